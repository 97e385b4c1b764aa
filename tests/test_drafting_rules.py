"""What each stage finds in small texts, in a language of a few rows."""

from __future__ import annotations

from typing import Any

import pytest
from drafting_pack import data, draft, words


def said(text: str) -> list[tuple[str | None, str, str, bool]]:
    found = data(text)["statements"]
    return [(s["speaker"], words(text, s["verb"]), words(text, s["content"]), s["direct"]) for s in found]


def mentioned(text: str, kind: str = "") -> list[tuple[str, str]]:
    return [(words(text, m["span"]), m["id"]) for m in data(text)["mentions"] if not kind or m["kind"] == kind]


def acts(text: str) -> list[tuple[str, str, str, str]]:
    return [(a["party"], a["treaty"], a["type"], a["realisation"]) for a in data(text)["actions"]]


ANNA, BEN = "person/anna-reyes", "person/ben-okafor"
UNCC, BUDAPEST = "treaty/un-convention-against-cybercrime", "treaty/budapest-convention"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Anna Reyes said that the vote was close.", (ANNA, "said", "the vote was close", False)),
        ("“The vote was very close,” Anna Reyes said.", (ANNA, "said", "The vote was very close", True)),
        ("“The vote was very close,” said Anna Reyes, who left.", (ANNA, "said", "The vote was very close", True)),
        ("The vote was close, Anna Reyes said.", (ANNA, "said", "The vote was close", False)),
        ("Anna Reyes praised the text.", (ANNA, "praised", "the text", False)),
        ("According to Anna Reyes, the vote was close.", (ANNA, "According to", "the vote was close", False)),
        ("The vote was close, according to Wire Watch.", ("org/watch", "according to", "The vote was close", False)),
        ("Sylvania said it would wait.", ("state/sylvania", "said", "it would wait", False)),
        ('Anna Reyes said: "We will wait. We can."', (ANNA, "said", "We will wait. We can", True)),
    ],
)
def test_a_statement_has_its_speaker_and_its_words(text: str, wanted: tuple[str, str, str, bool]) -> None:
    assert said(text) == [wanted]


def test_a_quotation_that_its_cue_splits_is_one_statement() -> None:
    text = "“We will wait,” Anna Reyes said, “until the text is there.”"
    assert said(text) == [(ANNA, "said", "We will wait,” Anna Reyes said, “until the text is there", True)]


def test_a_pronoun_stands_for_the_last_speaker_that_fits() -> None:
    text = "Anna Reyes said that it was late. Ben Okafor left. She warned that nobody came."
    assert said(text)[1][:2] == (ANNA, "warned")


def test_a_role_alone_stands_for_who_holds_it() -> None:
    text = "Justice minister Anna Reyes came. Ben Okafor said that it was late. The minister denied that he knew."
    assert [speaker for speaker, *_ in said(text)] == [BEN, ANNA]


def test_somebody_unknown_stays_open_rather_than_wrong() -> None:
    assert said("A minister said that the vote was close.")[0][0] is None


def test_two_verbs_of_one_subject_are_two_statements() -> None:
    text = "Anna Reyes warned that it was late, and promised to come."
    assert [(verb, content) for _, verb, content, _ in said(text)] == [
        ("warned", "it was late"),
        ("promised", "to come"),
    ]


def test_two_states_that_are_joined_both_speak() -> None:
    found = said("Sylvania and Ruritania warned that it was late.")
    assert {speaker for speaker, *_ in found} == {"state/sylvania", "state/ruritania"}


def test_a_question_of_the_reporter_and_a_page_remain_state_nothing() -> None:
    assert said("What has Anna Reyes said that is new?") == []
    assert said("A headline\n\nA text is here.\n\nShare this: Anna Reyes said that it was late.") == []


def test_states_capitals_and_their_governments() -> None:
    assert mentioned("Ruritanian police met in Strelsau.") == [
        ("Ruritanian", "state/ruritania"),
        ("Strelsau", "place/strelsau"),
    ]
    assert mentioned("It was said that Strelsau will wait.", "state") == [("Strelsau", "state/ruritania")]
    assert mentioned("They met in Sylvania Avenue.", "state") == []


