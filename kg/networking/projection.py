"""What the header of a file in `queries/networks/` declares."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.declared import names, questions
from kg.errors import KGError, bad_input
from kg.querying import guard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.declared.questions import Question
    from kg.declared.workspace import Workspace

SIDES = ("source", "target")
TIMES = ("act", "spell")
KEYS = ("directed", "bipartite", "fold", "time", "weight", "sign", "kind", "nodes", "eligible", "cells")


@dataclass(frozen=True)
class Projection:
    """A query that makes a network of the graph."""

    question: Question
    directed: bool = False
    bipartite: bool = False
    """Whether sources and targets are two kinds of nodes that are never joined among themselves."""
    fold: str = ""
    """The side (source, target) onto which the rows are folded: two nodes of it are joined by what they share."""
    time: str = "act"
    """act: something is done once and stays done; spell: something holds from one day to another."""
    weight: str = ""
    eligible: Mapping[str, str] = field(default_factory=dict)
    """The question that says who may be joined to what, and its columns for source and target."""

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.question.name


def declared(question: Question) -> Projection:
    """Read the header of a projection.

    Raises InputError for a header that contradicts itself.
    """
    names.check_keys(question, KEYS)
    texts = {name: _text(question, name) for name in ("weight", "sign", "kind")}
    _check_nodes(question)
    fold, time = _one_of(question, "fold", ("", *SIDES)), _one_of(question, "time", ("", *TIMES))
    made = Projection(
        question,
        _one_of(question, "directed", ("", "true", "false")) == "true",
        _one_of(question, "bipartite", ("", "true", "false")) == "true",
        fold,
        time or "act",
        texts["weight"],
        _eligible(question),
    )
    if fold and (made.directed or made.bipartite):
        raise bad_input(question.file, "header", "fold", "what is folded is neither directed nor bipartite")
    if made.directed and made.bipartite:
        raise bad_input(question.file, "header", "bipartite", "a bipartite network is not directed")
    return made


def _one_of(question: Question, name: str, allowed: tuple[str, ...]) -> str:
    value: Any = question.header.get(name, "")
    if value not in allowed:
        raise bad_input(question.file, "header", name, f"expected one of {', '.join(a for a in allowed if a)}")
    return str(value)


def _text(question: Question, name: str) -> str:
    value: Any = question.header.get(name, "")
    if not isinstance(value, str):
        raise bad_input(question.file, "header", name, "expected one line of text")
    return value


def _check_nodes(question: Question) -> None:
    """Raise InputError unless the kinds of nodes are a list of texts."""
    value: Any = question.header.get("nodes", [])
    if not isinstance(value, list) or not all(isinstance(kind, str) for kind in value):
        raise bad_input(question.file, "header", "nodes", "expected a list of kinds of nodes, such as `- state`")


def _eligible(question: Question) -> dict[str, str]:
    value: Any = question.header.get("eligible") or {}
    if not value:
        return {}
    is_told = isinstance(value, dict) and set(value) == {"question", *SIDES}
    if not is_told or not all(isinstance(text, str) and text for text in value.values()):
        raise bad_input(question.file, "header", "eligible", "expected question, source and target")
    return dict(value)


def _check_eligible(workspace: Workspace, found: Projection) -> None:
    """Raise InputError if there is no question that says who is eligible, or it lacks the columns named."""
    paths, told = workspace.named("queries/questions", "*.rq"), found.eligible
    name, file = told["question"], found.question.file
    if name not in paths:
        said = f"no question named {name[:80]!r}; {names.hint(name, paths)}"
        raise bad_input(file, "header", "eligible question", said)
    known = _selected(questions.load(paths[name], workspace.show(paths[name])).text)
    for side in SIDES:
        if told[side] not in known:
            said = f"the question {name} has no column {told[side][:80]!r}; {names.hint(told[side], known)}"
            raise bad_input(file, "header", f"eligible {side}", said)


def _selected(query: str) -> set[str]:
    """Return the columns of a query: the variables after SELECT, and those that an expression there is given to."""
    head = re.sub(r"^\s*#.*$", "", query[: guard.body_start(query)], flags=re.MULTILINE)
    told = re.sub(r'"[^"]*"', "", head[head.upper().find("SELECT") :])
    given = set(re.findall(r"\bAS\s+[?$](\w+)\s*\)", told, flags=re.IGNORECASE))
    while "(" in told and told != (shorter := re.sub(r"\([^()]*\)", "", told)):
        told = shorter
    return given | set(re.findall(r"[?$](\w+)", query if "*" in told else told))


def find(workspace: Workspace, name: str) -> Projection:
    """Find a projection by name.

    Raises KGError, naming those that there are; InputError for a header that is not what it should be.
    """
    known = questions.named(workspace, "networks")
    if name not in known:
        raise KGError(f"no projection named {name!r}; there are {', '.join(known)}")
    found = declared(known[name])
    if found.eligible:
        _check_eligible(workspace, found)
    return found
