"""Checks a graph: shapes on every source, audits on the whole; findings say where to mend.

A shape sees one source (content, inferred and provenance together) and the reference, never another source.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.checking import shape_texts
from kg.checking.shacl import Outcome, Result, Shape, read_shapes
from kg.checking.shacl import validate as run_shapes
from kg.checking.shacl.compile import REFERENCE as REFERENCE_VIEW
from kg.checking.shacl.shapes import RANK
from kg.mapping.mapper import REFERENCE, Origin
from kg.terms import BASE, Quad, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.declared.ontology import Ontology
    from kg.declared.questions import Question
    from kg.declared.workspace import Workspace
    from kg.querying.door import Door

_OWN_IRI = re.compile(rf"{BASE}(?:concept|id)/[a-z-]+/([a-z0-9.-]*[a-z0-9])")


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


def views(quads: Iterable[Quad]) -> dict[str, list[Quad]]:
    """Sort quads into views: one for each source, one for the reference."""
    found: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        found[view_of(text_of(quad[3]))].append(quad)
    return found


def as_views(quads: Iterable[Quad]) -> bytes:
    """Write quads so that each view is one graph."""
    lines = {f"{s} {p} {o} <{view_of(text_of(g))}> .\n" for s, p, o, g in quads}
    return "".join(lines).encode("utf-8")


def check_shapes(door: Door, book: Rulebook, ontology: Ontology, quads: Iterable[Quad], engine: str) -> Outcome:
    """Run all shapes over a store of views.

    Args:
        door: open, with the views loaded (see `as_views`).
        book: the shapes.
        ontology: for subclasses.
        quads: the same data, for shapes that only pySHACL can run.
        engine: compiled or pyshacl.

    """

    def fallback(shapes: Any) -> Outcome:
        from kg.checking.shacl import apart

        parsed = {view: _parse(own) for view, own in views(quads).items()}
        reference = parsed.pop(REFERENCE_VIEW, [])
        declared = (shapes, book.triples, ontology.triples, ontology.subclasses, door.timeout)
        outcome = apart.validate(parsed, reference, *declared)
        outcome.add(apart.validate({REFERENCE_VIEW: reference}, [], *declared))
        return outcome

    if engine == "pyshacl":
        return fallback(book.shapes)
    return run_shapes(door, book.shapes, ontology.subclasses, fallback)


def _parse(quads: Iterable[Quad]) -> list[ox.Triple]:
    text = "".join(f"{s} {p} {o} .\n" for s, p, o, _ in quads).encode("utf-8")
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES)]


def sum_tested(outcome: Outcome, book: Rulebook) -> dict[str, int]:
    """Count the nodes that each shape tested over all views; a shape that tested none counts 0."""
    counts = {shape.iri: 0 for shape in book.shapes}
    for by_shape in outcome.tested.values():
        for shape, count in by_shape.items():
            counts[shape] = counts.get(shape, 0) + count
    return counts


def check_audits(door: Door, audits: Mapping[str, Question], origins: Mapping[str, Origin]) -> list[Finding]:
    """Run all audits over a store of named graphs; every row is a finding."""
    findings = []
    for audit in audits.values():
        for row in door.query(audit.text, where=audit.file).rows:
            values = {name: cell["value"] for name, cell in row.items()}
            message = audit.message or audit.summary
            for name, value in values.items():
                message = message.replace("{?" + name + "}", value)
            focus = values.get("this", "")
            origin = origins.get(focus, Origin("", "", ()))
            source = view_of(values.get("g", "")).removeprefix(BASE + "source/")
            found = Finding(audit.severity, audit.name, focus, message, origin.file, origin.entry, source)
            findings.append(found)
    return findings


def by_view(outcome: Outcome, origins: Mapping[str, Mapping[str, Origin]]) -> dict[str, list[Finding]]:
    """Turn results into findings with the file, entry and evidence behind each node, sorted by view.

    Args:
        outcome: what the shapes found.
        origins: view to node to origin.

    """
    found: dict[str, set[Finding]] = defaultdict(set)
    for result in outcome.results:
        found[result.graph].add(_finding(result, origins.get(result.graph, {})))
    return {view: sorted(findings, key=weight) for view, findings in found.items()}


def _finding(result: Result, origins: Mapping[str, Origin]) -> Finding:
    origin = origins.get(result.focus, Origin("", "", ()))
    source = "reference" if result.graph == REFERENCE_VIEW else result.graph.removeprefix(BASE + "source/")
    name = result.shape.rpartition("#")[2]
    # A reader knows codes and names by their last part.
    message = _OWN_IRI.sub(r"\1", result.message)
    return Finding(
        result.severity, name, result.focus, message, origin.file, origin.entry, source, result.value,
        origin.evidence, result.shape if result.part.startswith("_:") else result.part, result.component,
        result.path, result.term,
    )  # fmt: skip


def weight(finding: Finding) -> tuple[Any, ...]:
    """Order findings: the gravest first, then as they stand in the files."""
    return (RANK.get(finding.severity, 9), finding.file, finding.entry, finding.rule, finding.focus, finding.value)
