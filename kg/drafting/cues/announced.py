"""Clauses that a comma and a small word announce behind a noun of speech, or behind a verb that no table knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.drafting.cues.orphans import STORY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.drafting.text.document import Doc

BACK = 5
"""A verb stands within so many words before the comma."""
COVERED = 16
"""A clause belongs to a cue that ends within so many tokens before it."""
OWNER = 6
"""Whose view it is takes at most so many names and titles."""
TITLES = ("offices", "heads", "portfolios")
GUESSED = "guessed"
"""Frame of a cue that is none unless somebody known is its subject."""


class Announced(NamedTuple):
    """Tokens [start, end) of the noun or verb before a clause, its act and its row."""

    start: int
    end: int
    act: str
    row: str


def announced(doc: Doc, busy: set[int], known: list[tuple[int, int]]) -> Iterator[Announced]:
    """Find what announces the clauses of no cue, in a language whose verbs tell their subject.

    Args:
        doc: the text.
        busy: tokens of names.
        known: where each cue ends and in which sentence it stands.

    """
    told = set(known)
    for at, hit in doc.roles.get("complementiser", {}).items() if doc.pack.settings.agreement else ():
        number = doc.sentence_at(at)
        covered = any((end, number) in told for end in range(at - COVERED, at + 1))
        if hit.entry.value or covered or doc.tokens.key(at - 1) != "," or doc.quoted[at] >= 0:
            continue
        if doc.tokens.keys[doc.sentences[number].end - 1] == "?":
            continue
        found = _noun(doc, at - 1) or _verb(doc, at - 1, doc.sentences[number].start, busy)
        if found is not None and doc.zone(at) in STORY:
            yield found


def _noun(doc: Doc, comma: int) -> Announced | None:
    """Return the noun of speech before a comma, or before who is named there: the view `of Jan Kos, that`."""
    end = _owner(doc, comma)
    hits = doc.hits.get("speech", {}).get(end - 1, ())
    hit = next((hit for hit in hits if hit.end == end and {"noun", "that"} <= hit.entry.tags), None)
    return Announced(hit.start, hit.end, hit.entry.kind, f"speech.csv:{hit.entry.row}") if hit is not None else None


def _owner(doc: Doc, at: int) -> int:
    """Return where the words begin for whose view it is, titles and all, or where they would end."""
    for _ in range(OWNER):
        name = next((m for m in reversed(doc.of("").before(at, 3)) if m.end == at), None)
        start = name.start if name is not None else doc.ends("honorific", at)
        titles = (doc.hits.get(table, {}).get(b, ()) for table in TITLES for b in range(max(0, at - 4), at))
        start = start if start >= 0 else next((hit.start for hits in titles for hit in hits if hit.end == at), -1)
        if start < 0:
            break
        at = start
    return at


def _verb(doc: Doc, comma: int, low: int, busy: set[int]) -> Announced | None:
    """Return the verb before a comma, by its ending, if nothing stands there that makes another clause."""
    if doc.one_of(("determiner", "pronoun", "adverb"), comma - 1):
        return None
    for at in range(comma - 1, max(low, comma - BACK) - 1, -1):
        word = doc.tokens.keys[at]
        if not doc.tokens.words[at] or doc.quoted[at] >= 0 or doc.role("unspoken", at):
            return None
        past = any(word.endswith(end) and told.strip() == told for end, told in doc.pack.settings.agreement)
        hit = doc.hit("speech", at)
        past = past or _present(doc, at)
        if at > low and at not in busy and (past or (hit is not None and "noun" not in hit.entry.tags)):
            return Announced(at, at + 1, "asserts", "rule:clause")
    return None


def _present(doc: Doc, at: int) -> bool:
    """Tell whether a verb of the present stands right behind somebody who is named."""
    named = any(m.end == at for m in doc.of("").before(at, 1) if m.kind in ("person", "body"))
    return named and any(doc.tokens.keys[at].endswith(end) for end, _ in doc.pack.settings.agreement)
