"""Replication folders: the same bytes again, only the rows that count, tampering found, R without kg."""

from __future__ import annotations

import csv
import getpass
import hashlib
import io
import json
import os
import re
import shutil
import socket
import subprocess
import tomllib
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
import small_analyses
import tiny
import yaml
from conftest import ROOT, Ran

from kg.declared import workspace
from kg.errors import KGError, WorkspaceError
from kg.graph import Graph
from kg.replicating import choose, compare, cutting, figures, making, surroundings

if TYPE_CHECKING:
    from pathlib import Path

    from kg.building.store import Build

Run = Callable[..., Ran]
RSCRIPT = shutil.which("Rscript")
KEPT = {
    "sources.csv": ["unodc-convention-home", "dep", "prs"],
    "reference/actor.csv": ["bod:un", "bod:unodc"],
    "reference/actor.names.csv": ["sta:bbb"],
    "reference/actor.small.csv": ["sta:aaa", "sta:bbb"],
    "reference/code.small.csv": ["cod:aaa--cown--100", "cod:aaa--cown--101", "cod:bbb--cown--200"],
    "reference/coverage.small.csv": ["cov:small--signature", "cov:small--ratification"],
    "reference/state-membership.small.csv": ["mem:aaa--un", "mem:bbb--un"],
    "reference/treaty-action.small.csv": [
        *("act:small--aaa--signature",) * 2,
        "act:small--bbb--signature",
        "act:small--aaa--ratification",
        *("act:small--bbb--ratification",) * 2,
    ],
    "reference/treaty-milestone.small.csv": ["act:small--adoption"],
    "reference/treaty.small.csv": ["trt:small"],
}
"""What stands behind the two panels, by hand: no votes, counts, events, reservations, other bodies or treaties, and no
act of the Common Club, which is in no row and on no list that anybody is sure of."""


def quiet(_: str) -> None:
    """Say nothing."""


def make(graph: Graph, name: str, home: Path) -> Path:
    making.make(graph, name, home, 60.0, quiet)
    return home


def files(home: Path) -> dict[str, bytes]:
    paths = (path for path in home.rglob("*") if path.is_file())
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in sorted(paths)}


def rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_analyses.make(tmp_path_factory.mktemp("small") / "home")


@pytest.fixture(scope="module")
def graph(home: Path) -> Graph:
    found = workspace.find(home)
    return small_analyses.graph(home, out=found.out)


@pytest.fixture(scope="module")
def spells(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder as it is where nothing can be drawn."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(figures, "can_draw", lambda: False)
        return make(graph, "time-to-signature", tmp_path_factory.mktemp("spells") / "folder")


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "can_draw", lambda: False)


