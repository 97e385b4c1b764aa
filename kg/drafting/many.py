"""Many texts at once, on all cores; each is read by itself, and one that cannot be read holds up none of the others."""

from __future__ import annotations

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.drafting import whole
from kg.drafting.languages import packs
from kg.drafting.output import as_json
from kg.drafting.sheets import linking
from kg.drafting.sheets.proposals import Proposal, proposals
from kg.drafting.sheets.sheet import sheet, slug
from kg.drafting.text.tokens import INVISIBLE
from kg.errors import KGError, Problem, WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

WORTH = 400_000
"""Bytes of text, a hundred articles or two, from which on more than one process is worth starting."""
CHUNK = 8
PIPED = Path("-")
"""Stands for standard input; its draft is called stdin."""
SKIPPED = "its language is none of those described here ({}); nothing was drafted, --language tells which it is"


class Order(NamedTuple):
    """How texts are read."""

    published: date | None = None
    language: str = ""
    format: str = "table"
    extractor: str = ""
    day: str = ""
    """The day on which the draft is made."""
    propose: bool = False


class Job(NamedTuple):
    """A text to read, and what its draft is called: the path of its file in the folder that was given."""

    path: Path
    name: str
    order: Order


@dataclass(frozen=True)
class Done:
    """What came of a text: its draft as it is written, or why there is none."""

    job: Job
    written: str = ""
    rows: list[tuple[str, ...]] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    new: list[Proposal] = field(default_factory=list)
    problem: Problem | None = None


def texts(paths: Iterable[Path]) -> list[tuple[Path, str]]:
    """List the texts that paths name, with the names of their drafts: files as they are, folders with all their *.txt.

    Raises WorkspaceError if there are none, or two would have one name.
    """
    found: dict[str, Path] = {}
    for path in paths:
        inside = sorted(path.rglob("*.txt")) if path.is_dir() else [path]
        if not inside:
            raise WorkspaceError(f"{path} holds no *.txt")
        for text in inside:
            name = "stdin" if text == PIPED else _name(text, path)
            if found.setdefault(name, text) != text:
                raise WorkspaceError(f"the drafts of {found[name]} and {text} would have one name; read them apart")
    return [(path, name) for name, path in found.items()]


def _name(text: Path, given: Path) -> str:
    return (text.relative_to(given) if given.is_dir() else Path(text.name)).with_suffix("").as_posix()


def jobs(paths: Iterable[Path], order: Order) -> list[Job]:
    """List what is to be read; raises WorkspaceError where two sheets would have one slug, which no build takes."""
    found = [Job(path, name, order) for path, name in texts(paths)]
    named: dict[str, Path] = {}
    for job in found if order.format == "toml" or order.propose else ():
        other = named.setdefault(slug(job.name), job.path)
        if other != job.path:
            told = f"the sheets of {other} and {job.path} would both be called {slug(job.name)}"
            raise WorkspaceError(f"{told}; rename one of the texts, or read them apart")
    return found


def stored(path: Path) -> str:
    """Read the text of a file, or what is piped in, exactly as it is, line ends too."""
    try:
        if path == PIPED:
            return sys.stdin.buffer.read().decode("utf-8")
        if not path.is_file():
            raise WorkspaceError(f"{path} is no regular file")
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise WorkspaceError(f"{path} is not UTF-8 (byte {error.start})") from None
    except OSError as error:
        raise WorkspaceError(f"{path} cannot be read ({error.strerror})") from None


def one(job: Job) -> Done:
    """Draft one text, and say what is wrong with one that cannot be read."""
    try:
        return _read(job)
    except (KGError, RecursionError, MemoryError) as error:
        message = str(error).removeprefix(f"{job.path} ") or "needs more memory than there is"
        return Done(job, problem=Problem(str(job.path), "", "", message))


def _read(job: Job) -> Done:
    order, text = job.order, stored(job.path)
    if all(sign.isspace() or sign in INVISIBLE for sign in text):
        raise WorkspaceError(f"{job.path} holds no text")
    data = whole.data(text, order.published, order.language, extractor=_extractor(order.extractor))
    linking.link(text, data, linking.known())
    new = proposals(text, data, slug(job.name)) if order.propose else []
    return Done(job, *_laid_out(text, data, job), _notes(text, data), new)


def check(order: Order) -> None:
    """Raise KGError for an order that no text could be read by: a language or an extractor that is not there."""
    if order.language:
        packs.told(packs.folder(), order.language)
    _extractor(order.extractor)
    linking.known()


def _laid_out(text: str, data: dict[str, Any], job: Job) -> tuple[str, list[tuple[str, ...]]]:
    from kg.drafting import listing

    if job.order.format == "json":
        return as_json(data), []
    if job.order.format == "toml":
        return sheet(text, data, job.name, job.order.day), []
    return "", list(listing.rows(text, data))


def _notes(text: str, data: dict[str, Any]) -> tuple[str, ...]:
    """Say what a person should know of how a text was read."""
    known = ", ".join(packs.available(packs.folder()))
    found = [SKIPPED.format(known)] if data["language"] == "und" else []
    if data["read_to"] < len(text) and not found:
        found.append(f"only the first {data['read_to']} of {len(text)} characters were read")
    if data.get("refused"):
        found.append(f"{len(data['refused'])} proposed facts were refused; -f json lists them")
    return (*found, *data.get("warnings", ()))


def _extractor(name: str) -> Any:
    """Make an extractor once for a process."""
    from kg.extractors import registry

    if name and name not in _MADE:
        _MADE[name] = registry.load(name)
    return _MADE.get(name)


_MADE: dict[str, Any] = {}


def every(jobs: list[Job]) -> Iterator[Done]:
    """Draft texts in order, with all cores if there are many; one at a time where another program is asked."""
    cores = min(_cores(), len(jobs))
    if cores < 2 or jobs[0].order.extractor or sum(map(_size, jobs)) < WORTH:
        yield from map(one, jobs)
        return
    try:
        with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
            yield from pool.map(one, jobs, chunksize=CHUNK)
    except BrokenProcessPool:
        raise KGError("a process that reads texts was ended from outside; drafts that were written are whole") from None


def _cores() -> int:
    """Return how many processes may run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _size(job: Job) -> int:
    try:
        return job.path.stat().st_size
    except OSError:
        return 0
