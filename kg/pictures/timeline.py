"""A timeline as a picture: what a day is known of as a point, what is known less exactly as a bar."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import kg
from kg.asking import stamps
from kg.errors import KGError
from kg.pictures import lanes as layout
from kg.pictures import page, style
from kg.pictures.axis import Axis
from kg.pictures.caption import Caption
from kg.pictures.lanes import EDGE, LEFT, RIGHT, WIDTH
from kg.pictures.style import BLUE, GREEN, GREY, INK, NORMAL, PALE, PAPER, PURPLE, RED, SMALL, Canvas

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.asking.timeline import Timeline
    from kg.building.selection import Selection
    from kg.declared.context import Context
    from kg.graph import Graph
    from kg.pictures.lanes import Lane, Mark

LOOKS = {
    "treaty-milestone": ("D", INK), "treaty-action": ("o", BLUE), "event": ("s", GREEN), "count": ("^", PURPLE),
    "cast-vote": ("p", BLUE), "vote-item": ("p", INK),
}  # fmt: skip
"""Shape and colour of a section's days."""
OTHERS = ("h", INK)
HATCH = "//////"
KEYS = {
    "day": "day known",
    "heap": "several acts, with their number",
    "within": "within these days",
    "by": "day unknown, known by then",
    "spell": "from, to; hatched where it may begin or end",
    "since": "since, no end known",
    "seen": "seen to hold then; start and end unknown",
}
EXTENDED = ("within", "spell", "since", "seen")
"""Shapes that may go beyond the edges of a picture."""


def draw(found: Timeline, graph: Graph, format: str, command: str) -> bytes:
    """Draw a timeline.

    Args:
        found: what to draw.
        graph: the build it came from.
        format: svg, png or pdf.
        command: what it was asked with.

    Raises:
        KGError: there is nothing to draw, or nothing to draw it with.

    """
    sentences = caption(found, stamps.build(graph), command)
    canvas, title = laid_out(found, graph.context, sentences)
    return style.write(canvas, format, title, " ".join(sentences))


@dataclass(frozen=True)
class Acts:
    """A timeline with what is needed to lay it out."""

    found: Timeline
    context: Context


def sheet(acts: Acts, caption: Caption) -> page.Sheet:
    """Draw acts as a timeline under a caption of one's own.

    Raises KGError if nothing has a day.
    """
    canvas, _ = laid_out(acts.found, acts.context, caption.sentences())
    return page.Sheet(canvas)


def of_events(graph: Graph, given: Mapping[str, str], years: tuple[str, str], selection: Selection) -> Acts:
    """Ask for the acts of the panel of events as a timeline.

    Args:
        graph: the build.
        given: treaty or party, or both.
        years: first and last year, either may be empty.
        selection: the sources to see.

    """
    from kg.asking import timeline as asking
    from kg.asking.lookup import find

    first, last = (year and f"{year}-{end}" for year, end in zip(years, ("01-01", "12-31"), strict=True))
    treaty, party = given.get("treaty", ""), given.get("party", "")
    found = asking.read(graph, treaty or party, first, last, ("treaty-action",), selection)
    if treaty and party:
        with graph.door() as door:
            one = find(graph.context, door, party)
        found.lines = [line for line in found.lines if line.actor == one]
    return Acts(found, graph.context)


def caption_of(acts: Acts, told: Caption) -> Caption:
    """Make the caption of acts from that of their panel: what a timeline says of its days and lists."""
    words, _ = caption(acts.found, told.build, told.command)
    return Caption(f"{acts.found.title}: what happened when", words, command=told.command, build=told.build)


