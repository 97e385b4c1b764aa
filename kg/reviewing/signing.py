"""Takes out of a sheet what says that nobody has read it; every other byte stays."""

from __future__ import annotations

import tomllib
from typing import Any

from kg.drafting.sheets import marks
from kg.reviewing.toml_text import scan, with_key, written

NOTE, TITLE, SLUG = "note", "title", "slug"
_HEAD = frozenset(marks.HEAD.splitlines())


def settled(entry: str) -> str:
    """Return an entry without the note that its draft gave it."""
    if marks.DRAFTED.strip() not in entry:
        return entry
    try:
        (section,) = tomllib.loads(entry).values()
        return with_key(entry, NOTE, None) if marks.is_note(section[0].get(NOTE)) else entry
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return entry  # no entry: there is nothing to take out


def titled(source: str, values: dict[str, Any]) -> str:
    """Return the description of a source whose drafted title, in whatever language, is now its slug."""
    given = values.get(TITLE)
    for title in given.values() if isinstance(given, dict) else [given]:
        if marks.is_title(title):
            source = source.replace(written(title), written(str(values.get(SLUG, ""))), 1)
    return source


def _drafted(line: str) -> bool:
    """Tell whether a comment is one that a draft begins with."""
    return line in _HEAD or line.startswith(marks.SEAL)


def headed(sheet: str) -> str:
    """Return a sheet without the comment that a draft begins with."""
    end = next((statement.start for statement in scan(sheet)), len(sheet))
    lines = sheet[:end].splitlines(keepends=True)
    left = "".join(line for line in lines if not _drafted(line.rstrip("\r\n")))
    if left == sheet[:end]:
        return sheet
    return (left if left.strip() else "") + sheet[end:]
