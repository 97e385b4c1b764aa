"""Measures: NetworkX on a graph without multiple edges; what is not defined for a network is said, not computed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import networkx

from kg.errors import KGError
from kg.networking import brokerage, communities, handing, mixing, profiles, ranking, significance
from kg.networking import margins as nulls

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kg.networking.model import Network
    from kg.networking.reading import Study

RANKING = ("betweenness", "eigenvector", "clustering")
"""Measures by which nodes would be ranked: not printed where a ranking says nothing."""


@dataclass
class Found:
    """What was measured."""

    whole: list[tuple[str, float | str]] = field(default_factory=list)
    """Measure of the whole network and its value."""
    nodes: dict[str, dict[str, float]] = field(default_factory=dict)
    """Measure to node to value."""
    said: list[str] = field(default_factory=list)
    """What must be read beside the numbers."""
    ranked_by: str = ""


@dataclass(frozen=True)
class Asked:
    """A network to be measured."""

    study: Study
    network: Network
    graph: networkx.Graph
    reasons: list[str]
    """Why its nodes must not be ranked."""
    draws: int = nulls.DRAWS
    seed: int = 1

    @property
    def regions(self) -> dict[str, str]:
        """The region of each node that has one."""
        return {iri: node.region for iri, node in self.network.nodes.items() if node.region}


def measure(study: Study, wanted: Sequence[str], draws: int = nulls.DRAWS, seed: int = 1) -> Found:
    """Measure a network.

    Args:
        study: the projection, read.
        wanted: names of measures.
        draws: networks to draw for a null.
        seed: of the first run of what is random.

    Raises:
        KGError: no such measure, or one that is not defined for this kind of network.

    """
    for name in wanted:
        if name not in MEASURES:
            raise KGError(f"no measure {name!r}; there are {', '.join(MEASURES)}")
    network = study.network()
    graph = handing.to_networkx(network, grounds=False)
    asked = Asked(study, network, graph, ranking.refusals(network), draws, seed)
    found = Found()
    refused = [name for name in wanted if name in RANKING and asked.reasons]
    if refused:
        found.said.append(f"no ranking by {', '.join(refused)}: {'; and '.join(asked.reasons)}")
    for name in wanted:
        MEASURES[name](asked, found)
        if name in RANKING and not asked.reasons and name in found.nodes and not found.ranked_by:
            found.ranked_by = name
    return found


def _degree(asked: Asked, found: Found) -> None:
    if asked.network.directed:
        found.nodes["in degree"] = dict(asked.graph.in_degree())
        found.nodes["out degree"] = dict(asked.graph.out_degree())
    else:
        found.nodes["degree"] = dict(asked.graph.degree())


def _strength(asked: Asked, found: Found) -> None:
    if asked.network.directed:
        found.nodes["in strength"] = dict(asked.graph.in_degree(weight="weight"))
        found.nodes["out strength"] = dict(asked.graph.out_degree(weight="weight"))
    else:
        found.nodes["strength"] = dict(asked.graph.degree(weight="weight"))


def _betweenness(asked: Asked, found: Found) -> None:
    """Count shortest paths by steps: a weight here is a strength, not a distance."""
    if asked.reasons:
        return
    if asked.network.two_mode:
        values = networkx.bipartite.betweenness_centrality(asked.graph, asked.network.first_side)
    else:
        values = networkx.betweenness_centrality(asked.graph)
    found.nodes["betweenness"] = values


def _eigenvector(asked: Asked, found: Found) -> None:
    if asked.reasons or not asked.graph.number_of_edges():
        return
    part = asked.graph
    if asked.network.directed:
        if not networkx.is_strongly_connected(part):
            found.said.append("eigenvector: not defined, as the directed network is not strongly connected")
            return
    elif not networkx.is_connected(part):
        largest = max(sorted(networkx.connected_components(part), key=min), key=len)
        part = part.subgraph(sorted(largest))
        found.said.append(f"eigenvector: of the largest component, {len(largest)} of {len(asked.graph)} nodes")
    try:
        values = networkx.eigenvector_centrality(part, weight="weight", max_iter=10_000, tol=1e-10)
    except networkx.PowerIterationFailedConvergence:
        found.said.append("eigenvector: does not converge on this network")
        return
    found.nodes["eigenvector"] = values


def _density(asked: Asked, found: Found) -> None:
    n, edges = len(asked.graph), asked.graph.number_of_edges()
    if asked.network.two_mode:
        first = len(asked.network.first_side)
        possible = first * (n - first)
        found.whole += [("nodes of the first side", first), ("nodes of the second side", n - first)]
    else:
        possible = n * (n - 1) // (1 if asked.network.directed else 2)
    found.whole.append(("density", edges / possible if possible else 0.0))


def _components(asked: Asked, found: Found) -> None:
    find = networkx.weakly_connected_components if asked.network.directed else networkx.connected_components
    sizes = sorted((len(part) for part in find(asked.graph)), reverse=True)
    found.whole += [("components", len(sizes)), ("nodes of the largest component", sizes[0] if sizes else 0)]
    if asked.network.directed:
        found.whole.append(("strong components", networkx.number_strongly_connected_components(asked.graph)))


def _clustering(asked: Asked, found: Found) -> None:
    if asked.network.two_mode:
        value = networkx.bipartite.robins_alexander_clustering(asked.graph)
        found.whole.append(("clustering (Robins and Alexander: closed paths of four)", value))
        return
    plain = asked.graph.to_undirected() if asked.network.directed else asked.graph
    found.whole.append(("transitivity", networkx.transitivity(plain)))
    if len(plain):
        found.whole.append(("mean clustering", networkx.average_clustering(plain)))
    if asked.network.projection.fold:
        found.said.append("clustering: what is folded is clustered by construction, as each shared thing is a clique")
    if not asked.reasons:
        found.nodes["clustering"] = networkx.clustering(plain)


def _communities(asked: Asked, found: Found) -> None:
    asked.network.check_signs()
    got = communities.find(asked.graph, first=asked.seed)
    if not got:
        return
    fewest, most = got.counts
    counts = f"{fewest} to {most}" if most != fewest else str(most)
    found.whole += [
        ("communities (Louvain)", len(set(got.member.values()))),
        ("modularity", got.modularity),
        ("stability of communities (mean adjusted Rand index)", got.stability),
    ]
    if got.stability < communities.AGREED:
        found.said.append(
            f"communities: who is with whom follows from the seed, so it is not printed: {got.seeds} runs of Louvain "
            f"gave {counts}, and agree by {got.stability:.2f}, where 0 is chance and 1 the same (mean adjusted Rand "
            f"index; at least {communities.AGREED} is asked for)"
        )
        return
    runs = f"{got.seeds} runs of Louvain, of which the one of highest modularity is shown"
    found.said.append(f"communities: {runs}, gave {counts}; together: how often a node stays with its own")
    found.nodes["community"] = dict(got.member)
    found.nodes["together"] = dict(got.together)


def _assortativity(asked: Asked, found: Found) -> None:
    value = mixing.assortativity(asked.graph, asked.regions)
    name = f"assortativity by region ({asked.study.choice.regions})"
    if asked.network.two_mode:
        raise KGError(
            "assortativity: not defined between two kinds of nodes; ask for significance, which tells homophily"
        )
    found.whole.append((name, "not defined" if value is None else value))
    found.said.append(
        "assortativity: descriptive; no test comes with it, as permuted labels make every projection look remarkable"
    )


def _profiles(asked: Asked, found: Found) -> None:
    known = profiles.of(asked.network)
    counts = profiles.sharing(known)
    tied = sum(count > 1 for count in counts.values())
    found.whole += [("distinct profiles", len(set(known.values()))), ("nodes that share a profile", tied)]
    found.nodes["same profile"] = dict(counts)


def _significance(asked: Asked, found: Found) -> None:
    outcome = significance.test(asked.study, asked.network, asked.draws, asked.seed)
    found.said += significance.sentences(outcome, asked.study)
    label = {iri: node.label for iri, node in asked.study.known.items()}
    found.whole.append(("significant pairs", len(outcome.significant)))
    for tie in sorted(outcome.significant, key=lambda t: (t.p, t.one, t.other)):
        pair = f"{label.get(tie.one, tie.one)} -- {label.get(tie.other, tie.other)}"
        found.whole.append(
            (f"significant: {pair}", f"{tie.shared} shared, {tie.expected:.2f} expected, p = {tie.p:.4f}")
        )


def _brokerage(asked: Asked, found: Found) -> None:
    if not asked.network.directed:
        raise KGError(
            f"brokerage: roles are defined in a directed network only, and {asked.network.projection.name} is not"
        )
    regions = asked.regions
    roles = brokerage.roles(asked.graph, regions)
    for role in brokerage.ROLES:
        found.nodes[role] = {node: counts[role] for node, counts in roles.items()}
    found.said.append(f"brokerage: {len(regions)} of {len(asked.graph)} nodes have a region and take part")


MEASURES: Mapping[str, Callable[[Asked, Found], Any]] = {
    "degree": _degree,
    "strength": _strength,
    "betweenness": _betweenness,
    "eigenvector": _eigenvector,
    "density": _density,
    "components": _components,
    "clustering": _clustering,
    "communities": _communities,
    "assortativity": _assortativity,
    "profiles": _profiles,
    "significance": _significance,
    "brokerage": _brokerage,
}
