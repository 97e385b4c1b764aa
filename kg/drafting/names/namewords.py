"""Which words go on with the name of a body: capitals that begin no person, and small syllables up to a clear end."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.drafting.names.bodies import Found
    from kg.drafting.text.document import Doc, Mention

REACH = 6
"""So many small syllables may stand inside a name."""
TABLES = ("speech", "triggers", "offices", "time", "numbers")
ROLES = (
    "negator",
    "planner",
    "passive",
    "agent",
    "purpose",
    "adverb",
    "complementiser",
    "relative",
    "pronoun",
    "determiner",
    "attribution",
    "locative",
)
"""What no name goes on over."""


def is_part(doc: Doc, at: int, names: dict[int, Mention]) -> bool:
    """Tell whether a capitalised word may be a part of the name of a body."""
    tokens = doc.tokens
    if not tokens.caps[at] or not tokens.words[at] or doc.hit("offices", at) or doc.role("honorific", at):
        return False
    known = names.get(at)
    return (known is None or known.kind == "place") and not _begins_person(doc, at)


def _begins_person(doc: Doc, at: int) -> bool:
    """Tell whether a person's name begins: a given name, or a family name with another word where it comes first."""
    given = doc.pack.given.get(doc.tokens.keys[at])
    if given is None or not doc.pack.settings.family_first:
        return given is not None
    after = at + 1 < len(doc.tokens) and doc.tokens.caps[at + 1] and not doc.tokens.breaks[at + 1]
    return given == "any" and after


def onwards(doc: Doc, body: Found, limit: int, names: dict[int, Mention]) -> int:
    """Return where a name ends that goes on in small syllables, or 0: up to a capital, a state or an acronym."""
    start, bare = body.end, body.end == body.head_end
    if not doc.pack.settings.syllables or start >= limit:
        return 0
    for at in range(start, min(limit, start + REACH)):
        if at > start and _closes(doc, at, names) and not (bare and is_part(doc, at, names)):
            known = names.get(at)
            return at if doc.tokens.keys[at] == "(" else known.end if known is not None else at + 1
        if _stops(doc, at):
            break
    return start + 1 if not bare and _pair(doc, start) else 0


def _closes(doc: Doc, at: int, names: dict[int, Mention]) -> bool:
    """Tell whether a token ends what goes on in small letters."""
    tokens = doc.tokens
    if tokens.keys[at] == "(":
        return len(tokens.key(at + 1)) > 1 and tokens.word(at + 1).isupper() and tokens.key(at + 2) == ")"
    known = names.get(at)
    if known is not None and known.kind == "state":
        return known.rule.endswith(("name", "short", "formal"))
    return is_part(doc, at, names)


def _stops(doc: Doc, at: int) -> bool:
    """Tell whether a token cannot be inside a name."""
    tokens = doc.tokens
    if not tokens.words[at] or tokens.caps[at] or tokens.breaks[at] or doc.joins(at):
        return True
    return any(doc.hit(table, at) for table in TABLES) or doc.one_of(ROLES, at)


def _pair(doc: Doc, at: int) -> bool:
    """Tell whether a syllable makes a known word with the capitalised one before it."""
    tokens = doc.tokens
    if not tokens.words[at] or tokens.caps[at] or not tokens.caps[at - 1] or tokens.breaks[at]:
        return False
    return f"{tokens.keys[at - 1]} {tokens.keys[at]}" in doc.pack.lexicon.nodes
