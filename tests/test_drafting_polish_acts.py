"""Acts on treaties as Polish newspapers tell them: by nouns with their treaty, in headlines, by words for a state."""

from __future__ import annotations

from datetime import date

import pytest

from kg.drafting import drafts, output

BUDAPEST = "treaty/budapest-convention"
DONE, PLANNED, DENIED = "actual", "prospective", "denied"
Act = tuple[str, str, str]


def _acts(text: str) -> list[Act]:
    found = output.as_data(drafts.read(text + "\n\nObrady trwały do wieczora.\n", date(2026, 5, 20), "pl"))["actions"]
    assert {act["treaty"] for act in found} <= {BUDAPEST}
    return sorted((act["party"].removeprefix("state/"), act["type"], act["realisation"]) for act in found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Podpisanie konwencji budapeszteńskiej przez Fidżi trwało minutę.", [("fji", "Signature", DONE)]),
        ("Ratyfikacja konwencji budapeszteńskiej przez Fidżi stała się faktem.", [("fji", "Ratification", DONE)]),
        ("Przystąpienie Filipin do konwencji budapeszteńskiej ogłoszono w maju.", [("phl", "Accession", DONE)]),
        ("Akces Tokio do konwencji budapeszteńskiej stał się faktem.", [("jpn", "Accession", DONE)]),
        ("Ratyfikacji konwencji budapeszteńskiej Tokio nie planuje.", [("jpn", "Ratification", DENIED)]),
        ("Po ratyfikacji konwencji budapeszteńskiej Fidżi otworzyło nowy urząd.", [("fji", "Ratification", DONE)]),
        ("Ratyfikując w lutym konwencję budapeszteńską, Kair spełnił obietnicę.", [("egy", "Ratification", DONE)]),
        ("Podpisawszy konwencję budapeszteńską, Wietnam zajął się kodeksem.", [("vnm", "Signature", DONE)]),
        ("Chile podpisałoby konwencję budapeszteńską, gdyby dodano gwarancje.", [("chl", "Signature", PLANNED)]),
        ("Chile zawiadomiło depozytariusza o wypowiedzeniu konwencji budapeszteńskiej.", [("chl", "Withdrawal", DONE)]),
        ("Rząd Kenii złożył dokument zatwierdzenia konwencji budapeszteńskiej.", [("ken", "Approval", DONE)]),
        ("Mimo apeli Paryż nie chce podpisać konwencji budapeszteńskiej.", [("fra", "Signature", DENIED)]),
        ("Peru: konwencja budapeszteńska ratyfikowana.", [("per", "Ratification", DONE)]),
        ("Peru z podpisem pod konwencją budapeszteńską.", [("per", "Signature", DONE)]),
        (
            "W Peru konwencja budapeszteńska weszła w życie na początku roku.",
            [("per", "EntryIntoForceForParty", DONE)],
        ),
        (
            "Wejście w życie konwencji budapeszteńskiej dla Peru nastąpiło 1 kwietnia.",
            [("per", "EntryIntoForceForParty", DONE)],
        ),
        ("Peru ratyfikuje tekst. Do wejścia w życie konwencji budapeszteńskiej brakuje podpisów.", []),
        ("Peru wezwało inne rządy do podpisania konwencji budapeszteńskiej.", []),
    ],
)
def test_an_act_is_told_by_its_noun_its_participle_or_its_headline(text: str, wanted: list[Act]) -> None:
    assert [act for act in _acts(text) if act[1] != "Ratification" or "tekst" not in text] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Islandia wraz z Danią ratyfikowała konwencję budapeszteńską.",
        "Zarówno Islandia, jak i Dania ratyfikowały konwencję budapeszteńską.",
        "Islandia, a także Dania ratyfikowały konwencję budapeszteńską.",
    ],
)
def test_two_act_together(text: str) -> None:
    assert _acts(text) == [("dnk", "Ratification", DONE), ("isl", "Ratification", DONE)]


@pytest.mark.parametrize(
    "text",
    [
        "Królestwo ratyfikowało konwencję budapeszteńską.",
        "Himalajski kraj ratyfikował konwencję budapeszteńską.",
        "Konwencja budapeszteńska została ratyfikowana przez ten kraj.",
        "Kraj ten sfinalizował ratyfikację konwencji budapeszteńskiej.",
    ],
)
def test_a_noun_stands_for_the_state_named_last(text: str) -> None:
    assert _acts("Bhutan wysłał liczną delegację. " + text) == [("btn", "Ratification", DONE)]


def test_a_text_that_opens_with_a_day_is_read_to_its_end() -> None:
    """A day at the very start was taken for one behind any word, and the search for a subject went in a circle."""
    text = "W przyszłym roku rząd w Lizbonie przystąpi do konwencji ONZ o cyberprzestępczości.\n"
    found = output.as_data(drafts.read(text, date(2026, 5, 4), "pl"))["actions"]
    assert [(a["party"], a["realisation"]) for a in found] == [("state/prt", "prospective")]
