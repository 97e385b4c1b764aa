"""What all sources say, indexed for comparing: values by subject and property, records only where asked for."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from kg.building import blocks
from kg.terms import CCA, DCT, RDF, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.building.blocks import Blocks
    from kg.declared.ontology import Ontology

TYPE = f"{RDF}type"
REALISATION = CCA + "realisation"
LAST = 99
"""Rank of a source whose kind has none."""
Subject = dict[str, list[tuple[str, str]]]
"""Property IRI to (object term, graph IRI)."""


class Record(NamedTuple):
    """An assertion, as far as it matters here."""

    iri: str
    predicates: frozenset[str]
    objects: frozenset[str]
    confidence: str


class Facts:
    """The content of all sources and of the reference, and their provenance on demand."""

    def __init__(self, views: Iterable[Blocks], ontology: Ontology) -> None:
        self.ontology = ontology
        self.subjects: dict[str, Subject] = {}
        self._prov: dict[str, bytes] = {}
        self._records: dict[str, dict[tuple[str, str], list[Record]]] = {}
        self._described: dict[str, dict[str, list[str]]] = {}
        for view in views:
            for graph, block in view.items():
                if graph.endswith("/prov"):
                    self._prov[graph] = block
                else:
                    self._index(graph, block)

    def _index(self, graph: str, block: bytes) -> None:
        """Take in a graph; the lines of a subject stand together."""
        last, known = "", Subject()
        for subject, predicate, value, _ in blocks.quads(graph, block):
            if subject != last:
                last, known = subject, self.subjects.setdefault(subject[1:-1], {})
            known.setdefault(predicate[1:-1], []).append((value, graph))

    def values(self, subject: str, prop: str, source: str = "") -> list[str]:
        """Return what is said of a property, as text; by one source, if one is named."""
        said = self.subjects.get(subject, {}).get(prop, [])
        return [text(value) for value, graph in said if not source or source_of(graph) == source]

    def sources(self, subject: str) -> list[str]:
        """List the sources that speak of a subject."""
        known = self.subjects.get(subject, {})
        return sorted({source_of(graph) for said in known.values() for _, graph in said})

    def has_happened(self, subject: str, source: str) -> bool:
        """Tell whether a source speaks of something done; it does unless it says that it is planned, denied or off."""
        said = self.values(subject, REALISATION, source)
        return not any(self.ontology.value(CCA + "hasHappened", value) == "false" for value in said)

    # -- sources ---------------------------------------------------------------------------------------------------

    def described(self, source: str) -> dict[str, list[str]]:
        """Return a source's description: property to values, as text."""
        if source not in self._described:
            found: dict[str, list[str]] = defaultdict(list)
            for predicate, value in self._lines(source + "/prov", source):
                found[predicate].append(text(value))
            self._described[source] = found
        return self._described[source]

    def known_from(self, source: str) -> str:
        """Return the day from which a source is known; empty if it has none."""
        return (self.described(source).get(CCA + "knownFrom") or [""])[0]

    def published(self, source: str) -> tuple[str, str]:
        """Return the first and last day on which a source can have been published; no first day if it states none."""
        told = self.described(source)
        return (told.get(CCA + "earliest") or [""])[0], (told.get(CCA + "latest") or [self.known_from(source)])[0]

    def rank(self, source: str) -> int:
        """Return the rank of a source's kind in the stated preference; 1 comes first."""
        kinds = self.described(source).get(DCT + "type", [])
        ranks = [self.ontology.value(CCA + "rank", kind) for kind in kinds]
        return min((int(rank) for rank in ranks if rank), default=LAST)

    def _lines(self, graph: str, subject: str) -> Iterator[tuple[str, str]]:
        """Read the lines of one subject; they stand together in a block."""
        block, start = self._prov.get(graph, b""), f"<{subject}> ".encode()
        at = 0 if block.startswith(start) else block.find(b"\n" + start) + 1
        while block.startswith(start, at):
            end = block.index(b"\n", at)
            _, predicate, rest = block[at:end].decode("utf-8").split(" ", 2)
            yield predicate[1:-1], rest[: -len(f" <{graph}> .")]
            at = end + 1

    # -- records ---------------------------------------------------------------------------------------------------

    def records(self, subject: str, graph: str) -> list[Record]:
        """Return the assertions on a subject in a graph."""
        source = source_of(graph)
        if source not in self._records:
            self._records[source] = self._read_records(source + "/prov")
        return self._records[source].get((subject, graph), [])

    def _read_records(self, graph: str) -> dict[tuple[str, str], list[Record]]:
        told: dict[str, dict[str, list[str]]] = {}
        for node, predicate, value, _ in blocks.quads(graph, self._prov.get(graph, b"")):
            told.setdefault(node, {}).setdefault(predicate[1:-1], []).append(value)
        found: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for node, said in told.items():
            named = frozenset(map(text_of, said.get(f"{RDF}predicate", ())))
            sure = text(said.get(CCA + "confidence", [""])[0])
            record = Record(text_of(node), named, frozenset(said.get(f"{RDF}object", ())), sure)
            for subject in said.get(f"{RDF}subject", ()):
                for where in said.get(CCA + "inGraph", ()):
                    found[text_of(subject), text_of(where)].append(record)
        return found

    def assertions(self, subject: str, prop: str, value: str, graph: str) -> tuple[str, ...]:
        """Find the assertions that vouch for a value: those that name it, else its property, else the subject."""
        found: dict[int, list[str]] = defaultdict(list)
        for record in self.records(subject, graph):
            if prop in record.predicates:
                found[0 if value in record.objects else 1].append(record.iri)
            elif TYPE in record.predicates:
                found[2].append(record.iri)
        return tuple(sorted(found[min(found)])) if found else ()


def source_of(graph: str) -> str:
    """Return the source that a graph belongs to."""
    return graph.removesuffix("/inferred").removesuffix("/prov")


def text(term: str) -> str:
    """Return the text inside a term: an IRI, or the lexical form of a literal without escapes in it."""
    return term[1 : term.rindex('"')] if term.startswith('"') else text_of(term) if term else ""
