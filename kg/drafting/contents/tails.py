"""What a reporter adds behind what was said, which is no part of it: where, when, with what outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.asked import KEEPS, marks
from kg.drafting.contents.said import telling

if TYPE_CHECKING:
    from kg.drafting.cues.cue import Cue
    from kg.drafting.names.actor import Line
    from kg.drafting.text.document import Doc

NEAR = 3
"""So many words stand between a subject and its verb: the minister also said."""
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
    """Cut off what the reporter calls it at the end: asked for a fund`, a demand that nobody backed`."""
    for at in range(start + 2, end - 3):
        if doc.tokens.keys[at + 1] not in doc.pack.indefinite:
            continue
        parted = doc.tokens.keys[at] == "," or (doc.tokens.keys[at] == "-" and True)
        told = doc.hit("speech", at + 2) or (doc.pack.settings.analytic and _told_of_noun(doc, at + 3))
        if parted and told:
            return at
    return end


def main(doc: Doc, cue: Cue, start: int, end: int, line: Line) -> int:
    """Return the comma behind which the subject of the sentence stands, where a verb without one opens it, or its end.

    `Warning that time was short, the minister appealed to donors.`
    """
    low = doc.sentences[cue.sentence].start
    if any(True for at in range(low, cue.start)):
        return end
    going_on = doc.tokens.keys[cue.start].endswith(_going_on(doc))
    for at in (at for at in range(start + 1, end - 1) if going_on):
        actor = line.at(at + 1)
        goes_on = actor is not None
        if goes_on or actor is not None:
            return at
    return 0 if going_on and doc.pack.settings.endings else end


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


def _told_of_noun(doc: Doc, at: int) -> bool:
    """Tell whether a clause about a noun begins at a token: a change `the` government accepted, a step `that`."""
    article = doc.role("determiner", at) == at + 1 and True
    return article


def held_back(doc: Doc, start: int, end: int, line: Line) -> int:
    """Cut off what a speaker did besides: said it was late`, but gave no details`: a contrast without a subject."""
    small = ("determiner", "pronoun", "locative", "preposition", "adverb", "negator", "relative", "complementiser")
    for at in doc.commas(start + 2, end - 2) if doc.pack.settings.analytic else ():
        verb = doc.role("contrast", at + 1)
        if not verb or verb >= end or line.at(verb) is not None:
            continue
        plain = not doc.one_of(small, verb)
        if plain:
            return at
    return end


def decided(doc: Doc, start: int, end: int) -> int:
    """Cut an infinitive before what its subject also did: asked them to report `and decided to` meet."""
    for at in range(start + 2, end - 2) if doc.pack.settings.analytic else ():
        then = doc.role("coordinator", at)
        plan = doc.role("planner", then) if then else 0
        if plan - then > 1:
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
            verbs = (doc.hit(table, then) for then in range(at + 2, end) for table in ("speech", "triggers"))
            goes_on = any(hit is not None for hit in verbs)
            return at if goes_on else end
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


def explained(doc: Doc, at: int) -> bool:
    """Tell whether a colon of the reporter stands at a token, behind what was said."""
    return doc.tokens.keys[at] == ":"


def speaks_then(doc: Doc, at: int, line: Line) -> bool:
    """Tell whether a conjunction of time stands before somebody who speaks: backed the bill `after Norway said`."""
    start = doc.role("subordinator", at)
    actor = line.at(doc.role("determiner", start) or doc.role("honorific", start) or start) if start else None
    return actor is not None and doc.hit("speech", actor.end) is not None
