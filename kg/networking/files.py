"""A network in a format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.networking import columns, tables, xml_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.networking.model import Network
    from kg.networking.reading import Study

FORMATS = ("table", "csv", "graphml", "gexf", "matrix")


def render(study: Study, network: Network, format: str, shorten: Callable[[str], str]) -> str:
    """Write a network; CSV gives the edges, to which `nodes` gives the second table."""
    if format == "matrix":
        return tables.matrix(network, study.population(), shorten)
    rows = columns.table(network, shorten)
    if format == "graphml":
        return xml_files.graphml(network, rows)
    if format == "gexf":
        return xml_files.gexf(network, rows)
    return tables.edges(rows, format)


def nodes(network: Network, shorten: Callable[[str], str]) -> str:
    """Write the table of nodes that belongs to the edges."""
    return tables.nodes(columns.table(network, shorten))
