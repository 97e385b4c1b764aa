"""Counts: a number with what it counts, how exactly, and what is measured."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.drafting.counts.amounts import Amount, amount, is_sign, part, stuck
from kg.drafting.counts.measures import measure
from kg.drafting.counts.ranges import BELOW, bounded, passed, ranged
from kg.drafting.languages.schema import COMPARATORS

if TYPE_CHECKING:
    from decimal import Decimal

    from kg.drafting.languages.lexicon import Entry, Hit
    from kg.drafting.text.document import Doc

REACH = 3
"""So many words may stand between a number and what it counts."""
NOUN = 5
"""A noun behind a number in words that no table lists has at least so many letters."""
VERDICT = 5
"""A word of a verdict stands within so many tokens before the years that it gives somebody."""
TOTAL = 12
"""What rises to a number is told at most so many tokens before."""
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
NOT_COUNTED = frozenset(
    ("articles", "distance", "age", "time", "hours", "days", "weeks", "months", "minutes", "area", "dates")
)
CEILED = frozenset(("years", "usd", "eur", "pln", "vnd", "gbp"))
"""What a small word before a number may be the upper bound of: up to 8 years."""
VOTES = ("votes-for", "votes-against", "abstentions")
PAIR = 3
"""Up to so many, `the two ministers` only speaks of those who were named."""


class Count(NamedTuple):
    """Tokens [start, end) of a count, its value, comparator, measure and unit."""

    start: int
    end: int
    value: Decimal
    comparator: str
    measure: str
    unit: str
    row: int


def counts(doc: Doc, busy: set[int], barred: set[int]) -> list[Count]:
    """Find the counts of a text outside the tokens that belong to dates and names; some tokens begin none."""
    found: list[Count] = []
    inside = 0
    for at in _beginnings(doc):
        if at < inside or at in busy or at in barred or not _may_start(doc, at):
            continue
        number = amount(doc, at)
        number = _of_all(doc, number) if number else number
        high = ranged(doc, number, busy) if number and not _tally_follows(doc, number.end) else None
        number = bounded(doc, number, high) if number and high else number
        count = _count(doc, number, busy) if number and not passed(doc, number) else None
        count = _open(count, high) if count and high else count
        if count is not None:
            found.append(count)
        inside = count.end if count else number.end if number else 0
    return found


def _of_all(doc: Doc, number: Amount) -> Amount:
    """Take in what a number is out of, behind a stroke: 476/480 đại biểu."""
    tokens, end = doc.tokens, number.end
    stroke = tokens.key(end) == "/" and tokens.key(end + 1).isdigit()
    counted = stroke and doc.hit("units", end + 2) is not None
    return number._replace(end=end + 2) if counted else number


def _open(count: Count, high: Amount) -> Count:
    """Tell of a range what is sure: at least its lower number, or what a comparator says of the upper one."""
    if count.comparator in BELOW:
        return count._replace(value=high.value)
    return count._replace(comparator="more-than" if count.comparator == "more-than" else "at-least")


def _beginnings(doc: Doc) -> list[int]:
    """List the tokens that may begin a count: digits, with letters before them or not, and words of the table."""
    numbers, caps = doc.hits.get("numbers", {}), doc.tokens.caps
    keys = enumerate(doc.tokens.keys)
    return [at for at, key in keys if at in numbers or key[0].isdigit() or (caps[at] and not key.isalpha())]


def _may_start(doc: Doc, at: int) -> bool:
    tokens = doc.tokens
    if tokens.key(at - 1) in doc.pack.ordinal_words or _both(doc, at) or doc.ends("provision", at) >= 0:
        return False
    if tokens.keys[at][:1].isdigit():
        joined = tokens.tight(at) and (tokens.words[at - 1] or tokens.keys[at - 1] in "/-.")
        return not joined or _tallied(doc, at)
    return part(doc, at, "number") is not None or stuck(doc, at) is not None


def _both(doc: Doc, at: int) -> bool:
    """Tell whether a number begins a word for two that counts nothing of the tables: hai bên, not hai nước."""
    pair = doc.roles.get("pair", {}).get(at)
    return pair is not None and not any(doc.hit("units", b) for b in range(at, pair.end))


def _count(doc: Doc, number: Amount, busy: set[int]) -> Count | None:
    start, end = number.start, number.end
    after = part(doc, end + 1, "comparator") if doc.tokens.key(end) in "-+" else _or_so(doc, end)
    comparator = after.entry.value if after else ""
    end = after.end if after else end
    money = number.unit or (sign.entry if (sign := _currency(doc, start)) else None)
    start = start if number.unit or money is None else _currency_start(doc, start)
    share = part(doc, end, "share")
    counted = None if money is not None else _counted(doc, end, busy)
    unit = money or (counted.entry if counted is not None else None)
    if share is not None:
        end, unit = share.end, None
    elif counted is not None:
        end = counted.end
    elif money is None:
        end = _otherwise(doc, number, end, busy)
    if not end or (counted is not None and _not_meant(doc, number, counted)):
        return None
    start, comparator = _compared(doc, start, comparator, unit)
    value = unit.value if unit is not None and unit.value in UNITS else ""
    told = measure(doc, (start, end), unit, money=money is not None)
    return Count(start, end, number.value, comparator, told, value, unit.row if unit else 0)


def _or_so(doc: Doc, end: int) -> Hit | None:
    """Return a comparator of several words right behind a number: 30 or so parties, 60 or more states."""
    return part(doc, end, "comparator") if doc.role("coordinator", end) else None


def _not_meant(doc: Doc, number: Amount, counted: Hit) -> bool:
    """Tell whether what is counted makes no count: hours, articles, one of something, years of no sentence."""
    value = counted.entry.value
    if value in NOT_COUNTED or (number.words and number.value == 1) or _known_two(doc, number):
        return True
    return value == "years" and counted.end - counted.start == 1 and not _sentenced(doc, number.start)


def _sentenced(doc: Doc, start: int) -> bool:
    """Tell whether years are those of a sentence: was sentenced to eight years."""
    low = max(doc.sentences[doc.sentence_at(start)].start, start - VERDICT)
    near = (doc.hit("triggers", at) for at in range(low, start))
    return any(hit is not None and hit.entry.value == "verdict" for hit in near)


def _known_two(doc: Doc, number: Amount) -> bool:
    """Tell whether two are meant that the text has named, where small words say so: `les deux`, `des deux pays`."""
    return number.words and doc.role("pair", number.start - 1) >= number.end


def _otherwise(doc: Doc, number: Amount, end: int, busy: set[int]) -> int:
    """Return where a count ends that has no noun of the table behind it, or 0."""
    found = _part_of(doc, number, end) or _noun(doc, number, end, busy) or _alone(doc, number, end)
    return found or (end if _shared_out(doc, number, end) else 0)


def _shared_out(doc: Doc, number: Amount, end: int) -> bool:
    """Tell whether a number is that of the state before it: Benin reported 41 and Senegal 36."""
    noun = end < len(doc.tokens) and doc.tokens.words[end] and not doc.role("coordinator", end)
    before = number.start - (doc.tokens.key(number.start - 1) == "-")
    near = [m for kind in ("state", "place") for m in doc.of(kind).before(number.start, 1)]
    placed = any(m.end == before or (m.end == before - 1 and doc.hit("speech", m.end)) for m in near)
    return not noun and placed


def _alone(doc: Doc, number: Amount, end: int) -> int:
    """Return where a number ends that stands alone: in a vote, after `of which`, as the object of an arrest."""
    if _tallied(doc, number.start) or _tally_follows(doc, end) or _votes(doc, end):
        return end
    if number.words and number.value < PAIR:
        return 0
    before = next((h for at in (number.start - 1, number.start - 2) if (h := doc.hit("triggers", at))), None)
    if before is not None and before.entry.value == "arrest":
        return end
    if _totalled(doc, number.start, end) or doc.ends("ellipsis", number.start, 4) >= 0:
        return end
    compared = any(
        h.end == number.start
        for at in range(max(0, number.start - 4), number.start)
        if (h := part(doc, at, "comparator"))
    )
    return end if compared and not number.words and number.value > PAIR else 0


def _totalled(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a number closes a clause that tells what rises to it: số nước ký `lên 74`."""
    risen = doc.ends("total", start)
    near = range(max(doc.sentences[doc.sentence_at(start)].start, risen - TOTAL), max(0, risen))
    closes = end >= len(doc.tokens) or not doc.tokens.words[end]
    told = any(doc.role("compound", at) for at in near)  # số nước ký is one word
    return risen >= 0 and closes and told


