"""Phrases of an act with a rank within them: became the 81st party to, została 81. stroną konwencji."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.counts.amounts import part
from kg.drafting.languages.lexicon import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.drafting.languages.lexicon import Entry
    from kg.drafting.text.document import Doc

MEMBERS = frozenset(("parties", "states"))
"""Units of those who have acted on a treaty: parties, signatories."""
LONGEST = 3
"""A rank has so many tokens at most: eighty-first."""


def ranked(doc: Doc) -> dict[int, Hit]:
    """List the verbs of an act that are known without the rank: became a party, where the text has the 81st party."""
    found: dict[int, Hit] = {}
    for hits in doc.hits.get("units", {}).values():
        for unit in hits:
            rank = _rank(doc, unit.start) if unit.entry.value in MEMBERS else unit.start
            act = _act(doc, rank, unit) if rank < unit.start else None
            if act is not None:
                found[act.start] = act
    return found


def _rank(doc: Doc, end: int) -> int:
    """Return where the rank right before a noun starts, or the noun itself: 81st, 81., eighty-first."""
    key, tokens = doc.tokens.key(end - 1), doc.tokens
    if key[:1].isdigit() and key.endswith(doc.pack.settings.ordinal_endings or ("\0",)):
        return end - 1
    if key == "." and tokens.tight(end - 1) and tokens.key(end - 2).isdigit():
        return end - 2
    named = ((at, part(doc, at, "ordinal")) for at in range(max(0, end - LONGEST), end) if at in doc.hits["numbers"])
    return next((at for at, hit in named if hit is not None and hit.end == end), end)


def _act(doc: Doc, rank: int, unit: Hit) -> Hit | None:
    """Return the act that a verb before a rank and the noun behind it tell of together."""
    article = doc.ends("determiner", rank, 1)
    end = article if article >= 0 else rank
    noun = " ".join(doc.tokens.keys[unit.start : unit.end])
    for start in (end - 1, end - 2):
        verb = " ".join(doc.tokens.keys[max(0, start) : end])
        entry = next(_entries(doc, verb, noun), None)
        if entry is not None:
            return Hit(start, unit.end, entry)
    return None


def _entries(doc: Doc, verb: str, noun: str) -> Iterator[Entry]:
    nodes = doc.pack.lexicon.nodes
    for between in (" ", *(f" {article} " for article in sorted(doc.pack.settings.indefinite))):
        yield from (e for e in nodes.get(f"{verb}{between}{noun}", ()) if e.table == "triggers" and e.kind == "action")
