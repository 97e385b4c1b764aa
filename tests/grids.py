"""Grids: parts of sentences crossed with frames that join them, to find the holes of a language.

A grid is a TOML file that somebody wrote who had not seen the program. `speech` crosses who speaks with how it is
reported, `acts` who acts on which treaty with how it is told, `events` what happened with when. Run one to see its
weakest rows:

    python tests/grids.py speech en
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.drafting import drafts, output

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent / "grids"
PUBLISHED = date(2026, 5, 20)
SEED = 1
Row = dict[str, Any]
Span = tuple[int, int]


class Combination(NamedTuple):
    """A short text of chosen parts: their names, the text, where the sentence stands that they make, what is wanted."""

    parts: tuple[str, ...]
    text: str
    line: Span
    wanted: Any


def load(kind: str, language: str) -> Row:
    """Read a grid."""
    return tomllib.loads((FOLDER / kind / f"{language}.toml").read_text("utf-8"))


def languages(kind: str) -> list[str]:
    """List the languages that have a grid of a kind."""
    return sorted(path.stem for path in (FOLDER / kind).glob("*.toml"))


def combinations(kind: str, grid: Row, seed: int = SEED) -> Iterator[Combination]:
    """Go through the combinations of a grid; what is not crossed is drawn."""
    found: Iterator[Combination] = import_module(f"{kind}_grid").combinations(grid, seed)
    return found


def outcome(kind: str, grid: Row, combination: Combination) -> str:
    """Draft a combination and tell what came of it."""
    data = output.as_data(drafts.read(combination.text, PUBLISHED, grid["language"]))
    return str(import_module(f"{kind}_grid").outcome(combination, data))


def filled(line: str, **slots: str) -> str:
    """Put words into the slots of a frame, with a capital where the slot has one."""
    for slot, words in slots.items():
        line = line.replace(f"{{{slot.capitalize()}}}", capital(words)).replace(f"{{{slot}}}", words)
    return line


def capital(words: str) -> str:
    """Give the first letter a capital, behind whatever signs open it."""
    at = next((at for at, sign in enumerate(words) if sign.isalnum()), 0)
    return words[:at] + words[at : at + 1].upper() + words[at + 1 :]


def laid_out(first: str, line: str, last: str) -> tuple[str, Span]:
    """Return a text with a sentence in a paragraph of its own, and where that stands."""
    head = f"{first}\n\n" if first else ""
    return f"{head}{line}\n\n{last}\n", (len(head), len(head) + len(line))


def share(counted: Counter[str]) -> float:
    """Return the share of outcomes that are right, whatever else was drafted in the sentence."""
    return (counted["right"] + counted["extra"]) / max(1, counted.total())


def table(kind: str, language: str, rows: int = 40) -> str:
    """Lay out the weakest parts and frames of a grid."""
    grid = load(kind, language)
    by: list[dict[str, Counter[str]]] = []
    total: Counter[str] = Counter()
    for combination in combinations(kind, grid):
        found = outcome(kind, grid, combination)
        total[found] += 1
        by = by or [{} for _ in combination.parts]
        for counted, part in zip(by, combination.parts, strict=True):
            counted.setdefault(part, Counter())[found] += 1
    lines = [line for counted in by for line in [*_weakest(counted, rows), ""]]
    return "\n".join([*lines, f"{share(total):.3f} of {total.total()} right  {dict(total)}"])


def _weakest(counted: dict[str, Counter[str]], rows: int) -> list[str]:
    order = sorted(counted, key=lambda name: share(counted[name]))[:rows]
    return [f"{share(counted[name]):.2f}  {name[:80]}  {dict(counted[name])}" for name in order]


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    sys.stdout.write(table(sys.argv[1], sys.argv[2]) + "\n")
