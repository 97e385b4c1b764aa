"""How far a date is from the words that it may belong to, counted over the boundaries of clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.drafting.events.boundaries import COMMA

if TYPE_CHECKING:
    from kg.drafting.dating.dated import Dated
    from kg.drafting.events.boundaries import Breaks
    from kg.drafting.events.phases import When
    from kg.drafting.text.document import Doc

BOUNDARY = 8.0
"""A clause boundary counts as so many words."""
BARRED = 9000.0
"""Some words have no date at all."""
NAME, NEXT = "name", 3
"""A noun that tells of no event has only a date that follows so near, where a case may join them."""


class Host(NamedTuple):
    """Tokens [start, end) that a date may belong to."""

    start: int
    end: int
    number: int
    """Number of the words that tell of an event; -1 if they tell of something else."""
    use: str = ""
    kind: str = ""
    planned: bool = False


def price(doc: Doc, host: Host, when: When, breaks: Breaks) -> float:
    """Return the cost of a host: less for an event before the date, and for what stands with it between commas."""
    dated = when.dated
    if host.use == NAME and not doc.pack.settings.endings:
        return BARRED
    cost = _cost(host, dated, breaks)
    if _put_in(doc, dated):
        cost = max(0.0, cost - BOUNDARY * COMMA) if host.start < dated.start else cost + BOUNDARY
    if host.start > dated.start and doc.role("from", dated.end):
        return cost + BOUNDARY
    if host.use == "noun" and host.start < dated.start:
        return cost if _planning(doc, host, dated) else cost / 2
    return cost


def _planning(doc: Doc, host: Host, dated: Dated) -> bool:
    """Tell whether an event only plans what has a date: the summit is expected to adopt a declaration on 13 March."""
    plans = [doc.role("planner", at) for at in doc.places("planner", host.end, dated.start)]
    return any(doc.hit("triggers", at) for plan in plans for at in range(plan, dated.start))


def _cost(host: Host, dated: Dated, breaks: Breaks) -> float:
    before = host.start <= dated.start
    if host.use == "held":
        return BARRED
    if host.use == NAME and not (before and dated.start - host.end <= NEXT):
        return BARRED
    first, last = (host.end, dated.start) if before else (dated.end, host.start)
    known = breaks.easy if before and host.use == "noun" else breaks.hard
    return max(0, last - first) + BOUNDARY * max(0.0, known[max(first, last)] - known[first])


def _put_in(doc: Doc, dated: Dated) -> bool:
    """Tell whether a date stands between two commas, which then part nothing: met in Oslo, on Monday, and agreed."""
    return _comma_before(doc, dated) and doc.tokens.key(dated.end) == "," and not doc.pack.settings.syllables


def opens_clause(doc: Doc, dated: Dated) -> bool:
    """Tell whether a comma before a date begins a clause, as in languages of syllables it does."""
    return _comma_before(doc, dated) and doc.pack.settings.syllables


def _comma_before(doc: Doc, dated: Dated) -> bool:
    before = next((at for at in range(dated.start - 1, dated.start - NEXT, -1) if not small(doc, at)), 0)
    return doc.tokens.key(before) == ","


def small(doc: Doc, at: int) -> bool:
    """Tell whether a small word or a word of time starts at a token."""
    return doc.one_of(("locative", "preposition", "connector"), at) or doc.hit("time", at) is not None
