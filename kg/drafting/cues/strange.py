"""Verbs that no table knows, told by their place: `…, zorbled Minister X`, `the ministry zorbled that it was late`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.edges import opening
from kg.drafting.cues.orphans import may_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.drafting.text.document import Doc, Sentence

LEADS = ("locative", "preposition", "circumstance", "conjunction", "relative", "coordinator", "contrast", "adverb")
"""Small words that open no clause of its own before a comma."""
VERBS = ("auxiliary", "copula", "backshift", "planner")
LONG = 3
"""A verb that no table knows has more letters."""
NAME = 8
"""A name has at most so many words."""
KINDS = ("person", "body", "state", "group")
TABLES = ("speech", "triggers")
BETWEEN = ("pronoun", "reflexive")


def closing(doc: Doc, busy: set[int], reported: set[int]) -> Iterator[tuple[int, int]]:
    """Find verbs between a comma or a dash and somebody, where no other verb of speech stands in the sentence."""
    for number, sentence in enumerate(doc.sentences):
        if number in reported or sentence.zone != "body" or doc.quoted[sentence.start] >= 0:
            continue
        for at in range(sentence.start + 1, sentence.end - 2):
            sign = doc.tokens.keys[at]
            if sign not in (",", "-") or doc.quoted[at] >= 0 or doc.tokens.tight(at + 1):
                continue
            verb = _inverted(doc, at + 1, busy) or _following(doc, at + 1, sentence, busy)
            if verb and _clause(doc, sentence, at, verb):
                yield _whole(doc, verb)
                break


def _whole(doc: Doc, verb: int) -> tuple[int, int]:
    """Return the tokens of a verb with its helper."""
    start = doc.ends("helper", verb)
    return (start if start >= 0 else verb), verb + 1


def _inverted(doc: Doc, start: int, busy: set[int]) -> int:
    """Return the verb that stands at a token with somebody right behind it, or 0."""
    verb = _verb(doc, start)
    holds = verb - start > 2  # a-t-elle: the helper holds its subject
    return verb if verb and (holds or _named(doc, verb + 1, busy)) else 0


def _named(doc: Doc, at: int, busy: set[int]) -> bool:
    """Tell whether somebody is named at a token as a person or a body, with an article or a title."""
    start = doc.role("determiner", at) or doc.role("honorific", at) or at
    office = doc.hit("offices", start)
    named = any(m.kind in ("person", "body") for m in doc.of("").between(start, start + 1))
    titled = office is not None and (office.end in busy or start > at)
    return named or titled


def _following(doc: Doc, start: int, sentence: Sentence, busy: set[int]) -> int:
    """Return the verb behind somebody who is named at a token, before a sign or when it was said; or 0."""
    at = doc.role("determiner", start) or doc.role("honorific", start) or start
    if doc.pack.settings.verb_first or not _named(doc, start, busy):
        return 0
    while at < sentence.end and (at in busy or doc.hit("offices", at) is not None):
        at += 1
    verb = _verb(doc, at)
    dated = any(then in doc.days or doc.hit("time", then) is not None for then in (verb + 1, verb + 2))
    return verb if verb and (dated or not doc.tokens.words[verb + 1]) else 0


def _verb(doc: Doc, at: int) -> int:
    """Return the verb that may stand at a token, behind its auxiliary and pronoun, or 0."""
    own = doc.pack.settings
    helped = doc.role("helper", at)
    verb = next((doc.role(role, helped or at) for role in BETWEEN if doc.role(role, helped or at)), helped or at)
    if verb + 1 >= len(doc.tokens) or doc.quoted[verb] >= 0 or not doc.tokens.words[verb]:
        return 0
    known = any(doc.hit(table, verb) is not None for table in TABLES) or doc.role("unspoken", verb)
    short = len(doc.tokens.keys[verb]) <= LONG and not own.syllables
    return 0 if known or short or not may_report(doc, verb) or not _ends(doc, verb, helped=helped > 0) else verb


def _ends(doc: Doc, verb: int, *, helped: bool) -> bool:
    """Tell whether the ending of a word is one of verbs: of the past, of the present, of a participle with a helper."""
    own, word = doc.pack.settings, doc.tokens.keys[verb]
    if own.agreement:
        return any(word.endswith(end) for end, _ in own.agreement) and not word.endswith(own.participle_endings)
    if own.syllables:
        return True
    past = word.endswith(own.told_endings or ("\n",))
    if own.verb_first:
        return past if helped else True
    return past or (not helped and word.endswith(own.plural_endings[:1]))  # the present ends as nouns do: -s


def _clause(doc: Doc, sentence: Sentence, comma: int, verb: int) -> bool:
    """Tell whether a sentence has another verb than one behind a comma, and opens with no when, where or if."""
    first = opening(doc, sentence)
    small = doc.one_of(LEADS, first) or first in doc.days or doc.hit("time", first) is not None
    if doc.pack.settings.verb_first:
        past = doc.tokens.keys[verb].endswith(doc.pack.settings.told_endings)
        return first < comma and not small and (past or not doc.commas(first, comma))
    verbs = (doc.one_of(VERBS, at) for at in (*range(first, comma), *range(verb + 1, sentence.end)))
    return first < comma and not small and any(verbs)


def announcing(doc: Doc, reported: set[int]) -> Iterator[tuple[int, int]]:
    """Find verbs with somebody right before them and a small word behind that announces a clause, but `knew that`."""
    for at in doc.roles.get("complementiser", {}) if not doc.pack.settings.agreement else ():
        first = doc.tokens.keys[at] in doc.pack.first_complementiser
        last = at + 1 >= len(doc.tokens)
        if not first or last or doc.quoted[at] >= 0 or doc.sentence_at(at) in reported or doc.zone(at) != "body":
            continue
        verb = at - 1
        low = doc.sentences[doc.sentence_at(at)].start
        start = doc.ends("helper", verb) if doc.ends("helper", verb) > low else verb
        known = _verb(doc, start) == verb and doc.tokens.words[at + 1] and not doc.role("adverb", at + 1)
        person = any(m.end == start and m.kind in KINDS for m in doc.of("").between(max(low, start - NAME), start))
        if known and person and start > low:
            yield start, at
