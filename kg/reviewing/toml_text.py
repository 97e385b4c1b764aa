"""Where each thing of a TOML file stands, so that one of them can be changed and every other byte stays as it is.

This reads only what `tomllib` has read already; it finds places and leaves meanings to the parser.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_PART = r"""(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')"""
_HEADER = re.compile(rf"\[(\[)?[ \t]*({_PART}(?:[ \t]*\.[ \t]*{_PART})*)[ \t]*\]\]?")
_KEY = re.compile(rf"({_PART}(?:[ \t]*\.[ \t]*{_PART})*)[ \t]*=[ \t]*")
_BLANK = re.compile(r"[ \t]*")
_STRING = re.compile(
    r'''"""(?:[^"\\]|\\.|""?(?!"))*"{3,5}|\'\'\'(?:[^']|''?(?!'))*'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*\'''', re.DOTALL
)


@dataclass(frozen=True)
class Statement:
    """One header, or one key with its value."""

    name: str
    """The key, or the name in the header, without quotes around it."""
    array: bool
    """Whether it is the header of one entry of several."""
    start: int
    """Where its line begins."""
    value: int
    """Where its value begins; for a header, nowhere (-1)."""
    stop: int
    """Where its value, or the header, ends."""
    end: int
    """Where its last line ends, the line end included."""

    @property
    def is_header(self) -> bool:
        """Whether it opens a table."""
        return self.value < 0


def scan(text: str) -> Iterator[Statement]:
    """Yield the statements of a file in order; comments and blank lines lie between them.

    Raises ValueError for what cannot be followed.
    """
    here = 0
    while here < len(text):
        at = _after_blanks(text, here)
        if at >= len(text) or text[at] in "#\r\n":
            here = _line_end(text, at)
            continue
        header = _HEADER.match(text, at)
        pair = None if header else _KEY.match(text, at)
        if header:
            found = Statement(_bare(header[2]), bool(header[1]), here, -1, header.end(), _line_end(text, header.end()))
        elif pair:
            stop = _value_end(text, pair.end())
            found = Statement(_bare(pair[1]), False, here, pair.end(), stop, _line_end(text, stop))
        else:
            raise ValueError(f"line {text.count(chr(10), 0, at) + 1} is written in a way that cannot be followed")
        yield found
        here = found.end


def _after_blanks(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def _bare(name: str) -> str:
    return name[1:-1] if name[:1] in "\"'" and name.count(name[0]) == 2 and name.endswith(name[0]) else name


def _value_end(text: str, at: int) -> int:
    """Find the end of a value: strings, and brackets over several lines, may hold anything."""
    depth, end = 0, at
    while at < len(text):
        char = text[at]
        if char in "\"'":
            string = _STRING.match(text, at)
            if not string:
                raise ValueError("has a string without an end")
            at = end = string.end()
            continue
        if char == "#" or (char == "\n" and not depth):
            if not depth:
                break
            at = _line_end(text, at)
            continue
        depth += (char in "[{") - (char in "]}")
        at += 1
        end = end if char in " \t\r\n" else at
    return end


def written(value: Any) -> str:
    """Write a value in TOML on one line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        # JSON and TOML share the escapes of a string; DEL is the one that JSON does not escape.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(key)} = {written(one)}" for key, one in value.items()) + "}"
    return value.isoformat() if isinstance(value, date) else str(value)


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else written(name)


def with_key(block: str, name: str, literal: str | None) -> str:
    """Set one key of a block that begins with a header, or take it out; every other byte stays.

    Raises ValueError if the key is written as a table of its own, or dotted.
    """
    own = []
    for statement in list(scan(block))[1:]:
        if statement.is_header:
            break
        own.append(statement)
    found = next((statement for statement in own if statement.name == name), None)
    if found:
        if literal is None:
            return block[: found.start] + block[found.end :]
        return block[: found.value] + literal + block[found.stop :]
    if re.search(rf"^[ \t]*(?:\[[^\n]*\.)?{re.escape(name)}[ \t]*[.\]]", block, re.MULTILINE):
        raise ValueError(f"{name} is written over several lines here; change it in an editor")
    if literal is None:
        return block
    return _appended(block, (own[-1].end if own else next(scan(block)).end), f"{name} = {literal}")


def _appended(block: str, at: int, line: str) -> str:
    """Put a line behind a place where a line ends, in the line ends of the block."""
    newline = "\r\n" if "\r\n" in block else "\n"
    if at and not block[:at].endswith("\n"):
        return f"{block[:at]}{newline}{line}{block[at:]}"
    return f"{block[:at]}{line}{newline}{block[at:]}"
