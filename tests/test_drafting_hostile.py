"""Whatever the text: every span is whole words of it, nothing raises, and time grows with length."""

from __future__ import annotations

import re
import time
import unicodedata
from pathlib import Path
from typing import Any, Literal

import hostile_texts
import pytest
from drafting_pack import data
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.drafting import whole

PIECES = [
    "Anna Reyes",
    "said",
    "that",
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    "„",
    "«",
    "»",
    "–",
    "-",
    "—",
    ".",
    ",",
    ":",
    ";",
    "?",
    "\n",
    "\r\n",
    "\n\n",
    "\x00",
    "\u200b",
    "\u200f",
    "\u202e",
    "\ufeff",
    "\u00a0",
    "e\u0301",
    "Công ước",
    "ستوقع",
    "שלום",
    "签署",
    "😀",
    "👩‍👩‍👧",
    "Ruritania",
    "signed",
    "Budapest Convention",
    "72 countries",
    "26 October 2025",
    "25/10",
    "1,940",
    "$2.7m",
    "Ministry of",
    "Justice",
    "minister",
    "(MFA)",
    "according to",
    "not",
    "will",
    "A.",
    "van",
    "Reyes-",
    "O'",
    "2025-",
    "١٢",
    "²",
    "Ⅻ",
    "ǅ",
]
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
)


def spans(found: dict[str, Any]) -> list[list[int]]:
    keys = ("span", "content", "verb", "speaker_span", "office_span")
    items = [item for part in found.values() if isinstance(part, list) for item in part]
    return [item[key] for item in items for key in keys if item.get(key) is not None]


def check(text: str) -> None:
    for start, end in spans(data(text)):
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip()
        assert not (start and text[start - 1].isalnum() and text[start].isalnum()), text[start - 1 : end]
        assert not (end < len(text) and text[end - 1].isalnum() and text[end].isalnum()), text[start : end + 1]


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_every_span_is_whole_words_of_the_text(text: str) -> None:
    check(text)


def test_nothing_raises_whatever_the_language_and_the_text() -> None:
    for tag, text in hostile_texts.texts(7, 300):
        hostile_texts.check(text, tag)


@pytest.mark.parametrize("tag", hostile_texts.TAGS)
def test_whatever_nests_or_repeats_is_read_to_its_end(tag: str) -> None:
    for unit in (
        "“A – said he – b – said he – ",
        "„A – powiedział on – b – ",
        "(",
        "„",
        "“a ‘b ",
        "of ",
        "theo ",
        "1 000 ",
    ):
        hostile_texts.check(unit * (60_000 // len(unit) // 10) + "”", tag)


@pytest.mark.parametrize("sign", ['"', "“", "”", "„", "’", "'", "«", "–", ".", ",", "(", "\n", "\x00", "1", "A", "😀"])
def test_texts_of_a_single_sign(sign: str) -> None:
    for text in (sign, sign * 500, f"{sign} " * 500):
        check(text)


TEXT = "Justice minister Anna Reyes said that Ruritania will sign the Budapest Convention on 26 October 2025."


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_forms_of_unicode_change_no_fact(form: Literal["NFC", "NFD", "NFKC", "NFKD"]) -> None:
    plain = "Ánna Réyes said that Ruritania signed the Budapest Convention."
    text = unicodedata.normalize(form, plain)
    check(text)
    assert [a["party"] for a in data(text)["actions"]] == ["state/ruritania"]
    assert [s["speaker"] for s in data(text)["statements"]] == [s["speaker"] for s in data(plain)["statements"]]


def test_line_ends_change_no_fact_and_offsets_follow_the_stored_text() -> None:
    text = f"{TEXT}\r\n\r\n{TEXT}"
    found = data(text)["statements"]
    assert len(found) == 2
    assert [text[s["content"][0] : s["content"][1]] for s in found] == [found_words(TEXT)] * 2


def found_words(text: str) -> str:
    statement = data(text)["statements"][0]
    return text[statement["content"][0] : statement["content"][1]]


def test_a_paragraph_in_front_moves_every_span_by_its_length() -> None:
    front = "It rains here.\n\n"
    before, after = data(f"A head\n\n{TEXT}"), data(f"A head\n\n{front}{TEXT}")
    assert before["zones"] == after.pop("zones") == [{"zone": "headline", "span": [0, 6]}]
    before.pop("zones")
    moved = [[start + len(front), end + len(front)] for start, end in spans(before)]
    assert moved == spans(after)


@pytest.mark.parametrize(
    "unit",
    [TEXT + " ", '"', "“a ", "said ", "he said that ", "Anna Reyes ", "1,000,", "a\n", "Ruritania signed the treaty "],
)
def test_time_grows_with_length_and_no_faster(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        started = time.process_time()
        data(text)
        return time.process_time() - started

    seconds(2_000)
    small, large = min(seconds(5_000) for _ in range(2)), seconds(40_000)
    assert large < 24 * small + 0.1, (small, large)


def test_no_pattern_nests_endless_quantifiers() -> None:
    nested = re.compile(r"[+*]\??\)(?:[+*]|\{\{?\d+,\}\}?)")
    for folder in ("drafting", "grounding", "extractors", "naming"):
        for path in (Path(__file__).resolve().parents[1] / "kg" / folder).rglob("*.py"):
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                if "re.compile(" in line:
                    assert not nested.search(line), f"{path.name}:{number}"


def test_a_content_of_signs_alone_is_no_statement() -> None:
    drafted = whole.data("milionom zapowiada 24:61 ;", None, "pl")
    assert all(said["content"][0] < said["content"][1] for said in drafted["statements"])
