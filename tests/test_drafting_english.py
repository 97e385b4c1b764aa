"""Who says what in English as newspapers and meeting reports write it: sentences of each class, in the shipped tables.

The file in golden/speech holds sentences and, behind `>`, who says what in them; `nobody` where nothing is said.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.drafting import drafts, output

FILE = Path(__file__).parent / "golden" / "speech" / "en.txt"
HEADLINE = "Cybercrime treaty gathers support\n\n"
Said = list[tuple[str, str]]


def _cases() -> list[tuple[str, Said]]:
    found: list[tuple[str, Said]] = []
    for line in FILE.read_text("utf-8").splitlines():
        if line.startswith("> "):
            speaker, _, content = line.removeprefix("> ").partition(" | ")
            found[-1][1].extend([(speaker, content)] if content else [])
        elif not line.startswith("#"):
            found.append((line, []))
    return found


@pytest.mark.parametrize(("text", "wanted"), _cases())
def test_who_says_what(text: str, wanted: Said) -> None:
    whole = f"{HEADLINE}{text}\n"
    drafted = output.as_data(drafts.read(whole, date(2026, 3, 12)))["statements"]
    found = [(s["speaker"] or "null", whole[slice(*s["content"])]) for s in drafted]
    assert found == wanted


@pytest.mark.parametrize(
    ("headline", "lead", "speaker"),
    [
        (
            "Rights group says pact would harm Malta",
            "Privacy Now Malta has accused the government of haste.",
            "org/privacy-now-malta",
        ),
        ("Company denies breach", "Nordvault Ltd said it had lost nothing.", "org/nordvault-ltd"),
        ("Ministry rejects claim", "The Ministry of Justice of Peru said it was false.", "org/per-ministry-of-justice"),
        ("Company denies breach", "Europol said the company had lost nothing.", None),
        ("Rights group attacks bill", "The bill was passed on Monday. Norway said it was weak.", None),
    ],
)
def test_a_noun_in_a_headline_means_the_body_that_the_story_begins_with(
    headline: str, lead: str, speaker: str | None
) -> None:
    drafted = output.as_data(drafts.read(f"{headline}\n\n{lead}\n", date(2026, 3, 12)))["statements"]
    above = [s["speaker"] for s in drafted if s["content"][0] < len(headline)]
    assert above in ([speaker], []) if speaker is None else above == [speaker]


def test_letters_open_the_answers_of_an_interview() -> None:
    text = "Anna Reyes met us in Lima.\n\nQ: Will you sign it?\n\nA: We will read it once more.\n"
    said = output.as_data(drafts.read(text, date(2026, 3, 12)))["statements"]
    found = [(s["speaker"], text[slice(*s["content"])]) for s in said]
    assert found == [("person/anna-reyes", "We will read it once more")]


@pytest.mark.parametrize(
    ("headline", "wanted"),
    [
        ("Interpol hails arrests as gang warns of revenge", [("org/interpol", "arrests"), (None, "revenge")]),
        ("Nicosia denies dragging its feet as row threatens to widen", [("state/cyp", "dragging its feet")]),
        ("Norway hails pact as milestone", [("state/nor", "pact as milestone")]),
        ("Text is too weak: Norway", [("state/nor", "Text is too weak")]),
        ("Text is too weak – Amnesty International", [("org/amnesty", "Text is too weak")]),
        ("Nils Berg: text is too weak", [("person/nils-berg", "text is too weak")]),
        ("Cyber pact: Norway", []),
    ],
)
def test_a_headline_tells_of_two_things_at_once(headline: str, wanted: list[tuple[str | None, str]]) -> None:
    text = f"{headline}\n\nNobody came on Monday.\n"
    said = output.as_data(drafts.read(text, date(2026, 3, 12)))["statements"]
    assert [(s["speaker"], text[slice(*s["content"])]) for s in said] == wanted


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Norway said it would sign the text.", "commits"),
        ("Norway said it will not sign the text.", "rejects"),
        ("“We will find them,” Anna Reyes said.", "commits"),
        ("“They will find us,” Anna Reyes said.", "asserts"),
        ("Norway believes that the text will fail.", "predicts"),
        ("Norway said that the text is weak.", "asserts"),
    ],
)
def test_a_plain_verb_tells_a_promise_a_refusal_or_a_forecast(text: str, act: str) -> None:
    said = output.as_data(drafts.read(f"News\n\n{text}\n", date(2026, 3, 12), "en"))["statements"]
    assert [s["act"] for s in said] == [act]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The plan is in trouble, with Amnesty International saying it was weak.", "org/amnesty"),
        ("The plan is in trouble, with Norway insisting that it was weak.", "state/nor"),
        ("The plan is in trouble, with Nordvault Ltd fearing that it was weak.", "org/nordvault-ltd"),
        ("Peru left the talks, in what Norway called a surprise.", "state/nor"),
        ("Peru left the talks, in what officials described as a surprise.", "group/officials"),
        ("Anna Reyes left the talks, in what she termed a surprise.", "person/anna-reyes"),
    ],
)
def test_who_speaks_in_an_absolute_clause_or_of_all_that_was_told(text: str, speaker: str) -> None:
    said = output.as_data(drafts.read(f"News\n\n{text}\n", date(2026, 3, 12), "en"))["statements"]
    assert [s["speaker"] for s in said] == [speaker]


@pytest.mark.parametrize("body", ["Data Protection Commission", "Audit Commission", "Research Council", "Review Board"])
def test_the_noun_for_a_paper_in_the_name_of_a_body_is_no_paper(body: str) -> None:
    text = f"News\n\nEuropol is weak. In a letter, the {body} said it was late.\n"
    said = output.as_data(drafts.read(text, date(2026, 3, 12), "en"))["statements"]
    assert [s["speaker"] for s in said] == [f"org/{body.lower().replace(' ', '-')}"]
