"""kg network."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kg.cli.common import emit, graph, note, out_option, output_option, plotting, selecting

if TYPE_CHECKING:
    from pathlib import Path

    from kg.building.selection import Selection


@click.command()
@click.argument("name", required=False, default="")
@click.option("--set", "values", multiple=True, metavar="NAME=VALUE", help="Value of a parameter; may be repeated.")
@click.option("--as-of", default="", metavar="DAY", help="What was done by this day, or held on it.")
@click.option("--since", default="", metavar="DAY", help="Not what was done, or had ended, before this day.")
@click.option("--reading", type=click.Choice(["certain", "possible"]), default="certain", show_default=True)
@click.option("--level", "levels", multiple=True, metavar="LEVEL", help="Only narrator, record …; may be repeated.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only this kind of act …; may be repeated.")
@click.option("--groups", is_flag=True, help="Keep groups without members as nodes.")
@click.option("--regions", default="un-regional-groups", show_default=True, metavar="CODE", help="Which regions.")
@click.option("--measure", "wanted", multiple=True, metavar="MEASURE", help="degree, density …; may be repeated.")
@click.option(
    "--draws", default=2000, show_default=True, type=click.IntRange(19, 1_000_000), help="Networks of a null."
)
@click.option("--seed", default=1, show_default=True, help="Seed of what is random.")
@click.option("--compared-with", default="", metavar="DAY", help="What came and went since this day.")
@click.option("--sensitivity", "ways", multiple=True, metavar="WAY", help="Without each source, origin, treaty …")
@click.option("--explain", default="", metavar="NODE|A--B", help="List the evidence behind a node or an edge.")
@plotting
@selecting
@click.option("--timeout", type=click.FloatRange(0.1, 86400), default=60.0, show_default=True, help="Seconds a query.")
@click.option("--lang", default="en", show_default=True, metavar="LANG", help="Language of the labels.")
@click.option("-f", "--format", type=click.Choice(["table", "csv", "graphml", "gexf", "matrix"]), default=None)
@output_option
@out_option
def network(
    name: str,
    values: tuple[str, ...],
    as_of: str,
    since: str,
    reading: str,
    levels: tuple[str, ...],
    kinds: tuple[str, ...],
    groups: bool,
    regions: str,
    wanted: tuple[str, ...],
    draws: int,
    seed: int,
    compared_with: str,
    ways: tuple[str, ...],
    explain: str,
    plot: Path | None,
    picture: str,
    chosen: Selection,
    timeout: float,
    lang: str,
    format: str | None,
    output: Path | None,
    out: Path | None,
) -> None:
    """Make a network of the graph, every edge of which names its evidence. Without NAME, list the projections.

    A file that ends in .csv, .graphml or .gexf is written in that format; CSV also writes FILE.nodes.csv. Folders are
    made.

    \b
    kg network party-treaty -o parties.graphml
    kg network votes --kind yes --measure degree --measure significance
    kg network party-treaty --measure density --sensitivity treaty
    kg network party-treaty --explain "Viet Nam--trt:un-convention-against-cybercrime"
    kg network party-treaty --plot parties.svg
    kg network offices --as-of 2025-10-26 --reading possible -f csv
    """  # noqa: D301  # click takes the character \b itself, not its escape, for "do not wrap"
    from kg.asking import answers, drafts
    from kg.networking import files, showing
    from kg.networking import reading as asking
    from kg.networking.choice import Choice

    opened = graph(out, drafts=False)
    if not name:
        emit(answers.list_questions(opened.workspace, "table", "networks"), output)
        return
    form = files.chosen(format or "", output, told=bool(wanted or ways or explain))
    choice = Choice(as_of, since, reading, levels, kinds, groups, regions)
    given = answers.parameters(values)
    eligibility = "significance" in wanted
    chosen, left = drafts.left_out(opened, chosen)
    study = asking.read(opened, name, choice, chosen, given, eligibility=eligibility, language=lang, timeout=timeout)
    shown = showing.show(study, opened, showing.Wish(form, wanted, ways, explain, compared_with, draws, seed), chosen)
    for line in [*left, *shown.said]:
        note(line)
    if plot:
        from kg.pictures import asked

        for line in asked.network(opened, study, plot, picture, chosen, given):
            note(line)
        note(f"wrote {plot}")
        if not (output or format or wanted or ways or explain):
            return
    emit(shown.text, output, folders=True)
    if output and shown.nodes:
        emit(shown.nodes, output.with_suffix(".nodes.csv"))
