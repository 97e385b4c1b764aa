"""A body while its name is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Entry


@dataclass
class Found:
    """A body as it grows: tokens [start, end), what it is responsible for, whose it is."""

    start: int
    end: int
    head: Entry
    portfolio: str = ""
    state: str = ""
    grown: bool = False
    head_start: int = 0
    head_end: int = 0
    seat: str = ""
    placed: bool = False
    state_end: int = 0
