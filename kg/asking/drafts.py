"""Sheets that a program drafted and nobody has reviewed: an answer names them, and no number is cited from them.

The ontology says of which review status nothing may be cited (`cca:citable false`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.building.selection import Selection
from kg.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.graph import Graph
    from kg.querying.door import Binding, Door

DRAFTS = "SELECT DISTINCT ?source WHERE { ?source cca:reviewStatus ?status . ?status cca:citable false }"


def drafted(door: Door) -> set[str]:
    """Return the slugs of all sources that a door sees and whose sheet nobody has reviewed."""
    return named(door.query(DRAFTS).rows)


def unreviewed(door: Door, slugs: Iterable[str]) -> list[str]:
    """Return those of some sources whose sheet nobody has reviewed."""
    return sorted(drafted(door) & set(slugs))


def in_sight(graph: Graph, selection: Selection) -> list[str]:
    """Return the drafts of a build that a selection sees."""
    if selection.reviewed:
        return []
    return [slug for slug in graph.build.manifest.drafts if not selection.sources or slug in selection.sources]


def left_out(graph: Graph, selection: Selection | None) -> tuple[Selection, list[str]]:
    """Return a selection without drafts, for what is published, and a sentence that names them if there are any."""
    chosen = selection or Selection()
    seen = in_sight(graph, chosen)
    if not seen:
        return chosen, []
    return replace(chosen, reviewed=True), [
        f"left out, drafted by a program and reviewed by nobody: {', '.join(seen)}; `kg review` takes the mark away"
    ]


def sentence(slugs: Iterable[str]) -> str:
    """Say that what is told may rest on drafts, also where it does not name them, as a sum does not."""
    named = ", ".join(slugs)
    return (
        f"in sight, drafted by a program and reviewed by nobody: {named}; cite no number (--reviewed leaves them out)"
    )


def named(rows: Iterable[Binding]) -> set[str]:
    """Return the slugs of the sources that rows name."""
    return {row["source"]["value"].removeprefix(BASE + "source/") for row in rows if "source" in row}
