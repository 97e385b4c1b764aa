"""Drafted sheets: they stand in a build as they are, say that nobody read them, and can be reviewed."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from drafting_pack import data as drafted
from workspaces import ROOT, make_seed

import kg
from kg.building import build
from kg.declared import workspace
from kg.drafting import many, whole
from kg.drafting.sheets import linking, sheet
from kg.reading.evidence import check_of
from kg.reviewing import opening
from kg.reviewing.journal import ACCEPTED

if TYPE_CHECKING:
    from pathlib import Path

STORIES = sorted(path for tag in ("pl", "en", "vi") for path in (ROOT / "tests/corpus" / tag / "open").glob("*.txt"))
DAY = "2026-11-26"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Draft every open story into the workspace of the seed, with its text."""
    made = make_seed(tmp_path_factory.mktemp("drafted") / "home")
    (made / "texts").mkdir()
    tables = linking.known(made)
    for number, path in enumerate(STORIES):
        text = many.stored(path)
        found = linking.link(text, whole.data(text), tables)
        name = f"s{number}-{path.stem}"
        (made / "texts" / f"{name}.txt").write_bytes(path.read_bytes())
        (made / "data/articles" / f"{name}.toml").write_text(sheet.sheet(text, found, name, DAY), "utf-8", newline="\n")
    return made


def test_every_draft_is_built_and_nothing_in_it_breaks_a_shape(home: Path) -> None:
    done = build.run(workspace.find(home))
    assert done.build.manifest
    assert len(STORIES) >= 18


def test_a_draft_can_be_reviewed_to_its_end(home: Path) -> None:
    path = sorted((home / "data/articles").glob("s*.toml"))[0]
    review = opening.open_review(workspace.find(home), path, home / "texts")
    assert review.text
    assert not review.checker.problems(path.read_text("utf-8"), path.name, review.text)
    for item in review.items:
        review.decide(item, ACCEPTED, "A. Coder", DAY)
    assert not [item for item in review.items if not item.verdict]


def test_a_stance_is_drafted_with_what_it_is_towards() -> None:
    text = "Peru said it opposes Article 14 of the UN cyber convention.\nKenya said the room was cold."
    first, second = tomllib.loads(sheet.sheet(text, whole.data(text, language="en"), "told", DAY))["statement"]
    assert first["about"] == "trt:un-convention-against-cybercrime"
    assert (first["stance"], first["provision"]) == ("opposes", "14")
    assert not {"about", "stance", "provision"} & set(second)


def test_a_draft_says_what_it_is_and_whose(home: Path) -> None:
    for path in (home / "data/articles").glob("s*.toml"):
        found = tomllib.loads(path.read_text("utf-8"))
        source = found["source"]
        text = many.stored(home / "texts" / f"{path.stem}.txt")
        assert (source["status"], source["coder"], source["coded"]) == ("draft", f"kg read {kg.__version__}", DAY)
        assert (source["slug"], source["text_length"]) == (path.stem, len(text))
        for section, entries in found.items():
            for entry in entries if section != "source" else ():
                assert check_of(text[slice(*entry["at"])]) == entry["check"]
                assert entry.get("note", "draft: ").startswith("draft: ")
                assert entry.get("confidence", "probable") == "probable" and (
                    "confidence" not in entry or entry["note"]
                )


TEXT = "Anna Reyes said that 72 countries signed. Ruritania signed the Budapest Convention on 25 October 2025."


def test_what_the_graph_cannot_hold_yet_is_a_comment() -> None:
    found = drafted("Someone said that. He said that 20 people met in the old town at noon.")
    written = sheet.sheet("Someone said that. He said that 20 people met in the old town at noon.", found, "x")
    assert found["counts"] and "# [[count]]" in written and "count" not in tomllib.loads(written)


def test_a_hostile_name_of_a_file_is_no_hostile_slug() -> None:
    for name in ("con", "nul", "…", "a/b", "Ł ó d ź", "-", ".", "x" * 300, "aux.txt"):
        from kg.terms import is_slug

        assert is_slug(sheet.slug(name)), name


def test_a_text_that_was_not_read_to_its_end_says_so() -> None:
    found: dict[str, Any] = drafted(TEXT) | {"read_to": 40}
    assert f"# Only the first 40 of {len(TEXT)} characters were read." in sheet.sheet(TEXT, found, "x")


def test_marks_and_controls_in_names_do_not_break_the_sheet() -> None:
    text = 'Anna\u0000 \u202eReyes “said” \\ that """ 72 countries signed.\x7f\n'
    data = drafted(text)
    written = sheet.sheet(text, data, 'a"b\nc')
    found = tomllib.loads(written)
    assert found["source"]["text_length"] == len(text)
    assert json.dumps(found)


def test_facts_in_speech_are_found_without_asking_every_statement() -> None:
    entries = [{"id": f"st{n}", "at": [n * 10, n * 10 + 8], "speaker": "x", "reporting": "direct"} for n in range(9)]
    speech = sheet._Speech([*entries, {"id": "all", "at": [0, 90], "speaker": "x", "reporting": "direct"}])
    around = speech.around(41, 43)
    assert around and around["id"] == "all"
    assert speech.around(88, 95) is None
