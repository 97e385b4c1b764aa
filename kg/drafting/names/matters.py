"""What a body is over where its name lists it: Ministry of Science, Innovation and Telecommunications."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.names.phrases import phrasal

if TYPE_CHECKING:
    from kg.drafting.names.body import Found
    from kg.drafting.text.document import Doc, Mention

OVER = frozenset(("ministry", "department", "directorate", "committee", "council", "agency", "office", "institute"))
"""Kinds of head whose names list matters."""
ITEMS = 5
"""A name lists at most so many matters behind the first."""
WORDS = 4
"""A matter that no table knows has at most so many words."""
OTHER = ("offices", "heads", "speech", "time")


def small(doc: Doc, body: Found, names: dict[int, Mention]) -> int:
    """Return where the first matter with a capital ends behind a small noun that a small word joins, or 0.

    So names are written where adjectives stand behind their noun: la commission des Sciences.
    """
    if not phrasal(doc) or body.head.kind not in OVER or body.end != body.head_end or doc.tokens.caps[body.start]:
        return 0
    link = doc.role("connector", body.end)
    start = doc.role("determiner", link) or link
    return _unknown(doc, start, names, closes=False) if link and start < len(doc.tokens) else 0


def listed(doc: Doc, body: Found, names: dict[int, Mention]) -> int:
    """Return where a list of matters ends that goes on behind a comma and is closed by a word for and, or 0."""
    if body.head.kind not in OVER or body.end == body.head_end:
        return 0
    joined = phrasal(doc) and doc.tokens.caps[body.end - 1] and not doc.tokens.caps[body.start]
    if doc.tokens.key(body.end) != "," and not joined:
        return 0
    end, known = body.end, bool(body.portfolio) or joined
    for _ in range(ITEMS):
        last = doc.role("coordinator", end)
        start = last or (end + 1 if doc.tokens.key(end) == "," else 0)
        if not start:
            return 0
        end, told = _matter(doc, start, names, closes=bool(last))
        known = known or told
        if last or not end:
            return end if known else 0
    return 0


def _matter(doc: Doc, start: int, names: dict[int, Mention], *, closes: bool) -> tuple[int, bool]:
    """Return where a matter ends that starts at a token, or 0, and whether the tables know it."""
    at = start
    if phrasal(doc):
        at = doc.role("connector", at) or at
    if phrasal(doc) or closes:
        at = doc.role("determiner", at) or at
    matter = doc.hit("portfolios", at)
    if matter is not None:
        return matter.end, True
    return _unknown(doc, at, names, closes=closes), False


def _unknown(doc: Doc, at: int, names: dict[int, Mention], *, closes: bool) -> int:
    """Return where capitalised words end that are nothing else; syllables go on in small letters."""
    tokens, end = doc.tokens, at
    while end < min(at + WORDS, len(tokens)) and tokens.caps[end] and not _other(doc, end, names):
        end += 1
    if doc.pack.settings.syllables and end == at + 1:  # a word of two syllables
        small = end < len(tokens) and tokens.words[end] and not tokens.caps[end] and not doc.joins(end)
        return end + 1 if small and (closes or tokens.key(end + 1) == "," or doc.joins(end + 1)) else 0
    return end if end > at else 0


def _other(doc: Doc, at: int, names: dict[int, Mention]) -> bool:
    """Tell whether a capitalised word begins a name, a title, another body: it is no matter then."""
    tokens = doc.tokens
    if not tokens.words[at] or at in names or tokens.keys[at] in doc.pack.given or tokens.breaks[at]:
        return True
    return tokens.word(at).isupper() or any(doc.hit(table, at) is not None for table in OTHER)
