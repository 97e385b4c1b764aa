"""Sentences: a full stop within quotation marks, after an abbreviation or in a number ends none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.text.document import Doc, Paragraph, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 250
"""A sentence of more tokens is none that anybody wrote, and is cut."""
STOPS = frozenset(".!?…")
ASKED = frozenset("?!…")
NAMED = 16
"""Who says a question is told in fewer tokens between it and the verb."""
WHERE = ("locative", "preposition", "adverb", "addressee")
OPENERS = frozenset('"“„«‘‹(–—-[•')


def sentences(doc: Doc) -> list[Sentence]:
    """Cut the paragraphs into sentences."""
    found: list[Sentence] = []
    for number, paragraph in enumerate(doc.paragraphs):
        start = paragraph.start
        for end in [*_ends(doc, paragraph), paragraph.end]:
            while end > start:
                cut = min(end, start + LONGEST)
                found.append(Sentence(start, cut, number, paragraph.zone))
                start = cut
    return found


def _ends(doc: Doc, paragraph: Paragraph) -> Iterator[int]:
    """Go through the tokens after which a sentence has ended."""
    tokens, quoted = doc.tokens, doc.quoted
    for at in range(paragraph.start, paragraph.end - 1):
        if quoted[at] >= 0:
            quote = doc.quotes[quoted[at]]
            if at == quote.outer_end - 1 and _closed(doc, at) and _starts(doc, at + 1) and not _said(doc, at):
                yield at + 1
        elif not tokens.words[at] and tokens.word(at) in STOPS and _starts(doc, at + 1) and not _abbreviated(doc, at):
            yield at + 1


def begins(doc: Doc, at: int) -> bool:
    """Tell whether a sentence begins at a token within a quotation."""
    ended = doc.tokens.word(at - 1) in STOPS and not _abbreviated(doc, at - 1)
    return ended and doc.tokens.caps[at] and not doc.tokens.tight(at)


def _closed(doc: Doc, at: int) -> bool:
    """Tell whether a quotation ends a sentence: its last word has a full stop within or is the end of speech."""
    quote = doc.quotes[doc.quoted[at]]
    return doc.tokens.word(quote.end - 1) in STOPS


def _said(doc: Doc, at: int) -> bool:
    """Tell whether who says a question or a shout stands right behind it: `“Who pays?” Jane Smith asked`."""
    if doc.tokens.word(doc.quotes[doc.quoted[at]].end - 1) not in ASKED or not doc.tokens.words[at + 1]:
        return False
    for verb in range(at + 2, min(at + NAMED, len(doc.tokens) - 1)):
        hit = doc.hit("speech", verb)
        if hit is not None and "noun" not in hit.entry.tags and "quote" in hit.entry.tags:
            small = doc.one_of(WHERE, hit.end) and not doc.role("complementiser", hit.end)
            return bool(small or doc.hit("time", hit.end)) or not doc.tokens.words[min(hit.end, len(doc.tokens) - 1)]
        if doc.quoted[verb] >= 0 or doc.tokens.word(verb) in STOPS:
            return False
    return False


def _starts(doc: Doc, at: int) -> bool:
    """Tell whether a sentence may start at a token."""
    if doc.tokens.tight(at) or _reports(doc, at):
        return False
    word = doc.tokens.word(at)
    return doc.tokens.caps[at] or word in OPENERS or word[0].isdigit()


def _reports(doc: Doc, at: int) -> bool:
    """Tell whether a dash goes on in the sentence: `– When? – asked somebody`."""
    goes_on = doc.tokens.keys[at] == "-" and at + 1 < len(doc.tokens) and not doc.tokens.tight(at + 1)
    return goes_on and doc.tokens.words[at + 1] and not doc.tokens.caps[at + 1]


def _abbreviated(doc: Doc, at: int) -> bool:
    """Tell whether the full stop at a token belongs to an abbreviation or an initial."""
    tokens = doc.tokens
    if tokens.word(at) != "." or not tokens.tight(at) or at == 0:
        return False
    before, dash = tokens.keys[at - 1], tokens.key(at + 1) == "-"
    if dash or doc.ends("adverb", at) >= 0:
        return False
    if before in doc.pack.settings.abbreviations or tokens.word(at - 1) in doc.pack.settings.abbreviations:
        opened = at + 1 + (tokens.word(at + 1) in OPENERS)
        capital = opened < len(tokens) and tokens.caps[opened]
        return not (len(before) == 1 and at > 1 and tokens.word(at - 2)[0].isdigit() and capital)
    initial = len(before) == 1 and tokens.caps[at - 1] and before.isalpha()
    return initial and not (at + 1 < len(tokens) and tokens.keys[at + 1] in doc.pack.settings.stop)
