"""Identifiers from names: small ASCII letters and hyphens."""

from __future__ import annotations

import unicodedata

from kg.composing import composed

LONGEST = 80
PLAIN = str.maketrans({
    "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ø": "o", "Ø": "o", "æ": "ae", "Æ": "ae", "ß": "ss", "ð": "d", "þ": "th",
    "ı": "i",
})  # fmt: skip
"""Letters that do not come apart into a plain one and a mark."""


def slug(name: str) -> str:
    """Return the slug of a name; one that has no Latin letter becomes `unnamed`."""
    plain = composed(name.translate(PLAIN), "NFKD").lower()
    kept = "".join(c if c.isascii() and c.isalnum() else ("" if unicodedata.combining(c) else " ") for c in plain)
    return "-".join(kept.split())[:LONGEST].strip("-") or "unnamed"
