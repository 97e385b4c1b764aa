"""`kg sheet check` compares a sheet with its text and writes nothing but checks; the schema describes sheets."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_sheets import TEXT, Data, at, invented, toml
from workspaces import ROOT, SEED

from kg.asking import sheet, sheet_report
from kg.declared import workspace
from kg.errors import InputError, WorkspaceError
from kg.reading import starter
from kg.reading.evidence import check_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran


def report(
    data: Data | str, folder: Path, write: bool = False, text: str = TEXT, overwrite: bool = False
) -> sheet_report.Printed:
    """Check a sheet against a folder with one text."""
    texts = folder / "texts"
    texts.mkdir(exist_ok=True)
    (texts / "text.txt").write_bytes(text.encode("utf-8"))
    path = folder / "sheet.toml"
    path.write_bytes((data if isinstance(data, str) else toml(data)).encode("utf-8"))
    return sheet_report.check(workspace.find(ROOT), path, texts, write, overwrite)


def unchecked(data: Data) -> Data:
    strip = {
        name: [{k: v for k, v in e.items() if k != "check"} for e in es]
        for name, es in data.items()
        if name != "source"
    }
    return {"source": data["source"], **strip}


# Checking


def test_a_sheet_that_fits_its_text(tmp_path: Path) -> None:
    found = report(invented(), tmp_path)
    assert found.fine
    assert "8 entries, 8 spans: 0 wrong, 0 without a check" in found.text
    assert "% of the text is covered" in found.text


def test_what_no_entry_covers_is_listed(tmp_path: Path) -> None:
    found = report(invented(), tmp_path)
    start, end = at(" of Examplia, said in March 2025: ")
    assert f"  {start}–{end}  of Examplia, said in March 2025:\n" in found.text


@pytest.mark.parametrize("checked", [True, False])
def test_a_wrong_or_missing_check_is_named(tmp_path: Path, checked: bool) -> None:
    data = invented()
    entry = data["count"][1]
    entry.pop("check")
    if checked:
        entry["check"] = "00000000"
    found = report(data, tmp_path)
    assert not found.fine
    start, end = at("40 members")
    real = check_of("40 members")
    named = "00000000" if checked else "none"
    assert f"count 2 (members): characters {start}–{end} have the check {real}, not {named}\n" in found.text


def test_a_wrong_length_is_named(tmp_path: Path) -> None:
    data = invented()
    data["source"]["text_length"] += 1
    found = report(data, tmp_path)
    assert (found.fine, f"[source]: text_length is {len(TEXT)}, not {len(TEXT) + 1}\n" in found.text) == (False, True)


def test_another_text_is_not_taken_for_it(tmp_path: Path) -> None:
    for text in (TEXT + " ", TEXT.replace("\r\n", "\n"), "\ufeff" + TEXT):
        found = report(invented(), tmp_path, text=text)
        assert (found.fine, "no text in" in found.text) == (False, True)
        assert invented()["source"]["text_sha256"] in found.text


def test_an_empty_text_does_not_break_it(tmp_path: Path) -> None:
    data = {
        "source": {
            **invented()["source"],
            "text_sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        }
    }
    assert not report(data, tmp_path, text="").fine


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="no such folder"):
        sheet_report.check(workspace.find(ROOT), SEED, tmp_path / "nowhere", False)


def test_no_control_character_of_a_text_reaches_the_screen(tmp_path: Path) -> None:
    text = "a\x1b[31mred\u202egnp"
    data = invented(text=text)
    printed = report({"source": data["source"]}, tmp_path, text=text).text
    assert not {"\x1b", "\u202e"} & set(printed)


def test_the_command_says_so_by_its_exit_code(tmp_path: Path, kg: Callable[..., Ran]) -> None:
    assert report(invented(), tmp_path).fine
    assert kg("sheet", "check", tmp_path / "sheet.toml", "--texts", tmp_path / "texts").code == 0
    assert not report(unchecked(invented()), tmp_path).fine
    ran = kg("sheet", "check", tmp_path / "sheet.toml", "--texts", tmp_path / "texts")
    assert (ran.code, "Traceback" in ran.err) == (1, False)
    assert kg("sheet", "check", tmp_path / "texts", "--texts", tmp_path / "texts").code == 2


# Writing

STYLES: dict[str, Callable[[str], str]] = {
    "plain": lambda text: text,
    "dos": lambda text: text.replace("\n", "\r\n"),
    "no last line end": lambda text: text.rstrip("\n"),
    "comments": lambda text: text.replace("]\n", "]   # said here\n"),
    "indented": lambda text: "".join(f"  {line}\n" for line in text.splitlines()),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "tight": lambda text: text.replace(" = ", "="),
    "quoted keys": lambda text: re.sub(r"(?m)^(at|check|id) =", r'"\1" =', text),
}  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
def test_missing_checks_are_written_and_all_else_stays(tmp_path: Path, style: str) -> None:
    data = unchecked(invented())
    data["count"][1]["at"] = [at("40 members"), at("2024")]
    before = STYLES[style](toml(data))
    assert report(before, tmp_path, write=True).fine
    after = (tmp_path / "sheet.toml").read_bytes().decode("utf-8")
    ends = "\r\n" if style == "dos" else "\n"
    kept = [line for line in after.split(ends) if "check" not in line.split("=")[0]]
    assert kept == before.split(ends)
    assert after.count("check") == 8
    assert report(after, tmp_path, write=True).fine
    assert (tmp_path / "sheet.toml").read_bytes().decode("utf-8") == after, "writing again changes nothing"


@pytest.mark.parametrize("style", STYLES)
def test_wrong_checks_are_replaced_where_they_stand(tmp_path: Path, style: str) -> None:
    good = STYLES[style](toml(invented()))
    real = {entry["check"] for name, entries in invented().items() if name != "source" for entry in entries}
    bad = good
    for check in real:
        bad = bad.replace(check, "00000000")
    assert bad != good
    assert not report(bad, tmp_path, write=True).fine, "an alarm is not silenced by --write"
    assert (tmp_path / "sheet.toml").read_bytes().decode("utf-8") == bad
    assert report(bad, tmp_path, overwrite=True).fine
    assert (tmp_path / "sheet.toml").read_bytes().decode("utf-8") == good


def test_spans_over_several_lines(tmp_path: Path) -> None:
    first, second = at("40 members"), at("2024")
    spans = f"at = [\n  {first}, # who\n  {second}, # when\n]"
    data = unchecked(invented())
    data["count"] = [data["count"][1]]
    before = toml(data).replace(f"at = {first}", spans)
    assert spans in before
    assert report(before, tmp_path, write=True).fine
    after = (tmp_path / "sheet.toml").read_text("utf-8")
    assert f'{spans}\ncheck = ["{check_of("40 members")}", "{check_of("2024")}"]\n' in after


def test_a_sheet_that_cannot_be_followed_is_left_alone(tmp_path: Path) -> None:
    data = unchecked(invented())
    text = (
        toml(data)
        .replace("[[treaty]]", "[[ treaty ]]")
        .replace('id = "trt', 'note = """\n[[x]]\nat = [0, 5]\n"""\nid = "trt')
    )
    with pytest.raises(InputError, match=r"cannot write checks|unknown key"):
        report(text, tmp_path, write=True)
    assert (tmp_path / "sheet.toml").read_bytes().decode("utf-8") == text


def test_the_seed_keeps_its_bytes() -> None:
    text = SEED.read_bytes().decode("utf-8")
    other = "".join(chr(0x4E00 + n % 500) for n in range(4615))
    assert sheet.with_checks(text, other) == text
    rewritten = sheet.with_checks(text, other, overwrite=True)
    assert [line for line in rewritten.split("\n") if not line.startswith("check")] == [
        line for line in text.split("\n") if not line.startswith("check")
    ]
    assert rewritten != text


@given(
    st.lists(
        st.sampled_from(
            ["[[event]]\n", "at = [0, 3]\n", "check = 'x'\n", "id = 'a'\n", "# at = [1, 2]\n", '"""', "\n", "\r\n"]
        )
    ).map("".join)
)
def test_writing_never_changes_what_a_sheet_says(text: str) -> None:
    try:
        new = sheet.with_checks(text, TEXT, overwrite=True)
    except ValueError:
        return

    def facts(raw: str) -> Any:
        try:
            data = tomllib.loads(raw)
        except ValueError:
            return None
        return [
            [{k: v for k, v in e.items() if k != "check"} if isinstance(e, dict) else e for e in es]
            for es in data.values()
            if isinstance(es, list)
        ]

    assert facts(new) == facts(text)


