"""Tables: CSV files (RFC 4180, UTF-8) whose file name is a section and whose rows are entries."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from kg.display import clean
from kg.errors import InputError, bad_input
from kg.reading.entries import CONTROL, Entry, Reader, Source
from kg.reading.sheets import NOT_MAPPED
from kg.terms import is_slug

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.declared.context import Context, Section

IDENTITY = ("actor", "treaty", "place")
"""Sections whose rows say what a thing is, not what happened: they go to the reference graph."""
ROW_KEYS = ("id", "source", "confidence", "note")
MAX_CELL = 10_000
MAX_BYTES = 100_000_000
_LANGUAGE = re.compile(r"[a-z]{2,8}(-[a-zA-Z0-9]+)*")
_FORMULA = re.compile(r"(?:^|\|)(?![+-][0-9]+(?:\.[0-9]+)?(?:\||$))[=+@\t-]")
"""How a cell, or a value in it, begins that a spreadsheet would run; a number may have a sign."""
_BYTE = re.compile("[\udc80-\udcff]")
"""A byte that was not UTF-8, as Python lets it through."""
Row = tuple[int, dict[str, str]]
Check = Callable[[str, list[str]], None]
"""Is given the header with the label of its line."""


def rows(path: Path, file: str, check: Check = lambda label, header: None) -> list[Row]:
    """Read a CSV file as dictionaries with the line each row begins on.

    Raises InputError with line and what is expected for wrong encodings, quoting and column counts, and for no header.
    """
    if path.stat().st_size > MAX_BYTES:
        raise bad_input(file, "", "", f"larger than {MAX_BYTES} bytes")
    csv.field_size_limit(MAX_BYTES)  # the limit that can name the column is MAX_CELL
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise _misencoded(file, data) from None
    if text.startswith("\ufeff"):
        raise bad_input(file, "line 1", "", "begins with a byte order mark; save the table as UTF-8 without BOM")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    found: list[Row] = []
    header: list[str] = []
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise bad_input(file, f"line {line}", "", f"not valid CSV ({error})") from None
        if cells is None and not header:
            raise bad_input(file, "line 1", "", "empty; expected a header with the names of the columns")
        if cells is None:
            return found
        if not header and cells:
            header = _header(file, line, cells)
            check(f"line {line}", header)
        elif cells:
            found.append((line, _row(file, line, header, cells)))
        line = reader.line_num + 1


def _misencoded(file: str, data: bytes) -> InputError:
    """Find the cell with the first byte that is not UTF-8."""
    reader = csv.reader(io.StringIO(data.decode("utf-8", "surrogateescape"), newline=""))
    header: list[str] = []
    line, column = 1, ""
    for cells in reader:
        number = next((n for n, cell in enumerate(cells) if _BYTE.search(cell)), None)
        if number is not None:
            column = header[number] if number < len(header) else ""
            break
        header, line = header or cells, reader.line_num + 1
    return bad_input(file, f"line {line}", clean(column[:80]), "not UTF-8; save the table as UTF-8")


def _header(file: str, line: int, cells: list[str]) -> list[str]:
    for number, name in enumerate(cells):
        if not name or name in cells[:number]:
            message = "expected a header with a different name for every column"
            raise bad_input(file, f"line {line}", clean(name[:80]) or f"column {number + 1}", message)
    return cells


def _row(file: str, line: int, header: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) != len(header):
        message = f"{len(cells)} cells, expected {len(header)}; put a cell with a comma in double quotes"
        raise bad_input(file, f"line {line}", "", message)
    for name, cell in zip(header, cells, strict=True):
        if len(cell) > MAX_CELL:
            raise bad_input(file, f"line {line}", name, f"longer than {MAX_CELL} characters")
    return {name: cell for name, cell in zip(header, cells, strict=True) if cell}


def columns(reader: Reader, known: Iterable[str], needed: Iterable[str], section: Section | None = None) -> Check:
    """Make a check of a header: no column that nothing reads, and none missing that every row needs.

    It raises InputError.
    """

    def check(label: str, header: list[str]) -> None:
        names = [_split(column, section)[0] if section else column for column in header]
        reader.check_keys(label, names, [*known, *(section.keys if section else ())])
        for column in needed:
            if column not in header:
                reader.complain(label, column, "missing; every row needs this column")
        if reader.problems:
            raise InputError(reader.problems)

    return check


def _split(column: str, section: Section) -> tuple[str, str]:
    """Split the name of a column into a key and, for a column such as `name_vi`, a language."""
    key, _, language = column.rpartition("_")
    is_words = key in section.keys and section.keys[key].kind == "words"
    return (key, language) if is_words and _LANGUAGE.fullmatch(language) else (column, "")


def _values(reader: Reader, label: str, row: dict[str, str], section: Section, careful: bool = True) -> dict[str, Any]:
    """Read the cells of a row; the columns `name_vi`, `name_en` … become one value by language."""
    values: dict[str, Any] = {}
    for column, cell in row.items():
        if careful:
            reader.check_text(label, column, cell)
        if _FORMULA.search(cell):
            reader.complain(label, column, "begins as a formula that a spreadsheet would run; begin it otherwise")
        key, language = _split(column, section)
        parts: Any = cell.split("|") if "|" in cell else cell
        if language and key in row:
            reader.complain(label, column, f"stands beside the column {key}; give that one its language, as {key}_en")
        elif language:
            values.setdefault(key, {})[language] = parts
        else:
            values[column] = parts
    return values


def read(path: Path, file: str, context: Context) -> list[tuple[str, Entry]]:
    """Read a table into entries, each with the slug of its source.

    Raises InputError with every problem of the table, each with line and column.
    """
    section = path.name.split(".")[0]
    if section not in context.sections or section == "source":
        known = ", ".join(name for name in context.sections if name != "source")
        raise bad_input(file, "", "", f"no section {section!r}; a table is named after one of {known}")
    reader = Reader(file, context)
    check = columns(reader, ROW_KEYS, ("id", "source"), context.sections[section])
    found = []
    # Cells are looked at one by one only if the table has a character at all that no cell may have.
    careful = bool(CONTROL.search(path.read_bytes().decode("utf-8", "replace")))
    for line, row in rows(path, file, check):
        label = f"line {line} ({row.get('id', 'no id')})"
        values = _values(reader, label, row, context.sections[section], careful)
        if not row.get("id") or not is_slug(row.get("source", "")):
            reader.complain(label, "id" if not row.get("id") else "source", "missing or not a name")
            continue
        content = {key: value for key, value in values.items() if key not in ROW_KEYS}
        place = f"{section}/{row['id']}"
        confidence = row.get("confidence", "")
        entry = Entry(file, label, section, row["id"], content, "record", confidence=confidence, row=place, typed=False)
        found.append((row["source"], entry))
    if reader.problems:
        raise InputError(reader.problems)
    return found


def read_sources(path: Path, file: str, context: Context) -> dict[str, Source]:
    """Read data/sources.csv: the pages that tables cite, by slug. An own row replaces a packaged one.

    Raises InputError.
    """
    reader = Reader(file, context)
    check = columns(reader, (*NOT_MAPPED, "note"), ("slug",), context.sections["source"])
    found = {}
    for line, row in rows(path, file, check):
        label = f"line {line} ({row.get('slug', 'no slug')})"
        values = _values(reader, label, row, context.sections["source"])
        if not is_slug(row.get("slug", "")):
            reader.complain(label, "slug", "expected a short name of a-z, 0-9, dot and hyphen")
            continue
        if row["slug"] in found:
            reader.complain(label, "slug", "used twice; one page, one slug")
        content = {key: value for key, value in values.items() if key not in (*NOT_MAPPED, "note")}
        found[row["slug"]] = Source(row["slug"], file, content, withdrawn="withdrawn" in row, label=label)
    if reader.problems:
        raise InputError(reader.problems)
    return found
