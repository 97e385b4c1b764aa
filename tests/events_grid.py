"""The grid of events: what happened crossed with how it is told; the days are drawn, as a reader understands them."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from grids import Combination, Row, filled, laid_out

if TYPE_CHECKING:
    from collections.abc import Iterator

Days = tuple[str | None, str | None]


def combinations(grid: Row, seed: int) -> Iterator[Combination]:
    """Cross events and frames that fit each other; days and first sentences are drawn."""
    draw = random.Random(seed)
    for event in grid["event"]:
        for frame in grid["frame"]:
            days = [when for when in grid["when"] if _fits(when, frame)]
            if days and frame.get("case", "nom") in event and event["kind"] in frame.get("event", event["kind"]):
                yield _combined(grid, event, frame, draw.choice(days), draw)


def outcome(combination: Combination, data: Row) -> str:
    """Tell what was drafted: right, undated, partly, other days or not found."""
    kinds, days = combination.wanted
    low, high = combination.line
    mine = [e for e in data["events"] if low <= e["span"][0] < high and e["kind"] in kinds]
    found: set[Days] = {(e["earliest"], e["latest"]) for e in mine}
    if not mine:
        return "not found"
    if found == {days}:
        return "right"
    return "undated" if found == {(None, None)} else "partly" if days in found else "other days"


def _fits(when: Row, frame: Row) -> bool:
    tense = when["tense"] in (frame.get("tense", "past"), "any")
    return tense and frame.get("wcase", "nom") in when and bool(when.get("range") or not frame.get("range"))


def _combined(grid: Row, event: Row, frame: Row, when: Row, draw: random.Random) -> Combination:
    line = filled(frame["text"], verb=frame.get("forms", {}).get(event.get("agr", "sg"), ""))
    line = filled(line, event=event[frame.get("case", "nom")], when=when[frame.get("wcase", "nom")])
    text, whole = laid_out(draw.choice(grid.get("intros", [""])), line, grid["outro"])
    dated = frame.get("dated", True)
    days: Days = (str(when["earliest"]), str(when["latest"])) if dated else (None, None)
    return Combination(
        (event["nom"], when["nom"], frame["text"]), text, whole, ({event["kind"], *event.get("also", [])}, days)
    )
