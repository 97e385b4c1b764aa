"""kg discourse export, import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.common import emit, graph, note, out_option, selecting, texts_option, workspace

if TYPE_CHECKING:
    from kg.building.selection import Selection


@click.group()
def discourse() -> None:
    """Exchange statements with Discourse Network Analyzer."""


@discourse.command()
@click.option("-f", "--format", type=click.Choice(["csv", "dna"]), default="csv", show_default=True)
@texts_option
@click.option(
    "--agreement",
    type=click.Choice(["yes", "no"]),
    help="With -f dna: give every statement this agreement. Without it there is no such variable.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file.")
@selecting
@out_option
def export(
    format: str, texts: Path | None, agreement: str | None, output: Path | None, chosen: Selection, out: Path | None
) -> None:
    """Write statements with document, start, stop, coder, person, organization and concept.

    Texts say nothing of agreement as DNA means it, so none is written. With --texts, start and stop are DNA's
    (UTF-16); without, code points.

    \b
    kg discourse export --texts texts -o statements.csv
    kg discourse export -f dna --texts texts -o statements.dna
    """  # noqa: D301  # click takes the character \b itself, not its escape, for "do not wrap"
    from kg.discourse import exchange

    if agreement and format != "dna":
        raise click.UsageError("--agreement is for -f dna; a CSV may leave it empty, and does")
    if format == "dna" and not output:
        raise click.UsageError("a database cannot be shown; give -o FILE.dna")
    done = exchange.export(graph(out, chosen), format, texts, agreement or "", chosen)
    for line in done.notes:
        note(line)
    emit(done.data, output)


@discourse.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@texts_option
@click.option("--document", default="", metavar="NAME", help="Which document of FILE, if it has several.")
@click.option(
    "--save-text",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Also write the text that a .dna file holds, for `kg sheet check`.",
)
@click.option(
    "-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The sheet, a new file."
)
def import_(file: Path, texts: Path | None, document: str, save_text: Path | None, output: Path) -> None:
    """Draft a fact sheet from FILE, a CSV of statements or a DNA database (.dna).

    What a sheet has no key for is named here and kept in notes; what DNA does not know is for a coder to add.

    \b
    kg discourse import statements.csv --texts texts -o draft.toml
    """  # noqa: D301  # as above
    from kg.discourse import exchange

    done = exchange.draft(workspace(None), file, texts, document, [output, *([save_text] if save_text else [])])
    for line in done.notes:
        note(line)
    if save_text:
        emit(done.text, save_text)
    emit(done.data, output)
