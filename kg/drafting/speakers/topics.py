"""Whom the sentences are about in which nobody speaks: a pronoun behind them may mean them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.edges import opening
from kg.drafting.speakers.subjects import subject_like
from kg.drafting.speakers.voices import crowd

if TYPE_CHECKING:
    from kg.drafting.cues.cue import Cue
    from kg.drafting.names.actor import Actor, Line
    from kg.drafting.speakers.coreference import Memory
    from kg.drafting.text.document import Doc, Sentence

ABOUT = frozenset(("person", "role", "body", "state", "group", "head"))
"""Kinds of whom a sentence may be about."""
SEVERAL = ("person", "group")
"""Kinds of its subject where cases tell it."""
TOPIC = 5
"""Somebody named within so many tokens of the start of a sentence is what it is about."""


def topic(doc: Doc, last: int, cue: Cue, line: Line, memory: Memory) -> None:
    """Remember whom the sentences between the last verb of speech, if there is one, and a cue are about."""
    first = doc.sentence_at(last) + 1 if last >= 0 else 0
    for sentence in doc.sentences[max(first, cue.sentence - 3) : cue.sentence]:
        if sentence.zone == "body":
            actor = _about(doc, sentence, line)
            start = opening(doc, sentence)
            told = memory.named(actor) if actor is not None else crowd(doc, start, min(start + TOPIC, sentence.end))
            memory.told(told)


def _about(doc: Doc, sentence: Sentence, line: Line) -> Actor | None:
    """Return whom a sentence is about: somebody at its start, else its subject in a language whose cases tell it."""
    near = line.between(sentence.start, min(sentence.start + TOPIC, sentence.end))
    first = next((a for a in near if a.kind in ABOUT), None)
    if not doc.pack.settings.endings or (first is not None and subject_like(doc, first)):
        return first
    named = (a for a in line.between(sentence.start, sentence.end) if a.kind in SEVERAL)
    return next((actor for actor in named if subject_like(doc, actor)), first)
