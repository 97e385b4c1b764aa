"""Whether a build is older than its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import files
from kg.building import store

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.declared.workspace import Workspace


def digests(workspace: Workspace, paths: Iterable[Path] | None = None) -> dict[str, str]:
    """Return the SHA-256 of every input file, or of some other files of the workspace."""
    wanted = workspace.inputs if paths is None else paths
    return {_name(workspace, path): files.digest(path.read_bytes()) for path in wanted}


def _name(workspace: Workspace, path: Path) -> str:
    layer = max(i for i, layer in enumerate(workspace.layers) if path.is_relative_to(layer))
    return f"{layer}:{workspace.show(path)}"


def _changed(path: Path) -> int:
    """Say when a file got its content; a copy that keeps its old time shows only in the time of the inode."""
    stat = path.stat()
    return max(stat.st_mtime_ns, stat.st_ctime_ns)


def is_stale(workspace: Workspace, build: store.Build) -> bool:
    """Tell whether the build is older than its files: by time first, by content where the time says it might be."""
    known = build.manifest.inputs
    if {_name(workspace, path) for path in workspace.inputs} != known.keys():
        return True
    built = (build.folder / store.MANIFEST).stat().st_mtime_ns
    later = [path for path in workspace.inputs if _changed(path) > built]
    return any(files.digest(path.read_bytes()) != known[_name(workspace, path)] for path in later)
