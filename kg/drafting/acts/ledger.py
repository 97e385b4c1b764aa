"""What a text has told so far of what each party did, and what that leaves open: whom and which treaty an act means."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.drafting.acts.acts import BINDING
from kg.drafting.acts.crowds import states_before
from kg.drafting.acts.realised import ACTUAL, DENIED, FORCE, PROSPECTIVE, SIGNATURE
from kg.drafting.names.treaties import OPENED

if TYPE_CHECKING:
    from kg.drafting.acts.acts import Action
    from kg.drafting.dating.dated import Dated
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc, Mention, Sentence
    from kg.drafting.text.nearby import Nearby

BOUND = BINDING | {FORCE}
"""Acts behind which a state is bound by a treaty, or becomes so."""
RECENT = 40
"""So many acts before are looked at for what a party has done already."""
CLOSE, WHEN = 4, 10
OLD = 10
"""A treaty is signed by new states for so many years at most."""


def settled(doc: Doc, found: set[Action]) -> set[Action]:
    """Leave out what a text tells twice, and plans that nothing came of."""
    return _undone(doc, _once(found))


def left_open(doc: Doc, hit: Hit, sentence: Sentence, told: list[Action], found: list[Action]) -> list[Action]:
    """Take the treaty that is still open to a party for one that it is bound by, or that nobody signs any more."""
    return _newly_signed(doc, hit, sentence, _still_open(doc, hit, sentence, told, found))


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


def _newly_signed(doc: Doc, hit: Hit, sentence: Sentence, told: list[Action]) -> list[Action]:
    """Take a new treaty for an old one that no state signs any more: has yet to sign, in a story of two treaties."""
    named = {m.id for m in doc.of("treaty").between(sentence.start, sentence.end)}
    if not told or told[0].type != SIGNATURE or told[0].realisation == ACTUAL or told[0].treaty in named:
        return told
    spoken = Counter(m.id for m in doc.of("treaty").items)
    new = max((id for id in spoken if not _old(doc, id)), key=lambda id: spoken[id], default="")
    if not new or doc.within("pronoun", hit.start - 2, hit.end + 1):
        return told
    return [a._replace(treaty=new) if _old(doc, a.treaty) and spoken[new] >= spoken[a.treaty] else a for a in told]


def _old(doc: Doc, treaty: str) -> bool:
    """Tell whether a treaty was opened for signature long before a text was published."""
    opened = OPENED.get(treaty)
    return opened is not None and doc.published is not None and doc.published.year - opened.year > OLD


def _presumes(act: Action) -> bool:
    """Tell whether an act says that its party has signed: a ratification, though it be one to come."""
    return (act.type, act.realisation) in ((SIGNATURE, ACTUAL), ("Ratification", ACTUAL), ("Ratification", PROSPECTIVE))


def signed_by(who: list[str], hit: Hit, found: list[Action]) -> list[str]:
    """Return the treaty that a party has signed, where it is said to ratify one that is not named beside it."""
    own = (a for a in reversed(found) if a.party in who[:1] and a.type != FORCE)
    last = next(own, None) if hit.entry.value == "Ratification" else None
    return [last.treaty] if last is not None and (last.type == SIGNATURE or last.realisation != ACTUAL) else []


def spoken_of(doc: Doc, hit: Hit, sentence: Sentence, parties: Nearby[Mention], found: list[Action]) -> Action | None:
    """Return the act that a noun without a party goes on from: it signed in May. Ratification is near."""
    if hit.entry.use != "noun" or hit.entry.value == FORCE or parties.between(sentence.start, sentence.end):
        return None
    if states_before(doc, sentence.start, hit.start):
        return None
    near = [a for a in found if doc.sentences[doc.sentence_at(a.start)].paragraph >= sentence.paragraph - 2]
    same = [a for a in near if a.type == hit.entry.value]
    last = next(reversed(same or near), None)
    since = parties.between(last.end, sentence.start) if last is not None else []
    other = since and doc.sentences[doc.sentence_at(since[-1].start)].paragraph == sentence.paragraph
    return None if other and last is not None and all(m.id != last.party for m in since) else last


def same_subject(doc: Doc, hit: Hit, sentence: Sentence, found: list[Action]) -> list[str]:
    """Return who acted right before, where a conjunction joins two verbs: signed it but did not ratify it."""
    last = found[-1] if found and hit.entry.use != "noun" else None
    if last is None or not sentence.start <= last.start < hit.start or hit.start - last.end > 2 * CLOSE:
        return []
    between = range(last.end, hit.start)
    if doc.of("state").between(between.start, between.stop) or not any(doc.joins(at) for at in between):
        return []
    return list(dict.fromkeys(a.party for a in found if a.start == last.start))


def possible(doc: Doc, hit: Hit, sentence: Sentence, dated: Nearby[Dated], told: list[Action]) -> list[Action]:
    """Take another treaty where the one that seemed to be meant was not yet there: acceded in 2017."""
    day = next(iter(dated.between(hit.end, min(sentence.end, hit.end + WHEN))), None)
    if not told or day is None or not day.full or day.bounds is None:
        return told
    latest = day.bounds.latest
    named = {m.id for m in doc.of("treaty").between(sentence.start, sentence.end) if m.rule != "treaty-head"}
    others = [m.id for m in reversed(doc.of("treaty").before(hit.start)) if OPENED.get(m.id, latest) <= latest]
    late = {a.treaty for a in told if a.treaty not in named and OPENED.get(a.treaty, latest) > latest}
    return [a._replace(treaty=others[0]) if a.treaty in late and others else a for a in told]