def caption(found: Timeline, build: str, command: str) -> list[str]:
    """Say what a picture was made from: days, lists, sources, build and command."""
    days = {(True, True): f"Days from {found.first} to {found.last}.", (True, False): f"Days from {found.first} on."}
    days[False, True] = f"As of {found.last}: what began later is left out."
    asked = days.get((bool(found.first), bool(found.last)), "All days that are recorded; no day was asked about.")
    undated = sum(not line.when.start.latest for line in found.lines)
    more = [f"Not drawn, as no day is known: {undated}."] if undated else []
    whole = sorted({one.until for one in found.covered if one.complete and one.until})
    ends = " to ".join(dict.fromkeys([*whole[:1], *whole[-1:]]))
    lists = f"Lists are complete until {ends}, see on the right." if whole else ""
    told = f"{len(found.lines)} things told by {len(found.sources)} sources."
    made = f"kg {kg.__version__}, build {build[: stamps.SHORT]}: {command}"
    return [" ".join([asked, *more, *([lists] if lists else []), told]), made]


def laid_out(found: Timeline, context: Context, sentences: Sequence[str]) -> tuple[Canvas, str]:
    """Lay out a timeline on a canvas with a caption, and return it with its title.

    Raises KGError if nothing has a day.
    """
    axis = Axis.over(_days(found), LEFT, WIDTH - RIGHT)
    laid = layout.lanes(found, context, axis)
    title = f"{found.title}: what happened when"
    canvas = Canvas(WIDTH)
    top = page.head(canvas, title) + 16
    bottom = top + sum(lane.height for lane in laid)
    _grid(canvas, axis, top, bottom)
    y = top
    for i, lane in enumerate(laid):
        _draw_lane(canvas, lane, i, axis, y)
        y += lane.height
    y = _legend(canvas, laid, axis, bottom + 22)
    canvas.height = page.foot(canvas, sentences, y)
    return canvas, title


def _days(found: Timeline) -> list[str]:
    days = []
    for line in found.lines:
        start, end = line.when.start, line.when.end
        days += [start.earliest or start.latest, start.latest, end.earliest, end.latest]
    days = [day for day in days if day]
    if not days:
        raise KGError("nothing here has a day; there is no picture to draw")
    shown = [day for day in (found.first, found.last) if day]
    inside = [day for day in days if (found.first or "0") <= day <= (found.last or "9999")]
    return [*shown, *inside] or days


def _grid(canvas: Canvas, axis: Axis, top: float, bottom: float) -> None:
    for x, words in axis.ticks():
        canvas.line(x, top, x, bottom, color=PALE, linewidth=0.5, zorder=0.6)
        for y in (top - 7, bottom + 7):
            canvas.text(x, y, words, SMALL, ha="center", color=GREY)


def _draw_lane(canvas: Canvas, lane: Lane, number: int, axis: Axis, top: float) -> None:
    _shade(canvas, lane, axis, top)
    canvas.line(EDGE, top, WIDTH - EDGE, top, color=PALE, linewidth=0.6, zorder=0.7)
    middle = top + lane.height / 2
    for i, part in enumerate(lane.title):
        canvas.text(EDGE, middle + 10 * (i - (len(lane.title) - 1) / 2), part, NORMAL, weight="bold")
    canvas.text(LEFT - 10, middle, str(lane.count), NORMAL, ha="right", gid=f"count-{number}")
    for i, part in enumerate(lane.notes):
        canvas.text(WIDTH - RIGHT + 8, middle + 9 * (i - (len(lane.notes) - 1) / 2), part, SMALL, color=GREY)
    _scale(canvas, lane, axis, top)
    for i, mark in enumerate(lane.marks):
        _draw_mark(canvas, mark, lane.section, top, f"mark-{number}-{i}-of-{len(mark.lines)}", axis)


def _shade(canvas: Canvas, lane: Lane, axis: Axis, top: float) -> None:
    if lane.shaded_from is None:
        return
    x = axis.at(lane.shaded_from) if lane.shaded_from else axis.left
    page.shade(canvas, x, top, axis.right - x, lane.height)


