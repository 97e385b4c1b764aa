"""Sources that name each other, what is left where one of them is withdrawn, and how problems are told."""

from __future__ import annotations

import difflib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.errors import Problem
from kg.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from kg.reading.entries import Source
    from kg.reading.material import Material

_OURS = re.compile(rf"(?:src:|{re.escape(BASE)}source/)([^/]+)")
_LINE = re.compile(r"line ([0-9]+)")


def no_source(file: str, label: str, key: str, slug: str, known: Iterable[str]) -> Problem:
    """Say that there is no source of a name."""
    near = difflib.get_close_matches(slug, known, n=1)
    hint = f"did you mean {near[0]}?" if near else "add it to data/sources.csv"
    return Problem(file, label, key, f"no source {slug!r}; {hint}", slug)


def check(described: Mapping[str, Source]) -> Iterator[Problem]:
    """Find what sources copy or translate that is no source, and copies that lead back to themselves."""
    origins = {slug: [origin for _, origin in _named(source)] for slug, source in described.items()}
    for slug, source in described.items():
        for key, origin in _named(source):
            if origin not in described:
                yield no_source(source.file, source.label, key, origin, described)
            elif _leads(origin, slug, origins):
                message = f"{slug} is, directly or through others, a copy of itself; correct one in the circle"
                yield Problem(source.file, source.label, key, message)


def _named(source: Source) -> Iterator[tuple[str, str]]:
    """List the keys that name other sources of ours, with the slugs of these."""
    for key, given in source.values.items():
        for name in given if isinstance(given, list) else [given]:
            found = _OURS.fullmatch(name) if isinstance(name, str) else None
            if found:
                yield key, found[1]


def _leads(start: str, end: str, origins: Mapping[str, list[str]]) -> bool:
    seen, todo = set[str](), [start]
    while todo:
        here = todo.pop()
        if here == end:
            return True
        todo += [] if here in seen else origins.get(here, [])
        seen.add(here)
    return False


def copies(described: Mapping[str, Source], withdrawn: Collection[str]) -> dict[str, list[str]]:
    """Map withdrawn sources to those that say they copy or translate them, and stay."""
    found: dict[str, set[str]] = {}
    for slug, source in described.items():
        for _, origin in _named(source):
            if origin in withdrawn and slug not in withdrawn:
                found.setdefault(origin, set()).add(slug)
    return {origin: sorted(slugs) for origin, slugs in sorted(found.items())}


def told(read: Material, problems: Iterable[Problem]) -> list[Problem]:
    """Put problems in the order of the files, and name causes before what may only follow from them.

    A name is unknown to others where its row is withdrawn, which is said, or where its table could not be read: then
    all such problems are one.
    """
    found = sorted(problems, key=lambda problem: (problem.file, _line(problem)))
    following = [problem for problem in found if problem.unknown] if read.unread else []
    kept = [_with_reason(problem, read.lost) for problem in found if problem not in following]
    if following:
        message = f"could not be read; {len(following)} mentions of names that it may hold are not listed here"
        kept.append(Problem(", ".join(read.unread), "", "", message))
    return kept


def _line(problem: Problem) -> int:
    found = _LINE.match(problem.entry)
    return int(found[1]) if found else 0


def _with_reason(problem: Problem, lost: Mapping[str, str]) -> Problem:
    if problem.unknown not in lost:
        return problem
    reason = f"{problem.unknown} has its rows from {lost[problem.unknown]}, which is withdrawn"
    return replace(problem, message=f"{reason}; give it a row of another source")
