"""Two numbers that make one range: 70–72 states, five to six million; no exact count is meant."""

from __future__ import annotations

BELOW = frozenset(("at-most", "fewer-than", "nearly"))
"""Before a range these speak of its upper number."""
