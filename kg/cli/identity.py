"""kg resolve, merge."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg.cli.common import emit, graph, list_option, note, out_option, output_option


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME…")
@click.option("--language", default="", metavar="LANG", help="Take names in this language first, as pl.")
@click.option("--kind", default="", metavar="KIND", help="Only state, body, person, treaty, event …")
@click.option("--on", default="", metavar="DAY", help="Only codes valid on this day, as 1990-10-03; or year.")
@click.option("--limit", type=click.IntRange(1, 100), default=5, show_default=True, help="Suggestions for a name.")
@list_option
@out_option
def resolve(
    names: tuple[str, ...], language: str, kind: str, on: str, limit: int, format: str, out: Path | None
) -> None:
    """Find the thing behind NAME: a name in any language, a code of any system, or an IRI.

    A NAME of - reads names from standard input, one a line. Several names give one row each, in their order, with what
    they can mean joined by |. Nothing is decided for you: the exit code is 2 unless every name means exactly one thing.

    \b
    kg resolve Wietnam --language pl
    kg resolve 970                     # a code in several systems
    kg resolve cown:255 --on 1995
    kg resolve - -f csv < names.txt
    """  # noqa: D301  # click takes the character \b itself, not its escape, for "do not wrap"
    from kg.naming import resolutions

    standard_input = sys.stdin.buffer.read(resolutions.MAX_BYTES + 1) if "-" in names else b""
    asked = resolutions.listed(names, standard_input)
    opened = graph(out)
    found = resolutions.ask(opened, asked, language, kind, on, limit)
    emit(resolutions.render(opened, found, format, names != tuple(asked) or len(asked) > 1), None)
    verdict = resolutions.verdict(found)
    if verdict:
        note(verdict)
        click.get_current_context().exit(2)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--on", required=True, metavar="KEYS", help="Columns with code and time, as cown,year.")
@click.option("--how", type=click.Choice(["left", "inner"]), default="left", show_default=True, help="Rows to keep.")
@click.option("--day", default="", metavar="DAY", help="year-end, year-start, or a day as 1990-10-03.")
@click.option("--language", default="", metavar="LANG", help="Language of names and labels.")
@click.option("--prefix", default="kg_", show_default=True, help="How the names of our columns begin.")
@output_option
@out_option
def merge(
    file: Path, on: str, how: str, day: str, language: str, prefix: str, output: Path | None, out: Path | None
) -> None:
    """Join the CSV in FILE to our states, by a code of any system (iso3, m49, cown, gwn …) or by name.

    Adds the columns kg_state, kg_iso3, kg_label, kg_match; rows and cells stay as they are. A code counts if it was
    valid on some day of the row's year, or on the --day. What did not match is listed with the reason; a key that means
    two states at once is refused, as its rows would have to be doubled.

    \b
    kg merge incidents.csv --on cown,year -o merged.csv
    kg merge events.csv --on ccode=cown,yr=year --day year-end
    """  # noqa: D301  # click takes the character \b itself, not its escape, for "do not wrap"
    from kg.naming import merge as merging

    wanted = merging.Wanted(on, how, day, language.lower(), prefix)
    merged = merging.merge(graph(out), file, wanted)
    for line in merged.said:
        note(line)
    emit(merged.text, output)
