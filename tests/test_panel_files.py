"""What goes with a panel: data package, codebook, load.R; the command line; headers that are wrong."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT, Ran

from kg.declared import workspace
from kg.graph import Graph
from kg.paneling import package
from kg.paneling.cells import Cells
from kg.paneling.declare import EMPTY, TYPES, Measure
from kg.paneling.edtf import edtf
from kg.paneling.inputs import Act, Extent, Membership, World
from kg.terms import CCA

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.building.store import Build
    from kg.paneling.tables import Table

FORMS = {
    "integer": re.compile(r"-?\d+"),
    "number": re.compile(r"-?\d+(\.\d+)?"),
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "year": re.compile(r"\d{4}"),
    "string": re.compile(r"(?s).+"),
}


@pytest.fixture(scope="module")
def graph(world_build: Build) -> Graph:
    return Graph(workspace.find(ROOT, out=world_build.folder), world_build)


@pytest.fixture(scope="module")
def table(graph: Graph) -> Table:
    return graph.panel("state-treaty-year", 2023, 2025)


@pytest.fixture(scope="module")
def folder(table: Table, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("panel") / "out"
    written = package.write(table, folder)
    assert sorted(path.name for path in written) == [
        "codebook.md",
        "datapackage.json",
        "load.R",
        "state-treaty-year.csv",
    ]
    return folder


@pytest.fixture(scope="module")
def described(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return found


def test_the_package_describes_the_file(folder: Path, described: dict[str, Any]) -> None:
    [resource] = described["resources"]
    raw = (folder / resource["path"]).read_bytes()
    assert resource["bytes"] == len(raw)
    assert resource["hash"] == "sha256:" + hashlib.sha256(raw).hexdigest()
    assert re.fullmatch(r"[a-z0-9._-]+", resource["name"])
    header = next(csv.reader(io.StringIO(raw.decode("utf-8"))))
    assert header == [field["name"] for field in resource["schema"]["fields"]]
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
    assert described["madeFrom"]["command"] == "kg panel state-treaty-year --from 2023 --to 2025"
    assert not re.search(r"/(tmp|work|home)/", json.dumps(described))


def test_every_cell_is_what_its_field_says(folder: Path, described: dict[str, Any]) -> None:
    [resource] = described["resources"]
    schema = resource["schema"]
    fields = {field["name"]: field for field in schema["fields"]}
    assert all(field["type"] in TYPES for field in fields.values())
    missing = {
        name: {m["value"] for m in f.get("missingValues", schema["missingValues"])} for name, f in fields.items()
    }
    with (folder / resource["path"]).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for name, field in fields.items():
        values = {row[name] for row in rows} - missing[name]
        assert all(FORMS[field["type"]].fullmatch(value) for value in values), name
        if "categories" in field:
            assert values <= {category["value"] for category in field["categories"]}, name
    keys = [tuple(row[name] for name in schema["primaryKey"]) for row in rows]
    assert len(set(keys)) == len(keys)
    assert all(fields[name]["constraints"]["required"] for name in schema["primaryKey"])
    assert missing["signed_certain"] == {"", *EMPTY}
    assert "NA" in {row["iso2"] for row in rows} - missing["iso2"], "the code of Namibia is no missing value"


def test_codebook_and_script_name_every_column(folder: Path, table: Table) -> None:
    codebook, script = ((folder / name).read_text("utf-8") for name in ("codebook.md", "load.R"))
    for column in table.columns:
        assert f"| `{column.name}` | {column.type} | {column.description}" in codebook
        if column.empty or column.type != "string":
            assert f'"{column.name}"' in script
    assert all(f"`{empty}`" in codebook and f'"{empty}"' in script for empty in EMPTY)
    assert "complete until 2026-04-25" in codebook
    assert f"nrow(panel) == {len(table.rows)}" in script


def test_a_file_gets_companions_of_its_name(table: Table, tmp_path: Path) -> None:
    written = {path.name for path in package.write(table, tmp_path / "mine.csv")}
    assert written == {"mine.csv", "mine.datapackage.json", "mine.codebook.md", "mine.load.R"}
    described = json.loads((tmp_path / "mine.datapackage.json").read_text("utf-8"))
    assert described["resources"][0]["path"] == "mine.csv"


def test_the_same_build_gives_the_same_bytes(graph: Graph, tmp_path: Path) -> None:
    for name in ("events", "claims", "spells"):
        one, two = (package.write(graph.panel(name), tmp_path / f"{name}{i}") for i in (1, 2))
        assert [path.read_bytes() for path in one] == [path.read_bytes() for path in two]


def test_dates_are_edtf() -> None:
    assert edtf("2025-10-26", "2025-10-26") == "2025-10-26"
    assert edtf("2024-02-01", "2024-02-29") == "2024-02"
    assert edtf("2024-01-01", "2024-12-31") == "2024"
    assert edtf("2025-10-25", "2025-10-26") == "[2025-10-25..2025-10-26]"
    assert (edtf("", "2025-12-29"), edtf("2025-12-29", ""), edtf("", "")) == ("[..2025-12-29]", "[2025-12-29..]", "")


# The command line


def test_the_command_line(kg: Callable[..., Ran], world_build: Build, tmp_path: Path) -> None:
    def run(*arguments: str | Path) -> Ran:
        return kg("panel", *arguments, "--out", world_build.folder, base=ROOT)

    listed = run("-f", "json")
    assert {row["panel"] for row in json.loads(listed.out)} >= {"state-treaty-year", "spells", "claims", "dyad-year"}
    done = run("claims", "-o", tmp_path / "claims")
    assert (done.code, done.out) == (0, "")
    assert (tmp_path / "claims/datapackage.json").is_file()
    shown = run("statements", "-f", "csv")
    assert shown.out.startswith("statement,source,time,")
    assert '"sta:vnm"' in run("statements", "-f", "json").out
    for arguments, said in [
        (("state-treaty",), "did you mean state-treaty-year"),
        (("spells", "--from", "20"), "expected a year"),
        (("state-year", "--from", "2020", "--to", "2019"), "later than"),
        (("spells", "--from", "2020"), "neither --from nor --to"),
        (("state-year", "--set", "on=02-30"), "expected a day of every year"),
        (("state-year", "--set", "zeros=all"), "expected one of possible, certain, listed"),
        (("spells", "--set", "clock=noon"), "expected one of opening, signature"),
        (("state-year", "--set", "colour=red"), "has no parameter 'colour'"),
        (("state-year", "--set", "treaty=trt:nowhere"), "trt:nowhere"),
    ]:
        refused = run(*arguments)
        assert (refused.code, refused.out) == (2, ""), arguments
        assert said in refused.err, refused.err


def test_a_part_of_the_sources_has_only_what_they_tell(graph: Graph) -> None:
    rows = graph.panel(
        "state-treaty-year", 2025, 2025, sources=["coe-chart-185", "un-member-states"], on="04-01"
    ).records()
    told = {row["treaty"] for row in rows if row["evidence"]}
    assert told == {"trt:budapest-convention"}


def test_statements_name_the_state_of_the_speaker(graph: Graph) -> None:
    rows = graph.panel("statements").records()
    assert len(rows) == 27
    minister = next(row for row in rows if row["speaker"] == "per:luong-tam-quang")
    assert (minister["state"], minister["office_reading"], minister["cown"]) == ("sta:vnm", "certain", "816")
    other = next(row for row in rows if row["speaker"] == "per:john-brandolino")
    assert (other["state"], other["iso3"]) == ("", ""), "an office of the United Nations is one of no state"
    itself = next(row for row in rows if row["speaker"] == "sta:vnm")
    assert (itself["state"], itself["office_reading"]) == ("sta:vnm", "itself")


def test_claims_are_those_of_the_question(graph: Graph) -> None:
    rows, asked = graph.panel("claims").records(), graph.query("claims")
    assert len(rows) == len(asked) > 50
    assert sorted(row["class"] for row in rows) == sorted(row["class"].rpartition("/")[2] for row in asked)


# Small worlds


MEASURE = Measure("bound", (CCA + "EntryIntoForceForParty",), ("ratification",), ends=(CCA + "Withdrawal",))


def act(kind: str, day: str, last: str = "") -> Act:
    return Act(f"{kind}{day}", "t", "p", CCA + kind, day, last or day, 1, "x", ("x",), 0, ("e",))


def cells(graph: Graph, *acts: Act) -> Cells:
    world = World(
        acts=list(acts),
        extents={("t", "ratification"): [Extent("t", "ratification", True, "2000-01-01", "2020-12-31")]},
    )
    return Cells(world, graph.context)


def test_who_left_is_out_until_it_comes_back(graph: Graph) -> None:
    made = cells(
        graph,
        act("EntryIntoForceForParty", "2001-01-01"),
        act("Withdrawal", "2005-01-01", "2005-12-31"),
        act("EntryIntoForceForParty", "2010-01-01"),
    )
    found = [
        made.cell("t", "p", MEASURE, day)
        for day in ("2000-06-01", "2004-12-31", "2005-06-01", "2006-01-01", "2010-01-01")
    ]
    assert [(cell.certain, cell.possible) for cell in found] == [
        ("0", "0"),
        ("1", "1"),
        ("0", "1"),
        ("0", "0"),
        ("1", "1"),
    ]


def test_a_list_says_no_only_in_its_time(graph: Graph) -> None:
    made = cells(graph)
    found = [
        made.cell("t", "p", MEASURE, day).certain for day in ("1999-12-31", "2000-01-01", "2020-12-31", "2021-01-01")
    ]
    assert found == ["not-observed", "0", "0", "not-observed"]
    assert cells(graph).cell("u", "p", MEASURE, "2010-01-01").certain == "NA", "of this treaty no list is known"


def test_a_membership_holds_as_the_question_says() -> None:
    shown = Membership("m", "s", "o", "full", (("2000-01-01", "2000-01-31", "", ""), ("", "", "2010-05-05", "")))
    assert [shown.holds(day) for day in ("1999-12-31", "2000-01-15", "2010-05-05")] == ["no", "possible", "possible"]
    whole = Membership("m", "s", "o", "full", (("2000-01-01", "2000-01-31", "2005-01-01", "2005-12-31"),))
    days = ("2000-01-15", "2000-02-01", "2005-01-01", "2005-06-01", "2006-01-01")
    assert [whole.holds(day) for day in days] == ["possible", "certain", "certain", "possible", "no"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("layout: spells", "layout: spiral", "expected one of rows"),
        ("key: [state, treaty]", "key: [state, tribe]", "key"),
        ("from: origin,", "from: source of all,", "nothing fills"),
        ("acts: [cca:Signature, cca:SignatureAdReferendum]", "acts: cca:Signature", "expected a list"),
        ("t_start: {from: start, type: integer", "t_start: {from: start, type: whole", "expected a type"),
    ],
)
def test_a_wrong_header_is_refused(
    kg: Callable[..., Ran], world_build: Build, tmp_path: Path, old: str, new: str, said: str
) -> None:
    (tmp_path / "kg.toml").write_text("base = true\n", "utf-8")
    target = tmp_path / "queries/panels/mine.rq"
    target.parent.mkdir(parents=True)
    text = (ROOT / "queries/panels/spells.rq").read_text("utf-8")
    assert old in text
    target.write_text(text.replace(old, new), "utf-8")
    refused = kg("panel", "mine", "--out", world_build.folder, cwd=tmp_path, base=ROOT)
    assert refused.code == 2
    assert said in refused.err, refused.err
    assert "queries/panels/mine.rq" in refused.err
