"""An actor of a text, with all the words that name it, and the line of them by place."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.drafting.names.offices import Office

TITLE = 30
"""A title before a name has at most so many tokens."""


@dataclass(slots=True)
class Actor:
    """Tokens [start, end) of everything that names one actor, the words of its name, and who it is if that is known."""

    start: int
    end: int
    span: tuple[int, int]
    kind: str
    id: str = ""
    office: Office | None = None


class Line:
    """Actors by place: who stands where."""

    def __init__(self, found: list[Actor]) -> None:
        self.all = found
        self.starts = [actor.start for actor in found]
        self.first = {actor.start: actor for actor in reversed(found)}

    def between(self, start: int, end: int) -> list[Actor]:
        """Return the actors that begin in a range of tokens."""
        return self.all[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def named(self, span: tuple[int, int] | None) -> Actor | None:
        """Return the actor whose name stands at a span, its title before it or not."""
        near = self.between(span[0] - TITLE, span[1]) if span is not None else []
        return next((actor for actor in near if actor.span == span), None)

    def at(self, token: int) -> Actor | None:
        """Return the actor that begins at a token."""
        return self.first.get(token)
