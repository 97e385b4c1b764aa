"""A review without its text is refused, and says which text it wants."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest
import review_sheets
from review_sheets import TEXT
from test_review import opened, sheet

from kg.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

__all__ = ["sheet"]
WANTED = hashlib.sha256(TEXT.encode("utf-8")).hexdigest()


@pytest.mark.parametrize("form", [[], ["-f", "html"]], ids=["terminal", "page"])
def test_a_changed_text_is_refused_by_name(kg: Callable[..., Ran], sheet: Path, form: list[str]) -> None:
    text = sheet.parents[2] / "texts/drafted.txt"
    text.write_bytes(b"Other words.\n")
    done = kg("review", sheet, *form, cwd=sheet.parents[2])
    assert done.code == 2 and not done.out
    assert WANTED in done.err and hashlib.sha256(b"Other words.\n").hexdigest() in done.err
    assert "drafted.txt is another one" in done.err and "--without-text" in done.err


def test_a_missing_text_is_refused_and_can_be_done_without(kg: Callable[..., Ran], sheet: Path) -> None:
    home = sheet.parents[2]
    (home / "texts/drafted.txt").rename(home / "texts/other.txt")
    assert opened(sheet).text == TEXT, "a text is found by its bytes, whatever its name"
    (home / "texts/other.txt").unlink()
    with pytest.raises(WorkspaceError, match=f"SHA-256 {WANTED}, is not at hand: .*texts does not hold it"):
        opened(sheet)
    done = kg("review", sheet, "-f", "html", "--without-text", cwd=home)
    assert done.code == 0 and "The text is not at hand" in done.out
    (home / "texts").rmdir()
    with pytest.raises(WorkspaceError, match="is not at hand; give --texts"):
        opened(sheet)


def test_a_sheet_that_names_no_text_says_so(sheet: Path) -> None:
    lines = review_sheets.draft().splitlines(keepends=True)
    sheet.write_text("".join(line for line in lines if not line.startswith("text_sha256")), "utf-8", newline="\n")
    with pytest.raises(WorkspaceError, match="does not say which text"):
        opened(sheet)
