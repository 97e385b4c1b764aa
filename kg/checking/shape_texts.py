"""Refuses shapes whose texts would become hostile queries: prefixes and SPARQL are pasted together before they run."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.checking.shacl.results import SH
from kg.errors import bad_input
from kg.querying import guard
from kg.terms import is_iri

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.checking.shacl import Shape

QUERIES = frozenset({"select", "ask", "construct", "update"})
_PREFIX = re.compile(r"(?:[A-Za-z](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?)?")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})")


def check_triples(triples: Iterable[ox.Triple], file: str) -> None:
    """Refuse what a file pastes into a query.

    Raises InputError for a prefix or a namespace that is none, QueryRefusedError for a query that may not run.
    """
    for triple in triples:
        name = triple.predicate.value.removeprefix(SH)
        text = "" if isinstance(triple.object, ox.Triple) else triple.object.value
        if name == "namespace" and not is_iri(text):
            raise bad_input(file, "", "sh:namespace", "not a plain http, https or urn IRI")
        if name == "prefix" and not _PREFIX.fullmatch(text):
            raise bad_input(file, "", "sh:prefix", "not a plain name; use letters, digits, - and _")
        if name in QUERIES:
            _check(text, f"{file}, sh:{name}")


def check_shapes(shapes: Iterable[Shape]) -> None:
    """Refuse a query that would be hostile together with its prefixes.

    Raises QueryRefusedError.
    """
    for shape in shapes:
        for part in shape.parts:
            for query in part.queries:
                _check(query.select, f"{shape.iri}, sh:select")


def _check(text: str, where: str) -> None:
    """Guard a query both as it stands and as rdflib reads it, which undoes escapes before all else."""
    guard.check(text, where)
    guard.check(_ESCAPE.sub(_unescape, text), where)


def _unescape(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 else match[0]
