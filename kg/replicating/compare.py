"""Makes a folder again from its own frozen inputs, and says which files are not the same."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import kg
from kg.errors import KGError, WorkspaceError
from kg.files import digest
from kg.replicating import contents, figures, folder, surroundings
from kg.replicating.folder import ENVIRONMENT, KIND, MANIFEST, VERSION
from kg.replicating.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable

BUILD = f"{contents.INPUTS}/build/"
"""Where a reader builds the inputs."""


@dataclass
class Outcome:
    """How a folder compares with its manifest, and with itself made anew."""

    files: int
    differing: dict[str, str] = field(default_factory=dict)
    """File to what is wrong with it."""
    extra: list[str] = field(default_factory=list)
    """Files that are no part of it."""
    results: frozenset[str] = frozenset()
    """Files that the script of the analysis writes."""
    said: list[str] = field(default_factory=list)

    @property
    def notes(self) -> list[str]:
        """What a reader should know beside it."""
        others = [name for name in self.extra if name not in self.results]
        computed = [name for name in self.extra if name in self.results]
        lines = [*self.said]
        lines += [f"computed by the analysis' own script, and not compared: {', '.join(computed)}"] if computed else []
        return lines + ([f"no part of the folder, and not compared: {', '.join(others)}"] if others else [])


def read(home: Path) -> dict[str, Any] | None:
    """Return the manifest of a replication folder, None for any other folder.

    Raises WorkspaceError for a folder of another version.
    """
    try:
        told = json.loads((home / MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or told.get("is") != KIND:
        return None
    if told.get("version") != VERSION or not _is_whole(told):
        raise WorkspaceError(f"{home / MANIFEST} is not a manifest of this version")
    return told


def _is_whole(told: dict[str, Any]) -> bool:
    """Tell whether a manifest says all that it must, in the forms that it must."""
    files, frozen = told.get("files"), told.get("frozen")
    if not isinstance(files, dict) or not all(map(_is_inside, files)) or not isinstance(told.get("analysis"), str):
        return False
    try:
        Report.from_dict(frozen if isinstance(frozen, dict) else {})
    except (KeyError, TypeError, ValueError, AttributeError):
        return False
    return isinstance(told.get("results"), list)


def _is_inside(name: str) -> bool:
    """Tell whether a name is that of a file below the folder."""
    parts = name.split("/")
    return bool(name) and "\\" not in name and ":" not in parts[0] and not {"", ".", ".."} & set(parts)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def check(home: Path, timeout: float, say: Callable[[str], None] = lambda _: None) -> Outcome:
    """Make a folder again and compare.

    Raises WorkspaceError for a folder that is none of ours.
    """
    told = read(home)
    if told is None:
        raise WorkspaceError(f"{home} is no replication folder; `kg replicate {home} --analysis NAME` makes one")
    outcome = against_manifest(home, told)
    if outcome.differing:
        outcome.said.append("the files are not those that were made, so nothing was made again")
        return outcome
    report = Report.from_dict(told["frozen"])
    if report.figures and _figures(told) and not figures.can_draw():
        raise WorkspaceError(f"{home} has figures, which cannot be drawn here: {figures.NEEDED}")
    with tempfile.TemporaryDirectory() as scratch:
        say("making it again from its frozen inputs")
        remade = Path(scratch) / "remade"
        try:
            _remake(home, told, remade, Path(scratch), timeout, report)
        except KGError as error:
            outcome.differing[contents.INPUTS] = f"nothing can be made of them: {str(error).splitlines()[0]}"
            return outcome
        _compare(home, remade, outcome)
    if outcome.differing and told["kg"] != kg.__version__:
        outcome.said.append(f"the folder was made with kg {told['kg']}; this is kg {kg.__version__}")
    return outcome


def _figures(told: dict[str, Any]) -> bool:
    return any(name.startswith(f"{contents.FIGURES}/") for name in told["files"])


def against_manifest(home: Path, told: dict[str, Any]) -> Outcome:
    """Compare the files of a folder with its manifest."""
    files = told["files"]
    outcome = Outcome(len(files) + 1, results=frozenset(filter(_is_text, told["results"])))
    for name, sha in sorted(files.items()):
        path = home / name
        if not path.is_file():
            outcome.differing[name] = "is missing"
        elif digest(path.read_bytes()) != sha:
            outcome.differing[name] = "is not as the manifest has it"
    there = (path for path in sorted(home.rglob("*")) if path.is_file())
    names = [path.relative_to(home).as_posix() for path in there]
    known = {*files, MANIFEST}
    outcome.extra = [name for name in names if name not in known and not name.startswith(BUILD)]
    return outcome


def _remake(home: Path, told: dict[str, Any], remade: Path, scratch: Path, timeout: float, report: Report) -> None:
    """Copy the inputs, build them, and lay everything out beside them."""
    for name in told["files"]:
        if name.startswith(f"{contents.INPUTS}/"):
            (remade / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(home / name, remade / name)
    graph = folder.build_inputs(remade / contents.INPUTS, scratch)
    done = folder.work(graph, told["analysis"], timeout, report.figures)
    environment = (home / ENVIRONMENT).read_bytes()
    folder.lay_out(remade, done, report, environment)


def _compare(home: Path, remade: Path, outcome: Outcome) -> None:
    """Compare byte for byte what is there with what was made."""
    made = {path.relative_to(remade).as_posix(): path for path in sorted(remade.rglob("*")) if path.is_file()}
    told = json.loads((home / MANIFEST).read_bytes())["files"]
    for name, path in made.items():
        there = home / name
        if not there.is_file():
            outcome.differing[name] = "is missing"
        elif there.read_bytes() != path.read_bytes():
            outcome.differing[name] = "is not what its inputs give"
    for name in sorted(told.keys() - made.keys()):
        outcome.differing[name] = "is not made of its inputs"
    _say_versions(home, outcome)


def _say_versions(home: Path, outcome: Outcome) -> None:
    """Say which versions are others than those that the folder was made with."""
    for line in (home / ENVIRONMENT).read_text("utf-8").split("\n\n")[0].splitlines():
        name, _, version = line.partition(" ")
        if name in (*surroundings.LIBRARIES, *surroundings.DRAWING) and version != surroundings.version(name):
            outcome.said.append(f"made with {name} {version}, compared with {surroundings.version(name)}")
