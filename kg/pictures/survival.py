"""Kaplan and Meier's estimate of how many have done something by a time, from spells some of which are censored.

A spell ends at a time with the event or without it; who is censored at the time of an event is still at risk then.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Curve:
    """The share that has done it, as a step function: at times[i] it becomes shares[i]."""

    times: tuple[float, ...]
    shares: tuple[float, ...]
    stops: tuple[float, ...]
    """When each spell ends, in order."""
    censored: tuple[float, ...]
    """When those end that end without the event, in order."""

    def at(self, time: float) -> float:
        """Return the share that has done it by a time."""
        i = bisect_right(self.times, time)
        return self.shares[i - 1] if i else 0.0

    def at_risk(self, time: float) -> int:
        """Return how many have neither done it nor left before a time."""
        return sum(stop >= time for stop in self.stops)

    @property
    def median(self) -> float | None:
        """The first time by which half or more have done it; None if the estimate does not get there."""
        return next((time for time, share in zip(self.times, self.shares, strict=True) if share >= 0.5 - 1e-12), None)


def estimate(spells: Iterable[tuple[float, bool]]) -> Curve:
    """Estimate the share from spells: when each ends, and whether with the event."""
    told = sorted(spells)
    events = Counter(stop for stop, event in told if event)
    ends = Counter(stop for stop, _ in told)
    left, still = len(told), 1.0
    times, shares = [], []
    for time in sorted(ends):
        if events[time]:
            still *= 1 - events[time] / left
            times.append(time)
            shares.append(1 - still)
        left -= ends[time]
    stops = tuple(stop for stop, _ in told)
    return Curve(tuple(times), tuple(shares), stops, tuple(stop for stop, event in told if not event))
