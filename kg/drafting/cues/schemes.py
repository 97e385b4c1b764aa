"""What criminals tell those whom they cheat is how they work, no statement: they asked victims to send money."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc

ACTS = frozenset(("appeals", "warns", "offers", "commits"))
"""What a swindler does with words: to ask, to threaten, to offer, to promise."""
SAID, TITLE = 4, 3
"""A verb of speech, and a title before a name, have at most so many words."""
BEHIND = 14
"""Those who are cheated are named within so many tokens behind the verb."""


def scheme(doc: Doc, hit: Hit) -> bool:
    """Tell whether the subject of a verb are criminals and those behind it are whom they cheat."""
    if hit.entry.kind not in ACTS or "noun" in hit.entry.tags or "sufferer" not in doc.roles:
        return False
    sentence = doc.sentences[doc.sentence_at(hit.start)]
    cheated = doc.within("sufferer", hit.end, min(hit.end + BEHIND, sentence.end))
    return cheated and _criminals(doc, sentence.start, hit.start)


def _criminals(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the last ones who are named before a verb are criminals, and nobody else who could say it."""
    last = max((at for at in range(start, end) if doc.role("culprit", at)), default=-1)
    return last >= 0
