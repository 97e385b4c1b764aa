"""Whether a word that may be a verb of speech is a noun here: after an article, in a compound."""

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
    """Tell whether a word that may be a verb of speech is a noun here: after an article, in a compound."""
    whole = covered.get(hit.start, (0, 0))
    compound = hit.end <= whole[1] and whole[1] - whole[0] > hit.end - hit.start
    if doc.pack.settings.agreement and "noun" not in hit.entry.tags:
        return compound or doc.ends("complementiser", hit.start) >= 0
    return compound or noun_of_syllables(doc, hit) or _owned(doc, hit, busy)


def _owned(doc: Doc, hit: Hit, busy: set[int]) -> bool:
    """Tell whether a possessive, an article, a preposition or a verb before a word makes a noun of it."""
    before = hit.start - 1
    if before < 0 or "noun" in hit.entry.tags or _introduces(doc, hit.end):
        return False
    leading = ("locative", "preposition", ATTRIBUTION, *(("complementiser",) if doc.pack.settings.endings else ()))
    led = doc.ends("gerund", hit.start) >= 0 or 0 <= doc.ends("adverb", hit.start) < before  # en niant; a tenu à nier
    if doc.one_ends(leading, hit.start) and not led:
        return True
    if doc.pack.settings.analytic and (_given(doc, hit.start) or _of_verb(doc, hit.start, busy)):
        return True
    article = any(doc.role("determiner", at) == hit.start for at in range(max(0, before - 1), hit.start))
    tail = doc.pack.settings.syllables and before in tails(doc, before - 3, hit.start)
    return article and before not in busy and not tail


def _given(doc: Doc, at: int) -> bool:
    """Tell whether a word is somebody's, or somebody agrees or reacts to it: Kenya's `offer`, agreed to `demands`."""
    return possessed(doc, at) or doc.ends("addressee", at) >= 0 > doc.ends("infinitive", at)


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


def _introduces(doc: Doc, at: int) -> bool:
    """Tell whether a colon and a quotation follow, or what announces a clause where no ending tells a verb."""
    key = doc.tokens.key(at)
    if doc.pack.settings.syllables and (key == ":" or key in doc.pack.first_complementiser):
        return True
    return key == ":" and at + 1 < len(doc.tokens) and doc.quoted[at + 1] >= 0
