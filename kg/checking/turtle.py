"""Writes a report as SHACL results in Turtle (W3C SHACL 2017, section 3.6)."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.checking.shacl.results import SH
from kg.mapping.mapper import REFERENCE
from kg.terms import BASE, RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.checking.validate import Finding, Report

Node = ox.NamedNode | ox.BlankNode | ox.Literal
PREFIXES = {"sh": SH, "cca": f"{BASE}ns#", "cca-sh": f"{BASE}shapes#"}
_TYPE = ox.NamedNode(RDF + "type")
_UNSAFE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What a terminal would act on; only texts hold it, and there it may be escaped."""
_STEP = re.compile(r"(\^?)<([^<>]+)>")


def to_turtle(report: Report) -> str:
    """Write a report; the IRIs of results are hashes of what they say."""
    root = ox.NamedNode("urn:kg:report")
    conforms = ox.Literal("true" if report.conforms else "false", datatype=ox.NamedNode(XSD + "boolean"))
    triples = [ox.Triple(root, _TYPE, _sh("ValidationReport")), ox.Triple(root, _sh("conforms"), conforms)]
    for finding in report.findings:
        node = ox.NamedNode(f"urn:sha256:{hashlib.sha256(repr(finding).encode('utf-8')).hexdigest()[:32]}")
        triples.append(ox.Triple(root, _sh("result"), node))
        triples += _result(node, finding)
    text = (ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b"").decode("utf-8")
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04X}", text)


def _sh(name: str) -> ox.NamedNode:
    return ox.NamedNode(SH + name)


def _result(node: ox.NamedNode, finding: Finding) -> Iterator[ox.Triple]:
    yield ox.Triple(node, _TYPE, _sh("ValidationResult"))
    yield ox.Triple(node, _sh("resultSeverity"), _sh(finding.severity))
    yield ox.Triple(node, _sh("resultMessage"), ox.Literal(finding.message))
    yield ox.Triple(node, _sh("sourceConstraintComponent"), _component(finding.component))
    if finding.shape:
        yield ox.Triple(node, _sh("sourceShape"), _node(finding.shape))
    if finding.focus:
        yield ox.Triple(node, _sh("focusNode"), _node(finding.focus))
    if finding.term:
        yield ox.Triple(node, _sh("value"), _parse(finding.term))
    if finding.path:
        yield from _path(node, finding.path)
    if finding.source:
        yield ox.Triple(node, ox.NamedNode(f"{BASE}ns#inGraph"), _graph(finding.source))


def _component(name: str) -> ox.NamedNode:
    """Return the IRI of a component; an audit is a query, as `sparql` is."""
    if ":" in name:
        return ox.NamedNode(name)
    name = "SPARQL" if name in ("", "sparql") else name[:1].upper() + name[1:]
    return _sh(f"{name}ConstraintComponent")


def _node(name: str) -> Node:
    """Return the node that a finding names: an IRI, the label of a blank node, or else a literal."""
    for kind in (ox.NamedNode, ox.BlankNode):
        try:
            return kind(name.removeprefix("_:"))
        except ValueError:
            continue
    return ox.Literal(name)


def _parse(term: str) -> Node | ox.Triple:
    [quad] = ox.parse(f"<urn:x> <urn:x> {term} .".encode(), format=ox.RdfFormat.N_TRIPLES)
    found: Node | ox.Triple = quad.object
    return found


def _path(node: ox.NamedNode, path: str) -> Iterator[ox.Triple]:
    """Say the path of a result where it is a single step; longer paths stand in the shape."""
    step = _STEP.fullmatch(path)
    if step is None:
        return
    predicate = ox.NamedNode(step[2])
    if not step[1]:
        yield ox.Triple(node, _sh("resultPath"), predicate)
        return
    back = ox.BlankNode()
    yield ox.Triple(node, _sh("resultPath"), back)
    yield ox.Triple(back, _sh("inversePath"), predicate)


def _graph(source: str) -> ox.NamedNode:
    """Return the graph of a source: a slug, `reference`, or the IRI of a graph that is not ours."""
    if source == "reference":
        return ox.NamedNode(REFERENCE)
    return ox.NamedNode(source if ":" in source else f"{BASE}source/{source}")
