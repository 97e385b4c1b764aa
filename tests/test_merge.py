"""A researcher's table beside our states: every row kept, every cell as it was, every key accounted for."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT, Ran
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import kg
from kg.errors import InputError, KGError
from kg.naming import codes, merge, merge_report, resolve
from kg.naming.merge import Wanted
from kg.reading import tables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.building.store import Build
    from kg.graph import Graph
    from kg.naming.resolve import Resolver

Run = Callable[..., Ran]
ADDED = ["kg_state", "kg_iso3", "kg_label", "kg_match"]
HISTORY = [
    # code, year, whom it means on some day of the year, whom on its last day
    ("816", "1970", "sta:vnm", "sta:vnm"),
    ("817", "1970", "sta:south-vietnam", "sta:south-vietnam"),
    ("817", "1975", "sta:south-vietnam", ""),
    ("817", "1976", "", ""),
    ("260", "1989", "sta:deu", "sta:deu"),
    ("260", "1990", "sta:deu", ""),
    ("260", "1991", "", ""),
    ("255", "1989", "", ""),
    ("255", "1990", "sta:deu", "sta:deu"),
    ("255", "2020", "sta:deu", "sta:deu"),
    ("265", "1990", "sta:ddr", ""),
    ("678", "1989", "sta:yem", "sta:yem"),
    ("678", "1991", "", ""),
    ("679", "1990", "sta:yem", "sta:yem"),
    ("680", "1990", "sta:ymd", ""),
    ("345", "2001", "sta:yug", "sta:yug"),
    ("345", "2004", "sta:scg", "sta:scg"),
    ("345", "2007", "sta:srb", "sta:srb"),
    ("626", "2010", "", ""),
    ("626", "2011", "sta:ssd", "sta:ssd"),
    ("625", "2011", "sta:sdn", "sta:sdn"),
    ("970", "2000", "sta:nru", "sta:nru"),
    ("970", "1998", "", ""),
    ("946", "2000", "sta:kir", "sta:kir"),
    ("315", "1992", "sta:csk", "sta:csk"),
    ("316", "1993", "sta:cze", "sta:cze"),
]


@pytest.fixture(scope="module")
def graph(world_build: Build) -> Graph:
    return kg.open(ROOT, world_build.folder)


@pytest.fixture(scope="module", autouse=True)
def resolver(graph: Graph) -> Iterator[Resolver]:
    """Read the names of the world once for all tests of this file."""
    known = resolve.read(graph)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(resolve, "read", lambda _: known)
        yield known


@pytest.fixture
def ask(kg: Run, world_build: Build) -> Run:
    """Run a command on the world."""
    return lambda *arguments, **options: kg(*arguments, "--out", world_build.folder, base=ROOT, **options)


def rows_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def joined(graph: Graph, folder: Path, text: str, on: str, **options: str) -> tuple[list[list[str]], str]:
    """Join a table given as text; return the rows with their header, and all that is said."""
    path = folder / "frame.csv"
    path.write_text(text, "utf-8", newline="")
    merged = merge.merge(graph, path, Wanted(on, **options))
    return rows_of(merged.text), "\n".join(merged.said)


# Codes in their time


@pytest.mark.parametrize(("day", "column"), [("", 2), ("year-end", 3)])
def test_codes_of_country_years_mean_the_state_of_that_year(
    day: str, column: int, graph: Graph, tmp_path: Path
) -> None:
    frame = "cown,year\n" + "".join(f"{code},{year}\n" for code, year, *_ in HISTORY)
    rows, _ = joined(graph, tmp_path, frame, "cown,year", day=day)
    assert rows[0] == ["cown", "year", *ADDED]
    expected = [row[column] for row in HISTORY]
    assert [row[2] for row in rows[1:]] == expected
    assert [row[5] for row in rows[1:]] == ["matched" if state else "not-then" for state in expected]
    assert [row[:2] for row in rows[1:]] == [list(row[:2]) for row in HISTORY]


@pytest.mark.parametrize(
    ("date", "code", "state"),
    [
        ("1990-10-02", "260", "sta:deu"), ("1990-10-03", "260", ""), ("1990-10-02", "255", ""),
        ("1990-10-03", "255", "sta:deu"), ("1990-10", "260", "sta:deu"), ("2003-02-03", "345", "sta:yug"),
        ("2003-02-04", "345", "sta:scg"), ("2006-06-02", "345", "sta:scg"), ("2006-06-03", "345", "sta:srb"),
        ("1990-10-01/1990-10-05", "255", "sta:deu"),
    ],
)  # fmt: skip
def test_a_column_of_dates_counts_days(date: str, code: str, state: str, graph: Graph, tmp_path: Path) -> None:
    rows, _ = joined(graph, tmp_path, f"ccode,date\n{code},{date}\n", "ccode=cown,date")
    assert rows[1][2] == state


def test_one_day_can_be_asked_for(graph: Graph, tmp_path: Path) -> None:
    rows, said = joined(graph, tmp_path, "cown\n260\n255\n", "cown", day="1990-10-03")
    assert [row[1] for row in rows[1:]] == ["", "sta:deu"]
    assert "valid on 1990-10-03" in said
    rows, said = joined(graph, tmp_path, "cown,year\n345,2003\n", "cown,year", day="year-start")
    assert rows[1][2] == "sta:yug" and "first day" in said


@pytest.mark.parametrize(
    ("system", "code", "state", "iso3"),
    [
        ("iso2", "vn", "sta:vnm", "VNM"), ("iso3", "DEU", "sta:deu", "DEU"), ("m49", "4", "sta:afg", "AFG"),
        ("m49", "004", "sta:afg", "AFG"), ("m49", "4.0", "sta:afg", "AFG"), ("cowc", "GMY", "sta:deu", "DEU"),
        ("gwn", "970", "sta:kir", "KIR"), ("vdem", "34", "sta:vnm", "VNM"), ("cown", "002", "sta:usa", "USA"),
        ("iso2", "EU", "bod:eu", ""), ("iso3", "XKX", "sta:xkx", "XKX"), ("iso3", "ZAR", "", ""),
    ],
)  # fmt: skip
def test_every_system_can_be_the_key(
    system: str, code: str, state: str, iso3: str, graph: Graph, tmp_path: Path
) -> None:
    rows, _ = joined(graph, tmp_path, f"{system},year\n{code},2020\n", f"{system},year")
    assert rows[1][2:4] == [state, iso3]


def test_a_code_that_ended_still_shows_the_iso_code_of_today(graph: Graph, tmp_path: Path) -> None:
    rows, _ = joined(graph, tmp_path, "iso3\nZAR\nCOD\n", "iso3")
    assert [row[2] for row in rows[1:]] == ["COD", "COD"]


def test_all_codes_of_every_system_join_or_say_why_not(graph: Graph, resolver: Resolver, tmp_path: Path) -> None:
    every = [code for own in resolver.codes.values() for code in own]
    assert len(every) > 1300
    for system in {code.system for code in every}:
        own = sorted({code.value for code in every if code.system == system})
        frame = f"{system},year\n" + "".join(f"{code},{year}\n" for code in own for year in (1991, 2003, 2020))
        rows, said = joined(graph, tmp_path, frame, f"{system},year", day="year-end")
        assert len(rows) == 1 + 3 * len(own)
        assert {row[5] for row in rows[1:]} == {"matched", "not-then"}
        alone = [code for code in every if code.system == system and not code.last]
        held = {(row[0], row[2]) for row in rows[1:] if row[1] == "2020"}
        assert {(code.value, graph.context.shorten(code.state)) for code in alone} <= held
        assert f"of {3 * len(own)} rows" in said


# Names


def test_names_in_any_language_are_joined(graph: Graph, tmp_path: Path) -> None:
    names = ["Wietnam", "Việt Nam", '"Korea, Republic of"', "the Netherlands", "Nga", "EU", "European Union", "VNM"]
    rows, said = joined(graph, tmp_path, "country\n" + "\n".join(names) + "\n", "country=name", language="pl")
    assert [row[1] for row in rows[1:]] == [
        "sta:vnm", "sta:vnm", "sta:kor", "sta:nld", "sta:rus", "bod:eu", "bod:eu", "sta:vnm",
    ]  # fmt: skip
    assert rows[1][2:4] == ["VNM", "Wietnam"]
    assert "names have no time" in said


def test_a_name_that_is_only_near_is_never_joined(graph: Graph, tmp_path: Path) -> None:
    rows, said = joined(graph, tmp_path, "name\nVietnma\nHanoi\nqzxqzx\n", "name")
    assert [row[1:] for row in rows[1:]] == [["", "", "", "unknown"]] * 3
    assert "Vietnma (1 row): no name of a state; perhaps sta:vnm (Viet Nam): spelled much alike" in said
    assert "Hanoi (1 row): no name of a state\n" in said + "\n"


# What is said


def test_what_did_not_match_is_told_with_its_reason(graph: Graph, tmp_path: Path) -> None:
    frame = "cown,year\n260,1991\n260,1992\n971,2000\n99999,2000\n,2000\n2,\n2,soon\n2,2000\n"
    rows, said = joined(graph, tmp_path, frame, "cown,year")
    assert [row[5] for row in rows[1:]] == [
        "not-then", "not-then", "unknown", "unknown", "no-key", "no-time", "no-time", "matched",
    ]  # fmt: skip
    assert said.splitlines()[0].startswith("matched 1 of 8 rows (1 of 8 keys); a code counts if it was valid on some")
    spell = "not valid then; it is the code of sta:deu (from 1955-05-05 until 1990-10-02)"
    assert f"260 in 1991 to 1992 (2 rows): {spell}" in said
    assert "971 in 2000 (1 row): no code of cown; perhaps sta:nru (Nauru): its code in gwn" in said
    assert "99999 in 2000 (1 row): no code of cown\n" in said + "\n"
    assert "(empty) in 2000 (1 row): the cell is empty" in said
    assert "2 (1 row): no time is given" in said
    assert "2 in soon (1 row): 'soon' is not a date" in said


def test_keys_in_several_rows_are_told_and_kept(graph: Graph, tmp_path: Path) -> None:
    frame = "cown,year,v\n2,2000,a\n002,2000,b\n2.0,2000.0,c\n255,1990,d\n260,1990,e\n"
    rows, said = joined(graph, tmp_path, frame, "cown,year")
    assert [row[3] for row in rows[1:]] == ["sta:usa"] * 3 + ["sta:deu"] * 2
    assert "duplicated: 1 key in several rows, each of which is kept: 2 in 2000 (3 rows)" in said
    assert "one state under several keys: sta:deu in 1990 (255, 260)" in said
    assert "2 keys matched although written otherwise (leading zeros, decimal point): 002 in 2000" in said


def test_what_is_not_known_of_time_is_told(graph: Graph, tmp_path: Path) -> None:
    _, said = joined(graph, tmp_path, "iso3,year\nVNM,1900\nVNM,2000\n", "iso3,year")
    assert "2 keys matched by a code whose time is not stated" in said
    assert "1 row before 1990: history before is not told here" in said


def test_long_lists_are_cut(graph: Graph, tmp_path: Path) -> None:
    frame = "cown\n" + "".join(f"{number}\n" for number in range(90000, 90100))
    _, said = joined(graph, tmp_path, frame, "cown")
    assert "unmatched: 100 keys in 100 rows" in said and "… and 80 more" in said
    assert len(said.splitlines()) < 30


# Refusals


@pytest.mark.parametrize(
    ("frame", "on", "words"),
    [
        ("cown,year\n2,2000\n345,2003\n345,2003\n", "cown,year",
         r"345 in 2003 means sta:yug \(until 2003-02-03\) and sta:scg \(from 2003-02-04 until 2006-06-02\), so that "
         r"its rows \(line 3, 4\) would have to be doubled; take one day of each year with --day year-end"),
        ("cown,year\n345,2003\n345,2006\n", "cown,year", "and 1 more such key"),
        ("iso2\nCS\n", "iso2", "name a column with years in --on"),
        ("name\nAUS\n", "name", "give these rows a code instead"),
    ],
)  # fmt: skip
def test_a_key_of_two_states_is_refused(frame: str, on: str, words: str, graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(KGError, match=words) as raised:
        joined(graph, tmp_path, frame, on)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("on", "options", "words"),
    [
        ("cown,year", {}, "no column 'cown'; it has ccode, yr, kg_label; .* is given as COLUMN=cown"),
        ("ccod=cown", {}, r"no column 'ccod'; did you mean ccode=cown\?"),
        ("ccode=cow", {}, "'cow' is no key; expected one of cowc, cown, gwn, iso2, iso3, m49, vdem, name, year"),
        ("ccode=cown,yr=iso3", {}, "expected one column with a code or name"),
        ("ccode=cown,yr=cown", {}, "two columns for one thing"), ("yr=year", {}, "expected one column with a code"),
        ("", {}, "'' is no key"), ("ccode=cown", {}, "has a column kg_label already; choose other names for ours"),
        ("ccode=cown", {"prefix": "x_", "day": "year-end"}, "--day year-end needs a column with years"),
        ("ccode=cown", {"prefix": "x_", "day": "1990"}, "--day 1990: expected year-end"),
        ("ccode=cown", {"prefix": "x_", "day": "soon"}, "--day soon: expected year-end"),
        ("ccode=cown", {"prefix": "x_", "language": "polish"}, "'polish'"),
    ],
)  # fmt: skip
def test_keys_that_cannot_be_are_refused(
    on: str, options: dict[str, str], words: str, graph: Graph, tmp_path: Path
) -> None:
    with pytest.raises(KGError, match=words):
        joined(graph, tmp_path, "ccode,yr,kg_label\n2,2000,x\n", on, **options)


@pytest.mark.parametrize(
    ("data", "where", "words"),
    [
        (b"\xef\xbb\xbfcown,year\n2,2000\n", "line 1", "byte order mark"),
        (b"cown,note\n2,S\xe3o Tom\xe9\n", "line 2", "not UTF-8"),
        (b"cown,note\n2,a,b\n", "line 2", "3 cells, expected 2; put a cell with a comma in double quotes"),
        (b"cown,note\n2," + b"x" * 1_000_000 + b"\n", "line 2, field note", "longer than 10000 characters"),
        (b'cown,note\n2,"open\n', "line 2", "not valid CSV"),
        (b"cown,note\n2,\x1b[31mred\n", "line 2, field note", "control character"),
        (b"cown,no\x1bte\n2,x\n", "line 1", "control character"),
        (b"cown,note\n2,a\xe2\x80\xaeb\n", "line 2, field note", "direction override"),
        (b"cown,cown\n2,2\n", "line 1, field cown", "a different name for every column"),
        (b"cown,note\n2,a\x00b\n", "line 2", ""),
        (b"", "line 1", "empty"), (b"\n\n", "line 1", "empty"),
    ],
)  # fmt: skip
def test_a_hostile_table_is_refused_with_its_line(
    data: bytes, where: str, words: str, graph: Graph, tmp_path: Path
) -> None:
    path = tmp_path / "frame.csv"
    path.write_bytes(data)
    with pytest.raises(InputError) as raised:
        merge.merge(graph, path, Wanted("cown"))
    assert f"frame.csv, {where}" in str(raised.value) and words in str(raised.value)


# The table


def test_cells_pass_as_they_are(graph: Graph, tmp_path: Path) -> None:
    frame = 'id,cown,text,empty\r\n1,2,"a ""b"", c\r\nd",\r\n2, 2 ,=1+1,\r\n3,002,"x\ry",\r\n'
    rows, _ = joined(graph, tmp_path, frame, "cown")
    assert [row[:4] for row in rows] == rows_of(frame)
    assert {row[4] for row in rows[1:]} == {"sta:usa"}
    lines = (tmp_path / "frame.csv").read_bytes()
    assert merge.merge(graph, tmp_path / "frame.csv", Wanted("cown")).text.endswith(
        '3,002,"x\ry",,sta:usa,USA,United States of America,matched\n'
    )
    assert (tmp_path / "frame.csv").read_bytes() == lines


def test_no_cell_of_ours_is_a_formula(graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resolve.Resolver, "label", lambda *_: "=cmd()")
    rows, _ = joined(graph, tmp_path, "cown\n2\n", "cown")
    assert rows[1][3] == "'=cmd()"


def test_inner_leaves_out_what_has_no_state(graph: Graph, tmp_path: Path) -> None:
    rows, said = joined(graph, tmp_path, "cown,v\n2,a\n99999,b\n255,c\n", "cown", how="inner")
    assert [row[1] for row in rows] == ["v", "a", "c"]
    assert "99999" in said


def test_two_joins_of_one_table_stand_side_by_side(graph: Graph, tmp_path: Path) -> None:
    rows, _ = joined(graph, tmp_path, "a,b,year\n2,255,2000\n", "a=cown,year", prefix="a_")
    frame = "\n".join(",".join(row) for row in rows) + "\n"
    rows, _ = joined(graph, tmp_path, frame, "b=cown,year", prefix="b_")
    assert [rows[1][rows[0].index(f"{side}_state")] for side in "ab"] == ["sta:usa", "sta:deu"]


TEXT = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc"], exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    ),
    max_size=20,
)
CELL = TEXT | st.sampled_from(["", "=1", "a\nb", "a\r\nb", '"', ",", " x "])
CODE = st.sampled_from(["2", "002", "255", "260", "345", "970", "816.0", "", "x", " 2"]) | TEXT
YEAR = st.sampled_from(["1989", "1990", "2000", "2001.0", "2020-05", "", "199", "soon"]) | TEXT


@given(st.lists(st.tuples(CELL, CODE, YEAR, CELL), max_size=12), st.sampled_from(["", "year-end"]))
@settings(max_examples=60, deadline=None)
def test_no_row_and_no_cell_changes(
    graph: Graph, tmp_path_factory: pytest.TempPathFactory, frame: list[tuple[str, ...]], day: str
) -> None:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([("a", "cown", "year", "b"), *frame])
    folder = tmp_path_factory.getbasetemp()
    try:
        rows, said = joined(graph, folder, buffer.getvalue(), "cown,year", day=day)
    except KGError as error:
        assert "would have to be doubled" in str(error)
        assume(False)
    assert [tuple(row[:4]) for row in rows[1:]] == frame
    assert len(rows) == 1 + len(frame)
    assert {len(row) for row in rows} == {8}
    matched = sum(row[7] == "matched" for row in rows)
    assert said.startswith(f"matched {matched} of {len(frame)} rows")
    assert all(bool(row[4]) == (row[7] == "matched") for row in rows[1:])


def test_the_longest_cell_fits(graph: Graph, tmp_path: Path) -> None:
    rows, said = joined(graph, tmp_path, f"cown\n{'9' * tables.MAX_CELL}\n", "cown")
    assert rows[1][0] == "9" * tables.MAX_CELL and len(said) < 500


def test_keys_are_named_without_what_steers_a_terminal() -> None:
    assert merge_report.named(("a\x1b[31m\nb", "")) == "a\ufffd[31m b"
    assert merge_report.named(("", "2000")) == "(empty) in 2000"
    assert codes.whole(" 2000.0 ") == "2000" and codes.whole("2000.5") == "2000.5"


# The command line


def test_the_command_writes_a_file_whole(ask: Run, tmp_path: Path) -> None:
    frame = tmp_path / "frame.csv"
    frame.write_text("ccode,yr,v\n816,2000,x\n999,2000,y\n", "utf-8")
    ran = ask("merge", frame, "--on", "ccode=cown,yr=year", "-o", tmp_path / "out.csv")
    assert (ran.code, ran.out) == (0, "")
    assert "matched 1 of 2 rows" in ran.err and "wrote" in ran.err
    assert (tmp_path / "out.csv").read_bytes() == (
        b"ccode,yr,v,kg_state,kg_iso3,kg_label,kg_match\n"
        b"816,2000,x,sta:vnm,VNM,Viet Nam,matched\n999,2000,y,,,,unknown\n"
    )
    screen = ask("merge", frame, "--on", "ccode=cown,yr=year")
    assert screen.out.encode("utf-8") == (tmp_path / "out.csv").read_bytes()


def test_a_refused_join_writes_nothing(ask: Run, tmp_path: Path) -> None:
    frame, out = tmp_path / "frame.csv", tmp_path / "out.csv"
    frame.write_text("cown,year\n345,2003\n", "utf-8")
    out.write_text("as it was", "utf-8")
    ran = ask("merge", frame, "--on", "cown,year", "-o", out)
    assert (ran.code, ran.out) == (2, "")
    assert "Error: 345 in 2003 means sta:yug" in ran.err and "Traceback" not in ran.err
    assert out.read_text("utf-8") == "as it was"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["frame.csv", "out.csv"]
    assert ask("merge", tmp_path / "none.csv", "--on", "cown").code == 2
