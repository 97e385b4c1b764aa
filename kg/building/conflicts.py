"""Where sources disagree: found by rule, listed with all claims, never decided.

Kinds: *functional* (a property that a shape allows once), *title* (a property that the ontology marks), *count*.
One conflict per group; its IRI is a hash of the group, so that it outlives a new source.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from itertools import combinations
from typing import TYPE_CHECKING

from kg.building.ranges import Comparators, above, disjoint
from kg.terms import BASE, CCA, RDF, RDF_TYPE, SKOS, Quad, cca, iri, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.declared.ontology import Ontology

GRAPH = iri(BASE + "conflicts")
DOMAIN = "http://www.w3.org/2000/01/rdf-schema#domain"
CONCEPT = BASE + "concept/conflict-kind/"
Range = tuple[str | None, str | None]
Clash = Callable[["Said", "Said"], bool]
Subject = dict[str, list[tuple[str, str]]]
"""Predicate IRI to (object term, graph IRI)."""


@dataclass(frozen=True)
class Said:
    """One value of a group: what is said, by which source, on the strength of which assertions."""

    source: str
    assertions: tuple[str, ...]
    key: object
    """Values with equal keys agree."""
    days: Range = (None, None)
    numbers: tuple[Decimal | None, Decimal | None] = (None, None)
    unit: str = ""


@dataclass
class Conflict:
    """A group of claims, some of which cannot all hold."""

    kind: str
    group: tuple[str, ...]
    """What names it: subject and property, or measure, unit and subject."""
    claims: list[Said]
    at_odds: list[Said] = field(default_factory=list)

    @property
    def iri(self) -> str:
        """Name it by its group alone."""
        digest = hashlib.sha256("\n".join((self.kind, *self.group)).encode()).hexdigest()[:16]
        return f"{BASE}id/conflict/{digest}"


@dataclass(frozen=True)
class Record:
    """An assertion, as far as it matters here."""

    iri: str
    predicates: frozenset[str]
    objects: frozenset[str]


class Finder:
    """Finds the conflicts in the quads of a build."""

    def __init__(self, quads: Iterable[Quad], ontology: Ontology, functional: frozenset[str]) -> None:
        self.ontology = ontology
        self.titles = {p for p in ontology.facts[CCA + "conflictKind"] if not p.startswith(BASE + "concept/")}
        self.subjects: dict[str, Subject] = defaultdict(lambda: defaultdict(list))
        for s, p, o, g in quads:
            self.subjects[text_of(s)][text_of(p)].append((o, text_of(g)))
        once = functional - ontology.bound_properties
        self.dated = {p: bounds for p in once if (bounds := ontology.bounds(p))}
        self.domains = {p: self._domain(p) for p in self.dated}
        self.plain = once - self.dated.keys()
        self.records = self._records()

    def _domain(self, prop: str) -> set[str]:
        domain = self.ontology.value(DOMAIN, prop)
        return self.ontology.subclasses(domain) if domain else set()

    def _records(self) -> dict[tuple[str, str], list[Record]]:
        """Index the assertions by subject and graph."""
        found: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for node, properties in self.subjects.items():
            subjects = [text_of(o) for o, g in properties.get(f"{RDF}subject", ()) if g.endswith("/prov")]
            predicates = frozenset(text_of(p) for p, _ in properties.get(f"{RDF}predicate", ()))
            objects = frozenset(o for o, _ in properties.get(f"{RDF}object", ()))
            for subject in subjects:
                for graph, _ in properties.get(CCA + "inGraph", ()):
                    found[subject, text_of(graph)].append(Record(node, predicates, objects))
        return found

    def run(self) -> list[Conflict]:
        """Return all conflicts, in the order of their IRIs."""
        found = [*self._functional(), *self._titles(), *self._counts()]
        return sorted(found, key=lambda conflict: conflict.iri)

    # -- one value per property ------------------------------------------------------------------------------------

    def _functional(self) -> Iterator[Conflict]:
        for subject, properties in self.subjects.items():
            for prop in sorted(self.plain & properties.keys()):
                yield from _judge("functional", (subject, prop), self._values(subject, prop), _differ, apart=True)
            for prop, bounds in self._dated(properties):
                if bounds[0] in properties or bounds[1] in properties:
                    said = self._dates(subject, prop, bounds)
                    yield from _judge("functional", (subject, prop), said, _no_common_day, apart=True)

    def _dated(self, properties: Subject) -> list[tuple[str, tuple[str, str]]]:
        """Tell which dates a subject can have: several share their bounds, each for classes of its own."""
        types = {text_of(value) for value, _ in properties.get(f"{RDF}type", ())}
        own = [(p, bounds) for p, bounds in sorted(self.dated.items()) if types & self.domains[p]]
        taken = {bounds for _, bounds in own}
        return own + [(p, b) for p, b in sorted(self.dated.items()) if not self.domains[p] and b not in taken]

    def _values(self, subject: str, prop: str) -> list[Said]:
        return [
            Said(_source(graph), self._assertions(subject, prop, value, graph), _comparable(value))
            for value, graph in self.subjects[subject][prop]
            if _is_content(graph)
        ]

    def _dates(self, subject: str, prop: str, bounds: tuple[str, str]) -> list[Said]:
        """Read the bounds of a date, one graph at a time."""
        found: dict[str, list[str | None]] = defaultdict(lambda: [None, None])
        for index, bound in enumerate(bounds):
            for value, graph in self.subjects[subject].get(bound, ()):
                found[graph][index] = _text(value)
        return [
            Said(_source(graph), self._assertions(subject, prop, "", graph), days, days)
            for graph, pair in sorted(found.items())
            if _is_content(graph) and (days := (pair[0], pair[1]))
        ]

    # -- titles ----------------------------------------------------------------------------------------------------

    def _titles(self) -> Iterator[Conflict]:
        for prop in sorted(self.titles):
            kind = (self.ontology.value(CCA + "conflictKind", prop) or "").removeprefix(CONCEPT)
            for subject, properties in self.subjects.items():
                if prop in properties:
                    yield from _judge(kind, (subject, prop), self._values(subject, prop), _differ)

    # -- counts ----------------------------------------------------------------------------------------------------

    def _counts(self) -> Iterator[Conflict]:
        groups: dict[tuple[str, str, str], list[Said]] = defaultdict(list)
        for subject, properties in self.subjects.items():
            if CCA + "measure" in properties and CCA + "value" in properties:
                for group, one in self._count(subject, properties):
                    groups[group].append(one)
        for measure, unit, about in sorted(groups):
            said = groups[measure, unit, about]
            wider = [one for u in self._broader(unit) for one in groups.get((measure, u, about), ())]
            monotone = self.ontology.value(CCA + "monotone", measure) == "true"

            def clash(a: Said, b: Said, monotone: bool = monotone) -> bool:
                return _counts_clash(a, b, monotone)

            yield from _judge("count", (measure, unit, about), [*said, *wider], clash, unit=unit)

    def _count(self, subject: str, properties: Subject) -> Iterator[tuple[tuple[str, str, str], Said]]:
        def one(name: str) -> str:
            return _text(properties.get(CCA + name, [("", "")])[0][0])

        value, graph = properties[CCA + "value"][0]
        numbers = Comparators(self.ontology).range(one("comparator"), _text(value), one("upperValue"))
        said = Said(
            _source(graph),
            self._assertions(subject, CCA + "value", value, graph),
            numbers,
            (one("earliest") or None, one("latest") or None),
            numbers,
            one("unit"),
        )
        for about, _ in properties.get("https://schema.org/about", [("", "")]):
            yield (one("measure"), one("unit"), _text(about)), said

    def _broader(self, unit: str) -> list[str]:
        found: list[str] = []
        todo = [unit]
        while todo:
            for wider in self.ontology.values(SKOS + "broader", todo.pop()):
                if wider not in found:
                    found.append(wider)
                    todo.append(wider)
        return found

    # -- records ---------------------------------------------------------------------------------------------------

    def _assertions(self, subject: str, prop: str, value: str, graph: str) -> tuple[str, ...]:
        """Find the assertions that vouch for a value: those that name it, else its property, else the subject."""
        found: dict[int, list[str]] = defaultdict(list)
        for record in self.records.get((subject, graph), ()):
            if prop in record.predicates:
                found[0 if value in record.objects else 1].append(record.iri)
            elif f"{RDF}type" in record.predicates:
                found[2].append(record.iri)
        return tuple(sorted(found[min(found)])) if found else ()

    def rank(self, source: str) -> int:
        """Return the rank of a source's kind in the stated preference; 1 comes first."""
        kinds = self.subjects.get(source, {}).get("http://purl.org/dc/terms/type", [])
        ranks = [self.ontology.value(CCA + "rank", _text(kind)) for kind, _ in kinds]
        return min((int(rank) for rank in ranks if rank), default=99)


