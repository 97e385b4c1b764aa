"""kg read, evaluate, language."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.common import emit, list_option, note, output_option
from kg.errors import WorkspaceError

if TYPE_CHECKING:
    from datetime import date

    from kg.drafting.many import Done
    from kg.drafting.sheets.proposals import Proposal
    from kg.errors import Problem


def _day(context: click.Context, option: click.Parameter, written: str | None) -> date | None:
    """Read a day as people write it in an option."""
    from datetime import datetime

    try:
        return datetime.strptime(written, "%Y-%m-%d").date() if written else None
    except ValueError:
        raise click.BadParameter(f"{written} is no day; write it as 2025-10-26") from None


@click.command()
@click.argument(
    "paths", nargs=-1, required=True, metavar="FILE…", type=click.Path(exists=True, allow_dash=True, path_type=Path)
)
@click.option("--published", callback=_day, metavar="DAY", help="When it was published: 2025-10-26.")
@click.option("--language", default="", metavar="TAG", help="Its language, as pl; otherwise the text tells.")
@click.option("--extractor", default="", metavar="NAME", help="Let another program propose facts too: openai, spacy.")
@click.option(
    "--proposals", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Write what no table names."
)
@click.option("-f", "--format", type=click.Choice(["table", "json", "toml"]), default="table", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file, or a folder for several texts.")
def read(
    paths: tuple[Path, ...],
    published: date | None,
    language: str,
    extractor: str,
    proposals: Path | None,
    format: str,
    output: Path | None,
) -> None:
    """Draft what articles say: actors, offices, statements, dates, counts, events, acts; every fact with its place.

    A draft is for a person to correct; as toml it is a fact sheet in which what is unsure says why. Texts are UTF-8;
    a folder stands for all its *.txt, - for standard input. Nothing is asked of a network, and nothing counts from
    today: without --published a date in the text itself is the anchor, or none.

    Who is in no table of the workspace stays local to its sheet; --proposals writes rows for data/links.csv and for
    tables of your own, for you to decide on. docs/extractors.md tells what --extractor may ask of whom.
    """
    from datetime import datetime

    from kg.cli.progress import counted
    from kg.drafting import many
    from kg.errors import InputError

    today = datetime.now().date().isoformat()
    order = many.Order(published, language.strip().lower(), format, extractor, today, proposals is not None)
    many.check(order)
    jobs = many.jobs(paths, order)
    several = any(path.is_dir() for path in paths) or len(jobs) > 1
    if several and not output and format != "table":
        raise click.UsageError(f"several drafts as {format} need a folder: -o DIR")
    if several and output and output.exists() and not output.is_dir():
        raise WorkspaceError(f"several drafts need a folder, and {output} is none")
    problems, new = [], []
    with counted("reading", len(jobs)) as step:
        for done in many.every(jobs):
            problem = _written(done, output, several)
            problems += [problem] if problem else []
            new += done.new
            step()
    if output and several:
        wrote = len(jobs) - len(problems)
        note(f"wrote {wrote} {'draft' if wrote == 1 else 'drafts'} to {output}")
    if proposals:
        _propose(proposals, new)
    if problems:
        raise InputError(problems)


def _written(done: Done, output: Path | None, several: bool) -> Problem | None:
    """Write a draft, or tell why there is none."""
    from kg.cli.drafts import give
    from kg.errors import Problem

    if done.problem:
        return done.problem
    try:
        give(done, output, several)
    except WorkspaceError as error:
        return Problem(str(done.job.path), "", "", str(error))
    return None


def _propose(folder: Path, new: list[Proposal]) -> None:
    """Write what no table names, behind what stands in the folder already."""
    from kg.drafting.many import stored
    from kg.drafting.sheets import linking
    from kg.drafting.sheets.proposals import joined, tables

    for name, table in tables(new, linking.known()).items():
        file = folder / name
        emit(joined(stored(file), table, str(file)) if file.exists() else table, file, folders=True)
    if not new:
        note("everything that the texts name is in a table; nothing is proposed")


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
    from kg.drafting.scores import evaluate as evaluation

    found = evaluation.compared(folder, drafts)
    if drafts and (left := evaluation.without_draft(folder, drafts)):
        note(f"not scored, as there is no draft of them: {', '.join(left)}")
    emit(evaluation.render(found, format, coded=coded, parallel=parallel), output)


@click.group()
def language() -> None:
    """Check the tables of the languages that articles are read in."""


@language.command()
@click.argument("tags", nargs=-1, metavar="[TAG]…")
@list_option
def check(tags: tuple[str, ...], format: str) -> None:
    """Check the tables of a language, or of all: columns, values, identifiers, forms with two meanings, sources."""
    from kg import display
    from kg.drafting.languages import pack_check, packs
    from kg.drafting.statements import weights
    from kg.errors import InputError

    told = [pack_check.check(packs.folder(), tag) for tag in tags or packs.available(packs.folder())]
    told += [pack_check.shared(packs.folder()), weights.check(packs.folder())]
    emit(display.render(pack_check.COLUMNS, [row for _, rows in told for row in rows], format), None)
    if problems := [problem for found, _ in told for problem in found]:
        raise InputError(problems)
