"""Whose signature it is: that of one state, which is an act, or of several at a ceremony, which is an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.events.subjects import CLOSE, DOCUMENT, MANY, OBJECT

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc


def own(doc: Doc, hit: Hit) -> bool:
    """Tell whether a signature is that of the one state that stands before it: Poland has announced its signature."""
    if hit.entry.value != "Signature":
        return False
    start = max(doc.sentences[doc.sentence_at(hit.start)].start, hit.start - 2 * MANY)
    return bool(doc.of("state").between(start, hit.start)) and not doc.of("group").between(start, hit.start)


def treaty_before(doc: Doc, hit: Hit) -> bool:
    """Tell whether a treaty is what is signed: the treaty signed in Hanoi; the convention, which was signed there."""
    last = doc.of("treaty").before(hit.start, 1)
    between = range(last[0].end, hit.start) if last and not doc.tokens.caps[hit.start] else range(0)
    if not last or len(between) > CLOSE or doc.of("state").between(last[0].end, hit.start) or _by_one(doc, hit):
        return False
    first = doc.tokens.key(last[0].end) == "," or bool(doc.role("relative", last[0].end))
    joins = any(doc.joins(at) for at in between if not doc.role("relative", at))
    return last[0].end == hit.start or (first and not joins)


def _by_one(doc: Doc, hit: Hit) -> bool:
    """Tell whether one state is named right behind as who has signed: signed by Moldova in November."""
    agent = doc.role("agent", hit.end) or hit.end
    return bool(doc.of("state").between(hit.end, agent + 2)) and not doc.of("group").between(hit.end, agent + 2)


def treaty_behind(doc: Doc, hit: Hit) -> bool:
    """Tell whether a treaty is the object of a verb, so that it tells of an act of a state rather than of an event."""
    low = max(doc.sentences[doc.sentence_at(hit.start)].start, hit.start - OBJECT)
    treaties = doc.of("treaty")
    before = any(low < treaty.end <= hit.start for treaty in treaties.before(hit.start, 1))
    return before or bool(treaties.between(low, hit.end + CLOSE))


def signs_it(doc: Doc, hit: Hit) -> bool:
    """Tell whether what is signed was named before, by one state: Poland signed it, or the document, on 25 October."""
    low = max(doc.sentences[doc.sentence_at(hit.start)].start, hit.start - 2 * MANY)
    stands = bool(doc.role("pronoun", hit.end)) or doc.within("stand-in", hit.end, hit.end + 2)
    return stands and not doc.of("group").between(low, hit.end + CLOSE) and bool(doc.of("treaty").before(hit.start, 1))


def by_many(doc: Doc, hit: Hit) -> bool:
    """Tell whether a group that is counted signs, at a ceremony then: thirty states signed the convention."""
    sentence, groups = doc.sentences[doc.sentence_at(hit.start)], doc.of("group")
    behind = range(hit.end, min(hit.end + MANY, sentence.end))
    agents = (doc.role("agent", at) for at in behind)
    by = any(end and groups.between(end, end + CLOSE) for end in agents)
    return by or bool(groups.between(max(sentence.start, hit.start - MANY), hit.start))


def of_a_law(doc: Doc, hit: Hit) -> bool:
    """Tell whether what is signed is a law or another paper of one state."""
    if hit.entry.value != "Signature":
        return False
    heads = doc.hits.get("heads", {})
    first = next((at for at in range(hit.end, hit.end + OBJECT) if at in heads), None)
    return first is not None and heads[first][0].entry.kind == DOCUMENT
