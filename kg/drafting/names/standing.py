"""Nouns that name a body by themselves: parliament, the Supreme Court, the Commission."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.names.phrases import phrasal

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc

ALONE = frozenset(("parliament", "government", "cabinet", "prosecution"))
"""Kinds of head of which a state has one, so that the noun alone names it."""
SUPREME = frozenset(("court", "chamber"))
"""Kinds of head that name one body of a state with an adjective: Supreme Court."""
INSTITUTIONS = SUPREME | {
    "prosecution",
    "bank",
    "police",
    "office",
    "agency",
    "council",
    "committee",
    "centre",
    "association",
}
"""Kinds of head of several words that with capitals name one body of a state: Central Bank, Tòa án Tối cao."""
FORMAL = SUPREME | {"council", "committee", "centre", "office"}
"""Kinds of head that with the capital of a name stand for one body that everybody knows."""
GROUPS = FORMAL | {"association", "police"}
"""The same where nouns have several syllables, which the text writes small when they only describe."""


def stands(doc: Doc, hit: Hit) -> bool:
    """Tell whether a noun alone names a body: parliament, government and acronyms of ministries."""
    acronym = hit.end == hit.start + 1 and doc.tokens.word(hit.start).isupper()
    if acronym and hit.entry.lemma.isupper():
        return True
    capital = doc.tokens.caps[hit.start] and not opens(doc, hit.start)
    if hit.end > hit.start + 1 and hit.entry.kind in INSTITUTIONS and _titled(doc, hit):
        return True
    single = INSTITUTIONS if phrasal(doc) else SUPREME  # Chambre de commerce: no second capital tells a name
    if hit.end > hit.start + 1 and hit.entry.kind in single and capital:
        return True
    if hit.entry.kind not in ALONE:
        return False
    if hit.entry.kind == "government" and hit.end == hit.start + 1:
        return False  # as often as not the text means no government that it names
    return capital or (hit.entry.kind == "parliament" and bool(doc.tokens.caps[hit.start]))


def _titled(doc: Doc, hit: Hit) -> bool:
    """Tell whether a noun of several words has a capital within too, not only that of its sentence or line."""
    caps, tokens = doc.tokens.caps, doc.tokens
    inner = any(caps[at] for at in range(hit.start + 1, hit.end))
    return caps[hit.start] and inner and not tokens.word(hit.end - 1).isupper()


def institution(doc: Doc, hit: Hit) -> bool:
    """Tell whether a noun with a capital names an institution that the text never names in full: the Commission."""
    own = doc.pack.settings
    if hit.entry.kind not in (GROUPS if own.syllables else FORMAL) or hit.end >= len(doc.tokens):
        return False
    return not opens(doc, hit.start) if own.endings else doc.ends("determiner", hit.start) >= 0


def opens(doc: Doc, at: int) -> bool:
    """Tell whether a token is the first of its sentence."""
    return doc.sentences[doc.sentence_at(at)].start == at