@pytest.fixture(scope="module")
def speech(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(graph, "who-addresses-whom", tmp_path_factory.mktemp("speech") / "folder")


@pytest.fixture
def copy(spells: Path, tmp_path: Path) -> Path:
    return shutil.copytree(spells, tmp_path / "copy")


# What is in it


def test_everything_leads_from_the_page_to_a_file_and_a_query(spells: Path, home: Path) -> None:
    page, there = (spells / "README.md").read_text("utf-8"), files(spells)
    for file in re.findall(r"`((?:tables|queries|figures)/[^`]+\.\w+)`", page):
        assert file in there
    for name in ("tables/spells.csv", "tables/years.csv", "results/outcomes.csv", "queries/panels/spells.rq"):
        assert f"`{name}`" in page
    assert "`kg panel spells --set event=signed --set treaty=trt:small`" in page
    assert {n.split("/")[0] for n in there} >= {"analysis.R", "analysis.ipynb", "CITATION.cff", "LICENSE-DATA"}
    for ending in ("csv", "datapackage.json", "codebook.md", "load.R"):
        assert f"tables/years.{ending}" in there
    assert there["LICENSE-DATA"].strip()


def test_queries_are_exact_copies_with_their_digests(spells: Path, home: Path) -> None:
    page = (spells / "README.md").read_text("utf-8")
    told = dict(re.findall(r"\| `(queries/[^`]+)` \| `([0-9a-f]{64})` \|", page))
    assert {"queries/panels/spells.rq", "queries/inputs/acts.rq", "queries/questions/coverage.rq"} <= told.keys()
    assert told.keys() == {name for name in files(spells) if name.startswith("queries/")}
    for name, digest in told.items():
        data = (spells / name).read_bytes()
        assert data == (home / name).read_bytes() == (spells / "inputs" / name).read_bytes()
        assert hashlib.sha256(data).hexdigest() == digest


def test_the_manifest_has_every_file(spells: Path) -> None:
    told = json.loads((spells / "manifest.json").read_bytes())["files"]
    there = files(spells)
    assert told == {n: hashlib.sha256(d).hexdigest() for n, d in there.items() if n != "manifest.json"}


def test_methods_say_how_far_lists_go_and_when_sources_were_stored(spells: Path) -> None:
    page = (spells / "methods.md").read_text("utf-8")
    assert "Nobody is followed beyond 2025-12-31." in page
    assert "3 sources stand behind 23 rows." in page
    assert "signatures of the Small Treaty: found 2, source says 2, list complete until 2025-12-31" in page
    assert "| dep | Chart of the depositary | depositary | 2026-01-31 | 2026-02-01 | https://example.org/dep |" in page


def test_it_can_be_cited(speech: Path) -> None:
    told = yaml.safe_load((speech / "CITATION.cff").read_text("utf-8"))
    assert told["authors"] == [{"name": "A. Coder"}] and told["title"].endswith("Who addresses whom")
    assert "https://www.unodc.org/unodc/en/cybercrime/convention/home.html" in {
        one.get("url") for one in told["references"]
    }


def test_the_scope_is_said(speech: Path) -> None:
    for name in ("README.md", "methods.md"):
        assert "descriptive of the supplied text only" in (speech / name).read_text("utf-8")


def test_versions_and_packages_of_r() -> None:
    script = "library(survival) # library(no)\nigraph::degree(g)\nrequire('stats'); x <- a::b"
    assert surroundings.r_packages(script) == ["a", "igraph", "survival"]
    page = surroundings.page(script, has_notebook=False, has_figures=False)
    assert "networkx 3." in page and "survival" in page and "matplotlib" not in page


# The same again


def test_made_anew_it_has_the_same_bytes_and_keeps_what_a_person_put_there(
    graph: Graph, copy: Path, spells: Path, undrawn: None
) -> None:
    (copy / "results").mkdir()
    (copy / "results/outcomes.csv").write_text("mine", encoding="utf-8")
    make(graph, "time-to-signature", copy)
    assert files(copy) == {**files(spells), "results/outcomes.csv": b"mine"}
    assert [path.name for path in copy.parent.iterdir()] == ["copy"]
    flip(copy / "analysis.R")
    with pytest.raises(WorkspaceError, match=r"analysis\.R is not as the manifest has it, and would be lost"):
        make(graph, "time-to-signature", copy)


def test_it_is_made_again_from_its_own_inputs(kg: Run, spells: Path, tmp_path: Path) -> None:
    elsewhere = shutil.copytree(spells, tmp_path / "deep" / "elsewhere")
    done = kg("replicate", elsewhere, cwd=tmp_path, base=ROOT)
    assert done.code == 0, done.err
    assert done.out.startswith("same: ")
    assert files(elsewhere) == files(spells)


def test_nothing_in_it_names_a_machine_or_a_place(spells: Path, speech: Path, home: Path) -> None:
    whole = b"\n".join([*files(spells).values(), *files(speech).values()]).decode("utf-8")
    for word in (str(home), str(spells), os.sep + "tmp" + os.sep, socket.gethostname() + "\n", getpass.getuser() + "@"):
        assert word not in whole


def test_the_frozen_folder_builds_alone(kg: Run, spells: Path, tmp_path: Path) -> None:
    inputs = shutil.copytree(spells / "inputs", tmp_path / "inputs")
    assert kg("build", cwd=inputs, base=ROOT).code == 0
    asked = kg(
        "panel", "spells", "--set", "treaty=trt:small", "--set", "event=signed", "-f", "csv", cwd=inputs, base=ROOT
    )
    assert asked.out.encode() == (spells / "tables/spells.csv").read_bytes()


# Frozen inputs


def test_frozen_inputs_have_the_rows_that_count_and_no_other(spells: Path) -> None:
    data = spells / "inputs/data"
    found = {
        path.relative_to(data).as_posix(): [row.get("id") or row["slug"] for row in rows(path)]
        for path in data.rglob("*.csv")
    }
    assert found == KEPT
    assert not (data / "articles").exists()


def test_of_a_sheet_only_the_entries_that_count_are_kept(speech: Path) -> None:
    [path] = (speech / "inputs/data/articles").iterdir()
    sheet = tomllib.loads(path.read_text("utf-8"))
    assert {entry["id"] for entry in sheet["statement"]} == {"st14", "st15", "st16", "st27"}
    assert {entry["act"] for entry in sheet["statement"] if "act" in entry} == {"appeals"}
    assert {"count", "participation", "membership"}.isdisjoint(sheet)
    assert "#" not in path.read_text("utf-8"), "comments stay behind"


def test_no_text_of_an_article_goes_in(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, undrawn: None
) -> None:
    """The workspace is a reader's own, over a base: its sheet, its source and its analysis are found there."""
    monkeypatch.setattr(workspace, "base_root", lambda: home)
    own = tmp_path / "own"
    act = '[[treaty-action]]\nid = "act:small--aaa--signature"\nkind = "signature"\ntreaty = "trt:small"\n'
    sheet = tiny.sheet("mine", f'{act}party = "sta:aaa"\ndate = "2025-10-27"\n')
    tiny.put(own, "mine", f"# {tiny.TEXT}\n{sheet}")
    (own / "kg.toml").write_text("base = true\n", encoding="utf-8")
    (own / "texts").mkdir()
    (own / "texts/mine.txt").write_text(tiny.TEXT, encoding="utf-8")
    head = "slug,title_en,kind,published,derived_from\n"
    table = f"{head}first,First report,wire,2025-10-26,\nsecond,Copy of it,press,2025-10-27,src:first\n"
    (own / "data/sources.csv").write_text(table, encoding="utf-8")
    (own / "data/reference").mkdir()
    told = "id,kind,treaty,party,date,source\nact:small--bbb--signature,signature,trt:small,sta:bbb,2025-10-28,"
    (own / "data/reference/treaty-action.small.csv").write_text(f"{told}second\n", encoding="utf-8")
    counted = "id,measure,value,unit,about,source\nsigned,states-signed,9,states,trt:small,first\n"
    (own / "data/reference/count.own.csv").write_text(counted, encoding="utf-8")
    small_analyses.put(own, "mine", small_analyses.SPELLS.partition("[[result]]")[0])
    made = make(small_analyses.graph(own), "mine", tmp_path / "folder")
    inputs = made / "inputs/data"
    whole = b"\n".join(files(made).values()).decode("utf-8")
    assert hashlib.sha256(tiny.TEXT.encode()).hexdigest() in whole
    assert "harbour of Lampton" not in whole and "envoys of many coasts" not in whole
    # An own row takes the place of the packaged ones of its id; both tables of one name are kept.
    signed = rows(inputs / "reference/treaty-action.small.layer-2.csv")
    assert [row["source"] for row in signed] == ["second"]
    assert "act:small--bbb--signature" not in {r["id"] for r in rows(inputs / "reference/treaty-action.small.csv")}
    # A source that was copied keeps a row, or its copies would count as origins.
    assert [row["source"] for row in rows(inputs / "reference/count.own.csv")] == ["first"]
    assert {"mine", "second", "first"} <= {row["slug"] for row in rows(inputs / "sources.csv")} | {"mine"}
    assert compare.check(made, 60.0).differing == {}


def test_without_a_source_its_rows_are_gone(home: Path, spells: Path, tmp_path: Path) -> None:
    part = small_analyses.graph(home, without=("prs",), out=tmp_path / "build")
    made = make(part, "time-to-signature", tmp_path / "folder")
    for path in (made / "inputs/data/reference").iterdir():
        assert all(row["source"] != "prs" for row in rows(path)), path.name
    assert "prs" not in {row["slug"] for row in rows(made / "inputs/data/sources.csv")}
    assert (made / "tables/spells.csv").read_bytes() != (spells / "tables/spells.csv").read_bytes()


def test_what_the_header_of_a_network_names_goes_with_it(home: Path, graph: Graph, tmp_path: Path) -> None:
    """Who may be joined to what is asked for by a null only, but the header is not understood without the question."""
    toml = 'title = "t"\nquestion = "q"\n[[table]]\nname = "parties"\nnetwork = "party-treaty"\n'
    small_analyses.put(home, "joined", toml)
    made = make(graph, "joined", tmp_path / "folder")
    assert (made / "inputs/queries/questions/eligible.rq").is_file()
    assert json.loads((made / "manifest.json").read_bytes())["frozen"]["refused"] == {}


def test_a_table_that_sees_some_sources_needs_no_other(home: Path, graph: Graph, tmp_path: Path) -> None:
    toml = small_analyses.SPELLS.partition('[[table]]\nname = "years"')[0] + 'source = "dep"\n'
    small_analyses.put(home, "dep-only", toml)
    made = make(graph, "dep-only", tmp_path / "folder")
    paths = (path for path in (made / "inputs/data/reference").iterdir() if not path.name.startswith("actor."))
    assert {row["source"] for path in paths for row in rows(path)} == {"dep"}, "what names things is seen by all"


@pytest.mark.parametrize(
    ("query", "rule"),
    [
        ("SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE { ?x a cca:Signature }", choose.TREATIES),
        ("SELECT (COUNT(?o) AS ?n) WHERE { ?s dct:issued ?o }", choose.EVERYTHING),
    ],
)
def test_where_rows_do_not_do_more_is_taken_and_said(
    home: Path, graph: Graph, tmp_path: Path, query: str, rule: str
) -> None:
    """A count names none of the things that it counts."""
    (home / "queries/questions/how-many.rq").write_text(f"#+ summary: How many?\n{query}\n", encoding="utf-8")
    small_analyses.put(home, "counted", 'title = "t"\nquestion = "q"\n[[table]]\nname = "n"\nquestion = "how-many"\n')
    made = make(graph, "counted", tmp_path / "folder")
    told = json.loads((made / "manifest.json").read_bytes())["frozen"]
    assert told["rule"] == rule
    assert told["refused"][choose.ROWS] == "n.csv differs"
    page = (made / "README.md").read_text("utf-8")
    assert f"Less would not do: from {choose.RULES[choose.ROWS]}, n.csv differs." in page
    assert int((made / "tables/n.csv").read_text().split()[1]) > 1


# Tampering


def flip(path: Path, at: int = -2) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(bytes(data))


@pytest.mark.parametrize(
    "name",
    ["tables/spells.csv", "inputs/data/reference/code.small.csv", "inputs/queries/panels/spells.rq", "README.md"],
)
def test_one_byte_is_found_and_named(copy: Path, name: str) -> None:
    flip(copy / name)
    assert compare.check(copy, 60.0).differing == {name: "is not as the manifest has it"}


def test_a_missing_file_is_named(kg: Run, copy: Path) -> None:
    (copy / "tables/years.load.R").unlink()
    done = kg("replicate", copy, base=ROOT)
    assert (done.code, done.out) == (1, "tables/years.load.R is missing\n")


def test_a_forged_manifest_does_not_help(copy: Path) -> None:
    """A forger changes a number, in the table or in a row behind it, and the digest with it."""
    for name, changed in (
        ("tables/spells.csv", {"tables/spells.csv"}),
        ("inputs/data/reference/treaty-action.small.csv", {"tables/spells.csv", "tables/years.csv", "README.md"}),
    ):
        was = files(copy)
        path = copy / name
        path.write_bytes(path.read_bytes().replace(b"2025-10-25", b"2025-10-24", 1))
        forge(copy)
        differing = compare.check(copy, 60.0).differing
        assert changed - {"README.md"} <= differing.keys()
        assert set(differing.values()) == {"is not what its inputs give"}
        for file, data in was.items():
            (copy / file).write_bytes(data)


def forge(home: Path) -> None:
    told = json.loads((home / "manifest.json").read_bytes())
    told["files"] = {name: hashlib.sha256((home / name).read_bytes()).hexdigest() for name in told["files"]}
    (home / "manifest.json").write_text(json.dumps(told), encoding="utf-8")


def test_inputs_that_do_not_build_are_said_to_be_so(copy: Path) -> None:
    (copy / "inputs/data/reference/treaty.small.csv").write_text("id\n", encoding="utf-8")
    forge(copy)
    found = compare.check(copy, 60.0).differing
    assert found["inputs"].startswith("nothing can be made of them: data/reference/treaty.small.csv, line 1")


@pytest.mark.parametrize(
    "told",
    [
        '{"is": "replication folder of kg", "version": 9}',
        '{"is": "replication folder of kg", "version": 1, "analysis": "a", "results": [], "frozen": {}, "files": {}}',
        '{"is": "replication folder of kg", "version": 1, "files": {"../../x": ""}}',
    ],
)
def test_a_manifest_of_another_form_is_refused(tmp_path: Path, told: str) -> None:
    (tmp_path / "manifest.json").write_text(told, encoding="utf-8")
    with pytest.raises(WorkspaceError, match="is not a manifest of this version"):
        compare.check(tmp_path, 60.0)


# R


def test_the_script_runs_without_kg(spells: Path, tmp_path: Path) -> None:
    if not RSCRIPT:
        pytest.skip("R is not installed: the script of the folder was not run")
    alone = shutil.copytree(spells, tmp_path / "alone")
    clean = {"PATH": os.path.dirname(RSCRIPT) + os.pathsep + "/usr/bin:/bin", "LANG": "C.UTF-8"}
    assert subprocess.run(["python3", "-c", "import kg"], env=clean, cwd=alone, capture_output=True).returncode != 0
    done = subprocess.run([RSCRIPT, "analysis.R"], cwd=alone, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (alone / "results/outcomes.csv").read_bytes() == b"outcome,states\nevent,2\n"
    loaded = 'folder <- "tables"; source("tables/years.load.R"); cat(nrow(panel))'
    shown = subprocess.run([RSCRIPT, "-e", loaded], cwd=alone, env=clean, capture_output=True, text=True, check=False)
    assert shown.stdout == "6", shown.stderr
    outcome = compare.check(alone, 60.0)
    assert outcome.differing == {}
    assert outcome.notes == ["computed by the analysis' own script, and not compared: results/outcomes.csv"]


# Where it is put


def test_a_folder_with_other_things_is_refused(kg: Run, home: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    done = kg("replicate", tmp_path, "--analysis", "time-to-signature", cwd=home, base=home)
    assert (done.code, done.out) == (2, "")
    assert f"{tmp_path} is not empty and no replication folder" in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_failure_leaves_nothing_behind(home: Path, graph: Graph, tmp_path: Path) -> None:
    toml = 'title = "t"\nquestion = "q"\n[[table]]\nname = "n"\npanel = "spells"\nset = {clock = "sundial"}\n'
    small_analyses.put(home, "failing", toml)
    with pytest.raises(KGError, match=r"failing/analysis\.toml, table 1 \(n\), field panel: --set clock=sundial"):
        make(graph, "failing", tmp_path / "folder")
    assert list(tmp_path.iterdir()) == []


def test_a_build_older_than_its_files_is_refused(home: Path, tmp_path: Path) -> None:
    copied = shutil.copytree(home, tmp_path / "home", symlinks=True)
    opened = small_analyses.graph(copied)
    with (copied / "data/reference/code.small.csv").open("a", encoding="utf-8") as file:
        file.write("cod:bbb--cown--201,sta:bbb,cown,201,,,dep,,\n")
    with pytest.raises(WorkspaceError, match="run `kg build` first"):
        make(Graph(opened.workspace, opened.build), "time-to-signature", tmp_path / "folder")


# Figures


def test_without_the_library_that_draws_the_page_says_so(spells: Path) -> None:
    assert figures.NEEDED in (spells / "README.md").read_text("utf-8")
    assert not (spells / "figures").exists()


def test_a_figure_is_drawn(graph: Graph, tmp_path: Path) -> None:
    if not figures.can_draw():
        pytest.skip(f"{figures.NEEDED}: none was drawn")
    made = make(graph, "time-to-signature", tmp_path / "folder")
    assert (made / "figures/figure-1.svg").read_bytes().startswith(b"<?xml")
    assert compare.check(made, 60.0).differing == {}


def test_figures_are_drawn_from_the_frozen_inputs_and_compared(
    graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "can_draw", lambda: True)
    svg = b"<svg><text>build %s</text></svg>"
    drawn: list[str] = []

    def draw(opened: Graph, made: object) -> tuple[bytes, list[str]]:
        digest = hashlib.sha256(opened.build.nquads.read_bytes()).hexdigest()[:12]
        drawn.append(digest)
        return svg.replace(b"%s", digest.encode()), ["One state is left out."]

    monkeypatch.setattr(figures, "draw", draw)
    made = make(graph, "time-to-signature", tmp_path / "folder")
    assert drawn[-1].encode() in (made / "figures/figure-1.svg").read_bytes()
    assert drawn[0] != drawn[-1], "from all rows, then from the frozen ones"
    page = (made / "README.md").read_text("utf-8")
    assert "`figures/figure-1.svg` | `kg panel spells --set event=signed --set treaty=trt:small --picture" in page
    assert "- figure-1: One state is left out." in page
    assert compare.check(made, 60.0).differing == {}
    monkeypatch.setattr(figures, "can_draw", lambda: False)
    with pytest.raises(WorkspaceError, match="cannot be drawn here"):
        compare.check(made, 60.0)


# Sheets


def test_a_sheet_is_cut_entry_by_entry() -> None:
    count = '[[count]]\nid = "n"\nnote = """\n# no comment\n"""\n'
    text = f'# top\n[source]\nslug = "a"\n\n# one\n{count}[[ count ]] # two\nid = "m"\n'
    assert cutting.sheet(text, {("count", 2)}) == '[source]\nslug = "a"\n\n[[ count ]] # two\nid = "m"\n'
    kept = cutting.sheet(text, {("count", 1)})
    assert tomllib.loads(kept)["count"] == [{"id": "n", "note": "# no comment\n"}]
    assert cutting.sheet(text, set()) == '[source]\nslug = "a"\n'


def test_a_sheet_that_cannot_be_cut_stays_whole() -> None:
    text = 'count = [{id = "n"}, {id = "m"}]\n[source]\nslug = "a"\n'
    assert cutting.sheet(text, {("count", 2)}) == text


# The world


def test_the_world(world_build: Build, tmp_path: Path) -> None:
    own = tmp_path / "own"
    toml = 'title = "t"\nquestion = "q"\n[[table]]\nname = "spells"\npanel = "spells"\n'
    small_analyses.put(own, "budapest", f'{toml}set = {{treaty = "trt:budapest-convention"}}\n')
    found = workspace.Workspace(None, (ROOT, own), world_build.folder)
    made = make(Graph(found, world_build), "budapest", tmp_path / "folder")
    told = json.loads((made / "manifest.json").read_bytes())["frozen"]
    kept = {section: pair[1] for section, pair in told["rows"].items() if pair[1]}
    assert told["rule"] == choose.ROWS and told["refused"] == {}
    assert sum(kept.values()) * 2 < sum(pair[0] for pair in told["rows"].values())
    assert {"cast-vote", "count", "statement", "event", "membership"}.isdisjoint(kept)
    for path in (made / "inputs/data/reference").iterdir():
        assert {row.get("treaty") for row in rows(path)} <= {None, "trt:budapest-convention"}, path.name
    assert len(rows(made / "tables/spells.csv")) == 193
