"""What `kg sheet` prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import context, ontology, sheet, sheets, validate
from kg.display import as_json
from kg.evidence import read_texts
from kg.schema import schema
from kg.store import write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from kg.workspace import Workspace


@dataclass(frozen=True)
class Printed:
    """A report and whether all is well."""

    text: str
    fine: bool


def check(workspace: Workspace, file: Path, texts: Path, write: bool) -> Printed:
    """Compare a sheet with its text, and write the checks of its spans if asked to.

    Raises InputError if the file is not a fact sheet.
    """
    read = context.load(workspace)
    source = sheets.read(file, file.name, read)
    words = read_texts(texts)
    if write and source.text_sha256 in words:
        data = sheet.with_checks(file.read_bytes().decode("utf-8"), words[source.text_sha256])
        write_atomically(file, data.encode("utf-8"))
        source = sheets.read(file, file.name, read)
    found = sheet.check(source, words)
    if not found.found:
        return Printed(f"{file.name}: no text in {texts} has the SHA-256 {source.text_sha256 or '(none given)'}\n", False)
    lines = [f"{label}: characters {s.start}–{s.end} have the check {real}, not {s.check or 'none'}" for label, s, real in
             [*found.wrong, *found.missing]]  # fmt: skip
    spans = {span for entry in source.entries for span in entry.spans}
    lines.append(f"{len(source.entries)} entries, {len(spans)} spans, {len(found.wrong)} wrong, {len(found.missing)} without check")
    lines.append(f"{found.covered:.0%} of the text is covered; not covered by any entry:")
    lines += [f"  {gap.start}–{gap.end} ({gap.end - gap.start} characters)" for gap in found.gaps]
    return Printed("\n".join(lines) + "\n", not found.wrong and not found.missing)


def as_jsonld(workspace: Workspace, file: Path) -> str:
    """Write a sheet as JSON-LD."""
    read = context.load(workspace)
    return as_json(sheet.to_jsonld(sheets.read(file, file.name, read), read))


def as_schema(workspace: Workspace) -> str:
    """Write the JSON Schema of fact sheets."""
    return as_json(schema(context.load(workspace), ontology.load(workspace), validate.rulebook(workspace)))
