"""Which words go on with the name of a body: capitals that begin no person, and small syllables up to a clear end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.names.gazetteer import GOVERNMENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.drafting.names.body import Found
    from kg.drafting.text.document import Doc, Mention

REACH = 6
"""So many small syllables may stand inside a name."""
SYLLABLES = 3
"""So many small syllables go on with a name up to a verb."""
TABLES = ("speech", "triggers", "offices", "time", "numbers")
"""Tables of what no name goes on over."""


def is_part(doc: Doc, at: int, names: dict[int, Mention]) -> bool:
    """Tell whether a capitalised word may be a part of the name of a body."""
    known = names.get(at)
    if known is None:
        return doc.tokens.caps[at] and not _begins_person(doc, at)
    return doc.tokens.caps[at] and (known.kind == "place" or known.rule == GOVERNMENT)


def _begins_person(doc: Doc, at: int) -> bool:
    """Tell whether a person's name begins: a given name, or a family name with another word where it comes first."""
    given = doc.pack.given.get(doc.tokens.keys[at])
    if given is None or not doc.pack.settings.family_first:
        return given is not None
    after = at + 1 < len(doc.tokens) and doc.tokens.caps[at + 1]
    return after and (given == "any" or no_syllable(doc, (at,)))


def onwards(doc: Doc, body: Found, limit: int, names: dict[int, Mention]) -> int:
    """Return where a name ends that goes on in small syllables, or 0: up to letters in brackets, a capital, a state."""
    start = body.end
    if not doc.pack.settings.syllables or start >= limit:
        return 0
    bare = start == body.head_end
    for at in range(start, min(limit, start + REACH)):
        if at > start and (lettered(doc, at) if bare else _closes(doc, at, names)):
            return at
        if _stops(doc, at):
            break
    return 0 if bare else _compound(doc, start, limit)


def lettered(doc: Doc, at: int) -> bool:
    """Tell whether capital letters in brackets begin at a token: (VTA)."""
    word = doc.tokens.word(at + 1) if at + 1 < len(doc.tokens) else ""
    return doc.tokens.key(at) == "(" and word.isupper() and len(word) > 1


def _closes(doc: Doc, at: int, names: dict[int, Mention]) -> bool:
    """Tell whether a token ends what goes on in small letters."""
    known = names.get(at)
    return (known is not None and known.kind == "state") or is_part(doc, at, names)


def _stops(doc: Doc, at: int) -> bool:
    """Tell whether a token cannot be inside a name."""
    small = doc.tokens.words[at] and not doc.tokens.caps[at]
    return not small or any(doc.hit(table, at) for table in TABLES)


def _compound(doc: Doc, start: int, limit: int) -> int:
    """Return where the syllables end that go on with a capitalised one, up to a verb of speech or as a known word."""
    at = start
    while at < min(limit, start + SYLLABLES) and not _stops(doc, at):
        at += 1
    speech = doc.hit("speech", at)
    if at > start and speech is not None and "noun" not in speech.entry.tags:
        return at
    known = f"{doc.tokens.keys[start - 1]} {doc.tokens.keys[start]}" in doc.pack.lexicon.nodes
    return start + 1 if known and at > start else 0


def qualifies(doc: Doc, at: int) -> bool:
    """Tell whether a title or a paper follows a body whose it is, so that an indefinite word before goes with it."""
    return doc.hit("offices", at) is not None or doc.role("paper", at) > 0


def elsewhere(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the words behind a noun stand elsewhere without it, so that they are the whole name."""
    keys, noun = doc.tokens.keys, doc.tokens.keys[start - 1]
    name = keys[start:end]
    places = range(1, len(keys) - len(name))
    return any(keys[at] == name[0] and keys[at : at + len(name)] == name and keys[at - 1] != noun for at in places)


def no_syllable(doc: Doc, parts: Sequence[int]) -> bool:
    """Tell whether a word of a name is no syllable that the tables of the language know, and none is a name there."""
    several = doc.pack.lexicon.longest
    listed = any(doc.hit("names", at) is not None for at in parts)
    return not listed and any(doc.tokens.keys[at] not in several for at in parts)
