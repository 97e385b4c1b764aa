"""The same table for Parquet and for Stata, typed.

A column that may hold a kind of empty is missing there, and a second one beside it, `<column>_empty`, says which kind:
the same columns as load.R makes.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from kg import display
from kg.errors import KGError
from kg.paneling.declare import EMPTY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kg.paneling.tables import Table

READ: dict[str, Callable[[str], Any]] = {
    "integer": int,
    "year": int,
    "number": float,
    "date": date.fromisoformat,
    "boolean": lambda cell: cell == "true",
}
NAME, LABEL = 32, 80
"""Characters of a name and of a label in Stata."""
RESERVED = frozenset({"byte", "class", "double", "float", "if", "in", "int", "long", "using", "version", "with"})
"""Words that Stata keeps for itself and that might name a column."""
STAMP = datetime(1970, 1, 1)
"""Written into a Stata file instead of the time, so that the same table gives the same bytes."""


@dataclass(frozen=True)
class Typed:
    """A column with values of its type, None where it has none."""

    name: str
    kind: str
    cells: list[Any]
    description: str = ""
    codes: dict[str, str] = field(default_factory=dict)


def columns(table: Table) -> Iterator[Typed]:
    """Yield the columns of a table, those that say why a cell is empty among them."""
    rows = [[display.replaced(cell) for cell in row] for row in table.rows]
    laid = list(zip(*rows, strict=True)) if rows else [()] * len(table.columns)
    for column, cells in zip(table.columns, laid, strict=True):
        read, empty = READ.get(column.type, str), {"", *(EMPTY if column.empty else ())}
        values = [None if cell in empty else read(cell) for cell in cells]
        yield Typed(column.name, column.type, values, column.description, column.codes)
        if column.empty:
            why = [cell if cell in EMPTY else None for cell in cells]
            yield Typed(f"{column.name}_empty", "string", why, f"why {column.name} has no value", EMPTY)


def held(table: Table, form: str) -> dict[str, Typed]:
    """Map the names of columns to the columns as a file has them.

    In Stata names are cut, and codes are numbers from 1 on, to which the file has labels.
    """
    laid = {column.name: replace(column, codes=column.codes if _is_coded(column) else {}) for column in columns(table)}
    if form != "dta":
        return laid
    names = dict(zip(laid, short(list(laid)), strict=True))
    return {name: _numbered(column, names[name]) for name, column in laid.items()}


def _numbered(column: Typed, name: str) -> Typed:
    if not column.codes:
        return replace(column, name=name)
    numbers = {str(n): label for n, label in enumerate(column.codes.values(), 1)}
    return replace(column, name=name, kind="integer", codes=numbers)


def parquet(table: Table) -> bytes:
    """Write Parquet; descriptions and what the table was made from are in its metadata.

    Raises KGError if pyarrow is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet as files
    except ImportError:
        raise KGError('Parquet needs pyarrow: pip install "cybercoop-kg[parquet]"') from None
    types = {"integer": pyarrow.int64(), "year": pyarrow.int32(), "number": pyarrow.float64()}
    types |= {"date": pyarrow.date32(), "boolean": pyarrow.bool_()}
    laid = list(columns(table))
    fields = [
        pyarrow.field(c.name, types.get(c.kind, pyarrow.string()), metadata={"description": c.description})
        for c in laid
    ]
    schema = pyarrow.schema(fields, metadata={"title": table.title, **table.facts})
    sink = pyarrow.BufferOutputStream()
    files.write_table(
        pyarrow.table([pyarrow.array(c.cells, f.type) for c, f in zip(laid, fields, strict=True)], schema=schema), sink
    )
    return bytes(sink.getvalue().to_pybytes())


def stata(table: Table) -> bytes:
    """Write a Stata file (format 118: Stata 14 and later); code lists become labelled numbers.

    Raises KGError if pandas is not installed.
    """
    try:
        import pandas
    except ImportError:
        raise KGError('Stata files need pandas: pip install "cybercoop-kg[pandas]"') from None
    laid = list(columns(table))
    names = dict(zip((c.name for c in laid), short([c.name for c in laid]), strict=True))
    coded = {names[c.name]: list(c.codes) for c in laid if _is_coded(c)}
    frame = pandas.DataFrame({names[c.name]: _series(c) for c in laid})
    labels = {names[c.name]: dict(enumerate(c.codes.values(), 1)) for c in laid if names[c.name] in coded}
    sink = io.BytesIO()
    frame.to_stata(
        sink,
        write_index=False,
        version=118,
        time_stamp=STAMP,
        data_label=table.title[:LABEL],
        variable_labels={names[c.name]: _label(c, names[c.name]) for c in laid},
        value_labels=labels,
        convert_dates={names[c.name]: "td" for c in laid if c.kind == "date"},
        convert_strl=[names[c.name] for c in laid if frame[names[c.name]].dtype == object],
    )
    return sink.getvalue()


def _is_coded(column: Typed) -> bool:
    return bool(column.codes) and set(column.cells) <= {None, *column.codes}


def _series(column: Typed) -> Any:
    """Make a column as pandas hands it to Stata: numbers for codes, text that is never missing."""
    import pandas

    if _is_coded(column):
        number = {code: float(n) for n, code in enumerate(column.codes, 1)}
        return pandas.Series([number.get(cell) for cell in column.cells], dtype="float64")
    if column.kind == "date":
        return pandas.to_datetime(pandas.Series(column.cells, dtype="object"))
    if column.kind in READ:
        return pandas.Series(column.cells, dtype="float64")
    return pandas.Series([cell or "" for cell in column.cells], dtype="object")


def short(names: Sequence[str]) -> list[str]:
    """Cut names to the 32 characters that Stata takes; what would be alike gets a number, a word of its own a `_`."""
    found: list[str] = []
    for name in (f"{name}_" if name in RESERVED else name for name in names):
        cut, number = name[:NAME], 1
        while cut in found:
            number += 1
            cut = f"{name[: NAME - len(str(number)) - 1]}_{number}"
        found.append(cut)
    return found


def _label(column: Typed, name: str) -> str:
    """Describe a column; one whose name was cut begins with its name."""
    return (column.description if name == column.name else f"{column.name}: {column.description}")[:LABEL]
