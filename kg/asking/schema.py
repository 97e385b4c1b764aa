"""A JSON Schema (draft 2020-12) of fact sheets, made from context, code lists and shapes, for editors that complete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.declared.context import is_kind
from kg.terms import BASE

if TYPE_CHECKING:
    from kg.checking.validate import Rulebook
    from kg.declared.context import Context, Key, Section
    from kg.declared.ontology import Ontology

SPAN = {"type": "array", "prefixItems": [{"type": "integer", "minimum": 0}] * 2, "minItems": 2, "maxItems": 2}
HEX = {"type": "string", "pattern": "^[0-9a-f]{8}$"}
TEXT = {"type": "string", "minLength": 1}
DATE = {"type": "string", "pattern": "^\\d{4}(-\\d{2}(-\\d{2})?)?(/\\d{4}(-\\d{2}(-\\d{2})?)?)?$"}


def schema(context: Context, ontology: Ontology, book: Rulebook) -> dict[str, Any]:
    """Return the JSON Schema of a fact sheet in this workspace."""
    required = _required(book)
    sections = {
        name: {"type": "array", "items": _entry(section, ontology, required.get(section.iri, set()))}
        for name, section in context.sections.items()
        if name != "source"
    }
    source = _keys(context.sections["source"], ontology)
    source |= {
        "slug": {"type": "string", "pattern": "^[a-z0-9][a-z0-9.-]{0,79}$"},
        "text_sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "text_length": {"type": "integer", "minimum": 1},
        "withdrawn": {"anyOf": [{"type": "boolean"}, TEXT]},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": BASE + "fact-sheet.schema.json",
        "title": "Fact sheet",
        "type": "object",
        "additionalProperties": False,
        "required": ["source"],
        "properties": {
            "source": {
                "type": "object",
                "additionalProperties": False,
                "required": ["slug"],
                "properties": source,
            },
            **sections,
        },
    }


def _required(book: Rulebook) -> dict[str, set[str]]:
    """Map classes to the properties that a shape with severity Violation demands."""
    found: dict[str, set[str]] = {}
    for shape in book.shapes:
        for part in shape.parts:
            least = part.parameters.get("minCount")
            single = part.path and len(part.path) == 1 and len(part.path[0]) == 1
            if least and int(least[0].value) > 0 and part.severity == "Violation" and part.path and single:
                for kind, target in shape.targets:
                    if kind == "targetClass":
                        found.setdefault(target, set()).add(part.path[0][0].predicate)
    return found


def _entry(section: Section, ontology: Ontology, required: set[str]) -> dict[str, Any]:
    properties = _keys(section, ontology)
    levels = _codes(f"{BASE}concept/attribution/", ontology)
    properties |= {
        "id": TEXT,
        "again": {"type": "boolean"},
        "at": {"anyOf": [SPAN, {"type": "array", "items": SPAN, "minItems": 1}]},
        "check": {"anyOf": [HEX, {"type": "array", "items": HEX}]},
        "level": {"enum": levels},
        "via": TEXT,
        "by": TEXT,
        "confidence": {"enum": _codes(f"{BASE}concept/confidence/", ontology)},
        "note": TEXT,
    }
    needed = sorted({name for name, key in section.keys.items() if key.iri in required and _only(section, key)})
    first: dict[str, Any] = {"required": needed} if needed else {}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["id", "at"],
        "properties": properties,
        # A further entry on a subject need not repeat what the first one gave.
        "if": {"properties": {"again": {"const": True}}, "required": ["again"]},
        "else": first,
    }


def _only(section: Section, key: Key) -> bool:
    """Tell whether a key is the only one of its section for its property."""
    return sum(other.iri == key.iri for other in section.keys.values()) == 1


def _keys(section: Section, ontology: Ontology) -> dict[str, Any]:
    return {name: _key(key, ontology) for name, key in section.keys.items()}


def _key(key: Key, ontology: Ontology) -> dict[str, Any]:
    if key.kind == "words":
        many: dict[str, Any] = {"anyOf": [TEXT, {"type": "array", "items": TEXT}]}
        value: dict[str, Any] = {"anyOf": [*many["anyOf"], {"type": "object", "additionalProperties": many}]}
    elif key.kind == "code":
        value = {"enum": sorted(key.codes) or _codes(key.scheme, ontology)}
    elif key.kind == "reference":
        value = TEXT
    else:
        value = {"integer": {"type": "integer"}, "decimal": {"type": "number"}, "date": DATE}.get(key.datatype, TEXT)
    described = ontology.label(key.iri) or ("narrower class" if is_kind(key) else "")
    single = {**value, **({"description": described} if described else {})}
    return (
        single if key.kind == "words" else {"anyOf": [value, {"type": "array", "items": value}], **_only_text(single)}
    )


def _only_text(value: dict[str, Any]) -> dict[str, Any]:
    return {"description": value["description"]} if "description" in value else {}


def _codes(scheme: str, ontology: Ontology) -> list[str]:
    return sorted(concept.removeprefix(scheme) for concept in ontology.concepts(scheme) if concept != scheme)
