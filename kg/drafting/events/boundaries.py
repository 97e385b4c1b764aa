"""Boundaries of clauses: how many stand before each token of a text."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kg.drafting.text.document import Doc

COMMA, RELATIVE = 0.8, 0.2
"""A comma that opens no clause, and a relative clause to the noun before it, as parts of a boundary."""
SIGNS = frozenset(";:,()-")
"""Signs that may be a boundary."""


class Breaks(NamedTuple):
    """How many clause boundaries stand before each token: for a verb, and for a noun before a relative clause."""

    hard: list[float]
    easy: list[float]


def breaks_of(doc: Doc) -> Breaks:
    """Sum up, for each token, how many clause boundaries stand before it."""
    hard, easy = [0.0] * (len(doc.tokens) + 1), [0.0] * (len(doc.tokens) + 1)
    for at in _boundaries(doc):
        hard[at + 1], easy[at + 1] = _weight(doc, at)
    return Breaks(list(accumulate(hard)), list(accumulate(easy)))


def _boundaries(doc: Doc) -> set[int]:
    """List the tokens that may be the boundary of a clause: signs, small words that join, and where somebody speaks."""
    found = {at for at, key in enumerate(doc.tokens.keys) if key in SIGNS}
    found.update(doc.after.get("coordinator", ()), doc.after.get("relative", ()))
    found.update(quote.outer_start for quote in doc.quotes)
    return found


def _weight(doc: Doc, at: int) -> tuple[float, float]:
    key = doc.tokens.keys[at]
    if key in (";", ":") or (doc.quoted[at] >= 0 and doc.quotes[doc.quoted[at]].outer_start == at):
        return 1.0, 1.0
    if key == ",":
        return _comma(doc, at + 1)
    if key in ("(", ")"):
        return 0.5, 0.5
    if key == "-":
        apart = 0.0 if doc.tokens.tight(at) else 1.0
        return apart, apart
    if doc.role("coordinator", at) == at + 1 and (doc.hit("speech", at + 1) or doc.hit("triggers", at + 1)):
        return 0.5, 0.5
    return (0.5, RELATIVE) if doc.role("relative", at) and doc.tokens.key(at - 1) != "," else (0.0, 0.0)


def _comma(doc: Doc, at: int) -> tuple[float, float]:
    at = doc.role("locative", at) or at
    if doc.role("relative", at):
        return 1.0, RELATIVE
    clause = doc.role("conjunction", at) or doc.role("complementiser", at)
    return (1.0, 1.0) if clause else (COMMA, COMMA)
