"""Tables are read with the line and column of whatever is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_sheets import declared

from kg.errors import InputError
from kg.reading import material, tables

if TYPE_CHECKING:
    from pathlib import Path

    from kg.errors import Problem

SOURCES = "slug,title_en,kind,coded\npage,A page,other,2026-01-02\n"
ACTORS = "id,kind,label_en,source\n"


def problems(folder: Path, table: str | bytes, name: str = "actor.csv") -> list[Problem]:
    path = folder / name
    path.write_bytes(table if isinstance(table, bytes) else table.encode("utf-8"))
    read = tables.read_sources if name == "sources.csv" else tables.read
    with pytest.raises(InputError) as caught:
        read(path, name, declared().context)
    return caught.value.problems


def read(folder: Path, table: str, name: str = "actor.csv") -> list[dict[str, object]]:
    path = folder / name
    path.write_bytes(table.encode("utf-8"))
    return [entry.values for _, entry in tables.read(path, name, declared().context)]


@pytest.mark.parametrize(
    ("table", "line", "column"),
    [
        (ACTORS + ",state,Examplia,page\n", "line 2 (no id)", "id"),
        (ACTORS + "sta:exa,state,Examplia,\n", "line 2 (sta:exa)", "source"),
        (ACTORS + "sta:exa,state,Examplia,../page\n", "line 2 (sta:exa)", "source"),
        (ACTORS + "sta:exa,state,Examplia\u202e,page\n", "line 2 (sta:exa)", "label_en"),
        (ACTORS + "sta:exa,state,Exa\x1b[31mmplia,page\n", "line 2 (sta:exa)", "label_en"),
        (ACTORS + f"sta:exa,state,{'x' * 1_000_000},page\n", "line 2", "label_en"),
        ("id,colour,source\nsta:exa,red,page\nsta:sam,red,page\n", "line 1", "colour"),
        ("id,label_englishes,source\n", "line 1", "label_englishes"),
        ("id,kind_en,source\n", "line 1", "kind_en"),
        ("id,kind\n", "line 1", "source"),
        ("kind,source\n", "line 1", "id"),
        ("id,label,label_en,source\nsta:exa,A,B,page\n", "line 2 (sta:exa)", "label_en"),
        ("id,label_en,label,source\nsta:exa,A,B,page\n", "line 2 (sta:exa)", "label_en"),
        ("id,kind,kind,source\nsta:exa,a,b,page\n", "line 1", "kind"),
        ("id,kind,,source\nsta:exa,a,b,page\n", "line 1", "column 3"),
        (ACTORS + "\nsta:exa,state,Examplia,page\n,state,Samplia,page\n", "line 4 (no id)", "id"),
        (ACTORS + 'sta:exa,state,"Exa\nmplia",page\n,state,Samplia,page\n', "line 4 (no id)", "id"),
    ],
)
def test_line_and_column_are_named(tmp_path: Path, table: str, line: str, column: str) -> None:
    found = problems(tmp_path, table)
    assert [(p.file, p.entry, p.field) for p in found] == [("actor.csv", line, column)]
    assert found[0].message
    assert "\x1b" not in str(found[0])


@pytest.mark.parametrize(
    ("table", "line", "hint"),
    [
        (ACTORS + "sta:exa,state,Examplia, Republic of,page\n", "line 2", "5 cells, expected 4"),
        (ACTORS + "sta:exa,state,Examplia\n", "line 2", "3 cells, expected 4"),
        (ACTORS + 'sta:exa,state,"Examplia,page\nsta:sam,state,Samplia,page\n', "line 2", "not valid CSV"),
        (ACTORS + 'sta:exa,state,"Exa"mplia,page\n', "line 2", "not valid CSV"),
        ("\ufeff" + ACTORS, "line 1", "byte order mark"),
        ("", "line 1", "empty"),
        ("\n\n", "line 1", "empty"),
        ((ACTORS + "sta:sam,state,Samplia,page\nsta:exa,state,Exämplia,page\n").encode("latin-1"), "line 3", "UTF-8"),
        (ACTORS.encode("utf-16"), "line 1", "UTF-8"),
    ],
)
def test_the_line_of_broken_csv_is_named(tmp_path: Path, table: str | bytes, line: str, hint: str) -> None:
    [found] = problems(tmp_path, table)
    assert (found.file, found.entry) == ("actor.csv", line)
    assert hint in found.message


@pytest.mark.parametrize("name", ["actors.csv", "source.csv", "reference.csv", "x.csv"])
def test_a_table_is_named_after_a_section(tmp_path: Path, name: str) -> None:
    [found] = problems(tmp_path, ACTORS, name)
    assert found.file == name
    assert "actor" in found.message


def test_a_cell_becomes_text_by_language_and_lists(tmp_path: Path) -> None:
    table = "id,name_vi,name_en,acronym,members,source,note\ngrp:a,x,y|z,A,sta:b|sta:c,page,n\n"
    assert read(tmp_path, table) == [
        {"name": {"vi": "x", "en": ["y", "z"]}, "acronym": "A", "members": ["sta:b", "sta:c"]},
    ]


def test_line_ends_of_any_system(tmp_path: Path) -> None:
    rows = "sta:exa,state,Examplia,page\n"
    expected = read(tmp_path, ACTORS + rows)
    assert expected
    for text in (ACTORS + rows.rstrip(), (ACTORS + rows).replace("\n", "\r\n")):
        assert read(tmp_path, text) == expected


def test_a_header_alone_is_a_table_without_rows(tmp_path: Path) -> None:
    assert read(tmp_path, ACTORS) == read(tmp_path, "\n\n" + ACTORS + "\n") == []


@pytest.mark.parametrize(
    ("table", "line", "column"),
    [
        (ACTORS + 'sta:exa,state,"Exa\nmplia",page\nsta:sam,state,Sämplia,page\n', "line 4", "label_en"),
        (ACTORS + "sta:exa,stäte,Examplia,page\n", "line 2", "kind"),
        (ACTORS + "sta:exa,state,Examplia,page,ä\n", "line 2", ""),
        ("id,künd\n", "line 1", ""),
    ],
)
def test_the_first_cell_that_is_not_utf8_is_named(tmp_path: Path, table: str, line: str, column: str) -> None:
    [found] = problems(tmp_path, table.encode("latin-1"))
    assert (found.entry, found.field) == (line, column)
    assert "UTF-8" in found.message


@pytest.mark.parametrize("cell", ["=1+1", "@SUM(A1)", "+cmd|x", "-2+3", "\tx", "a|=b", "-", "+", "-a", "-1|-b"])
def test_a_cell_that_a_spreadsheet_would_run_is_refused(tmp_path: Path, cell: str) -> None:
    [found] = problems(tmp_path, ACTORS.replace("label_en", "acronym") + f"sta:exa,state,{cell},page\n")
    assert (found.entry, found.field) == ("line 2 (sta:exa)", "acronym")


@pytest.mark.parametrize("cell", ["-1", "+1.5", "-1|+2", "a-b", "a=b", "a @ b", "1-2", "x=1"])
def test_a_number_may_have_a_sign_and_a_name_a_hyphen(tmp_path: Path, cell: str) -> None:
    assert read(tmp_path, ACTORS.replace("label_en", "acronym") + f"sta:exa,state,{cell},page\n")


@given(cells=st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=3, max_size=3))
def test_quoted_cells_survive(tmp_path_factory: pytest.TempPathFactory, cells: list[str]) -> None:
    path = tmp_path_factory.mktemp("t") / "t.csv"
    line = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    path.write_bytes(f"a,b,c\n{line}\n".encode())
    [(number, row)] = tables.rows(path, "t.csv")
    assert number == 2
    assert row == dict(zip("abc", cells, strict=True))


@given(data=st.binary(max_size=300))
def test_bytes_of_any_kind_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("t") / "actor.csv"
    path.write_bytes(data)
    try:
        tables.read(path, "actor.csv", declared().context)
    except InputError as error:
        assert all(p.file == "actor.csv" and p.message for p in error.problems)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (",A page,other,2026-01-02", "slug"),
        ("../x,A page,other,2026-01-02", "slug"),
        ("con,A page,other,2026-01-02", "slug"),
        ("other,A\u202e page,other,2026-01-02", "title_en"),
        ("other,A\x1b[31m page,other,2026-01-02", "title_en"),
        ("page,A page,other,2026-01-02", "slug"),
    ],
)
def test_a_bad_row_of_sources(tmp_path: Path, row: str, column: str) -> None:
    [found] = problems(tmp_path, f"{SOURCES}{row}\n", "sources.csv")
    assert (found.file, found.field) == ("sources.csv", column)
    assert found.entry.startswith("line 3")


def test_the_columns_of_sources_are_known(tmp_path: Path) -> None:
    [found] = problems(tmp_path, "slug,pubished\npage,2026\n", "sources.csv")
    assert "did you mean published" in found.message


def test_identity_is_a_fixed_list() -> None:
    assert set(tables.IDENTITY) <= declared().context.sections.keys()
    assert material.LINK_COLUMNS == ("this", "same_as", "who", "when", "why")
