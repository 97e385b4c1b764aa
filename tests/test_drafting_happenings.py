"""Days of events as newspapers tell them, in the languages that are shipped: short stories, their events and days.

The files in golden/events hold a headline and paragraphs and, behind `=`, the events: kind, first and last day;
those in golden/event-days hold sentences: one for each way to say when something was.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.drafting import drafts, output

GOLDEN = Path(__file__).parent / "golden"
PUBLISHED = {"events": date(2026, 3, 12), "event-days": date(2026, 5, 20)}
Dated = tuple[str, str, str]
Case = tuple[str, str, date, set[Dated]]


def _events(line: str) -> set[Dated]:
    """Read events: `meeting 2026-03-09; session 2026-03-09/2026-03-13`."""
    told = [part.split() for part in line.removeprefix("=").split(";") if part.strip()]
    days = [(kind, *when.split("/")) for kind, when in told]
    return {(kind, first, last[0] if last else first) for kind, first, *last in days}


def _cases() -> list[Case]:
    cases: list[Case] = []
    for path in sorted(path for folder in PUBLISHED for path in (GOLDEN / folder).glob("*.txt")):
        for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
            *paragraphs, events = block.split("\n")
            text = "\n\n".join(paragraphs) + "\n"
            cases.append((path.stem, text, PUBLISHED[path.parent.name], _events(events)))
    return cases


@pytest.mark.parametrize(("language", "text", "published", "wanted"), _cases())
def test_stories_tell_when_their_events_were(language: str, text: str, published: date, wanted: set[Dated]) -> None:
    told = output.as_data(drafts.read(text, published, language))["events"]
    days = {(e["kind"], e["earliest"], e["latest"]) for e in told if e["earliest"] or e["latest"]}
    assert days == wanted
