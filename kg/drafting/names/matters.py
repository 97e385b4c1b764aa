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
    if not phrasal(doc) or body.head.kind not in OVER or body.end != body.head_end:
        return 0
    link = doc.role("connector", body.end)
    start = doc.role("determiner", link) or link
    return _unknown(doc, start, names, closes=False) if link and start < len(doc.tokens) else 0


def listed(doc: Doc, body: Found, names: dict[int, Mention]) -> int:
    """Return where a list of matters ends that goes on behind a comma and is closed by a word for and, or 0."""
    if body.head.kind not in OVER or body.end == body.head_end:
        return 0
    if doc.tokens.key(body.end) != ",":
        return 0
    end, known = (body.end, False)
    for _ in range(ITEMS):
        last = doc.role("coordinator", end)
        start = end + 1
        if not start:
            return 0
        end, told = _matter(doc, start, names, closes=bool(last))
        known = told
        if last or not end:
            return end if known else 0
    return 0


def _matter(doc: Doc, start: int, names: dict[int, Mention], *, closes: bool) -> tuple[int, bool]:
    """Return where a matter ends that starts at a token, or 0, and whether the tables know it."""
    at = start
    if phrasal(doc):
        at = doc.role("connector", at)
    at = doc.role("determiner", at) or at
    matter = doc.hit("portfolios", at)
    if matter is not None:
        return matter.end, True
    return _unknown(doc, at, names, closes=closes), False


def _unknown(doc: Doc, at: int, names: dict[int, Mention], *, closes: bool) -> int:
    """Return where capitalised words end that are nothing else; syllables go on in small letters."""
    tokens, end = doc.tokens, at
    while end < len(tokens) and tokens.caps[end] and not _other(doc, end, names):
        end += 1
    return end if end > at else 0


def _other(doc: Doc, at: int, names: dict[int, Mention]) -> bool:
    """Tell whether a capitalised word begins a name, a title, another body: it is no matter then."""
    tokens = doc.tokens
    if at in names or tokens.keys[at] in doc.pack.given:
        return True
    return any(doc.hit(table, at) is not None for table in OTHER)
