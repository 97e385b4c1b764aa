"""What a reporter adds behind what was said, which is no part of it: where, when, with what outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.begun import KEEPS, marks
from kg.drafting.contents.said import telling

if TYPE_CHECKING:
    from kg.drafting.cues.cue import Cue
    from kg.drafting.names.actor import Line
    from kg.drafting.text.document import Doc

NAMING = 6
"""So many tokens say what the words behind a colon are: a different story: …"""
SHORT = 5
"""A word of fewer letters and the ending of a participle may be anything else: king, thing."""


def told_in(doc: Doc, cue: Cue, start: int, end: int) -> int:
    """Cut off where and when something was said: rejected the charge `in a statement on Monday`."""
    locatives = doc.after.get("locative", {})
    for at in range(start + 1, end - 1):
        opened = 0 if cue.act + KEEPS in marks(doc, at) else locatives.get(at, 0)
        if opened and any(telling(doc, word) for word in range(opened, min(opened + 3, end))):
            return at
    return end


def judged(doc: Doc, start: int, end: int) -> int:
    """Cut off what the reporter calls it at the end: asked for a fund`, a demand that`, `a change the` House backed."""
    for at in range(start + 2, end - 3):
        if doc.tokens.keys[at + 1] not in doc.pack.indefinite:
            continue
        article = doc.pack.settings.analytic and doc.role("determiner", at + 3) == at + 4
        if doc.tokens.keys[at] in (",", "-") and (article or doc.hit("speech", at + 2)):
            return at
    return end


def main(doc: Doc, cue: Cue, start: int, end: int, line: Line) -> int:
    """Return the comma behind which the subject of the sentence stands, where a verb without one opens it, or its end.

    `Warning that time was short, the minister appealed to donors.`
    """
    first = cue.start == doc.sentences[cue.sentence].start
    if not first or not doc.tokens.keys[cue.start].endswith(_going_on(doc)):
        return end
    commas = doc.commas(start + 1, end - 1)
    return next((at for at in commas if line.at(doc.role("determiner", at + 1) or at + 1) is not None), end)


def _going_on(doc: Doc) -> tuple[str, ...]:
    """Return the endings of participles of the present; none ends with what stands for none."""
    return doc.pack.settings.participle_endings or ("\0",)


def inserted(doc: Doc, cue: Cue, start: int, end: int) -> int:
    """Return the comma behind which the sentence goes on after a participle: Peru, arguing that it was late`, has`."""
    if not doc.tokens.keys[cue.start].endswith(_going_on(doc)):
        return end
    verbs = ("auxiliary", "planner", "backshift")
    finite = (at for at in doc.commas(start + 1, end - 1) if doc.one_of(verbs, at + 1))
    at = next((at for at in finite if not doc.one_of(("pronoun", "determiner"), at + 2)), end)  # no `if it is`
    return end if "," in doc.tokens.keys[start:at] else at  # its own subject: adding that the law, if adopted, will


def outcome(doc: Doc, start: int, end: int) -> int:
    """Cut off what a participle tells of the outcome behind a comma: dismissed the charge`, deepening a row`."""
    endings = doc.pack.settings.participle_endings
    for at in doc.commas(start + 1, end - 2) if endings and not doc.pack.settings.endings else ():
        word = doc.tokens.keys[at + 1]
        small = doc.role("inclusion", at + 1) or doc.role("preposition", at + 1) or len(word) <= SHORT
        if word.endswith(endings) and not small:
            return at
    return end


def held_back(doc: Doc, start: int, end: int, line: Line) -> int:
    """Cut off what a speaker did besides: said it was late`, but gave no details`: a contrast without a subject."""
    small = ("determiner", "pronoun", "locative", "preposition", "adverb", "negator", "relative", "complementiser")
    for at in doc.commas(start + 2, end - 2) if doc.pack.settings.analytic else ():
        verb = doc.role("contrast", at + 1)
        if 0 < verb < end and line.at(verb) is None and not doc.one_of(small, verb):
            return at
    return end


def decided(doc: Doc, start: int, end: int) -> int:
    """Cut an infinitive before what its subject also did: asked them to report `and decided to` meet."""
    for at in range(start + 2, end - 2) if doc.pack.settings.analytic else ():
        then = doc.role("coordinator", at)
        if then and doc.role("planner", then) > then + 1:
            return at
    return end


def following(doc: Doc, start: int, end: int) -> int:
    """Cut off what went before, told behind a comma by a preposition that is a participle: join`, following` X."""
    endings = doc.pack.settings.participle_endings
    for at in doc.commas(start + 2, end - 1) if doc.pack.settings.analytic and endings else ():
        led = doc.role("preposition", at + 1) == at + 2 and doc.tokens.keys[at + 1].endswith(endings)
        if led or doc.role("attribution", at + 1) > at + 2 or _aside(doc, at + 1):
            return at
    return end


def meanwhile(doc: Doc, start: int, end: int) -> int:
    """Cut a headline before what happens at the same time: Nicosia denies it `as the row threatens to widen`."""
    for at in range(start + 1, end - 2) if doc.pack.settings.analytic and doc.zone(start) == "headline" else ():
        if doc.tokens.keys[at] in doc.pack.as_words:
            words = range(at + 2, end)
            return at if any(doc.hit(table, then) for then in words for table in ("speech", "triggers")) else end
    return end


def _aside(doc: Doc, at: int) -> bool:
    """Tell whether words begin at a token that tell what else happened: `even as`; elsewhere `hours after`."""
    hit = doc.roles.get("aside", {}).get(at)
    return hit is not None and not hit.entry.value


def named_first(doc: Doc, start: int, end: int) -> int:
    """Return where the words behind a colon begin before which a noun only says what they are: offered one thing."""
    if not doc.pack.settings.analytic or doc.tokens.keys[start] not in doc.pack.indefinite:
        return 0
    colon = next((at for at in range(start + 1, min(start + NAMING, end - 1)) if doc.tokens.keys[at] == ":"), 0)
    return colon + 1 if colon else 0


def speaks_then(doc: Doc, at: int, line: Line) -> bool:
    """Tell whether a conjunction of time stands before somebody who speaks: backed the bill `after Norway said`."""
    start = doc.role("subordinator", at)
    actor = line.at(doc.role("determiner", start) or doc.role("honorific", start) or start) if start else None
    return actor is not None and doc.hit("speech", actor.end) is not None
