"""Whether a thing was done: one source reports it as done, another, no earlier, as planned, called off or denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.comparing.claims import Said, judge
from kg.comparing.facts import REALISATION, TYPE, source_of, text
from kg.terms import BASE, CCA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.comparing.claims import Conflict
    from kg.comparing.facts import Facts

PROSPECTIVE = BASE + "concept/realisation/prospective"
LAST_DAYS = ("latest", "startLatest")
"""The bounds by which a thing was done, or had begun."""


class Happening:
    """Compares what sources say of whether something happened."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    def conflicts(self) -> Iterator[Conflict]:
        """Find things that are done by one source and not done by another that is not older."""
        for subject, properties in self.facts.subjects.items():
            if REALISATION in properties:
                said = [self._said(subject, source) for source in self.facts.sources(subject)]
                yield from judge("functional", (subject, REALISATION), said, _clash, apart=True)

    def _said(self, subject: str, source: str) -> Said:
        """Read what a source says: done, with the days by which it was; or not, with the day from which it is known."""
        told = [(p, v, g) for p in (REALISATION, TYPE) for v, g in self.facts.subjects[subject].get(p, ())]
        prop, value, graph = next((one for one in told if source_of(one[2]) == source), (TYPE, "", source))
        done = self.facts.has_happened(subject, source)
        day = self._done_by(subject, source) if done else self._not_done_on(source, text(value))
        return Said(source, subject, prop, value, graph, done, (None, day))

    def _not_done_on(self, source: str, realisation: str) -> str | None:
        """Say since when a thing was not done: the first day the source can be of; a plan without one may be old."""
        first, last = self.facts.published(source)
        return first or (None if realisation == PROSPECTIVE else last or None)

    def _done_by(self, subject: str, source: str) -> str | None:
        days = [day for bound in LAST_DAYS for day in self.facts.values(subject, CCA + bound, source)]
        return min(days, default=self.facts.known_from(source) or None)


def _clash(a: Said, b: Said) -> bool:
    """Tell whether a thing is said to be done, and, no earlier than the day it was done, not to be."""
    done, undone = (a, b) if a.key else (b, a)
    if a.key == b.key or done.days[1] is None or undone.days[1] is None:
        return False
    return undone.days[1] > done.days[1]  # on the very day it may still have been to come
