"""Who says what to whom, or on what: speakers on the left, addressees or topics on the right, a line for each way.

The way is the kind of the edge, such as the speech act; where edges are for or against something it is the sign.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.display import many
from kg.errors import KGError
from kg.networking.choice import tail
from kg.pictures import page, profile_rows, style
from kg.pictures.cells import SIGNS
from kg.pictures.page import EDGE, WIDTH, Key, Sheet
from kg.pictures.style import COLOURS, DASHES, GREY, NORMAL, PAPER, SMALL, Canvas

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.networking.model import Network
    from kg.pictures.caption import Caption

LEFT, RIGHT, ROW, BETWEEN = EDGE + 210.0, WIDTH - EDGE - 250.0, 14.0, 3.4
"""Where the columns are, height of a row, and between lines of one pair."""
GLYPHS = ("o", "s", "^", "D", "v", "p", "h", "*")
WIDTHS = (1.0, 1.8, 2.6)
"""Of a line for one thing, for two, for more."""
MOST = 45
"""Nodes on a side."""


@dataclass(frozen=True)
class Line:
    """One way in which two nodes are joined, and how many times."""

    source: str
    target: str
    way: str
    count: int


def sheet(network: Network, caption: Caption) -> Sheet:
    """Draw a network that goes from speakers to addressees or topics.

    Raises KGError for a network that has no direction and no sides, or no edges.
    """
    name = network.projection.name
    if not (network.directed or network.two_mode):
        raise KGError(f"network {name} has neither directions nor two sides; --picture node-link draws it")
    found, said = _cut(name, lines(network))
    if not found:
        out = f"; {many(network.left_out, 'edge')} to groups are kept by --groups" if network.left_out else ""
        raise KGError(f"network {name}: nobody is joined to anything{out}; there is no picture to draw")
    ways = sorted({line.way for line in found}, key=lambda way: (way not in SIGNS.values(), way))
    if len(ways) > len(GLYPHS):
        raise KGError(f"network {name}: {len(ways)} kinds cannot be told apart; --kind takes some of them")
    left, right = _order(network, found)
    canvas = Canvas(WIDTH)
    top = page.head(canvas, caption.title) + 20
    high = max(ROW * max(len(left), len(right)), 1.4 * BETWEEN * len(found))
    places = {("left", node): top + high * (i + 0.5) / len(left) for i, node in enumerate(left)}
    places |= {("right", node): top + high * (i + 0.5) / len(right) for i, node in enumerate(right)}
    _write(canvas, network, found, places)
    _draw(canvas, found, ways, places, high)
    y = page.legend(canvas, _keys(canvas, ways, found), top + high + 16)
    canvas.height = page.foot(canvas, caption.sentences(said), y)
    return Sheet(canvas, said)


def lines(network: Network) -> list[Line]:
    """Count how many things of each way join each pair; the ends of the IRIs of kinds name the ways."""
    found = []
    for (source, target), edge in network.edges.items():
        counts: Counter[str] = Counter()
        for way, _ in {(_way(record.sign, record.kind), record.item) for record in edge.records}:
            counts[way] += 1
        found += [Line(source, target, way, count) for way, count in sorted(counts.items())]
    return found


def _way(sign: float | None, kind: str) -> str:
    if sign is not None:
        return SIGNS[float((sign > 0) - (sign < 0))]
    return tail(kind).replace("-", " ") or "joined"


def _cut(name: str, found: list[Line]) -> tuple[list[Line], list[str]]:
    """Leave out the nodes with the fewest things, all of them that have as few, where there are too many."""
    sums = _sums(found)

    def kept(least: int) -> list[Line]:
        return [n for n in found if min(sums["left", n.source], sums["right", n.target]) >= least]

    def fits(least: int) -> bool:
        told = kept(least)
        return max(len({line.source for line in told}), len({line.target for line in told})) <= MOST

    levels = [0, *sorted(set(sums.values()))]
    least = levels[min(bisect_left(levels, True, key=fits), len(levels) - 1)]
    if least == 0:
        return found, []
    left = kept(least)
    if not left or not fits(least):
        raise KGError(
            f"network {name}: its nodes are too many to be read; --kind, --level or --as-of takes some of them"
        )
    line = f"showing {len(left)} of {len(found)} lines, between nodes with at least {least} things each"
    return left, [f"Too many to read: {line}."]


def _sums(found: Iterable[Line]) -> Counter[tuple[str, str]]:
    sums: Counter[tuple[str, str]] = Counter()
    for line in found:
        sums["left", line.source] += line.count
        sums["right", line.target] += line.count
    return sums


def _order(network: Network, found: Sequence[Line]) -> tuple[list[str], list[str]]:
    """Put speakers in the order of their names, and the others near those who are joined to them."""
    left = sorted({line.source for line in found}, key=lambda node: (profile_rows.label(network, node), node))
    at = {node: i for i, node in enumerate(left)}
    joined: dict[str, list[int]] = defaultdict(list)
    for line in found:
        joined[line.target].append(at[line.source])
    middle = {node: sum(own) / len(own) for node, own in joined.items()}
    right = sorted(joined, key=lambda node: (middle[node], profile_rows.label(network, node), node))
    return left, right


def _write(canvas: Canvas, network: Network, found: Sequence[Line], places: dict[tuple[str, str], float]) -> None:
    sums = _sums(found)
    for (side, node), y in places.items():
        x, ha, room = (LEFT, "right", LEFT - EDGE) if side == "left" else (RIGHT, "left", WIDTH - EDGE - RIGHT)
        count = f" ({sums[side, node]})"
        size = NORMAL if side == "left" else SMALL
        label = style.shortened(profile_rows.label(network, node), size, room - 10 - style.width_of(count, size))
        off = -6 if side == "left" else 6
        canvas.text(x + off, y, label + count, size, ha=ha, gid=f"{side}-{y:.0f}")


def _draw(
    canvas: Canvas, found: Sequence[Line], ways: Sequence[str], places: dict[tuple[str, str], float], high: float
) -> None:
    """Draw the lines, each from a place of its own on the bar of its node, so that they do not all meet in a point."""
    ends: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in found:
        ends["left", line.source].append(line)
        ends["right", line.target].append(line)
    at: dict[tuple[str, Line], float] = {}
    rows = Counter(side for side, _ in places)
    for (side, node), own in ends.items():
        other = ("right", "target") if side == "left" else ("left", "source")
        own.sort(key=lambda line: (places[other[0], getattr(line, other[1])], line.way))
        step = min(BETWEEN, (high / rows[side] - 4) / len(own))
        for i, line in enumerate(own):
            at[side, line] = places[side, node] + step * (i - (len(own) - 1) / 2)
        half = step * len(own) / 2 + 1
        x = LEFT if side == "left" else RIGHT
        canvas.box(x - 1.5, places[side, node] - half, 3, 2 * half, facecolor=GREY, edgecolor="none", zorder=4)
    for line in found:
        _stroke(canvas, ways.index(line.way), line.count, LEFT + 2, at["left", line], RIGHT - 2, at["right", line])


def _stroke(canvas: Canvas, way: int, count: int, x0: float, y0: float, x1: float, y1: float) -> None:
    colour, dashes = COLOURS[way % len(COLOURS)], DASHES[way % len(DASHES)]
    wide = WIDTHS[min(count, len(WIDTHS)) - 1]
    canvas.path([x0, x1], [y0, y1], color=colour, linestyle=dashes, linewidth=wide, zorder=2, gid=f"way-{way}-{count}")
    share = 0.5 + 0.05 * way if x1 - x0 > 30 else 0.5
    x, y = x0 + share * (x1 - x0), y0 + share * (y1 - y0)
    canvas.mark(x, y, GLYPHS[way], 4.5, color=colour, markerfacecolor=PAPER, zorder=3)


def _keys(canvas: Canvas, ways: Sequence[str], found: Sequence[Line]) -> list[Key]:
    keys = [
        Key(way, lambda x, y, i=i: _stroke(canvas, i, 1, x - 2, y, x + 22, y))  # type: ignore[misc]
        for i, way in enumerate(ways)
    ]
    if any(line.count > 1 for line in found):

        def widths(x: float, y: float) -> None:
            for i, wide in enumerate(WIDTHS):
                canvas.line(x, y + 4 * (i - 1), x + 22, y + 4 * (i - 1), linewidth=wide)

        keys.append(Key("one, two, more", widths))
    return [*keys, Key("how many in all", lambda x, y: canvas.text(x + 11, y, "(n)", SMALL, ha="center"))]
