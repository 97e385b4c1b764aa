"""Acts on treaties in English news: which treaty, and what is no act of a state at all."""

from __future__ import annotations

from datetime import date

import pytest

from kg.drafting import drafts, output

PROTOCOL, BUDAPEST, UNCC = "budapest-protocol-2", "budapest-convention", "un-convention-against-cybercrime"
Act = tuple[str, str, str, str]


def acts(text: str) -> set[Act]:
    drafted = output.as_data(drafts.read(f"News\n\n{text}\n", date(2026, 6, 25), "en"))["actions"]
    return {(a["party"][6:], a["treaty"][7:], a["type"], a["realisation"]) for a in drafted}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Chile has signed a Council of Europe protocol on evidence. Its ratification is expected next year.",
            {("chl", PROTOCOL, "Signature", "actual"), ("chl", PROTOCOL, "Ratification", "prospective")},
        ),
        ("Benin will sign a new Council of Europe protocol in May.", {("ben", PROTOCOL, "Signature", "prospective")}),
        ("Iceland signed the Council of Europe's new protocol.", {("isl", PROTOCOL, "Signature", "actual")}),
        (
            "Ghana, which joined the Budapest Convention in 2018, signed the new protocol on Monday.",
            {("gha", BUDAPEST, "Accession", "actual"), ("gha", PROTOCOL, "Signature", "actual")},
        ),
        (
            "Tonga, a party to the Budapest Convention since 2017, signed a protocol in Strasbourg on Monday.",
            {("ton", PROTOCOL, "Signature", "actual")},
        ),
        (
            "Fiji signed a Council of Europe protocol.\n\n"
            "Fiji, which joined the Budapest Convention in 2024, plans to deposit its ratification by May.",
            {
                ("fji", PROTOCOL, "Signature", "actual"),
                ("fji", BUDAPEST, "Accession", "actual"),
                ("fji", PROTOCOL, "Ratification", "prospective"),
            },
        ),
    ],
)
def test_a_protocol_is_no_act_on_the_convention_that_it_adds_to(text: str, wanted: set[Act]) -> None:
    assert acts(text) == wanted


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Norway said accession to the Hanoi Convention is off the table.", ("nor", UNCC, "Accession")),
        ("Qatar said ratification of the Hanoi Convention was out of the question.", ("qat", UNCC, "Ratification")),
        (
            "Ghana is no party to the Budapest Convention, but says accession is not an issue.",
            ("gha", BUDAPEST, "Accession"),
        ),
        (
            "Fiji is no party to the Budapest Convention, which it was invited to join but has not.",
            ("fji", BUDAPEST, "Accession"),
        ),
        ("Kenya was invited to accede to the Budapest Convention but has not done so.", ("ken", BUDAPEST, "Accession")),
        ("Peru was asked to join the Budapest Convention in 2015 but has yet to.", ("per", BUDAPEST, "Accession")),
        ("Chile has been invited to sign the Hanoi Convention but did not.", ("chl", UNCC, "Signature")),
    ],
)
def test_what_is_off_the_table_or_was_left_undone_is_denied(text: str, denied: tuple[str, str, str]) -> None:
    assert acts(text) == {(*denied, "denied")}


@pytest.mark.parametrize(
    "text",
    [
        "Iceland dismissed as pure invention a report that the country was preparing to sign the Hanoi Convention.",
        "The Icelandic ministry denied a report that Iceland was preparing to sign the Hanoi Convention.",
        "Norway dismissed claims that it would join the Budapest Convention.",
        "The Hanoi Convention matters. Algeria said its draft built on the Convention signed in Hanoi on 25 October.",
        "Peru recalled the Hanoi Convention signed in Hanoi by many. Ratification meant little.",
        "Egypt praised the Hanoi Convention signed in Hanoi.",
    ],
)
def test_who_speaks_of_rumours_or_of_acts_of_others_does_not_act(text: str) -> None:
    assert acts(text) == set()


@pytest.mark.parametrize(
    "paper",
    [
        "The instrument must now be signed by the president.",
        "The document now goes to the president to be signed.",
        "The president must sign the bill within days.",
    ],
)
def test_a_president_who_has_still_to_sign_what_a_parliament_approved_signs_no_treaty(paper: str) -> None:
    text = f"Kenya's parliament approved the Hanoi Convention. {paper}"
    assert acts(text) == {("ken", UNCC, "Ratification", "prospective")}
