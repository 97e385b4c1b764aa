"""What somebody goes on to say point by point: sentences that `first`, `second` and so on open after a statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.edges import last_word
from kg.drafting.statements.pointed import points
from kg.drafting.text.nearby import Nearby

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.statements.statement import Statement
    from kg.drafting.text.document import Doc

POINTS = 2
"""A list has so many points at least; a lone `finally` is none."""
WHOLE = 5
"""Words of a sentence that goes on with a report; a shorter one says what happened: `He smiled.`"""
HEARD = 4
"""An infinitive stands within so many tokens behind a verb of hearsay, and has more letters."""
ATTACK = "incident"
"""Kind of an event that those who were asked tell of: what was stolen, how it came out."""
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
    made += points(doc, found)
    made += _argued(doc, found + made, spoken)
    return [point for point in made if point.content[1] > point.content[0]]


def _argued(doc: Doc, found: list[Statement], spoken: set[int]) -> Iterator[Statement]:
    """Go on with a report in the sentence behind it, where nobody is named.

    Words of an argument tell it, or that the sentence tells of nothing that a reporter would tell: no act, no event,
    no office, no day, no speech.
    """
    ends = {max(s.content[1], s.verb[1]): s for s in found if s.speaker}
    for number, sentence in enumerate(doc.sentences[1:], 1):
        before = doc.sentences[number - 1]
        last = ends.get(last_word(doc, before.start, before.end))
        same = sentence.paragraph == before.paragraph and sentence.zone == "body" and number not in spoken
        if last is None or not same or _others(doc, sentence.start, sentence.end):
            continue
        argues = doc.within("argument", sentence.start, sentence.end)
        if not argues and (last.direct or last.content[0] < last.verb[1]):
            continue
        argues = argues or _supposes(doc, sentence.start, sentence.end)
        argues = argues or _reported(doc, sentence.start, sentence.end)
        if argues or _uneventful(doc, sentence.start, sentence.end):
            point = _point(doc, number, last)
            ends[point.content[1]] = point
            yield point


def _uneventful(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a sentence of some length tells of no act and no event, of no state or office, and has no date."""
    if sum(doc.tokens.words[start:end]) < WHOLE:
        return False
    tables = ("triggers", "offices", "speech")
    if any(_tells(doc, table, at) for table in tables for at in range(start, end)):
        return False
    dated = any(start <= at < end for at in doc.days)
    return not dated and not doc.of("state").between(start, end)


def _tells(doc: Doc, table: str, at: int) -> bool:
    """Tell whether a word tells what a reporter would: an act, an event, an office; not an attack."""
    hits = doc.hits.get(table, {}).get(at)
    return hits is not None and any(hit.entry.value != ATTACK and not _spoken_of(hit) for hit in hits)


def _spoken_of(hit: Hit) -> bool:
    """Tell whether a noun of speech only says what a clause is about: a court decides on the `objection`."""
    return hit.entry.table == "speech" and "noun" in hit.entry.tags


