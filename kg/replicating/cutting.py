"""Cuts files down to some of their entries: fact sheets entry by entry, tables row by row."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_ENTRY = re.compile(r"\s*\[\[\s*([A-Za-z0-9_-]+)\s*\]\]\s*(?:#.*)?")
_SOURCE = re.compile(r"\s*\[\s*source\s*\]\s*(?:#.*)?")
SOURCE = "source"


def sheet(text: str, kept: Collection[tuple[str, int]]) -> str:
    """Cut a fact sheet down to its description and some entries, as they are written.

    Comments outside of entries go, too. A sheet that is written in a way that cannot be cut line by line stays whole.

    Args:
        text: the sheet.
        kept: section and number of each entry to keep, counted from 1 in its section.

    """
    wanted = _data(tomllib.loads(text), kept)
    blocks = _blocks(text)
    lines = [line for place, block in blocks if place in kept or place[0] == SOURCE for line in block]
    bare = "".join(line for line in lines if not line.lstrip().startswith("#"))
    for form in (re.sub(r"\n{3,}", "\n\n", bare), "".join(lines)):
        cut = form.strip("\n") + "\n"
        try:
            if tomllib.loads(cut) == wanted:
                return cut
        except tomllib.TOMLDecodeError:
            continue
    return text


def _data(data: dict[str, Any], kept: Collection[tuple[str, int]]) -> dict[str, Any]:
    """Return what a cut sheet says."""
    found = {}
    for section, entries in data.items():
        if section == SOURCE:
            found[section] = entries
        elif own := [raw for number, raw in enumerate(entries, 1) if (section, number) in kept]:
            found[section] = own
    return found


def _blocks(text: str) -> list[tuple[tuple[str, int], list[str]]]:
    """Return the lines of a sheet in blocks: what stands before all, the description, each entry."""
    found: list[tuple[tuple[str, int], list[str]]] = [(("", 0), [])]
    numbers: dict[str, int] = defaultdict(int)
    for line in text.splitlines(keepends=True):
        entry = _ENTRY.fullmatch(line.rstrip("\r\n"))
        if entry:
            numbers[entry[1]] += 1
            found.append(((entry[1], numbers[entry[1]]), []))
        elif _SOURCE.fullmatch(line.rstrip("\r\n")):
            found.append(((SOURCE, 0), []))
        found[-1][1].append(line)
    return found


def table(columns: Iterable[str], rows: Iterable[dict[str, str]]) -> str:
    """Write rows as CSV with LF."""
    names, buffer = list(columns), io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([row.get(name, "") for name in names] for row in rows)
    return buffer.getvalue()


def header(text: str) -> list[str]:
    """Return the columns of a table."""
    return next((cells for cells in csv.reader(io.StringIO(text, newline="")) if cells), [])
