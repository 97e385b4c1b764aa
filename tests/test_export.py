"""Exports say what the build says, to other programs too, and are the same bytes every time."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
import rdflib
from conftest import Ran
from workspaces import make_seed

import kg as package
from kg.asking import export
from kg.building.selection import Selection
from kg.errors import KGError, QueryRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.building.store import Build
    from kg.graph import Graph

Run = Callable[..., Ran]
Line = tuple[str, ...]
BASE = "https://w3id.org/cca/"
SEED = "hanoi-2025-10-26-pl"
DATASETS = {"trig": ("TRIG", "trig"), "nquads": ("N_QUADS", "nquads"), "jsonld": ("JSON_LD", "json-ld")}
MAIN = ox.DefaultGraph()


@pytest.fixture(scope="module")
def graph(seed_build: Build) -> Graph:
    return package.open(seed_build.folder.parent)


@pytest.fixture(autouse=True)
def lexical_forms_kept() -> Iterator[None]:
    """Let rdflib keep literals as they are written."""
    before, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    yield
    rdflib.NORMALIZE_LITERALS = before


def from_build(graph: Graph) -> set[Line]:
    quads = ox.parse(graph.build.nquads.read_bytes(), format=ox.RdfFormat.N_QUADS)
    return {(str(q.subject), str(q.predicate), str(q.object), str(q.graph_name)) for q in quads}


def triples(lines: Iterable[Line]) -> set[Line]:
    return {line[:3] for line in lines}


def by_oxigraph(data: bytes, name: str) -> set[Line]:
    quads = list(ox.parse(data, format=getattr(ox.RdfFormat, name)))
    return {(str(q.subject), str(q.predicate), str(q.object), *graph_of(q)) for q in quads}


def graph_of(quad: ox.Quad) -> tuple[str, ...]:
    return () if quad.graph_name == MAIN else (str(quad.graph_name),)


def n3(term: rdflib.term.Node) -> str:
    """Write rdflib's term as N-Quads does."""
    if isinstance(term, rdflib.Literal):
        datatype = None if term.datatype == rdflib.XSD.string else term.datatype
        made = ox.Literal(str(term), datatype=ox.NamedNode(datatype)) if datatype else None
        return str(made or ox.Literal(str(term), language=term.language))
    assert isinstance(term, rdflib.URIRef)
    return f"<{term}>"


def test_turtle_parses_back_to_the_union(graph: Graph) -> None:
    data = export.export(graph, "turtle", Selection())
    expected = triples(from_build(graph))
    assert by_oxigraph(data, "TURTLE") == expected
    parsed = rdflib.Graph().parse(data=data, format="turtle")
    assert {(n3(s), n3(p), n3(o)) for s, p, o in parsed} == expected


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("format", DATASETS)
def test_datasets_parse_back_to_the_build(format: str, graph: Graph) -> None:
    data = export.export(graph, format, Selection())
    expected = from_build(graph)
    oxigraph, other = DATASETS[format]
    assert by_oxigraph(data, oxigraph) == expected
    parsed = rdflib.Dataset()
    parsed.parse(data=data, format=other)
    found = {(n3(s), n3(p), n3(o), f"<{g}>") for s, p, o, g in parsed.quads((None, None, None, None))}
    assert found == expected
    assert "_:" not in {term[:2] for line in expected for term in line}


def test_nquads_are_the_build_itself(graph: Graph, seed_build: Build) -> None:
    data = export.export(graph, "nquads", Selection())
    assert data == seed_build.nquads.read_bytes() == seed_build.link.read_bytes()
    keys = [(line.rsplit(" <", 1)[1], line) for line in data.decode("utf-8").split("\n")[:-1]]
    assert keys == sorted(set(keys))
    assert b"\r" not in data and data.endswith(b" .\n")


@pytest.mark.parametrize("format", ["turtle", "trig", "jsonld", "csv"])
def test_the_same_bytes_on_any_hash_seed_and_from_any_folder(
    format: str, kg: Run, seed_home: Path, seed_build: Build, tmp_path: Path
) -> None:
    copy = make_seed(tmp_path / "copy")
    outputs = []
    for number, folder in enumerate((seed_home, copy / "data")):
        path = tmp_path / f"{number}.out"
        arguments = ("export", "-f", format, "--out", seed_build.folder, "-o", path)
        ran = kg(*arguments, cwd=folder, env={"PYTHONHASHSEED": str(number + 1)})
        assert ran.code == 0, ran.err
        outputs.append(path.read_bytes())
    assert outputs[0] == outputs[1] != b""


@pytest.mark.parametrize("format", ["turtle", "trig"])
def test_prefixes_are_bound_and_only_those_used(format: str, graph: Graph) -> None:
    text = export.export(graph, format, Selection()).decode("utf-8")
    head = re.findall(r"^@prefix .*$", text, re.MULTILINE)
    assert head == sorted(set(head))
    bound = re.findall(r"^@prefix ([\w-]+): <([^>]+)> \.$", text, re.MULTILINE)
    assert dict(bound).items() <= graph.context.prefixes.items()
    body = text.split("\n", len(bound))[-1]
    for prefix, _ in bound:
        assert re.search(rf"(^|[\s(,;^]){re.escape(prefix)}:", body), f"{prefix} is bound but not used"
    assert {"cca", "rdf"} <= dict(bound).keys()


