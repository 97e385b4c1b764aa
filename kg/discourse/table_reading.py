"""Reading statements from CSV: our own table, or rDNA's data frame of statements. Whoever made it is not trusted."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.discourse import cells
from kg.discourse.model import Corpus, Document, Statement, fault
from kg.discourse.offsets import Offsets
from kg.discourse.table import BETWEEN, COLUMNS, POINTS, UTF16
from kg.display import clean
from kg.errors import InputError, Problem, bad_input
from kg.files import check_regular
from kg.reading import tables
from kg.reading.evidence import Span, check_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kg.discourse.cells import Codes

NEEDED = ("ID", "start", "stop")
LARGEST = 2**31 - 1
"""Of a whole number in Java."""
MAX_BYTES = tables.MAX_BYTES
MAX_PROBLEMS = 100
NOTHING = "NA"
EVENTS = b'"statement ID";'
"""How an event list of DNA's own exporter begins."""
FORMULA = re.compile(r"[=+@\t-]")
FACTS = ("date", "level")
"""What a statement may have that is no key of a sheet's statement; the draft keeps it in notes."""
WORDS = ("person", "organization", "concept", "coder", "document_title")
_WHOLE = re.compile(r"[0-9]{1,10}")
_PAIR = re.compile(r"([0-9]{1,10})-([0-9]{1,10})")
_CHECK = re.compile(r"[0-9a-f]{8}|")
_SHA = re.compile(r"[0-9a-f]{64}|")
Row = dict[str, str]


def read(path: Path, file: str, texts: Mapping[str, str], codes: Codes) -> Corpus:
    """Read documents and statements; positions become code points of the stored text.

    Args:
        path: the table.
        file: how messages call it.
        texts: the stored texts by SHA-256.
        codes: what may stand in columns of codes.

    Raises InputError with line, statement and field for everything that is not as it should be.

    """
    check_regular(path, file, MAX_BYTES)
    with path.open("rb") as data:
        if data.read(len(EVENTS) + 3).removeprefix(b"\xef\xbb\xbf").startswith(EVENTS):
            message = "is an event list of DNA, which has no start and stop; take the .dna file, or rDNA's statements"
            raise bad_input(file, "", "", message)
    header: list[str] = []
    rows = tables.rows(path, file, lambda _, names: header.extend(names))
    if missing := [name for name in NEEDED if name not in header]:
        raise bad_input(file, "line 1", missing[0], "missing; a table of statements has ID, start and stop")
    reading = _Reading(file, texts, codes)
    for line, row in rows:
        reading.add(line, {name: "" if cell == NOTHING else cell for name, cell in row.items()})
    if reading.problems:
        raise InputError(reading.problems)
    if unread := [clean(name[:80]) for name in header if name not in (*COLUMNS, "statement_type_id")]:
        reading.corpus.notes.append(f"columns that are not read: {', '.join(unread)}")
    return reading.corpus


