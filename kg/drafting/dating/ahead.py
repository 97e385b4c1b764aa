"""Whether a sentence speaks of what will be: a day without a year, or a weekday, is then one to come."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kg.drafting.dating import moments

if TYPE_CHECKING:
    from kg.drafting.text.document import Doc

LATELY = 60
"""Days within which a day that has passed is meant even beside a word for a plan: was opened for signature on."""
REACH, NEAR, FAR, MOST = 8, 4, 10, 40
"""A word for a plan stands within so many tokens before a date."""
BEHIND, OPENING = 3, 6
"""A word for a plan stands within so many tokens behind a date, and behind one that opens its sentence."""


def ahead(doc: Doc, at: int) -> bool:
    """Tell whether a word for a plan stands before a token, or right behind it: hôm tells a day of the past."""
    if doc.ends("past-day", at) >= 0 or doc.role("past-day", at):
        return False
    sentence = doc.sentences[doc.sentence_at(at)]
    planners, speech = doc.roles.get("planner", {}), doc.hits.get("speech", {})
    reach = REACH * 2 if doc.pack.settings.syllables else REACH
    for before in range(at - 1, max(sentence.start, at - reach) - 1, -1):
        if (before in planners and before not in speech) or _to_do(doc, before):
            return True
        if doc.ends("planner", before) < 0 and (_verb(doc, before) or not doc.tokens.words[before]):
            return False
    behind = OPENING if at - sentence.start <= 1 else BEHIND
    for after in range(at, at if _told_before(doc, at) else min(at + behind, sentence.end)):
        if after in planners and not doc.role("from", after) and not _of_a_paper(doc, after, planners[after].end):
            return True
        told = doc.tokens.keys[after].endswith(doc.pack.settings.told_endings)
        aside = behind == OPENING and after - at <= 2 and doc.tokens.keys[after] == ","
        sign = not doc.tokens.words[after] and not aside
        if told or doc.role("coordinator", after) or sign:
            return False
    return False


def _of_a_paper(doc: Doc, at: int, end: int) -> bool:
    """Tell whether a word for a plan opens the name of a paper: projet de loi."""
    head = doc.hit("heads", at)
    return head is not None and head.end > end


def _told_before(doc: Doc, at: int) -> bool:
    """Tell whether the word before a date, a preposition between them or not, says that something has been."""
    told = doc.pack.settings.told_endings
    before = doc.ends("locative", at, 1)
    last = (before if before >= 0 else at) - 1
    return bool(told) and last >= 0 and doc.tokens.keys[last].endswith(told) and not doc.role("planner", last)


def _to_do(doc: Doc, at: int) -> bool:
    """Tell whether the mark of an infinitive stands before a verb of an event: agreed to meet again in November."""
    after = doc.role("infinitive", at)
    entry = doc.entry("triggers", after) if after else None
    unit = doc.entry("units", at - 1) if after and at else None
    return entry is not None and entry.use == "verb" and unit is None


def year_of(doc: Doc, at: int, anchor: date | None, month: int, number: int = 0) -> int:
    """Return the year of a day or month that is named without one: the nearest, or the next in a plan; 0 if unknown."""
    if anchor is None:
        return 0
    nearest = moments.nearest(anchor, month, number or 15)
    far = (date(nearest, month, min(number or 1, 28)) - anchor).days > LATELY
    gone = date(nearest, month, min(number or 28, 28)) < anchor
    if gone and limited(doc, at) and not _ends_range(doc, at) and not has_been(doc, at):
        return moments.coming(anchor, month, number or 31)
    if far and doc.ends("limit", at) < 0 and not ahead(doc, at) and has_been(doc, at):
        return nearest - 1
    if not number and doc.ends("since", at) >= 0 and not ahead(doc, at):
        return anchor.year if month <= anchor.month else anchor.year - 1
    if nearest > anchor.year or not ahead(doc, at):
        return nearest
    past = (anchor - date(nearest, month, min(number or 28, 28))).days
    return moments.coming(anchor, month, number or 31) if past > LATELY else nearest


def to_come(doc: Doc, at: int) -> bool:
    """Tell whether a weekday is one to come: a plan, or no verb in the past, in a language whose endings tell it."""
    if (
        ahead(doc, at)
        or _appointed(doc, at)
        or (limited(doc, at) and not _ends_range(doc, at) and not has_been(doc, at))
    ):
        return True
    if doc.zone(at) == "body" and any(doc.ends("present", before) >= 0 for before in range(at, max(0, at - NEAR), -1)):
        return not has_been(doc, at)
    endings = doc.pack.settings.past_endings
    if not endings or doc.zone(at) != "body" or doc.one_ends(("since", "origin"), at):
        return False
    clause = _clause(doc, at)
    if len(clause) <= NEAR:
        sentence = doc.sentences[doc.sentence_at(at)]
        clause = range(max(sentence.start, at - MOST), min(sentence.end, at + MOST))
    return not any(_verb(doc, word) or _ends(doc, word, endings) for word in clause)


def _appointed(doc: Doc, at: int) -> bool:
    """Tell whether something is set for a weekday: called for Monday; but of the night: z poniedziałku na wtorek."""
    return at > 0 and bool(doc.role("appointing", at - 1)) and at - 2 not in doc.hits.get("time", {})


def limited(doc: Doc, at: int) -> bool:
    """Tell whether a word of a limit stands before a date, with a small word between or not: by the end of, do."""
    before = max(doc.ends("locative", at, 1), doc.ends("determiner", at, 1))
    ends = _limit(doc, at) or (before > 0 and _limit(doc, before))
    return ends or bool(doc.role("limit", at))


def _limit(doc: Doc, at: int) -> bool:
    """Tell whether a word of a limit ends at a token that is no part of a longer one: hoãn đến, put off until."""
    start = doc.ends("limit", at)
    return start >= 0 and not 0 <= doc.ends("planner", at) < start


def _ends_range(doc: Doc, at: int) -> bool:
    """Tell whether a day or a number stands before the word of a limit: from 24 to 28 March."""
    first = max(doc.ends("limit", at), doc.ends("limit", doc.ends("locative", at, 1))) - 1
    return first >= 0 and (doc.tokens.keys[first][-1:].isdigit() or first in doc.hits.get("time", {}))


def nowadays(doc: Doc, at: int) -> bool:
    """Tell whether a word for today says no more than nowadays: nothing in its clause has been, or is planned."""
    if doc.ends("limit", at) >= 0:
        return True
    if doc.zone(at) != "body" or at == doc.sentences[doc.sentence_at(at)].start:
        return False
    return not has_been(doc, at) and not ahead(doc, at)


def has_been(doc: Doc, at: int) -> bool:
    """Tell whether a word near a date, in its clause, says that what it tells of has been."""
    told = doc.pack.settings.told_endings
    near = [word for word in _clause(doc, at) if abs(word - at) <= FAR] if told else []
    found = [word for word in near if _ends(doc, word, told)]
    return any(not doc.within("planner", max(near[0], word - NEAR), word) for word in found)


def _ends(doc: Doc, at: int, endings: tuple[str, ...]) -> bool:
    """Tell whether a word ends as verbs in the past do, and is no name in a sentence."""
    named = doc.tokens.caps[at] and at > 0 and doc.tokens.words[at - 1]
    return doc.tokens.keys[at].endswith(endings) and not named


def _verb(doc: Doc, at: int) -> bool:
    speech = doc.entry("speech", at)
    return speech is not None and "noun" not in speech.tags


def _clause(doc: Doc, at: int) -> range:
    """Return the tokens around a token up to the next signs."""
    sentence = doc.sentences[doc.sentence_at(at)]
    low = high = at
    while low > sentence.start and doc.tokens.words[low - 1]:
        low -= 1
    while high < sentence.end and doc.tokens.words[high]:
        high += 1
    return range(low, high)
