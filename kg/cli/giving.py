"""kg export."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.common import emit, graph, out_option, output_option, selecting

if TYPE_CHECKING:
    from pathlib import Path

    from kg.building.selection import Selection


@click.command()
@click.option(
    "-f",
    "--format",
    type=click.Choice(["turtle", "trig", "nquads", "jsonld", "csv"]),
    default="turtle",
    show_default=True,
)
@selecting
@output_option
@out_option
def export(
    format: str,
    chosen: Selection,
    output: Path | None,
    out: Path | None,
) -> None:
    """Write the graph, the same bytes every time.

    Turtle merges all graphs into one; TriG, N-Quads and JSON-LD keep them; CSV has a row for every fact and place.
    """
    from kg.asking import export as exporter

    emit(exporter.export(graph(out, chosen), format, chosen), output)
