"""Who speaks without a name: groups that only a noun names, papers, institutions by a common noun."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from kg.drafting import drafts

CASES = Path(__file__).parent / "golden" / "voices.txt"


def _cases() -> list[tuple[str, str, str, str]]:
    """Read the cases: language, who speaks (as a pattern, `-` for nobody), words of what is said, the text."""
    lines = (
        line.split(" | ", 3)
        for line in CASES.read_text(encoding="utf-8").splitlines()
        if " | " in line and line[0] != "#"
    )
    return [(tag, who, needle, text) for tag, who, needle, text in lines]


@pytest.mark.parametrize(("tag", "who", "needle", "text"), _cases())
def test_who_speaks(tag: str, who: str, needle: str, text: str) -> None:
    draft = drafts.read(text, date(2026, 5, 12), language=tag)
    assert draft.doc is not None
    tokens = draft.doc.tokens
    spoken = [said for said in draft.statements if needle in tokens.cut(*said.content)]
    assert spoken, [tokens.cut(*said.content) for said in draft.statements]
    found = min(spoken, key=lambda said: said.content[1] - said.content[0]).speaker or "-"
    assert re.fullmatch(who, found), found
