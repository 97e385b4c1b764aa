"""Whose verb it is: which body, or who in an office, stands beside a verb that may tell of an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc

PARLIAMENT, CHAMBER, DOCUMENT = "parliament", "chamber", "document"
COURTS, DIPLOMATS = (
    frozenset(("court", "judge", "committee", "parliament", "chamber", "legislator")),
    frozenset(("ambassador", "embassy", "diplomat", "consul")),
)
BODIES = frozenset((PARLIAMENT, CHAMBER, "legislator"))
"""Kinds of bodies, and of their members, that debate and vote."""
COMMITTEES = frozenset(("committee",))
DEBATERS = BODIES | COMMITTEES | {"government", "council"}
"""Kinds of bodies of which a verb of debate tells that they sat."""
LAW, BALLOTS = "legislation", "votes"
OBJECT, CLOSE, MANY = 6, 4, 12
"""The object of a verb, a treaty as one, and its subject stand within so many tokens of it."""


def by(doc: Doc, hit: Hit, kinds: frozenset[str]) -> bool:
    """Tell whether a body of some kinds, or its members, stand before a verb in its clause, or behind a passive one."""
    sentence = doc.sentences[doc.sentence_at(hit.start)]
    low, high = max(sentence.start, hit.start - MANY), min(sentence.end, hit.end + CLOSE)
    low = next((at + 1 for at in range(hit.start - 1, low, -1) if doc.tokens.keys[at] in (";", ":")), low)
    return any(_of_kind(doc, at, kinds) for at in (*range(low, hit.start), *range(hit.end, high)))


def tallied(doc: Doc, hit: Hit) -> bool:
    """Tell whether votes are counted in the sentence of a verb: was defeated by 291 votes to 164."""
    sentence = doc.sentences[doc.sentence_at(hit.start)]
    near = range(max(sentence.start, hit.start - 2 * MANY), min(sentence.end, hit.end + 2 * MANY))
    units = doc.hits.get("units", {})
    return any(at in units and units[at][0].entry.value == BALLOTS for at in near)


def of_a_text(doc: Doc, hit: Hit) -> bool:
    """Tell whether a treaty or a bill is the object of a verb."""
    near = range(hit.end, min(hit.end + OBJECT, doc.sentences[doc.sentence_at(hit.start)].end))
    law = any((trigger := doc.entry("triggers", at)) is not None and trigger.value == LAW for at in near)
    return law or bool(doc.of("treaty").between(near.start, near.stop))


def subject(doc: Doc, hit: Hit) -> str:
    """Return the kind of the body that is named last before a verb in its sentence."""
    sentence = doc.sentences[doc.sentence_at(hit.start)]
    heads = (doc.entry("heads", at) for at in range(hit.start - 1, max(sentence.start, hit.start - MANY) - 1, -1))
    return next((head.kind for head in heads if head is not None), "")


def _of_kind(doc: Doc, at: int, kinds: frozenset[str]) -> bool:
    head, office = doc.entry("heads", at), doc.entry("offices", at)
    return (head is not None and head.kind in kinds) or (office is not None and office.kind in kinds)


def somebody(doc: Doc, hit: Hit) -> bool:
    """Tell whether somebody by name or office is the object of a verb, and somebody else its subject."""
    sentence = doc.sentences[doc.sentence_at(hit.start)]
    after = range(hit.end, min(sentence.end, hit.end + OBJECT * 2))
    signs = next((at for at in after if not doc.tokens.words[at]), after.stop)
    behind = range(hit.end, signs)
    whom = any(doc.hit("offices", at) for at in behind) or bool(doc.of("person").between(hit.end, signs))
    texts = any(at in doc.hits.get("heads", {}) and doc.hits["heads"][at][0].entry.kind == DOCUMENT for at in behind)
    return (
        whom
        and not texts
        and any(doc.hit("offices", at) for at in range(max(sentence.start, hit.start - 2 * MANY), hit.start))
    )


def in_court(doc: Doc, hit: Hit) -> bool:
    """Tell whether a court, or a committee, stands behind a verb: appeared on Monday before a judge."""
    return any(_of_kind(doc, at, COURTS) for at in range(hit.end, hit.end + OBJECT))
