"""What was said where words stand in another order: before the verb, around it, parted by small words."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from drafting_pack import PUBLISHED, copied, pack, words

from kg.drafting import drafts, output
from kg.drafting.languages.lexicon import Entry
from kg.drafting.text.document import Doc
from kg.drafting.text.tokens import split

ANNA, SYLVANIA, RURITANIA = "person/anna-reyes", "state/sylvania", "state/ruritania"
CASES = {"endings": (("es", "e"),), "pro_drop": True, "verb_first": True}


def said(text: str, own: dict[str, Any], **parts: Any) -> list[tuple[str | None, str]]:
    """Draft a text in a language with other settings, or with other parts of its pack."""
    settings = dataclasses.replace(pack().settings, **own)
    doc = Doc(text, split(text), dataclasses.replace(pack(), settings=settings, **parts), PUBLISHED)
    found = output.as_data(drafts.draft(doc))["statements"]
    return [(s["speaker"], words(text, s["content"])) for s in found]


def test_a_phrase_before_its_verb_is_said_where_the_subject_follows() -> None:
    assert said("The whole bill praised Anna Reyes.", CASES) == [(ANNA, "The whole bill")]
    assert said("More help promised also Sylvania and Ruritania.", CASES) == []
    assert said("More help praised Sylvania and Ruritania.", CASES) == [
        (RURITANIA, "More help"),
        (SYLVANIA, "More help"),
    ]
    assert said("Sylvania the bill denied.", CASES) == [(SYLVANIA, "the bill")]
    assert said("In Strelsau denied Anna Reyes.", CASES) == []


def test_the_sentence_around_a_bare_verb_is_what_was_said() -> None:
    text = "Anna Reyes said that it was late. The bill, added, “was not” ready, but nobody saw it."
    assert said(text, CASES)[-1] == (ANNA, "The bill, added, “was not” ready, but nobody saw it")
    text = "Anna Reyes said that it was late. Sylvania – added – never saw the bill."
    assert said(text, CASES)[-1] == (ANNA, "Sylvania – added – never saw the bill")


def test_small_words_may_part_a_verb_of_several_words() -> None:
    lexicon = copied()
    lexicon.add("voiced hope", Entry("speech", 1, "voice hope", "predicts", tags=frozenset({"that"})))
    text = "Anna Reyes voiced also hope that nobody came."
    assert said(text, {}, lexicon=lexicon) == [(ANNA, "nobody came")]


def test_a_new_speaker_behind_a_comma_ends_an_object() -> None:
    text = "Anna Reyes praised the bill, Sylvania warned that it was late."
    assert said(text, {}) == [(ANNA, "the bill"), (SYLVANIA, "it was late")]


def test_a_noun_for_those_who_speak_for_a_state_makes_it_the_speaker() -> None:
    lexicon = copied()
    lexicon.add("side", Entry("heads", 1, "side", "state"))
    text = "Anna Reyes said that it was late. In her reply the side Ruritanian warned that nobody came."
    assert said(text, CASES, lexicon=lexicon)[-1] == (RURITANIA, "nobody came")


def test_an_impersonal_verb_goes_on_with_nobody() -> None:
    lexicon = copied()
    lexicon.add("follows", Entry("speech", 1, "follow", "asserts", tags=frozenset({"that", "impersonal"})))
    text = "Anna Reyes said that it was late. From the paper follows that nobody came."
    assert said(text, CASES, lexicon=lexicon)[-1] == (None, "nobody came")


def test_an_attribution_ends_at_a_colon_behind_which_another_verb_speaks() -> None:
    text = "According to Anna Reyes the bill was late: Ben Okafor warned that nobody came."
    assert said(text, CASES) == [(ANNA, "the bill was late"), ("person/ben-okafor", "nobody came")]


def test_somebody_unnamed_may_ask_for_something() -> None:
    assert said("The minister praised the bill.", CASES) == [(None, "the bill")]


def test_an_organ_of_one_person_is_a_title_before_a_name() -> None:
    lexicon = copied()
    lexicon.add("Bill Ombudsman", Entry("names", 1, "Bill Ombudsman", "body", "bod:ombudsman"), cased=True)
    lexicon.add("Bill Ombudsman", Entry("offices", 1, "Bill Ombudsman", "official", use="head"))
    assert said("The Bill Ombudsman warned that it was late.", {}, lexicon=lexicon) == [
        ("org/ombudsman", "it was late")
    ]
    assert said("The Bill Ombudsman Anna Reyes warned that it was late.", {}, lexicon=lexicon) == [
        (ANNA, "it was late")
    ]


@pytest.mark.parametrize("text", ["Jan Nowak z policji nie potwierdził", "Polska nie potwierdziła"])
def test_a_text_may_end_with_the_verb(text: str) -> None:
    assert drafts.read(text, None, "pl").doc is not None
