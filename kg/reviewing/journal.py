"""What was decided, in a file beside the sheet: one line of JSON for each decision, written anew after every one.

Decisions stand beside the sheet and not in it, so that a sheet under review stays the draft that it was, byte for byte,
until all of it is decided; one file is then written once. The file is also where rejected entries are kept.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING

from kg.errors import InputError, Problem, WorkspaceError, bad_input
from kg.files import write_atomically
from kg.reviewing.blocks import name_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ENDING = ".review"
ACCEPTED, AMENDED, REJECTED = "accepted", "amended", "rejected"
VERDICTS = (ACCEPTED, AMENDED, REJECTED)


@dataclass(frozen=True)
class Decision:
    """What somebody decided on one entry."""

    entry: str
    """Its bytes in the draft, by name; copies of one entry are numbered."""
    label: str
    verdict: str
    by: str
    on: str
    reason: str = ""
    was: str = ""
    """The entry as drafted, where it was amended or rejected."""
    now: str = ""
    """The entry as amended."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The names that the entry has or had: as drafted, and as amended."""
        return (self.entry, name_of(self.now)) if self.now else (self.entry,)


class Journal:
    """The file of decisions."""

    def __init__(self, sheet: Path) -> None:
        self.path = sheet.with_name(sheet.name + ENDING)
        self._data = self._read()
        self._take({one.entry: one for one in _parsed(self._data, self.path.name)})

    def _take(self, decisions: dict[str, Decision]) -> None:
        self.decisions = decisions
        later = {key: one for one in decisions.values() for key in one.keys}
        self._known = {**later, **decisions}

    def _read(self) -> bytes:
        return self.path.read_bytes() if self.path.exists() else b""

    def of(self, key: str) -> Decision | None:
        """Return what was decided on an entry, under the name it had then or has since."""
        return self._known.get(key)

    def put(self, decision: Decision) -> None:
        """Keep a decision, on disk when this returns; an earlier one on the same entry gives way.

        Raises WorkspaceError if another program has written to the file.
        """
        self._write({**self.decisions, decision.entry: decision})

    def drop(self, key: str) -> None:
        """Take a decision back.

        Raises WorkspaceError if another program has written to the file.
        """
        self._write({entry: one for entry, one in self.decisions.items() if entry != key})

    def _write(self, decisions: dict[str, Decision]) -> None:
        if self._read() != self._data:
            raise WorkspaceError(f"{self.path.name} was changed by somebody else meanwhile; start again to go on")
        data = _lines(decisions.values())
        write_atomically(self.path, data)
        self._data = data
        self._take(decisions)


def _lines(decisions: Iterable[Decision]) -> bytes:
    lines = [{name: value for name, value in asdict(one).items() if value} for one in decisions]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode("utf-8")


def _parsed(data: bytes, file: str) -> list[Decision]:
    found, problems = [], []
    try:
        lines = data.decode("utf-8").split("\n")
    except UnicodeDecodeError:
        raise bad_input(file, "", "", "not UTF-8; it is written by `kg review` alone") from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            one = _decision(line)
            found += [one] if one else []
            problems += [] if one else [Problem(file, f"line {number}", "", "not a decision of `kg review`")]
    if problems:
        raise InputError(problems)
    return found


def _decision(line: str) -> Decision | None:
    try:
        raw = json.loads(line)
        known = {field.name for field in fields(Decision)}
        if not raw.keys() <= known or not all(isinstance(value, str) for value in raw.values()):
            return None
        one = Decision(**raw)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
    return one if one.verdict in VERDICTS and (one.verdict != AMENDED or one.now) else None
