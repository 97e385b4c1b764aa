"""A knowledge graph of international cooperation against cybercrime in which every fact leads back to its words.

Public names: `open` and `Graph`, the errors below `KGError`, and `__version__`. Everything is imported on use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from kg.errors import KGError
    from kg.graph import Graph

__version__ = "0.1.0"
__all__ = ["Graph", "KGError", "__version__", "open"]


def open(path: str | Path | None = None, out: str | Path | None = None) -> Graph:
    """Open the build of the workspace around a folder (the current one by default).

    Raises NoBuildError if there is none; run `kg build`.
    """
    from kg.graph import open_graph

    return open_graph(path, out)


def __getattr__(name: str) -> Any:
    if name == "Graph":
        from kg.graph import Graph

        return Graph
    if name == "KGError":
        from kg.errors import KGError

        return KGError
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
