"""What a text tells of the genders of persons: given names, titles and offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.names.callings import TITLED

if TYPE_CHECKING:
    from kg.drafting.names.offices import Office
    from kg.drafting.text.document import Doc


def genders(doc: Doc, offices: list[Office], known: dict[str, str]) -> dict[str, str]:
    """Collect what given names, titles and offices tell of persons' genders; titles of men may be used of women."""
    endings = doc.pack.settings.given
    by_name = {person: _told_by_name(person, gender, endings) for person, gender in known.items()}
    found = {person: gender for person, gender in by_name.items() if gender in ("m", "f")}
    sure = {"f": "f", "m": TITLED if doc.pack.settings.agreement else "m"}
    for office in offices:
        if office.person and office.hit.entry.value == "f" and doc.pack.settings.endings:
            found[office.person] = "f"
        elif office.person and office.hit.entry.value in sure:
            found.setdefault(office.person, sure[office.hit.entry.value])
    return found


def _told_by_name(person: str, gender: str, endings: tuple[tuple[str, str], ...]) -> str:
    """Return the gender of a name that tables know for both, by its ending where that tells it."""
    first = person.partition("/")[2].partition("-")[0]
    return gender if gender != "any" else next((value for ending, value in endings if first.endswith(ending)), gender)
