"""Grids: every way of naming a speaker crossed with every way of reporting speech, to find the holes of a language.

A grid is a TOML file of parts that somebody wrote who had not seen the program: subjects, verbs, contents, and frames
that join them. Run it to see the weakest rows:

    python tests/grids.py tests/grids/en.toml
"""

from __future__ import annotations

import random
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.drafting import drafts, output
from kg.drafting.scores.scoring import overlap

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent / "grids"
PUBLISHED = date(2026, 5, 20)
HALF, STRICT, ANOTHER = 0.5, 0.8, 0.3
NOBODY, GROUP = "-", "group"
PLACE = "\0"
"""Stands for the content until its position is known."""
Row = dict[str, Any]
Span = tuple[int, int]


@dataclass(frozen=True)
class Combination:
    """A subject in a frame: a short text, where its content stands, and where the sentence that was put together."""

    subject: Row
    frame: Row
    text: str
    content: Span
    line: Span


def load(language: str) -> Row:
    """Read the grid of a language."""
    return tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8"))


def combinations(grid: Row, seed: int) -> Iterator[Combination]:
    """Cross subjects and frames; verbs, contents and first sentences are drawn."""
    draw = random.Random(seed)
    for subject in grid["subject"]:
        for frame in grid["frame"]:
            if frame.get("case", "nom") in subject:
                yield _combined(grid, subject, frame, draw)


def outcome(grid: Row, combination: Combination) -> str:
    """Tell what was drafted of a combination: right, extra, loose, open, wrong, cut or not found."""
    data = output.as_data(drafts.read(combination.text, PUBLISHED, grid["language"]))
    found = [s for s in data["statements"] if _begins(s, combination.line)]
    best = max(found, key=lambda s: overlap(s["content"], combination.content), default=None)
    share = overlap(best["content"], combination.content) if best else 0.0
    if best is None or share < HALF:
        return "cut" if best else "not found"
    if not _speaks(combination, data["mentions"], best["speaker"]):
        return "wrong" if best["speaker"] else "open"
    if share < STRICT:
        return "loose"
    return "extra" if any(overlap(s["content"], combination.content) < ANOTHER for s in found) else "right"


def _combined(grid: Row, subject: Row, frame: Row, draw: random.Random) -> Combination:
    content = draw.choice(grid["contents"][frame["content"]])
    line = _filled(frame["text"], "subject", subject[frame.get("case", "nom")])
    if "verbs" in frame:
        line = _filled(line, "verb", _form(draw, grid["verbs"][frame["verbs"]], subject.get("agr", "sg")))
    content = _capital(content) if "{Content}" in line else content
    line = line.replace("{Content}", PLACE).replace("{content}", PLACE)
    first = subject.get("intro") or draw.choice(grid.get("intros", [""]))
    head = f"{first}\n\n" if first else ""
    span = _span(frame, line.replace(PLACE, content), line.index(PLACE), content)
    line = line.replace(PLACE, content)
    text = f"{head}{line}\n\n{grid['outro']}\n"
    begins = len(head)
    return Combination(subject, frame, text, (begins + span[0], begins + span[1]), (begins, begins + len(line)))


def _span(frame: Row, line: str, start: int, content: str) -> Span:
    """Return where the content stands in its line; a frame may say which of its own words it begins or ends with."""
    end = start + len(content)
    if "since" in frame:
        start = line.index(frame["since"])
    if "until" in frame:
        end = line.rindex(frame["until"]) + len(frame["until"])
    return start, end


def _filled(line: str, slot: str, words: str) -> str:
    return line.replace(f"{{{slot.capitalize()}}}", _capital(words)).replace(f"{{{slot}}}", words)


def _form(draw: random.Random, verbs: list[Any], agreement: str) -> str:
    verb = draw.choice(verbs)
    forms = verb if isinstance(verb, str) else verb[agreement]
    return forms if isinstance(forms, str) else str(draw.choice(forms))


def _capital(words: str) -> str:
    """Give the first letter a capital, behind whatever signs open it."""
    at = next((at for at, sign in enumerate(words) if sign.isalnum()), 0)
    return words[:at] + words[at : at + 1].upper() + words[at + 1 :]


def _begins(statement: Row, line: Span) -> bool:
    """Tell whether a statement, by its verb or by what was said, begins in the sentence."""
    spans = [span for span in (statement["verb"], statement["content"]) if span]
    return any(line[0] <= span[0] < line[1] for span in spans)


def _speaks(combination: Combination, mentions: list[Row], speaker: str | None) -> bool:
    wanted = combination.subject["speaker"]
    if wanted in (NOBODY, GROUP):
        return (speaker or "").startswith("group/") or (wanted == NOBODY and speaker is None)
    words = wanted.casefold()
    named = {m["id"] for m in mentions if combination.text[slice(*m["span"])].casefold() == words}
    return speaker == wanted or speaker in named


def table(language: str, rows: int = 40, seed: int = 1) -> str:
    """Lay out the weakest subjects and frames of a grid."""
    grid = load(language)
    by: dict[str, dict[str, Counter[str]]] = {"subject": {}, "frame": {}}
    for combination in combinations(grid, seed):
        found = outcome(grid, combination)
        name = next(iter(combination.subject[key] for key in ("nom", "gen") if key in combination.subject))
        by["subject"].setdefault(name, Counter())[found] += 1
        by["frame"].setdefault(combination.frame["text"], Counter())[found] += 1
    lines = [line for part, counted in by.items() for line in ["", part, *_weakest(counted, rows)]]
    total = sum(by["frame"].values(), Counter[str]())
    return "\n".join([*lines, "", f"{share(total):.3f} of {total.total()} right  {dict(total)}"])


def share(counted: Counter[str]) -> float:
    """Return the share of outcomes that are right, whatever else was drafted in the sentence."""
    return (counted["right"] + counted["extra"]) / max(1, counted.total())


def _weakest(counted: dict[str, Counter[str]], rows: int) -> list[str]:
    order = sorted(counted, key=lambda name: share(counted[name]))[:rows]
    return [f"{share(counted[name]):.2f}  {name[:80]}  {dict(counted[name])}" for name in order]


if __name__ == "__main__":
    sys.stdout.write(table(Path(sys.argv[1]).stem) + "\n")
