"""Hostile queries, workspaces and files, thrown at the real command line."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from conftest import Ran
from listening import listening

if TYPE_CHECKING:
    from pathlib import Path

    from kg.building.store import Build

Run = Callable[..., Ran]
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?o ?q }"
UNSAFE = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
ESCAPES = "\\u001B]0;x\\u0007\\u001B[31m\\u009B2J\\u202Ered"
SENTENCE = re.compile(r"(workspace: [^\n]*\n)?Error: [^\n]+\n")


@pytest.fixture
def ask(kg: Run, seed_build: Build) -> Run:
    """Run a command on the seed."""

    def run(*arguments: str | Path, **options: object) -> Ran:
        return kg(*arguments, "--out", seed_build.folder, **options)

    return run


def refused(ran: Ran, *words: str) -> None:
    """See that a request was refused in one sentence, and that nothing came out."""
    assert ran.code == 2, ran
    assert ran.out == ""
    assert SENTENCE.fullmatch(ran.err), ran.err
    for word in words:
        assert word in ran.err


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("SELECT * FROM <file:///etc/hosts> { ?a ?b ?c }", "file"),
        ("SELECT * FROM NAMED <\\u0046ILE:/etc/hosts> { GRAPH ?g { ?a ?b ?c } }", "file"),
        ("LOAD <http://localhost/>", "LOAD"),
        ("PREFIX x: <urn:> # {\ninsert data { x:a x:b x:c }", "INSERT"),
        ("DROP ALL # {", "DROP"),
        ("SELECT * {", "1:"),
    ],
)
def test_queries_that_may_not_run(query: str, word: str, ask: Run, seed_build: Build) -> None:
    before = seed_build.nquads.read_bytes()
    refused(ask("query", "-", stdin=query), word)
    assert seed_build.nquads.read_bytes() == before


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { sErVice SilENT <URL> { ?a ?b ?c } }",
        "PREFIX : <URL> SELECT * { SERVICE:{ ?a ?b ?c } }",
        "SELECT * { FILTER(1<2#>'''\n)SERVICE <URL> { ?a ?b ?c } #'''\n }",
    ],
)
def test_no_query_calls_another_machine(query: str, ask: Run) -> None:
    with listening() as listener:
        refused(ask("query", "-", stdin=query.replace("URL", listener.url)), "SERVICE")
        assert listener.visits == []


def test_a_runaway_query_is_stopped_with_its_own_code(ask: Run) -> None:
    began = time.monotonic()
    ran = ask("query", RUNAWAY, "--timeout", "1")
    assert (ran.code, ran.out) == (124, "")
    assert "stopped after 1 s" in ran.err
    assert time.monotonic() - began < 10


def test_a_query_that_eats_memory_is_stopped(ask: Run) -> None:
    doubling = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(34))
    ran = ask("query", f"SELECT (STRLEN(?x34) AS ?n) {{ BIND('x' AS ?x0) {doubling} }}", "--timeout", "50")
    refused(ran, "memory")


def test_a_query_of_five_megabytes_is_refused(ask: Run, tmp_path: Path) -> None:
    query = "SELECT * { # " + "x" * 5_000_000
    refused(ask("query", "-", stdin=query), "at most 1000000")
    (tmp_path / "long.rq").write_text(query)
    refused(ask("query", tmp_path / "long.rq"), "at most 1000000")


def test_bytes_that_are_no_text_are_refused(ask: Run, tmp_path: Path) -> None:
    (tmp_path / "binary.rq").write_bytes(b"\xff\xfe\x00SELECT")
    refused(ask("query", tmp_path / "binary.rq"), "not UTF-8")
    refused(ask("query", "-", stdin="\x00\x1b[31m"))


@pytest.mark.parametrize(
    "value",
    [
        "msr:x> } SERVICE <http://localhost> { <a",
        "https://x/ } #",
        "msr:x\n}",
        '"',
        "x",
        "file:///etc/hosts",
        "<a>",
        "{}",
    ],
)
def test_parameters_do_not_become_code(value: str, ask: Run) -> None:
    refused(ask("query", "counts", "--set", f"measure={value}"), "nothing in the build is called")


def test_a_parameter_that_is_not_declared_is_refused(ask: Run) -> None:
    refused(ask("query", "counts", "--set", "measure } #=1"), "has no parameter")
    refused(ask("query", "counts", "--set", "measure"), "expected NAME=VALUE")
    refused(ask("query", "sources", "--as-of", "2025-10-26"), "does not declare as_of")


# Workspaces

BAD = "SERVICE <http://localhost> { ?a ?b ?c }"
SHAPE = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix cca: <https://w3id.org/cca/ns#> .
@prefix cca-sh: <https://w3id.org/cca/shapes#> .
cca-sh:Hostile a sh:NodeShape ; sh:targetClass cca:Statement ; sh:sparql [ sh:message "x" ; sh:select \"\"\"%s\"\"\" ] .
"""


