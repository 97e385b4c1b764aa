"""A network: nodes, and edges each of which holds the records that put it there."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from operator import itemgetter
from typing import TYPE_CHECKING

from kg.errors import KGError
from kg.networking import choice as choices
from kg.networking import leading
from kg.networking.nodes import WITHOUT, Node
from kg.networking.records import collected_later
from kg.networking.sources import Sources, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.networking.choice import Choice
    from kg.networking.projection import Projection
    from kg.networking.records import Record

Pair = tuple[str, str]


class Edge:
    """What joins two nodes. Its records are those of the leading source of each thing, then of others that tell it."""

    __slots__ = ("others", "records", "shared")

    def __init__(
        self, records: Sequence[Record] = (), others: Sequence[Record] = (), shared: Sequence[str] = ()
    ) -> None:
        self.records = records
        self.others = others
        self.shared = shared
        """The nodes of the other side that two nodes share, where the network is folded."""

    @property
    def items(self) -> list[str]:
        """The things that join the two, each once."""
        return sorted(set(self.shared)) if self.shared else sorted({record.item for record in self.records})

    @property
    def weight(self) -> float:
        """The number of things, or the sum of their weights."""
        if self.shared:
            return float(len(set(self.shared)))
        if len(self.records) == 1:
            return self.records[0].weight
        return sum({record.item: record.weight for record in self.records}.values())

    @property
    def sign(self) -> float | None:
        """The mean of the signs: 1 in favour, -1 against."""
        signs = {record.item: record.sign for record in self.records if record.sign is not None}
        return sum(signs.values()) / len(signs) if signs else None

    @property
    def kinds(self) -> list[str]:
        """The kinds of what joins them."""
        return sorted({record.kind for record in self.records if record.kind})

    @property
    def told(self) -> list[Record]:
        """All records, those of leading sources first."""
        return [*self.records, *self.others]

    @property
    def assertions(self) -> list[str]:
        """The assertions behind it."""
        return sorted({record.assertion for record in self.told})

    @property
    def levels(self) -> list[str]:
        """The levels of attribution that it rests on."""
        return sorted({choices.tail(record.level) for record in self.told if record.level})

    @property
    def documents(self) -> list[str]:
        """The slugs of the sources that tell it."""
        return sorted({slug(record.document) for record in self.told})

    @property
    def first(self) -> str:
        """The first day on which something could have joined them."""
        return min((r.earliest or r.latest for r in self.records if r.earliest or r.latest), default="")

    @property
    def last(self) -> str:
        """The last day by which something had joined them, or, of a spell, on which it still may."""
        return max((r.end_latest or r.end_earliest or r.latest for r in self.records), default="")


NOTHING = Edge()


@dataclass
class Network:
    """A network as it was chosen."""

    projection: Projection
    nodes: dict[str, Node]
    """Nodes that are joined to something, in the order of their IRIs."""
    edges: dict[Pair, Edge]
    incidence: dict[Pair, Edge]
    """Source and target before folding; the same as the edges of a network that is not folded."""
    sources: Sources = field(default_factory=Sources)
    left_out: int = 0
    """Edges to groups without members that were left out."""
    known: Mapping[str, Node] = field(default_factory=dict)
    """Every node of the projection, also of a side that is folded away."""

    @property
    def directed(self) -> bool:
        """Whether an edge has a beginning and an end."""
        return self.projection.directed

    @property
    def two_mode(self) -> bool:
        """Whether it has two kinds of nodes that are never joined among themselves."""
        return self.projection.bipartite

    @cached_property
    def first_side(self) -> set[str]:
        """The sources, in a network of two sides."""
        return {source for source, _ in self.incidence}

    def check_signs(self) -> None:
        """Raise KGError if signs are mixed: to be for a thing and to be against it would join alike."""
        if len({record.sign for edge in self.incidence.values() for record in edge.records}) > 1:
            raise KGError(f"{self.projection.name}: choose what counts as joining, as --kind yes; signs are mixed")

    def origins(self, edge: Edge) -> list[str]:
        """Return the origins of the sources behind an edge: copies count once."""
        return sorted({self.sources.origin(record.document) for record in edge.told})

    @cached_property
    def behind(self) -> int:
        """How many things stand behind the edges: acts, statements, votes; or, where folded, shared nodes."""
        if self.projection.fold:
            return len({item for edge in self.edges.values() for item in edge.shared})
        if self.two_mode:
            return len({target for _, target in self.edges})
        return len({record.item for edge in self.edges.values() for record in edge.records})


def build(
    projection: Projection,
    records: Sequence[Record],
    known: Mapping[str, Node],
    sources: Sources,
    choice: Choice,
) -> Network:
    """Make a network of records: each thing counts once, by its leading record, if it falls into the days chosen."""
    left_out: set[Pair] = set()
    with collected_later():
        edges = _edges(projection, records, known, sources, choice, left_out)
        incidence = dict(sorted(edges.items(), key=itemgetter(0)))
        joined = _folded(projection, incidence)
    nodes = {n: known.get(n, Node(n)) for n in ends(joined)}
    return Network(projection, nodes, joined, incidence, sources, len(left_out), known)


def _edges(
    projection: Projection,
    records: Sequence[Record],
    known: Mapping[str, Node],
    sources: Sources,
    choice: Choice,
    left_out: set[Pair],
) -> dict[Pair, Edge]:
    edges: dict[Pair, Edge] = {}
    cut = bool(choice.as_of or choice.since)
    hidden = set() if choice.groups else {iri for iri, node in known.items() if node.kind == WITHOUT}
    for told in leading.things(choices.select(records, choice), sources):
        head = told[0]
        if cut and not choices.in_time(head, choice, projection.time, sources.known_from(head.document)):
            continue
        pair = head[:2]
        if hidden and not hidden.isdisjoint(pair):
            left_out.add(pair)
        elif len(told) == 1 and pair not in edges:
            edges[pair] = Edge(told)
        else:
            edges[pair] = _with(edges.get(pair, NOTHING), told)
    return edges


def _with(edge: Edge, told: Sequence[Record]) -> Edge:
    first = told[0].document
    own = [record for record in told if record.document == first]
    others = [record for record in told if record.document != first]
    return Edge([*edge.records, *own], [*edge.others, *others])


def _folded(projection: Projection, incidence: dict[Pair, Edge]) -> dict[Pair, Edge]:
    if not projection.fold:
        return incidence if projection.directed or projection.bipartite else _undirected(incidence)
    onto = 0 if projection.fold == "source" else 1
    members: dict[str, list[tuple[str, Edge]]] = defaultdict(list)
    for pair, edge in incidence.items():
        members[pair[1 - onto]].append((pair[onto], edge))
    joined: dict[Pair, list[tuple[str, Edge, Edge]]] = defaultdict(list)
    for shared, sharing in sorted(members.items(), key=itemgetter(0)):
        for (one, own), (other, theirs) in combinations(sorted(sharing, key=itemgetter(0)), 2):
            joined[one, other].append((shared, own, theirs))
    return {pair: _together(joined[pair]) for pair in sorted(joined)}


def _together(parts: Sequence[tuple[str, Edge, Edge]]) -> Edge:
    return Edge(
        [record for _, own, theirs in parts for edge in (own, theirs) for record in edge.records],
        [record for _, own, theirs in parts for edge in (own, theirs) for record in edge.others],
        [shared for shared, _, _ in parts],
    )


def _undirected(incidence: Mapping[Pair, Edge]) -> dict[Pair, Edge]:
    """Lay edges of both directions together."""
    joined: dict[Pair, Edge] = {}
    for (source, target), edge in incidence.items():
        pair = (min(source, target), max(source, target))
        before = joined.get(pair, NOTHING)
        joined[pair] = Edge([*before.records, *edge.records], [*before.others, *edge.others])
    return dict(sorted(joined.items(), key=itemgetter(0)))


def ends(pairs: Iterable[Pair]) -> list[str]:
    """List the nodes of pairs, each once, in order."""
    return sorted({node for pair in pairs for node in pair})
