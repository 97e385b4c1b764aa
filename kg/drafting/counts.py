"""Counts: a number with what it counts, how exactly, and what is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.drafting.amounts import Amount, amount, part
from kg.drafting.schema import COMPARATORS

if TYPE_CHECKING:
    from decimal import Decimal

    from kg.drafting.document import Doc
    from kg.drafting.lexicon import Entry, Hit

REACH = 3
"""So many words may stand between a number and what it counts."""
NOUN = 5
"""A noun behind a number in words that no table lists has at least so many letters."""
NEAR = 8
"""A verb that tells what is measured stands within so many tokens of the number."""
UNITS = frozenset(
    [
        "parties",
        "states",
        "un-member-states",
        "delegations",
        "organisations",
        "participants",
        "persons",
        "enterprises",
        "servers",
        "incidents",
        "usd",
        "eur",
        "years",
    ]
)
BY_ACT = {"Signature": "states-signed", "Ratification": "states-ratified", "Accession": "states-acceded"}
BY_EVENT = {"arrest": "arrests", "operation": "", "seizure": "servers-seized"}
NOT_COUNTED = frozenset(("articles", "distance", "age", "time", "hours", "days", "minutes", "area", "dates"))


class Count(NamedTuple):
    """Tokens [start, end) of a count, its value, comparator, measure and unit."""

    start: int
    end: int
    value: Decimal
    comparator: str
    measure: str
    unit: str
    row: int


def counts(doc: Doc, busy: set[int]) -> list[Count]:
    """Find the counts of a text outside the tokens that belong to dates and names."""
    found: list[Count] = []
    at = 0
    while at < len(doc.tokens):
        if at in busy or not _may_start(doc, at):
            at += 1
            continue
        number = amount(doc, at)
        count = _count(doc, number, busy) if number else None
        if count is not None:
            found.append(count)
        at = max(at + 1, count.end if count else number.end if number else 0)
    return found


def _may_start(doc: Doc, at: int) -> bool:
    tokens = doc.tokens
    if tokens.key(at - 1) in doc.pack.ordinal_words:
        return False
    if tokens.keys[at][:1].isdigit():
        return not (tokens.tight(at) and (tokens.words[at - 1] or tokens.keys[at - 1] in "/-."))
    return part(doc, at, "number") is not None and not (tokens.tight(at) and tokens.keys[at - 1] in "-'")


def _count(doc: Doc, number: Amount, busy: set[int]) -> Count | None:
    start, end, unit, row = number.start, number.end, "", 0
    after = part(doc, end + 1, "comparator") if doc.tokens.key(end) in "-+" else None
    comparator = after.entry.value if after else ""
    end = after.end if after else end
    share = part(doc, end, "share")
    money = _currency(doc, start)
    counted = _counted(doc, end, busy)
    if share is not None and share.entry.value == "0.01":
        end = share.end
    elif money is not None:
        start, unit, row = money.start, money.entry.value, money.entry.row
    elif counted is not None:
        if counted.entry.value in NOT_COUNTED or (number.words and number.value == 1):
            return None
        end, unit, row = counted.end, counted.entry.value, counted.entry.row
    else:
        noun = _part_of(doc, number, end) or _noun(doc, number, end, busy)
        if not noun:
            return None
        end = noun
    start, comparator = _compared(doc, start, comparator)
    measure = _measure(doc, start, end, unit, counted.entry if counted and not money else None)
    return Count(start, end, number.value, comparator, measure, unit if unit in UNITS else "", row)


def _currency(doc: Doc, start: int) -> Hit | None:
    """Return the sign of a currency right before a number."""
    for before in (start - 3, start - 2, start - 1):
        hit = doc.hit("units", before) if before >= 0 else None
        if hit is not None and hit.end == start and _sign(doc.tokens.cut(hit.start, hit.end)):
            return hit
    return None


def _sign(word: str) -> bool:
    """Tell a sign or code of a currency from a noun."""
    return len(word) <= 4 and (not word.isalpha() or word.isupper())


def _counted(doc: Doc, end: int, busy: set[int]) -> Hit | None:
    """Find what is counted behind a number, over adjectives."""
    at = end
    for _ in range(REACH + 1):
        if at >= len(doc.tokens) or at in busy or _stops(doc, at):
            return None
        hit = doc.hit("units", at)
        if hit is not None:
            return _longer(doc, hit)
        at += 2 if doc.tokens.key(at + 1) == "-" and doc.tokens.tight(at + 1) else 1
    return None


def _longer(doc: Doc, hit: Hit) -> Hit:
    """Take in a second unit that belongs to the first: member states, bank accounts."""
    after = doc.hit("units", hit.end)
    if after is not None and not doc.tokens.caps[hit.end] and not doc.pack.settings.syllables:
        return after
    return hit


def _stops(doc: Doc, at: int) -> bool:
    tokens = doc.tokens
    if not tokens.words[at] or tokens.keys[at][:1].isdigit():
        return tokens.keys[at] not in ("-", "$", "€", "£", "%")
    return bool(doc.role("locative", at) or doc.role("conjunction", at) or doc.role("relative", at))


def _part_of(doc: Doc, number: Amount, end: int) -> int:
    """Return where `two of the servers`, `11 z nich` ends, or 0."""
    after = doc.role("connector", end) or doc.role("locative", end)
    if not after or after >= len(doc.tokens) or number.value < 2:
        return 0
    pronoun = doc.role("pronoun", after)
    known = doc.role("determiner", after) or pronoun
    if not known:
        return 0
    for at in range(known, min(known + REACH + 1, len(doc.tokens))):
        unit = doc.hit("units", at)
        if unit is not None:
            return unit.end
    return known if pronoun and doc.tokens.words[pronoun : pronoun + 1] != [True] else 0


def _whole_word(doc: Doc, number: Amount, end: int) -> bool:
    """Tell whether a number in words may count a noun that no table lists: words of several letters, no syllables."""
    long = len(doc.tokens.key(end)) >= NOUN and not doc.pack.settings.syllables
    return number.value >= 2 and long and not doc.tokens.caps[end]


def _noun(doc: Doc, number: Amount, end: int, busy: set[int]) -> int:
    """Return where a noun ends that no table lists, if one seems to be counted."""
    tokens = doc.tokens
    if (
        (number.words and not _whole_word(doc, number, end))
        or end >= len(tokens)
        or end in busy
        or _stops(doc, end)
        or not tokens.words[end]
    ):
        return 0
    if tokens.tight(end) or tokens.keys[end] in doc.pack.settings.stop or doc.hit("time", end):
        return 0
    if doc.hit("speech", end) or doc.role("planner", end) or doc.role("negator", end) or tokens.caps[end]:
        return 0
    return end + 1


def _compared(doc: Doc, start: int, known: str) -> tuple[int, str]:
    """Take in the words before a number that say how exact it is."""
    for before in range(max(0, start - 4), start):
        hit = part(doc, before, "comparator")
        skipped = hit.end if hit is not None else 0
        if hit is not None and hit.entry.value in COMPARATORS:
            dotted = doc.tokens.key(skipped) == "." and doc.tokens.tight(skipped)
            if start in (skipped, skipped + dotted):
                return (before, hit.entry.value) if hit.entry.value != "exactly" else (start, known or "exactly")
    return start, known if known in COMPARATORS else "exactly"


def _measure(doc: Doc, start: int, end: int, unit: str, entry: Entry | None) -> str:
    """Tell what a count measures: from the verbs around it, else from what is counted."""
    sentence = doc.sentences[doc.sentence_at(start)]
    near = range(max(sentence.start, start - NEAR), min(sentence.end, end + NEAR))
    triggers = [hit for at in near if (hit := doc.hit("triggers", at))]
    told = [hit.entry for hit in sorted(triggers, key=lambda hit: abs(hit.start - end))]
    for trigger in told:
        if unit in ("states", "parties") and trigger.kind == "action" and trigger.value in BY_ACT:
            return BY_ACT[trigger.value]
        if trigger.kind == "event" and trigger.value == "arrest" and unit == "persons":
            return "arrests"
    return entry.kind if entry else ""
