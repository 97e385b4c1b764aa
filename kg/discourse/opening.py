"""Reading a database of Discourse Network Analyzer 3. Whoever made it is not trusted: see sqlite_file."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.discourse import schema
from kg.discourse.database import ACT, ASSERTION, REPORTING, STATEMENT
from kg.discourse.model import KG, Corpus, Document, Statement, fault
from kg.discourse.offsets import Offsets, shown
from kg.discourse.sqlite_file import MAYBE, TEXT, WHOLE, Tables, opened
from kg.errors import InputError, bad_input
from kg.files import digest
from kg.reading.evidence import Span, check_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MARK = re.compile(
    rf"^{KG}: slug=([a-z0-9.-]{{1,80}}) sha256=([0-9a-f]{{64}}|) date=(published|known|none)$", re.MULTILINE
)
"""What our own export leaves in the notes of a document."""
SHOWN = ("Author", "Source", "Section", "Type", "Notes")
"""What DNA says of a document that a sheet has no place for."""
READ = (schema.PERSON, schema.ORGANIZATION, schema.CONCEPT, schema.AGREEMENT, ACT, REPORTING, STATEMENT)
WANTED = {schema.PERSON, schema.ORGANIZATION, schema.CONCEPT}
DAY = 86_400
FAR = 200_000
"""Days from 1970 that a date may lie off: some centuries."""
VALUES = {"DATABOOLEAN": WHOLE, "DATAINTEGER": WHOLE, "DATALONGTEXT": TEXT + MAYBE}
Held = dict[int, dict[int, str]]
"""Statement to variable to value."""


@dataclass
class _File:
    """What a database holds, by its numbers."""

    tables: Tables
    documents: dict[int, Document] = field(default_factory=dict)
    offsets: dict[int, Offsets] = field(default_factory=dict)
    coders: dict[int, str] = field(default_factory=dict)
    types: dict[int, str] = field(default_factory=dict)
    variables: dict[int, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    """Statement type to the numbers and names of its variables."""
    values: Held = field(default_factory=lambda: defaultdict(dict))
    things: Held = field(default_factory=lambda: defaultdict(dict))
    """Statement to variable to our identifier of its value."""

    def check(self, entry: str, name: str, value: str) -> None:
        """Complain of text that no sheet or terminal should receive."""
        if why := fault(value):
            self.tables.complain(entry, name, why)


def read(path: Path, file: str, texts: Mapping[str, str]) -> Corpus:
    """Read documents and statements; positions become code points of the stored text.

    Args:
        path: the database.
        file: how messages call it.
        texts: the stored texts by SHA-256. A document is one of them if they differ in line ends alone.

    Raises InputError with statement and field for everything that is not as it should be.

    """
    with opened(path, file) as tables:
        if "ROLES" in tables.names:
            message = "is of a DNA later than 3.0, whose tables this does not know; export CSV from it"
            raise bad_input(file, "", "", message)
        held = _File(tables)
        _documents(held, texts)
        _definitions(held)
        _values(held)
        corpus = _statements(held)
        if tables.problems:
            raise InputError(tables.problems)
    corpus.documents = {document.name: document for document in held.documents.values()}
    return corpus


def _documents(held: _File, texts: Mapping[str, str]) -> None:
    stored = {shown(text): text for text in texts.values()}
    columns = {"ID": WHOLE, "Title": TEXT, "Text": TEXT, "Date": WHOLE, **dict.fromkeys(SHOWN, TEXT)}
    for number, title, text, seconds, *more in held.tables.rows("DOCUMENTS", columns):
        told = dict(zip(SHOWN, map(str, more), strict=True))
        if one := _document(held, int(number), str(title), str(text), int(seconds), told):
            own = stored.get(shown(str(text)), str(text))
            one = replace(one, text=own, length=len(own), sha256=digest(own.encode("utf-8")))
            held.documents[int(number)] = _marked(one, told["Notes"], held)
            held.offsets[int(number)] = Offsets(own)


def _document(
    held: _File, number: int, title: str, text: str, seconds: int, told: Mapping[str, str]
) -> Document | None:
    entry = f"document {number}"
    for name, value in {"Title": title, **told}.items():
        held.check(entry, name, value.replace("\r\n", "\n"))
    if "\0" in text:
        held.tables.complain(entry, "Text", "has a NUL character")
        return None
    if abs(seconds) > FAR * DAY:
        held.tables.complain(entry, "Date", "is no date within some centuries, in seconds from 1970")
        return None
    day = (date(1970, 1, 1) + timedelta(days=seconds // DAY)).isoformat()
    remarks = tuple(f"{name}: {value}" for name, value in told.items() if value.strip())
    return Document(str(number), title, day, published=True, remarks=remarks)


def _marked(one: Document, notes: str, held: _File) -> Document:
    """Give a document that came from us its slug back; its day is that of publication only if it was so before."""
    mark = MARK.search(notes)
    if not mark or mark[1] in {document.name for document in held.documents.values()}:
        return one
    remarks = tuple(remark for remark in one.remarks if not MARK.search(remark.partition(": ")[2]))
    published = mark[3] == "published"
    return replace(one, name=mark[1], published=published, day=one.day if published else "", remarks=remarks)


def _definitions(held: _File) -> None:
    for number, name in held.tables.rows("CODERS", {"ID": WHOLE, "Name": TEXT}):
        held.check(f"coder {number}", "Name", str(name))
        held.coders[int(number)] = str(name)
    for number, label in held.tables.rows("STATEMENTTYPES", {"ID": WHOLE, "Label": TEXT}):
        held.types[int(number)] = str(label)
    columns = {"ID": WHOLE, "Variable": TEXT, "StatementTypeId": WHOLE + MAYBE}
    for number, name, kind in held.tables.rows("VARIABLES", columns):
        held.variables[int(kind)][int(number)] = str(name)


def _values(held: _File) -> None:
    names = {int(n): str(value) for n, value in held.tables.rows("ENTITIES", {"ID": WHOLE, "Value": TEXT})}
    things = _things(held.tables)
    key = {"ID": WHOLE, "StatementId": WHOLE, "VariableId": WHOLE}
    for table, kind in VALUES.items():
        for _, statement, variable, value in held.tables.rows(table, {**key, "Value": kind}):
            held.values[int(statement)][int(variable)] = str(value)
    for number, statement, variable, entity in held.tables.rows("DATASHORTTEXT", {**key, "Entity": WHOLE}):
        if int(entity) not in names:
            held.tables.complain(f"statement {statement}", f"DATASHORTTEXT {number}", f"there is no entity {entity}")
            continue
        held.values[int(statement)][int(variable)] = names[int(entity)]
        held.things[int(statement)][int(variable)] = things.get(int(entity), "")


def _things(tables: Tables) -> dict[int, str]:
    """Read our identifiers, which our own exports leave in an attribute."""
    told = tables.rows("ATTRIBUTEVARIABLES", {"ID": WHOLE, "AttributeVariable": TEXT})
    ours = {number for number, name in told if name == KG}
    columns = {"EntityId": WHOLE, "AttributeVariableId": WHOLE, "AttributeValue": TEXT}
    return {int(e): str(value) for e, of, value in tables.rows("ATTRIBUTEVALUES", columns) if of in ours}


def _statements(held: _File) -> Corpus:
    corpus = Corpus()
    left: dict[str, int] = defaultdict(int)
    columns = {**dict.fromkeys(("ID", "StatementTypeId", "DocumentId", "Start", "Stop"), WHOLE), "Coder": WHOLE + MAYBE}
    for number, kind, document, start, stop, coder in held.tables.rows("STATEMENTS", columns):
        names = held.variables.get(int(kind), {})
        if not WANTED & set(names.values()):
            left[held.types.get(int(kind), f"number {kind}")] += 1
        elif int(document) not in held.documents:
            held.tables.complain(f"statement {number}", "DocumentId", f"there is no document {document}")
        elif span := _span(held, f"statement {number}", int(document), int(start), int(stop)):
            one = _statement(held, int(number), names)
            name = held.documents[int(document)].name
            coder_name = held.coders.get(int(coder), "")
            corpus.statements.append(replace(one, document=name, spans=(span,), coder=coder_name))
    corpus.statements.sort(key=lambda one: one.number)
    for label, count in sorted(left.items()):
        corpus.notes.append(f"{count} statements of the type {label} have no person, organization or concept: left out")
    named = {name for kind in held.variables.values() if WANTED & set(kind.values()) for name in kind.values()}
    if unread := sorted(named - {*READ, ASSERTION}):
        corpus.notes.append(f"variables that a sheet has no key for, not read: {', '.join(unread)}")
    return corpus


def _span(held: _File, entry: str, document: int, start: int, stop: int) -> Span | None:
    found = []
    for name, position in (("Start", start), ("Stop", stop)):
        try:
            found.append(held.offsets[document].from_dna(position))
        except ValueError as error:
            held.tables.complain(entry, name, f"{position} {error}")
    if len(found) == 2 and found[0] >= found[1]:
        held.tables.complain(entry, "Stop", f"{stop} is not after {start}")
    elif len(found) == 2:
        text = held.documents[document].text or ""
        return Span(found[0], found[1], check_of(text[found[0] : found[1]]))
    return None


def _statement(held: _File, number: int, names: Mapping[int, str]) -> Statement:
    """Read what a statement says, without its place."""
    values = {name: held.values[number].get(variable, "") for variable, name in names.items() if name in READ}
    things = {name: held.things[number].get(variable, "") for variable, name in names.items()}
    for name, value in values.items():
        held.check(f"statement {number}", name, value)
    for name, value in things.items():
        held.check(f"statement {number}", f"{KG} of {name}", value)
    if (agreement := values.get(schema.AGREEMENT, "")) not in ("", "0", "1"):
        held.tables.complain(f"statement {number}", schema.AGREEMENT, f"expected 0 or 1, not {agreement[:20]}")
    person = values.get(schema.PERSON, "")
    return Statement(
        number=number,
        document="",
        spans=(),
        person=person,
        organization=values.get(schema.ORGANIZATION, ""),
        concept=values.get(schema.CONCEPT, ""),
        agreement=agreement,
        speaker=things.get(schema.PERSON if person else schema.ORGANIZATION, ""),
        topic=things.get(schema.CONCEPT, ""),
        act=values.get(ACT, ""),
        reporting=values.get(REPORTING, ""),
        statement=values.get(STATEMENT, ""),
    )
