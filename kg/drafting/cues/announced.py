"""Clauses that a comma and a small word announce behind a noun of speech, or behind a verb that no table knows."""

from __future__ import annotations

from typing import NamedTuple

BACK = 5
"""A verb stands within so many words before the comma."""
COVERED = 16
"""A clause belongs to a cue that ends within so many tokens before it."""
OWNER = 6
"""Whose view it is takes at most so many names and titles."""
TITLES = ("offices", "heads", "portfolios")
GUESSED = "guessed"
"""Frame of a cue that is none unless somebody known is its subject."""


class Announced(NamedTuple):
    """Tokens [start, end) of the noun or verb before a clause, its act and its row."""

    start: int
    end: int
    act: str
    row: str
