"""Polish verbs and nouns of speech, what they point back to, and who speaks beside them; own sentences."""

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
    ("words", "content"),
    [
        ("uświadomiła posłom, że ataków będzie więcej", "ataków będzie więcej"),
        ("wyraziła potrzebę powołania komisji", "powołania komisji"),
        ("boi się, że okup zostanie zapłacony", "okup zostanie zapłacony"),
        ("stoi na stanowisku, że konwencja jest potrzebna", "konwencja jest potrzebna"),
        ("doszła do wniosku, że konwencja jest potrzebna", "konwencja jest potrzebna"),
        ("wyrzuca rządowi, że zaniedbał szkolenia", "zaniedbał szkolenia"),
        ("przeczy, by dane wyciekły", "dane wyciekły"),
        ("podważyła wyniki kontroli", "wyniki kontroli"),
        ("odcięła się od słów premiera", "słów premiera"),
        ("poleciła służbom zbadać sprawę", "zbadać sprawę"),
        ("zgodziła się wdrożyć zalecenia", "wdrożyć zalecenia"),
        ("nie kryje obaw, że projekt upadnie", "projekt upadnie"),
    ],
)
def test_verbs(words: str, content: str) -> None:
    assert said(f"W środę obradował Sejm.\n\nMinister Anna Kos {words}.") == [("person/anna-kos", content)]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        # nouns of speech
        ("Pogląd Rosji, że tekst jest dobry, nie przekonał nikogo.", "state/rus", "tekst jest dobry"),
        # the sentence before, to which a verb only points back
        ("Atak objął sto serwerów. Poinformował o tym w środę Europol.", "org/europol", "Atak objął sto serwerów"),
        ("Atak objął sto serwerów. O sprawie poinformował Europol.", "org/europol", "Atak objął sto serwerów"),
        # a phrase first, then the verb, who hears it, and who speaks
        ("O ataku na serwery powiedział posłom Jan Kos.", "person/jan-kos", "ataku na serwery"),
        ("Przed atakami ostrzegł użytkowników Europol.", "org/europol", "atakami"),
        # a verb without a subject first
        ("Twierdząc, że tekst jest słaby, krytycy projektu wstrzymali prace.", "group/critics", "tekst jest słaby"),
        # who speaks: a side, an age, a title with one of courtesy, the holder of an office that is a body, a paper
        ("Zdaniem strony rosyjskiej tekst jest słaby.", "state/rus", "tekst jest słaby"),
        ("Zdaniem 31-letniego hakera Denisa Ozolsa tekst jest słaby.", "person/denis-ozols", "tekst jest słaby"),
        ("Zdaniem pani mecenas Zofii Bielak tekst jest słaby.", "person/zofia-bielak", "tekst jest słaby"),
        ("Zdaniem Wysokiego Komisarza ONZ ds. Uchodźców tekst jest słaby.", "org/unhcr", "tekst jest słaby"),
        ("Według raportu ofiar było sto.", None, "ofiar było sto"),
        (
            "Europol zbadał atak. Straty sięgają 4 mln zł – według agencji.",
            "org/europol",
            "Straty sięgają 4 mln zł",
        ),
        # nouns of speech of those who have no name, and of capitals
        (
            "Ostrzeżenie anonimowych urzędników, że tekst jest słaby, zaskoczyło posłów.",
            "group/officials",
            "tekst jest słaby",
        ),
        ("Ostrzeżenie Moskwy, że tekst jest słaby, zaskoczyło posłów.", "state/rus", "tekst jest słaby"),
        # men in the genitive whose given name is a woman's in the first case, behind what they head
        ("Zdaniem prezesa Orlenu Adama Nowaka tekst jest słaby.", "person/adam-nowak", "tekst jest słaby"),
        ("Zdaniem szefa MSZ Jana Kosa tekst jest słaby.", "person/jan-kos", "tekst jest słaby"),
        ("Zdaniem prezesa firmy Kryptonet, Jana Lisa, tekst jest słaby.", "person/jan-lis", "tekst jest słaby"),
        ("Zdaniem prezes UODO Jany Kos tekst jest słaby.", "person/jana-kos", "tekst jest słaby"),
        # a capital far from its verb, a name behind where something happened
        ("Pekin ze swojej strony przypomniał, że tekst jest słaby.", "state/chn", "tekst jest słaby"),
        ("Podczas szczytu w Limie Google zażądał zmian.", "org/google", "zmian"),
        # a verb that ends as nouns of persons do
        (
            "Fundacja Wolny Internet, która prowadzi kampanię, wstrzymała prace, dodając, że tekst jest słaby.",
            "org/fundacja-wolny-internet",
            "tekst jest słaby",
        ),
    ],
)
def test_who_speaks(text: str, speaker: str | None, content: str) -> None:
    assert said(f"Posiedzenie trwało godzinę.\n\n{text}") == [(speaker, content)]


def test_points_forward() -> None:
    text = "Atak objął sto serwerów. Europol poinformował o tym, że sprawców zatrzymano."
    assert said(text) == [("org/europol", "sprawców zatrzymano")]
