"""The figures that the field must show, asked of the graph of everything that ships."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from small_graphs import bound, long, query, rows
from workspaces import ROOT

from kg.asking import coverage
from kg.declared import workspace
from kg.graph import Graph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Ran

    from kg.building.store import Build
    from kg.querying.door import Door

UN, BUDAPEST = "trt:un-convention-against-cybercrime", "trt:budapest-convention"
LATER = "2026-11-23"


@pytest.fixture(scope="module")
def world(world_build: Build) -> Iterator[Door]:
    with Graph(workspace.find(ROOT, out=world_build.folder), world_build).door() as door:
        yield door


@pytest.fixture(scope="module")
def graph(world_build: Build) -> Graph:
    return Graph(workspace.find(ROOT, out=world_build.folder), world_build)


def answer(door: Door, name: str, **given: str) -> list[dict[str, str]]:
    return rows(door, bound(name, **given))


def readings(found: list[dict[str, str]]) -> tuple[int, int]:
    """Count what is certain, and what is possible."""
    return sum(row["reading"] == "certain" for row in found), len(found)


def also(found: list[dict[str, str]], others: list[dict[str, str]], column: str) -> set[str]:
    """List the parties of an answer that another one has too."""
    return {row["party"] for row in found} & {row[column] for row in others}


# The convention of Hanoi


@pytest.mark.parametrize(
    ("on", "certain", "possible"),
    [
        ("2025-10-24", 0, 0),
        ("2025-10-25", 66, 69),
        ("2025-10-26", 72, 72),
        ("2025-11-19", 73, 74),
        ("2025-12-29", 74, 74),
        (LATER, 75, 75),
    ],
)
def test_signatures_by_day(world: Door, on: str, certain: int, possible: int) -> None:
    found = answer(world, "signatories", treaty=UN, as_of=on)
    assert readings(found) == (certain, possible)
    assert len({row["party"] for row in found}) == len(found)


def test_who_signed_at_the_ceremony(world: Door) -> None:
    found = answer(world, "signatories", treaty=UN, as_of="2025-10-26")
    kinds = Counter((row["party_kind"], row["un_member"]) for row in found)
    assert kinds == {("state", "true"): 70, ("state", "false"): 1, ("not a state", "false"): 1}
    assert [row["party"] for row in found if row["un_member"] == "false"] == [long("bod:eu"), long("sta:pse")]
    assert len(also(found, answer(world, "members", organisation="bod:eu", as_of="2025-10-26"), "state")) == 13
    africa = answer(world, "regions", classification="cls:un-regional-groups", region="rgn:un-african-states")
    assert len(also(found, africa, "state")) == 21
    assert {row["list_state"] for row in found} == {"complete"}
    assert len(answer(world, "non-state-signatories", treaty=UN, as_of="2025-10-26")) == 1


def test_what_is_missing_is_seen(world: Door) -> None:
    found = answer(world, "signatories", treaty=UN, as_of=LATER)
    columns = ("list_until", "list_expected", "list_found", "list_state")
    assert {tuple(row[name] for name in columns) for row in found} == {("2025-12-29", "77", "75", "incomplete")}


@pytest.mark.parametrize(
    ("party", "name", "days"),
    [
        # a month, and a range within which the day lies
        ("sta:qat", "consents", ["2026-01-31", "2026-02-01", "2026-02-28"]),
        ("sta:fji", "signatories", ["2025-11-18", "2025-11-19", "2025-12-29"]),
        ("sta:swe", "signatories", ["2025-10-24", "2025-10-25", "2025-10-26"]),
    ],
)
def test_reduced_dates_are_possible_before_they_are_certain(
    world: Door, party: str, name: str, days: list[str]
) -> None:
    found = [[row["reading"] for row in answer(world, name, treaty=UN, party=party, as_of=on)] for on in days]
    assert found == [[], ["possible"], ["certain"]]


def test_how_many_consents_are_missing(world: Door) -> None:
    (row,) = answer(world, "entry-into-force", treaty=UN, as_of=LATER)
    assert (row["needed"], row["consents"], row["missing"], row["would_follow"]) == ("40", "1", "39", "2027-02-21")
    assert (row["in_force"], row["list_expected"], row["list_state"]) == ("no", "3", "incomplete")
    (status,) = answer(world, "treaty-status", treaty=UN, as_of=LATER)
    assert (status["signatories"], status["consents"], status["missing"]) == ("75", "1", "39")
    assert (status["adopted"], status["opened"], status["closes"]) == ("2024-12-24", "2025-10-25", "2026-12-31")


def test_first_to_ratify_depends_on_the_act(world: Door) -> None:
    first = {}
    for kind in ("DomesticApproval", "Promulgation", "Deposit", "Ratification"):
        found = answer(world, "acts", treaty=UN, act=f"cca:{kind}", as_of=LATER)
        assert found, kind
        dated = sorted((row["latest"], row["party"]) for row in found)
        first[kind] = dated[0][1].rpartition("/")[2]
    assert first == {"DomesticApproval": "aze", "Promulgation": "aze", "Deposit": "qat", "Ratification": "qat"}


# The convention of Budapest


def test_parties_to_the_budapest_convention(world: Door) -> None:
    found = answer(world, "parties", treaty=BUDAPEST, as_of="2026-04-25")
    assert Counter((row["standing"], row["reading"]) for row in found) == {("party", "certain"): 81}
    assert {(row["list_until"], row["list_found"], row["list_state"]) for row in found} == {
        ("2026-04-25", "81", "complete")
    }
    late = answer(world, "parties", treaty=BUDAPEST, as_of="2026-04-26")
    assert {(row["list_until"], row["list_state"]) for row in late} == {("2026-04-25", "incomplete")}


@pytest.mark.parametrize(
    ("on", "consents", "parties", "contracting"),
    [
        ("2004-06-30", 6, 0, 6),
        ("2004-07-01", 6, 5, 1),
        ("2020-03-13", 64, 64, 0),
        ("2022-06-30", 66, 66, 0),
        ("2024-06-20", 75, 69, 6),
        ("2025-10-24", 81, 80, 1),
    ],
)
def test_earlier_states_of_the_budapest_convention(
    world: Door, on: str, consents: int, parties: int, contracting: int
) -> None:
    assert readings(answer(world, "consents", treaty=BUDAPEST, as_of=on)) == (consents, consents)
    found = Counter(row["standing"] for row in answer(world, "parties", treaty=BUDAPEST, as_of=on))
    assert (found["party"], found["contracting"]) == (parties, contracting)


def test_who_signed_and_did_not_ratify(world: Door) -> None:
    found = answer(world, "not-ratified", treaty=BUDAPEST, as_of="2026-04-25")
    assert {row["party"]: row["reading"] for row in found} == {long("sta:irl"): "certain", long("sta:zaf"): "certain"}


def test_no_doubtful_list_makes_a_party(world: Door) -> None:
    """One encyclopaedia lists states as having ratified that the depositary only names as invited."""
    assert answer(world, "consents", treaty=BUDAPEST, party="sta:kor") == []
    (row,) = answer(
        world, "eligible", treaty=BUDAPEST, actor="sta:ken", may="pmt:accede-if-invited", as_of="2026-04-25"
    )
    assert (row["reading"], row["acted"], row["article"]) == ("possible", "no", "37")
    assert row["through"] == long("grp:states-invited-to-budapest-convention")
    assert answer(world, "eligible", treaty=BUDAPEST, actor="sta:rus", as_of="2026-04-25") == []


def test_cross_table(world: Door) -> None:
    days = {"as_of": "2025-10-24", "other_as_of": "2025-10-26"}
    found = answer(world, "cross-table", treaty=BUDAPEST, other=UN, **days)
    cells = {(row["standing"], row["other_standing"]): int(row["states"]) for row in found}
    assert _cells(cells, {"party"}) == {(True, True): 29, (True, False): 51, (False, True): 41, (False, False): 72}
    by_consent = _cells(cells, {"party", "contracting"})
    assert by_consent == {(True, True): 29, (True, False): 52, (False, True): 41, (False, False): 71}
    states = answer(world, "two-treaties", treaty=BUDAPEST, other=UN, **days)
    assert Counter((row["standing"], row["other_standing"]) for row in states) == cells
    assert [row["iso3"] for row in states if row["standing"] == "contracting"] == ["NZL"]


def _cells(cells: dict[tuple[str, str], int], counts: set[str]) -> dict[tuple[bool, bool], int]:
    """Fold standings to whether a state counts under the first treaty, and whether it signed the second."""
    found: Counter[tuple[bool, bool]] = Counter()
    for (standing, other), number in cells.items():
        found[standing in counts, other == "signatory"] += number
    return dict(found)


# The rest of the field


def test_who_may_sign_in_hanoi(world: Door) -> None:
    found = answer(world, "eligible", treaty=UN, may="pmt:sign", as_of="2025-10-26")
    assert Counter((row["reading"], row["acted"]) for row in found if "iso3" in row) == {
        ("certain", "certain"): 71, ("certain", "no"): 124, ("possible", "no"): 3,
    }  # fmt: skip
    assert {row["through"] for row in found if "iso3" not in row} == {long("bod:eu"), long("grp:any-reio")}
    for outside in ("2025-10-24", "2027-01-01"):
        assert answer(world, "eligible", treaty=UN, may="pmt:sign", as_of=outside) == []


@pytest.mark.parametrize(
    ("on", "body", "members"),
    [("2020-01-31", "eu", 28), ("2020-02-01", "eu", 27), ("2022-03-16", "coe", 47), ("2022-03-17", "coe", 46)],
)
def test_members_by_day(world: Door, on: str, body: str, members: int) -> None:
    assert len(answer(world, "members", organisation=f"bod:{body}", as_of=on)) == members


@pytest.mark.parametrize(("on", "cown"), [("1990-10-02", "260"), ("1990-10-03", "255")])
def test_codes_by_day(world: Door, on: str, cown: str) -> None:
    assert [row["code"] for row in answer(world, "codes", state="sta:deu", system="cds:cown", as_of=on)] == [cown]


def test_a_roll_call(world: Door) -> None:
    found = answer(world, "votes", item="itm:ga-74-247")
    choices = Counter(row["choice"].rpartition("/")[2] for row in found)
    assert (choices["yes"], choices["no"], choices["abstain"], len(found)) == (79, 60, 33, 193)
    assert {row["resolution"] for row in found} == {"A/RES/74/247"}


def test_an_office_is_certain_only_on_days_it_is_shown(world: Door) -> None:
    found = [
        [
            row["reading"]
            for row in answer(world, "office-holders", person="per:luong-tam-quang", role="org-role:minister", as_of=on)
        ]
        for on in ("2025-10-25", "2025-10-26", "2025-11-01")
    ]
    assert found == [["certain"], ["certain"], ["possible"]]


QUICK = ("acts", "codes", "consents", "coverage", "cross-table", "eligible", "entry-into-force", "in-force", "members",
    "non-state-signatories", "not-ratified", "office-holders", "parties", "regions", "signatories", "treaty-status",
    "two-treaties", "votes")  # fmt: skip


@pytest.mark.parametrize("name", QUICK)
def test_every_question_of_the_field_has_an_answer_on_a_day(world: Door, name: str) -> None:
    declared = {parameter.name for parameter in query("questions", name).parameters}
    found = answer(world, name, **({"as_of": "2025-10-26"} if "as_of" in declared else {}))
    assert found
    assert not any(row.get("source", "").endswith("/inferred") for row in found)


# Coverage in the command


def lines(graph: Graph, door: Door, name: str, **given: str) -> dict[str, str]:
    return {
        line.act: line.sentence().partition(": ")[2]
        for line in coverage.lines(graph, door, query("questions", name), given)
    }


def test_sentences_on_lists(graph: Graph, world: Door) -> None:
    def on(day: str) -> str:
        return lines(graph, world, "signatories", treaty=UN, as_of=day)["signature"]

    assert on("2025-10-26") == "found 72, list complete until 2025-12-29"
    assert on("2025-10-25") == "found 66 for certain and 69 at most, list complete until 2025-12-29"
    assert on("2025-12-29") == "found 74, source says 74, list complete until 2025-12-29"
    assert on(LATER) == (
        "found 75, source says 77, list complete until 2025-12-29; 2026-11-23 is later, so this is at least the number"
    )
    found = lines(graph, world, "signatories", treaty=UN)
    assert found["signature"].startswith(
        "found 75, source says 77, list complete until 2025-12-29 and in part after it"
    )
    found = lines(graph, world, "parties", treaty=UN, as_of=LATER)
    assert set(found) == {"ratification", "accession"}
    assert "not known to be complete on any day" in found["accession"]
    assert "no source says" in lines(graph, world, "signatories", treaty="trt:cis-agreement-2018")["signature"]
    assert lines(graph, world, "counts") == {}


def test_lists_of_two_treaties(graph: Graph, world: Door) -> None:
    found = coverage.lines(
        graph, world, query("questions", "cross-table"), {"as_of": "2025-10-24", "other_as_of": LATER}
    )
    signed = {line.treaty: (line.found, line.complete, line.as_of) for line in found if line.act == "signature"}
    assert signed == {long(BUDAPEST): (50, True, "2025-10-24"), long(UN): (75, False, LATER)}


def test_the_command_says_how_far_its_list_goes(kg: Callable[..., Ran], world_build: Build) -> None:
    asked = ("signatories", "--set", f"treaty={UN}", "--as-of", "2025-10-26", "-f", "csv")
    done = kg("query", *asked, "--out", world_build.folder, cwd=ROOT)
    assert (done.code, len(done.out.splitlines())) == (0, 73)
    sentence = (
        "signatures of the United Nations Convention against Cybercrime: found 72, list complete until 2025-12-29"
    )
    assert done.err.splitlines()[-1] == sentence
    assert "found" not in kg("query", "sources", "--out", world_build.folder, cwd=ROOT).err
