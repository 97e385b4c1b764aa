"""Places for the nodes of a network that hardly move when a node is added.

Each node has an anchor that follows from its name alone. Distances on paper are then brought near to those in the
network (stress majorisation: Gansner, Koren and North, 2004), first with anchors that hold firmly, then more loosely.
"""

from __future__ import annotations

import hashlib
from collections import deque
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Place = tuple[float, float]
SMALL, LARGE = 8, 20
"""Nodes up to which a part is small, and above which it is large."""
FIRM = [max(0.2, 2 * 0.96**turn) for turn in range(150)]
LOOSE, TURNS = 0.05, 20
"""Weight of the anchor at each step, as a part of that of all distances of a node: at first, and in the last turns."""
FEW = 1.0
"""Divided by the number of nodes the least weight of an anchor: few distances hold nothing in place."""


def anchor(name: str) -> Place:
    """Return a place between -1 and 1 that follows from a name."""
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).digest()
    x, y = (int.from_bytes(digest[i : i + 4], "big") / 2**31 - 1 for i in (0, 4))
    return x, y


def parts(neighbours: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Return the components of a network: large ones first, then middling, small and pairs, each by their names."""
    left, found = set(neighbours), []
    for node in sorted(neighbours):
        if node in left:
            there = sorted(distances(neighbours, node))
            left -= set(there)
            found.append(there)
    return sorted(found, key=lambda part: (-sum(len(part) > size for size in (2, SMALL, LARGE)), part))


def distances(neighbours: Mapping[str, Iterable[str]], start: str) -> dict[str, int]:
    """Return how many steps each node is away that can be reached."""
    found, queue = {start: 0}, deque([start])
    while queue:
        node = queue.popleft()
        for other in neighbours[node]:
            if other not in found:
                found[other] = found[node] + 1
                queue.append(other)
    return found


def lay(neighbours: Mapping[str, Iterable[str]], nodes: Sequence[str]) -> dict[str, Place]:
    """Place the nodes of one component, each coordinate between 0 and 1."""
    import numpy

    if len(nodes) < 3:
        return {node: ((i + 0.5) / len(nodes), 0.5) for i, node in enumerate(nodes)}
    away = [distances(neighbours, node) for node in nodes]
    wanted = numpy.array([[row[node] for node in nodes] for row in away], dtype=float)
    anchors = numpy.array([anchor(node) for node in nodes]) * wanted.mean()
    found = _settled(numpy, wanted, anchors)
    # Around the middle of the anchors, which stays where it is, not between the outermost nodes, which do not.
    reach = numpy.maximum(numpy.abs(found).max(axis=0), 1e-9)
    shares = numpy.round(0.5 + 0.5 * found / reach, 4)
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, shares, strict=True)}


def _settled(numpy: Any, wanted: Any, anchors: Any) -> Any:
    weights = 1 / numpy.maximum(wanted, 1) ** 2
    numpy.fill_diagonal(weights, 0)
    totals = weights.sum(axis=1)[:, None]
    places = anchors.copy()
    least = FEW / len(wanted)
    for hold in [*(max(least, one) for one in FIRM), *([max(least, LOOSE)] * TURNS)]:
        between = places[:, None] - places[None]
        long = numpy.sqrt((between**2).sum(axis=2))
        long[long < 1e-9] = 1e-9
        pulled = ((weights * wanted / long)[:, :, None] * between).sum(axis=1)
        drawn = (weights[:, :, None] * places[None]).sum(axis=1)
        places = (drawn + pulled + hold * totals * anchors) / (totals * (1 + hold))
    return places
