"""What an entry says, in a form in which two coders can be compared.

A bare name such as st01 is a coder's own: two bare names are the same if the entries that describe them are one unit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.coding.matching import FREE
from kg.mapping.values import DATES
from kg.reading.dates import Stated, parse

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    from kg.coding.coders import Coder, Item
    from kg.coding.matching import Unit
    from kg.declared.context import Context, Key

NAMES = ("id", "via", "by")
"""Keys of every entry that name a thing."""
ABSENT = ""


class Meanings:
    """What the entries of one text say."""

    def __init__(self, coders: Sequence[Coder], units: Sequence[Unit], context: Context) -> None:
        self.context, self.coders = context, coders
        self.homes = self._homes(units)
        self._known: dict[tuple[int, str, int], dict[str, Hashable]] = {}

    def _homes(self, units: Sequence[Unit]) -> dict[tuple[int, str], int]:
        """Find the unit in which each coder first says what a bare name is."""
        unit_of = {(i.coder, i.section, i.number): unit.number for unit in units for i in unit.members.values()}
        homes: dict[tuple[int, str], int] = {}
        for coder in self.coders:
            for item in sorted(coder.items, key=lambda item: item.entry.again):
                if self.is_bare(item.entry.id):
                    homes.setdefault((item.coder, item.entry.id), unit_of[item.coder, item.section, item.number])
        return homes

    def is_bare(self, name: str) -> bool:
        """Tell whether a name is a sheet's own."""
        return not name.startswith(("https://", "http://", "urn:")) and self.context.expand(name) is None

    def thing(self, coder: int, name: str) -> Hashable:
        """Return what a name means, whoever uses it."""
        if self.is_bare(name):
            return ("unit", self.homes[coder, name]) if (coder, name) in self.homes else ("name", name)
        return self.context.expand(name) or name

    def of(self, item: Item) -> dict[str, Hashable]:
        """Return all that an entry says, by key; what a coder is free to word is left out."""
        key = (item.coder, item.section, item.number)
        if key not in self._known:
            self._known[key] = dict(self._said(item))
        return self._known[key]

    def _said(self, item: Item) -> list[tuple[str, Hashable]]:
        entry = item.entry
        keys = self.context.sections[item.section].keys
        said: list[tuple[str, Hashable]] = [
            ("at", item.place),
            ("level", entry.level),
            ("confidence", entry.confidence),
        ]
        said += [(n, self.thing(item.coder, v)) for n in NAMES if (v := getattr(entry, n))]
        said += [(name, self.value(item, keys[name], raw)) for name, raw in entry.values.items() if name not in FREE]
        return said

    def value(self, item: Item, key: Key, raw: Any) -> Hashable:
        """Return what a value of a key means: a set of things, codes, words or numbers; a date as it is stated."""
        if key.kind == "words":
            language = self.coders[item.coder].source.language
            by_language = raw if isinstance(raw, dict) else {language: raw}
            return frozenset((tag.lower(), text) for tag, texts in by_language.items() for text in _list(texts))
        if key.kind == "reference":
            return frozenset(self.thing(item.coder, name) for name in _list(raw))
        if key.kind == "literal" and key.datatype in DATES:
            return frozenset(parse(one).text for one in _list(raw))
        return frozenset(_list(raw))

    def differing(self, unit: Unit) -> list[str]:
        """List the keys in which the coders of a unit differ; its place first."""
        said = [self.of(item) for item in unit.members.values()]
        keys = dict.fromkeys(key for one in said for key in one)
        return [key for key in keys if len({one.get(key, ABSENT) for one in said}) > 1]


class Pooled:
    """What the entries of several texts say."""

    def __init__(self, texts: Sequence[Meanings]) -> None:
        self.texts, self.context, self.is_bare = texts, texts[0].context, texts[0].is_bare

    def of(self, item: Item) -> dict[str, Hashable]:
        """Return all that an entry says, by key."""
        return self.texts[item.text].of(item)


def _list(raw: Any) -> list[Any]:
    return raw if isinstance(raw, list) else [raw]


def day_bounds(raw: Any) -> Stated | None:
    """Return the bounds of a stated date; None for several dates, which have none together."""
    return None if isinstance(raw, list) else parse(raw)


def written(item: Item, key: str) -> str:
    """Write what an entry says under a key as its coder wrote it."""
    if key == "at":
        return ", ".join(f"{span.start}–{span.end}" for span in item.entry.spans)
    raw = item.entry.level if key == "level" else item.raw.get(key, "")
    return _plain(raw)


def _plain(raw: Any) -> str:
    if isinstance(raw, list):
        return "|".join(map(_plain, raw))
    if isinstance(raw, dict):
        return ", ".join(f"{_plain(value)} ({tag})" for tag, value in raw.items())
    return str(raw)


def shares(counts: Mapping[str, int], most: int = 3) -> str:
    """Say how common the commonest values are."""
    total = sum(counts.values())
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    named = [f"{name or '(none)'} {n / total:.0%}" for name, n in ordered[:most]]
    rest = sum(n for _, n in ordered[most:])
    return ", ".join([*named, *([f"{len(ordered) - most} others {rest / total:.0%}"] if rest else [])])
