"""A SQLite file from a stranger: opened so that it can do nothing, and read cell by checked cell."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

from kg.display import clean
from kg.errors import InputError, Problem, bad_input
from kg.files import check_regular

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MAX_BYTES = 200_000_000
MAX_CELL = 20_000_000
MAX_ROWS = 1_000_000
MAX_PROBLEMS = 100
STEPS, CALLS = 100_000, 10_000
"""Steps of SQLite's machine between two looks, and looks before a query is broken off."""
MAGIC = b"SQLite format 3\0"
HEADER = 100
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: MAX_CELL,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 200,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 5,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
}
Cell = int | str
WHOLE, TEXT = "whole number", "text"
COLUMNS = "table_xinfo"
"""The pragma that lists the columns of a table; the last cell is 0 for those that are stored."""
MAYBE = " or nothing"
"""Follows a kind whose cells may be empty; they are read as 0 or no text."""


class Tables:
    """The plain tables of a file, whatever else it holds."""

    def __init__(self, connection: sqlite3.Connection, file: str) -> None:
        self._db, self._file = connection, file
        self.problems: list[Problem] = []
        found = self._run("SELECT name, rootpage FROM sqlite_master WHERE type = 'table'")
        # A virtual table runs code of its own, and has no page.
        plain = [name for name, page in found if page and isinstance(name, bytes)]
        self.names = {name.decode("utf-8", "replace").upper() for name in plain}
        connection.set_authorizer(_only_reading)

    def rows(self, table: str, columns: dict[str, str], optional: bool = False) -> Iterator[list[Cell]]:
        """Yield the rows of a table, each cell of the kind its column asks for; others are noted as problems.

        Args:
            table: its name.
            columns: name to kind, the first the number that a message calls the row by.
            optional: whether the table may be missing.

        Raises InputError if there is no such table, or it has no such column.

        """
        if table not in self.names:
            if not optional:
                raise bad_input(self._file, "", "", f"has no table {table}; it is no database of DNA 3")
            return
        if any(column[-1] for column in self._run(f"PRAGMA {COLUMNS}({table})")):
            raise bad_input(self._file, table, "", "has a column that is computed, which no database of DNA has")
        for number, row in enumerate(self._run(f"SELECT {', '.join(columns)} FROM {table}")):  # noqa: S608  # own names
            if number >= MAX_ROWS:
                raise bad_input(self._file, table, "", f"has more than {MAX_ROWS} rows")
            read = zip(columns.items(), row, strict=True)
            cells = [self._cell(table, row[0], name, kind, cell) for (name, kind), cell in read]
            whole = [cell for cell in cells if cell is not None]
            if len(whole) == len(cells):
                yield whole

    def complain(self, entry: str, field: str, message: str) -> None:
        """Note a problem; raises InputError when there are more than anyone reads."""
        self.problems.append(Problem(self._file, entry, field, message))
        if len(self.problems) >= MAX_PROBLEMS:
            raise InputError(self.problems)

    def _cell(self, table: str, key: object, name: str, kind: str, cell: object) -> Cell | None:
        if cell is None and kind.endswith(MAYBE):
            return 0 if kind.startswith(WHOLE) else ""
        wanted = kind.removesuffix(MAYBE)
        if wanted == WHOLE and isinstance(cell, int):
            return cell
        if wanted == TEXT and isinstance(cell, bytes):
            with contextlib.suppress(UnicodeDecodeError):
                return cell.decode("utf-8")
            wanted = "text in UTF-8"
        self.complain(f"{table} {key}" if isinstance(key, int) else table, name, f"expected {wanted}")
        return None

    def _run(self, query: str) -> Iterator[tuple[object, ...]]:
        try:
            yield from self._db.execute(query)
        except (sqlite3.Error, OverflowError) as error:
            message = f"cannot be read as a database ({clean(str(error))[:200]})"
            raise bad_input(self._file, "", "", message) from None


def _only_reading(action: int, name: str | None, *_: object) -> int:
    """Allow a query to read tables and their columns, and nothing else: no function, no recursion, no other file."""
    reads = action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ)
    lists = action == sqlite3.SQLITE_PRAGMA and name == COLUMNS
    return sqlite3.SQLITE_OK if reads or lists else sqlite3.SQLITE_DENY


@contextlib.contextmanager
def opened(path: Path, file: str) -> Iterator[Tables]:
    """Open a SQLite file read-only, as a file that nobody changes and that may run nothing.

    Raises InputError for what is no such file, is too large, or is still open in DNA.
    """
    _check(path, file)
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, cached_statements=0)
    except sqlite3.Error as error:
        raise bad_input(file, "", "", f"cannot be opened ({clean(str(error))[:200]})") from None
    try:
        for limit, value in _LIMITS.items():
            connection.setlimit(limit, value)
        connection.text_factory = bytes
        for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0", "query_only = ON"):
            connection.execute(f"PRAGMA {pragma}")
        connection.set_progress_handler(_patience(), STEPS)
        yield Tables(connection, file)
    except sqlite3.Error as error:
        raise bad_input(file, "", "", f"cannot be read as a database ({clean(str(error))[:200]})") from None
    finally:
        connection.close()


def _patience() -> Callable[[], int]:
    left = iter(range(CALLS))
    return lambda: 0 if next(left, None) is not None else 1


def _check(path: Path, file: str) -> None:
    check_regular(path, file, MAX_BYTES)
    with path.open("rb") as data:
        if not data.read(HEADER).startswith(MAGIC):
            raise bad_input(file, "", "", "is no SQLite database; DNA 3 keeps one in a file that ends in .dna")
    for ending in ("-wal", "-journal"):
        beside = path.with_name(path.name + ending)
        if beside.exists() and beside.stat().st_size:
            raise bad_input(file, "", "", f"has changes in {beside.name} that are not in it yet; close DNA first")
