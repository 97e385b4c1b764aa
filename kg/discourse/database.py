"""Writing a database of Discourse Network Analyzer. It was not run against DNA itself: see the docs."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import TYPE_CHECKING

from kg.discourse import passwords, schema
from kg.discourse.model import KG, Corpus, Document, Statement
from kg.discourse.offsets import Offsets, shown
from kg.discourse.table import UTF16, numbered, positions
from kg.errors import KGError

if TYPE_CHECKING:
    from collections.abc import Iterable

LABEL = "DNA Statement"
"""DNA's own type, which scripts in R ask for by this name."""
COLOUR = (239, 208, 51)
ACT, REPORTING, STATEMENT, ASSERTION = "act", "reporting", "kg statement", "kg assertion"
ADMIN = "Admin"
VARIABLES = {
    schema.PERSON: schema.SHORT,
    schema.ORGANIZATION: schema.SHORT,
    schema.CONCEPT: schema.SHORT,
    ACT: schema.SHORT,
    REPORTING: schema.SHORT,
    STATEMENT: schema.LONG,
    ASSERTION: schema.LONG,
}
NAMED = (schema.PERSON, schema.ORGANIZATION, schema.CONCEPT)


def write(corpus: Corpus, agreement: str = "") -> tuple[bytes, list[str]]:
    """Write statements as a DNA database; return its bytes and what its reader must know.

    Args:
        corpus: documents with their texts, and statements.
        agreement: 1 or 0 for every statement, or nothing: then statements have no variable of that name.

    Raises KGError if a text is missing, or a name is longer than DNA holds.

    """
    _check(corpus)
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.executescript(schema.script())
        writing = _Writing(connection, corpus, agreement)
        writing.run()
        return connection.serialize(), writing.notes
    finally:
        connection.close()


def _check(corpus: Corpus) -> None:
    used = {one.document for one in corpus.statements}
    without = sorted(name for name in used if corpus.documents[name].text is None)
    if without:
        many = f" and {len(without) - 1} more" if len(without) > 1 else ""
        raise KGError(f"a DNA database holds the texts, and that of {without[0]}{many} is not there; give --texts DIR")
    for name in sorted(used):
        if "\0" in (corpus.documents[name].text or ""):
            raise KGError(f"the text of {name} has a NUL character, which a DNA database cannot hold safely")
    for one in corpus.statements:
        for value in (one.person, one.organization, one.concept, one.coder, one.speaker):
            if len(value) > schema.LIMIT:
                raise KGError(f"{one.statement}: {value[:60]!r}… is longer than DNA's {schema.LIMIT} characters")


