"""Capitals that stand for their government: by the verb beside them, by who is addressed, by what does not precede."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.drafting.text.document import Doc

AFTER_CAPITAL = 3
"""A capital stands for its government if a verb follows within so many words."""
ASIDE = 9
"""What is said between a capital and its verb has at most so many tokens."""
PLACED = ("locative", "connector", "particle", "honorific", "visit", "preposition", "infinitive", "determiner")
"""Small words behind which a capital is a place, or a part of another name."""
LIGHT = ("adverb", "planner", "negator", "pronoun", "reflexive")
"""Small words between a name and its verb."""
OPENERS = ("complementiser", "relative", "conjunction", "contrast")
"""Small words before the subject of a clause."""
OWNED = ("planner", "matter")
"""Small words for what a state has."""
RULES = ("government", "cabinet", "authorities")
"""Kinds of noun for who rules."""
STOPS = (".", ",", ";", "?", "!")
NOUNS = ("heads", "offices", "units")


def acts(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name is the subject of a verb of will or speech rather than where something happens."""
    if doc.tokens.word(start).isupper() or _in_state(doc, end):
        return False
    before = doc.ends("locative", start)
    if (
        _willing(doc, end)
        or _addressed(doc, start)
        or doc.ends("dealing", start) >= 0
        or _beside(doc, start)
        or (before >= 0 and _seat(doc, before))
        or _owns(doc, start)
        or _of_speech(doc, start)
    ):
        return True
    if _placed(doc, start) or _qualifies(doc, end):
        return False
    stop = min(end + AFTER_CAPITAL, doc.sentences[doc.sentence_at(start)].end)
    speaks = _joined(doc, end) or any(_verb(doc, at) for at in _follow(doc, end, stop))
    return speaks or _subject(doc, start, end, stop) or _object(doc, start, end)


def _willing(doc: Doc, end: int) -> bool:
    """Tell whether a name owns what a state has: Manila's intention to sign, Kyiv's accession, Oslo's negotiator."""
    near = range(end + 1, end + 1 + AFTER_CAPITAL) if doc.tokens.key(end) == "'" else ()
    return any(doc.one_of(OWNED, at) or doc.hit("triggers", at) or doc.hit("offices", at) for at in near)


def _in_state(doc: Doc, end: int) -> bool:
    """Tell whether the state where a city is follows after a comma: Hanoi, Vietnam."""
    names = doc.hits.get("names", {}).get(end + 1, ()) if doc.tokens.key(end) == "," else ()
    return any(hit.entry.kind == "state" for hit in names)


def starts_sentence(doc: Doc, at: int) -> bool:
    """Tell whether no word stands before a token in its sentence."""
    sentence = doc.sentences[doc.sentence_at(at)]
    return all(not doc.tokens.words[before] for before in range(max(sentence.start, at - 3), at))


def _placed(doc: Doc, start: int) -> bool:
    """Tell whether a word of place or one that makes it part of another noun stands right before."""
    if doc.ends("locative", start) >= 0:
        return True
    connector = doc.ends("connector", start)
    return connector >= 0 and not doc.joins(connector) and not doc.pack.settings.syllables


def _owns(doc: Doc, start: int) -> bool:
    """Tell whether, in a language of syllables, a preposition makes a capital the owner of something."""
    connector = doc.ends("connector", start) if doc.pack.settings.syllables else -1
    return connector >= 0 and not doc.joins(connector) and doc.ends("locative", start) < 0


def _of_speech(doc: Doc, start: int) -> bool:
    """Tell whether a word of speech stands right before a name in a language of cases: the warning of Moscow."""
    return bool(doc.pack.settings.endings) and doc.hit("speech", start - 1) is not None


def _seat(doc: Doc, end: int) -> bool:
    """Tell whether a noun for a government ends at a token: the government in Oslo."""
    heads = doc.hits.get("heads", {})
    return any(
        at in heads and heads[at][0].end == end and heads[at][0].entry.kind in RULES for at in range(end - 3, end)
    )


def _qualifies(doc: Doc, end: int) -> bool:
    """Tell whether a noun follows that a name stands before as an adjective does: the Vienna talks."""
    settings = doc.pack.settings
    if settings.adjective_after or settings.endings:
        return False
    trigger = doc.entry("triggers", end)
    noun = trigger is not None and trigger.use == "noun"
    return noun or any(doc.hit(table, end) for table in NOUNS)


