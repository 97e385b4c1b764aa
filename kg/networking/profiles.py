"""Profiles: to whom or what a node is joined. Nodes of one profile are the same to every measure of structure."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.networking.model import Network


def of(network: Network) -> dict[str, frozenset[str]]:
    """Return the profile of each node: of a folded or bipartite network what it is joined to on the other side.

    Of any other network: its neighbours, with the direction where there is one.
    """
    if network.projection.fold:
        onto = 0 if network.projection.fold == "source" else 1
        return _collected({(pair[onto], pair[1 - onto]) for pair in network.incidence}, network)
    if network.two_mode:
        return _collected({(s, t) for s, t in network.edges} | {(t, s) for s, t in network.edges}, network)
    if network.directed:
        ways = {(s, f"to {t}") for s, t in network.edges} | {(t, f"from {s}") for s, t in network.edges}
        return _collected(ways, network)
    return _collected({(s, t) for s, t in network.edges} | {(t, s) for s, t in network.edges}, network)


def _collected(pairs: set[tuple[str, str]], network: Network) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for node, other in pairs:
        found[node].add(other)
    return {node: frozenset(found[node]) for node in network.nodes}


def sharing(profiles: Mapping[str, frozenset[str]]) -> dict[str, int]:
    """Return how many nodes have the profile of each node, itself among them."""
    counts: dict[frozenset[str], int] = defaultdict(int)
    for profile in profiles.values():
        counts[profile] += 1
    return {node: counts[profile] for node, profile in profiles.items()}


def jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    """Return what two profiles share, as a part of all that either has."""
    either = len(one | other)
    return len(one & other) / either if either else 0.0
