"""What one source, origin, treaty or region did to a number, and what evidence stands behind an edge."""

from __future__ import annotations

import csv
import io
import shutil
from typing import TYPE_CHECKING

import pytest
from planted_networks import record, study
from workspaces import ROOT, SEED

import kg as package
from kg.building import build
from kg.declared import workspace
from kg.errors import KGError
from kg.networking import explain, reading, sensitivity
from kg.networking.choice import Choice
from kg.networking.sources import Sources

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

    from kg.building.store import Build
    from kg.graph import Graph

ADDRESS = "Luong Tam Quang--grp:countries"


@pytest.fixture(scope="module")
def world(world_build: Build) -> Graph:
    return package.open(ROOT, world_build.folder)


@pytest.fixture(scope="module")
def seed(seed_build: Build) -> Graph:
    return package.open(seed_build.folder.parent)


def edges(found: sensitivity.Sensitivity) -> dict[str, int]:
    return {one.name: one.edges for one in found.without}


# Leaving out


def test_each_source_is_left_out_in_turn() -> None:
    rows = [record(f"s{i}", "t", "loud") for i in range(8)]
    rows += [record("s8", "t", "quiet"), record("s9", "t", "quiet"), record("s0", "t", "echo")]
    found = sensitivity.read(study(rows, bipartite="true"), ["source"], ["density", "degree"])
    assert found.base.edges == 10 and found.unchanged == {"source": 1}
    assert edges(found) == {"loud": 3, "quiet": 8}
    loud = next(one for one in found.without if one.name == "loud")
    assert loud.moved["degree"] == ("t", 10, 3)
    said = sensitivity.sentences(found)
    assert "sensitivity by source, edges: 10; from 3 (loud) to 8 (quiet)" in said
    assert "without any one of 1 other source nothing changes" in said
    assert said[-1].startswith("sensitivity is not an interval")


def test_without_its_leading_source_a_thing_is_told_by_the_next() -> None:
    """The better source denies it; without that source it counts."""
    denied = "https://w3id.org/cca/concept/realisation/denied"
    rows = [record("a", "t", "1-better", "x", realisation=denied), record("a", "t", "2-worse", "x")]
    found = sensitivity.read(study(rows, Sources(undone=frozenset({denied})), bipartite="true"), ["source"])
    assert found.base.edges == 0 and edges(found) == {"1-better": 1}


def test_an_origin_goes_with_all_its_copies() -> None:
    copies = Sources(parents={"copy": "wire"})
    rows = [record("a", "t", "copy"), record("a", "t", "wire"), record("b", "t", "other")]
    one = study(rows, copies, bipartite="true")
    assert edges(sensitivity.read(one, ["origin"])) == {"wire": 1, "other": 1}
    assert edges(sensitivity.read(one, ["source"])) == {"other": 1}


def test_regions_and_items_are_left_out() -> None:
    rows = [record(a, t) for a in ("n1", "n2", "s1") for t in ("t", "u")]
    one = study(rows, regions={"n1": "north", "n2": "north", "s1": "south"}, fold="source")
    assert edges(sensitivity.read(one, ["region"])) == {"north": 0, "south": 1}
    by_item = sensitivity.read(one, ["item"], ["strength"])
    assert {w.name: w.moved["strength"] for w in by_item.without} == {"t": ("n1", 4, 2), "u": ("n1", 4, 2)}


def test_what_a_network_does_not_have_cannot_be_left_out() -> None:
    one = study([record("a", "b")], directed="true")
    for way, message in (("treaty", "has none"), ("reading", "give --as-of"), ("luck", "expected one of source")):
        with pytest.raises(KGError, match=message):
            sensitivity.read(one, [way])


def test_treaties_and_readings_of_the_world(world: Graph) -> None:
    one = reading.read(world, "cosigning", Choice(as_of="2025-12-01"))
    found = sensitivity.read(one, ["treaty", "reading"], ["density"])
    by_treaty = [w for w in found.without if w.way == "treaty"]
    assert len(by_treaty) + found.unchanged["treaty"] == 8
    assert all(w.edges < found.base.edges for w in by_treaty)
    [possible] = [w for w in found.without if w.way == "reading"]
    assert possible.name == "possible instead of certain" and possible.edges > found.base.edges


