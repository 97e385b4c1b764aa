"""Entry into force against counts: a treaty that still lacked consents on a day was not in force before.

Needed are the treaty's `cca:partiesNeeded`; it enters into force `cca:daysToForce` days after the last of them.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.comparing.claims import Conflict, Said
from kg.comparing.facts import TYPE, source_of
from kg.terms import BASE, CCA, iri

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.comparing.counts import Counts

CONSENTS = BASE + "concept/measure/consents"
ALL = ("", BASE + "concept/unit/parties", BASE + "concept/unit/states")
ENTRY, TREATY, PARTY = iri(CCA + "EntryIntoForce"), CCA + "onTreaty", CCA + "party"


class Force:
    """Compares entries into force with counts of consents."""

    def __init__(self, counts: Counts) -> None:
        self.counts, self.facts = counts, counts.facts

    def conflicts(self) -> Iterator[Conflict]:
        """Find entries into force that are dated before a day on which consents were still missing."""
        for subject, properties in self.facts.subjects.items():
            if any(value == ENTRY for value, _ in properties.get(TYPE, ())) and PARTY not in properties:
                for treaty in sorted(set(self.facts.values(subject, TREATY))):
                    yield from self._compare(subject, treaty)

    def _compare(self, subject: str, treaty: str) -> Iterator[Conflict]:
        entries, lacking = self._entries(subject), self._lacking(treaty)
        pairs = [(entry, count) for entry in entries for count in lacking if entry.source != count.source]
        wrong = [pair for pair in pairs if self._wrong(treaty, *pair)]
        if wrong:
            odds = dict.fromkeys(one for pair in wrong for one in pair)
            yield Conflict("order", (subject, CONSENTS), [*entries, *lacking], list(odds), set(map(frozenset, wrong)))

    def _entries(self, subject: str) -> list[Said]:
        found = []
        for value, graph in self.facts.subjects[subject].get(CCA + "latest", ()):
            source = source_of(graph)
            if self.facts.has_happened(subject, source):
                latest = value[1:11]
                found.append(Said(source, subject, CCA + "date", "", graph, latest, (None, latest)))
        return found

    def _lacking(self, treaty: str) -> list[Said]:
        """List the counts of consents that are below what the treaty needs."""
        needed = self._number(treaty, "partiesNeeded")
        counted = {g: said for g, said in self.counts.groups.items() if (g.measure, g.about) == (CONSENTS, treaty)}
        # A count of some of the parties says nothing of how many there are in all.
        groups = [said for group, said in counted.items() if group.unit in ALL]
        every = [one for said in groups for one in said if one.numbers[1] is not None]
        return [one for one in every if needed is not None and one.numbers[1] is not None and one.numbers[1] < needed]

    def _wrong(self, treaty: str, entry: Said, counted: Said) -> bool:
        """Tell whether a treaty is in force although on the day of a count, so many days before, it lacked consents."""
        day, waiting = counted.days[0], timedelta(self._number(treaty, "daysToForce") or 0)
        if day is None or entry.days[1] is None:
            return False
        try:
            return entry.days[1] <= (date.fromisoformat(day) + waiting).isoformat()
        except OverflowError:  # the last days of the calendar
            return False

    def _number(self, treaty: str, name: str) -> int | None:
        values = self.facts.values(treaty, CCA + name)
        return int(values[0]) if values else None
