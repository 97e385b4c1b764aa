"""From files to a build: read, map, derive, check, find conflicts, commit.

A build has no clock in it: the same files give the same bytes on any machine.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg import files
from kg.building import conflicts, freshness, rules, store, words
from kg.checking import cache, validate
from kg.checking.cache import Checked
from kg.checking.shacl.compile import REFERENCE as REFERENCE_VIEW
from kg.declared import context, ontology, questions
from kg.errors import InputError, NoBuildError, NonconformingError, Problem
from kg.mapping.mapper import REFERENCE, Mapped, Origin, SourceMapper
from kg.querying.door import MEMORY, PER_BYTE, Door
from kg.reading import material
from kg.terms import BASE, Quad, nquads, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from kg.checking.validate import Finding, Report, Rulebook
    from kg.declared.context import Context
    from kg.declared.ontology import Ontology
    from kg.declared.workspace import Workspace
    from kg.reading.entries import Source
    from kg.reading.material import Material

DEADLINE = 600.0
"""Seconds for one rule, shape or audit of a build."""
Progress = Callable[[str], None]


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

    reference: list[Quad] = field(default_factory=list)
    sources: dict[str, list[Quad]] = field(default_factory=dict)
    derived: list[Quad] = field(default_factory=list)
    conflicts: list[Quad] = field(default_factory=list)
    origins: dict[str, dict[str, Origin]] = field(default_factory=dict)
    """View to node to origin."""
    checked: dict[str, Checked] = field(default_factory=dict)
    """View to what its check found."""

    @property
    def stated(self) -> list[Quad]:
        """What sources and reference say."""
        return self.reference + [quad for quads in self.sources.values() for quad in quads]

    def without(self, slugs: set[str]) -> None:
        """Leave sources out."""
        self.sources = {slug: quads for slug, quads in self.sources.items() if slug not in slugs}


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


def declare(workspace: Workspace) -> Declared:
    """Read ontology, context, shapes and queries, and refuse any query that may not run.

    Raises InputError or QueryRefusedError naming the file.
    """
    named = {folder: questions.named(workspace, folder) for folder in questions.FOLDERS}
    rules.check(named["rules"])
    book = validate.rulebook(workspace)
    digest = files.digest(b"\0".join(path.read_bytes() for path in workspace.declarations))
    terms = ontology.load(workspace)
    return Declared(context.load(workspace), terms, book, named["rules"], named["audits"], digest)


def map_all(read: Material, declared: Declared, problems: list[Problem]) -> Graph:
    """Map every source; what cannot be mapped is noted and left out."""
    graph = Graph(origins={REFERENCE_VIEW: {}})
    days = material.known_days(read)
    identified = _identified(read, declared)

    def mapped(source: Source, identity: bool) -> Mapped:
        mapper = SourceMapper(source, declared.context, declared.ontology, read.same_as, identity)
        try:
            return mapper.run(days.get(source.slug), identified)
        except InputError as error:
            problems.extend(error.problems)
            return Mapped()

    for slug, source in sorted(read.identity.items()):
        out = mapped(source, identity=True)
        about_it = [quad for quad in out.quads if not text_of(quad[3]).startswith(REFERENCE)]
        graph.reference += [quad for quad in out.quads if text_of(quad[3]).startswith(REFERENCE)]
        graph.sources[slug] = about_it
        graph.origins[REFERENCE_VIEW] |= out.origins
        graph.origins[BASE + "source/" + slug] = out.origins
    for slug, source in sorted(read.sources.items()):
        out = mapped(source, identity=False)
        graph.sources[slug] = graph.sources.get(slug, []) + out.quads
        graph.origins[BASE + "source/" + slug] = out.origins
    graph.without({slug for slug, quads in graph.sources.items() if not quads})
    return graph


def _identified(read: Material, declared: Declared) -> set[str]:
    """List everything the reference identifies."""
    found = set()
    for source in read.identity.values():
        mapper = SourceMapper(source, declared.context, declared.ontology, read.same_as, True)
        for entry in source.entries:
            try:
                found.add(mapper.names.resolve(entry.id))
            except ValueError:
                continue  # the mapper itself will say so
    return found


def derive_and_audit(graph: Graph, declared: Declared) -> list[Finding]:
    """Run the rules, then the audits, in one store."""
    stated = graph.stated
    content = [quad for quad in stated if not text_of(quad[3]).endswith("/prov")]
    prov = [quad for quad in stated if text_of(quad[3]).endswith("/prov")]
    data = nquads(stated)
    first = _terms(declared.ontology) + rules.triples_as_default(content)
    with door(declared.context.prefixes, first, data) as opened:
        graph.derived = rules.derive(opened, declared.rules)
        opened.load(data + rules.triples_as_default(prov))
        origins = {node: origin for found in graph.origins.values() for node, origin in found.items()}
        return validate.check_audits(opened, declared.audits, origins)


def rule_door(workspace: Workspace, prefixes: Mapping[str, str], lines: list[str]) -> Door:
    """Return a door to what rules read: the terms and some lines of a build, provenance left out."""
    content = {line.rsplit(" <", 1)[0] + " .\n" for line in lines if not line.endswith("/prov> .\n")}
    return door(prefixes, _terms(ontology.load(workspace)) + "".join(content).encode("utf-8"))


def door(prefixes: Mapping[str, str], data: bytes, later: bytes = b"") -> Door:
    """Return a door to a store in memory, with room for what it holds and what comes later."""
    memory = MEMORY + PER_BYTE * (len(data) + 2 * len(later))
    return Door(timeout=DEADLINE, memory=memory, prefixes=prefixes, data=data)


def _terms(terms: Ontology) -> bytes:
    """Write the ontology for rules that follow it."""
    import pyoxigraph as ox

    return ox.serialize(terms.triples, format=ox.RdfFormat.N_TRIPLES) or b""


def check(graph: Graph, declared: Declared, engine: str = "compiled", last: store.Build | None = None) -> Report:
    """Derive what the rules derive, and check everything with shapes and audits.

    Args:
        graph: what to check.
        declared: by what.
        engine: compiled or pyshacl.
        last: the last build; what has not changed since is not checked again.

    """
    views = validate.views(graph.stated)
    keys, known = cache.keys(views, declared.digest, graph.origins), cache.load(last)
    graph.checked = {view: known[key] for view, key in keys.items() if key in known and engine == "compiled"}
    fresh = {view: quads for view, quads in views.items() if view not in graph.checked}
    if fresh:
        graph.checked |= _check_views(graph, declared, engine, fresh, views.get(REFERENCE_VIEW, []), keys)
    report = validate.Report(tested={shape.iri: 0 for shape in declared.book.shapes})
    for one in graph.checked.values():
        report.add(validate.Report(one.findings, one.tested, one.by_pyshacl))
    report.findings += derive_and_audit(graph, declared)
    report.findings.sort(key=validate.weight)
    return report


def _check_views(
    graph: Graph,
    declared: Declared,
    engine: str,
    fresh: Mapping[str, list[Quad]],
    reference: list[Quad],
    keys: Mapping[str, str],
) -> dict[str, Checked]:
    quads = [quad for own in fresh.values() for quad in own]
    seen = quads if REFERENCE_VIEW in fresh else quads + reference
    data = validate.as_views(seen)
    with door(declared.context.prefixes, data) as opened:
        outcome = validate.check_shapes(opened, declared.book, declared.ontology, seen, engine)
    checked = {view: Checked(keys[view], tested=outcome.tested.get(view, {})) for view in fresh}
    for one in checked.values():
        one.by_pyshacl = outcome.by_pyshacl
    for view, findings in validate.by_view(outcome, graph.origins).items():
        if view in checked:
            checked[view].findings = findings
    return checked


def check_workspace(workspace: Workspace, engine: str = "compiled") -> Report:
    """Read, map and check a workspace without writing anything.

    Raises InputError for files that cannot be read as what they should be.
    """
    declared = declare(workspace)
    read = material.load(workspace, declared.context)
    problems = list(read.problems)
    graph = map_all(read, declared, problems)
    if problems:
        raise InputError(problems)
    return check(graph, declared, engine)


def find_conflicts(graph: Graph, declared: Declared) -> int:
    """Find where sources disagree and write it into the graph; return how many conflicts there are."""
    finder = conflicts.Finder(graph.stated, declared.ontology, declared.book.functional)
    found = finder.run()
    graph.conflicts = conflicts.to_quads(found, finder)
    return len(found)


def run(
    workspace: Workspace,
    keep_going: bool = False,
    progress: Progress = lambda _: None,
    jobs: int = 1,
    texts: Path | None = None,
) -> Result:
    """Build a workspace.

    Args:
        workspace: what to build and where to.
        keep_going: leave sources out that cannot be read or do not conform, instead of refusing the build.
        progress: told each step.
        jobs: processes that read sheets.
        texts: folder with articles' texts; their words go to words.nq beside the graph, never into it.

    Raises:
        InputError: a file cannot be read as what it should be.
        NonconformingError: the data breaks a constraint.
        QueryRefusedError: a rule, audit, shape or question may not run.

    """
    begun = time.time_ns()
    store.prepare(workspace.out)
    progress("reading")
    declared = declare(workspace)
    inputs = freshness.digests(workspace)
    read = material.load(workspace, declared.context, progress, jobs)
    problems = list(read.problems)
    false, textless = words.verify(read, texts) if texts else ([], [])
    problems += false
    progress("mapping")
    graph = map_all(read, declared, problems)
    if problems and not keep_going:
        raise InputError(problems)
    left_out = {file: [str(p) for p in found] for file, found in material.group(problems).items()}
    progress("checking")
    last = _last(workspace)
    report = _checked(graph, declared, keep_going, left_out, last)
    progress("comparing sources")
    found = find_conflicts(graph, declared)
    progress("writing")
    data = nquads(graph.stated + graph.derived + graph.conflicts)
    build = store.commit(workspace.out, data, _details(graph), inputs, _counts(graph), last, begun)
    words.write(workspace.out / "words.nq", read, declared.context, texts)
    return Result(build, report, left_out, read.replaced, data.count(b"\n"), found, textless, read.withdrawn)


def _last(workspace: Workspace) -> store.Build | None:
    try:
        return store.read(workspace.out)
    except NoBuildError:
        return None


def _checked(
    graph: Graph, declared: Declared, keep_going: bool, left_out: dict[str, list[str]], last: store.Build | None
) -> Report:
    report = check(graph, declared, last=last)
    broken = [finding for finding in report.findings if finding.severity == "Violation"]
    if not broken:
        return report
    slugs = {finding.source for finding in broken}
    if not keep_going or not slugs <= graph.sources.keys():
        raise NonconformingError(refusal(report))
    for finding in broken:
        left_out.setdefault(finding.source, []).append(finding.message)
    graph.without(slugs)
    return _checked(graph, declared, keep_going, left_out, last)


def refusal(report: Report) -> str:
    """Say why a build is refused: one sentence for each violation."""
    lines = []
    for finding in report.findings:
        if finding.severity == "Violation":
            where = ", ".join(part for part in (finding.file, finding.entry) if part) or finding.source
            lines.append(f"{where}: {finding.message} [{finding.rule}]")
    return "\n".join(dict.fromkeys(lines))


def _details(graph: Graph) -> dict[str, Any]:
    """Collect what the build remembers beside the graph."""
    origins = {view: {n: list(o) for n, o in sorted(nodes.items())} for view, nodes in sorted(graph.origins.items())}
    return {"origins": origins, "checked": cache.dump(graph.checked)}


def _counts(graph: Graph) -> dict[str, int]:
    return {slug: len(set(quads)) for slug, quads in sorted(graph.sources.items())}
