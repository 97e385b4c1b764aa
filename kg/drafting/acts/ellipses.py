"""Acts that other words stand for: did so, as did Peru, the latter has not, is not among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.acts.acts import Action
from kg.drafting.acts.crowds import STATES
from kg.drafting.acts.parties import joined, one_of_two
from kg.drafting.acts.realised import ACTUAL, DENIED, PROSPECTIVE, closes, realised
from kg.drafting.acts.subjects import bare, chain
from kg.drafting.text.nearby import Nearby

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc, Mention, Sentence

CLOSE, FEW, FAR = 4, 12, 60
AFTER, SAME = "after", "same"
"""Words that stand for an act before their subject (as did Peru), and those that take over whether it happened."""
TOLD = (ACTUAL, PROSPECTIVE, DENIED)


def acts(doc: Doc, found: list[Action], parties: Nearby[Mention]) -> list[Action]:
    """Find the acts that other words stand for, beside those that verbs and nouns tell of."""
    return [
        *_again(doc, found, parties),
        *_earlier_ones(doc, found, parties),
        *_left_out(doc, found, parties),
        *_absent(doc, parties),
    ]


def but(doc: Doc, hit: Hit, sentence: Sentence, told: list[Action], parties: Nearby[Mention]) -> list[Action]:
    """Turn the act round for those who are said to be left out: all members signed it, with the exception of Peru."""
    if not told or told[0].realisation == PROSPECTIVE:
        return told
    out = [m.id for m in parties.between(sentence.start, sentence.end) if doc.ends("exception", bare(doc, m)) >= 0]
    other = ACTUAL if told[0].realisation == DENIED else DENIED
    return [a for a in told if a.party not in out] + [told[0]._replace(party=party, realisation=other) for party in out]


def _again(doc: Doc, found: list[Action], parties: Nearby[Mention]) -> list[Action]:
    """Take words that stand for an act told before: did so, has done neither, as did Peru."""
    told: list[Action] = []
    earlier = Nearby(found)
    covered = 0
    for at, hit in sorted(doc.roles.get("proverb", {}).items()):
        inner, covered = at < covered, max(covered, hit.end)
        if inner or at in doc.hits.get("triggers", {}):
            continue
        sentence = doc.sentences[doc.sentence_at(at)]
        said = hit.entry.value.split()
        far = 0 if AFTER in said and SAME in said and at > sentence.start + 1 else FAR
        last = earlier.between(sentence.start - far, at)
        who = _subjects(doc, hit, sentence, parties, AFTER in said)
        if not last or not who:
            continue
        same = [a for a in last if a.party == last[-1].party] if hit.entry.value == DENIED else last[-1:]
        stated = next((one for one in said if one in TOLD), "")
        realisation = stated or (last[-1].realisation if SAME in said else realised(doc, hit, sentence)[1])
        if who[-1] != last[-1].party or _turns(doc, last[-1], realisation, sentence, at):
            told += _copied(who, same, realisation, at, hit.end)
    return told


def _turns(doc: Doc, last: Action, realisation: str, sentence: Sentence, at: int) -> bool:
    """Tell whether words for an act say more of one that did not happen: it has not signed but will do so."""
    near = sentence.start <= last.start and not any(doc.role("wondering", w) for w in range(sentence.start, at))
    return near and last.realisation != ACTUAL and realisation != last.realisation


def _earlier_ones(doc: Doc, found: list[Action], parties: Nearby[Mention]) -> list[Action]:
    """Take those who acted before the one that is counted: the third state to ratify it, after Qatar and Oman."""
    told: list[Action] = []
    earlier = Nearby(found)
    for at, end in sorted(doc.after.get("after-whom", {}).items()):
        sentence = doc.sentences[doc.sentence_at(at)]
        first = next(iter(parties.between(end, end + 2)), None)
        last = earlier.between(doc.sentences[max(0, doc.sentence_at(at) - 1)].start, at)[-1:]
        if first is not None and last and last[0].realisation == ACTUAL and _ranked(doc, sentence.start, at):
            who = chain(doc, first, parties.between(first.end, sentence.end))
            told += _copied([p for p in who if p != last[0].party], last, ACTUAL, at, end)
    return told


def _ranked(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a state is counted right before a token: the fifth country."""
    units, numbers = doc.hits.get("units", {}), doc.hits.get("numbers", {})
    near = range(max(start, end - FEW), end)
    ordinal = any(at in numbers and numbers[at][0].entry.kind == "ordinal" for at in near)
    endings = doc.pack.settings.ordinal_endings
    counted = any(doc.tokens.keys[at][:1].isdigit() and doc.tokens.keys[at].endswith(endings) for at in near if endings)
    return (ordinal or counted) and any(at in units and units[at][0].entry.value in STATES for at in near)


