"""Runs compiled shapes over a store of views, and what the compiler cannot do through pySHACL."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.checking.shacl.compile import REFERENCE, Compiler
from kg.checking.shacl.results import Result
from kg.querying import guard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.checking.shacl.shapes import Part, Query, Shape
    from kg.querying.door import Binding, Door

Fallback = Callable[["Sequence[Shape]"], "Outcome"]
Nodes = dict[str, list[dict[str, str]]]
"""View to its focus nodes, as terms of the SPARQL results format."""
TOGETHER = 20
"""Shapes whose targets are asked for at once."""
FEW = 50
"""Views that a query may name."""
_COPY = re.compile(r"(\bBIND\s*\(\s*)[$?]this(\s+AS\b)", re.IGNORECASE)
_BOUND = re.compile(r"\bBOUND\s*\(\s*[$?]this\s*\)", re.IGNORECASE)
"""The two places where the engine does not see a variable that is given a value from outside."""


@dataclass
class Outcome:
    """What a validation found."""

    results: list[Result] = field(default_factory=list)
    tested: dict[str, dict[str, int]] = field(default_factory=dict)
    """View to shape IRI to the number of nodes tested there."""
    by_pyshacl: dict[str, list[str]] = field(default_factory=dict)
    """Shape IRI to what the compiler did not know, for shapes that pySHACL ran."""

    def add(self, other: Outcome) -> None:
        """Take in the outcome of another run."""
        self.results += other.results
        for view, counts in other.tested.items():
            self.tested.setdefault(view, {}).update(counts)
        self.by_pyshacl |= other.by_pyshacl


def validate(
    door: Door,
    shapes: Sequence[Shape],
    subclasses: Callable[[str], Collection[str]],
    fallback: Fallback,
    wanted: Collection[str] | None = None,
) -> Outcome:
    """Validate the views of a store.

    Args:
        door: an open door to a store whose named graphs are the views; `urn:kg:reference` is also seen by the others.
        shapes: what to test.
        subclasses: returns a class and everything below it.
        fallback: runs shapes that cannot be compiled.
        wanted: the views whose results count; without them all. Shapes that would test nothing there do not run.

    Returns:
        results in a stable order, and how many nodes each shape tested.

    """
    compiler = Compiler(subclasses, _reference_predicates(door))
    outcome = Outcome()
    compiled = [shape for shape in shapes if not shape.unknown]
    for shape, nodes in zip(compiled, _focus(door, compiler, compiled, wanted), strict=True):
        for view, found in nodes.items():
            outcome.tested.setdefault(view, {})[shape.iri] = len(found)
        if nodes:
            outcome.results += _run(door, compiler, shape, nodes)
    others = [shape for shape in shapes if shape.unknown]
    if others:
        outcome.add(fallback(others))
        outcome.by_pyshacl = {shape.iri: shape.unknown for shape in others}
    outcome.results = sorted(set(outcome.results))
    return outcome


def _reference_predicates(door: Door) -> frozenset[str]:
    query = f"SELECT DISTINCT ?p WHERE {{ GRAPH <{REFERENCE}> {{ ?s ?p ?o }} }}"
    return frozenset(row["p"]["value"] for row in door.query(query).rows)


def _focus(door: Door, compiler: Compiler, shapes: Sequence[Shape], wanted: Collection[str] | None) -> Sequence[Nodes]:
    """List the focus nodes of shapes, by view; some shapes at a time, since every question costs a round trip."""
    found: list[Nodes] = [defaultdict(list) for _ in shapes]
    few = wanted is not None and len(wanted) <= FEW
    views = f"FILTER(?g IN ({', '.join(f'<{view}>' for view in sorted(wanted or ()))}))" if few else ""
    for start in range(0, len(shapes), TOGETHER):
        some = shapes[start : start + TOGETHER]
        parts = (f"{{ {compiler.focus(shape)} BIND({n} AS ?shape) }}" for n, shape in enumerate(some, start))
        query = f"SELECT ?shape ?g ?this WHERE {{ {' UNION '.join(parts)} {views} }}"
        for row in door.query(query, where="the targets of shapes").rows:
            if wanted is None or row["g"]["value"] in wanted:
                found[int(row["shape"]["value"])][row["g"]["value"]].append(row["this"])
    return found


def _run(door: Door, compiler: Compiler, shape: Shape, nodes: Nodes) -> list[Result]:
    checks = [(part, check) for part in shape.parts for check in compiler.checks(shape, part)]
    queries = (f"{{ {{ {check.query} }} BIND({n} AS ?check) }}" for n, (_, check) in enumerate(checks))
    together = f"SELECT ?check ?g ?this ?value ?language WHERE {{ {' UNION '.join(queries)} }}"
    results = []
    for row in door.query(together, where=shape.iri).rows if checks else ():
        part, check = checks[int(row["check"]["value"])]
        results.append(_result(shape, part, check.component, part.message or check.message, row))
    for part in shape.parts:
        for query in part.queries:
            results += _per_focus(door, shape, part, query, nodes)
    return results


def _per_focus(door: Door, shape: Shape, part: Part, query: Query, nodes: Nodes) -> list[Result]:
    """Run a query of the shape's own for every focus node, with the view and the reference as its default graph."""
    message = next(iter(query.messages), part.message)
    text, at = _BOUND.sub("isIRI($this)", _COPY.sub(r"\1IRI($this)\2", query.select)), None
    if guard.is_flat(text):
        text = guard.rename(text, "$this", "?this")
        at = guard.body_start(text)
    named = {graph: [node["value"] for node in nodes[graph] if node["type"] == "uri"] for graph in sorted(nodes)}
    rows = door.each(text, "this", named, [REFERENCE], where=shape.iri, at=at)
    return [_result(shape, part, "sparql", _fill(message, row), row) for row in rows]


def _fill(message: str, row: Binding) -> str:
    """Put the values of a row into the {?name} places of a message."""
    return re.sub(r"\{[?$](\w+)\}", lambda m: row.get(m[1], {}).get("value", "?"), message)


def _result(shape: Shape, part: Part, component: str, message: str, row: Binding) -> Result:
    value = row.get("value") or row.get("language") or {}
    return Result(
        graph=row["g"]["value"],
        focus=row["this"]["value"],
        shape=shape.iri,
        part=part.iri,
        component=component,
        severity=part.severity,
        message=message or f"breaks {shape.iri}",
        value=value.get("value", ""),
        path=part.path_text,
        term=_term(row["value"]) if "value" in row else "",
    )


def _term(cell: Mapping[str, str]) -> str:
    """Write a term of the SPARQL results format as N-Triples."""
    text, language, datatype = cell["value"], cell.get("xml:lang"), cell.get("datatype")
    if cell["type"] == "uri":
        return f"<{text}>"
    if cell["type"] == "bnode":
        return f"_:{text}"
    return str(ox.Literal(text, language=language, datatype=ox.NamedNode(datatype) if datatype else None))
