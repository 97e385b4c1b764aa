"""One result of a validation, whichever engine found it."""

from __future__ import annotations

import hashlib
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
    """Local name of the parameter, such as minCount; `sparql` for a query."""
    severity: str
    """Violation, Warning or Info."""
    message: str
    value: str = ""
    path: str = ""

    @property
    def iri(self) -> str:
        """Name the result by what it says, so that two runs name it alike."""
        content = "\n".join((self.graph, self.focus, self.part, self.component, self.value))
        return f"urn:sha256:{hashlib.sha256(content.encode()).hexdigest()[:32]}"
