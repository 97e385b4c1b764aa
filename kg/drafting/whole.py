"""A text of any length as plain data: read in parts, so that the work on it never takes more memory than one part."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.composing import marks
from kg.drafting.drafts import Draft, read
from kg.drafting.output import PARTS, ZONES, as_data
from kg.drafting.text.detect import UNKNOWN
from kg.drafting.text.tokens import INVISIBLE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from kg.extractors.protocol import Extractor

PART = 200_000
"""Characters that are read at once; no article is longer. Names and pronouns do not reach back over a part's end."""
MOST = 500_000
"""No part begins after so many characters: what a longer text goes on with is not read, and the draft says so."""
ENDS = ("\n\n", "\n", ". ", " ")
"""Where a part may end, the best first."""
SPANS = ("span", "content", "verb", "speaker_span", "office_span", "stance_span")
"""Keys that hold a place in the text."""


def data(
    text: str,
    published: date | None = None,
    language: str = "",
    root: Path | None = None,
    extractor: Extractor | None = None,
) -> dict[str, Any]:
    """Draft what a text says, as plain data with the places in the whole text.

    Args:
        text: the stored text.
        published: the day from which its dates count.
        language: its tag, if the text need not tell.
        root: the folder of the languages, if not the packaged one.
        extractor: what else proposes facts.

    """
    found: dict[str, Any] = {}
    for start, end in parts(text):
        part = _part(read(text[start:end], published, language, root), extractor)
        language = part["language"]
        _add(found, part, start)
        found["read_to"] = end
        if language == UNKNOWN:
            break
    found = found or as_data(Draft(None, text, language or UNKNOWN, published)) | {"read_to": 0}
    return found | {"text_sha256": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()}


def _part(draft: Draft, extractor: Extractor | None) -> dict[str, Any]:
    part = as_data(draft)
    if extractor is not None:
        from kg.drafting import extracted

        extracted.add(part, draft, extractor)
    return part


def _add(found: dict[str, Any], part: dict[str, Any], by: int) -> None:
    """Add what a part says, with its places moved to where it begins."""
    if not found:
        found.update(part)
    for told in ("refused", "warnings") if by else ():
        if told in part:
            found[told] += part[told]
    for name in (*PARTS, ZONES):
        for item in part[name] if by else ():
            for place in (item[key] for key in SPANS if item.get(key)):
                place[0], place[1] = place[0] + by, place[1] + by
            found[name].append(item)


def parts(text: str) -> Iterator[tuple[int, int]]:
    """Cut a text at ends of paragraphs, of sentences or at least of words; a word longer than a part is left out."""
    start = 0
    while start < min(len(text), MOST):
        end, following = _cut(text, start)
        if start < end:
            yield start, end
        start = following


def _cut(text: str, start: int) -> tuple[int, int]:
    """Return where the part that starts here ends, and where the next one starts."""
    most = start + PART
    if most >= len(text):
        return len(text), len(text)
    for sign in ENDS:
        at = text.rfind(sign, start + PART // 2, most)
        if at >= 0:
            return at + len(sign), at + len(sign)
    last = _edge().search(text[start:most][::-1])
    if last:
        return most - last.start(), most - last.start()
    onward = _edge().search(text, most)
    return start, onward.start() if onward else len(text)


@cache
def _edge() -> re.Pattern[str]:
    """Return the pattern of a sign that is no part of a word."""
    return re.compile(f"[^\\w{marks()}{INVISIBLE}]")
