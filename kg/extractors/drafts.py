"""What was taken, in the shape that `kg read -f json` writes: mentions, statements, counts, events, actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.extractors.protocol import Asked
    from kg.grounding.forms import Anchor, Grounded, Known, Outcome

MARKS = frozenset("\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2018\u2019\u201a\u2039\u203a'")
LISTS = {"mention": "mentions", "statement": "statements", "count": "counts", "event": "events", "action": "actions"}
UNITS = ("measure", "unit")
"""Keys of a count that no extractor fills."""


def drafts(asked: Asked, outcome: Outcome) -> dict[str, list[dict[str, Any]]]:
    """Lay out the facts that were taken. Things are those of the spans that were chosen; without one they stay open."""
    known = {span.id: span for span in asked.known}
    made: dict[str, list[dict[str, Any]]] = {name: [] for name in LISTS.values()}
    for grounded in outcome.taken:
        made[LISTS[grounded.fact.kind]].append(_row(asked.text, grounded, known))
    return made


def refusals(outcome: Outcome) -> list[dict[str, Any]]:
    """List what was refused, and why. The words are those of the extractor: nothing says that the text has them."""
    return [
        {
            "kind": refused.fact.kind,
            "sentence": refused.fact.sentence,
            "slots": {slot.name: slot.quote or slot.span for slot in refused.fact.slots},
            "codes": dict(refused.fact.codes),
            "reason": refused.reason,
            "slot": refused.slot,
            "detail": refused.detail,
        }
        for refused in outcome.refused
    ]


def _row(text: str, grounded: Grounded, known: Mapping[str, Known]) -> dict[str, Any]:
    code, anchors = grounded.fact.code, grounded.anchors
    places = {name: [anchor.start, anchor.end] for name, anchor in anchors.items()}
    things = {name: _thing(anchor, known) for name, anchor in anchors.items()}
    if grounded.fact.kind == "statement":
        direct = quoted(text, anchors["content"])
        speaker = {"speaker": things.get("speaker"), "speaker_span": places.get("speaker")}
        said = {"verb": places["verb"], "content": places["content"], "act": code("act"), "direct": direct}
        return speaker | said | {"level": "reported-direct" if direct else "reported-indirect"}
    if grounded.fact.kind == "action":
        made = {"party": things["party"], "treaty": things["treaty"], "type": code("type")}
        return made | {"realisation": code("realisation"), "span": places["verb"]}
    if grounded.fact.kind == "count":
        value, compared = code("value"), code("comparator") or "exactly"
        return {"span": places["words"], "value": _number(value), "comparator": compared} | dict.fromkeys(UNITS)
    if grounded.fact.kind == "event":
        return {"kind": code("type"), "span": places["words"], "place": things.get("place"), "date": places.get("date")}
    return {"kind": code("type"), "id": things["words"], "span": places["words"]}


def _thing(anchor: Anchor, known: Mapping[str, Known]) -> str | None:
    """Return what a slot stands for: what it refers to, or what its span is linked to."""
    span = known.get(anchor.refers or anchor.span)
    return span.thing or None if span else None


def _number(value: str) -> int | float:
    return int(value) if value.isdecimal() else float(value)


def quoted(text: str, anchor: Anchor) -> bool:
    """Tell whether words stand in quotation marks: the text decides, not the extractor."""
    before = text[max(0, anchor.start - 9) : anchor.start].rstrip()[-1:]
    after = text[anchor.end : anchor.end + 9].lstrip(" .,!?…\u00a0")[:1]
    inner = text[anchor.start : anchor.start + 1], text[anchor.end - 1 : anchor.end]
    return MARKS.issuperset((before, after)) or MARKS.issuperset(inner)
