"""What cells of a table of statements may hold: codes that the workspace declares, and dates as our export has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.reading import dates
from kg.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.declared.context import Context
    from kg.declared.ontology import Ontology

Codes = dict[str, frozenset[str]]
"""Column to the codes that may stand in it."""
LEVELS = BASE + "concept/attribution/"
DATE = "expected a date as 2025-10-26, 2025-10, 2025, 2025-10-25/2025-10-26 or [..2025-10-26]"
_BOUNDS = re.compile(r"\[([0-9-]*)\.\.([0-9-]*)\]")


def codes(context: Context, ontology: Ontology) -> Codes:
    """Return what may stand in act, reporting and level."""
    keys = context.sections["statement"].keys
    schemes = {"act": keys["act"].scheme, "reporting": keys["reporting"].scheme, "level": LEVELS}
    return {
        column: frozenset(iri.removeprefix(scheme) for iri in ontology.concepts(scheme))
        for column, scheme in schemes.items()
    }


def faults(row: Mapping[str, str], known: Codes) -> dict[str, str]:
    """Say of each column of a row that holds no code or no date what would be right."""
    found = {
        column: f"expected a code, which is one of {', '.join(sorted(codes))}"
        for column, codes in known.items()
        if row.get(column) and row[column] not in codes
    }
    if row.get("date") and not is_date(row["date"]):
        found["date"] = DATE
    return found


def is_date(cell: str) -> bool:
    """Tell whether a cell is a day, month, year or range, or a day with one or two bounds."""
    bounds = _BOUNDS.fullmatch(cell)
    try:
        ends = [dates.parse(end) for end in (bounds.groups() if bounds else (cell,)) if end]
    except ValueError:
        return False
    return bool(ends) and ends[0].earliest <= ends[-1].latest
