"""Answers of an interview: words after a name and a colon, and words after a dash behind a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.edges import last_word
from kg.drafting.statements.statement import Statement
from kg.drafting.text.nearby import Nearby

if TYPE_CHECKING:
    from kg.drafting.names.actor import Actor, Line
    from kg.drafting.speakers.coreference import Memory
    from kg.drafting.text.document import Doc, Paragraph

NAME = 16
"""Who answers is named in at most so many tokens."""
LEAD = 4
"""A short one of so many first lines says that a text is an interview."""
LEAST = 4
"""An answer of fewer words is none that a rule should find."""


def answers(doc: Doc, found: list[Statement], line: Line, memory: Memory) -> list[Statement]:
    """Draft the answers that no verb of speech reports."""
    made: list[Statement] = []
    heard = Nearby([_Heard(said) for said in found if said.speaker.startswith("person/")])
    told = {at for said in found if said.direct for at in said.content}
    answering, asked = "", False
    for paragraph in doc.paragraphs:
        if paragraph.zone != "body":
            continue
        named = _named(doc, paragraph, line)
        last = heard.before(paragraph.start, 1)
        answering = answering or (last[0].speaker if last else "")
        speaker = memory.named(named[0]) if named else answering
        lettered = _lettered(doc, paragraph)
        speaker = speaker or (_first(line, memory) if lettered else "")
        dashed = paragraph.start + 1 if asked and doc.tokens.keys[paragraph.start] == "-" else 0
        start = named[1] if named else lettered or dashed
        answering = speaker if named else answering
        if start and speaker and not any(paragraph.start <= at < paragraph.end for at in told):
            made += _answer(doc, start, paragraph, speaker, named[0] if named else None)
        asked = doc.tokens.word(paragraph.end - 1) == "?"
    return made + _spoken(doc, found) + _unmarked(doc, found + made, line, memory)


def _unmarked(doc: Doc, found: list[Statement], line: Line, memory: Memory) -> list[Statement]:
    """Attribute the sentences behind a question of an interview whose first lines name who answers."""
    if not _interview(doc):
        return []
    told = {doc.sentence_at(at) for said in found for at in (said.verb[0], *range(*said.content))}
    asked, speaker, made = False, _first(line, memory), []
    for paragraph in doc.paragraphs:
        question = doc.tokens.word(paragraph.end - 1) == "?"
        if asked and speaker and not question and paragraph.zone == "body":
            made += _sentences(doc, paragraph, told, speaker)
        asked = question
    return made


def _first(line: Line, memory: Memory) -> str:
    """Return the person whom a story names first."""
    return next((memory.named(actor) for actor in line.all if actor.kind == "person"), "")


def _lettered(doc: Doc, paragraph: Paragraph) -> int:
    """Return where the words behind a letter begin that says that an answer follows: `A: We will not`; or 0."""
    end = doc.role("answering", paragraph.start)
    return end + 1 if end and end < paragraph.end and doc.tokens.keys[end] in (":", ".") else 0


def _interview(doc: Doc) -> bool:
    """Tell whether the first lines say that the text is an interview, where a language lists the words for it."""
    lines = (line for line in doc.paragraphs[:LEAD] if line.end - line.start <= NAME)
    return any(doc.within("interview", line.start, line.end) for line in lines)


def _sentences(doc: Doc, paragraph: Paragraph, told: set[int], speaker: str) -> list[Statement]:
    """Make a statement of each sentence of an answer in which nobody else speaks."""
    made = []
    for number in range(doc.sentence_at(paragraph.start), doc.sentence_at(paragraph.end - 1) + 1):
        sentence = doc.sentences[number]
        end = last_word(doc, sentence.start, sentence.end)
        if number not in told and end - sentence.start >= LEAST:
            place, rest = (sentence.start, end), ("reported-implicit", "interview", "rule:interview", 0.5)
            made.append(Statement(speaker, None, (sentence.start, sentence.start), place, "asserts", False, *rest))
    return made


def _spoken(doc: Doc, found: list[Statement]) -> list[Statement]:
    """Attribute speech behind a dash within a paragraph to who spoke before it there."""
    told = {doc.quoted[at] for said in found if said.direct for at in said.content if at < len(doc.quoted)}
    spoken = Nearby([_Heard(said) for said in found])
    made = []
    for number, quote in enumerate(doc.quotes):
        sentence = doc.sentences[doc.sentence_at(quote.outer_start)]
        start = doc.paragraphs[sentence.paragraph].start
        last = spoken.before(quote.outer_start, 1)
        if quote.dash and number not in told and quote.outer_start > start and last and last[0].start >= start:
            paragraph = doc.paragraphs[sentence.paragraph]._replace(end=quote.end)
            made += _answer(doc, quote.start, paragraph, last[0].speaker, None)
    return made


def _named(doc: Doc, paragraph: Paragraph, line: Line) -> tuple[Actor, int] | None:
    """Return the person before a colon with which a paragraph begins, and where the words behind it begin."""
    near = range(paragraph.start, min(paragraph.start + NAME, paragraph.end - 1))
    colon = next((at for at in near if doc.tokens.keys[at] == ":"), -1)
    if colon < 0 or (doc.quoted[colon + 1] >= 0 and not doc.quotes[doc.quoted[colon + 1]].dash):
        return None
    first = next((at for at in range(paragraph.start, colon) if doc.tokens.words[at]), colon)
    actor = line.at(first)
    person = actor is not None and actor.kind == "person" and actor.end == colon
    return (actor, colon + 1) if person and actor is not None else None


class _Heard:
    """A person who spoke, by where."""

    def __init__(self, said: Statement) -> None:
        self.speaker, self.start = said.speaker, said.verb[0]


def _answer(doc: Doc, start: int, paragraph: Paragraph, speaker: str, actor: Actor | None) -> list[Statement]:
    end = last_word(doc, start, paragraph.end)
    if end - start < LEAST:
        return []
    verb = (start - 1, start)
    span = actor.span if actor is not None else None
    row = ("reported-direct", "interview", "rule:interview", 0.6)
    return [Statement(speaker, span, verb, (start, end), "asserts", True, *row)]
