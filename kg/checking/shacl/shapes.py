"""Shapes as data: what to test (targets) and how (parts), read from RDF.

Property paths are turned into SPARQL here, step by step, since a step may need two graphs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TypeAlias

import pyoxigraph as ox

from kg.checking.shacl import parameters as known
from kg.checking.shacl.results import SH
from kg.errors import bad_input
from kg.terms import RDF

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal
Graph = dict[str, dict[str, list[Term]]]
"""Subject key to predicate IRI to objects."""

CLASSES = ("http://www.w3.org/2000/01/rdf-schema#Class", "http://www.w3.org/2002/07/owl#Class")
TARGETS = ("targetClass", "targetSubjectsOf", "targetObjectsOf")
COMPONENTS = frozenset(
    [
        "minCount",
        "maxCount",
        "class",
        "datatype",
        "nodeKind",
        "in",
        "hasValue",
        "pattern",
        "minLength",
        "maxLength",
        "minInclusive",
        "maxInclusive",
        "minExclusive",
        "maxExclusive",
        "lessThan",
        "lessThanOrEquals",
        "disjoint",
        "uniqueLang",
        "languageIn",
        "sparql",
    ]
)
ATTRIBUTES = frozenset(
    [
        "severity",
        "message",
        "name",
        "description",
        "order",
        "group",
        "deactivated",
        "flags",
        "path",
        "property",
        "prefixes",
    ]
)
_COUNTING = re.compile(r"\b(?:COUNT|SUM|AVG|GROUP_CONCAT)\s*\((?!\s*DISTINCT\b)", re.IGNORECASE)
"""A triple that both a view and the reference state would count twice."""
RANK = {"Violation": 0, "Warning": 1, "Info": 2}


@dataclass(frozen=True)
class Step:
    """One step of a path: a predicate, forwards or backwards."""

    predicate: str
    inverse: bool = False


Path: TypeAlias = "tuple[tuple[Step, ...], ...]"
"""Alternatives, each a sequence of steps."""


@dataclass(frozen=True)
class Query:
    """A constraint that is a query of its own (sh:sparql)."""

    select: str
    messages: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """The constraints that a shape puts on its focus nodes or on the values of one path."""

    iri: str
    path: Path | None
    severity: str
    message: str
    parameters: dict[str, list[Term]]
    queries: tuple[Query, ...] = ()

    @property
    def path_text(self) -> str:
        """The path as SPARQL, for readers."""
        sequences = ("/".join(("^" if s.inverse else "") + f"<{s.predicate}>" for s in seq) for seq in self.path or ())
        return "|".join(sequences)


@dataclass
class Shape:
    """A node shape."""

    iri: str
    targets: list[tuple[str, str]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    """What the compiler cannot do, in words; such a shape falls to pySHACL."""


def _key(term: Term) -> str:
    return f"_:{term.value}" if isinstance(term, ox.BlankNode) else term.value


class _Reader:
    def __init__(self, triples: list[ox.Triple]) -> None:
        self.graph: Graph = defaultdict(lambda: defaultdict(list))
        for triple in triples:
            if not isinstance(triple.subject, ox.Triple) and not isinstance(triple.object, ox.Triple):
                self.graph[_key(triple.subject)][triple.predicate.value].append(triple.object)
        self.custom = self._custom()

    def _custom(self) -> frozenset[str]:
        """List the parameters of the constraint components that the shapes declare."""
        components = [node for node in list(self.graph) if SH + "ConstraintComponent" in self.types(node)]
        declared = [_key(parameter) for node in components for parameter in self.get(node, "parameter")]
        return frozenset(path.value for node in declared for path in self.get(node, "path"))

    def types(self, node: str) -> set[str]:
        return {kind.value for kind in self.graph[node].get(RDF + "type", [])}

    def is_targeted(self, node: str) -> bool:
        named = any(self.get(node, target) for target in (*TARGETS, "targetNode", "target"))
        return named or self.is_class(node)

    def is_class(self, node: str) -> bool:
        """Tell whether a shape is a class too: its instances are its focus nodes (implicit class target)."""
        types = self.types(node) if not node.startswith("_:") else set()
        return SH + "NodeShape" in types and not types.isdisjoint(CLASSES)

    def get(self, node: str, name: str) -> list[Term]:
        return self.graph[node].get(SH + name, []) if node in self.graph else []

    def text(self, node: str, name: str, default: str = "") -> str:
        found = self.get(node, name)
        return found[0].value if found else default

    def members(self, node: Term) -> list[Term]:
        """Read an RDF list; a cycle or a broken list ends it."""
        found: list[Term] = []
        key, seen = _key(node), set[str]()
        while key != RDF + "nil" and key not in seen:
            seen.add(key)
            found += self.graph[key].get(RDF + "first", [])
            rest = self.graph[key].get(RDF + "rest", [])
            key = _key(rest[0]) if rest else RDF + "nil"
        return found

    def shape(self, iri: str) -> Shape:
        shape = Shape(iri)
        known.check(iri, {kind: self.get(iri, kind) for kind in TARGETS})
        shape.targets = [(kind, t.value) for kind in (*TARGETS, "targetNode") for t in self.get(iri, kind)]
        if self.is_class(iri):
            shape.targets.append(("targetClass", iri))
        own = self.get(iri, "path")
        shape.parts.append(self.part(shape, iri, self.path(shape, own) if own else None))
        for node in self.get(iri, "property"):
            if self.text(_key(node), "deactivated") != "true":
                path = self.path(shape, self.get(_key(node), "path"))
                shape.parts.append(self.part(shape, _key(node), path))
        return shape

    def part(self, shape: Shape, node: str, path: Path | None) -> Part:
        parameters: dict[str, list[Term]] = {}
        for predicate, values in self.graph[node].items():
            name = predicate.removeprefix(SH)
            if name == "uniqueLang" and values[0].value in ("false", "0"):
                continue
            if predicate in self.custom:
                shape.unknown.append(f"<{predicate}>")
            elif name in COMPONENTS:
                parameters[name] = self.members(values[0]) if name in ("in", "languageIn") else values
            elif predicate.startswith(SH) and name not in ATTRIBUTES and name not in TARGETS:
                shape.unknown.append(f"sh:{name}")
            elif name == "property" and path is not None:
                shape.unknown.append("sh:property within sh:property")
        if SH + "flags" in self.graph[node]:
            parameters["flags"] = self.get(node, "flags")
        known.check(shape.iri, parameters)
        severity = self.text(node, "severity") or SH + "Violation"
        message = self.text(node, "message") or self.text(shape.iri, "message")
        asked = [_key(q) for q in parameters.pop("sparql", [])]
        queries = tuple(self.query(shape, q) for q in asked if self.text(q, "deactivated") != "true")
        return Part(node, path, severity.removeprefix(SH), message, parameters, queries)

    def query(self, shape: Shape, node: str) -> Query:
        select = self.text(node, "select")
        if not select or "$PATH" in select:
            shape.unknown.append("sh:sparql without a plain sh:select")
        if _COUNTING.search(select):
            shape.unknown.append("sh:sparql that counts without DISTINCT")
        lines = []
        for holder in self.get(node, "prefixes"):
            for declared in self.get(_key(holder), "declare"):
                name, base = self.text(_key(declared), "prefix"), self.text(_key(declared), "namespace")
                lines.append(f"PREFIX {name}: <{base}>\n")
        messages = tuple(m.value for m in self.get(node, "message"))
        return Query("".join(sorted(lines)) + select, messages)

    def path(self, shape: Shape, nodes: list[Term]) -> Path:
        try:
            return self.alternatives(nodes[0])
        except (ValueError, IndexError):
            shape.unknown.append("sh:path with a closure" if nodes else "sh:property without sh:path")
            return ()

    def alternatives(self, node: Term) -> Path:
        """Turn a path into alternatives of sequences; closures (*, +, ?) raise ValueError."""
        if isinstance(node, ox.NamedNode):
            return ((Step(node.value),),)
        choice = self.get(_key(node), "alternativePath")
        if choice:
            return tuple(seq for member in self.members(choice[0]) for seq in self.alternatives(member))
        inverse = self.get(_key(node), "inversePath")
        if inverse:
            back = self.alternatives(inverse[0])
            return tuple(tuple(Step(s.predicate, not s.inverse) for s in reversed(seq)) for seq in back)
        members = self.members(node)
        if not members:
            raise ValueError("a closure")
        found: Path = ((),)
        for member in members:
            found = tuple(head + tail for head in found for tail in self.alternatives(member))
        return found


def read_shapes(triples: list[ox.Triple]) -> list[Shape]:
    """Read all node shapes with a target that are not switched off, in name order.

    Raises InputError for a severity or a parameter that is none.
    """
    reader = _Reader(triples)
    wanted = sorted(
        node for node in list(reader.graph) if reader.is_targeted(node) and reader.text(node, "deactivated") != "true"
    )
    shapes = [reader.shape(node) for node in wanted]
    for shape in shapes:
        for part in shape.parts:
            if part.severity not in RANK:
                raise bad_input("ontology/shapes", shape.iri, "sh:severity", f"unknown severity {part.severity}")
    return shapes
