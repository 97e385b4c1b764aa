"""The draft of an adjudicated sheet: agreed entries once, every other reading as an entry of its own, nothing lost.

Comments say where an entry comes from and what its coder wrote otherwise, so that every original entry can be read off.
"""

from __future__ import annotations

import json
import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from kg.coding.meaning import NAMES
from kg.mapping.values import RESERVED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.coding.coders import Coder, Item
    from kg.coding.matching import Unit
    from kg.coding.meaning import Meanings

MARK = "adjudicate: "
HEAD = """# Draft of an adjudicated sheet, made by `kg sheet compare` from these sheets of one text:
{sheets}
#
# What all of them coded alike stands once. Where they differ, each reading stands as an entry of its own, and its note
# begins with "adjudicate: ". Keep or amend one of them, remove the others, and take the mark out.
# Above an entry, "# unit 7: 1 statement 3, 2 statement 5" says whose entries it stands for, "# 2: id = …" what coder 2
# wrote otherwise, and "# 2: no note" that coder 2 left it out.
"""
_BARE = re.compile(r"[A-Za-z0-9_-]+")


def draft(coders: Sequence[Coder], units: Sequence[Unit], meanings: Meanings) -> str:
    """Write the draft as TOML.

    Args:
        coders: whose sheets are compared; the names and the order of the first one are kept.
        units: what they marked.
        meanings: what their entries say.

    """
    drafting = _Drafting(coders, meanings)
    sheets = "\n".join(f"#   {n} {c.name}: {c.file}, SHA-256 {c.sha256}" for n, c in enumerate(coders, 1))
    blocks = [block for unit in sorted(units, key=_file_order(units)) for block in drafting.unit(unit)]
    return "\n".join([HEAD.format(sheets=sheets), drafting.source(), *blocks])


def _file_order(units: Sequence[Unit]) -> Any:
    sections = {section: n for n, section in enumerate(dict.fromkeys(unit.section for unit in units))}

    def order(unit: Unit) -> tuple[int, int, int]:
        coder, item = min(unit.members.items())
        return sections[unit.section], coder, item.number

    return order


class _Drafting:
    """One adjudicated sheet in the making."""

    def __init__(self, coders: Sequence[Coder], meanings: Meanings) -> None:
        self.coders, self.meanings = coders, meanings
        self.names: dict[tuple[int, str], str] = {}
        self.of_thing: dict[Any, str] = {}
        self.taken: set[str] = set(RESERVED)
        for number, coder in enumerate(coders):
            for name in dict.fromkeys(self._bare_names(coder)):
                self.names[number, name] = self._name(number, name)
            self.taken.update(name for (who, _), name in self.names.items() if who == number)

    def _bare_names(self, coder: Coder) -> Iterator[str]:
        for item in coder.items:
            for key, raw in item.raw.items():
                if self._names_things(item, key):
                    names = raw if isinstance(raw, list) else [raw]
                    yield from (name for name in names if self.meanings.is_bare(name))

    def _names_things(self, item: Item, key: str) -> bool:
        keys = self.meanings.context.sections[item.section].keys
        return key in NAMES or (key in keys and keys[key].kind == "reference")

    def _name(self, coder: int, name: str) -> str:
        """Choose a name: that of the first coder who speaks of the same thing, else one that nobody else has."""
        thing = self.meanings.thing(coder, name)
        if thing in self.of_thing:
            return self.of_thing[thing]
        found, number = name, 2
        while found in self.taken:
            found, number = f"{name[:70].rstrip('.')}-{number}", number + 1
        self.taken.add(found)
        self.of_thing[thing] = found
        return found

    def source(self) -> str:
        """Write the table of the source: where sheets differ, the first one's value, and the others in comments."""
        first = self.coders[0].raw
        together = "; ".join(coder.name for coder in self.coders)
        keys = dict.fromkeys(key for coder in self.coders for key in coder.raw)
        kept = {key: next(c.raw[key] for c in self.coders if key in c.raw) for key in keys}
        kept["coder"] = f"{MARK}{together}"
        lines = [comment for n, coder in enumerate(self.coders, 1) for comment in _otherwise(n, coder.raw, kept)]
        differ = [key for key in keys if key != "coder" and any(c.raw.get(key) != first.get(key) for c in self.coders)]
        head = [f"# {MARK}the sheets differ in {', '.join(differ)}"] if differ else []
        return _table("[source]", [*head, *lines], kept)

    def unit(self, unit: Unit) -> Iterator[str]:
        """Write the entries of a unit: one for each way in which it was coded."""
        variants: dict[Any, list[Item]] = {}
        for _, item in sorted(unit.members.items()):
            variants.setdefault(frozenset(self.meanings.of(item).items()), []).append(item)
        for items in variants.values():
            yield self._entry(unit, items, self._mark(unit, items, len(variants)))

    def _mark(self, unit: Unit, items: Sequence[Item], variants: int) -> str:
        by = _numbers(item.coder for item in items)
        missing = [n for n in range(len(self.coders)) if n not in unit.members]
        said = []
        if variants > 1:
            said.append(f"coded so by {by}; coders differ in {', '.join(self.meanings.differing(unit))}")
        if missing:
            said.append(f"marked by {_numbers(unit.members)}, not by {_numbers(missing)}")
        return f"{MARK}unit {unit.number}, {'; '.join(said)}" if said else ""

    def _entry(self, unit: Unit, items: Sequence[Item], mark: str) -> str:
        first = items[0]
        kept = {key: self._renamed(first, key, raw) for key, raw in first.raw.items()}
        if mark:
            kept["note"] = mark[:2000]
        whose = ", ".join(f"{item.coder + 1} {item.section} {item.number}" for item in items)
        lines = [f"# unit {unit.number}: {whose}"]
        lines += [line for item in items for line in _otherwise(item.coder + 1, item.raw, kept)]
        return _table(f"[[{_key(unit.section)}]]", lines, kept)

    def _renamed(self, item: Item, key: str, raw: Any) -> Any:
        if not self._names_things(item, key):
            return raw
        if isinstance(raw, list):
            return [self.names.get((item.coder, name), name) for name in raw]
        return self.names.get((item.coder, raw), raw)


def _otherwise(number: int, raw: Mapping[str, Any], kept: Mapping[str, Any]) -> Iterator[str]:
    """Say in comments what a coder wrote otherwise than it stands."""
    for key in {**kept, **raw}:
        if key not in raw:
            yield f"# {number}: no {_key(key)}"
        elif key not in kept or value(raw[key]) != value(kept[key]):
            yield f"# {number}: {_key(key)} = {value(raw[key])}"


def _numbers(coders: Any) -> str:
    return " and ".join(str(n + 1) for n in sorted(coders))


def _table(head: str, comments: Sequence[str], values: Mapping[str, Any]) -> str:
    lines = [*comments, head, *(f"{_key(key)} = {value(raw)}" for key, raw in values.items())]
    return "".join(f"{line}\n" for line in lines)


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else value(key)


def value(raw: Any) -> str:
    """Write a value as TOML, on one line."""
    if isinstance(raw, str):
        # JSON's escapes are TOML's too, but for that of DEL.
        return json.dumps(raw, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(raw, bool):
        return str(raw).lower()
    if isinstance(raw, list):
        return f"[{', '.join(map(value, raw))}]"
    if isinstance(raw, dict):
        return f"{{{', '.join(f'{_key(key)} = {value(one)}' for key, one in raw.items())}}}"
    if isinstance(raw, date | datetime | time):
        return raw.isoformat()
    return repr(raw)
