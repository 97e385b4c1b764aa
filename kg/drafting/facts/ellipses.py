"""Acts that other words stand for: did so, as did Peru, the latter has not, is not among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.facts.acts import Action
from kg.drafting.facts.parties import chain, joined, one_of_two
from kg.drafting.facts.realised import ACTUAL, DENIED, PROSPECTIVE, realised
from kg.drafting.text.nearby import Nearby

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc, Mention, Sentence

CLOSE, FAR = 4, 60
AFTER, SAME = "after", "same"
"""Words that stand for an act before their subject (as did Peru), and those that take over whether it happened."""
TOLD = (ACTUAL, PROSPECTIVE, DENIED)
STOPS = frozenset((".", ";", "?", "!", ")", '"'))


def acts(doc: Doc, found: list[Action], parties: Nearby[Mention]) -> list[Action]:
    """Find the acts that other words stand for, beside those that verbs and nouns tell of."""
    return [*_again(doc, found, parties), *_left_out(doc, found, parties), *_absent(doc, parties)]


def _again(doc: Doc, found: list[Action], parties: Nearby[Mention]) -> list[Action]:
    """Take words that stand for an act told before: did so, has done neither, as did Peru."""
    told: list[Action] = []
    earlier = Nearby(found)
    for at, hit in sorted(doc.roles.get("proverb", {}).items()):
        sentence = doc.sentences[doc.sentence_at(at)]
        last = earlier.between(sentence.start - FAR, at)
        said = hit.entry.value.split()
        who = _subjects(doc, hit, sentence, parties, AFTER in said)
        if not last or not who or who[-1] == last[-1].party:
            continue
        same = [a for a in last if a.party == last[-1].party] if hit.entry.value == DENIED else last[-1:]
        stated = next((one for one in said if one in TOLD), "")
        realisation = stated or (last[-1].realisation if SAME in said else realised(doc, hit, sentence, None)[1])
        told += _copied(who, same, realisation, at, hit.end)
    return told


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
    for at, end in sorted(doc.after.get("negator", {}).items()):
        number = doc.sentence_at(at)
        sentence = doc.sentences[number]
        if not _closes(doc, end, sentence) or _own_act(doc, at, end):
            continue
        last = earlier.between(doc.sentences[max(0, number - 1)].start, at)[-1:]
        who = _right_before(doc, at, sentence, parties) if last else []
        told += _copied([p for p in who if p != last[0].party], last, DENIED, at, end)
    return told


def _own_act(doc: Doc, start: int, end: int) -> bool:
    """Tell whether words that deny name an act themselves: chưa ký."""
    triggers = doc.hits.get("triggers", {})
    return any(at in triggers and triggers[at][0].entry.kind == "action" for at in range(start, end))


def _closes(doc: Doc, end: int, sentence: Sentence) -> bool:
    """Tell whether a clause ends at a token, but for words such as `yet`."""
    while end < sentence.end and (step := doc.role("adverb", end)):
        end = step
    return end >= sentence.end or doc.tokens.keys[end] in STOPS


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
