"""Sentences that go on with what somebody said without a cue: one decision, by the weights of what is seen of them."""

from __future__ import annotations

from itertools import pairwise
from math import exp
from typing import TYPE_CHECKING

from kg.drafting.contents.edges import last_word
from kg.drafting.statements.following import FEATURES, Following
from kg.drafting.statements.pointed import points
from kg.drafting.statements.weights import weights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.drafting.statements.statement import Statement
    from kg.drafting.text.document import Doc

RULE = "following"
LIKELY = 0.5
"""A sentence is taken that more likely goes on than not. F1 of statements on unseen stories gains above one third,
but likelihoods learned on stories whose words the tables know are a little too sure."""
PIECE = 3
"""What stands behind a semicolon or a colon has more words and signs."""


def implicit(doc: Doc, found: list[Statement]) -> list[Statement]:
    """Attribute the points of a list to who announced them, and to who spoke what goes on with it."""
    made = points(doc, found)
    said: list[Statement] = []

    def goes_on(it: Following) -> bool:
        chance = likely(doc, it)
        if chance > LIKELY:
            said.append(_goes_on(doc, it, chance))
        return chance > LIKELY

    follow(doc, [*found, *made], goes_on)
    return [*made, *said]


def likely(doc: Doc, it: Following) -> float:
    """Return how likely words go on with the statement before them."""
    known = weights()
    return 1 / (1 + exp(-sum(known.get(name, 0.0) for name, seen in FEATURES.items() if seen(doc, it))))


def _goes_on(doc: Doc, it: Following, chance: float) -> Statement:
    last = it.last._replace(content=content(doc, it), speaker_span=None, act="asserts", direct=False)
    return last._replace(level="reported-implicit", rule=RULE, score=min(chance, it.last.score))


def content(doc: Doc, it: Following) -> tuple[int, int]:
    """Return the words that go on, without signs at their end."""
    return it.start, last_word(doc, it.start, it.end)


def follow(doc: Doc, found: list[Statement], goes_on: Callable[[Following], bool]) -> None:
    """Ask of all that may go on with a statement whether it does, in order; one that does not, or asks, ends a run."""
    told = _told(doc, found)
    last, run, before = None, 0, -1
    for number, sentence in enumerate(doc.sentences):
        last = last if sentence.paragraph == before else None
        before, own = sentence.paragraph, told.get(number)
        if own:
            last, run = max(own, key=_end), 0
            for it in _pieces(doc, sentence.end, own):
                goes_on(it)
        elif last is not None:
            it = Following(sentence.start, sentence.end, last, run)
            asks = doc.tokens.keys[it.end - 1] == "?"
            last, run = (last if not asks and goes_on(it) else None), run + 1


def _end(said: Statement) -> int:
    return max(said.content[1], said.verb[1])


def _told(doc: Doc, found: list[Statement]) -> dict[int, list[Statement]]:
    """Sort statements by the sentences that their verbs and contents touch."""
    told: dict[int, list[Statement]] = {}
    for said in found:
        for number in {doc.sentence_at(at) for at in (said.verb[0], said.content[0], said.content[1] - 1)}:
            told.setdefault(number, []).append(said)
    return told


def _pieces(doc: Doc, end: int, own: list[Statement]) -> Iterator[Following]:
    """Go through what stands behind semicolons and colons of a sentence behind all that is said in it."""
    last = max(own, key=_end)
    marks = [at for at in range(_end(last), end) if doc.tokens.keys[at] in (";", ":")]
    for at, to in pairwise([*marks, end]):
        if to - at > PIECE:
            yield Following(at + 1, to, last, 0)
