"""Whether a statement supports or opposes a treaty, or on a condition; silent where the text does not say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.statements.statement import Stance

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.statements.statement import Statement
    from kg.drafting.text.document import Doc, Mention

SUPPORTS, OPPOSES, CONDITIONAL = "supports", "opposes", "conditional"
BY_ACT = {"praises": SUPPORTS, "rejects": OPPOSES, "condemns": OPPOSES}
"""What a speech act tells of its object."""
NEAR = 12
"""A word of stance stands within so many tokens of what it is about."""
DENIED = 6
"""A negation stands within so many tokens before the word that it denies."""
ARTICLES = 2
"""So many small words may stand before a treaty that is the object of a verb."""
WILLED = frozenset(("commits", "appeals"))
"""Speech acts that say what somebody wants."""
TURNED = frozenset(("denies", "rejects", "accuses"))
"""Speech acts that report the words of others: a stance in them is not the speaker's."""
CONSENT = frozenset(("Signature", "Ratification", "Accession", "Acceptance", "Approval"))


def stance(doc: Doc, said: Statement) -> Stance | None:
    """Return the stance of a statement, if its words have one."""
    low, high = min(said.verb[0], said.content[0]), max(said.verb[1], said.content[1])
    treaty = _treaty(doc, said, high)
    if treaty is None:
        return None
    found = _worded(doc, treaty, said, low, high) or _acted(doc, treaty, said) or _consented(doc, said)
    if found is None:
        return None
    position, words = found
    if _conditional(doc, said):
        position = CONDITIONAL
    return Stance(position, treaty.id, _provision(doc, low, high), words)


def _treaty(doc: Doc, said: Statement, high: int) -> Mention | None:
    """Return the treaty that a statement names, or the last one named before if it names a provision."""
    named = doc.of("treaty").between(said.content[0], high)
    if named or not _provision(doc, *said.content):
        return named[0] if named else None
    return next(iter(doc.of("treaty").before(said.content[0], 1)), None)


def _provision(doc: Doc, start: int, end: int) -> str:
    """Return the number of the article or chapter that is named in a range of tokens."""
    for at in range(start, end) if doc.within("provision", start, end) else ():
        number = doc.role("provision", at)
        if number and number < end and doc.tokens.keys[number].isdigit():
            return doc.tokens.keys[number]
    return ""


def _worded(doc: Doc, treaty: Mention, said: Statement, low: int, high: int) -> tuple[str, tuple[int, int]] | None:
    """Find the word of stance nearest to a treaty; a negation turns support, and takes opposition away."""
    hits = [doc.hits["stances"][at][0] for at in range(low, high) if at in doc.hits.get("stances", {})]
    near = [hit for hit in hits if hit.entry.kind != CONDITIONAL and abs(hit.start - treaty.start) <= NEAR]
    near = [hit for hit in near if not _named(doc, hit)]
    if not near or said.act in TURNED:
        return None
    hit = min(near, key=lambda hit: (abs(hit.start - treaty.start), hit.start))
    if not _denied(doc, hit.start, low):
        return hit.entry.kind, (hit.start, hit.end)
    return (OPPOSES, (hit.start, hit.end)) if hit.entry.kind == SUPPORTS else None


def _named(doc: Doc, hit: Hit) -> bool:
    """Tell whether a word is part of the name of a treaty: the convention against cybercrime."""
    return any(m.start <= hit.start < m.end for m in doc.of("treaty").between(hit.start - 12, hit.start + 1))


def _acted(doc: Doc, treaty: Mention, said: Statement) -> tuple[str, tuple[int, int]] | None:
    """Take the stance of a speech act whose object begins with the treaty."""
    position = BY_ACT.get(said.act)
    return (position, said.verb) if position and treaty.start - said.content[0] <= ARTICLES else None


def _consented(doc: Doc, said: Statement) -> tuple[str, tuple[int, int]] | None:
    """Read a promise or a plan to be bound by a treaty as support, and its denial as the contrary."""
    for at in range(*said.content):
        hit = doc.hit("triggers", at)
        if hit is not None and hit.entry.kind == "action" and hit.entry.value in CONSENT:
            willed = said.act in WILLED
            if not willed and (hit.entry.use == "noun" or not _planned(doc, at, said.content[0])):
                continue
            return OPPOSES if _denied(doc, at, said.content[0]) else SUPPORTS, (hit.start, hit.end)
    return None


def _denied(doc: Doc, at: int, low: int) -> bool:
    return doc.within("negator", max(low, at - DENIED), at)


def _planned(doc: Doc, at: int, low: int) -> bool:
    return doc.within("planner", max(low, at - DENIED), at + 1)


def _conditional(doc: Doc, said: Statement) -> bool:
    """Tell whether a word of condition stands in what was said."""
    table = doc.hits.get("stances", {})
    return any(table[at][0].entry.kind == CONDITIONAL for at in range(*said.content) if at in table)
