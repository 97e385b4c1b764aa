"""Instruments that are deposited without a word of which act they are: handed over the instrument in Strasbourg."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from kg.drafting.acts.acts import Action
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc

BEFORE, BEHIND, FAR = 4, 5, 60
"""A verb of handing over stands within so many tokens of the instrument."""
LIKELIEST = "Ratification"
"""What the instrument of a state is of which no other act is told."""


def deposited(doc: Doc) -> dict[int, Hit]:
    """List the instruments that are handed over, as nouns of the likeliest act."""
    papers, triggers = doc.roles.get("instrument", {}), doc.hits.get("triggers", {})
    alone = (hit for at, hit in papers.items() if at not in triggers and not _counted(doc, hit))
    told = (hit for hit in alone if _handed_over(doc, hit))
    return {
        hit.start: hit._replace(entry=hit.entry._replace(kind="action", value=LIKELIEST, use="noun")) for hit in told
    }


def _counted(doc: Doc, hit: Hit) -> bool:
    """Tell whether an instrument is one of many: the 40th instrument, văn kiện thứ 40."""
    return any(doc.tokens.key(at)[:1].isdigit() for at in (hit.start - 1, hit.end, hit.end + 1))


def _handed_over(doc: Doc, hit: Hit) -> bool:
    """Tell whether a verb of handing over stands beside an instrument in one clause, and no treaty is its name."""
    before = range(hit.start - 1, max(0, hit.start - BEFORE) - 1, -1)
    behind = range(hit.end, min(len(doc.tokens), hit.end + BEHIND))
    return any(_reached(doc, near) for near in (before, behind))


def _reached(doc: Doc, near: range) -> bool:
    """Tell whether a verb of handing over stands among some tokens before any sign or act."""
    for at in near:
        if not doc.tokens.words[at]:
            return False
        if doc.role("deposit", at):
            return True
        if at in doc.hits.get("triggers", {}):
            return False
    return False


def of_kind(doc: Doc, hit: Hit, kinds: Collection[str]) -> Hit:
    """Let an instrument be of the kind of the act that binds a state which the text spoke of last."""
    triggers = doc.hits.get("triggers", {})
    said = (triggers[at][0].entry.value for at in range(hit.start - 1, max(0, hit.start - FAR), -1) if at in triggers)
    return hit._replace(entry=hit.entry._replace(value=next((kind for kind in said if kind in kinds), LIKELIEST)))


def as_before(act: Action, found: list[Action], kinds: Collection[str]) -> Action:
    """Let an instrument be of the kind of the act on the treaty that its state was told of before."""
    last = (a.type for a in reversed(found) if (a.party, a.treaty) == (act.party, act.treaty) and a.type in kinds)
    return act._replace(type=next(last, act.type))
