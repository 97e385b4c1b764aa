"""What each feature of a sentence that goes on weighs: the table that `make_following.py` learns and writes."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from kg.drafting.languages import packs
from kg.drafting.statements.following import FEATURES
from kg.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TABLE = "following"
MOST = 20.0
"""No weight is further from 0: the sum of all features must stay within what an exponential can hold."""


@cache
def weights() -> dict[str, float]:
    """Read the weights of the features, which all languages share.

    Raises:
        InputError: a row names no feature, or its weight is no number.

    """
    path = packs.folder() / f"{TABLE}.csv"
    if problems := [problem for problem in _problems(path) if problem.entry]:
        raise InputError(problems)
    return {row["feature"]: float(row["weight"]) for row in packs.rows(path)}


def check(root: Path) -> tuple[list[Problem], list[list[str]]]:
    """Check the table of weights as `pack_check.shared` checks the other tables of all languages."""
    path = root / f"{TABLE}.csv"
    problems = list(_problems(path))
    size = str(len(packs.rows(path)))
    return problems, [["all", TABLE, size, size, str(len(problems))]]


def _problems(path: Path) -> Iterator[Problem]:
    seen: set[str] = set()
    for line, row in enumerate(packs.rows(path), 2):
        entry, feature, weight = f"line {line}", str(row.get("feature")), str(row.get("weight"))
        if feature not in FEATURES:
            close = ", ".join(get_close_matches(feature, FEATURES)) or "make_following.py writes the table"
            yield Problem(path.name, entry, "feature", f"{feature[:40]!r} is no feature ({close})")
        if feature in seen:
            yield Problem(path.name, entry, "feature", f"{feature[:40]!r} has a weight twice")
        if not _number(weight):
            told = f"expected a number such as -0.53, at most {MOST:.0f} from 0, not {weight[:20]!r}"
            yield Problem(path.name, entry, "weight", f"{told}; make_following.py writes the table")
        seen.add(feature)
    for feature in (feature for feature in FEATURES if feature not in seen):
        yield Problem(path.name, "", "feature", f"{feature!r} has no weight; make_following.py writes the table")


def _number(cell: str) -> bool:
    try:
        return abs(float(cell)) <= MOST
    except ValueError:
        return False
