"""The Python door: values, rows, terms, rdflib, NetworkX, and what is raised."""

from __future__ import annotations

import copy
import pickle
import sys
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import networkx
import pytest
import rdflib
from workspaces import SEED

import kg
from kg.asking.rows import Row, Rows, to_python
from kg.errors import KGError, NoBuildError, QueryRefusedError, QueryTimeoutError, WorkspaceError

if TYPE_CHECKING:
    from pathlib import Path

    from kg.building.store import Build
    from kg.graph import Graph

XSD = "http://www.w3.org/2001/XMLSchema#"
SLUG = SEED.stem
OLD_NAMES = pytest.mark.filterwarnings("ignore::DeprecationWarning")
"""oxrdflib and rdflib call names of rdflib that rdflib itself calls old."""


@pytest.fixture(scope="module")
def graph(seed_build: Build) -> Graph:
    return kg.open(seed_build.folder.parent)


# Values


@pytest.mark.parametrize(
    ("text", "datatype", "value"),
    [
        ("72", "integer", 72), ("-0", "integer", 0), ("2.50", "decimal", Decimal("2.50")),
        ("1e3", "double", Decimal(1000)),
        ("2025-10-26", "date", date(2025, 10, 26)), ("true", "boolean", True), ("0", "boolean", False),
        ("2025-10", "gYearMonth", "2025-10"), ("2025", "gYear", "2025"), ("plain", "string", "plain"), ("x", "", "x"),
        ("2024-13-45", "date", "2024-13-45"), ("many", "integer", "many"), ("9" * 5000, "integer", "9" * 5000),
        ("", "decimal", ""),
    ],
)  # fmt: skip
def test_terms_become_values(text: str, datatype: str, value: object) -> None:
    cell = {"type": "literal", "value": text} | ({"datatype": XSD + datatype} if datatype else {})
    found = to_python(cell)
    assert found == value and type(found) is type(value)


def test_what_has_no_value_is_none() -> None:
    assert to_python(None) is None
    assert to_python({"type": "uri", "value": "urn:a"}) == "urn:a"


# Rows


def test_a_row_is_a_mapping_with_attributes() -> None:
    binding = {"value": {"type": "literal", "value": "72", "datatype": XSD + "integer"}}
    row = Row(["value", "by"], binding)
    assert (row.value, row["value"], row.by, row["by"]) == (72, 72, None, None)
    assert dict(row) == {"value": 72, "by": None}
    assert (len(row), list(row), "by" in row, row.get("none", 1)) == (2, ["value", "by"], True, 1)
    assert row.terms is binding
    assert repr(row) == "Row(value=72, by=None)"
    with pytest.raises(AttributeError, match="no column 'nothing'"):
        _ = row.nothing
    with pytest.raises(KeyError):
        _ = row["nothing"]
    assert not hasattr(row, "__wrapped__")
    assert dict(copy.deepcopy(row)) == dict(pickle.loads(pickle.dumps(row))) == dict(row)


def test_rows_are_a_sequence() -> None:
    rows = Rows(["n"], [{"n": {"type": "literal", "value": str(n), "datatype": XSD + "integer"}} for n in range(3)])
    assert [row.n for row in rows] == [0, 1, 2]
    assert (len(rows), rows[-1].n, [row.n for row in rows[1:]], rows.columns) == (3, 2, [1, 2], ["n"])
    assert repr(rows) == "<Rows: 3 of n>"
    assert not Rows(["n"], [])


def test_without_pandas_there_is_an_import_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError):
        Rows(["n"], []).to_pandas()


# Questions


def test_a_named_question_gives_values_with_their_grounds(graph: Graph) -> None:
    rows = graph.query("counts", measure="msr:states-signed", sources=[SLUG])
    assert [row.value for row in rows if row.start == 368] == [72]
    row = next(row for row in rows if row.start == 368)
    assert (row.end, row.as_of) == (404, date(2025, 10, 26))
    assert row.source == f"https://w3id.org/cca/source/{SLUG}"
    assert row.terms["value"]["datatype"] == XSD + "integer"
    assert row.upper is None


def test_selections_reach_the_question(graph: Graph) -> None:
    count = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } FILTER(STRENDS(STR(?g), '/inferred')) }"
    assert graph.query(count)[0].n > 0
    assert graph.query(count, without_inferred=True)[0].n == 0
    sources = "SELECT ?s { ?s a cca:Source }"
    assert {row.s.rpartition("/")[2] for row in graph.query(sources, sources=[SLUG])} == {SLUG}
    assert len(graph.query(sources, known_on="1900-01-01")) == 0
    derived = "ASK { GRAPH ?g { ?s ?p ?o } FILTER(CONTAINS(STR(?g), '/derived/')) }"
    assert graph.query(derived, sources=[SLUG])[0].answer is True


def test_a_triple_counts_once_in_a_selection(graph: Graph) -> None:
    query = "SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT *) AS ?d) { ?s ?p ?o }"
    for row in (graph.query(query)[0], graph.query(query, sources=[SLUG])[0]):
        assert row.n == row.d > 100


def test_an_ask_gives_one_row(graph: Graph) -> None:
    assert [dict(row) for row in graph.query("ASK { ?s a cca:Treaty }")] == [{"answer": True}]


