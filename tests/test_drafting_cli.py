"""kg read, evaluate and language, run as a person runs them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT, Ran

from kg.drafting import packs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif("en" not in packs.available(packs.folder()), reason="needs the English tables")
TEXT = "Poland signed the Budapest Convention on Monday.\r\n\r\nIt is said that 20 countries will be there with us.\n"


@pytest.fixture
def kg(tmp_path: Path) -> Callable[..., Ran]:
    """Run the tool over the tables of this checkout."""

    def run(*arguments: str) -> Ran:
        env = os.environ | {"PYTHONPATH": str(ROOT)}
        ran = subprocess.run(
            [sys.executable, "-m", "kg", *arguments], capture_output=True, cwd=tmp_path, env=env, timeout=120
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
