"""Brokerage roles after Gould and Fernandez (1989): who stands between two that are not joined, and in which groups.

Only directed networks have them. Groups are the regions of nodes.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx

ROLES = ("coordinator", "consultant", "gatekeeper", "representative", "liaison")


def roles(graph: networkx.DiGraph, groups: Mapping[str, str]) -> dict[str, Counter[str]]:
    """Count the roles of each node: for every a -> node -> b without a -> b. Nodes without a group take no part."""
    found: dict[str, Counter[str]] = {node: Counter() for node in graph}
    for node in graph:
        if not groups.get(node):
            continue
        for a in graph.predecessors(node):
            for b in graph.successors(node):
                if a != b and groups.get(a) and groups.get(b) and not graph.has_edge(a, b):
                    found[node][role(groups[a], groups[node], groups[b])] += 1
    return found


def role(sender: str, broker: str, receiver: str) -> str:
    """Name the role of a broker by the groups of the three."""
    if sender == broker == receiver:
        return "coordinator"
    if sender == receiver:
        return "consultant"
    if broker == receiver:
        return "gatekeeper"
    if broker == sender:
        return "representative"
    return "liaison"
