"""Dates in a text: days, longer times, weekdays and relative words, counted from the day of publication."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.drafting.dating import moments
from kg.drafting.dating.ahead import ahead, nowadays, to_come
from kg.drafting.dating.dated import ROMAN, Dated, is_year, kind, number_at
from kg.drafting.dating.days import feast, named, numeric, spelled
from kg.drafting.dating.moments import Bounds
from kg.drafting.dating.periods import beside, part, year

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc

LEAD = 3
"""Paragraphs in which a full date may tell when a text was published."""
TODAY, TODAY_OR_NOW = "P0D", "P0D/now"
QUOTED_OUT = frozenset((TODAY, TODAY_OR_NOW, "P1D", "-P1D"))
"""What a speaker calls today is not tied to the day of publication."""
WEEKDAY = "date-weekday"
SAME_DAY = "P0D/same"
SEASONAL = frozenset(f"P0Y/{name}" for name in moments.SEASONS)
DAYS = ("date-day-month", WEEKDAY)
"""Rules of dates that may be the ends of a range."""
YEAR, MONTH, PART = "date-year", "date-month", "date-part"
UNLIKE = ((MONTH, PART), (MONTH, "date-month-year"), ("date-day-month", "date-numeric"))
"""Rules of two dates that are written differently and may be a range: from April to 6/2025, from 25/1 to 5/2/2027."""
CONTEXT, BESIDE = 30, 8
"""A month and a day of it, and two days of a month, stand within so many tokens."""
LATE, NEAR = 31, 8
"""Days that a dateline may lie back, and the tokens at the start of a paragraph within which it stands."""
NIGHT = "-P1D/P0D"
"""The night before the day of publication; a day behind it says which night is meant."""
LONGEST_PAST = 31
"""A relative period longer than this tells how long something took rather than when."""


def dates(doc: Doc) -> list[Dated]:
    """Find the dates of a text, in order."""
    anchor = doc.published or _own(doc)
    found: list[Dated] = []
    inside = 0
    for at in _beginnings(doc):
        dated = _at(doc, at, anchor, found) if at >= inside else None
        if dated is not None:
            found.append(dated)
            inside = dated.end
    return _joined(doc, [_in_year(doc, found, number) for number in range(len(found))])


def _in_year(doc: Doc, found: list[Dated], number: int) -> Dated:
    """Give a day without a year that of its month, if that was named with one before: July 2023 … on July 27."""
    dated, last = found[number], found[number - 1] if number else None
    ours, theirs = dated.bounds, last.bounds if last is not None else None
    if dated.full or dated.rule != "date-day-month" or last is None or not last.full or not ours or not theirs:
        return dated
    reach = CONTEXT if last.rule in (MONTH, "date-month-year") else BESIDE
    near = dated.start - last.end <= reach and ours.earliest.month == theirs.earliest.month
    if not near or ahead(doc, dated.start) or ours.earliest.year == theirs.earliest.year:
        return dated
    days = [moments.day(theirs.earliest.year, day.month, day.day) for day in (ours.earliest, ours.latest)]
    return dated._replace(bounds=Bounds(days[0].earliest, days[1].latest)) if days[0] and days[1] else dated


def _beginnings(doc: Doc) -> list[int]:
    """List the tokens that may begin a date: numbers, and words of the tables of times and numbers."""
    times, numbers = doc.hits.get("time", {}), doc.hits.get("numbers", {})
    keys = enumerate(doc.tokens.keys)
    return [at for at, key in keys if key[0].isdigit() or key in ROMAN or at in times or at in numbers]


def _own(doc: Doc) -> date | None:
    """Return the first full date near the beginning: what the text itself says of when it was written."""
    limit = doc.paragraphs[min(LEAD, len(doc.paragraphs)) - 1].end if doc.paragraphs else 0
    for at in range(limit):
        for dated in (numeric(doc, at, None), named(doc, at, None)):
            if dated is not None and dated.bounds is not None and dated.bounds.earliest == dated.bounds.latest:
                return dated.bounds.earliest
    return None


def _at(doc: Doc, at: int, anchor: date | None, found: list[Dated]) -> Dated | None:
    """Try the kinds of date at a token, those that say most first."""
    key = doc.tokens.keys[at]
    if key.isdigit() or key in ROMAN or key[:1].isdigit():
        days = numeric(doc, at, anchor) or named(doc, at, anchor)
        return days or _in_words(doc, at, anchor, found) or year(doc, at)
    if at not in doc.hits.get("time", {}):
        return spelled(doc, at, anchor)
    weekday = kind(doc, at, "weekday")
    return _weekday(doc, at, weekday, anchor) if weekday else _in_words(doc, at, anchor, found)


def _in_words(doc: Doc, at: int, anchor: date | None, found: list[Dated]) -> Dated | None:
    """Read what begins with a word of the table of times."""
    if at not in doc.hits.get("time", {}):
        return None
    months = feast(doc, at, anchor) or beside(doc, at, anchor) or named(doc, at, anchor) or _week_of(doc, at, anchor)
    return months or part(doc, at, anchor) or _relative(doc, at, anchor, found)


def _weekday(doc: Doc, at: int, number: int, anchor: date | None) -> Dated | None:
    """Read a weekday; a date that follows it is the same day."""
    end = next(h.end for h in doc.hits["time"][at] if h.entry.kind == "weekday")
    for inner in range(at, end):
        if any(h.entry.kind == "relative" and h.end > end for h in doc.hits["time"].get(inner, ())):
            longer = _in_words(doc, inner, anchor, [])
            return longer._replace(start=at) if longer is not None else None
    for skip in (0, 1):
        if skip == 0 or doc.tokens.key(end) in (",", "("):
            dated = numeric(doc, end + skip, anchor) or named(doc, end + skip, anchor)
            if dated is not None and dated.rule != "date-month":
                return dated._replace(start=at)
    if anchor is None:
        return Dated(at, end, None, "date-weekday")
    return Dated(at, end, moments.weekday(anchor, number, to_come(doc, at)), "date-weekday")


def _week_of(doc: Doc, at: int, anchor: date | None) -> Dated | None:
    """Read seven days from a day: the week of May 25."""
    hit = next((h for h in doc.hits["time"][at] if h.entry.value == "week-of"), None)
    day = named(doc, hit.end, anchor) or numeric(doc, hit.end, anchor) if hit is not None else None
    if day is None or day.bounds is None:
        return None
    first = day.bounds.earliest
    return Dated(at, day.end, Bounds(first, first + timedelta(6)), "date-range", day.full)


def _relative(doc: Doc, at: int, anchor: date | None, found: list[Dated]) -> Dated | None:
    """Read words that count from the day of publication, or from the day the story spoke of last."""
    hit = next((h for h in doc.hits["time"][at] if h.entry.kind == "relative"), None)
    if hit is None or anchor is None or (hit.entry.value == TODAY_OR_NOW and nowadays(doc, at)):
        return None
    if hit.entry.value.startswith("P0Y/") and is_year(doc, hit.end):
        bounds = moments.part(number_at(doc, hit.end), hit.entry.value[4:])
        return Dated(at, hit.end + 1, bounds, "date-part", True)
    if hit.entry.value == NIGHT and _day_follows(doc, hit.end):
        return None
    if is_year(doc, hit.end) or (doc.quoted[at] >= 0 and hit.entry.value in QUOTED_OUT) or _counts_from(doc, hit):
        return None
    base = (_dateline(doc, found, anchor) if hit.entry.value in (TODAY, TODAY_OR_NOW) else None) or anchor
    if hit.entry.value.endswith("/same"):
        until = anchor if hit.entry.value == SAME_DAY else date.max
        base = next(
            (d.bounds.latest for d in reversed(found[-8:]) if d.bounds and d.bounds[0] == d.bounds[1] <= until), anchor
        )
    bounds = moments.relative(base, hit.entry.value)
    if bounds is not None and hit.entry.value in SEASONAL:
        bounds = _season(doc, at, bounds, anchor, hit.entry.value)
    if bounds is None or _takes(doc, hit, bounds):
        return None
    day = numeric(doc, hit.end + 1, anchor) if doc.tokens.key(hit.end) == "(" else None
    same = day is not None and day.bounds == bounds  # hôm qua (21/5)
    return Dated(at, day.end if day is not None and same else hit.end, bounds, "date-relative")


def _takes(doc: Doc, hit: Hit, bounds: Bounds) -> bool:
    """Tell whether words say how long something took, or will take: in the last two years, is to last five days."""
    past = hit.entry.value.endswith("/P0D")
    long = (bounds.latest - bounds.earliest).days > LONGEST_PAST
    return past and (long or (hit.entry.value.startswith("-") and ahead(doc, hit.start)))


def _day_follows(doc: Doc, at: int) -> bool:
    """Tell whether the words right behind say which day is meant: overnight from 9 to 10 May, overnight Tuesday."""
    day = max(doc.role("locative", at), doc.role("since", at)) or at
    return doc.tokens.key(day).isdigit() or bool(kind(doc, day, "weekday") or kind(doc, day, "month"))


def _season(doc: Doc, at: int, bounds: Bounds, anchor: date, value: str) -> Bounds | None:
    """Return the season that a sentence means: that of the year, or the next one in a plan; none if it is a limit."""
    if doc.ends("limit", at) >= 0:
        return None
    return moments.relative(anchor, f"P1Y{value[3:]}") if bounds.latest < anchor and ahead(doc, at) else bounds


def _dateline(doc: Doc, found: list[Dated], anchor: date) -> date | None:
    """Return the day of a dateline some days before a text was published: what it calls today was that day."""
    first = found[0] if found else None
    day = first.bounds.earliest if first is not None and first.bounds is not None else None
    if first is None or day is None or day >= anchor or (anchor - day).days > LATE or first.rule not in DAYS:
        return None
    sentence = doc.sentences[doc.sentence_at(first.start)]
    paragraph = doc.paragraphs[sentence.paragraph]
    ends = any(doc.tokens.key(at) in ("-", ":") and not doc.tokens.tight(at) for at in range(first.end, first.end + 4))
    ends = ends or sentence.end - first.end <= 1
    return day if ends and first.start - paragraph.start <= NEAR else None


def _counts_from(doc: Doc, hit: Hit) -> bool:
    """Tell whether a period counts from what follows rather than from today: three weeks after the ceremony."""
    if "/" in hit.entry.value and not hit.entry.value.endswith("/same"):
        return False
    last = hit.end - 1
    follows = hit.end < len(doc.tokens) and doc.tokens.words[hit.end] and not doc.tokens.breaks[hit.end]
    return bool(follows and last > hit.start and doc.role("from", last) == hit.end and not doc.hit("time", hit.end))


def _joined(doc: Doc, found: list[Dated]) -> list[Dated]:
    """Join two days that a dash or a preposition makes a range: Dec. 15 to Jan. 31, between Friday and Sunday."""
    joined: list[Dated] = []
    for dated in found:
        range_ = _range(doc, joined[-1], dated) if joined else None
        if range_ is not None:
            joined[-1] = range_
        else:
            joined.append(dated)
    return joined


def _range(doc: Doc, last: Dated, dated: Dated) -> Dated | None:
    """Return the range of two days, if words make them one."""
    last, dated = _same_week(*_week_told_once(_year_told_once(last, dated), dated))
    years = last.rule == dated.rule == YEAR
    if last.bounds is None or dated.bounds is None or (last.full and not years) or _put_off(doc, last):
        return None
    kinds = (last.rule, dated.rule)
    alike = dated.rule in (*DAYS, YEAR, MONTH) if last.rule == dated.rule else kinds in UNLIKE
    if not alike or not last.bounds.earliest < dated.bounds.latest or not _until(doc, last, dated):
        return None
    bounds = Bounds(last.bounds.earliest, dated.bounds.latest)
    return Dated(last.start, dated.end, bounds, YEAR if years else "date-range", dated.full)


def _year_told_once(last: Dated, dated: Dated) -> Dated:
    """Give a day or a month the year of the one that ends a range: from April to June 2025."""
    ours, theirs = last.bounds, dated.bounds
    alike = last.rule == dated.rule or (last.rule, dated.rule) in UNLIKE
    if not alike or last.full or not dated.full or ours is None or theirs is None or last.rule == WEEKDAY:
        return last
    year = theirs.latest.year - (ours.earliest.month > theirs.latest.month)
    days = [moments.day(year, day.month, min(day.day, 28) if last.rule == MONTH else day.day) for day in ours]
    return last._replace(bounds=Bounds(days[0].earliest, days[1].latest)) if days[0] and days[1] else last


def _week_told_once(last: Dated, dated: Dated) -> tuple[Dated, Dated]:
    """Give a weekday the week of the one that ends a range: from Monday to Friday next week."""
    ours, theirs = last.bounds, dated.bounds
    one = (last.rule, dated.rule) == (WEEKDAY, "date-relative") and theirs and theirs.earliest == theirs.latest
    if not one or ours is None or theirs is None:
        return last, dated
    day = theirs.latest - timedelta((theirs.latest - ours.earliest).days % 7)
    return last._replace(bounds=Bounds(day, day)), dated._replace(rule=WEEKDAY)


def _same_week(last: Dated, dated: Dated) -> tuple[Dated, Dated]:
    """Return the second of two weekdays as the next one after the first: from Monday to Wednesday."""
    if last.rule != dated.rule or dated.rule != WEEKDAY or not last.bounds or not dated.bounds or last.full:
        return last, dated
    first = last.bounds.earliest
    day = first + timedelta((dated.bounds.earliest - first).days % 7)
    return last, dated._replace(bounds=Bounds(day, day))


def _put_off(doc: Doc, last: Dated) -> bool:
    """Tell whether a day is one from which something was moved to another: postponed from 2 March to 9 June."""
    return doc.ends("since", last.start) >= 0 and doc.within("preparing", last.start - NEAR // 2, last.start)


def _next_day(last: Dated, dated: Dated) -> bool:
    """Tell whether one weekday is the day after another: on Monday and Tuesday."""
    days = (last.bounds, dated.bounds)
    return dated.rule == WEEKDAY and bool(days[0] and days[1] and (days[1].latest - days[0].earliest).days == 1)


def _until(doc: Doc, last: Dated, dated: Dated) -> bool:
    """Tell whether what stands between two days makes them the ends of a range."""
    word = last.end
    if dated.rule == PART and word == dated.start:
        return True
    between = any(doc.ends("between", start) >= 0 for start in (last.start, last.start - 1))
    if doc.role("coordinator", word) == dated.start:
        return between or _next_day(last, dated)
    roles = ("locative", "addressee", "connector", "limit")
    after = [end for role in roles if (end := doc.role(role, word))]
    if any(dated.start in (end, doc.role("determiner", end)) for end in after):
        return True
    dash = doc.tokens.key(word) == "-" and dated.start == word + 1
    return dash or (between and doc.tokens.key(word) == "-")
