"""Which cue has which content: the surest first, so that a weak verb does not take what a sure one reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.contents import contents
from kg.drafting.contents.said import Content
from kg.drafting.cues.nominal import SOURCED

if TYPE_CHECKING:
    from kg.drafting.cues.cue import Cue
    from kg.drafting.names.actor import Line
    from kg.drafting.text.document import Doc

NEXT = 6
INNER = 2.0
"""What the content of a verb loses that stands in what somebody else is reported to have said."""
GOES_ON = {"clause-before", "clause-colon"}
"""Rules of what was said before a verb and behind a colon: time is short, officials say: the vote is in May."""
APART = ({"object", "quote-behind"}, {"object", "clause-colon"})
"""Rules of what was said and of the words that explain it behind a colon: rejects the charges: the rules are clear."""
Offer = tuple[Content, int]


def shared_out(doc: Doc, cues: list[Cue], line: Line) -> list[tuple[Cue, Content]]:
    """Give contents to cues, without a cue inside what another one reports; in the order of the text."""
    sentences: dict[int, list[Offer]] = {}
    for number, cue in enumerate(cues):
        found = contents(doc, cue, cues[number + 1 : number + NEXT], line)
        sentences.setdefault(cue.sentence, []).extend((content, number) for content in found)
    given: dict[int, list[Content]] = {}
    for offers in sentences.values():
        weighed = [(_weighed(doc, content, cues[number].start, number, offers), number) for content, number in offers]
        _hand_out(sorted(weighed, key=lambda offer: (-offer[0].score, offer[1])), cues, given)
    return [(cues[number], content) for number in sorted(given) for content in given[number]]


def _hand_out(offers: list[Offer], cues: list[Cue], given: dict[int, list[Content]]) -> None:
    """Take the offers of a sentence from the best one on, as far as they do not clash."""
    taken: list[Offer] = []
    for content, number in offers:
        if number in given and not _both(cues[number], given[number], content):
            continue
        if not any(_clash(cues[number], content, cues[other], known) for known, other in taken):
            given.setdefault(number, []).append(content)
            taken.append((content, number))


def _overlap(one: Content, other: Content) -> bool:
    return one.start < other.end and other.start < one.end


def _both(cue: Cue, given: list[Content], content: Content) -> bool:
    """Tell whether a cue reports a quotation before it and a clause behind it: `“…”, she said, and that …`."""
    if len(given) != 1:
        return False
    rules = {given[0].rule, content.rule}
    said = rules == {"quote-before", "clause-that"} or (rules == GOES_ON and "object" not in cue.frames)
    return said or (rules in APART and not _overlap(given[0], content))


def _weighed(doc: Doc, content: Content, at: int, number: int, offers: list[Offer]) -> Content:
    """Lower the score of a content whose cue stands in what an earlier verb with a subject may report."""
    inner = any(
        other != number
        and (outer.owned or _subject(doc, outer, at))
        and outer.start <= at < outer.end
        and outer.start < content.start
        for outer, other in offers
    )
    return content._replace(score=content.score - INNER) if inner else content


def _subject(doc: Doc, outer: Content, at: int) -> bool:
    """Tell whether a verb has the pronoun with which a clause begins as its subject: said `it regretted` the move."""
    begun = doc.role("pronoun", outer.start) if outer.rule == "clause" else 0
    while begun and begun < at and doc.role("adverb", begun):
        begun = doc.role("adverb", begun)
    return doc.pack.settings.analytic and begun == at


def _told_of(cue: Cue, content: Content) -> bool:
    """Tell whether somebody speaks of what another one said: dismissed `a charge by Peru that …`."""
    owned = SOURCED in cue.frames or "noun" in cue.frames
    return owned and content.rule in ("object", "clause", "infinitive") and content.start <= cue.start < content.end


def _clash(cue: Cue, content: Content, other: Cue, taken: Content) -> bool:
    """Tell whether two statements of a sentence cannot both be."""
    if cue == other or _told_of(cue, taken) or _told_of(other, content):
        return False
    if taken.start <= cue.start < taken.end and not (taken.place == "around" and taken.direct):
        return True
    if content.start <= other.start < content.end:
        return True
    return content.start == taken.start or (content.end == taken.end and content.start < taken.end)
