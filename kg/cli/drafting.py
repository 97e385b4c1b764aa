"""kg read, evaluate, language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.common import emit, list_option, note, output_option

if TYPE_CHECKING:
    from datetime import datetime


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE…", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--published", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="When it was published: 2025-10-26."
)
@click.option("--language", default="", metavar="TAG", help="Its language, as pl; otherwise the text tells.")
@click.option("-f", "--format", type=click.Choice(["table", "json", "toml"]), default="table", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file, or a folder for several texts.")
def read(paths: tuple[Path, ...], published: datetime | None, language: str, format: str, output: Path | None) -> None:
    """Draft what articles say: actors, offices, statements, dates, counts, events, acts; every fact with its place.

    A draft is for a person to correct; as toml it is a fact sheet in which what is unsure says why. Texts are UTF-8;
    a folder stands for all its *.txt. Nothing is asked of a network, and nothing counts from today: without
    --published a date in the text itself is the anchor, or none.
    """
    from kg.cli.progress import counted
    from kg.drafting import many

    day = published.date() if published else None
    jobs = [many.Job(path, day, language) for path in many.texts(paths)]
    with counted("reading", len(jobs)) as step:
        for path, data in many.every(jobs):
            _give(path, data, format, output, len(jobs) > 1)
            step()


def _give(path: Path, data: dict[str, Any], format: str, output: Path | None, several: bool) -> None:
    """Write one draft where it belongs."""
    from kg import display
    from kg.drafting import listing, many, sheet

    if data["language"] == "und":
        note(f"{path}: its language is none that is described here")
    if format == "json":
        text, ending = display.as_json(data), "json"
    elif format == "toml":
        text, ending = sheet.sheet(many.stored(path), data, path.stem), "toml"
    else:
        text, ending = display.render(listing.COLUMNS, listing.rows(many.stored(path), data)), "txt"
    if output is not None and (several or output.is_dir()):
        output.mkdir(parents=True, exist_ok=True)
        emit(text, output / f"{path.stem}.draft.{ending}")
    else:
        emit(text, output)


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--drafts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Score these JSON files, of a second coder or another program.",
)
@click.option("--coded", is_flag=True, help="How what both marked is coded (Krippendorff's alpha).")
@click.option("--parallel", is_flag=True, help="The texts are one story: how far its facts agree, by language.")
@list_option
@output_option
def evaluate(folder: Path, drafts: Path | None, coded: bool, parallel: bool, format: str, output: Path | None) -> None:
    """Score drafts against a gold corpus: a FOLDER of texts with a gold file of the same name beside each.

    Precision, recall and F1 by language and kind; low and high bound F1 in 95 of 100 draws of articles.
    """
    from kg import display
    from kg.drafting import evaluate as evaluation

    found = evaluation.compared(folder, drafts)
    columns, rows = evaluation.laid_out(found, coded=coded, parallel=parallel)
    emit(display.render(columns, rows, format), output)


@click.group()
def language() -> None:
    """Check the tables of the languages that articles are read in."""


@language.command()
@click.argument("tags", nargs=-1, metavar="[TAG]…")
@list_option
def check(tags: tuple[str, ...], format: str) -> None:
    """Check the tables of a language, or of all: columns, values, identifiers, forms with two meanings, sources."""
    from kg import display
    from kg.drafting import pack_check, packs
    from kg.errors import InputError

    problems = []
    for tag in tags or packs.available(packs.folder()):
        found, rows = pack_check.check(packs.folder(), tag)
        problems += found
        emit(display.render(pack_check.COLUMNS, rows, format), None)
    if problems:
        raise InputError(problems)
