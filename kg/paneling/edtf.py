"""Bounds as dates of the Extended Date/Time Format (EDTF, ISO 8601-2:2019), levels 0 to 2."""

from __future__ import annotations

from datetime import date

from kg.reading import dates


def edtf(earliest: str, latest: str) -> str:
    """Write two bounds as the day, month or year that they are, else as one day out of a range.

    `[2025-10-25..2025-10-26]` is one of these days; `[..2025-12-29]` one not later.
    """
    if not earliest and not latest:
        return ""
    if not earliest or not latest:
        return f"[{earliest}..{latest}]"
    for form in (earliest, earliest[:7], earliest[:4]):
        found = dates.parse(form)
        if (found.earliest.isoformat(), found.latest.isoformat()) == (earliest, latest):
            return form
    return f"[{earliest}..{latest}]"


def days(first: str, last: str) -> int:
    """Count the days from one day to another."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
