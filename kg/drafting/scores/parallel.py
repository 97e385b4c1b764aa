"""Translations of one story should give the same facts: the Jaccard agreement of each two, whatever the language.

A fact is compared by what it says without its words: identifiers, codes, numbers and days. Each fact counts once.
"""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import KGError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.drafting.scores.compared import Compared
    from kg.drafting.scores.scoring import Item

COLUMNS = ("one", "other", "of", "section", "shared", "all", "jaccard")
KEYS: dict[str, tuple[str, ...]] = {
    "mentions": ("kind", "id"),
    "statements": ("speaker", "act", "direct"),
    "dates": ("earliest", "latest"),
    "counts": ("value", "comparator", "measure", "unit"),
    "events": ("kind", "earliest", "latest", "place"),
    "actions": ("party", "treaty", "type", "realisation"),
}
ALL, DRAFT, GOLD = "all", "draft", "gold"
Fact = tuple[object, ...]


class Row(NamedTuple):
    """How far the facts of a story agree in two languages, by section or all of them."""

    one: str
    other: str
    of: str
    section: str
    shared: int
    all: int
    jaccard: float


def facts(data: Item) -> set[Fact]:
    """Return the facts of a draft, or of gold, without their words."""
    return {(part, *(item.get(key) for key in keys)) for part, keys in KEYS.items() for item in data[part]}


def rows(told: Iterable[Compared]) -> list[Row]:
    """Compare each two languages: their drafts, and their gold, beside which the drafts are read.

    Raises KGError if two texts are in one language.
    """
    stories = sorted(told, key=lambda one: one.language)
    twice = [a.language for a, b in pairwise(stories) if a.language == b.language]
    if twice:
        raise KGError(f"--parallel compares one story in several languages; there are several texts in {twice[0]}")
    found: list[Row] = []
    for one, other in combinations(stories, 2):
        for of, a, b in ((DRAFT, one.drafted, other.drafted), (GOLD, one.gold, other.gold)):
            found += _pair(one.language, other.language, of, facts(a), facts(b))
    return found


def _pair(one: str, other: str, of: str, mine: set[Fact], theirs: set[Fact]) -> Sequence[Row]:
    parts = [(part, {f for f in mine if f[0] == part}, {f for f in theirs if f[0] == part}) for part in KEYS]
    laid = [(ALL, mine, theirs), *parts]
    return [
        Row(one, other, of, part, len(a & b), len(a | b), round(len(a & b) / len(a | b), 3))
        for part, a, b in laid
        if a | b
    ]
