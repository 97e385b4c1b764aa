"""Reviews without a terminal: bytes that stay, decisions that are kept, keys that are set, words that are shown."""

from __future__ import annotations

import contextlib
import json
import re
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
import review_sheets
from hypothesis import given
from hypothesis import strategies as st
from review_sheets import TEXT
from workspaces import SEED

from kg.declared import workspace
from kg.errors import InputError, WorkspaceError
from kg.reading.evidence import check_of
from kg.reviewing import amending, opening, session
from kg.reviewing.blocks import replaced, split
from kg.reviewing.journal import ACCEPTED, AMENDED, REJECTED, Journal
from kg.reviewing.screen import Look
from kg.reviewing.toml_text import scan, with_key, written

if TYPE_CHECKING:
    from pathlib import Path

    from kg.reviewing.review import Item, Review

DAY, WHO = "2026-11-26", "A. Coder"


def opened(sheet: Path, without_text: bool = False) -> Review:
    return opening.open_review(workspace.find(sheet.parent), sheet, None, without_text)


@pytest.fixture
def sheet(tmp_path: Path, seed_base: Path) -> Path:
    return review_sheets.make(tmp_path / "home")


def item(review: Review, name: str, number: int = 0) -> Item:
    return [one for one in review.items if one.values["id"] == name][number]


def accept_all(review: Review) -> None:
    for one in review.items:
        if not one.decision:
            review.decide(one, ACCEPTED, WHO, DAY)


# Bytes

AWKWARD = '''# before all
[[actor]] # a comment
id = "a"
name = """
[[actor]]
id = "not an entry"
""" # behind
at = [ # places
  [1, 2],
  [3, 4], # ]]
]
"note" = 'it''s'
[actor.label]
en = "[[treaty]]"

  # indented
  [[ "treaty" ]]
  id = "t"
  note = """ends in a quote\\""""""

[source]
slug = "x"

[[actor]]
id = "b"'''.replace("'it''s'", '"it\'s"')


@pytest.mark.parametrize(
    "text", [AWKWARD, AWKWARD.replace("\n", "\r\n"), SEED.read_text("utf-8"), review_sheets.draft()]
)
def test_blocks_are_the_entries_and_lose_no_byte(text: str) -> None:
    blocks = split(text, "x")
    data = tomllib.loads(text)
    assert len(blocks) == 1 + sum(len(entries) for name, entries in data.items() if name != "source")
    assert all(text[block.head : block.end] == block.text for block in blocks)
    assert replaced(text, blocks, {index: block.text for index, block in enumerate(blocks)}) == text
    for index, block in enumerate(blocks):
        if block.section != "source":
            left = tomllib.loads(replaced(text, blocks, {index: None}))
            expected = [one for one in data[block.section] if one is not data[block.section][block.number - 1]]
            assert left.get(block.section, []) == expected
            assert {name: value for name, value in left.items() if name != block.section} == {
                name: value for name, value in data.items() if name != block.section
            }


def test_an_entry_takes_the_comment_directly_above_it_along() -> None:
    text = review_sheets.draft()
    blocks = split(text, "x")
    index = next(number for number, block in enumerate(blocks) if block.section == "count")
    left = replaced(text, blocks, {index: None})
    assert "# N1" not in left and "# A section of numbers" in left and "# S1" in left


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("actor = [{id = 'a'}]\n[source]\nslug = 'x'\n", "stands before"),
        ("[source]\nslug = 'x'\n[actor]\nid = 'a'\n", "entry by entry"), ("[[actor]]\nid = 'a'\n", "entry by entry"),
        ("[source\n", "cannot be reviewed"),
        ("[source]\nslug='x'\n[[actor]]\nid='a'\n[[other.deep]]\nid='b'\n", "entry by"),
    ],
)  # fmt: skip
def test_what_has_no_blocks_is_refused(text: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        split(text, "x.toml")


values = st.recursive(
    st.booleans() | st.integers(-(10**9), 10**9) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("ab.\"' é", min_size=1), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(["a", "b", "c-d", "é", "x.y"]), values, max_size=4), values)
