"""Languages whose words never change: what tells a verb of speech from a noun, and an unnamed subject from none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.edges import subject_end

if TYPE_CHECKING:
    from kg.drafting.cues.cue import Cue
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.names.actor import Line
    from kg.drafting.text.document import Doc, Quote, Sentence

WHOLE = "whole"
"""Frame of a verb whose noun is part of what is said."""
OWNER = 12
"""Whose words they are is told in at most so many tokens."""
WHO = frozenset(("persons", "organisations", "states", "delegations", "participants", "enterprises", "delegates"))
"""Units of those who may speak."""
FIRST = 3
"""The noun that says who stands within so many words of the start of a clause."""
LONGER = 3
"""A noun that ends with a verb begins so many words before it at most: the words of, the explanation that."""


def noun_of_syllables(doc: Doc, hit: Hit) -> bool:
    """Tell whether a word that may be a verb is a noun, where no ending tells it: part of one, owned, or pointed at.

    `lời khai của các nghi phạm`, `cáo buộc này`, `để đòi tiền`.
    """
    if not doc.pack.settings.syllables:
        return False
    owned = WHOLE not in hit.entry.tags and doc.role("possessive", hit.end) > 0  # but ghi nhận nỗ lực của
    pointed = doc.tokens.key(hit.end) in doc.pack.demonstratives
    noun = owned or pointed or _within(doc, hit) or _purpose(doc, hit) or _speaks(doc, hit) or _undergone(doc, hit)
    if noun or WHOLE not in hit.entry.tags:
        return noun
    low = doc.sentences[doc.sentence_at(hit.start)].start
    return doc.within("purpose", low, hit.start)  # it helps states to share it


def _undergone(doc: Doc, hit: Hit) -> bool:
    """Tell whether a small word right before a verb makes it passive, so that nobody says it: được chia sẻ."""
    at = hit.start
    while at > 0 and doc.ends("adverb", at) >= 0:
        at = doc.ends("adverb", at)
    return doc.ends("passive", at) >= 0


def _speaks(doc: Doc, hit: Hit) -> bool:
    """Tell whether a word for a document is no verb but a subject, first in a sentence or before a verb of speech."""
    first = doc.sentences[doc.sentence_at(hit.start)].start == hit.start
    subject = doc.hit("speech", hit.end) is not None or (first and doc.tokens.key(hit.end) != ":")
    return subject and hit.end in (doc.role("unnamed", hit.start), doc.role("paper", hit.start))


def tails(doc: Doc, low: int, high: int) -> set[int]:
    """List the tokens with which nouns for bodies and papers go on: bản in văn bản."""
    heads = (head for at in range(max(0, low), high) for head in doc.hits.get("heads", {}).get(at, ()))
    return {at for head in heads for at in range(head.start + 1, head.end)}


def _within(doc: Doc, hit: Hit) -> bool:
    """Tell whether a longer noun or verb of speech takes in a word, and begins in no name: Nhật Bản tuyên bố."""
    low = hit.start - 2 * LONGER
    named = {at for m in doc.of("").between(low, hit.start) for at in range(m.start, m.end)}
    named |= tails(doc, low, hit.start)
    starts = (start for start in range(max(0, hit.start - LONGER), hit.start) if start not in named)
    longer = (doc.hit("speech", start) for start in starts)
    return any(other is not None and other.end >= hit.end for other in longer)


def _purpose(doc: Doc, hit: Hit) -> bool:
    """Tell whether a verb says what something is for: gathered `to urge`."""
    at = hit.start
    while at > 0 and doc.ends("adverb", at) >= 0:
        at = doc.ends("adverb", at)
    return doc.ends("purpose", at) >= 0


def unnamed(doc: Doc, cue: Cue) -> bool:
    """Tell whether a clause is about somebody without a name: many states, some opinions, một số ý kiến."""
    if not doc.pack.settings.syllables:
        return False
    low = doc.sentences[doc.sentence_at(cue.start)].start
    end = subject_end(doc, cue, low)
    return doc.ends("relative", end) > low or any(_somebody(doc, at, end) for at in range(low, min(low + FIRST, end)))


def of_phrase(doc: Doc, cue: Cue, quote: Quote) -> bool:
    """Tell whether words in marks right behind a verb of object only begin what it names: chỉ trích “…” của họ."""
    begins = doc.pack.settings.syllables and quote.outer_start == cue.end and "that" not in cue.frames
    return begins and quote.outer_end < len(doc.tokens) and bool(doc.tokens.words[quote.outer_end])


def common(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a noun for persons, a body or a paper begins some words: `…, cảnh sát địa phương` cho biết."""
    if not doc.pack.settings.syllables or doc.tokens.keys[start - 1] != ",":
        return False
    nouns = (doc.hit(table, at) for at in range(start, min(start + FIRST, end)) for table in ("heads", "offices"))
    known = any(hit is not None for hit in nouns)
    return known or any(_somebody(doc, at, end) for at in range(start, min(start + FIRST, end)))


