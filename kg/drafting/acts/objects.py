"""Which treaty an act is on: behind the verb, before it, or the one spoken of before; and whether it is on one."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING

from kg.drafting.acts.parties import LAST, OBJECT
from kg.drafting.acts.subjects import owned_until
from kg.drafting.names.gazetteer import public
from kg.drafting.names.treaties import DEFAULT, PLACES
from kg.drafting.text.document import Mention
from kg.drafting.text.nearby import Nearby

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc, Sentence

OF_MANY_THINGS = frozenset(("Withdrawal", "Acceptance", "Approval"))
"""Acts whose verbs are said of much else; a treaty must be their object."""
SIGNATURE = "Signature"
TREATY = "treaty"
"""Kind of head that stands for a treaty named before: has yet to ratify that treaty."""
OTHERS = frozenset(("document", "memorandum", "agreement"))
"""Kinds of head that say that something else than a treaty is signed."""
OTHERS_FIRST = "document"
BY_PAPER = frozenset(("Ratification", "Accession"))
"""Acts that are done by a paper, and not to one: ratified by decree."""
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


def named(doc: Doc) -> Nearby[Mention]:
    """List the treaties, also those within the names of groups: the signatories to the Budapest Convention."""
    names = doc.hits.get("names", {})
    inner = [names[at][0] for m in doc.of("group").items for at in range(m.start, m.end) if at in names]
    found = [Mention(h.start, h.end, TREATY, public(h.entry.value), "inner") for h in inner if h.entry.kind == TREATY]
    return Nearby([*doc.of("treaty").items, *found])


def treaties_of(doc: Doc, hit: Hit, sentence: Sentence, treaties: Nearby[Mention]) -> list[str]:
    """Return the treaties of an act: behind the verb, before it in the sentence, else the last one named."""
    inside = treaties.between(sentence.start, sentence.end)
    town = [] if any(m.start == hit.end for m in inside) else _by_its_town(doc, hit)
    if told := _one_of_two(doc, hit, sentence, treaties) or town:
        return told
    behind = _owned(doc, [m for m in inside if m.start >= hit.start and not _parted(doc, hit, m)])
    before = [m for m in inside if m.start < hit.start]
    if before and behind and _of_the_next(doc, hit, behind[0]):
        behind = []
    if _elsewhere(doc, hit, sentence, behind):
        return []
    if doc.role("pronoun", hit.end) and not doc.role("determiner", hit.end):
        meant = [m.id for m in _agreeing(doc, hit, before)[-1:]] or _last(doc, hit, sentence, treaties)
        if meant:
            return meant[:1]
    if behind or before:
        return [behind[0].id, *_also(doc, behind)] if behind else [before[-1].id]
    if (_prepositional(doc, hit) and not doc.role("pronoun", hit.end)) or _other_object(doc, hit, sentence):
        return []
    near = _town_of_signing(doc, hit, sentence) or _last(doc, hit, sentence, treaties)
    return (near or [m.id for m in treaties.after(sentence.end, 1)])[:1]


def _of_the_next(doc: Doc, hit: Hit, treaty: Mention) -> bool:
    """Tell whether a treaty is the object of the next verb: has never ratified it, and is to sign the convention."""
    near = range(hit.end, min(hit.end + 2, treaty.start))
    comma = next((at for at in near if doc.tokens.keys[at] == ","), treaty.start)
    others = (doc.entry("triggers", at) for at in range(comma, treaty.start))
    return any(entry is not None and entry.kind == "action" and entry.use != "noun" for entry in others)


def _parted(doc: Doc, hit: Hit, treaty: Mention) -> bool:
    """Tell whether a treaty stands in another clause: behind a semicolon, or words behind a colon."""
    between = range(hit.end, treaty.start)
    return any(key == ";" or (key == ":" and treaty.start - at > 2) for at in between for key in [doc.tokens.keys[at]])


def _by_its_town(doc: Doc, hit: Hit) -> list[str]:
    """Return the treaty that is called by the town it was signed in: ratified Malabo, signed last year in Hanoi."""
    at = hit.end
    if hit.entry.value == SIGNATURE and hit.entry.use != "noun":
        while step := doc.role("adverb", at) or doc.days.get(at, 0):
            at = step
        at = doc.role("locative", at)
    names = doc.hits.get("names", {}).get(at, ()) if at else ()
    return next(
        ([PLACES[id]] for one in names if (id := public(one.entry.value)) in PLACES and one.entry.kind == "place"), []
    )


def _town_of_signing(doc: Doc, hit: Hit, sentence: Sentence) -> list[str]:
    """Return the treaty of the town that a sentence speaks of: went to the ceremony in Hanoi but did not sign."""
    names = doc.hits.get("names", {}) if hit.entry.value == SIGNATURE else {}
    near = (public(names[at][0].entry.value) for at in range(sentence.start, sentence.end) if at in names)
    return [PLACES[id] for id in near if PLACES.get(id) == DEFAULT][:1]


def _one_of_two(doc: Doc, hit: Hit, sentence: Sentence, treaties: Nearby[Mention]) -> list[str]:
    """Return the one of the two treaties named last that `the latter` stands for, as an object."""
    ordered = doc.roles.get("one-of-two", {})
    for at in range(sentence.start, min(sentence.end, hit.end + CLOSE)):
        said = ordered[at].entry.value if at in ordered else ""
        if at in ordered and (at >= hit.end or OBJECT in said):
            last = list(dict.fromkeys(m.id for m in reversed(treaties.before(at))))[:2]
            return [last[0 if LAST in said else 1]] if len(last) > 1 else []
    return []


def _last(doc: Doc, hit: Hit, sentence: Sentence, treaties: Nearby[Mention]) -> list[str]:
    """Return the treaty named last, or, in a new paragraph, that which the story has spoken of most."""
    before = treaties.before(sentence.start)
    if not before:
        return []
    here = [m for m in before if doc.sentences[doc.sentence_at(m.start)].paragraph == sentence.paragraph]
    last = (_agreeing(doc, hit, here) or before)[-1]
    low = hit.start - 2 if doc.pack.settings.endings else hit.end
    object_ = doc.within("pronoun", low, hit.end + 1)
    if object_ or here:
        return [last.id]
    told = Counter(m.id for m in before)
    return [max(told, key=lambda id: (told[id], id == last.id))]


def _of_an_act(doc: Doc, hit: Hit) -> bool:
    """Tell whether a noun of an act is what a verb is said of: withdrew from the signing of it."""
    triggers = doc.hits.get("triggers", {})
    near = [triggers[at][0].entry for at in range(hit.end, hit.end + CLOSE) if at in triggers]
    return any(entry.kind == "action" and entry.use == "noun" for entry in near)


def _agreeing(doc: Doc, hit: Hit, named: list[Mention]) -> list[Mention]:
    """Leave out treaties whose noun has another gender than the pronoun beside a verb: go is protokół, no konwencja."""
    endings, pronouns = doc.pack.settings.given, doc.roles.get("pronoun", {})
    near = (pronouns[at].entry.value.split() for at in range(hit.start - 2, hit.end + 1) if at in pronouns)
    said = next((part for parts in near for part in parts if part in ("m", "f")), "") if endings else ""
    return [m for m in named if said in ("", _gender(doc, m, endings))]


def _gender(doc: Doc, treaty: Mention, endings: tuple[tuple[str, str], ...]) -> str:
    """Return the gender of the noun that a treaty is called by."""
    heads = (doc.entry("heads", at) for at in range(treaty.start, treaty.end))
    lemma = next((head.lemma for head in heads if head is not None and head.kind == TREATY), "")
    return next((gender for ending, gender in endings if lemma.endswith(ending)), "")


def _elsewhere(doc: Doc, hit: Hit, sentence: Sentence, behind: list[Mention]) -> bool:
    """Tell whether a verb that is said of much else has no treaty as its object."""
    if hit.entry.value in OF_MANY_THINGS:
        end = max(hit.end, owned_until(doc, hit, sentence) if hit.entry.use == "noun" else 0)
        near = [m for m in behind if _owned_from(doc, m) <= end + CLOSE]
        return not near or _of_an_act(doc, hit) or _of_another_thing(doc, end, near[0])
    joined = doc.entry("triggers", hit.end) if hit.entry.use != "noun" else None
    event = joined is not None and joined.kind == "event"  # không tham gia biểu quyết
    return hit.entry.value == "Accession" and (event or (bool(behind) and _joins_event(doc, hit, behind[0])))


def _of_another_thing(doc: Doc, end: int, treaty: Mention) -> bool:
    """Tell whether a treaty only says of what the object is, but for its text: accepted the criticism of it."""
    between = range(end, _owned_from(doc, treaty))
    text = any(doc.role("stand-in", at) for at in between)
    owners = (at for at in between if at > end and doc.role("owner", at))
    return not text and any(not doc.hit("time", at - 1) for at in owners)


def _owned_from(doc: Doc, treaty: Mention) -> int:
    """Return where a treaty begins, or the name of the body whose it is: the Council of Europe's Second Protocol."""
    body = next(iter(doc.of("body").before(treaty.start, 1)), None)
    owned = body is not None and doc.tokens.key(body.end) == "'" and treaty.start - body.end <= CLOSE
    return body.start if body is not None and owned else treaty.start


