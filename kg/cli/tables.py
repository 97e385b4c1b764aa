"""kg panel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.common import emit, graph, note, out_option, plotting, selecting

if TYPE_CHECKING:
    from kg.building.selection import Selection


@click.command()
@click.argument("name", required=False, default="")
@click.option("--from", "first", default="", metavar="YEAR", help="First year.")
@click.option("--to", "last", default="", metavar="YEAR", help="Last year.")
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="Value of a parameter; may be repeated.")
@selecting
@click.option("-f", "--format", type=click.Choice(["table", "csv", "json"]), default=None)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="A file such as panel.csv, or a folder; a data package, a codebook and load.R are written beside the table.",
)
@plotting
@click.option("--timeout", type=click.FloatRange(0.1, 86400), default=60.0, show_default=True, help="Seconds a query.")
@out_option
def panel(
    name: str,
    first: str,
    last: str,
    values: tuple[str, ...],
    chosen: Selection,
    format: str | None,
    output: Path | None,
    plot: Path | None,
    picture: str,
    timeout: float,
    out: Path | None,
) -> None:
    """Lay out a table for analysis; without NAME list the panels.

    Every cell that has no number says why: NA (unknown), not-eligible, not-existing, not-observed.

    \b
    kg panel state-treaty-year --from 2001 --to 2025 -o out/
    kg panel spells --set treaty=trt:budapest-convention -f csv
    kg panel spells --set treaty=trt:budapest-convention --plot bound.svg
    """  # noqa: D301  # click takes the character \b itself, not its escape, for "do not wrap"
    from kg.asking import answers, drafts
    from kg.paneling import package
    from kg.paneling import panel as asking

    opened = graph(out, drafts=False)
    if not name:
        emit(asking.render_names(opened, format or "table"), output)
        return
    form = package.chosen(output, format or "") if output else format or "table"
    given = answers.parameters(values)
    chosen, left = drafts.left_out(opened, chosen)
    table = asking.make(opened, name, first, last, given, chosen, timeout)
    table.notes += left
    note(f"{table.name}: {len(table.rows)} rows, {len(table.columns)} columns")
    for line in table.notes:
        note(line)
    if plot:
        from kg.pictures import asked

        for line in asked.panel(opened, table, plot, picture, chosen, given, (first, last)):
            note(line)
        note(f"wrote {plot}")
    if output:
        for path in package.write(table, output, form):
            note(f"wrote {path}")
        return
    if not plot:
        emit(table.render(form), None)
