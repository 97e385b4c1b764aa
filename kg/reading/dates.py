"""Dates as sources give them: a day, a month, a year, or a range with the day unknown within it.

The forms are a subset of the Extended Date/Time Format (EDTF, ISO 8601-2:2019), level 0. Days are closed.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_TYPES = {1: "gYear", 2: "gYearMonth", 3: "date"}
EXPECTED = 'expected a day "2025-10-26", a month "2025-10", a year "2025", or a range "2025-10-25/2025-10-26"'


@dataclass(frozen=True)
class Stated:
    """A date as stated, with the first and last day it can mean."""

    text: str
    datatype: str
    """Local name of the XSD type; empty for a range, which is not one literal."""
    earliest: date
    latest: date


def parse(value: object) -> Stated:
    """Read a stated date; a TOML date counts as a day.

    Raises ValueError with what was expected.
    """
    text = value.isoformat() if isinstance(value, date) else value
    if not isinstance(text, str):
        raise ValueError(EXPECTED)
    first, slash, last = text.partition("/")
    start = _single(first)
    if not slash:
        return start
    end = _single(last)
    if start.earliest > end.latest:
        raise ValueError(f"the range {text} ends before it starts; write the earlier day first")
    return Stated(text, "", start.earliest, end.latest)


def _single(text: str) -> Stated:
    match = _FORM.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is not a date; {EXPECTED}")
    parts = [int(part) for part in match.groups() if part]
    try:
        first = date(parts[0], *([*parts[1:], 1, 1])[:2])
    except ValueError:
        raise ValueError(f"{text} is not in the calendar; {EXPECTED}") from None
    return Stated(text, _TYPES[len(parts)], first, _last_day(first, len(parts)))


def _last_day(first: date, precision: int) -> date:
    if precision == 1:
        return first.replace(month=12, day=31)
    if precision == 2:
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])
    return first
