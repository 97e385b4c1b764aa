"""Where coders differ, place by place, with the words if the text is at hand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.coding.meaning import written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.coding.coders import Coder
    from kg.coding.matching import Unit
    from kg.coding.meaning import Meanings

MARKED = "(marked)"
NOT_MARKED = "(not marked)"
COLUMNS = ("text", "unit", "section", "at", "words", "key")


@dataclass(frozen=True)
class Difference:
    """One thing on which the coders of one place differ."""

    text: str
    """Slug of the text's source."""
    unit: int
    section: str
    at: tuple[int, int]
    words: str
    key: str
    said: Mapping[str, str]
    """Coder to what they wrote; only those who marked the place, unless the marking is the difference."""

    def cells(self, names: Sequence[str]) -> list[str]:
        """Write it as the cells of a table."""
        start, end = self.at
        place = [self.text, str(self.unit), self.section, f"{start}–{end}", self.words, self.key]
        return [*place, *(self.said.get(name, "") for name in names)]


def slug_of(coders: Sequence[Coder]) -> str:
    """Name a text: by the slug of its sheets, the first by name if they differ."""
    return min(coder.source.slug for coder in coders)


def differences(
    coders: Sequence[Coder], units: Sequence[Unit], meanings: Meanings, text: str | None
) -> list[Difference]:
    """List what only some coders marked, and every key that those who marked it fill in differently."""
    found = []
    slug = slug_of(coders)
    for unit in units:
        start, end = unit.place
        words = "" if text is None else text[start:end]
        if len(unit.members) < len(coders):
            said = {c.name: unit.members[n].entry.id if n in unit.members else NOT_MARKED for n, c in enumerate(coders)}
            found.append(Difference(slug, unit.number, unit.section, unit.place, words, MARKED, said))
        for key in meanings.differing(unit):
            said = {coders[n].name: written(item, key) for n, item in unit.members.items()}
            found.append(Difference(slug, unit.number, unit.section, unit.place, words, key, said))
    return found
