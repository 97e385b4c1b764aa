"""Where something was said, and to whom, as words behind a verb tell: said in Geneva, told reporters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.said import telling

if TYPE_CHECKING:
    from kg.drafting.names.actor import Line
    from kg.drafting.text.document import Doc, Sentence

PHRASE = 12
"""Where something was said is told in at most so many tokens."""
TIMES = frozenset(("minutes", "hours", "days", "weeks", "months", "years", "time"))
"""Units of time."""
COUNTED = 2
"""So many words may count a unit of time."""
CLAUSE = ("complementiser", "auxiliary", "backshift")
"""Small words of a clause, which no phrase of where something was said has: `since` many `are` late."""


def placed(doc: Doc, at: int) -> int:
    """Skip the preposition before a name in capitals: she wrote `on` Facebook, to."""
    named = doc.role("preposition", at)
    return named if 0 < named < len(doc.tokens) and doc.tokens.caps[named] else 0


def elapsed(doc: Doc, at: int) -> int:
    """Skip how much later something was said: replied `a few hours later`, đính chính `vài giờ sau`; or return 0."""
    start = at
    for _ in range(COUNTED):
        number = doc.hit("numbers", at)
        small = doc.tokens.key(at) in doc.pack.indefinite
        at = number.end if number is not None else doc.role("determiner", at) or at + small
    unit = doc.hit("units", at)
    if unit is None or unit.entry.value not in TIMES or at > start + COUNTED:
        return 0
    return doc.role("adverb", unit.end) or doc.role("after-whom", unit.end)


def place_ends(doc: Doc, at: int, sentence: Sentence, line: Line, told: int) -> bool:
    """Tell whether a phrase of where something was said ends with a sign: said `in an interview with the agency`."""
    placed = False
    for end in range(at, min(at + PHRASE, at + told, sentence.end)):
        actor = line.at(end)
        named = (actor is not None and actor.kind != "head") or bool(doc.of("place").between(end, end + 1))
        placed = placed or end in doc.days or telling(doc, end) or named
        if doc.tokens.keys[end] in (",", "."):
            return placed
        if (actor is not None and actor.kind == "pronoun") or doc.one_of(CLAUSE, end):
            return False
    return False


def audience(doc: Doc, at: int, sentence: Sentence, *, heard: bool) -> int:
    """Skip a few words behind an article, or a verb for hearers, before a sign, a place, a time: told reporters in."""
    if not heard and doc.ends("determiner", at) < 0:
        return 0
    for end in range(at, min(at + 4, sentence.end)):
        where = heard and doc.one_of(("locative", "preposition"), end)
        if where or not doc.tokens.words[end] or doc.hit("time", end):
            return end
    return 0
