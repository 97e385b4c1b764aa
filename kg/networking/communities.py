"""Communities by Louvain, run from many seeds: how many there are, and how far the runs agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from math import comb
from typing import TYPE_CHECKING

import networkx

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SEEDS = 20
AGREED = 0.5
"""The least stability with which a partition says more of the network than of the seed."""


@dataclass(frozen=True)
class Communities:
    """The best partition of many runs, and how stable it is."""

    member: Mapping[str, int]
    """Node to number of its community, 1 for the largest."""
    modularity: float
    seeds: int
    stability: float
    """Mean adjusted Rand index between the runs: 1, all agree; 0, no more than by chance."""
    together: Mapping[str, float]
    """How often, over the runs, a node is with those it is with in the best one; 1 for one that is alone."""
    counts: tuple[int, int]
    """Fewest and most communities over the runs."""


def find(graph: networkx.Graph, seeds: int = SEEDS, first: int = 0) -> Communities | None:
    """Run Louvain from many seeds; the direction of edges is not regarded. None for a network without edges."""
    whole = _undirected(graph)
    if not whole.number_of_edges():
        return None
    runs = [
        networkx.community.louvain_communities(whole, weight="weight", seed=first + number) for number in range(seeds)
    ]
    scores = [networkx.community.modularity(whole, run, weight="weight") for run in runs]
    best = max(range(seeds), key=lambda number: (round(scores[number], 12), -number))
    members = [_numbered(run) for run in runs]
    pairs = list(combinations(range(seeds), 2))
    agreed = sum(rand(members[i], members[j]) for i, j in pairs) / len(pairs) if pairs else 1.0
    sizes = [len(run) for run in runs]
    return Communities(members[best], scores[best], seeds, agreed, _together(members, best), (min(sizes), max(sizes)))


def _undirected(graph: networkx.Graph) -> networkx.Graph:
    """Return the network in a fixed order of nodes, so that a seed gives one result; two directions are added up."""
    made = networkx.Graph()
    made.add_nodes_from(sorted(graph))
    for source, target, weight in sorted(graph.edges(data="weight", default=1.0)):
        before = made.get_edge_data(source, target, {"weight": 0.0})["weight"]
        made.add_edge(source, target, weight=before + weight)
    return made


def _numbered(run: Sequence[set[str]]) -> dict[str, int]:
    ordered = sorted(run, key=lambda group: (-len(group), min(group)))
    return {node: number for number, group in enumerate(ordered, 1) for node in sorted(group)}


def rand(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    """Return the adjusted Rand index of two partitions of the same nodes (Hubert and Arabie 1985)."""
    cells = Counter((one[node], other[node]) for node in one)
    both = sum(comb(n, 2) for n in cells.values())
    rows = sum(comb(n, 2) for n in Counter(one.values()).values())
    columns = sum(comb(n, 2) for n in Counter(other.values()).values())
    pairs = comb(len(one), 2)
    expected = rows * columns / pairs if pairs else 0.0
    most = (rows + columns) / 2
    return (both - expected) / (most - expected) if most != expected else 1.0


def _together(members: Sequence[Mapping[str, int]], best: int) -> dict[str, float]:
    groups: dict[int, list[str]] = {}
    for node, number in members[best].items():
        groups.setdefault(number, []).append(node)
    found: dict[str, float] = {}
    for group in groups.values():
        for node in group:
            others = [other for other in group if other != node]
            same = sum(run[node] == run[other] for run in members for other in others)
            found[node] = same / (len(others) * len(members)) if others else 1.0
    return found
