"""Acts of a state on a treaty: who, which treaty, which act, and whether it happened, is meant to, or is denied."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from kg.drafting.facts.amounts import part
from kg.drafting.facts.happenings import meant
from kg.drafting.facts.parties import chain, joined, parties_of
from kg.drafting.facts.realised import ACTUAL, DENIED, PROSPECTIVE, nominal, realised
from kg.drafting.text.nearby import Nearby

if TYPE_CHECKING:
    from kg.drafting.dating.dated import Dated
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc, Mention, Sentence

OF_MANY_THINGS = frozenset(("Withdrawal", "Acceptance", "Approval"))
"""Acts whose verbs are said of much else; a treaty must be their object."""
NOMINAL = frozenset(("Ratification", "Accession", "Signature"))
"""Acts that a noun tells of too."""
TREATY = "treaty"
"""Kind of head that stands for a treaty named before: has yet to ratify that treaty."""
OTHERS = frozenset(("document", "memorandum", "agreement"))
"""Kinds of head that say that something else than a treaty is signed."""
CLOSE, FAR, WHEN = 4, 60, 10
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


class Action(NamedTuple):
    """Tokens [start, end) that tell an act, with party, treaty, type and realisation."""

    start: int
    end: int
    party: str
    treaty: str
    type: str
    realisation: str
    row: int


def actions(doc: Doc, parties: Nearby[Mention], dated: Nearby[Dated]) -> list[Action]:
    """Find the acts of a text: one for each party and treaty that a verb, or a noun of an act, has."""
    found: list[Action] = []
    treaties = doc.of("treaty")
    inside = 0
    for at in sorted(doc.hits.get("triggers", {})):
        hit = meant(doc, at)[0]
        covered, inside = at < inside, max(inside, hit.end)
        if covered or hit.entry.kind != "action":
            continue
        sentence = doc.sentences[doc.sentence_at(at)]
        told = _told(doc, hit, sentence, treaties, parties, found)
        later = bool(told) and told[0].realisation == ACTUAL and _to_come(doc, hit, sentence, dated)
        found += [act._replace(realisation=PROSPECTIVE) for act in told] if later else told
    return sorted(set(found + _again(doc, found, parties) + _absent(doc, parties)))


def _to_come(doc: Doc, hit: Hit, sentence: Sentence, dated: Nearby[Dated]) -> bool:
    """Tell whether the first date behind a verb is one after the day of publication."""
    behind = dated.between(hit.end, min(sentence.end, hit.end + WHEN))
    first = behind[0].bounds if behind else None
    if not behind or any(
        doc.tokens.keys[m.start - 1] == "," for m in doc.of("state").between(hit.end, behind[0].start)
    ):
        return False
    return bool(doc.published and first and first.earliest > doc.published)


def _told(
    doc: Doc, hit: Hit, sentence: Sentence, treaties: Nearby[Mention], parties: Nearby[Mention], found: list[Action]
) -> list[Action]:
    """Return the acts that a verb or a noun tells of."""
    if hit.entry.use == "noun":
        if hit.entry.value not in NOMINAL or not _of_a_treaty(doc, hit, sentence, treaties):
            return []
        start, realisation = nominal(doc, hit, sentence)
    else:
        start, realisation = realised(doc, hit, sentence, found[-1] if found else None)
    meant = _treaties(doc, hit, sentence, treaties)
    if not meant or not realisation or _about_something_else(doc, hit, sentence, treaties):
        return []
    who = parties_of(doc, hit, sentence, parties)
    entry = hit.entry
    return [Action(start, hit.end, p, t, entry.value, realisation, entry.row) for p in who for t in meant]


def _of_a_treaty(doc: Doc, hit: Hit, sentence: Sentence, treaties: Nearby[Mention]) -> bool:
    """Tell whether a treaty follows a noun of an act, so that it is that treaty's: ratification of the convention."""
    number = part(doc, hit.start - 1, "number") if hit.start else None
    if doc.tokens.key(hit.start - 1)[:1].isdigit() or (number is not None and number.end == hit.start):
        return False
    near = treaties.between(hit.start, min(hit.end + CLOSE, sentence.end))
    return bool(near) or bool(doc.of("state").between(sentence.start, sentence.end) and _stands_alone(doc, hit))


