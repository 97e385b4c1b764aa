"""Several who speak together: a statement for each of those that are joined to its speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.drafting.names.actor import Line
    from kg.drafting.statements.statement import Statement
    from kg.drafting.text.document import Doc

LISTED = 24
"""So many tokens hold the actors of a list that a speaker behind the verb begins."""


def partners(doc: Doc, statement: Statement, line: Line) -> list[Statement]:
    """Repeat a statement for actors that are joined to its speaker: Iran and Russia objected."""
    found: list[Statement] = []
    if statement.speaker_span is None or not statement.speaker.startswith(("state/", "org/")):
        return found
    start = statement.speaker_span[0]
    for _ in range(4):
        join = next((at for at in (start - 1, start - 2, start - 3) if at > 0 and _links(doc, at, start)), -1)
        actor = next((a for a in line.between(max(0, join - 12), max(0, join)) if a.end == join), None)
        told = actor is not None and statement.content[0] <= actor.start < statement.content[1]
        if join < 0 or actor is None or told or actor.kind not in ("state", "body"):
            break
        if not found and doc.tokens.keys[join] == "," and doc.zone(start) != "headline":
            break  # in a paper that Reuters saw, the ministry says
        found.append(statement._replace(speaker=actor.id, speaker_span=actor.span))
        start = actor.start
    return found + _followers(doc, statement, line)


def _followers(doc: Doc, statement: Statement, line: Line) -> list[Statement]:
    """Repeat a statement for the actors of a list that its speaker begins: Kenya, Thailand and Laos said."""
    found: list[Statement] = []
    at = statement.speaker_span[1] if statement.speaker_span else statement.verb[0]
    behind = statement.speaker_span is not None and statement.speaker_span[0] == statement.verb[1]
    for actor in line.between(at, at + LISTED if behind else statement.verb[0]):
        linked = any(_links(doc, sign, actor.start) for sign in range(at, min(at + 3, actor.start)))
        told = statement.content[0] <= actor.start < statement.content[1]
        if not linked or told or actor.kind not in ("state", "body"):
            break
        found.append(statement._replace(speaker=actor.id, speaker_span=actor.span))
        at = actor.end
    return found


def _links(doc: Doc, at: int, start: int) -> bool:
    end = doc.role("coordinator", at) or (at + 1 if doc.tokens.keys[at] == "," else 0)
    return end == start or (bool(end) and doc.role("determiner", end) == start)
