"""From files to a build: read, map, derive, check, find conflicts, commit.

A build has no clock in it: the same files give the same bytes on any machine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg import conflicts, context, freshness, material, ontology, questions, rules, store, validate
from kg.door import MEMORY, PER_BYTE, Door
from kg.errors import InputError, NonconformingError, Problem
from kg.mapping import REFERENCE, Mapped, Origin, SourceMapper
from kg.terms import BASE, Quad, nquads, text_of

if TYPE_CHECKING:
    from pathlib import Path

    from kg.context import Context
    from kg.material import Material
    from kg.ontology import Ontology
    from kg.validate import Finding, Report, Rulebook
    from kg.workspace import Workspace

XSD_BOOLEAN = "http://www.w3.org/2001/XMLSchema#boolean"
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


@dataclass
class Graph:
    """The facts of a build before they are committed."""

    reference: list[Quad] = field(default_factory=list)
    sources: dict[str, list[Quad]] = field(default_factory=dict)
    derived: list[Quad] = field(default_factory=list)
    conflicts: list[Quad] = field(default_factory=list)
    origins: dict[str, dict[str, Origin]] = field(default_factory=dict)
    """View to node to origin."""

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


def declare(workspace: Workspace) -> Declared:
    """Read ontology, context, shapes and queries, and refuse any query that may not run.

    Raises InputError or QueryRefusedError naming the file.
    """
    named = {folder: questions.named(workspace, folder) for folder in questions.FOLDERS}
    rules.check(named["rules"])
    book = validate.rulebook(workspace)
    return Declared(context.load(workspace), ontology.load(workspace), book, named["rules"], named["audits"])


def map_all(material_: Material, declared: Declared, problems: list[Problem]) -> Graph:
    """Map every source; what cannot be mapped is noted and left out."""
    graph = Graph(origins={validate.REFERENCE_VIEW: {}})
    days = material.known_days(material_)
    identified = _identified(material_, declared)

    def mapped(slug: str, source: Any, identity: bool) -> Mapped | None:
        mapper = SourceMapper(source, declared.context, declared.ontology, material_.same_as, identity)
        try:
            return mapper.run(days.get(slug), identified)
        except InputError as error:
            problems.extend(error.problems)
            return None

    for slug, source in sorted(material_.identity.items()):
        out = mapped(slug, source, True)
        if out:
            for quad in out.quads:
                into = graph.reference if text_of(quad[3]).startswith(REFERENCE) else graph.sources.setdefault(slug, [])
                into.append(quad)
            graph.origins[validate.REFERENCE_VIEW] |= out.origins
    for slug, source in sorted(material_.sources.items()):
        out = mapped(slug, source, False)
        if out:
            graph.sources[slug] = graph.sources.get(slug, []) + out.quads
            graph.origins[BASE + "source/" + slug] = out.origins
    return graph


def _identified(material_: Material, declared: Declared) -> set[str]:
    """List everything the reference identifies."""
    found = set()
    for source in material_.identity.values():
        mapper = SourceMapper(source, declared.context, declared.ontology, material_.same_as, True)
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
    with door(declared.context.prefixes, _terms(declared.ontology) + rules.triples_as_default(content), data) as opened:
        graph.derived = rules.derive(opened, declared.rules)
        opened.load(data + rules.triples_as_default(prov))
        origins = {node: origin for found in graph.origins.values() for node, origin in found.items()}
        return validate.check_audits(opened, declared.audits, origins)


def rule_door(workspace: Workspace, prefixes: Mapping[str, str], lines: list[str]) -> Door:
    """Return a door to what rules read: the terms and some lines of a build, provenance left out."""
    content = [line.rsplit(" <", 1)[0] + " .\n" for line in lines if not line.endswith("/prov> .\n")]
    return door(prefixes, _terms(ontology.load(workspace)) + "".join(set(content)).encode("utf-8"))


def door(prefixes: Mapping[str, str], data: bytes, later: bytes = b"") -> Door:
    """Return a door to a store in memory, with room for what it holds and what comes later."""
    memory = MEMORY + PER_BYTE * (len(data) + 2 * len(later))
    return Door(timeout=DEADLINE, memory=memory, prefixes=prefixes, data=data)


def _terms(terms: Ontology) -> bytes:
    """Write the ontology for rules that follow it."""
    import pyoxigraph as ox

    return ox.serialize(terms.triples, format=ox.RdfFormat.N_TRIPLES) or b""


def check(graph: Graph, declared: Declared, engine: str = "compiled") -> Report:
    """Derive what the rules derive, and check everything with shapes and audits."""
    stated = graph.stated
    data = validate.as_views(stated)
    with door(declared.context.prefixes, data) as opened:
        outcome = validate.check_shapes(opened, declared.book, declared.ontology, stated, engine)
    findings = validate.to_findings(outcome, graph.origins)
    findings += derive_and_audit(graph, declared)
    return validate.Report(findings, outcome.tested, outcome.by_pyshacl)


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
    store.prepare(workspace.out)
    progress("reading")
    declared = declare(workspace)
    read = material.load(workspace, declared.context, progress)
    problems = list(read.problems)
    progress("mapping")
    graph = map_all(read, declared, problems)
    if problems and not keep_going:
        raise InputError(problems)
    left_out = {file: [str(p) for p in found] for file, found in material.group(problems).items()}
    progress("checking")
    report = _checked(graph, declared, keep_going, left_out)
    progress("comparing sources")
    found = find_conflicts(graph, declared)
    progress("writing")
    data = nquads(graph.stated + graph.derived + graph.conflicts)
    build = store.commit(workspace.out, data, _details(graph, report), freshness.digests(workspace), {}, _counts(graph))
    return Result(build, report, left_out, read.replaced, data.count(b"\n"), found)


def _checked(graph: Graph, declared: Declared, keep_going: bool, left_out: dict[str, list[str]]) -> Report:
    report = check(graph, declared)
    broken = [finding for finding in report.findings if finding.severity == "Violation"]
    if not broken:
        return report
    slugs = {finding.source for finding in broken}
    if not keep_going or not slugs <= graph.sources.keys():
        raise NonconformingError(refusal(report))
    for finding in broken:
        left_out.setdefault(finding.source, []).append(finding.message)
    graph.without(slugs)
    return _checked(graph, declared, keep_going, left_out)


def refusal(report: Report) -> str:
    """Say why a build is refused: one sentence for each violation."""
    lines = []
    for finding in report.findings:
        if finding.severity == "Violation":
            where = ", ".join(part for part in (finding.file, finding.entry) if part) or finding.source
            lines.append(f"{where}: {finding.message} [{finding.rule}]")
    return "\n".join(dict.fromkeys(lines))


def _details(graph: Graph, report: Report) -> dict[str, Any]:
    origins = {view: {n: list(o) for n, o in sorted(nodes.items())} for view, nodes in sorted(graph.origins.items())}
    findings = [finding.as_dict() for finding in report.findings]
    return {"origins": origins, "findings": findings, "tested": report.tested, "by_pyshacl": report.by_pyshacl}


def _counts(graph: Graph) -> dict[str, int]:
    return {slug: len(set(quads)) for slug, quads in sorted(graph.sources.items())}
