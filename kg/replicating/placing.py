"""Puts a finished folder in its place, whole or not at all, and takes over what a person put into the old one."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import WorkspaceError
from kg.replicating import compare

if TYPE_CHECKING:
    from collections.abc import Iterator


def check(home: Path) -> None:
    """Raise WorkspaceError if a folder must not be written: it holds other things, or ours that somebody changed."""
    if home.is_symlink() or (home.exists() and not home.is_dir()):
        raise WorkspaceError(f"{home} is no folder; give another")
    if not home.is_dir() or not any(home.iterdir()):
        return
    told = compare.read(home)
    if told is None:
        raise WorkspaceError(f"{home} is not empty and no replication folder; give another folder")
    changed = compare.against_manifest(home, told).differing
    if changed:
        name, why = next(iter(changed.items()))
        raise WorkspaceError(f"{home}: {name} {why}, and would be lost; move the folder away, or give another")


@contextmanager
def draft(home: Path) -> Iterator[Path]:
    """Give an empty folder beside the one that is wanted; what is in it takes its place if all goes well.

    Raises WorkspaceError for a place that cannot be written.
    """
    check(home)
    try:
        home.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=home.parent, prefix=f".{home.name}."))
    except OSError as error:
        raise WorkspaceError(f"{home} cannot be written ({error.strerror})") from None
    try:
        yield made
        _place(made, home)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _place(made: Path, home: Path) -> None:
    made.chmod(0o755)
    if not home.is_dir():
        os.rename(made, home)
        return
    told = compare.read(home)
    for name in compare.against_manifest(home, told).extra if told else []:
        if not (made / name).exists():
            (made / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(home / name, made / name)
    old = Path(tempfile.mkdtemp(dir=home.parent, prefix=f".{home.name}.old."))
    os.rename(home, old / home.name)
    try:
        os.rename(made, home)
    except OSError:
        os.rename(old / home.name, home)
        raise
    shutil.rmtree(old, ignore_errors=True)
