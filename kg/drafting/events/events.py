"""Events: what is named or told as one, with the days and the place that the story gives it anywhere."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from kg.drafting.contents.edges import opening
from kg.drafting.dating.moments import Bounds, shift
from kg.drafting.events.carried import SPOKEN, Same, carry, story_day
from kg.drafting.events.gatherings import denied, planned_at
from kg.drafting.events.happenings import INCIDENT, VISIT, Told, told
from kg.drafting.events.hosts import hosted
from kg.drafting.events.phases import BEGIN, COURSE, END, SINCE, UNTIL, When, in_course
from kg.drafting.names.slugs import slug

if TYPE_CHECKING:
    from datetime import date

    from kg.drafting.dating.dated import Dated
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc
    from kg.drafting.text.nearby import Nearby

NEAR = 20
"""So many events of a kind before one may be the same."""
MOST = 40
"""More different dates of one event are not looked at."""
SEVERAL = 6
"""Something longer than so many days may hold other events."""
LONGEST = 62
"""Days between the beginning and the end of one event at most."""
AROUND, FAR = 4, 30
"""Words that set an event apart from others stand within so many tokens of it."""
LASTED = 8
"""How long an event took stands within so many tokens behind the day of its end."""
LEAD = 1
"""The paragraph behind the headline says when what the story tells of took place."""
LONGER = frozenset(("session", "workshop", "conference", "meeting", "signing", "operation", "incident", VISIT))
"""Events of which the words may say how many days they take."""
COUNTED = frozenset(("incident", "signing", "operation", "vote"))
"""Events that a story tells of in numbers: 2,400 attacks in February, 72 signatures, 140 arrests, 61 votes."""
RECENT = 60
"""Days within which a story's own event was."""
STATES = 250
"""More signatures than so many are not those of states."""
CARRIED = frozenset(("vote", "adoption"))
"""Events that sentences go on to tell of without saying again when they were."""
DONE = frozenset(("signing",))
"""Events that have the day of the meeting at which they took place: during the talks they signed a memorandum."""
COARSE = frozenset(("date-month", "date-part", "date-relative"))
"""Rules of dates that only say within which days something was."""


class Event(NamedTuple):
    """Tokens [start, end) that name an event, its kind, when and where."""

    start: int
    end: int
    id: str
    kind: str
    dated: Dated | None
    place: str
    named: bool
    row: int


def events(doc: Doc, dated: Nearby[Dated], busy: set[int], many: dict[int, int]) -> list[Event]:
    """Find the events of a text; every mention of one shares what any of them tells."""
    found = [one for one in told(doc, busy) if one.start not in many or _counts(one, many[one.start])]
    when = hosted(doc, found, dated)
    known: dict[str, list[Same]] = {}
    met = _met(doc, found)
    for number, one in enumerate(found):
        goes_on = one.kind in CARRIED or (one.kind in DONE and doc.sentence_at(one.start) in met)
        whens = _agreeing(one, when.get(number, [])) or (_before(doc, one, dated) if goes_on else [])
        if one.kind == INCIDENT and any(same.dated for same in known.get(INCIDENT, [])[-NEAR:]):
            whens = [when for when in whens if not _found_out(doc, one, when)]
        if one.use == "noun" or whens:
            _place(doc, known.setdefault(one.kind, []), one, whens)
    same = [one for group in known.values() for one in group if any(m.use != "fill" or m.alone for m in one.members)]
    for group in same:
        _under_way(doc, group, dated)
    carry(doc, same, dated)
    votes = {one.dated.bounds for one in known.get("vote", []) if one.dated is not None}
    told_of = (event for one in same for event in _told(doc, one))
    return sorted(_voted(event, votes) for event in told_of)


def _under_way(doc: Doc, one: Same, dated: Nearby[Dated]) -> None:
    """Give what a verb says to begin or end, and how long it takes, the day of the story: ends a five-day session."""
    first = one.members[0]
    if one.whens or one.apart or not one.length:
        return
    day = story_day(doc, dated)
    when = in_course(doc, first, When(day)) if day is not None else None
    if when is not None and when.phase:
        one.whens.append(when)
        one.dated = _settled(one, doc.published)


def _found_out(doc: Doc, one: Told, when: When) -> bool:
    """Tell whether a date says when something else was, such as that it was found out: was discovered on 2 March."""
    triggers = doc.hits.get("triggers", {})
    return any(at in triggers for at in range(one.end, when.dated.start))


def _counts(one: Told, value: int) -> bool:
    """Tell whether a number of things may be one event: 72 signatures, but no petition of 21,400."""
    return one.kind in COUNTED and (one.kind not in DONE or value <= STATES)


