"""An incidence matrix ordered by profile: who is joined to what; those who are alike share a row with their number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.pictures import cells, page, profile_rows, style
from kg.pictures.page import EDGE, WIDTH, Sheet
from kg.pictures.style import GREY, NORMAL, PALE, SMALL, Canvas

if TYPE_CHECKING:
    from kg.networking.model import Network
    from kg.pictures.caption import Caption, Reach
    from kg.pictures.profile_rows import Matrix, Row

LEFT = EDGE + 34
CELL, ROOM = (9.0, 22.0), 330.0
"""Least and greatest width of a column, and what all of them may take."""
LINE, LINES, DOT = 9.0, 4, 5.5
"""Height of a line of names, how many lines of them a row may have, and the size of a mark."""
MANY, LOW = 60, 8.2
"""Rows from which on they lie nearer, and the height of a line then."""
HEAD = 260.0
"""Length of a column's name."""
SLANT = 45


def sheet(network: Network, caption: Caption) -> Sheet:
    """Draw who is joined to what.

    Raises KGError for a network without two sides, or without edges.
    """
    made = profile_rows.matrix(network)
    canvas = Canvas(WIDTH)
    wide = min(CELL[1], max(CELL[0], ROOM / len(made.columns)))
    top = page.head(canvas, caption.title)
    top += _heads(canvas, made, wide, top)
    y = _rows(canvas, made, wide, top)
    _columns(canvas, made, caption, wide, top, y)
    y = _totals(canvas, made, caption, wide, y)
    keys = [way.key(canvas) for way in made.ways if _is_used(made, way.words)]
    keys.append(page.Key(cells.empty(network.projection.question), lambda x, y: page.rule(canvas, x, y, x + 22, y)))
    if any(not reach.complete for reach in _reaches(made, caption)):
        keys.append(page.shaded_key(canvas))
    y = page.legend(canvas, keys, y + 14)
    said = [_alike(made), *made.said]
    canvas.height = page.foot(canvas, caption.sentences(said), y)
    return Sheet(canvas, made.said)


def _is_used(made: Matrix, words: str) -> bool:
    return any(made.ways[cell].words == words for row in made.rows for cell in row.cells.values())


def _reaches(made: Matrix, caption: Caption) -> list[Reach]:
    return [caption.lists[column] for column in made.columns if column in caption.lists]


def _alike(made: Matrix) -> str:
    order = " Rows that lie near one another are alike." if made.signed else ""
    return (
        f"{made.nodes} in {made.profiles} rows: who is joined to the same things in the same way shares a row.{order}"
    )


def _heads(canvas: Canvas, made: Matrix, wide: float, top: float) -> float:
    """Write the names of the columns, slanting, and return how high they stand."""
    named = []
    for column in made.columns:
        day = f"{made.days[column]} " if made.days else ""
        named.append(style.shortened(day + made.labels[column], SMALL, HEAD))
    high = 0.72 * max(style.width_of(words, SMALL) for words in named) + 12
    slant = {"rotation": SLANT, "rotation_mode": "anchor", "va": "bottom"}
    for i, words in enumerate(named):
        canvas.text(LEFT + wide * (i + 0.5), top + high - 2, words, SMALL, gid=f"column-{i}", **slant)
    return high


def _rows(canvas: Canvas, made: Matrix, wide: float, top: float) -> float:
    x = LEFT + wide * len(made.columns) + 10
    y = top
    line, between = (LOW, 1.0) if len(made.rows) > MANY else (LINE, 3.0)
    for i, row in enumerate(made.rows):
        lines = _names(row, WIDTH - EDGE - x)
        high = line * len(lines) + between
        page.rule(canvas, EDGE, y, WIDTH - EDGE, y)
        middle = y + high / 2
        canvas.text(LEFT - 8, middle, str(len(row.members)), NORMAL, ha="right", weight="bold", gid=f"row-{i}")
        for j, words in enumerate(lines):
            canvas.text(x, middle + line * (j - (len(lines) - 1) / 2), words, SMALL)
        for j, column in enumerate(made.columns):
            if column in row.cells:
                way = made.ways[row.cells[column]]
                way.draw(canvas, LEFT + wide * (j + 0.5), middle, DOT, f"cell-{i}-{j}")
        y += high
    page.rule(canvas, EDGE, y, WIDTH - EDGE, y)
    return y


def _names(row: Row, room: float) -> list[str]:
    """Write the members of a row into a few lines; who has no room is counted."""
    members = [member[: style.LONGEST] for member in row.members]
    lines = style.wrapped(", ".join(members), SMALL, room)
    if len(lines) <= LINES:
        return lines
    shown = len(members)
    while len(lines) > LINES and shown > 1:
        shown -= 1
        lines = style.wrapped(f"{', '.join(members[:shown])} and {len(members) - shown} more", SMALL, room)
    return lines if len(lines) <= LINES else [style.shortened(members[0], SMALL, room)]


def _columns(canvas: Canvas, made: Matrix, caption: Caption, wide: float, top: float, bottom: float) -> None:
    for i, column in enumerate(made.columns):
        x = LEFT + wide * i
        reach = caption.lists.get(column)
        if reach and not reach.complete:
            page.shade(canvas, x, top, wide, bottom - top)
        canvas.line(x + wide / 2, top, x + wide / 2, bottom, color=PALE, linewidth=0.5, zorder=0.6)


def _totals(canvas: Canvas, made: Matrix, caption: Caption, wide: float, y: float) -> float:
    """Write under each column how many are joined to it, and until when its lists are complete."""
    x = LEFT + wide * len(made.columns) + 10
    open_ = any(not reach.complete for reach in _reaches(made, caption))
    canvas.text(x, y + 9, "in all" + "; ≥ where the lists are not complete" * open_, SMALL, color=GREY)
    size = SMALL if wide > 16 else SMALL - 2
    for i, column in enumerate(made.columns):
        reach = caption.lists.get(column)
        least = "≥ " if reach and not reach.complete else ""
        canvas.text(
            LEFT + wide * (i + 0.5), y + 9, f"{least}{made.counts[column]}", size, ha="center", gid=f"total-{i}"
        )
    if not any(reach.until for reach in _reaches(made, caption)):
        return y + 16
    canvas.text(x, y + 26, "lists complete until", SMALL, color=GREY)
    for i, column in enumerate(made.columns):
        reach = caption.lists.get(column)
        words = reach.until if reach else ""
        canvas.text(LEFT + wide * (i + 0.5), y + 18, words, SMALL - 1, rotation=90, va="top", ha="center", color=GREY)
    return y + 18 + 44
