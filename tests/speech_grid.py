"""The grid of speech: every way of naming who speaks crossed with every way of reporting it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, NamedTuple

from grids import Combination, Row, Span, capital, filled, laid_out

from kg.drafting.scores.scoring import overlap

if TYPE_CHECKING:
    from collections.abc import Iterator

HALF, STRICT, ANOTHER = 0.5, 0.8, 0.3
NOBODY, GROUP = "-", "group"
PLACE = "\0"
"""Stands for the content until its position is known."""


class Said(NamedTuple):
    """Who is to speak (words of the text, an identifier, `group` or `-`), and where what is said stands."""

    speaker: str
    content: Span


def combinations(grid: Row, seed: int) -> Iterator[Combination]:
    """Cross subjects and frames; verbs, contents and first sentences are drawn."""
    draw = random.Random(seed)
    for subject in grid["subject"]:
        for frame in grid["frame"]:
            if frame.get("case", "nom") in subject:
                yield _combined(grid, subject, frame, draw)


def outcome(combination: Combination, data: Row) -> str:
    """Tell what was drafted: right, extra, loose, open, wrong, cut or not found."""
    wanted: Said = combination.wanted
    found = [s for s in data["statements"] if _begins(s, combination.line)]
    best = max(found, key=lambda s: overlap(s["content"], wanted.content), default=None)
    part = overlap(best["content"], wanted.content) if best else 0.0
    if best is None or part < HALF:
        return "cut" if best else "not found"
    if not _speaks(combination, data["mentions"], best["speaker"]):
        return "wrong" if best["speaker"] else "open"
    if part < STRICT:
        return "loose"
    return "extra" if any(overlap(s["content"], wanted.content) < ANOTHER for s in found) else "right"


def _combined(grid: Row, subject: Row, frame: Row, draw: random.Random) -> Combination:
    content = draw.choice(grid["contents"][frame["content"]])
    line = filled(frame["text"], subject=subject[frame.get("case", "nom")])
    if "verbs" in frame:
        line = filled(line, verb=_form(draw, grid["verbs"][frame["verbs"]], subject.get("agr", "sg")))
    content = capital(content) if "{Content}" in line else content
    line = line.replace("{Content}", PLACE).replace("{content}", PLACE)
    start, line = line.index(PLACE), line.replace(PLACE, content)
    start, end = _span(frame, line, (start, start + len(content)))
    text, whole = laid_out(subject.get("intro") or draw.choice(grid.get("intros", [""])), line, grid["outro"])
    name = next(subject[key] for key in ("nom", "gen", *subject) if key in subject)
    said = Said(subject["speaker"], (whole[0] + start, whole[0] + end))
    return Combination((name, frame["text"]), text, whole, said)


def _span(frame: Row, line: str, content: Span) -> Span:
    """Return where what is said stands; a frame may say which of its own words it begins or ends with."""
    start = line.index(frame["since"]) if "since" in frame else content[0]
    end = line.rindex(frame["until"]) + len(frame["until"]) if "until" in frame else content[1]
    return start, end


def _form(draw: random.Random, verbs: list[Any], agreement: str) -> str:
    verb = draw.choice(verbs)
    forms = verb if isinstance(verb, str) else verb[agreement]
    return forms if isinstance(forms, str) else str(draw.choice(forms))


def _begins(statement: Row, line: Span) -> bool:
    """Tell whether a statement, by its verb or by what was said, begins in the sentence."""
    spans = [span for span in (statement["verb"], statement["content"]) if span]
    return any(line[0] <= span[0] < line[1] for span in spans)


def _speaks(combination: Combination, mentions: list[Row], speaker: str | None) -> bool:
    wanted = combination.wanted.speaker
    if wanted in (NOBODY, GROUP):
        return (speaker or "").startswith("group/") or (wanted == NOBODY and speaker is None)
    words = wanted.casefold()
    named = {m["id"] for m in mentions if combination.text[slice(*m["span"])].casefold() == words}
    return speaker == wanted or speaker in named
