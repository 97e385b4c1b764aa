"""Codes of states in the systems that researchers use, each with the time in which it stands for that state.

One code of one state is one record in every source that tells it. It counts once, by its leading record: of the records
that are not doubtful the dated ones, of these the source of the best kind, then the first by name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.asking import facts
from kg.terms import BASE, literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.querying.door import Binding, Door

LONGEST = 40
"""Characters of the longest code that is looked for."""
WIDEST = 4
"""Digits that a number is filled to with zeros when it is looked for."""
UNRANKED = 9
CODES = """SELECT ?g ?x ?state ?system ?value ?startEarliest ?startLatest ?endEarliest ?endLatest WHERE { $values
  GRAPH ?g { ?x cca:codeValue ?value ; cca:codeOf ?state ; cca:codeSystem ?system
    OPTIONAL { ?x cca:startEarliest ?startEarliest } OPTIONAL { ?x cca:startLatest ?startLatest }
    OPTIONAL { ?x cca:endEarliest ?endEarliest } OPTIONAL { ?x cca:endLatest ?endLatest } } }"""
RANKS = "SELECT ?g ?rank WHERE { $values ?g dct:type ?kind . ?kind cca:rank ?rank }"
DOUBTFUL = """SELECT DISTINCT ?x ?g WHERE { $values ?a rdf:subject ?x ; cca:confidence cfd:doubtful ; cca:inGraph ?g
  OPTIONAL { ?sure rdf:subject ?x ; cca:inGraph ?g
    OPTIONAL { ?sure cca:confidence ?hesitant FILTER(?hesitant = cfd:doubtful) } FILTER(!BOUND(?hesitant)) }
  FILTER(!BOUND(?sure)) }"""
_FLOAT = re.compile(r"(\d+)\.0+", re.ASCII)
BOUNDS = ("startEarliest", "startLatest", "endEarliest", "endLatest")


@dataclass(frozen=True)
class Code:
    """A code, what it stands for, and when; days as text, empty where nobody says."""

    iri: str
    state: str
    system: str
    value: str
    start: str
    """First day, month or year as stated."""
    end: str
    first: str
    """First day that is possible."""
    last: str
    """Last day that is possible."""
    source: str
    sources: int
    """How many sources tell it."""

    def is_valid(self, first: str, last: str) -> bool:
        """Tell whether the code may have stood for the state on some day from the first to the last."""
        return (not self.first or self.first <= last) and (not self.last or self.last >= first)

    @property
    def spell(self) -> str:
        """Say when it was valid."""
        if not self.start and not self.end:
            return "at a time that is not stated"
        parts = (f"from {self.start}" if self.start else "", f"until {self.end}" if self.end else "")
        return " ".join(filter(None, parts))


def key(text: str) -> str:
    """Make codes comparable: case, leading zeros and the `.0` of a spreadsheet set aside."""
    given = whole(text)
    return given.lstrip("0") or "0" if given.isascii() and given.isdigit() else given.casefold()


def whole(text: str) -> str:
    """Take away the `.0` that a spreadsheet or pandas puts behind a whole number."""
    given = text.strip()
    number = _FLOAT.fullmatch(given)
    return number[1] if number else given


def spellings(text: str) -> set[str]:
    """Return how a system may write what a person gave."""
    given = text.strip()
    short = key(given)
    if not 0 < len(given) <= LONGEST or not given.isprintable():
        return set()
    return {given, given.upper(), given.lower(), *(short.zfill(n) for n in range(1, WIDEST + 1) if short.isdigit())}


def read(door: Door, wanted: Iterable[str] | None = None) -> list[Code]:
    """Read the codes that may be meant by some texts, or all codes, in order of system and state."""
    values = None if wanted is None else sorted({literal(s) for text in wanted for s in spellings(text)})
    found: dict[str, list[Binding]] = defaultdict(list)
    for row in _rows(door, values):
        found[row["x"]["value"]].append(row)
    several = sorted({row["g"]["value"] for rows in found.values() if len(rows) > 1 for row in rows})
    ranks = {r["g"]["value"]: int(r["rank"]["value"]) for r in facts.ask_of(door, RANKS, "g", several)}
    doubtful = {(r["x"]["value"], r["g"]["value"]) for r in facts.ask_of(door, DOUBTFUL, "x", sorted(found))}
    codes = [_code(rows, ranks, doubtful) for rows in found.values()]
    return sorted((c for c in codes if c), key=lambda c: (c.system, c.state, c.first, c.iri))


def _rows(door: Door, values: list[str] | None) -> Iterator[Binding]:
    if values is None:
        yield from door.query(CODES.replace("$values", "")).rows
        return
    for start in range(0, len(values), facts.PART):
        part = f"VALUES ?value {{ {' '.join(values[start : start + facts.PART])} }}"
        yield from door.query(CODES.replace("$values", part)).rows


def _code(rows: list[Binding], ranks: dict[str, int], doubtful: set[tuple[str, str]]) -> Code | None:
    """Make a code of its leading record, if it has one."""

    def order(row: Binding) -> tuple[bool, int, str]:
        dated = "startEarliest" in row or "endLatest" in row
        return (not dated, ranks.get(row["g"]["value"], UNRANKED), row["g"]["value"])

    telling = sorted((r for r in rows if (r["x"]["value"], r["g"]["value"]) not in doubtful), key=order)
    if not telling:
        return None
    lead = telling[0]
    start_earliest, start_latest, end_earliest, end_latest = (lead[b]["value"] if b in lead else "" for b in BOUNDS)
    return Code(
        lead["x"]["value"],
        lead["state"]["value"],
        lead["system"]["value"].rpartition("/")[2],
        lead["value"]["value"],
        _stated(start_earliest, start_latest) if start_earliest else "",
        _stated(end_earliest, end_latest) if end_latest else "",
        start_earliest,
        end_latest,
        lead["g"]["value"].removeprefix(f"{BASE}source/"),
        len({row["g"]["value"] for row in telling}),
    )


def _stated(earliest: str, latest: str) -> str:
    """Write two bounds as the day, month or year that they come from."""
    from kg.reading import dates

    if not earliest or not latest:
        return earliest or latest
    for form in (earliest, earliest[:7], earliest[:4]):
        found = dates.parse(form)
        if (found.earliest.isoformat(), found.latest.isoformat()) == (earliest, latest):
            return form
    return f"{earliest}/{latest}"
