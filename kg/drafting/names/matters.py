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
OTHER = ("offices", "heads", "speech", "time")


def small(doc: Doc, body: Found, names: dict[int, Mention]) -> int:
    """Return where the first matter with a capital ends behind a small noun that a small word joins, or 0.

    So names are written where adjectives stand behind their noun: la commission des Sciences.
    """
    if not phrasal(doc) or body.head.kind not in OVER or body.end != body.head_end:
        return 0
    link = doc.role("connector", body.end)
    start = doc.role("determiner", link) or link
    return _unknown(doc, start, names) if link else 0


def listed(doc: Doc, body: Found, names: dict[int, Mention]) -> int:
    """Return where a list of matters ends that goes on behind a comma and is closed by a word for and, or 0."""
    if body.head.kind not in OVER or body.end == body.head_end or doc.tokens.key(body.end) != ",":
        return 0
    end = body.end
    for _ in range(ITEMS):
        last = doc.role("coordinator", end)
        if not last and doc.tokens.key(end) != ",":
            return 0
        end, known = _matter(doc, last or end + 1, names)
        if last or not end:
            return end if known else 0
    return 0


def _matter(doc: Doc, start: int, names: dict[int, Mention]) -> tuple[int, bool]:
    """Return where a matter ends that starts at a token, or 0, and whether the tables know it."""
    at = (doc.role("connector", start) or start) if phrasal(doc) else start
    at = doc.role("determiner", at) or at
    matter = doc.hit("portfolios", at)
    return (matter.end, True) if matter is not None else (_unknown(doc, at, names), False)


def _unknown(doc: Doc, at: int, names: dict[int, Mention]) -> int:
    """Return where capitalised words end that are nothing else, or 0."""
    end = at
    while end < len(doc.tokens) and doc.tokens.caps[end] and not _other(doc, end, names):
        end += 1
    return end if end > at else 0


def _other(doc: Doc, at: int, names: dict[int, Mention]) -> bool:
    """Tell whether a capitalised word begins a name, a title, another body: it is no matter then."""
    known = at in names or doc.tokens.keys[at] in doc.pack.given
    return known or any(doc.hit(table, at) is not None for table in OTHER)
