"""Quotations with somebody beside them and a verb that no table knows: “…”, laughs the minister."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.drafting.text.document import Doc, Quote, Sentence

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
        if quote is None or number in reported or sentence.zone not in STORY or quote.end - quote.start < LONG:
            continue
        words = [at for at in range(quote.outer_end, _goes_on(doc, quote, sentence)) if doc.tokens.words[at]]
        if not 0 < len(words) <= BRIEF or not _parted(doc, quote, words[0]) or doc.quoted[words[-1]] >= 0:
            continue
        verb = next((at for at in words if at not in busy and may_report(doc, at)), -1)
        if verb >= 0 and _somebody(doc, words, busy):
            found.append(verb)
    return found


def _goes_on(doc: Doc, quote: Quote, sentence: Sentence) -> int:
    """Return where a quotation goes on behind a comma up to the end of its sentence, or that end: “…”, he said, “…”."""
    again = next((at for at in range(quote.outer_end, sentence.end) if doc.quoted[at] >= 0), sentence.end)
    split = again < sentence.end and doc.quotes[doc.quoted[again]].outer_end >= sentence.end - 1
    return again if split and doc.tokens.keys[again - 1] == "," else sentence.end


def colons(doc: Doc, busy: set[int], reported: set[int]) -> list[int]:
    """Find the colons between somebody and a quotation with which a sentence ends: `Norway: “We will not sign”`.

    Somebody at the start of a sentence may also be said to do anything else: `The minister was blunt: “No.”`
    """
    found = []
    for number, sentence in enumerate(doc.sentences):
        if number in reported or sentence.zone not in STORY:
            continue
        near = range(sentence.start, min(sentence.start + BRIEF, sentence.end - 1))
        at = next((at for at in near if doc.tokens.keys[at] == ":"), -1)
        if at < 0 or doc.quoted[at] >= 0 or doc.quoted[at + 1] < 0:
            continue
        quote = doc.quotes[doc.quoted[at + 1]]
        words = [word for word in range(sentence.start, at) if doc.tokens.words[word]]
        whole = bool(words) and quote.outer_end >= sentence.end - 1
        if whole and _subject(doc, words, busy):
            found.append(at)
        elif whole and _closes(doc, words[-1]):
            found.append(words[-1])
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
        if at > 0 and doc.quoted[at + 1] < 0 and doc.tokens.words[at + 1] and _speaks(doc, sentence.start, at, busy):
            found.append(at)
    return found


def closed(doc: Doc, busy: set[int], reported: set[int]) -> list[int]:
    """Find the colon or dash of a headline before somebody with whom it ends: `The law will not help: minister`."""
    found = []
    for number, sentence in enumerate(doc.sentences):
        if sentence.zone != "headline" or number in reported or not doc.pack.settings.analytic:
            continue
        near = range(max(sentence.start + LONG, sentence.end - HEADED), sentence.end - 1)
        at = next((at for at in near if doc.tokens.keys[at] == ":" or _dash(doc, at)), -1)
        words = range(at + 1, sentence.end)
        if at > 0 and all(doc.tokens.words[word] and _names(doc, word, busy) for word in words):
            found.append(at)
    return found


def _dash(doc: Doc, at: int) -> bool:
    """Tell whether a dash with spaces around it stands at a token."""
    return doc.tokens.keys[at] == "-" and not (doc.tokens.tight(at) or doc.tokens.tight(at + 1))


def _speaks(doc: Doc, start: int, end: int, busy: set[int]) -> bool:
    """Tell whether words name a person, or people by what they are, and nothing else; bodies and states are topics."""
    first = doc.of("").between(start, start + 1)
    if any(m.kind in ("state", "place", "treaty", "body") and m.end == end for m in first):
        return False
    plain = all(doc.tokens.words[at] for at in range(start, end))
    nouns = (doc.hit(table, start) for table in ("offices", "heads", "units"))
    people = any(hit is not None and (hit.end == end or hit.entry.value == "persons") for hit in nouns)
    return plain and (people or all(_names(doc, at, busy) for at in range(start, end)))


def _subject(doc: Doc, words: list[int], busy: set[int]) -> bool:
    """Tell whether words are a name with its title, or begin with one that no sign parts from the rest."""
    if all(_names(doc, word, busy) for word in words):
        return True
    first = next((word for word in words if not doc.role("determiner", word)), words[0])
    plain = words[-1] - words[0] < len(words) + 1
    theirs = doc.pack.settings.analytic and doc.role("pronoun", words[0]) > 0
    titled = doc.hit("offices", first) is not None or doc.role("pronoun", first) > 0
    titled = titled or (bool(doc.pack.settings.endings) and doc.hit("heads", first) is not None)
    return plain and (theirs or titled or first in busy)


def _closes(doc: Doc, verb: int) -> bool:
    """Tell whether somebody behind a comma and a verb that no table knows end some words: `In a letter, X replied:`."""
    end = doc.ends("helper", verb)
    end = end if end >= 0 else verb
    name = next((m for m in doc.of("").before(end, 1) if m.end == end and m.kind in ("person", "body")), None)
    if name is None or not may_report(doc, verb):
        return False
    cased = bool(doc.pack.settings.endings) and not doc.one_ends(("locative", "preposition", "addressee"), name.start)
    return doc.tokens.key(name.start - 1) == "," or cased


def _names(doc: Doc, at: int, busy: set[int]) -> bool:
    """Tell whether a word is part of a name or of its title."""
    titled = any(start in doc.hits.get("offices", {}) for start in range(max(0, at - 3), at + 1))
    return at in busy or titled or doc.role("determiner", at) > 0 or doc.role("honorific", at) > 0


def _parted(doc: Doc, quote: Quote, at: int) -> bool:
    """Tell whether a comma, a dash or the end of a sentence parts a quotation from what follows."""
    signs = (",", "-", "?", "!")
    return doc.tokens.key(at - 1) in signs or doc.tokens.keys[quote.end - 1] in signs


def may_report(doc: Doc, at: int) -> bool:
    """Tell whether a word may be a verb: none of the small words, of no title or time, and not capitalised."""
    small = doc.one_of(SMALL, at)
    named = any(doc.hit(table, at) for table in ("offices", "time", "portfolios", "heads", "units", "numbers"))
    return not (small or named or doc.tokens.caps[at] or doc.tokens.keys[at] in doc.pack.settings.stop)


def _somebody(doc: Doc, words: list[int], busy: set[int]) -> bool:
    """Tell whether somebody is named there, or need not be."""
    first = doc.pack.settings.pro_drop and may_report(doc, words[0]) and doc.pack.settings.dash_speech
    return first or any(at in busy or doc.hit("offices", at) or doc.one_of(("pronoun", "paper"), at) for at in words)