def _scale(canvas: Canvas, lane: Lane, axis: Axis, top: float) -> None:
    if not lane.scale:
        return
    low, high = lane.scale
    ends = {high: layout.GAP + 2, low: layout.GAP + 2 + layout.PLOT}
    for value, y in ends.items():
        canvas.line(axis.left, top + y, axis.right, top + y, color=PALE, linewidth=0.5, linestyle=":", zorder=0.6)
        canvas.text(axis.left + 2, top + y - 4, str(value), SMALL, color=GREY)


def _draw_mark(canvas: Canvas, mark: Mark, section: str, top: float, name: str, axis: Axis) -> None:
    shape, colour = LOOKS.get(section, OTHERS)
    y = top + mark.y
    hollow = bool(mark.lines[0].standing)
    fill = PAPER if hollow else colour
    drawers = {"within": _bar, "spell": _spell, "since": _since, "seen": _seen, "by": _by}
    if mark.shape == "heap":
        size = 15 + 2 * (len(str(len(mark.lines))) - 1)
        canvas.mark(mark.x, y, shape, size, color=colour, zorder=3, gid=name)
        canvas.text(mark.x, y, str(len(mark.lines)), SMALL, ha="center", color=PAPER, weight="bold", zorder=4)
    elif mark.shape in drawers:
        drawers[mark.shape](canvas, mark, y, colour, fill, name, axis)
    else:
        canvas.mark(mark.x, y, shape, 5, color=colour, markerfacecolor=fill, zorder=3, gid=name)
    for edge, x, form in ((_goes_back(mark, axis), axis.left, "<"), (_goes_on(mark, axis), axis.right, ">")):
        if edge:
            canvas.mark(x, y, form, 6, color=RED, zorder=5)
    if hollow:
        canvas.mark(mark.x if mark.shape == "by" else (mark.x + mark.end) / 2, y, "x", 3, color=INK, zorder=4)
    if mark.words:
        side = "right" if mark.to_the_left else "left"
        canvas.text(mark.words_at, top + mark.words_y, mark.words, SMALL, ha=side, zorder=4)


def _goes_back(mark: Mark, axis: Axis) -> bool:
    """Tell whether a mark begins before the picture does."""
    start = mark.lines[0].when.start
    return mark.shape in EXTENDED and (start.earliest or start.latest) < axis.first.isoformat()


def _goes_on(mark: Mark, axis: Axis) -> bool:
    """Tell whether a mark ends after the picture does; what has no end known says so by its dots."""
    when = mark.lines[0].when
    last = when.end.latest if mark.shape == "spell" else when.start.latest
    return mark.shape in EXTENDED and last > axis.last.isoformat()


def _bar(canvas: Canvas, mark: Mark, y: float, colour: str, fill: str, name: str, axis: Axis) -> None:
    wide = max(mark.end - mark.x, 2.5)
    canvas.box(mark.x, y - 2.5, wide, 5, facecolor=PAPER, edgecolor=colour, hatch=HATCH, zorder=2, gid=name)


def _spell(canvas: Canvas, mark: Mark, y: float, colour: str, fill: str, name: str, axis: Axis) -> None:
    _bar(canvas, mark, y, colour, fill, name, axis)
    when = mark.lines[0].when
    if when.start.latest and when.end.earliest and when.start.latest <= when.end.earliest:
        first, last = axis.at(when.start.latest), axis.at(when.end.earliest)
        canvas.box(first, y - 2.5, max(last - first, 2.5), 5, facecolor=fill, edgecolor=colour, zorder=2.5)


def _since(canvas: Canvas, mark: Mark, y: float, colour: str, fill: str, name: str, axis: Axis) -> None:
    first = mark.end if mark.to_the_left else mark.words_at + style.width_of(mark.words, SMALL) + 4
    canvas.line(min(first, axis.right), y, axis.right, y, color=colour, linestyle=":", zorder=1.5)
    if mark.end > mark.x:
        _bar(canvas, mark, y, colour, fill, name, axis)
    else:
        canvas.mark(mark.x, y, "|", 7, color=colour, markeredgewidth=1.6, zorder=3, gid=name)


