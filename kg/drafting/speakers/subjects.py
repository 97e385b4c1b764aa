"""Whether an actor may be a subject: no preposition before it, no other case than the first, no noun that owns it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.languages.packs import INFLECTS
from kg.drafting.names.offices import oblique
from kg.drafting.names.slugs import slug

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.names.actor import Actor, Line
    from kg.drafting.text.document import Doc

SPOKEN_FOR = ("state", "delegation")
"""Kinds of noun that stand for the state named behind them."""
NAMES = frozenset(("person", "state", "role"))
"""Kinds whose first case tells a subject."""
GOVERNED = 4.0
"""What an actor loses that depends on a preposition."""
OBLIQUE = 3.5
"""What a title loses that stands in another case than the first."""
NOUNS = 4
"""So many words back a preposition may stand."""
PHRASE = 10
"""A noun with what goes with it has at most so many tokens."""
PARTING = ("coordinator", "contrast", "complementiser", "conjunction", "planner", "negator", "copula", "relative")
"""Small words that part a noun from what goes with it."""
VERB = 3
"""A verb of several words has at most so many."""
SUBJECTS = frozenset(("person", "body", "role", "pronoun", "state", "group", "pair"))
"""Kinds that leave no other subject behind a verb where they stand right before it."""


def subject_like(doc: Doc, actor: Actor) -> bool:
    """Tell whether an actor may be the subject of a sentence: no preposition, no other case than the first."""
    return actor.kind in SUBJECTS and not dependence(doc, actor) and not case(doc, actor)


def governed(doc: Doc, actor: Actor) -> bool:
    """Tell whether a preposition stands before an actor, so that it is not the subject."""
    start = actor.start
    first = bool(doc.pack.settings.endings) and first_case(doc, actor)
    for role in ("honorific",) if first else ("determiner", "honorific"):
        before = doc.ends(role, start, 2)
        start = before if before >= 0 else start
    if actor.kind == "body" and _beside(doc, start):
        return True
    if start in doc.opened or _of_clause(doc, start, actor.end):
        return False
    if doc.role("addressee", start):
        return True
    if doc.ends("connector", start) >= 0 and doc.ends("coordinator", start) < 0:
        return True
    if doc.one_ends(("locative", "addressee", "preposition", "agent"), start) or _heard(doc, start):
        return True
    return bool(doc.pack.settings.endings) and not first and _in_phrase(doc, start)


def _of_clause(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a preposition is a conjunction, a verb of speech being right behind: fell after `Norway said`.

    A participle has a subject of its own behind a comma only: is in trouble, with `Norway saying`.
    """
    with_own = doc.ends("upon", start, 1)
    absolute = with_own > 0 and doc.tokens.keys[with_own - 1] == ","
    if doc.ends("subordinator", start) < 0 and not absolute:
        return False
    while doc.role("adverb", end):
        end = doc.role("adverb", end)
    verb = doc.hit("speech", end)
    participle = doc.tokens.key(end).endswith(doc.pack.settings.participle_endings or ("\0",))
    return verb is not None and "noun" not in verb.entry.tags and participle == absolute


def _heard(doc: Doc, start: int) -> bool:
    """Tell whether a verb of several syllables takes in the noun with which an actor begins: `trả lời báo` Tuổi Trẻ."""
    verbs = (doc.hit("speech", at) for at in range(max(0, start - VERB), start)) if doc.pack.settings.syllables else ()
    return any(hit is not None and hit.end > start for hit in verbs)


def _beside(doc: Doc, name: int) -> bool:
    """Tell whether a noun for what a name is stands before it, behind a preposition: `cùng hãng`, `trên mạng`."""
    near = range(max(0, name - NOUNS), name) if doc.pack.settings.syllables else ()
    heads = (hit for at in near for hit in doc.hits.get("heads", {}).get(at, ()) if hit.end == name)
    return any(doc.one_ends(("addressee", "locative", "agent"), hit.start) for hit in heads)


