"""Passives: who speaks is named behind the verb, or nowhere: it was hailed by Interpol, delegates were told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.begun import marks
from kg.drafting.contents.edges import subject_end

if TYPE_CHECKING:
    from kg.drafting.cues.cue import Cue
    from kg.drafting.names.actor import Actor, Line
    from kg.drafting.text.document import Doc

ASIDE = 16
"""What is told of an agent between commas has at most so many tokens."""


def passive(doc: Doc, cue: Cue) -> bool:
    """Tell whether a form of `be` before a verb makes its subject the one that is spoken to or of.

    A participle of the present after it is no passive: the ministry is asking.
    """
    if not doc.pack.settings.analytic or cue.attributes:
        return False
    going_on = doc.tokens.keys[cue.start].endswith(doc.pack.settings.participle_endings)
    return not going_on and doc.ends("auxiliary", subject_end(doc, cue, doc.sentences[cue.sentence].start)) >= 0


def agent(doc: Doc, cue: Cue, line: Line) -> Actor | None:
    """Return who is named as the one that speaks, right behind a passive: accused `by Peru` of."""
    at = doc.role("agent", cue.end)
    apart = "passive" in cue.frames and doc.tokens.key(cue.start - 1) == ","
    if not at or not (passive(doc, cue) or (apart and doc.pack.settings.analytic)):
        return None
    return next(iter(line.between(at, at + 4)), None)


def _past_aside(doc: Doc, at: int) -> int:
    """Skip what commas enclose behind somebody: told by Jan Kos`, who chairs it,` that."""
    if doc.tokens.key(at) != ",":
        return at
    near = range(at, min(at + ASIDE, len(doc.tokens) - 1))
    small = ("complementiser", "infinitive", "object")
    return next((b + 1 for b in near if doc.one_of(small, b + 1)), at)


def behind_agent(doc: Doc, cue: Cue, by: Actor) -> tuple[int, str, float]:
    """Return where the words begin that somebody said who is named behind a passive, by which rule, and how sure."""
    at = _past_aside(doc, by.end)
    if doc.role("complementiser", at):
        return doc.role("complementiser", at), "clause-that", 5.0
    then = at + (doc.tokens.key(at) == ",")  # Norway, she was told by Oslo, will sign
    if "infinitive" in cue.frames and (doc.role("infinitive", at) or (then > at and doc.role("planner", then))):
        return then, "infinitive", 3.6
    acts = {act.rstrip("+") for act in marks(doc, at)}
    if cue.act in acts or doc.tokens.key(at) in doc.pack.as_words:
        return at + 1, "object", 3.6
    return 0, "", 0.0
