"""Counts that sources give against the record: by how much each is off, and how long after the opening it was said.

One mark for each count of an independent origin. Its height is the count less the nearest number that the record of
the day allows, in the unit of the count; a filled mark is right under at least one unit.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import KGError
from kg.pictures import page, style
from kg.pictures.page import EDGE, WIDTH, Key, Sheet
from kg.pictures.scale import Scale
from kg.pictures.style import BLUE, GREEN, GREY, INK, NORMAL, ORANGE, PAPER, PURPLE, RED, SMALL, Canvas

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.paneling.tables import Table
    from kg.pictures.caption import Caption

    Row = Mapping[str, str]

LOOKS = {
    "depositary": ("D", INK), "official": ("s", BLUE), "wire": ("^", GREEN), "press": ("o", PURPLE),
    "other": ("v", RED),
}  # fmt: skip
"""Kind of source to shape and colour."""
ELSE = ("p", ORANGE)
RECORDS = {"parties": "parties", "states": "states", "un-member-states": "members"}
"""Unit of a count to the columns with the record in that unit."""
UNITS = ("error", "error_parties", "error_states", "error_members")
LEFT, UNDATED, HIGH, BETWEEN = 70.0, 70.0, 150.0, 46.0
"""Margin, width of the strip of what has no day, height of the axes of a treaty, and what is between them."""
SIZE, APART = 6.0, 7.5
"""Of a mark, and between the middles of two."""
NAMED = 44
"""Letters of a source's name."""


@dataclass(frozen=True)
class Mark:
    """A count that is drawn."""

    row: Row
    x: float
    y: float
    name: str


def sheet(table: Table, caption: Caption) -> Sheet:
    """Draw how far counts are from the record.

    Raises KGError if no count has an error.
    """
    records = table.records()
    rows = [row for row in records if _number(row["error"]) is not None]
    if not rows:
        raise KGError(f"panel {table.name}: no count can be held against a record; there is no picture to draw")
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["about"]].append(row)
    canvas = Canvas(WIDTH)
    y = page.head(canvas, caption.title) + 6
    order = sorted(groups, key=lambda about: (-len(groups[about]), about))
    for number, about in enumerate(order):
        y = _treaty(canvas, groups[about], number, y)
    y = page.legend(canvas, _keys(canvas, rows), y + 4)
    said = [f"{len(rows)} counts, copies of one report taken as one; the closest number that the record allows is 0."]
    left = len(records) - len(rows)
    said += [f"Not drawn, as no record can be held against them: {left}."] if left else []
    canvas.height = page.foot(canvas, caption.sentences(said), y)
    return Sheet(canvas, said[1:])


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def agrees(row: Row) -> bool:
    """Tell whether a count is right under at least one unit."""
    return any(_number(row.get(unit, "")) == 0 for unit in UNITS)


def _treaty(canvas: Canvas, rows: Sequence[Row], number: int, top: float) -> float:
    title = rows[0].get("about_label") or rows[0]["about"]
    canvas.text(EDGE, top + 6, style.shortened(title, NORMAL, WIDTH - 2 * EDGE), NORMAL, weight="bold")
    errors = [float(row["error"]) for row in rows]
    shown = [*errors, *(value for row in rows for value in leeway(row) or ())]
    high = max(44.0, min(HIGH, 26.0 * len(set(shown)) + 18))
    up = Scale(min(-1.0, *shown), max(1.0, *shown), top + 20 + high, top + 24, True)
    days = [float(row["days"]) for row in rows if row["days"]]
    across = _across(days)
    _axes(canvas, up, across, bool(len(days) < len(rows)))
    for mark in _marks(rows, number, up, across):
        _draw(canvas, mark, up)
    _label(canvas, _marks(rows, number, up, across))
    return top + 20 + high + BETWEEN


def _across(days: Sequence[float]) -> Scale | None:
    """Lay days out evenly, or, if some are within a month and others after a year's quarter, logarithmically."""
    if not days:
        return None
    low, high = min(days), max(days)
    bent = low < 30 < 60 < high
    room = 0 if bent else max(10.0, (high - low) * 0.04)
    return Scale(
        max(0.0, low - room) if not bent else 0.0,
        high * 1.15 if bent else high + room,
        LEFT + UNDATED + 14,
        WIDTH - EDGE,
        bent,
    )


def _axes(canvas: Canvas, up: Scale, across: Scale | None, undated: bool) -> None:
    right = across.end if across else LEFT + UNDATED
    for value in up.ticks():
        dark = {"color": INK, "linewidth": 0.9} if value == 0 else {}
        canvas.line(
            LEFT, up.at(value), right, up.at(value), **{"color": style.PALE, "linewidth": 0.5, "zorder": 0.6, **dark}
        )
    last = float("inf")
    for value in sorted(up.ticks(), key=lambda v: (abs(v), v)):
        y = up.at(value)
        if value == 0 or (abs(y - up.at(0)) > 9 and abs(y - last) > 8):
            canvas.text(LEFT - 5, y, f"{value:+g}" if value else "0", SMALL, ha="right", color=GREY)
            last = y
    floor = up.start + 4
    canvas.text(EDGE + 10, (up.start + up.end) / 2, "off by", SMALL, rotation=90, ha="center", va="center", color=GREY)
    if undated:
        canvas.box(LEFT, up.end - 6, UNDATED, floor - up.end + 6, facecolor="#f6f6f6", edgecolor="none", zorder=0.3)
        canvas.text(LEFT + UNDATED / 2, floor + 8, "no day", SMALL, ha="center", color=GREY)
    if across:
        canvas.line(across.start, floor, across.end, floor)
        for value in across.ticks(days=True):
            canvas.line(across.at(value), floor, across.at(value), floor + 3)
            canvas.text(across.at(value), floor + 9, f"{value:g}", SMALL, ha="center", color=GREY)
        words = "days after the opening" + " (logarithmic)" * across.logarithmic
        canvas.text(across.end, floor + 19, words, SMALL, ha="right", color=GREY)


