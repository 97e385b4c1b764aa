"""Working with one fact sheet: check it against its text, show it as JSON-LD, describe its form as JSON Schema."""

from __future__ import annotations

import itertools
import re
import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.errors import InputError, Problem
from kg.mapping.values import DATES, Names, Reading, lexical
from kg.reading.dates import parse as parse_date
from kg.reading.evidence import Span, check_of, uncovered
from kg.terms import BASE, XSD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.declared.context import Context, Key
    from kg.declared.ontology import Ontology
    from kg.reading.entries import Entry, Source


@dataclass
class SheetCheck:
    """How a sheet stands to its text."""

    found: bool
    """Whether the text was supplied."""
    length: int | None = None
    """The length of the text, if the sheet gives another."""
    wrong: list[tuple[str, Span, str]] = field(default_factory=list)
    """Entry, span, and the check that the words really have."""
    missing: list[tuple[str, Span, str]] = field(default_factory=list)
    """Entries whose spans carry no check yet."""
    gaps: list[Span] = field(default_factory=list)
    """Stretches of the text that no entry covers."""
    covered: float = 0.0
    """Share of the text's characters that some entry covers."""


def check(source: Source, texts: dict[str, str]) -> SheetCheck:
    """Compare the checks of a sheet with its text, found by SHA-256."""
    text = texts.get(source.text_sha256)
    if text is None:
        return SheetCheck(found=False)
    result = SheetCheck(found=True)
    spans = [(entry.label, span) for entry in source.entries for span in entry.spans]
    if source.text_length != len(text):
        result.length = len(text)
    for label, span in spans:
        real = check_of(text[span.start : span.end])
        if not span.check:
            result.missing.append((label, span, real))
        elif real != span.check:
            result.wrong.append((label, span, real))
    result.gaps = uncovered(text, [span for _, span in spans])
    reached = {i for _, span in spans for i in range(span.start, span.end)}
    result.covered = len(reached & set(range(len(text)))) / max(1, len(text))
    return result


_ENTRY = re.compile(r"^[ \t]*\[\[", re.MULTILINE)
_LIST = r"\[(?:[^\[\]#]|#[^\n]*|\[[^\[\]#]*\])*\]"
"""A list in TOML, or a list of lists, over several lines and with comments if need be."""
_AT = re.compile(rf"""^([ \t]*)["']?at["']?[ \t]*=[ \t]*({_LIST})[ \t]*(?:#[^\r\n]*)?(\r?\n|\Z)""", re.MULTILINE)
_CHECK = re.compile(rf"""^([ \t]*["']?check["']?[ \t]*=[ \t]*)("[^"\n]*"|'[^'\n]*'|{_LIST})""", re.MULTILINE)


def with_checks(sheet: str, text: str, overwrite: bool = False) -> str:
    """Return a sheet's TOML with the checks of its spans, written below `at` where there were none; all else as it was.

    A check that is there stays, as it may be the alarm that a span has moved, unless it is to be overwritten.

    Raises ValueError if the sheet is written in a way that this cannot follow.
    """
    starts = [0, *(match.start() for match in _ENTRY.finditer(sheet)), len(sheet)]
    new = "".join(_block_with_checks(sheet[a:b], text, overwrite) for a, b in itertools.pairwise(starts))
    if _without_checks(new) != _without_checks(sheet):
        raise ValueError("cannot write checks into this sheet; give each at and check lines of their own")
    return new


def _without_checks(sheet: str) -> Any:
    """Read a sheet without its checks; None if it is not TOML."""
    try:
        data = tomllib.loads(sheet)
    except ValueError:
        return None
    for entries in data.values():
        for entry in entries if isinstance(entries, list) else []:
            if isinstance(entry, dict):
                entry.pop("check", None)
    return data


def _block_with_checks(block: str, text: str, overwrite: bool) -> str:
    match = _AT.search(block)
    if not match or (_CHECK.search(block) and not overwrite):
        return block
    at = tomllib.loads(f"at = {match[2]}".replace("\r\n", "\n"))["at"]
    several = isinstance(at[0], list)
    checks = [f'"{check_of(text[a:b])}"' for a, b in (at if several else [at])]
    written = f"[{', '.join(checks)}]" if several else checks[0]
    if _CHECK.search(block):
        return _CHECK.sub(lambda found: found[1] + written, block, count=1)
    # The last line of a file may have no line end.
    line = f"{match[1]}check = {written}"
    below = f"{line}{match[3]}" if match[3] else f"\n{line}"
    return block[: match.end()] + below + block[match.end() :]


def to_jsonld(source: Source, context: Context, ontology: Ontology) -> dict[str, Any]:
    """Write a sheet's content as JSON-LD 1.1, self-contained, for any JSON-LD processor.

    The content triples are those of a build; bounds of dates, provenance and links.csv are the build's own.
    Raises InputError for a value that is not of its key's kind.
    """
    base = f"{BASE}source/{source.slug}/"
    reading = Reading(Names(context, source.slug, {}), ontology, source.language, typed=True)
    nodes = [_node(entry, context.sections[entry.section].keys, reading) for entry in source.entries]
    return {"@context": [context.raw, {"@base": base}], "@graph": nodes}


def _node(entry: Entry, keys: Mapping[str, Key], reading: Reading) -> dict[str, Any]:
    # A node needs its type for its keys to mean something, so a further entry on a subject is typed too.
    node: dict[str, Any] = {"@id": entry.id, "@type": entry.section}
    problems = []
    try:
        reading.names.subject(entry.id)
        node["@id"] = _reference(entry.id, keys, reading)
    except ValueError as error:
        problems.append(Problem(entry.file, entry.label, "id", str(error)))
    for name, raw in entry.values.items():
        try:
            list(reading.values(keys[name], raw))  # refuses what a build refuses
            value = _json_value(keys, keys[name], raw, reading)
        except ValueError as error:
            problems.append(Problem(entry.file, entry.label, name, str(error)))
            continue
        if value is not None:
            node[name] = value
    if problems:
        raise InputError(problems)
    return node


def _reference(name: str, keys: Mapping[str, Key], reading: Reading) -> str:
    """Write a name as it is, unless its prefix is a key of the section, which JSON-LD would take it for."""
    return reading.names.resolve(name) if name.partition(":")[0] in keys else name


def _json_value(keys: Mapping[str, Key], key: Key, raw: Any, reading: Reading) -> Any:
    if key.kind == "words":
        by_language = raw if isinstance(raw, dict) else {reading.language: raw}
        return {tag.lower(): words for tag, words in by_language.items()}
    items = raw if isinstance(raw, list) else [raw]
    if key.kind == "reference":
        written = [_reference(item, keys, reading) for item in items]
    else:
        written = [found for item in items if (found := _json_item(key, item)) is not None]
    return (written if isinstance(raw, list) else written[0]) if written else None


def _json_item(key: Key, item: Any) -> Any:
    if key.kind == "code":
        return item
    if key.datatype in DATES:
        stated = parse_date(item)
        return {"@value": stated.text, "@type": XSD + stated.datatype} if stated.datatype else None
    return {"@value": lexical(key.datatype, item, typed=True), "@type": XSD + key.datatype}
