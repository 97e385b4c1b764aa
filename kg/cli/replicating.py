"""kg replicate."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.common import emit, graph, list_option, note, out_option, workspace

if TYPE_CHECKING:
    from kg.replicating.compare import Outcome


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option(
    "--analysis", "name", is_flag=False, flag_value="", metavar="NAME", help="Make its folder; without NAME, list all."
)
@list_option
@click.option("--timeout", type=click.FloatRange(0.1, 86400), default=60.0, show_default=True, help="Seconds a query.")
@out_option
def replicate(folder: Path | None, name: str | None, format: str, timeout: float, out: Path | None) -> None:
    """Make a folder that others can check: frozen inputs, queries, tables, figures, methods, and how to cite.

    With --analysis NAME, FOLDER is made. Without it, FOLDER is made again from its own frozen inputs, elsewhere, and
    compared byte for byte: exit 0 if all is the same, else 1.

    \b
    kg replicate --analysis
    kg replicate mine --analysis budapest-and-hanoi
    kg replicate mine
    """  # noqa: D301  # click takes the character \b itself, not its escape, for "do not wrap"
    from kg.replicating import listing, making

    if name == "" or (name is None and folder is None):
        found = listing.render(workspace(out), format)
        for problem in found.problems:
            note(problem)
        emit(found.text, None)
    elif folder is None:
        raise click.UsageError(f"give a folder: kg replicate FOLDER --analysis {name}")
    elif name:
        for line in making.make(graph(out, drafts=False), name, folder, timeout, note):
            note(line)
    else:
        _say(making.check(folder, timeout, note), folder)


def _say(outcome: Outcome, folder: Path) -> None:
    for line in outcome.notes:
        note(line)
    for file, why in sorted(outcome.differing.items()):
        emit(f"{file} {why}\n", None)
    if outcome.differing:
        click.get_current_context().exit(1)
    emit(f"same: {outcome.files} files of {folder}\n", None)
