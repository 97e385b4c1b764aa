"""Krippendorff's alpha: agreement on how matched units are coded, corrected for chance.

Coincidences as in K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011); distances of sets are MASI, as in
R. Passonneau, Measuring Agreement on Set-valued Items (LREC 2006). Intervals come from drawing units again with
replacement (A. Zapf et al., Measuring inter-rater reliability for nominal data, BMC Med. Res. Methodology 16:93, 2016).
Nothing is needed but the standard library; the tests hold it against published examples.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

NOMINAL, ORDINAL, INTERVAL, SETS = "nominal", "ordinal", "interval", "MASI"
RESAMPLES = 1000
LEVEL = 0.95
"""Share of the resamples that lies within an interval."""

Values = tuple["Hashable", ...]
"""What the coders who coded one unit wrote, in an order that does not depend on who they are."""


@dataclass(frozen=True)
class Estimate:
    """A figure with its interval; None where the data cannot tell."""

    value: float | None
    low: float | None = None
    high: float | None = None


@lru_cache(maxsize=100_000)
def masi(one: frozenset[Any], other: frozenset[Any]) -> float:
    """Return the distance of two sets: 0 if they are the same, 1 if they share nothing.

    It is 1 minus Jaccard times monotonicity: 1 if the sets are the same, 2/3 if one holds the other, 1/3 if each has
    something of its own, 0 if nothing is shared. Two empty sets are the same.
    """
    shared = len(one & other)
    if one == other:
        return 0.0
    monotone = 2 if shared in (len(one), len(other)) else 1
    return 1.0 - shared * monotone / (3 * len(one | other))


def _difference(metric: str, counts: Mapping[Hashable, int]) -> Callable[[Any, Any], float]:
    """Return the difference function of a level of measurement; that of ordinal values depends on their counts."""
    if metric == NOMINAL:
        return lambda a, b: float(a != b)
    if metric == INTERVAL:
        return lambda a, b: float((a - b) ** 2)
    if metric == SETS:
        return masi
    ranks = sorted(counts)  # type: ignore[type-var]

    def ordinal(a: Any, b: Any) -> float:
        low, high = min(a, b), max(a, b)
        between = sum(counts[rank] for rank in ranks if low <= rank <= high)
        return (between - (counts[a] + counts[b]) / 2) ** 2 if a != b else 0.0

    return ordinal


def alpha(units: Iterable[Values], metric: str) -> float | None:
    """Return Krippendorff's alpha of units coded by two or more; None if there is nothing to tell apart.

    Args:
        units: for each unit what its coders wrote; units with fewer than two values are passed over.
        metric: nominal, ordinal (values are ranks), interval (numbers) or MASI (frozen sets).

    """
    return _alpha(Counter(unit for unit in units if len(unit) > 1), metric)


def _alpha(patterns: Mapping[Values, int], metric: str) -> float | None:
    counts: Counter[Hashable] = Counter()
    for pattern, times in patterns.items():
        for value in pattern:
            counts[value] += times
    total = counts.total()
    difference = _difference(metric, counts)
    expected = _spread(counts, difference, metric)
    if not expected:
        return None
    observed = sum(times * _within(pattern, difference) for pattern, times in patterns.items())
    return 1.0 - observed * (total - 1) / expected


def _within(pattern: Values, difference: Callable[[Any, Any], float]) -> float:
    """Add up the differences within a unit, each value weighing the same whatever the number of coders."""
    return 2 * sum(difference(a, b) for a, b in combinations(pattern, 2)) / (len(pattern) - 1)


def _spread(counts: Mapping[Hashable, int], difference: Callable[[Any, Any], float], metric: str) -> float:
    """Add up the differences between all values of all units."""
    total = sum(counts.values())
    if metric == NOMINAL:
        return float(total * total - sum(n * n for n in counts.values()))
    if metric == INTERVAL:
        numbers: Any = counts
        return float(
            2 * (total * sum(n * v * v for v, n in numbers.items()) - sum(n * v for v, n in numbers.items()) ** 2)
        )
    return 2 * sum(counts[a] * counts[b] * difference(a, b) for a, b in combinations(counts, 2))


def estimate(units: Sequence[Values], metric: str, seed: str, resamples: int = RESAMPLES) -> Estimate:
    """Return alpha with a bootstrap interval over units.

    Args:
        units: as for alpha.
        metric: as for alpha.
        seed: what the drawing begins with, so that a comparison made again gives the same figures.
        resamples: how often units are drawn again; 0 for no interval.

    """
    kept = Counter(unit for unit in units if len(unit) > 1)
    value = _alpha(kept, metric)
    if value is None:
        return Estimate(None)
    return interval(value, kept, lambda drawn: _alpha(drawn, metric), seed, resamples)


def interval(
    value: float,
    units: Mapping[Any, int],
    measure: Callable[[Mapping[Any, int]], float | None],
    seed: str,
    resamples: int,
) -> Estimate:
    """Give a figure its interval: the middle of what the measure says of units drawn again with replacement.

    Draws in which nothing can be told apart are passed over; if they are half of all, there is no interval.
    """
    kinds = sorted(units, key=repr_of)
    weights, size = [units[kind] for kind in kinds], sum(units.values())
    if size < 2:
        return Estimate(value)
    chance = random.Random(seed)  # noqa: S311 - drawn again, not guarded
    drawn = (measure(Counter(chance.choices(kinds, weights, k=size))) for _ in range(resamples))
    found = sorted(one for one in drawn if one is not None)
    if len(found) * 2 <= resamples:
        return Estimate(value)
    cut = (1 - LEVEL) / 2 * (len(found) - 1)
    return Estimate(value, found[round(cut)], found[round(len(found) - 1 - cut)])


def repr_of(value: Any) -> str:
    """Write a value so that equal values are written alike, sets too."""
    if isinstance(value, frozenset):
        return f"{{{', '.join(sorted(map(repr_of, value)))}}}"
    return f"({', '.join(map(repr_of, value))})" if isinstance(value, tuple) else repr(value)


def same_share(units: Iterable[Values]) -> float | None:
    """Return the share of pairs of coders of one unit who wrote exactly the same."""
    pairs = [a == b for unit in units for a, b in combinations(unit, 2)]
    return sum(pairs) / len(pairs) if pairs else None