def test_a_prefix_inside_a_text_is_not_used() -> None:
    a = ox.NamedNode("https://w3id.org/cca/ns#a")
    text = ox.Literal('see foaf: and "schema:\n@prefix dct: <x> .\u2028@prefix org: <y> .')
    data = export.with_prefixes(
        [ox.Triple(a, a, text)],
        ox.RdfFormat.TURTLE,
        {"cca": "https://w3id.org/cca/ns#", "foaf": "http://xmlns.com/foaf/0.1/", "schema": "https://schema.org/"},
    )
    assert re.findall(rb"^@prefix (\w+):", data, re.MULTILINE) == [b"cca"]
    assert [quad.object for quad in ox.parse(data, format=ox.RdfFormat.TURTLE)] == [text]


# Selections


def graphs(data: bytes) -> set[str]:
    return {line.rsplit(" <", 1)[1][:-3].removeprefix(BASE) for line in data.decode("utf-8").split("\n")[:-1]}


def test_a_source_comes_with_the_reference_and_nothing_derived(graph: Graph) -> None:
    found = graphs(export.export(graph, "nquads", Selection((SEED,))))
    own = {f"source/{SEED}", f"source/{SEED}/inferred", f"source/{SEED}/prov"}
    assert found == own | {"reference", "reference/prov"}


def test_inferences_can_be_left_out(graph: Graph) -> None:
    everything = graphs(export.export(graph, "nquads", Selection()))
    without = graphs(export.export(graph, "nquads", Selection(without_inferred=True)))
    left_out = everything - without
    assert f"source/{SEED}/inferred" in left_out
    assert all(name.endswith("/inferred") or name.startswith(("derived/", "conflicts")) for name in left_out)
    assert f"source/{SEED}/inferred" not in export.export(graph, "csv", Selection(without_inferred=True)).decode()


def test_what_was_known_on_a_day(graph: Graph) -> None:
    days = {row.source.rpartition("/")[2]: row.known_from for row in graph.query(KNOWN)}
    for day in sorted(set(days.values())):
        data = export.export(graph, "nquads", Selection(known_on=day.isoformat()))
        found = {name.split("/")[1] for name in graphs(data) if name.startswith("source/")}
        assert found == {slug for slug, known in days.items() if known <= day}


KNOWN = "SELECT ?source ?known_from { ?source a cca:Source ; cca:knownFrom ?known_from }"


@pytest.mark.parametrize("format", export.WRITERS)
def test_an_empty_selection_is_said_so(format: str, graph: Graph) -> None:
    with pytest.raises(KGError, match="nothing is selected"):
        export.export(graph, format, Selection(known_on="1900-01-01"))


@pytest.mark.parametrize(
    ("selection", "message"),
    [(Selection(("no-such",)), "no source 'no-such'"), (Selection(known_on="soon"), "--known-on")],
)
def test_a_wrong_selection_is_refused(selection: Selection, message: str, graph: Graph) -> None:
    with pytest.raises(QueryRefusedError, match=message):
        export.export(graph, "nquads", selection)


# CSV


def test_csv_has_every_fact_with_its_place(graph: Graph) -> None:
    text = export.export(graph, "csv", Selection()).decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert tuple(rows[0]) == export.COLUMNS
    expand = graph.context.expand

    def long(name: str) -> str:
        return expand(name) or name

    wanted = set()
    for s, p, o, g in from_build(graph):
        if g.startswith((f"<{BASE}source/", f"<{BASE}reference")) and not g.endswith("/prov>"):
            wanted.add((s[1:-1], p[1:-1], o))
    found = set()
    for row in rows:
        datatype = long(row["datatype"])
        value = row["value"]
        if row["language"]:
            term = str(ox.Literal(value, language=row["language"]))
        elif datatype:
            term = str(ox.Literal(value, datatype=ox.NamedNode(datatype)))
        else:
            term = f"<{long(value)}>" if f"<{long(value)}>" in {o for *_, o in wanted} else str(ox.Literal(value))
        found.add((long(row["subject"]), long(row["property"]), term))
        assert row["source"] and row["level"] and row["assertion"]
        assert bool(row["start"]) == bool(row["end"]) == (row["source"] == SEED)
        if row["start"]:
            assert 0 <= int(row["start"]) < int(row["end"])
    assert found == wanted


def test_csv_is_sorted_and_ends_its_lines_as_the_standard_says(graph: Graph) -> None:
    data = export.export(graph, "csv", Selection((SEED,)))
    assert data.count(b"\r\n") == data.count(b"\n") > 100
    rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))[1:]
    assert {row[5] for row in rows} >= {SEED}
    subjects = [graph.context.expand(row[0]) or row[0] for row in rows]
    assert subjects == sorted(subjects)
