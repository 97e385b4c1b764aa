"""Networks of our own making, whose every edge is known, as a projection would give them."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import networkx

from kg.declared.questions import parse
from kg.networking.choice import Choice
from kg.networking.nodes import Node
from kg.networking.projection import declared
from kg.networking.reading import Study
from kg.networking.records import Record
from kg.networking.sources import Sources
from kg.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.networking.projection import Projection

Pair = tuple[str, str]
LEVEL = BASE + "concept/attribution/narrator"


def projection(**header: str) -> Projection:
    lines = "".join(f"#+ {name}: {value}\n" for name, value in header.items())
    return declared(parse(lines + "SELECT ?source ?target WHERE { ?source ?p ?target }", "planted", "planted.rq"))


def record(source: str, target: str, slug: str = "one", item: str = "", **more: str) -> Record:
    name = item or f"{source}-{target}"
    told = {"assertion": f"ast-{slug}-{name}", "level": LEVEL, "document": f"{BASE}source/{slug}", **more}
    return Record(source, target, name, **told)  # type: ignore[arg-type]


def study(
    records: Iterable[Record],
    sources: Sources | None = None,
    allowed: Iterable[Pair] | None = None,
    regions: Mapping[str, str] | None = None,
    choice: Choice | None = None,
    **header: str,
) -> Study:
    told = list(records)
    nodes = {node for r in told for node in (r.source, r.target)}
    known = {node: Node(node, "state", (regions or {}).get(node, "")) for node in nodes}
    may = None if allowed is None else frozenset(allowed)
    return Study(projection(**header), told, known, sources or Sources(), choice or Choice(), may)


def of(graph: networkx.Graph, **header: Any) -> Study:
    """Take over a network of NetworkX; in a bipartite one the nodes of side 0 are the sources."""
    sides = networkx.get_node_attributes(graph, "bipartite")
    pairs = [(v, u) if sides.get(u) == 1 else (u, v) for u, v in graph.edges()]
    return study((record(str(u), str(v)) for u, v in pairs), **header)


def blocs(seed: int, actors: int = 45, items: int = 48, real: bool = True) -> tuple[list[Pair], dict[str, int]]:
    """Plant three blocs that join items of their own more often; or, if not real, as many at random."""
    chance = random.Random(seed)
    bloc = {f"a{i:02}": i % 3 for i in range(actors)}
    pairs = []
    for actor, own in bloc.items():
        keen = chance.uniform(0.5, 1.5)  # margins differ, or a null that keeps them would not be needed
        for j in range(items):
            likely = (0.7 if j % 3 == own else 0.06) if real else 0.27
            if chance.random() < keen * likely:
                pairs.append((actor, f"i{j:02}"))
    return pairs, bloc
