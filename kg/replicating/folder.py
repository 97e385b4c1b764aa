"""From an analysis to its folder: make the tables, freeze what is behind them, make them again from that, lay out."""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import kg
from kg.asking import drafts, source_facts
from kg.building import build
from kg.coding import corpus
from kg.declared import workspace as workspaces
from kg.errors import KGError, bad_input
from kg.files import digest, write_atomically
from kg.replicating import choose, citing, contents, declare, figures, freeze, methods, needs, surroundings, tables
from kg.replicating.choose import Chosen
from kg.replicating.report import Report
from kg.replicating.stock import read as read_stock
from kg.replicating.watch import Files, Watched

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.graph import Graph
    from kg.replicating.declare import Analysis
    from kg.replicating.made import Made

MANIFEST = "manifest.json"
KIND = "replication folder of kg"
VERSION = 1
ENVIRONMENT = "environment.txt"
QUERY_FOLDERS = ("panels", "networks", "questions", "inputs")
SOURCES = "SELECT DISTINCT ?source WHERE { ?source a cca:Source } ORDER BY ?source"


@dataclass
class Work:
    """The tables of an analysis, made from one graph."""

    graph: Watched
    analysis: Analysis
    made: list[Made]

    @property
    def queries(self) -> dict[str, bytes]:
        """The query files that were used, by path, with the questions that the headers of networks name."""
        known = Files(self.graph.workspace, QUERY_FOLDERS)
        used = known.behind(read for one in self.made for read in one.reads)
        asked = {question.header.get("eligible", {}).get("question") for question in used.values()}
        names = {*used, *(("questions", name) for name in asked if name)}
        names |= {("panels", one.panel.name) for one in self.made if one.panel}
        return {f"{folder}/{name}.rq": self._file(folder, name).read_bytes() for folder, name in sorted(names)}

    def _file(self, folder: str, name: str) -> Path:
        return self.graph.workspace.named(f"queries/{folder}", "*.rq")[name]

    def compared(self) -> dict[str, str]:
        """Return what must be the same from all rows and from the frozen ones, by what a message calls it."""
        return {f"{m.exhibit.name}{ending}": text for m in self.made for ending, text in m.compared.items()}


def work(graph: Graph, name: str, timeout: float, drawing: bool) -> Work:
    """Make the tables of an analysis, and its figures if they can be drawn."""
    analysis, watched = declare.find(graph.workspace, name), Watched(graph.workspace, graph.build)
    _refuse_drafts(watched, analysis)
    told = (*analysis.tables, *analysis.figures)
    made = [tables.make(watched, exhibit, analysis.file, timeout, drawing) for exhibit in told]
    return Work(watched, analysis, made)


def _refuse_drafts(graph: Graph, analysis: Analysis) -> None:
    """Raise InputError for the first table that would rest on sheets that nobody reviewed."""
    for exhibit in (*analysis.tables, *analysis.figures):
        _, left = drafts.left_out(graph, exhibit.selection)
        if left:
            mended = "review them (`kg review`), or write reviewed = true, which leaves them out"
            raise bad_input(analysis.file, exhibit.entry, "reviewed", f"drafts are in sight: {mended}")


def write(graph: Graph, name: str, home: Path, timeout: float, say: Callable[[str], None] = lambda _: None) -> Report:
    """Write the folder of an analysis to an empty place.

    Raises KGError for an analysis that cannot be made.
    """
    stock, known = read_stock(graph), Files(graph.workspace, QUERY_FOLDERS)
    say("making the tables from all rows")
    report = Report(figures=figures.can_draw())
    whole = work(graph, name, timeout, report.figures)
    report.undrawn = bool(whole.analysis.figures) and not report.figures
    wanted = [needs.of(made, stock, known) for made in whole.made]
    languages = [str(made.exhibit.options.get("lang", "")) for made in whole.made]
    fixed = freeze.declarations(graph.workspace) | _asked(whole)
    for rule in choose.RULES:
        frozen = freeze.write(graph.workspace, stock, Chosen(stock, wanted, rule, languages))
        report.rule, report.counts = rule, frozen.counts
        say(f"making the tables from {report.total.kept} of {report.total.rows} rows")
        put(home / contents.INPUTS, {**fixed, **frozen.files})
        with tempfile.TemporaryDirectory() as scratch:
            differs = _remade(home, Path(scratch), whole, timeout, report)
        if not differs:
            return report
        say(f"{differs}; taking more")
        report.refused[rule] = differs
        shutil.rmtree(home / contents.INPUTS)
    raise KGError(f"{name}: {report.refused[choose.EVERYTHING]}, though all rows were frozen; this is a fault of kg")


