"""Which treaty an act is on, and whose it is, in stories of several treaties; in all four languages.

An act is written as the state, a letter for the treaty, one for the kind of act, and one for whether it happened:
`mar USd` says that Morocco is told not to have signed the convention of the United Nations.
"""

from __future__ import annotations

from datetime import date

import pytest

from kg.drafting import drafts, output

TREATIES = {
    "U": "treaty/un-convention-against-cybercrime",
    "B": "treaty/budapest-convention",
    "M": "treaty/malabo-convention",
    "P": "treaty/budapest-protocol-2",
}
KINDS = {"S": "Signature", "R": "Ratification", "A": "Accession", "E": "EntryIntoForceForParty"}
LETTERS = {name: letter for table in (TREATIES, KINDS) for letter, name in table.items()}


def acts(language: str, text: str) -> set[str]:
    told = output.as_data(drafts.read(text, date(2026, 5, 20), language))["actions"]
    return {f"{a['party'][6:]} {LETTERS[a['treaty']]}{LETTERS[a['type']]}{a['realisation'][0]}" for a in told}


BY_ITS_WORDS = [
    (
        "fr",
        "Le Niger a adhéré à la Convention de Budapest. Il n'a pas signé la convention de l'ONU.",
        "ner BAa, ner USd",
    ),
    ("fr", "Le Niger a adhéré à la Convention de Budapest. Il a signé le texte adopté à Hanoï.", "ner BAa, ner USa"),
    (
        "en",
        "Niger joined the Budapest Convention. It has not signed the text adopted by the UN General Assembly.",
        "ner BAa, ner USd",
    ),
    (
        "en",
        "Niger joined the Budapest Convention. And the convention signed in Hanoi? Niger signed that too.",
        "ner BAa, ner USa",
    ),
    ("en", "Niger ratified the Malabo Convention. It will not join the treaty of 2001.", "ner MRa, ner BAd"),
    (
        "en",
        "Niger joined the Budapest Convention. Niger, which has signed in Hanoi, hosted the talks.",
        "ner BAa, ner USa",
    ),
    (
        "pl",
        "Niger przystąpił do konwencji budapeszteńskiej. Niamey, która podpisała w Hanoi, czeka.",
        "ner BAa, ner USa",
    ),
    ("vi", "Niger gia nhập Công ước Budapest. Nước này chưa ký Công ước của Liên hợp quốc.", "ner BAa, ner USd"),
    ("vi", "Niger gia nhập Công ước Budapest. Nước này chưa ký văn kiện mở ra tại Hà Nội.", "ner BAa, ner USd"),
]
ALONE = [
    (
        "en",
        "Nepal signed the Hanoi Convention. Ratification, the minister said, would have to wait.",
        "npl USa, npl URp",
    ),
    ("en", "Chad joined the Malabo Convention. The cabinet would decide on ratification by July.", "tcd MAa, tcd MRp"),
    ("fr", "Le Népal a signé la convention de Hanoï. Quand aura lieu la ratification ?", "npl USa, npl URp"),
    ("pl", "Nepal podpisał konwencję z Hanoi. Parlament zajmie się ratyfikacją w maju.", "npl USa, npl URp"),
    ("vi", "Nepal đã ký Công ước Hà Nội. Việc phê chuẩn phải chờ đến sau bầu cử.", "npl USa, npl URp"),
]

TURNED = [
    ("en", "Invited to accede to the Budapest Convention in 2021, Niger has not yet done so.", "ner BAd"),
    ("fr", "Invité à adhérer à la Convention de Budapest, le Niger ne l'a toujours pas fait.", "ner BAd"),
    ("pl", "Niamey nie podpisało konwencji z Hanoi, lecz zapowiada, że zrobi to w maju.", "ner USd, ner USp"),
    ("vi", "Được mời gia nhập Công ước Budapest, Niger đến nay vẫn chưa làm việc đó.", "ner BAd"),
    ("en", "Niger, which signed in Hanoi in October, has not ratified.", "ner USa, ner URd"),
    ("fr", "Après l'adhésion du Rwanda, la Convention de Budapest compte 82 parties.", "rwa BAa"),
    ("pl", "Po przystąpieniu Rwandy konwencja budapeszteńska ma 82 strony.", "rwa BAa"),
    ("fr", "Le président algérien a ratifié par décret la convention de Hanoï.", "dza URa"),
]
DEPOSITED = [
    ("en", "Niger signed the Hanoi Convention. It will deposit the instrument in May.", "ner USa, ner URp"),
    (
        "en",
        "Chad was invited to accede to the Malabo Convention. Chad deposited its own instrument in May.",
        "tcd MAp, tcd MAa",
    ),
    ("fr", "Le Niger a signé la convention de Hanoï. Les instruments seront déposés en juin.", "ner USa, ner URp"),
    ("en", "The 40th instrument was deposited by mail. Niger signed the Hanoi Convention.", "ner USa"),
]
IN_FORCE = [
    (
        "en",
        "Gabon acceded to the Budapest Convention. The treaty takes effect there on 1 September 2026.",
        "gab BAa, gab BEp",
    ),
    (
        "fr",
        "Le Gabon a adhéré à la Convention de Budapest. Le traité y entrera en vigueur le 1er juin.",
        "gab BAa, gab BEp",
    ),
    (
        "fr",
        "Le Gabon a adhéré à la Convention de Budapest, qui est en vigueur chez lui depuis 2024.",
        "gab BAa, gab BEa",
    ),
    (
        "pl",
        "Gabon przystąpił do konwencji budapeszteńskiej, a ta w grudniu weszła wobec niego w życie.",
        "gab BAa, gab BEa",
    ),
]

