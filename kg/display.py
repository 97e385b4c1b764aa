"""Tables for people: rich on a terminal, plain columns in a pipe, Markdown, CSV and JSON on request."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

FORMATS = ("table", "csv", "json")
PADDING = 3
"""Characters between two columns of a table on a terminal."""
_SPACE = re.compile(r"[\t\n\r]")
_UNSAFE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def clean(text: str) -> str:
    """Make text safe to show: no control character, terminal escape or direction override survives."""
    return replaced(_SPACE.sub(" ", text))


def cut(text: str, width: int = 60) -> str:
    """Shorten what a table for people would be too wide with; files have it whole."""
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def many(count: int, what: str) -> str:
    """Write a number with its word."""
    return f"{count:,} {what}" + ("" if count == 1 else "s")


def replaced(text: str) -> str:
    """Replace control characters, escapes and direction overrides; white space stays."""
    return _UNSAFE.sub("\ufffd", text)


def render(
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
    format: str = "table",
    title: str = "",
    spare: Sequence[str] = (),
) -> str:
    """Render rows in a format.

    Args:
        columns: headings.
        rows: cells.
        format: table, markdown, csv or json.
        title: stands above a table on a terminal.
        spare: headings of columns that a narrow terminal does without, those that go first coming first.

    """
    if format == "json":
        data = [dict(zip(columns, row, strict=True)) for row in rows]
        return as_json(data)
    if format == "csv":
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\r\n")
        writer.writerows([columns, *([replaced(cell) for cell in row] for row in rows)])
        return buffer.getvalue()
    safe = [[clean(cell) for cell in row] for row in rows]
    if format == "markdown":
        return _markdown(columns, safe)
    if sys.stdout.isatty():
        return _rich(columns, safe, title, spare)
    return _plain(columns, safe)


def _markdown(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    cells = [[cell.replace("|", "\\|") for cell in row] for row in rows]
    lines = [columns, ["---"] * len(columns), *cells]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _plain(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Lay out columns with two spaces between them, no colour and no box."""
    lines = [list(columns), *map(list, rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(columns))]
    laid = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines]
    return "".join(line.rstrip() + "\n" for line in laid)


def _rich(columns: Sequence[str], rows: Sequence[Sequence[str]], title: str, spare: Sequence[str] = ()) -> str:
    """Lay out a table as wide as the terminal, or one record under the other where its words would be broken."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    given = (columns, rows)
    columns, rows = _without(columns, rows, spare, console.width)
    if sum(_needed(columns, rows)) > console.width:
        return _records(*given)
    table = Table(title=title or None, box=box.SIMPLE_HEAD, header_style="bold", title_justify="left", pad_edge=False)
    for column, needed in zip(columns, _needed(columns, rows), strict=True):
        table.add_column(column, overflow="fold", min_width=needed - PADDING)
    for row in rows:
        table.add_row(*map(Text, row))
    with console.capture() as capture:
        console.print(table)
    return capture.get()


def _without(
    columns: Sequence[str], rows: Sequence[Sequence[str]], spare: Sequence[str], width: int
) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Leave out spare columns, one after the other, until the table fits."""
    for column in spare:
        if column in columns and sum(_needed(columns, rows)) > width:
            kept = [i for i, name in enumerate(columns) if name != column]
            columns, rows = [columns[i] for i in kept], [[row[i] for i in kept] for row in rows]
    return columns, rows


def _needed(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Tell how wide each column must be at least, if no word is to be broken."""
    lines = [columns, *rows]
    words = [max((len(word) for line in lines for word in line[i].split()), default=0) for i in range(len(columns))]
    return [word + PADDING for word in words]


def _records(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Lay out each row as a block of its own, one line for each cell that holds something."""
    width = max(map(len, columns))
    blocks = []
    for row in rows:
        cells = [(column, cell) for column, cell in zip(columns, row, strict=True) if cell]
        blocks.append("".join(f"{column.ljust(width)}  {cell}\n" for column, cell in cells))
    return "\n".join(blocks)


def as_json(data: Any) -> str:
    """Render plain data as JSON that a person can read; what could steer a terminal is escaped."""
    return escaped(json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def escaped(text: str) -> str:
    """Write what could steer a terminal as JSON does it."""
    return _UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
