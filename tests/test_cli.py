"""Every command as a person or a script meets it: what it prints, where, and with which exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest
from conftest import Ran

from kg.cli import COMMANDS

if TYPE_CHECKING:
    from kg.building.store import Build

Run = Callable[..., Ran]
SHEET_COMMANDS = [("sheet", name) for name in ("check", "json", "schema")]
ALL = [*((name,) for name in COMMANDS), *SHEET_COMMANDS]
TWINS = """
[[actor]]
id = "bod:examplia-office"
kind = "public-body"
name = "Twin Office"
at = [14, 34]
check = "00000000"

[[actor]]
id = "bod:examplia-bureau"
kind = "public-body"
name = "twin office"
at = [26, 34]
"""


@pytest.fixture
def ask(kg: Run, seed_build: Build) -> Run:
    """Run a command on the seed."""
    return lambda *arguments, **options: kg(*arguments, "--out", seed_build.folder, **options)


@pytest.fixture(scope="module")
def home(kg: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a workspace with a text that may be shown, two things of one name and a check that is wrong."""
    folder = tmp_path_factory.mktemp("own") / "project"
    assert kg("init", folder).code == 0
    sheet = folder / "data/articles/example.toml"
    sheet.write_text(sheet.read_text("utf-8") + TWINS, "utf-8")
    ran = kg("build", cwd=folder)
    assert ran.code == 0, ran.err
    return folder


# Help and usage


@pytest.mark.parametrize("command", ALL, ids=" ".join)
def test_help_says_what_a_command_does(command: tuple[str, ...], kg: Run) -> None:
    ran = kg(*command, "--help")
    assert (ran.code, ran.err) == (0, "")
    body = ran.out.split("\n\n", 1)[1]
    assert re.match(r"  [A-Z][^\n]{15,}", body), ran.out
    assert "\\b" not in ran.out
    assert kg(*command, "-h").out == ran.out


def test_help_lists_all_commands_with_their_own_words(kg: Run) -> None:
    listed = dict(re.findall(r"^  (\w+) +(\S.*)$", kg("--help").out.split("Commands:")[1], re.MULTILINE))
    assert listed == {name: line for name, (_, line) in COMMANDS.items()}


def test_examples_in_help_keep_their_lines(kg: Run) -> None:
    assert "\n  kg query said-about --set topic=top:trust -f csv\n" in kg("query", "--help").out


