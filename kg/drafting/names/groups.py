"""Groups: a number of states or others, as one actor: 72 countries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.names.slugs import slug
from kg.drafting.text.document import Doc, Mention

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.drafting.counts.counts import Count
    from kg.drafting.statements.statement import Statement

NUMBERS = frozenset(("number", "share", "multiplier", "many", "few", "unspecified"))
"""Words of number that make several persons a group; `about` and `even` do not."""
COUNTED = frozenset(("states", "un-member-states", "organisations", "delegations"))
KINDS = {"group": "group", "org": "body"}
"""Kinds of those whom a noun alone may name."""


def groups(doc: Doc, counts: list[Count]) -> list[Mention]:
    """Find the groups that counts and words of number describe."""
    found = []
    for count in counts:
        if count.unit in COUNTED:
            name = slug(doc.tokens.cut(count.start, count.end))
            found.append(Mention(count.start, count.end, "group", f"group/{name}", "group-count", "", 0.7))
    return found + _quantified(doc)


def outer(mentions: list[Mention]) -> list[Mention]:
    """Leave out groups within longer ones: countries in 72 countries."""
    longest: dict[int, int] = {}
    for mention in mentions:
        if mention.kind == "group":
            for at in range(mention.start, mention.end):
                longest[at] = max(longest.get(at, 0), mention.end - mention.start)
    return [m for m in mentions if m.kind != "group" or longest[m.start] <= m.end - m.start]


def _quantified(doc: Doc) -> list[Mention]:
    """Find persons that a word of number makes a group: some lawyers."""
    found = []
    for at, hits in doc.hits.get("offices", {}).items():
        starts = [
            n
            for n in range(max(0, at - 3), at)
            for hit in doc.hits.get("numbers", {}).get(n, ())
            if hit.end == at and hit.entry.value != "1" and NUMBERS & {hit.entry.kind, hit.entry.value}
        ]
        if starts:
            start = min(starts)
            name = slug(doc.tokens.cut(start, hits[0].end))
            found.append(Mention(start, hits[0].end, "group", f"group/{name}", "group-number", "", 0.6))
    return found


def unnamed(said: Iterable[Statement], known: list[Mention]) -> list[Mention]:
    """Name who speaks by a noun alone where they speak first: prosecutors, the government; so each is in the draft."""
    named = {mention.id for mention in known}
    found: dict[str, Mention] = {}
    for one in said:
        kind = KINDS.get(one.speaker.partition("/")[0], "")
        if kind and one.speaker not in named and one.speaker_span is not None:
            found.setdefault(one.speaker, Mention(*one.speaker_span, kind, one.speaker, f"{kind}-speaker", "", 0.6))
    return list(found.values())


def gangs(mentions: Iterable[Mention]) -> list[Mention]:
    """Make groups of the gangs, which speak and are taken up in the text as bodies are."""
    return [m._replace(kind="group") if m.kind == "body" and m.id.startswith("group/") else m for m in mentions]
