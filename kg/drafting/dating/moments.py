"""Days, months, quarters and years as bounds, counted from the day a text was published, never from today."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 12)}
OF_YEARS = frozenset(("early", "middle", "late", "start", "end"))
"""Parts of a year, and of a month."""
OF_MONTHS = OF_YEARS | frozenset(("first-week", "second-week", "third-week", "last-week"))
"""Parts of a month only."""
EDGES = ("start", "end")
WEEKS = {"first-week": 0, "second-week": 7, "third-week": 14}
"""Weeks of a month, and the days before them."""
NEXT_TO = ("P0D", "-P0D")
"""With a weekday: the next one after the day of publication, or the last one before it."""
OLDEST, NEWEST = 1900, 2100


class Bounds(NamedTuple):
    """The first and the last day that words may mean."""

    earliest: date
    latest: date


def day(year: int, month: int, number: int) -> Bounds | None:
    """Return the bounds of a day, if there is such a day."""
    if not (OLDEST <= year <= NEWEST and 1 <= month <= 12 and 1 <= number <= calendar.monthrange(year, month)[1]):
        return None
    found = date(year, month, number)
    return Bounds(found, found)


def months(year: int, first: int, last: int) -> Bounds | None:
    """Return the bounds of some months of a year."""
    if not OLDEST <= year <= NEWEST:
        return None
    return Bounds(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))


def nearest(anchor: date, month: int, number: int = 15) -> int:
    """Return the year that brings a day without a year nearest to the anchor."""
    number = min(number, 28)
    return min(
        (anchor.year, anchor.year - 1, anchor.year + 1), key=lambda year: abs((date(year, month, number) - anchor).days)
    )


def coming(anchor: date, month: int, number: int = 31) -> int:
    """Return the year of the next such day, or of the next end of such a month."""
    number = min(number, 28)
    return anchor.year if (month, number) >= (anchor.month, min(anchor.day, 28)) else anchor.year + 1


def weekday(anchor: date, number: int, ahead: bool) -> Bounds:
    """Return the last such weekday up to the anchor, or the next one after it."""
    back = (anchor.weekday() - (number - 1)) % 7
    found = anchor - timedelta(back)
    if ahead and back:
        found += timedelta(7)
    return Bounds(found, found)


def part(year: int, value: str, month: int = 0) -> Bounds | None:
    """Return the bounds of a part of a year or a month: quarter-1, half-2, spring, early, late."""
    name, _, number = value.partition("-")
    if month:
        whole = months(year, month, month)
        return _of_month(whole, value) if whole else None
    if name == "quarter" and number.isdigit():
        return months(year, 3 * int(number) - 2, 3 * int(number))
    if name == "half" and number.isdigit():
        return months(year, 6 * int(number) - 5, 6 * int(number))
    if name == "months" and number.isdigit() and 1 <= int(number) <= 12:
        return months(year, 1, int(number))
    if name in SEASONS:
        return months(year, *SEASONS[name])
    return _of_year(year, name) if name in OF_YEARS else months(year, 1, 12)


def _of_month(whole: Bounds, name: str) -> Bounds:
    """Return a third, a week, the first or the last day of a month."""
    first, last = whole
    if name in EDGES:
        return _edge(whole, name)
    if name in WEEKS:
        return Bounds(first + timedelta(WEEKS[name]), first + timedelta(WEEKS[name] + 6))
    if name == "last-week":
        seventh = last - timedelta(6)
        return Bounds(seventh - timedelta(seventh.weekday()), last)
    ends = {"early": (0, 9), "middle": (10, 19)}
    low, high = ends.get(name, (20, (last - first).days))
    return Bounds(first + timedelta(low), first + timedelta(high)) if name in OF_YEARS else whole


def _edge(whole: Bounds, name: str) -> Bounds:
    """Return the first or the last day of a time."""
    at = whole.earliest if name == "start" else whole.latest
    return Bounds(at, at)


def _of_year(year: int, name: str) -> Bounds | None:
    """Return a third of a year, or its first or last day."""
    if name in EDGES:
        whole = months(year, 1, 12)
        return _edge(whole, name) if whole else None
    first = {"early": 1, "middle": 5, "late": 9}[name]
    return months(year, first, first + 3)


def beside(anchor: date, number: int, ahead: bool) -> Bounds:
    """Return the last such weekday before the anchor, or the next one after it."""
    back = (anchor.weekday() - number) % 7 or 7
    found = anchor - timedelta(back) if not ahead else anchor + timedelta(7 - back % 7)
    return Bounds(found, found)


def relative(anchor: date, value: str) -> Bounds | None:
    """Return what an offset means: -P1D, -P2D/P0D, P1W/monday, -P1M/month, P0Y/half-1."""
    first, _, what = value.partition("/")
    if what in WEEKDAYS and first in NEXT_TO:
        return beside(anchor, WEEKDAYS.index(what), first == "P0D")
    shifted = shift(anchor, first)
    if shifted is None:
        return None
    if what.startswith(("P", "-P")):
        other = shift(anchor, what)
        return Bounds(min(shifted, other), max(shifted, other)) if other else None
    return _unit(shifted, what, first)


def _unit(at: date, what: str, offset: str) -> Bounds | None:
    """Widen a day to the unit that is named."""
    monday = at - timedelta(at.weekday())
    if what in WEEKDAYS:
        monday += timedelta(WEEKDAYS.index(what))
        return Bounds(monday, monday)
    if what in ("week", "weekend"):
        return Bounds(monday + timedelta(5 if what == "weekend" else 0), monday + timedelta(6))
    if what == "month":
        return months(at.year, at.month, at.month)
    if what in ("quarter", "half"):
        what = f"{what}-{(at.month + 2) // 3 if what == 'quarter' else (at.month + 5) // 6}"
    if what.startswith(("year", "half", "quarter-", "months")) or what in (*SEASONS, *OF_YEARS):
        return part(at.year, what, at.month if what in OF_YEARS and offset[-1:] == "M" else 0)
    return _step(at, monday, offset[-1:] if what not in ("same", "now") else "D")


def _step(at: date, monday: date, unit: str) -> Bounds | None:
    """Widen a day to the unit in which it was counted."""
    if unit == "D":
        return Bounds(at, at)
    if unit == "W":
        return Bounds(monday, monday + timedelta(6))
    return months(at.year, at.month, at.month) if unit == "M" else months(at.year, 1, 12)


def shift(anchor: date, offset: str) -> date | None:
    """Move a day by an offset such as -P2D, P3W, P1M or P1Y; what leaves the calendar is nothing."""
    sign = -1 if offset.startswith("-") else 1
    body = offset.lstrip("-").removeprefix("P")
    number, unit = body[:-1], body[-1:]
    if not number.isdigit() or not number.isascii() or len(number) > 4:
        return None
    try:
        if unit in "DW":
            return anchor + timedelta(sign * int(number) * (7 if unit == "W" else 1))
        total = anchor.year * 12 + anchor.month - 1 + sign * int(number) * (12 if unit == "Y" else 1)
        year, month = divmod(total, 12)
        return date(year, month + 1, min(anchor.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None