def test_one_key_is_set_and_nothing_else(entry: dict[str, Any], value: Any) -> None:
    text = "[[s]] # head\n" + "".join(f"{_key(name)} = {written(one)} # {name}\n" for name, one in entry.items())
    assert [one.name for one in scan(text)][1:] == list(entry)
    for name in ("a", "new"):
        changed = with_key(text, name, written(value))
        assert tomllib.loads(changed)["s"][0] == {**entry, name: value}
        assert [line for line in text.split("\n") if line not in changed.split("\n")] == [
            line
            for line in text.split("\n")
            if line.startswith("a = ") and name == "a" and line not in changed.split("\n")
        ]
        assert tomllib.loads(with_key(changed, name, None))["s"][0] == {k: v for k, v in entry.items() if k != name}


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else written(name)


def test_a_key_written_over_several_lines_is_left_to_an_editor() -> None:
    with pytest.raises(ValueError, match="in an editor"):
        with_key('[[actor]]\nid = "a"\nname.en = "x"\n', "name", '"y"')
    with pytest.raises(ValueError, match="in an editor"):
        with_key('[[actor]]\nid = "a"\n[actor.name]\nen = "x"\n', "name", '"y"')


# Decisions


def test_nothing_is_written_to_the_sheet_before_all_is_decided(sheet: Path) -> None:
    before = sheet.read_bytes()
    review = opened(sheet)
    assert not review.journal.path.exists() and review.text == TEXT
    review.decide(review.items[0], REJECTED, WHO, DAY, "wrong")
    assert sheet.read_bytes() == before
    line = json.loads(review.journal.path.read_text("utf-8"))
    assert (line["verdict"], line["reason"], line["by"]) == (REJECTED, "wrong", WHO)
    again = opened(sheet)
    assert [one.verdict for one in again.items] == [REJECTED, *[""] * 8] and not again.is_decided


def test_signing_changes_only_what_was_decided(sheet: Path) -> None:
    review = opened(sheet)
    count = item(review, "qty-joined")
    review.decide(count, AMENDED, WHO, DAY, now=review.amended(count, "value", "13"))
    review.decide(item(review, "photo1"), REJECTED, "B. Coder", DAY, "no such photo")
    accept_all(review)
    assert review.sign(DAY)
    old, new = review_sheets.draft(), sheet.read_text("utf-8")
    cut = old[old.index("[[document]]") :]
    expected = old.replace(cut, "").replace("value = 12\n", "value = 13\n")
    expected = expected.replace('status = "draft"\n', f'reviewer = ["{WHO}", "B. Coder"]\nreviewed = "{DAY}"\n')
    expected = expected.replace('note = "draft: no list has this name"\n', "")
    assert new == expected
    kept = [one for one in Journal(sheet).decisions.values() if one.verdict == REJECTED]
    assert [one.was for one in kept] == [cut] and kept[0].label == "document 1 (photo1)"


def test_a_signed_sheet_is_signed_once_and_knows_its_decisions(sheet: Path) -> None:
    review = opened(sheet)
    count = item(review, "qty-joined")
    review.decide(count, AMENDED, WHO, DAY, now=review.amended(count, "value", "13"))
    review.decide(item(review, "photo1"), REJECTED, WHO, DAY)
    accept_all(review)
    assert review.sign(DAY)
    after = sheet.read_bytes()
    again = opened(sheet)
    assert again.is_decided and again.reviewers == [WHO] and item(again, "qty-joined").verdict == AMENDED
    assert [one.label for one in again.rejected_before] == ["document 1 (photo1)"]
    assert not again.sign("2027-01-01") and sheet.read_bytes() == after


def test_an_entry_changed_in_an_editor_is_open_again_and_no_other(sheet: Path) -> None:
    review = opened(sheet)
    accept_all(review)
    sheet.write_text(review_sheets.draft().replace("value = 12", "value = 14"), "utf-8", newline="\n")
    assert [one.values["id"] for one in opened(sheet).items if not one.decision] == ["qty-joined"]
    with pytest.raises(WorkspaceError, match="changed meanwhile"):
        review.sign(DAY)


