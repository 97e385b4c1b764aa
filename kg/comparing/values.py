"""Values of a property that holds once (*functional*), or whose differences the ontology names as a kind (*title*).

A property holds once where a shape allows one value per source, or where the ontology says so of a class
(`cca:single`). Two values agree if one is within the other by a property the ontology names (`cca:within`): a hall in
a city.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.comparing.claims import Said, comparable, differ, judge, no_common_day
from kg.comparing.facts import REALISATION, TYPE, source_of, text
from kg.terms import BASE, CCA, SKOS, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.comparing.claims import Clash, Conflict
    from kg.comparing.facts import Facts, Subject

DOMAIN = "http://www.w3.org/2000/01/rdf-schema#domain"
CONCEPT = BASE + "concept/conflict-kind/"


class Values:
    """Compares the values of single-valued properties, subject by subject."""

    def __init__(self, facts: Facts, functional: frozenset[str]) -> None:
        self.facts, ontology = facts, facts.ontology
        titles = {p for p in ontology.facts[CCA + "conflictKind"] if not p.startswith(BASE + "concept/")}
        self.titles = {p: (ontology.value(CCA + "conflictKind", p) or "").removeprefix(CONCEPT) for p in titles}
        once = functional - ontology.bound_properties - {REALISATION}
        self.dated = {p: bounds for p in sorted(once) if (bounds := ontology.bounds(p))}
        self.domains = {p: self._domain(p) for p in self.dated}
        self.plain = once - self.dated.keys()
        self.single = self._single()

    def _domain(self, prop: str) -> set[str]:
        domain = self.facts.ontology.value(DOMAIN, prop)
        return self.facts.ontology.subclasses(domain) if domain else set()

    def _single(self) -> dict[str, set[str]]:
        """Property to the classes whose members have one value of it."""
        ontology = self.facts.ontology
        found: dict[str, set[str]] = defaultdict(set)
        for cls in ontology.facts[CCA + "single"]:
            for prop in ontology.values(CCA + "single", cls):
                found[prop] |= ontology.subclasses(cls)
        return found

    def conflicts(self) -> Iterator[Conflict]:
        """Find values that cannot both be right. Only a subject of which two graphs speak can have some."""
        for subject, properties in self.facts.subjects.items():
            for prop in sorted(self.titles.keys() & properties.keys()):
                yield from judge(self.titles[prop], (subject, prop), self._values(subject, prop), differ)
            if len({graph for said in properties.values() for _, graph in said}) > 1:
                yield from self._functional(subject, properties)

    def _functional(self, subject: str, properties: Subject) -> Iterator[Conflict]:
        types = {text_of(value) for value, _ in properties.get(TYPE, ())}
        single = {prop for prop in self.single.keys() & properties.keys() if types & self.single[prop]}
        for prop in sorted((self.plain & properties.keys()) | single):
            yield from judge("functional", (subject, prop), self._values(subject, prop), self._clash(prop), apart=True)
        for prop, bounds in self._dated(types):
            if bounds[0] in properties or bounds[1] in properties:
                said = self._dates(subject, prop, bounds)
                yield from judge("functional", (subject, prop), said, no_common_day, apart=True)

    def _dated(self, types: set[str]) -> list[tuple[str, tuple[str, str]]]:
        """Tell which dates a subject can have: several share their bounds, each for classes of its own."""
        own = [(p, bounds) for p, bounds in self.dated.items() if types & self.domains[p]]
        taken = {bounds for _, bounds in own}
        return own + [(p, b) for p, b in self.dated.items() if not self.domains[p] and b not in taken]

    def _values(self, subject: str, prop: str) -> list[Said]:
        return [
            Said(source_of(graph), subject, prop, value, graph, comparable(value))
            for value, graph in self.facts.subjects[subject][prop]
        ]

    def _dates(self, subject: str, prop: str, bounds: tuple[str, str]) -> list[Said]:
        """Read the bounds of a date, one graph at a time; a plan says nothing of the day a thing was done."""
        found: dict[str, list[str | None]] = defaultdict(lambda: [None, None])
        for index, bound in enumerate(bounds):
            for value, graph in self.facts.subjects[subject].get(bound, ()):
                found[graph][index] = text(value)
        return [
            Said(source_of(graph), subject, prop, "", graph, (first, last), (first, last))
            for graph, (first, last) in sorted(found.items())
            if self.facts.has_happened(subject, source_of(graph))
        ]

    # -- values that differ and agree all the same ----------------------------------------------------------------

    def _clash(self, prop: str) -> Clash:
        links = self.facts.ontology.values(CCA + "within", prop)

        def clash(a: Said, b: Said) -> bool:
            return differ(a, b) and not self._are_nested(text(a.value), text(b.value), links)

        return clash

    def _are_nested(self, a: str, b: str, links: list[str]) -> bool:
        """Tell whether one thing is within the other, or one code broader than the other or related to it."""
        related = self.facts.ontology.values(SKOS + "related", a) + self.facts.ontology.values(SKOS + "related", b)
        return b in self._around(a, links) or a in self._around(b, links) or a in related or b in related

    def _around(self, thing: str, links: list[str]) -> set[str]:
        found = set(self.facts.ontology.broader(thing))
        todo = [thing]
        while todo:
            here = todo.pop()
            wider = {value for link in links for value in self.facts.values(here, link)} - found
            todo += wider
            found |= wider
        return found