def test_a_ministry_is_found_by_grammar_with_its_state_and_acronym() -> None:
    text = "The Ministry of Foreign Affairs of Ruritania (MFA) was silent. MFA waits."
    body = "org/ruritania-ministry-of-foreign-affairs"
    assert mentioned(text, "body") == [("Ministry of Foreign Affairs of Ruritania", body), ("MFA", body), ("MFA", body)]
    assert ("Ruritania", "state/ruritania") in mentioned(text, "state")


@pytest.mark.parametrize(
    "name", ["Anna Reyes", "Anna K. Reyes", "Anna van Reyes-Holm", "Dr. Piet de Vries", "Anna O'Neill"]
)
def test_names_of_persons_with_initials_particles_and_hyphens(name: str) -> None:
    text = f"We met {name} today."
    bare = name.removeprefix("Dr. ")
    assert [found for found, _ in mentioned(text, "person")] == [bare]


def test_a_surname_is_the_person_named_in_full() -> None:
    text = "Anna Reyes came. Later Reyes left."
    assert mentioned(text, "person") == [("Anna Reyes", ANNA), ("Reyes", ANNA)]


def test_an_office_belongs_to_the_person_beside_it() -> None:
    text = "The justice minister of Ruritania, Anna Reyes, met Ben Okafor, director of Wire Watch."
    found = [(m["person"], m["office"], m["body"], m["state"]) for m in data(text)["memberships"]]
    assert found == [
        (ANNA, "justice minister", None, "state/ruritania"),
        (BEN, "director", "org/watch", None),
    ]


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("Minister of Justice", "Minister of Justice"),
        ("Minister of Innovation", "Minister of Innovation"),
        ("Minister of Justice and Digital Affairs", "Minister of Justice and Digital Affairs"),
    ],
)
def test_what_an_office_is_over_is_no_part_of_a_name(title: str, office: str) -> None:
    text = f"{title} Anna Reyes came."
    assert mentioned(text, "person") == [("Anna Reyes", ANNA)]
    assert [(m["person"], m["office"]) for m in data(text)["memberships"]] == [(ANNA, office)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Ministry of Justice came. Then the Ministry left.", ["Ministry"]),
        ("The Ministry of Justice came. Ministry said it was late.", ["Ministry"]),
        ("The Ministry of Justice came. Then the ministry left.", []),
        ("The Ministry of Justice came. Court and Bank left.", []),
        ("Then the Ministry left.", []),
    ],
)
def test_a_head_noun_with_a_capital_is_the_body_named_before(text: str, wanted: list[str]) -> None:
    again = [m for m in data(text)["mentions"] if m["rule"] == "head-again"]
    assert [words(text, m["span"]) for m in again] == wanted
    assert {m["id"] for m in again} <= {m["id"] for m in data(text)["mentions"] if m["rule"] == "head-ministry"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mr Okafor left.", ["person/okafor"]),
        ("Minister Okafor left.", []),
        ("Mr Okafor left when Ben Okafor came.", [BEN, BEN]),
        ("Ben Okafor left when Okaforo came.", [BEN]),
    ],
)
def test_a_title_makes_one_word_a_name(text: str, wanted: list[str]) -> None:
    assert [id for _, id in mentioned(text, "person")] == wanted


def test_two_joined_titles_have_one_holder() -> None:
    found = data("Minister and Director Anna Reyes came.")["memberships"]
    assert [(m["person"], m["office"]) for m in found] == [(ANNA, "Minister"), (ANNA, "Director")]


def test_the_convention_is_the_last_one_that_may_be_called_so() -> None:
    text = "The First Protocol adds to the Budapest Convention. The protocol is new, the convention is old."
    assert mentioned(text, "treaty")[2:] == [("protocol", "treaty/budapest-protocol-1"), ("convention", BUDAPEST)]


