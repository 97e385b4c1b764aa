"""States side by side: what a cell holds, what is unknown and what a complete list lacks, and where states differ."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from workspaces import ROOT

import kg as package
from kg.asking import compare
from kg.asking.compare import Cell, Comparison, Row
from kg.building.selection import Selection
from kg.errors import KGError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

    from kg.building.store import Build
    from kg.graph import Graph

A, B, C = "sta:aaa", "sta:bbb", "bod:ccc"
NAMES = (A, B, C)


@pytest.fixture(scope="module")
def small(small_home: Path) -> Graph:
    return package.open(small_home)


@pytest.fixture(scope="module")
def world(world_build: Build) -> Graph:
    return package.open(ROOT, out=world_build.folder)


def cells(
    graph: Graph, as_of: str = "", *names: str, part: Selection | None = None
) -> dict[tuple[str, str], list[str]]:
    """Return the texts of the cells by aspect and item."""
    found = compare.read(graph, names or NAMES, as_of, part or Selection())
    return {(row.aspect, row.label): [cell.text for cell in row.cells.values()] for row in found.rows}


def test_cells_of_the_small_world(small: Graph) -> None:
    found = cells(small)
    assert found == {
        ("code", "Correlates of War number"): [
            "100, 1945-01-01 to 1990-05-01; 101, since 1990-05-02", "200", "unknown",
        ],
        ("UN admission", "United Nations"): ["1990-05-01", "1991-06", "unknown"],
        ("member of", "Common Club"): ["full member, since 2001", "unknown", "unknown"],
        ("signed", "Small Treaty"): ["2025-10-25", "2025-10", "2025-10-25 (doubtful)"],
        ("consented", "Small Treaty"): ["ratification, by 2026-01-31", "said not to have happened", "unknown"],
        ("reservations", "Small Treaty"): ["2", *["not on the list (complete until 2026-01-31)"] * 2],
        ("vote", "On small things, A/RES/1/1"): ["in favour", "absent", "unknown"],
        ("office", "minister"): ["Łucja Đặng (Ministry of Alland), seen 2025-10-25", "unknown", "unknown"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("as_of", "signed"),
    [
        ("2025-09-30", ["not on the list (complete until 2025-12-31)"] * 3),
        ("2025-10-01", ["not on the list (complete until 2025-12-31)", "2025-10 (possible)"]),
        ("2025-10-24", ["not on the list (complete until 2025-12-31)", "2025-10 (possible)"]),
        ("2025-10-25", ["2025-10-25", "2025-10 (possible)", "2025-10-25 (doubtful)"]),
        ("2025-10-31", ["2025-10-25", "2025-10", "2025-10-25 (doubtful)"]),
    ],
)  # fmt: skip
def test_signed_by_a_day(small: Graph, as_of: str, signed: list[str]) -> None:
    assert cells(small, as_of)["signed", "Small Treaty"][: len(signed)] == signed


def test_a_record_that_does_not_lead_does_not_stand_in(small: Graph) -> None:
    """The newspaper has another day; on the day before the depositary's, neither counts."""
    assert cells(small, "2025-10-24")["signed", "Small Treaty"][0].startswith("not on the list")
    alone = cells(small, "2025-10-25", part=Selection(sources=("prs",)))["signed", "Small Treaty"]
    assert alone == ["unknown", "2025-10 (possible)", "unknown"], "and without the depositary no list is known"


@pytest.mark.parametrize(("as_of", "code"), [("1990-05-01", "100"), ("1990-05-02", "101 (possible)")])
def test_a_code_on_a_day(small: Graph, as_of: str, code: str) -> None:
    assert cells(small, as_of)["code", "Correlates of War number"][0] == code


@pytest.mark.parametrize(
    ("as_of", "admitted"),
    [("1990-04-30", None), ("1990-05-01", ["1990-05-01", "unknown"]), ("1991-06-30", ["1990-05-01", "1991-06"])],
)
def test_admission_by_a_day(small: Graph, as_of: str, admitted: list[str] | None) -> None:
    found = cells(small, as_of).get(("UN admission", "United Nations"))
    assert (found[:2] if found else None) == admitted


def test_after_the_last_day_of_a_list_absence_is_unknown(small: Graph) -> None:
    inside, after = (cells(small, day)["reservations", "Small Treaty"][1] for day in ("2026-01-31", "2026-02-01"))
    assert inside == "not on the list (complete until 2026-01-31)"
    assert after == "unknown (list complete until 2026-01-31)"


def row(*texts: str) -> Row:
    return Row(
        "signed", "trt:t", "T", {str(i): Cell(text=text, known=text != "unknown") for i, text in enumerate(texts)}
    )


