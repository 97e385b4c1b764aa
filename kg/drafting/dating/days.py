"""Days of the calendar: 21.11.2025, 5/2, 30 stycznia, October 25th, 17 do 20 listopada, 25–26 October."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.counts.amounts import part
from kg.drafting.dating import moments
from kg.drafting.dating.ahead import ahead, limited, year_of
from kg.drafting.dating.dated import Dated, is_year, month_at, number_at, year_after
from kg.drafting.dating.moments import Bounds

if TYPE_CHECKING:
    from datetime import date

    from kg.drafting.text.document import Doc

SEPARATORS = frozenset("./-")
NEAR = 4
"""The day of a dateline stands within so many tokens of its start."""


def _spaced(doc: Doc, at: int) -> Dated | None:
    """Read 11 / 06 / 2026."""
    keys = doc.tokens.keys[at : at + 5]
    if len(keys) < 5 or keys[1] != "/" or keys[3] != "/" or not is_year(doc, at + 4):
        return None
    bounds = moments.day(number_at(doc, at + 4), number_at(doc, at + 2, 12), number_at(doc, at, 31))
    return Dated(at, at + 5, bounds, "date-numeric", True) if bounds else None


def numeric(doc: Doc, at: int, anchor: date | None) -> Dated | None:
    """Read 21.11.2025, 2026-02-26, 05/02, 27-1."""
    tokens = doc.tokens
    sep = tokens.key(at + 1)
    if sep not in SEPARATORS or number_at(doc, at) < 0:
        return None
    if not (tokens.tight(at + 1) and tokens.tight(at + 2)):
        return _spaced(doc, at)
    if at > 0 and tokens.tight(at) and tokens.keys[at - 1] in SEPARATORS:
        return None
    first, second = number_at(doc, at), number_at(doc, at + 2)
    if tokens.key(at + 3) == sep and tokens.tight(at + 3) and tokens.tight(at + 4) and number_at(doc, at + 4) >= 0:
        third = number_at(doc, at + 4)
        bounds = moments.day(first, second, third) if is_year(doc, at) else moments.day(third, second, first)
        return Dated(at, at + 5, bounds, "date-numeric", True) if bounds else None
    if is_year(doc, at + 2) and 1 <= first <= 12 and sep != "-":
        return Dated(at, at + 3, moments.months(second, first, first), "date-month-year", True)
    return _day_month(doc, at, anchor)


def _day_month(doc: Doc, at: int, anchor: date | None) -> Dated | None:
    """Read a day and a month without a year, where the words before them say that they are one."""
    first, second = number_at(doc, at), number_at(doc, at + 2)
    dotted = doc.tokens.key(at + 1) == "."
    if (
        (dotted and not _dateline(doc, at))
        or month_at(doc, at + 3)[0]
        or not _announced(doc, at)
        or _digits_on(doc, at + 3)
    ):
        return None
    if not (1 <= second <= 12 and 1 <= first <= 31):
        return None
    year = year_of(doc, at, anchor, second, first)
    return Dated(at, at + 3, moments.day(year, second, first), "date-day-month")


def _dateline(doc: Doc, at: int) -> bool:
    """Tell whether 11.02 stands behind a comma near the start of a paragraph, where no decimal has a full stop."""
    paragraph = doc.paragraphs[doc.sentences[doc.sentence_at(at)].paragraph]
    padded = len(doc.tokens.key(at + 2)) == 2
    return (
        padded and at - paragraph.start <= NEAR and doc.pack.settings.decimal != "." and doc.tokens.key(at - 1) == ","
    )


def _digits_on(doc: Doc, at: int) -> bool:
    """Tell whether a separator and more digits follow."""
    tokens = doc.tokens
    return tokens.key(at) in SEPARATORS and tokens.tight(at) and tokens.tight(at + 1) and tokens.key(at + 1).isdigit()


def _announced(doc: Doc, at: int) -> bool:
    """Tell whether the words before a bare 25/10 say that it is a day."""
    times = doc.hits.get("time", {})
    if any(before in times and times[before][0].end == at for before in range(max(0, at - 3), at)):
        return True
    if doc.role("locative", at - 1) == at or _opens(doc, at):
        return True
    if doc.tokens.word(at - 1).isupper() and doc.tokens.key(at + 3) == ")":
        return True
    entry = doc.entry("units", at - 1) or doc.entry("numbers", at - 1)
    return doc.tokens.key(at - 1) in doc.pack.day_words or bool(entry and entry.value == "days")


def _opens(doc: Doc, at: int) -> bool:
    return doc.tokens.key(at - 1) in ("(", ",")


def named(doc: Doc, at: int, anchor: date | None) -> Dated | None:
    """Read 30 stycznia 2026 r., October 25th, 17 do 20 listopada, ngày 5 tháng 3, March, 11 VI 2026."""
    number = number_at(doc, at, 31)
    if number >= 1:
        return _day_first(doc, at, number, anchor)
    month, end = month_at(doc, at)
    if not month:
        return None
    first = number_at(doc, end, 31)
    if first >= 1 and doc.tokens.key(end + 1) != "/" and not _unit_follows(doc, end + 1):
        last, after = _range_end(doc, end + 1)
        return _days(doc, at, after, (first, last or first), month, anchor)
    year, after = year_after(doc, end, anchor)
    if not year and not _month_alone(doc, at):
        return None
    fixed = year or year_of(doc, at, anchor, month)
    return Dated(at, after, moments.months(fixed, month, month), "date-month", bool(year))


def spelled(doc: Doc, at: int, anchor: date | None) -> Dated | None:
    """Read a day in words: ósmego sierpnia."""
    hit = part(doc, at, "ordinal") if at in doc.hits.get("numbers", {}) else None
    number = int(hit.entry.value) if hit is not None and hit.entry.value.isdigit() else 0
    month, end = month_at(doc, hit.end) if hit is not None and 1 <= number <= 31 else (0, at)
    return _days(doc, at, end, (number, number), month, anchor) if month else None


def feast(doc: Doc, at: int, anchor: date | None) -> Dated | None:
    """Read a day that has a name, with a capital: Christmas Eve, w Wigilię, Giáng sinh; a year may follow."""
    hit = next((h for h in doc.hits["time"][at] if h.entry.kind == "feast"), None)
    if hit is None or not any(doc.tokens.caps[hit.start : hit.end]):
        return None
    month, _, day = hit.entry.value.partition("-")
    dated = _days(doc, at, hit.end, (int(day), int(day)), int(month), anchor)
    if dated is None or dated.bounds is None or anchor is None or dated.bounds.earliest <= anchor:
        return dated
    if ahead(doc, at) or limited(doc, at):
        return dated
    year = dated.bounds.earliest.year - (not dated.full)
    return dated._replace(bounds=moments.day(year, int(month), int(day)))


def _slashed(doc: Doc, at: int) -> bool:
    return doc.tokens.key(at + 1) in SEPARATORS and doc.tokens.tight(at + 1) and doc.tokens.tight(at + 2)


def _unit_follows(doc: Doc, at: int) -> bool:
    """Tell whether a number counts what follows it: in May 12 states; but the March 3 attack."""
    hit = doc.hit("units", at)
    return hit is not None and doc.tokens.cut(hit.start, hit.end).lower() != hit.entry.lemma.lower()


def _month_alone(doc: Doc, at: int) -> bool:
    """Tell whether a month without a day is meant as one: May is also a verb and a name."""
    word = doc.tokens.word(at)
    first = doc.sentences[doc.sentence_at(at)].start == at
    return not (first and len(word) <= 3) and doc.tokens.keys[at] not in doc.pack.settings.stop


def _day_first(doc: Doc, at: int, number: int, anchor: date | None) -> Dated | None:
    last, end = _range_end(doc, at + 1)
    end = doc.role("connector", end) or end
    month, after = month_at(doc, end)
    if month:
        return _days(doc, at, after, (number, last or number), month, anchor)
    if last and _slashed(doc, end - 1):
        return _slash_range(doc, at, end - 1, number, anchor)
    return None


def _slash_range(doc: Doc, at: int, second: int, number: int, anchor: date | None) -> Dated | None:
    """Read 18 and 19/5."""
    other = numeric(doc, second, anchor) or _numeric_plain(doc, second, anchor)
    if other is None or other.bounds is None:
        return None
    latest = other.bounds.latest
    first = moments.day(latest.year, latest.month, number)
    if first is None or first.earliest > latest:
        return None
    return Dated(at, other.end, Bounds(first.earliest, latest), "date-range", other.full)


def _numeric_plain(doc: Doc, at: int, anchor: date | None) -> Dated | None:
    first, second = number_at(doc, at, 31), number_at(doc, at + 2, 12)
    if first < 1 or second < 1 or anchor is None:
        return None
    return Dated(at, at + 3, moments.day(year_of(doc, at, anchor, second, first), second, first), "date-day-month")


def _range_end(doc: Doc, start: int) -> tuple[int, int]:
    """Return the last day of `17 do 20`, `25–26`, `4 đến ngày 8`, `5, 6 và 7`, and where it ends; 0 if none."""
    tokens, at = doc.tokens, _row(doc, start)
    word = tokens.key(at)
    joins = word == "-" or (word.isalpha() and len(word) <= 4 and not tokens.caps[at]) if at < len(tokens) else False
    skips = joins and (tokens.key(at + 1) in doc.pack.day_words or doc.role("determiner", at + 1) == at + 2)
    last = at + 2 if skips else at + 1
    number = number_at(doc, last, 31) if joins else -1
    if number < 1 or len(tokens.key(last)) > 4:
        return 0, start
    return number, last + 1


def _row(doc: Doc, at: int) -> int:
    """Skip the days between the first of a row and the word before its last one: `5, 6` and 7 March."""
    while doc.tokens.key(at) == "," and number_at(doc, at + 1, 31) >= 1 and not doc.tokens.tight(at + 1):
        at += 2
    return at


def _days(doc: Doc, start: int, end: int, days: tuple[int, int], month: int, anchor: date | None) -> Dated | None:
    """Make a day or a range of days of a month; the year may follow."""
    year, after = year_after(doc, end, anchor)
    fixed = year or year_of(doc, start, anchor, month, days[0])
    first, last = moments.day(fixed, month, days[0]), moments.day(fixed, month, days[1])
    if not fixed:
        return Dated(start, after, None, "date-day-month")
    if first is None or last is None or last.latest < first.earliest:
        return None
    rule = "date-range" if days[0] != days[1] else "date-day-month"
    return Dated(start, after, Bounds(first.earliest, last.latest), rule, bool(year))
