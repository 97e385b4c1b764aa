"""How to cite a folder, and the sources behind it: CITATION.cff (format 1.2.0), and the licence of the data."""

from __future__ import annotations

import json
import re
from importlib import metadata
from typing import TYPE_CHECKING

import kg
from kg.declared.workspace import base_root
from kg.replicating.freeze import LICENCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.asking.source_facts import SourceFacts
    from kg.declared.workspace import Workspace
    from kg.graph import Graph
    from kg.replicating.declare import Analysis

PACKAGE = "cybercoop-kg"
TEAM = "kg team"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
PUBLISHERS = "SELECT ?source ?by WHERE { GRAPH ?g { ?source a cca:Source ; dct:publisher ?by } } ORDER BY ?source ?by"
SHORT_LICENCE = """The data in this folder are made available under the Creative Commons Attribution 4.0 International
Licence (CC BY 4.0): https://creativecommons.org/licenses/by/4.0/legalcode

No article is part of the data; the rights in the sources stay with their publishers.
"""


def publishers(graph: Graph) -> dict[str, str]:
    """Return the name of the publisher of each source, by slug."""
    with graph.door() as door:
        pairs = [(row["source"]["value"], row["by"]["value"]) for row in door.query(PUBLISHERS).rows]
        names = graph.labels(door, {by for _, by in pairs})
    found: dict[str, str] = {}
    for source, by in pairs:
        found.setdefault(source.rpartition("/")[2], names[by])
    return found


def citation(analysis: Analysis, sources: Mapping[str, SourceFacts], publishing: Mapping[str, str]) -> str:
    """Write CITATION.cff."""
    lines = [
        "cff-version: 1.2.0",
        'message: "If you use this folder, please cite it, and the sources on which your use rests."',
        f"title: {_text(f'Replication data: {analysis.title}')}",
        "type: dataset",
        "authors:",
        *(f"  - name: {_text(name)}" for name in analysis.authors or (TEAM,)),
        "license: CC-BY-4.0",
        "references:",
        "  - type: software",
        '    title: "kg: a knowledge graph of the actors of international cooperation against cybercrime"',
        "    authors:",
        f"      - name: {_text(TEAM)}",
        f"    version: {_text(kg.__version__)}",
    ]
    lines += [line for slug, told in sorted(sources.items()) for line in _source(told, publishing.get(slug, ""))]
    return "\n".join(lines) + "\n"


def _source(told: SourceFacts, publisher: str) -> Iterable[str]:
    yield "  - type: generic"
    yield f"    title: {_text(told.title or told.slug)}"
    yield "    authors:"
    yield f"      - name: {_text(publisher or 'unidentified publisher')}"
    if told.url.startswith(("https://", "http://")):
        yield f"    url: {_text(told.url)}"
    if _DAY.fullmatch(told.published):
        yield f"    date-published: {told.published}"
    if _DAY.fullmatch(told.captured):
        yield f"    date-accessed: {told.captured}"
    yield f"    notes: {_text(f'source {told.slug} of the inputs')}"


def _text(text: str) -> str:
    """Write a text in double quotes, which YAML and JSON have in common."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)


def licence(workspace: Workspace) -> bytes:
    """Return the licence of the data: the workspace's own, else the packaged one."""
    for folder in (*reversed(workspace.layers), base_root()):
        if (folder / LICENCE).is_file():
            return (folder / LICENCE).read_bytes()
    try:
        packaged = metadata.distribution(PACKAGE).read_text(f"licenses/{LICENCE}")
    except metadata.PackageNotFoundError:
        packaged = None
    return (packaged or SHORT_LICENCE).encode("utf-8")
