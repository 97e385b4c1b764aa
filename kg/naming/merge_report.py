"""What is said of a joined table: what matched, what did not and why, and which keys are there twice."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kg.display import clean
from kg.naming import codes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

Key: TypeAlias = tuple[str, str]
"""Code or name, and time; empty where the table names none."""
Lines: TypeAlias = "Mapping[Key, Sequence[int]]"
TOLD_SINCE = "1990"
"""Of states that ended before, the list has only a few; the codes' spells reach further back."""
SHOWN, FEW = 20, 5


@dataclass(frozen=True)
class Keys:
    """The columns that say which state is meant, and when."""

    column: str
    system: str
    time: str = ""


@dataclass(frozen=True)
class Meaning:
    """What one key means in its time."""

    status: str
    """matched, unknown, not-then, no-key, no-time, or ambiguous (which is refused)."""
    states: tuple[str, ...] = ()
    reason: str = ""
    otherwise: bool = False
    """Whether the code is written with other zeros, or with a decimal point."""
    timeless: bool = False
    """Whether nobody says from when until when the code is valid."""


def named(key: Key) -> str:
    """Write a key for a reader."""
    text, time = (clean(part[:60]) for part in key)
    return f"{text or '(empty)'} in {time}" if time else text or "(empty)"


def report(
    shorten: Callable[[str], str], keys: Keys, lines: Lines, meanings: Mapping[Key, Meaning], rule: str
) -> Iterator[str]:
    """Say what became of the keys, the most important first."""
    matched = [key for key, meaning in meanings.items() if meaning.status == "matched"]
    total, found = _rows(lines, lines), _rows(matched, lines)
    yield f"matched {found} of {total} rows ({len(matched)} of {len(lines)} keys); {rule}"
    yield from _unmatched([key for key in meanings if meanings[key].status != "matched"], lines, meanings)
    yield from _duplicated(lines)
    yield from _doubled_states(shorten, matched, meanings)
    yield from _remarks(keys, matched, lines, meanings)


def _rows(keys: Sequence[Key] | Lines, lines: Lines) -> int:
    return sum(len(lines[key]) for key in keys)


def _some(items: Sequence[str], number: int, separator: str = ", ") -> str:
    more = f"{separator}… and {len(items) - number} more" if len(items) > number else ""
    return separator.join(items[:number]) + more


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _unmatched(keys: Sequence[Key], lines: Lines, meanings: Mapping[Key, Meaning]) -> Iterator[str]:
    """Give every key without a state with its reason; its years together where the reason is one."""
    if not keys:
        return
    times: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for key in sorted(keys, key=lambda key: key[1]):
        times[key[0], meanings[key].reason].append(key)
    shown = [f"{_span(own)} ({_counted(_rows(own, lines), 'row')}): {reason}" for (_, reason), own in times.items()]
    yield f"unmatched: {_counted(len(keys), 'key')} in {_counted(_rows(keys, lines), 'row')}"
    yield "  " + _some(sorted(shown), SHOWN, "\n  ")


def _span(keys: Sequence[Key]) -> str:
    first, last = keys[0], keys[-1]
    return named(first) if len(keys) == 1 else f"{named(first)} to {clean(last[1][:60])}"


def _duplicated(lines: Lines) -> Iterator[str]:
    """Name keys in several rows, also where they differ by zeros only."""
    rows: dict[Key, list[int]] = defaultdict(list)
    for (text, time), own in lines.items():
        rows[codes.key(text), time] += own
    twice = [f"{named(key)} ({len(own)} rows)" for key, own in rows.items() if len(own) > 1 and key[0]]
    if twice:
        yield f"duplicated: {_counted(len(twice), 'key')} in several rows, each of which is kept: {_some(twice, FEW)}"


def _doubled_states(
    shorten: Callable[[str], str], matched: Sequence[Key], meanings: Mapping[Key, Meaning]
) -> Iterator[str]:
    """Name states that stand under several keys at one time: another join would double their rows."""
    under: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for text, time in matched:
        under[meanings[text, time].states[0], time][codes.key(text)] = None
    twice = [f"{named((shorten(s), time))} ({', '.join(own)})" for (s, time), own in under.items() if len(own) > 1]
    if twice:
        yield f"one state under several keys: {_some(twice, FEW)}"


def _remarks(keys: Keys, matched: Sequence[Key], lines: Lines, meanings: Mapping[Key, Meaning]) -> Iterator[str]:
    otherwise = [key for key in matched if meanings[key].otherwise]
    if otherwise:
        number = _counted(len(otherwise), "key")
        yield f"{number} matched although written otherwise (leading zeros, decimal point): {named(otherwise[0])}"
    timeless = [key for key in matched if meanings[key].timeless]
    if timeless and keys.time:
        yield f"{_counted(len(timeless), 'key')} matched by a code whose time is not stated; such a code counts always"
    before = [key for key in matched if key[1] and key[1] < TOLD_SINCE]
    if before:
        number = _counted(_rows(before, lines), "row")
        yield (
            f"{number} before {TOLD_SINCE}: history before is not told here; a key is put to the state that goes on, "
            "and of states that ended earlier only a few are known"
        )
