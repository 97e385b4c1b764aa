"""The words of an entry in their context, laid out for a terminal: safe, as wide as it is, and marked."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.display import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

AROUND = 200
"""Characters shown before and after the words, if their paragraph is that long."""
LONGEST = 1600
"""Characters of one span that are shown; of a longer one its beginning and end."""
MARK, PLAIN = "\x1b[30;103m", "\x1b[0m"
CIRCLE, CUT, UNDER = "◌", "…", "^"
_RIGHT_TO_LEFT = frozenset({"R", "AL"})
Cell = tuple[str, bool]
"""A character and whether it is marked."""


@dataclass(frozen=True)
class Window:
    """A stretch of the text that is shown, and the spans in it."""

    start: int
    end: int
    spans: tuple[tuple[int, int], ...]


def quoted(text: str | None, spans: Sequence[tuple[int, int]]) -> str:
    """Return the words of spans on one line, each in quotation marks; without the text their places."""
    if text is None:
        return ", ".join(f"characters {start}–{end}" for start, end in spans)
    return " ".join(f"“{_short(' '.join(text[start:end].split()))}”" for start, end in spans)


def _short(words: str) -> str:
    return words if len(words) <= AROUND else f"{words[:AROUND]}{CUT}"


def windows(text: str, spans: Sequence[tuple[int, int]]) -> list[Window]:
    """Choose what to show: the words with what stands around them in their paragraph; near ones together."""
    found: list[Window] = []
    for start, end in sorted(spans):
        if not 0 <= start < end <= len(text):
            continue
        first, last = _from(text, start), _to(text, end)
        if found and first <= found[-1].end:
            before = found.pop()
            found.append(Window(before.start, max(before.end, last), (*before.spans, (start, end))))
        else:
            found.append(Window(first, last, ((start, end),)))
    return found


def _from(text: str, start: int) -> int:
    least = max(0, start - AROUND)
    paragraph = text.rfind("\n", least, start) + 1
    if paragraph or not least:
        return paragraph or least
    space = text.find(" ", least, start)
    return space + 1 if space >= 0 else least


def _to(text: str, end: int) -> int:
    most = min(len(text), end + AROUND)
    paragraph = text.find("\n", end, most)
    if paragraph >= 0 or most == len(text):
        return paragraph if paragraph >= 0 else most
    space = text.rfind(" ", end, most)
    return space if space >= 0 else most


def cells(text: str, window: Window) -> list[Cell]:
    """Return the characters of a window, made safe; those of long spans but for their middle."""
    safe = clean(text[window.start : window.end])
    marked = bytearray(len(safe))
    cut: list[tuple[int, int]] = []
    for start, end in window.spans:
        marked[start - window.start : end - window.start] = b"\1" * (end - start)
        if end - start > LONGEST:
            cut.append((start - window.start + LONGEST // 2, end - window.start - LONGEST // 2))
    found: list[Cell] = []
    here = 0
    for first, last in cut:
        if first >= here:
            found += [(safe[i], bool(marked[i])) for i in range(here, first)] + [(f" {CUT} ", True)]
            here = last
    found += [(safe[i], bool(marked[i])) for i in range(here, len(safe))]
    before, after = text[: window.start].strip("\n"), text[window.end :].strip("\n")
    opened = before and text[window.start - 1] != "\n"
    closed = after and text[window.end : window.end + 1] not in ("\n", "\r")
    return [*([(f"{CUT} ", False)] if opened else []), *found, *([(f" {CUT}", False)] if closed else [])]


def width_of(char: str) -> int:
    """Return how many columns a character takes: none for a combining mark, two for a wide one."""
    from rich.cells import cell_len

    return 0 if unicodedata.combining(char[0]) else cell_len(char)


def wrapped(run: Iterable[Cell], width: int) -> Iterator[list[Cell]]:
    """Break cells into lines between words; a word longer than a line is broken, but never before a mark."""
    line: list[Cell] = []
    used = 0
    for word in _words(run):
        size = sum(width_of(char) for char, _ in word)
        if line and used + size > width:
            yield _without_blanks(line)
            line, used = [], 0
            word = [cell for cell in word if not cell[0].isspace()] or []
        for cell in word:
            wide = width_of(cell[0])
            if wide and used + wide > width:
                yield line
                line, used = [], 0
            line.append(cell)
            used += wide
    if line:
        yield _without_blanks(line)


def _without_blanks(line: list[Cell]) -> list[Cell]:
    """Take the blanks off the end of a line."""
    while line and line[-1][0].isspace():
        line.pop()
    return line


def _words(run: Iterable[Cell]) -> Iterator[list[Cell]]:
    """Yield words, and single blanks."""
    word: list[Cell] = []
    for char, marked in run:
        if char.isspace():
            if word:
                yield word
            word = []
            yield [(" ", marked)]
        else:
            word.append((char, marked))
    if word:
        yield word


def laid_out(text: str, spans: Sequence[tuple[int, int]], width: int, colour: bool) -> list[str]:
    """Lay out the words of an entry in context, one list of lines for all windows, a blank line between two."""
    lines: list[str] = []
    for window in windows(text, spans):
        lines += [""] if lines else []
        run = cells(text, window)
        lines += _coloured(run, width) if colour else _bracketed(run, width)
    return lines


def _coloured(run: list[Cell], width: int) -> list[str]:
    lines = []
    for line in wrapped(run, width):
        shown, open_ = "", False
        for char, marked in line:
            if marked != open_:
                shown += (MARK if marked else PLAIN) + (CIRCLE if marked and not width_of(char) else "")
            shown, open_ = shown + char, marked
        lines.append(shown + (PLAIN if open_ else ""))
    return lines


def _bracketed(run: list[Cell], width: int) -> list[str]:
    """Mark words with brackets, and with a line below unless letters run from right to left there."""
    framed: list[Cell] = []
    open_ = False
    for char, marked in run:
        if marked != open_:
            framed.append(("[" if marked else "]", False))
            framed += [(CIRCLE, True)] if marked and not width_of(char) else []
        framed.append((char, marked))
        open_ = marked
    framed += [("]", False)] if open_ else []
    lines = []
    for line in wrapped(framed, width):
        lines.append("".join(char for char, _ in line).rstrip())
        below = "".join((UNDER if marked else " ") * width_of(char) for char, marked in line).rstrip()
        if below and not any(unicodedata.bidirectional(char[0]) in _RIGHT_TO_LEFT for char, _ in line):
            lines.append(below)
    return lines
