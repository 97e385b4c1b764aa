"""Events: what is named or described as one, with the day and the place that the sentence gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.drafting.moments import Bounds
from kg.drafting.slugs import slug

if TYPE_CHECKING:
    from kg.drafting.dates import Dated
    from kg.drafting.document import Doc
    from kg.drafting.lexicon import Hit
    from kg.drafting.nearby import Nearby

KINDS = {
    "signing": "signing",
    "adoption": "adoption",
    "conference": "conference",
    "summit": "conference",
    "forum": "conference",
    "meeting": "meeting",
    "talks": "meeting",
    "visit": "meeting",
    "press-conference": "meeting",
    "hearing": "meeting",
    "round-table": "meeting",
    "negotiation": "session",
    "session": "session",
    "plenary": "session",
    "operation": "operation",
    "vote": "vote",
    "workshop": "workshop",
    "training": "workshop",
    "incident": "incident",
}
"""Value of a trigger to the kind of event that is written."""
NEAR = 20
"""So many events before one may be the same."""
LONGEST = 31
"""Days that an event may take."""


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


def events(doc: Doc, dated: Nearby[Dated], busy: set[int]) -> list[Event]:
    """Find the events of a text; later mentions of one kind share what the first one tells."""
    found: list[Event] = []
    for at in sorted(doc.hits.get("triggers", {})):
        hit = doc.hits["triggers"][at][0]
        kind = KINDS.get(hit.entry.value, "") if hit.entry.kind == "event" else ""
        if not kind or at in busy or doc.quoted[at] >= 0 or (found and at < found[-1].end):
            continue
        if hit.entry.use == "noun" or kind == "signing":
            found.append(_event(doc, hit, kind, dated))
    return _joined([event for event in found if event.named or event.dated is not None or event.place])


def _joined(found: list[Event]) -> list[Event]:
    """Give events of one kind on neighbouring days the days of all of them: it is one event that lasts."""
    joined: list[Event] = []
    for event in found:
        low = max(0, len(joined) - NEAR)
        number = next((n for n in range(low, len(joined)) if _adjoin(event, joined[n])), -1)
        if number >= 0:
            same = joined[number].dated
            event = event._replace(dated=_span(event.dated, same))
            for n in range(low, len(joined)):
                if joined[n].kind == event.kind and joined[n].dated == same:
                    joined[n] = joined[n]._replace(dated=event.dated)
        joined.append(event)
    return joined


def _adjoin(one: Event, other: Event) -> bool:
    a, b = one.dated, other.dated
    if one.kind != other.kind or a is None or b is None or a.bounds is None or b.bounds is None:
        return False
    return abs((a.bounds.earliest - b.bounds.latest).days) <= 1 or abs((b.bounds.earliest - a.bounds.latest).days) <= 1


def _span(one: Dated | None, other: Dated | None) -> Dated | None:
    if one is None or other is None or one.bounds is None or other.bounds is None:
        return one or other
    first = min(one.bounds.earliest, other.bounds.earliest)
    return one._replace(bounds=Bounds(first, max(one.bounds.latest, other.bounds.latest)))


def _event(doc: Doc, hit: Hit, kind: str, dated: Nearby[Dated]) -> Event:
    end, named = _named(doc, hit)
    sentence = doc.sentences[doc.sentence_at(hit.start)]
    near = [d for d in dated.between(sentence.start, sentence.end) if _may_date(doc, d)]
    around = doc.of("place").between(sentence.start, sentence.end)
    when = min(near, key=lambda d: abs(d.start - hit.start), default=None)
    where = min(around, key=lambda p: abs(p.start - hit.start), default=None)
    name = slug(doc.tokens.cut(hit.start, end)) if named else kind
    return Event(hit.start, end, f"event/{name}", kind, when, where.id if where else "", named, hit.entry.row)


def _may_date(doc: Doc, dated: Dated) -> bool:
    """Tell whether a date may be that of an event: not a whole year, and not the day on which somebody spoke."""
    if dated.bounds is None or (dated.bounds.latest - dated.bounds.earliest).days > LONGEST:
        return False
    speech = doc.hits.get("speech", {})
    low = dated.start - 2 if doc.ends("locative", dated.start) >= 0 else dated.start - 1
    return not any(at in speech and "noun" not in speech[at][0].entry.tags for at in range(max(0, low), dated.start))


def _named(doc: Doc, hit: Hit) -> tuple[int, bool]:
    """Take in the name of an event: capitalised words or a quotation right behind it."""
    end = hit.end
    if end < len(doc.tokens) and doc.quoted[end] >= 0 and doc.quoted[hit.start] < 0:
        quote = doc.quotes[doc.quoted[end]]
        if quote.outer_start == end and quote.end - quote.start <= 5:
            return quote.outer_end, True
    if not doc.tokens.caps[hit.start]:
        return end, False
    while end < len(doc.tokens) and end < hit.end + 6 and doc.tokens.caps[end] and doc.tokens.words[end]:
        end += 1
    return end, end > hit.end
