"""Days as bounds, and how to say them: a day, a month, a year, a range, or no more than a last day."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Bounds:
    """The first and last day that a point in time can be; either may be unknown (empty)."""

    earliest: str = ""
    latest: str = ""

    @property
    def precision(self) -> str:
        """Say how near it is known: day, month, year, range, by (a last day only), from (a first one only), or none."""
        if not self.earliest or not self.latest:
            return "by" if self.latest else "from" if self.earliest else "none"
        if self.earliest == self.latest:
            return "day"
        first, last = date.fromisoformat(self.earliest), date.fromisoformat(self.latest)
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
            return "year"
        whole = last.day == calendar.monthrange(last.year, last.month)[1]
        month = first.day == 1 and whole and (first.year, first.month) == (last.year, last.month)
        return "month" if month else "range"

    @property
    def text(self) -> str:
        """Write it as a source would: 2025-10-26, 2025-10, 2025, 2025-10-25/2025-10-26, or `by 2025-10-26`."""
        forms = {
            "day": self.earliest,
            "month": self.earliest[:7],
            "year": self.earliest[:4],
            "range": f"{self.earliest}/{self.latest}",
            "by": f"by {self.latest}",
            "from": f"from {self.earliest}",
        }
        return forms.get(self.precision, "")


@dataclass(frozen=True)
class Spell:
    """From when until when; what is only a point has no end."""

    start: Bounds
    end: Bounds = Bounds()
    open: bool = False
    """Whether it goes on until an end is known."""

    @property
    def is_seen(self) -> bool:
        """Whether it is only known to hold on some day: neither its start nor its end is."""
        return self.open and bool(self.end.earliest) and not self.start.earliest and not self.end.latest

    def differs(self, other: Spell) -> bool:
        """Tell whether both are dated, and not alike."""
        starts = self.start.earliest and other.start.earliest and self.start != other.start
        return bool(starts or (self.end.latest and other.end.latest and self.end != other.end))

    @property
    def text(self) -> str:
        """Put it into words."""
        if self.is_seen:
            return "seen " + Bounds(self.end.earliest, self.start.latest).text
        start, end = self.start.text, self.end.text
        if self.open and not self.end.latest:
            return f"since {start}" if self.start.earliest else start
        return f"{start} to {end}" if end and self.end != self.start else start
