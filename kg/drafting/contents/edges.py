"""The edges of a clause: its last word, its first one behind a dateline, the small words before a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.drafting.cues.cue import Cue
    from kg.drafting.text.document import Doc, Sentence

DATELINE = 16
"""A dash within so many tokens of the start of a paragraph ends its dateline."""


def last_word(doc: Doc, start: int, end: int) -> int:
    """Return the end without signs at the end; closing marks and brackets of what is inside stay."""
    tokens = doc.tokens
    while end > start and not tokens.words[end - 1] and not _belongs(doc, start, end - 1):
        end -= 1
    return end


def _belongs(doc: Doc, start: int, at: int) -> bool:
    """Tell whether a sign closes something that opened in the range."""
    if doc.tokens.word(at) in ")]%":
        return True
    number = doc.quoted[at]
    return number >= 0 and doc.quotes[number].outer_end - 1 == at and doc.quotes[number].outer_start >= start


def opening(doc: Doc, sentence: Sentence) -> int:
    """Return where the words of a sentence begin, after a dateline."""
    start = sentence.start
    if doc.paragraphs[sentence.paragraph].start == start:
        limit = min(start + DATELINE, sentence.end)
        dash = next((at for at in range(start + 1, limit) if _dash(doc, at) or _ends_date(doc, at)), 0)
        if dash and _dateline(doc, start, dash):
            start = dash + 1
    return start


def _ends_date(doc: Doc, at: int) -> bool:
    """Tell whether a colon stands right behind a date: BHUBANESWAR, June 9: The Centre will not pay."""
    return doc.tokens.keys[at] == ":" and any(doc.days.get(start) == at for start in range(max(0, at - 4), at))


def _dateline(doc: Doc, start: int, dash: int) -> bool:
    """Tell whether what stands before a dash is a dateline: a place, a word in capitals, an agency in brackets."""
    tokens = doc.tokens
    lead = any(tokens.word(at).isupper() and len(tokens.keys[at]) > 1 for at in range(start, min(start + 2, dash)))
    placed = any(m.start == start for m in doc.of("place").between(start, start + 1))
    return lead or placed or tokens.key(dash - 1) == ")"


def _dash(doc: Doc, at: int) -> bool:
    """Tell whether a dash behind a space stands at a token."""
    return doc.tokens.keys[at] == "-" and not doc.tokens.tight(at)


def subject_end(doc: Doc, cue: Cue, low: int) -> int:
    """Return where the words right before a cue begin that may stand between it and its subject."""
    at = cue.start
    for _ in range(4):
        back = max(doc.ends("adverb", at), doc.ends("negator", at))
        if back < low:
            break
        at = back
    return at
