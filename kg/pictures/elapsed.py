"""Time since a clock began: whether it is told in days, months or years, and which of them are worth a line."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kg.display import many
from kg.pictures.scale import steps

YEAR = 365.25
MOST = 10
"""Spaces between lines."""
MONTHS = (1, 2, 3, 6)
"""Between lines, as people divide a year."""


@dataclass(frozen=True)
class Unit:
    """What time is counted in."""

    word: str
    days: float
    until: float
    """The longest observation, in days, for which it is used."""

    def ticks(self, last: float) -> list[float]:
        """Return the days that are worth a line, in order, each a whole number of units after the first."""
        whole = math.floor(last / self.days + 1e-9)
        if self.word == "month":
            step = next((months for months in MONTHS if whole <= months * MOST), MONTHS[-1])
            return [count * self.days for count in range(0, whole + 1, step)]
        return [count * self.days for count in steps(0, whole, MOST, whole=True)]

    def count(self, days: float) -> str:
        """Write a tick."""
        return f"{days / self.days:.0f}"

    def told(self, days: float) -> str:
        """Write any number of days."""
        if self.days == 1:
            return many(round(days), self.word)
        return f"{days / self.days:.1f} {self.word}s"


UNITS = (Unit("day", 1.0, 120), Unit("month", YEAR / 12, 3 * YEAR), Unit("year", YEAR, math.inf))


def unit(last: float) -> Unit:
    """Choose what time is counted in by the length of observation in days."""
    return next(one for one in UNITS if last <= one.until)