def _judge(
    kind: str, group: tuple[str, ...], said: list[Said], clash: Clash, apart: bool = False, unit: str = ""
) -> Iterator[Conflict]:
    """Compare every value of a group with every other, equal ones once.

    Args:
        kind: of conflict.
        group: what names it.
        said: all claims.
        clash: tells whether two values cannot both hold.
        apart: whether only claims of different sources can be at odds.
        unit: for counts, the unit of the group; other units are only compared with it.

    """
    alike: dict[tuple[object, ...], list[Said]] = defaultdict(list)
    for one in said:
        alike[one.key, one.days, one.numbers, one.unit].append(one)
    at_odds: set[Said] = set()
    for some, others in combinations(alike.values(), 2):
        a, b = some[0], others[0]
        if (not unit or unit in (a.unit, b.unit)) and clash(a, b):
            at_odds |= _opposed(some, others, apart)
    if at_odds:
        claims = [one for one in said if not unit or one.unit == unit or one in at_odds]
        yield Conflict(kind, group, claims, [one for one in claims if one in at_odds])


def _opposed(some: list[Said], others: list[Said], apart: bool) -> set[Said]:
    if not apart:
        return {*some, *others}
    here, there = {one.source for one in some}, {one.source for one in others}
    return {one for one in some if there - {one.source}} | {one for one in others if here - {one.source}}


