"""What goes with a table: a Frictionless data package, a codebook, and a script that reads it into R.

The description follows Data Package 2.0 (datapackage.org): types, keys, code lists, and the kinds of empty as labelled
missing values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg import __version__, display, files
from kg.errors import WorkspaceError
from kg.paneling import binary
from kg.paneling.declare import EMPTY
from kg.paneling.loading import load_r

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kg.paneling.declare import Column
    from kg.paneling.tables import Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
NOTHING = "nothing to say: the row has none"
_NOTHING = {"value": "", "label": NOTHING}
SUFFIXES = ("csv", "json")
BINARY: dict[str, Callable[[Table], bytes]] = {"parquet": binary.parquet, "dta": binary.stata}


def write(table: Table, output: Path, format: str = "csv") -> list[Path]:
    """Write a table with what goes with it.

    Args:
        table: the table.
        output: a folder, which is made if need be, or a file that ends in .csv, .json, .parquet or .dta.
        format: csv or json, for a folder.

    Returns:
        the files that were written.

    Raises:
        WorkspaceError: the place cannot be written to, or the file has another ending.

    """
    form = output.suffix[1:].lower()
    parts: dict[str, str | bytes]
    try:
        if output.is_dir() or not form:
            output.mkdir(parents=True, exist_ok=True)
            form = format if format in SUFFIXES else "csv"
            parts = _parts(table, f"{table.name}.{form}", form, "")
            return _write({output / name: data for name, data in parts.items()})
        if form in BINARY:
            parts = {
                output.name: BINARY[form](table),
                f"{output.stem}.codebook.md": codebook(table, output.name),
            }
            return _write({output.parent / name: data for name, data in parts.items()})
        if form not in SUFFIXES:
            known = ", ".join(f".{suffix}" for suffix in (*SUFFIXES, *BINARY))
            raise WorkspaceError(f"{output}: expected a folder or a file that ends in one of {known}")
        parts = _parts(table, output.name, form, f"{output.stem}.")
        return _write({output.parent / name: data for name, data in parts.items()})
    except OSError as error:
        raise WorkspaceError(f"{output} cannot be written ({error.strerror})") from None


def _write(parts: Mapping[Path, str | bytes]) -> list[Path]:
    for path, data in parts.items():
        files.write_atomically(path, data.encode("utf-8") if isinstance(data, str) else data)
    return list(parts)


def _parts(table: Table, name: str, form: str, prefix: str) -> dict[str, str | bytes]:
    """Return the texts of all files; those beside a single file begin with its name."""
    text = table.render(form)
    described: dict[str, str | bytes] = {
        name: text,
        f"{prefix}datapackage.json": display.as_json(describe(table, name, text, form)),
    }
    described[f"{prefix}codebook.md"] = codebook(table, name)
    if form == "csv":
        described[f"{prefix}load.R"] = load_r(table, name)
    return described


def describe(table: Table, name: str, text: str, form: str = "csv") -> dict[str, Any]:
    """Describe a table as a data package with one resource."""
    raw = text.encode("utf-8")
    resource = {
        "name": table.name,
        "path": name,
        "type": "table",
        "title": table.title,
        "format": form,
        "mediatype": "text/csv" if form == "csv" else "application/json",
        "encoding": "utf-8",
        "bytes": len(raw),
        "hash": f"sha256:{files.digest(raw)}",
        "schema": schema(table),
    }
    return {
        "$schema": PROFILE,
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "version": table.facts.get("build", "")[:12],
        "licenses": [LICENCE],
        "resources": [resource],
        "notes": table.notes,
        "madeFrom": {**table.facts, "kg": __version__},
    }


def schema(table: Table) -> dict[str, Any]:
    """Describe the columns of a table."""
    return {
        "fields": [_field(column, table.key) for column in table.columns],
        "missingValues": [_NOTHING],
        "primaryKey": list(table.key),
    }


def _field(column: Column, key: tuple[str, ...]) -> dict[str, Any]:
    found: dict[str, Any] = {"name": column.name, "type": column.type}
    if column.description:
        found["description"] = column.description
    if column.name in key:
        found["constraints"] = {"required": True}
    if column.empty:
        # Of these columns alone: elsewhere NA may be a value, such as the code of Namibia.
        found["missingValues"] = [_NOTHING, *({"value": v, "label": label} for v, label in EMPTY.items())]
    if column.codes:
        found["categories"] = [{"value": value, "label": label} for value, label in column.codes.items()]
    return found


def codebook(table: Table, name: str) -> str:
    """Write the codebook of a table in Markdown."""
    facts = {"file": name, "rows": str(len(table.rows)), "key": ", ".join(table.key), **table.facts}
    lines = [f"# {table.title}", "", table.description.strip(), ""]
    lines += [f"- {what}: `{fact}`" for what, fact in facts.items()]
    lines += ["", "## Columns", "", "| column | type | what it is | values |", "|---|---|---|---|"]
    lines += [_line(column) for column in table.columns]
    lines += ["", "## Cells without a number", "", "| cell | means |", "|---|---|", f"| (empty) | {NOTHING} |"]
    lines += [f"| `{value}` | {label} |" for value, label in EMPTY.items()]
    lines += ["", "Dates are EDTF: `2025-10` is a day of that month, `[2025-10-25..2025-10-26]` one day of the range,"]
    lines += [
        "`[..2025-12-29]` a day not later than that. Of `_certain` and `_possible` the first is what the dates prove,"
    ]
    lines += ["the second what they do not exclude."]
    if table.notes:
        lines += ["", "## Lists", "", *(f"- {note}" for note in table.notes)]
    return "\n".join(lines) + "\n"


def _line(column: Column) -> str:
    codes = "; ".join(f"`{value}` {label}" for value, label in column.codes.items())
    empties = "kinds of empty" if column.empty else ""
    told = column.description.replace("|", "\\|")
    return f"| `{column.name}` | {column.type} | {told} | {'; '.join(filter(None, (codes, empties)))} |"