STILL_MEANT = [
    ("en", "Germany delayed ratification of the Malabo Convention.", "deu MRp"),
    ("fr", "L'Allemagne a reporté la ratification de la Convention de Malabo.", "deu MRp"),
    ("vi", "Đức hoãn phê chuẩn Công ước Malabo.", "deu MRp"),
    ("fr", "Le Pérou a démenti avoir renoncé à signer la convention de Hanoï.", "per USp"),
    ("fr", "Le Pérou a été le premier pays d'Afrique de l'Ouest à adhérer à la Convention de Malabo.", "per MAa"),
    ("en", "Peru became one of the few countries in the Americas to ratify the Hanoi Convention.", "per URa"),
    ("en", "Peru has neither signed nor ratified the Malabo Convention.", "per MSd, per MRd"),
    (
        "en",
        "Peru has joined the Budapest Convention. The minister ruled out signing the Hanoi Convention.",
        "per BAa, per USd",
    ),
]
WHICH_OF_TWO = [
    (
        "en",
        "Peru, which ratified the Malabo Convention, will ratify the Hanoi Convention. Peru would sign it first.",
        "per MRa, per URp",
    ),
    (
        "fr",
        "Le Mali a signé la Convention de Malabo en 2014 sans jamais la ratifier, et signera la convention de Hanoï.",
        "mli MSa, mli MRd, mli USp",
    ),
    (
        "pl",
        "Niger podpisał konwencję z Malabo, ale nigdy jej nie ratyfikował, podpisze jednak konwencję z Hanoi.",
        "ner MSa, ner MRd, ner USp",
    ),
    (
        "fr",
        "Le Pérou a signé la convention de Hanoï. La Convention de Budapest est vieille. Le Tchad adhère à ce traité.",
        "per USa, tcd BAa",
    ),
    ("vi", "Chile và Peru đã ký Công ước Hà Nội nhưng chưa nước nào phê chuẩn.", "chl USa, per USa, chl URd, per URd"),
    (
        "fr",
        "Le Vanuatu a adhéré à la Convention de Budapest un an après l'adhésion des Fidji et de Kiribati.",
        "vut BAa, fji BAa, kir BAa",
    ),
    (
        "vi",
        "Ecuador. Tòa án nước này kết luận Công ước Hà Nội cần được Quốc hội chấp thuận trước khi phê chuẩn.",
        "ecu URp",
    ),
]


@pytest.mark.parametrize(("language", "text", "wanted"), [*STILL_MEANT, *WHICH_OF_TWO])
def test_what_is_put_off_is_meant_and_a_treaty_is_the_one_left_open(language: str, text: str, wanted: str) -> None:
    assert acts(language, text) == set(wanted.split(", "))


@pytest.mark.parametrize(("language", "text", "wanted"), TURNED)
def test_what_is_told_last_of_an_act_counts(language: str, text: str, wanted: str) -> None:
    assert acts(language, text) == set(wanted.split(", "))


@pytest.mark.parametrize(("language", "text", "wanted"), DEPOSITED)
def test_an_instrument_is_of_the_act_that_was_spoken_of(language: str, text: str, wanted: str) -> None:
    assert acts(language, text) == set(wanted.split(", "))


@pytest.mark.parametrize(("language", "text", "wanted"), IN_FORCE)
def test_a_treaty_is_in_force_for_whom_a_word_of_place_stands(language: str, text: str, wanted: str) -> None:
    assert acts(language, text) == set(wanted.split(", "))


@pytest.mark.parametrize(("language", "text", "wanted"), BY_ITS_WORDS)
def test_the_words_beside_a_noun_say_which_treaty_it_is(language: str, text: str, wanted: str) -> None:
    assert acts(language, text) == set(wanted.split(", "))


@pytest.mark.parametrize(("language", "text", "wanted"), ALONE)
def test_a_noun_that_stands_alone_goes_on_from_the_act_told_before(language: str, text: str, wanted: str) -> None:
    assert acts(language, text) == set(wanted.split(", "))
