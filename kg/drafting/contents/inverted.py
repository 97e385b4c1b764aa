"""The subject behind a verb that a sign parts from what was said: the law is late, said after the talks Minister X."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.names.callings import PLURAL
from kg.drafting.speakers.subjects import subject_like

if TYPE_CHECKING:
    from kg.drafting.cues.cue import Cue
    from kg.drafting.names.actor import Line
    from kg.drafting.text.document import Doc, Sentence

WITHIN = 14
"""A subject begins within so many tokens behind its verb."""
NOUN = 3
"""A noun for somebody stands within so many words behind the one that opens its phrase: a senior official."""
LED = ("locative", "preposition", "addressee", "connector")
CLAUSE = ("complementiser", "relative", "conjunction", "coordinator", "contrast", "infinitive", "auxiliary")


def subject_behind(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> tuple[int, int] | None:
    """Return the tokens of who stands behind a verb where verbs go first; how, when and where may stand between."""
    if cue.attributes or "noun" in cue.frames or not doc.pack.settings.verb_first:
        return None
    at, led = cue.end, False
    for _ in range(WITHIN):
        if at >= sentence.end or doc.one_of(CLAUSE, at):
            return None
        end = _somebody(doc, at, line, led=led)
        if end:
            return at, end
        step = _between(doc, at)
        opened = max(doc.role(role, at) for role in LED)
        if not (step or opened or led):
            return None
        led = led or opened > 0
        at = step or opened or at + 1
    return None


def _between(doc: Doc, at: int) -> int:
    """Return where words end that say how or when: an adverb, a day, a pronoun that is told something."""
    time = doc.hit("time", at)
    return doc.days.get(at, 0) or doc.role("adverb", at) or (time.end if time else 0) or doc.role("pronoun", at)


def _somebody(doc: Doc, at: int, line: Line, *, led: bool) -> int:
    """Return where somebody or a paper ends who begins at a token as a subject, or 0."""
    begin = doc.role("determiner", at) or doc.role("honorific", at) or at
    for start in (begin, at):
        actor = line.at(start)
        if actor is not None and actor.kind != "pronoun":
            fits = subject_like(doc, actor) or (actor.kind == "head" and not led)
            return actor.end if fits else 0
    return 0 if led else _unnamed(doc, at, begin)


def _unnamed(doc: Doc, at: int, begin: int) -> int:
    """Return where a paper, or a noun for people behind a word that names nobody, ends: a statement, some officials."""
    several = doc.tokens.keys[at] in doc.pack.indefinite
    begin = begin if begin > at or not several else at + 1
    for noun in range(begin, min(begin + (NOUN if several or begin > at else 1), len(doc.tokens))):
        office = doc.hit("offices", noun)
        plural = office is not None and office.entry.use == PLURAL
        crowd = doc.role("crowd", noun) or doc.role("paper", noun)
        if plural or crowd:
            return max(crowd, office.end if office is not None else 0)
        if not doc.tokens.words[noun] or doc.one_of(LED, noun):
            return 0
    return 0
