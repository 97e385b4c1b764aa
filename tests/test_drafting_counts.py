"""Numbers that count something, and numbers that do not."""

from __future__ import annotations

import pytest
from drafting_pack import data, words

from kg.drafting import drafts


def counted(text: str) -> list[tuple[str, float, str]]:
    return [(words(text, c["span"]), c["value"], c["comparator"]) for c in data(text)["counts"]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They voted 31 to 12 for it.", [("31", 31, "exactly"), ("12", 12, "exactly")]),
        ("About 40 of them left.", [("About 40 of them", 40, "approximately")]),
        ("11 of 67 countries left.", [("11 of 67 countries", 11, "exactly")]),
        ("The firm paid $5 million.", [("$5 million", 5000000, "exactly")]),
        ("It rose to more than 400.", [("more than 400", 400, "more-than")]),
        (
            "Two people left, of whom 40 percent came back.",
            [("Two people", 2, "exactly"), ("40 percent", 40, "exactly")],
        ),
        ("A 29-year man left.", []),
        ("A 29-year-old person left.", []),
        ("It paid a $5-million ransom.", [("$5-million", 5000000, "exactly")]),
        ("Ten of 40 UN countries left.", [("40 UN countries", 40, "exactly")]),
        ("12 arrested in Strelsau.", [("12 arrested", 12, "exactly")]),
        ("It was left in 30 years.", []),
        ("The court gave 30 years in prison.", [("30 years in prison", 30, "exactly")]),
        ("A two-day workshop was held.", []),
        ("A woman aged 33 left.", []),
        ("The resolution 31 to 12 was read.", []),
        ("Some 70–72 countries signed.", [("70–72 countries", 70, "at-least")]),
        ("About 70-72 countries signed.", [("About 70-72 countries", 70, "at-least")]),
        ("It has 70 to 72 countries.", [("70 to 72 countries", 70, "at-least")]),
        ("It rose from 47 to 52 countries.", [("52 countries", 52, "exactly")]),
        ("It has between 5 and 10 countries.", [("5 and 10 countries", 5, "at-least")]),
        ("The firm paid $5–6 million.", [("$5–6 million", 5000000, "at-least")]),
        ("They voted 12 to 31 for it.", [("12", 12, "exactly"), ("31", 31, "exactly")]),
    ],
)
def test_a_number_counts_what_the_words_around_it_say(text: str, wanted: list[tuple[str, float, str]]) -> None:
    assert counted(text) == wanted


SHIPPED = [
    ("en", "They arrested 160 suspects. Benin reported 41 and Senegal 36.", [160, 41, 36]),
    ("en", "It joined, bringing the number of parties to 83.", [83]),
    ("en", "The pact took effect nine years after it was signed.", []),
    ("en", "One hundred and eighteen states came, and two thousand and twelve officers.", [118, 2012]),
    ("en", "Seventy-odd countries came. The other 30 or so parties stayed away.", [70, 30]),
    ("en", "The ring has been active since at least 2021.", []),
    ("en", "Some 70–72 countries signed. It drew between 5 and 10 states.", [70, 5]),
    ("en", "The firm paid $5–6 million. It grew from 47 to 52 countries.", [5_000_000, 52]),
    ("en", "Attacks killed 40, 300 others were hurt. They came 5over the hill.", [300]),
    ("en", "He was sentenced to eight years. Two years later he left.", [8]),
    ("pl", "Skazano go na 5 lat. W ciągu dwóch lat uciekł.", [5]),
    ("pl", "Podpisało 70–72 państw. Przyszło od 5 do 10 państw. Firma zapłaciła 5–6 mln dolarów.", [70, 5, 5_000_000]),
    ("vi", "Khoảng 70–72 nước đã ký. Có từ 5 đến 10 nước tham gia. Công ty trả 5–6 triệu USD.", [70, 5, 5_000_000]),
    (
        "fr",
        "Quelque 70–72 pays ont signé. Entre 5 et 10 pays sont venus. Il a payé 5–6 millions d'euros.",
        [70, 5, 5e6],
    ),
    ("pl", "W Polsce wpadło 17 podejrzanych, w Hiszpanii czterech, a w Mołdawii dwóch.", [17, 4, 2]),
    ("pl", "Liczba stron wzrosła do 77.", [77]),
    ("pl", "Grozi im do 8 lat więzienia.", [8]),
    ("pl", "Prace trwały do 8 lat.", []),
    ("pl", "Za głosowało 79 państw, 60 było przeciw.", [79, 60]),
]
"""A language, a sentence and the numbers that it counts."""


@pytest.mark.parametrize(("language", "text", "wanted"), SHIPPED)
def test_numbers_without_a_noun_of_their_own_in_the_shipped_languages(
    language: str, text: str, wanted: list[float]
) -> None:
    assert [c.value for c in drafts.read(f"News\n\n{text}\n", None, language).counts] == wanted


MEASURED = [
    ("en", "The gang stole $4 million and held 30 people.", ["loss-amount", "arrests"]),
    ("en", "Norway pledged 2 million euros for a course.", ["funding-amount"]),
    ("en", "Some 40 prosecutors attended the workshop, 12 people died.", ["participants", None]),
    ("en", "The text needs 40 ratifications to enter into force.", [None]),
    ("en", "Delegates from 31 countries attended.", ["states-represented"]),
    ("en", "The breach exposed the records of 9,000 people.", ["victims"]),
    ("en", "A ransom of $2 million was demanded.", [None]),
    (
        "pl",
        "Za opowiedziało się 251 posłów, przeciw było 178, wstrzymało się 12.",
        ["votes-for", "votes-against", "abstentions"],
    ),
    ("pl", "Oszuści wyłudzili 6 mln zł od 300 osób.", ["loss-amount", "victims"]),
    ("vi", "Nhóm này chiếm đoạt 9 tỷ đồng của 300 người.", ["loss-amount", "victims"]),
    ("fr", "Le butin dépasse 3 millions d'euros.", ["loss-amount"]),
    # A name that begins as a number does is none: Poland, not three.
    ("vi", "Ngoại trưởng nước Ba Lan nói nước này sẽ ký.", []),
]
"""A language, a sentence and what its counts measure."""


@pytest.mark.parametrize(("language", "text", "wanted"), MEASURED)
def test_what_a_count_measures_is_told_by_the_words_around_it(
    language: str, text: str, wanted: list[str | None]
) -> None:
    assert [c.measure or None for c in drafts.read(f"News\n\n{text}\n", None, language).counts] == wanted
