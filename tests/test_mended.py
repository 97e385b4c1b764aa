"""Faults that reviewers reproduced once, so that nobody brings them back."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from tiny import TEXT, TREATY, count, put, sheet, small
from workspaces import make_seed

from kg.asking import lookup
from kg.building import build, store
from kg.checking.shacl import engine
from kg.declared import workspace
from kg.errors import InputError, KGError
from kg.graph import Graph

if TYPE_CHECKING:
    from pathlib import Path

    from kg.building.build import Result
    from kg.building.store import Build

DAY = "as_of = 2025-10-26"
LOCAL_AUDIT = """#+ summary: A count of arrests is worth a look.
#+ severity: warning
#+ scope: graph
#+ message: "Look at {?this}."
PREFIX cca: <https://w3id.org/cca/ns#>
SELECT DISTINCT ?this ?g WHERE { GRAPH ?g { ?this cca:value ?number } } ORDER BY ?this ?g
"""
NOSY_SHAPE = '''@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix my: <https://example.org/shapes#> .
@prefix cca: <https://w3id.org/cca/ns#> .
my:Nosy a sh:NodeShape ; sh:targetClass cca:QuantityClaim ; sh:severity sh:Warning ; sh:sparql [
  sh:severity sh:Warning ; sh:message "there is another count, {?other}: look at both" ;
  sh:select """SELECT $this ?other WHERE {
    GRAPH ?any { ?other a <https://w3id.org/cca/ns#QuantityClaim> } FILTER(?other != $this) }""" ] .
'''


@pytest.fixture
def home(tmp_path: Path) -> Path:
    small(tmp_path / "home", a=sheet("a", TREATY, count("12", DAY)), b=sheet("b", TREATY, count("15", DAY)))
    return tmp_path / "home"


def made(home: Path, out: str = "build", keep_going: bool = False) -> Result:
    return build.run(workspace.find(home, out=home / out), keep_going)


def graph_of(found: Build) -> bytes:
    return found.nquads.read_bytes()


def test_a_fault_that_was_left_out_is_told_again(tmp_path: Path) -> None:
    """What is missing from the reference of one build must not pass for whole in the next."""
    home = make_seed(tmp_path / "seed")
    table = home / "data/reference/treaty.csv"
    head, *rows = table.read_text("utf-8").splitlines()
    column = head.split(",").index("parties_needed")
    cells = rows[-1].split(",")
    cells[column] = "forty"
    table.write_text("\n".join([head, *rows[:-1], ",".join(cells)]) + "\n", "utf-8")
    assert made(home, keep_going=True).left_out
    with pytest.raises(InputError, match="forty"):
        made(home)
    assert made(home, keep_going=True).left_out


def test_words_that_were_not_coded_stay_out_whatever_else_may_be_left_out(home: Path) -> None:
    text = sheet("a", TREATY, count("12", DAY))
    put(
        home,
        "a",
        text.replace('check = "', 'check = "0000000', 1).replace(
            "0000000" + text.split('check = "')[1][:8], "00000000"
        ),
    )
    (home / "texts").mkdir()
    (home / "texts/a.txt").write_text(TEXT, "utf-8", newline="\n")
    found = build.run(workspace.find(home), keep_going=True, texts=home / "texts")
    assert list(found.left_out) == ["data/articles/a.toml"]
    assert b"source/a/" not in graph_of(found.build)


def test_a_query_of_a_shape_does_not_reach_another_source_by_its_name(home: Path) -> None:
    (home / "ontology/shapes/nosy.ttl").write_text(NOSY_SHAPE, "utf-8")
    assert [f for f in made(home).report.findings if f.rule == "Nosy"] == []


def test_more_views_than_a_query_may_name(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = made(home, "few").report
    monkeypatch.setattr(engine, "FEW", 0)
    many = made(home, "many").report
    assert (few.tested, few.findings) == (many.tested, many.findings)


def test_warnings_of_what_did_not_change_are_told_again(home: Path) -> None:
    (home / "queries/audits").mkdir(parents=True)
    (home / "queries/audits/local.rq").write_text(LOCAL_AUDIT, "utf-8")
    first = [f.focus for f in made(home).report.findings if f.rule == "local"]
    put(home, "b", sheet("b", TREATY, count("16", DAY)))
    assert [f.focus for f in made(home).report.findings if f.rule == "local"] == first
    assert len(first) == 2


def test_a_graph_that_was_edited_in_place_is_not_built_upon(home: Path) -> None:
    right = graph_of(made(home).build)
    link = home / "build/kg.nq"
    with link.open("r+b") as file:  # in place: the link is the file of the generation
        file.write(right.replace(b'"12"', b'"99"'))
    assert graph_of(made(home).build) == right
    put(home, "b", sheet("b", TREATY, count("16", DAY)))
    with link.open("r+b") as file:
        file.truncate(1000)
    assert graph_of(made(home).build) == graph_of(made(home, "fresh").build)


def test_a_lost_index_is_made_again(home: Path) -> None:
    found = made(home).build
    shutil.rmtree(found.index)
    again = made(home).build
    with Graph(workspace.find(home), again).door() as door:
        assert door.query("SELECT * { ?s ?p ?o } LIMIT 1").rows
    assert store.read(home / "build").manifest.generation == found.manifest.generation


def test_a_city_is_not_taken_for_a_treaty(world_build: Build) -> None:
    graph = Graph(workspace.find(workspace.base_root()), world_build)
    with graph.door() as door:
        assert lookup.find(graph.context, door, "Hanoi").endswith("/place/hanoi")
        with pytest.raises(KGError, match="no Treaty in the build is called 'Hanoi'"):
            lookup.find(graph.context, door, "Hanoi", "cca:Treaty")
        assert lookup.find(graph.context, door, "A/RES/74/247", "cca:VoteItem").endswith("/ga-74-247")
