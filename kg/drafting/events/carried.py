"""Days that an event has from the story around it: what somebody said after a meeting was said on the story's day."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.drafting.events.gatherings import GATHERINGS, counted, during, planned_at
from kg.drafting.events.happenings import ASIDE
from kg.drafting.events.phases import SPOKEN_OF

if TYPE_CHECKING:
    from kg.drafting.dating.dated import Dated
    from kg.drafting.events.happenings import Told
    from kg.drafting.events.phases import When
    from kg.drafting.text.document import Doc, Paragraph
    from kg.drafting.text.nearby import Nearby

SPOKEN = frozenset(("meeting", "session"))
"""Events at which somebody speaks to whom the story listens."""
LEAD, MOST, LINE = 2, 400, 12
"""So many paragraphs of more than a line, at the beginning, say when what the story tells of took place."""
GATHERED = frozenset(("meeting", "bilateral-meeting", "press-conference", "hearing", "round-table"))
"""Values of nouns of a meeting that a story tells of, unlike talks that go on and what is said beside."""
ATTENDED = frozenset(("session", "plenary", "talks", "debate"))
"""Values of nouns of what goes on for days, at which somebody did something on the day that the story tells of."""
WEEKS = 14
"""Days between the first and the last day of an event at most that a story gives without naming it."""
RECENT = 10
"""A story tells of what was at most so many days ago."""
PLANNED = 8
"""A word for a plan stands within so many tokens before a meeting that is not yet."""
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
    """Give events without a day that of the story, if somebody speaks at them, and a debate that of the vote."""
    _spread(doc, events, dated)
    days = [one.dated for one in events if one.kind == "vote" and one.dated and 0 <= _since(doc, one.dated) <= RECENT]
    only = days[0] if len(days) == 1 else None
    named = any(one.dated and one.kind in GATHERINGS and 0 <= _since(doc, one.dated) <= RECENT for one in events)
    for one in events:
        first = one.members[0]
        if one.dated is not None or one.kind not in SPOKEN or one.apart or first.sort in ASIDE:
            continue
        day = None if counted(doc, first.start) else _day(doc, first, dated, named)
        debate = _valued(doc, first, "debate") and not one.length
        one.dated = day or (only if debate else None)


def _spread(doc: Doc, events: list[Same], dated: Nearby[Dated]) -> None:
    """Give a range of days that no words took to the event of its paragraph: for three days, 18 to 20 May, experts met.

    The days of that event, where some are known, must lie within.
    """
    used = {when.dated.start for one in events for when in one.whens}
    ranges = [day for day in dated.between(0, len(doc.tokens)) if day.rule == "date-range" and day.start not in used]
    near: dict[int, list[Same]] = defaultdict(list)
    for one in events if ranges else ():
        for number in {_paragraph(doc, m.start) for m in one.members} if one.kind in GATHERINGS else ():
            near[number].append(one)
    for day in ranges:
        here = near[_paragraph(doc, day.start)]
        if len(here) == 1 and _within(here[0].dated, day):
            here[0].dated = day


def _paragraph(doc: Doc, at: int) -> int:
    return doc.sentences[doc.sentence_at(at)].paragraph


def _within(one: Dated | None, whole: Dated) -> bool:
    """Tell whether days that are known lie within others, of two weeks at most."""
    if whole.bounds is None or (whole.bounds.latest - whole.bounds.earliest).days > WEEKS:
        return False
    if one is None or one.bounds is None:
        return True
    return whole.bounds.earliest <= one.bounds.earliest and one.bounds.latest <= whole.bounds.latest


def _heard(doc: Doc, one: Told) -> bool:
    """Tell whether an event is whom somebody told something, or where: told a regular press conference."""
    low = max(doc.sentences[doc.sentence_at(one.start)].start, one.start - TOLD)
    placed = during(doc, one.start) or any(doc.ends("determiner", at) >= 0 for at in range(low, one.start + 1))
    clause = doc.within("complementiser", low, one.start)
    return placed and not clause and any(doc.hit("speech", at) for at in range(low, one.start))


def _day(doc: Doc, one: Told, dated: Nearby[Dated], named: bool) -> Dated | None:
    """Return the day that the sentence before tells of, or the lead if the event is addressed."""
    number = doc.sentence_at(one.start)
    here = doc.sentences[number]
    last = doc.sentences[number - 1] if number else here
    if any(_since(doc, day) <= RECENT for day in dated.between(here.start, here.end)) or planned_at(doc, one.start):
        return None
    if during(doc, one.start) and last.paragraph == here.paragraph:
        days = _days(doc, dated, last.start, here.start)
        if days:
            return days[-1]
    return story_day(doc, dated) if _heard(doc, one) or (not named and _gathered(doc, one)) else None


def _gathered(doc: Doc, one: Told) -> bool:
    """Tell whether a meeting is one that the story tells of: not planned, none of several, not one that never was."""
    low = max(doc.sentences[doc.sentence_at(one.start)].start, one.start - PLANNED)
    unreal = doc.within("planner", low, one.start) or doc.within("negator", low, one.start)
    meant = _valued(doc, one, *GATHERED) or (_valued(doc, one, *ATTENDED) and during(doc, one.start))
    return meant and not unreal


def _valued(doc: Doc, one: Told, *values: str) -> bool:
    return any(hit.entry.value in values for hit in doc.hits.get("triggers", {}).get(one.start, ()))


def _lead(doc: Doc) -> list[Paragraph]:
    """Return the first paragraphs of the body that are more than a line."""
    return [part for part in doc.paragraphs[:MOST] if part.zone == "body" and part.end - part.start > LINE][:LEAD]


def story_day(doc: Doc, dated: Nearby[Dated]) -> Dated | None:
    """Return the last recent day that the first paragraphs tell of, one that they name as near if there is one.

    What is spoken of came before it was: a system that was struck on Monday, a minister who spoke on Wednesday.
    """
    days = [day for part in _lead(doc) for day in _days(doc, dated, part.start, min(part.end, MOST))]
    near = [day for day in days if _since(doc, day) <= RECENT]
    spoken = [day for day in near if day.rule in SPOKEN_OF]
    return min(spoken or near, key=lambda day: _since(doc, day), default=None)


def _since(doc: Doc, day: Dated) -> int:
    """Count the days from a day to that of the story."""
    return (doc.published - day.bounds.latest).days if doc.published and day.bounds else 0


def _days(doc: Doc, dated: Nearby[Dated], start: int, end: int) -> list[Dated]:
    """List the single days that had come when the text was published."""
    found = [day for day in dated.between(start, end) if day.bounds and day.bounds.earliest == day.bounds.latest]
    return [day for day in found if not doc.published or (day.bounds and day.bounds.latest <= doc.published)]
