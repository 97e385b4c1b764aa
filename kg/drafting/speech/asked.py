"""What stands right behind a verb: whom it asks to act, words that go with its object."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.drafting.speech.actors import Actor
    from kg.drafting.speech.cues import Cue
    from kg.drafting.text.document import Doc

KEEPS = "+"
"""Marks an act whose content begins with whom it asks: urged `states to act`."""


def marks(doc: Doc, at: int) -> list[str]:
    """Return the acts whose object a small word marks."""
    hit = doc.roles.get("object", {}).get(at)
    return hit.entry.value.split() if hit is not None else []


def addressee(doc: Doc, cue: Cue, at: int) -> int:
    """Return where those begin who are asked to act, if they are the object of the verb: urged `states to act`."""
    start = cue.end
    while doc.role("adverb", start) > start:
        start = doc.role("adverb", start)
    small = ("preposition", "locative", "addressee", "connector")
    asked = start < at and doc.tokens.words[start]
    return start if asked and not doc.tokens.caps[start] and not any(doc.role(role, start) for role in small) else 0


def determines(doc: Doc, actor: Actor) -> bool:
    """Tell whether a pronoun goes with the noun behind it, so that it is no subject: rejected `this idea`."""
    same = actor.kind == "pronoun" and doc.role("determiner", actor.start) == actor.end
    return same and bool(doc.tokens.key(actor.end)) and doc.tokens.words[actor.end]
