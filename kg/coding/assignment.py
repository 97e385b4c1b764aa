"""The best way to pair two lists: as much weight as can be had, with no item in two pairs.

Shortest augmenting paths with prices (R. Jonker, A. Volgenant, Computing 38, 1987), over the pairs that are possible.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def best_pairs(weights: Mapping[tuple[int, int], int]) -> dict[int, int]:
    """Pair rows with columns so that the weights of the pairs add up to the most.

    Args:
        weights: positive whole numbers for the pairs that are possible. A row or column may stay alone.

    """
    top = max(weights.values(), default=0)
    costs: dict[int, list[tuple[int, int]]] = {}
    for (row, column), weight in sorted(weights.items()):
        costs.setdefault(row, []).append((column, top - weight))
    solver = _Solver()
    for row, possible in costs.items():
        # A column of its own, worth nothing, lets a row stay alone.
        solver.add(row, [*possible, (-1 - row, top)])
    return {row: column for column, row in solver.owner.items() if column >= 0}


class _Solver:
    """Rows assigned so far at the least cost, and the prices that prove it."""

    def __init__(self) -> None:
        self.costs: dict[int, list[tuple[int, int]]] = {}
        self.owner: dict[int, int] = {}
        self.held: dict[int, int] = {}
        self.row_price: dict[int, int] = {}
        self.column_price: dict[int, int] = {}

    def add(self, row: int, costs: Iterable[tuple[int, int]]) -> None:
        """Assign one more row, moving others where that costs least."""
        self.costs[row] = list(costs)
        self.row_price[row] = 0
        distance: dict[int, int] = {}
        before: dict[int, int] = {}
        done: set[int] = set()
        heap: list[tuple[int, int]] = []
        at, gone = row, 0
        while True:
            for column, cost in self.costs[at]:
                length = gone + cost - self.row_price[at] - self.column_price.get(column, 0)
                if column not in done and length < distance.get(column, length + 1):
                    distance[column], before[column] = length, at
                    heapq.heappush(heap, (length, column))
            gone, column = heapq.heappop(heap)
            while column in done:
                gone, column = heapq.heappop(heap)
            if column not in self.owner:
                break
            done.add(column)
            at = self.owner[column]
        self._reprice(row, done, distance, gone)
        self._move(row, column, before)

    def _reprice(self, row: int, done: Iterable[int], distance: Mapping[int, int], end: int) -> None:
        self.row_price[row] += end
        for column in done:
            slack = end - distance[column]
            self.column_price[column] = self.column_price.get(column, 0) - slack
            self.row_price[self.owner[column]] += slack

    def _move(self, row: int, column: int, before: Mapping[int, int]) -> None:
        while True:
            at = before[column]
            left = self.held.get(at, column)
            self.held[at], self.owner[column] = column, at
            if at == row:
                return
            column = left
