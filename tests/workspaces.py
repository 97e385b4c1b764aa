"""Workspaces for tests: the seed (the first article with a small reference) apart from the world that ships."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kg.building import checks
from kg.declared import workspace
from kg.reading import material

if TYPE_CHECKING:
    from kg.reading.material import Material

ROOT = Path(__file__).resolve().parents[1]
SEED = ROOT / "data/articles/hanoi-2025-10-26-pl.toml"
REFERENCE = ROOT / "tests/golden/seed_reference"
"""The rows that the seed needs: `sources.csv`, and one file for each table of the reference."""


def make_seed(home: Path) -> Path:
    """Make the workspace of the seed: what is declared here, the first article, and the rows it needs."""
    for folder in ("ontology", "queries"):
        shutil.copytree(ROOT / folder, home / folder)
    for file in ("kg.toml", "data/README.md", f"data/articles/{SEED.name}"):
        (home / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / file, home / file)
    shutil.copytree(REFERENCE, home / "data/reference", ignore=shutil.ignore_patterns("sources.csv"))
    shutil.copy(REFERENCE / "sources.csv", home / "data/sources.csv")
    return home


def make_base(home: Path) -> Path:
    """Make the seed the packaged base of whatever imports `kg` from this folder."""
    make_seed(home)
    try:
        (home / "kg").symlink_to(ROOT / "kg", target_is_directory=True)
    except OSError:  # a system where links need a right
        shutil.copytree(ROOT / "kg", home / "kg", ignore=shutil.ignore_patterns("__pycache__", "_assets"))
    return home


@cache
def seed_material() -> Material:
    """Read the sheets and tables of the seed."""
    with TemporaryDirectory() as folder:
        found = workspace.find(make_seed(Path(folder) / "seed"))
        return material.load(found, checks.declare(found).context)
