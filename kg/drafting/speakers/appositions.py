"""Who somebody is: the words before a name that say it, so that they and the name are one actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.names.callings import PLURAL
from kg.drafting.speakers.subjects import owned_by

if TYPE_CHECKING:
    from kg.drafting.names.actor import Actor
    from kg.drafting.text.document import Doc

RANK = 5
"""So many words less one may stand before a name behind a comma: `career diplomat Jan Kos`."""
BESIDE = 8
"""So many words may stand between the comma and the noun that says what somebody is."""
BETWEEN = 6
"""So many words may stand between two nouns of one phrase."""
NOUNS = 6
"""A phrase names at most so many actors."""
SMALL = ("preposition", "connector", "origin", "possessive", "addressee", "locative", "copula")
LEAD = frozenset(("role", "head"))


def titled(doc: Doc, kept: list[Actor], named: Actor) -> Actor | None:
    """Return the first actor of the phrase that says who somebody is: `the lawyer of two suspects, Jan Kos, said`."""
    if named.kind not in ("person", "body"):
        return None
    return _phrase(doc, kept, named) or _two_offices(doc, kept, named)


def _phrase(doc: Doc, kept: list[Actor], person: Actor) -> Actor | None:
    """Return the noun that begins the phrase before a name that a comma parts from it."""
    inside = any(doc.tokens.keys[at] == "," for at in range(person.start, person.span[0]))
    at = person.start if inside else _comma(doc, person)
    first = person if inside else None
    for last in reversed(kept[-NOUNS:]) if at > 0 else ():
        if last.end > at:
            continue
        if doc.quoted[last.start] != doc.quoted[person.start] or not _one_phrase(doc, last, at, first):
            break
        first = last if last.kind in LEAD else first
        at = last.start
    if first is None or first is person:
        return None
    if person.kind == "body":
        return first
    if first.kind != "role" and owned_by(doc, first.end) < 0:
        return None
    if first.office is not None and first.office.hit.entry.use != PLURAL:
        first.office.person = first.office.person or person.id
    return first


def _comma(doc: Doc, person: Actor) -> int:
    """Return the comma right before a name with its titles that another comma closes or a verb of speech, or -1."""
    low = person.start - RANK
    start = next((at for at in range(person.start, low, -1) if not (_rank(doc, at - 1) or _short(doc, at - 1))), 0)
    return start - 1 if doc.tokens.key(start - 1) == "," and _closed(doc, person) else -1


def _rank(doc: Doc, at: int) -> bool:
    """Tell whether a word may belong to a title before a name."""
    return _plain(doc, at) and not doc.one_of(("attribution", "agent", *SMALL), at)


def _short(doc: Doc, at: int) -> bool:
    """Tell whether a stop that ends no sentence stands before a name: `Atty.` Jan Kos."""
    return doc.tokens.key(at) == "." and at + 1 not in doc.opened


def _two_offices(doc: Doc, kept: list[Actor], person: Actor) -> Actor | None:
    """Return the role that a conjunction joins to the one before a name: `deputy premier and minister Jan Kos`."""
    last = kept[-1] if kept else None
    if last is None or last.kind != "role" or person.office is None:
        return None
    led = person.start < person.span[0]
    return last if led and doc.role("coordinator", last.end) == person.start else None


def _one_phrase(doc: Doc, last: Actor, at: int, first: Actor | None) -> bool:
    """Tell whether nothing but words of a noun phrase stands between an actor and a place that goes on with it."""
    most = BETWEEN if first is not None else BESIDE
    return last.end <= at <= last.end + most and all(_inside(doc, word) for word in range(last.end, at))


def _inside(doc: Doc, at: int) -> bool:
    """Tell whether a token may stand within a noun phrase: a word, a hyphen, what marks an owner."""
    noun = doc.ends("determiner", at) >= 0  # of the `accused`
    return noun or doc.tokens.keys[at] in ("-", "'", "’") or _plain(doc, at)


def _plain(doc: Doc, at: int) -> bool:
    """Tell whether a word may stand within a phrase."""
    if at < 0 or not doc.tokens.words[at] or doc.joins(at) or doc.role("relative", at):
        return False
    verb = doc.hit("speech", at)
    return verb is None or "noun" in verb.entry.tags


def _closed(doc: Doc, person: Actor) -> bool:
    """Tell whether a comma or the end of a sentence stands behind a name; or a verb, if it has no title of its own."""
    if person.kind == "body":
        return doc.tokens.key(person.end) == ","
    verb = person.office is None and doc.hit("speech", person.end) is not None
    return verb or doc.tokens.key(person.end) in (",", "(") or _ends(doc, person.end)


def _ends(doc: Doc, at: int) -> bool:
    return at >= len(doc.tokens) or doc.sentences[doc.sentence_at(at)].end - 1 <= at