def _somebody(doc: Doc, at: int, end: int) -> bool:
    """Tell whether a noun of those who may speak stands at a token."""
    unit = doc.hit("units", at)
    known = doc.role("unnamed", at) or (unit.end if unit is not None and unit.entry.value in WHO else 0)
    return 0 < known <= end


def stated(doc: Doc, start: int, end: int) -> int:
    """Return where the words begin that somebody is said to hold, behind a noun and its owner, or 0.

    `Quan điểm của Việt Nam là …`, `cáo buộc của Kiev rằng …`, `Lời giải thích của bà: …`.
    """
    if not doc.pack.settings.syllables or doc.ends("possessive", end) <= start:
        return 0
    for at in range(end + 1, min(end + OWNER, len(doc.tokens) - 1)):
        if doc.tokens.keys[at] == ":":
            return at + 1
        told = doc.role("copula", at) or (doc.role("complementiser", at) if doc.tokens.words[at] else 0)
        if told:
            return told
    return 0


def led_to(doc: Doc, cue: Cue, start: int, end: int, nexts: list[Cue], line: Line) -> int:
    """Return where the words end of a verb that leads to the main one: at the comma before the subject of that.

    `Cảm ơn Nhật Bản đã hỗ trợ, bà Lan kêu gọi`; `Trong khi Na Uy phản đối, bà Lan kêu gọi`. Where a verb without a
    subject only tells on what occasion somebody spoke, that is its start.
    """
    low = doc.sentences[cue.sentence].start
    bare = not any(doc.tokens.words[at] for at in range(low, cue.start))
    if not doc.pack.settings.syllables or not (bare or doc.role("conjunction", low)):
        return end
    ends = {subject_end(doc, other, start) for other in nexts if start < other.start < end}
    for comma in doc.commas(start, end) if ends else ():
        actor = line.at(comma + 1)
        if actor is not None and (bare or actor.end in ends):
            occasion = bare and cue.act == "asserts" and not doc.role("wondering", start)
            return start if occasion else comma
    return end


def goes_over(doc: Doc, cue: Cue, semicolon: int, sentence: Sentence, nexts: list[Cue]) -> int:
    """Return where what is said may end: behind a semicolon too, if nobody speaks there and nothing is set against it.

    `…, ông nói; Thái Lan thì chưa`: the reporter sets something against it, as a denial or a contrast tells.
    """
    again = any(semicolon < other.start < sentence.end for other in nexts)
    somebody = bool(doc.of("").between(semicolon + 1, semicolon + 2))
    roles = ("contrast", "negator", "unspoken") if somebody else ("contrast",)
    against = any(doc.within(role, semicolon, sentence.end) for role in roles)
    listed = ":" in doc.tokens.keys[cue.end : semicolon]
    return semicolon if again or against or listed else sentence.end
