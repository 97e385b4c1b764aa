"""On which side of a cue its words stand: the sentence goes on behind `…, he said,`, or something else is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.edges import last_word, opening
from kg.drafting.contents.placed import PHRASE, place_ends

if TYPE_CHECKING:
    from kg.drafting.contents.said import Content
    from kg.drafting.cues.cue import Cue
    from kg.drafting.names.actor import Line
    from kg.drafting.text.document import Doc, Sentence

UNKNOWN = 4
"""Somebody whom no table knows is told in so many words."""


def goes_on(doc: Doc, cue: Cue, comma: int, sentence: Sentence, line: Line) -> bool:
    """Tell whether what was said goes on behind the comma that closes a cue and who speaks.

    It does not where the same or somebody else speaks there, where words tell of who spoke, or where he did so.
    """
    start = comma + 1
    if start + 1 >= sentence.end or doc.hit("speech", start) or _participle(doc, start):
        return False
    dated = any(at in doc.days or doc.hit("time", at) for at in range(cue.end, comma))
    joined = doc.joins(start)
    if joined:
        return not dated and not speaks(doc, joined, sentence, line)
    if doc.role("relative", start):  # it tells nothing of a pronoun: it was in Lima, he said, `where`
        return any(actor.kind == "pronoun" for actor in line.between(max(0, cue.start - PHRASE), comma))
    opened = doc.role("locative", start) or doc.role("preposition", start)
    return not (dated or (opened and place_ends(doc, opened, sentence, line, PHRASE)))


def speaks(doc: Doc, start: int, sentence: Sentence, line: Line) -> bool:
    """Tell whether a verb of speech begins a clause, with a subject of its own or none: `and` promised, `but` X denied.

    What stands in the tense of a report, or behind a verb of being, is what was said: and `was prepared` to.
    """
    at = _past_subject(doc, start, line)
    hit = doc.hit("speech", at) if at < sentence.end else None
    being = doc.role("auxiliary", at) or doc.role("copula", at)
    return hit is not None and "noun" not in hit.entry.tags and not being


def another_speaks(doc: Doc, start: int, end: int, nexts: list[Cue], line: Line) -> int:
    """Return where a coordinator or a comma stands before somebody else who speaks, or the end.

    Objected to the annex `and Chile asked` for time; called it “late”`, Kenya in turn proposed` a vote.
    """
    verbs = {cue.start for cue in nexts if not cue.attributes and cue.start < end}
    for at in range(start + 1, min(end - 1, max(verbs, default=0))):
        begin = doc.joins(at) or (at + 1 if doc.tokens.keys[at] == "," else 0)
        subject = _past_subject(doc, begin, line) if begin else 0
        if subject > begin and subject in verbs:
            return last_word(doc, start, at)
    return end


def _past_subject(doc: Doc, start: int, line: Line) -> int:
    """Return where somebody ends who begins a clause, known or not, with a word that sets them against others."""
    begin = doc.role("determiner", start) or doc.role("honorific", start) or start
    actor = line.at(begin) or (None if begin > start else line.at(start))
    end = actor.end if actor is not None else _unknown(doc, begin) if begin > start else start
    return (doc.role("contrast", end) or doc.joins(end) or end) if end > start else end


def _unknown(doc: Doc, begin: int) -> int:
    """Return where a noun behind its article ends that no table knows, before a verb of speech, or its start."""
    return next((end for end in range(begin + 1, begin + UNKNOWN) if doc.hit("speech", end)), begin)


def _participle(doc: Doc, at: int) -> bool:
    """Tell whether a participle tells behind a comma what a speaker did: …, he said`, pointing` to the logs."""
    own = doc.pack.settings
    going_on = own.participle_endings if own.analytic or not own.endings else ()
    return bool(going_on) and doc.tokens.key(at).endswith(going_on)


def clause_opening(doc: Doc, sentence: Sentence, end: int) -> int:
    """Return where the clause before a cue begins: with its sentence, or behind the colon of what it explains."""
    start = opening(doc, sentence)
    return next((at + 1 for at in range(end - 1, start, -1) if doc.tokens.keys[at] == ":"), start)


def settled(doc: Doc, found: list[Content]) -> list[Content]:
    """Leave out what is the rest of a clause around a cue: the seal, he says, “was broken”."""
    whole = next((content for content in found if content.place == "around" and not content.direct), None)
    return [content for content in found if whole is None or not _rest(doc, whole, content)]


def _rest(doc: Doc, whole: Content, content: Content) -> bool:
    """Tell whether words behind a cue, a comma before them and none that announces them, are part of a whole."""
    inside = whole.start < content.start and content.end <= whole.end and content.place == "behind"
    announced = doc.tokens.words[content.start - 1]
    return inside and not announced and not doc.tokens.caps[content.start]
