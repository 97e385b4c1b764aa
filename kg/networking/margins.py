"""What co-membership would be by chance: a null that keeps how many each actor joined and how many each item has.

Random two-sided networks with both margins as observed are drawn by curveball trades (Strona et al. 2014), each of
which is a series of checkerboard swaps: two items exchange members that only one of them has. A member moves only to an
item that it was eligible for, and a trade can be undone with the same chance, so all such networks are equally likely.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Pair = tuple[str, str]
DRAWS = 2000
ALPHA = 0.05
WARM = 20
"""Trades for each item before the first draw."""
BETWEEN = 5
"""Trades for each item between two draws."""


@dataclass
class Board:
    """Who joined what, by numbers, and what each could have joined."""

    actors: list[str]
    items: list[str]
    members: list[set[int]]
    """The actors of each item."""
    eligible: list[set[int]]
    """The actors that each item was open to."""
    movable: int = 0
    """Trades in which something could move, in the warm-up; 0 says that no other network has these margins."""

    def masks(self) -> list[int]:
        """Return for each actor the items it joined, as bits."""
        found = [0] * len(self.actors)
        for number, members in enumerate(self.members):
            for actor in members:
                found[actor] |= 1 << number
        return found

    def trade(self, chance: random.Random) -> bool:
        """Let two items exchange members; tell whether anything could move."""
        i, j = chance.sample(range(len(self.items)), 2)
        one, other = self.members[i], self.members[j]
        given = (one - other) & self.eligible[j]
        taken = (other - one) & self.eligible[i]
        if not given or not taken:
            return False
        pool = sorted(given | taken)
        chance.shuffle(pool)
        kept = set(pool[: len(given)])
        self.members[i] = (one - given) | kept
        self.members[j] = (other - taken) | (set(pool) - kept)
        return True


def board(pairs: Iterable[Pair], allowed: Iterable[Pair] | None = None) -> Board:
    """Lay out who joined what; without a list of who was eligible everybody was for everything."""
    joined = sorted(set(pairs))
    actors = sorted({actor for actor, _ in joined})
    items = sorted({item for _, item in joined})
    number, place = {a: n for n, a in enumerate(actors)}, {item: n for n, item in enumerate(items)}
    members: list[set[int]] = [set() for _ in items]
    for actor, item in joined:
        members[place[item]].add(number[actor])
    if allowed is None:
        return Board(actors, items, members, [set(number.values()) for _ in items])
    eligible = [set(own) for own in members]
    for actor, item in allowed:
        if actor in number and item in place:
            eligible[place[item]].add(number[actor])
    return Board(actors, items, members, eligible)


def draws(start: Board, number: int, seed: int) -> Iterator[Board]:
    """Yield networks with the margins of the first, one and the same board each time, changed."""
    chance = random.Random(seed)  # noqa: S311  # reproducible on purpose
    now = Board(start.actors, start.items, [set(own) for own in start.members], start.eligible)
    size = len(now.items)
    if size > 1:
        start.movable = sum(now.trade(chance) for _ in range(WARM * size))
    for _ in range(number):
        for _ in range(BETWEEN * size if size > 1 else 0):
            now.trade(chance)
        yield now


@dataclass(frozen=True)
class Tie:
    """Two actors that share more, or not more, than their margins make likely."""

    one: str
    other: str
    shared: int
    expected: float
    """The mean over the draws."""
    p: float
    """How often as much or more is shared; one-sided, not corrected."""
    significant: bool = False
    """Whether it is so with the false discovery rate held at 5 % (Benjamini and Hochberg 1995)."""


@dataclass(frozen=True)
class Homophily:
    """Whether members of one group share more than their margins make likely."""

    observed: int
    expected: float
    p: float


@dataclass(frozen=True)
class Outcome:
    """What the null says."""

    ties: list[Tie]
    homophily: Homophily | None
    draws: int
    seed: int
    actors: int
    items: int
    closed: int
    """Pairs of actor and item that nobody was eligible for."""
    movable: bool

    @property
    def significant(self) -> list[Tie]:
        """The ties that the margins do not explain."""
        return [tie for tie in self.ties if tie.significant]


@dataclass
class _Tally:
    """What is counted over the draws."""

    at_least: list[int]
    total: list[int]
    within: list[int] = field(default_factory=list)


def test(start: Board, groups: Mapping[str, str] | None = None, number: int = DRAWS, seed: int = 1) -> Outcome:
    """Hold every tie, and what groups share within themselves, against networks of the same margins."""
    masks = start.masks()
    ties = [
        (i, j, shared) for i, j in combinations(range(len(masks)), 2) if (shared := (masks[i] & masks[j]).bit_count())
    ]
    named = [(groups or {}).get(actor, "") for actor in start.actors]
    tally = _Tally([0] * len(ties), [0] * len(ties))
    for drawn in draws(start, number, seed):
        now = drawn.masks()
        found = [(now[i] & now[j]).bit_count() for i, j, _ in ties]
        tally.at_least = [n + (f >= t[2]) for n, f, t in zip(tally.at_least, found, ties, strict=True)]
        tally.total = [n + f for n, f in zip(tally.total, found, strict=True)]
        tally.within.append(within(drawn, named))
    return _outcome(start, ties, tally, named, number, seed)


def within(start: Board, named: list[str]) -> int:
    """Count what pairs of one group share."""
    total = 0
    for members in start.members:
        sizes = Counter(named[actor] for actor in members if named[actor])
        total += sum(n * (n - 1) // 2 for n in sizes.values())
    return total


def _outcome(
    start: Board, ties: list[tuple[int, int, int]], tally: _Tally, named: list[str], number: int, seed: int
) -> Outcome:
    names = start.actors
    made = [
        Tie(names[i], names[j], shared, total / number, (1 + n) / (1 + number))
        for (i, j, shared), n, total in zip(ties, tally.at_least, tally.total, strict=True)
    ]
    homophily = None
    if any(named):
        seen = within(start, named)
        p = (1 + sum(n >= seen for n in tally.within)) / (1 + number)
        homophily = Homophily(seen, sum(tally.within) / number, p)
    closed = sum(len(names) - len(open_to) for open_to in start.eligible)
    return Outcome(_corrected(made), homophily, number, seed, len(names), len(start.items), closed, start.movable > 0)


def _corrected(ties: list[Tie]) -> list[Tie]:
    """Mark the ties that hold with the false discovery rate kept."""
    ordered = sorted(tie.p for tie in ties)
    limit = max((p for rank, p in enumerate(ordered, 1) if p <= ALPHA * rank / len(ordered)), default=-1.0)
    return [Tie(t.one, t.other, t.shared, t.expected, t.p, t.p <= limit) for t in ties]
