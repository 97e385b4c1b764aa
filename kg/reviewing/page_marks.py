"""Which words are marked, by whom, and in which lane: overlapping marks are drawn one below the other."""

from __future__ import annotations

import itertools
from bisect import bisect_left, insort
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LANES = 6
"""Lines below the words; what needs more shares the last."""


@dataclass(frozen=True, order=True)
class Mark:
    """One span of one entry."""

    start: int
    end: int
    number: int
    """Of the entry, as it is shown."""
    kind: str
    lane: int = 0


@dataclass(frozen=True)
class Piece:
    """A stretch of text that the same marks cover."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    """From the outermost lane to the one next to the words."""
    ending: tuple[Mark, ...]
    """Those that end here."""


def in_lanes(marks: Sequence[Mark]) -> list[Mark]:
    """Give each mark a lane, so that those of one lane do not overlap; short ones stand next to the words."""
    taken: list[list[tuple[int, int]]] = [[] for _ in range(LANES - 1)]
    found = []
    for mark in sorted(marks, key=lambda one: (one.end - one.start, one)):
        free = (lane for lane, spans in enumerate(taken) if _is_free(spans, mark))
        lane = next(free, LANES - 1)
        if lane < LANES - 1:
            insort(taken[lane], (mark.start, mark.end))
        found.append(Mark(mark.start, mark.end, mark.number, mark.kind, lane))
    return sorted(found)


def _is_free(spans: list[tuple[int, int]], mark: Mark) -> bool:
    at = bisect_left(spans, (mark.start, mark.start))
    before = at == 0 or spans[at - 1][1] <= mark.start
    return before and (at == len(spans) or spans[at][0] >= mark.end)


def pieces(start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Cut a stretch of text where a mark begins or ends.

    Args:
        start: of the stretch.
        end: of it.
        marks: those that have a character in it, sorted.

    """
    closing: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        closing[mark.end].append(mark)
    bounds = {start, end, *(max(start, m.start) for m in marks), *(min(end, m.end) for m in marks)}
    edges = sorted(bounds)
    coming, open_ = list(reversed(marks)), list[Mark]()
    for first, last in itertools.pairwise(edges):
        open_ = [mark for mark in open_ if mark.end > first]
        while coming and coming[-1].start <= first:
            mark = coming.pop()
            open_ += [mark] if mark.end > first else []
        # Of several marks that share the last lane one is drawn.
        by_lane = {mark.lane: mark for mark in open_}
        drawn = tuple(by_lane[lane] for lane in sorted(by_lane, reverse=True))
        yield Piece(first, last, drawn, tuple(sorted(closing.get(last, ()), key=lambda one: one.number)))
