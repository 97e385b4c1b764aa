"""Fixtures that several test files share."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.building import build
from kg.declared import workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.building.store import Build

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT / "data/articles/hanoi-2025-10-26-pl.toml"


@dataclass(frozen=True)
class Ran:
    """What a run of the command line left."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def seed_build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build this checkout once, somewhere else."""
    return build.run(workspace.find(ROOT, out=tmp_path_factory.mktemp("seed") / "build")).build


@pytest.fixture(scope="session")
def kg() -> Callable[..., Ran]:
    """Run the command line as a process of its own: `kg("query", "counts", cwd=folder)`."""

    def run(*arguments: str | Path, cwd: Path = ROOT, stdin: str = "", env: dict[str, str] | None = None) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "kg", *map(str, arguments)],
            cwd=cwd,
            input=stdin.encode("utf-8"),
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
            timeout=300,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return run


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Copy what a workspace is made of, to be damaged freely."""
    home = tmp_path / "checkout"
    for folder in ("ontology", "data", "queries"):
        shutil.copytree(ROOT / folder, home / folder)
    shutil.copy(ROOT / "kg.toml", home / "kg.toml")
    return home


def known_files() -> list[str]:
    """List the files that git knows or would add, so that a test also works before a commit."""
    listed = ["git", "ls-files", "-co", "--exclude-standard", "-z"]
    try:
        done = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a clone of the repository")
    return sorted(f for f in done.stdout.decode("utf-8").split("\0") if f and (ROOT / f).is_file())
