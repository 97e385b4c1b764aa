"""From files to a build: read, map, check, derive, compare, commit.

A build has no clock in it: the same files give the same bytes on any machine.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.building import blocks, checks, freshness, memory, store, words
from kg.checking import validate
from kg.comparing import find
from kg.errors import InputError, NoBuildError, NonconformingError
from kg.reading import material, origins

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from kg.building.checks import Declared, Graph
    from kg.building.memory import Memory
    from kg.building.parts import Part
    from kg.checking.validate import Report
    from kg.declared.workspace import Workspace
    from kg.querying.door import Door

Progress = Callable[[str], None]


@dataclass
class Result:
    """What a build did."""

    build: store.Build
    report: Report
    left_out: dict[str, list[str]]
    """Source or file to the reasons it is not in the build."""
    replaced: list[str]
    quads: int
    conflicts: int
    textless: list[str]
    """Sources whose text was not found, if texts were supplied."""
    withdrawn: list[str]
    copies: dict[str, list[str]]
    """Withdrawn source to those that are derived from it, and stay."""


def run(
    workspace: Workspace,
    keep_going: bool = False,
    progress: Progress = lambda _: None,
    jobs: int = 1,
    texts: Path | None = None,
    without: Collection[str] = (),
) -> Result:
    """Build a workspace.

    Args:
        workspace: what to build and where to.
        keep_going: leave sources out that cannot be read or do not conform, instead of refusing the build.
        progress: told each step.
        jobs: processes that read sheets.
        texts: folder with articles' texts; their words go to words.nq beside the graph, never into it.
        without: slugs of sources to leave out, as if they were withdrawn.

    Raises:
        InputError: a file cannot be read as what it should be.
        NonconformingError: the data breaks a constraint.
        QueryRefusedError: a rule, audit, shape or question may not run.

    """
    begun = time.time_ns()
    store.prepare(workspace.out)
    progress("reading")
    remembered = memory.load(_last(workspace))
    last, inputs = remembered.build, freshness.digests(workspace)
    declared = checks.declare(workspace, last.manifest.questions if last else None)
    read = material.load(workspace, declared.context, progress, jobs, without)
    problems = list(read.problems)
    false, textless = words.verify(read, texts) if texts else ([], [])
    problems += false
    for source in [source for source in read.sources.values() if source.file in {problem.file for problem in false}]:
        read.sources.pop(source.slug)  # words that were not coded are never built, whatever else may be left out
    progress("mapping")
    graph = checks.map_all(read, declared, problems, remembered)
    if problems and not keep_going:
        raise InputError(origins.told(read, problems))
    left_out = {file: [str(p) for p in found] for file, found in material.group(problems).items()}
    work = _Work(workspace, declared, inputs, last, remembered, progress, begun, left_out, keep_going)
    made = work.settle(graph)
    read.sources = {slug: source for slug, source in read.sources.items() if slug in graph.parts.sources}
    words.write(workspace.out / "words.nq", read, declared.context, texts)
    return Result(*made[:2], left_out, read.replaced, *made[2:], textless, read.withdrawn, read.copies)


@contextmanager
def _quick_turns() -> Iterator[None]:
    """Let what waits for a process have its turn at once, instead of after the interpreter's usual 5 ms."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(0.0002)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


class _RefusedError(Exception):
    """Some findings forbid the build."""


@dataclass
class _Work:
    """What it takes to turn parts into a build."""

    workspace: Workspace
    declared: Declared
    inputs: dict[str, str]
    last: store.Build | None
    memory: Memory
    progress: Progress
    begun: int
    left_out: dict[str, list[str]] = field(default_factory=dict)
    keep_going: bool = False

    def settle(self, graph: Graph) -> tuple[store.Build, Report, int, int]:
        """Check and commit; with keep_going, again without what does not conform.

        Returns the build, what was found, and the numbers of quads and conflicts.
        """
        report = validate.Report()
        room = sum(part.length for part in graph.parts.views.values())
        prefixes = self.declared.context.prefixes
        try:
            with checks.door(prefixes, room=2 * room) as one, checks.door(prefixes, room=room) as other:
                self.progress("checking and comparing sources")
                found = self._judged(graph, report, one, other)
                self.progress("writing")
                build, quads = self._commit(graph, report, [one, other])
        except _RefusedError:
            self._leave_out(graph, report)
            return self.settle(graph)
        return build, report, quads, found.number

    def _judged(self, graph: Graph, report: Report, one: Door, other: Door) -> find.Found:
        """Check, derive and compare at the same time: shapes and rules run behind doors of their own."""
        views = [part.blocks for part in graph.parts.views.values()]
        with ThreadPoolExecutor(3) as pool, _quick_turns():
            checking = pool.submit(checks.check, graph, self.declared, last=self.memory, opened=one)
            deriving = pool.submit(checks.derive, graph, self.declared, other)
            comparing = pool.submit(find.find, views, self.declared.ontology, self.declared.book.functional)
            report.add(checking.result())
            _refuse(report)
            deriving.result()
            found = comparing.result()
        graph.conflicts = found.quads
        return found

    def _commit(self, graph: Graph, report: Report, doors: Sequence[Door]) -> tuple[store.Build, int]:
        views = graph.parts.views
        made = blocks.of([*graph.derived, *graph.conflicts])
        data = blocks.join([made, *(part.blocks for part in views.values())])

        def inspect(index: Path) -> None:
            report.add(validate.Report(checks.audit(graph, self.declared, doors, index, self._changed(graph))))
            report.findings.sort(key=validate.weight)
            _refuse(report)

        counts = {slug: part.size for slug, part in sorted(graph.parts.sources.items())}
        kept = memory.dump(views, graph.checked)
        looked_at = freshness.digests(self.workspace, self.workspace.questions)
        after = store.After(self.last, self.begun, looked_at, inspect)
        return store.commit(self.workspace.out, data, kept, self.inputs, counts, after), data.count(b"\n")

    def _changed(self, graph: Graph) -> dict[str, Part] | None:
        """List the views that are not as in the last build, if that went by the same files; None for all."""
        if self.last is None or _ruled_by(self.inputs) != _ruled_by(self.last.manifest.inputs):
            return None
        known = self.memory.blocks
        return {view: part for view, part in graph.parts.views.items() if part.blocks != known.get(view)}

    def _leave_out(self, graph: Graph, report: Report) -> None:
        broken = [finding for finding in report.findings if finding.severity == "Violation"]
        slugs = {finding.source for finding in broken}
        if not self.keep_going or not slugs <= graph.parts.sources.keys():
            raise NonconformingError(refusal(report)) from None
        for finding in broken:
            self.left_out.setdefault(finding.source, []).append(finding.message)
        graph.without(slugs)


def _ruled_by(inputs: dict[str, str]) -> dict[str, str]:
    """Return the files by which a build is judged, and their digests."""
    return {name: digest for name, digest in inputs.items() if "ontology/" in name or "queries/" in name}


def _refuse(report: Report) -> None:
    if not report.conforms:
        raise _RefusedError


def _last(workspace: Workspace) -> store.Build | None:
    try:
        return store.read(workspace.out)
    except NoBuildError:
        return None


def refusal(report: Report) -> str:
    """Say why a build is refused: one sentence for each violation."""
    lines = []
    for finding in report.findings:
        if finding.severity == "Violation":
            lines.append(f"{finding.where or finding.source}: {finding.message} [{finding.rule}]")
    return "\n".join(dict.fromkeys(lines))
