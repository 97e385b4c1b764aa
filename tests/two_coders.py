"""Sheets of several coders of one invented text, and what can be read off the draft of an adjudicated one."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from small_sheets import Data, declared, source, toml

from kg.coding import coders, matching, reliability
from kg.coding.meaning import Meanings, Pooled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kg.coding.reliability import Row

LONG = "".join(f"Sentence {n:04} of an invented note is a bit long. " for n in range(400))
ACTS = ("asserts", "praises", "predicts", "appeals")
SPEAKERS = ("per:zofia-probna", "sta:vnm", "bod:unodc", "st-other")


def statement(number: int, **keys: Any) -> Data:
    """Make a statement in the sentence of its number."""
    start = number * 48
    return {"id": f"st{number}", "speaker": SPEAKERS[0], "act": "asserts", "at": [start, start + 40], **keys}


def of(*statements: Data, coder: str = "", **others: list[Data]) -> Data:
    named = {"coder": coder} if coder else {}
    return {"source": source(text=LONG, **named), "statement": list(statements), **others}


def files(folder: Path, sheets: Sequence[Data | str]) -> list[Path]:
    paths = [folder / f"{chr(ord('a') + n)}.toml" for n in range(len(sheets))]
    for path, data in zip(paths, sheets, strict=True):
        path.write_bytes((data if isinstance(data, str) else toml(data)).encode("utf-8"))
    return paths


class Compared:
    """A comparison of sheets given as data."""

    def __init__(self, folder: Path, *sheets: Data | str, least: float = 0.0, resamples: int = 20) -> None:
        self.paths = files(folder, sheets)
        [self.coders] = coders.read(self.paths, declared().context, declared().ontology)
        self.units = matching.units(self.coders, least)
        self.meanings = Meanings(self.coders, self.units, declared().context)
        self.rows = reliability.table([c.name for c in self.coders], self.units, Pooled([self.meanings]), resamples)

    def row(self, what: str, section: str, key: str = "", coders: str = "") -> Row:
        """Find one row of the table."""
        found = [
            r for r in self.rows if (r.what, r.section, r.key) == (what, section, key) and coders in ("", r.coders)
        ]
        assert found, (what, section, key)
        return found[0]


def plain_values() -> st.SearchStrategy[Any]:
    """Make values of keys that no shape looks at: of every kind that TOML has."""
    words = st.text(
        st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp")), min_size=1, max_size=9
    )
    return words.filter(str.strip)


@st.composite
def sheets(draw: st.DrawFn, most: int = 8) -> Data:
    """Draw the sheet of a coder: statements and actors in places that may overlap, coincide or nest."""
    told, actors = [], []
    for number in range(draw(st.integers(0, most))):
        start = draw(st.integers(0, 60))
        place = [start, start + draw(st.integers(1, 30))]
        one: Data = {"id": f"x{number}", "at": place, "act": draw(st.sampled_from(ACTS))}
        if draw(st.booleans()):
            one["speaker"] = draw(st.sampled_from([*SPEAKERS[:3], "x0", "x1", "nobody"]))
        if draw(st.booleans()):
            one["topic"] = draw(
                st.lists(st.sampled_from(["trust", "treaty-signing", "funding"]), min_size=1, unique=True)
            )
        if draw(st.booleans()):
            one |= {"level": "inferred", "confidence": draw(st.sampled_from(["probable", "doubtful", "verified"]))}
        if draw(st.booleans()):
            one |= {"note": draw(plain_values()), "gloss": {"en": draw(plain_values())}}
        told.append(one)
    for number in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, 60))
        actors.append({"id": draw(st.sampled_from(SPEAKERS[:3])), "name": draw(plain_values()), "again": number > 0,
                       "at": [[start, start + 5], [start + 9, start + 12]]})  # fmt: skip
    return of(*told, actor=actors)


def restored(draft: str) -> dict[int, dict[tuple[str, int], Data]]:
    """Read every original entry off the draft of an adjudicated sheet: coder to (section, number) to entry."""
    found: dict[int, dict[tuple[str, int], Data]] = {}
    comments: list[str] = []
    blocks = re.split(r"\n\n(?=# unit \d+: )", draft)[1:]
    for block in blocks:
        lines = block.splitlines()
        comments = [line for line in lines if line.startswith("# ")]
        [(section, [entry])] = tomllib.loads(block).items()
        for who, name, number in re.findall(r"(\d+) ([a-z-]+) (\d+)", comments[0].partition(": ")[2]):
            assert name == section
            found.setdefault(int(who), {})[section, int(number)] = _otherwise(entry, int(who), comments[1:])
    return found


def _otherwise(entry: Data, who: int, comments: Sequence[str]) -> Data:
    changed = dict(entry)
    for line in comments:
        number, _, said = line[2:].partition(": ")
        if int(number) != who:
            continue
        if said.startswith("no "):
            del changed[said[3:]]
        else:
            changed |= tomllib.loads(said)
    return changed
