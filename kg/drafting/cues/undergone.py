"""What somebody is said of by a verb without endings that a small word makes passive: `Đề xuất này bị Nga bác bỏ`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.edges import last_word, opening, subject_end
from kg.drafting.contents.said import Content

if TYPE_CHECKING:
    from kg.drafting.cues.cue import Cue
    from kg.drafting.speakers.actors import Actor, Line
    from kg.drafting.text.document import Doc, Sentence

PHRASE = 24
"""What is rejected or praised is told in at most so many tokens."""


def passive(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> list[Content]:
    """Take the words before `bị` or `được`, who acts and a verb: what was rejected, praised, denied."""
    actor = _actor(doc, cue, sentence, line)
    by = doc.ends("passive", _begin(doc, actor)) if actor is not None else -1
    if by < sentence.start or "passive" not in cue.frames or cue.act in ("asserts", "predicts", "appeals"):
        return []
    start = max((at + 1 for at in range(sentence.start, by) if doc.tokens.keys[at] in (",", ":")), default=0)
    start = max(start, opening(doc, sentence))
    end = last_word(doc, start, by)
    while end > start and doc.ends("adverb", end) > start:
        end = doc.ends("adverb", end)
    told = 0 < end - start <= PHRASE and not doc.joins(start) and not doc.role("relative", start)
    told = told and not any(doc.hit("speech", at) for at in range(start + 1, end)) and _closes(doc, cue.end)
    return [Content(start, end, False, "before", "object-passive", 4.3, True)] if told else []


def _closes(doc: Doc, at: int) -> bool:
    """Tell whether nothing that was said follows a verb: a sign, when, how and why."""
    return not doc.tokens.words[at] or doc.one_of(("adverb", "conjunction", "locative"), at)


def by_somebody(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> bool:
    """Tell whether a verb only tells of the noun before it who made it: the draft `do Nigeria đề xuất`."""
    actor = _actor(doc, cue, sentence, line)
    while actor is not None:
        start = _begin(doc, actor)
        if doc.ends("agent", start) >= sentence.start:
            return True
        joined = doc.ends("coordinator", start)
        actor = next((a for a in line.between(sentence.start, start) if a.end == joined), None) if joined > 0 else None
    return False


def urges(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> Actor | None:
    """Return who stands between the small word of a passive and a verb, and so speaks: các nước được `Nga` kêu gọi."""
    actor = _actor(doc, cue, sentence, line) if doc.pack.settings.syllables and not cue.attributes else None
    return actor if actor is not None and doc.ends("passive", _begin(doc, actor)) >= sentence.start else None


def _actor(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> Actor | None:
    """Return who stands right before a verb, perhaps with what commas enclose behind the name."""
    at = subject_end(doc, cue, sentence.start)
    ends = {at}
    if doc.tokens.key(at - 1) == ",":
        opened = (b for b in range(at - 2, max(sentence.start, at - PHRASE), -1) if doc.tokens.keys[b] == ",")
        ends |= {at - 1, next(opened, at)}
    return next((a for a in line.between(max(sentence.start, at - PHRASE), at) if a.end in ends), None)


def _begin(doc: Doc, actor: Actor) -> int:
    """Return where the words for somebody begin, the title of courtesy and the article included."""
    for role in ("honorific", "determiner"):
        before = doc.ends(role, actor.start)
        if before >= 0:
            return before
    return actor.start
