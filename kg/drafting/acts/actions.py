"""Acts of a state on a treaty: who, which treaty, which act, and whether it happened, is meant to, or is denied."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from kg.drafting.acts import ellipses
from kg.drafting.acts.acts import BINDING, CONSENT, Action
from kg.drafting.acts.crowds import GOVERNMENTS, PARLIAMENTS, organ
from kg.drafting.acts.days import in_time
from kg.drafting.acts.deposits import as_before, deposited, of_kind
from kg.drafting.acts.ledger import left_open, possible, same_subject, settled, signed_by, spoken_of
from kg.drafting.acts.objects import named, of_something_else, treaties_of
from kg.drafting.acts.parties import parties_of
from kg.drafting.acts.ranked import ranked
from kg.drafting.acts.realised import ACTUAL, DOCUMENT, FORCE, PROSPECTIVE, SIGNATURE, nominal, realised
from kg.drafting.acts.subjects import past_treaty
from kg.drafting.counts.amounts import part
from kg.drafting.events.happenings import meant

if TYPE_CHECKING:
    from kg.drafting.dating.dated import Dated
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc, Mention, Sentence
    from kg.drafting.text.nearby import Nearby

NOMINAL = frozenset(("Ratification", "Accession", "Signature", "Withdrawal", FORCE))
"""Acts that a noun tells of too."""
CLOSE, WHEN = 4, 10


def actions(doc: Doc, parties: Nearby[Mention], dated: Nearby[Dated]) -> list[Action]:
    """Find the acts of a text: one for each party and treaty that a verb, or a noun of an act, has."""
    found: list[Action] = []
    treaties = named(doc)
    inside = 0
    with_rank, papers = ranked(doc), deposited(doc)
    for at in sorted({*doc.hits.get("triggers", {}), *with_rank, *papers}):
        hit = of_kind(doc, papers[at], BINDING) if at in papers else with_rank.get(at)
        hit = hit or _as_act(doc, meant(doc, at)[0])
        covered, inside = at < inside, max(inside, hit.end)
        if covered or hit.entry.kind != "action":
            continue
        sentence = doc.sentences[doc.sentence_at(at)]
        told = _told(doc, hit, sentence, treaties, parties, found)
        told = [as_before(act, found, BINDING) for act in told] if at in papers else told
        told = ellipses.but(doc, hit, sentence, told, parties)
        told = possible(doc, hit, sentence, dated, in_time(doc, hit, sentence, dated, told))
        told = left_open(doc, hit, sentence, told, found)
        found += told + _gapped(doc, hit, sentence, dated, told, parties)
    return sorted(settled(doc, {*found, *ellipses.acts(doc, found, parties)}))


def _as_act(doc: Doc, hit: Hit) -> Hit:
    """Take the noun of a signing, with its treaty, for that of an act: refrained from the signing of the convention."""
    paper = any(h.entry.kind == DOCUMENT and h.end == hit.start for h in _heads_before(doc, hit.start))
    if paper and hit.entry.use != "noun":
        return next((h for h in doc.hits["triggers"][hit.start] if h.entry.use == "noun"), hit)
    if (hit.entry.value, hit.entry.use) != ("signing", "noun"):
        return hit
    own = [h for h in doc.hits.get("triggers-inner", {}).get(hit.start, ()) if h.entry.kind == "action"]
    if own or not doc.role("agent", past_treaty(doc, hit)):
        return own[0] if own else hit
    return hit._replace(entry=hit.entry._replace(kind="action", value="Signature"))


def _heads_before(doc: Doc, at: int) -> list[Hit]:
    """Return the head nouns right before a token."""
    heads = doc.hits.get("heads", {})
    return [hit for start in range(max(0, at - CLOSE), at) for hit in heads.get(start, ())]


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
        light = (
            all(doc.tokens.words[at] and not doc.tokens.caps[at] for at in range(other.end, following.start))
            if other
            else 0
        )
        if (
            other is None
            or not _lists(doc, last.end)
            or other.start - last.end > 2
            or following.start - other.end > CLOSE
        ):
            break
        if not light or any(doc.hit("triggers", at) for at in between):
            break
        more += [act._replace(party=other.id) for act in told[:1]]
    return more


def _lists(doc: Doc, at: int) -> bool:
    return doc.tokens.keys[at] == "," or bool(doc.joins(at))


def _told(
    doc: Doc, hit: Hit, sentence: Sentence, treaties: Nearby[Mention], parties: Nearby[Mention], found: list[Action]
) -> list[Action]:
    """Return the acts that a verb or a noun tells of."""
    following = False
    if hit.entry.use == "noun":
        following = bool(found) and hit.entry.value != FORCE and _follows(doc, hit, sentence, found[-1])
        manner = doc.ends("agent", hit.start) >= 0  # became a party by accession
        if hit.entry.value not in NOMINAL or manner or not (following or _of_a_treaty(doc, hit, sentence, treaties)):
            return []
        start, realisation = nominal(doc, hit, sentence)
    else:
        start, realisation = realised(doc, hit, sentence)
    meant = treaties_of(doc, hit, sentence, treaties)
    near = found and found[-1].start >= sentence.start and hit.entry.value in BINDING | {SIGNATURE}
    if near and not treaties.between(sentence.start, sentence.end):
        meant = [found[-1].treaty]  # signed in Hanoi but has not ratified
    asked = realisation == ACTUAL and doc.tokens.keys[sentence.end - 1] == "?" and not _told_aside(doc, hit, sentence)
    if not meant or not realisation or asked or of_something_else(doc, hit, sentence, treaties):
        return []
    spoken = spoken_of(doc, hit, sentence, parties, found)
    who = [spoken.party] if spoken else parties_of(doc, hit, sentence, parties)
    if spoken and not treaties.between(sentence.start, sentence.end):
        meant = [spoken.treaty]
    who = who or same_subject(doc, hit, sentence, found)
    if hit.entry.use == "noun" and not treaties.between(sentence.start, sentence.end):
        meant = signed_by(who, hit, found) or meant
    kind, realisation = _consented(doc, hit, sentence, realisation)
    return [Action(start, hit.end, p, t, kind, realisation, hit.entry.row) for p in who for t in meant if kind]


def _told_aside(doc: Doc, hit: Hit, sentence: Sentence) -> bool:
    """Tell whether a verb stands in a relative clause, which tells though its sentence asks."""
    near = range(max(sentence.start + 1, hit.start - CLOSE), hit.start)
    return any(doc.role("relative", at) and not doc.role("complementiser", at) for at in near)


def _consented(doc: Doc, hit: Hit, sentence: Sentence, realisation: str) -> tuple[str, str]:
    """Take a parliament's approval of a treaty for a step to its ratification, and that of a government for none."""
    if hit.entry.value not in CONSENT or hit.entry.use == "noun" or doc.role("deposit", hit.start):
        return hit.entry.value, realisation
    if organ(doc, sentence.start, hit.start, PARLIAMENTS):
        return "Ratification", PROSPECTIVE if realisation == ACTUAL else realisation
    return "" if organ(doc, sentence.start, hit.start, GOVERNMENTS) else hit.entry.value, realisation


