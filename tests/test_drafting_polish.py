"""Reported speech as the Polish press writes it, by class: own sentences, who said what, and where nobody did."""

from __future__ import annotations

from datetime import date

import pytest

from kg.drafting import drafts, output

PUBLISHED = date(2026, 3, 12)


def said(text: str) -> list[tuple[str | None, str]]:
    """Draft a Polish text and return who said what."""
    found = output.as_data(drafts.read(text, PUBLISHED, "pl"))["statements"]
    return [(s["speaker"], text[s["content"][0] : s["content"][1]]) for s in found]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Jak podała „Rzeczpospolita”, projekt utknął w Sejmie.", "org/rzeczpospolita", "projekt utknął w Sejmie"),
        ("Według „Kuriera Lubelskiego” projekt utknął.", "org/kuriera-lubelskiego", "projekt utknął"),
        (
            "Jak mówi w rozmowie z Radiem Fala minister Ewa Zych, traktat ma luki.",
            "person/ewa-zych",
            "traktat ma luki",
        ),
        ("W ocenie minister Ewy Zych konwencja ma luki.", "person/ewa-zych", "konwencja ma luki"),
        ("Zdaniem Ewy Zych projekt to „bubel prawny”.", "person/ewa-zych", "projekt to „bubel prawny”"),
        ("Zdaniem Brukseli trzeba wdrożyć to, co już uzgodniono.", "org/eu", "trzeba wdrożyć to, co już uzgodniono"),
        (
            "Innego zdania jest ekspert Piotr Zych: jego zdaniem kraj „sam wyszedł z pokoju”.",
            "person/piotr-zych",
            "kraj „sam wyszedł z pokoju”",
        ),
        (
            "Jak poinformował rzecznik CBZC, podinsp. Piotr Zych, podejrzani milczą.",
            "person/piotr-zych",
            "podejrzani milczą",
        ),
        ("Wedle słów ministra Jana Lisa rozmowy potrwają do maja.", "person/jan-lis", "rozmowy potrwają do maja"),
        ("W opinii organizacji Access Now traktat szkodzi.", "org/access-now", "traktat szkodzi"),
        ("Umowa jest gotowa – podała agencja Yonhap.", "org/yonhap", "Umowa jest gotowa"),
        ("Z kolei Polska 2050 wzywa do rozwagi.", "org/pl-polska2050", "rozwagi"),
        ("Z perspektywy Piotra Zycha skok odbywa się bez siatki.", "person/piotr-zych", "skok odbywa się bez siatki"),
        ("Z tą oceną nie zgodził się Piotr Zych.", "person/piotr-zych", "Z tą oceną"),
        ("Egipt propozycję odrzucił.", "state/egy", "propozycję"),
        (
            "Dyrektor Piotr Zych pochwalił polskich policjantów za „wzorową wymianę danych”.",
            "person/piotr-zych",
            "polskich policjantów za „wzorową wymianę danych”",
        ),
        (
            "„Zobaczyłem czerwony ekran” – opowiada „Kurierowi Lubelskiemu” Piotr Zych.",
            "person/piotr-zych",
            "Zobaczyłem czerwony ekran",
        ),
        ("Zdaniem delegacji Federacji Rosyjskiej tekst jest za długi.", "state/rus", "tekst jest za długi"),
        ("Ambasador Białorusi przy ONZ nazwał wniosek farsą.", "state/blr", "wniosek farsą"),
        ("Biuro prasowe Europolu odpisało nam, że milczy.", "org/europol-biuro-prasowe", "milczy"),
        ("Dziennik „Kurier” napisał, że projekt jest gotowy.", "org/kurier", "projekt jest gotowy"),
        ("Tempo współpracy chwalił gen. bryg. Robert Wasil.", "person/robert-wasil", "Tempo współpracy"),
        ("Rząd milczy. Zmianę poparła Rosja, która odrzuciła oskarżenia.", "state/rus", "oskarżenia"),
        ("Policja pytała o Rosję, która odrzuciła oskarżenia.", "state/rus", "oskarżenia"),
        (
            "Związek Cyfrowa Polska ma wątpliwości: kto za to zapłaci?",
            "org/pol-zwiazek-cyfrowa-polska",
            "kto za to zapłaci",
        ),
        ("Rzecznik policji Adam Król zastrzegł, że śledztwo trwa.", "person/adam-krol", "śledztwo trwa"),
    ],
)
def test_who_is_named_behind_words_of_attribution(text: str, speaker: str, content: str) -> None:
    assert said(text) == [(speaker, content)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Według naszych rozmówców z kancelarii premiera resort milczy.", "resort milczy"),
        ("Jak twierdzą dwie osoby znające sprawę, umowa jest gotowa.", "umowa jest gotowa"),
        ("Ukraina, jak wynika z projektu, poczeka do lata.", "Ukraina, jak wynika z projektu, poczeka do lata"),
        ("Zdaniem premiera policja nie zawiniła.", "policja nie zawiniła"),
        ("Według prokuratury organizatorem był obywatel Litwy.", "organizatorem był obywatel Litwy"),
    ],
)
def test_what_was_said_begins_behind_the_whole_source(text: str, content: str) -> None:
    assert [words for _, words in said(text)] == [content]


