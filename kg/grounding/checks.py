"""What is checked of a fact beyond its words: its form, what turns it around in its sentence, and its number."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from kg.grounding import numbers as numbers
from kg.grounding.cues import CONDITION, DENIAL, EXCEPTION, NEGATION, PLAN, THAT, meet
from kg.grounding.forms import FORMS, RefusalError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.grounding.forms import Anchor, Fact, Form
    from kg.grounding.rule import Grounding
    from kg.grounding.tokens import Words

OWNERS = frozenset(["party", "treaty", "speaker", "addressee"])
NEAR = 4
"""Words before and after a count that are looked at."""


def amiss(fact: Fact) -> None:
    """Refuse a fact that has not the form of its kind."""
    form = FORMS.get(fact.kind)
    if form is None:
        raise RefusalError("unknown-kind", "", fact.kind[:80])
    names = [slot.name for slot in fact.slots]
    for name in names:
        if names.count(name) > 1 or name not in form.required + form.optional:
            raise RefusalError("unknown-slot", name[:80])
    for name in form.required:
        if name not in names:
            raise RefusalError("no-slot", name)
    _codes(fact, form)


def _codes(fact: Fact, form: Form) -> None:
    for name, values in form.codes.items():
        given = fact.code(name)
        if values and given not in values and not (not given and name in form.may_lack):
            raise RefusalError("code", "", f"{name} {given[:80]!r}")
    for name in fact.codes:
        if name not in form.codes:
            raise RefusalError("code", "", name[:80])


def against(grounding: Grounding, fact: Fact, anchors: Mapping[str, Anchor]) -> None:
    """Refuse a fact whose places or sentence speak against it."""
    _apart(fact, anchors)
    if fact.kind == "mention":
        return
    if not grounding.cues:
        raise RefusalError("unchecked")
    if fact.kind == "count":
        _counted(grounding, fact, anchors["words"])
    _owned(grounding, fact, anchors)
    if fact.kind == "action":
        _acted(grounding, fact, anchors)
    elif met := _outside(grounding, fact, anchors, NEGATION, DENIAL):
        raise RefusalError("negated", "", met)
    if fact.kind == "statement":
        _stated(grounding, fact, anchors)


def _owned(grounding: Grounding, fact: Fact, anchors: Mapping[str, Anchor]) -> None:
    """Refuse an actor or a treaty that only owns what is meant: the envoy of `Norway's envoy`."""
    words = grounding.words(fact.sentence)
    for name, anchor in anchors.items():
        after = bisect_left(words.starts, anchor.end)
        if name in OWNERS and after < len(words.keys) and words.keys[after] == "'s":
            raise RefusalError("cut", name, words.keys[after])


def _stated(grounding: Grounding, fact: Fact, anchors: Mapping[str, Anchor]) -> None:
    """See that it has been said, on no condition outside the content, and that the content is whole."""
    if condition := _outside(grounding, fact, anchors, CONDITION):
        raise RefusalError("planned", "", condition)
    words, verb, content = grounding.words(fact.sentence), anchors["verb"], anchors["content"]
    start, end = grounding.sentences[fact.sentence]
    ahead = words.between(start, verb.start)[-NEAR:] + words.between(verb.start, verb.end)
    plans = meet(words, ahead, grounding.cues.get(PLAN), grounding.cues.get(EXCEPTION))
    for met in plans:
        if not content.start <= words.starts[met.first] < content.end:
            raise RefusalError("planned", "verb", " ".join(met.phrase))
    taken = {
        n for name, anchor in anchors.items() if name != "content" for n in words.between(anchor.start, anchor.end)
    }
    if left := _open(words, words.between(start, content.start)[::-1], taken, grounding.cues.get(THAT)):
        raise RefusalError("cut", "content", left)
    if right := _open(words, words.between(content.end, end), taken, frozenset()):
        raise RefusalError("cut", "content", right)


def _open(words: Words, numbers: list[int], taken: set[int], joining: frozenset[tuple[str, ...]]) -> str:
    """Return the word next to the content if it belongs to it: no sign, no other slot, no `that`; or nothing."""
    if not numbers or numbers[0] in taken:
        return ""
    key = words.keys[numbers[0]]
    return "" if (key.casefold(),) in joining or not any(char.isalnum() for char in key) else key


def _apart(fact: Fact, anchors: Mapping[str, Anchor]) -> None:
    """Refuse slots that share words; only a quotation may run around its speaker and verb."""
    places = sorted((anchor.start, anchor.end, name) for name, anchor in anchors.items())
    around = _around(fact, anchors)
    for at, (start, end, name) in enumerate(places):
        for other, last, second in places[at + 1 :]:
            within = start <= other and last <= end
            if other < end and not (around and name == "content" and within):
                raise RefusalError("overlap", second)


def _around(fact: Fact, anchors: Mapping[str, Anchor]) -> bool:
    """Tell whether the verb stands within the content, with words of it on both sides."""
    verb, content = anchors.get("verb"), anchors.get("content")
    return bool(verb and content and content.start < verb.start and verb.end < content.end)


def _outside(grounding: Grounding, fact: Fact, anchors: Mapping[str, Anchor], *whats: str) -> str:
    """Return a phrase of some kind in the sentence that the words of a fact do not carry, or nothing.

    The content of a statement carries its own negations; its verb may deny, also where it stands within the content.
    """
    words = grounding.words(fact.sentence)
    content, verb = anchors.get("content"), anchors.get("verb")
    around = _around(fact, anchors)
    every = words.between(*grounding.sentences[fact.sentence])
    for met in meet(words, every, grounding.cues.get(*whats), grounding.cues.get(EXCEPTION)):
        start, end = words.starts[met.first], words.ends[met.last]
        in_verb = verb and verb.start <= start and end <= verb.end
        if in_verb and met.phrase in grounding.cues.get(DENIAL) and fact.kind == "statement":
            continue
        if content and content.start <= start and end <= content.end and not (around and in_verb):
            continue
        return " ".join(met.phrase)
    return ""


def _acted(grounding: Grounding, fact: Fact, anchors: Mapping[str, Anchor]) -> None:
    """Hold what is said to be done, planned or denied against the words of the sentence."""
    realisation = fact.code("realisation")
    denied = _outside(grounding, fact, anchors, NEGATION, DENIAL)
    planned = _outside(grounding, fact, anchors, PLAN, CONDITION)
    if realisation == "denied" and not denied:
        raise RefusalError("not-negated")
    if realisation != "denied" and denied:
        raise RefusalError("negated", "", denied)
    if realisation == "prospective" and not planned:
        raise RefusalError("not-planned")
    if realisation == "actual" and planned:
        raise RefusalError("planned", "", planned)


def _counted(grounding: Grounding, fact: Fact, anchor: Anchor) -> None:
    """Hold a value and its comparator against the words, and see that the words do not stop short."""
    words = grounding.words(fact.sentence)
    tokens = words.between(anchor.start, anchor.end)
    every = words.between(*grounding.sentences[fact.sentence])
    at = every.index(tokens[0])
    keys = [words.keys[n].casefold() for n in every]
    before, inner, after = keys[max(0, at - NEAR) : at], keys[at : at + len(tokens)], keys[at + len(tokens) :][:NEAR]
    told = numbers.cut(before, inner, after, grounding.cues)
    if told:
        raise RefusalError("cut", "words", told)
    values, comparator = numbers.said(inner, grounding.cues, grounding.reader)
    if numbers.value(fact.code("value")) not in values:
        raise RefusalError("number", "words", fact.code("value")[:80])
    if (fact.code("comparator") or "exactly") != comparator:
        raise RefusalError("number", "words", f"the words say {comparator}")
