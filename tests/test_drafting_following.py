"""Sentences that go on with what somebody said, without a cue."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from kg.drafting import drafts
from kg.drafting.languages import packs
from kg.drafting.statements import weights
from kg.drafting.statements.following import FEATURES
from kg.drafting.statements.implicit import RULE
from kg.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

EN = "Customs chief Marta Lindqvist said the new scanners were unreliable."
PL = "Rzeczniczka Anna Wilk zapewniła, że dane są bezpieczne."
FR = "La ministre Claire Morel a assuré que le réseau était sûr."
VI = "Bà Nguyễn Thị Lan cho rằng hệ thống chưa an toàn."


def going_on(text: str, language: str) -> list[tuple[str, str]]:
    draft = drafts.read(text, date(2026, 3, 2), language)
    assert draft.doc is not None
    made = [said for said in draft.statements if said.rule == RULE]
    assert all(said.level == "reported-implicit" and not said.direct and said.speaker_span is None for said in made)
    return [(said.speaker, draft.doc.tokens.cut(*said.content)) for said in made]


@pytest.mark.parametrize(
    ("language", "report", "behind"),
    [
        ("en", EN, "Two of them had broken down within a week."),
        ("en", EN, "A single power cut would be enough to stop them."),
        ("en", EN, "Nobody had bothered to lock the server room."),
        ("en", "Minister Jon Aas promised a review.", "The results should be ready before the summer."),
        ("en", "Senator Paul Rey called the bill a gift to spies.", "It contains no limits and no oversight."),
        ("en", "According to Paul Rey, the backup failed.", "The data may be lost for good."),
        ("pl", PL, "Kopie leżą w dwóch różnych miastach."),
        (
            "pl",
            "Poseł Jan Kruk ostrzegł, że ustawa jest niejasna.",
            "Sądy będą musiały same ustalić, co znaczy włamanie.",
        ),
        ("pl", "Według Jana Kruka grupa działała od roku.", "Miała wyłudzić co najmniej dwa miliony złotych."),
        ("fr", FR, "Aucune donnée ne serait sortie du pays."),
        ("fr", "Selon l'avocat Paul Garnier, la loi est inutile.", "Un simple décret suffirait."),
        ("vi", VI, "Chỉ cần một lỗi nhỏ là toàn bộ dữ liệu có thể bị lộ."),
        ("vi", "Theo ông Trần Văn Nam, luật còn nhiều kẽ hở.", "Tòa án phải tự giải thích các khái niệm."),
    ],
)
def test_a_sentence_goes_on(language: str, report: str, behind: str) -> None:
    found = going_on(f"{report} {behind}", language)
    assert [words for _, words in found] == [behind.rstrip(".")]
    assert found[0][0].startswith("person/")
    assert going_on(f"{report}\n\n{behind}", language) == []


@pytest.mark.parametrize(
    ("language", "report", "behind"),
    [
        ("en", EN, "Parliament votes on the budget on Friday."),
        (
            "en",
            "The union warned that the system would not cope.",
            "The strike began on 3 May and ended two days later.",
        ),
        ("en", EN, "Denmark signed the convention in 2025."),
        ("en", EN, "He smiled."),
        ("en", EN, "So what might be done about it?"),
        ("pl", PL, "Policja zatrzymała wczoraj trzy osoby."),
        ("pl", PL, "Sejm uchwalił ustawę w piątek."),
        ("fr", FR, "Le Sénat votera le 4 juin."),
        ("fr", FR, "La Belgique a signé la convention en octobre 2025."),
        ("vi", VI, "Việt Nam đã ký công ước tại Hà Nội."),
    ],
)
def test_the_reporter_speaks_again(language: str, report: str, behind: str) -> None:
    assert going_on(f"{report} {behind}", language) == []


def test_a_clause_behind_a_semicolon_goes_on() -> None:
    text = "The bridge is safe, engineer Ana Sousa maintained; its cables were replaced last year."
    assert going_on(text, "en") == [("person/ana-sousa", "its cables were replaced last year")]


def test_a_run_ends_with_the_first_sentence_of_the_reporter() -> None:
    more = (
        "Nobody had bothered to lock the server room. Denmark signed the convention in 2025. It would be lost for good."
    )
    assert [words for _, words in going_on(f"{EN} {more}", "en")] == ["Nobody had bothered to lock the server room"]


def test_each_feature_has_a_weight_and_each_weight_a_feature() -> None:
    rows = packs.rows(packs.folder() / "following.csv")
    assert [row["feature"] for row in rows] == list(FEATURES)
    assert all(abs(float(row["weight"])) < 3 for row in rows)


def test_what_follows_a_point_of_a_list_belongs_to_it() -> None:
    text = (
        "Minister Jan Kos wskazał trzy zadania.\n\n"
        "Po pierwsze, urząd zatrudni ludzi. Bez nich nic nie ruszy.\n\n"
        "Po drugie, kupi serwery.\n\nPo trzecie, napisze instrukcję.\n\nSala była pusta, a deszcz padał.\n"
    )
    draft = drafts.read(text, date(2026, 3, 2), "pl")
    assert draft.doc is not None
    listed = [draft.doc.tokens.cut(*s.content) for s in draft.statements if s.rule == "enumeration"]
    assert "Bez nich nic nie ruszy" in listed and "kupi serwery" in listed
    assert {s.speaker for s in draft.statements} == {"person/jan-kos"}


@pytest.mark.parametrize("row", ["argues,much,3", "argues", "argues,,3"])
def test_a_weight_that_is_no_number_is_named(row: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "following.csv").write_text(f"feature,weight,seen\nalways,-0.9,9\n{row}\n", "utf-8")
    monkeypatch.setattr(packs, "folder", lambda: tmp_path)
    with pytest.raises(InputError, match=r"following\.csv, line 3, field weight: .*number such as"):
        weights.weights.__wrapped__()


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("argue,1.0,3", r"line 3, field feature: 'argue' is no feature \(argues"),
        ("always,1.0,3", "line 3, field feature: 'always' has a weight twice"),
        ("argues,nan,3", "line 3, field weight: expected a number"),
        ("argues,-1000,3", "line 3, field weight: expected a number"),
        ("argues,1.0,3", "field feature: 'is short' has no weight"),
    ],
)
def test_a_table_of_weights_is_checked(row: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "following.csv").write_text(f"feature,weight,seen\nalways,-0.9,9\n{row}\n", "utf-8")
    problems, rows = weights.check(tmp_path)
    assert any(re.search(message, str(problem)) for problem in problems)
    assert rows == [["all", "following", "2", "2", str(len(problems))]]
