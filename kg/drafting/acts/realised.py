"""Whether an act happened, is meant to happen, or is denied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.acts.crowds import one_of_many
from kg.drafting.acts.subjects import owned_until, past_treaty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc, Sentence

FORCE = "EntryIntoForceForParty"
ACTUAL, PROSPECTIVE, DENIED = "actual", "prospective", "denied"
SIGNATURE = "Signature"
"""A noun of it speaks of what has been as often as of what will be, so that a word for a plan is asked for."""
APPEALS = frozenset(("appeals", "warns"))
"""Acts of speech that ask for what may not be done."""
REJECTED, ASSERTED = frozenset(("rejects", "denies")), "asserts"
STOPS = frozenset((".", ";", "?", "!", ")", '"'))
CONSENT = frozenset(("Approval", "Acceptance"))
PASSED = CONSENT | {SIGNATURE}
"""Acts that a parliament does to the bill on another one: rejected the bill approving ratification."""
DOCUMENT = "document"
"""Kind of head for papers of one state: a bill, a law, a decree."""
REACH = 6
"""A word that denies or plans an act stands within so many tokens before it, or twice as many syllables."""
BEHIND, NEAR = 8, 3
"""A noun of an act may be denied by a verb within so many tokens behind it."""


def realised(doc: Doc, hit: Hit, sentence: Sentence) -> tuple[int, str]:
    """Tell whether the act of a verb is denied, meant to happen, or has happened, and where its words begin."""
    low = _reach(doc, hit, sentence)
    told = _contrary(doc, hit, low, sentence)
    if told is not None or _asked_of_others(doc, hit, sentence):
        return told or (hit.start, "")
    first = _first_to(doc, hit)
    planned = _planned(doc, first, first.start - REACH) if first else _planned(doc, hit, low)
    if planned < 0 and not first and _infinitive(doc, hit):
        planned = hit.start
    if planned < 0:
        return hit.start, ACTUAL
    if _rumoured(doc, planned, sentence):
        return hit.start, ""
    return planned, DENIED if _left_undone(doc, hit, sentence) else PROSPECTIVE


def _rumoured(doc: Doc, planned: int, sentence: Sentence) -> bool:
    """Tell whether a plan is what a report says that somebody rejects: dismissed claims that it would sign."""
    that = next((at for at in range(planned - 1, sentence.start, -1) if doc.role("complementiser", at)), sentence.start)
    told = [hit for at in range(sentence.start, that) if (hit := doc.hit("speech", at)) is not None]
    return bool(told) and told[0].entry.kind in REJECTED and (told[-1] is told[0] or told[-1].entry.kind == ASSERTED)


def _left_undone(doc: Doc, hit: Hit, sentence: Sentence) -> bool:
    """Tell whether a clause joined to a plan says that nothing came of it: was invited to join it but has not."""
    said = doc.after.get("bare-negator", {})
    near = (at for at in range(hit.end, sentence.end) if at in said and closes(doc, said[at], sentence))
    at = next(near, -1)
    return at > hit.end and (
        doc.joins(at - 1) > 0 or doc.role("contrast", at - 1) > 0 or doc.role("conjunction", at - 1) > 0
    )


def closes(doc: Doc, end: int, sentence: Sentence) -> bool:
    """Tell whether a clause ends at a token, but for words such as `yet`."""
    while end < sentence.end and (step := doc.role("adverb", end)):
        end = step
    return end >= sentence.end or doc.tokens.keys[end] in STOPS


def _contrary(doc: Doc, hit: Hit, low: int, sentence: Sentence) -> tuple[int, str] | None:
    """Tell whether an act is open or denied, and where its words begin, or nothing."""
    if 0 < doc.role("negator", hit.start) <= hit.end:
        return hit.start, "" if _appealed(doc, hit.start, sentence) else DENIED
    for at in _back(doc, low, hit.start):
        if _asked_which(doc, at):
            break
        if (end := doc.role("negator", at)) and end <= hit.end:
            planned = at if _denial_denied(doc, low, at) else _not_denied(doc, at, end)
            denied = "" if _appealed(doc, at, sentence) else DENIED
            return (planned, PROSPECTIVE) if planned >= 0 else (at, denied)
    if doc.pack.settings.verb_first and (told := _behind(doc, hit, sentence)):
        return hit.start, told
    contrary = _neither(doc, hit) or _refused(doc, hit, sentence, 2 * REACH if _infinitive(doc, hit) else NEAR)
    return (hit.start, DENIED) if contrary else None


def _neither(doc: Doc, hit: Hit) -> bool:
    """Tell whether a word that denies stands between a verb and its object: ratified neither of them."""
    end = doc.role("negator", hit.end)
    return bool(end) and (doc.role("determiner", end) > 0 or bool(doc.of("treaty").between(end, end + 1)))


def _asked_which(doc: Doc, at: int) -> bool:
    """Tell whether a clause begins within which nothing before it denies: it is not known when Peru will sign."""
    if doc.role("wondering", at):
        return True
    return not doc.pack.settings.syllables and bool(doc.role("relative", at)) and not doc.role("complementiser", at)


def _reach(doc: Doc, hit: Hit, sentence: Sentence) -> int:
    """Return how far back a word may stand that denies or plans: farther before a group, not one of the states that."""
    reach = REACH * 2 if doc.pack.settings.syllables else REACH
    groups = doc.places("membership", hit.start - 2 * REACH, hit.start)
    return max(sentence.start, min([hit.start - reach, *(at - NEAR for at in groups)]))


def _denial_denied(doc: Doc, low: int, at: int) -> bool:
    """Tell whether somebody denies what denies an act: a démenti avoir renoncé à signer, denied that it would not."""
    verb = doc.hit("speech", at)
    if verb is not None and verb.entry.kind in REJECTED and doc.ends("negator", at) >= low:
        return True  # không phản đối
    said = (doc.hit("speech", word) for word in range(max(low, at - NEAR), at))
    outer = any(hit is not None and hit.entry.kind == "denies" and hit.end <= at for hit in said)
    return outer and not doc.role("complementiser", at)


def _not_denied(doc: Doc, start: int, end: int) -> int:
    """Return where words begin that put an act off, or say the contrary of a word within them: does not rule out."""
    if doc.role("delay", start):
        return start
    near = range(max(0, start - NEAR), start + 1)
    return next(
        (at for at in near if doc.role("planner", at) >= end and doc.role("planner", at) - at > end - start), -1
    )


def _appealed(doc: Doc, at: int, sentence: Sentence) -> bool:
    """Tell whether somebody else asks a state not to act: urged Peru not to ratify it."""
    said = (word for word in range(max(sentence.start, at - 2 * NEAR), at) if doc.role("negator", word) == 0)
    hits = [hit for word in said if (hit := doc.hit("speech", word)) is not None and hit.entry.kind in APPEALS]
    asked = [hit for hit in hits if hit.end < at and not doc.one_ends(("preposition",), hit.start)]
    return any(_one_clause(doc, hit.end, at) for hit in asked)


def _asked_of_others(doc: Doc, hit: Hit, sentence: Sentence) -> bool:
    """Tell whether it is others who are asked to act, and no party that is named: urged its neighbours to sign."""
    to, endings = doc.ends("infinitive", hit.start, 1), doc.pack.settings.plural_endings
    if to < 1 or not endings or doc.tokens.caps[to - 1] or not doc.tokens.keys[to - 1].endswith(endings):
        return False
    asked = (doc.hit("speech", at) for at in range(max(sentence.start, to - NEAR - 1), to - 1))
    ends = [one.end for one in asked if one is not None and one.entry.kind == "appeals" and one.end < to]
    return bool(ends) and not doc.of("state").between(ends[-1], to) and _one_clause(doc, ends[-1], to)


def _one_clause(doc: Doc, start: int, end: int) -> bool:
    """Tell whether no sign stands between an appeal and what it asks for, but a comma before `that`."""
    return all(
        doc.tokens.words[at] or (doc.tokens.keys[at] == "," and doc.role("complementiser", at + 1))
        for at in range(start, end)
    )


def _planned(doc: Doc, hit: Hit, low: int) -> int:
    """Return where a word stands that says that an act is planned, or -1."""
    would = doc.pack.settings.conditional_endings
    if _plans(doc, hit.start, max(hit.start + 1, hit.end - 1)) or (
        would and doc.tokens.keys[hit.start].endswith(would)
    ):
        return hit.start
    return next((at for at in _back(doc, low, hit.start) if _plans(doc, at, at + 1)), -1)


def _plans(doc: Doc, low: int, high: int) -> bool:
    """Tell whether a word for a plan stands among some tokens, rather than one for a number: compte 82 parties."""
    ends = (doc.role("planner", at) for at in range(low, high))
    return any(end and not doc.tokens.key(end)[:1].isdigit() for end in ends)


def nominal(doc: Doc, hit: Hit, sentence: Sentence) -> tuple[int, str]:
    """Tell the same of a noun: an instrument that is handed over, else an act that is still to come."""
    for at in _back(doc, max(sentence.start, hit.start - 2 * REACH), hit.start):
        if (doc.role("deposit", at) and not _paper(doc, at, hit.start)) or doc.role("completion", at):
            return realised(doc, hit._replace(start=at), sentence)
    low = max(sentence.start, hit.start - REACH)
    for at in (*_back(doc, low, hit.start), *range(hit.end, _end(doc, sentence, hit))):
        if not (end := doc.role("negator", at)) or _not_denied(doc, at, end) >= 0 or _denial_denied(doc, low, at):
            continue
        if at < hit.start and _appealed(doc, at, sentence):
            return hit.start, PROSPECTIVE
        alone = doc.tokens.words[end : end + 1] != [True] or doc.role("deposit", end)
        if at < hit.start or hit.entry.value != SIGNATURE or alone:
            return hit.start, DENIED
    if _refused(doc, hit, sentence):
        low = max(sentence.start, hit.start - 2 * REACH)
        asked = any(doc.role("refusal", at) and _appealed(doc, at, sentence) for at in range(low, hit.start))
        return hit.start, PROSPECTIVE if asked else DENIED
    upon = any(doc.role("upon", at) > hit.start for at in range(hit.start - NEAR, hit.start))
    possessed = _possessed(doc, hit, sentence)
    since = possessed or upon or _has_since(doc, hit)
    if (since and _followed(doc, hit, sentence)) or _done(doc, hit, sentence):
        return hit.start, ACTUAL
    planned = (
        hit.entry.value != SIGNATURE
        or _decided(doc, hit, sentence)
        or _planned(doc, hit, max(sentence.start, hit.start - REACH)) >= 0
        or doc.within("planner", hit.end, _end(doc, sentence, hit))
    )
    return hit.start, PROSPECTIVE if planned else ACTUAL if possessed else ""


def _refused(doc: Doc, hit: Hit, sentence: Sentence, reach: int = 2 * REACH) -> bool:
    """Tell whether the act or the bill on it was refused: the Senate voted against the bill on ratification."""
    named = {at for m in doc.of("treaty").between(sentence.start, hit.start) for at in range(m.start, m.end)}
    low = max(sentence.start, hit.start - reach)
    return any(at not in named and doc.role("refusal", at) for at in _back(doc, low, hit.start, PASSED))


def _done(doc: Doc, hit: Hit, sentence: Sentence) -> bool:
    """Tell whether a verb behind a noun says that the act has been done: its ratification was completed in May."""
    end = past_treaty(doc, hit, BEHIND)
    by = doc.of("state").between(end, end + BEHIND) if doc.one_of(("agent", "bound"), end) else []
    end = max(by[-1].end if by else end, owned_until(doc, hit, sentence))
    near = range(end, min(sentence.end, end + NEAR))
    done = next((at for at in near if doc.role("completion", at) or doc.role("deposit", at) or _in_force(doc, at)), -1)
    return done >= 0 and not any(doc.within(role, end, done + 1) for role in ("planner", "negator"))


def _in_force(doc: Doc, at: int) -> bool:
    trigger = doc.entry("triggers", at)
    return trigger is not None and trigger.value == FORCE and trigger.use != "noun"


def _decided(doc: Doc, hit: Hit, sentence: Sentence) -> bool:
    """Tell whether a noun is what a paper is about, or what is consented to: a decree on the signing of it."""
    triggers = doc.hits.get("triggers", {})
    near = range(max(sentence.start, hit.start - REACH), hit.start)
    return _paper(doc, near.start, near.stop) or any(
        at in triggers and triggers[at][0].entry.value in PASSED for at in near
    )


def _paper(doc: Doc, low: int, high: int) -> bool:
    """Tell whether a paper of one state is named: lodged the bill on ratification."""
    heads = doc.hits.get("heads", {})
    return any(at in heads and heads[at][0].entry.kind == DOCUMENT for at in range(low, high))


def _followed(doc: Doc, hit: Hit, sentence: Sentence) -> bool:
    """Tell whether the text goes on from an act that has been done: with its accession the treaty has 82 parties."""
    low = max(sentence.start, hit.start - REACH)
    return doc.within("upon", low, hit.start) and not _plans(doc, sentence.start, sentence.end)


def _has_since(doc: Doc, hit: Hit) -> bool:
    """Tell whether a state is told to have done something behind an act: po ratyfikacji traktatu Fidżi otwarło."""
    end, told = past_treaty(doc, hit), doc.pack.settings.told_endings
    who = doc.of("state").between(end, end + 1) if told and end > hit.end else []
    return bool(who) and any(key.endswith(told) for key in doc.tokens.keys[who[0].end : who[0].end + NEAR])


def _possessed(doc: Doc, hit: Hit, sentence: Sentence) -> bool:
    """Tell whether a noun of an act says whose it is, so that it has been: Thailand's signature, podpis Polski."""
    before = doc.of("state").before(hit.start, 1)
    if owned_until(doc, hit, sentence):
        return True
    owner = bool(before) and doc.tokens.key(before[0].end) == "'" and hit.start - before[0].end <= NEAR
    ruler = doc.hit("heads", hit.end) or doc.hit("offices", hit.end)
    start = ruler.end if ruler is not None else hit.end
    behind = doc.pack.settings.endings and doc.of("state").between(start, start + 1)
    return owner or bool(behind)