def _stands_alone(doc: Doc, hit: Hit) -> bool:
    """Tell whether a sign or a small word follows, so that a noun is no part of another: the ratification bill."""
    if doc.pack.settings.adjective_after:
        return True
    return doc.tokens.words[hit.end : hit.end + 1] != [True] or any(
        doc.role(role, hit.end) for role in ("locative", "connector", "adverb", "conjunction", "coordinator")
    )


def _treaties(doc: Doc, hit: Hit, sentence: Sentence, treaties: Nearby[Mention]) -> list[str]:
    """Return the treaties of an act: behind the verb, before it in the sentence, else the last one named."""
    inside = treaties.between(sentence.start, sentence.end)
    behind = _owned(doc, [m for m in inside if m.start >= hit.start])
    before = [m for m in inside if m.start < hit.start]
    if _elsewhere(doc, hit, behind):
        return []
    if before and doc.role("pronoun", hit.end) and not doc.role("determiner", hit.end):
        return [before[-1].id]
    if behind or before:
        return [behind[0].id, *_also(doc, behind)] if behind else [before[-1].id]
    if _prepositional(doc, hit) or _other_object(doc, hit, sentence):
        return []
    near = _last(doc, hit, sentence, treaties) or [m.id for m in treaties.after(sentence.end, 1)]
    return near[:1]


def _last(doc: Doc, hit: Hit, sentence: Sentence, treaties: Nearby[Mention]) -> list[str]:
    """Return the treaty named last, or, in a new paragraph, that which the story has spoken of most."""
    before = treaties.before(sentence.start)
    if not before:
        return []
    last = before[-1]
    low = hit.start - 2 if doc.pack.settings.endings else hit.end
    object_ = any(doc.role("pronoun", at) for at in range(low, hit.end + 1))
    if object_ or doc.sentences[doc.sentence_at(last.start)].paragraph == sentence.paragraph:
        return [last.id]
    told = Counter(m.id for m in before)
    return [max(told, key=lambda id: (told[id], id == last.id))]


def _of_an_act(doc: Doc, hit: Hit) -> bool:
    """Tell whether a noun of an act is what is approved: the parliament approved the accession."""
    triggers = doc.hits.get("triggers", {})
    near = [triggers[at][0].entry for at in range(hit.end, hit.end + CLOSE) if at in triggers]
    return any(entry.kind == "action" and entry.use == "noun" for entry in near)


def _elsewhere(doc: Doc, hit: Hit, behind: list[Mention]) -> bool:
    """Tell whether a verb that is said of much else has no treaty as its object."""
    if hit.entry.value in OF_MANY_THINGS:
        return not any(m.start <= hit.end + CLOSE for m in behind) or _of_an_act(doc, hit)
    return bool(behind) and hit.entry.value == "Accession" and _joins_event(doc, hit, behind[0])


def _owned(doc: Doc, behind: list[Mention]) -> list[Mention]:
    """Leave out a treaty that only says whose the next one is: the Budapest Convention's second protocol."""
    if len(behind) > 1 and doc.tokens.key(behind[0].end) == "'" and behind[1].start - behind[0].end <= CLOSE:
        return behind[1:]
    return behind


def _joins_event(doc: Doc, hit: Hit, treaty: Mention) -> bool:
    """Tell whether an event stands between a verb of joining and a treaty: joined the talks on the protocol."""
    triggers = doc.hits.get("triggers", {})
    near = range(hit.end, min(treaty.start, hit.end + CLOSE))
    return any(at in triggers and triggers[at][0].entry.use == "noun" for at in near)


def _prepositional(doc: Doc, hit: Hit) -> bool:
    """Tell whether a form ends with a preposition, so that its object must follow: accede to."""
    if doc.hit("time", hit.end - 1) or doc.hit("time", hit.end):
        return False
    return any(doc.ends(role, hit.end, 1) == hit.end - 1 > hit.start for role in ("locative", "addressee", "connector"))


