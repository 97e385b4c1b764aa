"""Who speaks in Polish news where grammar hides it: inverted order, nouns of speech, bare nouns; own sentences."""

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
        # the subject behind the verb and a phrase of place
        (
            "Straty sięgają 30 mln zł, podał w ogłoszonym wczoraj raporcie Europol.",
            "org/europol",
            "Straty sięgają 30 mln zł",
        ),
        (
            "Umowa wymaga poprawek, pisze w liście do premiera Helsińska Fundacja Praw Człowieka.",
            "org/pl-hfhr",
            "Umowa wymaga poprawek",
        ),
        # surnames that are demonyms, men in the genitive
        ("Posłanka Anna Niemiec zapowiedziała, że złoży poprawki.", "person/anna-niemiec", "złoży poprawki"),
        ("Zdaniem Stanisława Nowaka umowa jest zła.", "person/stanislaw-nowak", "umowa jest zła"),
        ("Zdaniem Stanisławy Nowak umowa jest zła.", "person/stanislawa-nowak", "umowa jest zła"),
        # nouns of speech and who stands behind or before them
        ("Apel Norwegii, aby odłożyć głosowanie, poparło dziesięć państw.", "state/nor", "odłożyć głosowanie"),
        ("Twierdzenie Rosji, że atak był prowokacją, nie przekonało nikogo.", "state/rus", "atak był prowokacją"),
        ("Ostrzeżenie Europolu, że grupa wróci, zlekceważono.", "org/europol", "grupa wróci"),
        # bodies told by a noun in small letters
        ("Litewski kontrwywiad twierdzi, że to Rosja.", "org/ltu-litewski-kontrwywiad", "to Rosja"),
        ("Prokuratura twierdzi, że podejrzani prali pieniądze.", "org/pol-prosecution", "podejrzani prali pieniądze"),
        ("W liście do premiera 40 organizacji domaga się poprawek.", "group/40-organizacji", "poprawek"),
        # relative clauses, dashes, words of attribution within a sentence
        ("Pakistan, który podpisał traktat, oskarża sąsiada o szpiegostwo.", "state/pak", "szpiegostwo"),
        ("Zambia, która w 2024 roku deklarowała przystąpienie, do dziś zwleka.", "state/zmb", "przystąpienie"),
        (
            "Ustawa – mówi minister Jan Kos – wejdzie w życie w maju.",
            "person/jan-kos",
            "Ustawa – mówi minister Jan Kos – wejdzie w życie w maju",
        ),
        (
            "Łotwa nie podpisała konwencji, a jej rząd – jak mówi minister Jan Kos – poczeka na sąd.",
            "person/jan-kos",
            "jej rząd – jak mówi minister Jan Kos – poczeka na sąd",
        ),
        ("Zdaniem Jana Kosa z krakowskiej firmy Trzask Security ustawa jest zła.", "person/jan-kos", "ustawa jest zła"),
        # an agency only hears it
        ("Rozmowy potrwają do maja – powiedział PAP zachodni dyplomata.", None, "Rozmowy potrwają do maja"),
        # so does a paper whose name stands in marks; the agencies of a dateline never speak
        ("– To błąd – mówi „Gazecie Bałtyckiej” Anna Wolska, szefowa fundacji.", "person/anna-wolska", "To błąd"),
        ("– To błąd – przyznał „Tygodnikowi Śląskiemu” Jan Kos.", "person/jan-kos", "To błąd"),
        ("Lima (Reuters, PAP) – „To błąd” – powiedział premier Jan Kos.", "person/jan-kos", "To błąd"),
        # a paper in marks speaks before its verb, and hears behind it
        ("„Kurier Łódzki” dodaje, że dane sprzedano.", "org/kurier-lodzki", "dane sprzedano"),
        ("„Le Monde” ujawnił, że dane sprzedano.", "org/le-monde", "dane sprzedano"),
        ("Jan Kos powiedział „Głosowi Pomorza”, że dane sprzedano.", "person/jan-kos", "dane sprzedano"),
        # several people speak as what they call themselves
        ("Sprawcy, podpisujący się jako Night Heron, żądają okupu.", "group/night-heron", "okupu"),
        ("Hakerzy przedstawiający się jako Red Moth grożą, że wrócą.", "group/red-moth", "wrócą"),
        # who says nothing says so; the ombudsman is a body in small letters too
        ("Europol odmawia komentarza.", "org/europol", "komentarza"),
        ("Na konferencji płk Jan Kos nie chciał tego potwierdzić.", "person/jan-kos", "tego potwierdzić"),
        ("Rzecznik Jan Kos odmówił odpowiedzi.", "person/jan-kos", "odpowiedzi"),
        ("Rzecznik praw obywatelskich ostrzega, że tekst jest zły.", "org/pl-rpo", "tekst jest zły"),
        # who is named in a relative clause is not whom it tells of
        ("Rosja, którą poparły Iran i Kuba, żądała, aby przepis skreślono.", "state/rus", "przepis skreślono"),
        ("Egipt, któremu zawtórowała Algieria, ostrzegł, że rozmowy utkną.", "state/egy", "rozmowy utkną"),
        ("Brazylia, z którą zgadza się Meksyk, twierdzi, że tekst jest dobry.", "state/bra", "tekst jest dobry"),
    ],
)
def test_who_speaks(text: str, speaker: str | None, content: str) -> None:
    assert said(text) == [(speaker, content)]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Fundacja Panoptykon apeluje o odrzucenie umowy. Jej prawnicy ostrzegają, że prawo jest złe.",
            "org/pl-panoptykon",
            "prawo jest złe",
        ),
        (
            "Firma Nordix straciła dane klientów. Kierownictwo twierdzi, że okupu nie zapłacono.",
            "org/nordix",
            "okupu nie zapłacono",
        ),
        (
            "Sprawozdawca Lucjan Opala odpowiadał. Komisja przyjęła projekt jednogłośnie, przypomniał poseł.",
            "person/lucjan-opala",
            "Komisja przyjęła projekt jednogłośnie",
        ),
        (
            "Komenda Główna Policji milczy. Termin nie ulegnie zmianie, czytamy w komunikacie.",
            "org/pl-kgp",
            "Termin nie ulegnie zmianie",
        ),
        (
            "Maria Kos wróciła. „Ambasador czekał do rana – opowiada – i depesza nie przyszła”.",
            "person/maria-kos",
            "Ambasador czekał do rana – opowiada – i depesza nie przyszła",
        ),
        (
            "Rząd ogłosił stanowisko. Ministerstwo Spraw Zagranicznych Izraela zaprzeczyło tym doniesieniom.",
            "org/isr-ministry-of-foreign-affairs",
            "tym doniesieniom",
        ),
        # the head of a state's diplomacy is its minister, whatever the state
        (
            "Głos zabrała szefowa kostarykańskiej dyplomacji Ileana Mora. Notatka, twierdzi minister, jest fałszywa.",
            "person/ileana-mora",
            "Notatka, twierdzi minister, jest fałszywa",
        ),
        # nobody named is meant where words say more of somebody unnamed
        (
            "Łucja Bąk wróciła. Rozmówca zbliżony do służb twierdzi, że dane sprzedano.",
            None,
            "dane sprzedano",
        ),
        ("Łucja Bąk wróciła. Informator „Kuriera” twierdzi, że dane sprzedano.", None, "dane sprzedano"),
        ("Łucja Bąk wróciła. Rozmówca twierdzi, że dane sprzedano.", "person/lucja-bak", "dane sprzedano"),
        ("Łucja Bąk wróciła. Praskie źródła „Gazety Śląskiej” mówią, że dane sprzedano.", None, "dane sprzedano"),
        # a paper is called by the noun before its name, whatever agencies a dateline names
        (
            "Lima (AFP, PAP) – Rząd milczy po doniesieniach dziennika „La Hora”. Gazeta napisała, że rząd ustąpi.",
            "org/la-hora",
            "rząd ustąpi",
        ),
        # the authors are those who signed the letter of the sentence before
        (
            "W liście, pod którym podpisało się 19 stowarzyszeń, są błędy. Autorzy domagają się, by rząd ustąpił.",
            "group/19-stowarzyszen",
            "rząd ustąpił",
        ),
        # a day at the start of a text is no part of what is said later
        ("Wczoraj głosowano.\n\nRosja potępiła tę decyzję.", "state/rus", "tę decyzję"),
    ],
)
def test_who_speaks_after_somebody_was_named(text: str, speaker: str | None, content: str) -> None:
    assert said(text)[-1] == (speaker, content)
