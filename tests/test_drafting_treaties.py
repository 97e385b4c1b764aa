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


@pytest.mark.parametrize(("language", "text", "wanted"), BY_ITS_WORDS)
def test_the_words_beside_a_noun_say_which_treaty_it_is(language: str, text: str, wanted: str) -> None:
    assert acts(language, text) == set(wanted.split(", "))


@pytest.mark.parametrize(("language", "text", "wanted"), ALONE)
def test_a_noun_that_stands_alone_goes_on_from_the_act_told_before(language: str, text: str, wanted: str) -> None:
    assert acts(language, text) == set(wanted.split(", "))
