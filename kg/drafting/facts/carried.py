"""Days that an event has from the story around it: what somebody said after a meeting was said on the story's day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.facts.gatherings import counted, during, planned_at

if TYPE_CHECKING:
    from kg.drafting.dating.dated import Dated
    from kg.drafting.facts.happenings import Told
    from kg.drafting.facts.phases import When
    from kg.drafting.text.document import Doc
    from kg.drafting.text.nearby import Nearby

SPOKEN = frozenset(("meeting", "session"))
"""Events at which somebody speaks to whom the story listens."""
SPOKEN_OF = frozenset(("date-weekday", "date-relative"))
"""Rules of days that a story itself speaks of, rather than its dateline."""
LEAD, MOST = 2, 400
"""The first paragraphs say when what the story tells of took place."""
TOLD = 4
"""A verb of speech whose addressee is an event stands within so many tokens before it: told a hearing."""


class Same:
    """What is said of one event in several places."""

    def __init__(self, kind: str, apart: bool) -> None:
        self.kind, self.apart = kind, apart
        self.members: list[Told] = []
        self.whens: list[When] = []
        self.dated: Dated | None = None
        self.length = ""


def carry(doc: Doc, events: list[Same], dated: Nearby[Dated]) -> None:
    """Give events without a day that of the story, if somebody speaks at them."""
    for one in events:
        if (
            one.dated is None
            and one.kind in SPOKEN
            and not one.apart
            and one.members
            and not counted(doc, one.members[0].start)
        ):
            first = one.members[0]
            if first.use == "noun" and doc.zone(first.start) == "body":
                one.dated = _day(doc, first, dated)


def _heard(doc: Doc, one: Told) -> bool:
    """Tell whether an event is whom somebody told something, or where: told a regular press conference."""
    low = max(doc.sentences[doc.sentence_at(one.start)].start, one.start - TOLD)
    placed = during(doc, one.start) or any(doc.ends("determiner", at) >= 0 for at in range(low, one.start + 1))
    clause = doc.within("complementiser", low, one.start)
    return placed and not clause and any(_cue(doc, at) for at in range(low, one.start))


def _cue(doc: Doc, at: int) -> bool:
    entry = doc.entry("speech", at)
    return entry is not None and "noun" not in entry.tags


def _day(doc: Doc, one: Told, dated: Nearby[Dated]) -> Dated | None:
    """Return the day that the sentence before tells of, or the lead if the event is addressed."""
    number = doc.sentence_at(one.start)
    here = doc.sentences[number]
    last = doc.sentences[number - 1] if number else here
    if dated.between(here.start, here.end) or planned_at(doc, one.start):
        return None
    if during(doc, one.start) and last.paragraph == here.paragraph:
        days = _days(doc, dated, last.start, here.start)
        if days:
            return days[-1]
    paragraph = doc.paragraphs[min(LEAD, len(doc.paragraphs) - 1)]
    days = _days(doc, dated, 0, min(paragraph.end, MOST)) if _heard(doc, one) else []
    days = [day for day in days if day.rule in SPOKEN_OF] or days
    return days[0] if days else None


def _days(doc: Doc, dated: Nearby[Dated], start: int, end: int) -> list[Dated]:
    """List the single days that had come when the text was published."""
    found = [day for day in dated.between(start, end) if day.bounds and day.bounds.earliest == day.bounds.latest]
    return [day for day in found if not doc.published or (day.bounds and day.bounds.latest <= doc.published)]
