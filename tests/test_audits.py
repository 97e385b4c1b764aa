"""Every audit finds a planted fault, and nothing in a graph that differs from it in what matters."""

from __future__ import annotations

import re

import pytest
from small_graphs import BASE, PROSPECTIVE, ROOT, TWO, act, ask, day, long, office, period, query, said

AUDITS = sorted(path.stem for path in (ROOT / "queries/audits").glob("*.rq"))
SIGNED = act("a", "s", "Signature", "2025-10-24", "2025-10-24")
FORCE = said("b", "act:f", "a cca:EntryIntoForce ; cca:onTreaty trt:t" + day("latest", "2026-06-30"))
CONSENTS = FORCE + said("b", "trt:t", "a cca:Treaty ; cca:partiesNeeded 2")
CONSENTS += act("b", "r", "Ratification", "2026-01-01", "2026-01-01", "sta:y")
WHOLE = said("a", "evt:w", "a schema:Event ; schema:subEvent evt:p" + period("2025-10-25", "2025-10-26"))
EARLIER = office("a", "x", "2020-01-01", "2022-01-01")


def opened(start: str, end: str) -> str:
    return SIGNED + said("b", "act:o", "a cca:OpeningForSignature ; cca:onTreaty trt:t" + period(start, end))


def part(start: str, end: str) -> str:
    return WHOLE + said("b", "evt:p", "a schema:Event" + period(start, end))


def ratified(rest: str) -> str:
    return SIGNED + act("b", "q", "Ratification", "", "2025-10-20", rest=rest)


def acceded(party: str) -> str:
    return SIGNED + act("b", "q", "Accession", "", "2026-01-01", party)


def late(rest: str) -> str:
    return TWO + act("a", "q", "Signature", "2026-05-05", "2026-05-05", rest=rest)


FAULTS = {
    # audit: what it must find, in which graphs, and graphs like these in which it must find nothing
    "graph-has-source": ("src:c", "src:c { act:s a cca:Signature }", TWO + SIGNED),
    "triple-has-assertion": ("act:s", TWO + "src:a { act:s a cca:Signature }", TWO + SIGNED),
    "one-holder-at-a-time": (
        "mem:x",
        EARLIER + office("b", "y", "2021-01-01", "2023-01-01"),
        EARLIER + office("b", "y", "2022-01-02", "2023-01-01"),
    ),
    "part-within-whole": ("evt:p", part("2025-10-26", "2025-10-29"), part("2025-10-26", "2025-10-26")),
    "signature-after-opening": ("act:s", opened("2025-10-25", "2026-12-31"), opened("2025-10-24", "2026-12-31")),
    "signature-before-closing": ("act:s", opened("2025-10-01", "2025-10-23"), opened("2025-10-01", "2025-10-24")),
    "ratification-after-signature": ("act:q", ratified(""), ratified(PROSPECTIVE)),
    "signatory-does-not-accede": ("act:q", acceded("sta:x"), acceded("sta:y")),
    "enough-consents": ("act:f", CONSENTS, CONSENTS + act("b", "q", "Approval", "", "2026-01-01")),
    "past-act-not-after-source": ("act:q", late(""), late(PROSPECTIVE)),
}


def test_every_audit_has_a_planted_fault() -> None:
    assert sorted(FAULTS) == AUDITS


@pytest.mark.parametrize("name", AUDITS)
def test_audit_finds_a_planted_fault(name: str) -> None:
    this, fault, innocent = FAULTS[name]
    found = ask(fault, query("audits", name).text)
    assert {row["this"] for row in found} == {long(this)}
    assert all(re.fullmatch(rf"{BASE}source/[abc](/inferred)?", row["g"]) for row in found)
    assert ask(innocent, query("audits", name).text) == []


@pytest.mark.parametrize("name", AUDITS)
def test_header_of_an_audit(name: str) -> None:
    audit = query("audits", name)
    assert audit.header["severity"] in ("violation", "warning")
    columns = set(re.findall(r"\?(\w+)", audit.text[audit.text.index("SELECT") : audit.text.index("WHERE")]))
    assert {"this", "g"} <= columns
    assert set(re.findall(r"\{\?(\w+)\}", audit.message)) <= columns


def test_only_missing_provenance_is_a_violation() -> None:
    grave = {name for name in AUDITS if query("audits", name).severity == "Violation"}
    assert grave == {"graph-has-source", "triple-has-assertion"}
