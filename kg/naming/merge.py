"""Join a researcher's table to our states, row by row: no row is added, no cell is changed, nothing is guessed.

A code counts if it may have stood for the state on some day of the time that the row names, or on the one day of it
that is asked for. A key that means two states then is refused: the row would have to be doubled.
"""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import KGError, bad_input
from kg.naming import codes, merge_report, resolve
from kg.naming.merge_report import Keys, Meaning
from kg.reading import dates, tables
from kg.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from kg.graph import Graph
    from kg.naming.merge_report import Key
    from kg.naming.resolve import Resolution, Resolver
    from kg.reading.tables import Row

NAME = "name"
TIMES = ("year", "date", "day", "month")
"""What a time column may be called without saying so; each may hold years, months or days."""
YEAR_END, YEAR_START = "year-end", "year-start"
ADDED = ("state", "iso3", "label", "match")
STATES = f"{BASE}id/state/"
CERTAIN = ("exact", "ambiguous")
LIKELY = 0.8
"""Score from which a suggestion is worth a word."""
FORMULA = ("=", "+", "-", "@")
"""What a spreadsheet takes for the beginning of a formula."""
_UNSAFE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Wanted:
    """How a table is to be joined."""

    on: str
    """`cown,year`, or `ccode=cown,yr=year` for columns of other names."""
    how: str = "left"
    """left keeps rows without a state, inner leaves them out."""
    day: str = ""
    """year-end, year-start, or a day; empty for any day of the time that a row names."""
    language: str = ""
    prefix: str = "kg_"
    """How the names of our columns begin."""


@dataclass(frozen=True)
class Merged:
    """A joined table and what is to be said of it."""

    text: str
    """CSV."""
    said: tuple[str, ...]
    """Lines for the researcher."""


def merge(graph: Graph, path: Path, wanted: Wanted) -> Merged:
    """Join a CSV file to our states.

    Args:
        graph: the build.
        path: a CSV file, UTF-8, with a header.
        wanted: the keys, and how to join.

    Raises:
        InputError: the file is not a table; with line and column.
        KGError: the keys are not in it, or a key means several states.

    """
    header, rows = _table(path)
    resolver = resolve.read(graph)
    resolver.check_language(wanted.language)
    keys = _keys(wanted, header, {code.system for own in resolver.codes.values() for code in own}, path.name)
    lines: dict[Key, list[int]] = defaultdict(list)
    for line, row in rows:
        lines[_key(keys, row)].append(line)
    join = _Join(resolver, keys, wanted)
    meanings = {key: join.meaning(key) for key in lines}
    _refuse_many(keys, lines, meanings)
    said = merge_report.report(graph.context.shorten, keys, lines, meanings, _rule(keys, wanted))
    return Merged(_written(join, header, rows, meanings), tuple(said))


def _table(path: Path) -> tuple[list[str], list[Row]]:
    """Read a table whole; its cells go through to the output, so that nothing in them may steer a terminal."""
    rows = tables.rows(path, path.name)
    lines = csv.reader(io.StringIO(path.read_bytes().decode("utf-8"), newline=""), strict=True)
    header = next((cells for cells in lines if cells), [])
    if not header:
        raise bad_input(path.name, "line 1", "", "empty; expected a CSV file with a header")
    for line, row in [(1, dict.fromkeys(header, "")), *rows]:
        for column, cell in row.items():
            if _UNSAFE.search(cell) or _UNSAFE.search(column):
                message = "has a control character or a direction override; remove it"
                raise bad_input(path.name, f"line {line}", _UNSAFE.sub("?", column[:80]), message)
    return header, rows


