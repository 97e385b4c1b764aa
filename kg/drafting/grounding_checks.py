"""What is checked of a fact beyond its words: its form, what turns it around in its sentence, and its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting import grounding_numbers as numbers
from kg.drafting.grounding_cues import DENIAL, EXCEPTION, NEGATION, PLAN, meet
from kg.drafting.grounding_forms import FORMS, RefusalError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.drafting.grounding import Grounding
    from kg.drafting.grounding_forms import Anchor, Fact, Form

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
    if fact.kind == "action":
        _acted(grounding, fact, anchors)
    elif met := _outside(grounding, fact, anchors, NEGATION, DENIAL):
        raise RefusalError("negated", "", met)


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
    planned = _outside(grounding, fact, anchors, PLAN)
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
