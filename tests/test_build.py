"""Builds: the same bytes anywhere, only what changed is redone, and nothing half done is ever kept."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from tiny import FUJI, TEXT, TREATY, VAGUE, count, put, sheet, small

from kg.building import build, freshness, index, rules, store
from kg.building.selection import Selection, split
from kg.checking import validate
from kg.declared import workspace
from kg.declared.questions import Question
from kg.errors import InputError, NoBuildError, NonconformingError, QueryRefusedError, WorkspaceError
from kg.graph import Graph
from kg.querying.door import Door
from kg.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

    from kg.checking.shacl import Outcome
    from kg.checking.validate import Rulebook
    from kg.declared.ontology import Ontology
    from kg.declared.workspace import Workspace
    from kg.terms import Quad

SIGNED = '[[treaty-action]]\nid = "act:s"\nkind = "signature"\ntreaty = "trt:lantern"\nparty = "sta:fjord"\n'
NAMELESS = '[[treaty]]\nid = "trt:nameless"\nparties_needed = 4\n'
"""Breaks the shape TreatyName."""
GUESSED = f'{SIGNED}date = "2025-10"\nlevel = "inferred"\nconfidence = "probable"\n'


def sheets(first: str = "12") -> dict[str, str]:
    return {
        "a": sheet("a", TREATY, FUJI, SIGNED, count(first, "as_of = 2025-10-26")),
        "b": sheet("b", TREATY, count("15", "as_of = 2025-10-26"), kind="official", published="2026-02-01"),
        "c": sheet("c", TREATY, FUJI, GUESSED, VAGUE, count("9")),
    }


@pytest.fixture
def home(tmp_path: Path) -> Path:
    small(tmp_path / "home", **sheets())
    return tmp_path / "home"


def at(home: Path, out: str = "build") -> Workspace:
    return workspace.find(home, out=home / out)


def content(built: store.Build) -> tuple[list[str], list[str]]:
    """Read the store: what its named graphs hold, and its default graph."""
    quads = list(ox.Store.read_only(str(built.index)))
    named = sorted(f"{q} ." for q in quads if q.graph_name != ox.DefaultGraph())
    return named, sorted(f"{q.triple} ." for q in quads if q.graph_name == ox.DefaultGraph())


def triples(built: store.Build) -> list[str]:
    return [line.rsplit(" <", 1)[0] + " ." for line in split(built.nquads.read_text("utf-8"))]


def test_the_same_bytes_whatever_the_hash_seed_and_the_folder(home: Path, kg: Callable[..., Ran]) -> None:
    (home / "deep/er").mkdir(parents=True)
    other = home.with_name("elsewhere")
    shutil.copytree(home, other)
    runs = ((home, "0"), (home / "deep/er", "1"), (other, "4242"))
    made = []
    for number, (folder, seed) in enumerate(runs):
        ran = kg("build", "--out", home / f"out{number}", cwd=folder, env={"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"})
        assert ran.code == 0, ran.err
        built = store.read(home / f"out{number}")
        made.append((built.nquads.read_bytes(), built.remembered(), built.manifest.generation))
    assert made[0] == made[1] == made[2]


def test_the_graph_is_canonical(home: Path) -> None:
    data = build.run(at(home)).build.nquads.read_bytes()
    lines = split(data.decode("utf-8"))
    assert b"\r" not in data and data.endswith(b" .\n")
    assert lines == sorted(set(lines), key=lambda line: (line.rsplit(" <", 1)[1], line))
    assert "_:" not in data.decode("utf-8")


def moved(text: str) -> str:
    """Move the last entry of a sheet to the front."""
    head, *entries = text.split("\n[[")
    return "\n[[".join([head, entries[-1], *entries[:-1]])


CHANGES = {
    "a changed number": ("a", sheets("13")["a"]),
    "a new source": ("d", sheet("d", TREATY, count("14", "as_of = 2025-10-26"))),
    "a source less": ("b", ""),
    "a triple that another source still says": ("b", sheet("b", '[[treaty]]\nid = "trt:other"\nname = "Other"\n')),
    "a line separator in a literal": ("b", sheet("b", TREATY, '[[treaty]]\nid = "trt:x"\nname = "a\u2028b\u2029c"\n')),
    "nothing but a comment": ("a", "# a remark\n" + sheets()["a"]),
    "a remark that moves no entry, before one that warns": ("c", "# a remark\n" + sheets()["c"]),
    "a file that says the same with another entry first": ("c", moved(sheets()["c"])),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_continued_build_equals_a_full_one(change: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build.run(at(home))
    monkeypatch.setattr(index, "SMALL", 9.9)
    slug, text = CHANGES[change]
    put(home, slug, text) if text else (home / f"data/articles/{slug}.toml").unlink()
    with monkeypatch.context() as patch:
        patch.delattr(index, "create")
        continued = build.run(at(home)).build
    full = build.run(at(home, "fresh")).build
    assert continued.nquads.read_bytes() == full.nquads.read_bytes() == continued.link.read_bytes()
    assert content(continued) == content(full)
    assert continued.remembered() == full.remembered()
    assert content(full)[1] == sorted(set(triples(full)))


def test_the_index_says_what_the_graph_says(home: Path) -> None:
    put(home, "b", CHANGES["a line separator in a literal"][1])
    built = build.run(at(home)).build
    named, default = content(built)
    assert len(named) == len(split(built.nquads.read_text("utf-8")))
    assert default == sorted(set(triples(built)))


def test_only_the_changed_source_is_checked_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[set[str]] = []
    original = validate.check_shapes

    def spy(
        door: Door, book: Rulebook, ontology: Ontology, quads: list[Quad], engine: str, wanted: set[str]
    ) -> Outcome:
        seen.append({q[3].removeprefix(f"<{BASE}source/")[:1] for q in quads})
        rows = door.query("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }").rows
        assert {row["g"]["value"].removeprefix(f"{BASE}source/")[:1] for row in rows} == seen[-1]
        return original(door, book, ontology, quads, engine, wanted)

    monkeypatch.setattr(validate, "check_shapes", spy)
    first = build.run(at(home))
    build.run(at(home))
    put(home, "b", sheet("b", TREATY, count("16")))
    last = build.run(at(home))
    assert seen == [{"a", "b", "c"}, {"b"}]
    assert first.report.tested == last.report.tested


def test_several_processes_build_the_same(home: Path, kg: Callable[..., Ran]) -> None:
    alone = build.run(at(home)).build
    ran = kg("build", "--jobs", "2", "--out", home / "two", cwd=home)
    assert ran.code == 0, ran.err
    assert store.read(home / "two").nquads.read_bytes() == alone.nquads.read_bytes()


def test_keep_going_leaves_out_what_is_bad_and_says_so(home: Path, kg: Callable[..., Ran]) -> None:
    full = build.run(at(home, "full")).build
    put(home, "broken", "[source\n")
    put(home, "breaks", sheet("breaks", NAMELESS))
    refused = kg("build", cwd=home)
    assert refused.code == 2 and "broken.toml" in refused.err
    assert not (home / "build/manifest.json").exists()
    ran = kg("build", "--keep-going", cwd=home)
    assert ran.code == 1
    assert "left out data/articles/broken.toml" in ran.err and "left out breaks" in ran.err
    assert store.read(home / "build").nquads.read_bytes() == full.nquads.read_bytes()


def test_a_refused_build_leaves_the_last_one(home: Path) -> None:
    before = build.run(at(home)).build
    listing = sorted((home / "build").rglob("*"))
    put(home, "b", sheet("b", NAMELESS))
    with pytest.raises(NonconformingError, match=r"b\.toml, .*TreatyName"):
        build.run(at(home))
    put(home, "b", "[source]\nslug = 3\n")
    with pytest.raises(InputError, match=r"b\.toml"):
        build.run(at(home))
    assert sorted((home / "build").rglob("*")) == listing
    assert store.read(home / "build") == before


@pytest.mark.parametrize("name", ["manifest.json", "store/thesis.txt", "notes.txt", "store/0123456789abcdef.txt"])
def test_a_folder_of_somebody_else_is_refused_and_stays_as_it_is(name: str, home: Path) -> None:
    mine = home / "mine" / name
    mine.parent.mkdir(parents=True)
    mine.write_text('{"name": "a page"}')
    with pytest.raises(WorkspaceError, match="not empty"):
        build.run(at(home, "mine"))
    assert mine.read_text() == '{"name": "a page"}'
    assert [p for p in (home / "mine").rglob("*") if p.is_file()] == [mine]


def test_files_of_others_in_our_folder_stay(home: Path) -> None:
    build.run(at(home))
    mine = home / "build/store/mine/keep.txt"
    mine.parent.mkdir()
    mine.write_text("mine")
    for number in ("20", "21", "22"):
        put(home, "a", sheets(number)["a"])
        build.run(at(home))
    assert mine.read_text() == "mine"


def test_a_folder_that_is_a_file_or_of_another_version_is_no_build(home: Path) -> None:
    built = build.run(at(home)).build
    with pytest.raises(NoBuildError):
        store.read(home / "kg.toml")
    manifest = built.folder / store.MANIFEST
    manifest.write_text(manifest.read_text().replace(f'"version": {store.VERSION}', '"version": 99'))
    with pytest.raises(NoBuildError, match="version"):
        store.read(home / "build")
    assert store.read(build.run(at(home)).build.folder).manifest.version == store.VERSION


def test_words_are_beside_the_graph_and_never_in_it(home: Path) -> None:
    texts = home / "texts"
    texts.mkdir()
    (texts / "one.txt").write_text(TEXT, encoding="utf-8", newline="\n")
    built = build.run(at(home), texts=texts).build
    said = (home / "build/words.nq").read_text("utf-8")
    assert TEXT[:10] in said and "oa#exact" in said
    data = built.nquads.read_text("utf-8")
    assert TEXT[:10] not in data and "oa#exact" not in data
    assert build.run(at(home, "plain")).build.nquads.read_bytes() == built.nquads.read_bytes()


def test_a_build_knows_that_its_sheets_changed(home: Path) -> None:
    built = build.run(at(home)).build
    path = home / "data/articles/a.toml"
    assert not freshness.is_stale(at(home), built)
    os.utime(path)
    assert not freshness.is_stale(at(home), built)
    old = path.stat()
    path.write_text(sheets("19")["a"], encoding="utf-8")
    assert freshness.is_stale(at(home), built)
    if sys.platform != "win32":
        os.utime(path, ns=(old.st_atime_ns - 10**12, old.st_mtime_ns - 10**12))  # a copy that kept its old time
        assert freshness.is_stale(at(home), built)
    path.write_text(sheets()["a"], encoding="utf-8")
    assert not freshness.is_stale(at(home), built)
    path.rename(path.with_name("z.toml"))
    assert freshness.is_stale(at(home), built)


def test_a_sheet_that_changes_during_a_build_makes_it_old(home: Path) -> None:
    def meddle(step: str) -> None:
        if step.startswith("checking"):
            put(home, "a", sheets("77")["a"])

    built = build.run(at(home), progress=meddle).build
    assert freshness.is_stale(at(home), built)


def test_a_stale_build_is_said_to_be_so(home: Path, kg: Callable[..., Ran]) -> None:
    build.run(at(home))
    ask = ("query", "-", "-f", "csv")
    text = "ASK { ?s ?p ?o }"
    assert "changed after this build" not in kg(*ask, cwd=home, stdin=text).err
    put(home, "a", sheets("13")["a"])
    assert "changed after this build" in kg(*ask, cwd=home, stdin=text).err


GRAPHS = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }"


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (Selection(), {"a", "a/prov", "b", "b/prov", "c", "c/inferred", "c/prov", "derived", "conflicts"}),
        (Selection(sources=("c",)), {"c", "c/inferred", "c/prov", "derived"}),
        (Selection(known_on="2025-12-31"), {"a", "a/prov", "c", "c/inferred", "c/prov", "derived"}),
        (Selection(known_on="2025-10-31"), set()),
        (Selection(without_inferred=True), {"a", "a/prov", "b", "b/prov", "c", "c/prov", "derived", "conflicts"}),
        (Selection(("b", "c"), True, "2026"), {"b", "b/prov", "c", "c/prov", "derived"}),
    ],
)
def test_a_selection_leaves_out_derives_and_compares_again(chosen: Selection, expected: set[str], home: Path) -> None:
    graph = Graph(at(home), build.run(at(home)).build)
    with graph.door(chosen) as door:
        names = {row["g"]["value"].removeprefix(BASE) for row in door.query(GRAPHS).rows}
        found = {"derived" if n.startswith("derived/") else n.removeprefix("source/") for n in names}
        assert found == expected
        inner = "{ SELECT DISTINCT ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } } }"
        union = door.query(f"SELECT (COUNT(*) AS ?n) WHERE {inner}").rows[0]["n"]["value"]
        assert door.query("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").rows[0]["n"]["value"] == union


def test_what_is_derived_from_a_left_out_source_is_left_out(home: Path) -> None:
    graph = Graph(at(home), build.run(at(home)).build)
    ask = f"SELECT ?s WHERE {{ GRAPH ?g {{ ?s a ?c }} FILTER(STRSTARTS(STR(?g), '{BASE}derived/')) }}"
    with graph.door(Selection(sources=("b",))) as door:
        assert {row["s"]["value"] for row in door.query(ask).rows} <= {f"{BASE}id/treaty/lantern", f"{BASE}source/b/n"}
    with graph.door() as door:
        assert f"{BASE}id/action/s" in {row["s"]["value"] for row in door.query(ask).rows}


@pytest.mark.parametrize("chosen", [Selection(("nowhere",)), Selection(known_on="yesterday")])
def test_a_selection_that_means_nothing_is_refused(chosen: Selection, home: Path) -> None:
    with pytest.raises(QueryRefusedError):
        Graph(at(home), build.run(at(home)).build).door(chosen)


def rule(text: str) -> dict[str, Question]:
    return {"1-x": Question("1-x", "queries/rules/1-x.rq", text)}


@pytest.mark.parametrize(
    "where",
    [
        "BIND(NOW() AS ?o)", "BIND(rand() AS ?o)", "BIND(UUID() AS ?o)", "BIND(StrUUID() AS ?o)", "BIND(BNODE() AS ?o)",
        "{ SELECT (SAMPLE(?x) AS ?o) WHERE { ?s ?p ?x } }", "{ SELECT ?o WHERE { ?s ?p ?o } LIMIT 1 }",
        "{ SELECT (GROUP_CONCAT(?x) AS ?o) WHERE { ?s ?p ?x } }", "SERVICE <https://example.org/> { ?s ?p ?o }",
    ],
)  # fmt: skip
def test_a_rule_must_give_the_same_graph_every_time(where: str) -> None:
    with pytest.raises(QueryRefusedError, match=r"1-x\.rq, line 1"):
        rules.check(rule(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ ?s ?p ?v . {where} }}"))


@pytest.mark.parametrize("text", ["SELECT * WHERE { ?s ?p ?o }", "ASK { ?s ?p ?o }", "DESCRIBE <urn:a>"])
def test_a_rule_is_a_construct(text: str) -> None:
    with pytest.raises(QueryRefusedError, match="CONSTRUCT"):
        rules.check(rule(text))


@pytest.mark.parametrize("template", ["?s <urn:q> []", "[] <urn:q> ?o", "_:x <urn:q> ?s"])
def test_a_rule_that_makes_blank_nodes_is_refused(template: str) -> None:
    with Door(data=b"<urn:a> <urn:p> <urn:b> .\n") as door, pytest.raises(QueryRefusedError, match="blank nodes"):
        rules.derive(door, rule(f"CONSTRUCT {{ {template} }} WHERE {{ ?s <urn:p> ?o }}"))


def test_a_rule_reads_lower_numbers_and_keeps_odd_literals() -> None:
    both = {
        **rule("CONSTRUCT { ?s <urn:q> ?o } WHERE { ?s <urn:p> ?o }"),
        "2-y": Question("2-y", "2-y.rq", "CONSTRUCT { ?s <urn:r> ?o } WHERE { ?s <urn:q> ?o }"),
    }
    with Door(data='<urn:a> <urn:p> "x\u2028y _: z\\n . " .\n'.encode()) as door:
        found = rules.derive(door, both)
    literal = '"x\u2028y _: z\\n . "'
    assert found == [
        ("<urn:a>", "<urn:q>", literal, f"<{BASE}derived/1-x>"),
        ("<urn:a>", "<urn:r>", literal, f"<{BASE}derived/2-y>"),
    ]
