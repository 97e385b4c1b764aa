"""Words and signs of a text, each with its place in it; the text itself is never changed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.composing import composed, marks

SIGNS = dict.fromkeys("’‘ʼ`´ʹ′", "'") | dict.fromkeys("–—‑‐―−‒", "-") | dict.fromkeys("“”„‟«»", '"') | {"…": "."}
"""How signs that look alike are compared."""
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Characters that stand inside words and are not seen."""
USUAL, KEPT = 40, 2048
"""So many words of at most so many letters are kept in memory."""


@cache
def _pattern() -> re.Pattern[str]:
    """Return the pattern of a token: a word with the marks on its letters, or one sign.

    What is not seen belongs to no word that it stands before, such as the mark of byte order before a text. Words
    before plain characters, and plain signs, come first: to go through all marks takes long.
    """
    letters = f"\\w{marks()}"
    plain = "\\w++(?![^\\x00-\\x7f])|[^\\w\\s\\x80-\\U0010ffff]"
    return re.compile(f"{plain}|(?!\\s)[{letters}][{letters}{INVISIBLE}]*|[^\\w\\s]")


@dataclass(slots=True)
class Tokens:
    """Parallel lists: where each token stands, what it is compared by, and how it is written."""

    text: str
    starts: list[int]
    ends: list[int]
    keys: list[str]
    caps: list[bool]
    words: list[bool]
    breaks: list[bool]
    """Whether a line ends before a token, so that no form goes on over it."""

    def __len__(self) -> int:
        return len(self.starts)

    def word(self, index: int) -> str:
        """Return a token as it is written."""
        return self.text[self.starts[index] : self.ends[index]]

    def cut(self, start: int, end: int) -> str:
        """Return the text of tokens [start, end)."""
        return self.text[self.starts[start] : self.ends[end - 1]] if end > start else ""

    def tight(self, index: int) -> bool:
        """Tell whether a token stands right after the one before it, without a space."""
        return index > 0 and index < len(self.starts) and self.starts[index] == self.ends[index - 1]

    def key(self, index: int) -> str:
        """Return the key of a token, or nothing outside the text."""
        return self.keys[index] if 0 <= index < len(self.keys) else ""


def fold(word: str) -> str:
    """Return what a word is compared by: composed, small, without what is not seen."""
    if word.isascii():
        return word.lower()
    for sign in INVISIBLE:
        if sign in word:
            word = word.replace(sign, "")
    return composed(composed(word).lower())


def split(text: str) -> Tokens:
    """Split a text into tokens."""
    tokens = Tokens(text, [], [], [], [], [], [])
    starts, ends, keys = tokens.starts, tokens.ends, tokens.keys
    caps, words, breaks = tokens.caps, tokens.words, tokens.breaks
    last = 0
    for match in _pattern().finditer(text):
        word = match[0]
        key, cap, letters = _told(word) if len(word) <= USUAL else _tell(word)
        if not key:
            continue
        start, end = match.span()
        breaks.append(start > last and text[last:start] != " " and _broken(text, last, start))
        last = end
        starts.append(start)
        ends.append(end)
        keys.append(key)
        caps.append(cap)
        words.append(letters)
    return tokens


def keyed(form: str) -> tuple[list[str], list[bool]]:
    """Return what the tokens of a form are compared by, and which have a capital; plain words need no places."""
    words = form.split(" ")
    if not all(map(str.isalpha, words)):
        tokens = split(form)
        return tokens.keys, tokens.caps
    told = [_tell(word) for word in words]
    return [key for key, _, _ in told], [capital for _, capital, _ in told]


@lru_cache(maxsize=KEPT)
def _told(word: str) -> tuple[str, bool, bool]:
    """Keep what is told of a word of usual length: texts have most of their words in common."""
    return _tell(word)


def _tell(word: str) -> tuple[str, bool, bool]:
    """Return what a token is compared by, whether it has a capital, and whether it is a word."""
    first = word[0]
    capital = first.isupper() or first.istitle()
    return SIGNS.get(word) or fold(word), capital, first.isalnum() or len(word) > 1 or word == "_"


def _broken(text: str, start: int, end: int) -> bool:
    """Tell whether a blank line, or a line end before a capital, stands between two tokens."""
    gap = text[start : min(end, start + 200)]
    lines = gap.count("\n") or gap.count("\r")
    return lines > 1 or (lines == 1 and not text[end].islower())
