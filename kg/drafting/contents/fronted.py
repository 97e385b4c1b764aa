"""What was said where a language of cases turns its words round: `Support offered Poland and Germany`."""

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


def fronted(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> list[Content]:
    """Take the noun phrase before a verb whose subject stands behind it, and nothing else.

    What makes one verb with it may stand before the phrase: `To the attack` confessed a gang.
    """
    if not doc.pack.settings.endings or "object" not in cue.frames:
        return []
    start, end = _start(doc, cue, sentence), cue.start
    while doc.ends("adverb", end) > start:
        end = doc.ends("adverb", end)
    beside = behind_companion(doc, cue)
    plain = cue.act == "asserts" and not (cue.frames == {"object"} and (beside or cue.end - cue.start > 1))
    if plain or doc.ends("negator", end) > start:
        return []
    if beside:
        told = _phrase(doc, beside) and _subject_near(doc, cue.end, sentence, line)
        return [Content(beside, end, False, "before", "object-before", 4.3)] if told else []
    return _before(doc, cue, sentence, line, (start, end))


def _before(doc: Doc, cue: Cue, sentence: Sentence, line: Line, place: tuple[int, int]) -> list[Content]:
    """Take the phrase between the start of a clause, or its subject there, and the verb."""
    start, end = place
    last = line.at(start)
    at_end = cue.end >= len(doc.tokens) or not doc.tokens.words[cue.end]
    if last is not None and subject_like(doc, last) and last.end < end and at_end:
        return [Content(last.end, end, False, "before", "object-before", 4.2)] if _phrase(doc, last.end) else []
    phrase = _with(doc, cue, start) or start
    if not 0 < end - start < PHRASE or not _phrase(doc, phrase) or not _closed(doc, cue, sentence, line):
        return []
    if any(subject_like(doc, a) for a in line.between(phrase, end)):
        return []
    return [Content(start, end, False, "before", "object-before", 4.3)]


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
    """Tell whether a phrase that begins at a token may be an object: no small word of a clause or a place opens it."""
    small = ("relative", "complementiser", "interrogative", "adverb", "locative")
    return not doc.joins(start) and not doc.one_of(small, start)


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
    """Tell whether a name or a noun of bodies stands near behind a verb."""
    near = range(at, min(at + PHRASE, sentence.end))
    return any(line.at(start) is not None or doc.hit("heads", start) is not None for start in near)


def _subject(doc: Doc, actor: Actor | None) -> int:
    return actor.end if actor is not None and subject_like(doc, actor) else 0
