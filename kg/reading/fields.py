"""The fields of a TOML file that a person writes: every problem is kept, so that one run shows them all."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from kg.display import clean
from kg.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SHOWN = 80
"""Characters of a name that a message repeats."""


class Fields:
    """What is wrong with one file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def complain(self, label: str, key: str, message: str) -> None:
        """Note a problem and go on."""
        self.problems.append(Problem(self.file, clean(label), clean(key[:SHOWN]), clean(message)))

    def known(self, label: str, raw: Iterable[str], keys: Iterable[str]) -> None:
        """Complain of keys that nothing reads, with the nearest that something does."""
        allowed = list(keys)
        for key in raw:
            if key not in allowed:
                near = difflib.get_close_matches(key[:SHOWN], allowed, n=1)
                hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(allowed)}"
                self.complain(label, key, f"unknown key; {hint}")

    def entries(self, data: Mapping[str, Any], what: str) -> list[tuple[str, dict[str, Any]]]:
        """Return the entries under [[what]], each with what a message calls it."""
        given = data.get(what, [])
        if not isinstance(given, list) or not all(isinstance(raw, dict) for raw in given):
            self.complain("", what, f"expected entries, each under [[{what}]]")
            return []
        return [(label(what, number, raw), raw) for number, raw in enumerate(given, 1)]


def label(what: str, number: int, raw: Mapping[str, Any]) -> str:
    """Call an entry by its number, and by its name if it has one."""
    name = raw.get("name")
    return f"{what} {number} ({name[:SHOWN]})" if isinstance(name, str) and name else f"{what} {number}"
