"""Panels as Parquet and Stata files say the same as the CSV, cell by cell."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sys
from typing import TYPE_CHECKING, Any, cast

import pandas
import pytest
from conftest import ROOT
from pyarrow import parquet

from kg.declared import workspace
from kg.errors import KGError, WorkspaceError
from kg.graph import Graph
from kg.paneling import binary, package
from kg.paneling.declare import EMPTY, Column
from kg.paneling.tables import Table

if TYPE_CHECKING:
    from pathlib import Path

    from kg.building.store import Build

COLUMNS = [
    Column("state", "state"),
    Column("did", "did", "integer", "whether it did so", empty=True),
    Column("standing", "standing", "string", "how it stands", empty=True, codes={"none": "nothing", "party": "bound"}),
    Column("class", "class", "string", "of what kind", codes={"a": "first"}),
    Column("when", "when", "date", "on which day"),
    Column("share", "share", "number", "how much"),
    Column("year", "year", "year"),
]
ROWS = [
    ["sta:vnm", "1", "party", "a", "2025-10-25", "0.5", "2025"],
    ["sta:pol", "NA", "NA", "b", "", "", "2025"],
    ["sta:atl", "not-eligible", "none", "", "1999-01-01", "-2", "1999"],
    ["sta:łódź", "not-existing", "not-observed", "a", "2025-12-31", "1e3", "2025"],
    ["sta:ế", "0", "not-existing", "a", "2025-12-31", "0", "2025"],
    ["sta:e", "not-observed", "not-eligible", "a", "2025-12-31", "0", "2025"],
]
WHY = [None, "NA", "not-eligible", "not-existing", None, "not-observed"]


def small(rows: list[list[str]] = ROWS) -> Table:
    return Table("small", "A small table", "Of our own.", COLUMNS, rows, ("state",), facts={"build": "b" * 64})


def read_parquet(data: bytes) -> dict[str, list[Any]]:
    return cast("dict[str, list[Any]]", parquet.read_table(io.BytesIO(data)).to_pydict())


def test_parquet_keeps_types_and_why_a_cell_is_empty() -> None:
    told = read_parquet(binary.parquet(small()))
    assert told["state"] == [row[0] for row in ROWS]
    assert told["did"] == [1, None, None, None, 0, None]
    assert told["did_empty"] == WHY
    assert told["standing"] == ["party", None, "none", None, None, None]
    assert [str(day) for day in told["when"][:3]] == ["2025-10-25", "None", "1999-01-01"]
    assert told["share"] == [0.5, None, -2.0, 1000.0, 0.0, 0.0]
    schema = parquet.read_schema(io.BytesIO(binary.parquet(small())))
    assert schema.metadata[b"build"] == b"b" * 64
    assert schema.field("did").metadata[b"description"] == b"whether it did so"


def test_stata_keeps_labels_and_why_a_cell_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "small.dta"
    path.write_bytes(binary.stata(small()))
    told = pandas.read_stata(path)
    assert list(told["state"]) == [row[0] for row in ROWS]
    assert [None if pandas.isna(cell) else int(cell) for cell in told["did"]] == [1, None, None, None, 0, None]
    labels = ["" if pandas.isna(cell) else cell for cell in told["did_empty"]]
    assert labels == [EMPTY[kind] if kind else "" for kind in WHY]
    assert told["standing"][0] == "bound"
    assert told["standing"][2] == "nothing"
    assert list(told["class_"]) == ["a", "b", "", "a", "a", "a"], "what a code list does not have stays text"
    assert str(told["when"][0])[:10] == "2025-10-25"
    assert pandas.isna(told["when"][1])
    with pandas.io.stata.StataReader(path) as reader:
        described = reader.variable_labels()
    assert described["did"] == "whether it did so"
    assert described["class_"] == "class: of what kind"


def test_names_that_stata_would_cut_stay_apart() -> None:
    long = "united_nations_convention_against_cybercrime_signed_"
    cut = binary.short([long + "certain", long + "possible", "with", "state"])
    assert len(set(cut)) == 4
    assert max(map(len, cut)) <= 32
    assert cut[2:] == ["with_", "state"]


@pytest.mark.parametrize("write", [binary.parquet, binary.stata])
def test_the_same_table_gives_the_same_bytes_and_none_has_no_rows(write: Any) -> None:
    assert write(small()) == write(small())
    assert write(small([]))


@pytest.mark.parametrize("name", ["state-treaty-year-wide", "spells", "events", "claims", "statements"])
def test_every_cell_of_a_panel(name: str, world_build: Build, tmp_path: Path) -> None:
    graph = Graph(workspace.find(ROOT, out=world_build.folder), world_build)
    table = graph.panel(name)
    written = package.write(table, tmp_path / "panel.parquet")
    assert [path.name for path in written] == ["panel.parquet", "panel.datapackage.json", "panel.codebook.md"]
    told = read_parquet((tmp_path / "panel.parquet").read_bytes())
    package.write(table, tmp_path / "panel.dta")
    stata = pandas.read_stata(tmp_path / "panel.dta", convert_categoricals=False)
    assert len(stata) == len(table.rows)
    rows = list(csv.DictReader(io.StringIO(table.csv())))
    names = dict(zip(told, binary.short(list(told)), strict=True))
    for column in table.columns:
        cells = [row[column.name] for row in rows]
        missing = [not cell or (column.empty and cell in EMPTY) for cell in cells]
        assert [value is None for value in told[column.name]] == missing, column
        there = [str(value) for value, gone in zip(told[column.name], missing, strict=True) if not gone]
        wanted = [cell for cell, gone in zip(cells, missing, strict=True) if not gone]
        assert there == wanted or list(map(float, there)) == list(map(float, wanted)), column
        if column.type != "string":
            assert list(stata[names[column.name]].isna()) == missing, column


MEDIA = {"parquet": "application/vnd.apache.parquet", "dta": "application/x-stata-dta"}


def described(path: Path) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Read the description beside a file: its only resource, and the fields of it by name."""
    told = json.loads(path.with_suffix(".datapackage.json").read_text("utf-8"))
    assert told["madeFrom"]["build"] == "b" * 64
    [resource] = told["resources"]
    raw = path.read_bytes()
    assert (resource["path"], resource["bytes"]) == (path.name, len(raw))
    assert resource["hash"] == "sha256:" + hashlib.sha256(raw).hexdigest()
    assert (resource["format"], resource["mediatype"]) == (path.suffix[1:], MEDIA[path.suffix[1:]])
    assert "encoding" not in resource
    return resource, {field["name"]: field for field in resource["schema"]["fields"]}


