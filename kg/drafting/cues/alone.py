"""Quotations without a verb of speech, right behind a sentence about somebody: `She shrugged. “So what?”`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.edges import last_word
from kg.drafting.statements.statement import Statement
from kg.drafting.text.nearby import Nearby

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.drafting.names.actor import Line
    from kg.drafting.text.document import Doc, Quote, Sentence

LEAST = 3
"""A quotation of fewer words and signs is none that a rule should find."""
PEOPLE = ("person/", "state/", "org/")


class _Placed:
    """A statement by the place of its verb."""

    def __init__(self, said: Statement) -> None:
        self.said, self.start = said, said.verb[0]


def alone(doc: Doc, found: list[Statement], line: Line) -> list[Statement]:
    """Attribute quotations that are whole sentences to whom the sentence before them is about."""
    if not doc.pack.settings.analytic:
        return []
    told = {doc.quoted[at] for said in found for at in (said.content[0], said.content[1] - 1) if doc.quoted[at] >= 0}
    spoken = Nearby([_Placed(said) for said in found])
    made: list[Statement] = []
    for number, quote in _whole(doc):
        reported = spoken.between(doc.sentences[number].start, doc.sentences[number].end)
        if doc.quoted[quote.start] in told or reported:
            continue
        low = doc.sentences[max(0, number - 2)].start
        fresh = [_Placed(said) for said in made[-2:] if said.verb[0] >= low]
        speaker = _last(doc, number, [*spoken.between(low, quote.outer_start), *fresh], line)
        if speaker:
            place = (quote.start, last_word(doc, quote.start, quote.end))
            cue = (quote.outer_start, quote.outer_start + 1)
            made.append(
                Statement(
                    speaker, None, cue, place, "asserts", True, "reported-direct", "quote-alone", "rule:alone", 0.5
                )
            )
    return made


def _whole(doc: Doc) -> Iterator[tuple[int, Quote]]:
    """Go through the sentences of the story that are nothing but a quotation."""
    for number, sentence in enumerate(doc.sentences):
        quote = doc.quotes[doc.quoted[sentence.start]] if doc.quoted[sentence.start] >= 0 else None
        if quote is None or sentence.zone != "body" or quote.dash or quote.outer_start != sentence.start:
            continue
        if quote.outer_end >= sentence.end - 1 and quote.end - quote.start > LEAST and number:
            yield number, quote


def _last(doc: Doc, number: int, spoken: list[_Placed], line: Line) -> str:
    """Return who spoke in the sentence before, else the person with whom it begins in the same paragraph."""
    before, here = doc.sentences[number - 1], doc.sentences[number]
    if before.zone != "body" or here.paragraph - before.paragraph > 1:
        return ""
    said = [one.said for one in spoken if before.start <= one.start < before.end]
    if not said and here.paragraph == before.paragraph and number > 1 and not _somebody(before, line):
        again = doc.sentences[number - 2]
        same = again.paragraph == here.paragraph
        said = [one.said for one in spoken if same and again.start <= one.start < again.end]
    if said:
        speaker = said[-1].speaker
        near = here.paragraph == before.paragraph or speaker.startswith("person/")
        return speaker if near and speaker.startswith(PEOPLE) else ""
    return _about(doc, before, line) if here.paragraph == before.paragraph else ""


def _somebody(sentence: Sentence, line: Line) -> bool:
    """Tell whether anybody but a pronoun is named in a sentence."""
    return any(actor.kind != "pronoun" for actor in line.between(sentence.start, sentence.end))


def _about(doc: Doc, sentence: Sentence, line: Line) -> str:
    start = doc.role("determiner", sentence.start) or sentence.start
    actor = line.at(start)
    return actor.id if actor is not None and actor.kind == "person" else ""
