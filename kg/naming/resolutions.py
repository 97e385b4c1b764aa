"""What names can mean, laid out: one name with all that it can mean, or one row for each of many names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg import display
from kg.errors import KGError
from kg.naming import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.graph import Graph
    from kg.naming.resolve import Candidate, Match, Resolution

COLUMNS = (
    "name", "status", "thing", "label", "matched", "system", "language", "from", "to", "score", "reason",
)  # fmt: skip
MAX_BYTES = 5_000_000
"""More names than any spreadsheet holds."""
BETWEEN = "|"
"""Between several values of a cell, as in our own tables."""
UNDECIDED = ("ambiguous", "suggested", "none")
RECORD = (
    "that one thing is another is said by a row of data/links.csv (this, same_as, who, when, why); "
    "a spelling is made known by a row with name_<language> in a table of actors"
)
"""How a person's decision is recorded."""


def listed(names: Sequence[str], standard_input: bytes) -> list[str]:
    """Return the names asked for, those of standard input in place of `-`, one a line.

    Raises KGError if they are not UTF-8 or too many.
    """
    given = [name.encode("utf-8", "replace").decode() for name in names]  # arguments may be bytes of no encoding
    if "-" not in given:
        return given
    if len(standard_input) > MAX_BYTES:
        raise KGError(f"standard input: more than {MAX_BYTES} bytes of names")
    try:
        lines = standard_input.decode("utf-8-sig").replace("\r\n", "\n").split("\n")
    except UnicodeDecodeError as error:
        line = standard_input.count(b"\n", 0, error.start) + 1
        raise KGError(f"standard input, line {line}: not UTF-8") from None
    read = lines[:-1] if lines[-1] == "" else lines
    return [own for name in given for own in (read if name == "-" else [name])]


def ask(graph: Graph, names: Sequence[str], language: str, kind: str, on: str, limit: int) -> list[Resolution]:
    """Resolve names in their order."""
    resolver = resolve.read(graph, names)
    known = {name: resolver.resolve(name, language, kind, on, limit) for name in dict.fromkeys(names)}
    return [known[name] for name in names]


def render(graph: Graph, found: Sequence[Resolution], format: str, one_row_each: bool) -> str:
    """Lay out what was found: a row for every candidate, or one for every name with its candidates joined."""
    if format == "json":
        return display.as_json([_nested(graph, one) for one in found])
    rows = [row for one in found for row in _rows(graph, one, one_row_each)]
    if format == "csv":
        return display.render(COLUMNS, rows, format)
    filled = [i for i, column in enumerate(COLUMNS) if i < 2 or any(row[i] for row in rows)]
    return display.render([COLUMNS[i] for i in filled], [[row[i] for i in filled] for row in rows], format)


def _rows(graph: Graph, one: Resolution, one_row_each: bool) -> Iterator[list[str]]:
    joined = one_row_each and len(one.candidates) > 1  # then a cell holds one value of each, so that they stay in step
    cells = [_cells(graph, c, c.matches[:1] if joined else c.matches) for c in one.candidates]
    if one_row_each or not cells:
        cells = [[BETWEEN.join(own) for own in zip(*cells, strict=True)] if cells else [""] * (len(COLUMNS) - 2)]
    for own in cells:
        yield [one.name, one.status, *own]


def _cells(graph: Graph, candidate: Candidate, matches: Sequence[Match]) -> list[str]:
    parts: list[Iterable[str]] = [
        [graph.context.shorten(candidate.thing)],
        [candidate.label],
        [match.matched for match in matches],
        [match.system for match in matches],
        [match.language for match in matches],
        [match.start for match in matches],
        [match.end for match in matches],
        [f"{candidate.score:g}"],
        [match.reason for match in matches],
    ]
    return [BETWEEN.join(part for part in dict.fromkeys(own) if part) for own in parts]


def _nested(graph: Graph, one: Resolution) -> dict[str, Any]:
    return {
        "name": one.name,
        "status": one.status,
        "candidates": [
            {
                "thing": graph.context.shorten(candidate.thing),
                "label": candidate.label,
                "score": candidate.score,
                "matches": [
                    {
                        "matched": match.matched,
                        "system": match.system,
                        "language": match.language,
                        "from": match.start,
                        "to": match.end,
                        "reason": match.reason,
                    }
                    for match in candidate.matches
                ],
            }
            for candidate in one.candidates
        ],
    }


def verdict(found: Sequence[Resolution]) -> str:
    """Say in a sentence what was not decided; empty if every name has one meaning."""
    if len(found) > 1:
        return _of_many(found)
    if not found:
        return "no names were given"
    one = found[0]
    if one.status == "exact":
        return ""
    if one.status == "ambiguous":
        return (
            f"{one.name!r} can mean {len(one.candidates)} things and nothing was decided; say which by its IRI, its "
            "system (cown:970), --kind, --language or --on"
        )
    if one.status == "suggested":
        return f"nothing is exactly {one.name!r}; what is near is listed, and nothing was decided: {RECORD}"
    return f"nothing in the build is called {one.name!r} or something like it"


def _of_many(found: Sequence[Resolution]) -> str:
    counts = {status: sum(one.status == status for one in found) for status in ("exact", *UNDECIDED)}
    if counts["exact"] == len(found):
        return ""
    said = ", ".join(f"{count} {status}" for status, count in counts.items() if count)
    return f"of {len(found)} names {said}; nothing was decided but what is exact: {RECORD}"