@pytest.mark.parametrize(
    ("texts", "differs"),
    [
        (("a", "a"), "no"), (("a", "b"), "yes"), (("a", "unknown"), "unknown"), (("a", "b", "unknown"), "yes"),
        (("a", "a", "unknown"), "unknown"), (("unknown", "unknown"), "unknown"),
    ],
)  # fmt: skip
def test_rows_that_differ(texts: tuple[str, ...], differs: str) -> None:
    assert row(*texts).differs == differs


@pytest.mark.parametrize("names", [(), (A,), (A, A), (A, "Alland"), (A, "Atlantis")])
def test_it_takes_two_different_states(small: Graph, names: tuple[str, ...]) -> None:
    with pytest.raises(KGError):
        compare.read(small, names, "", Selection())


def test_every_cell_has_its_sources(small: Graph) -> None:
    found = compare.read(small, NAMES, "", Selection())
    table = list(csv.DictReader(io.StringIO(compare.render(found, "csv", small.context.shorten))))
    data = json.loads(compare.render(found, "json", small.context.shorten))
    assert len(table) == len(data["rows"]) == len(found.rows)
    for line, whole in zip(table, data["rows"], strict=True):
        for name in NAMES:
            cell = whole["cells"][name]
            slugs = list(dict.fromkeys(one["source"] for value in cell["values"] for one in value["told"]))
            assert (line[name], line[f"{name} sources"]) == (cell["text"], " | ".join(slugs))
            assert bool(slugs) == (not cell["text"].startswith(("unknown", "not on the list")))
            assert all(one["at"] for value in cell["values"] for one in value["told"])
    assert {one["slug"] for one in data["sources"]} == {"dep", "prs", "odd"}
    (signed,) = (one for one in data["rows"] if one["aspect"] == "signed")
    assert [one["source"] for one in signed["cells"][A]["values"][0]["told"]] == ["dep", "prs"], "the leading one first"


def test_a_table_has_footnotes(small: Graph) -> None:
    found = compare.read(small, NAMES, "2025-12-31", Selection())
    lines = compare.render(found, "table", small.context.shorten).splitlines()
    (signed,) = (line for line in lines if line.startswith("signed"))
    assert signed.split("  ")[-1].strip() == "2025-10-25 (doubtful) [3]"
    assert "≠" in signed
    assert "2025-10-25 [1,2]" in signed
    assert lines[-3:] == [
        "[1] dep: Chart of the depositary (depositary; published 2026-01-31, captured 2026-02-01)",
        "[2] prs: Report of a newspaper (press; published 2026-01-20, captured unknown)",
        "[3] odd: Page of unknown origin (other; published unknown, captured unknown, coded 2026-03-01)",
    ]


def test_a_table_shortens_long_cells() -> None:
    many = Cell(text="; ".join("abcde"))
    found = Comparison({"0": "X", "1": "Y"}, "", [Row("office", "i", "minister", {"0": many, "1": Cell(text="a")})], {})
    assert "a; b; c; and 2 more" in compare.render(found, "table", str)
    assert "a; b; c; d; e" in compare.render(found, "csv", str)


def test_on_the_command_line(kg: Callable[..., Ran], small_home: Path) -> None:
    ran = kg("compare", "Alland", "BBB", "--as-of", "2025-12-31", base=small_home)
    assert ran.code == 0
    assert ran.out.startswith("Alland, Bolland: what is known on or by 2025-12-31")
    for bad in (["Alland"], ["Alland", "Atlantis"], ["Alland", "BBB", "--as-of", "2025-10"], []):
        refused = kg("compare", *bad, base=small_home)
        assert (refused.code, refused.out) == (2, ""), bad


def test_the_world_tells_unknown_from_not_on_the_list(world: Graph) -> None:
    """On the last day of the Budapest list, and on the day after."""
    rows = world.query("coverage", treaty="trt:budapest-convention", covered="cva:signature")
    last = max(one.complete_until for one in rows if one.complete_until)
    assert isinstance(last, date)
    both = ("sta:vnm", "sta:pol")
    signed = cells(world, last.isoformat(), *both)["signed", "Convention on Cybercrime"]
    assert signed == [f"not on the list (complete until {last})", "2001-11-23"]
    later = cells(world, (last + timedelta(1)).isoformat(), *both)["signed", "Convention on Cybercrime"]
    assert later == [f"unknown (list complete until {last})", "2001-11-23"]


def test_what_the_world_knows_of_three(world: Graph) -> None:
    found = cells(world, "2025-10-26", "sta:vnm", "sta:usa", "bod:eu")
    assert found["UN admission", "United Nations"] == ["1977-09-20", "1945-10-24", "unknown"]
    votes = {label.rpartition(", ")[2]: texts for (aspect, label), texts in found.items() if aspect == "vote"}
    assert votes["A/RES/74/247"] == ["in favour", "against", "unknown"]
    assert found["signed", "United Nations Convention against Cybercrime"][2] == "2025-10-25"
    assert found["region", "regional groups of the General Assembly"][0] == "Asia-Pacific States"
