"""Conflicts as a reader meets them: each group with all its claims, who makes them, and the preferred one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.asking import facts
from kg.terms import BASE, CCA

if TYPE_CHECKING:
    from kg.asking.facts import Assertion
    from kg.querying.door import Binding, Door

CONFLICTS = """SELECT ?conflict ?kind ?subject ?property ?measure ?unit ?claim ?odds ?preferred WHERE {
  ?conflict a cca:Conflict ; cca:conflictKind ?kind ; cca:claim ?claim
  OPTIONAL { ?conflict rdf:subject ?thing } OPTIONAL { ?conflict schema:about ?about }
  OPTIONAL { ?conflict rdf:predicate ?property } OPTIONAL { ?conflict cca:measure ?measure }
  OPTIONAL { ?conflict cca:unit ?unit }
  BIND(COALESCE(?thing, ?about) AS ?subject)
  BIND(EXISTS { ?conflict cca:conflicting ?claim } AS ?odds)
  BIND(EXISTS { ?conflict cca:preferred ?claim } AS ?preferred) }"""
KINDS = """SELECT ?s ?kind ?known WHERE {
  ?s a cca:Source OPTIONAL { ?s dct:type ?kind } OPTIONAL { ?s cca:knownFrom ?known } }"""
VALUE, AS_OF = CCA + "value", CCA + "asOf"


@dataclass
class Claim:
    """One side of a disagreement."""

    assertion: Assertion
    value: str
    as_of: str
    source_kind: str
    known_from: str
    at_odds: bool
    preferred: bool


@dataclass
class Disagreement:
    """A group of claims some of which cannot all hold."""

    iri: str
    kind: str
    subject: str
    property: str
    """The property, or for a count its measure."""
    unit: str
    claims: list[Claim] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain data (the documented JSON of `kg conflicts -f json`)."""
        claims = [
            {
                "value": c.value,
                "as_of": c.as_of,
                "source": c.assertion.source,
                "source_kind": c.source_kind,
                "known_from": c.known_from,
                "level": c.assertion.level,
                "by": c.assertion.by,
                "places": [p.iri for p in sorted(c.assertion.places)],
                "assertion": c.assertion.iri,
                "at_odds": c.at_odds,
                "preferred": c.preferred,
            }
            for c in self.claims
        ]
        return {
            "conflict": self.iri,
            "kind": self.kind,
            "subject": self.subject,
            "property": self.property,
            "unit": self.unit,
            "claims": claims,
        }


def read(door: Door) -> list[Disagreement]:
    """Read all conflicts of a build, in the order of kind, subject and property."""
    rows = door.query(CONFLICTS).rows
    names = sorted({row["claim"]["value"] for row in rows})
    if not names:
        return []
    records = facts.assertions(door, "a", names)
    values = _values(door, sorted({record.subject for record in records.values()}))
    sources = {row["s"]["value"]: row for row in door.query(KINDS).rows}
    found: dict[str, Disagreement] = {}
    for row in rows:
        conflict = found.setdefault(row["conflict"]["value"], _group(row))
        conflict.claims.append(_claim(row, conflict, records[row["claim"]["value"]], values, sources))
    for conflict in found.values():
        conflict.claims.sort(key=lambda c: (c.as_of, c.known_from, c.value, c.assertion.iri))
    return sorted(found.values(), key=lambda c: (c.kind, c.subject, c.property, c.unit, c.iri))


def _group(row: Binding) -> Disagreement:
    def text(name: str) -> str:
        return row[name]["value"] if name in row else ""

    kind = text("kind").rpartition("/")[2]
    return Disagreement(text("conflict"), kind, text("subject"), text("property") or text("measure"), text("unit"))


def _values(door: Door, subjects: list[str]) -> dict[tuple[str, str, str], list[dict[str, str]]]:
    """Read what each source says of some subjects: (graph, subject, property) to values."""
    found: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in facts.ask_of(door, facts.TRIPLES, "s", subjects):
        found.setdefault((row["g"]["value"], row["s"]["value"], row["p"]["value"]), []).append(row["o"])
    return found


def _claim(
    row: Binding,
    conflict: Disagreement,
    record: Assertion,
    values: dict[tuple[str, str, str], list[dict[str, str]]],
    sources: dict[str, Binding],
) -> Claim:
    prop = VALUE if conflict.kind == "count" else conflict.property
    said = values.get((record.graph, record.subject, prop), [])
    said = [v for v in said if not record.objects or facts.key(v) in record.objects] or said
    days = [
        v["value"]
        for g in (record.graph, record.graph + "/inferred")
        for v in values.get((g, record.subject, AS_OF), [])
    ]
    source = sources.get(BASE + "source/" + record.source, {})
    return Claim(
        record,
        ", ".join(sorted(v["value"] for v in said)),
        ", ".join(days),
        source.get("kind", {}).get("value", "").rpartition("/")[2],
        source.get("known", {}).get("value", ""),
        row["odds"]["value"] == "true",
        row["preferred"]["value"] == "true",
    )