def _agreeing(one: Told, whens: list[When]) -> list[When]:
    """Leave out days that are far from the nearest and no beginning or end of the same thing."""
    phases = {when.phase for when in whens}
    if len(whens) < 2 or {BEGIN, END} <= phases or {SINCE, UNTIL} <= phases or {BEGIN, UNTIL} <= phases:
        return whens
    whens = sorted(whens, key=lambda when: abs(when.dated.start - one.end))
    first = whens[0].dated.bounds
    return [w for w in whens if first and w.dated.bounds and (w.dated.bounds.earliest - first.latest).days <= 1]


def _met(doc: Doc, found: list[Told]) -> set[int]:
    """List the sentences that name a meeting: during the talks they signed."""
    return {doc.sentence_at(m.start) for m in found if m.use == "noun" and m.kind in SPOKEN}


def _before(doc: Doc, one: Told, dated: Nearby[Dated]) -> list[When]:
    """Return the day of the sentence before for a vote that goes on there: they decided on Tuesday. 88 voted for."""
    number = doc.sentence_at(one.start)
    here, last = doc.sentences[number], doc.sentences[number - 1]
    if (
        planned_at(doc, one.start)
        or not _past(doc, one)
        or denied(doc, one.start)
        or not number
        or dated.between(here.start, here.end)
    ):
        return []
    lead = doc.paragraphs[min(LEAD, here.paragraph)]
    near = last if last.paragraph == here.paragraph else lead
    start = opening(doc, doc.sentences[doc.sentence_at(near.start)])
    days = [d for d in dated.between(start, near.end) if d.bounds and d.bounds.earliest == d.bounds.latest]
    return [When(days[-1])] if len({d.bounds for d in days}) == 1 else []


def _past(doc: Doc, one: Told) -> bool:
    """Tell whether the form of a verb may say that it has been, where the language tells it by endings."""
    endings = doc.pack.settings.told_endings
    tells = bool(endings) and not doc.pack.settings.syllables
    return not tells or any(doc.tokens.keys[at].endswith(endings) for at in range(one.start, one.end))


def _voted(event: Event, votes: set[Bounds | None]) -> Event:
    """Take the adoption of a text on the day of a vote for that vote."""
    same = event.kind == "adoption" and event.dated is not None and event.dated.bounds in votes
    return event._replace(kind="vote") if same else event


def _place(doc: Doc, group: list[Same], one: Told, whens: list[When]) -> None:
    """Add words to the event that they speak of, or begin a new one."""
    apart = one.use != "fill" and (_apart(doc, one) or _one_of(doc, one, group, whens))
    length = (_length(doc, one) or _lasted(doc, whens)) if one.use == "noun" and one.kind in LONGER else ""
    fit = None if apart else next((s for s in reversed(group[-NEAR:]) if _fits(s, one, whens, doc.published)), None)
    if fit is None:
        fit = Same(one.kind, apart)
        group.append(fit)
    fit.members.append(one)
    fit.whens += whens[: max(0, MOST - len(fit.whens))]
    fit.length = fit.length or length
    fit.dated = _settled(fit, doc.published)


def _fits(same: Same, one: Told, whens: list[When], published: date | None) -> bool:
    """Tell whether words with these dates may speak of an event: no dates, or days that go together."""
    if not whens:
        return not same.apart and one.sort in {m.sort for m in same.members}
    if same.dated is None:
        return not same.apart and (bool(same.whens) or not _far(whens, published))
    return all(_together(same, when) for when in whens)


def _far(whens: list[When], published: date | None) -> bool:
    """Tell whether days are to come, or of months ago: what a story names without a day is rarely of then."""
    bounds = [when.dated.bounds for when in whens if when.dated.bounds is not None]
    if published is None or not bounds:
        return False
    return min(b.earliest for b in bounds) > published or (published - max(b.latest for b in bounds)).days > RECENT


def _together(same: Same, when: When) -> bool:
    ours, theirs = same.dated, when.dated.bounds
    if ours is None or ours.bounds is None or theirs is None:
        return False
    gap = max(ours.bounds.earliest, theirs.earliest) - min(ours.bounds.latest, theirs.latest)
    if gap.days <= (0 if same.kind == "operation" else 1):
        return True
    begins_late = when.phase in (BEGIN, SINCE) and theirs.earliest > ours.bounds.latest
    if begins_late or (when.phase in (END, UNTIL) and theirs.latest < ours.bounds.earliest):
        return False
    phases = {when.phase, *(w.phase for w in same.whens)}
    return gap.days <= LONGEST and bool(phases & {BEGIN, SINCE, COURSE}) and bool(phases & {END, UNTIL})


