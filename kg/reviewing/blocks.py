"""A sheet as blocks of its own text: what describes the source, and each entry with its bytes."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kg.errors import bad_input
from kg.files import digest
from kg.reviewing.signing import settled
from kg.reviewing.toml_text import Statement, scan

if TYPE_CHECKING:
    from collections.abc import Mapping

SOURCE = "source"
_OWN_COMMENTS = re.compile(r"(?:[ \t]*#[^\n]*\n)+\Z")
UNFOLLOWED = "is not written entry by entry, each under [[section]]; `kg sheet check` says whether it is a sheet at all"


@dataclass(frozen=True)
class Block:
    """One entry, or the description of the source, as it is written."""

    section: str
    number: int
    """Counted from 1 in its section."""
    start: int
    """Where the comment directly above it begins, which goes with it."""
    head: int
    """Where its header begins."""
    end: int
    text: str
    """From its header to its last value."""
    values: dict[str, Any]
    copy: int = 0
    """How many entries of the very same bytes stand before it."""

    @cached_property
    def digest(self) -> str:
        """Name its bytes."""
        return name_of(self.text)

    @property
    def key(self) -> str:
        """Name it among the entries of its sheet, wherever it stands."""
        return f"{self.digest}.{self.copy}" if self.copy else self.digest

    @property
    def label(self) -> str:
        """Name it for a person."""
        return f"{self.section} {self.number} ({self.values.get('id', 'no id')})"


def name_of(text: str) -> str:
    """Name the bytes of a block, line ends too; without a draft's note, so that it keeps its name when signed."""
    return digest(settled(text).encode("utf-8"))[:16]


def split(text: str, file: str) -> list[Block]:
    """Split a sheet into its blocks.

    Raises InputError if it is no TOML, or written in a way that has no blocks.
    """
    try:
        data = tomllib.loads(text)
        found = _blocks(text)
    except ValueError as error:
        raise bad_input(file, "", "", f"cannot be reviewed: {error}") from None
    counted: dict[str, list[Any]] = {}
    for block in found:
        counted.setdefault(block.section, []).append(block.values)
    whole = {name: [value] if name == SOURCE else value for name, value in data.items()}
    if counted != whole or SOURCE not in counted:
        raise bad_input(file, "", "", UNFOLLOWED)
    return found


def _blocks(text: str) -> list[Block]:
    groups: list[list[Statement]] = []
    for statement in scan(text):
        if statement.is_header and (statement.array or statement.name == SOURCE):
            groups.append([])
        if not groups:
            raise ValueError("something stands before the first table")
        groups[-1].append(statement)
    numbers: Counter[str] = Counter()
    copies: Counter[str] = Counter()
    found: list[Block] = []
    for group in groups:
        head, end = group[0].start, group[-1].end
        section, own = group[0].name, text[head:end]
        comments = _OWN_COMMENTS.search(text, found[-1].end if found else 0, head) if group[0].array else None
        numbers[section] += 1
        parsed = tomllib.loads(own).get(section)
        values = parsed[0] if isinstance(parsed, list) else parsed
        start = comments.start() if comments else head
        found.append(
            Block(section, numbers[section], start, head, end, own, values or {}, copies[same := settled(own)])
        )
        copies[same] += 1
    return found


def replaced(text: str, blocks: list[Block], new: Mapping[int, str | None]) -> str:
    """Write a sheet anew with some blocks replaced, by index, or taken out (None) with the comment directly above."""
    for index in sorted(new, reverse=True):
        block, own = blocks[index], new[index]
        if own is None:
            rest = text[block.end :]
            # The blank line behind an entry goes with it.
            blank = re.match(r"[ \t]*\r?\n", rest) if index + 1 < len(blocks) else None
            text = text[: block.start] + rest[blank.end() if blank else 0 :]
        else:
            text = text[: block.head] + own + text[block.end :]
    return text
