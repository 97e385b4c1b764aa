"""Two ways to count one text: our code points of the stored text, and the positions of Discourse Network Analyzer.

DNA takes positions from a Java text pane. That pane counts UTF-16 units, so a character outside the Basic Multilingual
Plane is two; and it holds a line end as one character, whether the text has CR, LF or CR LF.
"""

from __future__ import annotations

import re
from bisect import bisect_left

_UNEQUAL = re.compile("[\U00010000-\U0010ffff]|\r\n")
"""What the two ways count differently."""


def shown(text: str) -> str:
    """Return a text as DNA's text pane holds it: every line end is LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


class Offsets:
    """The positions of one text, ours and DNA's."""

    def __init__(self, text: str) -> None:
        self.length = len(text)
        """Code points of the text."""
        self._starts: list[int] = []
        self._dna_starts: list[int] = []
        self._is_pair: list[bool] = []
        self._shifts = [0]
        for found in _UNEQUAL.finditer(text):
            pair = found.end() - found.start() == 1
            self._starts.append(found.start())
            self._dna_starts.append(found.start() + self._shifts[-1])
            self._is_pair.append(pair)
            self._shifts.append(self._shifts[-1] + (1 if pair else -1))

    @property
    def dna_length(self) -> int:
        """The same text as DNA counts it."""
        return self.length + self._shifts[-1]

    def to_dna(self, position: int) -> int:
        """Return DNA's position for one of ours.

        Raises ValueError where DNA has none: outside the text, and between a CR and its LF.
        """
        if not 0 <= position <= self.length:
            raise ValueError(f"is not within the text of {self.length} characters")
        before = bisect_left(self._starts, position)
        if before and not self._is_pair[before - 1] and self._starts[before - 1] + 1 == position:
            raise ValueError("lies between the CR and the LF of one line end, where DNA has no position")
        return position + self._shifts[before]

    def from_dna(self, position: int) -> int:
        """Return our position for one of DNA's.

        Raises ValueError for one outside the text or in the middle of a surrogate pair.
        """
        if not 0 <= position <= self.dna_length:
            raise ValueError(f"is not within the text, which has {self.dna_length} UTF-16 units")
        before = bisect_left(self._dna_starts, position)
        if before and self._is_pair[before - 1] and self._dna_starts[before - 1] + 1 == position:
            raise ValueError("lies in the middle of a surrogate pair, so in the middle of a character")
        return position - self._shifts[before]
