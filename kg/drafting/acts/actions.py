"""Acts of a state on a treaty: who, which treaty, which act, and whether it happened, is meant to, or is denied."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

from kg.drafting.acts import ellipses
from kg.drafting.acts.acts import Action
from kg.drafting.acts.crowds import GOVERNMENTS, PARLIAMENTS, organ
from kg.drafting.acts.deposits import as_before, deposited, of_kind
from kg.drafting.acts.objects import named, of_something_else, treaties_of
from kg.drafting.acts.parties import parties_of
from kg.drafting.acts.ranked import ranked
from kg.drafting.acts.realised import ACTUAL, DENIED, DOCUMENT, FORCE, PROSPECTIVE, SIGNATURE, nominal, realised
from kg.drafting.acts.subjects import past_treaty
from kg.drafting.counts.amounts import part
from kg.drafting.events.happenings import meant
from kg.drafting.names.treaties import OPENED

if TYPE_CHECKING:
    from kg.drafting.dating.dated import Dated
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc, Mention, Sentence
    from kg.drafting.text.nearby import Nearby

NOMINAL = frozenset(("Ratification", "Accession", "Signature", "Withdrawal", FORCE))
"""Acts that a noun tells of too."""
CONSENT = frozenset(("Approval", "Acceptance"))
"""Acts whose verbs are also said of what a parliament or a government consents to."""
BINDING = CONSENT | {"Ratification", "Accession"}
"""Acts that bind a state, which it does once."""
BOUND = BINDING | {FORCE}
RECENT = 40
"""So many acts before are looked at for what a party has done already."""
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
        told = _possible(doc, hit, sentence, dated, _in_time(doc, hit, sentence, dated, told))
        told = _still_open(doc, hit, sentence, told, found)
        found += told + _gapped(doc, hit, sentence, dated, told, parties)
    return sorted(_undone(doc, _once({*found, *ellipses.acts(doc, found, parties)})))


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


def _once(found: set[Action]) -> set[Action]:
    """Leave out that a state became a party to a treaty that it is said to have ratified: one act, told twice."""
    done = {(a.party, a.treaty) for a in found if (a.type, a.realisation) == ("Ratification", ACTUAL)}
    return {a for a in found if (a.type, a.realisation) != ("Accession", ACTUAL) or (a.party, a.treaty) not in done}


def _undone(doc: Doc, found: set[Action]) -> set[Action]:
    """Leave out a plan that the same sentence says nothing came of: invited to join it, Peru has not done so."""
    denied = {_what(doc, a): a.start for a in found if a.realisation == DENIED}
    later = {a: range(a.start, denied.get(_what(doc, a), a.start)) for a in found if a.realisation == PROSPECTIVE}
    return {a for a in found if not later.get(a) or any(doc.tokens.keys[at] == ";" for at in later[a])}


def _what(doc: Doc, act: Action) -> tuple[str, str, str, int]:
    """Return what an act is, and in which sentence it is told."""
    return act.party, act.treaty, act.type, doc.sentence_at(act.start)


def _in_time(doc: Doc, hit: Hit, sentence: Sentence, dated: Nearby[Dated], told: list[Action]) -> list[Action]:
    """Let the date behind an act say whether it is still to come, or, of a noun, that it has been."""
    if not told or told[0].realisation not in (ACTUAL, PROSPECTIVE):
        return told
    if told[0].realisation == ACTUAL and _to_come(doc, hit, sentence, dated):
        return [act._replace(realisation=PROSPECTIVE) for act in told]
    if told[0].realisation == PROSPECTIVE and _been(doc, hit, sentence, dated):
        return [act._replace(realisation=ACTUAL) for act in told]
    return told


def _been(doc: Doc, hit: Hit, sentence: Sentence, dated: Nearby[Dated]) -> bool:
    """Tell whether the day of a noun of an act is past: its ratification of the convention in 2015."""
    treaty = doc.of("treaty").between(hit.end, min(sentence.end, hit.end + 2 * CLOSE))
    end = treaty[0].end if treaty else hit.end
    day = next(iter(dated.between(end, min(sentence.end, end + CLOSE))), None)
    if day is None or not day.full or day.bounds is None or not doc.published:
        return False
    if any(doc.hit("triggers", at) for at in range(end, day.start)):
        return False  # to ratify the protocol, signed in May 2022
    low = sentence.start if hit.entry.use == "noun" else hit.start
    planned = doc.within("planner", low, hit.start) or any(
        doc.ends("planner", at) >= 0 for at in (hit.start, hit.start - 1)
    )
    return day.bounds.latest < doc.published and not planned


def _possible(doc: Doc, hit: Hit, sentence: Sentence, dated: Nearby[Dated], told: list[Action]) -> list[Action]:
    """Take another treaty where the one that seemed to be meant was not yet there: acceded in 2017."""
    day = next(iter(dated.between(hit.end, min(sentence.end, hit.end + WHEN))), None)
    if not told or day is None or not day.full or day.bounds is None:
        return told
    latest = day.bounds.latest
    named = {m.id for m in doc.of("treaty").between(sentence.start, sentence.end) if m.rule != "treaty-head"}
    others = [m.id for m in reversed(doc.of("treaty").before(hit.start)) if OPENED.get(m.id, latest) <= latest]
    late = {a.treaty for a in told if a.treaty not in named and OPENED.get(a.treaty, latest) > latest}
    return [a._replace(treaty=others[0]) if a.treaty in late and others else a for a in told]


def _still_open(doc: Doc, hit: Hit, sentence: Sentence, told: list[Action], found: list[Action]) -> list[Action]:
    """Take the other treaty of a story where a party is bound by one already: having joined it, plans to ratify.

    Who has signed it, or shall ratify it, signs no treaty any more: the president has still to sign the instrument.
    """
    known = found[-RECENT:]
    bound = {(a.party, a.treaty) for a in known if a.type in BOUND and a.realisation == ACTUAL}
    signed = {(a.party, a.treaty) for a in known if a.start < sentence.start and _presumes(a)}
    told = [a for a in told if (a.type, a.realisation) != (SIGNATURE, PROSPECTIVE) or (a.party, a.treaty) not in signed]
    if not any(a.realisation != ACTUAL and (a.party, a.treaty) in bound for a in told):
        return told
    before = doc.of("treaty").before(sentence.start)
    spoken = Counter(m.id for m in before if m.id not in {treaty for _, treaty in bound})
    other = max(spoken, key=lambda id: spoken[id], default="")
    named = {m.id for m in doc.of("treaty").between(hit.end, sentence.end) if m.rule != "treaty-head"}
    late = {a for a in told if (a.party, a.treaty) in bound and a.type in BINDING | {SIGNATURE}} if other else set()
    return [a._replace(treaty=other) if a in late and a.treaty not in named else a for a in told]


def _presumes(act: Action) -> bool:
    """Tell whether an act says that its party has signed: a ratification, though it be one to come."""
    return (act.type, act.realisation) in ((SIGNATURE, ACTUAL), ("Ratification", ACTUAL), ("Ratification", PROSPECTIVE))


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


def _month(doc: Doc, day: Dated) -> bool:
    """Tell whether a month without its year is all that is said: ratified it in August."""
    months = (doc.hits.get("time", {}).get(at, ()) for at in range(day.start, day.end))
    return any(hit.entry.kind == "month" for hits in months for hit in hits)


def _to_come(doc: Doc, hit: Hit, sentence: Sentence, dated: Nearby[Dated]) -> bool:
    """Tell whether the first date behind a verb is one after the day of publication."""
    behind = dated.between(hit.end, min(sentence.end, hit.end + WHEN))
    if (
        behind
        and not behind[0].full
        and (_month(doc, behind[0]) or any(day.full for day in dated.between(sentence.start, hit.start)))
    ):
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
    spoken = _spoken_of(doc, hit, sentence, parties, found)
    who = [spoken.party] if spoken else parties_of(doc, hit, sentence, parties)
    if spoken and not treaties.between(sentence.start, sentence.end):
        meant = [spoken.treaty]
    who = who or _same_subject(doc, hit, sentence, found)
    if hit.entry.use == "noun" and not treaties.between(sentence.start, sentence.end):
        meant = _signed_by(who, hit, found) or meant
    kind, realisation = _consented(doc, hit, sentence, realisation)
    return [Action(start, hit.end, p, t, kind, realisation, hit.entry.row) for p in who for t in meant if kind]


def _signed_by(who: list[str], hit: Hit, found: list[Action]) -> list[str]:
    """Return the treaty that a party has signed, where it is said to ratify one that is not named beside it."""
    own = (a for a in reversed(found) if a.party in who[:1] and a.type != FORCE)
    last = next(own, None) if hit.entry.value == "Ratification" else None
    return [last.treaty] if last is not None and (last.type == SIGNATURE or last.realisation != ACTUAL) else []


def _told_aside(doc: Doc, hit: Hit, sentence: Sentence) -> bool:
    """Tell whether a verb stands in a relative clause, which tells though its sentence asks."""
    near = range(max(sentence.start + 1, hit.start - CLOSE), hit.start)
    return any(doc.role("relative", at) and not doc.role("complementiser", at) for at in near)


def _spoken_of(doc: Doc, hit: Hit, sentence: Sentence, parties: Nearby[Mention], found: list[Action]) -> Action | None:
    """Return the act that a noun without a party goes on from: it signed in May. Ratification is near."""
    if hit.entry.use != "noun" or hit.entry.value == FORCE or parties.between(sentence.start, sentence.end):
        return None
    near = [a for a in found if doc.sentences[doc.sentence_at(a.start)].paragraph >= sentence.paragraph - 2]
    same = [a for a in near if a.type == hit.entry.value]
    return next(reversed(same or near), None)


def _same_subject(doc: Doc, hit: Hit, sentence: Sentence, found: list[Action]) -> list[str]:
    """Return who acted right before, where a conjunction joins two verbs: signed it but did not ratify it."""
    last = found[-1] if found and hit.entry.use != "noun" else None
    if last is None or not sentence.start <= last.start < hit.start or hit.start - last.end > 2 * CLOSE:
        return []
    between = range(last.end, hit.start)
    if doc.of("state").between(between.start, between.stop) or not any(doc.joins(at) for at in between):
        return []
    return list(dict.fromkeys(a.party for a in found if a.start == last.start))


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
