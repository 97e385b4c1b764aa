"""Acts of a state on a treaty: who, which treaty, which act, and whether it happened, is meant to, or is denied."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

from kg.drafting.facts import ellipses
from kg.drafting.facts.acts import Action
from kg.drafting.facts.amounts import part
from kg.drafting.facts.happenings import meant
from kg.drafting.facts.parties import parties_of
from kg.drafting.facts.realised import ACTUAL, PROSPECTIVE, nominal, realised
from kg.drafting.names.gazetteer import public
from kg.drafting.text.document import Mention
from kg.drafting.text.nearby import Nearby

if TYPE_CHECKING:
    from kg.drafting.dating.dated import Dated
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc, Sentence

OF_MANY_THINGS = frozenset(("Withdrawal", "Acceptance", "Approval"))
"""Acts whose verbs are said of much else; a treaty must be their object."""
NOMINAL = frozenset(("Ratification", "Accession", "Signature"))
"""Acts that a noun tells of too."""
TREATY = "treaty"
"""Kind of head that stands for a treaty named before: has yet to ratify that treaty."""
OTHERS = frozenset(("document", "memorandum", "agreement"))
"""Kinds of head that say that something else than a treaty is signed."""
CLOSE, WHEN = 4, 10
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


def actions(doc: Doc, parties: Nearby[Mention], dated: Nearby[Dated]) -> list[Action]:
    """Find the acts of a text: one for each party and treaty that a verb, or a noun of an act, has."""
    found: list[Action] = []
    treaties = _named(doc)
    inside = 0
    for at in sorted(doc.hits.get("triggers", {})):
        hit = _as_act(doc, meant(doc, at)[0])
        covered, inside = at < inside, max(inside, hit.end)
        if covered or hit.entry.kind != "action":
            continue
        sentence = doc.sentences[doc.sentence_at(at)]
        told = _told(doc, hit, sentence, treaties, parties, found)
        found += _in_time(doc, hit, sentence, dated, told) + _gapped(doc, hit, sentence, dated, told, parties)
    return sorted({*found, *ellipses.acts(doc, found, parties)})


def _named(doc: Doc) -> Nearby[Mention]:
    """List the treaties, also those within the names of groups: the signatories to the Budapest Convention."""
    names = doc.hits.get("names", {})
    inner = [names[at][0] for m in doc.of("group").items for at in range(m.start, m.end) if at in names]
    found = [Mention(h.start, h.end, TREATY, public(h.entry.value), "inner") for h in inner if h.entry.kind == TREATY]
    return Nearby([*doc.of("treaty").items, *found])


def _as_act(doc: Doc, hit: Hit) -> Hit:
    """Take the noun of a signing, with its treaty, for that of an act: refrained from the signing of the convention."""
    if (hit.entry.value, hit.entry.use) != ("signing", "noun"):
        return hit
    own = [h for h in doc.hits.get("triggers-inner", {}).get(hit.start, ()) if h.entry.kind == "action"]
    return own[0] if own else hit


def _in_time(doc: Doc, hit: Hit, sentence: Sentence, dated: Nearby[Dated], told: list[Action]) -> list[Action]:
    """Let the date behind an act say whether it is still to come, or, of a noun, that it has been."""
    if not told or told[0].realisation not in (ACTUAL, PROSPECTIVE):
        return told
    if told[0].realisation == ACTUAL and _to_come(doc, hit, sentence, dated):
        return [act._replace(realisation=PROSPECTIVE) for act in told]
    if told[0].realisation == PROSPECTIVE and hit.entry.use == "noun" and _been(doc, hit, sentence, dated):
        return [act._replace(realisation=ACTUAL) for act in told]
    return told


def _been(doc: Doc, hit: Hit, sentence: Sentence, dated: Nearby[Dated]) -> bool:
    """Tell whether the day of a noun of an act is past: its ratification of the convention in 2015."""
    treaty = doc.of("treaty").between(hit.end, min(sentence.end, hit.end + CLOSE))
    end = treaty[0].end if treaty else hit.end
    day = next(iter(dated.between(end, min(sentence.end, end + CLOSE))), None)
    if day is None or not day.full or day.bounds is None or not doc.published:
        return False
    return day.bounds.latest < doc.published and not doc.within("planner", sentence.start, hit.start)


def _gapped(
    doc: Doc, hit: Hit, sentence: Sentence, dated: Nearby[Dated], told: list[Action], parties: Nearby[Mention]
) -> list[Action]:
    """Take others for whom a date stands but no verb: which Chile joined in 2017 and Peru in 2019."""
    if not told or hit.entry.use == "noun":
        return []
    more: list[Action] = []
    days = dated.between(hit.end, min(sentence.end, hit.end + WHEN))
    for last, following in itertools.pairwise(dated.between(days[0].start, sentence.end) if days else ()):
        other = next(iter(parties.between(last.end + 1, following.start)), None)
        between = range(last.end, following.start)
        if other is None or not _lists(doc, last.end) or other.start - last.end > 2 or following.start - other.end > 1:
            break
        if any(doc.hit("triggers", at) for at in between):
            break
        more += [act._replace(party=other.id) for act in told[:1]]
    return more


def _lists(doc: Doc, at: int) -> bool:
    return doc.tokens.keys[at] == "," or bool(doc.joins(at))


def _to_come(doc: Doc, hit: Hit, sentence: Sentence, dated: Nearby[Dated]) -> bool:
    """Tell whether the first date behind a verb is one after the day of publication."""
    behind = dated.between(hit.end, min(sentence.end, hit.end + WHEN))
    if behind and not behind[0].full and any(day.full for day in dated.between(sentence.start, hit.start)):
        return False
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
    following = False
    if hit.entry.use == "noun":
        following = bool(found) and _follows(doc, hit, sentence, found[-1])
        if hit.entry.value not in NOMINAL or not (following or _of_a_treaty(doc, hit, sentence, treaties)):
            return []
        start, realisation = nominal(doc, hit, sentence)
    else:
        start, realisation = realised(doc, hit, sentence, found[-1] if found else None)
    meant = _treaties(doc, hit, sentence, treaties)
    if not meant or not realisation or _about_something_else(doc, hit, sentence, treaties):
        return []
    own = hit.entry.use != "noun" or parties.between(sentence.start, hit.end)
    who = parties_of(doc, hit, sentence, parties) if own or not following else [found[-1].party]
    entry = hit.entry
    return [Action(start, hit.end, p, t, entry.value, realisation, entry.row) for p in who for t in meant]


def _follows(doc: Doc, hit: Hit, sentence: Sentence, last: Action) -> bool:
    """Tell whether a noun of an act begins the sentence behind one with an act: It signed. Ratification will follow."""
    before = doc.sentences[max(0, doc.sentence_at(hit.start) - 1)]
    return hit.start - sentence.start <= 1 and last.start >= before.start and before.paragraph == sentence.paragraph


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
    if (_prepositional(doc, hit) and not doc.role("pronoun", hit.end)) or _other_object(doc, hit, sentence):
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