def _supposes(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a verb says what would be."""
    endings = doc.pack.settings.conditional_endings
    return bool(endings) and any(key.endswith(endings) for key in doc.tokens.keys[start:end])


def _reported(doc: Doc, start: int, end: int) -> bool:
    """Tell whether words of somebody stand in marks within a sentence, or a verb of hearsay before an infinitive."""
    if any(doc.quoted[at] >= 0 for at in range(start, end)):
        verbs = (doc.hit("speech", at) for at in range(start, end))
        return all(hit is None or "noun" in hit.entry.tags for hit in verbs)
    infinitive = doc.pack.settings.infinitive_endings
    heard = (at for at in range(start, end) if infinitive and doc.role("hearsay", at))
    return any(
        key.endswith(infinitive) and len(key) > HEARD for at in heard for key in doc.tokens.keys[at + 1 : at + HEARD]
    )


def _parts(doc: Doc, start: int, end: int) -> bool:
    """Tell whether what stands in marks in a sentence is no name and part of a clause of the reporter, if anything."""
    within = {doc.quoted[at] for at in range(start, end) if doc.quoted[at] >= 0}
    quotes = [doc.quotes[number] for number in within]
    if not doc.pack.settings.endings:
        return not quotes
    return all(
        q.outer_start > start
        and q.outer_end <= end
        and doc.tokens.words[q.outer_start - 1]
        and not doc.tokens.caps[q.start]
        for q in quotes
    )


def _others(doc: Doc, start: int, end: int) -> bool:
    """Tell whether somebody is named, something is quoted, or a question is put in a range."""
    kinds = ("person",) if doc.role("argument", start) else ("person", "body", "group")
    return (
        any(m.kind in kinds for m in doc.of("").between(start, end))
        or not _parts(doc, start, end)
        or doc.tokens.keys[end - 1] == "?"
    )


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


def continued(doc: Doc, found: list[Statement]) -> list[Statement]:
    """Attribute what goes on with an indirect report in its own tense, without a verb of speech: it could not wait.

    A language lists the words that shift the tense back; elsewhere only a clause behind a semicolon goes on.
    """
    spoken = {doc.sentence_at(at) for s in found for at in (s.verb[0], s.content[0], s.content[1] - 1)}
    made: list[Statement] = []
    for last in found:
        number = doc.sentence_at(last.verb[0])
        if last.direct or not last.speaker or doc.sentences[number].zone != "body":
            continue
        for start, end in (_segment(doc, last), _sentence(doc, number + 1, spoken)):
            goes_on = _goes_on(doc, start, end) or _noted(doc, last, found, start, end)
            if start < end and doc.sentence_at(start) not in spoken - {number} and goes_on:
                spoken.add(doc.sentence_at(start))
                made.append(_behind(doc, last, start, end))
    return made


def _noted(doc: Doc, last: Statement, found: list[Statement], start: int, end: int) -> bool:
    """Tell whether a clause stands behind the comment that told who speaks: `It begins in May, she notes; it is`."""
    comment = "object" not in last.rule and min(last.content[0], end) < last.verb[0] and end - start >= WHOLE
    same = doc.sentence_at(start) == doc.sentence_at(last.verb[0]) and doc.tokens.keys[start - 1] == ";"
    others = any(s is not last and (start <= s.verb[0] < end or start <= s.content[0] < end) for s in found)
    return comment and same and not others and not doc.role("contrast", start)


def _segment(doc: Doc, last: Statement) -> tuple[int, int]:
    """Return what stands behind the semicolon after which nobody is said to speak: `…, he said; it had been late`."""
    sentence = doc.sentences[doc.sentence_at(last.verb[0])]
    told = max(last.verb[1], last.content[1])
    semicolons = [at for at in range(told, sentence.end) if doc.tokens.keys[at] == ";" and doc.quoted[at] < 0]
    return (semicolons[0] + 1, sentence.end) if len(semicolons) == 1 else (0, 0)


def _sentence(doc: Doc, number: int, spoken: set[int]) -> tuple[int, int]:
    """Return the next sentence of a paragraph if nothing is said in it."""
    if number in spoken or number >= len(doc.sentences):
        return 0, 0
    sentence = doc.sentences[number]
    same = sentence.paragraph == doc.sentences[number - 1].paragraph
    return (sentence.start, sentence.end) if same and sentence.zone == "body" else (0, 0)


def _goes_on(doc: Doc, start: int, end: int) -> bool:
    """Tell whether words are in the tense of a report: no quotation, nobody who speaks, no person."""
    if "backshift" not in doc.roles or any(doc.quoted[at] >= 0 for at in range(start, end)):
        return False
    if doc.of("person").between(start, end):
        return False
    verbs = (doc.hit("speech", at) for at in range(start, end))
    said = any(hit is not None and "noun" not in hit.entry.tags and "that" in hit.entry.tags for hit in verbs)
    asked = doc.tokens.keys[end - 1] == "?"
    return not said and not asked and doc.within("backshift", start, end)


def _behind(doc: Doc, last: Statement, start: int, end: int) -> Statement:
    content = (start, last_word(doc, start, end))
    said = last._replace(content=content, speaker_span=None, direct=False, score=last.score / 2)
    return said._replace(act="asserts", level="reported-implicit", rule="continued")
