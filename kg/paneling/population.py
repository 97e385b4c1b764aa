"""Who is in a panel, and for which years: states of an organisation, and on request whoever else has acted."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kg.errors import KGError
from kg.paneling.cells import ZEROS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.paneling.inputs import Act, Membership

_YEAR = re.compile(r"[12]\d{3}")
ALSO = ("none", "acted")


@dataclass(frozen=True)
class Options:
    """What a reader may set for a panel over time."""

    first: str = ""
    last: str = ""
    on: str = "12-31"
    """The day of the year for which a row stands."""
    zeros: str = ZEROS[0]
    also: str = ALSO[0]
    treaties: tuple[str, ...] = ()

    def day(self, year: int) -> str:
        """Return the day of a year for which its rows stand."""
        return f"{year:04}-{self.on}"


def options(given: Mapping[str, str], first: str, last: str, treaties: tuple[str, ...] = ()) -> Options:
    """Check what a reader set.

    Raises KGError saying what was expected.
    """
    for name, year in (("--from", first), ("--to", last)):
        if year and not _YEAR.fullmatch(year):
            raise KGError(f"{name} {year}: expected a year such as 2001")
    if first and last and first > last:
        raise KGError(f"--from {first} is later than --to {last}")
    on, zeros, also = given.get("on") or "12-31", given.get("zeros") or ZEROS[0], given.get("also") or ALSO[0]
    try:
        date.fromisoformat(f"2001-{on}")
    except ValueError:
        raise KGError(f"--set on={on}: expected a day of every year such as 12-31") from None
    for name, value, known in (("zeros", zeros, ZEROS), ("also", also, ALSO)):
        if value not in known:
            raise KGError(f"--set {name}={value}: expected one of {', '.join(known)}")
    return Options(first, last, on, zeros, also, treaties)


@dataclass
class Population:
    """States with their spells, and others that are taken in for what they did."""

    spells: dict[str, list[Membership]] = field(default_factory=dict)
    others: frozenset[str] = frozenset()
    _known: dict[tuple[str, str], str] = field(default_factory=dict)

    def reading(self, state: str, day: str) -> str:
        """Say whether a state belongs to the population on a day: certain, possible or no."""
        key = state, day
        if key not in self._known:
            found = {spell.holds(day) for spell in self.spells.get(state, ())}
            self._known[key] = next((r for r in ("certain", "possible") if r in found), "no")
        return self._known[key]

    def is_there(self, state: str, day: str) -> bool:
        """Tell whether the cells of a state may have values on a day."""
        return state in self.others or self.reading(state, day) != "no"

    def members(self, days: Iterable[str]) -> list[str]:
        """List who is there on any of some days."""
        wanted = list(days)
        everybody = sorted({*self.spells, *self.others})
        return [state for state in everybody if any(self.is_there(state, day) for day in wanted)]


def population(spells: Iterable[Membership], acts: Iterable[Act], also: str) -> Population:
    """Make a population of the spells that a panel's query gives."""
    own: dict[str, list[Membership]] = defaultdict(list)
    for spell in spells:
        own[spell.state].append(spell)
    acted = {act.party for act in acts} - set(own) if also == "acted" else set()
    return Population(dict(own), frozenset(acted))
