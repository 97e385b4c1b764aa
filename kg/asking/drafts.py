"""Sheets that a program drafted and nobody has reviewed: an answer names them, and no number is cited from them.

The ontology says of which review status nothing may be cited (`cca:citable false`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.building.selection import Selection
    from kg.querying.door import Binding, Door

DRAFTS = "SELECT DISTINCT ?source WHERE { ?source cca:reviewStatus ?status . ?status cca:citable false }"
SOURCES = "SELECT DISTINCT ?source WHERE { ?source a cca:Source ; cca:knownFrom ?day }"


def drafted(door: Door) -> set[str]:
    """Return the slugs of all sources that a door sees and whose sheet nobody has reviewed."""
    return _slugs(door, DRAFTS)


def unreviewed(door: Door, slugs: Iterable[str]) -> list[str]:
    """Return those of some sources whose sheet nobody has reviewed."""
    return sorted(drafted(door) & set(slugs))


def without(door: Door, selection: Selection, drafts: Iterable[str]) -> Selection | None:
    """Return a selection without drafts; None if nothing is left of it."""
    left = _slugs(door, SOURCES) - set(drafts)
    return replace(selection, sources=tuple(sorted(left))) if left else None


def sentence(slugs: Iterable[str]) -> str:
    """Say that an answer rests on drafts."""
    return f"drafted by a program and reviewed by nobody: {', '.join(slugs)}; no number may be cited from it"


def named(rows: Iterable[Binding]) -> set[str]:
    """Return the slugs of the sources that rows name."""
    return {row["source"]["value"].removeprefix(BASE + "source/") for row in rows if "source" in row}


def _slugs(door: Door, query: str) -> set[str]:
    return named(door.query(query).rows)
