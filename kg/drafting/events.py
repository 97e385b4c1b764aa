"""Events: what is named or described as one, with the day and the place that the sentence gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

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
STRONG = frozenset(("signing", "conference", "session", "operation", "workshop", "vote", "summit"))


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
    return found


def _event(doc: Doc, hit: Hit, kind: str, dated: Nearby[Dated]) -> Event:
    end, named = _named(doc, hit)
    sentence = doc.sentences[doc.sentence_at(hit.start)]
    near = [d for d in dated.between(sentence.start, sentence.end) if d.rule != "date-year"]
    around = doc.of("place").between(sentence.start, sentence.end)
    when = min(near, key=lambda d: abs(d.start - hit.start), default=None)
    where = min(around, key=lambda p: abs(p.start - hit.start), default=None)
    name = slug(doc.tokens.cut(hit.start, end)) if named else kind
    return Event(hit.start, end, f"event/{name}", kind, when, where.id if where else "", named, hit.entry.row)


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
