"""kg read, evaluate and language, run as a person runs them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT, Ran

from kg.drafting.languages import packs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif("en" not in packs.available(packs.folder()), reason="needs the English tables")
TEXT = "Poland signed the Budapest Convention on Monday.\r\n\r\nIt is said that 20 countries will be there with us.\n"


@pytest.fixture
def kg(tmp_path: Path) -> Callable[..., Ran]:
    """Run the tool over the tables of this checkout."""

    def run(*arguments: str, stdin: str = "") -> Ran:
        env = os.environ | {"PYTHONPATH": str(ROOT)}
        ran = subprocess.run(
            [sys.executable, "-m", "kg", *arguments],
            capture_output=True,
            cwd=tmp_path,
            env=env,
            input=stdin.encode(),
            timeout=120,
        )
        return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())

    return run


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_bytes(TEXT.encode())
    return path


def test_json_has_places_in_the_stored_text(kg: Callable[..., Ran], article: Path) -> None:
    ran = kg("read", str(article), "--published", "2025-11-06", "-f", "json")
    assert ran.code == 0, ran.err
    found = json.loads(ran.out)
    assert found["language"] == "en"
    date = found["dates"][0]
    assert (TEXT[slice(*date["span"])], date["earliest"]) == ("Monday", "2025-11-03")
    assert [a["party"] for a in found["actions"]] == ["state/pol"]
    assert TEXT[slice(*found["counts"][0]["span"])] == "20 countries"


def test_a_table_and_a_folder_of_drafts(kg: Callable[..., Ran], article: Path, tmp_path: Path) -> None:
    assert "Signature" in kg("read", str(article)).out
    (article.parent / "second.txt").write_text(TEXT, "utf-8")
    ran = kg("read", str(article.parent), "-f", "json", "-o", str(tmp_path / "drafts"))
    assert ran.code == 0, ran.err
    assert sorted(p.name for p in (tmp_path / "drafts").iterdir()) == ["article.draft.json", "second.draft.json"]
    assert "wrote 2 drafts" in ran.err
    both = kg("read", str(article.parent / "article.txt"), str(article.parent / "second.txt"))
    assert both.code == 0 and both.out.count("Signature") == 2 and "second.txt" in both.out


def test_a_broken_file_is_named_and_the_rest_is_done(kg: Callable[..., Ran], article: Path, tmp_path: Path) -> None:
    (tmp_path / "in/deep").mkdir(parents=True)
    for number in range(3):
        (tmp_path / f"in/deep/{number}.txt").write_text(TEXT, "utf-8")
    (tmp_path / "in/broken.txt").write_bytes(b"ok \xff")
    ran = kg("read", "in", "-f", "toml", "-o", "out")
    assert ran.code == 2 and "broken.txt: is not UTF-8 (byte 3)" in ran.err and "wrote 3 drafts" in ran.err
    assert sorted(p.name for p in (tmp_path / "out/deep").iterdir()) == [f"{n}.draft.toml" for n in range(3)]
    assert 'slug = "deep-1"' in (tmp_path / "out/deep/1.draft.toml").read_text("utf-8")


def test_many_texts_are_read_by_many_processes_in_their_order(
    kg: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kg.drafting import many

    (tmp_path / "in").mkdir()
    for number in range(9):
        (tmp_path / f"in/{number}.txt").write_text(TEXT + str(number), "utf-8")
    (tmp_path / "in/4.txt").write_bytes(b"\xff")
    monkeypatch.setattr(many, "WORTH", 0)
    monkeypatch.setattr(many, "_cores", lambda: 2)
    jobs = [many.Job(path, name, many.Order(format="json")) for path, name in many.texts([tmp_path / "in"])]
    done = list(many.every(jobs))
    assert [one.job.name for one in done] == [str(number) for number in range(9)]
    assert [one.job.name for one in done if one.problem] == ["4"]
    assert json.loads(done[8].written)["read_to"] == len(TEXT) + 1


def test_drafts_of_one_name_and_several_without_a_folder_are_refused(kg: Callable[..., Ran], tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.txt").write_text(TEXT, "utf-8")
    assert "would have one name" in kg("read", "a", "b", "-f", "json", "-o", "out").err
    ran = kg("read", "a", "-f", "json")
    assert ran.code == 2 and "-o DIR" in ran.err


def test_proposals_are_written_beside_the_draft(kg: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Justice minister Anna Reyes said that Kenya will sign the treaty.", "utf-8")
    ran = kg("read", "a.txt", "--proposals", "new", "-f", "toml", "-o", "a.toml")
    assert ran.code == 0, ran.err
    assert "src:a/per-anna-reyes,per:anna-reyes,,," in (tmp_path / "new/links.proposed.csv").read_text("utf-8")
    assert 'speaker = "per-anna-reyes"' in (tmp_path / "a.toml").read_text("utf-8")


def test_what_somebody_wrote_into_proposals_stays(kg: Callable[..., Ran], tmp_path: Path) -> None:
    first, links = tmp_path / "a.txt", tmp_path / "new/links.proposed.csv"
    first.write_text("Justice minister Anna Reyes said that Kenya will sign the treaty.", "utf-8")
    (tmp_path / "b.txt").write_text("Justice minister Olaf Brandt said that Kenya will sign.", "utf-8")
    ask = ("read", "a.txt", "--proposals", "new", "-f", "toml", "-o", "a.toml")
    assert kg(*ask).code == 0
    decided = links.read_text("utf-8").replace("per:anna-reyes,,,", "per:anna-reyes,me,2026-05-02,")
    links.write_text(decided, "utf-8")
    assert kg(*ask).code == 0 and links.read_text("utf-8") == decided
    assert kg("read", "b.txt", "--proposals", "new").code == 0
    assert links.read_text("utf-8").startswith(decided) and "per:olaf-brandt" in links.read_text("utf-8")
    links.write_text("my own notes\n", "utf-8")
    ran = kg(*ask)
    assert ran.code == 2 and "no table of proposals" in ran.err
    assert links.read_text("utf-8") == "my own notes\n"


def test_a_text_may_be_piped_in(kg: Callable[..., Ran]) -> None:
    ran = kg("read", "-", "-f", "json", stdin="Norway said that the text is weak.")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["statements"][0]["speaker"] == "state/nor"
    assert kg("read", "-", stdin=" ").code == 2


def test_what_is_no_text_is_refused_in_a_sentence(kg: Callable[..., Ran], tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(b"\xff\xfe")
    ran = kg("read", str(path))
    assert ran.code == 2 and "is not UTF-8" in ran.err
    assert kg("read", str(path), "--language", "qq").code == 2


def test_an_unknown_language_is_said(kg: Callable[..., Ran], tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    path.write_text("Zxq wvb ppt rrk.", "utf-8")
    ran = kg("read", str(path), "-f", "json")
    assert ran.code == 0 and "language" in ran.err and json.loads(ran.out)["mentions"] == []


def test_the_tables_are_checked(kg: Callable[..., Ran]) -> None:
    ran = kg("language", "check", "en", "-f", "csv")
    assert ran.code == 0, ran.err
    assert ran.out.startswith("language,table,rows,forms,problems")


def test_a_drafted_sheet_stands_the_check_of_sheets(kg: Callable[..., Ran], article: Path, tmp_path: Path) -> None:
    import tomllib

    ran = kg("read", str(article), "--published", "2025-11-06", "-f", "toml", "-o", str(tmp_path / "draft.toml"))
    assert ran.code == 0, ran.err
    found = tomllib.loads((tmp_path / "draft.toml").read_text("utf-8"))
    assert found["source"]["text_length"] == len(TEXT)
    assert found["treaty-action"][0]["party"] == "sta:pol" and found["treaty-action"][0]["note"]
    checked = kg("sheet", "check", str(tmp_path / "draft.toml"), "--texts", str(article.parent))
    assert checked.code == 0, checked.err + checked.out
