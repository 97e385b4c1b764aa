"""Relatives beside a verb: whom they say more of, and who stands only in what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.speakers.subjects import GOVERNED, SUBJECTS

if TYPE_CHECKING:
    from kg.drafting.names.actor import Actor
    from kg.drafting.text.document import Doc

BACK = 60
"""So many tokens before a verb its subject may stand."""


def related(doc: Doc, actor: Actor, near: int) -> bool:
    """Tell whether a relative in the first case, right before a verb, tells of an actor in whatever case it stands."""
    start = doc.ends("relative", near)
    if start < 1 or doc.roles["relative"][start].entry.value == "oblique":
        return False
    return doc.tokens.keys[start - 1] == "," and actor.end == start - 1 and actor.kind in SUBJECTS


def aside_before(doc: Doc, near: int, low: int) -> tuple[int, int]:
    """Return the tokens of a relative clause between commas right before a verb: Russia, `which Iran backed,` asked."""
    end = near - 1
    if doc.tokens.key(end) != "," or not doc.pack.settings.endings:
        return 0, 0
    for at in range(end - 1, max(low, near - BACK), -1):
        if doc.role("relative", at):
            led = doc.one_ends(("preposition", "locative", "connector"), at) and doc.tokens.keys[at - 1] != ","
            start = at - led
            return (start, end) if doc.tokens.keys[start - 1] == "," else (0, 0)
        if doc.quoted[at] >= 0 or doc.tokens.keys[at] in (";", ":"):
            break
    return 0, 0


def of_aside(doc: Doc, actor: Actor, aside: tuple[int, int]) -> float:
    """Return what an actor loses within a relative clause that says more of the subject before it, which gains."""
    start, end = aside
    if not end or doc.tokens.keys[start - 1] != ",":
        return 0.0
    if start <= actor.start < end:
        return GOVERNED
    return -3.0 if actor.end == start - 1 and object_of(doc, actor.end, end) else 0.0


def object_of(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a relative in another case than the first follows an actor right away, so that it is no subject."""
    at = start + (doc.tokens.key(start) == ",")
    hit = doc.roles.get("relative", {}).get(at)
    return hit is not None and hit.end <= end and hit.entry.value == "oblique"