def _copied(who: list[str], same: list[Action], realisation: str, start: int, end: int) -> list[Action]:
    """Return the acts of others, told anew of these parties."""
    kinds = {(a.treaty, a.type): a.row for a in same}
    return [Action(start, end, p, t, kind, realisation, row) for p in who for (t, kind), row in kinds.items()]


def _subjects(doc: Doc, hit: Hit, sentence: Sentence, parties: Nearby[Mention], after: bool) -> list[str]:
    """Return who is the subject of words that stand for an act: those before them, else those right behind."""
    before = [] if after else parties.between(sentence.start, hit.start)
    behind = parties.between(hit.end, sentence.end)
    if before:
        return one_of_two(doc, sentence, hit.start, parties) or joined(doc, before)
    near = behind and behind[0].start <= hit.end + 1 + bool(doc.role("determiner", hit.end))
    return chain(doc, behind[0], behind[1:]) if near else []


def _left_out(doc: Doc, found: list[Action], parties: Nearby[Mention]) -> list[Action]:
    """Take a word that denies and ends its clause, so that the verb told before is left out: Peru has not."""
    told: list[Action] = []
    earlier = Nearby(found)
    for at, end in sorted(doc.after.get("bare-negator", {}).items()):
        number = doc.sentence_at(at)
        sentence = doc.sentences[number]
        if not closes(doc, end, sentence):
            continue
        last = earlier.between(doc.sentences[max(0, number - 1)].start, at)[-1:]
        who = _right_before(doc, at, sentence, parties) if last else []
        told += _copied([p for p in who if p != last[0].party], last, DENIED, at, end)
    return told


def _right_before(doc: Doc, at: int, sentence: Sentence, parties: Nearby[Mention]) -> list[str]:
    """Return the subjects that stand right before a word, small words apart."""
    if two := one_of_two(doc, sentence, at, parties):
        return two
    before = parties.between(max(sentence.start, at - 2 * CLOSE), at)
    clear = before and not any(doc.hit(table, w) for table in ("speech", "triggers") for w in range(before[-1].end, at))
    near = before and at - before[-1].end <= CLOSE and all(doc.tokens.words[before[-1].end : at])
    return joined(doc, before) if clear and near else []


def _absent(doc: Doc, parties: Nearby[Mention]) -> list[Action]:
    """Take who is said not to be among those that have acted: 72 states signed it; Peru is not among them."""
    told: list[Action] = []
    triggers, treaties = doc.hits.get("triggers", {}), doc.of("treaty")
    for at, hit in sorted(doc.roles.get("among", {}).items()):
        if hit.entry.value != DENIED and not doc.within("negator", max(0, at - CLOSE), at):
            continue
        sentence = doc.sentences[doc.sentence_at(at)]
        acts = [w for w in range(max(0, at - FAR), at) if w in triggers and triggers[w][0].entry.kind == "action"]
        treaty = treaties.before(at, 1)
        if not acts or not treaty:
            continue
        before, behind = (
            parties.between(max(acts[-1], at - 2 * CLOSE), at),
            parties.between(hit.end, min(sentence.end, hit.end + 2 * CLOSE)),
        )
        who = joined(doc, before) if before else chain(doc, behind[0], behind[1:]) if behind else []
        entry = triggers[acts[-1]][0].entry
        told += [Action(at, hit.end, party, treaty[0].id, entry.value, DENIED, entry.row) for party in who]
    return told
