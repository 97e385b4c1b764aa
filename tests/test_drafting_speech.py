"""Who says what in sentences of many shapes, in a language of a few rows."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from drafting_pack import PUBLISHED, data, pack, words

from kg.drafting import drafts, output
from kg.drafting.text.document import Doc
from kg.drafting.text.tokens import split

ANNA, BEN = "person/anna-reyes", "person/ben-okafor"
SYLVANIA, RURITANIA, WATCH = "state/sylvania", "state/ruritania", "org/watch"
WHOLE = "The text was late because Wire Watch denied it"
UNCC = "treaty/un-convention-against-cybercrime"


def said(text: str) -> list[tuple[str | None, str, str]]:
    return [(s["speaker"], words(text, s["verb"]), words(text, s["content"])) for s in data(text)["statements"]]


def test_what_a_small_word_announces_twice_is_two_statements() -> None:
    found = said("Anna Reyes said that the text was late and that nobody came to the vote.")
    assert found == [(ANNA, "said", "the text was late"), (ANNA, "said", "nobody came to the vote")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # What goes on with a name belongs to it, on either side.
        ("Anna Reyes, a minister in Strelsau, warned that it was late.", (ANNA, "warned", "it was late")),
        ("The director of Wire Watch, Dr. Anna Reyes, warned that it was late.", (ANNA, "warned", "it was late")),
        ("The vote was close, the director, Anna Reyes, said.", (ANNA, "said", "The vote was close")),
        ("“It was late at night,” Anna Reyes of the UN said.", (ANNA, "said", "It was late at night")),
        # The first subject goes on after what two commas enclose.
        ("Sylvania, backed by Ruritania and others, said that it was late.", (SYLVANIA, "said", "it was late")),
        # The verb outside reports the verb inside.
        ("Anna Reyes said Ben Okafor warned that it was late.", (ANNA, "said", "Ben Okafor warned that it was late")),
        # What a small word marks behind the addressee.
        ("Anna Reyes urged Sylvania to come.", (ANNA, "urged", "to come")),
        ("Anna Reyes thanked Ben Okafor for the help.", (ANNA, "thanked", "the help")),
        # A colon without marks of quotation, and one without a verb.
        ("Anna Reyes warned: nobody came to the vote.", (ANNA, "warned", "nobody came to the vote")),
        ("Sylvania: “We will not sign this text.”", (SYLVANIA, ":", "We will not sign this text")),
        # Where and when it was said is not what was said.
        (
            "The servers were seized, Wire Watch said in a statement on Thursday.",
            (WATCH, "said", "The servers were seized"),
        ),
        ("Anna Reyes said on Thursday the vote was close.", (ANNA, "said", "the vote was close")),
        # Whom it was told to is not what was said; nor are words before a verb that has its clause behind it.
        ("The vote was close, Anna Reyes told reporters in Strelsau.", (ANNA, "told", "The vote was close")),
        ("In a long note, Wire Watch said the text “was late again”.", (WATCH, "said", "the text “was late again”")),
        # A noun with a possessive that is no title: its form.
        ("The text is late in its form, Anna Reyes said.", (ANNA, "said", "The text is late in its form")),
        # Whom it is said to, before a clause that nothing announces.
        ("Anna Reyes told Ben Okafor the vote was close.", (ANNA, "told", "the vote was close")),
        ("Anna Reyes told a news conference the vote was close.", (ANNA, "told", "the vote was close")),
        # Who speaks is no name and no office.
        ("The text was late because Wire Watch denied it, sources said.", (None, "said", WHOLE)),
        # A verb that no table knows.
        ("“The vote was very close,” laughs Anna Reyes.", (ANNA, "laughs", "The vote was very close")),
        # A few words in marks within a clause are part of it.
        ("Anna Reyes said that the vote was “a farce”.", (ANNA, "said", "the vote was “a farce”")),
        ("Anna Reyes called the vote “a farce of a vote”.", (ANNA, "called", "a farce of a vote")),
        ("According to Anna Reyes, who left, it was late.", (ANNA, "According to", "it was late")),
        # A clause goes on behind who says it where only names stand before; it does not where a day was told.
        (
            "Sylvania and Ruritania, Anna Reyes said, left.",
            (ANNA, "said", "Sylvania and Ruritania, Anna Reyes said, left"),
        ),
        ("The vote was close, Anna Reyes said on Thursday, in the hall.", (ANNA, "said", "The vote was close")),
        # Somebody without a name, told in many words.
        ("The vote was close, a lawyer who did not want a name said.", (None, "said", "The vote was close")),
    ],
)
def test_one_statement_of_many_shapes(text: str, wanted: tuple[str, str, str]) -> None:
    assert said(text) == [wanted]


@pytest.mark.parametrize("text", ["Anna Reyes declined to comment on the vote.", "Anna Reyes spoke in a statement."])
def test_what_says_nothing_is_no_statement(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize("sign", ["; ", ", while "])
def test_two_speakers_of_one_sentence(sign: str) -> None:
    text = f"Anna Reyes warned that it was late{sign}Ben Okafor said that it was early."
    assert said(text) == [(ANNA, "warned", "it was late"), (BEN, "said", "it was early")]


def test_a_subject_between_two_verbs_is_not_passed_over() -> None:
    text = "Anna Reyes warned that it was late, and Sylvania, while the vote was on, said that it was early."
    assert [speaker for speaker, *_ in said(text)] == [ANNA, SYLVANIA]


def test_a_pronoun_stands_for_somebody_without_a_name() -> None:
    text = "A spokeswoman of Sylvania said that it was late. She added that nobody came."
    assert [speaker for speaker, *_ in said(text)] == [SYLVANIA, SYLVANIA]


def test_all_of_a_list_speak() -> None:
    found = said("Sylvania, Ruritania and Wire Watch said that it was late.")
    assert {speaker for speaker, *_ in found} == {SYLVANIA, RURITANIA, WATCH}


def test_that_something_was_said_names_nobody() -> None:
    assert said("It was said that Anna Reyes left.")[0][0] is None


def test_points_of_a_list_are_those_of_who_announced_them() -> None:
    text = "Anna Reyes said there were two points.\nFirst, the vote was close.\nSecond, nobody came."
    found = data(text)["statements"]
    assert [(s["speaker"], words(text, s["content"]), s["level"]) for s in found[1:]] == [
        (ANNA, "the vote was close", "reported-implicit"),
        (ANNA, "nobody came", "reported-implicit"),
    ]
    assert len(data("Anna Reyes said that it was late.\nFirst, the vote was close.")["statements"]) == 1


def test_a_list_ends_where_somebody_else_speaks_or_long_passes() -> None:
    text = "Anna Reyes warned: nobody came; nobody voted; Ben Okafor said that it was early."
    assert [(who, what) for who, _, what in said(text)] == [
        (ANNA, "nobody came"),
        (ANNA, "nobody voted"),
        (BEN, "it was early"),
    ]
    late, far = "Anna Reyes said that it was late.", "\nIt was late." * 13
    first, second = "\nFirst, the vote was close.", "\nSecond, nobody came."
    assert [len(said(late + rest)) for rest in (first + second, far + first + second, first + far + second)] == [
        3,
        1,
        1,
    ]


def stance(text: str) -> list[tuple[str | None, str | None, str | None]]:
    return [(s["stance"], s["stance_on"], s["provision"]) for s in data(text)["statements"]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Sylvania said it supports the UN cyber convention.", ("supports", UNCC, None)),
        ("Sylvania said it does not support the UN cyber convention.", ("opposes", UNCC, None)),
        ("Sylvania said it would not ratify the UN cyber convention.", ("opposes", UNCC, None)),
        ("Sylvania promised to ratify the UN cyber convention.", ("supports", UNCC, None)),
        ("Sylvania said it would ratify the UN cyber convention if nobody objects.", ("conditional", UNCC, None)),
        ("Sylvania said it opposes article 6 of the UN cyber convention.", ("opposes", UNCC, "6")),
        ("Sylvania praised the UN cyber convention.", ("supports", UNCC, None)),
        # What others hold, what has been done and what only names a treaty is no stance.
        ("Sylvania denied that Ruritania supports the UN cyber convention.", (None, None, None)),
        ("Sylvania said it signed the UN cyber convention.", (None, None, None)),
        ("Sylvania said the UN cyber convention has ten chapters.", (None, None, None)),
    ],
)
def test_a_stance_is_read_only_where_the_words_have_one(text: str, wanted: tuple[str | None, ...]) -> None:
    assert stance(text) == [wanted]


def test_a_stance_points_at_its_words() -> None:
    text = "Sylvania said it supports the UN cyber convention."
    assert words(text, data(text)["statements"][0]["stance_span"]) == "supports"


def test_topics_and_addressees() -> None:
    text = "Anna Reyes urged Sylvania to ratify it with safeguards and human rights."
    found = data(text)["statements"][0]
    assert (found["topic"], found["addressee"]) == (["human-rights", "ratification"], [SYLVANIA])


def in_a_language(text: str, **own: Any) -> list[tuple[str | None, str]]:
    """Draft a text where a setting of the language differs."""
    settings = dataclasses.replace(pack().settings, **own)
    doc = Doc(text, split(text), dataclasses.replace(pack(), settings=settings), PUBLISHED)
    found = output.as_data(drafts.draft(doc))["statements"]
    return [(s["speaker"], words(text, s["content"])) for s in found]


def test_each_sentence_of_a_quotation_is_a_statement_where_a_language_wants_it() -> None:
    text = "“We will wait for it. We can do so,” said Anna Reyes. “No. We will not sign it,” said Ben Okafor."
    assert in_a_language(text)[0] == (ANNA, "We will wait for it. We can do so")
    found = in_a_language(text, sentences_apart=True)
    assert found == [(ANNA, "We will wait for it"), (ANNA, "We can do so"), (BEN, "No. We will not sign it")]


def test_who_speaks_may_stand_between_dashes_within_the_marks() -> None:
    text = "“We will wait – said Anna Reyes. – The text is not there”."
    found = in_a_language(text, dash_speech=True)
    assert found == [(ANNA, "We will wait"), (ANNA, "The text is not there")]


def test_a_verb_without_a_subject_goes_on_with_who_agrees() -> None:
    text = "Anna Reyes said that it was late. Ben Okafor said that it was early. Warned also that nobody came."
    own = {"pro_drop": True, "verb_first": True}
    assert in_a_language(text, **own)[-1] == (BEN, "nobody came")
    told = {"agreement": (("ned", "f sg"),)}
    assert in_a_language(text, **own, **told)[-1] == (ANNA, "nobody came")


def test_a_colon_at_the_end_of_a_paragraph_opens_the_quotations_below() -> None:
    text = "Anna Reyes said:\n\n“It is late now.\n\n“We will wait.”\n\nBen Okafor said:\n\n“We will come.”"
    assert [(speaker, content) for speaker, _, content in said(text)] == [
        (ANNA, "It is late now"),
        (ANNA, "We will wait"),
        (BEN, "We will come"),
    ]


def test_answers_of_an_interview_have_their_speaker() -> None:
    text = "A talk\n\nAnna Reyes: The vote was very close. We will wait.\n\nWhy is that?\n\n– Nobody came to the vote."
    found = [(s["speaker"], words(text, s["content"]), s["direct"]) for s in data(text)["statements"]]
    assert found == [(ANNA, "The vote was very close. We will wait", True), (ANNA, "Nobody came to the vote", True)]
    assert said("A talk\n\nThe vote: nobody came to it.\n\n– Nobody came to the vote.") == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # A number that is part of a rank or of a name makes no noun of the verb behind it.
        ("Đại tá Trần Văn Nam đến. Đại tá cho hay nhà đã cháy.", [("cho hay", "nhà đã cháy")]),
        ("Tổ chức Article 19 cáo buộc Na Uy bắt người.", [("cáo buộc", "Na Uy bắt người")]),
        # Who is to act belongs to what was asked where nothing marks the act.
        ("Na Uy kêu gọi các nước láng giềng “hành động ngay”.", [("kêu gọi", "các nước láng giềng “hành động ngay”")]),
        # A comma opens what was said, not within a number and not before what else was said.
        (
            "Nhà rất đẹp, ông Trần Văn Nam nói, đồng thời đề nghị Na Uy mua nhà.",
            [("nói", "Nhà rất đẹp"), ("đề nghị", "Na Uy mua nhà")],
        ),
        # A clause behind it makes a verb of what might be a noun.
        ("Cơ quan ở trên giải thích rằng nhà đã cháy.", [("giải thích", "nhà đã cháy")]),
        # In a joint statement nobody speaks yet.
        ("Trong tuyên bố chung, Na Uy lên án việc đó.", [("lên án", "việc đó")]),
        # What a word of contrast sets against it is said too.
        (
            "Ông Trần Văn Nam thừa nhận việc đó, song chối việc này.",
            [("thừa nhận", "việc đó"), ("chối", "việc này")],
        ),
    ],
)
def test_verbs_and_nouns_of_a_language_without_endings(text: str, wanted: list[tuple[str, str]]) -> None:
    told = output.as_data(drafts.read(text, PUBLISHED, "vi"))["statements"]
    assert [(words(text, s["verb"]), words(text, s["content"])) for s in told] == wanted


def test_a_denied_verb_without_a_clause_says_nothing() -> None:
    assert output.as_data(drafts.read("Norway did not say when it would sign.", PUBLISHED, "en"))["statements"] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # What is told of a subject ends no clause.
        (
            "Anna Reyes said that Norway, which she called slow, had signed.",
            ["Norway, which she called slow, had signed"],
        ),
        # What the reporter calls it is not what was said.
        ("Norway called for a quick report, a demand that nobody backed.", ["a quick report"]),
        # A verb of nothing but speech has a clause, though nobody is named; at the start `that` announces none.
        ("Two people who know the case said the man was free.", ["the man was free"]),
        ("Norway agrees. That is a start, Norway said.", ["That is a start"]),
        # A name alone is no clause.
        ("The delegate of Norway, speaking for a group, stressed that it was late.", ["it was late"]),
        # Only to whom it was told follows; her words are within a sentence of hers.
        ("The ransom was not paid, a spokesman for the firm told this paper.", ["The ransom was not paid"]),
        ("Prices rose sharply, Jan Kos told shareholders on Friday.", ["Prices rose sharply"]),
        ("The talks were, in her words, “slow if not idle”.", ["The talks were, in her words, “slow if not idle”"]),
    ],
)
def test_where_a_clause_ends_and_who_may_be_unknown(text: str, wanted: list[str]) -> None:
    told = output.as_data(drafts.read(text, PUBLISHED, "en"))["statements"]
    assert [words(text, s["content"]) for s in told] == wanted
