"""Names of bodies by their grammar: what they are over, whose they are, what stands for them alone.

The names stand in square brackets, which are taken out before the text is read.
"""

from __future__ import annotations

import re
from datetime import date

import pytest

from kg.drafting import drafts, output


def told(language: str, text: str, kind: str = "body") -> str:
    plain = re.sub(r"[][]", "", text)
    found = output.as_data(drafts.read(plain, date(2026, 3, 10), language))["mentions"]
    for mention in reversed([m for m in found if m["kind"] == kind]):
        start, end = mention["span"]
        plain = f"{plain[:start]}[{plain[start:end]}]{plain[end:]}"
    return plain


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The [Ministry of Fisheries, Forests and Tourism of Fiji] paid."),
        ("en", "The [Ministry of Justice], [Interpol] and [Europol] met."),
        ("pl", "[Ministerstwo Nauki, Innowacji i Turystyki Fidżi] płaci."),
        ("fr", "Le [ministère de la Science, de l'Innovation et du Tourisme] paie."),
        ("vi", "[Bộ Khoa học, Đổi mới, Công nghệ và Viễn thông] sẽ trả."),
        ("vi", "[Bộ Công an], [Viện Kiểm sát] và [Bộ Tư pháp] đã họp."),
    ],
)
def test_the_name_of_a_body_lists_what_it_is_over(language: str, text: str) -> None:
    assert told(language, text) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The [Commission on Elections] in Fiji paid."),
        ("en", "The [Commission] met on Friday."),
        ("en", "The [Office of the Solicitor General] and the [Reserve Bank of Fiji] met."),
        ("en", "He left the [Fijian Security and Intelligence Service]."),
        ("en", "A court in Suva heard him. Courts are slow."),
        ("fr", "Il saisit la [Cour constitutionnelle]."),
        ("fr", "Le budget que demande le [Secrétariat] est haut."),
        ("fr", "Elle a saisi la [Police royale de Malaisie]."),
        ("vi", "[Văn phòng Tổng thống] bác bỏ tin này."),
        ("vi", "Dự luật được trình [Hạ viện] hôm thứ Ba."),
        ("vi", "ĐƯỜNG DÂY GIẢ DANH CƠ QUAN THUẾ"),
        ("pl", "Wyrok wydał [Sąd Konstytucyjny Ekwadoru]."),
    ],
)
def test_an_institution_by_its_capitals(language: str, text: str) -> None:
    assert told(language, text) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A group calling itself [GreyMoth] did it. [GreyMoth] said so."),
        ("en", "Police blame a gang. The outfit, known as [Old Ferry], denies it."),
        ("en", "A rights group called Open Ledger said no."),
        ("en", "The [LockBit] outfit denied it."),
        ("pl", "Za atakiem stoi gang [Nocna Sowa]."),
        ("en", "The gang, which it calls [Silent Fern], did it."),
        ("pl", "Grupa nazywająca się [Cicha Paproć] milczy."),
        ("fr", "Un groupe se faisant appeler [GreyMoth] revendique l'attaque."),
        ("vi", "[Nhóm tin tặc] [GreyMoth] tống tiền cảng. [GreyMoth] đòi tiền."),
    ],
)
def test_a_gang_is_a_group(language: str, text: str) -> None:
    assert told(language, text, "group") == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "[Libertad Abierta], a group that defends users, is angry. [Libertad Abierta] will sue."),
        ("pl", "Organizacja [Hak Rakyat] z Dżakarty protestuje. [Hak Rakyat] pozywa rząd."),
        ("vi", "Hãng hàng không [Langkawi Air] bị tấn công. [Langkawi Air] đã báo cáo."),
        ("fr", "L'ONG [Pacific Digital Rights] a réagi."),
        ("en", "[Hanbit Telecom] lost data. Later [Hanbit] paid."),
    ],
)
def test_what_is_a_body_somewhere_is_one_everywhere(language: str, text: str) -> None:
    assert told(language, text) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "DSP [Oluwafunmike Ajibade-Cole] and PCol. [Dionisio Bartolome] said so."),
        ("en", "Datuk Wira [Shahril Effendi] thanked Supt [Pacharapol Lee]."),
        ("pl", "Senator [Ysabel de los Ríos Quispe] i mł. insp. [Bogumił Cież] milczą."),
        ("vi", "Datuk Seri [Shahril Effendi] cảm ơn đội."),
        ("fr", "La sénatrice [Ysabel de los Ríos Quispe] salue le vote."),
        ("en", "A hospital in Leeds was hit; Tan Sri [Lim Kok Wing] denied it."),
    ],
)
def test_a_rank_or_an_honour_is_no_part_of_a_name(language: str, text: str) -> None:
    assert told(language, text, "person") == text


@pytest.mark.parametrize("text", ["A hospital in Leeds was hit.", "Datuk Wira spoke to the Hon. Ada Moss."])
def test_no_body(text: str) -> None:
    assert told("en", text) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Pisze o tym [Der Abendbote]. [Zieloni] milczą."),
        ("en", "[Derechos en Red] and [La Voz del Norte] object."),
        ("fr", "Devant la [commission des Sciences et des Télécommunications], il parle."),
        ("fr", "Les [Verts] ont voté contre."),
        ("vi", "Trung tướng Cảnh sát Kittipong Saelim trả lời báo chí."),
    ],
)
def test_words_of_other_languages_in_a_name(language: str, text: str) -> None:
    assert told(language, text) == text


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("en", "[Abdou Sy], a lawyer with Nouvelle Plateforme, said no.", "person"),
        ("fr", "[Gbota Gwaliba], son directeur, reste prudent.", "person"),
        ("fr", "La [Chambre de commerce] s'inquiète.", "body"),
        ("pl", "[Hakerzy] z grupy [Crimson Tern] grożą.", "group"),
    ],
)
def test_what_stands_beside_a_name_tells_its_kind(language: str, text: str, kind: str) -> None:
    assert told(language, text, kind) == text
