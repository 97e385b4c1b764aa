"""What stands between a verb of speech and what was said: adverbs, who speaks, whom it is said to, when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.begun import placed
from kg.drafting.speakers.subjects import case

if TYPE_CHECKING:
    from kg.drafting.cues.cue import Cue
    from kg.drafting.names.actor import Actor, Line
    from kg.drafting.text.document import Doc, Sentence

NOUN = 4
"""A noun that no table knows has fewer words."""


def skipped(doc: Doc, at: int, sentence: Sentence, line: Line, cue: Cue) -> int:
    """Skip adverbs, who speaks (where it follows the verb) and whom it is said to."""
    for _ in range(6):
        if at >= sentence.end:
            return at
        actor = line.at(at)
        step = _adverb(doc, cue, at)
        follows = doc.pack.settings.verb_first and cue.frames & {"that", "quote", "object"}
        if not step and actor is not None and follows and not _other_case(doc, actor):
            determines = actor.kind == "pronoun" and doc.role("determiner", actor.start) == actor.end
            step = 0 if determines else actor.end  # rejected `this idea`
        if not step and doc.role("addressee", at):
            step = _addressed(doc, doc.role("addressee", at), sentence, line)
        step = step or _hearer(doc, cue, at, line) or _day(doc, at)
        if not step:
            return at
        at = step
    return at


def _other_case(doc: Doc, actor: Actor) -> bool:
    """Tell whether an actor is told in another case than the first, so that it is no subject."""
    if not doc.pack.settings.endings:
        return False
    if actor.kind in ("role", "person"):
        return case(doc, actor) > 0
    table = {"state": "names", "body": "names", "head": "heads"}.get(actor.kind, "")
    hit = doc.hit(table, actor.span[0]) if table else None
    return hit is not None and doc.tokens.cut(hit.start, hit.end).lower() != hit.entry.lemma.lower()


def _adjective(doc: Doc, cue: Cue, at: int) -> bool:
    """Tell whether an adverb is an adjective of the noun behind it: expect `further arrests`."""
    end = doc.role("adverb", at)
    return end == at + 1 and "that" not in cue.frames and doc.pack.settings.analytic


def _adverb(doc: Doc, cue: Cue, at: int) -> int:
    """Skip an adverb, but not where a clause may begin with one that nothing else parts from its verb."""
    begins = doc.pack.settings.syllables or _adjective(doc, cue, at)
    return 0 if begins else doc.role("adverb", at)


def _day(doc: Doc, at: int) -> int:
    """Skip when it was said, with the preposition before it."""
    opened = doc.role("locative", at) or doc.role("connector", at) or doc.role("preposition", at)
    return doc.days.get(at, 0) or (doc.days.get(opened, 0) if opened else 0)


def _addressed(doc: Doc, at: int, sentence: Sentence, line: Line) -> int:
    """Skip the person or body that is spoken to."""
    whole = doc.role("determiner", at)
    at = whole or at
    actor = line.at(at)
    if actor is not None:
        return actor.end
    counted = doc.hit("units", at)
    persons = counted is not None and not doc.pack.settings.endings
    named = at < sentence.end and (whole or doc.tokens.caps[at] or persons)
    return at + 1 if named else 0


def _hearer(doc: Doc, cue: Cue, at: int, line: Line) -> int:
    """Skip a noun of persons right behind a verb, if a new subject follows it: told delegates it was ready."""
    if doc.pack.settings.verb_first or doc.pack.settings.syllables:
        return 0  # without endings or prepositions the second noun is the owner of the first: police of this country
    start = doc.role("determiner", at) or at
    actor, unit = line.at(start), doc.hit("units", start)
    end = actor.end if actor is not None and actor.kind in ("role", "group") else unit.end if unit is not None else 0
    if "hearer" in cue.frames:
        end = actor.end if actor is not None and actor.kind != "pronoun" else end or _noun(doc, at, start, line)
    end = _day(doc, end) or end if end else 0
    end = placed(doc, end) or end
    then = line.at(end) if end else None
    compound = then is not None and then.kind == "head" and doc.pack.settings.analytic  # said customer funds were safe
    that = start > at and doc.tokens.key(end) in doc.pack.first_complementiser  # said `the firm that` sold it
    led = doc.role("determiner", end) and not that
    return end if end and ((then is not None and not compound) or led) else 0


def _noun(doc: Doc, at: int, start: int, line: Line) -> int:
    """Return where an unknown noun ends behind its article, before a new subject: told `a news conference` it was."""
    if start == at:
        return 0
    for end in range(start + 1, min(start + NOUN, len(doc.tokens) + 1)):
        if line.at(end) is not None or doc.role("determiner", end) or placed(doc, end):
            return end
    return 0
