"""Whether a word that may be a verb of speech is a noun here: after an article or a number, in a compound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.cues.cue import ATTRIBUTION
from kg.drafting.cues.nominal import possessed
from kg.drafting.cues.uninflected import noun_of_syllables, tails

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc

APART = ("adverb", "pronoun", "contrast", "relative", "complementiser", "infinitive", "preposition")
"""Small words behind a verb after which another one may stand: conceded defeat `but` vowed."""
DAY = 12
"""The words of a day are at most so many."""


def covered_by(doc: Doc) -> dict[int, tuple[int, int]]:
    """Map tokens to the bounds of a longer expression of another table that they are in: member states."""
    found: dict[int, tuple[int, int]] = {}
    for table in ("units", "heads", "offices", "portfolios", "triggers"):
        for hits in doc.hits.get(table, {}).values():
            start, end, entry = hits[0]
            if end - start > 1 and (table != "triggers" or (entry.use == "noun" and start not in found)):
                found.update(dict.fromkeys(range(start, end), (start, end)))
    return found


def noun_here(doc: Doc, hit: Hit, covered: dict[int, tuple[int, int]], busy: set[int]) -> bool:
    """Tell whether a word that may be a verb of speech is a noun here: after an article, a number, in a compound."""
    whole = covered.get(hit.start, (0, 0))
    compound = hit.end <= whole[1] and whole[1] - whole[0] > hit.end - hit.start
    if doc.pack.settings.agreement and "noun" not in hit.entry.tags:
        return compound or doc.ends("complementiser", hit.start) >= 0
    return compound or noun_of_syllables(doc, hit) or _owned(doc, hit, busy)


def _owned(doc: Doc, hit: Hit, busy: set[int]) -> bool:
    """Tell whether an article, a number or a preposition before a word makes a noun of it."""
    before = hit.start - 1
    announced = doc.pack.settings.syllables and (
        doc.tokens.key(hit.end) == ":" or doc.tokens.key(hit.end) in doc.pack.first_complementiser
    )
    if before < 0 or "noun" in hit.entry.tags or introduces(doc, hit.end) or announced:
        return False
    if doc.pack.settings.analytic and possessed(doc, hit.start):
        return True
    leading = ("locative", "preposition", ATTRIBUTION, *(("complementiser",) if doc.pack.settings.endings else ()))
    given = doc.pack.settings.analytic and doc.ends("addressee", hit.start) >= 0 > doc.ends("infinitive", hit.start)
    led = doc.ends("gerund", hit.start) >= 0 or 0 <= doc.ends("adverb", hit.start) < before  # en niant; a tenu à nier
    if given or (doc.one_ends(leading, hit.start) and not led):
        return True
    if doc.pack.settings.analytic and _of_verb(doc, hit.start, busy):
        return True
    starts = range(max(0, before - 1), hit.start)
    owned = before not in busy and any(doc.role("determiner", at) == hit.start for at in starts)
    owned = owned and not (doc.pack.settings.syllables and before in tails(doc, before - 3, hit.start))
    return owned


def _of_verb(doc: Doc, noun: int, busy: set[int]) -> bool:
    """Tell whether a word ends what another verb of speech has as its object: calls hacking `claims` hysteria."""
    for at in range(noun - 2, max(noun - 4, -1), -1):
        if at + 1 in busy or not doc.tokens.words[at + 1] or doc.tokens.caps[at + 1]:
            return False
        if doc.joins(at + 1) or any(doc.role(role, at + 1) for role in APART):
            return False
        hit = doc.hit("speech", at)
        if hit is not None and "noun" not in hit.entry.tags:
            return True
    return False


def introduces(doc: Doc, at: int) -> bool:
    """Tell whether a quotation follows after a colon."""
    return doc.tokens.key(at) == ":" and at + 1 < len(doc.tokens) and doc.quoted[at + 1] >= 0
