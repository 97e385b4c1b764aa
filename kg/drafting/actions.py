"""Acts of a state on a treaty: who, which treaty, which act, and whether it happened, is meant to, or is denied."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.drafting.document import Doc, Mention, Sentence
    from kg.drafting.lexicon import Hit
    from kg.drafting.nearby import Nearby

OF_MANY_THINGS = frozenset(("Withdrawal", "Acceptance", "Approval"))
"""Acts whose verbs are said of much else; a treaty must be their object."""
CLOSE = 4
SMALL = (
    "adverb",
    "locative",
    "connector",
    "conjunction",
    "coordinator",
    "pronoun",
    "negator",
    "planner",
    "addressee",
)
STATES = frozenset(("states", "parties", "un-member-states"))
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


def actions(doc: Doc, parties: Nearby[Mention]) -> list[Action]:
    """Find the acts of a text: one for each party and treaty that a verb has."""
    found: list[Action] = []
    treaties = doc.of("treaty")
    for at in sorted(doc.hits.get("triggers", {})):
        hit = doc.hits["triggers"][at][0]
        if hit.entry.kind != "action" or (found and at < found[-1].end) or hit.entry.use != "verb":
            continue
        sentence = doc.sentences[doc.sentence_at(at)]
        meant = _treaties(doc, hit, sentence, treaties)
        if meant and not _about_something_else(doc, hit, sentence, treaties):
            start, realisation = _realised(doc, hit, sentence, found)
            for party in _parties(doc, hit, sentence, parties):
                for treaty in meant:
                    found.append(Action(start, hit.end, party, treaty, hit.entry.value, realisation, hit.entry.row))
    return found


def _treaties(doc: Doc, hit: Hit, sentence: Sentence, treaties: Nearby[Mention]) -> list[str]:
    """Return the treaties of an act: behind the verb, before it in the sentence, else the last one named."""
    inside = treaties.between(sentence.start, sentence.end)
    behind = [m for m in inside if m.start >= hit.start]
    before = [m for m in inside if m.start < hit.start]
    if hit.entry.value in OF_MANY_THINGS and not any(m.start <= hit.end + CLOSE for m in behind):
        return []
    if behind:
        return [behind[0].id, *_also(doc, behind)]
    if before:
        return [before[-1].id]
    if _other_object(doc, hit, sentence):
        return []
    near = treaties.before(sentence.start, 1) or treaties.after(sentence.end, 1)
    return [near[0].id] if near else []


def _other_object(doc: Doc, hit: Hit, sentence: Sentence) -> bool:
    """Tell whether a noun behind the verb says that something else than a treaty is meant: joined the talks."""
    at = hit.end
    if doc.role("pronoun", at) and not doc.role("determiner", at):
        return False
    known = doc.role("determiner", at)
    at = known or at
    if at >= sentence.end or not doc.tokens.words[at] or doc.tokens.caps[at] or doc.tokens.keys[at].isdigit():
        return False
    roles = (
        "adverb",
        "locative",
        "connector",
        "conjunction",
        "coordinator",
        "pronoun",
        "negator",
        "planner",
        "addressee",
    )
    small = any(doc.role(role, at) for role in roles) or doc.hit("time", at) or doc.hit("numbers", at)
    return bool(known) and not small


def _also(doc: Doc, behind: list[Mention]) -> list[str]:
    """Return the treaties that a comma or a conjunction joins to the first one."""
    found: list[str] = []
    for last, mention in itertools.pairwise(behind):
        between = range(last.end, mention.start)
        joined = len(between) <= CLOSE and any(doc.joins(at) or doc.tokens.keys[at] == "," for at in between)
        if not joined or any(at in doc.hits.get("triggers", {}) for at in between):
            break
        found.append(mention.id)
    return [treaty for treaty in dict.fromkeys(found) if treaty != behind[0].id]


def _about_something_else(doc: Doc, hit: Hit, sentence: Sentence, treaties: Nearby[Mention]) -> bool:
    """Tell whether the verb's own object is another thing than a treaty: a memorandum, a law."""
    near = range(max(sentence.start, hit.start - 8), min(sentence.end, hit.end + 5))
    if treaties.between(near.start, near.stop):
        return False
    return any(at in doc.hits.get("heads", {}) and _other(doc, at) for at in near)


def _other(doc: Doc, at: int) -> bool:
    return doc.hits["heads"][at][0].entry.kind in ("document", "memorandum", "agreement")


