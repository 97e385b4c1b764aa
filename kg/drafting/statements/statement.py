"""What a statement is: who said what, by which words, about what, to whom."""

from __future__ import annotations

from typing import NamedTuple


class Stance(NamedTuple):
    """A position, the treaty that it is towards, its provision if one is named, and the tokens that say so."""

    position: str
    treaty: str
    provision: str
    words: tuple[int, int]


class Statement(NamedTuple):
    """Who said what, by which words: tokens of the cue, of the content and of the speaker's name."""

    speaker: str
    speaker_span: tuple[int, int] | None
    verb: tuple[int, int]
    content: tuple[int, int]
    act: str
    direct: bool
    level: str
    rule: str
    row: str
    score: float
    topics: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    stance: Stance | None = None
