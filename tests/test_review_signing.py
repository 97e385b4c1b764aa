"""What signing takes out of a sheet: everything that says nobody has read it, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import review_sheets
from test_review import DAY, WHO, accept_all, opened, sheet

from kg.drafting.sheets import marks
from kg.reviewing import page

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["sheet"]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_signing_takes_out_what_a_draft_says_of_itself(sheet: Path, newline: str) -> None:
    drafted = as_drafted().replace("\n", newline)
    sheet.write_bytes(drafted.encode("utf-8"))
    review = opened(sheet)
    accept_all(review)
    assert review.sign(DAY)
    expected = "# Only the first 9 of 10 characters were read.\n\n" + review_sheets.draft().partition("\n\n")[2]
    expected = expected.replace("A drafted note", "drafted").replace('note = "draft: no list has this name"\n', "")
    expected = expected.replace('status = "draft"\n', f'reviewer = "{WHO}"\nreviewed = "{DAY}"\n')
    assert sheet.read_bytes().decode() == expected.replace("\n", newline)
    again = opened(sheet)
    assert again.is_signed and again.is_decided and not again.sign(DAY) and "not reviewed" not in page.render(again)


def as_drafted() -> str:
    """Write the sheet with the head and the title of a draft."""
    body = review_sheets.draft().partition("\n\n")[2].replace("A drafted note", marks.title("drafted"))
    return f"{marks.HEAD}# Only the first 9 of 10 characters were read.\n\n{body}"


def test_a_sheet_signed_with_its_drafted_title_is_shown_without_and_signed_anew(sheet: Path) -> None:
    signed = as_drafted().replace('status = "draft"', f'reviewer = "{WHO}"\nreviewed = "{DAY}"')
    sheet.write_text(signed, "utf-8", newline="\n")
    review = opened(sheet)
    assert "<h1><bdi>drafted</bdi></h1>" in page.render(review) and not review.is_signed
    accept_all(review)
    assert review.sign(DAY) and "not reviewed" not in sheet.read_text("utf-8") and opened(sheet).is_signed


def test_a_note_or_title_of_a_person_stays(sheet: Path) -> None:
    own = review_sheets.draft().replace("draft: no list", "no list")
    sheet.write_text(own, "utf-8", newline="\n")
    review = opened(sheet)
    accept_all(review)
    review.sign(DAY)
    new = sheet.read_text("utf-8")
    assert "no list has this name" in new and "A drafted note" in new and new.startswith("# Drafted by a program.")
