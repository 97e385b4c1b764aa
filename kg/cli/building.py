"""kg init, build, validate."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.common import emit, note, out_option, texts_option, workspace

if TYPE_CHECKING:
    from kg.checking.validate import Report


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make a new workspace in FOLDER that builds at once."""
    from kg.reading.starter import init as start

    for path in start(folder):
        note(f"wrote {path}")
    note(f"next: cd {folder} && kg build && kg query counts")


@click.command()
@out_option
@texts_option
@click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read sheets.")
@click.option("--keep-going", is_flag=True, help="Leave out sources that do not conform, name them, and exit with 1.")
@click.option(
    "--without", multiple=True, metavar="SLUG", help="Leave out this source, as if withdrawn; may be repeated."
)
def build(out: Path | None, texts: Path | None, jobs: int, keep_going: bool, without: tuple[str, ...]) -> None:
    """Turn the sheets and tables of the workspace into a checked graph.

    Nothing is written if anything is wrong: the previous build stays as it is.
    """
    from kg.building import build as builder
    from kg.cli.progress import steps

    found = workspace(out)
    with steps() as progress:
        result = builder.run(found, keep_going, progress, jobs, texts, without)
    for thing in result.replaced:
        note(f"replaced by your own: {thing}")
    for slug in result.withdrawn:
        copies = result.copies.get(slug)
        note(f"withdrawn: {slug}" + (f"; {', '.join(copies)} copy or translate it and stay" if copies else ""))
    for slug in result.textless:
        note(f"{slug}: no text in {texts} has its SHA-256; its spans were not compared with words")
    _warn(result.report)
    for name, reasons in sorted(result.left_out.items()):
        note(f"left out {name}:")
        for reason in dict.fromkeys(reasons):
            note(f"  {reason}")
    sources = len(result.build.manifest.counts)
    found_conflicts = f"{result.conflicts} conflict{'' if result.conflicts == 1 else 's'}"
    emit(f"{result.quads} quads from {sources} sources, {found_conflicts}: {_from_here(result.build.link)}\n", None)
    if result.left_out:
        click.get_current_context().exit(1)


def _from_here(path: Path) -> Path:
    """Shorten a path below the current folder."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _warn(report: Report) -> None:
    hints = [finding for finding in report.findings if finding.severity != "Violation"]
    if hints:
        note(f"{len(hints)} warning{'' if len(hints) == 1 else 's'} or hints; `kg validate` lists them")
    _say_engine(report)


def _say_engine(report: Report) -> None:
    """Name the shapes that fell to pySHACL, so that nobody takes a slow build for a riddle."""
    for shape, reasons in sorted(report.by_pyshacl.items()):
        note(f"{shape.rpartition('#')[2]} was checked by pySHACL, as the compiler does not know {', '.join(reasons)}")


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--engine", type=click.Choice(["compiled", "pyshacl"]), default="compiled", show_default=True)
@click.option("-f", "--format", type=click.Choice(["table", "json", "turtle"]), default="table", show_default=True)
def validate(paths: tuple[Path, ...], engine: str, format: str) -> None:
    """Check the files of the workspace with shapes and audits, or given fact sheets (.toml) and RDF files (shapes)."""
    from kg.checking import files as checking
    from kg.cli.progress import steps

    found = workspace(None)
    with steps() as progress:
        report = checking.check(found, paths, engine, progress)
    emit(checking.WRITERS[format](report), None)
    if report.idle:
        note(
            f"tested nothing, as nothing here is of their kind: {', '.join(s.rpartition('#')[2] for s in report.idle)}"
        )
    note(f"{sum(report.tested.values())} nodes tested by {len(report.tested)} shapes; {len(report.findings)} findings")
    _say_engine(report)
    if not report.conforms:
        click.get_current_context().exit(1)
