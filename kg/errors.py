"""What can go wrong, as sentences a researcher can act on.

Only the command line catches `KGError`; it prints the message and ends with `exit_code`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class KGError(Exception):
    """Root of everything this package raises on purpose."""

    exit_code = 2


@dataclass(frozen=True)
class Problem:
    """One fault of an input file: where it is, what is wrong, how to mend it."""

    file: str
    entry: str
    field: str
    message: str
    unknown: str = ""
    """The name that nothing describes, if that is what is wrong: it may follow from a file that could not be read."""

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.file, self.entry, self.field and f"field {self.field}") if part)
        return f"{where}: {self.message}"


class InputError(KGError):
    """A sheet, table or declaration cannot be read as what it should be."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[InputError], tuple[list[Problem]]]:
        """Let it travel between processes."""
        return InputError, (self.problems,)


class WorkspaceError(KGError):
    """A folder or file that should be there is not, or is not ours to write."""


class NonconformingError(KGError):
    """The data was read but breaks a constraint."""

    exit_code = 1


class QueryRefusedError(KGError):
    """A query asks for what no query may do, or cannot be parsed."""


class QueryTimeoutError(KGError):
    """A query ran past its deadline."""

    exit_code = 124


class QueryMemoryError(KGError):
    """A query needed more memory than it may have."""


class NoBuildError(KGError):
    """There is no build to ask yet."""


def bad_input(file: str, entry: str, field: str, message: str) -> InputError:
    """Make an InputError of a single problem."""
    return InputError([Problem(file, entry, field, message)])
