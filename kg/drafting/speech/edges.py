"""The edges of a clause: its last word, its first one behind a dateline, the small words before a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.drafting.speech.cues import Cue
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
    sign = doc.tokens.word(at)
    if sign in ")]%":
        return True
    number = doc.quoted[at]
    return number >= 0 and doc.quotes[number].outer_end - 1 == at and doc.quotes[number].outer_start >= start


def strip(doc: Doc, start: int, end: int) -> int:
    """Return the end without commas and dashes."""
    while end > start and doc.tokens.keys[end - 1] in (",", "-", ":", ";"):
        end -= 1
    return end


def opening(doc: Doc, sentence: Sentence) -> int:
    """Return where the words of a sentence begin, after a dateline and a leading dash."""
    tokens, start = doc.tokens, sentence.start
    if doc.paragraphs[sentence.paragraph].start == start:
        limit = min(start + DATELINE, sentence.end)
        dash = next((at for at in range(start + 1, limit) if _dash(doc, at)), 0)
        lead = any(tokens.word(at).isupper() and len(tokens.keys[at]) > 1 for at in range(start, min(start + 2, dash)))
        placed = any(m.start == start for m in doc.of("place").between(start, start + 1))
        closed = tokens.key(dash - 1) == ")" or any(at in doc.days for at in range(start, dash))
        if dash and (lead or closed or placed or any(doc.hit("time", at) for at in range(start, dash))):
            start = dash + 1
    while start < sentence.end and not tokens.words[start] and doc.quoted[start] < 0:
        start += 1
    return start


def _dash(doc: Doc, at: int) -> bool:
    """Tell whether a dash between spaces stands at a token, also one of two hyphens."""
    tokens = doc.tokens
    if tokens.keys[at] != "-" or tokens.tight(at):
        return False
    return not tokens.tight(at + 1) or tokens.key(at + 1) == "-"


def subject_end(doc: Doc, cue: Cue, low: int) -> int:
    """Return where the words right before a cue begin that may stand between it and its subject."""
    at = cue.start
    for _ in range(4):
        back = max(doc.ends("adverb", at), doc.ends("negator", at))
        if back < low and doc.tokens.key(at - 1) in doc.pack.demonstratives and doc.ends("relative", at) < 0:
            back = at - 1
        if back < low:
            break
        at = back
    return at
