"""The seed with slices of the tables that ship: some rows of every section, about a few states and one treaty."""

from __future__ import annotations

import csv
import io
import re
from functools import cache
from typing import TYPE_CHECKING

from workspaces import REFERENCE, ROOT, make_seed

if TYPE_CHECKING:
    from pathlib import Path

Row = dict[str, str]
STATES = ("aut", "bra", "deu", "dza", "nga", "rus", "vnm")
THINGS = {
    *(f"sta:{code}" for code in STATES),
    *("bod:un", "bod:unga", "bod:unodc", "bod:eu", "bod:vna", "trt:un-convention-against-cybercrime"),
    *("grp:any-state", "grp:any-reio", "grp:un-convention-against-cybercrime-signatories"),
    *("per:luong-cuong", "bod:vn-state-president", "itm:ga-71-28"),
}
TABLES = (
    *("actor.bodies", "actor.groups", "actor.people", "actor.states", "cast-vote", "code", "count.claims", "coverage"),
    *("eligibility", "membership.people", "regional-group", "state-membership.eu", "state-membership.un"),
    *("treaty-action.hanoi", "vote-item"),
)
_SHARED = re.compile(r"(?:per|bod|sta|trt|grp|plc|itm|evt):[a-z0-9.-]+")


def read(path: Path) -> list[Row]:
    """Read a table as it is: every cell, empty or not."""
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))


def write(path: Path, rows: list[Row]) -> None:
    """Write a table with the columns of its first row."""
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(buffer.getvalue().encode("utf-8"))


@cache
def _world(name: str) -> tuple[Row, ...]:
    return tuple(read(ROOT / f"data/{name}.csv"))


def _names(row: Row) -> set[str]:
    return {name for cell in row.values() for name in cell.split("|") if _SHARED.fullmatch(name)}


def make_field(home: Path) -> Path:
    """Make the workspace of the seed with slices of what ships; `data/sources.csv` lists the pages that they cite."""
    make_seed(home)
    seeded = {row["id"] for path in REFERENCE.glob("*.csv") if path.stem != "sources" for row in read(path)}
    pages = {row["slug"]: row for row in [*_world("sources"), *read(REFERENCE / "sources.csv")]}
    cited = {row["source"] for path in REFERENCE.glob("*.csv") if path.stem != "sources" for row in read(path)}
    for name in TABLES:
        rows = [row for row in _world(f"reference/{name}") if _names(row) <= THINGS and row["id"] not in seeded]
        rows = [row for row in rows if not pages[row["source"]]["publisher"] or _names(pages[row["source"]]) <= THINGS]
        write(home / f"data/reference/{name}.csv", rows)
        cited |= {row["source"] for row in rows}
    write(home / "data/sources.csv", [page for slug, page in pages.items() if slug in cited])
    return home
