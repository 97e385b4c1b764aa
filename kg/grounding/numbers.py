"""Whether the value of a count is what its words say, and whether the words stop where the count does."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from kg.grounding.cues import COMPARED, NEGATION, PART, TAIL, Cues, longest

if TYPE_CHECKING:
    from collections.abc import Callable

ARABIC = "\u066b\u066c"
"""Signs for decimals and thousands beside Arabic digits."""
_NUMBER = re.compile(rf"[$¢£¥₠-⃀]?(\d{{1,15}}(?:[., '·{ARABIC}]\d{{1,15}}){{0,6}}) ?[%‰]?")
_SEPARATOR = re.compile(rf"[., '·{ARABIC}]")
LONGEST_VALUE = 30


def value(words: str) -> Decimal | None:
    """Read the value that an extractor gives, or nothing if it is no plain number."""
    try:
        number = Decimal(words) if len(words) <= LONGEST_VALUE else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None


def readings(token: str) -> set[Decimal]:
    """Return what the digits of a token may mean: `2.500` is two thousand five hundred, or two and a half."""
    found = _NUMBER.fullmatch(token)
    if not found:
        return set()
    first, *rest = _SEPARATOR.split(found[1])
    marks = _SEPARATOR.findall(found[1])
    read = set()
    if all(len(group) == 3 for group in rest) and len(set(marks)) <= 1 and (not rest or len(first) <= 3):
        read.add(Decimal("".join([first, *rest])))
    if marks and marks[-1] in ".," + ARABIC[0] and marks.count(marks[-1]) == 1 and all(len(g) == 3 for g in rest[:-1]):
        read.add(Decimal("".join([first, *rest[:-1]]) + "." + rest[-1]))
    return read


def said(keys: list[str], cues: Cues, reader: Callable[[str], set[Decimal]] | None) -> tuple[set[Decimal], str]:
    """Return the values that the words of a count may have, and the comparator among them.

    Two numbers, a range or words that nobody can read give no value.
    """
    numbers = [n for n, key in enumerate(keys) if any(char.isdecimal() for char in key)]
    if not numbers:
        return (reader(" ".join(keys)) if reader else set()), _comparator(keys, cues)
    if len(numbers) > 1:
        return set(), ""
    at = numbers[0]
    powers = cues.powers()
    size = longest(keys, at + 1, powers)
    factor = 10 ** (powers[tuple(keys[at + 1 : at + 1 + size])] if size else 0)
    return {number * factor for number in readings(keys[at])}, _comparator(keys[:at], cues)


def _comparator(keys: list[str], cues: Cues) -> str:
    compared = cues.compared()
    for at in range(len(keys)):
        size = longest(keys, at, compared)
        if size:
            return compared[tuple(keys[at : at + size])]
    return "exactly"


def cut(before: list[str], keys: list[str], after: list[str], cues: Cues) -> str:
    """Return the words right before or after a count that change it, or nothing; all words in lower case."""
    ahead = cues.get(NEGATION, *COMPARED)
    for at in range(max(0, len(before) - 4), len(before)):
        if longest(before[at:], 0, ahead) == len(before) - at:
            return " ".join(before[at:])
    if before and any(char.isdecimal() for char in before[-1]) and any(char.isdecimal() for char in keys[0]):
        return before[-1]
    behind = cues.get(TAIL) | cues.powers().keys()
    if any(char.isdecimal() for char in keys[-1]):
        behind |= cues.get(PART)
    return " ".join(after[: longest(after, 0, behind)])
