"""What goes with a table: a Frictionless data package, a codebook, and a script that reads it into R.

The description follows Data Package 2.0 (datapackage.org): types, keys, code lists, and the kinds of empty as labelled
missing values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg import __version__, display, files
from kg.errors import KGError, WorkspaceError
from kg.paneling import binary
from kg.paneling.declare import EMPTY
from kg.paneling.loading import load_r

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from kg.paneling.binary import Typed
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
MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
    "dta": "application/x-stata-dta",
}
BINARY: dict[str, Callable[[Table], bytes]] = {"parquet": binary.parquet, "dta": binary.stata}


def chosen(output: Path, format: str = "") -> str:
    """Say in which format a table is written: as the file's ending says, and for a folder as asked for, else as CSV.

    Args:
        output: a file that ends in .csv, .json, .parquet or .dta, or a folder.
        format: as asked for, empty if nothing was.

    Raises:
        KGError: the two contradict each other.
        WorkspaceError: the place cannot be made, or the file has another ending.

    """
    files.check_place(output)
    if _is_folder(output):
        if output.exists() and not output.is_dir():
            raise WorkspaceError(f"{output} cannot be written (it is no folder)")
        if format and format not in SUFFIXES:
            raise KGError(f"-f {format} contradicts -o {output}: into a folder a table is written as csv or json")
        return format or SUFFIXES[0]
    endings = {form: (form,) for form in (*SUFFIXES, *BINARY)}
    if output.suffix[1:].lower() not in endings:
        known = ", ".join(f".{ending}" for ending in endings)
        raise WorkspaceError(f"{output}: expected a folder or a file that ends in one of {known}")
    return files.format_of(output, format, endings)


def _is_folder(output: Path) -> bool:
    return output.is_dir() or not output.suffix[1:]


def write(table: Table, output: Path, format: str = "") -> list[Path]:
    """Write a table with what goes with it; folders are made if need be.

    Args:
        table: the table.
        output: a folder, or a file that ends in .csv, .json, .parquet or .dta.
        format: csv or json, for a folder.

    Returns:
        the files that were written.

    Raises:
        KGError: format and ending contradict each other.
        WorkspaceError: the place cannot be written to, or the file has another ending.

    """
    form = chosen(output, format)
    if _is_folder(output):
        folder, name, prefix = output, f"{table.name}.{form}", ""
    else:
        folder, name, prefix = output.parent, output.name, f"{output.stem}."
    parts = _parts(table, name, form, prefix)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _write({folder / part: data for part, data in parts.items()})
    except OSError as error:
        raise WorkspaceError(f"{output} cannot be written ({error.strerror})") from None


def _write(parts: Mapping[Path, str | bytes]) -> list[Path]:
    for path, data in parts.items():
        files.write_atomically(path, data.encode("utf-8") if isinstance(data, str) else data)
    return list(parts)


def _parts(table: Table, name: str, form: str, prefix: str) -> dict[str, str | bytes]:
    """Return the contents of all files; those beside a single file begin with its name."""
    data = BINARY[form](table) if form in BINARY else table.render(form).encode("utf-8")
    described: dict[str, str | bytes] = {
        name: data,
        f"{prefix}datapackage.json": display.as_json(describe(table, name, data, form)),
        f"{prefix}codebook.md": codebook(table, name),
    }
    if form == "csv":
        described[f"{prefix}load.R"] = load_r(table, name)
    return described


def describe(table: Table, name: str, data: bytes, form: str = "csv") -> dict[str, Any]:
    """Describe a table as a data package with one resource.

    Args:
        table: the table.
        name: name of the file.
        data: what is in it.
        form: its format.

    """
    resource = {
        "name": table.name,
        "path": name,
        "type": "table",
        "title": table.title,
        "format": form,
        "mediatype": MEDIA[form],
        **({} if form in BINARY else {"encoding": "utf-8"}),
        "bytes": len(data),
        "hash": f"sha256:{files.digest(data)}",
        "schema": schema(table, form),
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


def schema(table: Table, form: str = "csv") -> dict[str, Any]:
    """Describe the columns of a table as a file of a format has them."""
    names = {name: name for name in table.key}
    if form in BINARY:
        held = binary.held(table, form)
        names = {name: held[name].name for name in table.key}
        fields = [_held(column, names.values()) for column in held.values()]
    else:
        fields = [_field(column, table.key) for column in table.columns]
    return {"fields": fields, "missingValues": [_NOTHING], "primaryKey": list(names.values())}


def _held(column: Typed, key: Iterable[str]) -> dict[str, Any]:
    """Describe a column of a file that has types of its own, where what is missing is missing."""
    found: dict[str, Any] = {"name": column.name, "type": column.kind}
    if column.description:
        found["description"] = column.description
    if column.name in key:
        found["constraints"] = {"required": True}
    if column.codes:
        numbers = column.kind == "integer"
        found["categories"] = [{"value": int(v) if numbers else v, "label": t} for v, t in column.codes.items()]
    return found


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
