"""Where a body is: the place before or behind its noun, the state where an embassy stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.drafting.names.body import Found
    from kg.drafting.text.document import Doc, Mention

LOCAL = frozenset(
    ["court", "prosecution", "embassy", "mission", "university", "institute", "school", "police", "office", "hospital"]
)
"""Kinds of head whose name may end with the place where they are."""


ABROAD = frozenset(("embassy", "mission"))
"""Kinds of head that stand in another state than the one they are of."""


def abroad(doc: Doc, body: Found, names: dict[int, Mention]) -> None:
    """Take in the state where an embassy is: the Russian embassy in Finland."""
    at = doc.role("locative", body.end) if body.head.kind in ABROAD and body.start < body.head_start else 0
    known = names.get(at) if at else None
    if known is not None and known.kind == "state" and body.end == body.head_end:
        body.end = known.end


def seat(doc: Doc, body: Found, names: dict[int, Mention]) -> int:
    """Take in the place where a court, an embassy or a school is."""
    if body.head.kind not in LOCAL:
        return 0
    at = doc.role("locative", body.end)
    if not at or at >= len(doc.tokens) or not doc.tokens.caps[at]:
        return 0
    known = names.get(at)
    if known is None or known.kind not in ("place", "state"):
        return at + 1
    if known.kind == "state":
        return 0
    body.placed = True
    body.seat = doc.pack.governments.get(f"plc:{known.id.removeprefix('place/')}", "")
    return known.end


def town(doc: Doc, body: Found, at: int, place: Mention | None, *, new: bool) -> int:
    """Take in the place before a noun, one that nobody knows too where the noun is small: Lyon prosecutor's office."""
    small = at == body.head_start and not doc.tokens.caps[at]
    local = body.head.kind in LOCAL and doc.pack.settings.analytic
    if small and doc.ends("locative", place.start if place is not None else at - 1) >= 0:
        return at
    if place is None and small and local and new:
        body.placed = doc.tokens.keys[at - 1] not in doc.pack.given
        return at - 1 if body.placed else at
    ruled = place is not None and place.rule.endswith("government") and local and small
    if place is None or not (ruled or (place.kind == "place" and (local or not small))):
        return at
    body.placed = small
    known = doc.pack.governments.get(f"plc:{place.id.removeprefix('place/')}", "")
    body.seat = place.id.replace("state/", "sta:") if ruled else known if small else body.seat
    return place.start
