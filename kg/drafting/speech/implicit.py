"""What somebody goes on to say point by point: sentences that `first`, `second` and so on open after a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.speech.edges import last_word
from kg.drafting.text.nearby import Nearby

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.drafting.speech.statements import Statement
    from kg.drafting.text.document import Doc

POINTS = 2
"""A list has so many points at least; a lone `finally` is none."""
SPREAD = 12
"""The next point opens within so many sentences."""


def implicit(doc: Doc, found: list[Statement]) -> list[Statement]:
    """Attribute the points of a list, and the sentences that go on with a point, to who announced them."""
    spoken = {doc.sentence_at(s.verb[0]) for s in found} | {doc.sentence_at(s.content[0]) for s in found}
    by_place = Nearby([_Placed(s) for s in found])
    made: list[Statement] = []
    for numbers in _lists(doc):
        last = next(iter(by_place.before(doc.sentences[numbers[0]].start, 1)), None)
        if last is None or not last.said.speaker or numbers[0] - doc.sentence_at(last.start) > 2:
            continue
        for number in _points(doc, numbers, spoken):
            made.append(_point(doc, number, last.said))
    return [point for point in made if point.content[1] > point.content[0]]


class _Placed:
    """A statement by the place of its verb."""

    def __init__(self, said: Statement) -> None:
        self.said, self.start = said, said.verb[0]


def _lists(doc: Doc) -> Iterator[list[int]]:
    """Go through the runs of sentences that begin with words of order."""
    run: list[int] = []
    for number, sentence in enumerate(doc.sentences):
        if sentence.zone != "body" or not doc.role("enumerator", sentence.start):
            continue
        if run and number - run[-1] > SPREAD:
            if len(run) >= POINTS:
                yield run
            run = []
        run.append(number)
    if len(run) >= POINTS:
        yield run


def _points(doc: Doc, numbers: list[int], spoken: set[int]) -> Iterator[int]:
    """Go through the sentences of a list: each point, and what follows it until somebody speaks again."""
    reach = [*numbers[1:], min(numbers[-1] + 2, len(doc.sentences))]
    for first, then in zip(numbers, reach, strict=True):
        for number in range(first, then):
            if number in spoken:
                break
            if doc.sentences[number].zone == "body":
                yield number


def _point(doc: Doc, number: int, last: Statement) -> Statement:
    """Make a statement of a sentence, without the word of order."""
    sentence = doc.sentences[number]
    start = doc.role("enumerator", sentence.start) or sentence.start
    while start < sentence.end and not doc.tokens.words[start] and doc.quoted[start] < 0:
        start += 1
    content = (start, last_word(doc, start, sentence.end))
    return last._replace(
        content=content,
        speaker_span=None,
        act="asserts",
        direct=False,
        level="reported-implicit",
        rule="enumeration",
        score=last.score / 2,
    )
