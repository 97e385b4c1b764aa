"""Graphs as text: each named graph is a block of sorted N-Quads lines, so that what did not change is only copied.

A line ends with its graph and nothing else can look like that end, since N-Quads escapes line feeds in literals.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kg.terms import Quad

Blocks = dict[str, bytes]
"""Graph IRI to its lines, canonical and sorted."""


def of(quads: Iterable[Quad]) -> Blocks:
    """Write quads as blocks."""
    lines: dict[str, set[str]] = defaultdict(set)
    for s, p, o, g in quads:
        lines[g].add(f"{s} {p} {o} {g} .\n")
    return {graph[1:-1]: "".join(sorted(found)).encode("utf-8") for graph, found in sorted(lines.items())}


def join(parts: Iterable[Mapping[str, bytes]]) -> bytes:
    """Write parts that share no graph as canonical N-Quads: sorted by graph, then by line."""
    whole: Blocks = {}
    for part in parts:
        whole |= part
    # The terms are compared as they are written, with their brackets.
    return b"".join(whole[graph] for graph in sorted(whole, key=lambda graph: f"<{graph}>"))


def cut(nquads: bytes) -> Blocks:
    """Cut canonical N-Quads into their blocks."""
    found: Blocks = {}
    start = 0
    while start < len(nquads):
        graph = _graph_at(nquads, start)
        end = _end(nquads, start, graph)
        found[graph.decode("utf-8")] = nquads[start:end]
        start = end
    return found


def _graph_at(nquads: bytes, place: int) -> bytes:
    """Name the graph of the line that a place is in."""
    end = nquads.index(b"\n", place)
    return nquads[nquads.rindex(b" <", 0, end) + 2 : end - 3]


def _end(nquads: bytes, start: int, graph: bytes) -> int:
    """Find where a block ends, by halves: all lines of a graph stand together."""
    low, high = start, len(nquads)
    while low < high:
        middle = (low + high) // 2
        if _graph_at(nquads, middle) == graph:
            low = nquads.index(b"\n", middle) + 1
        else:
            high = max(low, nquads.rfind(b"\n", 0, middle) + 1)
    return low


def without_graph(graph: str, block: bytes) -> bytes:
    """Write a block as triples of the default graph."""
    return block.replace(f" <{graph}> .\n".encode(), b" .\n")


def in_graph(graph: str, block: bytes, other: str) -> bytes:
    """Write a block as another graph; it may then hold a line that the other has too."""
    return block.replace(f" <{graph}> .\n".encode(), f" <{other}> .\n".encode()) if graph != other else block


def quads(graph: str, block: bytes) -> Iterator[Quad]:
    """Read a block."""
    tail = len(f" <{graph}> .")
    for line in block.decode("utf-8").split("\n"):
        if line:
            subject, predicate, rest = line.split(" ", 2)
            yield subject, predicate, rest[:-tail], f"<{graph}>"
