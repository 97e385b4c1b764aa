"""Conflicts as a reader meets them: each group with all its claims, who makes them, and the preferred one.

Copies of one report are one origin: a claim that repeats what the source says that its own was derived from is a relay.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.asking import facts
from kg.asking.days import Bounds, Spell
from kg.declared import ontology
from kg.terms import BASE, CCA, RDF

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.asking.facts import Assertion
    from kg.declared.ontology import Ontology
    from kg.graph import Graph
    from kg.querying.door import Binding, Door

CONFLICTS = """SELECT ?conflict ?kind ?subject ?property ?other ?unit ?claim ?odds ?preferred WHERE {
  ?conflict a cca:Conflict ; cca:conflictKind ?kind ; cca:claim ?claim
  OPTIONAL { ?conflict rdf:subject ?thing } OPTIONAL { ?conflict schema:about ?about }
  OPTIONAL { ?conflict rdf:predicate ?predicate } OPTIONAL { ?conflict cca:measure ?measure }
  OPTIONAL { ?conflict cca:unit ?unit } OPTIONAL { ?conflict cca:notBefore ?earlier }
  OPTIONAL { ?conflict cca:codeSystem ?system } OPTIONAL { ?conflict cca:codeValue ?code }
  BIND(COALESCE(?thing, ?about) AS ?subject) BIND(COALESCE(?earlier, ?code) AS ?other)
  BIND(COALESCE(?predicate, ?measure, ?system) AS ?property)
  BIND(EXISTS { ?conflict cca:conflicting ?claim } AS ?odds)
  BIND(EXISTS { ?conflict cca:preferred ?claim } AS ?preferred) }"""
SOURCES = """SELECT ?s ?kind ?rank ?known ?issued ?title ?publisher ?from WHERE {
  ?s a cca:Source OPTIONAL { ?s dct:type ?kind OPTIONAL { ?kind cca:rank ?rank } } OPTIONAL { ?s cca:knownFrom ?known }
  OPTIONAL { ?s dct:issued ?issued } OPTIONAL { ?s dct:title ?title } OPTIONAL { ?s dct:publisher ?publisher }
  OPTIONAL { ?s prov:wasDerivedFrom ?from } } ORDER BY ?s ?title ?publisher ?from"""
CHECKS = """SELECT ?claim ?about ?class ?unit ?certain ?possible ?error WHERE {
  ?check a cca:RecordCheck ; cca:checkedClaim ?claim ; cca:checkedAbout ?about ; cca:recordClass ?class ;
    cca:reading ?reading .
  ?reading cca:unit ?unit ; cca:certain ?certain ; cca:possible ?possible ; cca:error ?error
  OPTIONAL { ?claim cca:unit ?own } FILTER(?unit = COALESCE(?own, unt:parties)) }"""
VALUE, UPPER, MEASURE, UNIT, COMPARATOR = (
    CCA + name for name in ("value", "upperValue", "measure", "unit", "comparator")
)
EXACTLY = BASE + "concept/comparator/exactly"
AS_OF = (CCA + "asOf", CCA + "attestedOn")
START, END, DAY = "https://schema.org/startDate", "https://schema.org/endDate", CCA + "date"
DATES = (DAY, START, END)
LAST = 99

Terms = list[dict[str, str]]
Told = dict[str, Terms]
"""What one graph says of one subject: property to values."""


@dataclass(frozen=True)
class Described:
    """A source, as far as a reader of its claims needs it."""

    slug: str
    kind: str = ""
    """IRI of the kind of source."""
    rank: int = LAST
    known_from: str = ""
    published: str = ""
    title: str = ""
    publisher: str = ""
    derived_from: str = ""


@dataclass
class Claim:
    """One side of a disagreement."""

    assertion: Assertion
    value: str
    as_of: str
    source: Described
    at_odds: bool
    preferred: bool
    measure: str = ""
    unit: str = ""
    comparator: str = ""
    prop: str = ""
    """The property that the value is of."""
    origin: str = ""
    """The slug, or the IRI, of the source from which this was derived in the end: its own if from none."""
    relay_of: str = ""
    """The slug of the source in this group whose claim it repeats."""
    record: dict[str, str] = field(default_factory=dict)
    """For a count: what the recorded acts give in its unit (certain, possible), its error, and the outcome."""

    @property
    def said(self) -> tuple[str, ...]:
        """What is said, whoever says it."""
        return (self.measure, self.unit, self.comparator, self.value)

    @property
    def source_kind(self) -> str:
        """The code of the kind of source."""
        return self.source.kind.rpartition("/")[2]

    @property
    def known_from(self) -> str:
        """The first day on which the source could be known."""
        return self.source.known_from

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "value": self.value,
            "comparator": self.comparator.rpartition("/")[2],
            "measure": self.measure,
            "unit": self.unit,
            "as_of": self.as_of,
            "source": self.assertion.source,
            "title": self.source.title,
            "publisher": self.source.publisher,
            "source_kind": self.source_kind,
            "published": self.source.published,
            "known_from": self.known_from,
            "origin": self.origin,
            "relay_of": self.relay_of,
            "record": self.record,
            "level": self.assertion.level,
            "by": self.assertion.by,
            "places": [p.iri for p in sorted(self.assertion.places)],
            "assertion": self.assertion.iri,
            "at_odds": self.at_odds,
            "preferred": self.preferred,
        }


@dataclass
class Disagreement:
    """A group of claims some of which cannot all hold."""

    iri: str
    kind: str
    subject: str
    property: str
    """The property; for a count its measure, for an identity the system of codes."""
    unit: str
    other: str = ""
    """What must not come after the subject, or the code that is at issue."""
    claims: list[Claim] = field(default_factory=list)
    concerns: set[str] = field(default_factory=set)
    """The things that it is about, near and far."""

    def number_of_origins(self) -> int:
        """Return how many independent origins the claims have."""
        return len({claim.origin for claim in self.claims})

    def backing(self, claim: Claim) -> int:
        """Tell how many independent origins give the value of a claim."""
        return len({c.origin for c in self.claims if c.said == claim.said})

    def relays(self, claim: Claim) -> list[Claim]:
        """List the claims that repeat a claim."""
        return [c for c in self.claims if c.relay_of == claim.assertion.source and c.said == claim.said]

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain data (the documented JSON of `kg conflicts -f json`)."""
        return {
            "conflict": self.iri,
            "kind": self.kind,
            "subject": self.subject,
            "property": self.property,
            "other": self.other,
            "unit": self.unit,
            "origins": self.number_of_origins(),
            "claims": [claim.as_dict() for claim in self.claims],
        }


