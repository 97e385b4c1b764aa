"""What identifies a thing: one identifier for two things, or two of one system for one thing at one time."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from kg.comparing.claims import Conflict, Said
from kg.comparing.facts import source_of, text
from kg.comparing.ranges import disjoint
from kg.terms import CCA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.comparing.claims import Days
    from kg.comparing.facts import Facts

SAME_AS = "http://www.w3.org/2002/07/owl#sameAs"
CODE_OF, SYSTEM, CODE = CCA + "codeOf", CCA + "codeSystem", CCA + "codeValue"


class Identity:
    """Compares what identifies states, bodies and persons."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    def conflicts(self) -> Iterator[Conflict]:
        """Find identifiers that cannot all be right."""
        groups: dict[tuple[str, str, str], list[Said]] = defaultdict(list)
        for thing, system, code, said in self._identifiers():
            groups[thing, system, ""].append(said)
            groups["", system, code].append(said)
        for group, claims in sorted(groups.items()):
            yield from _compare(group, claims)

    def _identifiers(self) -> Iterator[tuple[str, str, str, Said]]:
        """Yield thing, system, identifier and who says so."""
        for subject, properties in self.facts.subjects.items():
            for value, graph in properties.get(SAME_AS, ()):
                system = text(value).rpartition("/")[0]
                yield (
                    subject,
                    system,
                    text(value),
                    Said(source_of(graph), subject, SAME_AS, value, graph, (subject, value)),
                )
            for value, graph in properties.get(CODE, ()):
                source = source_of(graph)
                [thing], [system] = (self.facts.values(subject, p, source)[:1] or [""] for p in (CODE_OF, SYSTEM))
                said = Said(source, subject, CODE, value, graph, (thing, value), self._spell(subject, source))
                yield thing, system, text(value), said

    def _spell(self, subject: str, source: str) -> Days:
        """Say for certain when a code held: from the latest start to the earliest end, or on the day it was seen."""
        start, end = (self.facts.values(subject, CCA + bound, source) for bound in ("startLatest", "endEarliest"))
        return (start[0], end[0] if end else start[0]) if start else (None, None)


def _compare(group: tuple[str, str, str], said: list[Said]) -> Iterator[Conflict]:
    odds: dict[Said, None] = {}
    opposed: set[frozenset[Said]] = set()
    for a, b in combinations(said, 2):
        known = a.days != (None, None) != b.days or a.prop == SAME_AS
        if known and a.key != b.key and a.source != b.source and not disjoint(a.days, b.days):
            odds |= dict.fromkeys((a, b))
            opposed.add(frozenset((a, b)))
    if odds:
        yield Conflict("identity", group, said, list(odds), opposed)