# Schema


@pytest.fixture(scope="session")
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(sheet_report.as_schema(workspace.find(ROOT)))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def plain(value: Any) -> Any:
    """Write TOML's dates as JSON would have them."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def test_the_schema_accepts_what_builds(validator: jsonschema.Draft202012Validator) -> None:
    texts = [
        SEED.read_text("utf-8"),
        toml(invented()),
        toml(invented(withdrawn=True)),
        toml(invented(withdrawn=date(2026, 1, 2))),
        starter._sheet(),
    ]
    for text in texts:
        errors = [error.message for error in validator.iter_errors(plain(tomllib.loads(text)))]
        assert errors == []


@pytest.mark.parametrize(
    ("section", "changed"),
    [
        ("source", {"slug": "A b"}),
        ("source", {"slug": None}),
        ("source", {"colour": "red"}),
        ("source", {"text_length": "5"}),
        ("source", {"kind": "gossip"}),
        ("actor", {"kind": "planet"}),
        ("actor", {"at": [1]}),
        ("actor", {"at": [-1, 5]}),
        ("actor", {"at": None}),
        ("actor", {"id": None}),
        ("actor", {"level": "hearsay"}),
        ("actor", {"colour": "red"}),
        ("actor", {"check": "XYZ"}),
        ("actor", {"again": "yes"}),
        ("actor", {"name": 5}),
        ("statement", {"speaker": None}),
        ("statement", {"act": None}),
        ("statement", {"topic": ["nothing"]}),
        ("count", {"measure": None}),
        ("count", {"amount": "many"}),
        ("count", {"as_of": "yesterday"}),
        ("membership", {"member": 5}),
        ("planets", {"id": "x"}),
    ],
)
def test_the_schema_refuses_damage(validator: jsonschema.Draft202012Validator, section: str, changed: Data) -> None:
    data = plain(invented())
    old = data["source"] if section == "source" else data.get(section, [{}])[0]
    new = {key: value for key, value in {**old, **changed}.items() if value is not None}
    data[section] = new if section == "source" else [new]
    assert not validator.is_valid(data)


# A new workspace


def test_a_new_workspace_builds_checks_and_answers(tmp_path: Path, kg: Callable[..., Ran]) -> None:
    home = tmp_path / "new"
    assert kg("init", home, cwd=tmp_path).code == 0
    assert kg("build", cwd=home).code == 0
    assert kg("sheet", "check", "data/articles/example.toml", "--texts", "texts", cwd=home).code == 0
    answer = kg("query", "counts", "-f", "csv", cwd=home)
    assert (answer.code, ",12," in answer.out) == (0, True)
    again = kg("init", home, cwd=tmp_path)
    assert (again.code, "not an empty folder" in again.err) == (2, True)
