"""Longer times: quarters, seasons, parts of a month, single years and rows of years."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.drafting.dating import moments
from kg.drafting.dating.ahead import ahead, year_of
from kg.drafting.dating.dated import Dated, era_end, is_year, month_at, number_at, year_after
from kg.drafting.dating.moments import Bounds

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc

SOON = 2
YEAR_TO, STORY = "year-to", ("headline", "body", "caption")


def part(doc: Doc, at: int, anchor: date | None) -> Dated | None:
    """Read a part of a year or a month: first quarter of 2026, quý I/2026, w połowie maja, autumn of 2025."""
    hit = next((h for h in doc.hits["time"][at] if h.entry.kind == "part"), None)
    if hit is None:
        return None
    value = hit.entry.value
    month, end = month_at(doc, doc.role("connector", hit.end) or hit.end)
    given, after = year_after(doc, end, anchor)
    if month and value in (*moments.OF_MONTHS, YEAR_TO):
        fixed = given or year_of(doc, at, anchor, month)
        bounds = _year_to(fixed, month) if value == YEAR_TO else moments.part(fixed, value, month)
        return Dated(at, after, bounds, "date-part", bool(given))
    if value.startswith(("quarter", "half", "months")) or (given and value in (*moments.SEASONS, *moments.OF_YEARS)):
        fixed = given or (_lately(anchor, value, ahead(doc, at)) if anchor else 0)
        return Dated(at, after, moments.part(fixed, value), "date-part", bool(given)) if fixed else None
    return None


def _lately(anchor: date, value: str, planned: bool) -> int:
    """Return the year of a quarter or half without one: the last that had begun, or the next to end in a plan."""
    bounds = moments.part(anchor.year, value)
    if planned:
        return anchor.year if bounds is not None and bounds.latest >= anchor else anchor.year + 1
    return anchor.year if bounds is not None and bounds.earliest <= anchor else anchor.year - 1


def _year_to(year: int, month: int) -> Bounds | None:
    """Return the twelve months that end with a month."""
    last, first = moments.months(year, month, month), moments.months(year - 1, month, month)
    return Bounds(first.latest + timedelta(1), last.latest) if first and last else None


def beside(doc: Doc, at: int, anchor: date | None) -> Dated | None:
    """Read a month before or after the day of publication: last October, next March."""
    side = next((h for h in doc.hits["time"][at] if h.entry.kind == "side"), None)
    month, end = month_at(doc, side.end) if side is not None else (0, at)
    if side is None or not month or anchor is None:
        return None
    back = side.entry.value == "back"
    fixed = anchor.year - (month >= anchor.month) if back else anchor.year + (month <= anchor.month)
    return Dated(at, end, moments.months(fixed, month, month), "date-month")


def year(doc: Doc, at: int) -> Dated | None:
    """Read a year that stands alone, or two with a dash."""
    tokens = doc.tokens
    if not is_year(doc, at) or not 1945 <= number_at(doc, at) <= 2060:
        return None
    if (tokens.tight(at) and tokens.key(at - 1) not in ("(", '"', "-", "/")) or _counted(doc, at):
        return None
    if doc.zone(at) not in STORY or _numbered(doc, at) or _of_a_name(doc, at):
        return None
    year = number_at(doc, at)
    end = era_end(doc, at + 1)
    last = year
    if tokens.key(at + 1) == "-" and is_year(doc, at + 2) and number_at(doc, at + 2) > year:
        last, end = number_at(doc, at + 2), era_end(doc, at + 3)
    elif tokens.tight(at + 1) and tokens.words[at + 1]:
        return None
    return Dated(at, end, Bounds(date(year, 1, 1), date(last, 12, 31)), "date-year", True)


def _of_a_name(doc: Doc, at: int) -> bool:
    """Tell whether a year to come ends a name: Agenda 2030, Polska 2050."""
    known = doc.published is not None and number_at(doc, at) > doc.published.year + SOON
    last = at - 1
    return known and last >= 0 and doc.tokens.caps[last] and doc.tokens.words[last] and doc.hit("time", last) is None


def _numbered(doc: Doc, at: int) -> bool:
    """Tell whether a year belongs to the number of a paper: 14/2026, DC 061(2026), 2025-014."""
    tokens = doc.tokens
    before = tokens.tight(at) and tokens.tight(at - 1) and tokens.key(at - 2).isdigit() and not is_year(doc, at - 2)
    behind = tokens.tight(at + 1) and tokens.tight(at + 2) and tokens.key(at + 2).isdigit()
    return before or (behind and not is_year(doc, at + 2))


def _single(doc: Doc, unit: Hit) -> bool:
    """Tell whether one thing is named, where the form tells it: a 2023 attack."""
    settings, word = doc.pack.settings, doc.tokens.cut(unit.start, unit.end).lower()
    plain = not (settings.endings or settings.syllables or settings.adjective_after)
    return plain and word == unit.entry.lemma.lower()


def _counted(doc: Doc, at: int) -> bool:
    """Tell whether a number of four digits counts something."""
    after = doc.tokens.key(at + 1)
    if after in (".", ",") and doc.tokens.tight(at + 1) and doc.tokens.tight(at + 2) and number_at(doc, at + 2) >= 0:
        return True
    if doc.ends("year-word", at, 1) >= 0:
        return False
    unit = doc.hit("units", at + 1)
    if unit is not None and not doc.tokens.caps[at + 1] and not _single(doc, unit):
        return era_end(doc, at + 1) == at + 1
    numbers = doc.hits.get("numbers", {})
    found = (hit for a in range(max(0, at - 2), at) for hit in numbers.get(a, ()) if hit.end == at)
    return any(hit.entry.kind == "comparator" and doc.ends("since", hit.start) < 0 for hit in found)