def test_the_version_is_said(kg: Run) -> None:
    assert kg("--version").out.startswith("kg, version 0.")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("qeury",), "Did you mean query?"),
        (("zzz",), "No such command"),
        (("query", "cuonts"), "no question named 'cuonts'; did you mean counts?"),
        (("query", "zzzzzz"), "`kg queries` lists them"),
        (("query", "counts", "-f", "exel"), "'csv'"),
        (("query", "counts", "--sett", "a=b"), "Did you mean '--set'?"),
        (("query", "counts", "--set", "mesure=x"), "it declares measure, about, unit"),
        (("query", "counts", "--timeout", "0"), "--timeout"),
        (("query", "nowhere.rq"), "nowhere.rq: cannot be read"),
        (("query",), "Missing argument"),
        (("query", "counts", "-f", "turtle"), "take another format"),
        (("query", "CONSTRUCT WHERE { ?a a cca:Treaty }", "-f", "csv"), "take -f turtle"),
        (("query", "counts", "--source", "nope"), "no source 'nope'"),
        (("query", "counts", "--known-on", "soon"), "--known-on"),
        (("query", "counts", "--as-of", "soon"), "as_of"),
        (("conflicts", "--kind", "quarrel"), "there are count, functional, identity, order, record, title"),
        (("conflicts", "--about", "nobody at all"), "nothing in the build is called"),
        (("show", "nobody at all"), "nothing in the build is called 'nobody at all'"),
        (("show", "https://["), "nothing in the build"),
        (("evidence", "ast:0"), "nothing in the build"),
        (("evidence", "ast:x> } #"), "nothing in the build"),
        (("evidence", "qty-72-signed", "--texts", "nowhere"), "no such folder of texts"),
        (("export", "-f", "xlsx"), "'turtle'"),
    ],
)
def test_a_wrong_request_says_what_would_be_right(arguments: tuple[str, ...], message: str, ask: Run) -> None:
    ran = ask(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert "Traceback" not in ran.err


def test_without_a_build_the_next_step_is_named(kg: Run, tmp_path: Path) -> None:
    for command in (("query", "counts"), ("show", "VNM"), ("evidence", "x"), ("conflicts",), ("export",)):
        ran = kg(*command, cwd=tmp_path)
        assert (ran.code, ran.out) == (2, "")
        assert "run `kg build` first" in ran.err and "the packaged base" in ran.err


def test_a_broken_workspace_is_named(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text("base = 1")
    ran = kg("queries", cwd=tmp_path)
    assert ran.code == 2 and "kg.toml" in ran.err


# Exit codes


def test_data_that_does_not_conform_exits_with_one(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text("<urn:a> a <https://w3id.org/cca/ns#QuantityClaim> .")
    ran = kg("validate", tmp_path / "bad.ttl")
    assert ran.code == 1
    assert ran.out.startswith("Violation")
    (tmp_path / "good.ttl").write_text("<urn:a> a <urn:B> .")
    assert kg("validate", tmp_path / "good.ttl").code == 0
    report = json.loads(kg("validate", tmp_path / "bad.ttl", "-f", "json").out)
    assert report["conforms"] is False and report["findings"]
    assert report.keys() == {"conforms", "findings", "tested", "idle", "by_pyshacl"}
    turtle = kg("validate", tmp_path / "bad.ttl", "-f", "turtle").out
    conforms = [
        q.object for q in ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE) if "conforms" in q.predicate.value
    ]
    assert [str(value).partition("^")[0] for value in conforms] == ['"false"']


def test_a_sheet_that_differs_from_its_text_exits_with_one(kg: Run, home: Path) -> None:
    sheet = "data/articles/example.toml"
    ran = kg("sheet", "check", sheet, "--texts", "texts", cwd=home)
    assert ran.code == 1
    assert "1 wrong, 1 without a check" in ran.out
    (home / "copy.toml").write_bytes((home / sheet).read_bytes())
    ran = kg("sheet", "check", "copy.toml", "--texts", "texts", "--write", cwd=home)
    assert (ran.code, "1 wrong, 0 without" in ran.out) == (1, True)
    ran = kg("sheet", "check", "copy.toml", "--texts", "texts", "--overwrite", cwd=home)
    assert (ran.code, "0 wrong, 0 without" in ran.out) == (0, True)


def test_a_build_with_texts_refuses_words_that_were_not_coded(kg: Run, tmp_path: Path) -> None:
    home = tmp_path / "own"
    assert kg("init", home).code == 0
    assert kg("build", "--texts", "texts", cwd=home).code == 0
    words = (home / "build/words.nq").read_bytes()
    assert b"12 countries" in words
    sheet = home / "data/articles/example.toml"
    sheet.write_text(sheet.read_text("utf-8").replace("at = [45, 57]", "at = [46, 57]"), "utf-8")
    ran = kg("build", "--texts", "texts", cwd=home)
    assert (ran.code, "qty-joined" in ran.err, "46–57" in ran.err) == (2, True, True)
    assert (home / "build/words.nq").read_bytes() == words
    (home / "texts/example.txt").unlink()
    assert "no text in texts has its SHA-256" in kg("build", "--texts", "texts", cwd=home).err


def test_things_are_named_as_people_name_them(kg: Run, home: Path) -> None:
    full = kg("query", "counts", "--set", "measure=msr:states-signed", "-f", "csv", cwd=home).out
    for name in ("states-signed", "have signed"):
        assert kg("query", "counts", "--set", f"measure={name}", "-f", "csv", cwd=home).out == full
    ran = kg("query", "counts", "--set", "measure=msr:states-singed", cwd=home)
    assert (ran.code, "msr:states-singed" in ran.err) == (2, True)
    assert kg("query", "DESCRIBE sta:vnm", cwd=home).out.startswith("@prefix")


def test_output_goes_into_a_pipe_and_through_a_link(kg: Run, home: Path, tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old")
    link.symlink_to(real)
    assert kg("query", "states", "-f", "csv", "-o", link, cwd=home).code == 0
    assert link.is_symlink()
    assert real.read_text("utf-8").startswith("state")
    assert kg("query", "states", "-f", "csv", "-o", "/dev/null", cwd=home).code == 0
    assert Path("/dev/null").is_char_device()


def test_a_build_that_leaves_something_out_exits_with_one(kg: Run, home: Path, tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text("base = true\n")
    (tmp_path / "data/articles").mkdir(parents=True)
    (tmp_path / "data/articles/broken.toml").write_text("[source]\n")
    assert kg("build", cwd=tmp_path).code == 2
    assert not (tmp_path / "build/kg.nq").exists()
    ran = kg("build", "--keep-going", cwd=tmp_path)
    assert ran.code == 1
    assert "left out data/articles/broken.toml" in ran.err and "kg.nq" in ran.out


# Formats


def columns_of(text: str) -> list[dict[str, Any]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    "command",
    [("queries",), ("show", "VNM"), ("evidence", "qty-72-signed"), ("conflicts",)],
    ids=lambda command: str(command[0]),
)
def test_lists_come_as_csv_and_json(command: tuple[str, ...], kg: Run, ask: Run) -> None:
    run = kg if command == ("queries",) else ask
    rows, data = columns_of(run(*command, "-f", "csv").out), json.loads(run(*command, "-f", "json").out)
    assert rows and data
    assert all(None not in row and None not in row.values() for row in rows)
    if command[0] in ("queries", "show"):
        assert data == rows
    if command[0] == "evidence":
        assert [one["assertion"] for one in data] == list(dict.fromkeys(row["assertion"] for row in rows))
    if command[0] == "conflicts":
        assert sum(len(one["claims"]) for one in data) == len(rows)


def test_the_json_of_conflicts_is_as_documented(ask: Run) -> None:
    found = json.loads(ask("conflicts", "-f", "json").out)
    assert found[0].keys() == {"conflict", "kind", "subject", "property", "other", "unit", "origins", "claims"}
    assert found[0]["claims"][0].keys() == {
        "value", "comparator", "measure", "unit", "as_of", "source", "title", "publisher", "source_kind", "published",
        "known_from", "origin", "relay_of", "record", "level", "by", "places", "assertion", "at_odds", "preferred",
    }  # fmt: skip


def test_the_json_of_evidence_is_as_documented(ask: Run) -> None:
    found = json.loads(ask("evidence", "qty-72-signed", "-f", "json").out)
    assert found[0].keys() == {
        "assertion", "subject", "says", "source", "level", "by", "via", "confidence", "file", "entry", "places",
    }  # fmt: skip
    assert {(p["start"], p["end"]) for one in found for p in one["places"]} == {(368, 404)}


@pytest.mark.parametrize("format", ["csv", "tsv", "json", "xml"])
def test_results_are_the_engines_own_bytes(format: str, seed_build: Build, ask: Run) -> None:
    query = "SELECT * { ?s <https://w3id.org/cca/ns#speaker> ?o OPTIONAL { ?s <urn:none> ?n } } ORDER BY ?s ?o"
    result = ox.Store.read_only(str(seed_build.index)).query(query)
    assert not isinstance(result, ox.QueryBoolean)
    own = result.serialize(format=getattr(ox.QueryResultsFormat, format.upper()))
    assert ask("query", query, "-f", format).out.encode("utf-8") == own


def test_answers_of_other_kinds(ask: Run) -> None:
    assert ask("query", "ASK { ?s a cca:Treaty }").out == "true\n"
    assert json.loads(ask("query", "ASK { ?s a cca:Nothing }", "-f", "json").out)["boolean"] is False
    assert ask("query", "SELECT ?a { ?a a cca:Nothing }").out == "a\n(no rows)\n"
    assert ask("query", "SELECT ?a { ?a a cca:Nothing }", "-f", "markdown").out == "| a |\n| --- |\n"
    made = ask("query", "CONSTRUCT { ?s a cca:Treaty } WHERE { ?s a cca:Treaty }").out
    assert made.startswith("@prefix cca:") and " a cca:Treaty ." in made
    quoted = ask("query", "SELECT (<<( cca:Treaty cca:party 'x' )>> AS ?t) {}").out
    assert quoted == "t\ncca:Treaty cca:party x\n"
    assert ask("query", "SELECT (IRI('file:///x') AS ?f) {}").out == "f\nfile:///x\n"


def test_markdown_keeps_its_columns(ask: Run) -> None:
    ran = ask("query", "SELECT ('a|b\\nc' AS ?x) (1 AS ?y) {}", "-f", "markdown")
    assert ran.out == "| x | y |\n| --- | --- |\n| a\\|b c | 1 |\n"


def test_a_query_comes_from_anywhere(ask: Run, tmp_path: Path) -> None:
    query = "SELECT (COUNT(*) AS ?n) { ?s a cca:Treaty }"
    (tmp_path / "mine.rq").write_text(query)
    (tmp_path / "noending").write_text(query)
    out = ask("query", query).out
    assert out == ask("query", "-", stdin=query).out == ask("query", tmp_path / "mine.rq").out
    assert out == ask("query", tmp_path / "noending").out == ask("query", query + " # " + "long " * 200).out


def test_an_output_file_gets_the_same_bytes(ask: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    ran = ask("query", "counts", "-f", "csv", "-o", path)
    assert (ran.code, ran.out) == (0, "")
    assert f"wrote {path}" in ran.err
    assert path.read_bytes().decode("utf-8") == ask("query", "counts", "-f", "csv").out


def test_large_answers_get_their_labels_too(ask: Run) -> None:
    """A label for every row of a large answer: more than one query may ask for."""
    digits = " ".join(f"VALUES ?d{n} {{ 0 1 2 3 4 5 6 7 8 9 }}" for n in range(4))
    name = "CONCAT('https://w3id.org/cca/id/', STR(?d0), STR(?d1), STR(?d2), STR(?d3), ' '"
    long_name = (
        f"IRI(CONCAT(REPLACE({name}), ' ', ''), 'x-rather-long-name-for-one-thing-among-very-many-things-of-its-kind'))"
    )
    ran = ask("query", f"SELECT ?i {{ {digits} BIND({long_name} AS ?i) }}")
    assert ran.code == 0, ran.err
    assert ran.out.count("\n") == 10_001


def test_labels_in_a_language(ask: Run) -> None:
    english, polish = ask("query", "counts").out, ask("query", "counts", "--lang", "pl").out
    assert "signing ceremony in Hanoi" in english
    assert "przystąpienia" in polish and "przystąpienia" not in english
    compact = ask("query", "counts", "--iris").out
    assert "msr:states-signed" in compact
    assert ask("query", "counts", "--lang", "xx").out == english


def test_standard_output_is_utf_8_whatever_the_machine(ask: Run) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "PYTHONCOERCECLOCALE": "0"}
    ran = ask("show", "VNM", env=plain)
    assert ran.code == 0 and "Việt Nam" in ran.out


@pytest.mark.skipif(sys.platform == "win32", reason="a pipe ends otherwise there")
@pytest.mark.parametrize("command", [("export", "-f", "nquads"), ("show", "VNM"), ("query", "SELECT * { ?a ?b ?c }")])
def test_a_reader_that_goes_away_is_no_error(command: tuple[str, ...], seed_build: Build) -> None:
    home = seed_build.folder.parent
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", *command],
        cwd=home, env={**os.environ, "PYTHONPATH": str(home)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    said = process.stderr.read().decode()
    process.stderr.close()
    assert process.wait(60) == 141
    assert re.fullmatch(r"workspace: [^\n]+\n", said), said


# Looking things up


@pytest.mark.parametrize(
    "name", ["Viet Nam", "viet nam", "VNM", "vnm", "Wietnam", "sta:vnm", "https://w3id.org/cca/id/state/vnm"]
)
def test_a_thing_is_found_by_any_of_its_names(name: str, ask: Run) -> None:
    ran = ask("show", name)
    assert ran.code == 0, ran.err
    assert ran.out.startswith("Viet Nam  <sta:vnm>\n")


def test_a_name_of_two_things_lists_them(kg: Run, home: Path) -> None:
    for command in ("show", "evidence"):
        ran = kg(command, "twin office", cwd=home)
        assert (ran.code, ran.out) == (2, "")
        assert "can mean bod:examplia-bureau, bod:examplia-office; say which" in ran.err


def test_what_points_to_a_thing_is_shown(kg: Run, home: Path) -> None:
    out = kg("show", "trt:example-pact", cwd=home).out
    assert re.search(r"points here as", out) and "about" in out
    assert "45–57" in out


@pytest.mark.parametrize("name", ["qty-joined", "example/qty-joined", "src:example/qty-joined"])
def test_evidence_shows_the_words(name: str, kg: Run, home: Path) -> None:
    ran = kg("evidence", name, "--texts", "texts", cwd=home)
    assert ran.code == 0, ran.err
    assert re.search(r"words    12 countries$", ran.out, re.MULTILINE)
    assert "characters 45–57" in ran.out
    assert "words" not in kg("evidence", name, cwd=home).out
    record = re.findall(r"\[(ast:\w+)\]", ran.out)
    assert len(record) == 1
    assert kg("evidence", record[0], "--texts", "texts", cwd=home).out == ran.out
    assert kg("evidence", record[0].removeprefix("ast:"), "--texts", "texts", cwd=home).out == ran.out


def test_words_that_were_not_coded_are_said_so(kg: Run, home: Path) -> None:
    wrong = kg("evidence", "bod:examplia-office", "--texts", "texts", cwd=home).out
    assert "Examplia  (NOT the words that were coded)" in wrong
    none = kg("evidence", "bod:examplia-bureau", "--texts", "texts", cwd=home).out
    assert "Examplia  (no check recorded)" in none
    data = json.loads(kg("evidence", "bod:examplia-office", "--texts", "texts", "-f", "json", cwd=home).out)
    assert data[0]["places"][0]["intact"] is False


def test_conflicts_can_be_narrowed(ask: Run) -> None:
    everything = json.loads(ask("conflicts", "-f", "json").out)
    assert everything
    for kind in ("functional", "title", "count"):
        found = json.loads(ask("conflicts", "--kind", kind, "-f", "json").out)
        assert found == [one for one in everything if one["kind"] == kind]
    subject = everything[0]["subject"]
    found = json.loads(ask("conflicts", "--about", subject, "-f", "json").out)
    assert found == [one for one in everything if one["subject"] == subject]
    assert ask("conflicts", "--about", "VNM").out == "no conflicts\n"


# Imports


PROBE = (
    "import atexit, sys\n"
    "atexit.register(lambda: sys.stderr.write('\\n@' + ' '.join(m for m in sys.modules if '.' not in m)))\n"
    "sys.argv[0] = 'kg'\nfrom kg.__main__ import main\nmain()\n"
)
HEAVY = {"pyoxigraph", "rdflib", "pyshacl", "networkx", "yaml", "rich", "pandas", "numpy", "oxrdflib"}


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        (("--help",), set()),
        (("query", "--help"), set()),
        (("build", "--help"), set()),
        (("query", "counts"), {"pyoxigraph", "yaml"}),
        (("query", "counts", "--without-inferred"), {"pyoxigraph", "yaml"}),
        (("show", "VNM"), {"pyoxigraph", "yaml"}),
        (("export", "-f", "csv"), {"pyoxigraph", "yaml"}),
    ],
)
def test_commands_import_only_what_they_need(arguments: tuple[str, ...], allowed: set[str], seed_build: Build) -> None:
    home = seed_build.folder.parent
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments],
        cwd=home, env={**os.environ, "PYTHONPATH": str(home)}, capture_output=True, timeout=60, check=True,
    )  # fmt: skip
    imported = set(done.stderr.decode().rpartition("@")[2].split())
    assert "kg" in imported
    assert imported & HEAVY <= allowed
