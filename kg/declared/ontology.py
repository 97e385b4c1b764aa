"""What the terms are: classes, code lists and the bounds of dates, read from ontology/*.ttl of every layer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import bad_input
from kg.terms import CCA, RDF, SKOS

if TYPE_CHECKING:
    from pathlib import Path

    from kg.declared.workspace import Workspace

SUBCLASS = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
CLASSES = ("http://www.w3.org/2002/07/owl#Class", "http://www.w3.org/2000/01/rdf-schema#Class")
LABELS = (SKOS + "prefLabel", "http://www.w3.org/2000/01/rdf-schema#label")


@dataclass(frozen=True)
class Ontology:
    """The declarations a build needs, by predicate and subject."""

    triples: list[ox.Triple]
    facts: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]]
    """Predicate IRI to subject IRI to values."""

    def values(self, predicate: str, subject: str) -> list[str]:
        """Return the values of a property of a term, as text."""
        return [value.value for value in self.facts[predicate].get(subject, ())]

    def value(self, predicate: str, subject: str) -> str | None:
        """Return the only value of a property of a term, if it has one."""
        return next(iter(self.values(predicate, subject)), None)

    def concepts(self, scheme: str) -> frozenset[str]:
        """Return the concepts of a code list, given the IRI that they begin with."""
        return self._schemes.get(scheme, frozenset())

    @cached_property
    def classes(self) -> frozenset[str]:
        """The classes that are declared."""
        types = self.facts[f"{RDF}type"]
        return frozenset(term for term, told in types.items() if any(one.value in CLASSES for one in told))

    def is_code(self, iri: str) -> bool:
        """Tell whether an IRI is a concept of some code list."""
        return iri in self.facts[SKOS + "inScheme"]

    @cached_property
    def _schemes(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for concept in self.facts[SKOS + "inScheme"]:
            # A code is what follows the last / or #; a urn has neither, and ends in its last colon.
            end = max(concept.rfind("/"), concept.rfind("#"))
            found[concept[: (concept.rfind(":") if end < 0 else end) + 1]].add(concept)
        return {scheme: frozenset(concepts) for scheme, concepts in found.items()}

    @cached_property
    def _below(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for child, parents in self.facts[SUBCLASS].items():
            for parent in parents:
                found[parent.value].add(child)
        return found

    def subclasses(self, cls: str) -> set[str]:
        """Return a class and everything below it."""
        found, todo = {cls}, [cls]
        while todo:
            for child in self._below.get(todo.pop(), set()) - found:
                found.add(child)
                todo.append(child)
        return found

    def broader(self, concept: str) -> list[str]:
        """Return all concepts that include a concept, nearest first."""
        found: list[str] = []
        todo = [concept]
        while todo:
            for wider in self.values(SKOS + "broader", todo.pop(0)):
                if wider not in found:
                    found.append(wider)
                    todo.append(wider)
        return found

    def bounds(self, prop: str) -> tuple[str, str] | None:
        """Return the properties that hold the earliest and latest day of a dated property."""
        lower, upper = self.value(CCA + "lowerBound", prop), self.value(CCA + "upperBound", prop)
        return (lower, upper) if lower and upper else None

    @cached_property
    def lower_bounds(self) -> frozenset[str]:
        """The properties that hold the first day a date can mean."""
        return frozenset(value.value for values in self.facts[CCA + "lowerBound"].values() for value in values)

    @cached_property
    def bound_properties(self) -> frozenset[str]:
        """The properties that hold bounds of dates."""
        upper = {value.value for values in self.facts[CCA + "upperBound"].values() for value in values}
        return self.lower_bounds | upper

    def label(self, term: str, language: str = "en") -> str | None:
        """Return a term's label in a language, else in any."""
        labels = [v for p in LABELS for v in self.facts[p].get(term, ()) if isinstance(v, ox.Literal)]
        chosen = [v.value for v in labels if v.language == language] or sorted(v.value for v in labels)
        return chosen[0] if chosen else None


def parse_turtle(path: Path, file: str) -> list[ox.Triple]:
    """Read a Turtle file with the parser that fetches nothing.

    Raises InputError with the parser's line and column.
    """
    try:
        quads = list(ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE))
    except (SyntaxError, ValueError) as error:
        raise bad_input(file, "", "", f"not valid Turtle ({error})") from None
    return [quad.triple for quad in quads]


def load(workspace: Workspace) -> Ontology:
    """Read the terms and code lists of all layers (alignments are for readers outside and are not needed here)."""
    paths = [path for path in workspace.files("ontology", "*.ttl") if path.name != "alignment.ttl"]
    triples = [triple for path in paths for triple in parse_turtle(path, workspace.show(path))]
    facts: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        if isinstance(triple.object, ox.NamedNode | ox.Literal) and isinstance(triple.subject, ox.NamedNode):
            facts[triple.predicate.value][triple.subject.value].append(triple.object)
    return Ontology(triples, facts)
