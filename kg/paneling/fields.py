"""What fills the columns of panels by year, by the words that their headers use."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.errors import KGError
from kg.paneling import eligible as access
from kg.paneling.cells import NOT_ELIGIBLE, NOT_EXISTING, NOT_OBSERVED, UNKNOWN, Cell
from kg.paneling.edtf import edtf
from kg.paneling.inputs import local

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kg.paneling.book import Book, Unit
    from kg.paneling.declare import Column
    from kg.paneling.inputs import Act

STANDINGS = {"bound": "party", "consented": "contracting", "signed": "signatory"}
"""Measure to the standing it gives, the highest first."""


def getter(book: Book, column: Column, treaty: str = "") -> Callable[[Unit], str]:
    """Return what fills a column.

    Raises KGError for something that nothing fills.
    """
    what, _, rest = column.source.partition(".")
    simple = _simple(book).get(column.source)
    if simple:
        return simple
    if what in book.panel.measures:
        return _of_measure(book, what, rest, treaty)
    family = FAMILIES.get(what)
    if family:
        return family(book, rest)
    raise KGError(f"{book.panel.question.file}: column {column.name}: nothing fills {column.source!r}")


def _simple(book: Book) -> dict[str, Callable[[Unit], str]]:
    return {
        "state": lambda u: book.short(u.state),
        "label": lambda u: book.labels.get(u.state, ""),
        "year": lambda u: str(u.year),
        "day": lambda u: u.day,
        "treaty": lambda u: book.short(u.treaty),
        "treaty.label": lambda u: book.labels.get(u.treaty, ""),
        "treaty.opened": lambda u: edtf(*book.cells.opened(u.treaty)),
        "population.certain": lambda u: _bit(book.people.reading(u.state, u.day) == "certain"),
        "population.possible": lambda u: _bit(book.people.reading(u.state, u.day) != "no"),
        "status.certain": lambda u: status(u.own, "certain"),
        "status.possible": lambda u: status(u.own, "possible"),
    }


def _bit(holds: bool) -> str:
    return "1" if holds else "0"


def status(cells: Mapping[str, Cell], reading: str) -> str:
    """Say how a state stands to a treaty: party, contracting, signatory, none, or why that cannot be said."""
    values = {name: getattr(cells[name], reading) for name in STANDINGS if name in cells}
    for name, word in STANDINGS.items():
        if values.get(name) == "1":
            return word
    told = set(values.values())
    for empty in (UNKNOWN, NOT_OBSERVED):
        if empty in told:
            return empty
    return "none" if "0" in told else NOT_EXISTING if NOT_EXISTING in told else NOT_ELIGIBLE


def _of_measure(book: Book, name: str, what: str, treaty: str) -> Callable[[Unit], str]:
    measure = book.panel.measures[name]

    def cell(unit: Unit) -> Cell:
        return unit.cells[treaty or unit.treaty][name]

    def eligible(unit: Unit) -> str:
        if cell(unit).certain == NOT_EXISTING:
            return NOT_EXISTING
        reading = book.cells.access.reading(treaty or unit.treaty, unit.state, measure.may, unit.day)
        return UNKNOWN if reading == access.UNKNOWN else reading

    ways: dict[str, Callable[[Unit], str]] = {
        "certain": lambda u: cell(u).certain,
        "possible": lambda u: cell(u).possible,
        "eligible": eligible,
        "observed_until": lambda u: book.cells.until(treaty or u.treaty, measure),
    }
    if what in ways:
        return ways[what]
    if what not in OF_ACT:
        raise KGError(
            f"{book.panel.question.file}: nothing fills {name}.{what}; expected {', '.join([*ways, *OF_ACT])}"
        )
    of_act = OF_ACT[what]

    def told(unit: Unit) -> str:
        act = cell(unit).act
        return of_act(book, [act]) if act else ""

    return told


def _sources(book: Book, acts: Sequence[Act]) -> set[str]:
    return {source for act in acts for source in act.sources}


OF_ACT: dict[str, Callable[[Book, Sequence[Act]], str]] = {
    "date": lambda book, acts: edtf(acts[0].earliest, acts[0].latest),
    "lower": lambda book, acts: acts[0].earliest,
    "upper": lambda book, acts: acts[0].latest,
    "kind": lambda book, acts: local(acts[0].kind),
    "event_id": lambda book, acts: book.short(acts[0].iri),
    "source": lambda book, acts: acts[0].source,
    "confidence": lambda book, acts: acts[0].confidence,
    "n_sources": lambda book, acts: str(len(_sources(book, acts))),
    "n_origins": lambda book, acts: str(book.world.origin_count(_sources(book, acts))),
    "differing": lambda book, acts: str(sum(act.differing for act in acts)),
    "evidence": lambda book, acts: ";".join(dict.fromkeys(book.short(e) for act in acts for e in act.evidence)),
}
"""What can be told of the act that answers follow; the counts and the evidence of several acts too."""
OF_ACTS = ("n_sources", "n_origins", "differing", "evidence")


def _of_row(book: Book, what: str) -> Callable[[Unit], str]:
    """Tell of all acts of a row together."""
    if what == "observed_until":
        return lambda u: _least(book, list(u.cells))
    if what not in OF_ACTS:
        raise KGError(f"{book.panel.question.file}: nothing fills row.{what}; expected {', '.join(OF_ACTS)}")
    tell, zero = OF_ACT[what], "" if what == "evidence" else "0"

    def told(unit: Unit) -> str:
        acts = [cell.act for cells in unit.cells.values() for cell in cells.values() if cell.act]
        return tell(book, acts) if acts else zero

    return told


def _least(book: Book, treaties: Sequence[str]) -> str:
    """Return the last day that all lists cover which are known to be complete on any."""
    untils = [book.cells.until(t, m) for t in treaties for m in book.panel.measures.values()]
    return min(filter(None, untils), default="")


def _total(book: Book, rest: str) -> Callable[[Unit], str]:
    """Count the treaties of a row by what stands in the cells of a measure."""
    name, _, what = rest.partition(".")
    ways: dict[str, Callable[[Cell], bool]] = {
        "certain": lambda cell: cell.certain == "1",
        "possible": lambda cell: cell.possible == "1",
        "no": lambda cell: cell.possible == "0",
        "unknown": lambda cell: cell.possible in (UNKNOWN, NOT_OBSERVED),
        "not_eligible": lambda cell: cell.possible == NOT_ELIGIBLE,
        "not_existing": lambda cell: cell.possible == NOT_EXISTING,
    }
    if name not in book.panel.measures or what not in ways:
        known = f"total.{{{'|'.join(book.panel.measures)}}}.{{{'|'.join(ways)}}}"
        raise KGError(f"{book.panel.question.file}: nothing fills total.{rest}; expected {known}")
    holds = ways[what]
    return lambda u: str(sum(holds(cells[name]) for cells in u.cells.values()))


def _code(book: Book, system: str) -> Callable[[Unit], str]:
    return lambda u: book.code(u.state, system, u.day)


def _region(book: Book, scheme: str) -> Callable[[Unit], str]:
    return lambda u: book.regions.get((u.state, scheme), "")


def _member(book: Book, rest: str) -> Callable[[Unit], str]:
    name, _, reading = rest.rpartition(".")
    organisation = book.context.expand(name) or name
    wanted = ("certain",) if reading == "certain" else ("certain", "possible")
    return lambda u: _bit(book.member(u.state, organisation, u.day) in wanted)


def _votes(book: Book, choice: str) -> Callable[[Unit], str]:
    """Count the choices of a state in the roll calls of a year; `items` counts those in which a choice is recorded.

    Where no roll call of the year is recorded, nothing is known.
    """
    years = {year for _, year in book.votes}

    def told(unit: Unit) -> str:
        if str(unit.year) not in years:
            return UNKNOWN
        counted = Counter(choice for _, choice in book.votes.get((unit.state, str(unit.year)), ()))
        return str(counted.total() if choice == "items" else counted[choice])

    return told


FAMILIES: dict[str, Callable[[Book, str], Callable[[Unit], str]]] = {
    "code": _code,
    "region": _region,
    "member": _member,
    "votes": _votes,
    "total": _total,
    "row": _of_row,
}