def _keys(wanted: Wanted, header: Sequence[str], systems: set[str], file: str) -> Keys:
    """Find the columns that `--on` names.

    Raises KGError saying what is missing.
    """
    columns: dict[str, str] = {}
    for part in wanted.on.split(","):
        column, equals, role = part.strip().rpartition("=")
        role = role.strip().lower()
        if role not in systems | {NAME, *TIMES}:
            known = [*sorted(systems), NAME, *TIMES]
            raise KGError(f"--on {part.strip()}: {role!r} is no key; expected one of {', '.join(known)}")
        what = "time" if role in TIMES else role
        if what in columns:
            raise KGError(f"--on {wanted.on}: names two columns for one thing; name one code or name, and one time")
        columns[what] = _column(column.strip() if equals else role, role, header, file)
    time = columns.pop("time", "")
    if len(columns) != 1:
        raise KGError(
            f"--on {wanted.on}: expected one column with a code or name, and at most one with a time, as cown,year"
        )
    ours = [wanted.prefix + name for name in ADDED if wanted.prefix + name in header]
    if ours:
        raise KGError(f"{file} has a column {ours[0]} already; choose other names for ours with --prefix")
    if wanted.day and wanted.day not in (YEAR_END, YEAR_START) and not _is_day(wanted.day):
        raise KGError(f"--day {wanted.day}: expected {YEAR_END}, {YEAR_START}, or one day such as 1990-10-03")
    if wanted.day in (YEAR_END, YEAR_START) and not time:
        raise KGError(f"--day {wanted.day} needs a column with years; name it in --on, as cown,year")
    [(system, column)] = columns.items()
    return Keys(column, system, time)


def _column(name: str, role: str, header: Sequence[str], file: str) -> str:
    if name in header:
        return name
    same = [column for column in header if column.casefold() == name.casefold()]
    if len(same) == 1:
        return same[0]
    near = difflib.get_close_matches(name, header, n=1)
    hint = f"did you mean {near[0]}={role}?" if near else f"it has {', '.join(header[:20])}"
    raise KGError(f"{file} has no column {name!r}; {hint}; a column of another name is given as COLUMN={role}")


def _key(keys: Keys, row: dict[str, str]) -> Key:
    return row.get(keys.column, "").strip(), codes.whole(row.get(keys.time, "")) if keys.time else ""


def _is_day(text: str) -> bool:
    try:
        stated = dates.parse(text)
    except ValueError:
        return False
    return stated.earliest == stated.latest


def _period(keys: Keys, time: str, day: str) -> tuple[str, str]:
    """Return the first and the last day that counts for a row.

    Raises ValueError if its time is no date.
    """
    if day not in ("", YEAR_END, YEAR_START):
        return day, day
    if not keys.time:
        return "", "9999"
    stated = dates.parse(time)
    first, last = stated.earliest.isoformat(), stated.latest.isoformat()
    return {YEAR_END: (last, last), YEAR_START: (first, first)}.get(day, (first, last))


class _Join:
    """What keys mean in a build."""

    def __init__(self, resolver: Resolver, keys: Keys, wanted: Wanted) -> None:
        self.resolver, self.keys, self.wanted = resolver, keys, wanted
        self.short = resolver.graph.context.shorten
        every = [code for own in resolver.codes.values() for code in own if code.system == "iso3"]
        self.iso3 = {code.state: code.value for code in sorted(every, key=lambda code: code.last or "9999")}
        self._found: dict[tuple[str, str], Resolution] = {}

    def meaning(self, key: Key) -> Meaning:
        """Say which state a key means in its time, or why none."""
        text, time = key
        try:
            period = _period(self.keys, time, self.wanted.day)
        except ValueError as error:
            return Meaning("no-time", reason=str(error) if time else "no time is given")
        if not text:
            return Meaning("no-key", reason="the cell is empty")
        return self._of_name(text) if self.keys.system == NAME else self._of_code(text, period)

    def _of_code(self, text: str, period: tuple[str, str]) -> Meaning:
        own = [code for code in self.resolver.codes.get(codes.key(text), ()) if code.system == self.keys.system]
        valid = sorted((code for code in own if code.is_valid(*period)), key=lambda code: code.first)
        states = tuple(dict.fromkeys(code.state for code in valid))
        spells = " and ".join(f"{self.short(code.state)} ({code.spell})" for code in valid or own)
        if len(states) == 1:
            otherwise = all(code.value.casefold() != text.casefold() for code in valid)
            return Meaning("matched", states, "", otherwise, not any(code.first or code.last for code in valid))
        if states:
            return Meaning("ambiguous", states, spells)
        if own:
            return Meaning("not-then", reason=f"not valid then; it is the code of {spells}")
        return Meaning("unknown", reason=f"no code of {self.keys.system}{self._hint(text)}")

    def _of_name(self, text: str) -> Meaning:
        """Take the state, or other thing with a code (the European Union), that is called so; else a code of it."""
        found = self._resolved(text, "state")
        if found.status not in CERTAIN:
            found = self._resolved(text, "")
        certain = [c for c in found.candidates if found.status in CERTAIN and c.thing in self.resolver.coded]
        called = [c for c in certain if any(not match.system for match in c.matches)]
        states = tuple(candidate.thing for candidate in called or certain)
        if len(states) == 1:
            return Meaning("matched", states)
        if states:
            return Meaning("ambiguous", states, " and ".join(map(self.short, states)))
        return Meaning("unknown", reason=f"no name of a state{self._hint(text)}")

    def _hint(self, text: str) -> str:
        """Say what a key that is unknown may be."""
        candidates = self._resolved(text, "").candidates
        likely = [c for c in candidates if c.score >= LIKELY and c.thing in self.resolver.coded][:2]
        what = [f"{self.short(c.thing)} ({c.label}): {c.matches[0].reason}" for c in likely]
        return f"; perhaps {' or '.join(what)}" if what else ""

    def _resolved(self, text: str, kind: str) -> Resolution:
        if (text, kind) not in self._found:
            self._found[text, kind] = self.resolver.resolve(text, self.wanted.language, kind)
        return self._found[text, kind]

    def added(self, meaning: Meaning) -> list[str]:
        """Return the cells that a row gets."""
        if meaning.status != "matched":
            return ["", "", "", meaning.status]
        [state] = meaning.states
        cells = [self.short(state), self.iso3.get(state, ""), self.resolver.label(state, self.wanted.language)]
        return [*("'" + cell if cell.startswith(FORMULA) else cell for cell in cells), meaning.status]


