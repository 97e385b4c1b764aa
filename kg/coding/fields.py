"""Reading the fields of a TOML file that a person writes, and keeping every problem of it."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from kg.display import clean
from kg.errors import Problem
from kg.reading.dates import parse
from kg.reading.entries import CONTROL
from kg.terms import is_slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MAX_CHARS = 2000
MOST = 10**9


class Fields:
    """The data of one file, and what is wrong with it."""

    def __init__(self, file: str, data: Mapping[str, Any]) -> None:
        self.file, self.data = file, data
        self.problems: list[Problem] = []

    def complain(self, label: str, key: str, message: str) -> None:
        """Note a problem and go on, so that one run shows them all."""
        self.problems.append(Problem(self.file, clean(label), clean(key[:80]), message))

    def known(self, label: str, raw: Mapping[str, Any], keys: Sequence[str]) -> None:
        """Complain of unknown keys, with the nearest known one."""
        for key in raw:
            if key not in keys:
                near = difflib.get_close_matches(key[:80], keys, n=1)
                self.complain(
                    label, key, f"unknown key; {f'did you mean {near[0]}?' if near else 'known are ' + ', '.join(keys)}"
                )

    def tables(self, name: str, needed: bool = True) -> Iterable[tuple[str, dict[str, Any]]]:
        """List the tables of an array, each with the name by which a message calls it."""
        raw = self.data.get(name, [])
        if not isinstance(raw, list) or not all(isinstance(item, dict) for item in raw):
            self.complain("", name, f"expected entries, each under [[{name}]]")
            return []
        if needed and not raw:
            self.complain("", name, f"missing; expected at least one [[{name}]]")
        return [(f"{name} {number}", item) for number, item in enumerate(raw, 1)]

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
