"""Lines that belong to the page and not to the story: patterns of plain words, without regular expressions."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

WORD = re.compile(r"\w+")


class Pattern(NamedTuple):
    """Words that follow each other on a line, with gaps between the parts."""

    words: tuple[str, ...]
    zone: str
    starts: bool
    ends: bool


def pattern(given: str, zone: str) -> Pattern:
    """Read a pattern: `*` stands for anything on the line, `^` and `$` for its ends."""
    text = given.strip().casefold()
    starts, ends = text.startswith("^"), text.endswith("$")
    text = text.removeprefix("^").removesuffix("$")
    words = tuple(part.strip() for part in text.split("*") if part.strip())
    return Pattern(words, zone, starts and not text.startswith("*"), ends and not text.endswith("*"))


def matches(pattern: Pattern, line: str) -> bool:
    """Tell whether a line, stripped and in small letters, fits a pattern."""
    at = 0
    for number, part in enumerate(pattern.words):
        found = line.find(part, at)
        if found < 0 or (number == 0 and pattern.starts and found) or not _whole(line, found, found + len(part)):
            return False
        at = found + len(part)
    return not pattern.ends or at == len(line) or line.endswith(pattern.words[-1])


def _whole(line: str, start: int, end: int) -> bool:
    """Tell whether a part does not cut a word."""
    before = start == 0 or not (line[start - 1].isalnum() and line[start].isalnum())
    after = end >= len(line) or not (line[end - 1].isalnum() and line[end].isalnum())
    return before and after


class Pages:
    """The patterns of a language by their first word, so that a line is compared with few of them."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self.by_word: dict[str, list[Pattern]] = defaultdict(list)
        self.inner: dict[str, list[Pattern]] = defaultdict(list)
        """Those of `by_word` that may stand in the middle of a line."""
        self.signs: list[Pattern] = []
        for found in patterns:
            if found.words:
                word = WORD.search(found.words[0])
                (self.by_word[word[0]] if word else self.signs).append(found)
                if word and not found.starts:
                    self.inner[word[0]].append(found)

    def zone(self, line: str) -> str:
        """Return the zone of a line, or nothing if no pattern fits it."""
        small = line.casefold()
        first, *others = dict.fromkeys(WORD.findall(small)) or ("",)
        likely = [*self.by_word.get(first, ()), *(found for word in others for found in self.inner.get(word, ()))]
        fitting = next((found for found in (*likely, *self.signs) if matches(found, small)), None)
        return (fitting.zone or "page") if fitting else ""
