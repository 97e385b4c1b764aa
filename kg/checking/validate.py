"""Checks a graph: shapes on every source, audits on the whole; findings say where to mend.

A shape sees one source (content, inferred and provenance together) and the reference, never another source.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.checking import shape_texts
from kg.checking.shacl import Outcome, Result, Shape, read_shapes
from kg.checking.shacl import validate as run_shapes
from kg.checking.shacl.compile import REFERENCE as REFERENCE_VIEW
from kg.checking.shacl.shapes import RANK
from kg.mapping.mapper import REFERENCE, Origin
from kg.terms import BASE, Quad

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from kg.declared.context import Context, Key
    from kg.declared.ontology import Ontology
    from kg.declared.questions import Question
    from kg.declared.workspace import Workspace
    from kg.querying.door import Door

Where = Callable[..., Origin]
"""View and node to the entry the node came from; with properties and a value, the entry that gave it these."""
Columns = Callable[[str, str], "list[Key]"]
"""Section and path to the keys that write what the path leads to."""
_OWN_IRI = re.compile(rf"{BASE}(?:concept|id)/[a-z-]+/([a-z0-9.-]*[a-z0-9])")
_FORWARD = re.compile(r"<[^<>]+>(?:\|<[^<>]+>)*")
_NUMBER = re.compile(r"([0-9]+)")


@dataclass(frozen=True, order=True)
class Finding:
    """Something a curator should look at."""

    severity: str
    """Violation, Warning or Info."""
    rule: str
    """Name of the shape or audit."""
    focus: str
    """IRI of the node."""
    message: str
    file: str = ""
    entry: str = ""
    source: str = ""
    value: str = ""
    evidence: tuple[str, ...] = ()
    shape: str = ""
    """IRI of the shape whose constraint is broken; none for an audit."""
    component: str = ""
    """Local name of the parameter, `sparql`, or the IRI of a component of one's own."""
    path: str = ""
    """The path as SPARQL."""
    term: str = ""
    """The value as an N-Triples term."""
    field: str = ""
    """The key of the entry, or the column of the row, if it is known which."""

    @property
    def where(self) -> str:
        """The place in our files, for a sentence; empty if it is in none."""
        return ", ".join(part for part in (self.file, self.entry, self.field and f"field {self.field}") if part)

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {**asdict(self), "evidence": list(self.evidence)}


@dataclass
class Report:
    """The findings of a validation and what it looked at."""

    findings: list[Finding] = field(default_factory=list)
    tested: dict[str, int] = field(default_factory=dict)
    """Shape to the number of nodes it tested."""
    by_pyshacl: dict[str, list[str]] = field(default_factory=dict)
    """Shape to what the compiler did not know of it."""

    def add(self, other: Report) -> None:
        """Take in another report."""
        self.findings += other.findings
        self.by_pyshacl |= other.by_pyshacl
        for shape, count in other.tested.items():
            self.tested[shape] = self.tested.get(shape, 0) + count

    @property
    def conforms(self) -> bool:
        """Whether nothing forbids a build."""
        return not any(finding.severity == "Violation" for finding in self.findings)

    @property
    def idle(self) -> list[str]:
        """The shapes that tested nothing."""
        return sorted(shape for shape, count in self.tested.items() if not count)


@dataclass(frozen=True)
class Rulebook:
    """All shapes of a workspace, read once."""

    triples: list[ox.Triple]
    shapes: list[Shape]

    @property
    def functional(self) -> frozenset[str]:
        """The properties that a shape allows once."""
        found = set()
        for shape in self.shapes:
            for part in shape.parts:
                most = part.parameters.get("maxCount")
                if most and most[0].value == "1" and part.path and len(part.path) == 1 and len(part.path[0]) == 1:
                    step = part.path[0][0]
                    found |= set() if step.inverse else {step.predicate}
        return frozenset(found)


def rulebook(workspace: Workspace) -> Rulebook:
    """Read the shapes of all layers; they add up, and a workspace switches one off with sh:deactivated.

    Raises InputError for what is not Turtle, a prefix or a parameter, QueryRefusedError for a query that may not run.
    """
    from kg.declared.ontology import parse_turtle

    triples = []
    for path in workspace.files("ontology/shapes", "*.ttl"):
        read = parse_turtle(path, workspace.show(path))
        shape_texts.check_triples(read, workspace.show(path))
        triples += read
    shapes = read_shapes(triples)
    shape_texts.check_shapes(shapes)
    return Rulebook(triples, shapes)


def view_of(graph: str) -> str:
    """Return the view that a graph belongs to."""
    if graph in (REFERENCE, REFERENCE + "/prov"):
        return REFERENCE_VIEW
    return graph.removesuffix("/inferred").removesuffix("/prov")


