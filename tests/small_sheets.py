"""Small fact sheets for tests: an invented text, a writer of TOML, and steps from a sheet to quads."""

from __future__ import annotations

import hashlib
import json
import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from hypothesis import settings
from workspaces import ROOT, seed_material

from kg.building import checks
from kg.building.memory import Memory
from kg.building.sources import PartMapper, Vocabulary
from kg.declared import workspace
from kg.mapping.mapper import SourceMapper
from kg.reading import sheets
from kg.reading.evidence import check_of
from kg.reading.material import Known

if TYPE_CHECKING:
    from pathlib import Path

    from kg.building.checks import Declared
    from kg.mapping.mapper import Mapped

# How long one example takes says more about the machine than about the code.
settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")
BASE = "https://w3id.org/cca/"
TEXT = (
    "Zofia Próbna, minister of Examplia, said in March 2025: “We signed.” \U0001f58b\n"
    "About 72.5 per cent of 40 members of the Samplian Union met in 2024.\r\n"
)
Data = dict[str, Any]


@cache
def declared() -> Declared:
    return checks.declare(workspace.find(ROOT))


@cache
def reference() -> frozenset[str]:
    known = declared()
    words = Vocabulary(known.context, known.ontology, known.digest)
    return frozenset(PartMapper(seed_material(), words, [], Memory()).identified())


def toml(data: Data) -> str:
    """Write a sheet given as data: [source], then the entries of every section."""
    lines = ["[source]", *(f"{_key(key)} = {_value(value)}" for key, value in data["source"].items())]
    for section, entries in data.items():
        for entry in entries if section != "source" else []:
            lines += [f"[[{section}]]", *(f"{_key(key)} = {_value(value)}" for key, value in entry.items())]
    return "\n".join(lines) + "\n"


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else json.dumps(key)


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(k)} = {_value(v)}" for k, v in value.items()) + "}"
    if isinstance(value, str):
        # JSON and TOML share the escapes of a string, but for those beyond the first plane and for DEL.
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int) and abs(value) >= 10**4000:
        return hex(value)
    return str(value).lower()


def at(words: str, text: str = TEXT) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


def said(words: str, text: str = TEXT, **keys: Any) -> Data:
    """Make an entry that rests on some words of the text."""
    return {**keys, "at": at(words, text), "check": check_of(words)}


def source(slug: str = "invented", text: str = TEXT, **keys: Any) -> Data:
    sha = hashlib.sha256(text.encode("utf-8")).hexdigest()
    described = {"slug": slug, "kind": "press", "language": "en", "coded": "2026-01-02"}
    return {**described, "text_sha256": sha, "text_length": len(text), **keys}


def invented(**keys: Any) -> Data:
    """Make a sheet with every kind of value: decimals, months, years, ranges, languages, lists."""
    zofia, member, treaty = "per:zofia-probna", "mem:zofia-probna--minister", "trt:example-pact"
    return {
        "source": source(**keys),
        "actor": [
            said("Zofia Próbna", id=zofia, kind="person", name=["Zofia Próbna", "Z. Próbna"]),
            said("Samplian Union", id="bod:sampl", kind="intergovernmental-organisation",
                 name={"en": "Samplian Union", "pt-BR": "União Sampliana"}, acronym="SU"),
        ],
        "treaty": [said("signed", id=treaty, name="the pact", parties_needed=3)],
        "membership": [
            said("minister", id=member, member=zofia, role="minister", title="minister", start="2025-03", end="2025"),
        ],
        "event": [said("met in 2024", id="evt:sampl-2024", kind="meeting", label={"en": "meeting"}, start="2024")],
        "statement": [
            said("“We signed.”", id="st01", speaker=zofia, act="asserts", reporting="direct", capacity=member,
                 topic=["treaty-signing", "trust"], about=[treaty, "bod:sampl"], gloss={"en": "They signed."}),
        ],
        "count": [
            said("72.5 per cent", id="share", measure="participants", amount=72.5, upper_amount=100.0,
                 comparator="approximately", about="evt:sampl-2024", as_of="2024-01/2024-06"),
            said("40 members", id="members", measure="participants", value=40, comparator="exactly",
                 about="evt:sampl-2024", as_of=date(2024, 5, 6), level="inferred", confidence="probable"),
        ],
    }  # fmt: skip


def write(data: Data | str, folder: Path) -> Path:
    text = data if isinstance(data, str) else toml(data)
    path = folder / "sheet.toml"
    path.write_bytes(text.encode("utf-8"))
    return path


def mapped(data: Data | str, folder: Path, known_on: str | None = "2026-01-02") -> Mapped:
    """Read and map a sheet, as a build does."""
    read = sheets.read(write(data, folder), "sheet.toml", declared().context)
    mapper = SourceMapper(read, declared().context, declared().ontology)
    known = Known(known_on, spoken=True) if known_on else None
    return mapper.run(known, set(reference()))
