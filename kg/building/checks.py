"""What is done with all parts before they become a build: shapes on each view, rules, audits on the whole."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.building import blocks, rules
from kg.building.memory import Memory
from kg.building.parts import Part, Parts
from kg.building.sources import PartMapper, Vocabulary
from kg.checking import cache, validate
from kg.checking.cache import Checked
from kg.declared import context, ontology, questions
from kg.errors import InputError
from kg.files import digest
from kg.querying.door import MEMORY, PER_BYTE, Door
from kg.reading import material, origins

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kg.checking.shacl import Outcome
    from kg.checking.validate import Finding, Report, Rulebook
    from kg.declared.context import Context
    from kg.declared.ontology import Ontology
    from kg.declared.workspace import Workspace
    from kg.errors import Problem
    from kg.reading.material import Material
    from kg.terms import Quad

DEADLINE = 600.0
"""Seconds for one rule, shape or audit of a build."""


@dataclass(frozen=True)
class Declared:
    """Everything declared in files that a build works by."""

    context: Context
    ontology: Ontology
    book: Rulebook
    rules: Mapping[str, questions.Question]
    audits: Mapping[str, questions.Question]
    digest: str
    """Of context, ontology and shapes."""


@dataclass
class Graph:
    """The facts of a build before they are committed."""

    parts: Parts = field(default_factory=Parts)
    derived: list[Quad] = field(default_factory=list)
    conflicts: list[Quad] = field(default_factory=list)
    checked: dict[str, Checked] = field(default_factory=dict)
    """View to what its check found."""

    @property
    def reference(self) -> list[Quad]:
        """What the reference says."""
        return list(self.parts.reference.quads)

    @property
    def stated(self) -> list[Quad]:
        """What sources and reference say."""
        return [quad for part in self.parts.views.values() for quad in part.quads]

    def without(self, slugs: set[str]) -> None:
        """Leave sources out."""
        self.parts.sources = {slug: part for slug, part in self.parts.sources.items() if slug not in slugs}


def declare(workspace: Workspace, seen: Mapping[str, str] | None = None) -> Declared:
    """Read ontology, context, shapes and queries, and refuse any query that may not run.

    Args:
        workspace: with the files.
        seen: file to SHA-256 of questions and the like that an earlier build has looked at.

    Raises InputError or QueryRefusedError naming the file.

    """
    named = {folder: questions.named(workspace, folder) for folder in ("rules", "audits")}
    rules.check(named["rules"])
    for path in workspace.questions:
        if digest(path.read_bytes()) not in (seen or {}).values():
            questions.load(path, workspace.show(path))
    book = validate.rulebook(workspace)
    of_files = digest(b"\0".join(path.read_bytes() for path in workspace.declarations))
    terms = ontology.load(workspace)
    return Declared(context.load(workspace), terms, book, named["rules"], named["audits"], of_files)


def map_all(read: Material, declared: Declared, problems: list[Problem], last: Memory | None = None) -> Graph:
    """Map every source; what cannot be mapped is noted and left out.

    Args:
        read: the material.
        declared: what its terms mean.
        problems: gets every problem met.
        last: what the last build remembered; what has not changed since is not mapped again.

    """
    words = Vocabulary(declared.context, declared.ontology, declared.digest)
    return Graph(PartMapper(read, words, problems, last or Memory()).run())


def check(
    graph: Graph,
    declared: Declared,
    engine: str = "compiled",
    last: Memory | None = None,
    opened: Door | None = None,
) -> Report:
    """Check every view with all shapes.

    Args:
        graph: what to check.
        declared: by what.
        engine: compiled or pyshacl.
        last: what the last build remembered; what has not changed since is not checked again.
        opened: a door to an empty store, to be used instead of one of its own.

    """
    views = graph.parts.views
    keys = cache.keys({v: part.key for v, part in views.items()}, declared.digest, graph.parts.reference.key)
    known = last.checked() if last and engine == "compiled" else {}
    graph.checked = {view: known[key] for view, key in keys.items() if key in known}
    fresh = {view: part for view, part in views.items() if view not in graph.checked}
    if fresh:
        graph.checked |= _check_views(graph, declared, engine, fresh, keys, opened)
    report = validate.Report(tested={shape.iri: 0 for shape in declared.book.shapes})
    for one in graph.checked.values():
        report.add(validate.Report(list(one.findings), one.tested, one.by_pyshacl))
    report.findings = validate.told_once(report.findings)
    return report


def _check_views(
    graph: Graph,
    declared: Declared,
    engine: str,
    fresh: Mapping[str, Part],
    keys: Mapping[str, str],
    opened: Door | None,
) -> dict[str, Checked]:
    outcome = run_shapes([graph.parts.reference, *fresh.values()], declared, engine, fresh.keys(), opened)
    checked = {view: Checked(keys[view], tested=outcome.tested.get(view, {})) for view in fresh}
    for one in checked.values():
        one.by_pyshacl = outcome.by_pyshacl
    columns = validate.columns_of(declared.context, declared.ontology)
    for view, findings in validate.by_view(outcome, graph.parts.origin, columns).items():
        if view in checked:
            checked[view].findings = findings
    return checked


def run_shapes(
    seen: Sequence[Part],
    declared: Declared,
    engine: str,
    wanted: Collection[str] | None = None,
    opened: Door | None = None,
) -> Outcome:
    """Run all shapes over some parts, each view as one graph; only the outcome for the wanted views counts."""
    graphs = {graph: block for part in seen for graph, block in part.blocks.items()}
    data = b"".join(blocks.in_graph(graph, block, validate.view_of(graph)) for graph, block in graphs.items())
    quads = (quad for graph, block in graphs.items() for quad in blocks.quads(graph, block))
    with _filled(declared, data, opened) as own:
        return validate.check_shapes(own, declared.book, declared.ontology, quads, engine, wanted)


@contextmanager
def _filled(declared: Declared, data: bytes, opened: Door | None) -> Iterator[Door]:
    """Give a door with data behind it: one that is open already, or a new one."""
    if opened:
        opened.load(data)
        yield opened
    else:
        with door(declared.context.prefixes, data) as own:
            yield own


def derive(graph: Graph, declared: Declared, opened: Door | None = None) -> None:
    """Run the rules on what is stated, provenance left out."""
    stated = [
        blocks.without_graph(name, block)
        for part in graph.parts.views.values()
        for name, block in part.blocks.items()
        if not name.endswith("/prov")
    ]
    with _filled(declared, _terms(declared.ontology) + b"".join(stated), opened) as own:
        graph.derived = rules.derive(own, declared.rules)


def audit(
    graph: Graph, declared: Declared, doors: Sequence[Door], index: Path, changed: Mapping[str, Part] | None
) -> list[Finding]:
    """Run the audits on the store of a build, each door a share of them.

    An audit with `#+ scope: graph` says that its rows depend on a graph and its provenance alone: it looks only at what
    changed.

    Args:
        graph: what the store holds.
        declared: with the audits.
        doors: two or more.
        index: folder of the store.
        changed: the views that are not as in the last build, if that was audited in the same way.

    """
    audits = list(declared.audits.values())
    # What only warns must be told again of what did not change.
    narrow = [audit for audit in audits if audit.header.get("scope") == "graph" and audit.severity == "Violation"]
    local = narrow if changed is not None else []

    def run(number: int) -> list[Finding]:
        door, found = doors[number], []
        if number == 0 and local and changed:
            door.open(None)
            door.load(b"".join(block for part in changed.values() for block in part.blocks.values()))
            found = validate.check_audits(door, local, graph.parts.origin)
        door.open(index)
        share = [audit for audit in audits if audit not in local][number :: len(doors)]
        return found + validate.check_audits(door, share, graph.parts.origin)

    with ThreadPoolExecutor(len(doors)) as pool:
        return [finding for found in pool.map(run, range(len(doors))) for finding in found]


def _whole(graph: Graph) -> bytes:
    made = blocks.of([*graph.derived, *graph.conflicts])
    named = [*graph.parts.views.values(), Part(blocks=made)]
    return b"".join(block + blocks.without_graph(name, block) for part in named for name, block in part.blocks.items())


def rule_door(workspace: Workspace, prefixes: Mapping[str, str], lines: Iterable[str]) -> Door:
    """Return a door to what rules read: the terms and some lines of a build, provenance left out."""
    content = {line.rsplit(" <", 1)[0] + " .\n" for line in lines if not line.endswith("/prov> .\n")}
    return door(prefixes, _terms(ontology.load(workspace)) + "".join(content).encode("utf-8"))


def door(prefixes: Mapping[str, str], data: bytes = b"", room: int = 0) -> Door:
    """Return a door to a store in memory with room for what it holds, or is to hold (in bytes)."""
    return Door(None, DEADLINE, MEMORY + PER_BYTE * max(len(data), room), prefixes, data)


def _terms(terms: Ontology) -> bytes:
    """Write the ontology for rules that follow it."""
    import pyoxigraph as ox

    return ox.serialize(terms.triples, format=ox.RdfFormat.N_TRIPLES) or b""


def check_all(read: Material, declared: Declared, engine: str = "compiled") -> Report:
    """Map and check material without writing anything.

    Raises InputError for what cannot be mapped.
    """
    problems = list(read.problems)
    graph = map_all(read, declared, problems)
    if problems:
        raise InputError(origins.told(read, problems))
    report = check(graph, declared, engine)
    derive(graph, declared)
    with door(declared.context.prefixes, _whole(graph)) as opened:
        report.findings += validate.check_audits(opened, declared.audits.values(), graph.parts.origin)
    report.findings.sort(key=validate.weight)
    return report


def check_workspace(workspace: Workspace, engine: str = "compiled") -> Report:
    """Read, map and check a workspace without writing anything.

    Raises InputError for files that cannot be read as what they should be.
    """
    declared = declare(workspace)
    return check_all(material.load(workspace, declared.context), declared, engine)