@pytest.mark.parametrize("form", sorted(MEDIA))
def test_the_description_is_of_the_columns_in_the_file(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"small.{form}"
    package.write(small(), path)
    resource, fields = described(path)
    there = pandas.read_stata(path) if form == "dta" else pandas.read_parquet(path)
    assert list(fields) == list(there.columns)
    assert resource["schema"]["primaryKey"] == ["state"]
    assert fields["state"]["constraints"] == {"required": True}
    assert [fields[name]["type"] for name in ("did", "when", "share", "year")] == ["integer", "date", "number", "year"]
    assert fields["did_empty"]["description"] == "why did has no value"
    assert not any("missingValues" in field for field in fields.values()), "what is missing is missing"


def test_codes_are_described_as_the_file_has_them(tmp_path: Path) -> None:
    package.write(small(), tmp_path / "small.parquet")
    _, fields = described(tmp_path / "small.parquet")
    assert fields["standing"]["type"] == fields["standing_empty"]["type"] == "string"
    assert [c["value"] for c in fields["standing"]["categories"]] == ["none", "party"]
    assert [c["value"] for c in fields["did_empty"]["categories"]] == list(EMPTY)
    package.write(small(), tmp_path / "small.dta")
    _, fields = described(tmp_path / "small.dta")
    numbers = pandas.read_stata(tmp_path / "small.dta", convert_categoricals=False)
    for name in ("standing", "standing_empty", "did_empty"):
        assert fields[name]["type"] == "integer"
        assert set(numbers[name].dropna()) <= {c["value"] for c in fields[name]["categories"]}
    assert [c["label"] for c in fields["standing"]["categories"]] == ["nothing", "bound"]
    assert fields["class_"]["type"] == "string" and "categories" not in fields["class_"], "it has a word of its own"


def test_a_key_that_stata_cuts_is_named_as_it_is_there(tmp_path: Path) -> None:
    long = "united_nations_convention_against_cybercrime"
    table = Table(
        "long", "Long", "", [Column(f"{long}_a", "a"), Column(f"{long}_b", "b")], [["1", "2"]], (f"{long}_b",)
    )
    table.facts = {"build": "b" * 64}
    package.write(table, tmp_path / "long.dta")
    resource, fields = described(tmp_path / "long.dta")
    assert list(fields) == list(pandas.read_stata(tmp_path / "long.dta").columns)
    assert resource["schema"]["primaryKey"] == [list(fields)[1]]


def test_what_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(KGError, match=r"cybercoop-kg\[parquet\]"):
        binary.parquet(small())
    with pytest.raises(KGError, match=r"cybercoop-kg\[pandas\]"):
        binary.stata(small())


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"\.csv, \.json, \.parquet, \.dta"):
        package.write(small(), tmp_path / "panel.xlsx")
    assert not list(tmp_path.iterdir())
