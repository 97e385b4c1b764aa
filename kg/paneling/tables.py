"""Tables whose keys are checked, and their text as CSV, JSON or columns for reading."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg import display
from kg.errors import KGError

if TYPE_CHECKING:
    from kg.paneling.declare import Column

NUMBERS = ("integer", "number")


@dataclass
class Table:
    """A panel, laid out."""

    name: str
    title: str
    description: str
    columns: list[Column]
    rows: list[list[str]]
    key: tuple[str, ...]
    notes: list[str] = field(default_factory=list)
    """What a reader must know of this table: from when until when, which lists, from which build."""
    facts: dict[str, str] = field(default_factory=dict)
    """Build, query, command: what it was made from."""
    drawn: dict[str, str] = field(default_factory=dict)
    """What the header says of its picture (`picture`, `shows`), and the values of its parameters."""

    @property
    def names(self) -> list[str]:
        """The headings."""
        return [column.name for column in self.columns]

    def records(self) -> list[dict[str, str]]:
        """Return each row as column to cell."""
        names = self.names
        return [dict(zip(names, row, strict=True)) for row in self.rows]

    def check(self) -> None:
        """Raise KGError if two rows have one key, or a key is empty."""
        at = [self.names.index(name) for name in self.key]
        seen: set[tuple[str, ...]] = set()
        for row in self.rows:
            key = tuple(row[i] for i in at)
            named = ", ".join(f"{name} {part or '(empty)'}" for name, part in zip(self.key, key, strict=True))
            if key in seen:
                raise KGError(f"panel {self.name}: two rows have the key {named}; nothing is written")
            if not all(key):
                raise KGError(f"panel {self.name}: a row has the key {named}; nothing is written")
            seen.add(key)

    def render(self, format: str) -> str:
        """Write the table as table, csv or json; numbers are numbers in JSON, the kinds of empty stay words."""
        if format == "csv":
            return self.csv()
        if format == "json":
            numeric = {c.name for c in self.columns if c.type in NUMBERS}
            records = ({n: _number(v) if n in numeric else v for n, v in row.items()} for row in self.records())
            return display.as_json(list(records))
        return display.render(self.names, self.rows, format, self.title)

    def csv(self) -> str:
        """Write it as CSV with LF; what could steer a terminal is replaced."""
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        writer.writerow(self.names)
        writer.writerows([display.replaced(cell) for cell in row] for row in self.rows)
        return buffer.getvalue()


def _number(text: str) -> int | float | str | None:
    if not text:
        return None
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return text
