"""Whether words for offices mean one person, and what stands around a role that nobody is named with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.cues.nominal import owner

if TYPE_CHECKING:
    from kg.drafting.names.actor import Actor
    from kg.drafting.names.offices import Office
    from kg.drafting.text.document import Doc

COUNTERPART = "counterpart"
"""Kind of words for somebody of another state with the same office."""
GENDERS = ("m", "f")
"""Genders of pronouns for one person."""


def similar(one: Office, other: Office) -> bool:
    """Tell whether two words for an office are one, of one kind, or the one a part of the other."""
    a, b = one.hit.entry, other.hit.entry
    if a.kind == COUNTERPART and one.state:
        return one.state == other.state
    return a.lemma == b.lemma or a.kind == b.kind or a.lemma in b.lemma or b.lemma in a.lemma


def agreeing(one: Office, other: Office) -> bool:
    """Tell whether two offices are not of different states or bodies."""
    states = one.state and other.state and one.state != other.state
    bodies = one.body and other.body and one.body != other.body
    return not (states or bodies)


def as_much(one: Office, other: Office) -> bool:
    """Tell whether an office says of what state and body it is where a wide word for it does."""
    return bool(one.state or not other.state) and bool(one.body or not other.body)


def unknown_name(doc: Doc, at: int) -> bool:
    """Tell whether a name that nobody recognised stands behind a role: `the secretary, Gareth ap Rhys,`."""
    comma = doc.tokens.key(at) == ","
    at = doc.role("honorific", at + comma) or at + comma
    if at >= len(doc.tokens) or not doc.tokens.caps[at] or at in doc.opened or doc.quoted[at] >= 0:
        return False
    known = doc.of("").between(at, at + 1) or any(doc.hit(table, at) for table in ("heads", "offices", "time"))
    closed = any(doc.tokens.key(end) == "," for end in range(at + 2, at + 6))
    return not known and (closed or not comma)


def goes_on(doc: Doc, at: int) -> bool:
    """Tell whether a word follows a role that may say whose it is: `the lawyer of one of them`."""
    if not doc.tokens.words[at] if at < len(doc.tokens) else True:
        return False
    small = doc.one_of(("adverb", "negator", "locative", "relative", "conjunction"), at)
    return not (small or doc.hit("speech", at) or doc.hit("time", at))


def described(doc: Doc, office: Office) -> bool:
    """Tell whether words behind a role say who is meant, in a language without articles, so that nobody named is."""
    end = office.chunk[1]
    paper = doc.tokens.key(end) == '"' and doc.tokens.words[end + 1 : end + 2] == [True]
    return bool(doc.pack.settings.endings) and (paper or goes_on(doc, end) or doc.role("origin", end) > 0)


def indefinite(doc: Doc, actor: Actor) -> bool:
    """Tell whether an indefinite word stands before a role: a minister, one of the judges."""
    for at in range(actor.start - 1, max(-1, actor.start - 4), -1):
        if doc.tokens.keys[at] in doc.pack.indefinite:
            return True
        if not doc.tokens.words[at] or doc.role("determiner", at) or (doc.tokens.caps[at] and at < actor.start - 1):
            return False
    return False


def served(doc: Doc, office: Office, known: list[str]) -> list[str]:
    """Return the persons who do not hold an office because a possessive makes it that of one who serves them.

    `Reyes's lawyer` is not Reyes; who `her lawyer` is only a name with the office tells, as of `trợ lý của ông Tiến`.
    """
    if doc.pack.settings.syllables and _of_somebody(doc, office.end):
        return known
    whose = owner(doc, office.start)
    if whose is None:
        return []
    hit = doc.roles.get("pronoun", {}).get(whose[0])
    if hit is not None:
        return known if hit.entry.value.split()[0] in GENDERS else []
    return [m.id for m in doc.of("person").between(whose[0] - 3, whose[1]) if m.end == whose[1]]


def _of_somebody(doc: Doc, at: int) -> bool:
    """Tell whether a person whom a role serves is named right behind it, or meant by a pronoun: con trai `ông Tiến`."""
    at = doc.role("possessive", at) or at
    return doc.role("honorific", at) > 0 or doc.role("pronoun", at) > 0 or bool(doc.of("person").between(at, at + 1))
