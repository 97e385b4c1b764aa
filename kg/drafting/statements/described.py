"""What a statement is about and whom it is addressed to."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.drafting.statements.stances import stance

if TYPE_CHECKING:
    from kg.drafting.names.actor import Actor, Line
    from kg.drafting.statements.statement import Statement
    from kg.drafting.text.document import Doc

TOPICS = 3
"""A statement gets at most so many topics."""
BEHIND = 8
"""Whom a verb speaks to stands within so many tokens behind it."""
TO_SOMEBODY = frozenset(("appeals", "thanks"))
"""Speech acts whose object is whom they speak to."""


def described(doc: Doc, found: list[Statement], line: Line) -> list[Statement]:
    """Add topics, addressees and stance to statements."""
    return [
        said._replace(
            topics=topics(doc, said.content), addressees=addressees(doc, said, line), stance=stance(doc, said)
        )
        for said in found
    ]


def topics(doc: Doc, content: tuple[int, int]) -> tuple[str, ...]:
    """Return the topics whose words stand in a range of tokens, the most frequent first."""
    counted: Counter[str] = Counter()
    at, table = content[0], doc.hits.get("topics", {})
    while at < content[1]:
        hits = table.get(at)
        if hits is None:
            at += 1
            continue
        counted.update(hit.entry.kind for hit in hits)
        at = hits[0].end
    return tuple(topic for topic, _ in counted.most_common(TOPICS)) if counted else ()


def addressees(doc: Doc, said: Statement, line: Line) -> tuple[str, ...]:
    """Return whom a statement speaks to: behind a preposition, as the object of the verb, or who is to act."""
    before = said.content[0] if said.content[0] >= said.verb[1] else min(said.verb[1] + BEHIND, len(doc.tokens))
    near = line.between(said.verb[1], min(before, said.verb[1] + 2 * BEHIND))
    found = [actor for actor in near if _spoken_to(doc, said, actor)]
    if not found and said.act == "appeals":
        first = line.at(doc.role("determiner", said.content[0]) or said.content[0])
        found = [first] if first is not None else []
    named = (actor.id for actor in found if actor.span != said.speaker_span)
    return tuple(dict.fromkeys(name for name in named if name and name != said.speaker))


def _spoken_to(doc: Doc, said: Statement, actor: Actor) -> bool:
    """Tell whether an actor behind a verb is whom it speaks to."""
    start = actor.start
    start = next((at for at in range(max(0, start - 2), start) if doc.role("determiner", at) == start), start)
    if doc.ends("addressee", start) >= said.verb[1] - 1:
        return True
    return said.act in TO_SOMEBODY and start == said.verb[1]
