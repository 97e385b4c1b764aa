"""Words that turn a fact around without standing in it: negations, plans, more or less, thousands and millions.

They stand in `cues.csv` of each language: what, forms, source. The lists are those of a check that would rather
refuse than believe, so they are wider than what a language pack calls a negation or a plan.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kg.grounding.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping
    from pathlib import Path

    from kg.grounding.tokens import Words

Phrase = tuple[str, ...]
NEGATION, DENIAL, PLAN, CONDITION, EXCEPTION = "negator", "denier", "plan", "condition", "unless"
THAT = "that"
"""Small words between a verb of saying and what is said."""
PART, TAIL = "part", "tail"
"""What goes on right after a bare number, and what after the words of a count: 72 *of* 193, 72 states *or more*."""
COMPARED = ("more-than", "at-least", "at-most", "fewer-than", "nearly", "approximately")
POWERS = {f"power-{power}": power for power in (3, 6, 9, 12)}
"""Words after a number that multiply it, by power of ten."""
WHATS = frozenset((NEGATION, DENIAL, PLAN, CONDITION, EXCEPTION, THAT, PART, TAIL, *COMPARED, *POWERS))
ENDINGS = frozenset(["n't", "'ll"])
"""What negates or plans at the end of a word."""
LONGEST = 4
"""Words of the longest phrase."""


def phrase(words: str) -> Phrase:
    """Read a phrase as it is compared, an elided word with its apostrophe: `rule out`, `plus d'`."""
    return tuple(fold(word).casefold() for word in words.split())


@dataclass(frozen=True)
class Cues:
    """The phrases of a language, each with what it is."""

    of: Mapping[str, frozenset[Phrase]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Tell whether negations and plans can be seen at all."""
        return bool(self.of.get(NEGATION)) and bool(self.of.get(PLAN))

    def get(self, *whats: str) -> frozenset[Phrase]:
        """Return the phrases that are one of some things."""
        return frozenset[Phrase]().union(*(self.of.get(what, frozenset()) for what in whats))

    def joined(self, other: Cues) -> Cues:
        """Return these and others."""
        return Cues({what: self.get(what) | other.get(what) for what in self.of.keys() | other.of.keys()})

    def compared(self) -> dict[Phrase, str]:
        """Return the phrases of comparison with what they mean."""
        return {phrase: what for what in COMPARED for phrase in self.get(what)}

    def powers(self) -> dict[Phrase, int]:
        """Return the words that multiply a number."""
        return {phrase: power for what, power in POWERS.items() for phrase in self.get(what)}


def own(**words: Iterable[str]) -> Cues:
    """Make cues of lists that somebody already has, such as those of a language pack: `negator`, `plan`, `unless`."""
    return Cues({what.replace("_", "-"): frozenset(map(phrase, forms)) for what, forms in words.items()})


def read(text: str) -> Cues:
    """Read a table of cues; rows of an unknown kind are passed over."""
    found: dict[str, set[Phrase]] = {}
    for row in csv.DictReader(io.StringIO(text, newline="")):
        if row.get("what") in WHATS:
            found.setdefault(row["what"], set()).update(map(phrase, (row.get("forms") or "").split("|")))
    return Cues({what: frozenset(phrases) - {()} for what, phrases in found.items()})


@cache
def _file(path: Path) -> Cues:
    return read(path.read_text("utf-8"))


def load(language: str, root: Path | None = None) -> Cues:
    """Return the cues of a language; of all languages together if none is named; none for a language without a list."""
    if root is None:
        from kg.declared.workspace import base_root

        root = base_root() / "data" / "languages"
    found = Cues()
    for path in sorted(root.glob("*/cues.csv")):
        if not language or path.parent.name == language.partition("-")[0].lower():
            found = found.joined(_file(path))
    return found


class Met(NamedTuple):
    """A phrase that stands among some words: tokens [first, last], and how many words it has."""

    first: int
    last: int
    phrase: Phrase


def meet(words: Words, numbers: list[int], sought: frozenset[Phrase], unless: frozenset[Phrase]) -> list[Met]:
    """Find phrases among the tokens of a sentence, but for what an exception covers: `not only`, `không gian` (space).

    The month of May is told from the verb by its capital, unless it opens the sentence.
    """
    keys = [words.keys[n].casefold() for n in numbers]
    spared = {n for at in range(len(keys)) for n in range(at, at + longest(keys, at, unless))}
    found = []
    for at, key in enumerate(keys):
        size = longest(keys, at, sought) or int(key[-3:] in ENDINGS and (key[-3:],) in sought)
        month = key == "may" and words.keys[numbers[at]] == "May" and at > 0
        if size and at not in spared and not month:
            found.append(Met(numbers[at], numbers[at + size - 1], tuple(keys[at : at + size])))
    return found


def longest(keys: list[str], at: int, sought: Container[Phrase]) -> int:
    """Return how many words the longest phrase has that begins at a word, or 0; `sought` is a set or a mapping."""
    return next((n for n in range(min(LONGEST, len(keys) - at), 0, -1) if tuple(keys[at : at + n]) in sought), 0)
