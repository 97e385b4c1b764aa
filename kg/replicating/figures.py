"""Draws the figures of an analysis, if the library that draws is installed."""

from __future__ import annotations

import importlib
import importlib.util
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.replicating.made import Made

MODULE = "kg.pictures.asked"
NEEDED = "figures need the extra pictures"


def can_draw() -> bool:
    """Tell whether figures can be drawn here."""
    return all(importlib.util.find_spec(name) is not None for name in (MODULE, "matplotlib"))


def draw(graph: Graph, made: Made) -> tuple[bytes, list[str]]:
    """Return the figure of a table as SVG, and what is left out of it, in sentences.

    Raises KGError for a picture that there is not, or that cannot be drawn of this.
    """
    asked: Any = importlib.import_module(MODULE)
    exhibit, given = made.exhibit, dict(made.exhibit.given)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{exhibit.name}.svg"
        if exhibit.kind == "network":
            said = asked.network(graph, made.drawn, path, exhibit.picture, exhibit.selection, given)
        else:
            years = tuple(str(exhibit.options.get(key, "")) for key in ("from", "to"))
            said = asked.panel(graph, made.drawn, path, exhibit.picture, exhibit.selection, given, years)
        return path.read_bytes(), list(said)
