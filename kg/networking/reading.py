"""From a build to a network: the projection is asked once, and cut as often as somebody likes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.declared import ontology, questions
from kg.errors import KGError
from kg.networking import model, nodes, projection, records, sources
from kg.querying.door import TIMEOUT
from kg.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.building.selection import Selection
    from kg.graph import Graph
    from kg.networking.choice import Choice
    from kg.networking.model import Network, Pair
    from kg.networking.nodes import Node
    from kg.networking.projection import Projection
    from kg.networking.records import Record
    from kg.networking.sources import Sources
    from kg.querying.door import Door

CLASSIFICATION = BASE + "concept/classification/"


@dataclass(frozen=True)
class Study:
    """A projection with all its records, before anything is chosen of them."""

    projection: Projection
    records: Sequence[Record]
    known: Mapping[str, Node]
    sources: Sources
    choice: Choice
    allowed: frozenset[Pair] | None = None
    """Which source may be joined to which target, where the header says who is eligible and it was asked for."""

    def network(self, choice: Choice | None = None, records: Sequence[Record] | None = None) -> Network:
        """Make the network, or another one of fewer records or of another choice."""
        told = self.records if records is None else records
        return model.build(self.projection, told, self.known, self.sources, choice or self.choice)

    def population(self) -> Network:
        """Make the network without a cut in time: its nodes are the same for every wave."""
        return self.network(replace(self.choice, as_of="", since=""))


def read(
    graph: Graph,
    name: str,
    choice: Choice,
    selection: Selection | None = None,
    given: Mapping[str, str] | None = None,
    *,
    eligibility: bool = False,
    language: str = "en",
    timeout: float = TIMEOUT,
) -> Study:
    """Ask a projection.

    Args:
        graph: the build.
        name: of a file in `queries/networks/`.
        choice: what of it is wanted.
        selection: the sources to see.
        given: values of the projection's parameters.
        eligibility: whether to ask who may be joined to what.
        language: of the labels.
        timeout: seconds.

    """
    found = projection.find(graph.workspace, name)
    with graph.door(selection, timeout) as door:
        answer = graph.answer(found.question, dict(given or {}), door, "csv")
        told = records.read(answer.body, name)
        ends = {node for record in told for node in (record.source, record.target)}
        known = nodes.read(graph, door, ends, _classification(graph, door, choice.regions), language)
        allowed = _allowed(graph, door, found, told) if eligibility and found.eligible else None
        return Study(found, told, known, sources.read(door, ontology.load(graph.workspace)), choice, allowed)


def _classification(graph: Graph, door: Door, name: str) -> str:
    """Find a regional classification by its code."""
    if not name:
        return ""
    iri = graph.context.expand(name) or CLASSIFICATION + name
    there = nodes.classifications(door)
    if there and iri not in there:
        names = ", ".join(one.removeprefix(CLASSIFICATION) for one in there)
        raise KGError(f"--regions {name}: no such classification of states; there is {names}")
    return iri


def _allowed(graph: Graph, door: Door, found: Projection, told: Sequence[Record]) -> frozenset[Pair]:
    """List who may be joined to what; whoever did so could, and of a target without rules nothing is known."""
    question = questions.find(graph.workspace, found.eligible["question"])
    one, other = found.eligible["source"], found.eligible["target"]
    ruled: set[Pair] = {
        (row[one]["value"], row[other]["value"]) for row in graph.answer(question, {}, door).rows if one in row
    }
    everyone = {record.source for record in told}
    free = {record.target for record in told} - {target for _, target in ruled}
    done = {(record.source, record.target) for record in told}
    return frozenset(ruled | done | {(source, target) for source in everyone for target in free})
