"""What kg read writes, over what it does not write, and what it refuses to read."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest

from kg.cli import run
from kg.drafting import whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = "Norway signed the Budapest Convention on Monday. It is said that 20 countries will be there."


class Told(NamedTuple):
    """What a person sees of a run."""

    exit_code: int
    output: str


@pytest.fixture
def kg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., Told]:
    """Run the tool in an empty folder with one article."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")

    def started(*arguments: str) -> Told:
        monkeypatch.setattr(sys, "argv", ["kg", "read", *arguments])
        with pytest.raises(SystemExit) as ended:
            run()
        return Told(int(ended.value.code or 0), "".join(capfd.readouterr()))

    return started


@pytest.mark.parametrize("format", ["toml", "json", "table"])
def test_a_draft_that_nobody_touched_is_replaced(kg: Callable[..., Told], tmp_path: Path, format: str) -> None:
    assert kg("a.txt", "-f", format, "-o", "draft").exit_code == 0
    first = (tmp_path / "draft").read_bytes()
    (tmp_path / "a.txt").write_text(f"{TEXT} Then Poland signed it.", "utf-8")
    assert kg("a.txt", "-f", format, "-o", "draft").exit_code == 0
    assert (tmp_path / "draft").read_bytes() != first


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('status = "draft"', 'status = "reviewed"'),
        ('coder = "kg read', 'coder = "A. Coder'),
        ("[source]", "[[source"),
        ("check = ", "check= "),
        ("sha256 ", "sha256 0"),
        ("# Drafted", "# Mine. Drafted"),
    ],
)
def test_a_sheet_that_a_person_worked_on_is_not_replaced(
    kg: Callable[..., Told], tmp_path: Path, old: str, new: str
) -> None:
    sheet = tmp_path / "draft.toml"
    kg("a.txt", "-f", "toml", "-o", "draft.toml")
    written = sheet.read_text("utf-8")
    assert old in written
    sheet.write_text(written.replace(old, new), "utf-8")
    ran = kg("a.txt", "-f", "toml", "-o", "draft.toml")
    assert ran.exit_code == 2 and "draft.toml is no untouched draft" in ran.output
    assert sheet.read_text("utf-8") == written.replace(old, new)


def test_a_draft_under_review_is_not_replaced(kg: Callable[..., Told], tmp_path: Path) -> None:
    kg("a.txt", "-f", "toml", "-o", "draft.toml")
    (tmp_path / "draft.toml.review").write_text("", "utf-8")
    before = (tmp_path / "draft.toml").stat().st_mtime_ns
    ran = kg("a.txt", "-f", "toml", "-o", "draft.toml")
    assert ran.exit_code == 2 and "is under review" in ran.output
    assert (tmp_path / "draft.toml").stat().st_mtime_ns == before


@pytest.mark.parametrize("format", ["toml", "json", "table"])
def test_another_file_is_not_replaced(kg: Callable[..., Told], tmp_path: Path, format: str) -> None:
    for name, content in (("mine", "my notes"), ("sheet", '[source]\nslug = "x"\n'), ("list", "{}"), ("raw", "\xff")):
        (tmp_path / name).write_text(content, "latin-1")
        ran = kg("a.txt", "-f", format, "-o", name)
        assert ran.exit_code == 2 and "is not overwritten" in ran.output
        assert (tmp_path / name).read_text("latin-1") == content
    assert kg("a.txt", "-f", format, "-o", "a.txt").exit_code == 2
    assert (tmp_path / "a.txt").read_text("utf-8") == TEXT


def test_drafts_that_cannot_be_written_are_named_and_the_others_are_there(
    kg: Callable[..., Told], tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a", "b", "c", "n" * 248, "z"):
        (tmp_path / f"in/{name}.txt").write_text(TEXT, "utf-8")
    (tmp_path / "out/b.draft.toml").mkdir(parents=True)
    (tmp_path / "out/c.draft.toml").write_text("mine", "utf-8")
    ran = kg("in", "-f", "toml", "-o", "out")
    assert ran.exit_code == 2 and "wrote 2 drafts" in ran.output
    assert all(
        told in ran.output for told in ("b.draft.toml cannot", "c.draft.toml is no untouched", "nnn.draft.toml cannot")
    )
    assert sorted(p.name for p in (tmp_path / "out").iterdir() if p.stat().st_size > 4 and p.is_file()) == [
        "a.draft.toml",
        "z.draft.toml",
    ]
    assert (tmp_path / "out/c.draft.toml").read_text("utf-8") == "mine"


def test_a_folder_that_is_a_file_is_refused_at_once(kg: Callable[..., Told], tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", "utf-8")
    ran = kg(".", "-f", "json", "-o", "out")
    assert ran.exit_code == 2 and "out is none" in ran.output


@pytest.mark.parametrize("content", ["", " \r\n\t\u00a0", "\ufeff\n"])
def test_a_text_without_words_is_refused(kg: Callable[..., Told], tmp_path: Path, content: str) -> None:
    (tmp_path / "e.txt").write_text(content, "utf-8")
    ran = kg("e.txt", "-f", "toml", "-o", "e.toml")
    assert ran.exit_code == 2 and "e.txt: holds no text" in ran.output
    assert not (tmp_path / "e.toml").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_in_a_folder_is_named(kg: Callable[..., Told], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    ran = kg(".", "-f", "json", "-o", "out")
    assert ran.exit_code == 2 and "pipe.txt: is no regular file" in ran.output
    assert "wrote 1 draft to out" in ran.output


@pytest.mark.parametrize("names", [("a b", "a-b"), ("sub/x", "sub-x")])
def test_sheets_of_one_slug_are_refused_before_any_is_written(
    kg: Callable[..., Told], tmp_path: Path, names: tuple[str, str]
) -> None:
    for name in names:
        (tmp_path / f"in/{name}.txt").parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / f"in/{name}.txt").write_text(TEXT, "utf-8")
    ran = kg("in", "-f", "toml", "-o", "out")
    assert ran.exit_code == 2 and "would both be called" in ran.output
    assert not (tmp_path / "out").exists()
    assert kg("in", "-f", "json", "-o", "out").exit_code == 0


def test_options_are_understood_or_refused_in_plain_words(kg: Callable[..., Told]) -> None:
    ran = kg("a.txt", "--published", "nonsense")
    assert ran.exit_code == 2 and "nonsense is no day; write it as 2025-10-26" in ran.output
    assert kg("a.txt", "--language", "EN").exit_code == 0


def test_a_mark_of_byte_order_is_no_letter() -> None:
    found = whole.data("\ufeff" + TEXT, language="en")["mentions"]
    assert ("state/nor", [1, 7]) in [(mention["id"], mention["span"]) for mention in found]
