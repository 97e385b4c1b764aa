"""The record check: what a source counts, held against the recorded acts of that day.

Which acts a measure counts, and whom a unit includes, is declared in the code lists (`cca:countsActs`,
`cca:countsActors`, `cca:countsMembersOf`, `cca:countsGroup`); until when a list is complete is what coverage rows say.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from kg.comparing.acts import OPEN, Acts, Population
from kg.comparing.claims import Conflict
from kg.comparing.facts import text
from kg.terms import BASE, CCA, DCT, RDF_TYPE, Quad, cca, iri, literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.comparing.acts import Act
    from kg.comparing.claims import Numbers, Said
    from kg.comparing.counts import Counts, Group

GRAPH = iri(BASE + "conflicts")
OUTCOME = BASE + "concept/record-class/"
MEASURE = BASE + "concept/measure/"
UNIT = BASE + "concept/unit/"
BASIC = tuple(UNIT + name for name in ("parties", "states", "un-member-states"))
"""The units under which every claim is read."""
NOT_AT_ODDS = ("agrees", "beyond-list", "other-unit", "undated")
EXHAUSTIVE = BASE + "concept/completeness/exhaustive"
UNTIL = CCA + "endEarliest"
"""The last day for which a list is certainly complete."""


class Reading(NamedTuple):
    """How many a unit's parties had acted by a day: for certain, and possibly."""

    certain: int
    possible: int

    def error(self, numbers: Numbers) -> int:
        """Return by how much a claim misses it: below zero, too few; 0, it agrees."""
        low, high = numbers
        if high is not None and high < self.certain:
            return math.floor(high) - self.certain
        return math.ceil(low) - self.possible if low is not None and low > self.possible else 0


@dataclass
class Check:
    """One claim against the record."""

    group: Group
    said: Said
    day: str
    outcome: str
    readings: dict[str, Reading] = field(default_factory=dict)
    """Unit to reading."""
    under: str = ""
    """The unit, or the class of acts, under which the claim would agree."""
    right_on: str = ""
    """The last day, or the first, on which the claim would have agreed."""
    complete_until: str = ""


class Tally:
    """Counts the acts of one treaty and measure."""

    def __init__(self, acts: list[Act], population: Population) -> None:
        self.acts, self.population = acts, population
        self._known: dict[tuple[str, str], Reading] = {}

    def by(self, day: str, unit: str) -> Reading:
        """Count the parties of a unit by a day."""
        if (day, unit) not in self._known:
            ours = [act for act in self.acts if self.population.includes(unit, act.party, day)]
            certain = {act.party for act in ours if act.latest <= day}
            self._known[day, unit] = Reading(len(certain), len({act.party for act in ours if act.earliest <= day}))
        return self._known[day, unit]

    def on(self, days: tuple[str, str], unit: str) -> Reading:
        """Count for a day that is known by its bounds only."""
        return Reading(self.by(days[0], unit).certain, self.by(days[1], unit).possible)

    @cached_property
    def days(self) -> list[str]:
        """The days on which what is certain or possible changes."""
        return sorted({day for act in self.acts for day in (act.earliest, act.latest)} - {"", OPEN})


