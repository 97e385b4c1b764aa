"""Nouns of speech that say whose they are: a warning by Peru that, Kenya's pledge to, the view of the Union is that."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kg.drafting.cues.cue import Cue
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.names.actor import Actor
    from kg.drafting.text.document import Doc

SOURCED = "sourced"
"""Frame of a noun whose speaker stands beside it."""
NEAR = 9
"""The name behind a noun has at most so many words."""
APPOSED = 18
"""The clause of a noun begins so many tokens behind it, where what somebody is stands between commas."""
CLOSED = 3
"""So many commas may stand before that clause: one opens and one closes what somebody is."""
JUDGED = 8
"""For whom a message is and what it is like is told in fewer words before a colon: to us was short and clear: …"""
SMALL = ("preposition", "locative", "object", "coordinator", "conjunction", "relative", "complementiser", "pronoun")
"""Small words that part a noun of speech from what stands behind it."""
ADJECTIVES = 2
"""So many words may stand between a possessive and its noun: Peru's first public pledge."""


class Source(NamedTuple):
    """Tokens of who a noun of speech comes from, and where the words that it announces begin."""

    start: int
    end: int
    clause: int


def sourced(doc: Doc, hit: Hit) -> Source | None:
    """Return who a noun of speech comes from, if the text says it and a clause follows."""
    if not doc.pack.settings.analytic:
        told = _of_genitive(doc, hit) if doc.pack.settings.endings else None
        return told or _before_colon(doc, hit)
    whose = owner(doc, hit.start)
    if whose is not None:
        clause = _clause(doc, hit.end) or _after_colon(doc, hit.end)
        return Source(*whose, clause) if clause else None
    at = doc.role("agent", hit.end) or doc.role("origin", hit.end)
    for end in range(at + 1, min(at + NEAR, len(doc.tokens))) if at else ():
        clause = _clause(doc, end) or _after_colon(doc, end)
        if clause:
            return Source(at, end, clause)
    return _equal(doc, hit)


def _of_genitive(doc: Doc, hit: Hit) -> Source | None:
    """Return who stands behind a noun of speech in a language of cases, perhaps after an adjective."""
    comma = _announcing(doc, hit)
    small = doc.roles.get("complementiser", {}).get(comma + 1) if comma else None
    told = small is not None and (not small.entry.value or hit.entry.kind in small.entry.value.split())
    if small is None or not told or any(doc.hit("speech", at) is not None for at in range(hit.end, comma)):
        return None
    if _begins_named(doc, hit.end):
        return Source(hit.end, max(hit.end, doc.role("honorific", hit.end)) + 1, small.end)
    adjective = doc.tokens.words[hit.end] and not doc.one_of(SMALL, hit.end)
    return Source(hit.end + 1, hit.end + 2, small.end) if adjective else None


def _before_colon(doc: Doc, hit: Hit) -> Source | None:
    """Return who stands behind a noun of speech, if a colon closes what is said of it: X's charge `is simple: …`."""
    cased = bool(doc.pack.settings.endings)
    at = hit.end if cased else doc.role("possessive", hit.end) or doc.role("connector", hit.end)
    start = doc.role("determiner", at) or at
    if not at or doc.ends("locative", hit.start) >= 0 or not _begins_named(doc, start):
        return None
    near = range(start, min(start + NEAR, doc.sentences[doc.sentence_at(hit.start)].end - 1))
    colon = next((b for b in near if not doc.tokens.words[b]), 0)
    spoken = (doc.hit("speech", b) for b in range(start, colon))
    verb = any(one is not None and "noun" not in one.entry.tags for one in spoken)
    told = colon and doc.tokens.keys[colon] == ":" and not verb
    return Source(start, colon, colon + 1) if told else None


def _announcing(doc: Doc, hit: Hit) -> int:
    """Return the comma before the clause that a noun announces, behind who it is and what says so; or 0."""
    end = min(hit.end + APPOSED, doc.sentences[doc.sentence_at(hit.start)].end - 1)
    commas = doc.commas(hit.end, end)[:CLOSED]
    return next((at for at in commas if doc.role("complementiser", at + 1)), 0)


