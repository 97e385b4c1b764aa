"""All comparisons, and what they find as quads of the graph `conflicts`."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from kg.comparing.counts import Counts
from kg.comparing.facts import REALISATION, Facts
from kg.comparing.force import Force
from kg.comparing.happening import Happening
from kg.comparing.identity import Identity
from kg.comparing.order import Order
from kg.comparing.ranges import disjoint
from kg.comparing.records import Records
from kg.comparing.values import CONCEPT, Values
from kg.terms import BASE, CCA, RDF, RDF_TYPE, Quad, cca, iri, is_iri, literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.building.blocks import Blocks
    from kg.comparing.claims import Conflict, Said
    from kg.declared.ontology import Ontology

GRAPH = iri(BASE + "conflicts")
COUNTED = (CCA + "measure", CCA + "unit", "https://schema.org/about")
NAMES = {
    "count": COUNTED,
    "record": COUNTED,
    "order": (RDF + "subject", CCA + "notBefore"),
    "identity": (RDF + "subject", CCA + "codeSystem", CCA + "codeValue"),
}
"""Kind of conflict to the properties that name its group; for the others subject and property."""


@dataclass(frozen=True)
class Found:
    """The conflicts of a build: their quads and how many they are."""

    quads: list[Quad]
    number: int


def find(views: Iterable[Blocks], ontology: Ontology, functional: frozenset[str]) -> Found:
    """Find where sources disagree.

    Args:
        views: what sources and reference say, with their provenance.
        ontology: its marks say what is compared with what.
        functional: properties that a shape allows once.

    """
    facts = Facts(views, ontology)
    counts = Counts(facts)
    records = Records(counts)
    rules = (Values(facts, functional), Happening(facts), counts, Order(facts), Force(counts), Identity(facts), records)
    found = [conflict for rule in rules for conflict in rule.conflicts()]
    quads = [quad for conflict in found for quad in _quads(conflict, facts)]
    return Found(quads + records.quads(), len(found))


def _quads(conflict: Conflict, facts: Facts) -> list[Quad]:
    """Write a conflict with all claims, those at odds, and the one the stated preference follows."""
    node = iri(conflict.iri)
    kind = iri(CONCEPT + conflict.kind)
    quads = [(node, RDF_TYPE, cca("Conflict"), GRAPH), (node, cca("conflictKind"), kind, GRAPH)]
    names = NAMES.get(conflict.kind, (RDF + "subject", RDF + "predicate"))
    quads += [(node, iri(n), _term(v), GRAPH) for n, v in zip(names, conflict.group, strict=True) if v]
    told = (("claim", conflict.claims), ("conflicting", conflict.at_odds), ("preferred", preferred(conflict, facts)))
    for name, said in told:
        quads += [(node, cca(name), iri(a), GRAPH) for a in dict.fromkeys(a for one in said for a in _by(one, facts))]
    return quads


def _term(value: str) -> str:
    return iri(value) if is_iri(value) else literal(value)


def _by(said: Said, facts: Facts) -> tuple[str, ...]:
    return facts.assertions(said.subject, said.prop, said.value, said.graph)


def preferred(conflict: Conflict, facts: Facts) -> list[Said]:
    """Follow the stated order of source kinds; where the best kind does not agree with itself, prefer nothing.

    Nothing is preferred among counts that the record contradicts, nor a count of a wider unit. Of several that agree
    the most exact one is taken. Returns a list of one claim, or of none.
    """
    own = " ".join(conflict.group[:2])
    ranks = {said: facts.rank(said.source) for said in _weighed(conflict) if said.unit in ("", own)}
    best = [said for said in ranks if ranks[said] == min(ranks.values())]
    if conflict.kind == "record" or any(_differ(conflict, a, b) for a, b in combinations(best, 2)):
        return []
    return sorted(best, key=_vagueness)[:1]


def _weighed(conflict: Conflict) -> list[Said]:
    """List the claims that may be followed: those at odds, but where others that are not can settle it, these too.

    So it is with dates in an impossible order, which are of several things, and with whether a thing was done.
    """
    if conflict.kind == "order":
        return [said for said in conflict.claims if said.days[0]]
    return conflict.claims if conflict.group[1:] == (REALISATION,) else conflict.at_odds


def _differ(conflict: Conflict, a: Said, b: Said) -> bool:
    """Tell whether two claims do not agree: they cannot both hold, or only on different days."""
    return frozenset((a, b)) in conflict.opposed or disjoint(a.numbers, b.numbers)


def _vagueness(said: Said) -> tuple[bool, bool, str, str]:
    numbers, days = said.numbers, said.days
    return (numbers[0] != numbers[1], days[0] != days[1] or days[0] is None, said.source, said.subject)
