"""One result of a validation, whichever engine found it."""

from __future__ import annotations

from dataclasses import dataclass

SH = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, order=True)
class Result:
    """A node that breaks a constraint (sh:ValidationResult)."""

    graph: str
    """IRI of the view it was found in."""
    focus: str
    shape: str
    """IRI of the shape that a reader knows: the node shape."""
    part: str
    """IRI of the node or property shape whose constraint is broken (sh:sourceShape)."""
    component: str
    """Local name of the parameter, such as minCount; `sparql` for a query; the IRI of a component of one's own."""
    severity: str
    """Violation, Warning or Info."""
    message: str
    value: str = ""
    path: str = ""
    """The path as SPARQL, if the constraint is about values of one."""
    term: str = ""
    """The value as an N-Triples term."""
