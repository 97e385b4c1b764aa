"""Builds that are killed, that meet each other, or that somebody reads from: there is always one whole build."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from tiny import TREATY, count, put, sheet, small

from kg.building import build, memory, store
from kg.declared import workspace
from kg.files import write_atomically
from kg.querying.door import Door

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
RUN = """
import os, sys
sys.path.insert(0, {root!r})
from pathlib import Path
from kg.building import build, index
from kg.declared import workspace

left = {after}
writing = {{"os.rename", "os.link", "os.mkdir", "os.remove", "os.rmdir", "os.chmod", "os.utime", "shutil.rmtree"}}

def hook(event, given):
    global left
    removes = event in ("os.remove", "os.rmdir")  # named within a folder that is open
    paths = [os.fsdecode(arg) for arg in given[:2] if isinstance(arg, (str, bytes, os.PathLike))]
    ours = removes or any({out!r} in path for path in paths)
    opens = event == "open" and isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if ours and (event in writing or opens):
        left -= 1
        if left == 0:
            os._exit(9)

found = workspace.find(Path({home!r}))
sys.addaudithook(hook)
build.run(found)
"""
FORKS = """
import os, sys
{imports}
for line in sys.stdin:
    child = os.fork()
    if not child:
        left = int(line)
{body}
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


def text(value: int) -> str:
    return sheet("a", TREATY, count(str(value), "as_of = 2025-10-26"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a workspace three times, so that there are a generation before and one to be cleared."""
    home = tmp_path_factory.mktemp("crash") / "home"
    small(home)
    for value in (10, 11, 12):
        put(home, "a", text(value))
        build.run(workspace.find(home))
    return home


@pytest.fixture
def home(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path / "home")
    return tmp_path / "home"


def start(home: Path, after: int = 0) -> subprocess.Popen[bytes]:
    script = RUN.format(root=str(ROOT), home=str(home), out=str(home / "build"), after=after)
    return subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


class Forks:
    """Runs of a build, each in a fork of one process that has imported everything; what is said goes nowhere."""

    def __init__(self, home: Path) -> None:
        whole = RUN.format(root=str(ROOT), home=str(home), out=str(home / "build"), after=0)
        head, _, tail = whole.partition("left = 0\n")
        body = textwrap.indent(tail, " " * 8)
        script = FORKS.format(imports=head, body=body)
        self.process = subprocess.Popen(
            [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )

    def run(self, after: int) -> int:
        """Build until a number of writes, and return what it ended with."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(f"{after}\n")
        code = int(self.process.stdout.readline())
        assert code in (0, 9)
        return code

    def close(self) -> None:
        """End the process that forks."""
        self.process.communicate(timeout=60)


def ended(process: subprocess.Popen[bytes]) -> int:
    _, error = process.communicate(timeout=60)
    assert process.returncode in (0, 9, -9), error.decode()
    return process.returncode


def state(home: Path) -> bytes:
    """Return the graph of the build, after seeing that graph, link, store and details agree."""
    found = store.read(home / "build")
    data = found.nquads.read_bytes()
    lines = set(data.decode("utf-8").split("\n")) - {""}
    quads = list(ox.Store.read_only(str(found.index)))
    assert {f"{q} ." for q in quads if q.graph_name != ox.DefaultGraph()} == lines
    assert {f"{q.triple} ." for q in quads if q.graph_name == ox.DefaultGraph()} == {
        line.rsplit(" <", 1)[0] + " ." for line in lines
    }
    assert found.link.read_bytes() == data
    assert memory.load(found).checked()
    return data


def leftovers(home: Path) -> list[str]:
    """List what is in the output folder beside two generations, the lock and the link."""
    manifest = json.loads((home / "build/manifest.json").read_bytes())
    known = {"manifest.json", "kg.nq", "store", ".lock", manifest["generation"], manifest["previous"]}
    found = [*(home / "build").iterdir(), *(home / "build/store").iterdir()]
    return sorted(path.name for path in found if path.name not in known)


def age(folder: Path) -> None:
    """Let everything unfinished in a folder be old."""
    past = time.time() - store.STALE - 60
    for path in [*folder.iterdir(), *(folder / "store").iterdir()]:
        if path.name.startswith("."):
            os.utime(path, (past, past))


def expected(home: Path, value: int) -> bytes:
    put(home, "a", text(value))
    return build.run(workspace.find(home, out=home / f"expected-{value}")).build.nquads.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no fork")
def test_a_build_killed_at_any_write_leaves_the_old_or_the_new_one(home: Path) -> None:
    """One folder is built until a build gets through; what a killed one has half cleared is what comes next."""
    wanted = {value: expected(home, value) for value in (10, 12, 13)}
    before, after = state(home), 0
    outcomes: list[int] = []
    assert before == wanted[12]
    forks = Forks(home)
    while not outcomes or outcomes[-1] == 9:
        after += 1
        value = next(later for now, later in ((12, 13), (13, 10), (10, 12)) if before == wanted[now])
        put(home, "a", text(value))
        outcomes.append(forks.run(after))
        now = state(home)
        assert now in (before, wanted[value]), f"killed at write {after}"
        before = now
    forks.close()
    assert outcomes[-1] == 0 and state(home) == wanted[value]
    assert 20 < after < 60
    age(home / "build")
    for last in (12, 10, 13):
        put(home, "a", text(last))
        build.run(workspace.find(home))
        assert state(home) == wanted[last]
    assert leftovers(home) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_builds_killed_at_random_moments(home: Path) -> None:
    chance = random.Random(7)
    begin = time.perf_counter()
    put(home, "a", text(13))
    assert ended(start(home)) == 0
    whole = time.perf_counter() - begin
    wanted = {value: expected(home, value) for value in (13, 14)}
    before = state(home)
    for number in range(12):
        value = (14, 13)[number % 2]
        put(home, "a", text(value))
        process = start(home)
        try:
            process.wait(whole * chance.uniform(0.3, 1.1))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        ended(process)
        now = state(home)
        assert now in (before, wanted[value])
        before = now
    put(home, "a", text(13))
    build.run(workspace.find(home))
    assert state(home) == wanted[13]


@pytest.mark.parametrize("values", [(13, 13, 13), (13, 14, 15), (12, 13, 11)])
def test_builds_at_once_do_not_harm_each_other(values: tuple[int, ...], home: Path) -> None:
    """Three builds from copies of the workspace write to one folder."""
    wanted = [expected(home, value) for value in values]
    processes = []
    for number, value in enumerate(values):
        copy = home.with_name(f"copy{number}")
        shutil.copytree(home, copy, ignore=shutil.ignore_patterns("build"))
        put(copy, "a", text(value))
        script = RUN.format(root=str(ROOT), home=str(copy), out="never", after=0)
        script = script.replace(
            "build.run(found)", f"build.run(workspace.find(found.root, Path({str(home / 'build')!r})))"
        )
        processes.append(subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE))
    assert [ended(process) for process in processes] == [0, 0, 0]
    assert state(home) in wanted
    assert leftovers(home) == []


def test_a_commit_does_not_clear_what_another_is_about_to_name(home: Path) -> None:
    """One build has written its generation and not yet the manifest; meanwhile others commit and clear."""
    data = expected(home, 30)
    out, original = home / "build", write_atomically
    script = RUN.format(root=str(ROOT), home=str(home), out="never", after=0)
    others: list[subprocess.Popen[bytes]] = []

    def slow(path: Path, text: bytes, *rest: int) -> None:
        if path.name == store.MANIFEST and not others:
            others.append(subprocess.Popen([sys.executable, "-c", script], stderr=subprocess.PIPE))
            with pytest.raises(subprocess.TimeoutExpired):
                others[0].wait(3)  # it waits for this commit, however long that takes
        original(path, text, *rest)

    put(home, "a", text(31))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "write_atomically", slow)
        store.commit(out, data, b"x", {}, {})
    assert state_is_whole(out) and ended(others[0]) == 0
    assert state(home) == expected(home, 31)


