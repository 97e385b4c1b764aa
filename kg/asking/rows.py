"""Answers as Python values: one row per solution, one attribute per column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, overload

from kg.terms import XSD

if TYPE_CHECKING:
    from kg.querying.door import Binding

READERS: dict[str, Callable[[str], Any]] = {
    "integer": int,
    "decimal": Decimal,
    "double": Decimal,
    "float": Decimal,
    "date": date.fromisoformat,
    "boolean": lambda text: text in ("true", "1"),
}


def to_python(cell: Mapping[str, str] | None) -> Any:
    """Turn a term of the SPARQL JSON results into a Python value.

    IRIs and text become str, whole numbers int, other numbers Decimal, days date; a literal that is not what its
    type says stays text; an unbound variable is None.
    """
    if cell is None:
        return None
    text, datatype = cell["value"], cell.get("datatype", "").removeprefix(XSD)
    try:
        return READERS[datatype](text) if datatype in READERS else text
    except (ValueError, InvalidOperation):
        return text


class Row(Mapping[str, Any]):
    """One solution: `row["value"]` and `row.value` are the same."""

    def __init__(self, columns: Sequence[str], binding: Binding) -> None:
        self.terms = binding
        """The RDF terms, as in the SPARQL 1.1 Query Results JSON Format."""
        self._values = {name: to_python(binding.get(name)) for name in columns}

    def __getitem__(self, name: str) -> Any:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __getattr__(self, name: str) -> Any:
        try:
            return self.__dict__["_values"][name]
        except KeyError:
            raise AttributeError(f"no column {name!r}") from None

    def __repr__(self) -> str:
        return f"Row({', '.join(f'{name}={value!r}' for name, value in self._values.items())})"


class Rows(Sequence[Row]):
    """The answer to a SELECT."""

    def __init__(self, columns: Sequence[str], bindings: Sequence[Binding]) -> None:
        self.columns = list(columns)
        self._rows = [Row(columns, binding) for binding in bindings]

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        return f"<Rows: {len(self)} of {', '.join(self.columns)}>"

    def to_pandas(self) -> Any:
        """Return a pandas DataFrame.

        Raises ImportError if pandas is not installed (`pip install "cybercoop-kg[pandas]"`).
        """
        try:
            import pandas
        except ImportError:
            raise ImportError('pandas is not installed; pip install "cybercoop-kg[pandas]"') from None

        return pandas.DataFrame([dict(row) for row in self], columns=self.columns)
