"""Parts of bodies that are named by the whole, and nouns that only say what the body is that is named behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.names.slugs import slug
from kg.drafting.text.document import Doc, Mention

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Hit

PART = "part-"
OFFICES = frozenset(("office", "press-office"))
"""Kinds of head that name an office of the body behind them, over a word or two that say what it is for."""
ADJECTIVES = 1


def office_of(doc: Doc, hit: Hit, names: dict[int, Mention]) -> Mention | None:
    """Return the office of a body whose name follows in a language of cases: Biuro Prawne ONZ, biuro prasowe Sejmu."""
    if not doc.pack.settings.endings or hit.entry.kind not in OFFICES:
        return None
    for at in range(hit.end, hit.end + ADJECTIVES + 1):
        whole = names.get(at)
        if whole is not None and whole.kind == "body":
            own = slug(" ".join((hit.entry.lemma, doc.tokens.cut(hit.end, at) if at > hit.end else "")))
            return Mention(
                hit.start, whole.end, "body", f"{whole.id}-{own}", f"{PART}{hit.entry.kind}", hit.entry.place
            )
        if whole is not None or at >= len(doc.tokens) or not doc.tokens.words[at]:
            return None
    return None


def divides(mention: Mention) -> bool:
    """Tell whether a body is found as a part of another one."""
    return mention.rule.startswith(PART)
