"""Cues that say whose words they are: in the minister's view, by their own count, “Never” was the bank's reply."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.drafting.cues.nominal import owner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.drafting.text.document import Doc

HELD = "held"
"""Frame of a cue that holds the name of whom it is about."""
LEADS = ("locative", "agent", "preposition")
NAME = 7
"""Who holds a view is told in so many words."""
VERDICT = 6
"""So many words stand between a form of `be` and the noun behind it."""


class Owned(NamedTuple):
    """Tokens [start, end) of words that say whose view is told."""

    start: int
    end: int


def views(doc: Doc) -> Iterator[Owned]:
    """Find prepositions with somebody's view behind them: `in Kenya's view`, `by the bank's own estimate`."""
    for noun, hit in doc.roles.get("view", {}).items():
        whose = owner(doc, noun)
        for start in range(whose[0] - 1, max(-1, whose[0] - NAME), -1) if whose is not None else ():
            end = max((doc.role(role, start) for role in LEADS), default=0)
            if end:
                yield Owned(start, hit.end)
                break


def verdicts(doc: Doc) -> Iterator[Owned]:
    """Find the nouns that say what a quotation before them is: `“No,” was her reply`, `was the bank's verdict`."""
    for quote in doc.quotes if doc.pack.settings.analytic else ():
        at = quote.outer_end + (doc.tokens.key(quote.outer_end) == ",")
        verb = doc.role("auxiliary", at) if at < len(doc.tokens) and not quote.dash else 0
        for noun in range(verb, min(verb + VERDICT, len(doc.tokens))) if verb else ():
            hit = doc.hit("speech", noun)
            if hit is not None and owner(doc, noun) is not None:
                yield Owned(noun, hit.end)
                break
