"""Nodes and lines: every node has the same size, as size would look like rank, and a shape for its kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.display import many
from kg.pictures import page, places, profile_rows, style, thinned
from kg.pictures.cells import SIGNS
from kg.pictures.page import EDGE, WIDTH, Key, Sheet
from kg.pictures.style import BLUE, DASHES, GREEN, GREY, INK, ORANGE, PAPER, PURPLE, RED, SMALL, Canvas

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.networking.model import Network
    from kg.pictures.caption import Caption
    from kg.pictures.thinned import Link, Thin

LOOKS = {
    "person": ("o", BLUE), "state": ("s", GREEN), "organisation": ("D", PURPLE), "treaty": ("^", RED),
    "event": ("v", ORANGE), "vote item": ("v", ORANGE), "group": ("h", INK), "group without members": ("X", INK),
}  # fmt: skip
"""Kind of node to shape and colour."""
ELSE = ("p", GREY)
SIZE, WIDTHS, STEPS = 6.0, (0.7, 1.5, 2.6), (2, 5)
"""Of a node; of a line below the first of the two weights, below the second, and from there on."""
TINY = SMALL - 0.5
NUMBERED = 40
"""Lines that are each given their weight."""
LABELS, FEW = (230.0, 118.0, 64.0), 20
"""Widths of a label that are tried one after another; the first only where the nodes are few."""
MARGIN, BETWEEN = 64.0, 12.0
"""Room for labels at the sides of a part, and between parts."""
HALO = {"bbox": {"facecolor": PAPER, "edgecolor": "none", "pad": 0.4, "alpha": 0.75}}
"""What keeps lines from running through words."""
SIDES = ((7, 0, "left"), (-7, 0, "right"), (0, -9, "center"), (0, 9, "center"), (6, -7, "left"), (6, 7, "left"),
         (-6, -7, "right"), (-6, 7, "right"))  # fmt: skip
"""Where a label may stand, best first: how far from its node, and how it is set."""

Place = tuple[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Label:
    """The name of a node, where there is room for it."""

    node: str
    words: str
    x: float
    y: float
    ha: str


def sheet(network: Network, caption: Caption) -> Sheet:
    """Draw a network as nodes and lines.

    Raises KGError for a network without edges, or with more than can be read.
    """
    thin = thinned.of(network)
    canvas = Canvas(WIDTH)
    top = page.head(canvas, caption.title) + 6
    at, bottom = arranged(thin, top)
    numbers = _numbers(thin, at)
    labels = named(network, thin, at, [(x - 6, y - 4, x + 6, y + 4) for x, y, _ in numbers])
    for link in thin.links:
        _line(canvas, link, at, network.directed)
    for x, y, weight in numbers:
        canvas.text(x, y, f"{weight:g}", SMALL - 1, ha="center", zorder=2.5, **HALO)
    for i, (node, (x, y)) in enumerate(at.items()):
        shape, colour = LOOKS.get(_kind(network, thin.members[node]), ELSE)
        canvas.mark(x, y, shape, SIZE, color=colour, zorder=3, gid=f"node-{i}")
    for label in labels:
        canvas.text(label.x, label.y, label.words, TINY, ha=label.ha, zorder=4, **HALO)
    said = list(thin.said)
    if len(labels) < len(at):
        said.append(f"No room for the names of {many(len(at) - len(labels), 'node')}.")
    y = page.legend(canvas, _keys(canvas, network, thin), bottom + 16)
    about = "Places, sizes and colours of nodes say nothing of their rank."
    canvas.height = page.foot(canvas, caption.sentences([about, *said]), y)
    return Sheet(canvas, said)


def _kind(network: Network, members: list[str]) -> str:
    """Return the kind that most of the members of a node have."""
    kinds = [network.nodes[member].kind or "thing" for member in members]
    return min(set(kinds), key=lambda kind: (-kinds.count(kind), kind))


def arranged(thin: Thin, top: float) -> tuple[dict[str, Place], float]:
    """Place all nodes, part after part from left to right, and return where the last row ends."""
    neighbours = thin.neighbours
    parts = places.parts(neighbours)
    at: dict[str, Place] = {}
    x, y, row = EDGE, top, 0.0
    for nodes in parts:
        wide, high = _size(len(nodes), len(parts) == 1)
        if x + wide > WIDTH - EDGE + 1 and x > EDGE:
            x, y, row = EDGE, y + row + BETWEEN, 0.0
        room = wide - 2 * MARGIN if len(nodes) > 2 else wide - 2 * MARGIN - 40
        for node, (across, down) in places.lay(neighbours, nodes).items():
            at[node] = (round(x + MARGIN + across * room, 1), round(y + 14 + down * (high - 28), 1))
        x, row = x + wide + BETWEEN, max(row, high)
    return at, y + row


def _size(count: int, alone: bool) -> tuple[float, float]:
    """Return width and height of a part with so many nodes."""
    widest = WIDTH - 2 * EDGE
    columns = 1 if alone or count > places.LARGE else 2 if count > places.SMALL else 3
    high = min(900.0, 24 * count**0.8)
    return (widest - BETWEEN * (columns - 1)) / columns, max(high, 240.0) if alone and count > 2 else high


def named(network: Network, thin: Thin, at: Mapping[str, Place], others: Iterable[Box] = ()) -> list[Label]:
    """Find room for names: beside, above or below a node, not on other names or nodes; who has none is left out."""
    taken: list[Box] = [*others, *((x - 4, y - 4, x + 4, y + 4) for x, y in at.values())]
    lines = [(*at[link.source], *at[link.target]) for link in thin.links]
    found = []
    for node in sorted(at, key=lambda n: (places.anchor(n), n)):
        members = thin.members[node]
        first = min(profile_rows.label(network, member) for member in members)
        more = f" and {len(members) - 1} more" if len(members) > 1 else ""
        for room in LABELS[len(at) > FEW :]:
            label = _placed(node, style.shortened(first, TINY, room) + more, at[node], taken, lines)
            if label:
                found.append(label)
                break
    return found


def _placed(node: str, words: str, place: Place, taken: list[Box], lines: list[Box]) -> Label | None:
    """Put a name where it lies on nothing, and on as few lines as can be."""
    wide = style.width_of(words, TINY)
    fitting = []
    for i, (dx, dy, ha) in enumerate(SIDES):
        x, y = place[0] + dx, place[1] + dy
        left = x if ha == "left" else x - wide if ha == "right" else x - wide / 2
        box = (left, y - 4, left + wide, y + 4)
        inside = left >= 4 and left + wide <= WIDTH - 4
        if inside and not any(_meet(box, other) for other in taken):
            fitting.append((sum(_crosses(line, box) for line in lines), i, box, Label(node, words, x, y, ha)))
    if not fitting:
        return None
    *_, box, label = min(fitting, key=lambda one: one[:2])
    taken.append(box)
    return label


def _crosses(line: Box, box: Box) -> bool:
    """Tell whether a line runs through a box (Liang and Barsky's test)."""
    (x0, y0, x1, y1), first, last = line, 0.0, 1.0
    for start, step, low, high in ((x0, x1 - x0, box[0], box[2]), (y0, y1 - y0, box[1], box[3])):
        if step == 0:
            if not low <= start <= high:
                return False
            continue
        ends = sorted(((low - start) / step, (high - start) / step))
        first, last = max(first, ends[0]), min(last, ends[1])
    return first <= last


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _line(canvas: Canvas, link: Link, at: Mapping[str, Place], directed: bool) -> None:
    (x0, y0), (x1, y1) = at[link.source], at[link.target]
    dashes = DASHES[_sign(link.sign)]
    canvas.path([x0, x1], [y0, y1], color=GREY, linestyle=dashes, linewidth=_width(link.weight), zorder=1.5)
    if directed and link.source != link.target:
        _arrow(canvas, x0, y0, x1, y1)


def _sign(sign: float | None) -> int:
    """Return how a line is dashed: whole for what is in favour, broken against, dotted for neither."""
    return 0 if sign is None or sign > 0 else 1 if sign < 0 else 2


def _width(weight: float) -> float:
    return WIDTHS[sum(weight >= step for step in STEPS)]


def _arrow(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    from math import atan2, cos, degrees, sin

    turn = atan2(y1 - y0, x1 - x0)
    x, y = x1 - 6.5 * cos(turn), y1 - 6.5 * sin(turn)
    canvas.mark(x, y, (3, 0, round(-degrees(turn) - 90, 1)), 4.5, color=GREY, zorder=2)


def _numbers(thin: Thin, at: Mapping[str, Place]) -> list[tuple[float, float, float]]:
    """Place the weights on the lines, where they differ and the lines are few."""
    if len(thin.links) > NUMBERED or len({link.weight for link in thin.links}) < 2:
        return []
    found = []
    for link in thin.links:
        (x0, y0), (x1, y1) = at[link.source], at[link.target]
        found.append((x0 + 0.42 * (x1 - x0), y0 + 0.42 * (y1 - y0), link.weight))
    return found


def _keys(canvas: Canvas, network: Network, thin: Thin) -> list[Key]:
    def node(kind: str, x: float, y: float) -> None:
        shape, colour = LOOKS.get(kind, ELSE)
        canvas.mark(x + 11, y, shape, SIZE, color=colour)

    def line(number: int, wide: float, x: float, y: float) -> None:
        canvas.path([x, x + 22], [y, y], color=GREY, linestyle=DASHES[number], linewidth=wide)

    def arrow(x: float, y: float) -> None:
        canvas.line(x, y, x + 22, y, color=GREY)
        _arrow(canvas, x, y, x + 26, y)

    kinds = sorted({_kind(network, members) for members in thin.members.values()})
    keys = [Key(kind, lambda x, y, k=kind: node(k, x, y)) for kind in kinds]  # type: ignore[misc]
    signs = {_sign(link.sign) for link in thin.links if link.sign is not None}
    names = (SIGNS[1.0], SIGNS[-1.0], SIGNS[0.0])
    keys += [Key(names[i], lambda x, y, i=i: line(i, 1.2, x, y)) for i in sorted(signs)]  # type: ignore[misc]
    if network.directed:
        keys.append(Key("from, to", arrow))
    used = sorted({_width(link.weight) for link in thin.links})
    if len(used) > 1:
        words = dict(zip(WIDTHS, ("1", f"{STEPS[0]} to {STEPS[1] - 1}", f"{STEPS[1]} and more"), strict=True))
        keys += [Key(f"weight {words[wide]}", lambda x, y, w=wide: line(0, w, x, y)) for wide in used]  # type: ignore[misc]
    return keys
