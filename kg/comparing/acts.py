"""The recorded acts of a treaty: how many parties had done something by a day, for certain and possibly.

One act may be told by several sources; it counts once, by its leading record: a dated one before an undated one, then
the better kind of source. Records that coders call doubtful do not count, nor acts of which the best source says that
they have not happened.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from kg.comparing.facts import LAST, TYPE, source_of, text
from kg.terms import BASE, CCA, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.comparing.facts import Facts

TREATY, PARTY = CCA + "onTreaty", CCA + "party"
DOUBTFUL = BASE + "concept/confidence/doubtful"
OPEN = "9999-12-31"
INFERRED = LAST + 1
"""Rank of what a coder concluded: after all that sources say."""


class Act(NamedTuple):
    """An act of one party, by its leading record."""

    party: str
    earliest: str
    """The first day it can have been; empty if nobody dates it."""
    latest: str
    """The last day it can have been."""


class Acts:
    """All acts of all treaties."""

    def __init__(self, facts: Facts) -> None:
        self.facts, self.ontology = facts, facts.ontology

    @cached_property
    def _by_treaty(self) -> dict[str, dict[str, list[str]]]:
        """Treaty to class to acts of parties."""
        found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for subject, known in self.facts.subjects.items():
            if TREATY in known and PARTY in known:
                for treaty in set(self.facts.values(subject, TREATY)):
                    for cls, _ in known.get(TYPE, ()):
                        found[treaty][text_of(cls)].append(subject)
        return found

    def of(self, treaty: str, classes: Iterable[str]) -> list[Act]:
        """Return the acts of some classes, in the order of their names."""
        wanted = {narrow for cls in classes for narrow in self.ontology.subclasses(cls)}
        nodes = {node for cls in wanted for node in self._by_treaty[treaty].get(cls, ())}
        return [act for node in sorted(nodes) if (act := self._lead(node))]

    def _lead(self, node: str) -> Act | None:
        records = []
        for graph in {graph for _, graph in self.facts.subjects[node][TYPE]}:
            source = source_of(graph)
            told = self.facts.records(node, graph)
            if told and all(record.confidence == DOUBTFUL for record in told):
                continue
            [earliest], [latest] = (
                self.facts.values(node, CCA + b, source)[:1] or [""] for b in ("earliest", "latest")
            )
            rank = self.facts.rank(source) if graph == source else INFERRED
            records.append((not earliest, rank, graph, earliest, latest))
        best = min(records, key=lambda record: record[1:3], default=None)
        if best is None or not self.facts.has_happened(node, source_of(best[2])):
            return None
        done = [record for record in records if self.facts.has_happened(node, source_of(record[2]))]
        _, _, graph, earliest, latest = min(done)
        party = self.facts.values(node, PARTY, source_of(graph)) or sorted(self.facts.values(node, PARTY))
        return Act(party[0], earliest, latest or OPEN)


class Population:
    """Whom a unit includes on a day, as the code list of units declares."""

    def __init__(self, facts: Facts) -> None:
        self.facts, self.ontology = facts, facts.ontology
        self._narrow: dict[str, set[str]] = {}
        self._spells: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def is_known(self, unit: str) -> bool:
        """Tell whether it is declared whom a unit includes."""
        return any(
            self.ontology.values(CCA + name, unit) for name in ("countsActors", "countsMembersOf", "countsGroup")
        )

    def includes(self, unit: str, party: str, day: str) -> bool:
        """Tell whether a party is one of a unit's on a day."""
        if (unit, party) not in self._spells:
            self._spells[unit, party] = self._find_spells(unit, party)
        return any(start <= day <= end for start, end in self._spells[unit, party])

    def _find_spells(self, unit: str, party: str) -> list[tuple[str, str]]:
        """List from when to when a party is one of a unit's: always, by what it is, or while it is a member."""
        actors = self.ontology.values(CCA + "countsActors", unit)
        groups = self.ontology.values(CCA + "countsGroup", unit)
        if any(self._is_a(party, cls) for cls in actors) or any(party in self._grouped.get(g, ()) for g in groups):
            return [("", OPEN)]
        bodies = self.ontology.values(CCA + "countsMembersOf", unit)
        return [spell for body in bodies for spell in self._memberships.get(body, {}).get(party, ())]

    def _is_a(self, party: str, cls: str) -> bool:
        if cls not in self._narrow:
            self._narrow[cls] = self.ontology.subclasses(cls)
        return not self._narrow[cls].isdisjoint(self.facts.values(party, TYPE))

    @cached_property
    def _memberships(self) -> dict[str, dict[str, list[tuple[str, str]]]]:
        """Body to state to the spells in which it can have been a full member."""
        found: dict[str, dict[str, list[tuple[str, str]]]] = defaultdict(lambda: defaultdict(list))
        full = f"{BASE}concept/membership-status/full"
        for subject, known in self.facts.subjects.items():
            if CCA + "memberState" not in known or full not in self.facts.values(subject, CCA + "membershipStatus"):
                continue
            start = min(self.facts.values(subject, CCA + "startEarliest"), default="")
            end = max(self.facts.values(subject, CCA + "endLatest"), default=OPEN)
            for body, _ in known[CCA + "memberOf"]:
                for state, _ in known[CCA + "memberState"]:
                    found[text(body)][text(state)].append((start, end))
        return found

    @cached_property
    def _grouped(self) -> dict[str, set[str]]:
        """Region to the states some source puts into it."""
        found: dict[str, set[str]] = defaultdict(set)
        for known in self.facts.subjects.values():
            for region, _ in known.get(CCA + "region", ()):
                found[text(region)] |= {text(state) for state, _ in known.get(CCA + "groupedState", ())}
        return found
