"""Writes the frozen inputs: a workspace of its own that holds only chosen entries, and what it takes to build them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kg.coding import corpus
from kg.declared import context as contexts
from kg.reading import tables
from kg.reading.material import LINK_COLUMNS
from kg.replicating import cutting
from kg.replicating.choose import by_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.declared.workspace import Workspace
    from kg.replicating.choose import Chosen
    from kg.replicating.stock import Held, Stock

SETTINGS = b"# Frozen inputs: nothing is layered under them. `kg build` in this folder builds them.\nbase = false\n"
LICENCE = "LICENSE-DATA"
LEFT_OUT = "left out of the build"
_LABEL = re.compile(r"(\S+) (\d+)")


@dataclass(frozen=True)
class Count:
    """How many rows of a file there were, and how many are kept."""

    rows: int
    kept: int


@dataclass(frozen=True)
class Frozen:
    """The files of a workspace."""

    files: Mapping[str, bytes]
    counts: Mapping[str, Count]
    """Section to its rows and entries; `source` for descriptions of sources."""


def declarations(workspace: Workspace) -> dict[str, bytes]:
    """Return what says what terms mean and what must hold, the layers added up."""
    found = {"kg.toml": SETTINGS}
    for path in workspace.declarations:
        if path.name != "context.jsonld":
            name = path.relative_to(next(layer for layer in workspace.layers if path.is_relative_to(layer))).as_posix()
            found[_free(name, found)] = path.read_bytes()
    several = workspace.files("ontology", "context.jsonld")
    whole = {"@context": contexts.load(workspace).raw}
    merged = (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    found[contexts.FILE] = several[0].read_bytes() if len(several) == 1 else merged
    for folder in ("queries/rules", "queries/audits"):
        found |= {f"{folder}/{path.name}": path.read_bytes() for path in workspace.named(folder, "*.rq").values()}
    return found


def _free(name: str, taken: Mapping[str, bytes]) -> str:
    """Return a name that no other file has: files of one name in two layers both count."""
    stem, dot, ending = name.rpartition(".")
    number = 1
    while name in taken:
        number += 1
        name = f"{stem}.layer-{number}{dot}{ending}"
    return name


def write(workspace: Workspace, stock: Stock, chosen: Chosen) -> Frozen:
    """Write the entries that are kept, each as it stands in its file."""
    found: dict[str, bytes] = {}
    kept = by_place(chosen.held)
    for path in workspace.files("data/reference", "*.csv"):
        file = str(path)
        if file in kept:
            lines = {int(match[2]) for label in kept[file] if (match := _LABEL.match(label))}
            rows = [row for line, row in tables.rows(path, file) if line in lines]
            text = path.read_text("utf-8")
            name = _free(f"data/reference/{path.name}", found)
            found[name] = cutting.table(cutting.header(text), rows).encode("utf-8")
    found |= _sheets(stock, chosen, kept)
    described = _pages(workspace, stock, chosen)
    found["data/sources.csv"] = described
    frame = corpus.path(workspace)
    found |= {corpus.FILE: frame.read_bytes()} if frame.is_file() else {}
    links = _links(workspace, stock, chosen)
    if links:
        found["data/links.csv"] = links
    return Frozen(found, _counts(stock, chosen))


def _sheets(stock: Stock, chosen: Chosen, kept: Mapping[str, set[str]]) -> dict[str, bytes]:
    """Cut the sheets; one of which only the description is needed keeps that."""
    found = {}
    for slug in sorted(chosen.sources):
        source = stock.read.sources.get(slug)
        if source and source.file.endswith(".toml"):
            places = {(m[1], int(m[2])) for label in kept.get(source.file, ()) if (m := _LABEL.match(label))}
            text = Path(source.file).read_bytes().decode("utf-8").replace("\r\n", "\n")
            found[f"data/articles/{slug}.toml"] = cutting.sheet(text, places).encode("utf-8")
    return found


def _pages(workspace: Workspace, stock: Stock, chosen: Chosen) -> bytes:
    """Write the rows of sources.csv that are needed; what the build leaves out is marked as withdrawn."""
    columns: dict[str, None] = {}
    rows: dict[str, dict[str, str]] = {}
    for path in workspace.files("data", "sources.csv"):
        columns |= dict.fromkeys(cutting.header(path.read_text("utf-8")))
        rows |= {row["slug"]: row for _, row in tables.rows(path, path.name) if "slug" in row}
    columns |= {} if "withdrawn" in columns else {"slug": None, "withdrawn": None}
    found = []
    for slug in [*rows, *sorted(chosen.sources - rows.keys())]:
        read = slug in stock.read.sources or slug in stock.read.identity
        if slug not in chosen.sources or (slug not in rows and read):
            continue
        row = rows.get(slug, {"slug": slug, "withdrawn": LEFT_OUT})
        out = read and slug not in stock.built
        found.append({**row, "withdrawn": LEFT_OUT} if out and "withdrawn" not in row else row)
    return cutting.table(columns, found).encode("utf-8")


def _links(workspace: Workspace, stock: Stock, chosen: Chosen) -> bytes:
    """Write the decisions on identity that touch what is kept."""
    touched = {held.subject for held in chosen.held} | {iri for held in chosen.held for iri in held.refs}
    rows: dict[str, dict[str, str]] = {}
    for path in workspace.files("data", "links.csv"):
        for _, row in tables.rows(path, path.name):
            this = stock.context.expand(row["this"]) or row["this"]
            if stock.read.same_as.get(this) in touched:
                rows[this] = row
    return cutting.table(LINK_COLUMNS, rows.values()).encode("utf-8") if rows else b""


def _counts(stock: Stock, chosen: Chosen) -> dict[str, Count]:
    def number(held: Iterable[Held], section: str) -> int:
        return sum(one.entry.section == section for one in held)

    sections = sorted({held.entry.section for held in stock.held})
    found = {name: Count(number(stock.held, name), number(chosen.held, name)) for name in sections}
    described = {*stock.read.pages, *stock.read.sources, *stock.read.identity}
    return {**found, "source": Count(len(described), len(chosen.sources))}
