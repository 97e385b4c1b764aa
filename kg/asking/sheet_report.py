"""What `kg sheet` prints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.asking import sheet
from kg.asking.schema import schema
from kg.checking import validate
from kg.declared import context, ontology
from kg.display import as_json, clean
from kg.errors import bad_input
from kg.files import write_atomically
from kg.reading import sheets
from kg.reading.evidence import read_texts

if TYPE_CHECKING:
    from pathlib import Path

    from kg.declared.workspace import Workspace
    from kg.reading.entries import Source


MAX_SHOWN = 80
"""Characters of an uncovered stretch that are shown."""


@dataclass(frozen=True)
class Printed:
    """A report and whether all is well."""

    text: str
    fine: bool


def check(workspace: Workspace, file: Path, texts: Path, write: bool, overwrite: bool = False) -> Printed:
    """Compare a sheet with its text, and write the checks of its spans if asked to: the missing ones, or all.

    Raises InputError if the file is not a fact sheet.
    """
    read = context.load(workspace)
    source = sheets.read(file, file.name, read)
    words = read_texts(texts)
    if (write or overwrite) and source.text_sha256 in words:
        try:
            data = sheet.with_checks(file.read_bytes().decode("utf-8"), words[source.text_sha256], overwrite)
        except ValueError as error:
            raise bad_input(file.name, "", "check", str(error)) from None
        write_atomically(file, data.encode("utf-8"))
        source = sheets.read(file, file.name, read)
    found = sheet.check(source, words)
    if not found.found:
        sha = source.text_sha256 or "(none given)"
        return Printed(f"{file.name}: no text in {texts} has the SHA-256 {sha}\n", False)
    text = _layout(source, found, words[source.text_sha256])
    return Printed(text, not found.wrong and not found.missing and found.length is None)


def _layout(source: Source, found: sheet.SheetCheck, text: str) -> str:
    lines = [
        f"{label}: characters {span.start}–{span.end} have the check {real}, not {span.check or 'none'}"
        for label, span, real in [*found.wrong, *found.missing]
    ]
    if found.wrong:
        lines.append("look at these spans; where a span is right and its check old, --overwrite writes the new one")
    if found.length is not None:
        lines.insert(0, f"[source]: text_length is {found.length}, not {source.text_length}")
    spans = {span for entry in source.entries for span in entry.spans}
    lines.append(
        f"{len(source.entries)} entries, {len(spans)} spans: "
        f"{len(found.wrong)} wrong, {len(found.missing)} without a check"
    )
    lines.append(f"{found.covered:.0%} of the text is covered; no entry covers:")
    for gap in found.gaps:
        words = " ".join(text[gap.start : gap.end].split())
        lines.append(f"  {gap.start}–{gap.end}  {words if len(words) <= MAX_SHOWN else words[:MAX_SHOWN] + ' …'}")
    return "".join(clean(line) + "\n" for line in lines)


def as_jsonld(workspace: Workspace, file: Path) -> str:
    """Write a sheet as JSON-LD."""
    read = context.load(workspace)
    return as_json(sheet.to_jsonld(sheets.read(file, file.name, read), read, ontology.load(workspace)))


def as_schema(workspace: Workspace) -> str:
    """Write the JSON Schema of fact sheets."""
    return as_json(schema(context.load(workspace), ontology.load(workspace), validate.rulebook(workspace)))