def _parties(doc: Doc, hit: Hit, sentence: Sentence, parties: Nearby[Mention]) -> list[str]:
    """Return the parties of an act: the nearest subject before the verb with those it is joined to, else after."""
    low = sentence.start
    if doc.quoted[hit.start] >= 0:
        low = max(low, doc.quotes[doc.quoted[hit.start]].start)
    before = [m for m in parties.between(low, hit.start) if m.end <= hit.start]
    before = [m for m in before if doc.ends("locative", m.start) < 0] or before
    crowd = _crowd(doc, low, hit)
    if before and before[-1].start > crowd:
        return _joined(doc, before)
    behind = parties.between(hit.end, min(sentence.end, hit.end + 3))
    if behind and not before and doc.pack.settings.verb_first:
        return [behind[0].id]
    if before or crowd >= 0 or low > sentence.start or _counted_behind(doc, hit):
        return []
    earlier = [m for m in parties.before(sentence.start, 1) if _same_paragraph(doc, m.start, sentence)]
    return [earlier[-1].id] if earlier and _continues(doc, hit, sentence) else []


def _crowd(doc: Doc, low: int, hit: Hit) -> int:
    """Return where the last group or number of states before a verb stands, which is then its subject, or -1."""
    groups = [m.start for m in doc.of("group").between(low, hit.start)]
    units = doc.hits.get("units", {})
    counted = [at for at in range(low, hit.start) if at in units and _several(doc, units[at][0])]
    return max([*groups, *counted], default=-1)


def _several(doc: Doc, unit: Hit) -> bool:
    """Tell several states from one that `the country` stands for."""
    if unit.entry.value not in STATES:
        return False
    number = doc.hit("numbers", unit.start - 1) or doc.hit("numbers", unit.start - 2)
    if doc.tokens.key(unit.start - 1).isdigit() or (number is not None and number.end >= unit.start - 1):
        return True
    return doc.tokens.cut(unit.start, unit.end).lower() != unit.entry.lemma.lower()


def _counted_behind(doc: Doc, hit: Hit) -> bool:
    """Tell whether a number of states follows a verb as its subject."""
    units = doc.hits.get("units", {})
    return any(at in units and units[at][0].entry.value in STATES for at in range(hit.end, hit.end + CLOSE))


def _same_paragraph(doc: Doc, at: int, sentence: Sentence) -> bool:
    return doc.sentences[doc.sentence_at(at)].paragraph >= sentence.paragraph - 1


def _continues(doc: Doc, hit: Hit, sentence: Sentence) -> bool:
    """Tell whether a pronoun or nothing at all stands for the party."""
    span = range(sentence.start, hit.start)
    if any(doc.of(kind).between(span.start, span.stop) for kind in ("treaty", "body", "person")):
        return False
    if doc.pack.settings.pro_drop and len(span) <= CLOSE:
        return True
    return any(doc.role("pronoun", at) or doc.role("determiner", at) for at in span)


def _joined(doc: Doc, before: list[Mention]) -> list[str]:
    """Take the last party before the verb, and those that a comma or `and` joins to it."""
    chosen = [before[-1]]
    for mention in reversed(before[:-1]):
        gap = chosen[-1].start - mention.end
        joins = gap == 1 and (doc.tokens.keys[mention.end] == "," or doc.joins(mention.end))
        if not joins:
            break
        chosen.append(mention)
    return list(dict.fromkeys(m.id for m in reversed(chosen)))


def _realised(doc: Doc, hit: Hit, sentence: Sentence, found: list[Action]) -> tuple[int, str]:
    """Tell whether an act is denied, meant to happen, or has happened."""
    start = hit.start
    low = max(sentence.start, hit.start - REACH)
    for at in _back(doc, low, hit.start):
        if (end := doc.role("negator", at)) and end <= hit.end:
            return min(start, at), "denied"
    if doc.role("planner", hit.start):
        return start, "prospective"
    for at in _back(doc, low, hit.start):
        if doc.role("planner", at):
            return min(start, at), "prospective"
    last = found[-1] if found and found[-1].start >= sentence.start else None
    if last is not None and last.realisation == "prospective" and _coordinated(doc, last.end, hit.start):
        return start, "prospective"
    return start, "actual"


def _coordinated(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a verb is joined to the one before it and has no subject of its own."""
    return not doc.of("state").between(start, end) and any(doc.joins(at) for at in range(start, end))


def _back(doc: Doc, low: int, high: int) -> Iterator[int]:
    """Go back from a verb to where its clause begins."""
    for at in range(high - 1, low - 1, -1):
        if doc.tokens.keys[at] in (";", ":", '"') or (doc.tokens.keys[at] == "," and doc.role("conjunction", at + 1)):
            return
        yield at
