"""An entry: what one place of one source says of one subject. Sheets and tables both read into it."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.declared.context import ABOUT_THE_ASSERTION
from kg.display import clean
from kg.errors import Problem
from kg.reading.evidence import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.declared.context import Context

TEXT_KEYS = ("id", "level", "via", "by", "confidence", "note")
_CHECK = re.compile(r"[0-9a-f]{8}")
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
MAX_CHARS = 10_000
TEXTLESS = "a span needs text_length and text_sha256 in [source]"


@dataclass(frozen=True)
class Entry:
    """One entry of a sheet, or one row of a table."""

    file: str
    label: str
    """How a message names it: section, number and id."""
    section: str
    id: str
    values: dict[str, Any]
    level: str = "narrator"
    again: bool = False
    via: str = ""
    by: str = ""
    confidence: str = ""
    spans: tuple[Span, ...] = ()
    row: str = ""
    """For a table row: its id below the source, which is its evidence."""
    typed: bool = True
    """Whether values have types of their own (TOML) or are all text (CSV)."""


@dataclass
class Source:
    """All that any file says under one slug."""

    slug: str
    file: str
    values: dict[str, Any] = field(default_factory=dict)
    text_sha256: str = ""
    text_length: int | None = None
    withdrawn: bool = False
    entries: list[Entry] = field(default_factory=list)
    label: str = "[source]"
    """How a message names the place that describes it: the table of a sheet, or a row of sources.csv."""

    @property
    def language(self) -> str:
        """The language its plain strings are in, or an empty text."""
        language = self.values.get("language", "")
        return language if isinstance(language, str) else ""


class Reader:
    """Turns raw key-value pairs into entries and keeps every problem it meets."""

    def __init__(self, file: str, context: Context) -> None:
        self.file = file
        self.context = context
        self.problems: list[Problem] = []

    def complain(self, label: str, key: str, message: str) -> None:
        """Note a problem and go on, so that one run shows them all."""
        self.problems.append(Problem(self.file, clean(label), clean(key[:80]), message))

    def check_keys(self, label: str, given: Iterable[str], known: Iterable[str]) -> None:
        """Complain of unknown keys, with the nearest known one."""
        known = list(known)
        for key in given:
            if key not in known:
                near = difflib.get_close_matches(key, known, n=1)
                hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(known)}"
                self.complain(label, key, f"unknown key; {hint}")

    def check_text(self, label: str, key: str, value: Any, depth: int = 0) -> None:
        """Complain of text that no RDF file or terminal should receive."""
        if depth > 3:
            self.complain(label, key, "nested too deeply; expected a value, a list of values, or text by language")
        elif isinstance(value, str):
            if CONTROL.search(value):
                self.complain(label, key, "has a control character or a direction override; remove it")
            elif len(value) > MAX_CHARS:
                self.complain(label, key, f"longer than {MAX_CHARS} characters")
        elif isinstance(value, list | dict):
            for item in [*value] if isinstance(value, list) else [*value.values(), *value]:
                self.check_text(label, key, item, depth + 1)

    def entry(self, section: str, label: str, raw: dict[str, Any], length: int | None) -> Entry | None:
        """Read one entry of a sheet; None if it has problems (which are noted)."""
        before = len(self.problems)
        self.check_keys(label, raw, [*ABOUT_THE_ASSERTION, *self.context.sections[section].keys])
        for key, value in raw.items():
            self.check_text(label, key, value)
        name, level, via, by, confidence, _ = (self._text(label, key, raw) for key in TEXT_KEYS)
        if "id" not in raw:
            self.complain(label, "id", 'missing; expected the subject, such as "per:jane-doe" or a bare name')
        again = raw.get("again", False)
        if not isinstance(again, bool):
            self.complain(label, "again", "expected true or false")
        spans = self._spans(label, raw, length)
        if len(self.problems) > before:
            return None
        values = {k: v for k, v in raw.items() if k not in ABOUT_THE_ASSERTION}
        return Entry(self.file, label, section, name, values, level or "narrator", again, via, by, confidence, spans)

    def _text(self, label: str, key: str, raw: dict[str, Any]) -> str:
        value = raw.get(key, "")
        if isinstance(value, str) and (value or key not in raw or key == "note"):
            return value
        self.complain(label, key, "expected text in quotes")
        return ""

    def _spans(self, label: str, raw: dict[str, Any], length: int | None) -> tuple[Span, ...]:
        at = raw.get("at")
        if at is None:
            self.complain(label, "at", "missing; say where the text says so: at = [start, end]")
            return ()
        pairs = at if isinstance(at, list) and at and isinstance(at[0], list) else [at]
        spans = [span for pair in pairs if (span := self._span(label, pair, length))]
        if len({(span.start, span.end) for span in spans}) < len(spans):
            self.complain(label, "at", "names one span twice; keep one")
        checks = self._checks(label, raw.get("check", []), len(pairs))
        return tuple(Span(s.start, s.end, c) for s, c in zip(spans, checks or [""] * len(spans), strict=False))

    def _checks(self, label: str, given: Any, count: int) -> list[str]:
        checks = [given] if isinstance(given, str) else given
        if not isinstance(checks, list) or (checks and len(checks) != count):
            self.complain(label, "check", f"expected as many checks as spans ({count})")
            return []
        for check in checks:
            if not isinstance(check, str) or not _CHECK.fullmatch(check):
                self.complain(label, "check", "expected 8 hex digits; `kg sheet check --texts DIR --write` writes them")
        return checks

    def _span(self, label: str, pair: Any, length: int | None) -> Span | None:
        if not isinstance(pair, list) or len(pair) != 2 or not all(type(n) is int for n in pair):
            self.complain(label, "at", "expected two whole numbers, at = [start, end], or a list of such pairs")
            return None
        start, end = pair
        if length is None:
            # The fault is one of the sheet, not of each of its entries.
            if not any(problem.message == TEXTLESS for problem in self.problems):
                self.complain(label, "at", TEXTLESS)
        elif not 0 <= start < end <= length:
            shown = f"[{start}, {end}]" if max(abs(start), abs(end)) < 10**12 else "it"
            self.complain(label, "at", f"{shown} is not within the text: expected 0 <= start < end <= {length}")
            return None
        return Span(start, end)