@pytest.mark.parametrize(
    ("words_", "wanted"),
    [
        ("26 October 2025", ("2025-10-26", "2025-10-26")),
        ("October 25th", ("2025-10-25", "2025-10-25")),
        ("25 and 26 October", ("2025-10-25", "2025-10-26")),
        ("25-26 October", ("2025-10-25", "2025-10-26")),
        ("2025-10-26", ("2025-10-26", "2025-10-26")),
        ("26.10.2025", ("2025-10-26", "2025-10-26")),
        ("March", ("2026-03-01", "2026-03-31")),
        ("Thursday", ("2025-11-06", "2025-11-06")),
        ("Monday", ("2025-11-03", "2025-11-03")),
        ("Monday, 27 October 2025", ("2025-10-27", "2025-10-27")),
        ("yesterday", ("2025-11-05", "2025-11-05")),
        ("last two days", ("2025-11-04", "2025-11-06")),
        ("first quarter of 2026", ("2026-01-01", "2026-03-31")),
        ("2018", ("2018-01-01", "2018-12-31")),
    ],
)
def test_a_date_means_the_days_it_means(words_: str, wanted: tuple[str, str]) -> None:
    text = f"They met here on {words_}."
    assert [(words(text, d["span"]), d["earliest"], d["latest"]) for d in data(text)["dates"]] == [(words_, *wanted)]


def test_without_a_day_of_publication_nothing_counts_from_today() -> None:
    found = data("They met yesterday, on Thursday and on 5 October.", None)["dates"]
    assert [(d["earliest"], d["latest"]) for d in found] == [(None, None), (None, None)]


def test_a_full_date_in_the_text_is_the_anchor_if_no_other_is_given() -> None:
    found = data("STRELSAU, 6 November 2025 - They met yesterday.".replace("November", "October"), None)["dates"]
    assert found[-1]["earliest"] == "2025-10-05"


@pytest.mark.parametrize(
    ("words_", "value", "comparator", "unit"),
    [
        ("72 countries", 72, "exactly", "states"),
        ("more than 70 countries", 70, "more-than", "states"),
        ("seventy countries", 70, "exactly", "states"),
        ("two hundred people", 200, "exactly", "persons"),
        ("about 1,940 servers", 1940, "approximately", "servers"),
        ("$2.7m", 2_700_000, "exactly", "usd"),
        ("3 million dollars", 3_000_000, "exactly", "usd"),
        ("14 percent", 14, "exactly", None),
    ],
)
def test_a_count_has_value_comparator_and_unit(words_: str, value: float, comparator: str, unit: str | None) -> None:
    text = f"It was {words_} in all."
    found = data(text)["counts"]
    assert [(words(text, c["span"]), c["value"], c["comparator"], c["unit"]) for c in found] == [
        (words_, value, comparator, unit)
    ]


def test_a_year_and_a_number_of_an_article_are_no_counts() -> None:
    assert data("In 2018 they met. See no. 12.")["counts"] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ruritania signed the Budapest Convention.", [("state/ruritania", BUDAPEST, "Signature", "actual")]),
        ("Ruritania will sign the cyber convention.", [("state/ruritania", UNCC, "Signature", "prospective")]),
        ("Ruritania has not signed the cyber convention.", [("state/ruritania", UNCC, "Signature", "denied")]),
        ("More than 70 countries signed the cyber convention.", []),
        ("Ruritania signed a letter.", []),
    ],
)
def test_plans_and_denials_are_no_acts(text: str, wanted: list[Any]) -> None:
    assert acts(text) == wanted


def test_every_span_names_rule_and_row() -> None:
    text = "The justice minister of Ruritania, Anna Reyes, said on Thursday that 72 countries signed the convention."
    for part, items in data(text).items():
        if isinstance(items, list):
            for item in items:
                assert item["rule"], part


def test_a_text_in_no_described_language_yields_nothing() -> None:
    from kg.drafting.drafts import read

    found = read("Zxq wvb ppt rrk.")
    assert found.language == "und" and not found.mentions and draft("").statements == []
