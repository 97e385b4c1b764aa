"""Names that stand in a file and must be names of something: what is meant if they are not."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from kg.errors import bad_input

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.declared.questions import Question

HEADER = ("summary", "description", "params", "tags", "timeless", "coverage", "picture", "shows")
"""Keys that the header of any query may have."""
ALIKE = 0.8
"""From here on a key that nothing reads is taken for a misspelt one."""


def hint(name: str, known: Iterable[str]) -> str:
    """Say which name is meant: the nearest one, or any of those that there are."""
    names = sorted(known)
    near = difflib.get_close_matches(name, names, n=1)
    return f"did you mean {near[0]}?" if near else f"expected one of {', '.join(names) or 'none'}"


def check_keys(question: Question, own: Iterable[str]) -> None:
    """Refuse a key of a header that is nearly one that is read; any other is for somebody else, as grlc has some.

    Raises InputError.
    """
    known = sorted({*HEADER, *own})
    for key in question.header:
        near = difflib.get_close_matches(str(key), known, n=1, cutoff=ALIKE)
        if key not in known and near:
            raise bad_input(question.file, "header", str(key), f"nothing reads this key; did you mean {near[0]}?")
