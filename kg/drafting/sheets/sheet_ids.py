"""How things are called in a sheet: those of the tables by their compact name, new ones by a name of this source."""

from __future__ import annotations

from typing import Any

from kg.drafting.languages.schema import PREFIXES
from kg.drafting.sheets.linking import IDS, NEW, named, renamed

COMPACT = {step: prefix for prefix, step in PREFIXES.items()}
LONGEST = 80


def compact(public: str) -> str:
    """Return the compact identifier of a public one: `state/vnm` is `sta:vnm`."""
    step, _, slug = public.partition("/")
    return f"{COMPACT[step]}:{slug}"


def names(data: dict[str, Any]) -> dict[str, str]:
    """Map the identifiers of a draft to those of its sheet; what is new is local to the source: `per-jan-nowak`."""
    new = {item["id"] for item in data["mentions"] if item.get("link") == NEW}
    found: dict[str, str] = {}
    taken: set[str] = set()
    for id in sorted({id for part in IDS for _, id in named(data, part)}):
        found[id] = _local(id, taken) if id in new else compact(id)
    return found


def _local(public: str, taken: set[str]) -> str:
    name = compact(public).replace(":", "-")[:LONGEST].rstrip("-.")
    number = 1
    while name in taken:
        number += 1
        name = f"{name[: LONGEST - 5].rstrip('-.')}-{number}"
    taken.add(name)
    return name


def written(data: dict[str, Any]) -> dict[str, Any]:
    """Return a draft with the identifiers of its sheet; the draft itself is not changed."""
    copied = {name: [dict(item) for item in part] if isinstance(part, list) else part for name, part in data.items()}
    return renamed(copied, names(data))
