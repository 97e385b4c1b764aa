"""What a date says of an event: that it was, that it began or ended then, or went on since or until then."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.drafting.dating.ahead import limited
from kg.drafting.dating.moments import Bounds, shift
from kg.drafting.events.boundaries import COMMA

if TYPE_CHECKING:
    from kg.drafting.dating.dated import Dated
    from kg.drafting.events.happenings import Told
    from kg.drafting.text.document import Doc, Sentence
    from kg.drafting.text.nearby import Nearby

PHASE = 12
"""A verb of beginning or ending stands within so many tokens of its date."""
BEGIN, END, SINCE, UNTIL = "begin", "end", "since", "until"
PREPARED, COURSE = "prepared", "course"
"""Something else has gone on since a date, and no event has: planned since September."""
SPOKEN_OF = frozenset(("date-weekday", "date-relative"))
"""Rules of days that a story speaks of: no dateline has them, and no paper is named by them."""
LASTING = frozenset(("session", "workshop", "conference", "operation", "meeting", "incident"))
"""Events that a sentence may go on to speak of by what ends."""
SAT, FIRST = frozenset(("meeting", "session")), 3
"""Words of those who sit; a sentence opens with the words of what began before it within so many tokens."""
NEAR, OPENED = 8, 6
"""Words that say which day of an event it was, and that it was opened, stand within so many tokens before it."""


class When(NamedTuple):
    """A date of an event, and whether it is its beginning or its end."""

    dated: Dated
    phase: str = ""


def phase_of(doc: Doc, dated: Dated, breaks: list[float]) -> str:
    """Tell whether something began or ended on a date: a verb near it in the clause, `since` or `until` before it."""
    until = dated.rule != "date-range" and limited(doc, dated.start)
    begun, ended, prepared = (doc.after.get(role, {}) for role in ("beginning", "ending", "preparing"))
    sentence = doc.sentences[doc.sentence_at(dated.start)]
    before = range(max(sentence.start, dated.start - PHASE), dated.start)
    behind = range(dated.end, min(dated.end + PHASE, sentence.end))
    near = (at for at in (*before, *behind) if at in begun or at in ended or at in prepared)
    inside = [at for at in near if _one_clause(doc, at, dated, breaks)]
    for at in sorted((at for at in inside if at in begun or at in ended), key=lambda at: abs(at - dated.start)):
        if at in ended:
            return END
        if not until:
            return BEGIN
    if until or dated.rule == "date-range":
        return UNTIL if until else ""
    since = doc.ends("since", dated.start) >= 0
    return (PREPARED if inside else SINCE) if since else ""


def _one_clause(doc: Doc, at: int, dated: Dated, breaks: list[float]) -> bool:
    """Tell whether no boundary stands between a word and a date: resume on 24 August and are to end on 4 September."""
    low, high = min(at, dated.start), max(at, dated.start)
    return breaks[high] - breaks[low] < COMMA and not doc.within("coordinator", low, high)


def opened(doc: Doc, at: int) -> str:
    """Tell whether the verb right before an event says that it begins or ends: opened a training course."""
    for back in range(max(0, at - OPENED), at):
        if doc.one_of(("beginning", "ending"), back):
            return BEGIN if doc.role("beginning", back) else END
    return ""


def clause_of(doc: Doc, dated: Dated) -> int:
    """Return where the clause begins that tells of what was on a date, or 0: since Saturday, when hackers struck."""
    sign = doc.tokens.key(dated.end) == ","
    return doc.role("when", dated.end + sign)


def in_course(doc: Doc, one: Told, when: When) -> When:
    """Return a date of an event as the day that it began, if words say which day of it that was: the second day of."""
    times = doc.hits.get("time", {})
    low = max(doc.sentences[doc.sentence_at(one.start)].start, one.start - NEAR)
    for at in range(low, one.start) if one.use == "noun" else ():
        for hit in times.get(at, ()):
            bounds = when.dated.bounds
            if hit.entry.kind == "course" and bounds and (day := shift(bounds.earliest, f"-{hit.entry.value}")):
                return When(when.dated._replace(bounds=Bounds(day, day)), COURSE)
    return when if when.phase else When(when.dated, opened(doc, one.start))


def carried_on(
    doc: Doc, told: list[Told], dated: Nearby[Dated], breaks: list[float], found: dict[int, list[When]]
) -> None:
    """Add what the next sentence says of an event without naming it: it runs until Friday, the committee sits until."""
    here = {doc.sentence_at(one.start) for one in told if one.use != "verb" or one.kind not in SAT}
    last = {doc.sentence_at(one.start): number for number, one in enumerate(told) if one.use == "noun"}
    for at, number in last.items():
        if at + 1 in here or at + 1 >= len(doc.sentences) or told[number].kind not in LASTING:
            continue
        after = doc.sentences[at + 1]
        days = dated.between(after.start, after.end)
        goes_on = _goes_on(doc, after) if days else ()
        whens = (When(day, phase_of(doc, day, breaks)) for day in days)
        found[number] += [when for when in whens if when.phase in goes_on]


def _goes_on(doc: Doc, sentence: Sentence) -> tuple[str, ...]:
    """Return what a sentence may say of what was named before: that it began, if it opens so, that it ends or lasts."""
    begins = (BEGIN,) if doc.within("beginning", sentence.start, sentence.start + FIRST) else ()
    if any(doc.within(role, sentence.start, sentence.end) for role in ("lasting", "ending")):
        return (*begins, END, UNTIL)
    return (*begins, UNTIL) if _sits(doc, sentence) else begins


def _sits(doc: Doc, sentence: Sentence) -> bool:
    """Tell whether a word of meeting stands in a sentence."""
    triggers = doc.hits.get("triggers", {})
    near = (hit for at in range(sentence.start, sentence.end) for hit in triggers.get(at, ()))
    return any(hit.entry.value in SAT for hit in near)
