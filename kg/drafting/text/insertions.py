"""Who speaks, put into a quotation without closing its marks: « Nous, `a-t-il dit`, ne paierons pas. »."""

from __future__ import annotations

from kg.drafting.text.document import Doc, Quote

STOPS = frozenset(".!?…")
ENDS = STOPS | {","}
REACH = 14
"""Who speaks is told in so many tokens."""
SUBJECT = ("determiner", "honorific", "pronoun")


def inserted(doc: Doc, quote: Quote) -> list[Quote]:
    """Cut out who speaks between commas, or a comma and a stop, where a verb comes before its subject."""
    found: list[Quote] = []
    start, outer = quote.start, quote.outer_start
    for comma in range(quote.start + 1, quote.end) if doc.pack.settings.verb_first else ():
        end = closing(doc, comma, quote.end) if comma > start else 0
        if end:
            found.append(Quote(start, comma, outer, comma, quote.dash))
            outer = min(end + (doc.tokens.word(end) in STOPS), quote.end)
            start = min(end + 1, quote.end)
    if found and start < quote.end:
        found.append(Quote(start, quote.end, outer, quote.outer_end))
    return found or [quote]


def closing(doc: Doc, comma: int, limit: int) -> int:
    """Return the sign at which the words end that say behind a comma who speaks, or 0 if none do."""
    if doc.tokens.keys[comma] != "," or not _reports(doc, comma + 1):
        return 0
    signs = [at for at in range(comma + 2, min(comma + REACH, limit)) if _closes(doc, at)]
    end = signs[0] if signs else limit
    if len(signs) > 1 and doc.tokens.keys[end] == "," and doc.tokens.word(signs[1]) in STOPS and _apposed(doc, end + 1):
        return signs[1]
    return end if end <= comma + REACH else 0


def _apposed(doc: Doc, at: int) -> bool:
    """Tell whether words begin at a token that say who somebody is: a protesté X, `du groupe Y`; a dit sa chef, `Z`."""
    if at >= len(doc.tokens):
        return False
    start = doc.role("determiner", at) or at
    noun = any(doc.hit(table, start) is not None for table in ("offices", "heads"))
    joined = doc.role("connector", at) > 0 and not (doc.joins(at) or doc.role("infinitive", at))
    return noun or joined or bool(doc.tokens.caps[at])


def _closes(doc: Doc, at: int) -> bool:
    return doc.tokens.word(at) in ENDS


def _reports(doc: Doc, at: int) -> bool:
    """Tell whether a verb of speech stands at a token with its subject behind it: a dit Jean, a-t-il dit."""
    if doc.role("pronoun", at) > at + 1:
        verb = doc.entry("speech", doc.role("pronoun", at))
        return verb is not None and "noun" not in verb.tags
    hit = doc.hit("speech", at)
    if hit is None or "noun" in hit.entry.tags or hit.end >= len(doc.tokens):
        return False
    end = hit.end
    return bool(doc.tokens.caps[end]) or any(doc.role(role, end) for role in SUBJECT)