def _addressed(doc: Doc, start: int) -> bool:
    """Tell whether a verb of speech, an attribution or a word for who acts stands before: urged Ottawa, by Rome."""
    speech = doc.hits.get("speech", {})
    both = doc.ends("pair", start)
    inner = doc.ends("addressee", start if both < 0 else both)
    ends = {start, both, inner} - {-1}
    return (
        doc.ends("attribution", start) >= 0
        or doc.ends("agent", start) >= 0
        or any(
            at in speech and speech[at][0].end in ends and "noun" not in speech[at][0].entry.tags
            for at in range(max(0, start - AFTER_CAPITAL - 2), start)
        )
    )


def _joined(doc: Doc, end: int) -> bool:
    """Tell whether a name is joined to another capital: Seoul and Bangkok trade accusations."""
    after = doc.joins(end)
    hits = doc.hits.get("names", {}).get(after, ()) if after else ()
    return any(hit.entry.use == "capital" for hit in hits)


def _beside(doc: Doc, start: int) -> bool:
    """Tell whether a name is joined to a capital before it: appealed to Rome and Oslo."""
    joint = max(doc.ends("coordinator", start), doc.ends("conjunction", start))
    near = (doc.hit("names", at) for at in range(max(0, joint - 3), joint))
    first = next((hit for hit in near if hit is not None and hit.end == joint), None)
    return first is not None and first.entry.use == "capital"


def _subject(doc: Doc, start: int, end: int, stop: int) -> bool:
    """Tell whether what may be its verb follows a name, which in English opens a sentence or a clause."""
    begins = not doc.pack.settings.analytic or starts_sentence(doc, start) or doc.one_ends(OPENERS, start)
    if end >= stop or not begins:
        return False
    tokens = doc.tokens
    if tokens.keys[end] == "-":
        return doc.hit("speech", end + 1) is not None
    if tokens.keys[end] == ",":
        return _resumes(doc, end + 1)
    return tokens.keys[end] == '"' or (tokens.words[end] and not tokens.caps[end])


def _resumes(doc: Doc, at: int) -> bool:
    """Tell whether a clause between commas follows, and a verb behind it: Canberra, she let it be known, would."""
    if doc.role("relative", at):
        return True
    close = next((b for b in range(at, min(at + ASIDE, len(doc.tokens))) if not doc.tokens.words[b]), 0)
    return doc.tokens.keys[close] == "," and close + 1 < len(doc.tokens) and _verb(doc, close + 1)


def _object(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name is what a verb is about: a small word before that is no preposition, nothing behind."""
    tokens, own = doc.tokens, doc.pack.settings
    if own.syllables or not start or not tokens.words[start - 1] or tokens.caps[start - 1] or tokens.breaks[start]:
        return False
    if own.endings and doc.hits["names"][start][0].entry.lemma != tokens.cut(start, end):
        return False
    quiet = end >= len(tokens) or tokens.keys[end] in STOPS or tokens.breaks[end]
    return quiet and not doc.one_ends((*PLACED, "coordinator"), start)


def _follow(doc: Doc, start: int, stop: int) -> Iterator[int]:
    """Go on from a name until something else begins; where nouns stand before nouns, only over small words."""
    plain = not (doc.pack.settings.adjective_after or doc.pack.settings.endings)
    for at in range(start, stop):
        if not doc.tokens.words[at] or doc.tokens.caps[at]:
            return
        yield at
        if plain and not doc.one_of(LIGHT, at):
            return


def _verb(doc: Doc, at: int) -> bool:
    if doc.role("planner", at) or doc.role("negator", at):
        return True
    speech, trigger = doc.entry("speech", at), doc.entry("triggers", at)
    return bool((speech and "noun" not in speech.tags) or (trigger and trigger.use == "verb"))


def ruled_from(doc: Doc, at: int) -> str:
    """Return the state whose capital a preposition at a token joins to a noun: the ministry `in Nairobi`."""
    start = doc.role("locative", at)
    seat = doc.entry("names", start) if start else None
    return doc.pack.governments.get(seat.value, "") if seat is not None else ""
