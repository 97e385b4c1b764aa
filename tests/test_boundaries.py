"""On the day before, of and after every bound of every recorded act, questions count what the tables themselves say."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
import recorded_acts as recorded
from recorded_acts import CONSENTS, FORCE, SIGNATURES, leading, parties, readings, told, treaties
from small_graphs import BASE, long, query, rows

from kg.querying import guard
from kg.querying.door import Door
from kg.terms import XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.building.store import Build

CLASSES = {
    "signature": "Signature", "ratification": "Ratification", "accession": "Accession", "reservation": "Reservation",
    "declaration": "Declaration", "deposit": "Deposit", "promulgation": "Promulgation",
    "domestic-approval": "DomesticApproval", "invitation-to-accede": "InvitationToAccede",
    "entry-into-force-for-party": "EntryIntoForceForParty",
}  # fmt: skip
READING = "BIND(IF(!BOUND(?as_of)"
"""Where a question that lists acts begins to ask about the day."""


@pytest.fixture(scope="module")
def world(world_build: Build) -> Iterator[Door]:
    with Door(store=world_build.index, timeout=300) as door:
        yield door


def days(treaty: str) -> list[str]:
    """List the day before, of and after every bound of every act on a treaty."""
    ends = {date.fromisoformat(day) for r in told() if r.treaty == treaty for day in (r.earliest, r.latest) if day}
    return sorted({(day + timedelta(step)).isoformat() for day in ends for step in (-1, 0, 1)})


def on_days(treaty: str) -> str:
    pairs = (f'(<{long("trt:" + treaty)}> "{day}"^^<{XSD}date>)' for day in days(treaty))
    return f"VALUES (?treaty ?as_of) {{ {' '.join(pairs)} }} "


def counted(door: Door, name: str, treaty: str, marker: str, by: str) -> dict[tuple[str, str], list[int]]:
    """Count the rows of a listing question for many days at once: certain ones, and all, by day and a column."""
    text = query("questions", name).text
    start, at = guard.body_start(text), text.index(marker)
    end = text.index('FILTER(?reading != "no")', at) + len('FILTER(?reading != "no")')
    where = text[start:at] + on_days(treaty) + text[at:end]
    head = text[: text.index("SELECT")] + f"SELECT ?as_of ?{by} ?reading (COUNT(DISTINCT ?thing) AS ?n) WHERE {{"
    thing = "BIND(CONCAT(STR(?party), STR(?act)) AS ?thing)" if name != "acts" else "BIND(?action AS ?thing)"
    found: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for row in rows(door, f"{head} {where} {thing} }} GROUP BY ?as_of ?{by} ?reading"):
        key = row["as_of"], row[by]
        found[key][0] += int(row["n"]) if row["reading"] == "certain" else 0
        found[key][1] += int(row["n"])
    return found


def tallied(door: Door, name: str, treaty: str) -> dict[str, list[dict[str, str]]]:
    """Ask a counting question for many days at once."""
    text = query("questions", name).text
    at = guard.body_start(text)
    text = text[:at] + on_days(treaty) + text[at:]
    start, group = text.index("SELECT ?treaty"), text.rindex("GROUP BY ?treaty")
    text = f"{text[:start]}SELECT ?as_of {text[start + 7 : group]}GROUP BY ?as_of {text[group + 9 :]}"
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows(door, text):
        found[row["as_of"]].append(row)
    return found


def expected(records: Iterable[recorded.Told], on: list[str]) -> dict[str, tuple[int, int]]:
    records = list(records)
    return {day: readings(records, day) for day in on}


def test_every_kind_of_act_in_the_tables_is_asked_for() -> None:
    assert {record.kind for record in told()} == set(CLASSES)
    assert len(recorded.boundaries()) > 800


def test_every_act_follows_the_record_that_the_tables_lead_to(world: Door) -> None:
    found = {row["action"]: row for row in rows(world, query("questions", "acts").text)}
    wanted = {long(act): record for act, record in leading().items()}
    assert found.keys() == wanted.keys()
    for act, record in wanted.items():
        row = found[act]
        assert row["source"] == f"{BASE}source/{record.source}", act
        assert (row.get("earliest", ""), row.get("latest", "")) == (record.earliest, record.latest), act


@pytest.mark.parametrize("treaty", treaties())
def test_acts_of_every_kind(world: Door, treaty: str) -> None:
    found = counted(world, "acts", treaty, READING, "act")
    for kind, name in CLASSES.items():
        records = [record for record in leading().values() if (record.treaty, record.kind) == (treaty, kind)]
        for day, numbers in expected(records, days(treaty)).items():
            assert tuple(found.get((day, long(f"cca:{name}")), (0, 0))) == numbers, (kind, day)


@pytest.mark.parametrize(("name", "kinds"), [("signatories", SIGNATURES), ("consents", CONSENTS)])
@pytest.mark.parametrize("treaty", treaties())
def test_signatories_and_consents(world: Door, treaty: str, name: str, kinds: set[str]) -> None:
    found = counted(world, name, treaty, READING, "treaty")
    for day, numbers in expected(parties(treaty, kinds).values(), days(treaty)).items():
        assert tuple(found.get((day, long("trt:" + treaty)), (0, 0))) == numbers, day


@pytest.mark.parametrize("treaty", treaties())
def test_parties(world: Door, treaty: str) -> None:
    """Without withdrawals, a party is bound from its entry into force; before it, it is a contracting state."""
    found = counted(world, "parties", treaty, "# a withdrawal that", "standing")
    bound, consented = parties(treaty, FORCE), parties(treaty, CONSENTS)
    for day in days(treaty):
        assert tuple(found.get((day, "party"), (0, 0))) == readings(bound.values(), day), day
        numbers = [0, 0]
        for party, record in consented.items():
            is_bound, may_be = readings([bound[party]] if party in bound else [], day)
            certain, possible = readings([record], day)
            numbers[0] += certain and not may_be
            numbers[1] += possible and not is_bound
        assert found.get((day, "contracting"), [0, 0]) == numbers, day


@pytest.mark.parametrize("treaty", treaties())
def test_not_ratified(world: Door, treaty: str) -> None:
    """Certainly not ratified: no consent is even possible."""
    found = counted(world, "not-ratified", treaty, "BIND(IF(BOUND(?as_of)", "treaty")
    signed, consented = parties(treaty, SIGNATURES), parties(treaty, CONSENTS)
    for day in days(treaty):
        numbers = [0, 0]
        for party, record in signed.items():
            done, may_be = readings([consented[party]] if party in consented else [], day)
            certain, possible = readings([record], day)
            numbers[0] += certain and not may_be
            numbers[1] += possible and not done
        assert found.get((day, long("trt:" + treaty)), [0, 0]) == numbers, day


@pytest.mark.parametrize("treaty", treaties())
def test_treaty_status(world: Door, treaty: str) -> None:
    found = tallied(world, "treaty-status", treaty)
    wanted = {
        name: expected(parties(treaty, kinds).values(), days(treaty))
        for name, kinds in (("signatories", SIGNATURES), ("consents", CONSENTS), ("parties", FORCE))
    }
    for day in days(treaty):
        (row,) = found[day]
        for name, numbers in wanted.items():
            assert (int(row[name]), int(row[f"possible_{name}"])) == numbers[day], (name, day)


@pytest.mark.parametrize("treaty", ["arab-convention", "budapest-convention", "malabo-convention"])
def test_missing_consents_count_from_the_deposit(world: Door, treaty: str) -> None:
    """Where a deposit is told apart, its day decides."""
    given = dict(parties(treaty, CONSENTS))
    given |= {party: record for party, record in parties(treaty, {"deposit"}).items() if party in given}
    found = tallied(world, "entry-into-force", treaty)
    for day, (certain, possible) in expected(given.values(), days(treaty)).items():
        (row,) = found[day]
        assert (int(row["consents"]), int(row["possible_consents"])) == (certain, possible), day
        assert int(row["missing"]) == max(0, int(row["needed"]) - certain), day
        assert int(row["missing_at_least"]) == max(0, int(row["needed"]) - possible), day


COVERED = {
    "signature": SIGNATURES, "ratification": CONSENTS - {"accession", "succession"}, "accession": {"accession"},
    "consent": CONSENTS,
}  # fmt: skip


@pytest.mark.parametrize("treaty", treaties())
def test_coverage_counts(world: Door, treaty: str) -> None:
    found = tallied(world, "coverage", treaty)
    seen: Counter[str] = Counter()
    for day in days(treaty):
        for row in found[day]:
            act = row["covered"].rpartition("/")[2]
            if act in COVERED:
                numbers = readings(parties(treaty, COVERED[act]).values(), day)
                assert (int(row["counted"]), int(row["possibly_counted"])) == numbers, (act, day)
                seen[act] += 1
    assert seen["ratification"] >= len(days(treaty))