def state_is_whole(out: Path) -> bool:
    return store.read(out).nquads.is_file() and store.read(out).index.is_dir()


@pytest.fixture
def readers(home: Path) -> Iterator[list[Door]]:
    with Door(store.read(home / "build").index) as one, Door(store.read(home / "build").index) as two:
        yield [one, two]


def test_a_reader_keeps_reading_while_builds_commit(home: Path, readers: list[Door]) -> None:
    answers = [door.query(COUNT).body for door in readers[:1]]
    old = store.read(home / "build").home
    for value in (13, 14, 15):
        put(home, "a", text(value))
        build.run(workspace.find(home))
    assert sys.platform == "win32" or not old.exists()
    assert [door.query(COUNT).body for door in readers] == answers * 2
    assert {row["o"]["value"] for row in readers[1].query("SELECT ?o { ?s cca:value ?o }".replace(
        "cca:value", "<https://w3id.org/cca/ns#value>")).rows} == {"12"}  # fmt: skip


def test_leftovers_are_cleared_in_time_and_not_before(home: Path) -> None:
    out = home / "build"
    young = out / "store/.draft-young"
    old = [out / "store/.draft-old", out / "store/.gone-0123456789abcdef"]
    for folder in (young, *old):
        folder.mkdir()
        (folder / "kg.nq").write_text("half")
    files = [out / ".manifest.json.xyz", out / ".kg.nq.99", out / ".words.nq.abc"]
    for file in files:
        file.write_text("half")
    age(out)
    os.utime(young)
    put(home, "a", text(13))
    build.run(workspace.find(home))
    assert leftovers(home) == [".draft-young"]
    assert young.is_dir()


def test_a_first_build_that_was_killed_can_be_built_again(tmp_path: Path) -> None:
    home = tmp_path / "home"
    small(home, a=text(5))
    for after in range(1, 8):
        assert ended(start(home, after)) == 9
    build.run(workspace.find(home))
    assert state(home)
