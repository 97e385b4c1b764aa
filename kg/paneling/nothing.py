"""Why a table has no rows, in words: an empty file would say that there is nothing to be known."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.building.selection import Selection
    from kg.paneling.book import Book


def over_time(book: Book, selection: Selection) -> str:
    """Say why a panel over time has no rows: nobody is in the population, or is in these years, or nothing begins."""
    sources, who = _under(selection), "no two are" if book.panel.layout == "dyad-year" else "nobody is"
    if not (book.people.spells or book.people.others):
        return f"no rows: nobody is in the population{sources}"
    if not book.treaties:
        return f"no rows: no list and no act tells of a treaty{sources}"
    if book.panel.layout == "spells":
        return f"no rows: of nobody in the population is it known that the clock began before the lists end{sources}"
    years, on = book.years(), book.options.on
    return f"no rows: {who} in the population {_within(str(years[0]), str(years[-1]))} (on {on}){sources}"


def listed(years: tuple[str, str], selection: Selection) -> str:
    """Say why a panel whose rows are those of a query has none: none in these years, if there are others, or at all."""
    within = f" {_within(*years)}" if any(years) else ""
    return f"no rows: the query has none{within}{_under(selection)}"


def _within(first: str, last: str) -> str:
    told = [f"{word} {year}" for word, year in (("from", first), ("to", last)) if year]
    return f"in the years {' '.join(told)}"


def _under(selection: Selection) -> str:
    words = shlex.join(selection.words)
    return f" under this selection of sources ({words})" if words else ""