def _marks(rows: Iterable[Row], number: int, up: Scale, across: Scale | None) -> list[Mark]:
    """Place the marks; those that would lie on one another are moved aside, never up or down."""
    placed: list[Mark] = []
    for i, row in enumerate(sorted(rows, key=lambda r: (r["days"] == "", _number(r["days"]) or 0, r["claim_id"]))):
        y = up.at(float(row["error"]))
        start = across.at(float(row["days"])) if across and row["days"] else LEFT + 10
        x = start
        while any(abs(mark.x - x) < APART and abs(mark.y - y) < APART for mark in placed):
            x += 1.0
        placed.append(Mark(row, x, y, f"claim-{number}-{i}"))
    return placed


def leeway(row: Row) -> tuple[float, float] | None:
    """Return the least and the greatest that a count is off by, where the record of its unit is not exact."""
    value, unit = _number(row["value"]), RECORDS.get(row.get("unit", ""))
    if value is None or not unit or row.get("comparator"):
        return None
    certain, possible = (_number(row.get(f"{unit}_{reading}", "")) for reading in ("certain", "possible"))
    if certain is None or possible is None or certain == possible:
        return None
    return value - possible, value - certain


def _draw(canvas: Canvas, mark: Mark, up: Scale) -> None:
    shape, colour = LOOKS.get(mark.row["kind"], ELSE)
    fill = colour if agrees(mark.row) else PAPER
    open_ = leeway(mark.row)
    if open_:
        canvas.line(mark.x, up.at(open_[0]), mark.x, up.at(open_[1]), color=colour, linewidth=1.0, zorder=2)
    canvas.mark(mark.x, mark.y, shape, SIZE, color=colour, markerfacecolor=fill, zorder=3, gid=mark.name)
    if mark.row.get("list_state") == "incomplete":
        canvas.line(mark.x - 4, mark.y + 5.5, mark.x + 4, mark.y + 5.5, color=INK, linewidth=0.9, zorder=3)


def _label(canvas: Canvas, marks: Sequence[Mark]) -> None:
    """Name those that are wrong under every unit, where there is room beside them."""
    taken = [(mark.x - 5, mark.x + 5, mark.y) for mark in marks]
    for mark in marks:
        if agrees(mark.row):
            continue
        words = f"{mark.row['value']} {mark.row.get('unit', '').replace('-', ' ')}, {mark.row.get('origin_id', '')}"
        words = words if len(words) <= NAMED else words[: NAMED - 1] + "…"
        wide = style.width_of(words, SMALL - 1)
        for x in (mark.x + 6, mark.x - 6 - wide):
            inside = x >= LEFT and x + wide <= WIDTH - 4
            if inside and all(x + wide < a or b < x or abs(mark.y - y) > 7 for a, b, y in taken):
                canvas.text(x, mark.y, words, SMALL - 1, color=GREY)
                taken.append((x, x + wide, mark.y))
                break


def _keys(canvas: Canvas, rows: Sequence[Row]) -> list[Key]:
    def sample(look: tuple[str, str], fill: bool, x: float, y: float) -> None:
        shape, colour = look
        canvas.mark(x + 11, y, shape, SIZE, color=colour, markerfacecolor=colour if fill else PAPER)

    def least(x: float, y: float) -> None:
        sample(("o", GREY), False, x, y)
        canvas.line(x + 7, y + 5.5, x + 15, y + 5.5, linewidth=0.9)

    there = {row["kind"] for row in rows}
    kinds = [kind for kind in LOOKS if kind in there] + sorted(there - set(LOOKS))
    keys = [Key(kind, lambda x, y, k=kind: sample(LOOKS.get(k, ELSE), True, x, y)) for kind in kinds]  # type: ignore[misc]
    keys.append(Key("filled: right under at least one unit", lambda x, y: sample(("o", INK), True, x, y)))
    keys.append(Key("hollow: under none", lambda x, y: sample(("o", INK), False, x, y)))
    if any(leeway(row) for row in rows):
        keys.append(
            Key(
                "line: as far as the days of the record leave it open",
                lambda x, y: canvas.line(x + 11, y - 5, x + 11, y + 5),
            )
        )
    if any(row.get("list_state") == "incomplete" for row in rows):
        keys.append(Key("underlined: the list of that day is not complete, so the record is the least", least))
    return keys
