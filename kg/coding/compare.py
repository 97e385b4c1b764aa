"""What `kg sheet compare` and `kg sheet frame` print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.coding import adjudicate, coders, corpus, disagreements, matching, reliability
from kg.coding.meaning import Meanings, Pooled
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
class Text:
    """One text with the sheets of all coders."""

    coders: Sequence[Coder]
    units: Sequence[Unit]
    meanings: Meanings
    words: str | None
    """The text itself, if it is at hand."""

    @property
    def slug(self) -> str:
        """The slug of its source."""
        return disagreements.slug_of(self.coders)

    def adjudicated(self) -> str:
        """Write the draft of an adjudicated sheet."""
        return adjudicate.draft(self.coders, self.units, self.meanings)


@dataclass(frozen=True)
class Comparison:
    """Sheets of several coders held against each other."""

    names: Sequence[str]
    texts: Sequence[Text]
    rows: Sequence[Row]
    differences: Sequence[Difference]
    scope: str


def compare(
    workspace: Workspace, paths: Sequence[Path], texts: Path | None = None, least: float = 0.0, resamples: int = 1000
) -> Comparison:
    """Compare the sheets of coders.

    Raises InputError if a sheet is not valid, or if there is no text that all coded.

    Args:
        workspace: whose keys and codes the sheets have.
        paths: for each coder a sheet, or a folder of sheets.
        texts: folder in which the texts are looked for, to show words.
        least: share of characters that two places must have in common to be one unit.
        resamples: how often units are drawn again for an interval.

    """
    read = context.load(workspace)
    words = read_texts(texts) if texts else {}
    found: list[Text] = []
    for sheets in coders.read(paths, read, ontology.load(workspace)):
        units = matching.units(sheets, least, 1 + sum(len(text.units) for text in found))
        meanings = Meanings(sheets, units, read)
        found.append(Text(sheets, units, meanings, words.get(sheets[0].source.text_sha256)))
    names = [coder.name for coder in found[0].coders]
    pooled = Pooled([text.meanings for text in found])
    rows = reliability.table(names, [unit for text in found for unit in text.units], pooled, resamples)
    differing = [d for t in found for d in disagreements.differences(t.coders, t.units, t.meanings, t.words)]
    scope = corpus.scope(workspace, sorted({coder.source.slug for text in found for coder in text.coders}))
    return Comparison(names, found, rows, differing, scope)


def drafts(comparison: Comparison, out: Path) -> dict[Path, str]:
    """Draft the adjudicated sheets: a file for one text, files in a folder, which is made, for several.

    Raises WorkspaceError if a file exists: it may hold the work of an adjudicator.
    """
    if len(comparison.texts) == 1 and not out.is_dir():
        _refuse_existing(out)
        return {out: comparison.texts[0].adjudicated()}
    drafted = {out / f"{text.slug}.toml": text.adjudicated() for text in comparison.texts}
    if len(drafted) < len(comparison.texts):
        raise WorkspaceError("two of the texts have one slug, so their adjudicated sheets cannot be in one folder")
    for path in drafted:
        _refuse_existing(path)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkspaceError(f"{out} cannot be made a folder ({error.strerror})") from None
    return drafted


def _refuse_existing(path: Path) -> None:
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
    blocks = [_head(comparison), *(_block(comparison, name, part) for name in ([part] if part else PARTS[:2]))]
    return "\n".join(blocks)


def _head(comparison: Comparison) -> str:
    lines = []
    for n, name in enumerate(comparison.names):
        sheets = [text.coders[n] for text in comparison.texts]
        where = sheets[0].file if len(sheets) == 1 else f"{len(sheets)} sheets"
        lines.append(f"{name}: {where}, {sum(len(sheet.items) for sheet in sheets)} entries")
    return "".join(f"{line}\n" for line in [*lines, f"scope: {comparison.scope}"])


def _block(comparison: Comparison, name: str, part: str) -> str:
    columns, cells = _part(comparison, name)
    shown = cells if part or name != PARTS[0] else [row for row in cells if row[UNITS] not in ("0", "1")]
    hidden = f" ({len(cells) - len(shown)} of fewer than two units left out)" if len(shown) < len(cells) else ""
    first = 1 if columns[0] == "text" and len(comparison.texts) == 1 else 0
    table = render(columns[first:], [[cut(cell, NARROW) for cell in row[first:]] for row in shown])
    return f"{name}: {len(cells)}{hidden}\n{table}"


def _part(comparison: Comparison, part: str) -> tuple[list[str], list[list[str]]]:
    if part == "agreement":
        return list(reliability.COLUMNS), [row.cells() for row in comparison.rows]
    if part == "disagreements":
        cells = [difference.cells(comparison.names) for difference in comparison.differences]
        return [*disagreements.COLUMNS, *comparison.names], cells
    cells = [_unit_cells(text, unit) for text in comparison.texts for unit in text.units]
    return [*disagreements.COLUMNS[:-1], *comparison.names], cells


def _unit_cells(text: Text, unit: Unit) -> list[str]:
    start, end = unit.place
    words = text.words[start:end] if text.words is not None else ""
    ids = [unit.members[n].entry.id if n in unit.members else "" for n in range(len(text.coders))]
    return [text.slug, str(unit.number), unit.section, f"{start}–{end}", words, *ids]


def _data(comparison: Comparison) -> dict[str, Any]:
    return {
        "scope": comparison.scope,
        "coders": list(comparison.names),
        "texts": [_text(text) for text in comparison.texts],
        "agreement": [_row(row) for row in comparison.rows],
        "units": [_unit(text, unit) for text in comparison.texts for unit in text.units],
        "disagreements": [_difference(one) for one in comparison.differences],
    }


def _text(text: Text) -> dict[str, Any]:
    sheets = {c.name: {"file": c.file, "sha256": c.sha256, "entries": len(c.items)} for c in text.coders}
    return {"text": text.slug, "text_sha256": text.coders[0].source.text_sha256, "sheets": sheets}


def _row(row: Row) -> dict[str, Any]:
    one = row.estimate
    return {
        **{"what": row.what, "section": row.section, "key": row.key, "measure": row.measure, "coders": row.coders},
        **{"units": row.units, "value": one.value, "low": one.low, "high": one.high, "same": row.same},
        **{"open": row.open, "prevalence": row.prevalence},
    }


def _unit(text: Text, unit: Unit) -> dict[str, Any]:
    members = {
        text.coders[n].name: {"entry": item.number, "id": item.entry.id, "at": [list(p) for p in item.place]}
        for n, item in sorted(unit.members.items())
    }
    return {"text": text.slug, "unit": unit.number, "section": unit.section, "at": list(unit.place), "coders": members}


def _difference(one: Difference) -> dict[str, Any]:
    place = {"text": one.text, "unit": one.unit, "section": one.section, "at": list(one.at), "words": one.words or None}
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
