"""What stands right behind a verb: whom it asks to act, words that go with its object."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.drafting.cues.cue import Cue
    from kg.drafting.names.actor import Actor
    from kg.drafting.text.document import Doc

KEEPS = "+"
"""Marks an act whose content begins with whom it asks: urged `states to act`."""
KEEPS_NAMES = "++"
"""Marks an act whose content begins with whom it asks, also where that is a name: urged `Peru to act`."""
SMALL = ("preposition", "locative", "addressee", "connector")
"""Words that part a verb from those it speaks to."""


def marks(doc: Doc, at: int, role: str = "object") -> list[str]:
    """Return the acts whose object, or whose act to be done, a small word marks."""
    hit = doc.roles.get(role, {}).get(at)
    return hit.entry.value.split() if hit is not None else []


def addressee(doc: Doc, cue: Cue, at: int, role: str = "object") -> int:
    """Return where those begin who are asked to act, if a language counts them as said: urged `states to act`."""
    acts = marks(doc, at, role)
    start = cue.end
    while doc.role("adverb", start) > start:
        start = doc.role("adverb", start)
    asked = cue.act + KEEPS in acts and start < at and doc.tokens.words[start]
    return start if asked else 0


def determines(doc: Doc, actor: Actor) -> bool:
    """Tell whether a pronoun goes with the noun behind it, so that it is no subject: rejected `this idea`."""
    same = actor.kind == "pronoun" and doc.role("determiner", actor.start) == actor.end
    return same
