"""Projections: what joins whom, how often, on whose word, and how it is written down."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

import networkx
import pytest
from planted_networks import projection, record, study
from workspaces import ROOT

import kg as package
from kg.errors import InputError, KGError
from kg.networking import columns, files, handing, reading, records, tables, words, xml_files
from kg.networking.choice import Choice
from kg.networking.sources import Sources
from kg.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

    from kg.building.store import Build
    from kg.graph import Graph

NOTHING_DERIVED = re.compile(rf"{BASE}derived/")


@pytest.fixture(scope="module")
def small(small_home: Path) -> Graph:
    return package.open(small_home)


@pytest.fixture(scope="module")
def world(world_build: Build) -> Graph:
    return package.open(ROOT, world_build.folder)


def short(iri: str) -> str:
    return iri.rpartition("/")[2]


def edges(graph: networkx.Graph) -> dict[tuple[str, str], float]:
    return {(short(s), short(t)): data["weight"] for s, t, data in graph.edges(data=True)}


def cells_of(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


# What joins whom


def test_acts_count_once_and_the_best_source_may_deny(small: Graph) -> None:
    """Two sources tell one signature; the depositary denies a ratification; a doubtful signature does not count."""
    made = small.network("party-treaty")
    assert edges(made) == {("aaa", "small"): 2, ("bbb", "small"): 1}
    edge = made.edges[f"{BASE}id/state/aaa", f"{BASE}id/treaty/small"]
    assert edge["sources"] == ["dep", "prs"] and len(edge["assertions"]) == 3
    assert edge["first"] == "2025-10-25", "the depositary's day, not the newspaper's"
    assert {short(kind).rpartition("#")[2] for kind in edge["kinds"]} == {"Signature", "Ratification"}


def test_who_is_without_a_vote_is_not_in_the_network(small: Graph) -> None:
    made = small.network("votes")
    assert edges(made) == {("aaa", "first"): 1}
    assert next(iter(made.edges(data=True)))[2]["sign"] == 1
    assert {node["kind"] for _, node in made.nodes(data=True)} == {"state", "vote item"}
    assert {short(name): node["bipartite"] for name, node in made.nodes(data=True)} == {"aaa": 0, "first": 1}


def test_offices_lead_from_persons_over_bodies_to_states(small: Graph) -> None:
    made = small.network("offices", sources=["prs", "dep"])
    state = f"{BASE}id/state/aaa"
    assert networkx.has_path(made, f"{BASE}id/person/minister-of-a", state)
    assert made.edges[f"{BASE}id/org/aaa-ministry", state]["sources"] == ["dep"]


def test_folding_joins_what_shares(small: Graph) -> None:
    made = small.network("cosigning")
    assert list(edges(made)) == [("aaa", "bbb")]
    assert made.edges[f"{BASE}id/state/aaa", f"{BASE}id/state/bbb"]["items"] == [f"{BASE}id/treaty/small"]


@pytest.mark.parametrize(
    ("as_of", "reading", "expected"),
    [
        ("2025-10-24", "certain", {}),
        ("2025-10-25", "certain", {("aaa", "small"): 1}),
        ("2025-10-25", "possible", {("aaa", "small"): 2, ("bbb", "small"): 1}),
        ("2025-10-31", "certain", {("aaa", "small"): 1, ("bbb", "small"): 1}),
        ("2026-01-31", "certain", {("aaa", "small"): 2, ("bbb", "small"): 1}),
    ],
)
def test_certain_and_possible_are_two_networks(
    as_of: str, reading: str, expected: dict[tuple[str, str], float], small: Graph
) -> None:
    """B signed in some day of October; A ratified on a day that nobody gives, so surely only when that was known."""
    assert edges(small.network("party-treaty", as_of=as_of, reading=reading)) == expected


def test_windows_cut_what_was_before() -> None:
    acts = [record("a", "t", item="1", earliest="2001-05-05", latest="2001-05-05")]
    acts += [record("b", "t", item="2", earliest="2001-12-01", latest="2002-01-31")]

    def joined(**days: Any) -> list[str]:
        made = study(acts, bipartite="true", choice=Choice(**days)).network()
        return sorted(source for source, _ in made.edges)

    assert joined(since="2002-01-01") == []
    assert joined(since="2002-01-01", reading="possible") == ["b"]
    assert joined(since="2001-01-01", as_of="2001-12-31") == ["a"]
    assert joined(since="2001-01-01", as_of="2001-12-31", reading="possible") == ["a", "b"]


def test_spells_hold_from_their_beginning_to_their_end() -> None:
    spell = {"earliest": "2001-01-01", "latest": "2001-12-31", "end_earliest": "2005-01-01", "end_latest": "2005-12-31"}
    one = study([record("p", "b", **spell)], directed="true", time="spell")

    def held(day: str) -> str:
        return "".join(
            reading[0] if one.network(Choice(as_of=day, reading=reading)).edges else "-"
            for reading in ("certain", "possible")
        )

    days = ("2000-12-31", "2001-06-01", "2001-12-31", "2005-01-01", "2005-06-01", "2006-01-01")
    assert [held(day) for day in days] == ["--", "-p", "cp", "cp", "-p", "--"]


def test_levels_and_kinds_can_be_chosen(world: Graph) -> None:
    everything = reading.read(world, "speaks-of", Choice()).network()
    narrator = reading.read(world, "speaks-of", Choice(levels=("narrator",))).network()
    assert 0 < len(narrator.edges) < len(everything.edges)
    assert {level for edge in narrator.edges.values() for level in edge.levels} == {"narrator"}
    no = reading.read(world, "votes", Choice(kinds=("chc:no",))).network()
    assert {edge.sign for edge in no.edges.values()} == {-1}
    with pytest.raises(KGError, match=r"--level nonsense: .* there is narrator"):
        reading.read(world, "speaks-of", Choice(levels=("nonsense",))).network()


def test_groups_without_members_are_left_out_and_it_is_said(world: Graph) -> None:
    made = reading.read(world, "address", Choice()).network()
    assert not made.edges and made.left_out == 4
    assert "4 edges to groups without members left out; --groups keeps them as nodes of their own" in words.about(made)
    kept = reading.read(world, "address", Choice(groups=True)).network()
    assert {node.kind for node in kept.nodes.values()} == {"person", "group without members"}


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "queries/networks").glob("*.rq")))
def test_every_edge_rests_on_assertions_of_sources(name: str, world: Graph) -> None:
    asked = reading.read(world, name, Choice(groups=True))
    made = asked.network()
    assert made.edges
    for edge in made.edges.values():
        assert edge.assertions and edge.documents and edge.weight > 0 and made.origins(edge)
    assert not any(NOTHING_DERIVED.match(r.document) for r in asked.records)
    for edge in list(made.edges.values())[:3]:
        told = {a.source for one in edge.assertions[:3] for a in world.evidence(one)}
        assert told and all(edge.documents)


def test_parties_and_ties_of_the_world(world: Graph) -> None:
    """The sum over treaties of pairs of parties is the sum of the weights of the folded network."""
    two = reading.read(world, "party-treaty", Choice()).network()
    sizes = [sum(t == treaty for _, t in two.edges) for treaty in {t for _, t in two.edges}]
    one = reading.read(world, "cosigning", Choice()).network()
    assert sum(edge.weight for edge in one.edges.values()) == sum(n * (n - 1) // 2 for n in sizes)
    assert len(one.nodes) == len(two.first_side) == 146
    projected = networkx.bipartite.projected_graph(handing.to_networkx(two, grounds=False), two.first_side)
    assert {frozenset(pair) for pair in one.edges} == {frozenset(pair) for pair in projected.edges()}


# What is refused


def test_quoted_rows_are_read_as_others_are() -> None:
    head = ["source", "target", "item", "weight", "assertion", "source_document"]
    told = [["a", "t", "x", "2.5", "n", f"{BASE}source/y"], ["b", "t", "", "", "m", f"{BASE}source/z"]]
    plain = "".join(",".join(row) + "\r\n" for row in [head, *told])
    quoted = "".join(",".join(f'"{cell}"' for cell in row) + "\r\n" for row in [head, *told])
    found = records.read(plain.encode(), "mine")
    assert [(r.source, r.item, r.weight, r.document) for r in found] == [
        ("a", "x", 2.5, f"{BASE}source/y"),
        ("b", "m", 1.0, f"{BASE}source/z"),
    ]
    assert records.read(quoted.encode(), "mine") == found


def test_an_edge_that_no_source_tells_is_refused() -> None:
    row = f"source,target,assertion,source_document\na,b,x,{BASE}derived/1-class-closure\n"
    with pytest.raises(KGError, match="edges come from what sources say"):
        records.read(row.encode(), "mine")
    with pytest.raises(KGError, match=r"lacks \?assertion \?source_document"):
        records.read(b"source,target\na,b\n", "mine")
    with pytest.raises(KGError, match="'much' is no number"):
        records.read(f"source,target,weight,assertion,source_document\na,b,much,x,{BASE}source/y\n".encode(), "mine")


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ({"directed": "perhaps"}, "expected one of true, false"),
        ({"fold": "source", "directed": "true"}, "neither directed nor bipartite"),
        ({"directed": "true", "bipartite": "true"}, "not directed"),
        ({"eligible": "eligible"}, "expected question, source and target"),
    ],
)
def test_a_header_that_contradicts_itself_is_refused(header: dict[str, str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        projection(**header)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"reading": "maybe"}, "expected certain or possible"),
        ({"as_of": "2025-10"}, "expected a day"),
        ({"since": "2026-01-01", "as_of": "2025-01-01"}, "must not be after"),
    ],
)
def test_a_choice_that_means_nothing_is_refused(given: dict[str, Any], message: str) -> None:
    with pytest.raises(KGError, match=message):
        Choice(**given)


# One source


def test_a_source_that_made_the_result_is_named() -> None:
    rows = [record(f"s{i}", "t", "loud" if i < 8 else "quiet") for i in range(10)]
    made = study(rows, bipartite="true").network()
    assert words.dominance(made) == ["80 % of the edges rest on one source alone: without loud, 2 edges would be left"]
    both = study([*rows, *(record(f"s{i}", "t", "quiet") for i in range(8))], bipartite="true").network()
    assert words.dominance(both) == []


def test_copies_are_one_origin() -> None:
    copies = Sources(parents={"copy-1": "wire", "copy-2": "copy-1"})
    rows = [record(f"s{i}", "t", slug) for i in range(4) for slug in ("copy-1", "copy-2")]
    made = study(rows, copies, bipartite="true").network()
    edge = next(iter(made.edges.values()))
    assert edge.documents == ["copy-1", "copy-2"] and made.origins(edge) == ["wire"] and edge.weight == 1
    assert words.dominance(made) == ["all of the edges rest on one origin alone: without wire, 0 edges would be left"]


def test_a_source_behind_one_end_of_a_tie_is_needed() -> None:
    """Folded: A and B share two treaties; for both, what is known of B stands in one source."""
    rows = [record("A", t, slug) for t in ("t", "u") for slug in ("x", "y")] + [record("B", t, "z") for t in ("t", "u")]
    made = study(rows, fold="source").network()
    assert words.resting(made, lambda edge: set(edge.documents)) == {"z": 1}
    spare = study([*rows, record("B", "u", "w")], fold="source").network()
    assert words.resting(spare, lambda edge: set(edge.documents)) == {}


# Files


@pytest.fixture(scope="module")
def parties(world: Graph) -> reading.Study:
    return reading.read(world, "party-treaty", Choice())


def test_graphml_reads_back_with_evidence(parties: reading.Study, world: Graph) -> None:
    made = parties.network()
    text = files.render(parties, made, "graphml", world.context.shorten)
    back = networkx.parse_graphml(text)
    assert back.number_of_edges() == len(made.edges) and not back.is_directed()
    for (source, target), edge in made.edges.items():
        data = back.edges[world.context.shorten(source), world.context.shorten(target)]
        assert data["assertions"].split(";") == [world.context.shorten(one) for one in edge.assertions]
        assert data["sources"].split(";") == edge.documents and data["weight"] == edge.weight
    assert {type(node["type"]) for _, node in back.nodes(data=True)} == {bool}
    assert {node["kind"] for _, node in back.nodes(data=True) if node["type"]} == {"treaty"}
    assert text == files.render(parties, parties.network(), "graphml", world.context.shorten)


def test_gexf_reads_back_with_days(parties: reading.Study, world: Graph, tmp_path: Path) -> None:
    file = tmp_path / "n.gexf"
    file.write_text(files.render(parties, parties.network(), "gexf", world.context.shorten), encoding="utf-8")
    back = networkx.read_gexf(file, version="1.3")
    assert back.number_of_edges() == len(parties.network().edges)
    days = [data["start"] for _, _, data in back.edges(data=True) if "start" in data]
    assert len(days) > 250 and all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in days)


def test_xml_holds_only_what_xml_may_hold() -> None:
    made = study([record('a<&"\x07', "b")], directed="true").network()
    rows = columns.table(made, str)
    for text in (xml_files.graphml(made, rows), xml_files.gexf(made, rows)):
        assert "\x07" not in text and "a&lt;&amp;" in text
    assert "\ufffd" in next(iter(networkx.parse_graphml(xml_files.graphml(made, rows)).nodes))


def test_matrices_have_the_same_order_at_every_wave(parties: reading.Study, world: Graph) -> None:
    waves = [
        list(
            csv.reader(io.StringIO(tables.matrix(parties.network(choice), parties.population(), world.context.shorten)))
        )
        for choice in (Choice(as_of="2005-01-01"), Choice(as_of="2026-01-01"), Choice())
    ]
    assert len({(tuple(wave[0]), tuple(row[0] for row in wave)) for wave in waves}) == 1
    sums = [sum(float(cell) for row in wave[1:] for cell in row[1:]) for wave in waves]
    assert 0 < sums[0] < sums[1] <= sums[2] == sum(edge.weight for edge in parties.network().edges.values())


def test_a_matrix_of_votes_tells_abstaining_from_being_away(world: Graph) -> None:
    asked = reading.read(world, "votes", Choice())
    rows = cells_of(tables.matrix(asked.network(), asked.population(), world.context.shorten))
    cells = {cell for row in rows[1:] for cell in row[1:]}
    assert cells == {"", "-1", "0", "1"}


# Command


def test_the_command_writes_and_says(kg: Callable[..., Ran], small_home: Path, tmp_path: Path) -> None:
    listed = kg("network", cwd=small_home, base=small_home)
    assert listed.code == 0 and "party-treaty" in listed.out and "Who voted" in listed.out
    shown = kg("network", "party-treaty", cwd=small_home, base=small_home)
    assert shown.code == 0 and "Alland" in shown.out and "2 edges" in shown.err
    file = tmp_path / "n.csv"
    assert kg("network", "party-treaty", "-o", file, cwd=small_home, base=small_home).code == 0
    assert len(file.read_text("utf-8").splitlines()) == 3
    assert (tmp_path / "n.nodes.csv").read_text("utf-8").splitlines()[0] == "name,label,kind,region,type"
    wrong = kg("network", "friends", cwd=small_home, base=small_home)
    assert wrong.code == 2 and "no projection named 'friends'; there are address" in wrong.err
