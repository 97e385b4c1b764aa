"""Who acts on a treaty: the subject of a verb, those it is joined to, and those whom a list behind a group names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.facts.amounts import part

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc, Mention, Sentence
    from kg.drafting.text.nearby import Nearby

STATES = frozenset(("states", "parties", "un-member-states"))
VOTES = frozenset(("votes-for", "votes-against", "abstentions"))
"""What is counted in a vote tells of no group that acts on a treaty."""
FORCE = "EntryIntoForceForParty"
CLOSE, BEHIND, NEAR = 4, 6, 3


def parties_of(doc: Doc, hit: Hit, sentence: Sentence, parties: Nearby[Mention]) -> list[str]:
    """Return the parties of an act."""
    if hit.entry.value == FORCE:
        return _bound(doc, hit, sentence, parties)
    low = _low(doc, hit, sentence)
    before = _before(doc, low, hit, parties)
    pair, crowd = two_before(doc, low, hit, parties), _crowd(doc, low, hit)
    if crowd >= 0 and (clause := _clause_of(doc, crowd, hit)):
        before = [m for m in before if m.start < clause]
    if pair or (before and (before[-1].start > crowd or _of_them(doc, before[-1], crowd))):
        return pair or joined(doc, before)
    if crowd >= 0 or _counted_behind(doc, hit):
        listed = _listed(doc, max(hit.end, crowd), sentence, parties)
        return listed or (_behind(doc, hit, sentence, parties) if crowd >= 0 and _apart(doc, crowd) else [])
    return _behind(doc, hit, sentence, parties) or (
        [] if low > sentence.start else _earlier(doc, hit, sentence, parties)
    )


def _clause_of(doc: Doc, crowd: int, hit: Hit) -> int:
    """Return where the relative clause begins whose subject a group is: among the states that, in Hanoi, signed."""
    unit, group = doc.hit("units", crowd), next(iter(doc.of("group").between(crowd, crowd + 1)), None)
    end = max(unit.end if unit is not None else 0, group.end if group is not None else 0)
    start = end + 1 if doc.tokens.key(end) == "," else end
    inside = range(start, hit.start)
    closed = any(doc.tokens.keys[at] == "," for at in inside)
    relative = doc.role("relative", start) and not doc.role("complementiser", start)
    return start if end and relative and not closed else 0


def _of_them(doc: Doc, mention: Mention, crowd: int) -> bool:
    """Tell whether who is named before a group is said to be one of it: Jamaica is among 72 states that signed."""
    span = range(mention.end, crowd)
    if len(span) > 2 * BEHIND or any(doc.role("negator", at) for at in span):
        return False
    return any(doc.role("membership", at) for at in span)


def _behind(doc: Doc, hit: Hit, sentence: Sentence, parties: Nearby[Mention]) -> list[str]:
    """Return the subjects behind their verb, in a language that puts them there, or the actor behind a noun."""
    if not doc.pack.settings.verb_first and hit.entry.use != "noun":
        return []
    ahead = range(hit.end, min(sentence.end, hit.end + CLOSE))
    at = next((end for word in ahead if (end := doc.role("inclusion", word))), hit.end)
    while at < sentence.end and (step := _passed(doc, at)):
        at = step
    behind = [m for m in parties.between(at, min(sentence.end, at + NEAR)) if not _governed(doc, m)]
    if not behind or hit.entry.use == "noun":
        return [m.id for m in behind[:1]]
    return chain(doc, behind[0], parties.between(behind[0].end, sentence.end))


def _passed(doc: Doc, at: int) -> int:
    """Skip what may stand between a verb and the list of its subjects: a pronoun, a colon, among others."""
    if doc.tokens.keys[at] == ":":
        return at + 1
    return doc.role("adverb", at) or doc.role("pronoun", at)


def _low(doc: Doc, hit: Hit, sentence: Sentence) -> int:
    """Return where the words begin in which the subject may stand: a quotation of a sentence is a text of its own."""
    quote = doc.quoted[hit.start]
    if quote < 0 or not doc.tokens.caps[doc.quotes[quote].start]:
        return sentence.start
    return max(sentence.start, doc.quotes[quote].start)


def _before(doc: Doc, low: int, hit: Hit, parties: Nearby[Mention]) -> list[Mention]:
    before = [m for m in parties.between(low, hit.start) if m.end <= hit.start]
    return [m for m in before if not _governed(doc, m)] or before


def _governed(doc: Doc, mention: Mention) -> bool:
    return doc.ends("locative", mention.start) >= 0


def _bound(doc: Doc, hit: Hit, sentence: Sentence, parties: Nearby[Mention]) -> list[str]:
    """Return for whom a treaty enters into force: who stands behind the verb, or before one that says who is bound."""
    behind = [m for m in parties.between(hit.end, min(sentence.end, hit.end + BEHIND)) if _for(doc, m, hit)]
    if behind:
        return [behind[0].id]
    before = _before(doc, _low(doc, hit, sentence), hit, parties)
    if any(_one_state(doc, at) or _pronoun(doc, at) for at in range(hit.start, min(sentence.end, hit.end + BEHIND))):
        named = before or [m for m in parties.before(sentence.start, 1) if _same_paragraph(doc, m.start, sentence)]
        return [named[-1].id] if named else []
    treaty = doc.of("treaty").between(sentence.start, hit.start)
    last = max(treaty[-1].start if treaty else -1, _crowd(doc, sentence.start, hit))
    if before and before[-1].start > last:
        return joined(doc, before)
    return []


def _for(doc: Doc, mention: Mention, hit: Hit) -> bool:
    """Tell whether a preposition stands before who is bound: in force for Mexico, not after Mexico had ratified."""
    roles = ("connector", "locative", "addressee")
    article = doc.ends("determiner", mention.start, 1)
    starts = (mention.start, article if article >= 0 else mention.start)
    return mention.start == hit.end or any(doc.ends(role, start) >= 0 for role in roles for start in starts)


def _pronoun(doc: Doc, at: int) -> bool:
    """Tell whether a pronoun that a preposition governs stands at a token: in respect of it."""
    return bool(doc.role("pronoun", at)) and any(doc.ends(role, at, 2) >= 0 for role in ("connector", "locative"))


def _one_state(doc: Doc, at: int) -> bool:
    """Tell whether `the country` stands at a token."""
    unit = doc.hit("units", at)
    known = doc.ends("determiner", at) >= 0 or (
        unit is not None and doc.tokens.key(unit.end) in doc.pack.demonstratives
    )
    return unit is not None and unit.entry.value in STATES and known and not _several(doc, unit)


def _crowd(doc: Doc, low: int, hit: Hit) -> int:
    """Return where the last group or number of states before a verb stands, which is then its subject, or -1."""
    groups = [m.start for m in doc.of("group").between(low, hit.start)]
    units = doc.hits.get("units", {})
    counted = [at for at in range(low, hit.start) if at in units and _several(doc, units[at][0])]
    return max([*groups, *counted], default=-1)


def _apart(doc: Doc, crowd: int) -> bool:
    """Tell whether a preposition stands before a group, so that it is no subject: of the states of the region."""
    return any(doc.ends(role, crowd) >= 0 for role in ("locative", "connector", "preposition"))


def _several(doc: Doc, unit: Hit) -> bool:
    """Tell several states from one that `the country` stands for, and from a part of a name: the United States."""
    if doc.of("state").before(unit.end, 1) and doc.of("state").before(unit.end, 1)[0].end > unit.start:
        return False
    if unit.entry.value not in STATES or unit.entry.kind in VOTES:
        return False
    number = part(doc, unit.start - 1, "number") or part(doc, unit.start - 2, "number")
    if doc.tokens.key(unit.start - 1).isdigit() or (number is not None and number.end >= unit.start - 1):
        return True
    if doc.pack.settings.endings:
        return number is not None
    if doc.pack.settings.syllables:
        return doc.ends("determiner", unit.start) >= 0
    return doc.tokens.cut(unit.start, unit.end).lower() != unit.entry.lemma.lower()


def _counted_behind(doc: Doc, hit: Hit) -> bool:
    """Tell whether a number of states follows a verb as its subject."""
    units = doc.hits.get("units", {})
    return any(at in units and units[at][0].entry.value in STATES for at in range(hit.end, hit.end + BEHIND))


def _listed(doc: Doc, start: int, sentence: Sentence, parties: Nearby[Mention]) -> list[str]:
    """Return those of a group whom a list names: two states: Qatar and Viet Nam; 50 states, among them Poland."""
    for at in range(start, min(sentence.end, start + 4 * BEHIND)):
        colon = doc.tokens.keys[at] in (":", "-") and not doc.tokens.tight(at + 1)
        end = doc.role("inclusion", at) or (at + 1 if colon else 0)
        if end and doc.within("negator", max(start, at - NEAR), at):
            return []
        first = next(iter(parties.between(end, end + 2)), None) if end else None
        if first is not None:
            return chain(doc, first, parties.between(first.end, sentence.end))
    return []


def chain(doc: Doc, first: Mention, rest: list[Mention]) -> list[str]:
    """Take those that commas and conjunctions join to the first."""
    chosen = [first]
    for mention in rest:
        between = range(chosen[-1].end, mention.start)
        if len(between) > 2 or not all(doc.tokens.keys[at] == "," or _links(doc, at) for at in between):
            break
        chosen.append(mention)
    return list(dict.fromkeys(m.id for m in chosen))


def _links(doc: Doc, at: int) -> bool:
    return any(doc.role(role, at) for role in ("coordinator", "negator", "determiner"))


def two_before(doc: Doc, low: int, hit: Hit, parties: Nearby[Mention]) -> list[str]:
    """Return the two that were named last, where `both` or `neither` is the subject."""
    if not doc.within("pair", max(low, hit.start - BEHIND), hit.start):
        return []
    last = list(dict.fromkeys(m.id for m in reversed(parties.before(low))))[:2]
    return last if len(last) == 2 else []


def _earlier(doc: Doc, hit: Hit, sentence: Sentence, parties: Nearby[Mention]) -> list[str]:
    """Return who was named last, where a pronoun or nothing stands for it, or a noun needs an actor."""
    last = parties.before(sentence.start, 1)
    if hit.entry.use == "noun":
        near = [m for m in last if _same_paragraph(doc, m.start, sentence)]
        home = doc.pack.settings.home
        return [near[-1].id] if near and not home else [home] if home else [m.id for m in last]
    span = range(sentence.start, hit.start)
    told = any(doc.hit("speech", at) for at in span)
    if not told and any(_stands_for_state(doc, at, hit.start) for at in span):
        return [m.id for m in last]
    near = [m for m in last if _same_paragraph(doc, m.start, sentence)]
    return [near[-1].id] if near and _continues(doc, hit, sentence) else []


def _stands_for_state(doc: Doc, at: int, end: int) -> bool:
    """Tell whether a noun of one state, with other words about it, is the subject: the landlocked nation acceded."""
    unit = doc.hit("units", at)
    if unit is None or unit.entry.value not in STATES or _several(doc, unit):
        return False
    behind = range(unit.end, min(end, unit.end + CLOSE))
    shown = any(doc.tokens.keys[word] in doc.pack.demonstratives for word in behind)
    return shown or doc.within("determiner", max(0, at - NEAR), at)


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


def joined(doc: Doc, before: list[Mention]) -> list[str]:
    """Take the last party before the verb, and those that a comma or `and` joins to it."""
    chosen = [before[-1]]
    for mention in reversed(before[:-1]):
        between = range(mention.end, chosen[-1].start)
        if not 1 <= len(between) <= 2 or not all(doc.tokens.keys[at] == "," or _links(doc, at) for at in between):
            break
        chosen.append(mention)
    return list(dict.fromkeys(m.id for m in reversed(chosen)))
