"""Where a source says something, as a reader writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.asking.facts import Place


def place_text(place: Place) -> str:
    """Write a place for a reader: characters of a text, or the row of a table."""
    if place.start is not None:
        return f"{place.start}–{place.end}"
    return "row " + place.iri.partition("#")[2]
