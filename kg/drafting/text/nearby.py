"""Things in the order of a text: those in a range, and the last ones before a place, without going through all."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence


class Placed(Protocol):
    """Something that starts at a token."""

    @property
    def start(self) -> int:
        """Return the token where it starts."""


T = TypeVar("T", bound=Placed)
LAST = 40
"""What was named longer ago than so many names is not meant any more."""


class Nearby(Generic[T]):
    """Things sorted by where they start."""

    def __init__(self, items: Sequence[T]) -> None:
        self.items = sorted(items, key=lambda item: item.start)
        self.starts = [item.start for item in self.items]

    def between(self, start: int, end: int) -> list[T]:
        """Return the things that start in a range of tokens."""
        return self.items[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def before(self, token: int, last: int = LAST) -> list[T]:
        """Return the last things that start before a token, in order."""
        number = bisect_left(self.starts, token)
        return self.items[max(0, number - last) : number]

    def after(self, token: int, first: int = LAST) -> list[T]:
        """Return the first things that start at a token or behind it."""
        number = bisect_left(self.starts, token)
        return self.items[number : number + first]
