"""What `kg sheet compare` and `kg sheet frame` print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.coding import adjudicate, coders, corpus, disagreements, matching, reliability
from kg.coding.meaning import Meanings
from kg.declared import context, ontology
from kg.display import as_json, cut, render
from kg.errors import WorkspaceError
from kg.reading.evidence import read_texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kg.coding.coders import Coder
    from kg.coding.disagreements import Difference
    from kg.coding.matching import Unit
    from kg.coding.reliability import Row
    from kg.declared.workspace import Workspace

PARTS = ("agreement", "disagreements", "units")
UNITS = reliability.COLUMNS.index("units")
NARROW = 48
"""Characters of a cell in a table for people; files have it whole."""


@dataclass(frozen=True)
class Comparison:
    """Sheets of one text held against each other."""

    coders: Sequence[Coder]
    units: Sequence[Unit]
    meanings: Meanings
    rows: Sequence[Row]
    differences: Sequence[Difference]
    text: str | None
    scope: str

    def adjudicated(self) -> str:
        """Write the draft of an adjudicated sheet."""
        return adjudicate.draft(self.coders, self.units, self.meanings)


def compare(
    workspace: Workspace, files: Sequence[Path], texts: Path | None = None, least: float = 0.0, resamples: int = 1000
) -> Comparison:
    """Compare the sheets of coders of one text.

    Raises InputError if a sheet is not valid or not of the same text.

    Args:
        workspace: whose keys and codes the sheets have.
        files: two sheets or more.
        texts: folder in which the text is looked for, to show words.
        least: share of characters that two places must have in common to be one unit.
        resamples: how often units are drawn again for an interval.

    """
    read = context.load(workspace)
    found = coders.read(files, read, ontology.load(workspace))
    units = matching.units(found, least)
    meanings = Meanings(found, units, read)
    text = read_texts(texts).get(found[0].source.text_sha256) if texts else None
    rows = reliability.table(found, units, meanings, resamples)
    differing = disagreements.differences(found, units, meanings, text)
    scope = corpus.scope(workspace, sorted({coder.source.slug for coder in found}))
    return Comparison(found, units, meanings, rows, differing, text, scope)


def refuse_existing(path: Path) -> None:
    """Refuse to write over a sheet: it may hold the work of an adjudicator.

    Raises WorkspaceError if the file exists.
    """
    if path.exists():
        raise WorkspaceError(f"{path} exists; an adjudicated sheet is never written over, so name another file")


def printed(comparison: Comparison, format: str, part: str) -> str:
    """Lay a comparison out: whole for people and as JSON, one part of it as CSV."""
    if format == "json":
        return as_json(_data(comparison))
    if format == "csv":
        columns, cells = _part(comparison, part or PARTS[0])
        return render([*columns, "scope"], [[*row, comparison.scope] for row in cells], "csv")
    blocks = [_head(comparison)]
    for name in [part] if part else PARTS[:2]:
        columns, cells = _part(comparison, name)
        shown = cells if part or name != PARTS[0] else [row for row in cells if row[UNITS] not in ("0", "1")]
        hidden = f" ({len(cells) - len(shown)} of fewer than two units left out)" if len(shown) < len(cells) else ""
        table = render(columns, [[cut(cell, NARROW) for cell in row] for row in shown])
        blocks.append(f"{name}: {len(cells)}{hidden}\n{table}")
    return "\n".join(blocks)


def _head(comparison: Comparison) -> str:
    lines = [f"{c.name}: {c.file}, {len(c.items)} entries" for c in comparison.coders]
    return "".join(f"{line}\n" for line in [*lines, f"scope: {comparison.scope}"])


def _part(comparison: Comparison, part: str) -> tuple[list[str], list[list[str]]]:
    names = [coder.name for coder in comparison.coders]
    if part == "agreement":
        return list(reliability.COLUMNS), [row.cells() for row in comparison.rows]
    if part == "disagreements":
        cells = [difference.cells(comparison.coders) for difference in comparison.differences]
        return [*disagreements.COLUMNS, *names], cells
    return [*disagreements.COLUMNS[:4], *names], [_unit_cells(comparison, unit) for unit in comparison.units]


def _unit_cells(comparison: Comparison, unit: Unit) -> list[str]:
    start, end = unit.place
    words = comparison.text[start:end] if comparison.text is not None else ""
    ids = [unit.members[n].entry.id if n in unit.members else "" for n in range(len(comparison.coders))]
    return [str(unit.number), unit.section, f"{start}–{end}", words, *ids]


def _data(comparison: Comparison) -> dict[str, Any]:
    return {
        "text_sha256": comparison.coders[0].source.text_sha256,
        "scope": comparison.scope,
        "coders": [
            {"name": c.name, "file": c.file, "sha256": c.sha256, "entries": len(c.items)} for c in comparison.coders
        ],
        "agreement": [_row(row) for row in comparison.rows],
        "units": [_unit(comparison, unit) for unit in comparison.units],
        "disagreements": [_difference(one) for one in comparison.differences],
    }


def _row(row: Row) -> dict[str, Any]:
    one = row.estimate
    return {
        **{"what": row.what, "section": row.section, "key": row.key, "measure": row.measure, "coders": row.coders},
        **{"units": row.units, "value": one.value, "low": one.low, "high": one.high, "same": row.same},
        **{"open": row.open, "prevalence": row.prevalence},
    }


def _unit(comparison: Comparison, unit: Unit) -> dict[str, Any]:
    members = {
        comparison.coders[n].name: {"entry": item.number, "id": item.entry.id, "at": [list(p) for p in item.place]}
        for n, item in sorted(unit.members.items())
    }
    return {"unit": unit.number, "section": unit.section, "at": list(unit.place), "coders": members}


def _difference(one: Difference) -> dict[str, Any]:
    place = {"unit": one.unit, "section": one.section, "at": list(one.at), "words": one.words or None}
    return {**place, "key": one.key, "said": dict(one.said)}


def frame(workspace: Workspace) -> str:
    """Print the sampling frame of a workspace, or that it has none."""
    found = corpus.load(workspace)
    scope = corpus.scope(workspace)
    if found is None:
        return f"no {corpus.FILE}: {scope}\n"
    rows = [["found", str(s.found), ", ".join(filter(None, (s.where, s.when, s.query)))] for s in found.searches]
    rows += [["duplicates", str(found.duplicates), ""], ["screened", str(found.screened), found.rule]]
    rows += [["excluded", str(n), why] for why, n in found.excluded.items()]
    if found.sample:
        rows.append(["drawn", str(found.sample.drawn), found.sample.how])
    rows.append(["taken in", str(len(found.texts)), ""])
    return f"scope: {scope}\n\n" + render(["step", "texts", "what"], rows)
