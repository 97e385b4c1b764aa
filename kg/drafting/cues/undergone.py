"""What somebody is said of by a verb without endings that a small word makes passive: `Đề xuất này bị Nga bác bỏ`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.edges import opening, subject_end
from kg.drafting.contents.said import Content

if TYPE_CHECKING:
    from kg.drafting.cues.cue import Cue
    from kg.drafting.names.actor import Actor, Line
    from kg.drafting.text.document import Doc, Sentence

PHRASE = 24
"""What is rejected or praised is told in at most so many tokens."""


def passive(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> list[Content]:
    """Take the words before `bị` or `được`, who acts and a verb: what was rejected, praised, denied."""
    actor = urges(doc, cue, sentence, line)
    if actor is None or (cue.end < len(doc.tokens) and doc.tokens.words[cue.end]):
        return []
    by = doc.ends("passive", _begin(doc, actor))
    start = max((at + 1 for at in doc.commas(sentence.start, by)), default=opening(doc, sentence))
    return [] if doc.joins(start) else [Content(start, by, False, "before", "object-passive", 4.3, True)]


def by_somebody(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> bool:
    """Tell whether a verb only tells of the noun before it who made it: the draft `do Nigeria đề xuất`."""
    actor = _actor(doc, cue, sentence, line)
    while actor is not None:
        start = _begin(doc, actor)
        if doc.ends("agent", start) >= sentence.start:
            return True
        joined = doc.ends("coordinator", start)
        near = line.between(sentence.start, start)
        actor = next((a for a in near if a.end == joined), None) if joined > 0 else None
    return False


def urges(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> Actor | None:
    """Return who stands between the small word of a passive and a verb, and so speaks: các nước được `Nga` kêu gọi.

    Where the verb only asserts, it may begin another word: được Nga dẫn độ.
    """
    actor = _actor(doc, cue, sentence, line) if doc.pack.settings.syllables and cue.act != "asserts" else None
    return actor if actor is not None and doc.ends("passive", _begin(doc, actor)) >= sentence.start else None


def _actor(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> Actor | None:
    """Return who is named right before a verb."""
    at = subject_end(doc, cue, sentence.start)
    return next((a for a in line.between(max(sentence.start, at - PHRASE), at) if a.end == at), None)


def _begin(doc: Doc, actor: Actor) -> int:
    """Return where the words for somebody begin, the title of courtesy and the article included."""
    for role in ("honorific", "determiner"):
        before = doc.ends(role, actor.start)
        if before >= 0:
            return before
    return actor.start
