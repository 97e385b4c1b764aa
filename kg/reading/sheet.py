"""Working with one fact sheet: check it against its text, show it as JSON-LD, describe its form as JSON Schema."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.mapping.values import DATES, decimal_text
from kg.reading.dates import parse as parse_date
from kg.reading.evidence import Span, check_of, uncovered
from kg.terms import BASE, XSD

if TYPE_CHECKING:
    from kg.declared.context import Context, Key
    from kg.reading.entries import Entry, Source


@dataclass
class SheetCheck:
    """How a sheet stands to its text."""

    found: bool
    """Whether the text was supplied."""
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
        result.wrong.append(("[source] text_length", Span(0, len(text)), str(len(text))))
    for label, span in spans:
        real = check_of(text[span.start : span.end])
        if not span.check:
            result.missing.append((label, span, real))
        elif real != span.check:
            result.wrong.append((label, span, real))
    result.gaps = uncovered(text, [span for _, span in spans])
    reached = {i for _, span in spans for i in range(span.start, span.end)}
    result.covered = len(reached) / len(text)
    return result


_ENTRY = re.compile(r"^\[\[[^\n]*\]\][ \t]*$", re.MULTILINE)
_AT = re.compile(r"^at\s*=\s*(\[.*\])[ \t]*(?:#.*)?$", re.MULTILINE)
_CHECK = re.compile(r"^check\s*=.*\n", re.MULTILINE)


def with_checks(sheet: str, text: str) -> str:
    """Return a sheet's TOML with the checks of its spans written below each `at`, all else as it was."""
    starts = [match.start() for match in _ENTRY.finditer(sheet)] + [len(sheet)]
    head = sheet[: starts[0]]
    blocks = [sheet[a:b] for a, b in itertools.pairwise(starts)]
    return head + "".join(_block_with_checks(block, text) for block in blocks)


def _block_with_checks(block: str, text: str) -> str:
    match = _AT.search(block)
    if not match:
        return block
    numbers = [int(n) for n in re.findall(r"\d+", match[1])]
    checks = [f'"{check_of(text[a:b])}"' for a, b in zip(numbers[::2], numbers[1::2], strict=False)]
    written = checks[0] if "[[" not in match[1].replace(" ", "") else f"[{', '.join(checks)}]"
    line = f"{match[0]}\ncheck = {written}"
    return _CHECK.sub("", block[: match.start()] + "\0" + block[match.end() :]).replace("\0", line)


def to_jsonld(source: Source, context: Context) -> dict[str, Any]:
    """Write a sheet's content as JSON-LD 1.1, self-contained, for any JSON-LD processor.

    The content triples are those of a build; bounds of dates and provenance are the build's own.
    """
    base = f"{BASE}source/{source.slug}/"
    nodes = [_node(entry, source, context) for entry in source.entries]
    return {"@context": [context.raw, {"@base": base}], "@graph": nodes}


def _node(entry: Entry, source: Source, context: Context) -> dict[str, Any]:
    keys = context.sections[entry.section].keys
    # A node needs its type for its keys to mean something, so a further entry on a subject is typed too.
    node: dict[str, Any] = {"@id": entry.id, "@type": entry.section}
    for name, raw in entry.values.items():
        value = _json_value(keys[name], raw, source.language)
        if value is not None:
            node[name] = value
    return node


def _json_value(key: Key, raw: Any, language: str) -> Any:
    if key.kind == "words":
        return raw if isinstance(raw, dict) else {language: raw}
    items = [_json_item(key, item) for item in (raw if isinstance(raw, list) else [raw])]
    kept = [item for item in items if item is not None]
    return (kept if isinstance(raw, list) else kept[0]) if kept else None


def _json_item(key: Key, item: Any) -> Any:
    if key.kind != "literal":
        return item
    if key.datatype in DATES:
        stated = parse_date(item)
        return {"@value": stated.text, "@type": XSD + stated.datatype} if stated.datatype else None
    text = decimal_text(item, typed=True) if key.datatype == "decimal" else str(item)
    return {"@value": text, "@type": XSD + key.datatype}