def _begins_named(doc: Doc, at: int) -> bool:
    """Tell whether somebody is named from a token on, or a title or a noun of bodies stands there."""
    titled = doc.role("honorific", at)
    named = bool(titled) or any(m.kind != "place" for m in doc.of("").between(at, at + 1))
    return named or doc.hit("offices", at) is not None or doc.hit("heads", at) is not None


def _equal(doc: Doc, hit: Hit) -> Source | None:
    """Return what stands between a noun of speech and `is that`, which may name whose it is: fears in Oslo are that."""
    for end in range(hit.end, min(hit.end + NEAR, len(doc.tokens))):
        clause = _clause(doc, end) if doc.role("auxiliary", end) else 0
        if clause:
            return Source(hit.end, end, clause)
    return None


def owner(doc: Doc, noun: int) -> tuple[int, int] | None:
    """Return the tokens of the possessive before a noun, adjectives between: Kenya's, their."""
    for end in range(noun, max(0, noun - ADJECTIVES - 1), -1):
        start = doc.ends("pronoun", end)
        if start >= 0 and doc.role("determiner", start) == end:
            return start, end
        if end > 2 and doc.role("owner-mark", end - 1):
            return end - 3, end - 2
        if end and (not doc.tokens.words[end - 1] or doc.role("determiner", end - 1)):
            return None
    return None


def possessed(doc: Doc, noun: int) -> bool:
    """Tell whether a possessive stands right before a word, so that it is a noun: Kenya's `offer`."""
    return noun > 2 and doc.role("owner-mark", noun - 1) > 0 and doc.quoted[noun - 2] < 0


def _clause(doc: Doc, at: int) -> int:
    """Return where the words begin that a noun announces by `that` or `is that`; 0 if none follow."""
    equal = doc.role("auxiliary", at)
    that = doc.role("auxiliary", equal) or equal or at  # has been that
    return doc.role("complementiser", that) if doc.tokens.key(that) in doc.pack.first_complementiser else 0


def _after_colon(doc: Doc, at: int) -> int:
    """Return where words behind a colon begin that say what somebody's message is: `was clear: sign`, `verdict: no`."""
    near = range(at, min(at + JUDGED, len(doc.tokens) - 1))
    colon = next((b for b in near if not (doc.tokens.words[b] or doc.tokens.tight(b + 1))), 0)
    judged = colon == at or any(doc.role("auxiliary", b) for b in range(at, colon))
    told = judged and doc.tokens.keys[colon] == ":" and doc.quoted[colon + 1] < 0
    return colon + 1 if told else 0


def _of(doc: Doc, cue: Cue) -> Source | None:
    """Return who the noun of a cue comes from."""
    hit = doc.hit("speech", cue.start)
    return sourced(doc, hit) if hit is not None else None


def announced_by(doc: Doc, cue: Cue) -> tuple[int, str, float]:
    """Return where the words begin that a noun announces, by which rule, and how sure that is."""
    found = _of(doc, cue)
    return (found.clause, "clause-that", 5.0) if found is not None else (0, "", 0.0)


def before_main(doc: Doc, cue: Cue, start: int, end: int) -> int:
    """Cut what a noun announces before the comma with which the sentence goes on, in a language of cases.

    X's promise that it helps`, failed`; despite fears that it is late`, they signed`.
    """
    if "noun" not in cue.frames or not doc.pack.settings.endings:
        return end
    if doc.one_ends(("preposition", "locative"), cue.start):
        small = ("relative", "complementiser", "preposition", "locative", "interrogative")
        mains = (at for at in doc.commas(start + 1, end - 1) if not (doc.one_of(small, at + 1) or doc.joins(at + 1)))
        return max((at for at in mains if not doc.tokens.tight(at + 1)), default=end)
    past = doc.pack.settings.told_endings
    verbs = ((at, doc.role("negator", at + 1) or at + 1) for at in doc.commas(start + 1, end - 1))
    return next((at for at, verb in verbs if doc.tokens.key(verb).endswith(past)), end)


def is_source(doc: Doc, cue: Cue, actor: Actor) -> bool:
    """Tell whether an actor is whom a noun of speech comes from."""
    found = _of(doc, cue)
    if found is None:
        return False
    return found.start <= actor.start < found.end or actor.start < found.start < found.end <= actor.end
