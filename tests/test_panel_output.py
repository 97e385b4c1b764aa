"""Where a table goes and in which format: options that contradict each other; and what is said of an empty table."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest

import kg as library
from kg.errors import KGError, WorkspaceError
from kg.networking import files as networks
from kg.paneling import package

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

    from kg.graph import Graph


@pytest.fixture(scope="module")
def small(small_home: Path) -> Graph:
    return library.open(small_home)


@pytest.mark.parametrize(
    ("name", "format", "chosen"),
    [
        ("x.csv", "", "csv"),
        ("x.CSV", "csv", "csv"),
        ("x.json", "", "json"),
        ("x.parquet", "", "parquet"),
        ("new/folder/x.dta", "", "dta"),
        ("folder", "", "csv"),
        ("folder", "json", "json"),
    ],
)
def test_a_table_is_written_as_its_file_is_called(tmp_path: Path, name: str, format: str, chosen: str) -> None:
    assert package.chosen(tmp_path / name, format) == chosen
    assert not list(tmp_path.iterdir()), "nothing is made before there is a table"


@pytest.mark.parametrize(
    ("name", "format", "said"),
    [
        ("x.csv", "json", "-f json contradicts -o .*ends in .csv is csv; leave out -f"),
        ("x.csv", "table", "-f table contradicts"),
        ("x.parquet", "csv", "ends in .parquet is parquet"),
        ("folder", "table", "into a folder a table is written as csv or json"),
        ("x.xlsx", "", r"one of \.csv, \.json, \.parquet, \.dta"),
        ("file/x.csv", "", "file is no folder"),
        ("file/folder", "", "file is no folder"),
        ("file", "", "it is no folder"),
    ],
)
def test_a_table_that_cannot_be_written_so_is_refused(tmp_path: Path, name: str, format: str, said: str) -> None:
    (tmp_path / "file").write_text("kept", "utf-8")
    with pytest.raises(KGError, match=said):
        package.chosen(tmp_path / name, format)
    assert (tmp_path / "file").read_text("utf-8") == "kept"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_into_which_nothing_may_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    with pytest.raises(WorkspaceError, match="nothing may be written into"):
        package.chosen(tmp_path / "locked" / "x.csv")


@pytest.mark.parametrize(
    ("name", "format", "chosen"),
    [
        ("", "", "table"),
        ("", "gexf", "gexf"),
        ("x.graphml", "", "graphml"),
        ("x.csv", "matrix", "matrix"),
        ("x.xml", "graphml", "graphml"),
        ("x.txt", "table", "table"),
        ("a/b/x.csv", "", "csv"),
    ],
)
def test_a_network_is_written_as_its_file_is_called(tmp_path: Path, name: str, format: str, chosen: str) -> None:
    assert networks.chosen(format, tmp_path / name if name else None) == chosen


@pytest.mark.parametrize(
    ("name", "format", "told", "said"),
    [
        ("m.graphml", "matrix", False, "-f matrix contradicts -o .*ends in .graphml is graphml; leave out -f"),
        ("m.csv", "gexf", False, "ends in .csv is csv or matrix"),
        ("m.xyz", "", False, r"one of \.csv, \.graphml, \.gexf"),
        ("m", "", False, r"one of \.csv, \.graphml, \.gexf"),
        ("file/m.csv", "", False, "file is no folder"),
        ("m.graphml", "", True, "evidence are no graphml; expected -f table or csv"),
        ("", "matrix", True, "evidence are no matrix"),
    ],
)
def test_a_network_that_cannot_be_written_so(tmp_path: Path, name: str, format: str, told: bool, said: str) -> None:
    (tmp_path / "file").write_text("kept", "utf-8")
    with pytest.raises(KGError, match=said):
        networks.chosen(format, tmp_path / name if name else None, told=told)


def test_the_commands_refuse_before_they_work_and_make_folders(
    kg: Callable[..., Ran], small_home: Path, tmp_path: Path
) -> None:
    for arguments in (
        ("panel", "claims", "-f", "json", "-o", tmp_path / "c.csv"),
        ("panel", "claims", "-o", tmp_path / "c.xyz"),
        ("network", "votes", "-f", "matrix", "-o", tmp_path / "m.graphml"),
        ("network", "votes", "-o", tmp_path / "x.xyz"),
        ("network", "votes", "--explain", "Alland", "-o", tmp_path / "x.gexf"),
    ):
        refused = kg(*arguments, cwd=small_home, base=small_home)
        assert (refused.code, refused.out) == (2, ""), arguments
        assert refused.err.count("\n") == 2, "the workspace and one sentence"
    assert not list(tmp_path.iterdir())
    for name, command in (("p/q/c.parquet", ("panel", "claims")), ("n/m/v.csv", ("network", "votes"))):
        done = kg(*command, "-o", tmp_path / name, cwd=small_home, base=small_home)
        assert done.code == 0, done.err
        assert (tmp_path / name).is_file()
    assert (tmp_path / "p/q/c.datapackage.json").is_file()
    assert (tmp_path / "n/m/v.nodes.csv").is_file()
    shown = kg("panel", "claims", "-f", "json", "--source", "dep", cwd=small_home, base=small_home)
    assert (shown.code, shown.out) == (0, "[]\n")
    assert "no rows: the query has none under this selection of sources (--source dep)" in shown.err


@pytest.mark.parametrize(
    ("name", "years", "seen", "said"),
    [
        ("state-treaty-year", (2001, 2002), {"sources": ["odd"]}, "nobody is in the population under this selection"),
        ("state-year", (2001, 2002), {"known_on": "1999-01-01"}, "in the population under .* .--known-on 1999-01-01.$"),
        (
            "state-treaty-year",
            (1980, 1981),
            {},
            r"nobody is in the population in the years from 1980 to 1981 .on 12-31.$",
        ),
        ("dyad-year", (1990, 1990), {}, "no two are in the population in the years from 1990 to 1990"),
        (
            "spells",
            ("", ""),
            {"clock": "signature", "treaty": "trt:small", "sources": ["dep"], "known_on": "1999-01-01"},
            "nobody",
        ),
        ("events", (2030, ""), {}, "the query has none in the years from 2030$"),
        (
            "events",
            ("", 2001),
            {"sources": ["prs"]},
            "none in the years to 2001 under this selection of sources .--source prs.",
        ),
        ("events", (2030, ""), {"sources": ["odd"]}, "the query has none under this selection"),
    ],
)
def test_an_empty_table_says_why(
    small: Graph, name: str, years: tuple[int | str, int | str], seen: dict[str, object], said: str
) -> None:
    table = small.panel(name, *years, **seen)  # type: ignore[arg-type]
    assert not table.rows
    [note] = [note for note in table.notes if note.startswith("no rows: ")]
    assert re.search(said, note), note
    assert note in package.codebook(table, "x.csv")


def test_a_table_with_rows_says_nothing_of_the_kind(small: Graph) -> None:
    for name in ("events", "spells"):
        table = small.panel(name)
        assert table.rows and not any("no rows" in note for note in table.notes)
