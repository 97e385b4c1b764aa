"""Days of events as newspapers tell them, in the languages that are shipped: short stories, their events and days.

The files in golden/events hold a headline and paragraphs and, behind `=`, the events: kind, first and last day.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.drafting import drafts, output

FOLDER = Path(__file__).parent / "golden" / "events"
PUBLISHED = date(2026, 3, 12)
Dated = tuple[str, str, str]


def _events(line: str) -> set[Dated]:
    """Read events: `meeting 2026-03-09; session 2026-03-09/2026-03-13`."""
    told = [part.split() for part in line.removeprefix("=").split(";") if part.strip()]
    days = [(kind, *when.split("/")) for kind, when in told]
    return {(kind, first, last[0] if last else first) for kind, first, *last in days}


def _cases() -> list[tuple[str, str, set[Dated]]]:
    cases: list[tuple[str, str, set[Dated]]] = []
    for path in sorted(FOLDER.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
            *paragraphs, events = block.split("\n")
            cases.append((path.stem, "\n\n".join(paragraphs) + "\n", _events(events)))
    return cases


@pytest.mark.parametrize(("language", "text", "wanted"), _cases())
def test_stories_tell_when_their_events_were(language: str, text: str, wanted: set[Dated]) -> None:
    told = output.as_data(drafts.read(text, PUBLISHED, language))["events"]
    days = {(e["kind"], e["earliest"], e["latest"]) for e in told if e["earliest"] or e["latest"]}
    assert days == wanted
