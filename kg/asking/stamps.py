"""What an answer was made from, as digests: the graph of a build, and a question with its values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.graph import Graph

SHORT = 12
"""Hex digits of a digest that are enough for a caption."""


def build(graph: Graph) -> str:
    """Return the SHA-256 of the graph of a build: the bytes of its kg.nq."""
    return files.digest(graph.build.nquads.read_bytes())


def query(text: str, selection: Sequence[str] = ()) -> str:
    """Return the SHA-256 of the text of a query, its values put in, and of the options that chose what it saw."""
    return files.digest("\n".join([text, *selection]).encode("utf-8"))
