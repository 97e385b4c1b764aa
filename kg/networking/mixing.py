"""Assortativity by an attribute of nodes (Newman 2003), without anything but counting."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import networkx


def assortativity(graph: networkx.Graph, groups: Mapping[str, str]) -> float | None:
    """Return Newman's coefficient over edges whose two ends have a group; None where it is not defined."""
    cells: Counter[tuple[str, str]] = Counter()
    for source, target in graph.edges():
        one, other = groups.get(source), groups.get(target)
        if one and other:
            cells[one, other] += 1
            if not graph.is_directed():
                cells[other, one] += 1
    total = sum(cells.values())
    if not total:
        return None
    out: Counter[str] = Counter()
    into: Counter[str] = Counter()
    for (one, other), count in cells.items():
        out[one] += count
        into[other] += count
    same = sum(count for (one, other), count in cells.items() if one == other) / total
    chance = sum(out[group] * into[group] for group in out) / total**2
    return (same - chance) / (1 - chance) if chance < 1 else None