def check_shapes(
    door: Door,
    book: Rulebook,
    ontology: Ontology,
    quads: Iterable[Quad],
    engine: str,
    wanted: Collection[str] | None = None,
) -> Outcome:
    """Run all shapes over a store of views.

    Args:
        door: open, with the views loaded (see `as_views`).
        book: the shapes.
        ontology: for subclasses.
        quads: the same data, for shapes that only pySHACL can run; read only for these.
        engine: compiled or pyshacl.
        wanted: the views whose results count; without them all.

    """

    def fallback(shapes: Any) -> Outcome:
        from kg.checking.shacl import apart

        parsed = _parse(quads)
        reference = parsed.pop(REFERENCE_VIEW, [])
        declared = (shapes, book.triples, ontology.triples, ontology.subclasses, door.timeout)
        outcome = apart.validate(parsed, reference, *declared)
        outcome.add(apart.validate({REFERENCE_VIEW: reference}, [], *declared))
        return outcome

    if engine == "pyshacl":
        return fallback(book.shapes)
    return run_shapes(door, book.shapes, ontology.subclasses, fallback, wanted)


def _parse(quads: Iterable[Quad]) -> dict[str, list[ox.Triple]]:
    """Parse quads into the triples of each view."""
    found: dict[str, list[ox.Triple]] = defaultdict(list)
    for quad in ox.parse("".join(f"{s} {p} {o} {g} .\n" for s, p, o, g in quads), format=ox.RdfFormat.N_QUADS):
        found[view_of(quad.graph_name.value)].append(quad.triple)
    return found


def sum_tested(outcome: Outcome, book: Rulebook) -> dict[str, int]:
    """Count the nodes that each shape tested over all views; a shape that tested none counts 0."""
    counts = {shape.iri: 0 for shape in book.shapes}
    for by_shape in outcome.tested.values():
        for shape, count in by_shape.items():
            counts[shape] = counts.get(shape, 0) + count
    return counts


def check_audits(door: Door, audits: Iterable[Question], origin: Where) -> list[Finding]:
    """Run audits over a store of named graphs; every row is a finding.

    Args:
        door: open.
        audits: which.
        origin: tells where a node of a view came from.

    """
    findings = []
    for audit in audits:
        for row in door.query(audit.text, where=audit.file).rows:
            values = {name: cell["value"] for name, cell in row.items()}
            message = audit.message or audit.summary
            for name, value in values.items():
                message = message.replace("{?" + name + "}", value)
            focus, view = values.get("this", ""), view_of(values.get("g", ""))
            at, source = origin(view, focus), view.removeprefix(BASE + "source/")
            findings.append(Finding(audit.severity, audit.name, focus, message, at.file, at.entry, source))
    return findings


def columns_of(context: Context, ontology: Ontology) -> Columns:
    """Return what tells the keys behind a path: those that write one of its properties, else the dates it bounds."""

    def keys(section: str, path: str) -> list[Key]:
        properties = set(path[1:-1].split(">|<")) if _FORWARD.fullmatch(path) else set()
        known = context.sections[section].keys.values() if section in context.sections else ()
        bounding = [key for key in known if properties & set(ontology.bounds(key.iri) or ())]
        return [key for key in known if key.iri in properties] or bounding

    return keys


def by_view(outcome: Outcome, origin: Where, columns: Columns) -> dict[str, list[Finding]]:
    """Turn results into findings with the file, entry, key and evidence behind each node, sorted by view.

    Args:
        outcome: what the shapes found.
        origin: tells where a node of a view came from.
        columns: tells the keys behind a path.

    """
    found: dict[str, set[Finding]] = defaultdict(set)
    for result in outcome.results:
        at = origin(result.graph, result.focus)
        keys = columns(at.section, result.path)
        at = origin(result.graph, result.focus, [key.iri for key in keys], result.term) if keys else at
        found[result.graph].add(_finding(result, at, " or ".join(key.name for key in keys)))
    return {view: sorted(findings, key=weight) for view, findings in found.items()}


def _finding(result: Result, origin: Origin, field: str) -> Finding:
    source = "reference" if result.graph == REFERENCE_VIEW else result.graph.removeprefix(BASE + "source/")
    name = result.shape.rpartition("#")[2]
    # A reader knows codes and names by their last part.
    message = _OWN_IRI.sub(r"\1", result.message)
    return Finding(
        result.severity, name, result.focus, message, origin.file, origin.entry, source, result.value,
        origin.evidence, result.shape if result.part.startswith("_:") else result.part, result.component,
        result.path, result.term, field,
    )  # fmt: skip


def told_once(findings: Iterable[Finding]) -> list[Finding]:
    """Sort findings; what the reference breaks by itself is not told again of each source that sees it."""
    found = sorted(findings, key=weight)
    known = {(one.rule, one.focus, one.path) for one in found if one.source == "reference"}
    return [one for one in found if one.source == "reference" or (one.rule, one.focus, one.path) not in known]


def weight(finding: Finding) -> tuple[Any, ...]:
    """Order findings: the gravest first, then as they stand in the files."""
    place = [int(part) if part.isdecimal() else part for part in _NUMBER.split(finding.entry)]
    return (RANK.get(finding.severity, 9), finding.file, place, finding.rule, finding.focus, finding.value)
