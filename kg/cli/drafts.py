"""Where drafts are written: what a person or another program wrote there is never replaced."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kg.cli.common import emit, note
from kg.errors import WorkspaceError

if TYPE_CHECKING:
    from pathlib import Path

    from kg.drafting.many import Done

OWN = ("text_sha256", "read_to", "mentions")
"""Keys that a draft in JSON has."""
HEADING = 3
"""The columns of a table are named in its first lines."""


def give(done: Done, output: Path | None, several: bool) -> None:
    """Write one draft where it belongs."""
    for told in done.notes:
        note(f"{done.job.path}: {told}")
    format, written = done.job.order.format, _laid_out(done, several and not output)
    if output is None:
        emit(written, None)
    elif not (several or output.is_dir()):
        _check(output, format)
        emit(written, output)
    else:
        file = output / f"{done.job.name}.draft.{'txt' if format == 'table' else format}"
        _into(file, written, format)
        if not several:
            note(f"wrote {file}")


def _laid_out(done: Done, titled: bool) -> str:
    from kg import display
    from kg.drafting import listing

    if done.job.order.format != "table":
        return done.written
    table = display.render(listing.COLUMNS, done.rows)
    return f"{display.clean(str(done.job.path))}\n{table}\n" if titled else table


def _into(file: Path, written: str, format: str) -> None:
    """Write a file into a folder of drafts."""
    from kg.files import write_atomically

    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _check(file, format)
        write_atomically(file, written.encode("utf-8"))
    except OSError as error:
        raise WorkspaceError(f"{file} cannot be written ({error.strerror})") from None


def _check(file: Path, format: str) -> None:
    """Raise WorkspaceError for a file that holds something else than a draft of this format that nobody touched."""
    from kg.reviewing.journal import ENDING

    try:
        if file.is_dir():
            raise WorkspaceError(f"{file} cannot be written (it is a folder)")
        if not file.is_file():
            return
        review = file.with_name(file.name + ENDING)
        if format == "toml" and review.exists():
            raise WorkspaceError(f"{file} is under review ({review.name}) and is not overwritten; choose another name")
        raw = file.read_bytes()
    except OSError as error:
        raise WorkspaceError(f"{file} cannot be written ({error.strerror})") from None
    if raw and not _drafted(raw, format):
        raise WorkspaceError(f"{file} is no untouched draft of this format and is not overwritten; choose another name")


def _drafted(raw: bytes, format: str) -> bool:
    """Tell whether a file is a draft of a format as `kg read` writes it; a sheet must be so to the last sign."""
    from kg.drafting.sheets.marks import is_untouched

    try:
        text = raw.decode("utf-8")
        if format == "toml":
            return is_untouched(text)
        if format == "json":
            found = json.loads(text)
            return isinstance(found, dict) and all(key in found for key in OWN)
    except (ValueError, RecursionError):
        return False
    return _is_table(text)


def _is_table(text: str) -> bool:
    """Tell whether the columns of a table of facts are named at the beginning, whatever it is ruled with."""
    from kg.drafting.listing import COLUMNS

    lines = text.splitlines()[:HEADING]
    return any(tuple(word for word in line.split() if word.isalpha()) == COLUMNS for line in lines)
