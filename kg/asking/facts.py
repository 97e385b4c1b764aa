"""Facts with their grounds: each triple of a subject beside the assertions that vouch for it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.terms import BASE, CCA, RDF, iri

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.querying.door import Binding, Door

TYPE = RDF + "type"
BOUNDS = frozenset(CCA + n for n in ("earliest", "latest", "startEarliest", "startLatest", "endEarliest", "endLatest"))
"""They follow from dates; no assertion names them."""
PART = 2000
"""IRIs in one query: all of a large answer would be more than a query may be long."""
CONTENT = (
    f'(STRSTARTS(STR(?g), "{BASE}source/") || STRSTARTS(STR(?g), "{BASE}reference")) && !STRENDS(STR(?g), "/prov")'
)
TRIPLES = f"SELECT ?g ?s ?p ?o WHERE {{ $values GRAPH ?g {{ ?s ?p ?o }} FILTER({CONTENT}) }}"
RECORDS = """SELECT ?a ?s ?g ?p ?object ?level ?by ?via ?confidence ?place ?start ?end ?check WHERE { $values
  ?a rdf:subject ?s ; rdf:predicate ?p ; cca:inGraph ?g ; cca:attributionLevel ?level ; cca:evidence ?place
  OPTIONAL { ?place oa:start ?start ; oa:end ?end } OPTIONAL { ?place cca:check ?check }
  OPTIONAL { ?a rdf:object ?object } OPTIONAL { ?a cca:attributedTo ?by }
  OPTIONAL { ?a cca:viaStatement ?via } OPTIONAL { ?a cca:confidence ?confidence } }"""


@dataclass(frozen=True, order=True)
class Place:
    """Where it says so: a span of a text, or a row of a table."""

    iri: str
    start: int | None = None
    end: int | None = None
    check: str = ""


@dataclass
class Assertion:
    """The record that one source conveys some properties of one subject."""

    iri: str
    subject: str
    graph: str
    level: str = ""
    by: str = ""
    via: str = ""
    confidence: str = ""
    predicates: set[str] = field(default_factory=set)
    objects: set[tuple[str, ...]] = field(default_factory=set)
    places: set[Place] = field(default_factory=set)

    @property
    def source(self) -> str:
        """Slug of the source, also for what it says in the reference."""
        place = next(iter(sorted(self.places))).iri if self.places else self.graph
        return place.removeprefix(BASE + "source/").split("/")[0].split("#")[0]

    def nearness(self, prop: str, value: tuple[str, ...]) -> int | None:
        """Tell how closely it names a value.

        0 the value, 1 its property, 2 the whole subject, 3 the date that a bound follows from, None not at all.
        """
        if prop in self.predicates:
            return 0 if value in self.objects else 1
        if TYPE in self.predicates:
            return 2
        return 3 if prop in BOUNDS else None


@dataclass(frozen=True)
class Fact:
    """A triple and one assertion behind it."""

    subject: str
    property: str
    value: dict[str, str]
    """The term, as in the SPARQL JSON results."""
    assertion: Assertion


def key(cell: dict[str, str]) -> tuple[str, ...]:
    """Make a term comparable."""
    return (cell["type"], cell["value"], cell.get("xml:lang", ""), cell.get("datatype", ""))


def assertions(door: Door, variable: str = "", nodes: Sequence[str] | None = None) -> dict[str, Assertion]:
    """Read assertions by IRI: those named (variable a), those on some subjects (variable s), or all."""
    found: dict[str, Assertion] = {}
    for row in ask_of(door, RECORDS, variable, nodes):

        def text(name: str, row: Binding = row) -> str:
            return row[name]["value"] if name in row else ""

        one = found.setdefault(text("a"), Assertion(text("a"), text("s"), text("g"), text("level")))
        one.by, one.via, one.confidence = text("by"), text("via"), text("confidence")
        one.predicates.add(text("p"))
        if "object" in row:
            one.objects.add(key(row["object"]))
        start = int(text("start")) if "start" in row else None
        end = int(text("end")) if "end" in row else None
        one.places.add(Place(text("place"), start, end, text("check")))
    return found


def ask_of(door: Door, template: str, variable: str, nodes: Sequence[str] | None) -> Iterator[Binding]:
    """Ask for the rows of some IRIs, in parts of bearable size, or without a bound if there is no list.

    Args:
        door: where to ask.
        template: a query with `$values` where the IRIs go.
        variable: the variable they are values of.
        nodes: IRIs, each once, or None.

    """
    if nodes is None:
        yield from door.query(template.replace("$values", "")).rows
        return
    for start in range(0, len(nodes), PART):
        values = f"VALUES ?{variable} {{ {' '.join(map(iri, nodes[start : start + PART]))} }}"
        yield from door.query(template.replace("$values", values)).rows


def facts(door: Door, subjects: Sequence[str] | None = None) -> list[Fact]:
    """Return the facts of some subjects, or of all, in a stable order."""
    by_subject: dict[tuple[str, str], list[Assertion]] = defaultdict(list)
    for assertion in assertions(door, "s", subjects).values():
        by_subject[assertion.subject, assertion.graph].append(assertion)
    found = []
    for row in ask_of(door, TRIPLES, "s", subjects):
        subject, prop = row["s"]["value"], row["p"]["value"]
        for assertion in behind(by_subject[subject, row["g"]["value"]], prop, key(row["o"])):
            found.append(Fact(subject, prop, row["o"], assertion))
    return sorted(found, key=_order)


def behind(records: Sequence[Assertion], prop: str, value: tuple[str, ...]) -> list[Assertion]:
    """Choose the assertions that vouch for a value: those that name it, else its property, else the subject."""
    near = {record.iri: record.nearness(prop, value) for record in records}
    best = min((n for n in near.values() if n is not None), default=None)
    return [record for record in records if best is not None and near[record.iri] == best]


def _order(fact: Fact) -> tuple[Any, ...]:
    return (fact.subject, fact.property, key(fact.value), fact.assertion.iri)
