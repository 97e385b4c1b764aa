"""What a reviewer sees: words in context on a terminal of any width, entries in plain words, marks that overlap."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import review_sheets
from hypothesis import given
from hypothesis import strategies as st
from review_sheets import PERSON, TEXT, WIDE, words
from test_review import item, opened, sheet

from kg.reviewing import passages, plain, screen
from kg.reviewing.page_marks import LANES, Mark, in_lanes, pieces
from kg.reviewing.screen import Look

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["sheet"]


def lines_of(found: str, width: int = 40, colour: bool = False) -> list[str]:
    start = TEXT.index(found)
    return passages.laid_out(TEXT, [(start, start + len(found))], width, colour)


def test_words_stand_in_brackets_and_over_a_line_without_colour() -> None:
    from rich.cells import cell_len

    lines = lines_of("12 countries", 100)
    above = next(line for line in lines if "[12 countries]" in line)
    below = lines[lines.index(above) + 1]
    assert below == " " * cell_len(above[: above.index("[") + 1]) + "^" * len("12 countries")
    assert lines_of("12 countries", 100, colour=True)[0].count(f"{passages.MARK}12 countries{passages.PLAIN}") == 1


def test_wide_letters_take_two_columns_and_marks_none() -> None:
    from rich.cells import cell_len

    above, below = passages.laid_out(f"from {WIDE} on", [(5, 5 + len(WIDE))], 80, colour=False)
    assert above == f"from [{WIDE}] on" and below == " " * 6 + "^" * 12
    for width in range(4, 60):
        for line in lines_of(WIDE, width):
            assert cell_len(line) <= width + 1
    marked = lines_of("Pro\u0301bna", 80)
    assert marked[1].strip() == "^" * 6
    alone = passages.laid_out(TEXT, [(TEXT.index("\u0301"), TEXT.index("\u0301") + 1)], 80, colour=False)
    assert f"[{passages.CIRCLE}\u0301]" in alone[0]


def test_letters_that_run_from_right_to_left_have_brackets_only() -> None:
    lines = lines_of(review_sheets.TURNED, 100)
    assert f"[{review_sheets.TURNED}]" in lines[0] and not any("^" in line for line in lines)


@given(st.text(max_size=300), st.integers(0, 300), st.integers(1, 300), st.integers(1, 90), st.booleans())
def test_any_text_is_shown_safely(text: str, start: int, length: int, width: int, colour: bool) -> None:
    lines = passages.laid_out(text, [(start, start + length)], width, colour)
    shown = "\n".join(lines).replace(passages.MARK, "").replace(passages.PLAIN, "")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    if start + length <= len(text) and text[start : start + length].strip():
        assert lines and (colour or "[" in shown)


def test_a_long_text_is_shown_in_part() -> None:
    text = "a" * 5_000_000
    lines = passages.laid_out(text, [(2_000_000, 4_000_000)], 80, colour=False)
    assert len("".join(lines)) < 6000 and "…" in "".join(lines)


def test_an_entry_says_in_plain_words_what_it_sets(sheet: Path) -> None:
    review = opened(sheet)
    told = {line.key: line.value for line in plain.Plain(review).lines(item(review, "qty-joined"))}
    assert told["about"] == "the pact (trt:example-pact)" and told["measure"] == "have acceded"
    assert (told["level"], told["via"]) == ("reported, indirect speech", "Twelve countries are in. (st01)")
    shown = screen.entry(item(review, PERSON, 1), (5, 9, 9), plain.Plain(review), ["x: y"], TEXT, Look(60, False))
    assert "not sure: no list has this name" in shown and "wrong: x: y" in shown and "\x1b" not in shown
    assert "adds to" in shown and "Zofia Próbna (per:zofia-probna)" in shown


def test_without_the_text_places_are_shown(sheet: Path) -> None:
    shown = screen.entry(opened(sheet).items[0], (1, 9, 9), plain.Plain(opened(sheet)), [], None, Look(60, True))
    assert "--texts" in shown and "characters 15–23" in shown and words("the pact") == [15, 23]


# Marks of the page


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30)), max_size=14))
def test_marks_of_one_lane_do_not_overlap_and_pieces_give_the_text_back(spans: list[tuple[int, int]]) -> None:
    marks = in_lanes([Mark(start, start + size, n, "k") for n, (start, size) in enumerate(spans)])
    for one in marks:
        for other in marks:
            apart = one is other or one.end <= other.start or other.end <= one.start
            assert apart or one.lane != other.lane or one.lane == LANES - 1
    found = list(pieces(0, 60, marks))
    assert [piece.start for piece in found] + [60] == [0, *(piece.end for piece in found)]
    for piece in found:
        here = {mark for mark in marks if mark.start <= piece.start and piece.end <= mark.end}
        assert set(piece.marks) <= here and {mark.lane for mark in piece.marks} == {mark.lane for mark in here}
    assert sorted(mark for piece in found for mark in piece.ending) == marks
