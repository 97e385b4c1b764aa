"""Tables for people: what data says can steer neither a terminal nor a reader's eye."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from kg import display

if TYPE_CHECKING:
    import pytest

UNSAFE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
TEXT = st.text(alphabet=st.characters(exclude_categories=["Cs"]) | st.sampled_from("\x1b\x9b\u202e\u2066\n\r\t|"))


@given(text=TEXT)
def test_clean_text_is_one_safe_line(text: str) -> None:
    found = display.clean(text)
    assert not UNSAFE.search(found) and "\n" not in found
    assert len(found) == len(text)
    assert display.clean(found) == found


@given(cells=st.lists(TEXT, min_size=2, max_size=2))
def test_layouts_for_people_keep_rows_rows(cells: list[str]) -> None:
    plain = display.render(["a", "b"], [cells])
    assert not UNSAFE.search(plain) and plain.count("\n") == 2
    markdown = display.render(["a", "b"], [cells], "markdown")
    assert not UNSAFE.search(markdown) and markdown.count("\n") == 3


@given(cells=st.lists(TEXT, min_size=2, max_size=2))
def test_json_keeps_what_it_escapes(cells: list[str]) -> None:
    text = display.render(["a", "b"], [cells], "json")
    assert not UNSAFE.search(text)
    assert json.loads(text) == [dict(zip("ab", cells, strict=True))]


@given(cells=st.lists(TEXT, min_size=2, max_size=2))
def test_csv_keeps_all_but_what_steers(cells: list[str]) -> None:
    text = display.render(["a", "b"], [cells], "csv")
    assert not UNSAFE.search(text.replace("\r", "").replace("\t", ""))
    row = list(csv.reader(io.StringIO(text, newline="")))[1]
    kept = re.compile(r"[^\n\r\t\x20-\x7e\xa0-\u2029\u202f-\u2065\u206a-\U0010ffff]")
    assert row == [kept.sub("\ufffd", cell) for cell in cells]


def test_a_bar_in_markdown_ends_no_cell() -> None:
    assert display.render(["a"], [["x|y"]], "markdown").endswith("| x\\|y |\n")


def test_columns_line_up_and_lines_end_without_blanks() -> None:
    assert display.render(["a", "bb"], [["long", ""], ["x", "y"]]) == "a     bb\nlong\nx     y\n"
    assert display.render(["a"], []) == "a\n"


def test_a_terminal_gets_a_box_and_nothing_from_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("NO_COLOR", "1")
    shown = display.render(["a"], [["[red]x[/red] \x1b]0;t\x07 \u202ey"]])
    assert "[red]x[/red]" in shown and "\x07" not in shown and "\x1b]" not in shown and "\u202e" not in shown
