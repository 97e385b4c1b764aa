"""Time from left to right: where a day is, and which days are worth a line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 12
"""Lines across a picture."""
STEPS = (1, 7, 14, -1, -2, -3, -6, -12, -24, -60, -120, -600, -2400, -12000)
"""Days between lines, or (below 0) months."""


@dataclass(frozen=True)
class Axis:
    """A stretch of time laid over a stretch of paper."""

    first: date
    last: date
    left: float
    right: float

    @classmethod
    def over(cls, days: list[str], left: float, right: float) -> Axis:
        """Make an axis that shows all of these days, with some room on both sides."""
        first, last = date.fromisoformat(min(days)), date.fromisoformat(max(days))
        room = max(timedelta(days=3), (last - first) * 0.02)
        return cls(_moved(first, -room), _moved(last, room), left, right)

    def at(self, day: str) -> float:
        """Return the place of a day; what lies outside is put on the edge."""
        whole = (self.last - self.first).days or 1
        share = (date.fromisoformat(day) - self.first).days / whole
        return round(self.left + min(1.0, max(0.0, share)) * (self.right - self.left), 2)

    def ticks(self) -> list[tuple[float, str]]:
        """Return places and words of the lines across."""
        step = next((s for s in STEPS if len(list(self._days(s))) <= MOST), STEPS[-1])
        if step > 0:
            return [(self.at(day.isoformat()), day.isoformat()) for day in self._days(step)]
        return [(self.at(day.isoformat()), day.isoformat()[: 4 if step <= -12 else 7]) for day in self._days(step)]

    def _days(self, step: int) -> Iterator[date]:
        if step > 0:
            yield from map(date.fromordinal, range(self.first.toordinal(), self.last.toordinal() + 1, step))
            return
        months = -step
        start = (self.first.year * 12 + self.first.month - 1) // months * months
        for month in range(start, self.last.year * 12 + self.last.month, months):
            if month >= 12 and self.first <= (day := date(month // 12, month % 12 + 1, 1)) <= self.last:
                yield day


def _moved(day: date, by: timedelta) -> date:
    """Move a day, at most to the ends of the calendar."""
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta() else date.min
