"""What sections and keys mean: read from ontology/context.jsonld (JSON-LD 1.1, W3C 2020) of every layer.

A top-level term with a context of its own is a section; the terms of that context are its keys.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kg.errors import bad_input
from kg.terms import RDF, XSD

if TYPE_CHECKING:
    from pathlib import Path

    from kg.declared.workspace import Workspace

MAX_BYTES = 1_000_000


@dataclass(frozen=True)
class Key:
    """One key of a section: the property it writes and the kind of value it takes."""

    name: str
    iri: str
    kind: str
    """One of: reference, code, words, literal."""
    datatype: str = ""
    scheme: str = ""
    """For a code list without single entries: the IRI that every code begins with."""
    codes: dict[str, str] = field(default_factory=dict)
    """For a code list given entry by entry: code to IRI."""


@dataclass(frozen=True)
class Section:
    """A kind of entry: its class and its keys."""

    name: str
    iri: str
    keys: dict[str, Key]


@dataclass(frozen=True)
class Context:
    """All sections and prefixes of a workspace."""

    raw: dict[str, Any]
    prefixes: dict[str, str]
    sections: dict[str, Section]

    def expand(self, name: str) -> str | None:
        """Return the IRI of a compact IRI, or None if its prefix is unknown."""
        prefix, colon, local = name.partition(":")
        return self.prefixes[prefix] + local if colon and prefix in self.prefixes else None

    def shorten(self, iri: str) -> str:
        """Return the shortest compact form (CURIE) of an IRI, or the IRI itself."""
        for prefix, base in self._longest_first:
            if iri.startswith(base) and iri != base:
                return f"{prefix}:{iri[len(base) :]}"
        return iri

    @cached_property
    def _longest_first(self) -> list[tuple[str, str]]:
        return sorted(self.prefixes.items(), key=lambda item: -len(item[1]))


def load(workspace: Workspace) -> Context:
    """Read and add up the contexts of all layers; a term may be added to, never redefined.

    Raises InputError naming the file and the term.
    """
    raw: dict[str, Any] = {}
    for path in workspace.files("ontology", "context.jsonld"):
        _add(raw, _parse(path, workspace.show(path)), workspace.show(path), "")
    return _interpret(raw)


def _parse(path: Path, file: str) -> dict[str, Any]:
    data = path.read_bytes()
    if len(data) > MAX_BYTES:
        raise bad_input(file, "", "", f"larger than {MAX_BYTES} bytes")
    try:
        context = json.loads(data.decode("utf-8"))["@context"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise bad_input(file, "", "@context", f"not a JSON object with an @context ({error})") from None
    if not isinstance(context, dict):
        raise bad_input(file, "", "@context", "expected one object; contexts by address are not fetched")
    return context


def _add(into: dict[str, Any], new: dict[str, Any], file: str, path: str) -> None:
    for term, meaning in new.items():
        known = into.get(term)
        if known is None:
            into[term] = meaning
        elif isinstance(known, dict) and isinstance(meaning, dict):
            _add(known, meaning, file, f"{path}{term}/")
        elif known != meaning:
            raise bad_input(file, "", f"{path}{term}", f"is already {known}; a term may be added, not redefined")


def _interpret(raw: dict[str, Any]) -> Context:
    prefixes = {t: v for t, v in raw.items() if isinstance(v, str) and v.endswith(("/", "#"))}

    def absolute(name: str) -> str:
        prefix, _, local = name.partition(":")
        return prefixes[prefix] + local if prefix in prefixes else name

    sections = {}
    for term, meaning in raw.items():
        if isinstance(meaning, dict) and "@context" in meaning:
            keys = {name: _key(name, spec, absolute) for name, spec in meaning["@context"].items()}
            sections[term] = Section(term, absolute(meaning["@id"]), keys)
    return Context(raw, prefixes, sections)


def _key(name: str, spec: Any, absolute: Any) -> Key:
    if not isinstance(spec, dict) or "@id" not in spec:
        raise bad_input("ontology/context.jsonld", "", name, 'expected an object with an "@id"')
    iri, kind = absolute(spec["@id"]), spec.get("@type", "")
    if spec.get("@container") == "@language":
        return Key(name, iri, "words")
    if kind == "@id":
        return Key(name, iri, "reference")
    if kind == "@vocab":
        codes = spec.get("@context", {})
        listed = {code: absolute(value) for code, value in codes.items() if not code.startswith("@")}
        return Key(name, iri, "code", scheme=codes.get("@vocab", ""), codes=listed)
    datatype = absolute(kind or "xsd:string")
    if not datatype.startswith(XSD):
        raise bad_input("ontology/context.jsonld", "", name, f"datatype {kind} is not one of XML Schema")
    return Key(name, iri, "literal", datatype=datatype.removeprefix(XSD))


def is_kind(key: Key) -> bool:
    """Tell whether a key narrows the class of its entry."""
    return key.iri == f"{RDF}type"
