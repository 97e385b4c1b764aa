"""Facts that stand in comments of a sheet: counted, shown, never decided on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import review_sheets
from test_review import Scripted, opened, sat, sheet
from test_review_page import Reader

from kg.drafting.sheets.sheet import _table
from kg.reviewing import commented, opening, page

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["sheet"]
WORDS = "<b>Harbour & Herald</b>"
AT = review_sheets.words(WORDS)
OPEN = f"""
# A word of a person, [[not]] an entry
# [[statement]]
# id = "st09"
# act = "asserts"
# at = [{AT[0]}, {AT[1]}]
# note = "draft: nobody found who speaks"
# [[count]]
# id = "qty-open"
# value = 7
# at = [0, 8]

# [[count]] and so on: no TOML
"""


@pytest.fixture
def with_open(sheet: Path) -> Path:
    sheet.write_text(review_sheets.draft() + OPEN, "utf-8", newline="\n")
    return sheet


def test_the_page_shows_them_at_its_end(with_open: Path) -> None:
    shown = page.render(opened(with_open))
    assert "9 facts" in shown and "2 more stand in comments" in shown
    end = shown[shown.index("<h2>In comments of the sheet: 2</h2>") :]
    assert [article["id"] for article in Reader(end).all("article")] == ["c1", "c2"]
    assert "&lt;b&gt;Harbour &amp; Herald&lt;/b&gt;" in end and "“Examplia”" in end and not Reader(end).all("a")


def test_the_terminal_says_so_before_signing(with_open: Path) -> None:
    terminal = Scripted("aaaaaaaaa", "y")
    review = sat(with_open, terminal)
    said = "".join(terminal.shown)
    assert "2 more stand in comments" in said and f"statement st09: “{WORDS}”" in said and "count qty-open" in said
    assert said.index("qty-open") < said.index("is signed")
    assert review.reviewers and len(review.commented) == 2 and with_open.read_text("utf-8").endswith(OPEN)
    assert any("2 more stand in comments" in line for line in opening.standing(review))


def test_without_any_nothing_is_said(sheet: Path) -> None:
    terminal = Scripted("aaaaaaaaa", "n")
    review = sat(sheet, terminal)
    assert not review.commented and "in comments" not in "".join(terminal.shown) + page.render(review)
    assert "in comments" not in "".join(opening.standing(review))


def test_what_looks_like_a_comment_within_a_value_is_none() -> None:
    assert not commented.facts('[[actor]]\nid = "a"\nnote = """\n# [[actor]]\n# id = "b"\n"""\n')
    found = commented.facts('[source]\r\nslug = "x"\r\n# [[actor]]\r\n# id = "b"')
    assert [one.values for one in found] == [{"id": "b"}]


def test_what_a_draft_leaves_in_comments_is_found() -> None:
    entry = {"id": "st01", "act": "asserts", "at": [0, 8], "note": "draft: “[[x]]\t”"}
    (found,) = commented.facts(f"[source]\n\n{_table('statement', entry)}\n{_table('actor', entry)}")
    assert (found.section, found.values) == ("statement", entry)
