"""The grid of acts: who acts on which treaty, crossed with how it is told; some frames tell of no act."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from grids import Combination, Row, filled, laid_out

if TYPE_CHECKING:
    from collections.abc import Iterator

NONE = "none"
PARTY, TREATY, ACT = range(3)


def combinations(grid: Row, seed: int) -> Iterator[Combination]:
    """Cross parties and frames; treaties and first sentences are drawn."""
    draw = random.Random(seed)
    for party in grid["party"]:
        for frame in grid["frame"]:
            if frame.get("case", "nom") in party and set(frame.get("needs", ())) <= set(party.get("has", ())):
                yield _combined(grid, party, frame, draw)


def outcome(combination: Combination, data: Row) -> str:
    """Tell what was drafted: right, not found, false, or which of party, treaty, type, realisation is another one."""
    wanted = combination.wanted
    low, high = combination.line
    told = (a for a in data["actions"] if low <= a["span"][0] < high)
    found = {(a["party"], a["treaty"], a["type"], a["realisation"]) for a in told}
    if found == wanted:
        return "right"
    if not found or not wanted:
        return "false" if found else "not found"
    for place, name in ((PARTY, "party"), (TREATY, "treaty"), (ACT, "type")):
        if {act[place] for act in found} != {act[place] for act in wanted}:
            return name
    return "realisation"


def _combined(grid: Row, party: Row, frame: Row, draw: random.Random) -> Combination:
    treaty = draw.choice([t for t in grid["treaty"] if frame.get("tcase", "nom") in t])
    words = party[frame.get("case", "nom")]
    line = filled(frame["text"], party=words, treaty=treaty[frame.get("tcase", "nom")])
    line = filled(line, verb=frame.get("forms", {}).get(party.get("agr", "sg"), ""))
    first = " ".join(x["intro"] for x in (party, treaty) if "intro" in x)
    text, whole = laid_out(first or draw.choice(grid.get("intros", [""])), line, grid["outro"])
    told = () if frame["realisation"] == NONE else party["ids"]
    wanted = {(who, treaty["id"], frame["type"], frame["realisation"]) for who in told}
    return Combination((party["nom"], treaty["nom"], frame["text"]), text, whole, wanted)
