"""What a verb only points back to: the sentence before `Europol informed of this on Monday`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.edges import last_word, opening
from kg.drafting.contents.said import Content

if TYPE_CHECKING:
    from kg.drafting.cues.cue import Cue
    from kg.drafting.text.document import Doc, Sentence

GOES_ON = (",", ":", "-", '"')
"""Signs behind which the sentence itself says what was told: informed of this`,` that."""


def earlier(doc: Doc, cue: Cue, sentence: Sentence) -> list[Content]:
    """Take the sentence before, where words such as `of this` stand beside a verb and nothing tells what it is."""
    if not cue.sentence or not points_back(doc, cue, sentence):
        return []
    before = doc.sentences[cue.sentence - 1]
    start = opening(doc, before)
    return [Content(start, last_word(doc, start, before.end), False, "before", "sentence-before", 5.2)]


def points_back(doc: Doc, cue: Cue, sentence: Sentence) -> bool:
    """Tell whether words that point back are all that a verb is about, behind it or at the start of the sentence."""
    after = next((end for at in (cue.end - 1, cue.end) if (end := doc.role("backward", at))), 0)
    first = doc.role("backward", opening(doc, sentence))
    told = after or (first if first == cue.start else 0)
    return told > 0 and doc.tokens.key(max(told, cue.end)) not in GOES_ON
