"""The rows of a projection: one source's record of one thing that joins two nodes."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import KGError
from kg.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable

COLUMNS = {
    "source": "source",
    "target": "target",
    "item": "item",
    "kind": "kind",
    "weight": "weight",
    "sign": "sign",
    "earliest": "earliest",
    "latest": "latest",
    "start_earliest": "earliest",
    "start_latest": "latest",
    "end_earliest": "end_earliest",
    "end_latest": "end_latest",
    "date": "earliest",
    "realisation": "realisation",
    "assertion": "assertion",
    "level": "level",
    "confidence": "confidence",
    "source_document": "document",
}
"""Column of a projection to field of a record. `date` is for projections that give one day and no bounds."""
NEEDED = ("source", "target", "assertion", "source_document")
STATED = (BASE + "source/", BASE + "reference")


class Record(NamedTuple):
    """One row."""

    source: str
    target: str
    item: str = ""
    """What joins them and counts once: an act, a statement, a vote, an event."""
    kind: str = ""
    weight: float = 1.0
    sign: float | None = None
    earliest: str = ""
    """Of a spell, the bounds of its beginning."""
    latest: str = ""
    end_earliest: str = ""
    end_latest: str = ""
    realisation: str = ""
    assertion: str = ""
    level: str = ""
    confidence: str = ""
    document: str = ""
    """The source that tells it."""


def read(answer: bytes, where: str) -> list[Record]:
    """Read the answer to a projection, as CSV.

    Raises KGError for a projection that lacks a column, or an edge that no source tells.
    """
    rows = csv.reader(io.StringIO(answer.decode("utf-8"), newline=""))
    names = next(rows, [])
    lacking = [name for name in NEEDED if name not in names]
    if lacking:
        raise KGError(f"{where}: a projection selects ?{' ?'.join(NEEDED)}; it lacks ?{' ?'.join(lacking)}")
    return list(_records(rows, names, where))


def _records(rows: Iterable[list[str]], names: list[str], where: str) -> Iterable[Record]:
    """Make records; what comes again and again is kept once."""
    places = {field: names.index(name) for name, field in reversed(COLUMNS.items()) if name in names}
    at = [places.get(field, len(names)) for field in Record._fields]
    weighted, signed = "weight" in names, "sign" in names
    i_weight, i_sign, i_item = (Record._fields.index(name) for name in ("weight", "sign", "item"))
    kept: dict[str, str] = {}
    for row in rows:
        row.append("")
        values = [kept.setdefault(row[i], row[i]) for i in at]
        source, target, document = values[0], values[1], values[-1]
        if not source or not target or source == target:
            continue
        if not document.startswith(STATED):
            raise KGError(f"{where}: an edge from {document or 'nowhere'}; edges come from what sources say")
        more: list[object] = list(values)
        more[i_weight] = number(values[i_weight], where) if weighted and values[i_weight] else 1.0
        more[i_sign] = number(values[i_sign], where) if signed and values[i_sign] else None
        more[i_item] = values[i_item] or values[Record._fields.index("assertion")]
        yield Record._make(more)


def number(text: str, where: str) -> float:
    """Read a weight or a sign."""
    try:
        return float(text)
    except ValueError:
        raise KGError(f"{where}: {text!r} is no number") from None
