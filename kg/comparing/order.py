"""Dates in an impossible order, told by two sources: a ratification before its signature, an end before its start.

What must not come before what is declared in the ontology: between classes of acts of one treaty, and of one party if
both have one (`cca:notBefore`, `cca:notAfterEndOf`), or between dates of one thing. A part lies within its whole, and
an act done at an event within its days.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from kg.comparing.claims import Conflict, Said
from kg.comparing.facts import TYPE, source_of, text
from kg.terms import CCA, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.comparing.facts import Facts

NOT_BEFORE, NOT_AFTER_END = CCA + "notBefore", CCA + "notAfterEndOf"
TREATY, PARTY = CCA + "onTreaty", CCA + "party"
START, END, DAY = "https://schema.org/startDate", "https://schema.org/endDate", CCA + "date"
WITHIN = ("https://schema.org/superEvent", CCA + "atEvent")
AROUND = "https://schema.org/subEvent"
STARTS, ENDS = (START, DAY), (END, START, DAY)
"""The dates by which a thing began or ended, best first: what names only one day began and ended on it."""


class Pair(NamedTuple):
    """Two dates of which the first must not come before the second."""

    group: tuple[str, str]
    late: list[Said]
    early: list[Said]


class Order:
    """Compares dates that have an order, source with source."""

    def __init__(self, facts: Facts) -> None:
        self.facts, self.ontology = facts, facts.ontology
        self._known: dict[tuple[str, tuple[str, ...]], list[Said]] = {}

    def conflicts(self) -> Iterator[Conflict]:
        """Find dates of which one source or the other must have one wrong."""
        claims: dict[tuple[str, str], dict[Said, None]] = defaultdict(dict)
        odds: dict[tuple[str, str], dict[Said, None]] = defaultdict(dict)
        opposed: dict[tuple[str, str], set[frozenset[Said]]] = defaultdict(set)
        for group, after, before in self._pairs():
            wrong = [(a, b) for a in after for b in before if a.source != b.source and _wrong(a, b)]
            if wrong:
                claims[group] |= dict.fromkeys([*after, *before])
                odds[group] |= dict.fromkeys(one for pair in wrong for one in pair)
                opposed[group] |= set(map(frozenset, wrong))
        for group, said in claims.items():
            at_odds = _in_short(odds[group], odds[group])
            yield Conflict("order", group, _in_short(said, odds[group]), at_odds, opposed[group])

    def _pairs(self) -> Iterator[Pair]:
        for later in sorted(self.ontology.facts[NOT_BEFORE]):
            for earlier in self.ontology.values(NOT_BEFORE, later):
                yield from self._dates(later, earlier) if self.ontology.bounds(later) else self._acts(later, earlier)
        for later in sorted(self.ontology.facts[NOT_AFTER_END]):
            for earlier in self.ontology.values(NOT_AFTER_END, later):
                yield from self._ends(later, earlier)
        yield from self._parts()

    # -- acts of one treaty ----------------------------------------------------------------------------------------

    def _acts(self, later: str, earlier: str) -> Iterator[Pair]:
        """Pair acts with those of a class that must come first, if none of these came in time."""
        for act, others in self._of_one_treaty(later, earlier):
            after = self._said(act, STARTS)
            before = {other: self._said(other, STARTS) for other in others}
            if after and all(any(_wrong(a, b) for a in after for b in said) for said in before.values()):
                for other, said in before.items():
                    yield Pair(self._group(later, act, other), after, said)

    def _ends(self, later: str, earlier: str) -> Iterator[Pair]:
        """Pair acts with the end of what they must not come after."""
        for act, others in self._of_one_treaty(later, earlier):
            for other in others:
                # The end of the other is what must not come before the act.
                yield Pair((other, later), self._said(other, (END,)), self._said(act, STARTS))

    def _group(self, later: str, act: str, other: str) -> tuple[str, str]:
        """Name a pair; what holds for all parties is one matter, however many acts of theirs are concerned."""
        return (act, other) if other in self._of_parties else (later, other)

    def _of_one_treaty(self, later: str, earlier: str) -> Iterator[tuple[str, list[str]]]:
        known: dict[tuple[str, str], list[str]] = defaultdict(list)
        for act in self._of(earlier):
            for key in self._keys(act):
                known[key].append(act)
        for act in self._of(later):
            for treaty, party in self._keys(act):
                others = [*known[treaty, party], *(known[treaty, ""] if party else ())]
                if others:
                    yield act, [other for other in others if other != act]

    def _of(self, cls: str) -> Iterable[str]:
        wanted = self.ontology.subclasses(cls)
        return sorted({act for narrow in wanted for act in self._by_class.get(narrow, ())})

    @cached_property
    def _by_class(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for subject, properties in self.facts.subjects.items():
            if TREATY in properties:
                for value, _ in properties.get(TYPE, ()):
                    found[text_of(value)].append(subject)
        return found

    def _keys(self, act: str) -> list[tuple[str, str]]:
        """Name the treaty and party of an act; a milestone concerns all parties, whoever is named with it."""
        parties = set(self.facts.values(act, PARTY)) if act in self._of_parties else set()
        treaties = set(self.facts.values(act, TREATY))
        return [(treaty, party) for treaty in sorted(treaties) for party in sorted(parties or {""})]

    @cached_property
    def _of_parties(self) -> set[str]:
        return set(self._of(CCA + "TreatyAction"))

    # -- dates of one thing, or of a part and its whole ------------------------------------------------------------

    def _dates(self, later: str, earlier: str) -> Iterator[Pair]:
        for subject, properties in self.facts.subjects.items():
            if properties.keys() & {CCA + "endLatest", CCA + "endEarliest"}:
                yield Pair((subject, later), self._said(subject, (later,)), self._said(subject, (earlier,)))

    def _parts(self) -> Iterator[Pair]:
        """Pair a part with its whole: it begins no earlier than the whole, and ends no later."""
        for subject, properties in self.facts.subjects.items():
            told = {(subject, text(v)) for link in WITHIN for v, _ in properties.get(link, ())}
            told |= {(text(v), subject) for v, _ in properties.get(AROUND, ())}
            for part, whole in sorted(told):
                yield Pair((part, whole), self._said(part, STARTS), self._said(whole, STARTS))
                yield Pair((part, whole), self._said(whole, ENDS), self._said(part, ENDS))

    # -- what is said ----------------------------------------------------------------------------------------------

    def _said(self, subject: str, props: tuple[str, ...]) -> list[Said]:
        """Read the first of some dates that a source gives, source by source; what is not done has no date.

        That something had begun by the day of its source does not say that it was over by then.
        """
        if (subject, props) not in self._known:
            found: dict[str, Said] = {}
            for prop in props:
                for said in self._bounded(subject, prop):
                    if props is not ENDS or prop == END or said.days[0]:
                        found.setdefault(said.source, said)
            self._known[subject, props] = [said for _, said in sorted(found.items())]
        return self._known[subject, props]

    def _bounded(self, subject: str, prop: str) -> Iterator[Said]:
        bounds = self.ontology.bounds(prop)
        known = self.facts.subjects.get(subject, {})
        found: dict[str, list[str | None]] = defaultdict(lambda: [None, None])
        for index, bound in enumerate(bounds or ()):
            for value, graph in known.get(bound, ()):
                found[graph][index] = text(value)
        for graph, (first, last) in sorted(found.items()):
            if self.facts.has_happened(subject, source_of(graph)):
                yield Said(source_of(graph), subject, prop, "", graph, (first, last), (first, last))


def _wrong(late: Said, early: Said) -> bool:
    """Tell whether what must not come first was over before the other can have begun."""
    return late.days[1] is not None and early.days[0] is not None and late.days[1] < early.days[0]


def _in_short(said: Iterable[Said], odds: Iterable[Said]) -> list[Said]:
    """Let each source speak once for each property: by a claim at odds if it has one, and the first of these."""
    at_odds = set(odds)
    found: dict[tuple[str, str], Said] = {}
    for one in sorted(said, key=lambda one: (one not in at_odds, one.days[1] or "", one.subject)):
        found.setdefault((one.source, one.prop), one)
    return list(found.values())
