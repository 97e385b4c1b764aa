"""Fact sheets are read with every problem they have, each with file, entry and field; nothing breaks the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_sheets import TEXT, Data, at, declared, invented, said, source, toml, write
from workspaces import SEED

from kg.errors import InputError
from kg.reading import sheets
from kg.reading.evidence import Span, check_of, read_texts, uncovered

if TYPE_CHECKING:
    from pathlib import Path

    from kg.errors import Problem

PERSON: Data = said("Zofia Próbna", id="per:z", kind="person")


def problems(data: Data | str, folder: Path) -> list[Problem]:
    with pytest.raises(InputError) as caught:
        sheets.read(write(data, folder), "sheet.toml", declared().context)
    assert all(problem.file == "sheet.toml" and problem.message for problem in caught.value.problems)
    return caught.value.problems


def of_entry(folder: Path, **changed: Any) -> list[tuple[str, str]]:
    entry = {key: value for key, value in {**PERSON, **changed}.items() if value is not None}
    return [(p.entry, p.field) for p in problems({"source": source(), "actor": [entry]}, folder)]


# What a sheet is


def test_an_invented_sheet_is_read(tmp_path: Path) -> None:
    read = sheets.read(write(invented(), tmp_path), "sheet.toml", declared().context)
    assert [entry.label for entry in read.entries][:2] == ["actor 1 (per:zofia-probna)", "actor 2 (bod:sampl)"]
    assert read.entries[0].spans == (Span(0, 12, check_of("Zofia Próbna")),)
    assert (read.language, read.text_length) == ("en", len(TEXT))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"# nothing\n",
        b"x",
        b"[source",
        b"[source]\n[source]\n",
        b"source = 5\n",
        b"[[source]]\nslug = 'a'\n",
        b"a = " + b"[" * 10_000 + b"]" * 10_000,
        b"a = " + b"{b=" * 10_000 + b"1" + b"}" * 10_000,
        b"a." * 10_000 + b"b = 1\n",
        b"[source]\nslug = '\xff'\n",
        "[source]\nslug = 'é'\n".encode("utf-16"),
        b"\xef\xbb\xbf[source]\nslug='a'\n",
        b"[source]\nslug = 'a'\ntext_length = " + b"9" * 5000,
        b'[source]\nslug = "a\x1b"\n',
        b"\x00" * 100,
        b'[source]\nslug = "\\uD800"\n',
        b"[source]\nx = 2024-13-45\n",
        b"[source]\nx = 2025-02-31\n",
    ],
)
def test_files_that_are_no_sheet(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"x\.toml") as caught:
        sheets.read(path, "x.toml", declared().context)
    assert len(str(caught.value)) < 2000
    assert "\x1b" not in str(caught.value)


def test_a_sheet_of_25_megabytes_is_not_even_parsed(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(SEED.read_bytes() + b"#" * 25_000_000)
    with pytest.raises(InputError, match="larger than"):
        sheets.read(path, "x.toml", declared().context)


@given(data=st.binary(max_size=200))
def test_bytes_of_any_kind_are_refused_in_a_sentence(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("s") / "x.toml"
    path.write_bytes(data)
    with pytest.raises(InputError):
        sheets.read(path, "x.toml", declared().context)


JSONISH = st.recursive(
    st.one_of(
        st.booleans(),
        st.integers(),
        st.floats(allow_nan=False, allow_infinity=False),
        st.text(st.characters(exclude_categories=["Cs"])),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["en", "id", "at"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(
    entry=st.dictionaries(
        st.sampled_from(["id", "at", "check", "again", "level", "via", "name", "kind", "part_of"]), JSONISH
    )
)
def test_values_of_any_kind_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, entry: Data) -> None:
    path = write({"source": source(), "actor": [entry]}, tmp_path_factory.mktemp("s"))
    try:
        sheets.read(path, "x.toml", declared().context)
    except InputError as error:
        assert all(p.entry.startswith("actor 1") and p.field for p in error.problems)


# [source]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("slug", ""),
        ("slug", "../x"),
        ("slug", "con"),
        ("slug", "A"),
        ("slug", "a" * 81),
        ("slug", 5),
        ("slug", "nul.txt"),
        ("text_sha256", "abc"),
        ("text_sha256", 5),
        ("text_sha256", "A" * 64),
        ("text_length", 0),
        ("text_length", -1),
        ("text_length", "79"),
        ("text_length", True),
        ("text_length", 10**9),
        pytest.param("text_length", 10**5000, id="huge"),
        ("text_length", 1.0),
        ("withdrawn", ""),
        ("withdrawn", []),
        ("withdrawn", 1),
        ("title", "a\u202eb"),
        ("title", "a\x1b[31m"),
        ("coder", "x" * 10_001),
        ("colour", "red"),
    ],
)
def test_keys_of_the_source(tmp_path: Path, key: str, value: object) -> None:
    found = problems({"source": {**source(), key: value}}, tmp_path)
    assert ("[source]", key) in [(p.entry, p.field) for p in found]


def test_length_and_digest_go_together(tmp_path: Path) -> None:
    for left_out in ("text_sha256", "text_length"):
        described = source()
        described.pop(left_out)
        assert [p.field for p in problems({"source": described}, tmp_path)] == ["text_length"]


@pytest.mark.parametrize(("value", "gone"), [(True, True), (False, False), ("2026-01-02", True), ("asked for", True)])
def test_withdrawn(tmp_path: Path, value: object, gone: bool) -> None:
    read = sheets.read(write({"source": source(withdrawn=value)}, tmp_path), "x.toml", declared().context)
    assert read.withdrawn is gone


# Entries


def test_every_problem_is_named_at_once(tmp_path: Path) -> None:
    bad = [{**PERSON, "at": [0, 10_000]}, {**PERSON, "naem": "x"}, {**PERSON, "id": 5}]
    assert [(p.entry, p.field) for p in problems({"source": source(), "actor": bad}, tmp_path)] == [
        ("actor 1 (per:z)", "at"),
        ("actor 2 (per:z)", "naem"),
        ("actor 3", "id"),
    ]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("at", None),
        ("at", []),
        ("at", 5),
        ("at", "0-5"),
        ("at", [0]),
        ("at", [0, 5, 9]),
        ("at", [5, 0]),
        ("at", [3, 3]),
        ("at", [-1, 5]),
        ("at", [0, len(TEXT) + 1]),
        ("at", [0, 10**30]),
        ("at", [-(10**30), 5]),
        pytest.param("at", [0, 10**5000], id="huge"),
        ("at", [True, 5]),
        ("at", [0.0, 5.0]),
        ("at", ["0", "5"]),
        ("at", [[0, 5], 7]),
        ("at", [[0, 5], [0, 5]]),
        ("at", [[0, 5], []]),
        ("at", {"start": 0}),
        ("check", ""),
        ("check", "XYZ"),
        ("check", "C38B640E"),
        ("check", 5),
        ("check", ["c38b640e", "c38b640e"]),
        ("check", [5]),
        ("check", {"a": "b"}),
        ("id", None),
        ("id", ""),
        ("id", 5),
        ("id", ["a"]),
        ("again", "yes"),
        ("again", 1),
        ("level", 5),
        ("level", ""),
        ("via", ["st01"]),
        ("via", ""),
        ("by", 5),
        ("by", ""),
        ("confidence", 0.9),
        ("confidence", ""),
        ("note", 5),
        ("name", "a\x07"),
        ("name", "a\x1b[31mb"),
        ("name", "a\rb"),
        ("name", "\u202eb"),
        ("name", "\u2066"),
        ("name", {"en\x1b": "x"}),
        ("name", "x" * 10_001),
        ("name", [[[[["x"]]]]]),
        ("name", {"en": {"en": {"en": {"en": {"en": "x"}}}}}),
        ("naem", "x"),
        ("na\x1b[31mme", "x"),
    ],
)
def test_a_bad_value_is_named(tmp_path: Path, field: str, value: object) -> None:
    found = of_entry(tmp_path, **{field: value})
    assert field.replace("\x1b", "\ufffd") in [name for _, name in found]
    assert all(entry.startswith("actor 1") for entry, _ in found)


def test_messages_carry_no_terminal_escape(tmp_path: Path) -> None:
    [problem, *_] = problems({"source": source(), "actor": [{**PERSON, "id": "per:\x1b[31m\u202ez"}]}, tmp_path)
    assert not {"\x1b", "\u202e"} & set(str(problem))


def test_a_misspelt_section_is_named(tmp_path: Path) -> None:
    [problem] = problems({"source": source(), "actors": [PERSON]}, tmp_path)
    assert (problem.field, "did you mean actor?" in problem.message) == ("actors", True)
    for wrong in ("actor = 5", "actor = ['x']", "[actor]\nid = 'x'"):
        [problem] = problems(toml({"source": source()}).replace("[source]", f"{wrong}\n[source]", 1), tmp_path)
        assert problem.field == "actor"


def test_a_span_needs_a_text(tmp_path: Path) -> None:
    [problem] = problems({"source": {"slug": "a"}, "actor": [PERSON]}, tmp_path)
    assert (problem.entry, problem.field) == ("actor 1 (per:z)", "at")


# Spans and texts


@given(st.data(), st.text(st.sampled_from("ab1 .\n–é"), max_size=40))
def test_spans_and_gaps_cover_all_that_can_be_read(data: st.DataObject, text: str) -> None:
    pairs = data.draw(
        st.lists(st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted), max_size=5)
        if text
        else st.just([])
    )
    spans = [Span(a, b) for a, b in pairs]
    gaps = uncovered(text, spans)
    by_gap = [i for gap in gaps for i in range(gap.start, gap.end)]
    by_span = {i for span in spans for i in range(span.start, span.end)}
    assert len(by_gap) == len(set(by_gap)), "gaps do not overlap"
    assert not set(by_gap) & by_span, "no gap is covered"
    assert {i for i, char in enumerate(text) if char.isalnum()} <= set(by_gap) | by_span, "nothing is lost"
    assert all(any(char.isalnum() for char in text[gap.start : gap.end]) for gap in gaps)
    assert gaps == sorted(gaps)


def test_offsets_count_code_points() -> None:
    assert TEXT[slice(*at("\U0001f58b"))] == "\U0001f58b"
    assert uncovered(TEXT, [Span(0, len(TEXT))]) == []
    assert uncovered("…", []) == []


def test_texts_are_found_by_their_digest(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT.encode("utf-8"))
    (tmp_path / "b.txt").write_bytes(b"\xff\xfe")
    (tmp_path / "folder").mkdir()
    assert read_texts(tmp_path) == {source()["text_sha256"]: TEXT}
    (tmp_path / "folder/c.txt").write_bytes(b"below")
    (tmp_path / "folder/d.bin").write_bytes(b"no text")
    assert sorted(read_texts(tmp_path).values()) == sorted([TEXT, "below"])
