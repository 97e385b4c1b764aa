"""Fixtures that several test files share.

Most tests run on the seed: the first article with the few rows it needs. Questions about the field, and whatever is
true of all data that ship, run on the world: this whole checkout.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
import small_world
from workspaces import ROOT, SEED, make_base, make_seed

from kg.building import build
from kg.declared import workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.building.store import Build

__all__ = ["ROOT", "SEED", "Ran", "known_files"]


@dataclass(frozen=True)
class Ran:
    """What a run of the command line left."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def seed_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the workspace of the seed once; it can be built, and must not be changed."""
    return make_base(tmp_path_factory.mktemp("seed") / "home")


@pytest.fixture(scope="session")
def seed_result(seed_home: Path) -> build.Result:
    """Build the seed once, in its workspace."""
    return build.run(workspace.find(seed_home))


@pytest.fixture(scope="session")
def seed_build(seed_result: build.Result) -> Build:
    """Return the build of the seed; its workspace is the folder above."""
    return seed_result.build


@pytest.fixture(scope="session")
def world_result(tmp_path_factory: pytest.TempPathFactory) -> build.Result:
    """Build this whole checkout once, somewhere else. It takes seconds: ask for it only about data that ship."""
    return build.run(workspace.find(ROOT, out=tmp_path_factory.mktemp("world") / "build"))


@pytest.fixture(scope="session")
def world_build(world_result: build.Result) -> Build:
    """Return the build of the world; its workspace is this checkout."""
    return world_result.build


@pytest.fixture(scope="session")
def small_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make and build the small world once; its folder is a base for `kg`."""
    home = small_world.make(tmp_path_factory.mktemp("small") / "home")
    build.run(workspace.find(home))
    return home


@pytest.fixture
def seed_base(seed_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the seed be the packaged base in this process, as it is for `kg`."""
    monkeypatch.setattr(workspace, "base_root", lambda: seed_home)
    return seed_home


@pytest.fixture(scope="session")
def kg(seed_home: Path) -> Callable[..., Ran]:
    """Run the command line as a process of its own: `kg("query", "counts", cwd=folder)`.

    `base` holds the package and its base, and is the folder to work in if none is given: the seed, or ROOT, the world.
    """

    def run(
        *arguments: str | Path,
        cwd: Path | None = None,
        stdin: str = "",
        env: dict[str, str] | None = None,
        base: Path = seed_home,
    ) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "kg", *map(str, arguments)],
            cwd=cwd or base,
            input=stdin.encode("utf-8"),
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(base), **(env or {})},
            timeout=300,
            check=False,
        )
        return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return run


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Make a workspace of the seed, to be damaged freely."""
    return make_seed(tmp_path / "checkout")


def known_files() -> list[str]:
    """List the files that git knows or would add, so that a test also works before a commit."""
    listed = ["git", "ls-files", "-co", "--exclude-standard", "-z"]
    try:
        done = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a clone of the repository")
    return sorted(f for f in done.stdout.decode("utf-8").split("\0") if f and (ROOT / f).is_file())
