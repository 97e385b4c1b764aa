"""`kg replicate`: a folder made, or made again and compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.replicating import choose, compare, folder, placing

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.graph import Graph
    from kg.replicating.compare import Outcome


def make(graph: Graph, name: str, home: Path, timeout: float, say: Callable[[str], None]) -> list[str]:
    """Make the folder of an analysis, and return what a reader should know.

    Raises KGError for an analysis that cannot be made, or a place that must not be written.
    """
    with placing.draft(home) as draft:
        report = folder.write(graph, name, draft, timeout, say)
    total = report.total
    lines = [f"{total.kept} of {total.rows} rows frozen: {choose.RULES[report.rule]}"]
    lines += ["no figure was drawn: figures need the extra pictures"] if report.undrawn else []
    return [*lines, f"wrote {home}; `kg replicate {home}` makes it again and compares"]


def check(home: Path, timeout: float, say: Callable[[str], None]) -> Outcome:
    """Make a folder again from its frozen inputs and compare."""
    return compare.check(home, timeout, say)
