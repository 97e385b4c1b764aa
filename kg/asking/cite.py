"""A number with all that a reader needs to check it: reading, days, lists, sources, build and query."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import kg
from kg.asking import coverage, drafts, source_facts, stamps
from kg.coding import corpus
from kg.declared import questions
from kg.errors import QueryRefusedError
from kg.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.asking.coverage import Line
    from kg.asking.source_facts import SourceFacts
    from kg.building.selection import Selection
    from kg.declared.questions import Question
    from kg.graph import Graph
    from kg.querying.door import Answer, Binding, Door

POSSIBLE = "possible"
EXACT, LEAST, UNBOUNDED = "exact", "at least", "open"
STATES, MEMBERS, OTHER = "states", "UN member states", "other"


@dataclass(frozen=True)
class Number:
    """A value between what is certain and what is possible."""

    certain: str
    possible: str
    of: str = ""
    """What it counts, where an answer has several numbers."""
    parts: tuple[tuple[str, int, int], ...] = ()
    """Units, with how many are certain and how many possible."""

    @property
    def text(self) -> str:
        """Write it as one number, or from the certain to the possible one."""
        return self.certain if self.certain == self.possible else f"{self.certain} to {self.possible}"


@dataclass
class Card:
    """A number to cite."""

    question: str
    summary: str
    given: dict[str, str]
    """Parameters, with the names of things."""
    numbers: list[Number]
    unit: str
    bound: str
    """exact; at least, as a list is not known to be complete; or open, as a list that is taken off is not."""
    as_of: str
    known_on: str
    selection: str
    lists: list[Line]
    sources: list[SourceFacts]
    build: str
    query: str
    version: str = kg.__version__
    says: str = ""
    """How the sentence goes on after the number."""
    kind: str = "rows"
    """rows counted, or values told."""
    told: list[tuple[str, str]] = field(default_factory=list)
    """Value and source, where values are told."""
    scope: str = ""
    """What the coded texts behind it can stand for; empty if none is behind it."""


def read(
    graph: Graph, name: str, given: dict[str, str], selection: Selection, language: str = "en", timeout: float = 60.0
) -> Card:
    """Ask a question and make a card of its number.

    Args:
        graph: the build.
        name: the question, a query file or SPARQL.
        given: its parameters.
        selection: the sources to see.
        language: of names.
        timeout: seconds.

    Raises:
        QueryRefusedError: it has no number to cite, or rests on a sheet that nobody reviewed.
        KGError: no such question, parameter or thing.

    """
    question = questions.find(graph.workspace, name)
    if "as_of" in given and "as_of" not in {p.name for p in question.parameters}:
        raise QueryRefusedError(f"{question.name} does not declare as_of; `kg queries` says which questions do")
    given = {p.name: p.default for p in question.parameters if p.default} | given
    with graph.door(selection, timeout) as door:
        values = graph.named(question, given, door)
        asked = _Asked(question, values, selection, timeout)
        found = _find(graph, door, asked)
        slugs = sorted(drafts.named(found.answer.rows))
        _refuse(drafts.unreviewed(door, slugs))
        _check_drafts(graph, door, asked, found)
        labels = graph.labels(door, [v for v in values.values() if v.startswith(("http://", "https://"))], language)
        sources = list(source_facts.read(door, slugs).values())
    cited, answer = _cited(question, found.answer.variables), found.answer
    return Card(
        question=question.name,
        summary=question.summary,
        given={name: labels.get(value, value) for name, value in values.items() if name != "as_of"},
        numbers=found.numbers,
        unit=_unit(question, answer.variables),
        bound=found.bound,
        as_of=given.get("as_of", ""),
        known_on=selection.known_on,
        selection=_seen(selection),
        lists=found.lists,
        sources=sources,
        build=stamps.build(graph),
        query=stamps.query(questions.bind(question, values, graph.context), selection.words),
        says=_header(question, "says"),
        kind="values" if cited else "rows",
        told=_tellers(answer.rows, cited) if cited else [],
        scope=corpus.told(graph.workspace, slugs),
    )


@dataclass(frozen=True)
class _Asked:
    """What is asked, and of which sources."""

    question: Question
    values: dict[str, str]
    selection: Selection
    timeout: float


@dataclass(frozen=True)
class _Found:
    """The numbers of an answer, how far they go, and the answer itself, whose rows may come in any order."""

    numbers: list[Number]
    bound: str
    lists: list[Line]
    answer: Answer = field(compare=False)

    @property
    def rows(self) -> list[str]:
        """The rows as text, in an order of their own."""
        return sorted(repr(sorted(row.items())) for row in self.answer.rows)


def _find(graph: Graph, door: Door, asked: _Asked) -> _Found:
    question = asked.question
    answer = graph.answer(question, asked.values, door)
    if answer.kind != "solutions":
        raise QueryRefusedError(f"{question.name} gives no rows, so there is no number to cite")
    lists = coverage.lines(graph, door, question, asked.values)
    cited = _cited(question, answer.variables)
    numbers = _told(answer.rows, cited) if cited else _counted(question, answer.variables, answer.rows)
    bound = EXACT if cited and not question.coverage else _bound(question, lists)
    return _Found(numbers, bound, lists, answer)


def _check_drafts(graph: Graph, door: Door, asked: _Asked, found: _Found) -> None:
    """Refuse a number whose rows are others without the drafts: they need not name them, as those of a sum do not.

    Raises QueryRefusedError.
    """
    unseen = drafts.drafted(door)
    if not unseen:
        return
    with graph.door(replace(asked.selection, reviewed=True), asked.timeout) as other:
        rest = _find(graph, other, asked)
        if rest == found and rest.rows == found.rows:
            return
    _refuse(sorted(unseen))


def _refuse(slugs: list[str]) -> None:
    if slugs:
        raise QueryRefusedError(
            f"not to be cited: nobody has reviewed the sheets of {', '.join(slugs)}, on which the number rests; "
            "`kg review` does, and --reviewed leaves them out"
        )


def _header(question: Question, name: str) -> str:
    value = question.header.get(name, "")
    return value if isinstance(value, str) else ""


def _names(question: Question, name: str) -> list[str]:
    value = question.header.get(name) or []
    return [value] if isinstance(value, str) else [str(one) for one in value]


def _cited(question: Question, columns: Sequence[str]) -> list[str]:
    """Return the columns that hold the number: the certain and, if there is one, the possible one."""
    named = _names(question, "cites")
    missing = [name for name in named if name not in columns]
    if missing or len(named) > 2:
        raise QueryRefusedError(f"{question.name}: `#+ cites` names one or two columns of its answer, not {named}")
    return named


def _told(rows: Sequence[Binding], columns: list[str]) -> list[Number]:
    """Return the numbers that rows hold, each once."""
    pairs = [tuple(row[name]["value"] for name in columns if name in row) for row in rows]
    return [Number(pair[0], pair[-1]) for pair in dict.fromkeys(pairs) if pair]


def _tellers(rows: Sequence[Binding], columns: list[str]) -> list[tuple[str, str]]:
    told = []
    for row in rows:
        if columns[0] in row and "source" in row:
            told.append((row[columns[0]]["value"], row["source"]["value"].removeprefix(BASE + "source/")))
    return list(dict.fromkeys(told))


def _counted(question: Question, columns: Sequence[str], rows: Sequence[Binding]) -> list[Number]:
    """Count rows, certain and possible ones, apart by a column if the question has one for that."""
    apart, is_parties = _header(question, "apart"), _unit(question, columns) == "parties"
    if apart not in columns:
        return [_number(rows, "", is_parties)]
    groups: dict[str, list[Binding]] = defaultdict(list)
    for row in rows:
        groups[row[apart]["value"] if apart in row else ""].append(row)
    return [_number(groups[name], name, is_parties) for name in sorted(groups)] or [_number([], "", is_parties)]


def _number(rows: Sequence[Binding], of: str, is_parties: bool) -> Number:
    certain = [row for row in rows if row.get("reading", {}).get("value") != POSSIBLE]
    possible = [*rows]
    if is_parties:
        certain, possible = _each(certain), _each(possible)
    units: dict[str, list[int]] = {}
    for i, some in ((0, certain), (1, possible)):
        for row in some:
            for unit in _units(row):
                units.setdefault(unit, [0, 0])[i] += 1
    parts = tuple((unit, units[unit][0], units[unit][1]) for unit in (STATES, MEMBERS, OTHER) if unit in units)
    return Number(str(len(certain)), str(len(possible)), of, parts)


def _each(rows: Sequence[Binding]) -> list[Binding]:
    """Take one row for each party: one that acted twice counts once."""
    return list({row["party"]["value"]: row for row in rows if "party" in row}.values())


def _units(row: Binding) -> list[str]:
    """Tell as what a party counts, where a question says so."""
    if "party_kind" not in row:
        return []
    if row["party_kind"]["value"] != "state":
        return [OTHER]
    member = row.get("un_member", {}).get("value") == "true"
    return [STATES, MEMBERS] if member else [STATES]


def _unit(question: Question, columns: Sequence[str]) -> str:
    return _header(question, "unit") or ("parties" if "party" in columns else "rows")


def _bound(question: Question, lists: Sequence[Line]) -> str:
    """Tell what an incomplete list makes of a number: a least one, or, if the list is taken off, none at all."""
    open_lists = [line for line in lists if not line.complete]
    if any(line.act in _names(question, "less") for line in open_lists):
        return UNBOUNDED
    return LEAST if open_lists or not lists else EXACT


def _seen(selection: Selection) -> str:
    parts = [f"only {', '.join(selection.sources)}"] if selection.sources else []
    parts += ["without what coders inferred"] if selection.without_inferred else []
    parts += ["without drafts that nobody reviewed"] if selection.reviewed else []
    parts += [f"only sources of kind {selection.min_source} or better"] if selection.min_source else []
    return "; ".join(parts)
