"""Why we believe that a source says so: the source's own description, and one assertion for every entry.

Assertions are RDF reification records (an `rdf:Statement` with evidence), which every RDF 1.1 tool reads
and which turn into RDF 1.2 reifiers by one query.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import Problem
from kg.mapping.values import Names, Reading, Value
from kg.terms import BASE, DCT, OA, RDF, RDF_TYPE, SKOS, Quad, cca, iri, literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.declared.ontology import Ontology
    from kg.reading.entries import Entry, Source
    from kg.reading.evidence import Span

REPORTED = ("reported-indirect", "reported-direct", "reported-implicit")
PUBLISHER = "publisher"
AGENT = "http://xmlns.com/foaf/0.1/Agent"


@dataclass(eq=False)
class Claim:
    """An entry on its way into the graph: its subject, the triples it states, the graph they go to."""

    entry: Entry
    subject: str
    values: list[Value]
    graph: str
    properties: tuple[str, ...]
    """The properties it gives, in order; a range of days gives its property, though only bounds are written."""
    names_all: bool = False
    """Whether its record names all of them, because others speak of the same subject."""

    def of(self, prop: str) -> list[str]:
        """Return the values it gives of a property."""
        return [value for predicate, value in self.values if predicate == prop]


def describe(
    source: Source, names: Names, ontology: Ontology, known_on: str | None
) -> tuple[list[Quad], list[Problem]]:
    """Describe a source in its provenance graph: what it is, from when it is known, the text that was read."""
    base = BASE + "source/" + source.slug
    node, graph = iri(base), iri(base + "/prov")
    section = names.context.sections["source"]
    reading = Reading(names, ontology, source.language or "en", typed=True)
    values: list[Value] = [(f"{RDF}type", iri(section.iri))]
    problems = []
    for name, raw in source.values.items():
        try:
            values += reading.values(section.keys[name], raw)
        except ValueError as error:
            problems.append(Problem(source.file, source.label, name, str(error)))
    quads = [(node, iri(p), o, graph) for p, o in values]
    if known_on:
        quads.append((node, cca("knownFrom"), literal(known_on, "date"), graph))
    if PUBLISHER not in source.values and source.text_sha256:
        publisher = iri(f"{base}/{PUBLISHER}")
        quads.append((node, iri(DCT + "publisher"), publisher, graph))
        quads.append((publisher, RDF_TYPE, iri(AGENT), graph))
        quads.append((publisher, iri(SKOS + "prefLabel"), literal("unidentified publisher", language="en"), graph))
    return quads + _text(source, iri(base + "/text"), graph), problems


def _text(source: Source, text: str, graph: str) -> list[Quad]:
    if not source.text_sha256:
        return []
    return [
        (text, RDF_TYPE, cca("TextSnapshot"), graph),
        (text, cca("sha256"), literal(source.text_sha256), graph),
        (text, cca("charLength"), literal(str(source.text_length), "integer"), graph),
    ]


@dataclass(frozen=True)
class Recorder:
    """Writes the assertions of one source."""

    source: Source
    names: Names
    bounds: frozenset[str]
    """Properties that only restate the bounds of a date, and are never named as predicates."""
    speakers: Mapping[str, list[str]]
    """Statement IRI to its speakers' terms."""

    def record(self, claim: Claim, shared: set[str]) -> list[Value]:
        """Write the record of a claim.

        Args:
            claim: what an entry states.
            shared: properties of its subject that other entries of the source give too;
                for these the record names the value as well.

        """
        entry = claim.entry
        named = [p for p in claim.properties if claim.names_all or p == f"{RDF}type" or p in shared]
        record = [
            (RDF_TYPE, cca("Assertion")),
            (iri(f"{RDF}subject"), iri(claim.subject)),
            (cca("inGraph"), iri(claim.graph)),
            (cca("attributionLevel"), iri(f"{BASE}concept/attribution/{entry.level}")),
        ]
        record += [(iri(f"{RDF}predicate"), iri(p)) for p in named]
        record += [(iri(f"{RDF}object"), o) for p, o in claim.values if p in shared and p not in self.bounds]
        record += [(cca("evidence"), iri(place)) for place in self.evidence(entry)]
        via = self.names.resolve(entry.via) if entry.via else ""
        record += [(cca("viaStatement"), iri(via))] if via else []
        record += [(cca("attributedTo"), who) for who in self._vouchers(entry, via)]
        if entry.confidence:
            record.append((cca("confidence"), iri(f"{BASE}concept/confidence/{entry.confidence}")))
        return record

    def _vouchers(self, entry: Entry, via: str) -> list[str]:
        """Say who vouches for an entry; nobody in the source vouches for what was inferred."""
        if entry.by:
            return [iri(self.names.resolve(entry.by))]
        if entry.level in REPORTED:
            return self.speakers.get(via, [])
        if entry.level == "inferred":
            return []
        publisher = self.source.values.get(PUBLISHER)
        if publisher:
            given = publisher if isinstance(publisher, list) else [publisher]
            return [iri(self.names.resolve(name)) for name in given]
        # A text has a narrator even if nobody knows who; a table without a publisher is anonymous.
        return [iri(self._below(f"/{PUBLISHER}"))] if self.source.text_sha256 else []

    def evidence(self, entry: Entry) -> list[str]:
        """Name the spans or the table row that an entry rests on."""
        if entry.row:
            return [self._below(f"#{entry.row}")]
        return [self._place(span) for span in entry.spans]

    def _below(self, tail: str) -> str:
        return f"{BASE}source/{self.source.slug}{tail}"

    def _place(self, span: Span) -> str:
        return self._below(f"/text#char={span.start},{span.end}")

    def spans(self, spans: Iterable[Span], graph: str) -> list[Quad]:
        """Write spans with their offsets and the check of their words."""
        quads = []
        for span in spans:
            node = iri(self._place(span))
            quads.append((node, iri(OA + "start"), literal(str(span.start), "integer"), graph))
            quads.append((node, iri(OA + "end"), literal(str(span.end), "integer"), graph))
            if span.check:
                quads.append((node, cca("check"), literal(span.check), graph))
        return quads


def assertion_iri(slug: str, claim: Claim, record: list[Value]) -> str:
    """Name an assertion by what it says: the same claim has the same name on any machine."""
    content = [f"{p} {o}" for p, o in [*record, *claim.values]]
    digest = hashlib.sha256("\n".join([slug, *sorted(content)]).encode()).hexdigest()[:16]
    return f"{BASE}id/assertion/{digest}"
