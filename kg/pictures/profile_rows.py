"""The rows of a matrix: nodes of one side that are joined to the same things in the same way stand in one row."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import KGError
from kg.networking.nodes import Node
from kg.pictures import cells as ways

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.networking.model import Network
    from kg.pictures.cells import Cell

MOST_ROWS, MOST_COLUMNS = 120, 48
TURNS = 100
"""Steps towards the first axis; after these it does not move any more."""


@dataclass(frozen=True)
class Row:
    """All nodes of one profile."""

    members: tuple[str, ...]
    """Their labels."""
    cells: Mapping[str, int]
    """Column to the place among the ways of being joined."""
    first: str = ""
    """One of them, by its IRI."""


@dataclass
class Matrix:
    """Who is joined to what."""

    columns: list[str]
    """IRIs, the largest first; where each has one day only, in the order of days."""
    labels: dict[str, str]
    days: dict[str, str]
    """Column to its day, where each has one."""
    counts: dict[str, int]
    """Column to the number of nodes joined to it."""
    rows: list[Row]
    nodes: int
    """How many nodes there are in all."""
    profiles: int
    """How many rows there would be in all."""
    ways: list[Cell]
    signed: bool
    """Whether its rows are in the order of what they are in favour of and against."""
    said: list[str]
    """What is left out, and why."""


def matrix(network: Network, kinds: bool = True, most: int = MOST_ROWS) -> Matrix:
    """Lay a network of two sides out as a matrix, or what stands behind one that was folded.

    Args:
        network: the network.
        kinds: whether nodes that are joined in different ways stand in different rows.
        most: rows that are kept, those with most members.

    Raises:
        KGError: the network has no two sides, or nothing is in it.

    """
    name = network.projection.name
    if not (network.two_mode or network.projection.fold):
        raise KGError(f"network {name} has no two sides to lay out as rows and columns; --picture node-link draws it")
    if not network.incidence:
        raise KGError(f"network {name}: nothing is joined to anything; there is no picture to draw")
    cells = ways.of(network) if kinds else [ways.Cell(ways.JOINED)]
    joined: dict[str, dict[str, int]] = defaultdict(dict)
    for (source, target), edge in network.incidence.items():
        joined[source][target] = ways.which(edge, cells) if kinds else 0
    columns, days = _columns(network)
    counts = {column: sum(column in row for row in joined.values()) for column in columns}
    columns, said = _kept_columns(_ordered(columns, days, counts), counts)
    found = _rows(network, joined, columns)
    rows, left = _kept_rows(found, most, len(joined))
    signs = {pair: edge.sign for pair, edge in network.incidence.items() if edge.sign is not None}
    if signs and kinds:
        rows = _by_sign(rows, columns, signs)
    labels = _labels(network, columns)
    return Matrix(columns, labels, days, counts, rows, len(joined), len(found), cells, bool(signs), [*said, *left])


def label(network: Network, node: str) -> str:
    """Return what to call a node of either side, also of one that was folded away."""
    return (network.nodes.get(node) or network.known.get(node) or Node(node)).label


def _columns(network: Network) -> tuple[list[str], dict[str, str]]:
    days: dict[str, set[str]] = defaultdict(set)
    for (_, target), edge in network.incidence.items():
        days[target] |= {edge.first, edge.last}
    single = all(len(found) == 1 and "" not in found for found in days.values()) and len(days) > 1
    return sorted(days), {column: next(iter(found)) for column, found in days.items()} if single else {}


def _ordered(columns: Sequence[str], days: Mapping[str, str], counts: Mapping[str, int]) -> list[str]:
    return sorted(columns, key=lambda column: (days.get(column, ""), 0 if days else -counts[column], column))


def _rows(network: Network, joined: Mapping[str, Mapping[str, int]], columns: Sequence[str]) -> list[Row]:
    groups: dict[tuple[tuple[str, int], ...], list[str]] = defaultdict(list)
    there = set(columns)
    for node, told in joined.items():
        groups[tuple(sorted((column, way) for column, way in told.items() if column in there))].append(node)
    made = []
    for told_by, members in groups.items():
        made.append(Row(tuple(sorted(label(network, node) for node in members)), dict(told_by), min(members)))
    return sorted(made, key=lambda row: [-1 - row.cells[c] if c in row.cells else 0 for c in columns])


def _by_sign(rows: Sequence[Row], columns: Sequence[str], signs: Mapping[tuple[str, str], float]) -> list[Row]:
    """Order rows along the line on which their signs differ most (the first axis of a principal component analysis)."""
    table = [[signs.get((row.first, column), 0.0) for column in columns] for row in rows]
    weights = [len(row.members) for row in rows]
    total = sum(weights)
    means = [sum(w * told[j] for w, told in zip(weights, table, strict=True)) / total for j in range(len(columns))]
    table = [[value - mean for value, mean in zip(told, means, strict=True)] for told in table]
    axis = [1.0 / (j + 1) for j in range(len(columns))]
    places = [0.0] * len(rows)
    for _ in range(TURNS):
        places = [sum(v * a for v, a in zip(told, axis, strict=True)) for told in table]
        axis = [
            sum(w * p * told[j] for w, p, told in zip(weights, places, table, strict=True)) for j in range(len(axis))
        ]
        long = sum(value * value for value in axis) ** 0.5 or 1.0
        axis = [value / long for value in axis]
    turn = 1.0 if sum(axis) >= 0 else -1.0
    order = sorted(range(len(rows)), key=lambda i: (-round(turn * places[i], 6), i))
    return [rows[i] for i in order]


def _labels(network: Network, columns: Sequence[str]) -> dict[str, str]:
    """Name the columns; names that come twice are told apart by the ends of their IRIs."""
    named = {column: label(network, column) for column in columns}
    twice = len(set(named.values())) < len(named)
    return {column: f"{column.rpartition('/')[2]}: {name}" if twice else name for column, name in named.items()}


def _kept_columns(columns: list[str], counts: Mapping[str, int]) -> tuple[list[str], list[str]]:
    """Leave out columns that nobody could read, and say so."""
    if len(columns) <= MOST_COLUMNS:
        return columns, []
    kept = set(sorted(columns, key=lambda c: (-counts[c], c))[:MOST_COLUMNS])
    said = f"Too many columns to read: {MOST_COLUMNS} of {len(columns)}, those with most entries."
    return [column for column in columns if column in kept], [said]


def _kept_rows(rows: list[Row], most: int, nodes: int) -> tuple[list[Row], list[str]]:
    """Leave out rows that nobody could read, and say so."""
    if len(rows) <= most:
        return rows, []
    large = sorted(range(len(rows)), key=lambda i: (-len(rows[i].members), i))[:most]
    kept = [rows[i] for i in sorted(large)]
    there = sum(len(row.members) for row in kept)
    return kept, [f"Too many profiles to read: {most} of {len(rows)}, the largest, with {there} of {nodes} nodes."]
