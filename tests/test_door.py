"""The door answers within its bounds, leaves nothing behind, and keeps values values."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from listening import listening

from kg.declared import context, questions, workspace
from kg.errors import KGError, QueryMemoryError, QueryRefusedError, QueryTimeoutError
from kg.querying import guard, worker
from kg.querying.door import Door

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
LINUX = sys.platform.startswith("linux")
DATA = "".join(f"<urn:{n}> <urn:p> <urn:{n % 7}> .\n" for n in range(1500)).encode()
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def opened() -> Iterator[Door]:
    with Door(data=DATA, prefixes={"e": "urn:"}) as found:
        yield found


def process_of(door: Door) -> subprocess.Popen[bytes]:
    assert door._process is not None
    return door._process


def test_kinds_of_answers(opened: Door) -> None:
    found = opened.query("SELECT ?s ?none { ?s e:p e:1 } ORDER BY STR(?s) LIMIT 2")
    assert (found.kind, found.variables) == ("solutions", ["s", "none"])
    assert found.rows == [{"s": {"type": "uri", "value": "urn:1"}}, {"s": {"type": "uri", "value": "urn:1002"}}]
    yes = opened.query("ASK { e:8 e:p e:1 }")
    assert (yes.kind, yes.boolean["value"]) == ("boolean", "true")
    assert opened.query("ASK { e:8 e:p e:2 }").boolean["value"] == "false"
    made = opened.query("CONSTRUCT { ?s e:q ?o } WHERE { ?s e:p ?o VALUES ?s { e:8 } }")
    assert (made.kind, made.body) == ("triples", b"<urn:8> <urn:q> <urn:1> .\n")
    told = opened.query("DESCRIBE e:8")
    assert (told.kind, told.body) == ("triples", b"<urn:8> <urn:p> <urn:1> .\n")


@pytest.mark.parametrize("name", ["json", "csv", "tsv", "xml"])
def test_formats_are_the_engines_own(opened: Door, name: str) -> None:
    query = 'SELECT ?s ?v { VALUES (?s ?v) { (e:1 "a,\\"b\\n") (UNDEF 2.50) } }'
    result = ox.Store().query(query, prefixes={"e": "urn:"})
    assert not isinstance(result, ox.QueryBoolean)
    own = result.serialize(format=getattr(ox.QueryResultsFormat, name.upper()))
    assert opened.query(query, name).body == own


def test_errors_name_the_place_and_the_door_stays_open(opened: Door) -> None:
    with pytest.raises(QueryRefusedError, match=r"^mine: .*2:9"):
        opened.query("SELECT *\n{ ?a ?b ", where="mine")
    with pytest.raises(QueryRefusedError):
        opened.query("INSERT DATA { <urn:a> <urn:b> <urn:c> }")
    with pytest.raises(QueryRefusedError):
        opened.query("SELECT * { ?a nowhere:b ?c }")
    assert opened.query("ASK {}").boolean["value"] == "true"


def test_the_default_graph_can_be_chosen() -> None:
    data = b"<urn:a> <urn:p> <urn:b> <urn:g> .\n<urn:a> <urn:p> <urn:c> <urn:h> .\n"
    with Door(data=data) as door:
        query = "SELECT ?o { <urn:a> <urn:p> ?o }"
        assert door.query(query).rows == []
        found = door.query(query, graphs=["urn:h"]).rows
        assert [row["o"]["value"] for row in found] == ["urn:c"]


def test_one_query_for_many_values_gives_the_same_either_way(opened: Door) -> None:
    query = "SELECT $this ?o { $this <urn:p> ?o }"
    values = {"urn:g": ["urn:1", "urn:8", "urn:nothing"], "urn:empty": ["urn:1"]}
    with Door(data=b"".join(b"<urn:%d> <urn:p> <urn:1> <urn:g> .\n" % n for n in range(9))) as door:
        alone = door.each(query, "this", values, [], "mine")
        together = door.each(query, "this", values, [], "mine", at=query.index("{") + 1)
        seen = door.each(query, "this", {"urn:empty": ["urn:1"]}, ["urn:g"], "mine")
    assert alone == together
    assert [row["g"]["value"] for row in alone] == ["urn:g", "urn:g"]
    assert [row["g"]["value"] for row in seen] == ["urn:empty"]
    assert [(row["this"]["value"], row["o"]["value"]) for row in alone] == [("urn:1", "urn:1"), ("urn:8", "urn:1")]
    with pytest.raises(QueryRefusedError, match="SERVICE"):
        opened.each("SELECT $this { SERVICE <http://localhost> {} }", "this", values, [], "mine")


# Bounds


def test_a_runaway_query_ends_in_time_and_leaves_no_process() -> None:
    with Door(timeout=0.5, data=DATA) as door:
        process = process_of(door)
        began = time.monotonic()
        with pytest.raises(QueryTimeoutError, match=r"stopped after 0\.5 s") as caught:
            door.query(RUNAWAY)
        assert time.monotonic() - began < 5
        assert caught.value.exit_code == 124
        with pytest.raises(QueryTimeoutError):
            door.query("ASK {}")
    assert process.returncode is not None
    if LINUX:
        assert not Path(f"/proc/{process.pid}").exists()


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system has no timer that ends a process")
def test_a_worker_whose_parent_was_killed_ends_by_itself() -> None:
    code = (
        "import sys\nfrom kg.querying import door\ndoor.GRACE = 0.5\n"
        "with door.Door(timeout=0.5, data=sys.stdin.buffer.read()) as d:\n"
        "    d._kill = lambda: None\n    print(d._process.pid, flush=True)\n    d.query(sys.argv[1])\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code, RUNAWAY], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert parent.stdin is not None and parent.stdout is not None
    parent.stdin.write(DATA)
    parent.stdin.close()
    pid = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    assert gone(pid, 10)


def gone(pid: int, seconds: float) -> bool:
    """Wait until a process has ended (a zombie of a parent that does not look has)."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
            status = Path(f"/proc/{pid}/stat")
            if status.exists() and status.read_text().rpartition(")")[2].split()[0] == "Z":
                return True
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.skipif(not LINUX, reason="only Linux bounds the address space reliably")
def test_a_query_that_eats_memory_is_stopped() -> None:
    with Door(memory=300 * 2**20, timeout=30, data=DATA) as door:
        process = process_of(door)
        with pytest.raises(QueryMemoryError, match=r"more than 0\.3 GiB"):
            door.query("SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?a ?c")
    assert process.returncode is not None


