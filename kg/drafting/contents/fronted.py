"""What was said where a language of cases turns its words round: `Support offered Poland and Germany`.

Also the sentence around a bare verb between two commas or dashes: `Nobody – he added – will pay`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.edges import opening
from kg.drafting.contents.said import Content
from kg.drafting.cues.turned import behind_companion
from kg.drafting.speakers.subjects import subject_like

if TYPE_CHECKING:
    from kg.drafting.cues.cue import Cue
    from kg.drafting.names.actor import Actor, Line
    from kg.drafting.text.document import Doc, Sentence

PHRASE = 9
"""A phrase before its verb has fewer tokens."""
NEXT = 4
"""Another verb of speech within so many tokens tells something else."""
TOLD = ("speech", "time", "triggers")
SIGNS = (",", "-")
REPORT = 8
"""A verb stands within so many tokens behind the comma, behind its pronoun and small words."""
BREAKS = (
    *("relative", "complementiser", "contrast", "conjunction", "preposition", "locative", "attribution", "adverb"),
    *("planner", "addressee", "honorific", "from", "circumstance", "determiner"),
)
"""What begins a part of its own behind who speaks."""


def fronted(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> list[Content]:
    """Take the noun phrase before a verb whose subject stands behind it, and nothing else."""
    if not doc.pack.settings.endings or "object" not in cue.frames:
        return []
    start, end = _start(doc, cue, sentence), cue.start
    while max(doc.ends("negator", end), doc.ends("adverb", end)) > start:
        end = doc.ends("adverb", end)
    beside = behind_companion(doc, cue)
    if cue.act == "asserts" and not (cue.frames == {"object"} and (beside or cue.end - cue.start > 1)):
        return []
    if beside:
        return _beside(doc, cue, sentence, line, (beside, end))
    return _before(doc, cue, sentence, line, (start, end))


def _before(doc: Doc, cue: Cue, sentence: Sentence, line: Line, place: tuple[int, int]) -> list[Content]:
    """Take the phrase between the start of a clause, or its subject there, and the verb."""
    start, end = place
    last = line.at(start)
    at_end = cue.end >= len(doc.tokens) or not doc.tokens.words[cue.end]
    if last is not None and subject_like(doc, last) and (last.end < end) and at_end:
        return [Content(last.end, end, False, "before", "object-before", 4.2)] if _phrase(doc, last.end) else []
    phrase = _with(doc, cue, start) or start
    if not 0 < end - start < PHRASE or not _phrase(doc, phrase) or not _closed(doc, cue, sentence, line):
        return []
    if any(subject_like(doc, a) for a in line.between(phrase, end)):
        return []
    return [Content(start, end, False, "before", "object-before", 4.3)]


def _beside(doc: Doc, cue: Cue, sentence: Sentence, line: Line, place: tuple[int, int]) -> list[Content]:
    """Take what stands between a verb and what makes one verb with it: `To the attack` confessed a gang."""
    start, end = place
    subject = _subject_near(doc, cue.end, sentence, line)
    told = _phrase(doc, start) and subject
    return [Content(start, end, False, "before", "object-before", 4.3)] if told else []


def _with(doc: Doc, cue: Cue, start: int) -> int:
    """Return where the words behind the preposition of a reflexive verb begin: `with this view` X does not agree."""
    rejects = cue.act == "rejects" and doc.role("reflexive", cue.end - 1) == cue.end
    return doc.role("origin", start) if rejects else 0


def _start(doc: Doc, cue: Cue, sentence: Sentence) -> int:
    """Return where the clause of a verb begins: with the sentence, or behind the last sign before the verb."""
    low = opening(doc, sentence)
    signs = (at + 1 for at in range(cue.start - 1, low - 1, -1) if doc.tokens.keys[at] in (",", ":", "-", ";"))
    return next(signs, low)


def _phrase(doc: Doc, start: int) -> bool:
    """Tell whether tokens are one phrase that may be an object: no time or place, no verb, no small word of clauses."""
    if doc.joins(start) or doc.one_of(("relative", "complementiser", "interrogative", "adverb"), start):
        return False
    return not doc.role("locative", start)


def _closed(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> bool:
    """Tell whether nothing but a subject and small words stand between a verb and the next sign."""
    at, subject = cue.end, False
    while at < sentence.end and doc.tokens.words[at]:
        actor = line.at(at)
        joined = doc.role("coordinator", at) if subject else 0
        noun = doc.hit("heads", at) if actor is None else None
        titled = 0 if subject or actor is not None else doc.role("honorific", at)
        step = doc.role("adverb", at) or titled or joined or (noun.end if noun else _subject(doc, actor))
        if not step:
            return subject and bool(doc.role("preposition", at))
        subject = subject or actor is not None
        at = step
    return subject


def _subject_near(doc: Doc, at: int, sentence: Sentence, line: Line) -> bool:
    """Tell whether a subject stands behind a verb over whom it was said to, where, and an adjective."""
    for start in range(at, min(at + PHRASE, sentence.end)):
        actor, noun = line.at(start), doc.hit("heads", start)
        if actor is not None:
            return True
        if noun is not None:
            return True
    return False


def _subject(doc: Doc, actor: Actor | None) -> int:
    return actor.end if actor is not None and subject_like(doc, actor) else 0
