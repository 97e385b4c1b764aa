"""What the header of a file in `queries/networks/` declares."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.declared import questions
from kg.errors import KGError, bad_input

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.declared.questions import Question
    from kg.declared.workspace import Workspace

SIDES = ("source", "target")
TIMES = ("act", "spell")


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
    header = question.header
    fold, time = _one_of(question, "fold", ("", *SIDES)), _one_of(question, "time", ("", *TIMES))
    made = Projection(
        question,
        _one_of(question, "directed", ("", "true", "false")) == "true",
        _one_of(question, "bipartite", ("", "true", "false")) == "true",
        fold,
        time or "act",
        str(header.get("weight", "")),
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


def _eligible(question: Question) -> dict[str, str]:
    value: Any = question.header.get("eligible") or {}
    if not value:
        return {}
    if not isinstance(value, dict) or set(value) != {"question", *SIDES}:
        raise bad_input(question.file, "header", "eligible", "expected question, source and target")
    return {key: str(text) for key, text in value.items()}


def find(workspace: Workspace, name: str) -> Projection:
    """Find a projection by name.

    Raises KGError, naming those that there are.
    """
    known = questions.named(workspace, "networks")
    if name not in known:
        raise KGError(f"no projection named {name!r}; there are {', '.join(known)}")
    return declared(known[name])
