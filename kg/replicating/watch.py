"""A graph that remembers what it was asked and what it answered, so that it is known which rows an analysis uses."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kg.declared import questions
from kg.errors import QueryRefusedError
from kg.graph import Graph
from kg.querying import guard
from kg.querying.door import TIMEOUT, Door

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.building.selection import Selection
    from kg.declared.context import Context
    from kg.declared.questions import Question
    from kg.declared.workspace import Workspace
    from kg.querying.door import Answer

_IRI = re.compile(r"https?://[^\s\"'<>,;|{}\\^`]+")
_PREFIX = re.compile(r"^\s*PREFIX\s+([\w-]*):\s*<([^>]*)>", re.IGNORECASE | re.MULTILINE)
_NAME = re.compile(r"(?<![\w<?$])([A-Za-z][\w-]*):([A-Za-z0-9][\w.-]*)")
_COMMENT = re.compile(r"^\s*#.*$", re.MULTILINE)


@dataclass(frozen=True)
class Read:
    """One query with its answer."""

    text: str
    names: frozenset[str]
    """IRIs that the query names: classes, properties, things."""
    values: frozenset[str]
    """IRIs in the answer."""


def iris(text: str) -> frozenset[str]:
    """Return every IRI that stands in a text."""
    return frozenset(_IRI.findall(text))


def named(query: str, context: Context) -> frozenset[str]:
    """Return every IRI that a query names, in full or with a prefix; comments aside."""
    body = _COMMENT.sub("", query)
    prefixes = {**context.prefixes, **dict(_PREFIX.findall(body))}
    found = {prefixes[prefix] + local.rstrip(".") for prefix, local in _NAME.findall(body) if prefix in prefixes}
    return iris(body) | found


@dataclass
class Log:
    """What was asked, and what was answered: the same question of the same graph is asked once."""

    context: Context
    reads: list[Read] = field(default_factory=list)
    known: dict[tuple[int, str, str], tuple[Answer, Read]] = field(default_factory=dict)
    """Graph, query and form to the answer."""

    def read(self, query: str, answer: Answer) -> Read:
        """Take from a query and its answer what they name."""
        text = answer.body.decode("utf-8", "replace")
        return Read(query, named(query, self.context), iris(text))

    def taken(self) -> list[Read]:
        """Return what was asked since the last time."""
        found, self.reads = self.reads, []
        return found


@dataclass
class WatchedDoor(Door):
    """A door that remembers."""

    log: Log | None = None

    def query(self, query: str, format: str = "json", where: str = "the query", **options: Any) -> Answer:
        """Answer a query as a door does, and remember both."""
        if not self.log:
            return super().query(query, format, where, **options)
        key = hash(self.data), query, f"{format} {sorted(options.items())}"
        if key not in self.log.known:
            answer = super().query(query, format, where, **options)
            self.log.known[key] = answer, self.log.read(query, answer)
        answer, read = self.log.known[key]
        self.log.reads.append(read)
        return answer


@dataclass(frozen=True)
class Watched(Graph):
    """A graph whose doors remember."""

    @cached_property
    def log(self) -> Log:
        """What was asked so far."""
        return Log(self.context)

    @property
    def kept(self) -> dict[object, Any]:
        """Nothing: each table asks anew, so that it is known what it rests on (a door answers the same only once)."""
        return {}

    def door(self, selection: Selection | None = None, timeout: float = TIMEOUT) -> Door:
        """Return a door that remembers."""
        plain = super().door(selection, timeout)
        return WatchedDoor(plain.store, plain.timeout, plain.memory, plain.prefixes, plain.data, log=self.log)


class Files:
    """The query files of a workspace, ready to be recognised in what was asked."""

    def __init__(self, workspace: Workspace, folders: Iterable[str]) -> None:
        self.known: dict[str, tuple[str, Question]] = {}
        """The head of a query, up to where values are put in, to its folder and the query."""
        for folder in folders:
            for question in questions.named(workspace, folder).values():
                self.known[_head(question)] = folder, question

    def behind(self, reads: Iterable[Read]) -> Mapping[tuple[str, str], Question]:
        """Return the files that were asked, by folder and name."""
        found = {}
        for read in reads:
            told = self.of(read)
            if told:
                found[told[0], told[1].name] = told[1]
        return dict(sorted(found.items()))

    def of(self, read: Read) -> tuple[str, Question] | None:
        """Return folder and query of what was asked, if it is that of a file."""
        heads = [head for head in self.known if head and read.text.startswith(head)]
        return self.known[max(heads, key=len)] if heads else None


def _head(question: Question) -> str:
    try:
        return question.text[: guard.body_start(question.text)]
    except QueryRefusedError:
        return question.text
