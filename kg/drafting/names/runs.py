"""Runs of capitalised words that may be a name, with hyphens, apostrophes, initials and particles."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.drafting.text.document import Doc

GLOTTAL = 3
"""So many small letters follow an apostrophe inside a name: Fa'asau."""
SHORT = 2
"""So many letters has a shortened word of a name: St. Aubyn."""
LONGEST = 8
"""A name has no more parts."""


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens [start, end) of a possible name; parts are where its words start, initial tells of a letter with a dot."""

    start: int
    end: int
    parts: tuple[int, ...]
    initial: bool = False


def runs(doc: Doc, masked: set[int]) -> list[Run]:
    """Find the runs outside what is already known as something else."""
    found: list[Run] = []
    inside = 0
    for at in itertools.compress(range(len(doc.tokens)), doc.tokens.caps):
        if at >= inside and at not in masked and doc.role("pronoun", at) <= at + 1:
            run = _run(doc, at, masked)
            found.append(run)
            inside = run.end
    return found


def _run(doc: Doc, start: int, masked: set[int]) -> Run:
    parts, end, initial = [start], max(start + 1, doc.role("particle", start)), False
    if is_initial(doc, start):
        end, initial = start + 2, True
    while len(parts) < LONGEST:
        step = next(iter(_steps(doc, end, masked)), None)
        if step is None:
            break
        at, end = step
        if is_initial(doc, at):
            initial, end = True, at + 2
        parts.append(at)
    return Run(start, doc.role("suffix", end) or end, tuple(parts), initial)


def is_initial(doc: Doc, at: int) -> bool:
    """Tell whether a token is a letter with a full stop after it."""
    tokens = doc.tokens
    return len(tokens.keys[at]) == 1 and tokens.caps[at] and tokens.key(at + 1) == "."


def _steps(doc: Doc, end: int, masked: set[int]) -> Iterator[tuple[int, int]]:
    """Go on to the next part of a name: a word, or one after a hyphen, an apostrophe or particles."""
    tokens = doc.tokens
    if end >= len(tokens) or end in masked:
        return
    if tokens.keys[end] in ("-", "'"):
        if tokens.tight(end + 1) and end + 1 not in masked:
            article = doc.role("determiner", end - 1) == end + 1
            long = len(tokens.keys[end + 1]) >= GLOTTAL or bool(doc.pack.settings.endings)  # or an ending: Claude'a
            glottal = tokens.keys[end] == "'" and long and not article
            if tokens.caps[end + 1] or tokens.keys[end] == "-" or glottal:
                yield end + 1, end + 2
        return
    if _broken(doc, end):
        return
    if tokens.caps[end] and not doc.role("particle", end) > end + 1:
        yield end, end + 1
        return
    if _shortened(doc, end):
        yield end + 1, end + 2
        return
    nickname = end + 3 if tokens.keys[end] == '"' and tokens.key(end + 2) == '"' else 0
    if nickname and nickname < len(tokens) and tokens.caps[nickname]:
        yield nickname, nickname + 1
        return
    after = _particles(doc, end)
    if after > end and after < len(tokens) and after not in masked and tokens.caps[after]:
        yield after, after + 1


def _shortened(doc: Doc, end: int) -> bool:
    """Tell whether a full stop only closes a short word of a name before the next part of it: Delroy St. Aubyn."""
    tokens, word = doc.tokens, doc.tokens.keys[end - 1]
    closes = tokens.keys[end] == "." and word in doc.pack.settings.abbreviations
    return closes and len(word) == SHORT and end + 1 < len(tokens)


def _broken(doc: Doc, at: int) -> bool:
    """Tell whether a line ends between a token and the one before."""
    text, tokens = doc.text, doc.tokens
    return not tokens.tight(at) and "\n" in text[tokens.ends[at - 1] : tokens.starts[at]]


def _particles(doc: Doc, at: int) -> int:
    """Skip particles of names, and a small letter with an apostrophe: van den, d'."""
    tokens, end = doc.tokens, at
    for _ in range(3):
        skipped = doc.role("particle", end)
        if not skipped and tokens.key(end + 1) == "'" and len(tokens.key(end)) <= 2:
            skipped = end + 2
        if not skipped:
            break
        end = skipped
        if tokens.key(end) == "-":
            end += 1
    return end
