"""A statement as both sides can say it, and the document it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.reading.entries import CONTROL, MAX_CHARS

if TYPE_CHECKING:
    from kg.reading.evidence import Span

KG = "kg"
"""The attribute of an entity in a DNA database that holds our identifier."""


@dataclass(frozen=True)
class Document:
    """A text and what is known of it."""

    name: str
    """Slug of the source, or what a foreign file calls it."""
    title: str = ""
    day: str = ""
    """The day from which it is known, as 2025-10-26; empty if no file says."""
    published: bool = False
    """Whether it appeared on that day."""
    coder: str = ""
    sha256: str = ""
    length: int | None = None
    """Code points of the text."""
    text: str | None = None
    """The words, if they are at hand."""
    remarks: tuple[str, ...] = ()
    """What a foreign file says of it beside, for the coder to read."""


@dataclass(frozen=True)
class Statement:
    """One statement with one concept, as DNA counts them; one of ours with two topics is two of these."""

    number: int
    document: str
    spans: tuple[Span, ...]
    """Places in code points of the stored text."""
    coder: str = ""
    person: str = ""
    organization: str = ""
    concept: str = ""
    agreement: str = ""
    """1 or 0 as a coder of DNA set it; ours have none."""
    speaker: str = ""
    """Our identifier of who speaks."""
    topic: str = ""
    """Our code of the concept."""
    act: str = ""
    reporting: str = ""
    statement: str = ""
    """Our identifier."""
    facts: dict[str, str] = field(default_factory=dict)
    """What only our own table has: date, bodies, office_reading, level, assertion."""


@dataclass
class Corpus:
    """Documents and their statements, with what could not be carried over, in words."""

    documents: dict[str, Document] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def of(self, document: str) -> list[Statement]:
        """Return the statements of one document."""
        return [one for one in self.statements if one.document == document]


def fault(value: str) -> str:
    """Say why a text may not go into a sheet; empty if it may."""
    if CONTROL.search(value):
        return "has a control character or a direction override"
    return f"is longer than {MAX_CHARS} characters" if len(value) > MAX_CHARS else ""