def read(graph: Graph, door: Door) -> list[Disagreement]:
    """Read all conflicts of a build, in the order of kind, subject and property."""
    rows = door.query(CONFLICTS).rows
    names = sorted({row["claim"]["value"] for row in rows})
    if not names:
        return []
    reader = _Reader(door, ontology.load(graph.workspace), facts.assertions(door, "a", names))
    found: dict[str, Disagreement] = {}
    for row in rows:
        conflict = found.setdefault(row["conflict"]["value"], _group(row))
        conflict.claims.append(reader.claim(row, conflict))
    for conflict in found.values():
        conflict.claims.sort(key=lambda c: (c.as_of, c.known_from, c.value, c.assertion.iri))
        reader.fold(conflict.claims)
        conflict.concerns = reader.concerns(conflict)
    return sorted(found.values(), key=lambda c: (c.kind, c.subject, c.property, c.unit, c.other, c.iri))


def _group(row: Binding) -> Disagreement:
    kind, subject, prop, unit, other = (_text(row, n) for n in ("kind", "subject", "property", "unit", "other"))
    return Disagreement(_text(row, "conflict"), kind.rpartition("/")[2], subject, prop, unit, other)


def _text(row: Binding, name: str) -> str:
    return row[name]["value"] if name in row else ""


class _Reader:
    """What is read once for all conflicts: sources, record checks, and what graphs say of the claims' subjects."""

    def __init__(self, door: Door, terms: Ontology, records: dict[str, Assertion]) -> None:
        self.terms, self.records = terms, records
        self.sources = read_sources(door)
        self.checks = {(_text(r, "claim"), _text(r, "about")): r for r in door.query(CHECKS).rows}
        self.told: dict[tuple[str, str], Told] = defaultdict(lambda: defaultdict(list))
        self.entities: set[str] = set()
        subjects = {record.subject for record in records.values()}
        self._read(door, subjects)
        self._read(door, {v["value"] for t in list(self.told.values()) for v in t["https://schema.org/about"]})

    def _read(self, door: Door, subjects: Iterable[str]) -> None:
        known = {subject for _, subject in self.told}
        for row in facts.ask_of(door, facts.TRIPLES, "s", sorted(set(subjects) - known)):
            subject, prop = row["s"]["value"], row["p"]["value"]
            if row["g"]["value"] == BASE + "reference" and prop == RDF + "type":
                self.entities.add(subject)
            self.told[row["g"]["value"], subject][prop].append(row["o"])

    # -- claims ----------------------------------------------------------------------------------------------------

    def claim(self, row: Binding, conflict: Disagreement) -> Claim:
        """Read one claim of a conflict."""
        record = self.records[row["claim"]["value"]]
        source = self.sources.get(record.source, Described(record.source))
        told = self._of(record)
        prop, value = self._value(record, told, conflict)
        marks = (row["odds"]["value"] == "true", row["preferred"]["value"] == "true")
        measure, unit, comparator = self._counted(told, prop)
        return Claim(
            record, value, self._as_of(told), source, *marks, measure, unit, comparator, prop,
            self._origin(record.source), record=self._checked(record, conflict),
        )  # fmt: skip

    def _counted(self, told: Told, prop: str) -> list[str]:
        """Say of a count what is counted, in which unit, and how it is hedged; of a total, what it is compared as."""
        if prop == VALUE:
            found = [next((v["value"] for v in told.get(p, ())), "") for p in (MEASURE, UNIT, COMPARATOR)]
            return [*found[:2], found[2].replace(EXACTLY, "")]
        return [self.terms.value(CCA + by, prop) or "" for by in ("statesMeasure", "statesUnit")] + [""]

    def _checked(self, record: Assertion, conflict: Disagreement) -> dict[str, str]:
        row = self.checks.get((record.subject, conflict.subject)) if conflict.kind == "record" else None
        return {n: _text(row, n).rpartition("/")[2] for n in ("certain", "possible", "error", "class")} if row else {}

    def _of(self, record: Assertion) -> Told:
        """Gather what the source says of the subject, in its content and in what its coder inferred."""
        plain = record.graph.removesuffix("/inferred")
        found: Told = defaultdict(list)
        for graph in dict.fromkeys((record.graph, plain, plain + "/inferred")):
            for prop, values in self.told.get((graph, record.subject), {}).items():
                found[prop] += [v for v in values if v not in found[prop]]
        return found

    def _value(self, record: Assertion, told: Told, conflict: Disagreement) -> tuple[str, str]:
        """Say what is claimed: the property, and its value as text."""
        totals = [p for p in told if conflict.property in self.terms.values(CCA + "statesMeasure", p)]
        wanted = [conflict.property, *totals, VALUE] if conflict.kind != "order" else [VALUE]
        for prop in wanted:
            if self.terms.bounds(prop):
                return prop, self._date(told, prop)
            said = [v for v in told.get(prop, ()) if not record.objects or facts.key(v) in record.objects]
            said = said or told.get(prop, [])
            if said:
                upper = f" to {told[UPPER][0]['value']}" if prop == VALUE and told.get(UPPER) else ""
                return prop, ", ".join(sorted(v["value"] for v in said)) + upper
        return self._dates(told) if conflict.kind == "order" else self._code(told)

    def _date(self, told: Told, prop: str) -> str:
        """Write a date as stated, else as its bounds let one; not what only the day of the source gives."""
        stated = [v["value"] for v in told.get(prop, ())]
        return ", ".join(sorted(stated)) or self._bounds(told, prop).text

    def _bounds(self, told: Told, prop: str) -> Bounds:
        return Bounds(*(next((v["value"] for v in told.get(b, ())), "") for b in self.terms.bounds(prop) or ("", "")))

    def _dates(self, told: Told) -> tuple[str, str]:
        """Say when something was: on a day, or from when until when."""
        start, end = self._bounds(told, START), self._bounds(told, END)
        if told.get(DAY) or not (start.earliest or end.earliest):
            return DAY, self._date(told, DAY) or start.text
        return START, Spell(start, end).text if start.text else f"until {end.text}"

    def _code(self, told: Told) -> tuple[str, str]:
        """Say which code or outside identifier a thing is given, and which thing."""
        for prop in (CCA + "codeValue", "http://www.w3.org/2002/07/owl#sameAs"):
            if told.get(prop):
                return prop, ", ".join(sorted(v["value"] for v in told[prop]))
        return "", ""

    def _as_of(self, told: Told) -> str:
        stated = [v["value"] for prop in AS_OF for v in told.get(prop, ())]
        if stated or not told.get(VALUE):
            return ", ".join(stated)
        bounds = self._bounds(told, AS_OF[0])
        return bounds.text if bounds.earliest else ""

    # -- origins ---------------------------------------------------------------------------------------------------

    def _ancestors(self, slug: str) -> list[str]:
        """List what a source was derived from, nearest first; a circle ends where it closes."""
        found: list[str] = []
        while (known := self.sources.get(slug)) and known.derived_from and known.derived_from not in found:
            slug = known.derived_from
            found.append(slug)
        return found

    def _origin(self, slug: str) -> str:
        return (self._ancestors(slug) or [slug])[-1]

    def fold(self, claims: Sequence[Claim]) -> None:
        """Mark the claims that repeat another one of the same origin: the claim nearest to it is the one repeated."""
        groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
        for claim in claims:
            groups[claim.origin, claim.prop, *claim.said].append(claim)
        for alike in groups.values():
            first = min(alike, key=lambda c: (len(self._ancestors(c.assertion.source)), c.known_from, c.assertion.iri))
            for claim in alike:
                same_day = claim.as_of in ("", first.as_of)
                if claim.assertion.source != first.assertion.source and same_day:
                    claim.relay_of = first.assertion.source

    # -- what a conflict concerns ----------------------------------------------------------------------------------

    def concerns(self, conflict: Disagreement) -> set[str]:
        """Gather what a conflict is about: its things, and what these point to unless they are actors or treaties."""
        things = {conflict.subject, conflict.other, *(c.assertion.subject for c in conflict.claims)} - {""}
        near = {thing for thing in things if thing not in self.entities}
        return things | {
            v["value"]
            for (_, subject), told in self.told.items()
            if subject in near
            for prop, values in told.items()
            if prop != RDF + "type"
            for v in values
            if v["type"] == "uri"
        }


def read_sources(door: Door) -> dict[str, Described]:
    """Read the descriptions of all sources, by slug."""
    found: dict[str, Described] = {}
    for row in door.query(SOURCES).rows:
        slug = _slug(_text(row, "s"))
        if slug not in found:
            rank = int(_text(row, "rank") or LAST)
            known, issued, title, publisher = (_text(row, n) for n in ("known", "issued", "title", "publisher"))
            parent = _slug(_text(row, "from"))
            found[slug] = Described(slug, _text(row, "kind"), rank, known, issued, title, publisher, parent)
    return found


def _slug(source: str) -> str:
    return source.removeprefix(BASE + "source/")
