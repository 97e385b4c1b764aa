"""A panel of 193 states, 30 years and nine treaties, and pairs of states, in seconds.

pytest tests/benchmarks/test_panel_speed.py -s
"""

from __future__ import annotations

import time
from pathlib import Path

from kg.building import build
from kg.declared import workspace
from kg.graph import Graph

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 5.0


def test_panels(tmp_path: Path) -> None:
    made = build.run(workspace.find(ROOT, out=tmp_path / "build")).build
    graph = Graph(workspace.find(ROOT, out=made.folder), made)
    for name, first, last, rows in (
        ("state-treaty-year", 1996, 2025, 193 * 30 * 9),
        ("dyad-year", 2016, 2025, 193 * 96 * 10),
    ):
        begin = time.perf_counter()
        table = graph.panel(name, first, last)
        laid = time.perf_counter() - begin
        table.csv()
        print(f"\n{name}: {len(table.rows)} rows in {laid:.1f} s, as CSV {time.perf_counter() - begin:.1f} s")  # noqa: T201
        assert len(table.rows) == rows
        if name == "state-treaty-year":
            assert laid < LIMIT
