"""Passives: who speaks is named behind the verb, or nowhere: it was hailed by Interpol, delegates were told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.asked import marks
from kg.drafting.contents.edges import subject_end

ASIDE = 16
"""What is told of an agent between commas has at most so many tokens."""
SUBJECT = 8
"""A subject without a name has at most so many words."""
if TYPE_CHECKING:
    from kg.drafting.cues.cue import Cue
    from kg.drafting.names.actor import Actor, Line
    from kg.drafting.text.document import Doc


def passive(doc: Doc, cue: Cue) -> bool:
    """Tell whether a form of `be` before a verb makes its subject the one that is spoken to or of.

    A participle of the present after it is no passive: the ministry is asking.
    """
    if not doc.pack.settings.analytic or cue.attributes or "noun" in cue.frames:
        return False
    endings = doc.pack.settings.participle_endings
    going_on = bool(endings) and doc.tokens.keys[cue.start].endswith(endings)
    return not going_on and doc.ends("auxiliary", subject_end(doc, cue, doc.sentences[cue.sentence].start)) >= 0


def unknown(doc: Doc, cue: Cue) -> bool:
    """Tell whether a noun that no table knows is the subject of a verb: `the attackers` demanded."""
    if not doc.pack.settings.analytic or passive(doc, cue) or cue.attributes:
        return False
    low = doc.sentences[doc.sentence_at(cue.start)].start
    end = subject_end(doc, cue, low)
    for start in range(max(low, end - SUBJECT), end):
        led = doc.role("determiner", start) == start + 1 or doc.tokens.keys[start] in doc.pack.indefinite
        first = all(not doc.tokens.words[at] for at in range(low, start)) or doc.tokens.key(start - 1) == ","
        plain = all(doc.tokens.words[at] and not doc.tokens.caps[at] for at in range(start + 1, end))
        if led and first and plain and end - start > 1 and not doc.role("pronoun", start):
            return not any(_verb(doc, at) or doc.hit("heads", at) for at in range(start + 1, end))
    return False


def _verb(doc: Doc, at: int) -> bool:
    """Tell whether a word is a verb of speech and no noun: a paper may speak as somebody without a name does."""
    hits = doc.hits.get("speech", {}).get(at, ())
    return bool(hits) and not any("noun" in hit.entry.tags for hit in hits)


def judged_until(doc: Doc, cue: Cue) -> int:
    """Return where the words end that say what a thing is, before who says it: dismissed as `a farce` by; or 0."""
    if not doc.pack.settings.analytic or not {doc.tokens.key(cue.end), doc.tokens.key(cue.end - 1)} & doc.pack.as_words:
        return 0
    for at in range(cue.end + 1, min(cue.end + SUBJECT, len(doc.tokens))):
        if doc.role("agent", at):
            return at
        if not (doc.tokens.words[at] or doc.tokens.tight(at) or doc.quoted[at] >= 0):
            return 0
    return 0


def agent(doc: Doc, cue: Cue, line: Line) -> Actor | None:
    """Return who is named as the one that speaks, right behind a passive: accused `by Peru` of."""
    at = doc.role("agent", cue.end) or doc.role("agent", judged_until(doc, cue))
    apart = "passive" in cue.frames and "noun" not in cue.frames and doc.tokens.key(cue.start - 1) == ","
    if not at or not (passive(doc, cue) or (apart and doc.pack.settings.analytic)):
        return None
    begins = (at, doc.role("determiner", at), doc.role("honorific", at))
    return next((a for a in line.between(at, at + 4) if a.start in begins), None)


def _past_aside(doc: Doc, at: int) -> int:
    """Skip what commas enclose behind somebody: told by Jan Kos`, who chairs it,` that."""
    if doc.tokens.key(at) != ",":
        return at
    near = range(at, min(at + ASIDE, len(doc.tokens) - 1))
    closing = (b for b in near if doc.tokens.keys[b] == ",")
    small = ("complementiser", "infinitive", "object")
    return next((b + 1 for b in closing if doc.one_of(small, b + 1) and not doc.role("relative", b)), at)


def behind_agent(doc: Doc, cue: Cue, by: Actor) -> tuple[int, str, float]:
    """Return where the words begin that somebody said who is named behind a passive, by which rule, and how sure."""
    at = _past_aside(doc, by.end) if doc.role("agent", cue.end) else cue.end
    if doc.role("complementiser", at):
        return doc.role("complementiser", at), "clause-that", 5.0
    if "infinitive" in cue.frames and doc.role("infinitive", at):
        return at, "infinitive", 3.6
    acts = {act.rstrip("+") for act in marks(doc, at)}
    if cue.act in acts or doc.tokens.key(at) in doc.pack.as_words:
        return max(doc.role("object", at), at + 1), "object", 3.6
    return 0, "", 0.0
