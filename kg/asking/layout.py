"""Tables as a question wants them read: which columns, put together how, under which headings.

A header may have a `table`: `columns`, each a heading and a template; `groups`, a template whose changes begin a new
table; `spare`, the headings that a narrow terminal does without, first those to go first. In a template `{name}` is the
value of a column, `{low-high}` that of two, written once if they are equal, `{+name}` a number with its sign; a range
of days is written so that it may be broken. CSV and JSON always have all columns, as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from kg import display
from kg.errors import bad_input

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.declared.questions import Question

Cells = dict[str, str]
_DAYS = re.compile(r"(?<=\d-\d\d)/(?=\d{4}-)")
_TOKEN = re.compile(r"\{(\+?)(\w+)(?:-(\w+))?\}")


@dataclass(frozen=True)
class Layout:
    """How the rows of one question are laid out."""

    columns: Mapping[str, str]
    """Heading to template."""
    groups: str = ""
    spare: tuple[str, ...] = ()

    def render(self, rows: Sequence[Cells], format: str) -> str:
        """Lay out rows, each column to text; a column that is empty in all of a group is left out there."""
        parts = []
        for heading, group in groupby(rows, key=lambda row: fill(self.groups, row)):
            lines = [[fill(template, row) for template in self.columns.values()] for row in group]
            filled = [i for i in range(len(self.columns)) if any(line[i] for line in lines)]
            heads = list(self.columns)
            table = display.render(
                [heads[i] for i in filled], [[line[i] for i in filled] for line in lines], format, spare=self.spare
            )
            parts.append(f"{display.clean(heading)}\n{table}" if heading else table)
        return "\n".join(parts)


def of(question: Question) -> Layout | None:
    """Read the layout of a question, if its header has one.

    Raises InputError if it is not what it should be.
    """
    told = question.header.get("table")
    if told is None:
        return None
    columns = told.get("columns") if isinstance(told, dict) else None
    if not isinstance(columns, list) or not all(_is_column(column) for column in columns):
        raise bad_input(question.file, "header", "table", 'expected columns such as `- claim: "{value} {unit}"`')
    spare = told.get("spare", [])
    if not isinstance(spare, list) or not isinstance(told.get("groups", ""), str):
        raise bad_input(question.file, "header", "table", "expected groups as one template and spare as a list")
    pairs = {heading: template for column in columns for heading, template in column.items()}
    return Layout(pairs, told.get("groups", ""), tuple(map(str, spare)))


def _is_column(column: Any) -> bool:
    return isinstance(column, dict) and all(isinstance(template, str) for template in column.values())


def fill(template: str, row: Mapping[str, str]) -> str:
    """Put the values of a row into a template; the spaces around an empty one become one."""
    return " ".join(_TOKEN.sub(lambda m: _value(m[1], row.get(m[2], ""), row.get(m[3] or "", "")), template).split())


def _value(sign: str, low: str, high: str) -> str:
    plus = sign if low.isdigit() and int(low) else ""
    if high and high != low:
        return f"{plus}{low}–{high}" if low else f"up to {high}"
    return plus + _DAYS.sub(" to ", low)
