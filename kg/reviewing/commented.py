"""Facts that a sheet holds as comments, such as a statement of an open speaker: everybody sees them."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from kg.reviewing.blocks import SOURCE, Block
from kg.reviewing.toml_text import scan

if TYPE_CHECKING:
    from collections.abc import Iterator

_FACT = re.compile(r"^# ?\[\[[^\n]*(?:\n|\Z)(?:#(?! ?\[\[)[^\n]*(?:\n|\Z))*", re.MULTILINE)
_MARK = re.compile(r"^# ?", re.MULTILINE)


def facts(sheet: str) -> list[Block]:
    """List the entries that stand in comments of a sheet, in order; other comments are passed over."""
    found: list[Block] = []
    for start, end in _between(sheet):
        for match in _FACT.finditer(sheet, start, end):
            try:
                data = tomllib.loads(_MARK.sub("", match[0]))
            except ValueError:
                continue
            section, entries = next(iter(data.items()))
            if section != SOURCE and isinstance(entries, list) and len(data) == 1 and entries[0]:
                span = (match.start(), match.start(), match.end())
                found.append(Block(section, len(found) + 1, *span, _MARK.sub("", match[0]), entries[0]))
    return found


def _between(sheet: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches in which no statement stands; what looks like a comment within a value is none."""
    here = 0
    for statement in scan(sheet):
        yield here, statement.start
        here = statement.end
    yield here, len(sheet)
