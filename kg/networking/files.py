"""A network in a format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import files
from kg.errors import KGError
from kg.networking import columns, tables, xml_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.networking.model import Network
    from kg.networking.reading import Study

FORMATS = ("table", "csv", "graphml", "gexf", "matrix")

ENDINGS = {"csv": ("csv", "matrix"), "graphml": ("graphml",), "gexf": ("gexf",)}
"""Ending of a file to the formats that it may have."""
TABLES = ("table", "csv")
"""Formats of what is told of a network: measures, sensitivity, evidence."""


def chosen(format: str, output: Path | None, told: bool = False) -> str:
    """Say in which format to write.

    Args:
        format: as asked for, empty if nothing was.
        output: the file, if there is one.
        told: whether it is not the network that is written, but what is told of it.

    Raises:
        KGError: format, file and what is written do not go together, or the file cannot be made.

    """
    form = format or "table"
    if output:
        files.check_place(output)
        form = files.format_of(output, format, ENDINGS)
    if told and form not in TABLES:
        raise KGError(f"measures, sensitivity and evidence are no {form}; expected -f {' or '.join(TABLES)}")
    return form


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
