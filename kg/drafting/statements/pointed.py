"""The points of a list that a verb of speech and a colon open: three demands: a fund; a deadline; a review."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.edges import last_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.drafting.cues.cue import Cue
    from kg.drafting.statements.statement import Statement
    from kg.drafting.text.document import Doc, Sentence

COLON = "clause-colon"
"""Rule of words behind a colon."""
NAMED = 8
"""What is listed is told in so many words before the colon."""


def listed(doc: Doc, cue: Cue, sentence: Sentence) -> int:
    """Return where the points of a list begin whose number stands right behind a verb, or 0: nêu `hai` kiến nghị."""
    hit = doc.hit("numbers", cue.end) if doc.pack.settings.syllables else None
    if hit is None or hit.entry.kind != "number":
        return 0
    colon = next((at for at in range(hit.end, min(hit.end + NAMED, sentence.end)) if doc.tokens.keys[at] == ":"), 0)
    whole = doc.sentences[cue.sentence]
    parted = colon and ";" in doc.tokens.keys[colon : whole.end] and doc.quoted[colon + 1] < 0
    return colon + 1 if parted else 0


def points(doc: Doc, found: list[Statement]) -> Iterator[Statement]:
    """Repeat a statement for what follows the first point behind semicolons, until a verb of speech begins."""
    spoken = {s.verb[0] for s in found}
    for said in found:
        at = said.content[1]
        sentence = doc.sentences[doc.sentence_at(at - 1)]
        while said.rule == COLON and not said.direct and at < sentence.end and doc.tokens.keys[at] == ";":
            semicolons = (b for b in range(at + 1, sentence.end) if doc.tokens.keys[b] == ";" and doc.quoted[b] < 0)
            end = next(semicolons, sentence.end)
            start = doc.role("coordinator", at + 1) or at + 1
            start = doc.role("enumerator", start) or start
            if spoken & set(range(at, end)) or _other(doc, start, end):
                break
            yield said._replace(content=(start, last_word(doc, start, end)), score=said.score / 2)
            at = end


def _other(doc: Doc, start: int, end: int) -> bool:
    """Tell whether something is set against the points, or words in marks stand there."""
    return doc.role("contrast", start) > 0 or any(doc.quoted[at] >= 0 for at in range(start, end))
