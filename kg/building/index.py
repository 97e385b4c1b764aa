"""The Oxigraph store of a generation: made by bulk load, or continued from the last one where little changed.

Its default graph is the union of all named graphs. Oxigraph's own union yields a triple once for every graph it is
in, so that counts would be wrong.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.building import selection

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SMALL = 0.2
"""Share of lines up to which changing a copy is faster than loading anew."""


def create(folder: Path, nquads: bytes) -> None:
    """Load a graph into a new store."""
    store = ox.Store(str(folder))
    store.bulk_load(selection.union(_lines(nquads)), format=ox.RdfFormat.N_QUADS)
    store.flush()


def continued(folder: Path, nquads: bytes, last: Path, last_nquads: Path) -> bool:
    """Copy the last store (hard links) and apply the difference; False if that is not worth it or not possible."""
    try:
        old, new = set(_lines(last_nquads.read_bytes())), set(_lines(nquads))
        gone, come = old - new, new - old
        if len(gone) + len(come) > SMALL * len(new):
            return False
        ox.Store.read_only(str(last)).backup(str(folder))
        store = ox.Store(str(folder))
        lost, found = {_triple(line) for line in gone}, {_triple(line) for line in come}
        if lost or found:
            kept = {_triple(line) for line in new} if lost else set()
            store.extend(_quads([*come, *found]))
            for quad in _quads([*gone, *(lost - kept)]):
                store.remove(quad)
        store.flush()
    except (OSError, ValueError):
        shutil.rmtree(folder, ignore_errors=True)
        return False
    return True


def _lines(nquads: bytes) -> list[str]:
    return selection.split(nquads.decode("utf-8"))


def _triple(line: str) -> str:
    return line.rsplit(" <", 1)[0] + " .\n"


def _quads(lines: Iterable[str]) -> list[ox.Quad]:
    return list(ox.parse("".join(lines).encode("utf-8"), format=ox.RdfFormat.N_QUADS))