class Records:
    """Checks every count of acts against the record."""

    def __init__(self, counts: Counts) -> None:
        self.counts, self.facts = counts, counts.facts
        self.ontology = self.facts.ontology
        self.acts, self.population = Acts(self.facts), Population(self.facts)
        self._tallies: dict[tuple[str, tuple[str, ...]], Tally] = {}
        self.checks = [
            self._check(group, said)
            for group in sorted(counts.groups)
            if self._classes(group.measure) and self._has_acts(group.about)
            for said in counts.groups[group]
            if said.numbers != (None, None)
        ]

    def _has_acts(self, treaty: str) -> bool:
        """Tell whether acts of any kind that is counted are recorded for a treaty."""
        return any(self._tally(treaty, [cls]).acts for cls in self._countable)

    def _tally(self, treaty: str, classes: Sequence[str]) -> Tally:
        key = (treaty, tuple(classes))
        if key not in self._tallies:
            self._tallies[key] = Tally(self.acts.of(treaty, classes), self.population)
        return self._tallies[key]

    def _classes(self, measure: str) -> list[str]:
        return self.ontology.values(CCA + "countsActs", measure)

    def _check(self, group: Group, said: Said) -> Check:
        tally = self._tally(group.about, self._classes(group.measure))
        days = self._days(said)
        readings = {unit: tally.on(days, unit) for unit in dict.fromkeys([*BASIC, group.unit]) if self._counts(unit)}
        check = Check(group, said, days[1], "unmatched", readings, complete_until=self._complete(group))
        if not self._is_dated(said):
            check.outcome = "undated"
        elif group.unit and group.unit not in readings:
            check.outcome = "other-unit"
        else:
            self._judge(check, tally, days)
        return check

    def _is_dated(self, said: Said) -> bool:
        """Tell whether a claim is for a known day: one it states, or the day on which it was published."""
        return bool(said.days[0] or self.facts.described(said.source).get(DCT + "issued"))

    def _counts(self, unit: str) -> bool:
        return bool(unit) and self.population.is_known(unit)

    @cached_property
    def _countable(self) -> list[str]:
        """The classes of acts that some measure counts."""
        counting = self.ontology.facts[CCA + "countsActs"].items()
        return sorted({cls.value for by, classes in counting if by.startswith(MEASURE) for cls in classes})

    def _days(self, said: Said) -> tuple[str, str]:
        """Say for which days a claim is: as stated, else the days on which its source can have been published."""
        first, last = self.facts.published(said.source)
        return (said.days[0] or first or last, said.days[1] if said.days[0] and said.days[1] else last)

    def _complete(self, group: Group) -> str:
        """Say until when sources call the lists of these acts complete; empty if one of the lists is not."""
        counted = self._narrow(group.measure)
        lists: dict[str, list[str]] = {}
        for subject in self._coverage.get(group.about, ()):
            for act in self.facts.values(subject, CCA + "coversAct"):
                if counted & self._narrow(act):
                    whole = EXHAUSTIVE in self.facts.values(subject, CCA + "complete")
                    until = self.facts.values(subject, UNTIL) if whole else []
                    lists.setdefault(act, [""]).extend(until)
        return min((max(until) for until in lists.values()), default="")

    def _narrow(self, counting: str) -> set[str]:
        return {cls for wide in self._classes(counting) for cls in self.ontology.subclasses(wide)}

    @cached_property
    def _coverage(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for subject, known in self.facts.subjects.items():
            if CCA + "coversAct" in known:
                for treaty, _ in known.get(CCA + "onTreaty", ()):
                    found.setdefault(text(treaty), []).append(subject)
        return found

    # -- outcomes --------------------------------------------------------------------------------------------------

    def _judge(self, check: Check, tally: Tally, days: tuple[str, str]) -> None:
        """Say how a claim stands to the record; the kindest reading that fits comes first."""
        unit, errors = check.group.unit, {u: r.error(check.said.numbers) for u, r in check.readings.items()}
        own = [unit] if unit else list(errors)
        if any(errors[u] == 0 for u in own):
            check.outcome = "agrees"
        elif unit in BASIC and any(errors[u] == 0 for u in BASIC):
            check.outcome, check.under = "wrong-unit", next(u for u in BASIC if errors[u] == 0)
        elif errors[own[0]] < 0:
            self._too_few(check, tally, own[0], days)
        else:
            self._too_many(check, tally, own[0], days)

    def _too_few(self, check: Check, tally: Tally, unit: str, days: tuple[str, str]) -> None:
        if self._passes(check, tally, days, unit):
            check.outcome = "early"
            return
        earlier = [day for day in tally.days if day < days[0]]
        right = [_last_day(tally, day) for day in earlier if self._fits(check, tally, day, unit)]
        passed = [day for day in earlier if self._passes(check, tally, (day, day), unit)]
        if right or passed:
            check.outcome, check.right_on = "stale", (right or passed)[-1]

    def _passes(self, check: Check, tally: Tally, days: tuple[str, str], unit: str) -> bool:
        """Tell whether a claim was right in the course of some days, before the last of what was done on them."""
        before, by_then = tally.by(_day_before(days[0]), unit), tally.by(days[1], unit)
        high = check.said.numbers[1]
        return high is not None and before.certain <= high and before.certain < by_then.certain

    def _too_many(self, check: Check, tally: Tally, unit: str, days: tuple[str, str]) -> None:
        if check.complete_until < days[1]:
            check.outcome = "beyond-list"
            return
        right = [day for day in tally.days if day > days[1] and self._fits(check, tally, day, unit)]
        other = self._other_act(check, days)
        if other:
            check.outcome, check.under = "wrong-act", other
        elif right:
            check.outcome, check.right_on = "ahead", right[0]

    def _fits(self, check: Check, tally: Tally, day: str, unit: str) -> bool:
        """Tell whether a claim would be right on another day: in its unit or, if that is basic, in any basic one."""
        units = BASIC if unit in BASIC else (unit,)
        return any(tally.by(day, u).error(check.said.numbers) == 0 for u in units)

    def _other_act(self, check: Check, days: tuple[str, str]) -> str:
        """Find a kind of act of the same treaty of which the claim would be right."""
        own = self._narrow(check.group.measure)
        for cls in self._countable:
            if not own & self.ontology.subclasses(cls):
                tally = self._tally(check.group.about, [cls])
                if tally.acts and any(tally.on(days, unit).error(check.said.numbers) == 0 for unit in BASIC):
                    return cls
        return ""

    # -- what is written -------------------------------------------------------------------------------------------

    def conflicts(self) -> Iterator[Conflict]:
        """Make one conflict of each group in which a claim does not agree with the record."""
        groups: dict[Group, list[Check]] = {}
        for check in self.checks:
            groups.setdefault(check.group, []).append(check)
        for group, checks in groups.items():
            odds = [check.said for check in checks if check.outcome not in NOT_AT_ODDS]
            if odds:
                yield Conflict("record", group, [check.said for check in checks], odds)

    def quads(self) -> list[Quad]:
        """Write every check, for the table of claims."""
        return [quad for check in self.checks for quad in self._written(check)]

    def _written(self, check: Check) -> Iterator[Quad]:
        name = hashlib.sha256(f"{check.said.subject} {check.group.about}".encode()).hexdigest()[:16]
        node = iri(f"{BASE}id/record-check/{name}")
        told = [
            (RDF_TYPE, cca("RecordCheck")),
            (cca("checkedClaim"), iri(check.said.subject)),
            (cca("checkedAbout"), iri(check.group.about)),
            (cca("checkedOn"), literal(check.day, "date")),
            (cca("recordClass"), iri(OUTCOME + check.outcome)),
        ]
        told += [(cca("agreesUnder"), iri(check.under))] if check.under else []
        told += [(cca("rightOn"), literal(check.right_on, "date"))] if check.right_on else []
        told += [(cca("completeUntil"), literal(check.complete_until, "date"))] if check.complete_until else []
        for unit, reading in check.readings.items():
            part = iri(f"{BASE}id/record-check/{name}--{unit.rpartition('/')[2]}")
            told.append((cca("reading"), part))
            yield part, RDF_TYPE, cca("RecordReading"), GRAPH
            yield part, cca("unit"), iri(unit), GRAPH
            numbers = {
                "certain": reading.certain,
                "possible": reading.possible,
                "error": reading.error(check.said.numbers),
            }
            for key, number in numbers.items():
                yield part, cca(key), literal(str(number), "integer"), GRAPH
        yield from ((node, p, o, GRAPH) for p, o in told)


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat() if day > "0001-01-01" else ""


def _last_day(tally: Tally, day: str) -> str:
    """Return the last day before something more was done."""
    later = [other for other in tally.days if other > day]
    return _day_before(later[0]) if later else day
