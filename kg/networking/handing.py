"""A network as a NetworkX graph: the object for whatever this package does not measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx

from kg.networking.records import collected_later

if TYPE_CHECKING:
    from kg.networking.model import Network


def to_networkx(network: Network, grounds: bool = True) -> networkx.Graph:
    """Return a Graph, or a DiGraph if directed.

    Args:
        network: the network.
        grounds: whether edges carry their evidence; measures do without.

    Returns:
        nodes are IRIs with `label`, `kind`, `region` and, of two sides, `bipartite` (0 sources, 1 targets); edges
        have `weight` and, as grounds, `sign`, `kinds`, `first`, `last`, `items`, `levels`, `assertions`, `sources`,
        `origins`.

    """
    made = networkx.DiGraph() if network.directed else networkx.Graph()
    made.graph.update(name=network.projection.name, weight=network.projection.weight)
    for iri, node in network.nodes.items():
        made.add_node(iri, label=node.label, kind=node.kind, region=node.region)
        if network.two_mode:
            made.nodes[iri]["bipartite"] = 0 if iri in network.first_side else 1
    with collected_later():
        made.add_weighted_edges_from((source, target, edge.weight) for (source, target), edge in network.edges.items())
    if grounds:
        for (source, target), edge in network.edges.items():
            data = made.edges[source, target]
            data.update(kinds=edge.kinds, first=edge.first, last=edge.last, items=edge.items, levels=edge.levels)
            data.update(assertions=edge.assertions, sources=edge.documents, origins=network.origins(edge))
            if edge.sign is not None:
                data["sign"] = edge.sign
    return made
