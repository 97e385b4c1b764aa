"""Who and what is named, in the languages that come with the program: governments, bodies, persons, offices."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kg.drafting import drafts, output
from kg.drafting.names.slugs import slug


def data(language: str, text: str) -> dict[str, Any]:
    return output.as_data(drafts.read(text, date(2026, 3, 10), language))


def named(language: str, text: str, kind: str) -> list[tuple[str, str]]:
    found = data(language, text)["mentions"]
    return [(text[slice(*m["span"])], m["id"]) for m in found if m["kind"] == kind]


@pytest.mark.parametrize(
    ("language", "text", "states"),
    [
        ("en", "The envoy asked for calm, angering Moscow.", ["Moscow"]),
        ("en", "She had appealed to both Ottawa and Rome.", ["Ottawa", "Rome"]),
        ("en", "According to Tokyo, the text is good.", ["Tokyo"]),
        ("en", "The talks left Vienna on Friday.", []),
        ("en", "A Vienna court heard the case in Rome.", []),
        ("pl", "Decyzji rząd w Nairobi nie podjął.", ["Nairobi"]),
        ("pl", "Oslo, zapowiedziała, nie weźmie udziału.", ["Oslo"]),
        ("fr", "La cour d'appel de Paris a refusé.", []),
        ("fr", "Selon Washington, le texte est bon.", ["Washington"]),
        ("fr", "Le texte est bon, selon l'Italie.", ["Italie"]),
        ("en", "Kyiv, whose embassy had asked for access, was silent.", ["Kyiv"]),
        ("en", "Peru wrote to the Netherlands.", ["Peru", "Netherlands"]),
        ("en", "The plan was backed by Tokyo.", ["Tokyo"]),
        ("en", "Peru accused Brussels of delay.", ["Peru"]),
        ("pl", "Moskwa – zastrzegł – nigdy nie poparła tekstu.", ["Moskwa"]),
        ("en", "The Minister signed for the Government in Hanoi, Viet Nam, on Monday.", ["Viet Nam"]),
        ("en", "Canberra, she let it be known, would sign.", ["Canberra"]),
        ("vi", "Ông hoan nghênh bước đi của Tokyo.", ["Tokyo"]),
        ("vi", "Đó là điều kiện mà Madrid đặt ra.", ["Madrid"]),
        ("en", "He denied that there was pressure from Tokyo.", ["Tokyo"]),
        ("en", "Lima's chief negotiator left early.", ["Lima"]),
        ("en", "Her verdict on Rome's handling of the leak was short.", ["Rome"]),
        ("en", "Rome's museums were closed.", []),
        ("en", "She flew to Oslo for talks in Rome.", []),
        ("pl", "Po stronie Wilna stanęła Łotwa.", ["Wilna", "Łotwa"]),
        ("pl", "Poseł zarzucił rządowi, że ogląda się na Moskwę.", ["Moskwę"]),
        ("vi", "Ông phủ nhận việc Seoul chịu sức ép từ Washington.", ["Seoul", "Washington"]),
        ("vi", "Trong thư ngỏ gửi Oslo, hãng này cảnh báo.", ["Oslo"]),
        ("fr", "Il nie toute pression de Tokyo.", ["Tokyo"]),
    ],
)
def test_a_capital_is_its_government_where_it_acts(language: str, text: str, states: list[str]) -> None:
    assert [words for words, _ in named(language, text, "state")] == states


@pytest.mark.parametrize(
    ("language", "text", "bodies"),
    [
        ("vi", "Bộ Nội vụ Fiji ra thông cáo.", [("Bộ Nội vụ Fiji", "org/fji-ministry-of-interior")]),
        ("vi", "Chính phủ Fiji sẽ phê chuẩn.", [("Chính phủ Fiji", "org/fji-government")]),
        (
            "vi",
            "Bộ Ngoại giao và Thương mại Fiji ra thông cáo.",
            [("Bộ Ngoại giao và Thương mại Fiji", "org/fji-ministry-of-foreign-affairs-and-trade")],
        ),
        (
            "vi",
            "Hiệp hội doanh nghiệp vận tải (VTA) đề xuất sửa luật. VTA chờ đợi.",
            [
                ("Hiệp hội doanh nghiệp vận tải", "org/hiep-hoi-doanh-nghiep-van-tai"),
                ("VTA", "org/hiep-hoi-doanh-nghiep-van-tai"),
                ("VTA", "org/hiep-hoi-doanh-nghiep-van-tai"),
            ],
        ),
        (
            "en",
            "Kenya's Department of Inland Trade denied it. DIT was calm.",
            [
                ("Department of Inland Trade", "org/ken-ministry-of-trade"),
                ("DIT", "org/ken-ministry-of-trade"),
            ],
        ),
        ("en", "The theft cost FerryNordic a week.", [("FerryNordic", "org/ferrynordic")]),
        (
            "en",
            "The Tanners' Guild Association objected.",
            [("Tanners' Guild Association", "org/tanners-guild-association")],
        ),
        ("en", "ROME, March 9 (Blue Lantern) - The talks went on.", [("Blue Lantern", "org/blue-lantern")]),
        ("en", "She said no court in Lima had seen it.", []),
        ("en", "The Supreme Court ruled on the case of Peru.", [("Supreme Court", "org/per-supreme-court")]),
        ("pl", "Zdaniem analityka firmy Sigmo Jana Kosa to błąd.", [("Sigmo", "org/sigmo")]),
        ("pl", "Dziennik „Ranek” ujawnił raport.", [("Ranek", "org/ranek")]),
        ("pl", "Sąd w Wilnie odmówił.", [("Sąd w Wilnie", "org/ltu-sad-w-wilnie")]),
        ("en", "EU governments met.", [("EU", "org/eu")]),
        ("vi", "Tập đoàn KPT trấn an khách hàng.", [("KPT", "org/kpt")]),
        ("en", "She came to Oslo University Hospital.", [("Oslo University Hospital", "org/oslo-university-hospital")]),
        (
            "en",
            "The firm Moss Digital said no. The staff of Moss left.",
            [("Moss Digital", "org/moss-digital"), ("Moss", "org/moss-digital")],
        ),
        (
            "en",
            "The Tanners' Guild Association objected.",
            [("Tanners' Guild Association", "org/tanners-guild-association")],
        ),
        ("pl", "Dziennik „Ranek” ujawnił raport.", [("Ranek", "org/ranek")]),
        ("pl", "Uznał to Federalny Urząd Łączności.", [("Federalny Urząd Łączności", "org/federalny-urzad-lacznosci")]),
        ("en", "It was a report by no court in Lima.", []),
        ("en", "Lagoon Air says thieves copied it.", [("Lagoon Air", "org/lagoon-air")]),
        ("en", "Blue Fern says thieves copied it. The airline is calm.", [("Blue Fern", "org/blue-fern")]),
        ("en", "Ada Fernhollow says thieves copied it. The airline denies it.", []),
        ("en", "An analyst at Fernhollow Dynamics was calm.", [("Fernhollow Dynamics", "org/fernhollow-dynamics")]),
        ("en", "He told the Lagoon Sunrise that it was over.", [("Lagoon Sunrise", "org/lagoon-sunrise")]),
        ("en", "Digital Rights Norway urged calm.", [("Digital Rights Norway", "org/nor-digital-rights-norway")]),
        (
            "en",
            "Fundación Lumbre and Stichting Helder agreed.",
            [
                ("Fundación Lumbre", "org/fundacion-lumbre"),
                ("Stichting Helder", "org/stichting-helder"),
            ],
        ),
        ("pl", "Skupština przyjęła ustawę.", [("Skupština", "org/parliament")]),
        ("pl", "– To błąd – mówi „Kurierowi” Jan Kos.", [("Kurierowi", "org/kurierowi")]),
        ("vi", "Hãng hàng không Hàn Quốc Kelp Dorin xin lỗi.", [("Kelp Dorin", "org/kelp-dorin")]),
        ("vi", "Bộ tổ chức Hội thảo về chứng cứ.", []),
        ("en", "Sinn Féin will object.", [("Sinn Féin", "org/ie-sinn-fein")]),
        ("pl", "Podał to Radio New Zealand.", [("Radio New Zealand", "org/radio-new-zealand")]),
        ("vi", "Theo El País, vụ việc đã kết thúc.", [("El País", "org/el-pais")]),
        ("en", "The Bill lets gardaí order it.", [("gardaí", "org/ie-garda")]),
        ("en", "Strasbourg promised training.", [("Strasbourg", "org/coe")]),
        ("pl", "Strasburg obiecuje szkolenia.", [("Strasburg", "org/coe")]),
        ("en", "They met in Strasbourg.", []),
        ("vi", "Nghị sĩ đảng Xanh phản đối.", [("đảng Xanh", "org/greens")]),
    ],
)
def test_bodies_that_no_table_lists(language: str, text: str, bodies: list[tuple[str, str]]) -> None:
    assert named(language, text, "body") == bodies


@pytest.mark.parametrize(
    ("language", "text", "persons"),
    [
        ("en", "Lateef Obi-Bright SAN said it was late.", [("Lateef Obi-Bright SAN", "person/lateef-obi-bright")]),
        (
            "en",
            "Henk van der Meer came. Van der Meer said no.",
            [("Henk van der Meer", "person/henk-van-der-meer"), ("Van der Meer", "person/henk-van-der-meer")],
        ),
        (
            "en",
            "I. Markov came. Minister Ivan Markov said no.",
            [("I. Markov", "person/ivan-markov"), ("Ivan Markov", "person/ivan-markov")],
        ),
        ("vi", "Thứ trưởng Bộ Ngoại giao Lê Hải Anh tiếp đoàn.", [("Lê Hải Anh", "person/le-hai-anh")]),
        ("vi", "Ngoại trưởng Trung Quốc Vương Nghị sẽ đến.", [("Vương Nghị", "person/vuong-nghi")]),
        ("vi", "Chuyên gia Ra-un Bê-ra lưu ý các học viên.", [("Ra-un Bê-ra", "person/ra-un-be-ra")]),
        ("en", "The firm Arthur Moss denied it.", []),
        ("pl", "Posłanka Lewicy Anna Maj dopytywała o koszty.", [("Anna Maj", "person/anna-maj")]),
        ("pl", "- To błąd! - grzmiał z kolei Wit Kos-Bury (Lewica).", [("Wit Kos-Bury", "person/wit-kos-bury")]),
        (
            "en",
            "Bui Thanh Son came. Son noted it.",
            [("Bui Thanh Son", "person/bui-thanh-son"), ("Son", "person/bui-thanh-son")],
        ),
        ("en", "Delroy St. Aubyn-Moss came.", [("Delroy St. Aubyn-Moss", "person/delroy-st-aubyn-moss")]),
        ("en", "Lupe Fa'asau came.", [("Lupe Fa'asau", "person/lupe-fa-asau")]),
        ("en", "Sen. Maria “Meldy” Cruz said no.", [("Maria “Meldy” Cruz", "person/maria-cruz")]),
        ("en", "Talks end\nBy Pim Rattana in Bangkok\nThe talks ended.", [("Pim Rattana", "person/pim-rattana")]),
        ("pl", "Zdaniem analityka firmy Sigmo Piotra Kosa to błąd.", [("Piotra Kosa", "person/piotr-kos")]),
        ("en", "Rindi Moevik, 81, lost her savings.", [("Rindi Moevik", "person/rindi-moevik")]),
        ("en", "It rests on Jorvas Wikstrand, who teaches law.", [("Jorvas Wikstrand", "person/jorvas-wikstrand")]),
        ("en", "The Fern Ledger, 12 pages, lay there.", []),
        ("pl", "– To błąd – mówi „Kurierowi” Jan Kos.", [("Jan Kos", "person/jan-kos")]),
    ],
)
def test_names_of_persons(language: str, text: str, persons: list[tuple[str, str]]) -> None:
    assert named(language, text, "person") == persons


@pytest.mark.parametrize(
    ("language", "text", "offices"),
    [
        (
            "en",
            "The Minister of Internal Affairs of Fiji, Lieutenant General Rustam Azimov, came.",
            [("person/rustam-azimov", "Minister of Internal Affairs")],
        ),
        ("en", "Anna Moss, Fiji's police minister, was careful.", [("person/anna-moss", "police minister")]),
        ("en", "Anna Moss, a retired Dutch prosecutor, was careful.", [("person/anna-moss", "prosecutor")]),
        (
            "vi",
            "Tổng cục trưởng Cơ quan Cảnh sát Quốc gia Nhật Bản (NPA) Mori Kenji đã ký.",
            [("person/mori-kenji", "Tổng cục trưởng Cơ quan Cảnh sát Quốc gia Nhật Bản")],
        ),
        ("en", "Delegates Clear Articles on Evidence", []),
        ("pl", "Obrońca Piotra Kosa twierdzi, że to błąd.", []),
        ("pl", "Dawit Kos, podejrzany, milczał.", []),
    ],
)
def test_who_holds_an_office(language: str, text: str, offices: list[tuple[str, str]]) -> None:
    assert [(m["person"], m["office"]) for m in data(language, text)["memberships"]] == offices


def test_a_department_is_a_part_of_the_body_behind_it_and_its_head_may_head_another() -> None:
    text = (
        "Pani Ewa Lind, dyrektor Departamentu Cyfryzacji w Interpolu, otworzyła sesję. Pani Ewa Lind, "
        "dyrektor Departamentu Spraw Zagranicznych w Interpolu, zamknęła sesję."
    )
    data = output.as_data(drafts.read(text, None, "pl"))
    held = [(m["person"], m["office"], m["body"]) for m in data["memberships"]]
    first, second = "dyrektor Departamentu Cyfryzacji", "dyrektor Departamentu Spraw Zagranicznych"
    assert held == [("person/ewa-lind", first, "org/interpol"), ("person/ewa-lind", second, "org/interpol")]
    parts = [m["id"] for m in data["mentions"] if m["rule"].startswith("part-")]
    assert parts == [f"org/interpol-{slug(name.removeprefix('dyrektor '))}" for name in (first, second)]


def test_a_long_title_before_an_unknown_name_and_a_line_of_the_page() -> None:
    text = "Le directeur de l'Agence nationale de la cybersécurité, Gbota Gwali, a plaidé.\nÀ LIRE ÉGALEMENT : Wega"
    found = data("fr", text)
    assert [m["person"] for m in found["memberships"]] == ["person/gbota-gwali"]
    assert not [m for m in found["mentions"] if m["kind"] == "place"]


def test_a_title_takes_no_portfolio_from_the_start_of_the_text() -> None:
    text = "La santé est bonne, a assuré le ministre de la Santé, François Moreau."
    assert [m["office"] for m in data("fr", text)["memberships"]] == ["ministre de la Santé"]


@pytest.mark.parametrize(
    ("text", "sure"),
    [("Kenya signed. The Ministry of Justice said so.", False), ("The Ministry of Justice of Kenya said so.", True)],
)
def test_a_body_is_less_sure_where_only_the_story_tells_its_state(text: str, sure: bool) -> None:
    found = [m["score"] for m in data("en", text)["mentions"] if m["kind"] == "body"]
    assert found and all((score >= 0.7) == sure for score in found)
