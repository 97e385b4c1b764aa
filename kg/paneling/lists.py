"""How far lists of acts go: whether they tell of a day, and until when they can be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.paneling.inputs import Extent, World

COMPLETE, OUTSIDE, UNKNOWN = "complete", "outside", "unknown"


class Lists:
    """The lists of acts of which a source says how far they go."""

    def __init__(self, world: World) -> None:
        self.extents = world.extents
        self._until: dict[tuple[str, tuple[str, ...]], str] = {}
        self._said: dict[tuple[str, tuple[str, ...]], list[list[Extent]]] = {}

    def _of(self, treaty: str, acts: tuple[str, ...]) -> list[list[Extent]]:
        key = treaty, acts
        if key not in self._said:
            self._said[key] = [self.extents[treaty, act] for act in acts if (treaty, act) in self.extents]
        return self._said[key]

    def state(self, treaty: str, acts: tuple[str, ...], day: str) -> str:
        """Say what the lists of some acts tell of a day: complete, outside of a complete list's time, or unknown.

        Lists of which no source says anything are left aside, but one must be there.
        """
        said = self._of(treaty, acts)
        if not said:
            return UNKNOWN
        states = {_state(extents, day) for extents in said}
        return UNKNOWN if UNKNOWN in states else OUTSIDE if OUTSIDE in states else COMPLETE

    def covers(self, treaty: str, acts: tuple[str, ...], day: str) -> bool:
        """Tell whether the lists of some acts are complete on a day."""
        return self.state(treaty, acts, day) == COMPLETE

    def until(self, treaty: str, acts: tuple[str, ...]) -> str:
        """Return the last day on which the lists of some acts are all complete; empty if there is none."""
        key = treaty, acts
        if key not in self._until:
            self._until[key] = self._last(treaty, acts)
        return self._until[key]

    def _last(self, treaty: str, acts: tuple[str, ...]) -> str:
        said = self._of(treaty, acts)
        lasts = [max((e.last for e in extents if e.complete), default="") for extents in said]
        return min(lasts, default="")


def _state(extents: Iterable[Extent], day: str) -> str:
    whole = [extent for extent in extents if extent.complete]
    if any((not extent.first or extent.first <= day) and day <= extent.last for extent in whole):
        return COMPLETE
    return OUTSIDE if whole else UNKNOWN
