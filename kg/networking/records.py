"""The rows of a projection: one source's record of one thing that joins two nodes."""

from __future__ import annotations

import contextlib
import csv
import gc
import io
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import KGError
from kg.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
AGAIN = (
    "source", "target", "item", "kind", "earliest", "latest", "end_earliest", "end_latest", "realisation", "level",
    "confidence", "document",
)  # fmt: skip
"""Fields whose values come again and again, in the order of the record."""
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
    rows = _rows(answer.decode("utf-8"))
    names = next(rows, [])
    lacking = [name for name in NEEDED if name not in names]
    if lacking:
        raise KGError(f"{where}: a projection selects ?{' ?'.join(NEEDED)}; it lacks ?{' ?'.join(lacking)}")
    with collected_later():
        found = list(_records(rows, names))
    _check({record.document for record in found}, where)
    return found


def _rows(text: str) -> Iterator[list[str]]:
    """Cut CSV into rows; where nothing is quoted, a comma is a comma, which is twice as fast as to look."""
    if '"' in text:
        return csv.reader(io.StringIO(text, newline=""))
    return (line.split(",") for line in text.replace("\r\n", "\n").split("\n") if line)


@contextlib.contextmanager
def collected_later() -> Iterator[None]:
    """Keep Python from looking for garbage while many small things are made, none of which is any."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _check(documents: set[str], where: str) -> None:
    for document in sorted(documents):
        if not document.startswith(STATED):
            raise KGError(f"{where}: an edge from {document or 'nowhere'}; edges come from what sources say")


def _records(rows: Iterable[list[str]], names: list[str]) -> Iterator[Record]:
    """Make records; what comes again and again is kept once, and an assertion, which comes once, is not looked up."""
    places = {field: names.index(name) for name, field in reversed(COLUMNS.items()) if name in names}
    pick = itemgetter(*(places.get(field, len(names)) for field in AGAIN))
    at_assertion, at_weight, at_sign = (places.get(f, len(names)) for f in ("assertion", "weight", "sign"))
    numbers: dict[str, float | None] = {"": None}
    kept: dict[str, str] = {}
    keep = kept.setdefault
    for row in rows:
        row.append("")
        source, target, item, kind, begin, by, end, ended, done, level, confidence, document = [
            keep(v, v) for v in pick(row)
        ]
        if not source or not target or source == target:
            continue
        weight, sign, assertion = row[at_weight], row[at_sign], row[at_assertion]
        for text in (weight, sign):
            if text not in numbers:
                numbers[text] = number(text)
        given = numbers[weight]
        size = 1.0 if given is None else given
        yield Record(
            source, target, item or assertion, kind, size, numbers[sign], begin, by, end, ended,
            done, assertion, level, confidence, document,
        )  # fmt: skip


def number(text: str) -> float:
    """Read a weight or a sign."""
    try:
        return float(text)
    except ValueError:
        raise KGError(f"a weight or sign of {text!r} is no number") from None
