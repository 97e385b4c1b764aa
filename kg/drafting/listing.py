"""A draft as a table for people: one line for each fact, with its words."""

from __future__ import annotations

from typing import Any

from kg.drafting.output import PARTS

COLUMNS = ("kind", "words", "what", "at", "rule")
Row = tuple[str, str, str, str, str]


def rows(text: str, data: dict[str, Any]) -> list[Row]:
    """List the facts of a draft by where they stand."""
    found: list[tuple[list[int], Row]] = []
    for kind in PARTS:
        for item in data[kind]:
            at = item.get("span") or item.get("content") or item.get("office_span")
            row = (kind, _words(text, at), _what(text, kind, item), f"{at[0]}-{at[1]}", item["rule"])
            found.append((at, row))
    return [row for _, row in sorted(found, key=lambda pair: (pair[0], pair[1]))]


def _words(text: str, at: list[int]) -> str:
    return " ".join(text[at[0] : at[1]].split())


def _what(text: str, kind: str, item: dict[str, Any]) -> str:
    """Say in short what an entry is."""
    if kind == "mentions":
        return str(item["id"])
    if kind == "memberships":
        return f"{item['person']} of {item['body'] or item['state'] or 'unknown'}"
    if kind == "statements":
        return f"{item['speaker'] or 'open'} {item['act']} ({_words(text, item['verb'])})"
    if kind in ("dates", "events"):
        return f"{item['earliest'] or 'open'}/{item['latest'] or 'open'}"
    if kind == "counts":
        return f"{item['comparator']} {item['value']} {item['unit'] or ''} {item['measure'] or ''}".strip()
    return f"{item['party']} {item['type']} {item['treaty']} ({item['realisation']})"
