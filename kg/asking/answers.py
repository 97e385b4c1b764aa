"""From a request to the text of its answer: bind, ask, label, lay out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg import display
from kg.asking import coverage, layout
from kg.building.selection import Selection
from kg.declared import ontology, questions
from kg.errors import QueryRefusedError
from kg.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from kg.declared.workspace import Workspace
    from kg.graph import Graph
    from kg.querying.door import Answer, Door

LAID_OUT = ("table", "markdown")
"""Formats for reading, with labels; the others follow the W3C's result formats to the letter."""


@dataclass(frozen=True)
class Request:
    """One question and how its answer is wanted."""

    question: str
    given: dict[str, str] = field(default_factory=dict)
    selection: Selection = field(default_factory=Selection)
    format: str = "table"
    language: str = "en"
    """Language of labels; empty for compact IRIs."""
    timeout: float = 60.0
    standard_input: bytes = b""


def parameters(values: Sequence[str], as_of: str = "") -> dict[str, str]:
    """Read `name=value` pairs.

    Raises QueryRefusedError for anything else.
    """
    given = {}
    for value in values:
        name, equals, text = value.partition("=")
        if not equals or not name:
            raise QueryRefusedError(f"--set {value}: expected NAME=VALUE")
        given[name.strip()] = text
    if as_of:
        given["as_of"] = as_of
    return given


def _nobody(_: str) -> None:
    """Take a sentence and do nothing with it."""


def render(graph: Graph, request: Request, say: Callable[[str], None] = _nobody) -> bytes:
    """Ask and lay out.

    Args:
        graph: where to ask.
        request: what is asked.
        say: gets one sentence for each list on which the answer rests (`coverage`).

    Raises:
        QueryRefusedError: the format does not fit the kind of query.

    """
    found = questions.find(graph.workspace, request.question, request.standard_input)
    if "as_of" in request.given and "as_of" not in {p.name for p in found.parameters}:
        raise QueryRefusedError(f"{found.name} does not declare as_of; `kg queries` says which questions do")
    engine_format = "json" if request.format in (*LAID_OUT, "turtle") else request.format
    with graph.door(request.selection, request.timeout) as door:
        answer = graph.answer(found, request.given, door, engine_format)
        for sentence in coverage.sentences(coverage.lines(graph, door, found, request.given)):
            say(sentence)
        if answer.kind == "triples":
            return _triples(graph, answer, request.format)
        if request.format == "turtle":
            raise QueryRefusedError(f"{found.name} gives a table, not triples; take another format than turtle")
        if request.format not in LAID_OUT:
            return answer.body
        if answer.kind == "boolean":
            return (answer.boolean["value"] + "\n").encode()
        return _table(graph, door, found, answer, request).encode("utf-8")


def _triples(graph: Graph, answer: Answer, format: str) -> bytes:
    if format not in ("table", "turtle"):
        raise QueryRefusedError(f"the query makes triples; take -f turtle instead of {format}")
    import pyoxigraph as ox

    from kg.asking.export import with_prefixes

    quads = ox.parse(answer.body, format=ox.RdfFormat.N_TRIPLES)
    triples = sorted({str(q.triple): q.triple for q in quads}.items())
    return with_prefixes([triple for _, triple in triples], ox.RdfFormat.TURTLE, graph.context.prefixes)


def _table(graph: Graph, door: Door, question: questions.Question, answer: Answer, request: Request) -> str:
    columns, rows = answer.variables, answer.rows
    names = {cell["value"] for row in rows for cell in row.values() if cell["type"] == "uri"}
    labels = graph.labels(door, names, request.language) if request.language else {}
    if not rows:
        return _nothing(columns, request.format)
    wanted = layout.of(question)
    if wanted:
        slugs = {name: slug for name in names if "/" not in (slug := name.removeprefix(BASE + "source/"))}
        labels = {**labels, **_terms(graph, names, request.language), **slugs}
        laid = [{column: _cell(graph, row, column, labels) for column in columns} for row in rows]
        return wanted.render(laid, request.format)
    # A column that no row fills only pushes the others off the screen.
    filled = [column for column in columns if any(column in row for row in rows)]
    cells = [[_cell(graph, row, column, labels) for column in filled] for row in rows]
    return display.render(filled, cells, request.format)


def _terms(graph: Graph, names: Iterable[str], language: str) -> dict[str, str]:
    """Return what terms and codes are called that the build itself has no labels for."""
    terms = ontology.load(graph.workspace) if language else None
    return {name: label for name in names if terms and (label := terms.label(name, language))}


def _nothing(columns: Sequence[str], format: str) -> str:
    return display.render(columns, [], format) + ("" if format == "markdown" else "(no rows)\n")


def _cell(graph: Graph, row: Mapping[str, Any], column: str, labels: dict[str, str]) -> str:
    cell = row.get(column)
    if cell is None:
        return ""
    if cell["type"] == "triple":
        return " ".join(_cell(graph, cell["value"], part, labels) for part in ("subject", "predicate", "object"))
    if cell["type"] != "uri":
        return str(cell["value"])
    iri: str = cell["value"]
    return labels.get(iri) or graph.context.shorten(iri).removeprefix(BASE)


def list_questions(workspace: Workspace, format: str, folder: str = "questions") -> str:
    """List the named questions, or the projections."""
    rows = []
    for name, question in questions.named(workspace, folder).items():
        params = ", ".join(p.name + (f"={p.default}" if p.default else "") for p in question.parameters)
        rows.append([name, question.summary, params])
    return display.render([folder.removesuffix("s"), "asks", "parameters"], rows, format)
