"""The Oxigraph store of a generation: made by bulk load, or continued from the last one where little changed.

Its default graph is the union of all named graphs. Oxigraph's own union yields a triple once for every graph it is
in, so that counts would be wrong.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.building import blocks

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.building.blocks import Blocks

SMALL = 0.2
"""Share of lines up to which changing a copy is faster than loading anew."""


def create(folder: Path, nquads: bytes) -> None:
    """Load a graph into a new store."""
    store = ox.Store(str(folder))
    store.bulk_load(nquads, format=ox.RdfFormat.N_QUADS)
    triples = b"".join(blocks.without_graph(graph, block) for graph, block in blocks.cut(nquads).items())
    store.bulk_load(triples, format=ox.RdfFormat.N_QUADS)
    store.flush()


def opens(folder: Path) -> bool:
    """Tell whether a store can be read."""
    try:
        ox.Store.read_only(str(folder))
    except (OSError, ValueError):
        return False
    return True


def continued(folder: Path, nquads: bytes, last: Path, last_nquads: Path) -> bool:
    """Copy the last store (hard links) and apply the difference; False if that is not worth it or not possible."""
    try:
        old, new = blocks.cut(last_nquads.read_bytes()), blocks.cut(nquads)
        gone, come = _difference(old, new)
        if len(gone) + len(come) > SMALL * nquads.count(b"\n"):
            return False
        ox.Store.read_only(str(last)).backup(str(folder))
        store = ox.Store(str(folder))
        _apply(store, gone, come)
        for graph in old.keys() - new.keys():
            store.remove_graph(ox.NamedNode(graph))  # an empty graph would still be listed
        store.flush()
    except (OSError, ValueError):
        shutil.rmtree(folder, ignore_errors=True)
        return False
    return True


def _difference(old: Blocks, new: Blocks) -> tuple[set[bytes], set[bytes]]:
    """Say which lines went and which came, graph by graph."""
    gone: set[bytes] = set()
    come: set[bytes] = set()
    for graph in old.keys() | new.keys():
        before, after = old.get(graph, b""), new.get(graph, b"")
        if before != after:
            lines, others = set(before.splitlines(True)), set(after.splitlines(True))
            gone |= lines - others
            come |= others - lines
    return gone, come


def _apply(store: ox.Store, gone: Iterable[bytes], come: Iterable[bytes]) -> None:
    """Change a store, and its default graph with it: a triple stays there as long as one named graph has it."""
    lost = _quads(gone)
    for quad in lost:
        store.remove(quad)
    for quad in lost:
        if not any(q.graph_name != ox.DefaultGraph() for q in store.quads_for_pattern(*quad.triple)):
            store.remove(ox.Quad(*quad.triple))
    found = _quads(come)
    store.extend([*found, *(ox.Quad(*quad.triple) for quad in found)])


def _quads(lines: Iterable[bytes]) -> list[ox.Quad]:
    return list(ox.parse(b"".join(lines), format=ox.RdfFormat.N_QUADS))