def _voting(doc: Doc, at: int) -> bool:
    """Tell whether a sentence tells of a vote."""
    sentence = doc.sentences[doc.sentence_at(at)]
    triggers, units = doc.hits.get("triggers", {}), doc.hits.get("units", {})
    return any(
        (at in triggers and triggers[at][0].entry.value == "vote")
        or (at in units and (units[at][0].entry.kind in VOTES or units[at][0].entry.value == "votes"))
        for at in range(sentence.start, sentence.end)
    )


def _votes(doc: Doc, end: int) -> bool:
    """Tell whether a number ends a clause of a vote, or a verb follows it: and 34 abstained."""
    if end >= len(doc.tokens) or not _voting(doc, end - 1):
        return False
    return doc.tokens.keys[end] in (",", ";", ".") or doc.hit("triggers", end) is not None


def _tally_follows(doc: Doc, end: int) -> bool:
    """Tell whether the other number of a vote follows: 312 to 187."""
    after = doc.role("tally", end)
    return bool(after) and doc.tokens.key(after).isdigit() and _voting(doc, end)


def _tallied(doc: Doc, at: int) -> bool:
    """Tell whether a word that joins the numbers of a vote stands before one: 312 to 187."""
    return doc.ends("tally", at, 1) > 0 and _voting(doc, at)


