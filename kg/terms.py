"""RDF terms as canonical N-Quads text, the one form in which facts travel through a build.

Escapes follow the canonical form of RDF Dataset Canonicalization (W3C, 2024), appendix on N-Quads.
"""

from __future__ import annotations

import re
from typing import TypeAlias

BASE = "https://w3id.org/cca/"
CCA = BASE + "ns#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
OA = "http://www.w3.org/ns/oa#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCT = "http://purl.org/dc/terms/"
RDF_TYPE = f"<{RDF}type>"

Quad: TypeAlias = tuple[str, str, str, str]
"""Subject, predicate, object, graph, each in N-Quads syntax."""

_SLUG = re.compile(r"[a-z0-9][a-z0-9.-]{0,79}")
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
_IRI_START = re.compile(r"(?:https?://|urn:)[^/?#]")
_IRI_FORBIDDEN = re.compile(r"[\x00-\x20<>\"{}|\\^`\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_ESCAPED = re.compile(r'[\x00-\x1f\x7f"\\]')
_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}


def is_slug(text: str) -> bool:
    """Tell whether a name may end an IRI and a file name on every system."""
    return bool(_SLUG.fullmatch(text)) and not _DEVICE.fullmatch(text) and not text.endswith(".")


def is_iri(text: str) -> bool:
    """Tell whether a text is an absolute http(s) or urn IRI that the engine will read back."""
    if not _IRI_START.match(text) or _IRI_FORBIDDEN.search(text):
        return False
    import pyoxigraph as ox

    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True


def is_language(text: str) -> bool:
    """Tell whether a text is a language tag (BCP 47) that the engine will read back."""
    if not _LANGUAGE.fullmatch(text):
        return False
    import pyoxigraph as ox

    try:
        ox.Literal("", language=text)
    except ValueError:
        return False
    return True


def iri(text: str) -> str:
    """Write an IRI as an N-Quads term."""
    return f"<{text}>"


def text_of(term: str) -> str:
    """Return the IRI inside an N-Quads term."""
    return term[1:-1]


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    return _SHORT.get(char) or f"\\u{ord(char):04X}"


def literal(text: str, datatype: str = "", language: str = "") -> str:
    """Write a literal as an N-Quads term; datatype is the local name of an XSD type."""
    quoted = '"' + _ESCAPED.sub(_escape, text) + '"'
    if language:
        return f"{quoted}@{language.lower()}"
    return f"{quoted}^^<{XSD}{datatype}>" if datatype and datatype != "string" else quoted


def cca(name: str) -> str:
    """Write one of our own terms."""
    return f"<{CCA}{name}>"


def nquads(quads: list[Quad]) -> bytes:
    """Write quads as canonical N-Quads: LF, sorted by graph, then by line, no line twice."""
    lines = sorted({(g, f"{s} {p} {o} {g} .\n") for s, p, o, g in quads})
    return "".join(line for _, line in lines).encode("utf-8")
