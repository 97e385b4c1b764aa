"""Quotations and headlines with somebody beside them and no verb of a table: “…”, laughs the minister; Norway: “…”."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.drafting.text.document import Doc

STORY = ("headline", "body", "caption")
SMALL = (
    "adverb", "negator", "locative", "connector", "addressee", "determiner", "pronoun", "honorific", "coordinator",
    "conjunction", "relative", "complementiser",
)  # fmt: skip
LONG = 3
"""A quotation of fewer words and signs is no speech where no verb of speech says so."""
HEADED = 8
"""Who speaks in a headline is named in fewer words."""
BRIEF = 12
"""The words that say who speaks are at most so many."""


def orphans(doc: Doc, busy: set[int], reported: set[int]) -> list[int]:
    """Find what stands for a verb of speech behind a quotation at the start of a sentence: “…”, laughs somebody."""
    found = []
    for number, sentence in enumerate(doc.sentences):
        quote = doc.quotes[doc.quoted[sentence.start]] if doc.quoted[sentence.start] >= 0 else None
        if quote is None or number in reported or quote.end - quote.start < LONG:
            continue
        words = [at for at in range(quote.outer_end, sentence.end) if doc.tokens.words[at]]
        if 0 < len(words) <= BRIEF:
            verb = next((at for at in words if at not in busy and may_report(doc, at)), -1)
            if verb >= 0:
                found.append(verb)
    return found


def colons(doc: Doc, busy: set[int], reported: set[int]) -> list[int]:
    """Find the colons between somebody and a quotation with which a sentence ends: `Norway: “We will not sign”`.

    Behind a pronoun or a noun for a body anything else may be said: `She was blunt: “No.”`. Where a name and a verb
    that no table knows stand before the colon, the verb is found.
    """
    found = []
    for number, sentence in enumerate(doc.sentences):
        if number in reported or sentence.zone not in STORY:
            continue
        near = range(sentence.start, min(sentence.start + BRIEF, sentence.end - 1))
        at = next((at for at in near if doc.tokens.keys[at] == ":"), -1)
        quote = doc.quoted[at + 1] if at > sentence.start else -1
        if quote < 0 or doc.quotes[quote].outer_end < sentence.end - 1:
            continue
        if _opens(doc, sentence.start) or all(_names(doc, word, busy) for word in range(sentence.start, at)):
            found.append(at)
        elif _named_before(doc, at - 1):
            found.append(at - 1)
    return found


def headed(doc: Doc, busy: set[int], reported: set[int]) -> list[int]:
    """Find the colon of a headline behind somebody who may speak: `Experts: the law will not help`."""
    found = []
    for number, sentence in enumerate(doc.sentences):
        told = doc.pack.settings.agreement or doc.pack.settings.analytic
        if sentence.zone != "headline" or number in reported or not told:
            continue
        near = range(sentence.start + 1, min(sentence.start + HEADED, sentence.end - LONG))
        at = next((at for at in near if doc.tokens.keys[at] == ":"), -1)
        if at > 0 and doc.quoted[at + 1] < 0 and _speaks(doc, sentence.start, at, busy):
            found.append(at)
    return found


def closed(doc: Doc, busy: set[int], reported: set[int]) -> list[int]:
    """Find the colon or dash of a headline before somebody with whom it ends: `The law will not help: minister`."""
    found = []
    for number, sentence in enumerate(doc.sentences):
        if sentence.zone != "headline" or number in reported or not doc.pack.settings.analytic:
            continue
        near = range(max(sentence.start + LONG, sentence.end - HEADED), sentence.end - 1)
        at = next((at for at in near if doc.tokens.keys[at] in (":", "-") and not doc.tokens.tight(at + 1)), -1)
        if at > 0 and all(_names(doc, word, busy) for word in range(at + 1, sentence.end)):
            found.append(at)
    return found


def _speaks(doc: Doc, start: int, end: int, busy: set[int]) -> bool:
    """Tell whether words name a person, or people by what they are, and nothing else; bodies and states are topics."""
    first = doc.of("").between(start, start + 1)
    if any(m.kind in ("state", "place", "treaty", "body") for m in first):
        return False
    plain = all(doc.tokens.words[at] for at in range(start, end))
    nouns = (doc.hit(table, start) for table in ("offices", "heads", "units"))
    people = any(hit is not None and hit.end == end for hit in nouns)
    return plain and (people or all(_names(doc, at, busy) for at in range(start, end)))


def _opens(doc: Doc, at: int) -> bool:
    """Tell whether a pronoun or a noun for a body stands at a token."""
    return doc.role("pronoun", at) > 0 or doc.hit("heads", at) is not None


def _named_before(doc: Doc, verb: int) -> bool:
    """Tell whether somebody is named right before a verb that no table knows: `In a letter, X replied:`."""
    helper = doc.ends("helper", verb)
    end = helper if helper >= 0 else verb
    return any(m.end == end for m in doc.of("").before(end, 1))


def _names(doc: Doc, at: int, busy: set[int]) -> bool:
    """Tell whether a word is part of a name or of its title."""
    titled = any(start in doc.hits.get("offices", {}) for start in range(max(0, at - 3), at + 1))
    return at in busy or titled


def may_report(doc: Doc, at: int) -> bool:
    """Tell whether a word may be a verb: none of the small words, of no title or time, and not capitalised."""
    small = doc.one_of(SMALL, at)
    named = any(doc.hit(table, at) for table in ("offices", "time", "portfolios", "heads", "units", "numbers"))
    return not (small or named or doc.tokens.caps[at] or doc.tokens.keys[at] in doc.pack.settings.stop)
