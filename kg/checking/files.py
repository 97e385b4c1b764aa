"""What `kg validate` looks at: the workspace, single fact sheets, or anybody's RDF; and how it reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.building import checks, parts
from kg.checking import validate
from kg.checking.turtle import to_turtle
from kg.checking.validate import Finding, Report
from kg.display import as_json, clean
from kg.errors import bad_input
from kg.reading import material, sheets
from kg.reading.material import Material
from kg.terms import BASE, Quad, iri, is_slug

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from kg.building.checks import Declared, Graph
    from kg.declared.workspace import Workspace

MAX_BYTES = 500_000_000


def check(
    workspace: Workspace, paths: Sequence[Path], engine: str, progress: Callable[[str], None] = lambda _: None
) -> Report:
    """Check the workspace, or the given files against its shapes and its reference.

    Raises InputError for a file that is neither a fact sheet nor RDF.
    """
    progress("checking")
    if not paths:
        return checks.check_workspace(workspace, engine)
    declared = checks.declare(workspace)
    read = material.load(workspace, declared.context)
    report = Report()
    for path in paths:
        progress(f"checking {path.name}")
        report.add(_check_file(path, declared, read, engine))
    return report


def _check_file(path: Path, declared: Declared, read: Material, engine: str) -> Report:
    if path.suffix == ".toml":
        return _check_sheet(path, declared, read, engine)
    graph = _reference(declared, read)
    graph.parts.sources[path.name] = parts.of_quads(parse_rdf(path))
    outcome = checks.run_shapes([graph.parts.reference, *graph.parts.sources.values()], declared, engine)
    tested = validate.sum_tested(outcome, declared.book)
    found = validate.by_view(outcome, graph.parts.origin, validate.columns_of(declared.context, declared.ontology))
    findings = [finding for of_view in found.values() for finding in of_view]
    return Report(sorted(findings, key=validate.weight), tested, outcome.by_pyshacl)


def _reference(declared: Declared, read: Material) -> Graph:
    return checks.map_all(Material(identity=read.identity, same_as=read.same_as), declared, [])


def _check_sheet(path: Path, declared: Declared, read: Material, engine: str) -> Report:
    source = sheets.read(path, str(path), declared.context)
    alone = Material({source.slug: source}, read.identity, read.same_as, problems=read.problems)
    return checks.check_all(alone, declared, engine)


def parse_rdf(path: Path) -> list[Quad]:
    """Read an RDF file of any format that Oxigraph knows; what has no graph goes to one named after the file.

    Raises InputError with the parser's line and column, or naming the endings that are known.
    """
    import pyoxigraph as ox

    format = ox.RdfFormat.from_extension(path.suffix.removeprefix("."))
    if format is None:
        raise bad_input(path.name, "", "", "unknown ending; give .toml, .ttl, .trig, .nt, .nq, .jsonld or .rdf")
    if path.stat().st_size > MAX_BYTES:
        raise bad_input(path.name, "", "", f"larger than {MAX_BYTES} bytes")
    own = iri(f"{BASE}source/{path.stem}") if is_slug(path.stem) else "<urn:kg:file>"
    data = path.read_bytes()
    if format == ox.RdfFormat.RDF_XML and b"<!ENTITY" in data.replace(b"\0", b""):
        # The parser expands entities without a bound: a few hundred bytes can fill any memory.
        raise bad_input(path.name, "", "", "declares XML entities; write the texts out, or give another RDF format")
    try:
        parsed = list(ox.parse(data, format=format, base_iri=BASE))
    except (SyntaxError, ValueError) as error:
        raise bad_input(path.name, "", "", f"not valid RDF ({error})") from None
    return [
        (
            str(q.subject),
            str(q.predicate),
            str(q.object),
            own if q.graph_name == ox.DefaultGraph() else str(q.graph_name),
        )
        for q in parsed
    ]


def as_table(report: Report) -> str:
    """Write findings as paragraphs: severity and rule, the node and where it is, what to do, the evidence."""
    blocks = [_block(finding) for finding in report.findings]
    return "\n".join(blocks) if blocks else "no findings\n"


def _block(finding: Finding) -> str:
    where = finding.where or finding.source or finding.focus
    lines = [f"{finding.severity}  {finding.rule}  {where}", f"  {finding.message}"]
    lines.append(f"  node: {finding.focus}")
    if finding.value:
        lines.append(f"  value: {finding.value}")
    lines += [f"  evidence: {_place(place)}" for place in finding.evidence]
    return "\n".join(map(clean, lines)) + "\n"


def _place(iri: str) -> str:
    start, found, span = iri.partition("/text#char=")
    return f"characters {span.replace(',', '–')} of {start.removeprefix(BASE + 'source/')}" if found else iri


def to_json(report: Report) -> str:
    """Write a report as JSON (documented in the README)."""
    return as_json(
        {
            "conforms": report.conforms,
            "findings": [finding.as_dict() for finding in report.findings],
            "tested": {shape: report.tested[shape] for shape in sorted(report.tested)},
            "idle": report.idle,
            "by_pyshacl": report.by_pyshacl,
        }
    )


WRITERS: dict[str, Callable[[Report], str]] = {"table": as_table, "json": to_json, "turtle": to_turtle}