def _settled(same: Same, published: date | None) -> Dated | None:
    """Work out the days of an event from all that is said of them."""
    exact = [w for w in same.whens if w.dated.rule not in COARSE or _days(w) == 0 or w.phase in (END, UNTIL)]
    chosen = exact or same.whens
    bounds = [w.dated.bounds for w in chosen if w.dated.bounds is not None]
    phases = {when.phase for when in chosen}
    ends = phases == {END} and same.kind in LONGER and not same.length
    to_come = published is not None and all(b.earliest > published for b in bounds)
    if not bounds or (ends and to_come) or phases == {UNTIL} or (phases == {COURSE} and not same.length):
        return None
    first, last = min(b.earliest for b in bounds), max(b.latest for b in bounds)
    if not exact:
        return min(chosen, key=_days).dated
    edge = next((w for w in chosen if w.phase in (BEGIN, END)), chosen[0])
    if same.length and edge.dated.bounds and (first == last or len(phases & {BEGIN, END}) == 1):
        low, high = _stretched(edge.dated.bounds.earliest, same.length, edge.phase)
        first, last = (low, high) if low <= first and last <= high else (first, last)
    return chosen[0].dated._replace(bounds=Bounds(first, last))


def _stretched(day: date, length: str, phase: str) -> tuple[date, date]:
    """Return the days of an event of some length that began, or ended, on a day."""
    other = shift(day, f"-{length}" if phase == END else length)
    if other is None:
        return day, day
    return (other + timedelta(1), day) if phase == END else (day, other - timedelta(1))


def _days(when: When) -> int:
    bounds = when.dated.bounds
    return (bounds.latest - bounds.earliest).days if bounds else 0


def _length(doc: Doc, one: Told) -> str:
    """Return how long an event takes, if a word right before or behind it says so: a five-day session."""
    sentence = doc.sentences[doc.sentence_at(one.start)]
    near = range(max(sentence.start, one.start - AROUND), min(sentence.end, one.end + FAR))
    return next((hit.entry.value for hit in _durations(doc, one, near)), "")


def _lasted(doc: Doc, whens: list[When]) -> str:
    """Return how long what ended on a day took, if the words behind the day say so: closed on Friday after two days."""
    ends = [when.dated for when in whens if when.phase == END]
    times = doc.hits.get("time", {})
    found = (hit for day in ends for at in range(day.end, day.end + LASTED) for hit in times.get(at, ()))
    return next((hit.entry.value for hit in found if hit.entry.kind == "duration"), "")


def _durations(doc: Doc, one: Told, near: range) -> list[Hit]:
    """List the words of how long something takes that are not those of another noun: a three-day visit."""
    times, triggers = doc.hits.get("time", {}), doc.hits.get("triggers", {})
    dated = {at for day in near if day in doc.days for at in range(day, doc.days[day])}
    found = [h for at in near if at not in dated for h in times.get(at, ()) if h.entry.kind == "duration"]
    nouns = {at for at in near if at in triggers and triggers[at][0].entry.use == "noun"}
    beside = ((at for at in (hit.end, hit.end + 1) if at in nouns) for hit in found)
    others = (next((triggers[at][0].start for at in ats), one.start) for ats in beside)
    return [hit for hit, other in zip(found, others, strict=True) if one.start <= other <= one.end]


def _one_of(doc: Doc, one: Told, group: list[Same], whens: list[When]) -> bool:
    """Tell whether a thing that is named without the article of one known was a day of something longer: a raid."""
    indefinite = any(key in doc.pack.settings.indefinite for key in doc.tokens.keys[max(0, one.start - 2) : one.start])
    if one.use != "noun" or not indefinite or not whens:
        return False
    known = [same.dated.bounds for same in group if same.dated is not None and same.dated.bounds is not None]
    return any((bounds.latest - bounds.earliest).days > SEVERAL for bounds in known)


def _apart(doc: Doc, one: Told) -> bool:
    """Tell whether a word says that another event is meant: the next session, another meeting."""
    return doc.within("other", max(0, one.start - AROUND), one.end + 2)


def _told(doc: Doc, same: Same) -> list[Event]:
    place = next((found for one in same.members if (found := _where(doc, one))), "")
    named = next((m for m in same.members if m.named), None)
    only = all(m.use == "fill" for m in same.members)
    name = slug(doc.tokens.cut(named.start, named.end)) if named else same.kind
    return [
        Event(
            m.start, m.end, f"event/{name}", "meeting" if m.kind == VISIT else m.kind, same.dated, place, m.named, m.row
        )
        for m in same.members
        if (m.use != "fill" or (only and m.alone)) and (same.dated is not None or m.named or place)
    ]


def _where(doc: Doc, one: Told) -> str:
    """Return the place that is named nearest to an event in its sentence."""
    sentence = doc.sentences[doc.sentence_at(one.start)]
    around = doc.of("place").between(sentence.start, sentence.end)
    where = min(around, key=lambda p: abs(p.start - one.start), default=None)
    return where.id if where else ""
