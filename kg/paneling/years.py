"""Panels by year: each member of a population, with each treaty or with all of them, on one day of each year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.paneling.book import Unit
from kg.paneling.fields import getter
from kg.paneling.inputs import local

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.paneling.book import Book
    from kg.paneling.declare import Column


def rows(book: Book) -> tuple[list[Column], list[list[str]]]:
    """Lay a panel out over its years."""
    columns = expanded(book)
    getters = [getter(book, column, treaty) for column, treaty in columns]
    laid = [[get(unit) for get in getters] for unit in units(book)]
    return [column for column, _ in columns], laid


def units(book: Book) -> Iterator[Unit]:
    """Yield what rows are about, in the order of states, treaties and years."""
    years = [(year, book.options.day(year)) for year in book.years()]
    by_treaty = book.panel.layout == "state-treaty-year"
    for state in book.people.members(day for _, day in years):
        grid = {t: [book.row(state, t, day) for _, day in years] for t in book.treaties}
        if by_treaty:
            for treaty, filled in grid.items():
                for (year, day), cells in zip(years, filled, strict=True):
                    yield Unit(state, year, day, treaty, {treaty: cells})
        else:
            for i, (year, day) in enumerate(years):
                yield Unit(state, year, day, "", {treaty: filled[i] for treaty, filled in grid.items()})


def expanded(book: Book) -> list[tuple[Column, str]]:
    """Repeat columns that have {treaty} in their names for each treaty."""
    found = []
    for column in book.panel.columns:
        if "{treaty}" not in column.name:
            found.append((column, ""))
            continue
        for treaty in book.treaties:
            name = column.name.replace("{treaty}", local(treaty).replace("-", "_").replace(".", "_"))
            told = column.description.replace("{treaty}", book.labels.get(treaty, local(treaty)))
            found.append((replace(column, name=name, description=told), treaty))
    return found
