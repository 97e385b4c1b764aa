"""Reads the fields of an `analysis.toml` and keeps every problem it meets."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from kg.building.selection import Selection
from kg.reading import dates, fields
from kg.reading.entries import CONTROL
from kg.reading.fields import SHOWN
from kg.terms import is_slug

LONGEST = 10_000
CHOOSING = ("set", "source", "min_source", "known_on", "without_inferred", "reviewed")
"""Keys that every kind of table takes: parameters, and what is seen of the sources."""
OWN: dict[str, dict[str, str]] = {
    "panel": {"from": "year", "to": "year"},
    "question": {"as_of": "day"},
    "network": {
        "as_of": "day",
        "since": "day",
        "reading": "line",
        "level": "names",
        "kind": "names",
        "groups": "flag",
        "regions": "line",
        "measure": "names",
        "sensitivity": "names",
        "draws": "number",
        "seed": "number",
        "lang": "line",
    },
}
"""Keys by kind of table, to the kind of their values. They are the options of the commands."""


class Fields(fields.Fields):
    """The fields of one file."""

    @staticmethod
    def takes(kind: str) -> list[str]:
        """List the keys that a kind of table takes."""
        return [*CHOOSING, *OWN[kind]]

    def text(self, entry: str, raw: dict[str, Any], key: str) -> str:
        """Return a text, which may have several lines."""
        value = raw.get(key, "")
        if not isinstance(value, str):
            self.complain(entry, key, "expected text in quotes")
            return ""
        if CONTROL.search(value) or len(value) > LONGEST:
            self.complain(entry, key, f"has a control character, or more than {LONGEST} characters")
            return ""
        return value.strip()

    def line(self, entry: str, raw: dict[str, Any], key: str, needed: bool = False) -> str:
        """Return a text of one line."""
        before = len(self.problems)
        value = self.text(entry, raw, key)
        if "\n" in value:
            self.complain(entry, key, "expected one line")
        elif needed and not value and len(self.problems) == before:
            self.complain(entry, key, "missing")
        return value

    def slug(self, entry: str, raw: dict[str, Any], key: str) -> str:
        """Return a name that a file may have on every system."""
        value = self.line(entry, raw, key, needed=True)
        if value and not is_slug(value):
            self.complain(entry, key, f"{value[:SHOWN]!r}: expected a name of a-z, 0-9, dot and hyphen, and no device")
            return ""
        return value

    def names(self, entry: str, raw: dict[str, Any], key: str) -> tuple[str, ...]:
        """Return a list of texts, or a single one."""
        value = raw.get(key, [])
        given = [value] if isinstance(value, str) else value
        if not isinstance(given, list):
            self.complain(entry, key, "expected a list of texts in quotes")
            return ()
        return tuple(self.line(entry, {key: one}, key, needed=True) for one in given)

    def flag(self, entry: str, raw: dict[str, Any], key: str) -> bool:
        """Return true or false."""
        value = raw.get(key, False)
        if not isinstance(value, bool):
            self.complain(entry, key, "expected true or false")
        return value is True

    def number(self, entry: str, raw: dict[str, Any], key: str) -> int:
        """Return a whole number."""
        value = raw.get(key, 0)
        if type(value) is not int or not 0 <= value <= 1_000_000:
            self.complain(entry, key, "expected a whole number up to a million")
            return 0
        return value

    def year(self, entry: str, raw: dict[str, Any], key: str) -> str:
        """Return a year."""
        value = raw.get(key)
        text = str(value) if type(value) is int else value
        if not isinstance(text, str) or not (len(text) == 4 and text.isascii() and text.isdigit()):
            self.complain(entry, key, "expected a year such as 2001")
            return ""
        return text

    def day(self, entry: str, raw: dict[str, Any], key: str) -> str:
        """Return a day, in quotes or not."""
        value = raw.get(key, "")
        text = value.isoformat() if isinstance(value, date) and not isinstance(value, datetime) else value
        try:
            if not isinstance(text, str) or dates.parse(text).datatype != "date":
                raise ValueError
        except ValueError:
            self.complain(entry, key, "expected a day such as 2025-10-26")
            return ""
        return text

    def values(self, entry: str, raw: dict[str, Any], key: str) -> dict[str, str]:
        """Return the values of parameters."""
        told = raw.get(key, {})
        if not isinstance(told, dict):
            self.complain(entry, key, 'expected values of parameters, such as {treaty = "trt:budapest-convention"}')
            return {}
        found = {}
        for name, value in told.items():
            if isinstance(value, bool) or not isinstance(value, str | int | float | date):
                self.complain(entry, f"{key}.{name}", "expected a text, a number or a day")
            else:
                plain = value.isoformat() if isinstance(value, date) else str(value)
                found[name] = self.line(entry, {name: plain}, name)
        return found

    def selection(self, entry: str, raw: dict[str, Any]) -> Selection:
        """Return what is seen of the sources."""
        slugs = tuple(name.removeprefix("src:") for name in self.names(entry, raw, "source"))
        known = self.day(entry, raw, "known_on") if "known_on" in raw else ""
        least, reviewed = self.line(entry, raw, "min_source"), self.flag(entry, raw, "reviewed")
        return Selection(slugs, self.flag(entry, raw, "without_inferred"), known, least, reviewed)

    def options(self, entry: str, kind: str, raw: dict[str, Any]) -> dict[str, Any]:
        """Return what else the command of a kind of table takes."""
        ways = {"year": self.year, "day": self.day, "names": self.names, "flag": self.flag, "number": self.number}
        return {
            key: ways.get(form, self.line)(entry, raw, key) for key, form in OWN.get(kind, {}).items() if key in raw
        }
