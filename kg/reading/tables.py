"""Tables: CSV files (RFC 4180, UTF-8) whose file name is a section and whose rows are entries."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

from kg.errors import InputError, bad_input
from kg.reading.entries import Entry, Reader, Source
from kg.reading.sheets import NOT_MAPPED
from kg.terms import is_slug

if TYPE_CHECKING:
    from pathlib import Path

    from kg.declared.context import Context

IDENTITY = ("actor", "treaty", "place")
"""Sections whose rows say what a thing is, not what happened: they go to the reference graph."""
ROW_KEYS = ("id", "source", "confidence", "note")
MAX_CELL = 10_000
Row = tuple[int, dict[str, str]]


def rows(path: Path, file: str) -> list[Row]:
    """Read a CSV file as dictionaries with the line each row begins on.

    Raises InputError with line and what is expected for wrong encodings, quoting and column counts.
    """
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise bad_input(file, f"byte {error.start}", "", "not UTF-8; save the table as UTF-8") from None
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
        if cells is None:
            return found
        if not header:
            header = _header(file, cells)
        elif cells:
            found.append((line, _row(file, line, header, cells)))
        line = reader.line_num + 1


def _header(file: str, cells: list[str]) -> list[str]:
    if len(set(cells)) < len(cells) or not all(cells):
        raise bad_input(file, "line 1", "", "expected a header with a different name for every column")
    return cells


def _row(file: str, line: int, header: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) != len(header):
        message = f"{len(cells)} cells, expected {len(header)}; put a cell with a comma in double quotes"
        raise bad_input(file, f"line {line}", "", message)
    for name, cell in zip(header, cells, strict=True):
        if len(cell) > MAX_CELL:
            raise bad_input(file, f"line {line}", name, f"longer than {MAX_CELL} characters")
    return {name: cell for name, cell in zip(header, cells, strict=True) if cell}


def _by_language(row: dict[str, str], words: set[str]) -> dict[str, Any]:
    """Gather the columns `name_vi`, `name_en` … into one value by language."""
    values: dict[str, Any] = {}
    for column, cell in row.items():
        key, _, language = column.rpartition("_")
        parts: Any = cell.split("|") if "|" in cell else cell
        if key in words and re.fullmatch(r"[a-z]{2,8}(-[a-zA-Z0-9]+)*", language):
            values.setdefault(key, {})[language] = parts
        else:
            values[column] = parts
    return values


def read(path: Path, file: str, context: Context) -> list[tuple[str, Entry]]:
    """Read a table into entries, each with the slug of its source.

    Raises InputError with every problem of the table, each with line and column.
    """
    section = path.name.split(".")[0]
    if section not in context.sections:
        known = ", ".join(name for name in context.sections if name != "source")
        raise bad_input(file, "", "", f"no section {section!r}; a table is named after one of {known}")
    reader = Reader(file, context)
    words = {key.name for key in context.sections[section].keys.values() if key.kind == "words"}
    found = []
    for line, row in rows(path, file):
        label = f"line {line} ({row.get('id', 'no id')})"
        values = _by_language(row, words)
        reader.check_keys(label, values, [*ROW_KEYS, *context.sections[section].keys])
        for key, value in values.items():
            reader.check_text(label, key, value)
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
    words = {key.name for key in context.sections["source"].keys.values() if key.kind == "words"}
    found = {}
    for line, row in rows(path, file):
        label = f"line {line} ({row.get('slug', 'no slug')})"
        values = _by_language(row, words)
        reader.check_keys(label, values, [*NOT_MAPPED, "note", *context.sections["source"].keys])
        if not is_slug(row.get("slug", "")):
            reader.complain(label, "slug", "expected a short name of a-z, 0-9, dot and hyphen")
            continue
        if row["slug"] in found:
            reader.complain(label, "slug", "used twice; one page, one slug")
        content = {key: value for key, value in values.items() if key not in (*NOT_MAPPED, "note")}
        found[row["slug"]] = Source(row["slug"], file, content, withdrawn="withdrawn" in row)
    if reader.problems:
        raise InputError(reader.problems)
    return found
