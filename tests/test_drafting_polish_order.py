"""Polish statements whose words stand in another order, apart from each other, or without a verb of speech."""

from __future__ import annotations

import pytest
from test_drafting_polish import said

NORWAY, ANNA, GANG = "state/nor", "person/anna-wilk", "org/lynx"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Traktat premier Anna Wilk nazwała historycznym.", ""),
        ("Obawy organizacji premier Anna Wilk uważa za przesadzone.", ""),
        ("Szkody premier Anna Wilk szacuje na 4 mln zł.", ""),
        ("Poprawkę Iranu premier Anna Wilk określiła jako krok wstecz.", ""),
        ("Zarzut ten premier Anna Wilk nazwała „bajką”.", ""),
        ("Premier Anna Wilk nazwała traktat historycznym.", "traktat historycznym"),
        ("Jego szefowa, premier Anna Wilk, nazywa go „najlepszym z nas”.", "„najlepszym z nas”"),
        ("Premier Anna Wilk szacuje szkody na 4 mln zł.", "szkody na 4 mln zł"),
    ],
)
def test_what_is_judged_stands_before_or_behind_its_verb(text: str, content: str) -> None:
    assert said(text) == [(ANNA, content or text.rstrip("."))]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Norwegia opowiedziała się na posiedzeniu komitetu za dopuszczeniem organizacji.",
            "dopuszczeniem organizacji",
        ),
        ("Norwegia wypowiedziała się w czwartek przeciwko poprawce.", "poprawce"),
        ("Norwegia wyraziła na sesji rozczarowanie wynikiem głosowania.", "wynikiem głosowania"),
        ("Norwegia wyraziła poparcie dla poprawki.", "poprawki"),
        ("Przeciwko poprawce wypowiedziała się Norwegia.", "poprawce"),
        ("Za dopuszczeniem obserwatorów opowiedziała się Norwegia.", "dopuszczeniem obserwatorów"),
        ("Odmienny pogląd wyraziła Norwegia: przegląd straci sens.", "przegląd straci sens"),
        ("Innego zdania jest Norwegia: przegląd ma sens.", "przegląd ma sens"),
        ("Norwegia odpiera te zarzuty.", "te zarzuty"),
        ("Norwegia wyraziła ubolewanie.", "ubolewanie"),
        ("Norwegia zgłosiła sprzeciw.", "sprzeciw"),
        ("Inaczej sprawę widzi Norwegia: wystarczą obecne przepisy.", "wystarczą obecne przepisy"),
    ],
)
def test_a_verb_and_what_goes_with_it_stand_apart(text: str, content: str) -> None:
    assert said(text) == [(NORWAY, content)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Do włamania przyznała się grupa Lynx.", "włamania"),
        ("Udział w ataku przypisuje sobie grupa Lynx.", "Udział w ataku"),
        ("Odpowiedzialność wzięła na siebie grupa Lynx.", "Odpowiedzialność"),
    ],
)
def test_who_claims_an_attack(text: str, content: str) -> None:
    assert said(text) == [(GANG, content)]


@pytest.mark.parametrize(
    ("words", "contents"),
    [
        ("odpiera zarzuty: umowa nikogo nie krzywdzi", ["zarzuty", "umowa nikogo nie krzywdzi"]),
        ("odrzuciła krytykę: nikt nie czyta listów", ["krytykę", "nikt nie czyta listów"]),
    ],
)
def test_an_object_and_what_explains_it_are_two_statements(words: str, contents: list[str]) -> None:
    assert said(f"Premier Anna Wilk {words}.") == [(ANNA, content) for content in contents]


@pytest.mark.parametrize(
    ("then", "goes_on"),
    [
        ("Sprawcy mieli działać od trzech lat", True),
        ("Podejrzany miał usunąć pliki w nocy", True),
        ("Nadzór pozostaje „na papierze”", True),
        ("Operacja „Zimny Port” trwała rok", False),
        ("W piątek policja zatrzymała podejrzanego", False),
    ],
)
def test_a_report_goes_on_with_hearsay_and_words_in_marks(then: str, goes_on: bool) -> None:
    found = said(f"Premier Anna Wilk twierdzi, że sprzęt zniszczono. {then}.")
    assert found == [(ANNA, "sprzęt zniszczono")] + [(ANNA, then)] * goes_on


@pytest.mark.parametrize(
    "text",
    [
        "Określenie kosztów zajęło ministrowi rok.",
        "Na posiedzeniu plenarnym Norwegia przedstawiła raport.",
        "Do siedziby wkroczyła policja.",
        "Odpowiedzialność za sprzęt ponosi firma Sigma.",
        "Za granicą działa grupa Lynx.",
        "Podobne urządzenia stoją w Niemczech: trzy w Berlinie, dwa w Bonn.",
    ],
)
def test_words_in_another_order_that_say_nothing(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("headline", "content"),
    [
        ("Minister cyfryzacji: podpiszemy w październiku", "podpiszemy w październiku"),
        ("Eksperci: ataków będzie więcej", "ataków będzie więcej"),
        ("Organizacje: ustawa zagraża wolności", "ustawa zagraża wolności"),
        ("Rzecznik policji: serwery są bezpieczne", "serwery są bezpieczne"),
        ("Sejm: burzliwa debata o konwencji", ""),
        ("Hanoi: 65 państw podpisało traktat", ""),
        ("Interpol: 214 zatrzymanych w Afryce", ""),
        ("Rosja: trzech hakerów skazanych", ""),
    ],
)
def test_a_headline_with_a_colon_behind_somebody_who_speaks(headline: str, content: str) -> None:
    found = said(f"{headline}\n\nSpotkanie odbyło się w nowej sali i trwało dwa dni, choć było zimno.\n")
    assert [what for _, what in found] == [content] * bool(content)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("W ataku ucierpiało według Interpolu 120 firm.", ""),
        ("Straty wyniosły zdaniem Interpolu 40 mln euro.", ""),
        ("Straty wyniosły 40 mln euro według Interpolu.", "Straty wyniosły 40 mln euro"),
        ("Deklaracja Interpolu, że zamknie sieć, ucieszyła gospodarzy.", "zamknie sieć"),
    ],
)
def test_where_a_clause_goes_on_behind_its_source(text: str, content: str) -> None:
    assert [what for _, what in said(text)] == [content or text.rstrip(".")]


@pytest.mark.parametrize("lead", ["Rozmowa „Kuriera”", "Z dyrektorem rozmawia Ewa Zych"])
def test_answers_of_an_interview_without_marks(lead: str) -> None:
    asked = (
        "Czy szpitale są gotowe?\nNie wszystkie są gotowe na atak. Szkolimy ich ludzi od roku.\nA pieniądze?\nRosną."
    )
    name = "Jan Mazur, dyrektor agencji"
    text = f"Szpitale czekają na pomoc\n\n{name} | {lead}\n\nPrzez rok ataków było dwa razy tyle.\n{asked}\n"
    answers = ["Nie wszystkie są gotowe na atak", "Szkolimy ich ludzi od roku"]
    assert said(text) == [("person/jan-mazur", answer) for answer in answers]
    assert said(text.replace("Szpitale", "Norwegia i Dania")) == said(text)  # no state answers
    assert said(text.replace(lead, "2026")) == []
