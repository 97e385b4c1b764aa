"""The share that has done it over time: a curve for each treaty, with the number at risk under it.

The line follows `t_stop` and `event` of the panel. The band around it reaches from what the days prove, each event at
its `t_upper`, to what they do not exclude, each event right after its `t_lower`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.display import many
from kg.errors import KGError
from kg.pictures import elapsed, page, style, survival
from kg.pictures.page import EDGE, WIDTH, Key, Sheet
from kg.pictures.scale import Scale
from kg.pictures.style import COLOURS, DASHES, GREY, INK, NORMAL, PAPER, SMALL, Canvas

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.paneling.tables import Table
    from kg.pictures.caption import Caption
    from kg.pictures.elapsed import Unit
    from kg.pictures.survival import Curve

LEFT, RIGHT, HIGH, ROW = 100.0, 190.0, 250.0, 12.0
"""Margins, height of the axes, and of a line of numbers at risk."""
INDENT = 27.0
"""Of the name of a curve, behind a sample of it."""
HATCHES = ("////", "\\\\\\\\", "....", "----", "||||", "++++")
LAST = ("event", "censored")
NOT = {
    "not-observed": "no list is known to be complete",
    "not-eligible": "the rules exclude it",
    "before-origin": "it had done so before the clock began",
}
CLOCKS = {"opening": "the treaty was open and the state in the population", "signature": "the state signed"}
DONE = {"consented": "has consented", "bound": "is bound", "signed": "has signed"}


@dataclass(frozen=True)
class Group:
    """The spells of one treaty."""

    label: str
    curve: Curve
    proved: Curve
    possible: Curve
    observed: str


def sheet(table: Table, caption: Caption) -> Sheet:
    """Draw the share over time from a panel of spells.

    Raises KGError if no spell of it is observed.
    """
    groups, said = grouped(table)
    canvas = Canvas(WIDTH)
    top = page.head(canvas, caption.title) + 10
    last = max(1, *(group.curve.stops[-1] for group in groups))
    unit = elapsed.unit(last)
    across = Scale(0, last * 1.02, LEFT, WIDTH - RIGHT)
    up = Scale(0, 1, top + HIGH, top)
    _axes(canvas, across, up, unit, table.drawn)
    for i, group in enumerate(groups):
        _draw(canvas, group, i, across, up)
    _names(canvas, groups, across, up, unit)
    y = _at_risk(canvas, groups, across, unit, top + HIGH + 46)
    y = page.legend(canvas, _keys(canvas, groups), y + 12)
    canvas.height = page.foot(canvas, caption.sentences(said), y)
    return Sheet(canvas, [line for line in said if line.startswith("Not drawn")])


def grouped(table: Table) -> tuple[list[Group], list[str]]:
    """Estimate the curves of a panel, and say of whom and of what they are.

    Raises KGError if there is none, or more than can be told apart.
    """
    spells: dict[str, dict[str, Mapping[str, str]]] = defaultdict(dict)
    for row in table.records():
        spells[row["treaty"]][row["state"]] = row  # of a spell that is split the last row ends it
    groups = []
    for treaty in sorted(spells):
        rows = [row for row in spells[treaty].values() if row["event"] in ("0", "1") and row["t_stop"]]
        if rows:
            groups.append(_group(treaty, rows))
    if not groups:
        raise KGError(
            f"panel {table.name}: no list is complete on any day, so nobody's time at risk is known; "
            "there is no picture to draw"
        )
    if len(groups) > len(DASHES):
        raise KGError(f"{len(groups)} curves cannot be told apart; --set treaty=… takes one")
    return groups, _said(table, groups)


def _group(treaty: str, rows: Sequence[Mapping[str, str]]) -> Group:
    curve = survival.estimate((float(row["t_stop"]), row["event"] == "1") for row in rows)
    proved = survival.estimate((_latest(row), row["event"] == "1") for row in rows)
    possible = survival.estimate((_earliest(row), row["event"] == "1") for row in rows)
    observed = max(row.get("observed_until", "") for row in rows)
    return Group(rows[0].get("treaty_label") or treaty, curve, proved, possible, observed)


def _latest(row: Mapping[str, str]) -> float:
    """Return the last time at which a spell may have ended: the clock may have begun on several days."""
    return max(float(row["t_upper"] or 0), float(row["t_stop"])) if row["event"] == "1" else float(row["t_stop"])


def _earliest(row: Mapping[str, str]) -> float:
    """Return the first time at which a spell may have ended: its lower bound is open, but for an exact day."""
    if row["event"] == "0" or row["t_lower"] == row["t_upper"]:
        return float(row["t_stop"])
    return min(float(row["t_lower"]) + 1 if row["t_lower"] else 0, float(row["t_stop"]))


def _said(table: Table, groups: Sequence[Group]) -> list[str]:
    rows = table.records()
    spells = {(row["treaty"], row["state"]): row for row in rows}
    counted: dict[str, int] = defaultdict(int)
    for row in spells.values():
        if row["event"] not in ("0", "1"):
            counted[row["event"]] += 1
    said = ["Kaplan-Meier estimate; ticks are those whose observation ended without it."]
    left = [f"{many(n, 'spell')}, as {NOT.get(why, why)}" for why, n in sorted(counted.items())]
    return said + ([f"Not drawn: {'; '.join(left)}."] if left else [])


def _axes(canvas: Canvas, across: Scale, up: Scale, unit: Unit, given: Mapping[str, str]) -> None:
    for share in (0, 0.25, 0.5, 0.75, 1):
        page.rule(canvas, across.start, up.at(share), across.end, up.at(share))
        canvas.text(across.start - 6, up.at(share), f"{100 * share:.0f} %", SMALL, ha="right", color=GREY)
    for days in unit.ticks(across.high):
        x = across.at(days)
        canvas.line(x, up.start, x, up.start + 4)
        canvas.text(x, up.start + 11, unit.count(days), SMALL, ha="center", color=GREY)
    canvas.line(across.start, up.start, across.end, up.start)
    axis = f"{unit.word}s since {CLOCKS.get(given.get('clock', ''), 'the clock began')}"
    canvas.text((across.start + across.end) / 2, up.start + 24, axis, NORMAL, ha="center")
    axis = f"share that {DONE.get(given.get('event', ''), 'has done it')}"
    canvas.text(across.start - 48, (up.start + up.end) / 2, axis, NORMAL, rotation=90, ha="center", va="center")


def _steps(curve: Curve, across: Scale, up: Scale, until: float) -> tuple[list[float], list[float]]:
    xs, ys = [across.at(0)], [up.at(0)]
    for time, share in zip(curve.times, curve.shares, strict=True):
        xs += [across.at(time)] * 2
        ys += [ys[-1], up.at(share)]
    return [*xs, across.at(until)], [*ys, ys[-1]]


def _draw(canvas: Canvas, group: Group, number: int, across: Scale, up: Scale) -> None:
    colour, dashes = COLOURS[number], DASHES[number]
    until = group.curve.stops[-1]
    if group.possible != group.proved:
        (low_x, low_y), (high_x, high_y) = (_steps(one, across, up, until) for one in (group.proved, group.possible))
        look = {"facecolor": "none", "edgecolor": colour, "hatch": HATCHES[number], "zorder": 1.5, "alpha": 0.5}
        canvas.area([*low_x, *high_x[::-1]], [*low_y, *high_y[::-1]], gid=f"band-{number}", **look)
        for edge_x, edge_y in ((low_x, low_y), (high_x, high_y)):
            canvas.path(edge_x, edge_y, color=colour, linewidth=0.5, zorder=2)
    xs, ys = _steps(group.curve, across, up, until)
    canvas.path(xs, ys, color=colour, linestyle=dashes, linewidth=1.5, zorder=3, gid=f"curve-{number}")
    for i, time in enumerate(sorted(set(group.curve.censored))):
        y = up.at(group.curve.at(time))
        canvas.mark(across.at(time), y, "|", 7, color=colour, zorder=3.5, gid=f"censored-{number}-{i}")


def _names(canvas: Canvas, groups: Sequence[Group], across: Scale, up: Scale, unit: Unit) -> None:
    """Name the curves at their right ends, moved apart where they end near one another."""
    room = RIGHT - EDGE - 8 - INDENT
    blocks = []
    for i, group in enumerate(groups):
        share = group.curve.at(group.curve.stops[-1])
        names = style.wrapped(group.label[: style.LONGEST], SMALL, room * 0.85)[:3]
        blocks.append((up.at(share), i, names, style.wrapped(_summary(group, share, unit), SMALL, room)))
    blocks.sort(key=lambda block: block[:2])
    heights = [9.0 * (len(names) + len(told)) + 5 for _, _, names, told in blocks]
    tops: list[float] = []
    for (y, *_), high in zip(blocks, heights, strict=True):
        tops.append(max(y - high / 2, tops[-1] + heights[len(tops) - 1] if tops else 0))
    over = max(0.0, tops[-1] + heights[-1] - up.start - 20)
    for k in reversed(range(len(tops))):
        limit = tops[k + 1] - heights[k] if k + 1 < len(tops) else tops[k] - over
        tops[k] = min(tops[k], limit)
    for top, (_, i, names, told) in zip(tops, blocks, strict=True):
        for j, line in enumerate([*names, *told]):
            weight = "bold" if j < len(names) else "normal"
            canvas.text(across.end + 8 + INDENT, top + 5 + 9 * j, line, SMALL, weight=weight)
        _sample(canvas, i, across.end + 8, top + 5)


def _sample(canvas: Canvas, number: int, x: float, y: float) -> None:
    canvas.path([x, x + 22], [y, y], color=COLOURS[number], linestyle=DASHES[number], linewidth=1.5)


def _summary(group: Group, share: float, unit: Unit) -> str:
    half = group.curve.median
    median = f"median {unit.told(half)}" if half is not None else "half not reached"
    return f"{100 * share:.0f} %, {median}; observed until {group.observed or 'no day'}"


def _at_risk(canvas: Canvas, groups: Sequence[Group], across: Scale, unit: Unit, top: float) -> float:
    canvas.text(EDGE, top, "at risk", SMALL, color=GREY)
    for i, group in enumerate(groups):
        y = top + ROW * i
        _sample(canvas, i, EDGE + 36, y)
        for days in unit.ticks(across.high):
            if days <= group.curve.stops[-1]:
                count = group.curve.at_risk(days)
                canvas.text(across.at(days), y, str(count), SMALL, ha="center", gid=f"risk-{i}-{unit.count(days)}")
    return top + ROW * len(groups)


def _keys(canvas: Canvas, groups: Sequence[Group]) -> list[Key]:
    def tick(x: float, y: float) -> None:
        canvas.line(x + 2, y, x + 20, y, linewidth=1.5)
        canvas.mark(x + 11, y, "|", 7)

    def band(x: float, y: float) -> None:
        canvas.box(x, y - 4, 22, 8, facecolor=PAPER, edgecolor=INK, hatch=HATCHES[0])

    keys = []
    if any(group.curve.censored for group in groups):
        keys.append(Key("not yet done when observation ended", tick))
    if any(group.possible != group.proved for group in groups):
        keys.append(Key("between what the days prove and what they do not exclude", band))
    return keys