def own(home: Path, name: str, text: str) -> Path:
    """Add a file to a workspace that is layered over the packaged base."""
    path = home / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    (home / "kg.toml").write_text("base = true\n")
    return home


@pytest.mark.parametrize(
    ("file", "text", "named"),
    [
        ("queries/rules/9-mine.rq", f"CONSTRUCT {{ ?a ?b ?c }} WHERE {{ {BAD} }}", "queries/rules/9-mine.rq"),
        ("queries/audits/mine.rq", f"SELECT ?this {{ {BAD} }}", "queries/audits/mine.rq"),
        ("queries/networks/mine.rq", f"SELECT ?source ?target {{ {BAD} }}", "queries/networks/mine.rq"),
        ("queries/questions/mine.rq", f"SELECT * {{ {BAD} }}", "queries/questions/mine.rq"),
        ("ontology/shapes/mine.ttl", SHAPE % f"SELECT $this {{ {BAD} }}", "mine.ttl"),
        ("queries/rules/9-mine.rq", "CONSTRUCT { ?a ?b ?d } { ?a ?b ?c BIND(NOW() AS ?d) }", "queries/rules/9-mine.rq"),
        ("queries/rules/9-mine.rq", "DELETE WHERE { ?a ?b ?c }", "queries/rules/9-mine.rq"),
    ],
)
def test_a_workspace_cannot_smuggle_a_query_in(file: str, text: str, named: str, kg: Run, tmp_path: Path) -> None:
    home = own(tmp_path, file, text)
    refused(kg("build", cwd=home), named)
    assert not [path for path in (home / "build").rglob("*") if path.is_file()]


def test_a_catastrophic_pattern_does_not_hang(kg: Run, tmp_path: Path) -> None:
    shape = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix cca: <https://w3id.org/cca/ns#> .
@prefix cca-sh: <https://w3id.org/cca/shapes#> .
cca-sh:Slow a sh:NodeShape ; sh:targetClass cca:Statement ;
  sh:property [ sh:path cca:gloss ; sh:pattern "^([a-zA-Z .,']+)+[0-9]{12}$" ;
    sh:severity sh:Warning ; sh:message "x" ] .
