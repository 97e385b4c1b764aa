"""Composition of letters and their marks (Unicode), guarded: long runs of marks take quadratic time to put in order."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Literal

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]
MOST_MARKS = 30
"""Marks on one letter that Unicode's stream-safe format allows. More are no letter of any script: left as they are."""
PLANES = (range(0x300, 0x3400), range(0xA000, 0xAC00), range(0xFB00, 0x1F000), range(0xE0100, 0xE01F0))
"""Where marks are: outside of the ideographs and the Korean syllables."""


@cache
def marks() -> str:
    """Return the marks that are written on or around letters, as ranges of a character class."""
    ranges: list[list[int]] = []
    for code in (code for plane in PLANES for code in plane):
        if unicodedata.category(chr(code))[0] == "M":
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)


@cache
def _overloaded() -> re.Pattern[str]:
    return re.compile(f"[{marks()}]{{{MOST_MARKS + 1}}}")


def overloaded(text: str) -> bool:
    """Tell whether more marks stand on one letter than can be composed in reasonable time."""
    return len(text) > MOST_MARKS and not text.isascii() and _overloaded().search(text) is not None


def composed(text: str, form: Form = "NFC") -> str:
    """Return a text in a form of Unicode; one with a letter that is overloaded stays as it is."""
    return text if overloaded(text) else unicodedata.normalize(form, text)
