"""What files say of each node and edge: one type per column, evidence as one joined text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.networking.model import Network

Value = str | float | int | bool
BETWEEN = ";"
NODE = (("name", "string"), ("label", "string"), ("kind", "string"), ("region", "string"))
SIDE = (("type", "boolean"),)
"""True for targets, as igraph wants it of a bipartite graph."""
EDGE = (
    ("weight", "double"), ("sign", "double"), ("kinds", "string"), ("first", "string"), ("last", "string"),
    ("n_items", "int"), ("items", "string"), ("levels", "string"), ("n_sources", "int"), ("sources", "string"),
    ("n_origins", "int"), ("origins", "string"), ("assertions", "string"),
)  # fmt: skip


@dataclass(frozen=True)
class Table:
    """A network as rows."""

    node_columns: tuple[tuple[str, str], ...]
    edge_columns: tuple[tuple[str, str], ...]
    nodes: list[tuple[str, dict[str, Value]]]
    edges: list[tuple[str, str, dict[str, Value]]]


def table(network: Network, shorten: Callable[[str], str]) -> Table:
    """Lay out a network; IRIs are written compactly, and an edge without a sign has no `sign`."""
    signed = any(edge.sign is not None for edge in network.edges.values())
    nodes: list[tuple[str, dict[str, Value]]] = []
    for iri, node in network.nodes.items():
        row: dict[str, Value] = {"name": shorten(iri), "label": node.label, "kind": node.kind, "region": node.region}
        if network.two_mode:
            row["type"] = iri not in network.first_side
        nodes.append((shorten(iri), row))
    edges = [(shorten(s), shorten(t), _edge(network, (s, t), shorten)) for s, t in network.edges]
    columns = EDGE if signed else tuple(column for column in EDGE if column[0] != "sign")
    return Table((*NODE, *SIDE) if network.two_mode else NODE, columns, nodes, edges)


def _edge(network: Network, pair: tuple[str, str], shorten: Callable[[str], str]) -> dict[str, Value]:
    edge = network.edges[pair]
    origins, items = network.origins(edge), edge.items
    row: dict[str, Value] = {
        "weight": edge.weight,
        "kinds": BETWEEN.join(map(shorten, edge.kinds)),
        "first": edge.first,
        "last": edge.last,
        "n_items": len(items),
        "items": BETWEEN.join(map(shorten, items)),
        "levels": BETWEEN.join(edge.levels),
        "n_sources": len(edge.documents),
        "sources": BETWEEN.join(edge.documents),
        "n_origins": len(origins),
        "origins": BETWEEN.join(origins),
        "assertions": BETWEEN.join(map(shorten, edge.assertions)),
    }
    if edge.sign is not None:
        row["sign"] = edge.sign
    return row


def text(value: Value) -> str:
    """Write a value: whole numbers without a point, truth in small letters."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)
