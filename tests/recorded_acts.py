"""The acts in the tables that ship, read without the mapper or any query: what questions of a day must agree with."""

from __future__ import annotations

import calendar
import csv
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

DATA = Path(__file__).resolve().parents[1] / "data"
RANKS = {"depositary": 1, "official": 2, "wire": 3, "press": 4, "other": 5}
UNDONE = {"prospective", "cancelled", "denied"}
SIGNATURES = {"signature", "signature-ad-referendum"}
CONSENTS = {"ratification", "acceptance", "approval", "accession", "formal-confirmation", "succession"}
FORCE = {"entry-into-force-for-party"}


@dataclass(frozen=True)
class Told:
    """What one source says of an act."""

    treaty: str
    kind: str
    party: str
    act: str
    source: str
    rank: int
    earliest: str
    latest: str
    done: bool
    doubtful: bool


def bounds(stated: str) -> tuple[str, str]:
    """Give the first and last day of a day, month, year or range."""
    first, _, last = stated.partition("/")
    low, high = first.split("-"), (last or first).split("-")
    month = int(high[1]) if len(high) > 1 else 12
    end = high[2] if len(high) > 2 else f"{calendar.monthrange(int(high[0]), month)[1]:02}"
    return "-".join([*low, "01", "01"][:3]) if len(low) < 3 else first, f"{high[0]}-{month:02}-{end}"


def _table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def told() -> tuple[Told, ...]:
    """Read the rows of every table of treaty actions."""
    pages = {row["slug"]: row for row in _table(DATA / "sources.csv") if not row["withdrawn"]}
    rows = [row for path in sorted(DATA.glob("reference/treaty-action*.csv")) for row in _table(path)]
    return tuple(_told(row, pages[row["source"]]) for row in rows if row["source"] in pages)


def _told(row: dict[str, str], page: dict[str, str]) -> Told:
    known = bounds(next(day for day in (page["published"], page["captured"], page["coded"]) if day))[1]
    done = row.get("realisation", "") not in UNDONE
    first, last = bounds(row["date"]) if row["date"] else ("", known if done else "")
    what = row["treaty"].removeprefix("trt:"), row["kind"], row["party"], row["id"]
    return Told(*what, row["source"], RANKS[page["kind"]], first, last, done, row["confidence"] == "doubtful")


@cache
def leading() -> dict[str, Told]:
    """Follow one record of each act that counts, by its id."""
    acts: dict[str, list[Told]] = defaultdict(list)
    for record in told():
        if not record.doubtful:
            acts[record.act].append(record)
    found = {}
    for act, records in acts.items():
        if min(records, key=lambda r: (r.rank, r.source)).done:
            done = [record for record in records if record.done]
            found[act] = min(done, key=lambda r: (not r.earliest, r.rank, r.source, r.earliest))
    return found


def parties(treaty: str, kinds: Iterable[str]) -> dict[str, Told]:
    """Follow one record of each party's acts of some kinds."""
    found: dict[str, list[Told]] = defaultdict(list)
    for record in leading().values():
        if record.treaty == treaty and record.kind in kinds:
            found[record.party].append(record)
    return {party: min(records, key=lambda r: (not r.earliest, r.rank, r.source)) for party, records in found.items()}


def readings(records: Iterable[Told], day: str) -> tuple[int, int]:
    """Count what is certain and what is possible by a day."""
    records = list(records)
    certain = sum(bool(record.latest) and record.latest <= day for record in records)
    return certain, sum(not record.earliest or record.earliest <= day for record in records)


@cache
def boundaries() -> tuple[str, ...]:
    """List the day before, of and after every bound of every record."""
    days = {date.fromisoformat(d) for record in told() for d in (record.earliest, record.latest) if d}
    return tuple(sorted({(day + timedelta(step)).isoformat() for day in days for step in (-1, 0, 1)}))


@cache
def treaties() -> tuple[str, ...]:
    """List the treaties with recorded acts."""
    return tuple(sorted({record.treaty for record in told()}))
