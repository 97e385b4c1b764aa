"""pySHACL, the reference engine: for what the compiler does not know, for `--engine pyshacl`, and for our tests."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import rdflib
from pyshacl import validate as pyshacl_validate
from rdflib import RDF, SH

from kg.checking.shacl.engine import Outcome
from kg.checking.shacl.results import Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pyoxigraph as ox

    from kg.checking.shacl.shapes import Shape

logging.getLogger("pyshacl").setLevel(logging.ERROR)


def to_rdflib(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """Turn triples into an rdflib graph, all by one parser, so that literals stay comparable."""
    import pyoxigraph as ox

    graph = rdflib.Graph()
    text = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    return graph.parse(data=text or b"", format="nt")


def validate(
    views: Mapping[str, Sequence[ox.Triple]],
    reference: Sequence[ox.Triple],
    shapes: Sequence[Shape],
    shapes_triples: Sequence[ox.Triple],
    ontology_triples: Sequence[ox.Triple],
) -> Outcome:
    """Validate views with pySHACL, one after the other.

    Args:
        views: IRI of a view to its own triples.
        reference: what every view is seen together with; its nodes are not focus nodes of the views.
        shapes: the shapes to use.
        shapes_triples: the whole shapes graph.
        ontology_triples: the subclass tree.

    """
    outcome = Outcome()
    shapes_graph, ontology = to_rdflib(shapes_triples), to_rdflib(ontology_triples)
    names = _owners(shapes, shapes_graph)
    for view, triples in sorted(views.items()):
        own = {str(triple.subject).strip("<>") for triple in triples}
        _, report, _ = pyshacl_validate(
            to_rdflib([*triples, *reference]),
            shacl_graph=shapes_graph,
            ont_graph=ontology,
            use_shapes=[shape.iri for shape in shapes],
            inference="none",
        )
        found = [_result(report, node, view, names) for node in report.subjects(RDF.type, SH.ValidationResult)]
        outcome.results += [result for result in found if result.focus in own]
    outcome.results = sorted(set(outcome.results))
    return outcome


def _owners(shapes: Sequence[Shape], graph: rdflib.Graph) -> dict[str, str]:
    """Map the IRI of every property shape to that of its node shape."""
    owners = {shape.iri: shape.iri for shape in shapes}
    for shape in shapes:
        for node in graph.objects(rdflib.URIRef(shape.iri), SH.property):
            owners[str(node)] = shape.iri
    return owners


def _result(report: rdflib.Graph, node: rdflib.term.Node, view: str, names: Mapping[str, str]) -> Result:
    def text(predicate: rdflib.term.Node) -> str:
        return str(report.value(node, predicate) or "")

    part = text(SH.sourceShape)
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
