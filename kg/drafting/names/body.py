"""A body while its name is read, and the parts of bodies that are named by the whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.drafting.names.slugs import slug
from kg.drafting.text.document import Doc, Mention

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Entry, Hit

PART = "part-"
OFFICES = frozenset(("office", "press-office"))
"""Kinds of head that name an office of the body behind them, over a word or two that say what it is for."""
ADJECTIVES = 1


@dataclass
class Found:
    """A body as it grows: tokens [start, end), what it is responsible for, whose it is."""

    start: int
    end: int
    head: Entry
    portfolio: str = ""
    state: str = ""
    grown: bool = False
    head_start: int = 0
    head_end: int = 0
    seat: str = ""
    placed: bool = False
    state_end: int = 0


def office_of(doc: Doc, hit: Hit, names: dict[int, Mention]) -> Mention | None:
    """Return the office of a body whose name follows in a language of cases: Biuro Prawne ONZ, biuro prasowe Sejmu."""
    if not doc.pack.settings.endings or hit.entry.kind not in OFFICES:
        return None
    near = range(hit.end, hit.end + ADJECTIVES + 1)
    whole = next((names[at] for at in near if at in names), None)
    if whole is None or whole.kind != "body" or not all(doc.tokens.words[hit.end : whole.start]):
        return None
    own = slug(f"{hit.entry.lemma} {doc.tokens.cut(hit.end, whole.start)}")
    return Mention(hit.start, whole.end, "body", f"{whole.id}-{own}", f"{PART}{hit.entry.kind}", hit.entry.place)


def divides(mention: Mention) -> bool:
    """Tell whether a body is found as a part of another one."""
    return mention.rule.startswith(PART)
