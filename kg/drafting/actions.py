"""Acts of a state on a treaty: who, which treaty, which act, and whether it happened, is meant to, or is denied."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.drafting.document import Doc, Mention, Sentence
    from kg.drafting.lexicon import Hit

REACH = 6
"""A word that denies or plans an act stands within so many tokens before it."""


class Action(NamedTuple):
    """Tokens [start, end) that tell an act, with party, treaty, type and realisation."""

    start: int
    end: int
    party: str
    treaty: str
    type: str
    realisation: str
    row: int


def actions(doc: Doc, parties: list[Mention], treaties: list[Mention]) -> list[Action]:
    """Find the acts of a text: one for each party that a verb has."""
    found: list[Action] = []
    for at in sorted(doc.hits.get("triggers", {})):
        hit = doc.hits["triggers"][at][0]
        if hit.entry.kind != "action" or (found and at < found[-1].end) or hit.entry.use != "verb":
            continue
        sentence = doc.sentences[doc.sentence_at(at)]
        treaty = _treaty(doc, hit, sentence, treaties)
        if treaty and not _about_something_else(doc, hit, sentence, treaties):
            start, realisation = _realised(doc, hit, sentence)
            for party in _parties(doc, hit, sentence, parties):
                found.append(Action(start, hit.end, party, treaty, hit.entry.value, realisation, hit.entry.row))
    return found


def _treaty(doc: Doc, hit: Hit, sentence: Sentence, treaties: list[Mention]) -> str:
    """Return the treaty of an act: behind the verb, before it in the sentence, else the last one named."""
    inside = [m for m in treaties if sentence.start <= m.start < sentence.end]
    behind = [m for m in inside if m.start >= hit.start]
    before = [m for m in inside if m.start < hit.start]
    if behind or before:
        return (behind[0] if behind else before[-1]).id
    earlier = [m for m in treaties if m.start < sentence.start]
    later = [m for m in treaties if m.start >= sentence.end]
    return earlier[-1].id if earlier else later[0].id if later else ""


def _about_something_else(doc: Doc, hit: Hit, sentence: Sentence, treaties: list[Mention]) -> bool:
    """Tell whether the verb's own object is another thing than a treaty: a memorandum, a law."""
    near = range(max(sentence.start, hit.start - 8), min(sentence.end, hit.end + 5))
    if any(m.start in near for m in treaties):
        return False
    return any(at in doc.hits.get("heads", {}) and _other(doc, at) for at in near)


def _other(doc: Doc, at: int) -> bool:
    return doc.hits["heads"][at][0].entry.kind in ("document", "memorandum", "agreement")


def _parties(doc: Doc, hit: Hit, sentence: Sentence, parties: list[Mention]) -> list[str]:
    """Return the parties of an act: the nearest subject before the verb with those it is joined to, else after."""
    before = [m for m in parties if sentence.start <= m.start and m.end <= hit.start]
    if before:
        return _joined(doc, before)
    behind = [m for m in parties if hit.end <= m.start < min(sentence.end, hit.end + 3)]
    if behind:
        return [behind[0].id]
    earlier = [m for m in parties if m.end <= sentence.start and _same_paragraph(doc, m.start, sentence)]
    return [earlier[-1].id] if earlier and _continues(doc, hit, sentence) else []


def _same_paragraph(doc: Doc, at: int, sentence: Sentence) -> bool:
    return doc.sentences[doc.sentence_at(at)].paragraph >= sentence.paragraph - 1


def _continues(doc: Doc, hit: Hit, sentence: Sentence) -> bool:
    """Tell whether a pronoun or nothing at all stands for the party."""
    span = range(sentence.start, hit.start)
    return doc.pack.settings.pro_drop or any(doc.role("pronoun", at) or doc.role("determiner", at) for at in span)


def _joined(doc: Doc, before: list[Mention]) -> list[str]:
    """Take the last party before the verb, and those that a comma or `and` joins to it."""
    chosen = [before[-1]]
    for mention in reversed(before[:-1]):
        gap = chosen[-1].start - mention.end
        joins = gap == 1 and (doc.tokens.keys[mention.end] == "," or doc.role("conjunction", mention.end))
        if not joins and not (gap == 1 and len(doc.tokens.keys[mention.end]) <= 3):
            break
        chosen.append(mention)
    return list(dict.fromkeys(m.id for m in reversed(chosen)))


def _realised(doc: Doc, hit: Hit, sentence: Sentence) -> tuple[int, str]:
    """Tell whether an act is denied, meant to happen, or has happened."""
    start = hit.start
    low = max(sentence.start, hit.start - REACH)
    for at in _back(doc, low, hit.start):
        if (end := doc.role("negator", at)) and end <= hit.end:
            return min(start, at), "denied"
    for at in _back(doc, low, hit.start):
        if doc.role("planner", at):
            return min(start, at), "prospective"
    return start, "actual"


def _back(doc: Doc, low: int, high: int) -> Iterator[int]:
    """Go back from a verb to where its clause begins."""
    for at in range(high - 1, low - 1, -1):
        if doc.tokens.keys[at] in (";", ":", '"') or (doc.tokens.keys[at] == "," and doc.role("conjunction", at + 1)):
            return
        yield at
