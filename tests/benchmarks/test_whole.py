"""Whole processes, as a user meets them: help, a query, a cold build, a build after one change. Prints seconds.

pytest tests/benchmarks/test_whole.py -s
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def seconds(folder: Path, *arguments: str, runs: int = 7) -> float:
    """Return the median wall time of a command."""
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-m", "kg", *arguments], cwd=folder, capture_output=True, check=True)
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def cold(folder: Path) -> float:
    """Return the wall time of a build with no build before it."""
    shutil.rmtree(folder / "build", ignore_errors=True)
    return seconds(folder, "build", runs=1)


def test_whole_commands(tmp_path: Path) -> None:
    for name in ("ontology", "data", "queries"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "kg.toml", tmp_path)
    python = statistics.median(_bare() for _ in range(7))
    builds = statistics.median(cold(tmp_path) for _ in range(5))
    help_, query = seconds(tmp_path, "--help"), seconds(tmp_path, "query", "counts")
    print(f"\nbare Python {python:.3f} s, --help {help_:.3f} s, query {query:.3f} s, cold build {builds:.2f} s")  # noqa: T201
    # How long is a question of the machine; that every command succeeds was checked on the way.


def _bare() -> float:
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.perf_counter() - begin