# The evidence


def test_an_edge_leads_to_sheet_entry_and_characters(seed: Graph) -> None:
    one = reading.read(seed, "address", Choice(groups=True))
    grounds = explain.find(one, one.network(), seed, ADDRESS)
    rows = list(csv.DictReader(io.StringIO(explain.render(grounds, one, seed, "csv"))))
    assert len(rows) >= 3 and {row["counts"] for row in rows} == {"yes"}
    sheet = SEED.read_text("utf-8")
    for row in rows:
        start, end = row["where"].split("–")
        assert f"[{start}, {end}]" in sheet and row["check"] in sheet
        assert row["file"].endswith(SEED.name) and row["entry"].startswith("statement ")
        assert row["entry"].split("(")[1].rstrip(")") == row["item"].rpartition("/")[2]


def test_a_node_and_a_folded_edge_are_explained(world: Graph) -> None:
    one = reading.read(world, "cosigning", Choice())
    network = one.network()
    both = explain.find(one, network, world, "VNM--Belarus")
    assert {world.context.shorten(g.pair[0]) for g in both} == {"sta:vnm", "sta:blr"}
    assert {world.context.shorten(g.pair[1]) for g in both} == {"trt:un-convention-against-cybercrime"}
    assert {g.counts for g in both} == {True, False}, "the depositary's, and who tells it too"
    node = explain.find(one, network, world, "sta:vnm")
    assert {g.record for g in node} <= set(one.records) and {g.record.source for g in node} == {world.iri("sta:vnm")}


@pytest.mark.parametrize(
    ("what", "message"),
    [
        ("VNM--trt:budapest-convention", "are not joined in this network$"),
        ("VNM--Belarus--France", "expected a node, or two joined by --"),
        ("Nobody at all", "nothing in the build is called"),
    ],
)
def test_what_is_not_there_is_said(what: str, message: str, world: Graph) -> None:
    one = reading.read(world, "party-treaty", Choice())
    with pytest.raises(KGError, match=message):
        explain.find(one, one.network(), world, what)


def test_records_that_do_not_count_are_mentioned(small_home: Path) -> None:
    graph = package.open(small_home)
    one = reading.read(graph, "party-treaty", Choice())
    with pytest.raises(KGError, match="there is 1 record of it that does not count"):
        explain.find(one, one.network(), graph, "bod:ccc--trt:small")


def test_after_withdrawing_its_source_an_edge_is_gone(small_home: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(small_home, home, ignore=shutil.ignore_patterns("build"), symlinks=True)
    file = home / "data/sources.csv"
    told = file.read_text("utf-8")
    lines = [line.rsplit(",", 2)[0] + ",2026-02-02," if line.startswith("prs,") else line for line in told.splitlines()]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    before = package.open(small_home).network("party-treaty")
    edge = next((s, t, d) for s, t, d in before.edges(data=True) if d["sources"] == ["prs"])
    after = package.open(build.run(workspace.find(home)).build.folder.parent).network("party-treaty")
    assert not after.has_edge(edge[0], edge[1]) and after.number_of_edges() == before.number_of_edges() - 1
    assert not any("prs" in data["sources"] for _, _, data in after.edges(data=True))


def test_the_command_explains_and_leaves_out(kg: Callable[..., Ran], world_build: Build) -> None:
    out = ("--out", world_build.folder)
    shown = kg("network", "party-treaty", *out, "--explain", "VNM--trt:un-convention-against-cybercrime", base=ROOT)
    assert shown.code == 0 and "treaty-action.hanoi.csv" in shown.out and "also told" in shown.out
    moved = kg(
        "network", "party-treaty", *out, "--measure", "density", "--sensitivity", "treaty", "-f", "csv", base=ROOT
    )
    assert moved.code == 0 and "sensitivity by treaty, edges: " in moved.err
    rows = list(csv.DictReader(io.StringIO(moved.out)))
    assert rows[0]["name"] == "everything" and len(rows) == 9