def _currency(doc: Doc, start: int) -> Hit | None:
    """Return the sign of a currency right before a number."""
    for before in (start - 3, start - 2, start - 1):
        hit = doc.hit("units", before) if before >= 0 else None
        if hit is not None and hit.end == start and is_sign(doc.tokens.cut(hit.start, hit.end)):
            return hit
    return None


def _currency_start(doc: Doc, start: int) -> int:
    hit = _currency(doc, start)
    return hit.start if hit is not None else start


def _counted(doc: Doc, end: int, busy: set[int]) -> Hit | None:
    """Find what is counted behind a number, over adjectives."""
    at = end
    aged = doc.tokens.key(end) == "-" and doc.tokens.tight(end + 1)
    if aged and doc.hit("units", end + 1) is None:
        return None
    for _ in range(REACH + 1):
        at = _over_name(doc, at)
        if at >= len(doc.tokens) or at in busy or doc.tokens.breaks[at]:
            return None
        hit = doc.hit("units", at)
        if hit is not None:
            return _longer(doc, hit)
        if _stops(doc, at):
            return None
        at += 1
    return None


def _over_name(doc: Doc, at: int) -> int:
    """Skip a short name between a number and what it counts: 10 ASEAN countries."""
    named = next((m for m in doc.of("body").between(at, at + 1) if m.end - m.start < REACH), None)
    return named.end if named is not None else at


def _longer(doc: Doc, hit: Hit) -> Hit:
    """Take in a second unit that belongs to the first: member states, bank accounts."""
    if hit.entry.value in NOT_COUNTED:
        return hit
    after = doc.hit("units", hit.end)
    if after is not None and not doc.pack.settings.syllables:
        return after
    return hit


def _stops(doc: Doc, at: int) -> bool:
    tokens = doc.tokens
    if not tokens.words[at] or tokens.keys[at][:1].isdigit():
        return tokens.keys[at] not in ("-", "$", "€", "£", "%")
    return bool(doc.role("locative", at) or doc.role("conjunction", at) or doc.role("relative", at))


def _part_of(doc: Doc, number: Amount, end: int) -> int:
    """Return where `two of the servers`, `430 of them` ends, or 0."""
    after = doc.role("membership", end) or doc.role("connector", end) or doc.role("locative", end)
    if not after or after >= len(doc.tokens) or number.value < PAIR - 1:
        return 0
    own, pronoun = doc.ends("determiner", after, 1) > end, doc.role("pronoun", after)
    known = doc.role("determiner", after) or pronoun or (after if own or doc.tokens.keys[after].isdigit() else 0)
    inner = amount(doc, known) if known and known < len(doc.tokens) else None
    known = inner.end if inner is not None and not inner.words else known
    for at in range(known, min(known + REACH + 1, len(doc.tokens)) if known else 0):
        unit = doc.hit("units", at)
        if unit is not None:
            return unit.end
        if not doc.tokens.words[at] and doc.tokens.keys[at] != "'":
            break
    return _noun(doc, number, known, set()) if inner is not None and not inner.words else pronoun


def _whole_word(doc: Doc, number: Amount, end: int) -> bool:
    """Tell whether a number in words may count a noun that no table lists: words of several letters, no syllables."""
    long = len(doc.tokens.key(end)) >= NOUN and not doc.pack.settings.syllables
    return number.value >= 2 and long


def _noun(doc: Doc, number: Amount, end: int, busy: set[int]) -> int:
    """Return where a noun ends that no table lists, if one seems to be counted."""
    tokens = doc.tokens
    if end >= len(tokens) or end in busy or not tokens.words[end] or tokens.caps[end]:
        return 0
    if (number.words and not _whole_word(doc, number, end)) or _stops(doc, end):
        return 0
    speech = doc.entry("speech", end)
    verb = speech is not None and "noun" not in speech.tags
    other = tokens.keys[end] in doc.pack.settings.stop or doc.hit("time", end) or doc.role("compound", end)
    other = other or doc.ends("age", number.start, 2) >= 0
    definite = number.words and number.value <= PAIR and doc.ends("determiner", number.start, 1) >= 0
    return 0 if verb or other or definite or doc.role("planner", end) else end + 1


def _compared(doc: Doc, start: int, known: str, unit: Entry | None) -> tuple[int, str]:
    """Take in the words before a number that say how exact it is."""
    for before in range(max(0, start - 4), start):
        hit = part(doc, before, "comparator")
        if hit is not None and hit.end == start and hit.entry.value in COMPARATORS:
            return (before, hit.entry.value) if hit.entry.value != "exactly" else (start, "exactly")
    low = doc.ends("ceiling", start, 2)
    if low >= 0 and unit is not None and unit.value in CEILED:
        return low, doc.roles["ceiling"][low].entry.value
    return start, known if known in COMPARATORS else "exactly"
