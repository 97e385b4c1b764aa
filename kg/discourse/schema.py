"""The tables of a database of Discourse Network Analyzer, version 3 (read from its source, written anew).

Names and types of columns are those that DNA 3.0.8 asks for; docs/discourse-network-analyzer.md says where they stand.
"""

from __future__ import annotations

VERSION, DATE = "3.0.8", "2022-06-16"
LIMIT = 190
"""Characters of a name, title or value of a short text."""
PERSON, ORGANIZATION, CONCEPT, AGREEMENT = "person", "organization", "concept", "agreement"
SHORT, LONG, BOOLEAN = "short text", "long text", "boolean"
ATTRIBUTES = ("Type", "Alias", "Notes")
"""What DNA itself lets a coder say of each person, organisation and concept."""
PERMISSIONS = (
    "AddDocuments", "EditDocuments", "DeleteDocuments", "ImportDocuments", "AddStatements", "EditStatements",
    "DeleteStatements", "EditAttributes", "EditRegex", "EditStatementTypes", "EditCoders", "EditCoderRelations",
    "ViewOthersDocuments", "EditOthersDocuments", "ViewOthersStatements", "EditOthersStatements",
)  # fmt: skip


def _key(name: str = "ID") -> str:
    return f"{name} INTEGER NOT NULL PRIMARY KEY"


def _short(name: str, empty: bool = True) -> str:
    default = " DEFAULT ''" if empty else ""
    return f"{name} TEXT NOT NULL{default} CHECK (LENGTH({name}) <= {LIMIT})"


def _flag(name: str, value: int) -> str:
    return f"{name} INTEGER NOT NULL DEFAULT {value} CHECK ({name} IN (0, 1))"


def _to(table: str, column: str) -> str:
    return f"FOREIGN KEY ({column}) REFERENCES {table} (ID) ON DELETE CASCADE"


def _colour() -> list[str]:
    return [f"{part} INTEGER NOT NULL DEFAULT 0 CHECK ({part} BETWEEN 0 AND 255)" for part in ("Red", "Green", "Blue")]


def _data(value: str, *more: str) -> list[str]:
    """Columns of a table with the values of one kind of variable."""
    columns = [_key(), "StatementId INTEGER NOT NULL", "VariableId INTEGER NOT NULL", value]
    rules = [_to("STATEMENTS", "StatementId"), _to("VARIABLES", "VariableId"), "UNIQUE (StatementId, VariableId)"]
    return [*columns, *rules, *more]


TABLES: dict[str, list[str]] = {
    "SETTINGS": ["Property TEXT PRIMARY KEY", "Value TEXT NOT NULL"],
    "CODERS": [
        _key(),
        _short("Name", empty=False),
        *_colour(),
        "Refresh INTEGER NOT NULL DEFAULT 0 CHECK (Refresh BETWEEN 0 AND 9999)",
        "FontSize INTEGER NOT NULL DEFAULT 14 CHECK (FontSize BETWEEN 1 AND 99)",
        _short("Password", empty=False),
        "PopupWidth INTEGER DEFAULT 300 CHECK (PopupWidth BETWEEN 100 AND 9999)",
        _flag("ColorByCoder", 0),
        _flag("PopupDecoration", 0),
        _flag("PopupAutoComplete", 1),
        *(_flag(f"Permission{name}", 1) for name in PERMISSIONS),
    ],
    "DOCUMENTS": [
        _key(),
        _short("Title", empty=False),
        "Text TEXT NOT NULL",
        "Coder INTEGER",
        *(_short(name) for name in ("Author", "Source", "Section")),
        "Notes TEXT NOT NULL DEFAULT ''",
        _short("Type"),
        "Date INTEGER NOT NULL",
        _to("CODERS", "Coder"),
    ],
    "STATEMENTTYPES": [_key(), _short("Label", empty=False), *_colour()],
    "VARIABLES": [
        _key(),
        _short("Variable", empty=False),
        "DataType TEXT NOT NULL DEFAULT 'short text' "
        "CHECK (DataType IN ('boolean', 'integer', 'long text', 'short text'))",
        "StatementTypeId INTEGER",
        _to("STATEMENTTYPES", "StatementTypeId"),
        "UNIQUE (Variable, StatementTypeId)",
    ],
    "VARIABLELINKS": [
        _key(),
        "SourceVariableId INTEGER",
        "TargetVariableId INTEGER",
        "CHECK (SourceVariableId <> TargetVariableId)",
        _to("VARIABLES", "SourceVariableId"),
        _to("VARIABLES", "TargetVariableId"),
    ],
    "REGEXES": [f"Label TEXT PRIMARY KEY CHECK (LENGTH(Label) <= {LIMIT})", *_colour()],
    "CODERRELATIONS": [
        _key(),
        "Coder INTEGER CHECK (Coder > 0)",
        "OtherCoder INTEGER CHECK (OtherCoder > 0)",
        *(_flag(name, 1) for name in ("viewStatements", "editStatements", "viewDocuments", "editDocuments")),
        "CHECK (Coder <> OtherCoder)",
        _to("CODERS", "Coder"),
        _to("CODERS", "OtherCoder"),
    ],
    "STATEMENTS": [
        _key(),
        "StatementTypeId INTEGER",
        "DocumentId INTEGER",
        "Start INTEGER NOT NULL CHECK (Start >= 0)",
        "Stop INTEGER NOT NULL CHECK (Stop > Start)",
        "Coder INTEGER",
        _to("STATEMENTTYPES", "StatementTypeId"),
        _to("DOCUMENTS", "DocumentId"),
        _to("CODERS", "Coder"),
    ],
    "ENTITIES": [
        _key(),
        "VariableId INTEGER NOT NULL",
        _short("Value"),
        *_colour(),
        "ChildOf INTEGER CHECK (ChildOf > 0)",
        "UNIQUE (VariableId, Value)",
        _to("ENTITIES", "ChildOf"),
        _to("VARIABLES", "VariableId"),
    ],
    "DATABOOLEAN": _data("Value INTEGER NOT NULL DEFAULT 1"),
    "DATAINTEGER": _data("Value INTEGER NOT NULL DEFAULT 0"),
    "DATASHORTTEXT": _data("Entity INTEGER NOT NULL", _to("ENTITIES", "Entity")),
    "DATALONGTEXT": _data("Value TEXT DEFAULT ''"),
    "ATTRIBUTEVARIABLES": [
        _key(),
        "VariableId INTEGER NOT NULL",
        _short("AttributeVariable", empty=False),
        "UNIQUE (VariableId, AttributeVariable)",
        _to("VARIABLES", "VariableId"),
    ],
    "ATTRIBUTEVALUES": [
        _key(),
        "EntityId INTEGER NOT NULL",
        "AttributeVariableId INTEGER NOT NULL",
        _short("AttributeValue"),
        "UNIQUE (EntityId, AttributeVariableId)",
        _to("ENTITIES", "EntityId"),
        _to("ATTRIBUTEVARIABLES", "AttributeVariableId"),
    ],
}


def script() -> str:
    """Return the SQL that makes the empty tables."""
    return "\n".join(f"CREATE TABLE {name} ({', '.join(columns)});" for name, columns in TABLES.items())