@pytest.mark.parametrize(
    "query", ["{" * 30_000 + "}" * 30_000, "{ FILTER(" + "(" * 30_000 + "1" + ")" * 30_000 + ") }"]
)
def test_deep_nesting_is_an_error_not_an_answer(query: str) -> None:
    with Door() as door, pytest.raises(KGError, match="nested"):
        door.query(f"SELECT * WHERE {query}")


def test_a_query_of_five_megabytes_is_refused_before_it_is_sent(opened: Door) -> None:
    began = time.monotonic()
    with pytest.raises(QueryRefusedError, match="5000014 characters"):
        opened.query("SELECT * { # " + "x" * 5_000_000 + "}")
    assert time.monotonic() - began < 2


def test_a_worker_that_dies_is_said_so() -> None:
    with Door() as door:
        process = process_of(door)
        process.kill()
        process.wait()
        with pytest.raises(KGError):
            door.query("ASK {}")
    assert process.stdin is not None and process.stdin.closed


def test_a_closed_door_says_so() -> None:
    door = Door()
    with pytest.raises(RuntimeError, match="not open"):
        door.query("ASK {}")
    with door:
        process = process_of(door)
        door.query("ASK {}")
    with pytest.raises(RuntimeError, match="not open"):
        door.query("ASK {}")
    assert process.returncode is not None


