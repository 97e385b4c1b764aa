"""What must be said beside a network, in sentences."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.display import many

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.networking.model import Edge, Network, Pair

MOST = 0.5
"""The share of edges from which on a source is named."""


def about(network: Network) -> list[str]:
    """Say how large a network is, what was left out, and whether one source made it."""
    nodes, edges = many(len(network.nodes), "node"), many(len(network.edges), "edge")
    lines = [f"{network.projection.name}: {nodes}, {edges}; weight: {network.projection.weight or '1 for each row'}"]
    if network.left_out:
        out = many(network.left_out, "edge")
        lines.append(f"{out} to groups without members left out; --groups keeps them as nodes of their own")
    return lines + dominance(network)


def dominance(network: Network) -> list[str]:
    """Name each source, and each origin that others copied, without which more than half of the edges would be gone."""
    total = len(network.edges)
    sources = resting(network, lambda edge: set(edge.documents))
    origins = resting(network, lambda edge: set(network.origins(edge)))
    lines = [_sentence("source", name, n, total) for name, n in sorted(sources.items()) if n / total > MOST]
    return lines + [
        _sentence("origin", name, n, total)
        for name, n in sorted(origins.items())
        if n / total > MOST and n > sources[name]
    ]


def _sentence(what: str, name: str, count: int, total: int) -> str:
    share = f"{100 * count / total:.0f} %" if count < total else "all"
    return f"{share} of the edges rest on one {what} alone: without {name}, {many(total - count, 'edge')} would be left"


def resting(network: Network, tellers: Callable[[Edge], set[str]]) -> Counter[str]:
    """Count the edges that would be gone without one source or origin."""
    alone = {pair: told.pop() for pair, edge in network.incidence.items() if len(told := tellers(edge)) == 1}
    if not network.projection.fold:
        joined = (tellers(edge) for edge in network.edges.values())
        return Counter(told.pop() for told in joined if len(told) == 1)
    found: Counter[str] = Counter()
    for pair, edge in network.edges.items():
        found.update(set.intersection(*(_needed(network, pair, shared, alone) for shared in edge.shared)))
    return found


def _needed(network: Network, pair: Pair, shared: str, alone: dict[Pair, str]) -> set[str]:
    """Return those without whom two nodes would not share a third."""
    onto_source = network.projection.fold == "source"
    rows = [(node, shared) if onto_source else (shared, node) for node in pair]
    return {alone[row] for row in rows if row in alone}