def _other_object(doc: Doc, hit: Hit, sentence: Sentence) -> bool:
    """Tell whether a noun behind the verb says that something else than a treaty is meant: joined the talks."""
    at = hit.end
    if (doc.role("pronoun", at) and not doc.role("determiner", at)) or doc.hit("time", at):
        return False
    known = doc.role("determiner", at)
    at = known or at
    if at >= sentence.end or not doc.tokens.words[at] or doc.tokens.caps[at] or doc.tokens.keys[at].isdigit():
        return False
    head = doc.hit("heads", at)
    if doc.role("stand-in", at) or (head is not None and head.entry.kind == TREATY):
        return False
    small = any(doc.role(role, at) for role in SMALL) or doc.hit("time", at) or doc.hit("numbers", at)
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
    """Tell whether what is signed is nearer to the verb than any treaty, and another thing: a memorandum, a law."""
    heads = doc.hits.get("heads", {})
    named = {at for m in treaties.between(sentence.start, sentence.end) for at in range(m.start, m.end)}
    signed = hit.entry.value == "Signature"
    near = range(sentence.start, sentence.end) if signed else range(hit.end, min(hit.end + CLOSE, sentence.end))
    others = [at for at in near if at in heads and at not in named and heads[at][0].entry.kind in OTHERS]
    if not others:
        return False
    behind = [at for at in others if at >= hit.end]
    treaty = min((at for at in named if at >= hit.end), default=0)
    if behind:
        return not treaty or behind[0] < treaty
    return signed and not named


def _again(doc: Doc, found: list[Action], parties: Nearby[Mention]) -> list[Action]:
    """Take words that stand for an act told before: did so, has done neither."""
    told: list[Action] = []
    earlier = Nearby(found)
    for at, hit in sorted(doc.roles.get("proverb", {}).items()):
        sentence = doc.sentences[doc.sentence_at(at)]
        last = earlier.between(sentence.start - FAR, at)
        who = _subjects(doc, hit, sentence, parties)
        if not last or not who or who[-1] == last[-1].party:
            continue
        same = [a for a in last if a.party == last[-1].party] if hit.entry.value == DENIED else last[-1:]
        realisation = hit.entry.value or realised(doc, hit, sentence, None)[1]
        acts = {(a.treaty, a.type): a.row for a in same}
        told += [Action(at, hit.end, p, t, kind, realisation, row) for p in who for (t, kind), row in acts.items()]
    return told


def _subjects(doc: Doc, hit: Hit, sentence: Sentence, parties: Nearby[Mention]) -> list[str]:
    """Return who is the subject of words that stand for an act: those before them, else those right behind."""
    before = parties.between(sentence.start, hit.start)
    behind = parties.between(hit.end, sentence.end)
    if before:
        return joined(doc, before)
    return chain(doc, behind[0], behind[1:]) if behind and behind[0].start <= hit.end + 1 else []


def _absent(doc: Doc, parties: Nearby[Mention]) -> list[Action]:
    """Take who is said not to be among those that have acted: 72 states signed it; Peru is not among them."""
    told: list[Action] = []
    triggers, treaties = doc.hits.get("triggers", {}), doc.of("treaty")
    for at, hit in sorted(doc.roles.get("among", {}).items()):
        if not doc.within("negator", max(0, at - CLOSE), at):
            continue
        sentence = doc.sentences[doc.sentence_at(at)]
        acts = [w for w in range(max(0, at - FAR), at) if w in triggers and triggers[w][0].entry.kind == "action"]
        treaty = treaties.before(at, 1)
        if not acts or not treaty:
            continue
        before, behind = parties.between(acts[-1], at), parties.between(hit.end, min(sentence.end, hit.end + 2 * CLOSE))
        who = joined(doc, before) if before else chain(doc, behind[0], behind[1:]) if behind else []
        entry = triggers[acts[-1]][0].entry
        told += [Action(at, hit.end, party, treaty[0].id, entry.value, DENIED, entry.row) for party in who]
    return told
