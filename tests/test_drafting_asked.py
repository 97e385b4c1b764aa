"""Whom a verb asks, what a verb asks about, and how a quotation of several sentences is cut."""

from __future__ import annotations

import dataclasses
from typing import Any

from drafting_pack import PUBLISHED, copied, pack, words

from kg.drafting import drafts, output
from kg.drafting.languages.lexicon import Entry
from kg.drafting.text.document import Doc
from kg.drafting.text.tokens import split

ANNA = "person/anna-reyes"


def said(text: str, *entries: Entry, **own: Any) -> list[tuple[str | None, str]]:
    """Draft a text in a language with more rows."""
    lexicon = copied()
    for entry in entries:
        lexicon.add(entry.lemma, entry)
    settings = dataclasses.replace(pack().settings, **own)
    doc = Doc(text, split(text), dataclasses.replace(pack(), settings=settings, lexicon=lexicon), PUBLISHED)
    return [(s["speaker"], words(text, s["content"])) for s in output.as_data(drafts.draft(doc))["statements"]]


def test_who_is_asked_begins_the_content_of_the_acts_that_keep_it() -> None:
    text = "Anna Reyes urged nations towards a bill."
    mark = Entry("words", 0, "towards", "object", "appeals")
    assert said(text, mark) == [(ANNA, "a bill")]
    keeps = mark._replace(value="appeals+")
    assert said(text, keeps) == [(ANNA, "nations towards a bill")]
    assert said("Anna Reyes urged in Strelsau towards a bill.", keeps) == [(ANNA, "a bill")]


def test_a_question_follows_a_verb_of_asking() -> None:
    asks = Entry("speech", 1, "wondered", "asserts", tags=frozenset({"ask", "quote"}))
    why = Entry("words", 0, "why", "interrogative")
    assert said("Anna Reyes wondered, why nobody came.", asks, why) == [(ANNA, "why nobody came")]
    assert said("Anna Reyes wondered why, nobody came.", asks, why) == []
    assert said("Anna Reyes added, why nobody came.", asks, why) != [(ANNA, "why nobody came")]


def test_a_quotation_of_two_sentences_is_two_statements_and_a_longer_one_is_one() -> None:
    two = "“The bill was late today. Nobody came to vote,” said Anna Reyes."
    assert said(two, sentences_apart=True) == [(ANNA, "The bill was late today"), (ANNA, "Nobody came to vote")]
    three = "“The bill was late today. Nobody came to vote. We have lost it,” said Anna Reyes."
    assert said(three, sentences_apart=True) == [
        (ANNA, "The bill was late today. Nobody came to vote. We have lost it")
    ]


def test_a_participle_opens_what_a_comma_closes_before_a_verb_of_the_clause() -> None:
    text = "Anna Reyes said that the duty, binding all nations, urged them to come."
    cases = {"endings": (("es", "e"),)}
    assert said(text, **cases)[0] == (ANNA, "the duty, binding all nations")
    whole = [(ANNA, "the duty, binding all nations, urged them to come")]
    assert said(text, **cases, participle_endings=("ing",))[:1] == whole


def test_what_a_source_belongs_to_is_not_what_it_says() -> None:
    text = "According to Anna Reyes out-of Open Centre it was late."
    assert said(text) == [(ANNA, "out-of Open Centre it was late")]
    assert said(text, Entry("words", 0, "out-of", "origin")) == [(ANNA, "it was late")]


def test_a_pronoun_that_goes_with_a_noun_is_no_subject_of_the_verb_before_it() -> None:
    those = (Entry("words", 0, "those", "pronoun"), Entry("words", 0, "those", "determiner"))
    assert said("Anna Reyes praised those bills.", *those, verb_first=True) == [(ANNA, "those bills")]


def test_a_name_behind_a_noun_of_bodies_is_what_speaks() -> None:
    cases: dict[str, Any] = {"endings": (("es", "e"),)}
    assert said("The group Halden warned that it was late. Halden came.", **cases) == [("org/halden", "it was late")]
