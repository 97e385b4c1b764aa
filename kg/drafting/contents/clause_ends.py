"""Where a clause ends: at the next cue that has the same subject, before a new subject, with the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.edges import subject_end

if TYPE_CHECKING:
    from kg.drafting.cues.cue import Cue
    from kg.drafting.names.actor import Line
    from kg.drafting.text.document import Doc, Sentence

JOINED = "joined"
"""Frame of words that join a reason to what is said, with no conjunction before them: asked for a delay `arguing`."""
REACH = 16
"""A word that contrasts stands within so many tokens before its cue."""


def clause_end(doc: Doc, start: int, sentence: Sentence, nexts: list[Cue], line: Line) -> int:
    """Return where a clause ends: before the next cue that has the same subject, or with the sentence."""
    for cue in nexts:
        described = "passive" in cue.frames and doc.tokens.key(cue.start - 1) == "," and doc.pack.settings.endings
        if cue.start <= start or cue.start >= sentence.end or "noun" in cue.frames or described:
            continue
        cut = cue.start if JOINED in cue.frames else _coordinated(doc, cue, start, line)
        if cut > start and not _apposed(doc, start, cut, line):
            return cut
        contrast = _contrast(doc, cue, start, line)
        if contrast:
            return contrast
    return sentence.end


def _apposed(doc: Doc, start: int, cut: int, line: Line) -> bool:
    """Tell whether a comma closes what is told of the subject, or opens it: that China, one of the first, had."""
    actor = line.at(doc.role("determiner", start) or start)
    if actor is None or doc.tokens.key(actor.end) != ",":
        return False
    return doc.role("relative", cut + 1) > 0 if cut == actor.end else "," not in doc.tokens.keys[actor.end + 1 : cut]


def _contrast(doc: Doc, cue: Cue, start: int, line: Line) -> int:
    """Return the comma before a word that sets what somebody else says against it: `…, while his colleague called`."""
    end = subject_end(doc, cue, start)
    named = any(actor.end == end for actor in line.between(start, end))
    for at in range(cue.start - 1, max(start, cue.start - REACH), -1):
        if doc.role("contrast", at) and doc.tokens.keys[at - 1] == ",":
            return at - 1 if named else 0
    return 0


def _coordinated(doc: Doc, cue: Cue, start: int, line: Line) -> int:
    """Return where the clause before a coordinated cue ends: `…, and promised to`."""
    at = cue.start
    while at > start and doc.role("adverb", at - 1) == at:
        at -= 1
    actor = next((a for a in line.between(max(start, at - 12), at) if a.end == at), None)
    if actor is not None and (actor.kind == "pronoun" or _contrasted(doc, actor.start)):
        at = actor.start
    related = doc.ends("relative", at)
    if related > start and doc.tokens.key(related - 1) == ",":
        pointed = bool(doc.pack.settings.endings) and doc.ends("determiner", related - 1) > start
        return 0 if pointed else related - 1
    joined = next((b for b in range(max(start, at - 3), at) if doc.joins(b) == at), -1)
    if joined >= 0 and _again(doc, at, start):
        return 0
    if joined >= 0:
        return joined - 1 if doc.tokens.keys[joined - 1] == "," else joined
    if doc.tokens.key(at - 1) == "," and not cue.attributes and not _inserted_before(doc, start, at - 1):
        return at - 1
    return 0


def _again(doc: Doc, at: int, start: int) -> bool:
    """Tell whether what is said goes on: `and that` they hoped, of renting servers `and shrugging` off orders."""
    endings = doc.pack.settings.participle_endings
    if not doc.pack.settings.analytic or not endings:
        return False
    participles = doc.tokens.keys[start].endswith(endings) and doc.tokens.keys[at].endswith(endings)
    return participles or doc.tokens.keys[at] in doc.pack.first_complementiser


def _inserted_before(doc: Doc, start: int, close: int) -> bool:
    """Tell whether a comma closes what a participle opened behind a subject: that the treaty, binding us all, asks."""
    opened = next((at for at in range(close - 1, start, -1) if doc.tokens.keys[at] == ","), 0)
    endings = doc.pack.settings.participle_endings
    return bool(opened and endings) and doc.tokens.keys[opened + 1].endswith(endings)


def _contrasted(doc: Doc, at: int) -> bool:
    """Tell whether a comma and a conjunction stand before a new subject: `…, while his colleague called for`."""
    joined = next((b for b in range(max(0, at - 3), at) if doc.joins(b) == at), -1)
    return joined > 0 and doc.tokens.keys[joined - 1] in (",", ";")


def dashed(doc: Doc, cue: Cue, end: int, nexts: list[Cue]) -> int:
    """Return the dash behind which a clause says who says it: told of a plan `– the bill, in his words, is ready`."""
    then = next((one.start for one in nexts if one.attributes and one.start < end), 0)
    places = range(cue.end + 1, then - 1) if doc.pack.settings.endings else ()
    return next((at for at in places if doc.tokens.keys[at] == "-"), end)


def relative_end(doc: Doc, cue: Cue, sentence: Sentence, place: tuple[int, int], rule: str) -> int:
    """Return the comma that closes a relative clause whose verb a cue is: X, who denied it`, left`; or the end."""
    start, end = place
    if doc.pack.settings.endings and rule == "object":
        comma = next((at for at in range(cue.start - 1, sentence.start, -1) if doc.tokens.keys[at] == ","), -1)
        return next(iter(doc.commas(start + 1, end)), end) if comma >= 0 and doc.role("relative", comma + 1) else end
    relative = doc.ends("relative", subject_end(doc, cue, sentence.start)) if doc.pack.settings.analytic else -1
    if relative <= sentence.start:
        return end
    return next(iter(doc.commas(start + 1, end)), end)
