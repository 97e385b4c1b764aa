"""Sensitivity: what the numbers would be without one source, origin, treaty, item or region, or in the other reading.

These are no draws from anything, so what comes out is not an interval.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg import display
from kg.display import many
from kg.errors import KGError
from kg.networking import measures
from kg.networking.choice import READINGS
from kg.networking.measure_tables import number
from kg.networking.sources import slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kg.networking.measures import Found
    from kg.networking.reading import Study
    from kg.networking.records import Record

WAYS = ("source", "origin", "treaty", "item", "region", "reading")


@dataclass
class Without:
    """The network without one thing."""

    way: str
    name: str
    nodes: int
    edges: int
    whole: dict[str, float] = field(default_factory=dict)
    moved: dict[str, tuple[str, float, float]] = field(default_factory=dict)
    """Measure of nodes to the node that moved most, with its value before and after."""

    def changes(self, base: Without) -> bool:
        """Tell whether anything is other than with everything."""
        return (self.nodes, self.edges, self.whole) != (base.nodes, base.edges, base.whole) or bool(self.moved)


@dataclass
class Sensitivity:
    """A network, and what it would be without each of several things."""

    base: Without
    without: list[Without]
    unchanged: dict[str, int] = field(default_factory=dict)
    """Way to the number of things without which nothing changes."""


def read(study: Study, ways: Sequence[str], wanted: Sequence[str] = (), draws: int = 99, seed: int = 1) -> Sensitivity:
    """Measure a network without each thing in turn.

    Raises KGError for a way that is none, or that this network does not have.
    """
    names = list(wanted) or ["density", "components"]

    def measured(way: str, name: str, one: Study, base: Found | None = None) -> tuple[Without, Found]:
        network, found = one.network(), measures.measure(one, names, draws, seed)
        whole = {key: float(value) for key, value in found.whole if not isinstance(value, str)}
        moved = _moved(base, found, one) if base else {}
        return Without(way, name, len(network.nodes), len(network.edges), whole, moved), found

    base, found = measured("", "everything", study)
    made = Sensitivity(base, [])
    for way in ways:
        if way not in WAYS:
            raise KGError(f"--sensitivity {way}: expected one of {', '.join(WAYS)}")
        for name, one in _ways(study, way):
            without, _ = measured(way, name, one, found)
            if without.changes(base):
                made.without.append(without)
            else:
                made.unchanged[way] = made.unchanged.get(way, 0) + 1
    return made


def _moved(base: Found, found: Found, study: Study) -> dict[str, tuple[str, float, float]]:
    """Find the node that moves most, by each measure of nodes; numbers of communities mean nothing apart.

    What is measured only once, as who stays with whom where only one partition is stable, is not compared.
    """
    moved = {}
    for name, before in base.nodes.items():
        after = found.nodes.get(name)
        if name == "community" or not before or after is None:
            continue
        most = max(sorted(before), key=lambda node: abs(before[node] - after.get(node, 0.0)))
        if before[most] != after.get(most, 0.0):
            moved[name] = (study.known[most].label, before[most], after.get(most, 0.0))
    return moved


def _ways(study: Study, way: str) -> Iterator[tuple[str, Study]]:
    if way == "reading":
        if not study.choice.as_of and not study.choice.since:
            raise KGError("--sensitivity reading: certain and possible differ only by a day; give --as-of")
        [other] = [reading for reading in READINGS if reading != study.choice.reading]
        yield f"{other} instead of {study.choice.reading}", replace(study, choice=replace(study.choice, reading=other))
        return
    of = _KEYS[way](study)
    keys = {record: of(record) for record in set(study.records)}
    names = sorted({name for own in keys.values() for name in own})
    if not names:
        raise KGError(f"--sensitivity {way}: this network has none")
    for name in names:
        left = [record for record in study.records if name not in keys[record]]
        label = study.known[name].label if name in study.known else name
        yield label, replace(study, records=left)


def _by_source(study: Study) -> Callable[[Record], set[str]]:
    return lambda record: {slug(record.document)}


def _by_origin(study: Study) -> Callable[[Record], set[str]]:
    return lambda record: {study.sources.origin(record.document)}


def _by_treaty(study: Study) -> Callable[[Record], set[str]]:
    return lambda record: {node for node in (record.source, record.target) if study.known[node].kind == "treaty"}


def _by_item(study: Study) -> Callable[[Record], set[str]]:
    """Take what is shared for the item, where there are two sides."""
    two = study.projection.fold or study.projection.bipartite
    if not two:
        return lambda record: {record.item}
    return lambda record: {record.source if study.projection.fold == "target" else record.target}


def _by_region(study: Study) -> Callable[[Record], set[str]]:
    return lambda record: {study.known[node].region for node in (record.source, record.target)} - {""}


_KEYS: dict[str, Callable[[Study], Callable[[Record], set[str]]]] = {
    "source": _by_source,
    "origin": _by_origin,
    "treaty": _by_treaty,
    "item": _by_item,
    "region": _by_region,
}


def render(found: Sensitivity, format: str) -> str:
    """Write it as a table, what changes the most edges first."""
    measured = list(found.base.whole)
    moving = sorted({name for one in found.without for name in one.moved})
    head = ["without", "name", "nodes", "edges", "edges lost", *measured, *(f"moves most: {name}" for name in moving)]
    order = sorted(found.without, key=lambda one: (WAYS.index(one.way), one.edges, one.name))
    rows = []
    for one in [found.base, *order]:
        lost = found.base.edges - one.edges
        share = f"{round(100 * lost / found.base.edges)} %" if found.base.edges else ""
        moved = [_move(one.moved.get(measure)) for measure in moving]
        values = [number(one.whole[m]) if m in one.whole else "" for m in measured]
        name = one.name if format == "csv" else display.cut(one.name)
        rows.append([one.way or "-", name, str(one.nodes), str(one.edges), share, *values, *moved])
    return display.render(head, rows, format)


def _move(found: tuple[str, float, float] | None) -> str:
    return f"{found[0]}: {number(found[1])} to {number(found[2])}" if found else ""


def sentences(found: Sensitivity) -> list[str]:
    """Say how far the numbers move, and that this is no interval."""
    lines = []
    for way in sorted({one.way for one in found.without}, key=WAYS.index):
        there = [one for one in found.without if one.way == way]
        for name, value in {"edges": float(found.base.edges), **found.base.whole}.items():
            values = [(float(one.edges) if name == "edges" else one.whole.get(name, value), one.name) for one in there]
            low, high = min(values), max(values)
            span = " to ".join(f"{number(end)} ({display.cut(who)})" for end, who in (low, high))
            lines.append(f"sensitivity by {way}, {name}: {number(value)}; from {span}")
    lines += [
        f"without any one of {many(count, f'other {way}')} nothing changes" for way, count in found.unchanged.items()
    ]
    return [*lines, "sensitivity is not an interval: what is left out are not draws from anything"]
