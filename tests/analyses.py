"""Makes what the worked analyses read and runs both their sides: tables, `analysis.R`, `analysis.ipynb`.

`make_tables` does for the tests what `kg replicate` does for a reader.
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from workspaces import ROOT

from kg.building.lock import alone
from kg.building.selection import Selection
from kg.networking import files, reading
from kg.networking.choice import Choice

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.graph import Graph

FOLDER = ROOT / "queries" / "analyses"
NAMES = sorted(path.parent.name for path in FOLDER.glob("*/analysis.toml"))
RSCRIPT = shutil.which("Rscript")
RUN = """import sys, nbformat, nbclient
notebook = nbformat.read(sys.argv[1], as_version=4)
nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": "."}}).execute()
nbformat.write(notebook, "ran.ipynb")
"""
Rows = list[dict[str, str]]


def declared(name: str) -> dict[str, Any]:
    """Read the file that says what an analysis is."""
    return tomllib.loads((FOLDER / name / "analysis.toml").read_text("utf-8"))


def make_tables(graph: Graph, name: str, folder: Path) -> None:
    """Write the tables that an analysis names."""
    (folder / "tables").mkdir(parents=True)
    for table in declared(name)["table"]:
        for file, text in _texts(graph, table).items():
            (folder / "tables" / file).write_text(text, encoding="utf-8", newline="")


def _texts(graph: Graph, table: dict[str, Any]) -> dict[str, str]:
    name, given, sources = table["name"], table.get("set", {}), table.get("source", [])
    if "panel" in table:
        span = table.get("from", ""), table.get("to", "")
        return {f"{name}.csv": graph.panel(table["panel"], *span, sources=sources, **given).csv()}
    choice = Choice(table.get("as_of", ""), groups=table.get("groups", False))
    study = reading.read(graph, table["network"], choice, Selection(tuple(sources)), given)
    network, short = study.network(), graph.context.shorten
    edges = files.render(study, network, "csv", short)
    return {f"{name}.csv": edges, f"{name}.nodes.csv": files.nodes(network, short)}


@cache
def _has(package: str) -> bool:
    asked = f"quit(status = !requireNamespace('{package}', quietly = TRUE))"
    return bool(RSCRIPT) and not subprocess.run([str(RSCRIPT), "--vanilla", "-e", asked], check=False).returncode


def need_r(*packages: str) -> str:
    """Return the path of Rscript; skip, and say so, where R or a package is not there."""
    if not RSCRIPT:
        pytest.skip("R is not installed: the R side of the analyses was not tested")
    for package in packages:
        if not _has(package):
            pytest.skip(f"R's {package} is not installed: the R side of the analyses was not tested")
    return RSCRIPT


def run_r(script: str | Path, folder: Path, *packages: str) -> str:
    """Run a script file, or a text, in a folder and return what it printed."""
    rscript = need_r(*packages)
    what = ["-e", script] if isinstance(script, str) else [str(script)]
    # Plain English and ASCII: what is written must not depend on the language of the machine.
    here = {**os.environ, "LC_ALL": "C", "PYTHONPATH": ""}
    done = subprocess.run(
        [rscript, "--vanilla", *what], cwd=folder, env=here, capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "Warning" not in done.stderr, done.stderr
    return done.stdout


def run_notebook(name: str, folder: Path, build: Path) -> None:
    """Run a notebook in a folder whose `build` is that of the world, with the kernel of this interpreter."""
    folder.mkdir()
    (folder / "build").symlink_to(build, target_is_directory=True)
    homes = {key: str(folder / "home") for key in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR")}
    here = {**os.environ, **homes, "JUPYTER_PREFER_ENV_PATH": "1", "PYTHONPATH": str(ROOT)}
    notebook = str(FOLDER / name / "analysis.ipynb")
    command = [sys.executable, "-c", RUN, notebook]
    done = subprocess.run(command, cwd=folder, env=here, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr


def once(folder: Path, make: Callable[[Path], None]) -> Path:
    """Make a folder, unless this or another process of the test run has made it; return it."""
    draft = folder.with_name(f"{folder.name}.draft")
    with alone(folder.with_name(f"{folder.name}.lock")):
        if not folder.exists():
            shutil.rmtree(draft, ignore_errors=True)
            make(draft)
            draft.rename(folder)
    return folder


def results(folder: Path) -> dict[str, bytes]:
    """Return the files of results by name."""
    return {f"results/{path.name}": path.read_bytes() for path in sorted((folder / "results").iterdir())}


def rows(data: bytes) -> Rows:
    """Read a table."""
    return list(csv.DictReader(data.decode("utf-8").splitlines()))
