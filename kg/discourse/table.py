"""Statements as CSV: the columns of rDNA's data frame of statements, then ours."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from kg.discourse.offsets import Offsets
from kg.display import replaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.discourse.model import Corpus, Document, Statement

RDNA = (
    "ID", "document_id", "start", "stop", "coder_id", "person", "organization", "concept", "agreement",
)  # fmt: skip
"""Those of rDNA's dna_getStatements for the type "DNA Statement", but for statement_type_id."""
OWN = (
    "document", "document_title", "date", "offsets", "start_char", "stop_char", "spans", "check", "coder", "speaker",
    "office_reading", "bodies", "topic", "act", "reporting", "level", "statement", "assertion", "text_sha256",
    "text_length",
)  # fmt: skip
COLUMNS = (*RDNA, *OWN)
UTF16, POINTS = "utf-16", "code-points"
BETWEEN = ";"


def write(corpus: Corpus) -> tuple[str, list[str]]:
    """Write statements as CSV, and say in words what its reader must know."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    offsets = {name: Offsets(d.text) for name, d in corpus.documents.items() if d.text is not None}
    numbers = numbered(one.document for one in corpus.statements), numbered(one.coder for one in corpus.statements)
    odd = []
    for one in corpus.statements:
        document = corpus.documents[one.document]
        start, stop, unit, why = positions(one, offsets.get(one.document))
        if why:
            odd.append(f"{one.statement} {why}; its start and stop count code points")
        ids = {"document_id": str(numbers[0][one.document]), "coder_id": str(numbers[1][one.coder])}
        row = {**_cells(one, document), **ids, "start": str(start), "stop": str(stop), "offsets": unit}
        writer.writerow([replaced(row[column]) for column in COLUMNS])
    return buffer.getvalue(), [*odd, *_unit_notes(corpus, offsets)]


def numbered(names: Iterable[str]) -> dict[str, int]:
    """Give each different name a number, from 1 in the order of their letters."""
    return {name: number for number, name in enumerate(sorted(set(names)), 1)}


def positions(one: Statement, offsets: Offsets | None) -> tuple[int, int, str, str]:
    """Return start and stop of a statement, the unit they count, and why it is not DNA's although the text is there."""
    start, stop = cover(one)
    if offsets is None:
        return start, stop, POINTS, ""
    try:
        return offsets.to_dna(start), offsets.to_dna(stop), UTF16, ""
    except ValueError as error:
        return start, stop, POINTS, str(error)


def cover(one: Statement) -> tuple[int, int]:
    """Return the first and last position of a statement: DNA has one stretch of text for each."""
    return min(span.start for span in one.spans), max(span.end for span in one.spans)


def _cells(one: Statement, document: Document) -> dict[str, str]:
    start, stop = cover(one)
    return {
        **dict.fromkeys(COLUMNS, ""),
        **{name: cell for name, cell in one.facts.items() if name in OWN},
        "ID": str(one.number),
        "person": one.person,
        "organization": one.organization,
        "concept": one.concept,
        "agreement": one.agreement,
        "document": one.document,
        "document_title": document.title,
        "start_char": str(start),
        "stop_char": str(stop),
        "spans": BETWEEN.join(f"{span.start}-{span.end}" for span in one.spans),
        "check": BETWEEN.join(span.check for span in one.spans),
        "coder": one.coder,
        "speaker": one.speaker,
        "topic": one.topic,
        "act": one.act,
        "reporting": one.reporting,
        "statement": one.statement,
        "text_sha256": document.sha256,
        "text_length": "" if document.length is None else str(document.length),
    }


def _unit_notes(corpus: Corpus, offsets: Mapping[str, Offsets]) -> list[str]:
    without = sorted({one.document for one in corpus.statements} - offsets.keys())
    if not without:
        return []
    named = ", ".join(without[:3]) + (f" and {len(without) - 3} more" if len(without) > 3 else "")
    return [
        f"no text of {named} is at hand, so start and stop count code points there, not DNA's units "
        "(column offsets says which); give --texts DIR"
    ]
