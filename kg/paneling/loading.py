"""A script in base R that reads a table with its types, and keeps the kinds of empty beside the numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.paneling.declare import EMPTY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.paneling.tables import Table

SCRIPT = """# Reads {file} into the data frame `panel`. Base R is enough.
# A column that may hold a kind of empty gets NA there, and a factor beside it, `<column>_empty`, that says which.

here <- if (exists("folder")) folder else "."
panel <- read.csv(file.path(here, "{file}"), colClasses = "character", na.strings = character(),
                  encoding = "UTF-8", check.names = FALSE)

kinds <- c({kinds})
with_empty <- c({empty})
for (column in with_empty) {{
  panel[[paste0(column, "_empty")]] <- factor(ifelse(panel[[column]] %in% kinds, panel[[column]], NA), levels = kinds)
  panel[[column]][panel[[column]] %in% kinds] <- NA
}}
for (column in names(panel)) if (is.character(panel[[column]])) panel[[column]][!nzchar(panel[[column]])] <- NA
for (column in c({integers})) panel[[column]] <- as.integer(panel[[column]])
for (column in c({numbers})) panel[[column]] <- as.numeric(panel[[column]])
for (column in c({dates})) panel[[column]] <- as.Date(panel[[column]])

key <- c({key})
stopifnot(!anyDuplicated(panel[key]), nrow(panel) == {rows})
"""
SURVIVAL = """
# Interval-censored:   survival::Surv(panel$t_lower, panel$t_upper, type = "interval2")
# Counting process:    survival::Surv(panel$t_start, panel$t_stop, panel$event)
"""


def load_r(table: Table, name: str) -> str:
    """Write the script for a table."""

    def of(*types: str) -> str:
        return _quoted(column.name for column in table.columns if column.type in types)

    text = SCRIPT.format(
        file=name,
        kinds=_quoted(EMPTY),
        empty=_quoted(column.name for column in table.columns if column.empty),
        integers=of("integer", "year"),
        numbers=of("number"),
        dates=of("date"),
        key=_quoted(table.key),
        rows=len(table.rows),
    )
    return text + (SURVIVAL if {"t_lower", "t_upper"} <= set(table.names) else "")


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