def _seen(canvas: Canvas, mark: Mark, y: float, colour: str, fill: str, name: str, axis: Axis) -> None:
    before, after = layout.TAILS["seen"]
    canvas.line(mark.x - before, y, mark.end + after, y, color=colour, linestyle=":", zorder=1.5)
    if mark.end > mark.x:
        canvas.box(
            mark.x, y - 2, mark.end - mark.x, 4, facecolor=PAPER, edgecolor=colour, hatch=HATCH, zorder=2, gid=name
        )
    else:
        canvas.mark(mark.x, y, "o", 4, color=colour, markerfacecolor=fill, zorder=3, gid=name)


def _by(canvas: Canvas, mark: Mark, y: float, colour: str, fill: str, name: str, axis: Axis) -> None:
    canvas.line(mark.x - layout.TAILS["by"][0], y, mark.x, y, color=colour, linestyle=(0, (2, 1.5)), zorder=1.5)
    canvas.mark(mark.x, y, "<", 5, color=colour, markerfacecolor=PAPER, zorder=3, gid=name)


def _legend(canvas: Canvas, laid: Sequence[Lane], axis: Axis, top: float) -> float:
    """Explain the shapes that are there, and no others."""
    used = {mark.shape for lane in laid for mark in lane.marks}
    entries = [(shape, words) for shape, words in KEYS.items() if shape in used]
    if any(mark.lines[0].standing for lane in laid for mark in lane.marks):
        entries.append(("doubtful", "doubtful or denied, not counted"))
    if any(_goes_back(mark, axis) or _goes_on(mark, axis) for lane in laid for mark in lane.marks):
        entries.append(("beyond", "goes beyond these days"))
    if any(lane.shaded_from is not None for lane in laid):
        entries.append(("shade", "list of acts not known to be complete"))
    keys = [page.Key(words, partial(_key, canvas, shape)) for shape, words in entries]
    return page.legend(canvas, keys, top)


def _key(canvas: Canvas, shape: str, x: float, y: float) -> None:
    """Draw a sample of a shape, 22 points wide."""
    middle = x + 11
    if shape == "day":
        for dx, form, colour in ((-8, "D", INK), (0, "o", BLUE), (8, "s", GREEN)):
            canvas.mark(middle + dx, y, form, 5, color=colour)
    elif shape == "heap":
        canvas.mark(middle, y, "o", 10, color=BLUE)
        canvas.text(middle, y, "9", SMALL - 1, ha="center", color=PAPER, weight="bold")
    elif shape == "by":
        canvas.line(middle - 9, y, middle + 4, y, color=BLUE, linestyle=(0, (2, 1.5)))
        canvas.mark(middle + 4, y, "<", 5, color=BLUE, markerfacecolor=PAPER)
    elif shape in ("since", "seen"):
        canvas.line(middle - 9, y, middle + 9, y, color=INK, linestyle=":")
        size, place = (("|", 7), middle - 8) if shape == "since" else (("o", 4), middle)
        canvas.mark(place, y, *size, color=INK, markeredgewidth=1.2)
    elif shape in ("within", "spell"):
        canvas.box(x + 2, y - 2.5, 18, 5, facecolor=PAPER, edgecolor=INK, hatch=HATCH)
        if shape == "spell":
            canvas.box(x + 7, y - 2.5, 8, 5, facecolor=INK, edgecolor=INK)
    else:
        _key_beside(canvas, shape, x, y)


def _key_beside(canvas: Canvas, shape: str, x: float, y: float) -> None:
    """Draw a sample of what is drawn over, beside or under marks."""
    middle = x + 11
    if shape == "doubtful":
        canvas.mark(middle, y, "o", 5, color=BLUE, markerfacecolor=PAPER)
        canvas.mark(middle, y, "x", 3, color=INK)
    elif shape == "beyond":
        canvas.mark(middle - 4, y, "<", 6, color=RED)
        canvas.mark(middle + 4, y, ">", 6, color=RED)
    else:
        page.shade(canvas, x, y - 4, 22, 8)
