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
    return actor.end == start - 1 and actor.kind in SUBJECTS


def aside_before(doc: Doc, near: int, low: int) -> tuple[int, int]:
    """Return the tokens of a relative clause between commas right before a verb: Russia, `which Iran backed,` asked."""
    end = near - 1
    if doc.tokens.key(end) != "," or not doc.pack.settings.endings:
        return 0, 0
    for at in range(end - 1, max(low, near - BACK), -1):
        if doc.role("relative", at):
            led = doc.tokens.keys[at - 1] != ","
            start = at - led
            return (start, end)
    return 0, 0


def of_aside(actor: Actor, aside: tuple[int, int]) -> float:
    """Return what an actor loses within a relative clause that says more of the subject before it, which gains."""
    start, end = aside
    if not end:
        return 0.0
    if start <= actor.start < end:
        return GOVERNED
    return 0.0
