"""Tiny workspaces: sheets about an invented text, and a base small enough to be built many times."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from kg.declared import workspace
from kg.reading.evidence import check_of

if TYPE_CHECKING:
    from kg.declared.workspace import Workspace

ROOT = Path(__file__).resolve().parents[1]
TEXT = "In the harbour of Lampton the envoys of many coasts met and put their names to the Lantern Treaty.\n"
TREATY = '[[treaty]]\nid = "trt:lantern"\nname = "Lantern Treaty"\n'
VAGUE = '[[count]]\nid = "vague"\nmeasure = "arrests"\nunit = "persons"\nvalue = 3\n'
"""A count of nothing in particular, which gives a warning."""
FUJI = '[[actor]]\nid = "sta:fjord"\nkind = "state"\nlabel = {en = "Fjordland"}\n'
SMALL = ("treaties.ttl", "counts.ttl", "prefixes.ttl")
"""The shapes of a small workspace."""


def sheet(slug: str, *entries: str, kind: str = "press", published: str = "2025-11-01", text: str = TEXT) -> str:
    """Write a fact sheet; entries without a place get one of their own."""
    sha = hashlib.sha256(text.encode("utf-8")).hexdigest()
    head = f'[source]\nslug = "{slug}"\ntitle = {{en = "note {slug}"}}\nkind = "{kind}"\nlanguage = "en"\n'
    head += f'published = {published}\ncoded = 2025-11-02\ncoder = "tests"\ncodebook = "0.1"\n'
    head += f'text_sha256 = "{sha}"\ntext_length = {len(text)}\n'
    placed = []
    for number, entry in enumerate(entries):
        end = 10 + number
        placed.append(f'{entry}at = [0, {end}]\ncheck = "{check_of(text[:end])}"\n')
    return "\n".join([head, *placed])


def count(value: str, rest: str = "", id: str = "n", measure: str = "states-signed", unit: str = "states") -> str:
    """Write a count; `rest` is more lines, `value` is everything after the equals sign."""
    key = "amount" if "." in value else "value"
    lines = f'[[count]]\nid = "{id}"\nmeasure = "{measure}"\nunit = "{unit}"\nabout = "trt:lantern"\n{key} = {value}\n'
    return lines + "".join(f"{line}\n" for line in rest.split(" ; ") if line)


def put(home: Path, slug: str, text: str) -> Path:
    """Write a sheet into a workspace."""
    path = home / "data/articles" / f"{slug}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def small(home: Path, **sheets: str) -> Workspace:
    """Make a workspace without a base, with few shapes and one rule, and these sheets (slug = text)."""
    (home / "ontology/shapes").mkdir(parents=True)
    for name in ("core.ttl", "concepts.ttl", "context.jsonld", *(f"shapes/{name}" for name in SMALL)):
        shutil.copy(ROOT / "ontology" / name, home / "ontology" / name)
    (home / "queries/rules").mkdir(parents=True)
    shutil.copy(ROOT / "queries/rules/1-class-closure.rq", home / "queries/rules")
    (home / "kg.toml").write_text("base = false\n", encoding="utf-8")
    for slug, text in sheets.items():
        put(home, slug, text)
    return workspace.find(home)