@pytest.mark.parametrize("bad", [{"store": Path("nowhere/at/all")}, {"data": b"not N-Quads"}])
def test_a_door_that_cannot_be_opened_leaves_no_worker(bad: dict[str, object], monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen

    def remembered(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
        started.append(real(*arguments, **options))  # type: ignore[call-overload]
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", remembered)
    with pytest.raises(KGError), Door(**bad):  # type: ignore[arg-type]
        pass
    assert [process.returncode is not None for process in started] == [True]


def test_a_worker_ends_with_its_input() -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-S", worker.__file__, str(Path(ox.__file__).parent.parent), "0"],
        input=b'{"op": "query", "query": "ASK {}"}\n{"op": "query", "query": "nonsense"}\n',
        capture_output=True, timeout=30, check=True,
    )  # fmt: skip
    first, rest = done.stdout.split(b"\n", 1)
    head = json.loads(first)
    assert head["ok"] and json.loads(rest[: head["size"]]) == {"head": {}, "boolean": True}
    assert json.loads(rest[head["size"] :])["ok"] is False


# The second lock


def test_the_network_is_locked_behind_the_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    if not LINUX or subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system does not let a process leave the network")
    monkeypatch.setattr(guard, "check", lambda *_, **__: None)
    with listening() as listener, Door(timeout=20) as door:
        query = f"SELECT * {{ SERVICE <{listener.url}> {{ ?a ?b ?c }} }}"
        with pytest.raises(ENGINE_FAILS):
            list(ox.Store().query(query))  # type: ignore[arg-type]
        assert listener.visits, "without the lock the engine does go out"
        listener.visits.clear()
        with pytest.raises(QueryRefusedError):
            door.query(query)
        door.query(query.replace("SERVICE", "SERVICE SILENT"))
        assert listener.visits == []


ENGINE_FAILS = (OSError, RuntimeError)


# Values


def as_question(kind: str) -> questions.Question:
    return questions.parse(f"#+ params:\n#+   - {{name: v, kind: {kind}}}\nSELECT ?v {{ }}", "q", "q.rq")


@pytest.fixture(scope="module")
def known() -> context.Context:
    return context.load(workspace.find(ROOT))


@settings(max_examples=150, deadline=None)
@given(value=st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
@example(value='"} SERVICE <http://localhost> {')
@example(value="\"\"\" ''' \\ \n \r \t \0 } VALUES ?v { 1 } #")
@example(value="\\u0022 } \\")
@example(value="\u2028\x85\ufeff\U0010ffff")
def test_a_text_comes_back_as_it_was(value: str, opened: Door, known: context.Context) -> None:
    bound = questions.bind(as_question("text"), {"v": value}, known)
    assert [row["v"]["value"] for row in opened.query(bound).rows] == [value]


@settings(max_examples=150, deadline=None)
@given(value=st.text(alphabet="<>\"{}|\\^` \nabc:/#'()?%é", max_size=12).map(lambda text: "https://" + text))
def test_an_iri_comes_back_as_it_was_or_is_refused(value: str, opened: Door, known: context.Context) -> None:
    try:
        bound = questions.bind(as_question("iri"), {"v": value}, known)
        rows = opened.query(bound).rows
    except QueryRefusedError:
        return
    assert [row["v"] for row in rows] == [{"type": "uri", "value": value}]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("iri", "https://x> } SERVICE <http://localhost"), ("iri", "x y"), ("iri", "file:///etc/hosts"), ("iri", "sta"),
        ("iri", "sta:vnm> <"), ("date", "2025"), ("date", "2025-02-30"), ("date", "today"), ("date", '2025-01-01" '),
        ("date", "2025-01-01/2025-01-02"), ("number", "1e5"), ("number", "1 }"), ("number", "one"), ("number", "٣"),
        ("number", "1\n"), ("date", "2025-01-01\n"),
    ],
)  # fmt: skip
def test_values_of_the_wrong_kind_are_refused(kind: str, value: str, known: context.Context) -> None:
    with pytest.raises(QueryRefusedError, match=r"^v: "):
        questions.bind(as_question(kind), {"v": value}, known)


@pytest.mark.parametrize(
    ("kind", "value", "datatype"),
    [("number", "-7", "integer"), ("number", "1.5", "decimal"), ("date", "2024-02-29", "date")],
)
def test_values_keep_their_type(kind: str, value: str, datatype: str, opened: Door, known: context.Context) -> None:
    rows = opened.query(questions.bind(as_question(kind), {"v": value}, known)).rows
    assert rows[0]["v"] == {
        "type": "literal",
        "value": value,
        "datatype": f"http://www.w3.org/2001/XMLSchema#{datatype}",
    }


def test_unknown_parameters_are_refused(known: context.Context) -> None:
    with pytest.raises(QueryRefusedError, match="no parameter 'w'; it declares v"):
        questions.bind(as_question("text"), {"w": "1"}, known)


# Headers are foreign too


@pytest.mark.parametrize(
    "header",
    [
        "summary: [a, b]", "severity: fatal", "params: x", "params: [x]", "params: [{name: A, kind: iri}]", "tags: a",
        "params: [{name: a, kind: other}]", "params: [{name: a, kind: iri, default: [1]}]", "- a", "a: [",
        "? {a: b}: c", "message: {a: b}", "params:\n#+  - {name: 'a } b', kind: text}",
        "!!python/object/apply:os.getcwd []",
    ],
)  # fmt: skip
def test_a_header_that_is_not_one_is_refused(header: str) -> None:
    with pytest.raises(KGError, match=r"q\.rq, header"):
        questions.parse(f"#+ {header}\nASK {{}}", "q", "q.rq")


def test_a_header_that_names_itself_many_times_is_never_written_out() -> None:
    levels = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    text = "".join(f"#+ {line}\n" for line in [*levels, "summary: *a59"])
    with pytest.raises(KGError, match="summary"):
        questions.parse(text + "ASK {}", "q", "q.rq")
