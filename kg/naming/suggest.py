"""Near names: which of many names a misspelt, shortened or rearranged one may mean, how near it is, and why.

Only the standard library: shared groups of three letters pick the few names that are worth comparing, difflib compares
them. On some thousand names this takes milliseconds, so that a compiled library would add a dependency and no more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from kg.naming import folding

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 120
"""Characters of a name that are compared."""
COMPARED = 40
"""Names with the most in common that are looked at closely."""
LEAST = 0.72
"""Likeness of spelling below which a name is no suggestion; found by eye on names of states."""


class Near(NamedTuple):
    """A bare name, how near it is (0 to 1), and why it is suggested."""

    bare: str
    score: float
    reason: str


class Suggester:
    """An index of bare names."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = sorted({name for name in names if name})
        self._parts: dict[str, list[int]] = defaultdict(list)
        self._sizes = []
        for number, name in enumerate(self.names):
            parts = _parts(name)
            self._sizes.append(len(parts))
            for part in parts:
                self._parts[part].append(number)

    def near(self, text: str) -> list[Near]:
        """Return the names that a text may mean, the nearest first."""
        given = folding.bare(text)[:LONGEST]
        looks = folding.skeleton(given) if folding.mixes_scripts(given) else ""
        found = {name: _compare(given, name) for name in self._alike(given)}
        if looks:
            found |= {name: _seen(looks, name) for name in self._looking_like(looks)}
        elif given.isalpha() and 2 < len(given) <= 8:
            found |= {name: Near(name, 0.7, "its words begin with these letters") for name in self._beginning(given)}
        return sorted((n for n in found.values() if n.score), key=lambda n: (-n.score, n.bare))

    def _alike(self, given: str) -> list[str]:
        parts = _parts(given)
        shared = Counter(number for part in parts for number in self._parts.get(part, ()))
        ranked = sorted(shared, key=lambda n: (-shared[n] / (len(parts) + self._sizes[n]), n))
        return [self.names[number] for number in ranked[:COMPARED]]

    def _looking_like(self, looks: str) -> list[str]:
        return [name for name in self.names if folding.skeleton(name) == looks]

    def _beginning(self, given: str) -> list[str]:
        return [name for name in self.names if _initials(name) == given]


def _parts(name: str) -> set[str]:
    """Return the groups of three letters of a name, each word beginning and ending one."""
    spaced = f" {name[:LONGEST]} "
    return {spaced[i : i + 3] for i in range(len(spaced) - 2)}


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word not in folding.SMALL)


def _seen(looks: str, name: str) -> Near:
    return Near(name, 0.99, "looks the same, but has letters of another script")


def _compare(given: str, name: str) -> Near:
    """Say how near a name is, by the best of several reasons."""
    own, other = folding.words(given), folding.words(name)
    if own == other:
        return Near(name, 0.97, "the same words in another order, or with other small words")
    if folding.abbreviates(own, other) or folding.abbreviates(given.split(), other):
        return Near(name, 0.93, "the same words, some of them shortened")
    return max(_spelling(given, name), _containment(own, other, name), key=lambda n: n.score)


def _spelling(given: str, name: str) -> Near:
    ordered = (" ".join(folding.words(given)), " ".join(folding.words(name)[:LONGEST]))
    ratio = max(SequenceMatcher(None, given, name[:LONGEST]).ratio(), SequenceMatcher(None, *ordered).ratio() - 0.01)
    if ratio < LEAST:
        return Near(name, 0.0, "")
    return Near(name, round(min(ratio, 0.96), 2), "spelled much alike" if ratio >= 0.85 else "spelled somewhat alike")


def _containment(own: list[str], other: list[str], name: str) -> Near:
    shorter, longer = sorted((own, other), key=len)
    if not shorter or not set(shorter) <= set(longer):
        return Near(name, 0.0, "")
    share = len("".join(shorter)) / len("".join(longer))
    reason = "a part of this longer name" if shorter is own else "this name with more words"
    return Near(name, round(0.6 + 0.3 * share, 2), reason)
