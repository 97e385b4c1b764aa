"""Many texts at once, on all cores; each is read by itself."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.drafting.drafts import read
from kg.drafting.output import as_data
from kg.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

FEW = 8
"""Fewer texts than this are read by one process."""
CHUNK = 4


class Job(NamedTuple):
    """A text to read and what is known about it."""

    path: Path
    published: date | None
    language: str


def texts(paths: Iterable[Path]) -> list[Path]:
    """List the texts that paths name: files as they are, folders with all *.txt in them."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.rglob("*.txt")) if path.is_dir() else [path]
        if not inside:
            raise WorkspaceError(f"{path} holds no *.txt")
        found += inside
    return found


def stored(path: Path) -> str:
    """Read the text of a file exactly as it is, line ends too."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise WorkspaceError(f"{path} is not UTF-8 (byte {error.start})") from None


def one(job: Job) -> dict[str, Any]:
    """Draft one text as plain data."""
    return as_data(read(stored(job.path), job.published, job.language))


def every(jobs: list[Job]) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Draft texts in order, with all cores if there are many."""
    cores = min(os.cpu_count() or 1, len(jobs))
    if len(jobs) < FEW or cores < 2:
        for job in jobs:
            yield job.path, one(job)
        return
    with ProcessPoolExecutor(cores) as pool:
        for job, data in zip(jobs, pool.map(one, jobs, chunksize=CHUNK), strict=True):
            yield job.path, data