def complements(doc: Doc, actor: Actor, line: Line) -> bool:
    """Tell whether a state right before a verb goes with the nouns before it: `luật sư của một người Malaysia` nói.

    Somebody is counted or named there, and nothing parts the state from them: a person, one official of the delegation.
    """
    if actor.kind != "state" or not doc.pack.settings.syllables or actor.office is not None:
        return False
    low = max(doc.sentences[doc.sentence_at(actor.start)].start, actor.start - PHRASE)
    for at in range(actor.start - 1, low - 1, -1):
        if not doc.tokens.words[at] or doc.hit("speech", at) or doc.one_of(PARTING, at):
            return False
        before = line.at(at)
        person = before is not None and before.kind == "person" and before.end < actor.start
        counted = doc.tokens.keys[at] in doc.pack.indefinite or doc.hit("numbers", at) is not None
        if person or (counted and at < actor.start - 1):
            return True
    return False


def shared(doc: Doc, actor: Actor) -> bool:
    """Tell whether a group is a share of persons, which is a subject behind any noun: in the lobby `some of them`."""
    start = actor.start
    several = doc.tokens.keys[start] in doc.pack.indefinite or doc.tokens.keys[start].isdigit()
    told = actor.kind == "group" and bool(doc.pack.settings.endings) and several
    return told and not doc.one_ends(("locative", "addressee", "preposition", "agent"), start)


def stands_for(doc: Doc, actor: Actor) -> bool:
    """Tell whether a noun for those who speak for a state stands before its name: the Polish side, X's delegation."""
    before = actor.start - 1
    if actor.kind != "state" or before < 0 or not doc.pack.settings.endings:
        return False
    noun = next((hit for hit in doc.hits.get("heads", {}).get(before, ()) if hit.entry.kind in SPOKEN_FOR), None)
    return noun is not None and doc.tokens.cut(noun.start, noun.end).lower() == noun.entry.lemma.lower()


def dependence(doc: Doc, actor: Actor) -> float:
    """Return what an actor loses that depends on a preposition, or on a noun before it in a language of cases."""
    if stands_for(doc, actor):
        return 0.0
    if governed(doc, actor) or _owns(doc, actor.end):
        return GOVERNED
    sure = bool(doc.pack.settings.endings) and actor.kind == "body" and first_case(doc, actor)
    if sure or not _genitive(doc, actor.start):
        return 0.0
    if _in_phrase(doc, actor.start):
        return 1.2
    noun = doc.hit("heads", actor.start - 1)
    owned = noun is not None and doc.tokens.cut(noun.start, noun.end).lower() != noun.entry.lemma.lower()
    called = noun is not None and actor.kind == "body"  # `the group Halden`: the noun says what the name is
    return 2.5 if owned or case(doc, actor) or not (called or actor.kind in NAMES) else 0.5


def case(doc: Doc, actor: Actor) -> float:
    """Return what a form takes off: an adjective, or a name in another case than the first, is hardly a subject."""
    hit = doc.hit("names", actor.span[0])
    named = hit.entry if hit is not None and hit.end == actor.span[1] else None
    if named is not None and named.use == "adjective" and actor.office is None:
        return 0.0 if stands_for(doc, actor) else 2.0
    words = doc.tokens.cut(*actor.span)
    if actor.kind == "head":
        return 0.0 if doc.hits["heads"][actor.start][0].entry.lemma.lower() == words.lower() else 1.5
    cased = doc.pack.settings.endings and actor.kind in ("person", "state", "body", "role")
    if not cased or stands_for(doc, actor):
        return 0.0
    if actor.kind == "role":
        return OBLIQUE if actor.office is not None and oblique(doc, actor.office) else 0.0
    if actor.kind == "person":
        return 0.0 if actor.id.endswith(slug(words)) else 1.5
    other = 1.5 if named is not None and named.lemma.lower() != words.lower() else 0.0
    return GOVERNED if named is None and _title_of(doc, actor) else other


def _title_of(doc: Doc, actor: Actor) -> bool:
    """Tell whether the name of a paper between marks stands in another case than the first: sources of „the X”."""
    marked = actor.kind == "body" and doc.tokens.key(actor.start - 1) == '"'
    return marked and _telling(doc, actor) is not None and not first_case(doc, actor)


