"""Where in a text a fact stands, and how to prove it without keeping the words.

A span is half-open and counts Unicode code points of the stored text (CR, LF and a BOM count), never normalised.
The IRI borrows the syntax of RFC 5147 (`#char=368,404`), not its counting.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MAX_TEXT = 20_000_000


@dataclass(frozen=True, order=True)
class Span:
    """Characters start (included) to end (excluded) of a source's text, with the check of their words."""

    start: int
    end: int
    check: str = ""


def check_of(words: str) -> str:
    """Return the first 8 hex digits of the SHA-256 of some words in UTF-8."""
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:8]


def read_texts(folder: Path) -> dict[str, str]:
    """Read the texts of a folder, by the SHA-256 of their bytes; of the folders in it, as `kg read` does, the *.txt.

    Files that are not UTF-8 are passed over.

    Raises WorkspaceError if the folder does not exist.
    """
    if not folder.is_dir():
        raise WorkspaceError(f"{folder}: no such folder of texts")
    texts = {}
    for path in sorted({*folder.iterdir(), *folder.rglob("*.txt")}):
        if not path.is_file() or path.stat().st_size > MAX_TEXT:
            continue
        data = path.read_bytes()
        try:
            texts[hashlib.sha256(data).hexdigest()] = data.decode("utf-8")
        except UnicodeDecodeError:
            continue
    return texts


def uncovered(text: str, spans: Iterable[Span]) -> list[Span]:
    """List the stretches of a text with a letter or digit in them that no span covers."""
    gaps, reached = [], 0
    for span in [*sorted(spans), Span(len(text), len(text))]:
        if span.start > reached and any(char.isalnum() for char in text[reached : span.start]):
            gaps.append(Span(reached, span.start))
        reached = max(reached, span.end)
    return gaps
