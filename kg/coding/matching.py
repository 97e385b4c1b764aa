"""Which entries of several coders are about the same place: the units of a comparison."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from kg.coding.assignment import best_pairs
from kg.errors import bad_input

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.coding.coders import Coder, Item, Place

MAX_PAIRS = 60_000
"""Pairs of entries of one section, by two coders, with overlapping places."""
FREE = ("gloss", "note", "check", "again")
"""Keys in which two coders differ without disagreeing: own words, and how a file is written."""
_FINE = 10**9
_ALIKE = 1000
"""Likeness of coding decides only between pairings whose places overlap equally well."""


@dataclass(frozen=True)
class Unit:
    """What at least one coder marked: one entry of each coder who marked it."""

    number: int
    section: str
    members: Mapping[int, Item]

    @property
    def place(self) -> tuple[int, int]:
        """From the first character that anybody marked to the last."""
        places = [item.place for item in self.members.values()]
        return min(p[0][0] for p in places), max(p[-1][1] for p in places)


def overlap(one: Place, other: Place) -> float:
    """Return the share of the characters in either place that are in both (Jaccard)."""
    both = i = j = 0
    while i < len(one) and j < len(other):
        both += max(0, min(one[i][1], other[j][1]) - max(one[i][0], other[j][0]))
        i, j = (i + 1, j) if one[i][1] <= other[j][1] else (i, j + 1)
    return both / (_size(one) + _size(other) - both) if both else 0.0


def _size(place: Place) -> int:
    return sum(end - start for start, end in place)


def units(coders: Sequence[Coder], least: float = 0.0, start: int = 1) -> list[Unit]:
    """Match the entries of each section whose places overlap.

    Two coders are matched so that the overlap of all pairs together is as large as can be. With more coders each two
    are matched so, and the pairs are joined, best first, while all of a unit overlap and no coder is in it twice.
    The order of coders and of entries in a file makes no difference.

    Raises InputError if too many entries lie over one another.

    Args:
        coders: the sheets of one text.
        least: the share of characters that two places must have in common; any at all if 0.
        start: number of the first unit.

    """
    found: list[dict[int, Item]] = []
    for section in dict.fromkeys(item.section for coder in coders for item in coder.items):
        lists = [sorted((i for i in c.items if i.section == section), key=_order) for c in coders]
        # Ties are broken by what sheets say, never by the order in which they are given.
        ranked = sorted(range(len(lists)), key=lambda n: [_order(item) for item in lists[n]])
        found += _joined([lists[n] for n in ranked], [coders[n].file for n in ranked], least)
    placed = sorted(found, key=lambda members: min((i.place, i.section, _order(i)) for i in members.values()))
    return [Unit(n, next(iter(members.values())).section, members) for n, members in enumerate(placed, start)]


def _order(item: Item) -> tuple[Any, ...]:
    return item.place, json.dumps(item.raw, sort_keys=True, default=str)


def _joined(lists: Sequence[Sequence[Item]], files: Sequence[str], least: float) -> list[dict[int, Item]]:
    nodes = [(who, n) for who, items in enumerate(lists) for n in range(len(items))]
    group = {node: {node[0]: node[1]} for node in nodes}
    links = sorted(_links(lists, files, least), key=lambda link: (-link[0], link[1:]))
    for _, one, other in links:
        a, b = group[one], group[other]
        if a is not b and not a.keys() & b.keys() and _all_overlap(a, b, lists, least):
            a.update(b)
            for node in b.items():
                group[node] = a
    distinct = {id(members): members for members in group.values()}.values()
    return [{lists[who][n].coder: lists[who][n] for who, n in members.items()} for members in distinct]


def _all_overlap(a: Mapping[int, int], b: Mapping[int, int], lists: Sequence[Sequence[Item]], least: float) -> bool:
    places = [(lists[p][i].place, lists[q][j].place) for p, i in a.items() for q, j in b.items()]
    return all(_enough(overlap(one, other), least) for one, other in places)


def _enough(share: float, least: float) -> bool:
    return share > 0 and share >= least


def _links(
    lists: Sequence[Sequence[Item]], files: Sequence[str], least: float
) -> Iterator[tuple[int, tuple[int, int], tuple[int, int]]]:
    """Yield the best pairs of each two coders, with their weight."""
    for a, b in combinations(range(len(lists)), 2):
        weights = {}
        for i, j in _meeting(lists[a], lists[b], files[b]):
            share = overlap(lists[a][i].place, lists[b][j].place)
            if _enough(share, least):
                weights[i, j] = round(share * _FINE) * _ALIKE + _likeness(lists[a][i], lists[b][j])
        for i, j in best_pairs(weights).items():
            yield weights[i, j], (a, i), (b, j)


def _meeting(one: Sequence[Item], other: Sequence[Item], file: str) -> Iterable[tuple[int, int]]:
    """List which items have a character in common, by going through the text once."""
    spans = [(span, 0, n) for n, item in enumerate(one) for span in item.place]
    spans += [(span, 1, n) for n, item in enumerate(other) for span in item.place]
    open_: tuple[dict[int, int], dict[int, int]] = ({}, {})
    found: set[tuple[int, int]] = set()
    for (start, end), side, n in sorted(spans):
        across = open_[1 - side]
        for m in [m for m, until in across.items() if until <= start]:
            del across[m]
        found.update((n, m) if side == 0 else (m, n) for m in across)
        if len(found) > MAX_PAIRS:
            message = f"more than {MAX_PAIRS} pairs of entries of one section overlap; code smaller places"
            raise bad_input(file, "", "at", message)
        open_[side][n] = max(end, open_[side].get(n, 0))
    return found


def _likeness(one: Item, other: Item) -> int:
    """Return how alike two entries are coded, from 0 to less than one step of overlap."""
    a, b = _facts(one), _facts(other)
    return len(a & b) * (_ALIKE - 2) // max(1, len(a | b)) + (one.raw == other.raw)


def _facts(item: Item) -> set[str]:
    kept = {k: v for k, v in item.raw.items() if k not in (*FREE, "at") and (k != "id" or ":" in str(v))}
    return {json.dumps([key, value], sort_keys=True, default=str) for key, value in kept.items()}
