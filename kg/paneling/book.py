"""All that the columns of a panel are filled from, and what a row is about."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from kg.errors import KGError
from kg.paneling.cells import NONE, Cell, Cells

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kg.declared.context import Context
    from kg.naming.codes import Code
    from kg.paneling.declare import Panel
    from kg.paneling.inputs import Membership, World
    from kg.paneling.population import Options, Population

READINGS = ("certain", "possible")


@dataclass
class Unit:
    """What a row is about, with its cells."""

    state: str
    year: int
    day: str
    treaty: str
    cells: dict[str, dict[str, Cell]]
    """Treaty to measure to cell."""

    @property
    def own(self) -> dict[str, Cell]:
        """The cells of the row's own treaty."""
        return self.cells[self.treaty]


@dataclass
class Book:
    """All that columns are filled from."""

    world: World
    panel: Panel
    options: Options
    people: Population
    cells: Cells
    context: Context
    given: Mapping[str, str] = field(default_factory=dict)
    """Values of the panel's parameters."""
    labels: Mapping[str, str] = field(default_factory=dict)
    regions: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """State and scheme to the region."""
    votes: Mapping[tuple[str, str], list[tuple[str, str]]] = field(default_factory=dict)
    """State and year to items and choices."""

    def __post_init__(self) -> None:
        self.short: Callable[[str], str] = cache(self.context.shorten)
        self.treaties = list(self.options.treaties) or self.cells.treaties()
        self._codes: dict[tuple[str, str], list[Code]] = defaultdict(list)
        self._spells: dict[tuple[str, str], list[Membership]] = defaultdict(list)
        for spell in self.world.memberships:
            if spell.status in ("full", "participant"):
                self._spells[spell.state, spell.organisation].append(spell)
        told = self.panel.question.header.get("bodies", [])
        self.bodies = [self.context.expand(name) or name for name in told]
        """Organisations that count as common bodies."""
        self._items: dict[str, int] = {}
        self._memory: dict[tuple[str, str, str], str] = {}

    def fill_codes(self, codes: Iterable[Code]) -> None:
        """Take the codes of states."""
        for code in codes:
            self._codes[code.state, code.system].append(code)

    def item(self, item: str) -> int:
        """Give an item of a roll call a number."""
        return self._items.setdefault(item, len(self._items))

    def years(self) -> range:
        """Return the years: as asked for, else from the first opening to the last that any list covers."""
        lasts = [self.cells.until(t, m) for t in self.treaties for m in self.panel.measures.values()]
        firsts = [day for t in self.treaties if (day := self.cells.opened(t)[0])]
        first = self.options.first or min(firsts, default="")[:4]
        last = self.options.last or self._last(max(lasts, default=""))
        if not first or not last:
            raise KGError(f"panel {self.panel.name}: no list says until when it goes; give years with --from and --to")
        if first > last:
            raise KGError(f"panel {self.panel.name}: it would begin in {first} and end in {last}; give --from and --to")
        return range(int(first), int(last) + 1)

    def _last(self, until: str) -> str:
        """Return the last year whose day lies within the time that lists cover."""
        year = until[:4]
        return year if not year or self.options.day(int(year)) <= until else str(int(year) - 1)

    def code(self, state: str, system: str, day: str) -> str:
        """Return the code of a state that was valid on a day; of several the one that began last."""
        key = state, system, day
        if key not in self._memory:
            valid = [code for code in self._codes[state, system] if code.is_valid(day, day)]
            self._memory[key] = max(valid, key=lambda c: (c.first, c.value)).value if valid else ""
        return self._memory[key]

    def member(self, state: str, organisation: str, day: str) -> str:
        """Say whether a state belongs to an organisation on a day."""
        key = state, organisation, day
        if key not in self._memory:
            found = {spell.holds(day) for spell in self._spells[state, organisation]}
            self._memory[key] = next((reading for reading in READINGS if reading in found), "no")
        return self._memory[key]

    def row(self, state: str, treaty: str, day: str) -> dict[str, Cell]:
        """Fill the cells of a state, a treaty and a day, each measure after the one that comes before it."""
        found: dict[str, Cell] = {}
        there = self.people.is_there(state, day)
        for measure in self.panel.measures.values():
            before = found.get(measure.after)
            cell = self.cells.cell(treaty, state, measure, day, before)
            found[measure.name] = cell if there or cell.act else NONE
        return found