def _end(doc: Doc, sentence: Sentence, hit: Hit) -> int:
    limit = min(sentence.end, hit.end + BEHIND)
    return next((at for at in range(hit.end, limit) if not doc.tokens.words[at]), limit)


def _first_to(doc: Doc, hit: Hit) -> Hit | None:
    """Return the end of `the first country to` or `the first to`, before a verb: that has acted, or will have."""
    to = doc.ends("infinitive", hit.start, 1)
    to = hit.start - 1 if to < 0 and doc.role("infinitive", hit.start - 1) > hit.start else to  # à adhérer
    if to < 1:
        return None
    rank = doc.hit("numbers", to - 1)
    joined = rank is not None and doc.ends("coordinator", doc.ends("determiner", rank.start)) >= 0
    if rank is not None and rank.entry.kind == "ordinal" and rank.end == to and not joined:
        return rank
    unit = doc.hit("units", to - 1)
    if unit is None or unit.entry.value != "states" or unit.end != to or doc.tokens.caps[unit.start]:
        return _ranked(doc, to)
    if any(m.end == unit.start for m in doc.of("state").before(unit.start, 1)):
        return None  # Kenyan government to sign
    return unit


def _ranked(doc: Doc, to: int) -> Hit | None:
    """Return a rank and the noun of a state it counts, with words of place behind: the first country in Africa to."""
    near = range(to - 1, max(0, to - BEHIND) - 1, -1)
    for at in near:
        if not doc.tokens.words[at] and doc.tokens.keys[at] != "'":
            return None
        unit, rank = doc.hit("units", at), doc.hit("numbers", at - 1)
        ranked = (rank is not None and rank.entry.kind == "ordinal") or one_of_many(doc, 0, at)
        if doc.role("planner", at):
            return None
        if ranked and unit is not None and unit.entry.value.endswith("states"):
            return unit
    return None