def _asked(whole: Work) -> dict[str, bytes]:
    """Return the files of a frozen workspace that are not data: queries, the analysis itself, the licence."""
    found = {f"queries/{name}": data for name, data in whole.queries.items()}
    own = {f"{declare.FOLDER}/{whole.analysis.name}/{name}": p for name, p in whole.analysis.own.items()}
    found |= {name: path.read_bytes() for name, path in own.items()}
    return found | {freeze.LICENCE: citing.licence(whole.graph.workspace)}


def _remade(home: Path, scratch: Path, whole: Work, timeout: float, report: Report) -> str:
    """Make the tables from frozen inputs; lay the folder out if they are the same, else say what differs."""
    try:
        frozen = work(build_inputs(home / contents.INPUTS, scratch), whole.analysis.name, timeout, report.figures)
    except KGError as error:
        return f"they cannot be built: {str(error).splitlines()[0]}"
    told, found = whole.compared(), frozen.compared()
    differing = sorted(name for name in told if told[name] != found.get(name))
    if differing:
        return f"{', '.join(differing)} {'differs' if len(differing) == 1 else 'differ'}"
    lay_out(home, frozen, report)
    return ""


def build_inputs(inputs: Path, scratch: Path) -> Graph:
    """Build frozen inputs, outside of them."""
    from kg.graph import Graph

    found = workspaces.find(inputs, scratch / "build")
    return Graph(found, build.run(found).build)


def put(home: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder."""
    for name, data in sorted(files.items()):
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)


def lay_out(home: Path, done: Work, report: Report, environment: bytes = b"") -> None:
    """Write everything beside the inputs.

    Args:
        home: the folder, with its inputs.
        done: the tables, made from these inputs.
        report: how they were frozen.
        environment: with what the folder was made; without it, what is here.

    """
    analysis, graph = done.analysis, done.graph
    written = _tables(home, done)
    with graph.door() as door:
        slugs = [row["source"]["value"].rpartition("/")[2] for row in door.query(SOURCES).rows]
        sources = source_facts.read(door, slugs)
    texts = corpus.told(graph.workspace, slugs)
    facts = methods.Facts(done.made, sources, report.total.kept, texts, tables.observed_until(done.made))
    queries = {f"{contents.QUERIES}/{name}": data for name, data in done.queries.items()}
    sums = {name: digest(data) for name, data in queries.items()}
    pages = {
        "README.md": contents.page(analysis, done.made, report, sums, written),
        "methods.md": methods.page(analysis, facts),
        "CITATION.cff": citing.citation(analysis, sources, citing.publishers(graph)),
    }
    files = {name: text.encode("utf-8") for name, text in pages.items()} | queries
    files |= {name: path.read_bytes() for name, path in analysis.own.items()}
    files[ENVIRONMENT] = environment or _environment(analysis, report.figures).encode("utf-8")
    files[freeze.LICENCE] = citing.licence(graph.workspace)
    put(home, files)
    put(home, {MANIFEST: manifest(home, analysis, report)})


def _tables(home: Path, done: Work) -> dict[str, list[str]]:
    """Write tables and figures; return the names of the files of each table."""
    written = {}
    for made in done.made:
        if made.exhibit in done.analysis.tables:
            folder = home / contents.TABLES
            folder.mkdir(exist_ok=True)
            written[made.exhibit.name] = [path.name for path in tables.write(made, folder)]
        elif made.picture:
            put(home / contents.FIGURES, {f"{made.exhibit.name}.svg": made.picture})
    return written


def _environment(analysis: Analysis, drawing: bool) -> str:
    script = analysis.own.get(declare.SCRIPT)
    text = script.read_bytes().decode("utf-8", "replace") if script else ""
    return surroundings.page(text, declare.NOTEBOOK in analysis.own, drawing and bool(analysis.figures))


def listed(home: Path) -> dict[str, str]:
    """Return the SHA-256 of every file of a folder but its manifest."""
    paths = (path for path in sorted(home.rglob("*")) if path.is_file())
    names = {path.relative_to(home).as_posix(): path for path in paths}
    return {name: digest(path.read_bytes()) for name, path in sorted(names.items()) if name != MANIFEST}


def manifest(home: Path, analysis: Analysis, report: Report) -> bytes:
    """Write the manifest of a folder."""
    told = {
        "is": KIND,
        "version": VERSION,
        "analysis": analysis.name,
        "kg": kg.__version__,
        "frozen": report.as_dict(),
        "results": [result.path for result in analysis.results],
        "files": listed(home),
    }
    return (json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")
