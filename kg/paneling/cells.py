"""What stands in a cell: a number where lists and rules allow one, else one of four kinds of empty."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.paneling import eligible
from kg.paneling.eligible import Access
from kg.paneling.lists import COMPLETE, OUTSIDE, Lists
from kg.terms import CCA

if TYPE_CHECKING:
    from kg.declared.context import Context
    from kg.paneling.declare import Measure
    from kg.paneling.inputs import Act, World

UNKNOWN, NOT_ELIGIBLE, NOT_EXISTING, NOT_OBSERVED = "NA", "not-eligible", "not-existing", "not-observed"
ZEROS = ("possible", "certain", "listed")
"""When a zero is written: who may have been eligible, who was for certain, or wherever the list covers the day."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Whether a party had done something on a day."""

    certain: str
    """1, 0 or a kind of empty."""
    possible: str
    act: Act | None = None
    """The act that answers follow, if it is possible by then."""


NONE = Cell(NOT_EXISTING, NOT_EXISTING)


class Cells:
    """Fills cells from all that is known of the world."""

    def __init__(self, world: World, context: Context, zeros: str = ZEROS[0]) -> None:
        self.world, self.zeros = world, zeros
        self.lists, self.access = Lists(world), Access(world, context)
        self.acts: dict[tuple[str, str], list[Act]] = defaultdict(list)
        for act in world.acts:
            self.acts[act.treaty, act.party].append(act)
        self._opened: dict[str, tuple[str, str]] = {}
        self._own: dict[tuple[str, str, str], tuple[list[Act], list[Act]]] = {}

    def treaties(self) -> list[str]:
        """List the treaties of which acts, rules or lists are known."""
        told = {act.treaty for act in self.world.acts} | {rule.treaty for rule in self.world.rules}
        return sorted(told | {treaty for treaty, _ in self.world.extents})

    def own(self, treaty: str, party: str, measure: Measure) -> tuple[list[Act], list[Act]]:
        """Return the acts of a party that count, those to follow first, and the acts that undo them."""
        key = treaty, party, measure.name
        if key not in self._own:
            acts = sorted(self.acts.get((treaty, party), ()), key=lambda act: act.order)
            ends = [act for act in acts if act.kind in measure.ends]
            found = [act for act in acts if act.kind in measure.acts]
            # Who left may come back; who did not is followed by one record.
            self._own[key] = (found if ends else found[:1]), ends
        return self._own[key]

    def cell(self, treaty: str, party: str, measure: Measure, day: str, before: Cell | None = None) -> Cell:
        """Say whether a party had done something by a day, or why that cannot be said.

        Args:
            treaty: IRI.
            party: IRI.
            measure: what it may have done.
            day: as 2025-12-31.
            before: the cell of the measure that comes before this one.

        """
        acts, ends = self.own(treaty, party, measure)
        likely: Act | None = None
        for act in acts:
            later = [end for end in ends if not act.earliest or end.latest >= act.earliest]
            if not act.possible(day) or any(end.certain(day) for end in later):
                continue
            if act.certain(day) and not any(end.possible(day) for end in later):
                return Cell("1", "1", act)
            likely = likely or act
        if likely and self.exists(treaty, day):  # who did it at some time did not do it before there was a treaty
            return Cell("0", "1", likely)
        why = self._why(treaty, party, measure, day, before)
        return Cell(why, why)

    def _why(self, treaty: str, party: str, measure: Measure, day: str, before: Cell | None) -> str:
        if not self.exists(treaty, day):
            return NOT_EXISTING
        if self.zeros != "listed" and measure.may:
            reading = self.access.reading(treaty, party, measure.may, day)
            if reading == "no":
                return NOT_ELIGIBLE
            if reading == eligible.UNKNOWN or (reading == "possible" and self.zeros == "certain"):
                return UNKNOWN
        if self.own(treaty, party, measure)[0] or (measure.force and self.is_before_force(treaty, day)):
            return "0"  # what is dated later, or undone, is not so on this day
        if before and before.act:
            return UNKNOWN  # it consented, and nobody says when the treaty is in force for it
        state = self.lists.state(treaty, measure.lists, day)
        return "0" if state == COMPLETE else NOT_OBSERVED if state == OUTSIDE else UNKNOWN

    def opened(self, treaty: str) -> tuple[str, str]:
        """Return the first and last day on which a treaty may have been opened, or else adopted."""
        if treaty not in self._opened:
            self._opened[treaty] = self._opening(treaty)
        return self._opened[treaty]

    def _opening(self, treaty: str) -> tuple[str, str]:
        for kind in ("OpeningForSignature", "Adoption"):
            found = self.world.milestones.get((treaty, f"{CCA}{kind}"))
            if found and any(found):
                return found
        return "", ""

    def exists(self, treaty: str, day: str) -> bool:
        """Tell whether a treaty may have been open by a day."""
        return self.opened(treaty)[0] <= day

    def force(self, treaty: str) -> tuple[str, str]:
        """Return the first and last day on which a treaty may have entered into force; empty where nobody says."""
        return self.world.milestones.get((treaty, f"{CCA}EntryIntoForce"), ("", ""))

    def is_before_force(self, treaty: str, day: str) -> bool:
        """Tell whether a treaty is known to have entered into force after a day."""
        return self.force(treaty)[0] > day

    def until(self, treaty: str, measure: Measure) -> str:
        """Return the last day for which the lists of a measure are complete."""
        return self.lists.until(treaty, measure.lists)