def test_two_programs_do_not_write_over_each_other(sheet: Path) -> None:
    one, other = opened(sheet), opened(sheet)
    one.decide(one.items[0], ACCEPTED, WHO, DAY)
    with pytest.raises(WorkspaceError, match="somebody else"):
        other.decide(other.items[0], REJECTED, "B. Coder", DAY)
    assert opened(sheet).items[0].verdict == ACCEPTED


def test_a_write_that_fails_leaves_the_last_state(sheet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    review = opened(sheet)
    review.decide(review.items[0], ACCEPTED, WHO, DAY)
    before = review.journal.path.read_bytes()

    def broken(*_: object) -> None:
        raise OSError(28, "no space left")

    with monkeypatch.context() as patch:
        patch.setattr("os.replace", broken)
        with pytest.raises(OSError, match="no space"):
            review.decide(review.items[1], ACCEPTED, WHO, DAY)
    assert review.journal.path.read_bytes() == before and opened(sheet).items[1].verdict == ""
    review.decide(review.items[1], ACCEPTED, WHO, DAY)
    assert sorted(path.name for path in sheet.parent.iterdir()) == [sheet.name, sheet.name + ".review"]


def test_equal_entries_are_decided_apart(tmp_path: Path, seed_base: Path) -> None:
    text = review_sheets.draft()
    photo = text[text.index("[[document]]") :]
    review = opened(review_sheets.make(tmp_path / "home", text + photo))
    review.decide(item(review, "photo1", 1), REJECTED, WHO, DAY)
    assert [one.verdict for one in review.items][-2:] == ["", REJECTED]
    assert review.result() == text


@pytest.mark.parametrize(
    "data", [b"[]\n", b"{\n", b'{"entry": 1}\n', b"\xff\n", b'{"entry": "a", "verdict": "maybe"}\n']
)
def test_a_file_of_decisions_that_is_none_is_refused(sheet: Path, data: bytes) -> None:
    sheet.with_name(sheet.name + ".review").write_bytes(data)
    with pytest.raises(InputError, match="kg review"):
        opened(sheet)


# Keys


@pytest.mark.parametrize(
    ("name", "key", "answer", "wrong"),
    [
        ("st01", "act", "praises", ""), ("st01", "act", "praise", "did you mean praises"),
        ("st01", "speaker", "per:nobody", "has no entry here"), ("st01", "topic", "trust|treaty-signing", ""),
        ("st01", "colour", "red", "unknown key"), ("qty-joined", "value", "twelve", "expected a whole number"),
        ("qty-joined", "as_of", "2026-02-30", "not in the calendar"), ("qty-joined", "as_of", "2026-02/2026-03", ""),
        ("qty-joined", "level", "hearsay", "unknown code"), ("qty-joined", "via", "-", ""),
        ("st01", "gloss", "Other words", ""),
        ("st01", "gloss", '{pl = "Inne"}', ""), ("st01", "gloss", "{pl =", "none"),
        ("st01", "id", "st02", ""), ("st01", "note", "a \x1b[31m", "control character"),
        ("st01", "at", "12 countries", ""), ("st01", "at", "13 countries", "no such words"),
        ("st01", "at", "10 20 | 30 40", ""), ("st01", "at", "20 10", "not within"),
        ("st01", "at", "0 9999", "not within"),
    ],
)  # fmt: skip
def test_a_key_is_checked_at_once(sheet: Path, name: str, key: str, answer: str, wrong: str) -> None:
    review = opened(sheet)
    told, text = session.Session(review, Scripted(), session.Reviewer(WHO, DAY))._tried(item(review, name), key, answer)
    if name == "st01" and key == "id":
        wrong = "already"
    assert (wrong in "\n".join(told) and told) if wrong else not told
    if not wrong and key == "at":
        entry = tomllib.loads(text)["statement"][0]
        pairs = entry["at"] if isinstance(entry["at"][0], list) else [entry["at"]]
        checks = entry["check"] if isinstance(entry["check"], list) else [entry["check"]]
        assert checks == [check_of(TEXT[start:end]) for start, end in pairs]


def test_words_are_found_nearest_to_where_the_entry_was() -> None:
    text = "pact and pact and pact"
    assert amending.places("pact", text, 10) == [(9, 13)]
    assert amending.places("pact | 0-4", text, 30) == [(18, 22), (0, 4)]
    with pytest.raises(ValueError, match="not at hand"):
        amending.places("pact", None, 0)


def test_a_gloss_keeps_its_language() -> None:
    assert amending.typed("gloss", None, "x", {"en": "y"}) == "x"  # only a key of words has a language


class Scripted:
    """A terminal whose person is a list of keys and answers."""

    def __init__(self, keys: str = "", *answers: str, colour: bool = False) -> None:
        self.keys, self.answers, self.shown = list(keys), list(answers), list[str]()
        self.colour = colour

    @property
    def look(self) -> Look:
        return Look(60, self.colour)

    def show(self, text: str) -> None:
        self.shown.append(text)

    def key(self) -> str:
        if not self.keys:
            raise EOFError
        return self.keys.pop(0)

    def ask(self, question: str) -> str:
        return self.answers.pop(0)


def sat(sheet: Path, terminal: Scripted) -> Review:
    review = opened(sheet)
    with contextlib.suppress(EOFError):
        session.Session(review, terminal, session.Reviewer(WHO, DAY)).run()
    return opened(sheet)


def test_a_session_goes_on_where_the_last_one_stopped(sheet: Path) -> None:
    assert [one.verdict for one in sat(sheet, Scripted("aas")).items][:3] == [ACCEPTED, ACCEPTED, ""]
    terminal = Scripted("bu")
    review = sat(sheet, terminal)
    assert "3 of 9, 7 open · actor bod:tokyo-office · open" in terminal.shown[0]
    assert [one.verdict for one in review.items][:3] == [ACCEPTED, "", ""]


def test_what_would_break_other_entries_is_said_before_it_is_rejected(sheet: Path) -> None:
    terminal = Scripted("sr", "n")
    assert not any(one.decision for one in sat(sheet, terminal).items)
    assert "again: no earlier entry on this subject" in "".join(terminal.shown)


@pytest.mark.parametrize("fault", ["", 'colour = "red"\n'], ids=["a sound sheet", "one with a fault"])
def test_what_other_entries_refer_to_is_rejected_only_if_that_is_meant(sheet: Path, fault: str) -> None:
    text = review_sheets.draft().replace("[[document]]\n", f"[[document]]\n{fault}")
    sheet.write_text(text, "utf-8", newline="\n")
    terminal = Scripted("rrs", "", "y", "no pact")
    review = sat(sheet, terminal)
    assert [one.verdict for one in review.items] == [REJECTED, *[""] * 8]
    said = "".join(terminal.shown)
    assert said.count("statement 1 (st01): about: ") == 2 and "count 1 (qty-joined): about: " in said
    assert not review.trouble_without(item(review, "st02")), "nothing refers to it"


def test_a_sheet_that_does_not_hold_together_is_not_signed(sheet: Path) -> None:
    terminal = Scripted("araaaaaaa", "y", "it is another person")
    review = sat(sheet, terminal)
    assert review.is_decided and not review.reviewers
    assert "cannot be built so" in "".join(terminal.shown)
    mended = sat(sheet, Scripted("bbbbubbbuaaaaaaaaaaaaa", "y"))
    assert mended.reviewers == [WHO] and mended.is_decided


def test_signing_is_asked_for(sheet: Path) -> None:
    assert not sat(sheet, Scripted("aaaaaaaaa", "n")).reviewers
    review = sat(sheet, Scripted("", "y"))
    assert review.reviewers == [WHO] and "status" not in review.source.values


def test_an_amendment_is_asked_for_until_it_is_right_and_kept(sheet: Path) -> None:
    terminal = Scripted("sssssma", "colour", "ac", "praise", "praises")
    review = sat(sheet, terminal)
    assert (item(review, "st01").verdict, item(review, "st01").values["act"]) == (AMENDED, "praises")
    assert "no key 'colour'" in "".join(terminal.shown) and "did you mean praises" in "".join(terminal.shown)
