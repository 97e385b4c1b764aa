"""Panels of pairs: what two states of a population share in each year.

Each state and year is a few numbers whose bits stand for treaties, bodies and roll calls, so that a pair takes a few
operations.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.errors import KGError
from kg.paneling.cells import NOT_OBSERVED, UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.paneling.book import Book
    from kg.paneling.declare import Column

DIRECTED = ("no", "yes")
CHOICES = ("yes", "no", "abstain")
OPPOSITE = (("yes", "no"), ("no", "yes"))


@dataclass
class Side:
    """One state in one year."""

    state: str
    year: int
    day: str
    bits: dict[str, int] = field(default_factory=dict)
    """What is certain, possible and unknown of each measure; bodies; choices."""


@dataclass(frozen=True)
class Pair:
    """Two states in one year."""

    one: Side
    two: Side


def rows(book: Book) -> tuple[list[Column], list[list[str]]]:
    """Lay out the pairs of a population, each pair once, or from both sides if it is directed."""
    columns = list(book.panel.columns)
    getters = [_getter(book, column) for column in columns]
    return columns, [[get(pair) for get in getters] for pair in _pairs(book)]


def _pairs(book: Book) -> Iterator[Pair]:
    directed = book.given.get("directed") or DIRECTED[0]
    if directed not in DIRECTED:
        raise KGError(f"--set directed={directed}: expected one of {', '.join(DIRECTED)}")
    for year in book.years():
        day = book.options.day(year)
        sides = [_side(book, state, year, day) for state in book.people.members([day])]
        for i, one in enumerate(sides):
            others = sides[:i] + sides[i + 1 :] if directed == "yes" else sides[i + 1 :]
            yield from (Pair(one, two) for two in others)


def _side(book: Book, state: str, year: int, day: str) -> Side:
    side = Side(state, year, day)
    cells = [book.row(state, treaty, day) for treaty in book.treaties]
    for name in book.panel.measures:
        side.bits[f"{name}.certain"] = _mask(row[name].certain == "1" for row in cells)
        side.bits[f"{name}.possible"] = _mask(row[name].possible == "1" for row in cells)
        side.bits[f"{name}.unknown"] = _mask(row[name].possible in (UNKNOWN, NOT_OBSERVED) for row in cells)
    bodies = [book.member(state, body, day) for body in book.bodies]
    side.bits["bodies.certain"] = _mask(reading == "certain" for reading in bodies)
    side.bits["bodies.possible"] = _mask(reading != "no" for reading in bodies)
    for item, choice in book.votes.get((state, str(year)), ()):
        side.bits[choice] = side.bits.get(choice, 0) | 1 << book.item(item)
    return side


def _mask(bits: Iterator[bool]) -> int:
    return sum(1 << i for i, bit in enumerate(bits) if bit)


def _getter(book: Book, column: Column) -> Callable[[Pair], str]:
    what, _, how = column.source.partition(".")
    if column.source == "year":
        return lambda p: str(p.one.year)
    if column.source == "day":
        return lambda p: p.one.day
    _check(book, column, what, how)
    if what in ("one", "two"):
        return _of_side(book, column, what, how)
    if what == "both":
        return lambda p: str((p.one.bits[how] & p.two.bits[how]).bit_count())
    if what == "either":
        return lambda p: str((p.one.bits[how] | p.two.bits[how]).bit_count())
    if what == "votes":
        return _of_votes(book, how)
    raise KGError(f"{book.panel.question.file}: column {column.name}: nothing fills {column.source!r}")


def _check(book: Book, column: Column, what: str, how: str) -> None:
    """Raise KGError for a column that counts what is not counted."""
    counted = how.removeprefix("n.")
    if (what in ("both", "either") or counted != how) and counted not in _bits(book):
        known = ", ".join(sorted(_bits(book)))
        raise KGError(f"{book.panel.question.file}: column {column.name}: nothing counts {counted!r}; expected {known}")


def _bits(book: Book) -> set[str]:
    """Name what of a side can be counted, or laid beside that of the other."""
    measured = {f"{name}.{reading}" for name in book.panel.measures for reading in ("certain", "possible", "unknown")}
    return measured | {"bodies.certain", "bodies.possible"}


def _of_side(book: Book, column: Column, which: str, how: str) -> Callable[[Pair], str]:
    kind, _, rest = how.partition(".")
    ways: dict[str, Callable[[Side], str]] = {
        "state": lambda s: book.short(s.state),
        "label": lambda s: book.labels.get(s.state, ""),
        "code": lambda s: book.code(s.state, rest, s.day),
        "n": lambda s: str(s.bits[rest].bit_count()),
    }
    if kind not in ways:
        raise KGError(f"{book.panel.question.file}: column {column.name}: nothing fills {column.source!r}")
    way = ways[kind]
    return lambda p: way(getattr(p, which))


def _of_votes(book: Book, how: str) -> Callable[[Pair], str]:
    years = {year for _, year in book.votes}

    def cast(side: Side) -> int:
        return side.bits.get("yes", 0) | side.bits.get("no", 0) | side.bits.get("abstain", 0)

    def shared(pairs: tuple[tuple[str, str], ...]) -> Callable[[Pair], str]:
        return lambda p: str(sum((p.one.bits.get(a, 0) & p.two.bits.get(b, 0)).bit_count() for a, b in pairs))

    def known(count: Callable[[Pair], str]) -> Callable[[Pair], str]:
        """Leave unknown what happened in years of which no roll call is recorded."""
        return lambda p: count(p) if str(p.one.year) in years else UNKNOWN

    if how == "both":
        return known(lambda p: str((cast(p.one) & cast(p.two)).bit_count()))
    return known(shared(OPPOSITE if how == "opposite" else tuple((choice, choice) for choice in CHOICES)))