def _no_common_day(a: Said, b: Said) -> bool:
    return disjoint(a.days, b.days)


def _differ(a: Said, b: Said) -> bool:
    one, other = a.key, b.key
    if isinstance(one, tuple) and isinstance(other, tuple) and one[0] == other[0] == "text":
        return bool(one[1] == other[1] and one[2] != other[2])
    return bool(one != other)


def _counts_clash(a: Said, b: Said, monotone: bool) -> bool:
    """Tell whether two counts cannot both hold.

    A narrower unit must not exceed a broader one; the same unit must overlap on the same days; a running total must
    not fall.
    """
    if a.unit != b.unit:
        narrow, wide = (a, b)
        return _same_days(a, b) and above(narrow.numbers, wide.numbers)
    if _same_days(a, b):
        return disjoint(a.numbers, b.numbers)
    if not monotone:
        return False
    early, late = (a, b) if above(b.days, a.days) else (b, a)
    return above(late.days, early.days) and above(early.numbers, late.numbers)


def _same_days(a: Said, b: Said) -> bool:
    """Tell whether two counts can be for one day; one for which no day is stated is for none in particular."""
    return None not in (a.days[0], b.days[0]) and not disjoint(a.days, b.days)


def _is_content(graph: str) -> bool:
    return not graph.endswith("/prov") and not graph.startswith((BASE + "derived/", BASE + "conflicts"))


def _source(graph: str) -> str:
    return graph.removesuffix("/inferred").removesuffix("/prov")


def _text(term: str) -> str:
    """Return the text inside a term: an IRI or the lexical form of a literal without escapes in it."""
    if term.startswith('"'):
        return term[1 : term.rindex('"')]
    return text_of(term) if term else ""


def _comparable(term: str) -> object:
    """Make values comparable: numbers by value, text after NFC and case folding within one language, others as is."""
    if not term.startswith('"'):
        return term
    text, tail = _text(term), term[term.rindex('"') + 1 :]
    if tail.startswith("^^") and tail.removesuffix(">").endswith(("integer", "decimal")):
        try:
            return Decimal(text)
        except InvalidOperation:
            return term
    return ("text", tail, unicodedata.normalize("NFC", text).casefold())


def to_quads(conflicts: Iterable[Conflict], finder: Finder) -> list[Quad]:
    """Write conflicts into their graph, each with all claims, those at odds, and the one the preference follows."""
    quads: list[Quad] = []
    for conflict in conflicts:
        node = iri(conflict.iri)
        names = ("measure", "unit", "about") if conflict.kind == "count" else ("subject", "predicate")
        spaces = {"subject": RDF, "predicate": RDF, "about": "https://schema.org/"}
        quads.append((node, RDF_TYPE, cca("Conflict"), GRAPH))
        quads.append((node, cca("conflictKind"), iri(CONCEPT + conflict.kind), GRAPH))
        for name, value in zip(names, conflict.group, strict=True):
            if value:
                quads.append((node, iri(spaces.get(name, CCA) + name), iri(value), GRAPH))
        claims = {a for said in conflict.claims for a in said.assertions}
        at_odds = {a for said in conflict.at_odds for a in said.assertions}
        quads += [(node, cca("claim"), iri(a), GRAPH) for a in claims]
        quads += [(node, cca("conflicting"), iri(a), GRAPH) for a in at_odds]
        quads += [(node, cca("preferred"), iri(a), GRAPH) for a in _preferred(conflict, finder)]
    return quads


def _preferred(conflict: Conflict, finder: Finder) -> tuple[str, ...]:
    """Follow the stated order of source kinds; where two claims are of the best kind, prefer neither."""
    ranks = {said: finder.rank(said.source) for said in conflict.at_odds}
    best = [said for said in conflict.at_odds if ranks[said] == min(ranks.values())]
    return best[0].assertions if len({said.key for said in best}) == 1 else ()
