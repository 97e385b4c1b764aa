"""What a cue is: words that say that somebody said something."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kg.drafting.text.document import Doc

ATTRIBUTION = "attribution"
SOURCE = "source"
"""Frame of words of attribution that nobody says, so that only who stands behind them is meant: as follows from."""
GUESSED = "guessed"
"""Frame of a cue that is none unless somebody known is its subject."""


class Cue(NamedTuple):
    """Tokens [start, end) of a cue, its speech act, the frames that may follow, and its row."""

    start: int
    end: int
    act: str
    frames: frozenset[str]
    row: str
    sentence: int

    @property
    def attributes(self) -> bool:
        """Tell whether it is of the kind `according to`."""
        return ATTRIBUTION in self.frames


def told(doc: Doc, cue: Cue) -> str:
    """Return what the ending of a verb tells of its subject: gender and number, or nothing.

    A form that its lemma begins with has no ending of the past: woła, of wołać.
    """
    word = doc.tokens.keys[cue.start]
    value = next((value for ending, value in doc.pack.settings.agreement if word.endswith(ending)), "")
    hit = doc.hit("speech", cue.start)
    present = hit is not None and word != hit.entry.lemma and hit.entry.lemma.startswith(word)
    return f" {value.partition(' ')[2]}" if present and value else value
