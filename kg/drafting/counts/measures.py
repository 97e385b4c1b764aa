"""What a count measures: told by the words around it (losses, those who attended), else by what is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.drafting.languages.lexicon import Entry
    from kg.drafting.text.document import Doc

NEAR = 8
"""A verb that tells what is measured stands within so many tokens of the number."""
FAR = 16
"""A word of the table `measures` stands within so many tokens of the number."""
BY_ACT = {"Signature": "states-signed", "Ratification": "states-ratified", "Accession": "states-acceded"}
VOTES = "votes"
CLASSES = {
    "states": "states",
    "parties": "states",
    "delegations": "states",
    "un-member-states": "states",
    "persons": "people",
    "participants": "people",
    "organisations": "people",
    "enterprises": "people",
    "votes": VOTES,
    "": VOTES,
}
"""Units of counts, and the classes by which the table `measures` speaks of them."""
MONEY = "money"
CODE = 3
APART = 5
"""A sign between a word and a count parts them as so many words do."""


def measure(doc: Doc, span: tuple[int, int], entry: Entry | None, *, money: bool) -> str:
    """Tell what a count measures: what the nearest word says that fits its unit, else what the unit itself says."""
    start, _ = span
    unit = entry.value if entry is not None else ""
    if entry is not None and unit == VOTES and entry.kind:
        return entry.kind  # 9 against
    kind = MONEY if money or _currency(unit) else CLASSES.get(unit, "")
    sentence = doc.sentences[doc.sentence_at(start)]
    low, high = max(sentence.start, start - FAR), min(sentence.end, span[1] + FAR)
    told = [*_acts(doc, low, high, span, unit), *_words(doc, low, high, span, kind)]
    if told:
        return min(told)[1]
    return entry.kind if entry is not None and not money else ""


def _currency(unit: str) -> bool:
    """Tell whether a unit is money: one of the codes of three letters, or a currency that has none here."""
    return unit == "currency" or (len(unit) == CODE and unit.isalpha())


def _away(doc: Doc, at: int, span: tuple[int, int]) -> int:
    """Return how many tokens lie between a word and a count; signs weigh more, for they part clauses."""
    between = range(at, span[0]) if at < span[0] else range(span[1], at + 1)
    return sum(1 if doc.tokens.words[token] else APART for token in between)


def _acts(doc: Doc, low: int, high: int, span: tuple[int, int], unit: str) -> Iterator[tuple[int, str]]:
    """Go through acts on treaties and arrests near a count of states or people, with how far they are."""
    listed = doc.hits.get("triggers", {})
    for at in (*range(low, span[0]), *range(span[1], high)):
        trigger = listed[at][0].entry if at in listed and _away(doc, at, span) <= NEAR else None
        if trigger is None:
            continue
        if unit in ("states", "parties") and trigger.value in BY_ACT:
            yield _away(doc, at, span), BY_ACT[trigger.value]
        if trigger.kind == "event" and trigger.value == "arrest" and unit == "persons":
            yield _away(doc, at, span), "arrests"


def _words(doc: Doc, low: int, high: int, span: tuple[int, int], kind: str) -> Iterator[tuple[int, str]]:
    """Go through the words of the table that speak of such a unit; one without a measure says that there is none."""
    listed = doc.hits.get("measures", {})
    for at in range(low, high):
        for hit in listed.get(at, ()) if kind else ():
            if kind in hit.entry.value.split("|"):
                yield _away(doc, at, span), hit.entry.kind
