"""Quotations: between marks of any kind, over paragraphs, and after a dash."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from typing import TYPE_CHECKING

from kg.drafting.cues.orphans import BRIEF, may_report
from kg.drafting.text.document import Doc, Paragraph, Quote
from kg.drafting.text.insertions import inserted

if TYPE_CHECKING:
    from collections.abc import Iterator

DASHES = frozenset("–—-―−")
NEAR = 3
"""A verb of speech begins within so many tokens before a mark."""
TITLE = 4
"""The name of a paper has at most so many words."""
STOPS = frozenset(".!?…")
BEFORE_CLOSE = frozenset(".!?…,;")
CUE_WITHIN = 4
"""A verb of speech stands within so many tokens after the dash that closes speech."""


def quotes(doc: Doc) -> list[Quote]:
    """Find the quotations of a text, in order, none within another."""
    found: list[Quote] = []
    pairs = _pairs(doc)
    for paragraph in doc.paragraphs:
        between = (quote for quote in _marked(doc, paragraph, pairs) if not _title(doc, quote))
        marked = [part for quote in between for part in _parts(doc, quote)]
        found += _merge(marked, list(_dashed(doc, paragraph, marked)))
    return found


def _pairs(doc: Doc) -> dict[str, list[str]]:
    """Map each opening mark to those that close it."""
    pairs: dict[str, list[str]] = {}
    for opening, closing in doc.pack.settings.quotes:
        pairs.setdefault(opening, []).append(closing)
    return pairs


def _marked(doc: Doc, paragraph: Paragraph, pairs: dict[str, list[str]]) -> Iterator[Quote]:
    """Find quotations between marks within a paragraph."""
    places = _closings(doc, paragraph, {closing for closings in pairs.values() for closing in closings})
    at = paragraph.start
    while at < paragraph.end:
        sign = "" if doc.tokens.words[at] else doc.tokens.word(at)
        if sign not in pairs or _inside_word(doc, at):
            at += 1
            continue
        end = min((_next(places[closing], at) for closing in pairs[sign]), default=0)
        if end >= _NONE:
            if at == paragraph.start and sign != "'" and paragraph.end > at + 1:
                yield Quote(at + 1, paragraph.end, at, paragraph.end)
                return
            at += 1
            continue
        if end > at + 1:
            yield Quote(at + 1, end, at, end + 1)
        at = end + 1


_NONE = 1 << 60


def _next(places: list[int], at: int) -> int:
    number = bisect_right(places, at)
    return places[number] if number < len(places) else _NONE


def _closings(doc: Doc, paragraph: Paragraph, signs: set[str]) -> dict[str, list[int]]:
    """List where each closing mark stands; an apostrophe is one only where no word goes on."""
    found: dict[str, list[int]] = {sign: [] for sign in signs}
    sure: dict[str, list[int]] = {sign: [] for sign in signs}
    tokens = doc.tokens
    for at in range(paragraph.start, paragraph.end):
        sign = tokens.word(at) if not tokens.words[at] else ""
        if sign not in found:
            continue
        if sign in "’'" and (tokens.tight(at + 1) and tokens.words[at + 1]):
            continue
        found[sign].append(at)
        if at and tokens.word(at - 1) in BEFORE_CLOSE:
            sure[sign].append(at)
    return {sign: (sure[sign] if sign in "’'" and sure[sign] else places) for sign, places in found.items()}


def _title(doc: Doc, quote: Quote) -> bool:
    """Tell whether marks hold the name of a paper whose word is given: as „The Courier” reports."""
    words = range(quote.start, quote.end)
    if len(words) > TITLE or not all(doc.tokens.caps[at] and doc.tokens.words[at] for at in words):
        return False
    if doc.ends("attribution", quote.outer_start) >= 0:
        return True
    near = range(max(0, quote.outer_start - NEAR), quote.outer_start)
    verbs = (at for at in near if (hit := doc.hit("speech", at)) is not None and hit.end == quote.outer_start)
    verb = next(verbs, None)
    told = verb is not None or doc.hit("speech", quote.outer_end) is not None
    if told and _clause_behind(doc, quote):
        return True
    if verb is None:
        return _in_a_clause(doc, quote)
    before = doc.tokens.keys[verb - 1] if verb else ""
    return before in doc.pack.as_words or (before in ("-", ",") and doc.pack.settings.dash_speech)


def _clause_behind(doc: Doc, quote: Quote) -> bool:
    """Tell whether what was said is a clause behind marks, or behind a verb that follows them: „The X” says that."""
    verb = doc.hit("speech", quote.outer_end)
    end = verb.end if verb is not None else quote.outer_end
    comma = doc.tokens.key(end) == "," and bool(doc.pack.settings.endings)
    return comma and doc.role("complementiser", end + 1) > 0


def _in_a_clause(doc: Doc, quote: Quote) -> bool:
    """Tell whether a word in small letters stands before marks, that is none of those which what is said follows."""
    before = quote.outer_start - 1
    noun = before >= 0 and doc.hit("heads", before) is not None
    plain = before >= 0 and doc.tokens.words[before] and (noun or not doc.tokens.caps[before])
    return plain and doc.ends("complementiser", quote.outer_start) < 0


def _inside_word(doc: Doc, at: int) -> bool:
    """Tell an apostrophe within or after a word from a mark that opens."""
    return doc.tokens.word(at) in "’'‘" and doc.tokens.tight(at) and doc.tokens.words[at - 1]


def _dashed(doc: Doc, paragraph: Paragraph, marked: list[Quote]) -> Iterator[Quote]:
    """Find speech after a dash: `– Words – said somebody. – More words.`."""
    dashes = [at for at in range(paragraph.start, paragraph.end) if _loose_dash(doc, at, paragraph)]
    inside = [(quote.outer_start, quote.outer_end) for quote in marked]
    dashes = [at for at in dashes if not _within(inside, at)]
    opened = next((n for n, at in enumerate(dashes) if _opens(doc, paragraph, at)), None)
    if opened is None:
        return
    bounds = [*dashes[opened:], paragraph.end]
    reports = [_reports(doc, a + 1, b) for a, b in itertools.pairwise(bounds)]
    if not any(reports[1:]) and not doc.pack.settings.dash_speech:
        return
    start = bounds[0]
    for number, reported in enumerate(reports):
        if reported and number:
            yield from _speech(start, bounds[number])
            start = -1
        elif start < 0:
            start = bounds[number]
    if start >= 0:
        yield from _speech(start, paragraph.end)


def _parts(doc: Doc, quote: Quote) -> list[Quote]:
    """Cut out who speaks, where it stands between dashes within the marks: „Words – said somebody. – More”."""
    whole = Paragraph(quote.start, quote.end, "body")
    dashes = [at for at in range(quote.start + 1, quote.end) if _loose_dash(doc, at, whole)]
    found: list[Quote] = []
    start, outer = quote.start, quote.outer_start
    for first, then in itertools.pairwise(dashes):
        if first > start and _reports(doc, first + 1, then):
            found.append(Quote(start, first, outer, first))
            start, outer = then + 1, then
    return [*found, Quote(start, quote.end, outer, quote.outer_end)] if found else inserted(doc, quote)


def _speech(dash: int, end: int) -> Iterator[Quote]:
    if end > dash + 1:
        yield Quote(dash + 1, end, dash, end, True)


def _within(ranges: list[tuple[int, int]], at: int) -> bool:
    number = bisect_right(ranges, (at, _NONE)) - 1
    return number >= 0 and at < ranges[number][1]


def _loose_dash(doc: Doc, at: int, paragraph: Paragraph) -> bool:
    tokens = doc.tokens
    if tokens.keys[at] != "-" or tokens.tight(at + 1):
        return False
    return at == paragraph.start or not tokens.tight(at)


def _opens(doc: Doc, paragraph: Paragraph, at: int) -> bool:
    """Tell whether a dash opens speech: at the start of a paragraph or after a full stop, before a capital."""
    if at + 1 >= paragraph.end:
        return False
    first = at == paragraph.start or doc.tokens.word(at - 1) in STOPS
    return first and (doc.tokens.caps[at + 1] or not doc.tokens.words[at + 1] or at == paragraph.start)


def _reports(doc: Doc, start: int, end: int) -> bool:
    """Tell whether words between dashes say who speaks."""
    speech = doc.hits.get("speech", {})
    cues = (speech[at][0] for at in range(start, min(start + CUE_WITHIN, end)) if at in speech)
    if doc.tokens.caps[start : start + 1] == [True]:
        return False
    return any("noun" not in cue.entry.tags for cue in cues) or _brief(doc, start, end)


def _brief(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a few words end a sentence, and the first of them may be a verb: `– she laughs.`."""
    if not doc.pack.settings.dash_speech or start >= end or not may_report(doc, start):
        return False
    return any(doc.tokens.word(at) in STOPS for at in range(start, min(start + BRIEF, end)))


def _merge(marked: list[Quote], dashed: list[Quote]) -> list[Quote]:
    """Keep speech after a dash whole: marks within it are part of what is said."""
    if not dashed:
        return marked
    ranges = [(quote.outer_start, quote.outer_end) for quote in dashed]
    return sorted([*(quote for quote in marked if not _within(ranges, quote.outer_start)), *dashed])
