"""Fact sheets: TOML files in which a person records what an article says, entry by entry."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from typing import TYPE_CHECKING, Any

from kg.errors import InputError, bad_input
from kg.reading.entries import Reader, Source
from kg.terms import is_slug

if TYPE_CHECKING:
    from pathlib import Path

    from kg.declared.context import Context

MAX_BYTES = 20_000_000
# The parser's time grows with the square of the parts of a key.
_DOTTED = re.compile(rb"(?<![\w'\".-])(?:[\w'\"-]+[ \t]*\.[ \t]*){100}")
_HUGE = re.compile(rb"[0-9](_?[0-9]){1000}")
NOT_MAPPED = ("slug", "text_sha256", "text_length", "withdrawn")
"""Keys of [source] that name the source or its text rather than describe it."""


def parse_toml(path: Path, file: str) -> dict[str, Any]:
    """Read a TOML file as data.

    Raises InputError for anything that is not TOML in UTF-8, however it breaks the parser.
    """
    if path.stat().st_size > MAX_BYTES:
        raise bad_input(file, "", "", f"larger than {MAX_BYTES} bytes")
    data = path.read_bytes()
    dotted = _DOTTED.search(data)
    if dotted:
        raise bad_input(file, _line(data, dotted.start()), "", "has a key of more than 100 parts")
    try:
        return tomllib.loads(data.decode("utf-8"))
    except RecursionError:
        raise bad_input(file, "", "", "nested too deeply to be a fact sheet") from None
    except UnicodeDecodeError as error:
        raise bad_input(file, _line(data, error.start), "", "not UTF-8; save the sheet as UTF-8") from None
    except ValueError as error:
        # Python refuses to read a whole number of more than 4,300 digits, and does not say where it stands.
        huge = _HUGE.search(data) if not isinstance(error, tomllib.TOMLDecodeError) else None
        if huge:
            raise bad_input(file, _line(data, huge.start()), "", "has a number of thousands of digits") from None
        raise bad_input(file, "", "", f"not valid TOML: {error}") from None


def _line(data: bytes, position: int) -> str:
    return "line " + str(data.count(b"\n", 0, position) + 1)


def read(path: Path, file: str, context: Context) -> Source:
    """Read a fact sheet into a source with its entries.

    Raises InputError with every problem of the sheet, each with entry and field.
    """
    return of_data(parse_toml(path, file), file, context)


def of_data(data: dict[str, Any], file: str, context: Context) -> Source:
    """Read a fact sheet that is parsed already, which it takes to pieces.

    Raises InputError with every problem of the sheet, each with entry and field.
    """
    reader = Reader(file, context)
    source = _source(reader, data.pop("source", None))
    reader.check_keys("", data, [name for name in context.sections if name != "source"])
    for section, items in data.items():
        if section not in context.sections or section == "source":
            continue
        if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
            reader.complain("", section, f"expected entries, each under [[{section}]]")
            continue
        for number, raw in enumerate(items, 1):
            label = f"{section} {number} ({raw['id']})" if isinstance(raw.get("id"), str) else f"{section} {number}"
            entry = reader.entry(section, label[:120], raw, source.text_length)
            if entry:
                source.entries.append(entry)
    if reader.problems:
        raise InputError(reader.problems)
    return source


def _source(reader: Reader, raw: Any) -> Source:
    label = "[source]"
    if not isinstance(raw, dict):
        raise bad_input(reader.file, label, "", "missing; a sheet begins with a [source] table")
    reader.check_keys(label, raw, [*NOT_MAPPED, *reader.context.sections["source"].keys])
    for key, value in raw.items():
        reader.check_text(label, key, value)
    slug, sha, length = raw.get("slug"), raw.get("text_sha256", ""), raw.get("text_length")
    if not isinstance(slug, str) or not is_slug(slug):
        reader.complain(label, "slug", "expected a short name of a-z, 0-9, dot and hyphen, at most 80 characters")
    if not isinstance(sha, str) or not re.fullmatch(r"[0-9a-f]{64}|", sha):
        reader.complain(label, "text_sha256", "expected the SHA-256 of the text's bytes as 64 hex digits")
    withdrawn = raw.get("withdrawn", False)
    if not isinstance(withdrawn, bool | str | date) or withdrawn == "":
        reader.complain(label, "withdrawn", "expected true, or the day or reason of withdrawal")
    if length is not None and (type(length) is not int or not 0 < length < 10**9):
        reader.complain(label, "text_length", "expected the number of characters of the text")
        length = None
    if (length is None) != (not sha):
        reader.complain(label, "text_length", "text_sha256 and text_length go together")
    if reader.problems:
        raise InputError(reader.problems)
    values = {k: v for k, v in raw.items() if k not in NOT_MAPPED}
    return Source(str(slug), reader.file, values, str(sha), length, bool(withdrawn))
