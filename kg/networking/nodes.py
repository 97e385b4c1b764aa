"""What nodes are: label, kind, and region by a named classification."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from kg.asking import facts
from kg.terms import BASE, is_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.graph import Graph
    from kg.querying.door import Door

TYPES = "SELECT ?x ?type WHERE { $values ?x a ?type }"
MEMBERS = "SELECT DISTINCT ?x WHERE { $values ?x foaf:member ?member }"
REGIONS = """SELECT ?x ?region WHERE {{ $values
  GRAPH ?g {{ ?place cca:groupedState ?x ; cca:classification <{0}> ; cca:region ?region }} }} ORDER BY ?x ?region"""
CLASSIFICATIONS = "SELECT DISTINCT ?cls WHERE { GRAPH ?g { ?place cca:classification ?cls } } ORDER BY ?cls"
KINDS = (
    ("foaf:Person", "person"),
    ("cca:State", "state"),
    ("cca:FormerState", "state"),
    ("foaf:Group", "group"),
    ("cca:Treaty", "treaty"),
    ("cca:VoteItem", "vote item"),
    ("schema:Event", "event"),
    ("cca:TreatyEvent", "event"),
    ("cca:TreatyAction", "event"),
    ("cca:TreatyMilestone", "event"),
    ("foaf:Agent", "organisation"),
)
"""Type to kind of node; the first that fits."""
WITHOUT = "group without members"


class Node(NamedTuple):
    """A node."""

    label: str
    kind: str = ""
    region: str = ""


def read(graph: Graph, door: Door, iris: Iterable[str], classification: str, language: str = "en") -> dict[str, Node]:
    """Describe nodes."""
    wanted = sorted(set(iris))
    known = [node for node in wanted if is_iri(node)]
    types: dict[str, set[str]] = defaultdict(set)
    for row in facts.ask_of(door, TYPES, "x", known):
        types[row["x"]["value"]].add(graph.context.shorten(row["type"]["value"]))
    members = {row["x"]["value"] for row in facts.ask_of(door, MEMBERS, "x", known)}
    regions = _regions(door, known, classification)
    labels = graph.labels(door, {*wanted, *regions.values()}, language)
    return {
        node: Node(labels[node], _kind(node, types[node], members), labels.get(regions.get(node, ""), ""))
        for node in wanted
    }


def _kind(node: str, types: set[str], members: set[str]) -> str:
    if node.startswith(BASE + "concept/"):
        return node.removeprefix(BASE + "concept/").partition("/")[0].replace("-", " ")
    kind = next((kind for name, kind in KINDS if name in types), "thing")
    return WITHOUT if kind == "group" and node not in members else kind


def _regions(door: Door, nodes: list[str], classification: str) -> Mapping[str, str]:
    """Return the region of each state; where sources differ, the first in the order of names."""
    found: dict[str, str] = {}
    if classification:
        for row in facts.ask_of(door, REGIONS.format(classification), "x", nodes):
            found.setdefault(row["x"]["value"], row["region"]["value"])
    return found


def classifications(door: Door) -> list[str]:
    """List the regional classifications that the build has."""
    return [row["cls"]["value"] for row in door.query(CLASSIFICATIONS).rows]
