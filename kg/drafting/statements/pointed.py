"""The points of a list: behind a colon (`demands: a fund; a deadline`), or in sentences that `first`, `second` open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.edges import last_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.drafting.cues.cue import Cue
    from kg.drafting.statements.statement import Statement
    from kg.drafting.text.document import Doc, Sentence

COLON = "clause-colon"
"""Rule of words behind a colon."""
ANNOUNCED = 2
"""A list is announced within so many sentences before its first point."""
SPREAD = 12
"""The next point opens within so many sentences."""
NAMED = 8
"""What is listed is told in so many words before the colon."""


def listed(doc: Doc, cue: Cue, sentence: Sentence) -> int:
    """Return where the points of a list begin whose number stands right behind a verb, or 0: nêu `hai` kiến nghị."""
    hit = doc.hit("numbers", cue.end) if doc.pack.settings.syllables else None
    if hit is None:
        return 0
    colon = next((at for at in range(hit.end, min(hit.end + NAMED, sentence.end)) if doc.tokens.keys[at] == ":"), 0)
    whole = doc.sentences[cue.sentence]
    parted = colon and ";" in doc.tokens.keys[colon : whole.end]
    return colon + 1 if parted else 0


def points(doc: Doc, found: list[Statement]) -> list[Statement]:
    """Attribute the points of lists to who announced them."""
    return [*_parted(doc, found), *_opened(doc, found)]


def _parted(doc: Doc, found: list[Statement]) -> Iterator[Statement]:
    """Repeat a statement for what follows the first point behind semicolons, until a verb of speech begins."""
    spoken = {said.verb[0] for said in found}
    for said in found:
        at = said.content[1]
        sentence = doc.sentences[doc.sentence_at(at - 1)]
        while said.rule == COLON and not said.direct and at < sentence.end and doc.tokens.keys[at] == ";":
            start = at + 1
            end = next((b for b in range(start, sentence.end) if doc.tokens.keys[b] == ";"), sentence.end)
            if doc.role("contrast", start) or not spoken.isdisjoint(range(start, end)):
                break
            yield said._replace(content=(start, last_word(doc, start, end)), score=said.score / 2)
            at = end


def _opened(doc: Doc, found: list[Statement]) -> Iterator[Statement]:
    """Attribute the sentences that words of order open to who spoke right before the first of them."""
    spoken = {doc.sentence_at(at) for said in found for at in (said.verb[0], said.content[0])}
    for numbers in _lists(doc):
        start = doc.sentences[numbers[0]].start
        near = (said for said in found if said.verb[0] < start)
        last = max(near, key=lambda said: said.verb[0], default=None)
        if last is None or not last.speaker or numbers[0] - doc.sentence_at(last.verb[0]) > ANNOUNCED:
            continue
        for number in _reach(doc, numbers, spoken):
            yield _point(doc, doc.sentences[number], last)


def _reach(doc: Doc, numbers: list[int], spoken: set[int]) -> Iterator[int]:
    """Go through the sentences of a list: each point, and what follows it until somebody speaks or the next one opens.

    Behind the last point it is one sentence, since nothing tells where a list ends.
    """
    ends = [*numbers[1:], min(numbers[-1] + 2, len(doc.sentences))]
    for first, then in zip(numbers, ends, strict=True):
        heard = (number for number in range(first, then) if number in spoken)
        until = next(heard, then)
        yield from (number for number in range(first, until) if doc.sentences[number].zone == "body")


def _lists(doc: Doc) -> Iterator[list[int]]:
    """Go through the runs of sentences that begin with words of order; a lone `finally` is none."""
    run: list[int] = []
    for number, sentence in enumerate(doc.sentences):
        if sentence.zone != "body" or not doc.role("enumerator", sentence.start):
            continue
        if run and number - run[-1] > SPREAD:
            if len(run) > 1:
                yield run
            run = []
        run.append(number)
    if len(run) > 1:
        yield run


def _point(doc: Doc, sentence: Sentence, last: Statement) -> Statement:
    start = doc.role("enumerator", sentence.start) or sentence.start
    while start < sentence.end and not doc.tokens.words[start]:
        start += 1
    said = last._replace(content=(start, last_word(doc, start, sentence.end)), speaker_span=None, act="asserts")
    return said._replace(direct=False, level="reported-implicit", rule="enumeration", score=last.score / 2)
