"""Verbs that no table knows, told by their place: `Interpol zorbled that it was late`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.cues.orphans import may_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.drafting.text.document import Doc

LONG = 3
"""A verb that no table knows has more letters."""
NAME = 8
"""A name has at most so many words."""
KINDS = ("person", "body", "state", "group")
TABLES = ("speech", "triggers")


def _verb(doc: Doc, at: int) -> int:
    """Return the verb that may stand at a token, behind its auxiliary, or 0."""
    verb = doc.role("helper", at) or at
    if verb + 1 >= len(doc.tokens) or not doc.tokens.words[verb]:
        return 0
    known = any(doc.hit(table, verb) is not None for table in TABLES) or doc.role("unspoken", verb)
    short = len(doc.tokens.keys[verb]) <= LONG and not doc.pack.settings.syllables
    return 0 if known or short or not may_report(doc, verb) else verb


def announcing(doc: Doc, reported: set[int]) -> Iterator[tuple[int, int]]:
    """Find verbs with somebody right before them and a small word behind that announces a clause, but `knew that`."""
    for at in doc.roles.get("complementiser", {}):
        first = doc.tokens.keys[at] in doc.pack.first_complementiser
        last = at + 1 >= len(doc.tokens)
        if not first or last or doc.quoted[at] >= 0 or doc.sentence_at(at) in reported or doc.zone(at) != "body":
            continue
        verb = at - 1 - (doc.tokens.keys[at - 1] == ",")
        low = doc.sentences[doc.sentence_at(at)].start
        start = doc.ends("helper", verb) if doc.ends("helper", verb) > low else verb
        known = _verb(doc, start) == verb and doc.tokens.words[at + 1] and not doc.role("adverb", at + 1)
        person = any(m.end == start and m.kind in KINDS for m in doc.of("").between(max(low, start - NAME), start))
        if known and person and start > low:
            yield start, at
