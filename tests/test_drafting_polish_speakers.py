"""Polish sentences that name their speaker, and report, in less usual ways: who said what in each."""

from __future__ import annotations

from datetime import date

import pytest

from kg.drafting import drafts, output

LATE = "umowa jest gotowa"
SAID = [
    (f"Jak ogłosił Piotr Wilk, {LATE}, a tekst nie chroni badaczy, którzy szukają luk.", "person/piotr-wilk", LATE),
    ("Jak wynika ze słów Piotra Wilka, grupa ukradła 3,4 mln złotych.", "person/piotr-wilk", "grupa ukradła 3,4 mln"),
    (f"Zapewniając, że {LATE}, Piotr Wilk odwołał spotkanie.", "person/piotr-wilk", LATE),
    (f"Podkreślając, że {LATE}, Europol wezwał do podpisu.", "org/europol", LATE),
    (f"Europol w wypowiedzi dla tygodnika „Goniec” zaznaczył, że {LATE}.", "org/europol", LATE),
    (f"Według dr hab. Agnieszki Nowak-Małej {LATE}.", "person/agnieszka-nowak-mala", LATE),
    (f"Zdaniem premiera Luksemburga Claude’a Webera {LATE}.", "person/claude-weber", LATE),
    (f"Według senator Lidii Król {LATE}.", "person/lidia-krol", LATE),
    (f"Tymczasem Stowarzyszenie Wolna Sieć ostrzega, że {LATE}.", "org/stowarzyszenie-wolna-siec", LATE),
    (f"Zgodnie ze stanowiskiem Piotra Wilka {LATE}.", "person/piotr-wilk", LATE),
    (f"{LATE.capitalize()} – to stanowisko Europolu.", "org/europol", LATE.capitalize()),
    ("Słowami Piotra Wilka: „Tekst jest słaby”.", "person/piotr-wilk", "Tekst jest słaby"),
    ("O wycieku danych poinformował w komunikacie Europol.", "org/europol", "wycieku danych"),
    ("O planach rządu mówił w parlamencie Piotr Wilk.", "person/piotr-wilk", "planach rządu"),
    (f"O godzinie 12 Piotr Wilk poinformował, że {LATE}.", "person/piotr-wilk", LATE),
    (f"Ostrzeżenie dr hab. Agnieszki Małej, że {LATE}, nie pomogło.", "person/agnieszka-mala", LATE),
    (f"Twierdzenie Anny Wilk, prawniczki z Fidżi, że {LATE}, wywołało burzę.", "person/anna-wilk", f"{LATE}"),
    (f"Stanowisko ENISA, unijnej agencji, jest takie, że {LATE}.", "org/enisa", LATE),
    (f"Wbrew obawom Kolumbii, że {LATE}, rozmowy trwają.", "state/col", LATE),
    (f"Norwegia odrzuciła zarzut Rosji, że {LATE}.", "state/nor", "zarzut Rosji, że"),
    (f"Human Rights Watch otworzyła biuro.\n\nOrganizacja ostrzega, że {LATE}.", "org/hrw", LATE),
    (f"Rada Europy otworzyła biuro.\n\nOrganizacja ostrzega, że {LATE}.", "org/coe", LATE),
    (f"Unia Europejska zorganizowała szczyt.\n\nBlok ostrzega, że {LATE}.", "org/eu", LATE),
    (f"Tupac Quispe z boliwijskiej fundacji Datos Libres ostrzegł, że {LATE}.", "person/tupac-quispe", LATE),
    (f"Wysoki Komisarz ONZ ds. Praw Człowieka ostrzegł, że {LATE}.", "org/ohchr", LATE),
    ("Strona rosyjska: „Tekst jest słaby”.", "state/rus", "Tekst jest słaby"),
]


@pytest.mark.parametrize(("text", "speaker", "content"), SAID)
def test_who_said_what(text: str, speaker: str, content: str) -> None:
    """The speaker is found in its unusual place, and the words are neither cut nor too long."""
    text += "\n\nKolejna runda zaczyna się w maju.\n"
    found = output.as_data(drafts.read(text, date(2026, 5, 20), "pl"))["statements"]
    said = [(one["speaker"], text[slice(*one["content"])]) for one in found]
    assert any(who == speaker and what.startswith(content) for who, what in said), said


def test_what_happened_is_the_subject_of_its_verb() -> None:
    """A happening that confirms something is nobody who was named before, and the point goes on with the report."""
    text = (
        "Minister Jan Dąb rozmawiał z organizacjami i podkreślił trzy sprawy.\n"
        "Po pierwsze, układ jest krokiem naprzód.\n"
        "Po drugie, ratyfikacja układu i udany szczyt potwierdzają dobrą wolę stron.\n"
    )
    found = output.as_data(drafts.read(text, date(2026, 5, 20), "pl"))["statements"]
    assert {s["speaker"] for s in found} == {"person/jan-dab"}
    assert [text[slice(*s["content"])] for s in found if "ratyfikacja" in text[slice(*s["content"])]] == [
        "ratyfikacja układu i udany szczyt potwierdzają dobrą wolę stron"
    ]