def _owned(doc: Doc, behind: list[Mention]) -> list[Mention]:
    """Leave out a treaty that only says whose the next one is: the Budapest Convention's second protocol."""
    if len(behind) > 1 and doc.tokens.key(behind[0].end) == "'" and behind[1].start - behind[0].end <= CLOSE:
        return behind[1:]
    return behind


def _joins_event(doc: Doc, hit: Hit, treaty: Mention) -> bool:
    """Tell whether an event stands between a verb of joining and a treaty: joined the talks on the protocol."""
    triggers = doc.hits.get("triggers", {})
    near = range(hit.end, min(treaty.start, hit.end + 2 * CLOSE))
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
    small = doc.one_of(SMALL, at) or doc.hit("time", at) or doc.hit("numbers", at)
    return bool(known) and not small


def _also(doc: Doc, behind: list[Mention]) -> list[str]:
    """Return the treaties that a comma or a conjunction joins to the first one."""
    found: list[str] = []
    for last, mention in itertools.pairwise(behind):
        between = range(last.end, mention.start)
        joined = len(between) <= CLOSE and any(
            doc.joins(at) or doc.role("negator", at) or doc.tokens.keys[at] == "," for at in between
        )
        if (
            not joined
            or any(at in doc.hits.get("triggers", {}) for at in between)
            or doc.within("presenting", last.end, mention.start)
        ):
            break
        found.append(mention.id)
    return [treaty for treaty in dict.fromkeys(found) if treaty != behind[0].id]