def _infinitive(doc: Doc, hit: Hit) -> bool:
    """Tell whether a verb stands in the infinitive, so that it says what shall be: decided to sign."""
    endings = doc.pack.settings.infinitive_endings
    return doc.ends("infinitive", hit.start, 1) >= 0 or bool(endings and doc.tokens.keys[hit.start].endswith(endings))


def _stop(doc: Doc, at: int) -> bool:
    """Tell whether a full stop ends a sentence at a token, within speech too."""
    return doc.tokens.keys[at] == "." and doc.tokens.caps[at + 1 : at + 2] == [True]


def _behind(doc: Doc, hit: Hit, sentence: Sentence) -> str:
    """Return what a verb of will behind an infinitive says: to sign it this year it does not plan."""
    for at in range(hit.end, min(sentence.end, hit.end + BEHIND)):
        if not doc.tokens.words[at]:
            return ""
        if doc.role("negator", at) > at + 1 and _infinitive(doc, hit):
            return DENIED
        if doc.role("planner", at) and not doc.role("connector", at):
            return DENIED if doc.ends("negator", at) >= 0 else ""
    return ""


def _begins(doc: Doc, at: int, high: int) -> bool:
    """Tell whether a clause with a subject of its own begins: after years of doubts, Peru signed it."""
    return bool(doc.of("state").between(at, min(at + 2, high))) or (at < high and bool(doc.role("ourselves", at)))


def _parts(doc: Doc, at: int, high: int) -> bool:
    """Tell whether a sign parts two clauses, or two sentences within speech."""
    key = doc.tokens.keys[at]
    if key == ",":
        return bool(doc.role("conjunction", at + 1)) or _begins(doc, at + 1, high)
    return _stop(doc, at) or key in (";", ":", '"', "?", "!")


def _back(doc: Doc, low: int, high: int, through: frozenset[str] = frozenset()) -> Iterator[int]:
    """Go back from a verb to where its clause, or that of another act, begins."""
    for at in range(high - 1, low - 1, -1):
        if (not doc.tokens.words[at] and _parts(doc, at, high)) or (at > low and doc.role("contrast", at)):
            return
        trigger = doc.hit("triggers", at)
        own = trigger is not None and trigger.entry.kind == "action" and trigger.entry.value not in through
        if trigger is not None and own and trigger.end <= high:
            return
        yield at
