"""What a reader chooses of a projection: days, reading, levels, kinds, groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import KGError
from kg.reading import dates
from kg.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.networking.records import Record

READINGS = ("certain", "possible")
LEVEL = BASE + "concept/attribution/"
REGIONS = "un-regional-groups"
"""The regional classification taken if none is named."""


@dataclass(frozen=True)
class Choice:
    """How a network is cut out of a projection. Without days nothing is cut by time."""

    as_of: str = ""
    """What is done by this day, or holds on it."""
    since: str = ""
    """Not what was done before this day, or had ended."""
    reading: str = "certain"
    levels: tuple[str, ...] = ()
    """Only what rests on these levels of attribution."""
    kinds: tuple[str, ...] = ()
    """Only acts, choices, roles … of these kinds, by compact or full IRI, or the end of one."""
    groups: bool = False
    """Whether groups without members are nodes."""
    regions: str = REGIONS

    def __post_init__(self) -> None:
        if self.reading not in READINGS:
            raise KGError(f"--reading {self.reading}: expected certain or possible")
        for name, day in (("--as-of", self.as_of), ("--since", self.since)):
            check_day(name, day)
        if self.since and self.as_of and self.since > self.as_of:
            raise KGError("--since must not be after --as-of")

    @property
    def words(self) -> list[str]:
        """The options of the command line that make this choice."""
        pairs = [("--as-of", self.as_of), ("--since", self.since)]
        pairs += [("--reading", self.reading if self.reading != "certain" else "")]
        pairs += [*(("--level", level) for level in self.levels), *(("--kind", kind) for kind in self.kinds)]
        pairs += [("--regions", self.regions if self.regions != REGIONS else "")]
        return [word for pair in pairs if pair[1] for word in pair] + (["--groups"] if self.groups else [])


def check_day(option: str, day: str) -> None:
    """Raise KGError for what is no day."""
    if not day:
        return
    try:
        precise = dates.parse(day).datatype == "date"
    except ValueError as error:
        raise KGError(f"{option}: {error}") from None
    if not precise:
        raise KGError(f"{option}: expected a day such as 2025-10-26")


def select(records: Sequence[Record], choice: Choice) -> list[Record]:
    """Keep the records of the levels and kinds chosen.

    Raises KGError for a level or kind that no record has.
    """
    if choice.levels:
        _check("--level", choice.levels, {r.level for r in records})
        levels = {LEVEL + level.rpartition(":")[2].removeprefix(LEVEL) for level in choice.levels}
        records = [record for record in records if record.level in levels]
    if choice.kinds:
        _check("--kind", choice.kinds, {r.kind for r in records})
        records = [record for record in records if any(_is(record.kind, kind) for kind in choice.kinds)]
    return list(records)


def _check(option: str, wanted: Sequence[str], there: set[str]) -> None:
    for one in wanted:
        if there and not any(_is(iri, one) for iri in there):
            names = sorted(tail(iri) for iri in there if iri)
            raise KGError(f"{option} {one}: nothing in this network has it; there is {', '.join(names)}")


def _is(iri: str, name: str) -> bool:
    return iri == name or tail(iri) == name.rpartition(":")[2]


def tail(iri: str) -> str:
    """Return the end of an IRI, which names a code or a term."""
    return iri.rpartition("#")[2].rpartition("/")[2]


def in_time(record: Record, choice: Choice, time: str, known_from: str) -> bool:
    """Tell whether what a record says falls into the days chosen, by the reading chosen.

    An act without a last day is certain only from the day its source is known; a fact without any bound holds always.
    """
    if not (choice.as_of or choice.since):
        return True
    certain = choice.reading == "certain"
    if time == "spell":
        return _holds(record, choice, certain)
    first, last = record.earliest, record.latest or known_from
    by = not choice.as_of or (last != "" and last <= choice.as_of if certain else first <= choice.as_of)
    not_before = not choice.since or (first >= choice.since if certain else last == "" or last >= choice.since)
    return by and not_before


def _holds(record: Record, choice: Choice, certain: bool) -> bool:
    bounds = (record.earliest, record.latest, record.end_earliest, record.end_latest)
    if not any(bounds):
        return True
    until = choice.as_of or choice.since
    since = choice.since or choice.as_of
    if certain:
        began = record.latest != "" and (not choice.as_of or record.latest <= until)
        return began and record.end_earliest != "" and record.end_earliest >= since
    began = not choice.as_of or record.earliest <= until
    return began and (record.end_latest == "" or record.end_latest >= since)
