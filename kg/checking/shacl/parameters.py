"""Refuses parameters of constraints that no engine could use, before they become part of a query."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from kg.checking.shacl.results import SH
from kg.errors import bad_input

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.checking.shacl.shapes import Term

KINDS = {
    "IRI": "isIRI(?value)",
    "BlankNode": "isBlank(?value)",
    "Literal": "isLiteral(?value)",
    "BlankNodeOrIRI": "(isIRI(?value) || isBlank(?value))",
    "BlankNodeOrLiteral": "(isBlank(?value) || isLiteral(?value))",
    "IRIOrLiteral": "(isIRI(?value) || isLiteral(?value))",
}
"""Kind of node to the condition that tests for it."""
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
_INTEGERS = frozenset({"minCount", "maxCount", "minLength", "maxLength"})
_IRIS = frozenset(
    [
        "class",
        "datatype",
        "lessThan",
        "lessThanOrEquals",
        "disjoint",
        "targetClass",
        "targetSubjectsOf",
        "targetObjectsOf",
    ]
)
_LITERALS = frozenset(
    ["minInclusive", "maxInclusive", "minExclusive", "maxExclusive", "pattern", "flags", "languageIn", "uniqueLang"]
)


def check(shape: str, parameters: Mapping[str, Sequence[Term]]) -> None:
    """Refuse values that are not what their parameter takes.

    Raises InputError naming the shape and the parameter.
    """
    for name, terms in parameters.items():
        for term in terms:
            expected = _expected(name, term)
            if expected:
                raise bad_input("ontology/shapes", shape, f"sh:{name}", f"{term} is not {expected}")
    _check_patterns(shape, parameters)


def _expected(name: str, term: Term) -> str:
    """Say what a parameter takes, if a term is not of that kind."""
    if name in _INTEGERS and not (isinstance(term, ox.Literal) and _INTEGER.fullmatch(term.value)):
        return "a whole number"
    if name in _IRIS and not isinstance(term, ox.NamedNode):
        return "an IRI"
    if name in _LITERALS and not isinstance(term, ox.Literal):
        return "a literal"
    if name in ("in", "hasValue") and isinstance(term, ox.BlankNode):
        return "an IRI or a literal"
    if name == "nodeKind" and term not in [ox.NamedNode(SH + kind) for kind in KINDS]:
        return f"one of {', '.join(f'sh:{kind}' for kind in KINDS)}"
    return ""


def _check_patterns(shape: str, parameters: Mapping[str, Sequence[Term]]) -> None:
    """Refuse a pattern that the engine cannot read: it would match nothing, and every value would seem wrong."""
    flags = parameters.get("flags", [ox.Literal("")])[0]
    for pattern in parameters.get("pattern", []):
        [row] = cast("ox.QuerySolutions", ox.Store().query(f'SELECT (REGEX("", {pattern}, {flags}) AS ?read) {{}}'))
        if row["read"] is None:
            message = f"{pattern} is not a regular expression that SPARQL knows (no lookaround, no back references)"
            raise bad_input("ontology/shapes", shape, "sh:pattern", message)
