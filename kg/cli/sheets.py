"""kg sheet check, compare, frame, json, schema."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli.common import emit, list_option, note, output_option, texts_option, workspace


@click.group()
def sheet() -> None:
    """Check, convert or describe fact sheets."""


@sheet.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--texts", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Folder with the texts.")
@click.option("--write", is_flag=True, help="Write the check of every span that has none into the sheet.")
@click.option("--overwrite", is_flag=True, help="Write all checks, wrong ones too: you have looked at their spans.")
def check(file: Path, texts: Path, write: bool, overwrite: bool) -> None:
    """Compare FILE with its text: hash, length, the check of every span; list what no entry covers."""
    from kg.asking import sheet_report

    report = sheet_report.check(workspace(None), file, texts, write, overwrite)
    emit(report.text, None)
    if not report.fine:
        click.get_current_context().exit(1)


@sheet.command()
@click.argument("sheets", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@texts_option
@click.option("--overlap", type=click.FloatRange(0, 1), default=0.0, metavar="SHARE", help="Least overlap of one unit.")
@click.option("--part", type=click.Choice(["agreement", "disagreements", "units"]), help="Only this part.")
@click.option("--adjudicate", type=click.Path(path_type=Path), help="Draft the adjudicated sheet.")
@list_option
@output_option
def compare(
    sheets: tuple[Path, ...],
    texts: Path | None,
    overlap: float,
    part: str | None,
    adjudicate: Path | None,
    format: str,
    output: Path | None,
) -> None:
    """Hold SHEETS of several coders, a file or a folder each, against each other: how far they agree, where not."""
    from kg.coding import compare as comparing

    found = comparing.compare(workspace(None), sheets, texts, overlap)
    drafts = comparing.drafts(found, adjudicate) if adjudicate else {}
    emit(comparing.printed(found, format, part or ""), output)
    for path, draft in drafts.items():
        emit(draft, path)


@sheet.command()
@output_option
def frame(output: Path | None) -> None:
    """Check and show the sampling frame of the workspace's texts, data/corpus.toml."""
    from kg.coding import compare as comparing

    emit(comparing.frame(workspace(None)), output)


@sheet.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@output_option
def json(file: Path, output: Path | None) -> None:
    """Write FILE as JSON-LD that any JSON-LD processor reads to the same facts."""
    from kg.asking import sheet_report

    emit(sheet_report.as_jsonld(workspace(None), file), output)


@sheet.command()
@output_option
def schema(output: Path | None) -> None:
    """Write a JSON Schema of fact sheets, for editors that complete and check while you type."""
    from kg.asking import sheet_report

    emit(sheet_report.as_schema(workspace(None)), output)
    note("point your editor at it, for example in Even Better TOML: #:schema ./fact-sheet.schema.json")
