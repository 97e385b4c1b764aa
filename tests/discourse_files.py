"""Files for tests: a database written by hand as Discourse Network Analyzer 3.0.8 makes it, and a sheet of ours."""

from __future__ import annotations

import hashlib
import sqlite3
from typing import TYPE_CHECKING

from small_sheets import declared, said, source, toml

from kg.reading import sheets

if TYPE_CHECKING:
    from pathlib import Path

    from kg.reading.entries import Source

TEXT = (
    "\ufeffZofia Pro\u0301bna spoke in Examplia. \U0001f58b\r\n"
    "“We signed,” she said, \U0001d54e\U0001d55a and her ministry\r\nwants trust.\r"
    "The Samplian Union praised the pact \U0001f600 twice.\r\n"
)
"""A byte order mark, a combining mark, characters beyond the first plane, CR LF and a lone CR."""
COLUMNS = {
    "SETTINGS": "Property Value",
    "CODERS": "ID Name Red Green Blue Refresh FontSize Password PopupWidth ColorByCoder PopupDecoration "
    "PopupAutoComplete PermissionAddDocuments PermissionEditDocuments PermissionDeleteDocuments "
    "PermissionImportDocuments PermissionAddStatements PermissionEditStatements PermissionDeleteStatements "
    "PermissionEditAttributes PermissionEditRegex PermissionEditStatementTypes PermissionEditCoders "
    "PermissionEditCoderRelations PermissionViewOthersDocuments PermissionEditOthersDocuments "
    "PermissionViewOthersStatements PermissionEditOthersStatements",
    "DOCUMENTS": "ID Title Text Coder Author Source Section Notes Type Date",
    "STATEMENTTYPES": "ID Label Red Green Blue",
    "VARIABLES": "ID Variable DataType StatementTypeId",
    "VARIABLELINKS": "ID SourceVariableId TargetVariableId",
    "REGEXES": "Label Red Green Blue",
    "CODERRELATIONS": "ID Coder OtherCoder viewStatements editStatements viewDocuments editDocuments",
    "STATEMENTS": "ID StatementTypeId DocumentId Start Stop Coder",
    "DATABOOLEAN": "ID StatementId VariableId Value",
    "DATAINTEGER": "ID StatementId VariableId Value",
    "ENTITIES": "ID VariableId Value Red Green Blue ChildOf",
    "DATASHORTTEXT": "ID StatementId VariableId Entity",
    "DATALONGTEXT": "ID StatementId VariableId Value",
    "ATTRIBUTEVARIABLES": "ID VariableId AttributeVariable",
    "ATTRIBUTEVALUES": "ID EntityId AttributeVariableId AttributeValue",
}
"""Tables and columns of DNA 3.0.8, noted from its source and not from ours."""
NUMBERS = {"Date", "Start", "Stop", "Coder", "Entity"}
TYPE, ANNOTATION = 1, 3


def sha_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


SHA = sha_of(TEXT)


def as_sheet(toml: str, folder: Path) -> Source:
    """Read a draft as any sheet is read."""
    path = folder / "draft.toml"
    path.write_bytes(toml.encode("utf-8"))
    return sheets.read(path, path.name, declared().context)


def _declared(table: str) -> str:
    names = COLUMNS[table].split()
    kinds = []
    for name in names:
        whole = (
            name == "ID"
            or name.endswith("Id")
            or name in NUMBERS
            or (name == "Value" and table in ("DATABOOLEAN", "DATAINTEGER"))
        )
        kinds.append(f"{name} {'INTEGER' if whole else 'TEXT'}{' PRIMARY KEY' if name == 'ID' else ''}")
    return f"CREATE TABLE {table} ({', '.join(kinds)});"


def units(text: str) -> int:
    """Count as a Java text pane does."""
    return len(text.replace("\r\n", "\n").encode("utf-16-le")) // 2


def place(words: str, text: str = TEXT) -> tuple[int, int]:
    """Return start and stop of some words as DNA would store them."""
    at = text.index(words)
    return units(text[:at]), units(text[: at + len(words)])


