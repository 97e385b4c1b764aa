"""What stands under a picture: which days, how far lists go, which sources, and the command that makes it again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import kg

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kg.paneling.tables import Table

NAMED = 4
"""Sources that are each given their name; more are only counted."""
SHORT = 12
"""Hex digits of a build."""
DRAWN = ("--picture", "{}", "--plot", "FILE")
"""What a command that makes a picture ends with; the file's own name would change its bytes."""


@dataclass(frozen=True)
class Reach:
    """How far the lists go that stand behind a part of a picture."""

    complete: bool
    until: str = ""
    """The last day for which all of them are complete, or in words that they are not."""


@dataclass(frozen=True)
class Caption:
    """The title and the words under a picture."""

    title: str
    days: str = ""
    """As of which day, or observed until when."""
    coverage: str = ""
    told: str = ""
    """By which sources."""
    command: str = ""
    build: str = ""
    lists: Mapping[str, Reach] = field(default_factory=dict)
    """Thing (a treaty) to how far its lists go; empty if the picture does not rest on lists of acts."""

    def sentences(self, more: Sequence[str] = ()) -> list[str]:
        """Return the caption in paragraphs, with what a picture has to say of itself."""
        first = " ".join(part for part in (self.days, *more, self.coverage, self.told) if part)
        build = f", build {self.build[:SHORT]}" if self.build else ""
        return [part for part in (first, f"kg {kg.__version__}{build}: {self.command}") if part]

    @property
    def about(self) -> str:
        """The caption as one text, for catalogues."""
        return " ".join(self.sentences())


def of_table(table: Table, picture: str, title: str = "") -> Caption:
    """Make the caption of a picture of a panel, from what the table itself says.

    Args:
        table: the panel, laid out.
        picture: kind of picture.
        title: instead of the panel's own.

    """
    records = table.records()
    observed = ends(row.get("observed_until", "") for row in records)
    days = "No list is known to be complete."
    if observed:
        until = observed.replace(" to ", " at the earliest, at the latest ")
        days = f"Observed until {until}; what came later is not in it."
    states = [row["list_state"] for row in records if row.get("list_state")]
    coverage = ""
    if states:
        whole = sum(state == "complete" for state in states)
        coverage = f"Of {len(states)} rows {whole} lie on days on which the list is complete."
    command = " ".join([table.facts.get("command", f"kg panel {table.name}"), *DRAWN]).format(picture)
    return Caption(
        title or shown(table.drawn) or table.title,
        days,
        coverage,
        _told(records),
        command,
        table.facts.get("build", ""),
    )


def shown(drawn: Mapping[str, str]) -> str:
    """Return the title that a header gives its picture, the values of parameters put in."""
    words = drawn.get("shows", "")
    for name, value in drawn.items():
        words = words.replace(f"{{{name}}}", value)
    return words


def _told(records: Sequence[Mapping[str, str]]) -> str:
    if any(row.get("source") for row in records):
        return told({row["source"] for row in records if row.get("source")})
    counts = sorted(int(row["n_sources"]) for row in records if row.get("n_sources", "").isdecimal())
    if not counts:
        return ""
    each = str(counts[0]) if counts[0] == counts[-1] else f"{counts[0]} to {counts[-1]}"
    return f"Sources for each act: {each}."


def told(sources: Iterable[str], origins: int = 0) -> str:
    """Say by how many sources something is told, and by which if they are few."""
    found = sorted(set(sources))
    if not found:
        return ""
    independent = f" ({origins} of them independent)" if origins and origins < len(found) else ""
    named = f": {', '.join(found)}" if len(found) <= NAMED else ""
    return f"Told by {len(found)} source{'s' * (len(found) != 1)}{independent}{named}."


def ends(days: Iterable[str]) -> str:
    """Say from which day to which, or the one day that there is."""
    found = sorted({day for day in days if day})
    return " to ".join(dict.fromkeys([*found[:1], *found[-1:]]))
