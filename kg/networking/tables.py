"""A network as CSV: edges, nodes, and matrices in the same order at every wave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import display
from kg.networking.columns import text

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.networking.columns import Table, Value
    from kg.networking.model import Network

SHOWN = ("weight", "sign", "kinds", "first", "last", "n_sources", "n_origins")
"""Columns of edges that people are shown; files have all."""


def edges(rows: Table, format: str = "csv") -> str:
    """Write the edges."""
    names = [name for name, _ in rows.edge_columns if format == "csv" or name in SHOWN]
    if format != "csv":
        labels = {name: display.cut(str(row["label"])) for name, row in rows.nodes}
        data = [[labels[s], labels[t], *(text(row.get(n, "")) for n in names)] for s, t, row in rows.edges]
        return display.render(["source", "target", *names], data, format)
    full = [[s, t, *(text(row.get(n, "")) for n in names)] for s, t, row in rows.edges]
    return display.render(["source", "target", *names], full, "csv")


def nodes(rows: Table) -> str:
    """Write the nodes as CSV; truth is TRUE and FALSE, which R and pandas take for what they are."""
    names = [name for name, _ in rows.node_columns]
    cells = [[_cell(row[name]) for name in names] for _, row in rows.nodes]
    return display.render(names, cells, "csv")


def _cell(value: Value) -> str:
    return text(value).upper() if isinstance(value, bool) else text(value)


def matrix(network: Network, population: Network, shorten: Callable[[str], str]) -> str:
    """Write weights as a matrix; rows and columns are those of the network without a cut in time.

    So matrices of several days have the same order. In a signed network the cell is weight times sign, and what is not
    joined is left empty, as 0 is an abstention.
    """
    across = sorted(population.nodes)
    down = across
    if population.two_mode:
        down = [node for node in across if node in population.first_side]
        across = [node for node in across if node not in population.first_side]
    signed = any(edge.sign is not None for edge in population.edges.values())
    empty = "" if signed else "0"
    cells: dict[tuple[str, str], str] = {}
    for (source, target), edge in network.edges.items():
        value = text(edge.weight if edge.sign is None else edge.weight * edge.sign)
        cells[source, target] = value
        if not network.directed and not network.two_mode:
            cells[target, source] = value
    data = [[shorten(one), *(cells.get((one, other), empty) for other in across)] for one in down]
    return display.render(["", *map(shorten, across)], data, "csv")
