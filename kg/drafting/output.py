"""What `kg read` writes as JSON: spans in code points of the stored text, identifiers as the last steps of IRIs."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from kg import display
from kg.drafting.contents.edges import opening
from kg.drafting.text.zones import BODY

if TYPE_CHECKING:
    from decimal import Decimal

    from kg.drafting.acts.acts import Action
    from kg.drafting.dating.dated import Dated
    from kg.drafting.drafts import Draft
    from kg.drafting.names.offices import Office
    from kg.drafting.statements.statement import Stance
    from kg.drafting.text.tokens import Tokens

Span = list[int]
PARTS = ("mentions", "memberships", "statements", "dates", "counts", "events", "actions")
"""The lists of facts in a draft."""
ZONES = "zones"
"""The list of paragraphs that are not the body of the story: headline, captions, credits, what belongs to the page."""
ACTUAL = "actual"
RANKS = frozenset(("officer-rank", "rank", "person-noun", "lawyer", "signatory", "suspect"))


def span(tokens: Tokens, start: int, end: int) -> Span:
    """Return the code points of tokens [start, end)."""
    return [tokens.starts[start], tokens.ends[end - 1]]


def as_data(draft: Draft) -> dict[str, Any]:
    """Return a draft as plain data."""
    data: dict[str, Any] = {
        "text_sha256": hashlib.sha256(draft.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "language": draft.language,
        "published": draft.published.isoformat() if draft.published else None,
        "read_to": len(draft.text),
    }
    if draft.doc is None:
        return data | {part: [] for part in (*PARTS, ZONES)}
    tokens = draft.doc.tokens
    made = (_mentions, _memberships, _statements, _dates, _counts, _events, _actions)
    found = {part: make(draft, tokens) for part, make in zip(PARTS, made, strict=True)}
    beside = (p for p in draft.doc.paragraphs if p.zone != BODY)
    return data | found | {ZONES: [{"zone": p.zone, "span": span(tokens, p.start, p.end)} for p in beside]}


def as_json(data: dict[str, Any]) -> str:
    """Write a draft as JSON, a fact on each line: easy to compare, and made without a copy of everything in pieces."""
    parts = (f" {json.dumps(key)}: {_json(value)}" for key, value in data.items())
    return display.escaped("{\n" + ",\n".join(parts) + "\n}\n")


def _json(value: Any) -> str:
    if not isinstance(value, list) or not value:
        return json.dumps(value, ensure_ascii=False)
    return "[\n  " + ",\n  ".join(json.dumps(item, ensure_ascii=False) for item in value) + "\n ]"


def _mentions(draft: Draft, tokens: Tokens) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {
            "id": m.id,
            "kind": m.kind,
            "span": span(tokens, m.start, m.end),
            "rule": m.rule,
            "row": m.row or None,
            "score": round(m.score, 2),
        }
        for m in draft.mentions
    ]
    for event in draft.events:
        if event.named:
            where = span(tokens, event.start, event.end)
            own = {"id": event.id, "kind": "event", "span": where, "rule": "event-named"}
            found.append({**own, "row": f"triggers.csv:{event.row}", "score": 0.7})
    return sorted(found, key=lambda m: (m["span"], m["kind"]))


def _memberships(draft: Draft, tokens: Tokens) -> list[dict[str, Any]]:
    return [
        {
            "person": office.person,
            "office": tokens.cut(office.start, office.end),
            "office_span": span(tokens, office.start, office.end),
            "body": office.body or None,
            "state": office.state or None,
            "rule": "office-beside-person",
            "row": f"offices.csv:{office.hit.entry.row}",
        }
        for office in _held(draft)
    ]


NO_OFFICES = frozenset(("suspect", "victim", "person-noun", "counterpart"))
"""Kinds of role by which one is spoken of, and which nobody holds."""


def _held(draft: Draft) -> list[Office]:
    """List the offices of persons; a rank is one only for somebody who has no other."""
    named = [office for office in draft.offices if office.person and office.hit.entry.kind not in NO_OFFICES]
    others = {office.person for office in named if office.hit.entry.kind not in RANKS}
    kept: dict[tuple[str, str, str], Office] = {}
    for office in named:
        if office.hit.entry.kind not in RANKS or office.person not in others:
            again = any(k.person == office.person and _says_less(office, k) for k in kept.values())
            if not again:
                kept.setdefault((office.person, office.hit.entry.lemma, office.department), office)
    return list(kept.values())


def _says_less(office: Office, other: Office) -> bool:
    """Tell whether an office is only the noun of one that is known: Minister, of the Minister of Justice."""
    bare = office.end == office.hit.end and office.start == office.hit.start and office.whole == office.end
    return bare and office.hit.entry.kind == other.hit.entry.kind


def _statements(draft: Draft, tokens: Tokens) -> list[dict[str, Any]]:
    return [
        {
            "speaker": s.speaker or None,
            "speaker_span": span(tokens, *s.speaker_span) if s.speaker_span else None,
            "verb": span(tokens, *s.verb),
            "content": span(tokens, *s.content),
            "act": s.act,
            "direct": s.direct,
            "level": s.level,
            "addressee": list(s.addressees),
            "topic": list(s.topics),
            **_stance(s.stance, tokens),
            "rule": s.rule,
            "row": s.row,
            "score": round(s.score, 2),
        }
        for s in sorted(draft.statements, key=lambda s: s.content)
    ]


def _stance(held: Stance | None, tokens: Tokens) -> dict[str, Any]:
    """Return the stance of a statement, towards which treaty and which provision, and the words that say so."""
    where = span(tokens, *held.words) if held else None
    position, on, provision = held[:3] if held else ("", "", "")
    return {"stance": position or None, "stance_on": on or None, "provision": provision or None, "stance_span": where}


def _bounds(dated: Dated | None) -> dict[str, str | None]:
    if dated is None or dated.bounds is None:
        return {"earliest": None, "latest": None}
    return {"earliest": dated.bounds.earliest.isoformat(), "latest": dated.bounds.latest.isoformat()}


def _dates(draft: Draft, tokens: Tokens) -> list[dict[str, Any]]:
    return [{"span": span(tokens, d.start, d.end), **_bounds(d), "rule": d.rule} for d in draft.dates]


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _counts(draft: Draft, tokens: Tokens) -> list[dict[str, Any]]:
    return [
        {
            "span": span(tokens, c.start, c.end),
            "value": _number(c.value),
            "comparator": c.comparator,
            "measure": c.measure or None,
            "unit": c.unit or None,
            "rule": "count",
            "row": f"units.csv:{c.row}" if c.row else None,
        }
        for c in draft.counts
    ]


def _events(draft: Draft, tokens: Tokens) -> list[dict[str, Any]]:
    return [
        {
            "id": e.id,
            "kind": e.kind,
            "span": span(tokens, e.start, e.end),
            **_bounds(e.dated),
            "place": e.place or None,
            "rule": "event-trigger",
            "row": f"triggers.csv:{e.row}",
        }
        for e in draft.events
    ]


def _actions(draft: Draft, tokens: Tokens) -> list[dict[str, Any]]:
    return [
        {
            "party": a.party,
            "treaty": a.treaty,
            "type": a.type,
            "realisation": a.realisation,
            "span": span(tokens, a.start, a.end),
            **_day(draft, a),
            "rule": "action-verb",
            "row": f"triggers.csv:{a.row}",
        }
        for a in draft.actions
    ]


def _day(draft: Draft, act: Action) -> dict[str, str | None]:
    """Return the bounds of the only day that the sentence of an act names behind its dateline, if it happened."""
    found: dict[str, str | None] = {"earliest": None, "latest": None}
    if draft.doc is None or act.realisation != ACTUAL:
        return found
    sentence = draft.doc.sentences[draft.doc.sentence_at(act.start)]
    start = opening(draft.doc, sentence)
    here = [d.bounds for d in draft.dates if start <= d.start < sentence.end and d.bounds]
    only = here[0] if len(here) == 1 else None
    if only is None or (draft.published and only.earliest > draft.published):
        return found
    return {"earliest": only.earliest.isoformat(), "latest": only.latest.isoformat()}