def test_what_cannot_be_asked_is_raised(graph: Graph) -> None:
    with pytest.raises(KGError, match="did you mean counts"):
        graph.query("count")
    with pytest.raises(KGError, match="makes triples"):
        graph.query("CONSTRUCT WHERE { ?s a cca:Treaty }")
    with pytest.raises(QueryRefusedError, match="no parameter 'colour'"):
        graph.query("counts", colour="red")
    with pytest.raises(QueryRefusedError, match="SERVICE"):
        graph.query("SELECT * { SERVICE <http://localhost> { ?a ?b ?c } }")
    with pytest.raises(QueryTimeoutError):
        graph.query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", timeout=0.3)
    with pytest.raises(QueryRefusedError, match="no source 'nope'"):
        graph.query("counts", sources=["nope"])


def test_none_is_no_value(graph: Graph) -> None:
    assert len(graph.query("counts", measure=None)) == len(graph.query("counts"))


# Other doors


def test_evidence_and_conflicts(graph: Graph) -> None:
    found = graph.evidence("qty-72-signed")
    assert {(place.start, place.end) for record in found for place in record.places} == {(368, 404)}
    assert {record.source for record in found} == {SLUG}
    one = graph.evidence(found[0].iri)
    assert [record.iri for record in one] == [found[0].iri]
    with pytest.raises(KGError, match="nothing in the build"):
        graph.evidence("no-such-thing")
    conflicts = graph.conflicts()
    assert conflicts and all(any(claim.at_odds for claim in c.claims) for c in conflicts)


def test_labels_fall_back_from_language_to_english_to_the_name(graph: Graph) -> None:
    vietnam, unknown = "https://w3id.org/cca/id/state/vnm", "https://w3id.org/cca/id/state/zzz"
    with graph.door() as door:
        assert graph.labels(door, [vietnam, unknown, "file:///x", "urn:x'"], "pl") == {
            vietnam: "Wietnam", unknown: "sta:zzz", "file:///x": "file:///x", "urn:x'": "urn:x'",
        }  # fmt: skip
        assert graph.labels(door, [vietnam], "xx")[vietnam] == "Viet Nam"
        assert graph.labels(door, [], "en") == {}


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("sta:vnm", "https://w3id.org/cca/id/state/vnm"), ("https://x/y", "https://x/y"),
        (f"{SLUG}/st01", f"https://w3id.org/cca/source/{SLUG}/st01"),
    ],
)  # fmt: skip
def test_names_resolve(name: str, iri: str, graph: Graph) -> None:
    assert graph.iri(name) == iri


@OLD_NAMES
def test_rdflib_sees_the_union_and_every_graph(graph: Graph, seed_build: Build) -> None:
    lines = seed_build.nquads.read_text("utf-8").split("\n")[:-1]
    triples = {line.rsplit(" <", 1)[0] for line in lines}
    dataset = graph.rdflib()
    assert len(dataset) == len(triples) < len(lines)
    assert {" ".join(map(written, triple)) for triple in dataset.triples((None, None, None))} == triples
    named = {str(g.identifier): len(g) for g in dataset.graphs()} if hasattr(dataset, "graphs") else {}
    assert named[f"https://w3id.org/cca/source/{SLUG}"] > 100
    asked = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert [int(row[0]) for row in dataset.query(asked)] == [len(triples)]  # type: ignore[index,arg-type]
    assert dict(dataset.namespaces())["cca"] == rdflib.URIRef("https://w3id.org/cca/ns#")


def written(term: rdflib.term.Node) -> str:
    """Write a term as kg.nq does."""
    if not isinstance(term, rdflib.Literal):
        return f"<{term}>"
    quoted = '"' + str(term).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if term.language:
        return f"{quoted}@{term.language}"
    return quoted if term.datatype in (None, rdflib.XSD.string) else f"{quoted}^^<{term.datatype}>"


@OLD_NAMES
def test_rdflib_cannot_write(graph: Graph) -> None:
    a = rdflib.URIRef("urn:a")
    with pytest.raises((RuntimeError, OSError)):
        graph.rdflib().add((a, a, a))


@pytest.mark.parametrize(("name", "directed"), [("address", True), ("co-participation", False)])
def test_networks_carry_their_grounds(name: str, directed: bool, graph: Graph) -> None:
    made = graph.network(name, groups=True)
    assert isinstance(made, networkx.Graph) and made.is_directed() is directed
    assert made.number_of_edges() > 0
    assert made.graph["name"] == name
    for source, target, data in made.edges(data=True):
        assert data["weight"] > 0 and data["first"] <= data["last"]
        assert data["sources"] == data["origins"] == ["hanoi-2025-10-26-pl"]
        assert all(graph.evidence(one)[0].iri == one for one in data["assertions"])
        assert data["assertions"] and None not in data.values()
        for node in (source, target):
            assert made.nodes[node]["label"] and made.nodes[node]["kind"]


def test_networks_can_be_selected_and_refused(graph: Graph) -> None:
    assert graph.network("address", known_on="1900-01-01", groups=True).number_of_nodes() == 0
    assert graph.network("address").number_of_nodes() == 0, "all are addressed as groups without members"
    with pytest.raises(KGError, match="no projection named 'friends'; there are address"):
        graph.network("friends")
    with pytest.raises(QueryRefusedError, match="no parameter"):
        graph.network("address", colour="red")


def test_validate_checks_the_files_again(graph: Graph) -> None:
    report = graph.validate()
    assert report.conforms and sum(report.tested.values()) > 100


# Opening


def test_opening_says_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(NoBuildError, match="run `kg build`"):
        kg.open(tmp_path, tmp_path / "build")
    with pytest.raises(WorkspaceError, match="no such folder"):
        kg.open(tmp_path / "nowhere")


def test_the_public_names_are_there() -> None:
    assert kg.Graph.__name__ == "Graph" and kg.KGError is KGError
    assert set(kg.__all__) == {"Graph", "KGError", "__version__", "open"}
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = kg.nothing