class _Writing:
    """One run of writing: numbers of what was written, and notes."""

    def __init__(self, connection: sqlite3.Connection, corpus: Corpus, agreement: str) -> None:
        self.db, self.corpus, self.agreement = connection, corpus, agreement
        self.notes: list[str] = []
        wanted = {**VARIABLES, **({schema.AGREEMENT: schema.BOOLEAN} if agreement else {})}
        self.kinds = wanted
        self.variables = {name: number for number, name in enumerate(wanted, 1)}
        self.entities: dict[tuple[str, str], int] = {}
        names = {one.coder for one in corpus.statements} - {ADMIN}
        self.coders = {ADMIN: 1, **{name: number + 1 for name, number in numbered(names).items()}}
        self.documents = numbered(one.document for one in corpus.statements)

    def run(self) -> None:
        """Write everything, in an order that is the same each time."""
        self.db.executemany("INSERT INTO SETTINGS VALUES (?, ?)", [("version", schema.VERSION), ("date", schema.DATE)])
        self._coders()
        for name in self.documents:
            self._document(self.corpus.documents[name])
        self._types()
        self._entities()
        offsets = {name: Offsets(self.corpus.documents[name].text or "") for name in self.documents}
        for one in self.corpus.statements:
            self._statement(one, offsets[one.document])
        days = [
            one for one in self.corpus.statements if one.facts.get("date") != self.corpus.documents[one.document].day
        ]
        if days:
            self.notes.append(
                f"{len(days)} statements were made on another day than their document's, which DNA goes by"
            )

    def _coders(self) -> None:
        rows = [(number, name or "unnamed", passwords.of(name)) for name, number in self.coders.items()]
        self.db.executemany("INSERT INTO CODERS (ID, Name, Password) VALUES (?, ?, ?)", rows)
        pairs = [(a, b) for a in self.coders.values() for b in self.coders.values() if a != b]
        self.db.executemany("INSERT INTO CODERRELATIONS (Coder, OtherCoder) VALUES (?, ?)", pairs)

    def _document(self, document: Document) -> None:
        title = document.title or document.name
        if len(title) > schema.LIMIT:
            title = title[: schema.LIMIT - 1] + "…"
            self.notes.append(f"the title of {document.name} is shortened to DNA's {schema.LIMIT} characters")
        if not document.day:
            self.notes.append(f"{document.name} has no date, and DNA wants one: it says 1970-01-01")
        basis = "published" if document.published else "known" if document.day else "none"
        mark = f"{KG}: slug={document.name} sha256={document.sha256} date={basis}"
        row = (self.documents[document.name], title, shown(document.text or ""), self.coders[_coder_of(document, self)])
        self.db.execute(
            "INSERT INTO DOCUMENTS (ID, Title, Text, Coder, Notes, Date) VALUES (?, ?, ?, ?, ?, ?)",
            (*row, mark, _seconds(document.day)),
        )

    def _types(self) -> None:
        self.db.execute("INSERT INTO STATEMENTTYPES VALUES (1, ?, ?, ?, ?)", (LABEL, *COLOUR))
        rows = [(number, name, self.kinds[name]) for name, number in self.variables.items()]
        self.db.executemany("INSERT INTO VARIABLES VALUES (?, ?, ?, 1)", rows)
        told = [(self.variables[name], attribute) for name in NAMED for attribute in (*schema.ATTRIBUTES, KG)]
        self.db.executemany("INSERT INTO ATTRIBUTEVARIABLES (VariableId, AttributeVariable) VALUES (?, ?)", told)

    def _entities(self) -> None:
        """Write each name once, and beside it our identifier."""
        known: dict[tuple[str, str], str] = {}
        for one in self.corpus.statements:
            for variable, value, thing in _names(one):
                known[variable, value] = known.get((variable, value)) or thing
        for (variable, value), thing in sorted(known.items()):
            number = self.entities[variable, value] = len(self.entities) + 1
            owner = self.variables[variable]
            self.db.execute("INSERT INTO ENTITIES (ID, VariableId, Value) VALUES (?, ?, ?)", (number, owner, value))
            self.db.execute(
                "INSERT INTO ATTRIBUTEVALUES (EntityId, AttributeVariableId, AttributeValue) "
                "SELECT ?, ID, CASE AttributeVariable WHEN ? THEN ? ELSE '' END "
                "FROM ATTRIBUTEVARIABLES WHERE VariableId = ? ORDER BY ID",
                (number, KG, thing, owner),
            )

    def _statement(self, one: Statement, offsets: Offsets) -> None:
        start, stop, unit, why = positions(one, offsets)
        if unit != UTF16:
            self.notes.append(f"{one.statement} {why}, and is left out")
            return
        if len(one.spans) > 1:
            self.notes.append(f"{one.statement} has {len(one.spans)} places; DNA gets one stretch from first to last")
        place = (one.number, 1, self.documents[one.document], start, stop, self.coders[one.coder])
        self.db.execute("INSERT INTO STATEMENTS VALUES (?, ?, ?, ?, ?, ?)", place)
        for variable, value, _ in _names(one):
            self._value("DATASHORTTEXT", one, variable, self.entities[variable, value])
        self._value("DATALONGTEXT", one, STATEMENT, one.statement)
        self._value("DATALONGTEXT", one, ASSERTION, one.facts.get("assertion", ""))
        if self.agreement:
            self._value("DATABOOLEAN", one, schema.AGREEMENT, int(self.agreement))

    def _value(self, table: str, one: Statement, variable: str, value: int | str) -> None:
        columns = "Entity" if table == "DATASHORTTEXT" else "Value"
        self.db.execute(
            f"INSERT INTO {table} (StatementId, VariableId, {columns}) VALUES (?, ?, ?)",  # noqa: S608  # own names
            (one.number, self.variables[variable], value),
        )


def _names(one: Statement) -> Iterable[tuple[str, str, str]]:
    """Return the short texts of a statement: variable, value, our identifier of it."""
    yield schema.PERSON, one.person, one.speaker if one.person else ""
    body = one.facts.get("bodies", "") if one.person else one.speaker
    yield schema.ORGANIZATION, one.organization, body if one.organization else ""
    yield schema.CONCEPT, one.concept, one.topic
    yield ACT, one.act, ""
    yield REPORTING, one.reporting, ""


def _coder_of(document: Document, writing: _Writing) -> str:
    return document.coder if document.coder in writing.coders else ADMIN


def _seconds(day: str) -> int:
    """Return the seconds from 1970 to the beginning of a day."""
    return (date.fromisoformat(day) - date(1970, 1, 1)).days * 86_400 if day else 0