"""
    began = time.monotonic()
    ran = kg("build", cwd=own(tmp_path, "ontology/shapes/slow.ttl", shape))
    assert ran.code == 0, ran.err
    assert time.monotonic() - began < 30


# Foreign files


def test_a_remote_context_is_not_fetched(kg: Run, tmp_path: Path) -> None:
    with listening() as listener:
        path = tmp_path / "remote.jsonld"
        path.write_text(f'{{"@context": "{listener.url}", "@id": "urn:a", "b": 1}}')
        refused(kg("validate", path), "remote.jsonld: not valid RDF")
        assert listener.visits == []


def test_an_entity_bomb_is_refused(kg: Run, tmp_path: Path) -> None:
    # Ten million characters: enough to tell, too few to harm the machine if the bomb goes off.
    bomb = '<!DOCTYPE r [<!ENTITY a0 "aaaaaaaaaa">'
    bomb += "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 7)) + "]>"
    rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="urn:"'
    path = tmp_path / "bomb.rdf"
    body = f'<rdf:RDF {rdf}><rdf:Description rdf:about="urn:a"><e:b>&a6;</e:b></rdf:Description></rdf:RDF>'
    path.write_text(f'<?xml version="1.0"?>{bomb}{body}')
    began = time.monotonic()
    refused(kg("validate", path), "bomb.rdf")
    assert time.monotonic() - began < 20


def test_an_external_entity_is_not_read(kg: Run, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hush")
    rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:c="https://w3id.org/cca/ns#"'
    path = tmp_path / "external.rdf"
    path.write_text(
        f'<!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]><rdf:RDF {rdf}>'
        '<c:Statement rdf:about="urn:a"><c:gloss>&x;</c:gloss></c:Statement></rdf:RDF>'
    )
    ran = kg("validate", path)
    assert "hush" not in ran.out + ran.err
    assert ran.code != 0


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("binary.ttl", bytes(range(256)) * 50, "binary.ttl: not valid RDF"),
        ("binary.toml", b"\x80\xff", "binary.toml"),
        ("deep.toml", b"a = " + b"[" * 20_000 + b"]" * 20_000, "deep.toml"),
        ("deep.jsonld", b"[" * 200_000, "deep.jsonld"),
        ("escape.ttl", b"\x1b[31m\xc2\x9b2J", "escape.ttl"),
        ("what.exe", b"", "unknown ending"),
        ("empty.toml", b"", "[source]"),
    ],
)
def test_files_that_are_nothing_are_refused(name: str, data: bytes, word: str, kg: Run, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    ran = kg("validate", tmp_path / name)
    refused(ran, word)
    assert not UNSAFE.search(ran.err)


def test_a_huge_file_is_refused_unread(kg: Run, tmp_path: Path) -> None:
    path = tmp_path / "huge.nt"
    with path.open("wb") as file:
        file.truncate(600_000_000)
    began = time.monotonic()
    refused(kg("validate", path), "larger than")
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("format", ["table", "json", "turtle"])
def test_escapes_in_foreign_data_never_come_out(format: str, kg: Run, tmp_path: Path) -> None:
    path = tmp_path / "foreign.ttl"
    path.write_text(
        "@prefix cca: <https://w3id.org/cca/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        f'<urn:a> a cca:QuantityClaim ; cca:value "{ESCAPES}" ; cca:measure "{ESCAPES}" ;\n'
        f'  skos:prefLabel "{ESCAPES}"@en .\n'
    )
    ran = kg("validate", path, "-f", format)
    assert ran.code == 1, ran.err
    assert "urn:a" in ran.out
    assert not UNSAFE.search(ran.out.replace("\t", " ") + ran.err)


@pytest.mark.parametrize("format", ["table", "markdown"])
def test_escapes_in_an_answer_never_come_out(format: str, ask: Run) -> None:
    ran = ask("query", f'SELECT ("{ESCAPES}" AS ?x) {{}}', "-f", format)
    assert ran.code == 0 and "red" in ran.out
    assert not UNSAFE.search(ran.out)


def test_escapes_in_an_error_never_come_out(ask: Run) -> None:
    for query in ("SELECT * { ?a ?b \x1b[31m\x9b }", "\x1b[31m{", "\x1b]0;x\x07"):
        ran = ask("query", query)
        assert ran.code == 2
        assert not UNSAFE.search(ran.err), ran.err
    assert not UNSAFE.search(ask("show", "\x1b[31m").err)


# Outputs


def test_an_output_that_cannot_be_written_is_one_sentence(ask: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("kept")
    refused(ask("export", "-o", tmp_path / "none" / "x.ttl"), "x.ttl cannot be written")
    refused(ask("export", "-o", tmp_path / "file" / "x.ttl"), "x.ttl cannot be written")
    refused(ask("query", "counts", "-o", "/proc/version/x"), "cannot be written")
    ran = ask("export", "-o", tmp_path)
    assert ran.code == 2 and "is a directory" in ran.err and "Traceback" not in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file"]
    assert (tmp_path / "file").read_text() == "kept"


def test_a_folder_that_is_not_ours_is_left_alone(kg: Run, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("kept")
    refused(kg("build", "--out", tmp_path), "is not empty")
    refused(kg("build", "--out", tmp_path / "thesis.txt"), "is a file")
    refused(kg("init", tmp_path), "not an empty folder")
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
