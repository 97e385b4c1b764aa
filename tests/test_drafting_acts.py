"""Acts on treaties: by whom, on which, and whether they took place."""

from __future__ import annotations

import pytest
from drafting_pack import data

UNCC, BUDAPEST = "treaty/un-convention-against-cybercrime", "treaty/budapest-convention"
SYL, RUR = "state/sylvania", "state/ruritania"
Act = tuple[str, str, str, str]


def acts(text: str) -> list[Act]:
    return [(a["party"], a["treaty"], a["type"], a["realisation"]) for a in data(text)["actions"]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Sylvania signed the cyber convention but has not ratified it; Ruritania has done neither.",
            [
                (SYL, UNCC, "Signature", "actual"),
                (SYL, UNCC, "Ratification", "denied"),
                (RUR, UNCC, "Signature", "denied"),
                (RUR, UNCC, "Ratification", "denied"),
            ],
        ),
        (
            "The cyber convention was signed by 40 countries, including Sylvania and Ruritania.",
            [(RUR, UNCC, "Signature", "actual"), (SYL, UNCC, "Signature", "actual")],
        ),
        ("40 countries signed the cyber convention. Sylvania is not among them.", [(SYL, UNCC, "Signature", "denied")]),
        (
            "Sylvania and Ruritania met. Both signed the cyber convention.",
            [(RUR, UNCC, "Signature", "actual"), (SYL, UNCC, "Signature", "actual")],
        ),
        (
            "Sylvania will ratify the cyber convention. Ruritania did so.",
            [(SYL, UNCC, "Ratification", "prospective"), (RUR, UNCC, "Ratification", "actual")],
        ),
        (
            "Sylvania plans to debate the ratification of the cyber convention.",
            [(SYL, UNCC, "Ratification", "prospective")],
        ),
        (
            "Sylvania deposited its papers for ratification of the cyber convention.",
            [(SYL, UNCC, "Ratification", "actual")],
        ),
        (
            "Sylvania, the first country to ratify the cyber convention, would host it.",
            [(SYL, UNCC, "Ratification", "actual")],
        ),
        ("The convention was read in Sylvania. The minister signed a memorandum there on the cyber convention.", []),
        (
            "Sylvania will host the talks on the cyber convention. The small country ratified it.",
            [(SYL, UNCC, "Ratification", "actual")],
        ),
        (
            "40 countries which in a hall of Ruritania signed the cyber convention, including Sylvania, met.",
            [(SYL, UNCC, "Signature", "actual")],
        ),
        ("40 ratifications of the cyber convention are needed in Sylvania.", []),
        (
            "Ruritania will ratify the Budapest Convention and Sylvania signed it.",
            [(RUR, BUDAPEST, "Ratification", "prospective"), (SYL, BUDAPEST, "Signature", "actual")],
        ),
    ],
)
def test_an_act_has_its_party_its_treaty_and_whether_it_happened(text: str, wanted: list[Act]) -> None:
    assert sorted(acts(text)) == sorted(wanted)


def test_a_plan_of_the_country_is_no_act_and_a_later_date_makes_a_plan() -> None:
    found = acts("Sylvania signed the cyber convention and the country would ratify it.")
    assert [(kind, realisation) for _, _, kind, realisation in found] == [
        ("Signature", "actual"),
        ("Ratification", "prospective"),
    ]
    assert acts("Sylvania ratified the cyber convention on October 3.")[0][3] == "actual"
    assert acts("The cyber convention comes into force for Sylvania on March 3 2027.")[0][3] == "prospective"


def test_the_convention_is_the_one_that_the_story_is_about() -> None:
    text = (
        "Sylvania and the cyber convention\n\nThe cyber convention came to Sylvania. It goes on where the Budapest "
        "Convention ends.\n\nIt is late. Sylvania signed the convention."
    )
    assert acts(text) == [(SYL, UNCC, "Signature", "actual")]


def test_a_treaty_enters_into_force_for_whom_the_text_says() -> None:
    assert acts("The cyber convention came into force for Sylvania.") == [
        (SYL, UNCC, "EntryIntoForceForParty", "actual")
    ]
    assert acts("Sylvania waits. The cyber convention came into force.") == []


def test_a_state_whose_name_holds_the_word_for_states_is_no_crowd() -> None:
    text = "They spoke of the cyber convention. The United Countries did not ratify it."
    assert acts(text) == [("state/united-countries", UNCC, "Ratification", "denied")]


def test_a_list_behind_a_group_may_stand_far_from_its_number() -> None:
    named = "including two that had not at first been asked to come: Sylvania and Ruritania."
    assert {a[0] for a in acts(f"40 countries signed the cyber convention, {named}")} == {SYL, RUR}


def test_a_new_paragraph_goes_on_with_the_treaty_of_the_story() -> None:
    story = "The cyber convention is new. The cyber convention is long. The Budapest Convention is old.\n\n"
    assert acts(story + "Sylvania signed in October.") == [(SYL, UNCC, "Signature", "actual")]
    assert acts(story.strip() + " Sylvania signed in October.") == [(SYL, BUDAPEST, "Signature", "actual")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sylvania signed the cyber convention on 25 October 2025.", "2025-10-25"),
        ("SYLBURG, 26 October 2025 – Sylvania signed the cyber convention on 25 October 2025.", "2025-10-25"),
        ("Between 3 May 2025 and 4 July 2025 Sylvania talked and signed the cyber convention.", None),
        ("Sylvania did not sign the cyber convention on 25 October 2025.", None),
    ],
)
def test_an_act_has_the_only_day_of_its_sentence(text: str, day: str | None) -> None:
    assert [(a["earliest"], a["latest"]) for a in data(text)["actions"]] == [(day, day)]
