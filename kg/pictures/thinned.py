"""What is drawn of a network that has too much to be read, and the sentence that says so.

Nothing is ranked: nodes of one profile become one, then nodes go that have fewer than some number of neighbours, then
edges that are lighter than some weight; what is alike goes or stays together.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.display import many
from kg.errors import KGError
from kg.networking import profiles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.networking.model import Network

MOST_NODES, MOST_EDGES = 140, 260


@dataclass(frozen=True)
class Link:
    """An edge that is drawn."""

    source: str
    target: str
    weight: float
    sign: float | None = None


@dataclass
class Thin:
    """What is drawn."""

    members: dict[str, list[str]]
    """Node that is drawn to all that it stands for."""
    links: list[Link]
    said: list[str] = field(default_factory=list)

    @property
    def neighbours(self) -> dict[str, set[str]]:
        """Node to the nodes that it is joined to."""
        found: dict[str, set[str]] = {node: set() for node in self.members}
        for link in self.links:
            found[link.source].add(link.target)
            found[link.target].add(link.source)
        return found


def of(network: Network) -> Thin:
    """Return what is drawn of a network.

    Raises KGError if there is no edge, or still too much after all steps.
    """
    name = network.projection.name
    if not network.edges:
        out = f"; {many(network.left_out, 'edge')} to groups are kept by --groups" if network.left_out else ""
        raise KGError(f"network {name}: nobody is joined to anything{out}; there is no picture to draw")
    links = [Link(s, t, edge.weight, edge.sign) for (s, t), edge in network.edges.items()]
    made = Thin({node: [node] for node in network.nodes}, links)
    if len(made.members) > MOST_NODES or len(made.links) > MOST_EDGES:
        _merge(network, made)
    if len(made.members) > MOST_NODES:
        _core(made)
    if len(made.links) > MOST_EDGES:
        _light(made)
    if len(made.members) > MOST_NODES or len(made.links) > MOST_EDGES or not made.links:
        raise KGError(
            f"network {name}: {many(len(network.nodes), 'node')} and {many(len(network.edges), 'edge')} are too many "
            "to be read; --picture incidence, --kind, --as-of or --measure may help"
        )
    return made


def _merge(network: Network, made: Thin) -> None:
    """Let nodes of one profile be one node, where all edges follow from profiles."""
    if not (network.projection.fold or network.two_mode):
        return
    groups: dict[tuple[bool, frozenset[object]], list[str]] = defaultdict(list)
    for node, profile in _profiles(network).items():
        groups[node in network.first_side, profile].append(node)
    if len(groups) == len(network.nodes):
        return
    head = {node: min(members) for members in groups.values() for node in members}
    heaviest: dict[tuple[str, str], Link] = {}
    for link in made.links:
        ends = head[link.source], head[link.target]
        if ends[0] != ends[1] and ends not in heaviest and ends[::-1] not in heaviest:
            heaviest[ends] = Link(*ends, link.weight, link.sign)
    made.members = {min(members): sorted(members) for members in groups.values()}
    made.links = [heaviest[ends] for ends in sorted(heaviest)]
    made.said.append(
        f"Too many to read: the {many(len(network.nodes), 'node')} are shown as {len(made.members)}, those with the "
        "very same profile as one, with their number."
    )


def _profiles(network: Network) -> dict[str, frozenset[object]]:
    """Return what nodes are joined to, and where there are signs also how: those for and against are not alike."""
    if network.projection.fold or all(edge.sign is None for edge in network.edges.values()):
        return {node: frozenset(profile) for node, profile in profiles.of(network).items()}
    found: dict[str, set[object]] = {node: set() for node in network.nodes}
    for (source, target), edge in network.edges.items():
        found[source].add((target, edge.sign))
        found[target].add((source, edge.sign))
    return {node: frozenset(profile) for node, profile in found.items()}


def _core(made: Thin) -> None:
    """Leave out nodes with few neighbours, until the others can be read."""
    whole, least = len(made.members), 1
    while len(made.members) > MOST_NODES:
        least += 1
        _keep(made, (node for node, near in made.neighbours.items() if len(near) >= least))
    made.said.append(
        f"Too many to read: showing the {len(made.members)} of {whole} nodes that have at least {least} neighbours."
    )


def _keep(made: Thin, nodes: Iterable[str]) -> None:
    kept = set(nodes)
    made.members = {node: members for node, members in made.members.items() if node in kept}
    made.links = [link for link in made.links if link.source in kept and link.target in kept]


def _light(made: Thin) -> None:
    """Leave out light edges, until the others can be read."""
    whole, weights = len(made.links), sorted({link.weight for link in made.links})
    for least in weights[1:]:
        links = [link for link in made.links if link.weight >= least]
        if len(links) <= MOST_EDGES:
            made.links = links
            made.said.append(
                f"Too many to read: showing {len(links)} of {whole} edges, those of weight {least:g} and more."
            )
            return