def of_something_else(doc: Doc, hit: Hit, sentence: Sentence, treaties: Nearby[Mention]) -> bool:
    """Tell whether what is signed is nearer to the verb than any treaty, and another thing: a memorandum, a law."""
    heads = doc.hits.get("heads", {})
    named = {at for m in treaties.between(sentence.start, sentence.end) for at in range(m.start, m.end)}
    signed = hit.entry.value == SIGNATURE
    pronoun = doc.within("pronoun", max(sentence.start, hit.start - 2), hit.end + 1)
    if signed and not named and pronoun and _paper_before(doc, sentence):
        return True
    near = range(sentence.start, sentence.end) if signed else range(hit.end, min(hit.end + CLOSE, sentence.end))
    others = [at for at in near if at in heads and at not in named and heads[at][0].entry.kind in OTHERS]
    if hit.entry.value in BY_PAPER:
        others = [at for at in others if heads[at][0].entry.kind != OTHERS_FIRST]
    if not others:
        return False
    behind = [at for at in others if at >= hit.end]
    treaty = min((at for at in named if at >= hit.end), default=0)
    if behind:
        return not treaty or behind[0] < treaty
    return signed and not named


def _paper_before(doc: Doc, sentence: Sentence) -> bool:
    """Tell whether the sentence before speaks of a paper of one state, which is then what is signed: the bill."""
    before = doc.sentences[max(0, doc.sentence_at(sentence.start) - 1)]
    heads = doc.hits.get("heads", {})
    if doc.of("treaty").between(before.start, before.end):
        return False
    return before.paragraph == sentence.paragraph and any(
        at in heads and heads[at][0].entry.kind == OTHERS_FIRST for at in range(before.start, before.end)
    )
