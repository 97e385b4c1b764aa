"""The evidence that put a node or an edge into a network: source, sheet, entry, characters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import display
from kg.asking import facts
from kg.asking.places import place_text
from kg.building import memory
from kg.errors import KGError
from kg.networking.choice import tail
from kg.networking.sources import slug

if TYPE_CHECKING:
    from kg.building.selection import Selection
    from kg.graph import Graph
    from kg.networking.model import Edge, Network, Pair
    from kg.networking.reading import Study
    from kg.networking.records import Record

BETWEEN = "--"
COLUMNS = (
    "source", "target", "kind", "days", "counts", "told by", "level", "by", "where", "check", "file", "entry",
    "item", "assertion",
)  # fmt: skip


@dataclass(frozen=True)
class Ground:
    """One record behind an edge."""

    pair: Pair
    record: Record
    counts: bool
    """Whether it belongs to the leading source; the others tell the same thing too."""


def find(study: Study, network: Network, graph: Graph, what: str) -> list[Ground]:
    """List the records behind a node or, of `A--B`, behind the edge between two.

    Raises KGError for what is not in the network; if there are records that do not count, it says so.
    """
    names = [name.strip() for name in what.split(BETWEEN)]
    ends = [_node(study, graph, name) for name in names]
    if len(ends) == 1:
        found = [ground for pair, edge in network.incidence.items() if ends[0] in pair for ground in _of(pair, edge)]
        if not found:
            raise KGError(f"{names[0]} is not in this network{_uncounted(study, ends)}")
        return found
    if len(ends) != 2:
        raise KGError("--explain: expected a node, or two joined by -- as in VNM--trt:budapest-convention")
    found = [ground for pair in _pairs(network, ends[0], ends[1]) for ground in _of(pair, network.incidence[pair])]
    if not found:
        raise KGError(f"{names[0]} and {names[1]} are not joined in this network{_uncounted(study, ends)}")
    return found


def _pairs(network: Network, one: str, other: str) -> list[Pair]:
    """Return the rows behind an edge: where it is folded, those of both with what they share."""
    if not network.projection.fold:
        ways = [(one, other)] if network.directed else [(one, other), (other, one)]
        return [pair for pair in ways if pair in network.incidence]
    edge = network.edges.get((min(one, other), max(one, other)))
    if not edge:
        return []
    onto_source = network.projection.fold == "source"
    return [(node, item) if onto_source else (item, node) for item in sorted(set(edge.shared)) for node in (one, other)]


def _of(pair: Pair, edge: Edge) -> list[Ground]:
    return [
        *(Ground(pair, record, True) for record in edge.records),
        *(Ground(pair, record, False) for record in edge.others),
    ]


def _uncounted(study: Study, ends: list[str]) -> str:
    """Say that there are records that do not count."""
    there = [r for r in study.records if set(ends) <= {r.source, r.target}]
    many, verb = ("is 1 record", "does") if len(there) == 1 else (f"are {len(there)} records", "do")
    reasons = "doubtful, not done, outside the days, or of a level, kind or group that is left out"
    return f"; there {many} of it that {verb} not count ({reasons})" if there else ""


def _node(study: Study, graph: Graph, name: str) -> str:
    """Find a node by IRI, compact IRI or label, else as `kg show` finds things."""
    for node, known in study.known.items():
        if name in (node, graph.context.shorten(node)) or name.casefold() == known.label.casefold():
            return node
    from kg.asking.lookup import find as look_up

    with graph.door() as door:
        return look_up(graph.context, door, name)


def render(grounds: list[Ground], study: Study, graph: Graph, format: str, selection: Selection | None = None) -> str:
    """Write the evidence, one row for each record and place."""
    wanted = sorted({ground.record.assertion for ground in grounds})
    remembered = memory.load(graph.build)
    with graph.door(selection) as door:
        told = facts.assertions(door, "a", wanted)
        labels = graph.labels(door, {a.by for a in told.values() if a.by})
    rows = []
    for ground in sorted(grounds, key=lambda g: (g.pair, not g.counts, g.record.document, g.record.assertion)):
        assertion = told.get(ground.record.assertion)
        by = labels.get(assertion.by, "") if assertion else ""
        at = remembered.origin(assertion.graph, assertion.iri) if assertion else None
        for place in sorted(assertion.places, key=lambda p: (p.start or 0, p.iri)) if assertion else []:
            where = [place_text(place), place.check, at.file if at else "", at.entry if at else ""]
            rows.append(_row(ground, study, graph, by, where))
    return display.render(COLUMNS, rows, "csv" if format == "csv" else "table")


def _row(ground: Ground, study: Study, graph: Graph, by: str, where: list[str]) -> list[str]:
    record, label = ground.record, {node: known.label for node, known in study.known.items()}
    bounds = [day for day in (record.earliest, record.latest, record.end_earliest, record.end_latest) if day]
    days = "/".join(dict.fromkeys(bounds))
    head = [label.get(ground.pair[0], ""), label.get(ground.pair[1], ""), tail(record.kind), days]
    head += ["yes" if ground.counts else "also told", slug(record.document), tail(record.level), by]
    return [*head, *where, graph.context.shorten(record.item), graph.context.shorten(record.assertion)]
