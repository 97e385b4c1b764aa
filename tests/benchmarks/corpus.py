"""A corpus of the seed's shape, for measuring: the seed sheet under many slugs, with planted faults."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.building import checks
from kg.declared import workspace
from kg.reading import material
from kg.reading.entries import Entry, Source
from kg.reading.material import Material
from kg.terms import CCA, RDF_TYPE, cca

if TYPE_CHECKING:
    from kg.building.checks import Declared, Graph

ROOT = Path(__file__).parent.parent.parent
SEED = "hanoi-2025-10-26-pl"


def declared() -> Declared:
    """Read the declarations of this checkout."""
    return checks.declare(workspace.find(ROOT))


def make(copies: int, known: Declared, faults: int = 0) -> tuple[Graph, int]:
    """Map the seed under many slugs and take the speech act from one statement of every n-th copy.

    Args:
        copies: how many sources.
        known: the declarations.
        faults: how many copies get one fault each.

    Returns:
        the graph and the number of faults planted.

    """
    read = material.load(workspace.find(ROOT), known.context)
    seed = read.sources[SEED]
    sources = {}
    for number in range(copies):
        slug = f"copy-{number:05d}"
        entries = [_damaged(entry) if number < faults else entry for entry in seed.entries]
        sources[slug] = Source(slug, seed.file, dict(seed.values), seed.text_sha256, seed.text_length, False, entries)
    graph = checks.map_all(Material(sources, read.identity, read.same_as), known, [])
    return graph, min(faults, copies)


def _damaged(entry: Entry) -> Entry:
    if entry.id != "st05" or entry.again:
        return entry
    return replace(entry, values={key: value for key, value in entry.values.items() if key != "act"})


__all__ = ["CCA", "RDF_TYPE", "cca", "declared", "make"]
