"""Counts that cannot both be right: of one thing, or of a part and its whole.

Two counts clash if there are no days, within the days they are for, on which both can hold: a running total cannot
fall (`cca:monotone`), some things have one number whenever they are counted (`cca:constant`), and what is counted in a
narrower unit or by a narrower measure (`skos:broader`) cannot be more.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from kg.comparing.claims import Said, judge
from kg.comparing.facts import source_of, text
from kg.comparing.ranges import Comparators, above, disjoint
from kg.terms import CCA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.comparing.claims import Clash, Conflict
    from kg.comparing.facts import Facts

ABOUT = "https://schema.org/about"


class Group(NamedTuple):
    """What is counted."""

    measure: str
    unit: str
    about: str


class Counts:
    """All counts of all sources, by what they count."""

    def __init__(self, facts: Facts) -> None:
        self.facts, self.ontology = facts, facts.ontology
        self.comparators = Comparators(facts.ontology)
        self.groups: dict[Group, list[Said]] = defaultdict(list)
        self.totals = self.ontology.facts[CCA + "statesMeasure"]
        for subject, properties in facts.subjects.items():
            if CCA + "measure" in properties and CCA + "value" in properties:
                self._add(subject)
            for total in self.totals.keys() & properties.keys():
                self._add_total(subject, total)

    def _add(self, subject: str) -> None:
        properties = self.facts.subjects[subject]

        def one(name: str) -> str:
            return text(properties.get(CCA + name, [("", "")])[0][0])

        value, graph = properties[CCA + "value"][0]
        numbers = self.comparators.range(one("comparator"), text(value), one("upperValue"))
        days = (one("earliest") or None, one("latest") or None)
        for about, _ in properties.get(ABOUT, [("", "")]):
            group = Group(one("measure"), one("unit"), text(about))
            kind = f"{group.measure} {group.unit}"
            self.groups[group].append(
                Said(source_of(graph), subject, CCA + "value", value, graph, numbers, days, numbers, kind)
            )

    def _add_total(self, subject: str, total: str) -> None:
        """Take a total that a thing itself has, such as the votes for a resolution, for a count of it."""
        [measure], [unit] = (self.ontology.values(CCA + by, total) for by in ("statesMeasure", "statesUnit"))
        for value, graph in self.facts.subjects[subject][total]:
            numbers = self.comparators.range("", text(value))
            said = Said(
                source_of(graph), subject, total, value, graph, numbers, (None, None), numbers, f"{measure} {unit}"
            )
            self.groups[Group(measure, unit, subject)].append(said)

    def conflicts(self) -> Iterator[Conflict]:
        """Find counts that cannot both be right."""
        for group in sorted(self.groups):
            said = self.groups[group]
            wider = [one for wide in self._wider(group) for one in self.groups.get(wide, ())]
            kind = f"{group.measure} {group.unit}"
            yield from judge("count", group, [*said, *wider], self._clash(group), unit=kind)

    def _wider(self, group: Group) -> list[Group]:
        """List the groups that include this one: a broader measure, a broader unit, or both."""
        measures, units = self.ontology.broader(group.measure), self.ontology.broader(group.unit)
        pairs = product([group.measure, *measures], [group.unit, *units])
        return [Group(measure, unit, group.about) for measure, unit in pairs if (measure, unit) != group[:2]]

    def _clash(self, group: Group) -> Clash:
        kind = f"{group.measure} {group.unit}"

        def clash(a: Said, b: Said) -> bool:
            if a.unit == b.unit:
                low, high = (a, b) if above(b.numbers, a.numbers) else (b, a)
                return disjoint(a.numbers, b.numbers) and not self._can_grow(low, high, group.measure)
            narrow, wide = (a, b) if a.unit == kind else (b, a)
            return above(narrow.numbers, wide.numbers) and not self._can_grow(wide, narrow, wide.unit.split()[0])

        return clash

    def _can_grow(self, low: Said, high: Said, measure: str) -> bool:
        """Tell whether there is a day for the lower number and another one for the higher that let both be right."""
        if self.ontology.value(CCA + "constant", measure) == "true":
            return None not in (low.days[0], high.days[0]) and disjoint(low.days, high.days)
        if self.ontology.value(CCA + "monotone", measure) == "true":
            return (low.days[0] or "") < (high.days[1] or "9999")
        return None in (*low.days, *high.days) or low.days != high.days
