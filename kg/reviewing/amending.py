"""One key of one entry, typed anew at a prompt: plain words to a value of the key's kind."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from kg.reading.evidence import check_of
from kg.reviewing.toml_text import with_key, written

if TYPE_CHECKING:
    from kg.declared.context import Key

REMOVE = "-"
SEVERAL = "|"
"""Between several values, as in a cell of a table."""
_PAIR = re.compile(r"\[?\s*(\d{1,9})\s*(?:[,–-]|\s)\s*(\d{1,9})\s*\]?")
PLACES = "the text is not at hand, so words cannot be looked up; give two numbers, or --texts"


def typed(name: str, key: Key | None, answer: str, old: Any) -> Any:
    """Read what was typed for a key.

    Args:
        name: of the key.
        key: what it means; None for the keys that every entry has.
        answer: plain words, several with | between them; or TOML that begins with a bracket or a quotation mark.
        old: its value so far, whose language plain words take over.

    Raises:
        ValueError: saying what was expected.

    """
    answer = answer.strip()
    if answer[:1] in ("[", "{", '"', "'"):
        try:
            return tomllib.loads(f"v = {answer}")["v"]
        except tomllib.TOMLDecodeError:
            raise ValueError("begins as TOML does but is none; leave brackets and quotation marks out") from None
    if name == "again":
        if answer not in ("true", "false"):
            raise ValueError("expected true or false")
        return answer == "true"
    if name == "note":
        return answer
    parts = [part.strip() for part in answer.split(SEVERAL)]
    values = [_number(part) if key and key.datatype in ("integer", "decimal") else part for part in parts]
    value: Any = values[0] if len(values) == 1 else values
    if key and key.kind == "words" and isinstance(old, dict) and len(old) == 1:
        return {next(iter(old)): value}
    return value


def _number(part: str) -> int | float | str:
    try:
        return int(part)
    except ValueError:
        pass
    try:
        return float(part)
    except ValueError:
        return part


def places(answer: str, text: str | None, near: int) -> list[tuple[int, int]]:
    """Find spans of a text: two numbers, or the words themselves, of which the nearest to a place are taken.

    Raises ValueError if there are no such words or places.
    """
    found = []
    for part in answer.split(SEVERAL):
        pair = _PAIR.fullmatch(part.strip())
        found.append((int(pair[1]), int(pair[2])) if pair else _words(part.strip(), text, near))
    for start, end in found:
        if text is not None and not 0 <= start < end <= len(text):
            raise ValueError(f"{start}–{end} is not within the text: it has {len(text)} characters")
    return found


def _words(words: str, text: str | None, near: int) -> tuple[int, int]:
    if text is None:
        raise ValueError(PLACES)
    starts = [match.start() for match in re.finditer(re.escape(words), text)] if words else []
    if not starts:
        raise ValueError("the text has no such words; write them exactly as it does")
    start = min(starts, key=lambda one: abs(one - near))
    return start, start + len(words)


def placed(block: str, spans: list[tuple[int, int]], text: str | None) -> str:
    """Return an entry at other spans, with the checks of their words; without the text it has none until one is made.

    Raises ValueError if the entry cannot be changed key by key.
    """
    several = len(spans) > 1
    pairs = [list(span) for span in spans]
    block = with_key(block, "at", written(pairs if several else pairs[0]))
    checks = [check_of(text[start:end]) for start, end in spans] if text is not None else []
    return with_key(block, "check", written(checks if several else checks[0]) if checks else None)
