"""Texts of any length: parts that end between words, places in the whole text, memory that has a bound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_drafting_hostile import PIECES

from kg.drafting import whole
from kg.drafting.languages import packs
from kg.drafting.output import PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.skipif("en" not in packs.available(packs.folder()), reason="needs the English tables")
SENTENCE = "The Ministry of Justice of Kenya said on Tuesday that 72 countries had signed the UN Convention. "


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(whole, "PART", 120)
    monkeypatch.setattr(whole, "MOST", 600)
    yield


def spans(found: dict[str, Any]) -> list[list[int]]:
    return [item[key] for part in PARTS for item in found[part] for key in whole.SPANS if item.get(key)]


@given(st.lists(st.sampled_from([*PIECES, "Kenya", " ", "x" * 70]), max_size=120).map("".join))
def test_parts_follow_each_other_and_cut_no_word(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whole, "PART", 120)
        found = list(whole.parts(text))
    last = 0
    for start, end in found:
        assert last <= start < end <= len(text) and end - start <= 120
        assert text[last:start].isspace() or not whole._edge().search(text[last:start])
        for at in (start, end):
            assert not 0 < at < len(text) or whole._edge().search(text[at - 1 : at + 1])
        last = end


@pytest.mark.usefixtures("small")
def test_places_are_those_of_the_whole_text() -> None:
    text = SENTENCE * 5
    found = whole.data(text, None, "en")
    assert found["read_to"] == len(text)
    assert [text[slice(*count["span"])] for count in found["counts"]] == ["72 countries"] * 5
    assert {text[slice(*m["span"])] for m in found["mentions"] if m["kind"] == "state"} == {"Kenya"}
    assert all(0 <= start < end <= len(text) for start, end in spans(found))


@pytest.mark.usefixtures("small")
def test_what_is_too_long_is_read_as_far_as_is_said() -> None:
    text = SENTENCE * 20
    found = whole.data(text, None, "en")
    assert 600 <= found["read_to"] <= 720 < len(text)
    assert max(end for _, end in spans(found)) <= found["read_to"]


def test_a_word_without_end_is_left_out() -> None:
    found = whole.data("Kenya" * 100_000, None, "en")
    assert (found["mentions"], found["read_to"]) == ([], 0)


def test_an_empty_text_and_an_unknown_language_are_read_in_full() -> None:
    assert whole.data("")["read_to"] == 0
    assert whole.data("Zxq wvb.")["language"] == "und"


def test_no_more_than_a_bounded_part_of_any_text_is_read() -> None:
    for unit in (SENTENCE, '"', "a\n", "x"):
        found = list(whole.parts(unit * (5_000_000 // len(unit))))
        assert sum(end - start for start, end in found) <= whole.MOST + whole.PART
        assert all(end - start <= whole.PART for start, end in found)
