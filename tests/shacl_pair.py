"""Runs both SHACL engines over the same views, for tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox

from kg.checking.shacl import Outcome, fallback, read_shapes, validate
from kg.checking.shacl.compile import REFERENCE
from kg.querying.door import Door

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from kg.checking.shacl import Shape

EX = "urn:ex:"
SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
HEAD = """@prefix ex: <urn:ex:> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
ex:pre sh:declare [ sh:prefix "ex" ; sh:namespace "urn:ex:"^^xsd:anyURI ] .
"""
TREE = ox.Triple(ox.NamedNode(EX + "Sub"), ox.NamedNode(SUBCLASS), ox.NamedNode(EX + "C"))
Key: TypeAlias = tuple[str, str, str, str, str]
"""View, focus, shape, component, severity."""


def parse(turtle: str) -> list[ox.Triple]:
    return [q.triple for q in ox.parse((HEAD + turtle).encode("utf-8"), format=ox.RdfFormat.TURTLE)]


def subclasses(cls: str) -> Collection[str]:
    return {cls, EX + "Sub"} if cls == EX + "C" else {cls}


def keys(outcome: Outcome) -> set[Key]:
    return {(r.graph, r.focus, r.part, r.component, r.severity) for r in outcome.results}


@dataclass
class Pair:
    """Some views, a reference and shapes; give it a door to the views."""

    shapes: list[ox.Triple]
    views: Mapping[str, list[ox.Triple]]
    reference: list[ox.Triple] = field(default_factory=list)

    @property
    def nquads(self) -> bytes:
        """The views as the graphs of a store; only the views of sources, if there is no reference."""
        graphs = {**self.views, REFERENCE: self.reference}
        quads = [ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(g)) for g, ts in graphs.items() for t in ts]
        return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""

    def pyshacl(self, names: Iterable[str] | None = None) -> Outcome:
        wanted = [s for s in read_shapes(self.shapes) if names is None or s.iri in names]
        rest = (wanted, self.shapes, [TREE], subclasses)
        outcome = fallback.validate(self.views, self.reference, *rest)
        outcome.add(fallback.validate({REFERENCE: self.reference}, [], *rest))
        return outcome

    def compiled(self, door: Door | None = None) -> Outcome:
        if door is None:
            with Door(data=self.nquads) as opened:
                return self.compiled(opened)

        def by_pyshacl(shapes: Sequence[Shape]) -> Outcome:
            return self.pyshacl({shape.iri for shape in shapes})

        return validate(door, read_shapes(self.shapes), subclasses, by_pyshacl)


def one(shapes: str, data: str, reference: str = "") -> Pair:
    return Pair(parse(shapes), {EX + "view": parse(data)}, parse(reference))
