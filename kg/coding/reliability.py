"""The table of a comparison: agreement on what is marked, and apart from it on how what both marked is coded."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from kg.coding import alpha
from kg.coding.coders import SCALE
from kg.coding.matching import overlap
from kg.coding.meaning import day_bounds, shares, written
from kg.declared.context import ABOUT_THE_ASSERTION
from kg.mapping.values import DATES

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

    from kg.coding.alpha import Estimate
    from kg.coding.coders import Item
    from kg.coding.matching import Unit
    from kg.coding.meaning import Pooled
    from kg.declared.context import Context, Key

SETS = {("statement", "addressee"), ("statement", "topic")}
"""Keys of which none, one or several values are one coding."""
ALL = "all"
MARKED, CODED = "marked", "coded"
COLUMNS = (
    "what", "section", "key", "measure", "coders", "units", "value", "low", "high", "same", "open", "prevalence",
)  # fmt: skip


@dataclass(frozen=True)
class Row:
    """One figure and what stands beside it."""

    what: str
    """marked or coded"""
    section: str
    key: str
    measure: str
    coders: str
    units: int
    estimate: Estimate
    same: float | None
    """Percent agreement: the share of pairs of coders who did exactly the same."""
    open: int
    """Units in which a coder who marked them left the key open although another filled it in."""
    prevalence: str

    def cells(self) -> list[str]:
        """Write it as the cells of a table."""
        one = self.estimate
        figures = [("" if n is None else f"{n:.3f}") for n in (one.value, one.low, one.high)]
        same = "" if self.same is None else f"{self.same:.1%}"
        names = [self.what, self.section, self.key, self.measure, self.coders]
        return [*names, str(self.units), *figures, same, str(self.open or ""), self.prevalence]


@dataclass(frozen=True)
class Variable:
    """One thing that is coded of a unit."""

    section: str
    key: str
    metric: str
    read: Callable[[Item], Hashable | None]
    """What an entry says; None if it leaves it open."""
    show: Callable[[Item], str]


def table(names: Sequence[str], units: Sequence[Unit], meanings: Pooled, resamples: int = alpha.RESAMPLES) -> list[Row]:
    """Compute the figures for all coders together, and with more than two for each two of them too."""
    everybody = tuple(range(len(names)))
    chosen = [everybody, *(combinations(everybody, 2) if len(names) > 2 else [])]
    rows: list[Row] = []
    for some in chosen:
        called = ALL if len(some) > 2 else " & ".join(names[n] for n in some)
        rows += _marked(units, [(n, names[n]) for n in some], called, resamples)
        rows += _coded(units, some, called, meanings, resamples)
    return rows


# What is marked


def _marked(units: Sequence[Unit], some: Sequence[tuple[int, str]], called: str, resamples: int) -> Iterator[Row]:
    sections = sorted({unit.section for unit in units})
    for section in [ALL, *(sections if len(sections) > 1 else [])]:
        held = [
            {n: unit.members[n] for n, _ in some if n in unit.members}
            for unit in units
            if section in (ALL, unit.section)
        ]
        held = [members for members in held if members]
        if held:
            yield _marked_row(section, held, some, called, resamples)


def _marked_row(
    section: str, held: Sequence[Mapping[int, Item]], some: Sequence[tuple[int, str]], called: str, resamples: int
) -> Row:
    others = len(some) - 1
    # Of a unit that k coders marked, k(k-1)/2 pairs share it, and its k entries stand in k(n-1) comparisons.
    patterns = Counter((len(m) * (len(m) - 1), len(m) * others) for m in held)
    value = _f1(patterns) or 0.0
    estimate = alpha.interval(value, patterns, _f1, f"{MARKED} {section}", resamples)
    whole = sum(len(members) == len(some) for members in held) / len(held)
    overlaps = [overlap(a.place, b.place) for m in held for a, b in combinations(m.values(), 2)]
    counts = [f"{name} {sum(n in members for members in held)}" for n, name in some]
    if overlaps:
        counts.append(f"places of pairs overlap {sum(overlaps) / len(overlaps):.0%}")
    return Row(MARKED, section, "", "F1", called, len(held), estimate, whole, 0, ", ".join(counts))


def _f1(patterns: Mapping[tuple[int, int], int]) -> float | None:
    shared = sum(pairs * times for (pairs, _), times in patterns.items())
    entries = sum(n * times for (_, n), times in patterns.items())
    return shared / entries if entries else None


# How it is coded


def _coded(units: Sequence[Unit], some: Sequence[int], called: str, meanings: Pooled, resamples: int) -> Iterator[Row]:
    matched = []
    for unit in units:
        members = [unit.members[n] for n in some if n in unit.members]
        if len(members) > 1:
            matched.append(members)
    present = {members[0].section for members in matched}
    for variable in variables(meanings.context, meanings):
        if variable.section in (ALL, *present):
            row = _coded_row(variable, matched, called, resamples)
            if row:
                yield row


def _coded_row(variable: Variable, matched: Sequence[Sequence[Item]], called: str, resamples: int) -> Row | None:
    within = [members for members in matched if variable.section in (ALL, members[0].section)]
    given = [[(value, i) for i in members if (value := variable.read(i)) is not None] for members in within]
    units = [tuple(sorted((value for value, _ in one), key=alpha.repr_of)) for one in given if len(one) > 1]
    left = sum(0 < len(one) < len(members) for one, members in zip(given, within, strict=True))
    if not units and not left:
        return None
    seed = f"{variable.section} {variable.key} {variable.metric}"
    estimate = alpha.estimate(units, variable.metric, seed, resamples)
    counts = Counter(variable.show(item) for one in given if len(one) > 1 for _, item in one)
    same = alpha.same_share(units)
    measure, prevalence = f"alpha {variable.metric}", shares(counts) if counts else ""
    return Row(CODED, variable.section, variable.key, measure, called, len(units), estimate, same, left, prevalence)


def variables(context: Context, meanings: Pooled) -> Iterator[Variable]:
    """Yield what is compared: level and confidence of every entry; codes, names, dates and numbers of each section."""
    yield Variable(ALL, "level", alpha.NOMINAL, lambda item: item.entry.level, lambda item: item.entry.level)
    yield Variable(
        ALL, "confidence", alpha.ORDINAL, lambda i: SCALE.index(i.entry.confidence), lambda i: i.entry.confidence
    )
    for section in context.sections.values():
        yield Variable(section.name, "id", alpha.NOMINAL, _shared_id(meanings), lambda item: item.entry.id)
        for key in section.keys.values():
            if key.name not in ABOUT_THE_ASSERTION:
                yield from _variables(section.name, key, meanings)


def _shared_id(meanings: Pooled) -> Callable[[Item], Hashable | None]:
    """Read which thing of the world an entry is about; a bare name is none."""

    def read(item: Item) -> Hashable | None:
        return None if meanings.is_bare(item.entry.id) else meanings.of(item)["id"]

    return read


def _variables(section: str, key: Key, meanings: Pooled) -> Iterator[Variable]:
    def raw(item: Item) -> str:
        return written(item, key.name)

    def said(item: Item) -> Hashable | None:
        return meanings.of(item).get(key.name)

    def as_set(item: Item) -> Hashable | None:
        # A further entry on a subject says only what it adds.
        return meanings.of(item).get(key.name, None if item.entry.again else frozenset())

    if key.kind == "literal" and key.datatype in DATES:
        yield Variable(section, f"{key.name}, first day", alpha.INTERVAL, _day(key.name, "earliest"), raw)
        yield Variable(section, f"{key.name}, last day", alpha.INTERVAL, _day(key.name, "latest"), raw)
    elif (section, key.name) in SETS:
        yield Variable(section, key.name, alpha.SETS, as_set, raw)
    elif key.kind in ("code", "reference") or key.datatype in ("integer", "decimal"):
        yield Variable(section, key.name, alpha.NOMINAL, said, raw)


def _day(key: str, bound: str) -> Callable[[Item], Hashable | None]:
    def read(item: Item) -> Hashable | None:
        value: Any = item.entry.values.get(key)
        stated = None if value is None else day_bounds(value)
        return None if stated is None else int(getattr(stated, bound).toordinal())

    return read
