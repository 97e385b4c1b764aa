"""Numbers along an axis: where one is, and which are worth a line."""

from __future__ import annotations

import math
from dataclasses import dataclass

LONG_DAYS = (0, 1, 3, 7, 14, 30, 90, 180, 365, 730, 1825, 3650, 7300, 14600)
WIDE_NUMBERS = (0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10000, 100000)


def steps(low: float, high: float, most: int = 8, whole: bool = False) -> list[float]:
    """Return round numbers from low to high, at most about so many.

    Args:
        low: the least.
        high: the greatest.
        most: how many spaces between them at most.
        whole: whether only whole numbers make sense.

    """
    if high <= low:
        return [low]
    step = 10.0 ** math.floor(math.log10((high - low) / most))
    while (high - low) / step > most + 1e-9 or (whole and step < 1):
        step = next(10 ** math.floor(math.log10(step) + 1e-9) * r for r in (2, 5, 10) if _longer(step, r))
    first = math.ceil(low / step - 1e-9)
    return [round(i * step, 10) for i in range(first, math.floor(high / step + 1e-9) + 1)]


def _longer(step: float, factor: int) -> bool:
    base = 10.0 ** math.floor(math.log10(step) + 1e-9)
    return base * factor > step * 1.001


@dataclass(frozen=True)
class Scale:
    """A stretch of numbers laid over a stretch of paper; a logarithmic one goes through 0 and to both sides of it."""

    low: float
    high: float
    start: float
    end: float
    logarithmic: bool = False

    def at(self, value: float) -> float:
        """Return the place of a number; what lies outside is put on the edge."""
        low, high = self._bent(self.low), self._bent(self.high)
        share = (self._bent(value) - low) / (high - low or 1.0)
        return round(self.start + min(1.0, max(0.0, share)) * (self.end - self.start), 2)

    def ticks(self, days: bool = False, most: int = 8) -> list[float]:
        """Return the numbers that are worth a line."""
        if not self.logarithmic:
            return steps(self.low, self.high, most, whole=True)
        known = LONG_DAYS if days else WIDE_NUMBERS
        return sorted({float(sign * n) for n in known for sign in (-1, 1) if self.low <= sign * n <= self.high})

    def _bent(self, value: float) -> float:
        return math.copysign(math.log1p(abs(value)), value) if self.logarithmic else value
