"""A part of each grid, drawn anew by its seed: so many of the combinations must come out right."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

import grids
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

EACH = 17
"""One combination in so many is drafted; the number is prime to those of subjects and frames."""
LEAST = {"en": 0.77, "pl": 0.79, "vi": 0.82}


def drawn(grid: grids.Row) -> Iterator[grids.Combination]:
    return islice(grids.combinations(grid, seed=7), 0, None, EACH)


@pytest.mark.parametrize("language", LEAST)
def test_whoever_speaks_however_it_is_told(language: str) -> None:
    grid = grids.load(language)
    found = Counter(grids.outcome(grid, combination) for combination in drawn(grid))
    assert found.total() > 400
    assert grids.share(found) >= LEAST[language], found


@pytest.mark.parametrize("language", LEAST)
def test_what_a_grid_asks_for_is_in_its_text(language: str) -> None:
    grid = grids.load(language)
    for combination in drawn(grid):
        start, end = combination.content
        begin, stop = combination.line
        assert begin <= start < end <= stop
        assert "{" not in combination.text