def _refuse_many(keys: Keys, lines: dict[Key, list[int]], meanings: dict[Key, Meaning]) -> None:
    """Raise KGError if a key means several states: its rows would have to be doubled."""
    many = [key for key, meaning in meanings.items() if meaning.status == "ambiguous"]
    if not many:
        return
    where = ", ".join(map(str, lines[many[0]][:5])) + (" …" if len(lines[many[0]]) > 5 else "")
    more = f" (and {len(many) - 1} more such key{'s' if len(many) > 2 else ''})" if many[1:] else ""
    remedy = "take one day of each year with --day year-end or --day year-start"
    if keys.system == NAME:
        remedy = "give these rows a code instead"
    elif not keys.time:
        remedy = "name a column with years in --on, or take one day with --day"
    raise KGError(
        f"{merge_report.named(many[0])} means {meanings[many[0]].reason}{more}, so that its rows (line {where}) would "
        f"have to be doubled; {remedy}"
    )


def _written(join: _Join, header: Sequence[str], rows: Iterable[Row], meanings: dict[Key, Meaning]) -> str:
    """Write the rows as they were, each with what its key means."""
    added = {key: join.added(meaning) for key, meaning in meanings.items()}
    lines = [_line([*header, *(join.wanted.prefix + name for name in ADDED)])]
    for _, row in rows:
        key = _key(join.keys, row)
        if join.wanted.how == "left" or meanings[key].status == "matched":
            lines.append(_line([*(row.get(column, "") for column in header), *added[key]]))
    return "".join(lines)


def _line(cells: Iterable[str]) -> str:
    """Write a row (RFC 4180, but LF); the csv module would leave a lone CR without quotes."""
    return ",".join('"' + c.replace('"', '""') + '"' if re.search('[",\r\n]', c) else c for c in cells) + "\n"


def _rule(keys: Keys, wanted: Wanted) -> str:
    """Say when a code counts."""
    if keys.system == NAME:
        return "names have no time" + ("; the column with the time only tells keys apart" if keys.time else "")
    if wanted.day == YEAR_END:
        return "a code counts if it was valid on the last day of the row's year, month or day"
    if wanted.day == YEAR_START:
        return "a code counts if it was valid on the first day of the row's year, month or day"
    if wanted.day:
        return f"a code counts if it was valid on {wanted.day}"
    if keys.time:
        return "a code counts if it was valid on some day of the row's year, month or day"
    return "a code counts whenever it was valid, as no time is named"