def database(path: Path, text: str = TEXT) -> sqlite3.Connection:
    """Write a database of two coders, one document, two statements and an annotation; it can be changed further."""
    db = sqlite3.connect(path)
    db.executescript("".join(map(_declared, COLUMNS)))
    db.executemany("INSERT INTO SETTINGS VALUES (?, ?)", [("version", "3.0.8"), ("date", "2022-06-16")])
    db.executemany("INSERT INTO CODERS (ID, Name, Password) VALUES (?, ?, 'x')", [(1, "Admin"), (2, "Ana Coder")])
    db.execute(
        "INSERT INTO DOCUMENTS VALUES (1, 'A note on a pact', ?, 2, 'Someone', 'The Daily', '', 'read twice', '', ?)",
        (text, 1761436800),
    )
    db.executemany(
        "INSERT INTO STATEMENTTYPES (ID, Label) VALUES (?, ?)", [(TYPE, "DNA Statement"), (ANNOTATION, "Annotation")]
    )
    variables = [(1, "person", "short text", 1), (2, "organization", "short text", 1), (3, "concept", "short text", 1)]
    variables += [(4, "agreement", "boolean", 1), (5, "strength", "integer", 1), (11, "note", "long text", 3)]
    db.executemany("INSERT INTO VARIABLES VALUES (?, ?, ?, ?)", variables)
    names = [(1, 1, ""), (2, 1, "Zofia Pro\u0301bna"), (3, 2, "Ministry of Examplia"), (4, 2, "Samplian Union")]
    names += [(5, 3, "Signing of the treaty"), (6, 3, "The pact is good")]
    db.executemany("INSERT INTO ENTITIES (ID, VariableId, Value) VALUES (?, ?, ?)", names)
    spans = [(7, 1, *place("“We signed,” she said, \U0001d54e")), (8, 1, *place("praised the pact \U0001f600 twice"))]
    spans += [(9, 3, *place("ministry\r\nwants"))]
    db.executemany("INSERT INTO STATEMENTS VALUES (?, ?, 1, ?, ?, 2)", spans)
    short = [(7, 1, 2), (7, 2, 3), (7, 3, 5), (8, 1, 1), (8, 2, 4), (8, 3, 6)]
    db.executemany("INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?, ?, ?)", short)
    db.executemany("INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, 4, ?)", [(7, 1), (8, 0)])
    db.executemany("INSERT INTO DATAINTEGER (StatementId, VariableId, Value) VALUES (?, 5, 2)", [(7,), (8,)])
    db.execute("INSERT INTO DATALONGTEXT (StatementId, VariableId, Value) VALUES (9, 11, 'look again')")
    db.commit()
    return db


def sheet() -> str:
    """Write a sheet of statements over the text: two topics, two places, a line end within, a body that speaks."""
    zofia = "per:zofia-probna"
    said_by = {
        "speaker": zofia,
        "act": "asserts",
        "reporting": "direct",
        "event": "evt:note-day",
        "gloss": {"en": "So."},
    }

    def here(words: str, **keys: object) -> dict[str, object]:
        return said(words, TEXT, **keys)

    two = [here("We signed"), here("wants trust")]
    return toml(
        {
            "source": source(
                "odd-text", TEXT, title={"en": "A note on a pact"}, published="2025-10-26", coder="Ana Coder"
            ),
            "actor": [
                here("Zofia Pro\u0301bna", id=zofia, kind="person", label={"en": "Zofia Próbna"}),
                here("ministry", id="bod:examplia-ministry", kind="public-body", label={"en": "Ministry of Examplia"}),
                here(
                    "Samplian Union",
                    id="bod:sampl",
                    kind="intergovernmental-organisation",
                    label={"en": "Samplian Union"},
                ),
            ],
            "membership": [
                here(
                    "her ministry",
                    id="mem:zofia-probna--minister",
                    member=zofia,
                    body="bod:examplia-ministry",
                    role="minister",
                    start="2025-01-01",
                    end="2025-12-31",
                )
            ],
            "event": [here("spoke", id="evt:note-day", kind="speech", label={"en": "speech"}, start="2025-10-25")],
            "statement": [
                here("“We signed,” she said, \U0001d54e", id="st01", topic=["treaty-signing", "trust"], **said_by),
                here("ministry\r\nwants trust", id="st02", topic="trust", **said_by),
                {
                    **two[0],
                    "id": "st03",
                    "topic": "treaty-signing",
                    **said_by,
                    "at": [one["at"] for one in two],
                    "check": [one["check"] for one in two],
                },
                here(
                    "praised the pact \U0001f600",
                    id="st04",
                    speaker="bod:sampl",
                    act="praises",
                    reporting="indirect",
                    topic="treaty-significance",
                    gloss={"en": "The union praises it."},
                ),
                here("her ministry\r", id="st05", topic="trust", **said_by),
            ],
        }
    )
