"""Paragraphs, and what belongs to the page rather than to the story; nothing is cut out."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from kg.drafting.text.document import Doc, Paragraph

if TYPE_CHECKING:
    from kg.drafting.text.pages import Pages

LINE = re.compile(r"[^\r\n\u2028\u2029]+")
WRAPPED = 50
"""A line at least this long that ends without a stop goes on in the next one."""
LONGEST = 400
"""A longer line is no page remain."""
BODY = "body"
STORY = ("headline", BODY)


class Line(NamedTuple):
    """Tokens of a line and what it is."""

    start: int
    end: int
    text: str
    zone: str


def paragraphs(doc: Doc) -> list[Paragraph]:
    """Cut a text into paragraphs and tell their zones."""
    found: list[Paragraph] = []
    last = ""
    for line in _lines(doc):
        joined = (
            found and found[-1].zone == line.zone == "body" and found[-1].end == line.start and _goes_on(last, line)
        )
        if joined:
            found[-1] = found[-1]._replace(end=line.end)
        else:
            found.append(Paragraph(line.start, line.end, line.zone))
        last = line.text
    return found


def _goes_on(last: str, line: Line) -> bool:
    return len(last) >= WRAPPED and last[-1:].isalpha() and line.text[:1].islower()


def _lines(doc: Doc) -> list[Line]:
    found: list[Line] = []
    titled = False
    for match in LINE.finditer(doc.text):
        start = bisect_left(doc.tokens.starts, match.start())
        end = bisect_left(doc.tokens.starts, match.end())
        text = match[0].strip()
        if end <= start:
            continue
        zone = _zone(text, doc.pack.pages) or ("body" if titled else _first(text))
        titled = titled or zone in STORY
        found.append(Line(start, end, text, zone))
    if len(found) == 1 and found[0].zone == "headline":
        found[0] = found[0]._replace(zone="body")
    return found


def _first(text: str) -> str:
    """Tell what the first line of the story is: a headline ends without a full stop and is short."""
    return "body" if text.endswith((".", "…")) or len(text) > LONGEST else "headline"


def _zone(text: str, pages: Pages) -> str:
    return "" if len(text) > LONGEST else pages.zone(text)
