"""Names of persons in other cases: endings that the language lists, checked against known given names."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kg.drafting.text.tokens import fold

if TYPE_CHECKING:
    from kg.drafting.languages.packs import Pack

STEM, ENDING = 3, 3
"""Two forms of a name share at least this many letters and differ in at most this many at the end."""


@lru_cache(4096)
def alike(one: str, other: str) -> bool:
    """Tell whether two words may be forms of one name."""
    if one == other:
        return True
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    longer = max(len(one), len(other))
    return shared >= STEM and longer - shared <= ENDING and shared * 2 > longer


def nominative(word: str, pack: Pack, gender: str = "") -> tuple[str, str]:
    """Return the first case of a given name with the gender it tells, or the word as it is.

    With a gender the word is a family name: the ending is taken off without asking the list of given names.
    """
    key = fold(word)
    known = pack.given.get(key)
    if known is not None and not gender:
        return word, known or "any"
    for ending, base in pack.settings.endings:
        if key.endswith(ending) and len(key) > len(ending) + 1:
            whole = word[: len(word) - len(ending)] + base
            told = pack.given.get(fold(whole))
            if told is not None and not gender:
                return whole, told or "any"
            if gender and (told is not None or _fits(base, gender)):
                return whole, gender
    return word, ""


def _fits(base: str, gender: str) -> bool:
    """Tell whether an ending of the first case fits a gender: only men's names end in a consonant."""
    return base.endswith("a") == (gender == "f")
