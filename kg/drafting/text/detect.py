"""Which language a text is in: the share of each language's most frequent words in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.drafting.languages.settings import Settings
    from kg.drafting.text.tokens import Tokens

SAMPLE = 2000
LEAST = 0.04
"""A text with a smaller share of frequent words is in none of the languages."""
UNKNOWN = "und"


def detect(tokens: Tokens, languages: Iterable[Settings]) -> str:
    """Return the tag of the language whose frequent words a text has most of, or `und`."""
    words = [key for key, word in zip(tokens.keys[:SAMPLE], tokens.words[:SAMPLE], strict=False) if word]
    best, share = UNKNOWN, LEAST
    for language in languages:
        found = sum(key in language.stop for key in words) / len(words) if words else 0.0
        if found > share:
            best, share = language.tag, found
    return best
