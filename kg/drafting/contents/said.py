"""What may have been said: a range of words with what is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.drafting.cues.cue import told

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
    return next((at for at in near if doc.tokens.keys[at] in (",", "-") and not doc.tokens.tight(at + 1)), 0)


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

    Where a verb alone tells of its subject only a participle has none.
    """
    first = not any(doc.tokens.words[at] and not doc.joins(at) for at in range(sentence.start, cue.start))
    alone = doc.pack.settings.pro_drop and bool(doc.pack.settings.endings) and bool(told(doc, cue))
    if alone or not first or cue.attributes or doc.tokens.key(content.end) != ",":
        return False
    start = doc.role("determiner", content.end + 1) or doc.role("honorific", content.end + 1) or content.end + 1
    return content.place == "behind" and actor.start in (start, content.end + 1)


def adds(doc: Doc, cue: Cue, last: Quote) -> bool:
    """Tell whether a verb before a colon only adds to a quotation that another one reports: he said, `adding: …`."""
    if doc.tokens.key(cue.end) != ":" or not doc.pack.settings.analytic:
        return False
    hits = (doc.hit("speech", at) for at in range(last.outer_end, cue.start))
    return any(hit is not None and "noun" not in hit.entry.tags for hit in hits)
