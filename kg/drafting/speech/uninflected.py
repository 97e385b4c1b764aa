"""Languages whose words never change: what tells a verb of speech from a noun, and an unnamed subject from none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.speech.cues import Cue
    from kg.drafting.text.document import Doc

LONGER = 3
"""A noun that ends with a verb begins so many words before it at most: the words of, the explanation that."""


def noun_of_syllables(doc: Doc, hit: Hit) -> bool:
    """Tell whether a word that may be a verb is a noun, where no ending tells it: part of one, owned, or pointed at.

    `lời khai của các nghi phạm`, `cáo buộc này`, `để đòi tiền`.
    """
    if not doc.pack.settings.syllables or "noun" in hit.entry.tags:
        return False
    pointed = doc.tokens.key(hit.end) in doc.pack.demonstratives or doc.role("possessive", hit.end) > 0
    return pointed or _within_noun(doc, hit) or _purpose(doc, hit)


def _within_noun(doc: Doc, hit: Hit) -> bool:
    """Tell whether a longer noun of speech takes in a verb."""
    for start in range(max(0, hit.start - LONGER), hit.start):
        longer = doc.hit("speech", start)
        if longer is not None and "noun" in longer.entry.tags and longer.end >= hit.end:
            return True
    return False


def _purpose(doc: Doc, hit: Hit) -> bool:
    """Tell whether a verb says what something is for: gathered `to urge`."""
    at = hit.start
    while at > 0 and doc.ends("adverb", at) >= 0:
        at = doc.ends("adverb", at)
    return doc.ends("purpose", at) >= 0
