"""The only module that knows where files are.

A workspace is a folder with a `kg.toml`, layered over the base that comes with the package:
`ontology/`, `data/` and `queries/` of both count, the workspace's own files first by name.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kg.errors import WorkspaceError, bad_input

MARKER = "kg.toml"
SETTINGS = {"base": bool}


def base_root() -> Path:
    """Return the folder that holds the packaged ontology/, data/ and queries/ (in a checkout: its root)."""
    packaged = Path(__file__).parents[1] / "_assets"
    return packaged if packaged.is_dir() else Path(__file__).parents[2]


@dataclass(frozen=True)
class Workspace:
    """The files of one build, as layers: the base first, the workspace's own last."""

    root: Path | None
    layers: tuple[Path, ...]
    out: Path

    def files(self, folder: str, pattern: str) -> list[Path]:
        """List the files of a folder over all layers, base first, in name order."""
        return [path for layer in self.layers for path in sorted((layer / folder).glob(pattern)) if path.is_file()]

    def named(self, folder: str, pattern: str) -> dict[str, Path]:
        """Map file stems to files; a workspace's own file hides the packaged one of its name."""
        return {path.stem: path for path in self.files(folder, pattern)}

    def show(self, path: Path) -> str:
        """Return a path as a reader should see it: relative to its layer, whatever the machine."""
        for layer in reversed(self.layers):
            if path.is_relative_to(layer):
                return path.relative_to(layer).as_posix()
        return path.name

    @property
    def declarations(self) -> list[Path]:
        """List the files that say what terms mean and what must hold."""
        wanted = [("ontology", "*.ttl"), ("ontology", "context.jsonld"), ("ontology/shapes", "*.ttl")]
        return [path for folder, pattern in wanted for path in self.files(folder, pattern)]

    @cached_property
    def questions(self) -> list[Path]:
        """List the queries that people ask, on which no build depends."""
        folders = ("queries/questions", "queries/networks", "queries/panels", "queries/inputs")
        return [path for folder in folders for path in self.files(folder, "*.rq")]

    @cached_property
    def inputs(self) -> list[Path]:
        """List every file a build depends on."""
        wanted = [("data", "*.csv"), ("data/reference", "*.csv"), ("data/articles", "*.toml")]
        wanted += [("queries/rules", "*.rq"), ("queries/audits", "*.rq")]
        return self.declarations + [path for folder, pattern in wanted for path in self.files(folder, pattern)]


def _settings(marker: Path) -> dict[str, object]:
    try:
        settings = tomllib.loads(marker.read_bytes().decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError, ValueError) as error:
        raise bad_input(marker.name, "", "", f"not valid TOML ({error})") from None
    for key, value in settings.items():
        if key not in SETTINGS or not isinstance(value, SETTINGS[key]):
            raise bad_input(marker.name, "", key, "unknown setting; kg.toml knows: base = true or false")
    return settings


def find(start: Path | None = None, out: Path | None = None) -> Workspace:
    """Find the workspace around a folder by walking up; without one, take the packaged base alone.

    Raises InputError if `kg.toml` cannot be read, WorkspaceError if `start` does not exist.
    """
    here = (start or Path.cwd()).absolute()
    if not here.exists():
        raise WorkspaceError(f"{here}: no such folder")
    root = next((folder for folder in (here, *here.parents) if (folder / MARKER).is_file()), None)
    if root is None:
        return Workspace(None, (base_root(),), (out or Path.cwd() / "build").absolute())
    layered = _settings(root / MARKER).get("base", True)
    layers = (base_root(), root) if layered and root != base_root() else (root,)
    return Workspace(root, layers, (out or root / "build").absolute())
