"""Claims of one group compared with each other: what a conflict is made of."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from itertools import combinations
from typing import TYPE_CHECKING

from kg.comparing.facts import text
from kg.comparing.ranges import disjoint
from kg.composing import composed
from kg.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator

Days = tuple[str | None, str | None]
"""The first and last day that a date can mean, both included; None is an open end."""
Numbers = tuple[Decimal | None, Decimal | None]


@dataclass(frozen=True)
class Said:
    """One value of a group: what is said, and where."""

    source: str
    subject: str
    prop: str
    value: str
    """The term, or nothing for a date that is known by its bounds."""
    graph: str
    key: object = None
    """Values with equal keys agree."""
    days: Days = (None, None)
    numbers: Numbers = (None, None)
    unit: str = ""


Clash = Callable[[Said, Said], bool]
"""Tells whether two values cannot both hold."""


@dataclass
class Conflict:
    """A group of claims, some of which cannot all hold."""

    kind: str
    group: tuple[str, ...]
    """What names it: subject and property; measure, unit and subject; or two subjects."""
    claims: list[Said]
    at_odds: list[Said] = field(default_factory=list)
    opposed: set[frozenset[Said]] = field(default_factory=set)
    """The pairs that cannot both hold."""

    @property
    def iri(self) -> str:
        """Name it by its group alone."""
        digest = hashlib.sha256("\n".join((self.kind, *self.group)).encode()).hexdigest()[:16]
        return f"{BASE}id/conflict/{digest}"


def judge(
    kind: str, group: tuple[str, ...], said: list[Said], clash: Clash, apart: bool = False, unit: str = ""
) -> Iterator[Conflict]:
    """Compare every value of a group with every other, equal ones once.

    Args:
        kind: of conflict.
        group: what names it.
        said: all claims.
        clash: tells whether two values cannot both hold.
        apart: whether only claims of different sources can be at odds.
        unit: for counts, the unit of the group; other units are only compared with it.

    """
    alike: dict[tuple[object, ...], list[Said]] = defaultdict(list)
    for one in said:
        alike[one.key, one.days, one.numbers, one.unit].append(one)
    if len(alike) < 2:
        return
    opposed: set[frozenset[Said]] = set()
    for some, others in combinations(alike.values(), 2):
        a, b = some[0], others[0]
        if (not unit or unit in (a.unit, b.unit)) and clash(a, b):
            opposed |= {frozenset((x, y)) for x in some for y in others if not apart or x.source != y.source}
    if opposed:
        at_odds = {one for pair in opposed for one in pair}
        claims = [one for one in said if not unit or one.unit == unit or one in at_odds]
        yield Conflict(kind, group, claims, [one for one in claims if one in at_odds], opposed)


def no_common_day(a: Said, b: Said) -> bool:
    """Tell whether two dates cannot be the same day."""
    return disjoint(a.days, b.days)


def differ(a: Said, b: Said) -> bool:
    """Tell whether two values are not the same; texts are compared within one language only."""
    one, other = a.key, b.key
    if isinstance(one, tuple) and isinstance(other, tuple) and one[0] == other[0] == "text":
        return bool(one[1] == other[1] and one[2] != other[2])
    return bool(one != other)


def comparable(term: str) -> object:
    """Make values comparable: numbers by value, text after NFC and case folding within one language, others as is."""
    if not term.startswith('"'):
        return term
    words, tail = text(term), term[term.rindex('"') + 1 :]
    if tail.startswith("^^") and tail.removesuffix(">").endswith(("integer", "decimal")):
        try:
            return Decimal(words)
        except InvalidOperation:
            return term
    return ("text", tail, composed(words).casefold())
