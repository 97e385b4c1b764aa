"""Reads the fields of a `corpus.toml` and keeps every problem it meets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.reading import fields
from kg.reading.dates import parse
from kg.reading.entries import CONTROL
from kg.terms import is_slug

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_CHARS = 2000
MOST = 10**9


class Fields(fields.Fields):
    """The data of one file, and what is wrong with it."""

    def __init__(self, file: str, data: Mapping[str, Any]) -> None:
        super().__init__(file)
        self.data = data

    def tables(self, name: str, needed: bool = True) -> list[tuple[str, dict[str, Any]]]:
        """List the tables of an array, each with the name by which a message calls it."""
        if needed and self.data.get(name, []) == []:
            self.complain("", name, f"missing; expected at least one [[{name}]]")
        return self.entries(self.data, name)

    def text(self, label: str, raw: Mapping[str, Any], key: str, needed: bool = True) -> str:
        """Read a line of text."""
        value = raw.get(key, "")
        if not isinstance(value, str) or (key in raw and not value.strip()):
            self.complain(label, key, "expected text in quotes")
        elif needed and not value:
            self.complain(label, key, "missing")
        elif CONTROL.search(value):
            self.complain(label, key, "has a control character or a direction override; remove it")
        elif len(value) > MAX_CHARS:
            self.complain(label, key, f"longer than {MAX_CHARS} characters")
        else:
            return " ".join(value.split())
        return ""

    def number(self, label: str, raw: Mapping[str, Any], key: str, needed: bool = True) -> int:
        """Read how many."""
        value = raw.get(key, 0)
        if needed and key not in raw:
            self.complain(label, key, "missing; expected a whole number, 0 if there were none")
        elif type(value) is not int or not 0 <= value < MOST:
            self.complain(label, key, f"expected a whole number from 0 to {MOST - 1}, without quotes")
        else:
            return value
        return 0

    def days(self, label: str, raw: Mapping[str, Any], key: str, needed: bool = True) -> str:
        """Read a day, month, year or range."""
        if key not in raw:
            if needed:
                self.complain(label, key, "missing")
            return ""
        try:
            return parse(raw[key]).text
        except ValueError as error:
            self.complain(label, key, str(error)[:300])
            return ""

    def slug(self, label: str, raw: Mapping[str, Any], key: str) -> str:
        """Read the short name of a source."""
        value = raw.get(key)
        if isinstance(value, str) and is_slug(value):
            return value
        self.complain(label, key, "expected the slug of a source, as its sheet or data/sources.csv has it")
        return ""
