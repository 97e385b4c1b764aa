"""How many words stand between an actor and a verb; small words, times and what commas enclose do not count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.speakers.subjects import governed

if TYPE_CHECKING:
    from kg.drafting.names.actor import Line
    from kg.drafting.text.document import Doc

WIDE = 16
"""So many words between leave no hope."""


def gap_between(doc: Doc, start: int, end: int, line: Line) -> int:
    """Count the words between, adverbs, times and what stands between two commas aside.

    A phrase with a preposition counts as one word, except right at the start.
    """
    at, count, commas = start, 0, 0
    keys, small = doc.tokens.keys, _small(doc)
    while at < end and count < WIDE:
        key = keys[at]
        if key == ",":
            commas += 1
            if commas == 1 and _closes(keys, at, end):
                return count + 1
            at += 1
        elif at in small:
            at = small[at]
        else:
            inner = line.at(at)
            phrase = inner.end if inner is not None and inner.end <= end and governed(doc, inner) else 0
            opened = doc.role("preposition", at) if at > start else 0
            phrase = phrase or (min(opened + 2, end) if opened else 0)
            count += bool(phrase) or (doc.tokens.words[at] and doc.quoted[at] < 0)
            at = phrase or at + 1
    return count


def _closes(keys: list[str], at: int, end: int) -> bool:
    """Tell whether the next comma stands right before the end."""
    close = next((b for b in range(at + 1, end) if keys[b] == ","), -1)
    return close > 0 and close >= end - 2


def _small(doc: Doc) -> dict[int, int]:
    """Map where the small words and times start that do not count to where they end."""
    if not doc.small:
        for role in ("determiner", "honorific", "negator", "adverb"):
            doc.small.update(doc.after.get(role, {}))
        doc.small.update((at, hits[0].end) for at, hits in doc.hits.get("time", {}).items())
    return doc.small
