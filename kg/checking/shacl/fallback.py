"""pySHACL, the reference engine: for what the compiler does not know, for `--engine pyshacl`, and for our tests."""

from __future__ import annotations

import logging
from collections import defaultdict
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox
import rdflib
from pyshacl import validate as pyshacl_validate
from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, ShapeLoadError
from rdflib import RDF, RDFS, SH

from kg.checking.shacl.engine import Outcome
from kg.checking.shacl.results import Result
from kg.errors import KGError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from kg.checking.shacl.shapes import Shape

_TARGETS = {str(SH[name]) for name in ("targetClass", "targetSubjectsOf", "targetObjectsOf", "targetNode", "target")}

for noisy in ("pyshacl", "rdflib.term"):  # the latter prints a traceback for every ill-formed literal
    logging.getLogger(noisy).setLevel(logging.ERROR)


def to_rdflib(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """Turn triples into an rdflib graph, all by one parser, so that literals compare; blank nodes keep names."""
    kept = list(triples)
    blank = {end.value for t in kept for end in (t.subject, t.object) if isinstance(end, ox.BlankNode)}
    text = ox.serialize(kept, format=ox.RdfFormat.N_TRIPLES)
    names = {name: rdflib.BNode(name) for name in blank}
    return rdflib.Graph().parse(data=text or b"", format="nt", bnode_context=names)


def validate(
    views: Mapping[str, Sequence[ox.Triple]],
    reference: Sequence[ox.Triple],
    shapes: Sequence[Shape],
    shapes_triples: Sequence[ox.Triple],
    ontology_triples: Sequence[ox.Triple],
    subclasses: Callable[[str], Collection[str]],
) -> Outcome:
    """Validate views with pySHACL, one after the other.

    Args:
        views: IRI of a view to its own triples.
        reference: what every view is seen together with; its nodes are not focus nodes of the views.
        shapes: the shapes to use.
        shapes_triples: the whole shapes graph.
        ontology_triples: where the subclass tree is; nothing else of them is seen, as in the compiled engine.
        subclasses: returns a class and everything below it.

    """
    outcome = Outcome()
    tree = [triple for triple in ontology_triples if triple.predicate.value == str(RDFS.subClassOf)]
    shapes_graph, ontology = to_rdflib(_needed(shapes, shapes_triples)), to_rdflib(tree)
    names = _owners(shapes, shapes_graph)
    for view, triples in sorted(views.items()):
        nodes = {shape.iri: _focus(shape, triples, subclasses) for shape in shapes}
        tested = {shape: len(found) for shape, found in nodes.items() if found}
        outcome.tested |= {view: tested} if tested else {}
        own = {_name(end) for triple in triples for end in (triple.subject, triple.object)}
        report = _report(to_rdflib([*triples, *reference]), shapes_graph, ontology)
        found = [_result(report, node, view, names) for node in report.objects(None, SH.result)]
        outcome.results += [result for result in found if result.focus in nodes.get(result.shape, own)]
    outcome.results = sorted(set(outcome.results))
    return outcome


def _report(data: rdflib.Graph, shapes: rdflib.Graph, ontology: rdflib.Graph) -> rdflib.Graph:
    try:
        _, report, _ = pyshacl_validate(data, shacl_graph=shapes, ont_graph=ontology, inference="none")
    except (ReportableRuntimeError, ShapeLoadError, ConstraintLoadError) as error:
        raise KGError(f"pySHACL cannot run the shapes: {error}") from None
    return cast("rdflib.Graph", report)


def _needed(shapes: Sequence[Shape], triples: Sequence[ox.Triple]) -> list[ox.Triple]:
    """Select the shapes and what they refer to, without the targets of the latter.

    The option use_shapes of pySHACL does not serve: it leaves out every property shape that has a name.
    """
    about: dict[str, list[ox.Triple]] = defaultdict(list)
    for triple in triples:
        about[_name(triple.subject)].append(triple)
    wanted = {shape.iri for shape in shapes}
    found, seen, todo = [], set(wanted), sorted(wanted)
    while todo:
        node = todo.pop()
        own = [t for t in about[node] if node in wanted or t.predicate.value not in _TARGETS]
        found += own
        new = {_name(t.object) for t in own if not isinstance(t.object, ox.Literal)} - seen
        seen |= new
        todo += sorted(new)
    return found


def _focus(shape: Shape, triples: Sequence[ox.Triple], subclasses: Callable[[str], Collection[str]]) -> set[str]:
    """List the focus nodes of a shape that a view itself types or mentions."""
    found: set[str] = set()
    for kind, value in shape.targets:
        if kind == "targetClass":
            classes = subclasses(value)
            typed = (t for t in triples if t.predicate.value == str(RDF.type))
            found |= {_name(t.subject) for t in typed if _name(t.object) in classes}
        elif kind == "targetNode":
            found |= {value for t in triples if _name(t.subject) == value}
        else:
            ends = ((t.subject if kind == "targetSubjectsOf" else t.object, t.predicate.value) for t in triples)
            found |= {_name(end) for end, predicate in ends if predicate == value}
    return found


def _name(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value


def _owners(shapes: Sequence[Shape], graph: rdflib.Graph) -> dict[str, str]:
    """Map the IRI of every property shape to that of its node shape."""
    owners = {shape.iri: shape.iri for shape in shapes}
    for shape in shapes:
        for node in graph.objects(rdflib.URIRef(shape.iri), SH.property):
            owners[f"_:{node}" if isinstance(node, rdflib.BNode) else str(node)] = shape.iri
    return owners


def _result(report: rdflib.Graph, node: rdflib.term.Node, view: str, names: Mapping[str, str]) -> Result:
    def text(predicate: rdflib.term.Node) -> str:
        return str(report.value(node, predicate) or "")

    shape = report.value(node, SH.sourceShape)
    part = f"_:{shape}" if isinstance(shape, rdflib.BNode) else str(shape)
    component = text(SH.sourceConstraintComponent).rpartition("#")[2].removesuffix("ConstraintComponent")
    return Result(
        graph=view,
        focus=text(SH.focusNode),
        shape=names.get(part, part),
        part=part,
        component="sparql" if component == "SPARQL" else component[:1].lower() + component[1:],
        severity=text(SH.resultSeverity).rpartition("#")[2],
        message=text(SH.resultMessage),
        value=text(SH.value),
    )
