"""Acts on treaties as newspapers tell them, in the languages that are shipped: sentences of each class, their acts.

The files in golden/acts hold sentences and, behind `=`, their acts: party, treaty, kind, and whether it happened.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.drafting import drafts, output

FOLDER = Path(__file__).parent / "golden" / "acts"
PUBLISHED = date(2026, 3, 10)
TREATIES = {
    "hanoi": "un-convention-against-cybercrime",
    "budapest": "budapest-convention",
    "second": "budapest-protocol-2",
    "malabo": "malabo-convention",
}
TYPES = {
    "signs": "Signature",
    "ratifies": "Ratification",
    "joins": "Accession",
    "force": "EntryIntoForceForParty",
    "leaves": "Withdrawal",
    "approves": "Approval",
}
WHETHER = {"yes": "actual", "plan": "prospective", "no": "denied"}
Act = tuple[str, str, str, str]


def _acts(line: str) -> set[Act]:
    """Read acts: `col,ecu hanoi signs yes; per hanoi signs no`."""
    told = [part.split() for part in line.removeprefix("=").split(";") if part.strip()]
    return {
        (party if "/" in party else f"state/{party}", f"treaty/{TREATIES[treaty]}", TYPES[kind], WHETHER[whether])
        for parties, treaty, kind, whether in told
        for party in parties.split(",")
    }


def _cases() -> list[tuple[str, str, set[Act]]]:
    cases: list[tuple[str, str, set[Act]]] = []
    for path in sorted(FOLDER.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
            text, _, acts = block.rpartition("\n")
            cases.append((path.stem, text, _acts(acts)))
    return cases


@pytest.mark.parametrize(("language", "text", "wanted"), _cases())
def test_sentences_tell_their_acts_and_no_others(language: str, text: str, wanted: set[Act]) -> None:
    told = output.as_data(drafts.read(f"{text}\n", PUBLISHED, language))["actions"]
    assert {(a["party"], a["treaty"], a["type"], a["realisation"]) for a in told} == wanted