class _Reading:
    """Rows on their way to statements, and every problem met."""

    def __init__(self, file: str, texts: Mapping[str, str], codes: Codes) -> None:
        self.file, self.texts, self.codes = file, texts, codes
        self.corpus = Corpus()
        self.problems: list[Problem] = []
        self.offsets: dict[str, Offsets] = {}
        self.numbers: set[int] = set()

    def complain(self, entry: str, field: str, message: str) -> None:
        """Note a problem; raises InputError when there are more than anyone reads."""
        self.problems.append(Problem(self.file, entry, field, message))
        if len(self.problems) >= MAX_PROBLEMS:
            raise InputError(self.problems)

    def add(self, line: int, row: Row) -> None:
        """Read a row."""
        entry = f"line {line}, statement {clean(row.get('ID', '')[:20])}"
        before = len(self.problems)
        number, start, stop = (self._whole(entry, name, row.get(name, "")) for name in NEEDED)
        self._words(entry, row)
        document = self._document(entry, row)
        if number in self.numbers:
            self.complain(entry, "ID", "stands in an earlier row too")
        if len(self.problems) > before:
            return
        spans = self._spans(entry, row, document, start, stop)
        if spans and len(self.problems) == before:
            self.numbers.add(number)
            self.corpus.statements.append(_statement(row, number, document.name, spans))

    def _whole(self, entry: str, name: str, cell: str) -> int:
        if _WHOLE.fullmatch(cell) and int(cell) <= LARGEST:
            return int(cell)
        self.complain(entry, name, f"expected a whole number from 0 to {LARGEST}")
        return 0

    def _words(self, entry: str, row: Row) -> None:
        for name, cell in row.items():
            if name in COLUMNS and (why := fault(cell)):
                self.complain(entry, name, why)
            if name in WORDS and FORMULA.match(cell):
                self.complain(entry, name, "begins as a formula that a spreadsheet would run; begin it otherwise")
        for name, expected in (("agreement", ("", "0", "1")), ("offsets", ("", UTF16, POINTS))):
            if row.get(name, "") not in expected:
                self.complain(entry, name, f"expected {' or '.join(filter(None, expected))}, or nothing")
        if not _SHA.fullmatch(row.get("text_sha256", "")):
            self.complain(entry, "text_sha256", "expected 64 hex digits")
        for name, why in cells.faults(row, self.codes).items():
            self.complain(entry, name, why)
        if length := row.get("text_length"):
            self._whole(entry, "text_length", length)

    def _document(self, entry: str, row: Row) -> Document:
        name = row.get("document") or row.get("document_id") or "1"
        sha = row.get("text_sha256", "")
        known = self.corpus.documents.get(name)
        if known:
            if sha and sha != known.sha256:
                self.complain(entry, "text_sha256", f"differs from an earlier row of the document {clean(name[:80])}")
            return known
        text = self._text(entry, sha)
        length = row.get("text_length", "")
        one = Document(name, row.get("document_title", ""), sha256=sha, text=text)
        if text is not None:
            self.offsets[name] = Offsets(text)
            found = sha or next(key for key, value in self.texts.items() if value == text)
            one = replace(one, sha256=found, length=len(text))
        elif _WHOLE.fullmatch(length):
            one = replace(one, length=int(length))
        self.corpus.documents[name] = one
        return one

    def _text(self, entry: str, sha: str) -> str | None:
        if sha or not self.texts:
            return self.texts.get(sha)
        if len(self.texts) > 1:
            self.complain(
                entry, "text_sha256", "missing; say which of the texts this is, or give a folder with only it"
            )
        return next(iter(self.texts.values()))

    def _spans(self, entry: str, row: Row, document: Document, start: int, stop: int) -> tuple[Span, ...]:
        told = self._told(entry, row)
        read = self._read(entry, row, document.name, start, stop, told)
        if not read or (told and (told[0][0], max(end for _, end in told)) != read):
            if read:
                self.complain(
                    entry, "start", f"start and stop mean characters {read[0]}-{read[1]}, other columns differ"
                )
            return ()
        pairs = told or [read]
        checks = row.get("check", "").split(BETWEEN)
        checks = checks if len(checks) == len(pairs) else [""] * len(pairs)
        return tuple(self._span(entry, document, a, b, c) for (a, b), c in zip(pairs, checks, strict=True))

    def _span(self, entry: str, document: Document, start: int, end: int, check: str) -> Span:
        if not _CHECK.fullmatch(check):
            self.complain(entry, "check", "expected 8 hex digits for each place")
        if document.length is not None and not start < end <= document.length:
            self.complain(entry, "spans", f"{start}-{end} is not within the text of {document.length} characters")
        elif document.text is not None:
            real = check_of(document.text[start:end])
            if check and check != real:
                self.complain(entry, "check", f"the words at {start}-{end} are not those of check {check}")
            return Span(start, end, real)
        return Span(start, end, check)

    def _told(self, entry: str, row: Row) -> list[tuple[int, int]]:
        """Return the places in code points that our own columns give."""
        if cell := row.get("spans", ""):
            found = [_PAIR.fullmatch(part) for part in cell.split(BETWEEN)]
            pairs = sorted((int(one[1]), int(one[2])) for one in found if one)
            if len(pairs) < len(found) or any(a >= b for a, b in pairs):
                self.complain(entry, "spans", "expected places as 10-25, with ; between several")
            return pairs
        ends = [self._whole(entry, name, row[name]) for name in ("start_char", "stop_char") if row.get(name)]
        return [(ends[0], ends[1])] if len(ends) == 2 else []

    def _read(
        self, entry: str, row: Row, document: str, start: int, stop: int, told: list[tuple[int, int]]
    ) -> tuple[int, int] | None:
        """Return the place in code points that start and stop mean."""
        if row.get("offsets") == POINTS:
            return self._ordered(entry, start, stop)
        if document not in self.offsets:
            if told:
                return told[0][0], max(end for _, end in told)
            self.complain(entry, "start", "counts DNA's units of a text that is not at hand; give --texts DIR")
            return None
        found = []
        for name, position in (("start", start), ("stop", stop)):
            try:
                found.append(self.offsets[document].from_dna(position))
            except ValueError as error:
                self.complain(entry, name, f"{position} {error}")
        return self._ordered(entry, *found) if len(found) == 2 else None

    def _ordered(self, entry: str, start: int, stop: int) -> tuple[int, int] | None:
        if start < stop:
            return start, stop
        self.complain(entry, "stop", f"{stop} is not after {start}")
        return None


def _statement(row: Row, number: int, document: str, spans: tuple[Span, ...]) -> Statement:
    coder = row.get("coder") or (f"coder {row['coder_id']}" if row.get("coder_id") else "")
    same = ("person", "organization", "concept", "agreement", "speaker", "topic", "act", "reporting", "statement")
    facts = {name: row[name] for name in FACTS if row.get(name)}
    return Statement(number, document, spans, coder, facts=facts, **{name: row.get(name, "") for name in same})
