"""The words of a sentence as quotations are held against them: whole, in order, and each with its place.

Nothing is searched letter by letter. Sentence and quotation are cut into tokens in the same way, and a quotation
stands where its tokens stand in a row. So it can never begin or end within a word, a number, a hyphenated name or a
contraction, and the place of a token in the stored text is the map back from its folded form.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from functools import cache, lru_cache

from kg.composing import MOST_MARKS, composed, marks, overloaded

DROPPED = "\u00ad\u200b\u2060\ufeff"
"""Signs that are not seen and mean nothing: soft hyphen, zero-width space, word joiner, byte order mark."""
INVISIBLE = DROPPED + "\u200c\u200d\u200e\u200f\u061c"
"""Signs that are not seen and do not end a word; those that are not dropped must be in the quotation too."""
HYPHENS, SHORT_DASHES = "-\u2010\u2011", "\u2012\u2013\u2212"
APOSTROPHES = "'\u2018\u2019\u201a\u201b\u02bc\u02b9\u00b4`\u2039\u203a"
SPACES = " \u00a0\u202f\u2009\u2007"
CURRENCY = "$\u00a2\u00a3\u00a5\u20a0-\u20c0"
FOLDS = str.maketrans(
    dict.fromkeys(DROPPED)
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\u301f", '"')
    | dict.fromkeys(APOSTROPHES, "'")
    | dict.fromkeys(HYPHENS + SHORT_DASHES + "\u2014\u2015\ufe58\ufe63\uff0d", "-")
    | dict.fromkeys(SPACES, " ")
)
"""What is set aside in a comparison: the shape of quotation marks, apostrophes, dashes and spaces."""
ELIDED = re.compile(r"((?:[lL]|[djmnst]|[cC]|[qQ]u|jusqu|lorsqu|puisqu|quoiqu)')(.+)", re.DOTALL)
"""Small words of French that lose their vowel before a word of its own."""
POSSESSIVE = re.compile(r"(.+)('s)", re.DOTALL)
CUT = "\n"
"""Stands between the keys of tokens; no key has it, for all white space becomes one space."""


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of a token: space, a number in groups, a word with all that is joined to it, or one sign."""
    letter, unseen, digit_joins = f"[\\w{marks()}]", f"[{INVISIBLE}]", f"[,:/\u00b7\u066b\u066c{SHORT_DASHES}]"
    joined = f"{unseen}++|{unseen}*+[{HYPHENS}.@&{APOSTROPHES}]{unseen}*+|(?<=\\d){digit_joins}(?=\\d)"
    sign, percent = f"(?<![\\w)])[{HYPHENS}{SHORT_DASHES}](?=\\d)", f"(?:(?<=\\d)[{SPACES}]?[%\u2030])?"
    groups = f"(?<!\\w)\\d{{1,3}}(?:[{SPACES}]\\d{{3}})++(?!\\w)(?:[.,]\\d++)?"
    word = f"{letter}++(?:(?:{joined}){letter}++)*+"
    return re.compile(
        f"(?P<space>\\s++)|(?:{sign})?(?:[{CURRENCY}](?=\\d))?(?:{groups}|{word}){percent}|(?P<sign>[^\\w\\s][{marks()}]*+)"
    )


@lru_cache(2**14)
def fold(token: str) -> str:
    """Return what a token is compared by: composed, with plain quotation marks, dashes and spaces; case stays."""
    if token.isascii():
        return token.replace("`", "'")
    if overloaded(token):
        return token
    return composed(composed(token).translate(FOLDS))


def _parts(start: int, end: int, token: str, key: str) -> list[tuple[int, int, str]]:
    """Cut an elided article before a word from it, and a possessive after it; other apostrophes stay within."""
    for pattern, at in ((ELIDED, 1), (POSSESSIVE, 1)):
        found = pattern.fullmatch(key)
        if found and len(key) == len(token):
            middle = start + found.end(at)
            return [(start, middle, found[1]), (middle, end, found[2])]
    return [(start, end, key)]


class Words:
    """The tokens of a stretch of text [start, end), and the search for others within them."""

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.keys: list[str] = []
        for match in _pattern().finditer(text, start, len(text) if end is None else end):
            token = match[0]
            key = " " if match["space"] else fold(token)
            pieces = (
                _parts(match.start(), match.end(), token, key) if "'" in key else [(match.start(), match.end(), key)]
            )
            for first, last, part in pieces:
                if part:
                    self.starts.append(first)
                    self.ends.append(last)
                    self.keys.append(part)
        self.joined = CUT + "".join(key + CUT for key in self.keys)
        self._offsets: list[int] = []
        at = 0
        for key in self.keys:
            self._offsets.append(at)
            at += len(key) + 1

    def says_something(self) -> bool:
        """Tell whether there is a letter or a digit."""
        return any(char.isalnum() for key in self.keys for char in key)

    def trimmed(self) -> list[str]:
        """Return the keys without space before and after."""
        first, last = 0, len(self.keys)
        while first < last and self.keys[first] == " ":
            first += 1
        while last > first and self.keys[last - 1] == " ":
            last -= 1
        return self.keys[first:last]

    def find(self, keys: list[str]) -> list[tuple[int, int]]:
        """Return the first places, two at most, where tokens stand in a row, as tokens [first, last)."""
        needle = CUT + "".join(key + CUT for key in keys)
        found: list[tuple[int, int]] = []
        at = self.joined.find(needle)
        while at >= 0 and keys and len(found) < 2:
            first = bisect_right(self._offsets, at) - 1
            found.append((first, first + len(keys)))
            at = self.joined.find(needle, at + 1)
        return found

    def holds(self, keys: list[str]) -> bool:
        """Tell whether the signs stand in a row somewhere, be it within words."""
        return "".join(keys) in "".join(self.keys)

    def between(self, start: int, end: int) -> list[int]:
        """Return the numbers of the tokens that lie within [start, end) of the text."""
        first = bisect_right(self.ends, start)
        return [n for n in range(first, bisect_right(self.starts, end - 1)) if self.keys[n] != " "]


def splits(text: str, at: int) -> bool:
    """Tell whether a place lies within a word: letters, digits or marks on both sides, whatever is unseen between."""
    left, right = at - 1, at
    for _ in range(MOST_MARKS):
        left -= left >= 0 and text[left] in INVISIBLE
        right += right < len(text) and text[right] in INVISIBLE
    if left < 0 or right >= len(text):
        return False
    if text[left] in INVISIBLE or text[right] in INVISIBLE:
        return True
    return is_mark(text[right]) or (in_word(text[left]) and in_word(text[right]))


def is_mark(char: str) -> bool:
    """Tell whether a character is a mark on the one before it."""
    return unicodedata.category(char)[0] == "M"


def in_word(char: str) -> bool:
    """Tell whether a character is part of a word."""
    return char.isalnum() or char == "_" or is_mark(char)
