"""pySHACL, the reference engine: for what the compiler does not know, for `--engine pyshacl`, and for our tests."""

from __future__ import annotations

import logging
from collections import defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox
import rdflib
from pyshacl import validate as pyshacl_validate
from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, ShapeLoadError
from rdflib import OWL, RDF, RDFS, SH

from kg.checking.shacl.engine import Outcome
from kg.checking.shacl.results import Result
from kg.errors import KGError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from kg.checking.shacl.shapes import Shape

_TARGETS = {str(SH[name]) for name in ("targetClass", "targetSubjectsOf", "targetObjectsOf", "targetNode", "target")}
_CLASSES = {str(RDFS.Class), str(OWL.Class)}

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
        raise KGError(f"pySHACL cannot run the shapes: {' '.join(str(error).split())}") from None
    if not isinstance(report, rdflib.Graph):  # a failure that it returns instead of raising
        raise KGError(f"pySHACL cannot run the shapes: {report}")
    return report


def _needed(shapes: Sequence[Shape], triples: Sequence[ox.Triple]) -> list[ox.Triple]:
    """Select the shapes, all components of constraints and what these refer to, without the targets of the latter.

    The option use_shapes of pySHACL does not serve: it leaves out every property shape that has a name.
    """
    about: dict[str, list[ox.Triple]] = defaultdict(list)
    for triple in triples:
        about[_name(triple.subject)].append(triple)
    wanted = {shape.iri.removeprefix("_:") for shape in shapes}
    components = {_name(t.subject) for t in triples if _is_typed(t, {str(SH.ConstraintComponent)})}
    seen = wanted | components
    found, todo = [], sorted(seen)
    while todo:
        node = todo.pop()
        own = [t for t in about[node] if node in wanted or not _is_target(t)]
        found += own
        new = {_name(t.object) for t in own if not isinstance(t.object, ox.Literal)} - seen
        seen |= new
        todo += sorted(new)
    return found


def _is_target(triple: ox.Triple) -> bool:
    """Tell whether a triple gives a shape focus nodes; a shape that is a class has its instances."""
    return triple.predicate.value in _TARGETS or _is_typed(triple, _CLASSES)


def _is_typed(triple: ox.Triple, classes: Collection[str]) -> bool:
    return triple.predicate.value == str(RDF.type) and _name(triple.object) in classes


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
        name = shape.iri.removeprefix("_:")
        own = rdflib.URIRef(name) if name == shape.iri else rdflib.BNode(name)
        for node in graph.objects(own, SH.property):
            owners[f"_:{node}" if isinstance(node, rdflib.BNode) else str(node)] = shape.iri
    return owners


def _result(report: rdflib.Graph, node: rdflib.term.Node, view: str, names: Mapping[str, str]) -> Result:
    def text(predicate: rdflib.term.Node) -> str:
        return str(report.value(node, predicate) or "")

    shape = report.value(node, SH.sourceShape)
    part = f"_:{shape}" if isinstance(shape, rdflib.BNode) else str(shape)
    value, path = report.value(node, SH.value), report.value(node, SH.resultPath)
    return Result(
        graph=view,
        focus=text(SH.focusNode),
        shape=names.get(part, part),
        part=part,
        component=_component(text(SH.sourceConstraintComponent)),
        severity=text(SH.resultSeverity).rpartition("#")[2],
        message=text(SH.resultMessage),
        value=text(SH.value),
        path=path.n3() if isinstance(path, rdflib.URIRef) else "",
        term=value.n3() if isinstance(value, rdflib.URIRef | rdflib.BNode) else _literal(value),
    )


def _literal(value: rdflib.term.Node | None) -> str:
    """Write a literal as N-Triples; what rdflib writes may be Turtle."""
    if not isinstance(value, rdflib.Literal):
        return ""
    datatype = None if value.language or not value.datatype else ox.NamedNode(str(value.datatype))
    return str(ox.Literal(str(value), language=value.language, datatype=datatype))


def _component(iri: str) -> str:
    """Name a component as the compiled engine does, by its parameter; one of somebody's own keeps its IRI."""
    if not iri.startswith(str(SH)):
        return iri
    name = iri.removeprefix(str(SH)).removesuffix("ConstraintComponent")
    return "sparql" if name == "SPARQL" else name[:1].lower() + name[1:]
