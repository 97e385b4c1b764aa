"""Options and small steps that several commands share."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from kg.display import clean
from kg.errors import WorkspaceError

if TYPE_CHECKING:
    from kg.building.selection import Selection
    from kg.declared.workspace import Workspace
    from kg.graph import Graph

F = TypeVar("F", bound=Callable[..., Any])

out_option = click.option(
    "--out", type=click.Path(path_type=Path), help="Folder of the build, instead of build/ in the workspace."
)
output_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file instead of the screen."
)
texts_option = click.option(
    "--texts", type=click.Path(path_type=Path), metavar="DIR", help="Folder with the articles' texts, found by SHA-256."
)
list_option = click.option(
    "-f", "--format", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True
)


def selecting(command: F) -> F:
    """Add the options that choose a part of the graph; the command gets them as one selection, `chosen`."""

    @functools.wraps(command)
    def with_selection(
        *arguments: Any,
        sources: tuple[str, ...],
        without_inferred: bool,
        known_on: str,
        min_source: str,
        reviewed: bool,
        **others: Any,
    ) -> Any:
        from kg.building.selection import Selection
        from kg.graph import slugs

        chosen = Selection(slugs(sources), without_inferred, known_on, min_source, reviewed)
        return command(*arguments, chosen=chosen, **others)

    options = [
        click.option("--source", "sources", multiple=True, metavar="SLUG", help="Only this source; may be repeated."),
        click.option("--min-source", default="", metavar="KIND", help="Only sources of this kind or a better one."),
        click.option("--without-inferred", is_flag=True, help="Leave out what coders inferred."),
        click.option("--known-on", default="", metavar="DAY", help="Only sources known by this day, as 2025-10-26."),
        click.option("--reviewed", is_flag=True, help="Leave out drafts that nobody reviewed."),
    ]
    wrapped: Any = with_selection
    for option in reversed(options):
        wrapped = option(wrapped)
    return cast("F", wrapped)


def plotting(command: F) -> F:
    """Add the options that draw a picture."""
    plot = click.option(
        "--plot", type=click.Path(path_type=Path, dir_okay=False), help="Draw it into a file: .svg, .png or .pdf."
    )
    kind = click.option("--picture", default="", metavar="KIND", help="Kind of picture, if not the declared one.")
    return cast("F", plot(kind(cast("Any", command))))


def note(message: str) -> None:
    """Say something that is not the result; what it quotes from data must not steer a terminal."""
    click.echo("\n".join(map(clean, message.split("\n"))), err=True)


def workspace(out: Path | None) -> Workspace:
    """Find the workspace and name it."""
    from kg.declared.workspace import find

    found = find(None, out)
    note(f"workspace: {found.root or 'the packaged base'}")
    return found


def graph(out: Path | None, chosen: Selection | None = None, *, drafts: bool = True) -> Graph:
    """Open the build of the workspace; say so if it is older than its files, and which drafts of it are in sight."""
    from kg.building.store import read
    from kg.graph import Graph

    found = workspace(out)
    opened = Graph(found, read(found.out))
    if opened.stale:
        note("the sheets or tables changed after this build; `kg build` brings it up to date")
    if drafts and opened.build.manifest.drafts:
        from kg.asking import drafts as unreviewed
        from kg.building.selection import Selection

        if seen := unreviewed.in_sight(opened, chosen or Selection()):
            note(unreviewed.sentence(seen))
    return opened


def emit(data: str | bytes, output: Path | None, folders: bool = False) -> None:
    """Write a result to the screen, or to a file as a whole or not at all; make its folders if told to."""
    raw = data.encode("utf-8") if isinstance(data, str) else data
    if output:
        from kg.files import write_atomically

        try:
            target = output.resolve()
            if folders:
                target.parent.mkdir(parents=True, exist_ok=True)
            if target.exists() and not target.is_file():
                target.write_bytes(raw)  # a pipe or a device is written to, never replaced
            else:
                write_atomically(target, raw)
        except OSError as error:
            raise WorkspaceError(f"{output} cannot be written ({error.strerror})") from None
        note(f"wrote {output}")
        return
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # The reader of a pipe has gone. Click would exit with 1, which says that the data does not conform;
        # say nothing instead, and let nothing be flushed to it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