def test_a_noun_of_speech_and_whose_it_is_announce_a_clause() -> None:
    text = "Zapowiedź ministra Piotra Zycha, że Polska podpisze konwencję, zaskoczyła Sejm."
    speaker, content = said(text)[0]
    assert speaker == "person/piotr-zych" and content.startswith("Polska podpisze konwencję")


@pytest.mark.parametrize(
    "subject",
    [
        "Branża",
        "Kierowca autobusu",
        "Pacjentka z sali obok",
        "Jej poprzednik",
        "Jeden z jej doradców",
        "Inny z zatrzymanych, 34-letni obywatel Ukrainy,",
    ],
)
def test_a_subject_that_nobody_knows_is_not_who_spoke_before(subject: str) -> None:
    text = f"Minister Ewa Zych zapewnia, że system działa. {subject} odpowiada, że to nieprawda."
    assert said(text) == [("person/ewa-zych", "system działa"), (None, "to nieprawda")]


@pytest.mark.parametrize(
    "words",
    ["Po południu dodała", "W wywiadzie radiowym podkreśliła", "W kwestii okupu przypomina", "Krótko dodaje"],
)
def test_a_verb_without_a_subject_goes_on(words: str) -> None:
    text = f"Minister Ewa Zych zapewnia, że system działa. {words}, że są kopie."
    assert said(text) == [("person/ewa-zych", "system działa"), ("person/ewa-zych", "są kopie")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Delegat Francji Jan Kos milczał. Rosja była przeciw. Jej delegat twierdzi, że to błąd.", "state/rus"),
        ("Nigeria wstrzymała się; jej dyplomaci tłumaczą, że to błąd.", "state/nga"),
        ("Europol odmówił komentarza, ale jego urzędnicy mówią, że to błąd.", "org/europol"),
    ],
)
def test_those_whom_a_possessive_leads_speak_for_its_owner(text: str, speaker: str) -> None:
    assert said(text)[-1] == (speaker, "to błąd")


def test_a_delegation_is_of_the_state_named_with_it_before() -> None:
    text = "Nad poprawką pracowała delegacja Wietnamu. Delegacja przekonywała, że zmiana jest drobna."
    assert said(text) == [("state/vnm", "zmiana jest drobna")]


@pytest.mark.parametrize(
    ("then", "goes_on"),
    [
        ("Po przystąpieniu wniosków byłoby dziesięć razy więcej.", True),
        ("Wystarczy zatem jedna ustawa.", True),
        ("Nikt nam dowodów nie pokazał.", True),
        ("Posiedzenie wyznaczono na środę.", False),
        ("Minister Piotr Kos przyleciał tam w piątek.", False),
        ("Kto zatem zapłaci?", False),
    ],
)
def test_a_report_goes_on_in_a_sentence_that_argues(then: str, goes_on: bool) -> None:
    first = "Ambasador Ewa Zych twierdzi, że laboratoria są przeciążone."
    told = said(f"{first} {then}")
    wanted = [("person/ewa-zych", "laboratoria są przeciążone")]
    assert told == ([*wanted, ("person/ewa-zych", then[:-1])] if goes_on else wanted)


def test_only_a_person_goes_on_in_another_paragraph() -> None:
    text = (
        "Śledcza Ewa Zych pracuje w Gdyni. Przyznaje, że bywa trudno. Ambasada Cypru zaprzecza, że zwleka.\n\n"
        "O krytykach mówi spokojnie. Uważa, że przesadzają."
    )
    assert said(text)[-1] == ("person/ewa-zych", "przesadzają")


@pytest.mark.parametrize("words", ["Placówka twierdzi, że", "Według dyrekcji", "Według dyrekcji placówki"])
def test_a_noun_for_a_house_and_those_who_run_it_mean_the_body(words: str) -> None:
    text = f"Szpital Miejski w Zabrzu nie zapłacił okupu. {words} dane są bezpieczne."
    assert said(text) == [("org/szpital-miejski-w-zabrzu", "dane są bezpieczne")]


@pytest.mark.parametrize(
    ("words", "content"),
    [
        ("mówił o dniu przełomowym", "dniu przełomowym"),
        ("mówił o ofiarach: sieć okrada rodziny", "sieć okrada rodziny"),
        ("wychodzi z założenia, że umowa pomoże", "umowa pomoże"),
    ],
)
def test_turns_that_say_something(words: str, content: str) -> None:
    assert said(f"Ambasador Piotr Zych {words}.") == [("person/piotr-zych", content)]


@pytest.mark.parametrize(
    "text",
    [
        "Firma Sigma ogłosiła upadłość w maju.",
        "Z tego wynika, że nikt nie zawinił.",
        "Polska i Litwa odpierały symulowane ataki na szpitale.",
        "Strony uzgodniły większość regulaminu.",
        "Umowa mówi o wymianie danych.",
        "Raport mówi sam za siebie.",
        "Ewa Zych mówi po angielsku i francusku.",
        "Sąd zgodził się na ekstradycję.",
        "Z perspektywy czasu decyzja wydaje się słuszna.",
        "W relacji z Rosją nic się nie zmienia.",
        "Oba teksty się uzupełniają: jeden daje standard, drugi partnerów.",
        "Ministerstwo Cyfryzacji odpowiedziało na pytania „Kuriera”.",
        "Zapowiedź umowy, którą podpisano w maju, trafiła do akt.",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert said(text) == []
