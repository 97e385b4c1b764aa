"""What sections and keys mean: read from ontology/context.jsonld (JSON-LD 1.1, W3C 2020) of every layer.

A top-level term with a context of its own is a section; the terms of that context are its keys.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kg.errors import bad_input
from kg.terms import RDF, XSD, is_iri

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.declared.workspace import Workspace

MAX_BYTES = 1_000_000
FILE = "ontology/context.jsonld"
ABOUT_THE_ASSERTION = ("id", "again", "at", "check", "level", "via", "by", "confidence", "note")
"""Keys of every entry that say how we know, not what is so."""


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
    return _interpret(_added(workspace))


def prefixes(workspace: Workspace) -> Context:
    """Read the prefixes alone, without the sections: enough to write names short, and read in no time."""
    raw = _added(workspace)
    return Context(raw, _prefixes(raw), {})


def _added(workspace: Workspace) -> dict[str, Any]:
    raw: dict[str, Any] = {}
    for path in workspace.files("ontology", "context.jsonld"):
        _add(raw, _parse(path, workspace.show(path)), workspace.show(path), "")
    return raw


def _prefixes(raw: dict[str, Any]) -> dict[str, str]:
    return {t: v for t, v in raw.items() if isinstance(v, str) and v.endswith(("/", "#"))}


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
    prefixes = _prefixes(raw)

    def absolute(name: Any, place: str) -> str:
        prefix, _, local = name.partition(":") if isinstance(name, str) else ("", "", "")
        found = prefixes[prefix] + local if prefix in prefixes else str(name)
        if not is_iri(found):
            raise bad_input(FILE, "", place, f'expected an "@id" with a known prefix or an IRI, not {str(name)[:80]!r}')
        return found

    sections = {}
    for term, meaning in raw.items():
        if isinstance(meaning, dict) and "@context" in meaning:
            keys = _object(meaning["@context"], f"{term}/@context")
            read = {name: _key(f"{term}/{name}", name, spec, absolute) for name, spec in keys.items()}
            sections[term] = Section(term, absolute(meaning.get("@id"), term), read)
    return Context(raw, prefixes, sections)


def _object(meaning: Any, place: str) -> dict[str, Any]:
    if not isinstance(meaning, dict):
        raise bad_input(FILE, "", place, "expected an object")
    return meaning


def _key(place: str, name: str, given: Any, absolute: Callable[[Any, str], str]) -> Key:
    if name in ABOUT_THE_ASSERTION:
        raise bad_input(FILE, "", place, "is a key of every entry already; choose another name")
    spec = _object(given, place)
    iri, kind = absolute(spec.get("@id"), place), spec.get("@type", "")
    if spec.get("@container") == "@language":
        return Key(name, iri, "words")
    if kind == "@id":
        return Key(name, iri, "reference")
    if kind == "@vocab":
        codes = _object(spec.get("@context"), f"{place}/@context")
        listed = {code: absolute(value, f"{place}/{code}") for code, value in codes.items() if not code.startswith("@")}
        scheme = absolute(codes["@vocab"], f"{place}/@vocab") if "@vocab" in codes else ""
        if not listed and not scheme:
            raise bad_input(
                FILE, "", f"{place}/@context", 'expected codes, or the "@vocab" that all of them begin with'
            )
        return Key(name, iri, "code", scheme=scheme, codes=listed)
    datatype = absolute(kind or "xsd:string", place)
    if not datatype.startswith(XSD):
        raise bad_input(FILE, "", place, f"datatype {kind} is not one of XML Schema")
    return Key(name, iri, "literal", datatype=datatype.removeprefix(XSD))


def is_kind(key: Key) -> bool:
    """Tell whether a key narrows the class of its entry."""
    return key.iri == f"{RDF}type"
