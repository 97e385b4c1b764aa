"""An UpSet plot: how many nodes are joined to exactly these things (Lex and others, 2014).

Drawn here and not by UpSetPlot: its last release does not run with pandas 3.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.pictures import page, profile_rows, style
from kg.pictures.page import EDGE, WIDTH, Key, Sheet
from kg.pictures.scale import steps
from kg.pictures.style import BLUE, GREY, INK, PALE, SMALL, Canvas

if TYPE_CHECKING:
    from kg.networking.model import Network
    from kg.pictures.caption import Caption
    from kg.pictures.profile_rows import Matrix, Row

NAMES, BARS = 300.0, 70.0
"""Width of the names of the sets, and of the bars of their sizes."""
ROW, HIGH, DOT = 17.0, 150.0, 6.5
"""Height of a set, height of the highest bar, and size of a dot."""
MOST = 30
"""Profiles that have a column."""
TITLE = "joined to exactly these"


def sheet(network: Network, caption: Caption) -> Sheet:
    """Draw how many nodes of a network of two sides have each profile.

    Raises KGError for a network without two sides, or without edges.
    """
    made = profile_rows.matrix(network, kinds=False, most=MOST)
    rows = sorted(made.rows, key=lambda row: (-len(row.members), [c not in row.cells for c in made.columns]))
    canvas = Canvas(WIDTH)
    top = page.head(canvas, caption.title) + 18
    left = EDGE + NAMES + BARS + 30
    wide = min(24.0, (WIDTH - EDGE - left) / len(rows))
    middle = _bars(canvas, rows, left, wide, top)
    y = _sets(canvas, made, caption, middle, left + wide * len(rows))
    _dots(canvas, made, rows, left, wide, middle)
    y = page.legend(canvas, _keys(canvas, made, caption), y + 14)
    about = (
        f"{made.nodes} nodes with {made.profiles} profiles; each column is one of them, and counts who has it exactly."
    )
    canvas.height = page.foot(canvas, caption.sentences([about, *made.said]), y)
    return Sheet(canvas, made.said)


def _bars(canvas: Canvas, rows: list[Row], left: float, wide: float, top: float) -> float:
    """Draw the number of nodes of each profile, and return where the matrix begins."""
    most, floor = max(len(row.members) for row in rows), top + HIGH
    for value in steps(0, most, 5, whole=True):
        y = floor - HIGH * value / most
        page.rule(canvas, left, y, left + wide * len(rows), y)
        canvas.text(left - 5, y, f"{value:g}", SMALL, ha="right", color=GREY)
    canvas.text(left - 24, top + HIGH / 2, f"nodes {TITLE}", SMALL, rotation=90, ha="center", va="center", color=GREY)
    for i, row in enumerate(rows):
        count = len(row.members)
        high = HIGH * count / most
        canvas.box(left + wide * (i + 0.2), floor - high, wide * 0.6, high, facecolor=INK, gid=f"profile-{i}")
        canvas.text(left + wide * (i + 0.5), floor - high - 6, str(count), SMALL, ha="center")
    return floor + 8


def _sets(canvas: Canvas, made: Matrix, caption: Caption, top: float, right: float) -> float:
    """Write the sets with their sizes, the largest first."""
    most, start = max(made.counts.values()), EDGE + NAMES + 6
    order = sorted(made.columns, key=lambda column: (-made.counts[column], column))
    for i, column in enumerate(order):
        y = top + ROW * (i + 0.5)
        reach = caption.lists.get(column)
        if i % 2 == 0:
            canvas.box(start, y - ROW / 2, right - start, ROW, facecolor="#f4f4f4", edgecolor="none", zorder=0.4)
        canvas.text(EDGE + NAMES, y, style.shortened(made.labels[column], SMALL, NAMES - 4), SMALL, ha="right")
        long = (BARS - 26) * made.counts[column] / most
        is_open = reach is not None and not reach.complete
        hatch = {"hatch": "....", "facecolor": style.PAPER} if is_open else {"facecolor": BLUE}
        canvas.box(start, y - 4, long, 8, edgecolor=BLUE, gid=f"set-{i}", **hatch)
        canvas.text(start + long + 3, y, f"{'≥ ' * is_open}{made.counts[column]}", SMALL)
    return top + ROW * len(order)


def _dots(canvas: Canvas, made: Matrix, rows: list[Row], left: float, wide: float, top: float) -> None:
    order = sorted(made.columns, key=lambda column: (-made.counts[column], column))
    for i, row in enumerate(rows):
        x = left + wide * (i + 0.5)
        there = [j for j, column in enumerate(order) if column in row.cells]
        if there:
            canvas.line(x, top + ROW * (there[0] + 0.5), x, top + ROW * (there[-1] + 0.5), linewidth=1.6, zorder=2)
        for j in range(len(order)):
            filled = j in there
            look = {"color": INK if filled else PALE, "gid": f"dot-{i}-{j}"} if filled else {"color": PALE}
            canvas.mark(x, top + ROW * (j + 0.5), "o", DOT if filled else 2.5, zorder=3, **look)


def _keys(canvas: Canvas, made: Matrix, caption: Caption) -> list[Key]:
    def size(x: float, y: float) -> None:
        canvas.box(x, y - 4, 22, 8, facecolor=BLUE, edgecolor=BLUE)

    def least(x: float, y: float) -> None:
        canvas.box(x, y - 4, 22, 8, facecolor=style.PAPER, edgecolor=BLUE, hatch="....")

    def dots(x: float, y: float) -> None:
        canvas.line(x + 3, y, x + 19, y, linewidth=1.6)
        canvas.mark(x + 3, y, "o", DOT)
        canvas.mark(x + 19, y, "o", DOT)

    keys = [Key("joined to these and to no other", dots), Key("nodes joined to it in all", size)]
    reaches = [caption.lists[column] for column in made.columns if column in caption.lists]
    if any(not reach.complete for reach in reaches):
        keys.append(Key("at least so many: its lists are not known to be complete", least))
    return keys
