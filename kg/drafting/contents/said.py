"""What may have been said: a range of words with what is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kg.drafting.cues.cue import Cue
    from kg.drafting.names.actor import Actor
    from kg.drafting.text.document import Doc, Quote, Sentence


class Content(NamedTuple):
    """Tokens [start, end) of what was said; direct if in quotation marks; after, before or around its cue."""

    start: int
    end: int
    direct: bool
    place: str
    rule: str
    score: float
    owned: bool = False
    """Whether somebody who may have said it stands right beside the cue."""


INSERTED = 8
"""Who speaks is told in so many tokens within what is said."""


def shut(doc: Doc, cue: Cue) -> int:
    """Return the comma or dash that closes a cue put into what was said, or 0: `, said Dr Peter Lang,`."""
    near = range(cue.end, min(cue.end + INSERTED, len(doc.tokens)))
    return next((at for at in near if doc.tokens.keys[at] in (",", "-")), 0)


def quotes_of(doc: Doc, sentence: Sentence) -> list[Quote]:
    """List the quotations of a sentence."""
    numbers = sorted({doc.quoted[at] for at in range(sentence.start, sentence.end) if doc.quoted[at] >= 0})
    return [doc.quotes[number] for number in numbers]


def telling(doc: Doc, at: int) -> bool:
    """Tell whether a noun of speech stands at a token: a statement, a letter."""
    hit = doc.hit("speech", at)
    return hit is not None and "noun" in hit.entry.tags


def leads_to(doc: Doc, cue: Cue, content: Content, actor: Actor, sentence: Sentence) -> bool:
    """Tell whether a verb without a subject opens a sentence, whose subject follows: `Hailing the vote, she said`.

    Where a verb alone tells of its subject, it needs none.
    """
    first = not any(doc.tokens.words[at] and not doc.joins(at) for at in range(sentence.start, cue.start))
    alone = doc.pack.settings.pro_drop and bool(doc.pack.settings.endings)
    if alone or not first or cue.attributes:
        return False
    return actor.start in (doc.role("determiner", content.end + 1), content.end + 1)