def first_case(doc: Doc, actor: Actor) -> bool:
    """Tell whether a name or a title surely stands in the first case."""
    if actor.kind == "person":
        return not case(doc, actor)
    known = actor.office.hit if actor.kind == "role" and actor.office is not None else _telling(doc, actor)
    return known is not None and doc.tokens.cut(known.start, known.end).lower() == known.entry.lemma.lower()


def _telling(doc: Doc, actor: Actor) -> Hit | None:
    """Return the name that an actor is, if it has several forms, or the first noun of bodies in it: its case tells."""
    start, end = actor.span
    hit = doc.hit("names", start)
    if hit is not None and hit.end == end:
        return hit if INFLECTS in hit.entry.tags else None
    nouns = (doc.hit("heads", at) for at in range(start, end)) if actor.kind in ("head", "body") else ()
    return next((noun for noun in nouns if noun is not None), None)


def _in_phrase(doc: Doc, start: int) -> bool:
    """Tell whether a preposition governs the nouns before a name in a language of cases: to the office of X."""
    start -= doc.tokens.key(start - 1) == '"'  # for the daily `"Courier"`
    for at in range(start - 1, max(-1, start - NOUNS), -1) if not _verb_ends(doc, start) else ():
        if not doc.tokens.words[at] or doc.hit("speech", at) or doc.hit("triggers", at) or doc.hit("time", at):
            return False
        if doc.ends("adverb", at + 1) >= 0 or _place_ends(doc, at + 1, start):
            return False
        if doc.role("preposition", at) == at + 1:
            return True
    return False


def _place_ends(doc: Doc, end: int, start: int) -> bool:
    """Tell whether the name of a place ends at a token, so that nothing that follows owns what is there: in Lima."""
    places = doc.of("place").between(max(0, end - NOUNS), end) if end == start else ()
    return any(m.end == end and doc.ends("preposition", m.start) >= 0 for m in places)


def _verb_ends(doc: Doc, at: int) -> bool:
    """Tell whether a verb of speech ends at a token, perhaps one of several words: took it upon itself."""
    hits = doc.hits.get("speech", {})
    before = (hit for start in range(max(0, at - VERB), at) for hit in hits.get(start, ()))
    return any("noun" not in hit.entry.tags and hit.end == at for hit in before)


def _owns(doc: Doc, at: int) -> bool:
    """Tell whether a possessive ending stands behind a name: the bloc's secretary-general."""
    return doc.tokens.key(at) == "'" and doc.tokens.tight(at) and doc.quoted[at] < 0


def owned_by(doc: Doc, at: int) -> int:
    """Return where the name begins behind a possessive ending at a token: Labour`'s` Ana Souza; or -1."""
    return at + 1 + bool(doc.role("owner-mark", at + 1)) if _owns(doc, at) else -1


def _genitive(doc: Doc, start: int) -> bool:
    """Tell whether an actor follows a noun right away in a language of cases, and so depends on it."""
    before = start - 1
    if not doc.pack.settings.endings or not doc.tokens.words[max(0, before)] or start in doc.opened:
        return False
    if doc.tokens.caps[before] and not (doc.hit("heads", before) or _first(doc, before)):
        return False
    small = (
        "adverb",
        "conjunction",
        "coordinator",
        "complementiser",
        "determiner",
        "honorific",
        "continuation",
        "whom",
    )
    if doc.one_ends(small, start) or doc.tokens.keys[before] in doc.pack.settings.stop:
        return False
    verb = _verb_ends(doc, start)
    return not verb and not any(doc.hits.get(table, {}).get(before) for table in ("time", "triggers"))


def _first(doc: Doc, at: int) -> bool:
    """Tell whether a word that no table knows as a name or title begins its sentence."""
    start = doc.sentences[doc.sentence_at(at)].start
    known = any(doc.hit(table, at) for table in ("names", "offices")) or doc.roles.get("pronoun", {}).get(at)
    return not known and all(not doc.tokens.words[before] for before in range(start, at))