def _follows(doc: Doc, hit: Hit, sentence: Sentence, last: Action) -> bool:
    """Tell whether a noun of an act begins the sentence behind one with an act: It signed. Ratification will follow."""
    before = doc.sentences[max(0, doc.sentence_at(hit.start) - 1)]
    return hit.start - sentence.start <= 1 and last.start >= before.start and before.paragraph == sentence.paragraph


def _of_a_treaty(doc: Doc, hit: Hit, sentence: Sentence, treaties: Nearby[Mention]) -> bool:
    """Tell whether a treaty follows a noun of an act, so that it is that treaty's: ratification of the convention."""
    number = part(doc, hit.start - 1, "number") if hit.start else None
    counted = doc.tokens.key(hit.start - 1) if not doc.pack.settings.syllables else doc.tokens.key(hit.end + 1)
    dated = doc.pack.settings.syllables and doc.days.get(hit.end)
    if (counted[:1].isdigit() and not dated) or (number is not None and number.end == hit.start):
        return False
    near = treaties.between(hit.start, min(hit.end + 2 * CLOSE, sentence.end))
    told = doc.of("state").between(sentence.start, sentence.end) or treaties.between(sentence.start, hit.start)
    return bool(near) or bool((told or hit.entry.value in ("Ratification", "Accession")) and _stands_alone(doc, hit))


def _stands_alone(doc: Doc, hit: Hit) -> bool:
    """Tell whether a sign or a small word follows, so that a noun is no part of another: the ratification bill."""
    if doc.pack.settings.adjective_after or doc.hit("time", hit.end):
        return True
    return doc.tokens.words[hit.end : hit.end + 1] != [True] or any(
        doc.role(role, hit.end)
        for role in ("locative", "limit", "connector", "adverb", "conjunction", "coordinator", "planner", "negator")
    )
