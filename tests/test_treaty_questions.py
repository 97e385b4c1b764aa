"""Questions about treaties on graphs small enough to see why: leading records, standing, readings, access."""

from __future__ import annotations

import re

import pytest
from small_graphs import BASE, PROSPECTIVE, act, ask, bound, day, office, period, said

RANKED = (
    f"<{BASE}derived/6-concept-labels> {{ skd:depositary cca:rank 1 . skd:official cca:rank 2 . skd:press cca:rank 4 . "
    "rea:rumoured cca:hasHappened false }\n"
    + "".join(
        f"<{BASE}source/{slug}/prov> {{ src:{slug} a cca:Source ; dct:type skd:{kind} }}\n"
        for slug, kind in (("d", "depositary"), ("o", "official"), ("p", "press"))
    )
)
"""What makes one source better than another: d, then o, then p."""
NEEDS = said("d", "trt:t", "a cca:Treaty ; cca:partiesNeeded 2 ; cca:daysToForce 30")
DENIED = " ; cca:realisation rea:denied"
SIGNED = act("d", "s", "Signature", "2020-01-10", "2020-01-10")


def doubted(slug: str, subject: str) -> str:
    name = re.sub(r"\W", "-", f"{slug}-{subject}")
    return f"<{BASE}source/{slug}/prov> {{ ast:{name} cca:confidence cfd:doubtful }}\n"


def rows(graph: str, name: str, as_of: str = "", **given: str) -> list[dict[str, str]]:
    return ask(RANKED + graph, bound(name, **given, **({"as_of": as_of} if as_of else {})))


def short(row: dict[str, str], *columns: str) -> tuple[str, ...]:
    return tuple(row.get(column, "").rpartition("/")[2] for column in columns)


# One act, several sources


def test_a_dated_record_leads_an_undated_one() -> None:
    graph = act("d", "s", "Signature", "", "2026-01-01") + act("p", "s", "Signature", "2020-01-10", "2020-01-10")
    (row,) = rows(graph, "signatories")
    assert short(row, "source", "source_kind", "earliest", "latest", "sources", "differing") == (
        "p", "press", "2020-01-10", "2020-01-10", "2", "0",
    )  # fmt: skip


def test_the_better_source_leads_and_the_others_differ() -> None:
    graph = SIGNED + act("o", "s", "Signature", "2020-01-10", "2020-01-10")
    graph += act("p", "s", "Signature", "2020-01-01", "2020-01-31")
    (row,) = rows(graph, "signatories")
    assert short(row, "source", "latest", "sources", "differing") == ("d", "2020-01-10", "3", "1")


def test_a_doubtful_record_does_not_count() -> None:
    doubtful = act("d", "s", "Signature", "2020-01-09", "2020-01-09") + doubted("d", "act:s")
    assert rows(doubtful, "signatories") == []
    (row,) = rows(doubtful + act("p", "s", "Signature", "2020-01-10", "2020-01-10"), "signatories")
    assert short(row, "source", "latest", "sources", "differing") == ("p", "2020-01-10", "1", "0")


def test_a_record_counts_if_one_of_its_assertions_is_not_doubtful() -> None:
    again = f"<{BASE}source/d/prov> {{ ast:again a cca:Assertion ; rdf:subject act:s ; cca:inGraph src:d ; "
    again += f"rdf:predicate cca:date ; cca:attributionLevel lvl:narrator ; cca:evidence <{BASE}source/d#again> }}\n"
    (row,) = rows(SIGNED + doubted("d", "act:s") + again, "signatories")
    assert short(row, "source", "confidence") == ("d", "")


@pytest.mark.parametrize("undone", [DENIED, PROSPECTIVE, " ; cca:realisation rea:rumoured"])
def test_what_the_best_source_denies_is_left_out(undone: str) -> None:
    told = act("p", "s", "Signature", "2020-01-10", "2020-01-10")
    assert rows(act("d", "s", "Signature", "", "", rest=undone) + told, "signatories") == []
    (row,) = rows(act("p", "s", "Signature", "", "", rest=undone) + SIGNED, "signatories")
    assert short(row, "source", "sources", "differing") == ("d", "2", "1")


def test_a_party_has_one_row_whatever_its_acts() -> None:
    graph = act("d", "r", "Ratification", "2021-01-01", "2021-01-01")
    graph += act("p", "q", "Accession", "2020-01-01", "2020-01-01")
    (row,) = rows(graph, "consents")
    assert short(row, "act", "source") == ("ns#Ratification", "d")
    assert rows(act("d", "r", "Ratification", "", "", rest=DENIED) + SIGNED, "consents") == []


def inferred(graph: str) -> str:
    """Move what a source says to the graph of what is inferred from it."""
    return graph.replace("src:d ", f"<{BASE}source/d/inferred> ").replace("src:d {", f"<{BASE}source/d/inferred> {{")


def test_what_is_inferred_comes_after_what_is_stated() -> None:
    guess = inferred(act("d", "s", "Signature", "2020-01-01", "2020-01-01"))
    (row,) = rows(guess + act("p", "s", "Signature", "2020-01-10", "2020-01-10"), "signatories")
    assert short(row, "source", "sources") == ("p", "2")
    (row,) = rows(guess, "signatories")
    assert short(row, "source", "latest") == ("d", "2020-01-01")


def test_a_date_inferred_belongs_to_the_record_that_is_stated() -> None:
    stated = act("d", "s", "Signature", "", "")
    dated = day("earliest", "2020-01-10") + day("latest", "2020-01-10")
    (row,) = rows(stated + inferred(f"src:d {{ act:s a cca:TreatyAction {dated} }}\n"), "signatories")
    assert short(row, "source", "earliest", "latest") == ("d", "2020-01-10", "2020-01-10")


def test_membership_of_the_united_nations_is_that_of_the_day() -> None:
    member = "a cca:StateMembership ; cca:memberState sta:x ; cca:memberOf bod:un ; cca:membershipStatus mst:full"
    graph = SIGNED + said("o", "mem:x", member + period("2020-02-01", "2021-01-01"))
    found = [rows(graph, "signatories", on)[0]["un_member"] for on in ("2020-01-31", "2020-02-01", "2021-01-02")]
    assert found == ["false", "true", "false"]
    assert rows(graph, "signatories")[0]["un_member"] == "false"


# Standing


BOUND = act("d", "r", "Ratification", "2020-03-01", "2020-03-01")
BOUND += act("d", "f", "EntryIntoForceForParty", "2020-06-01", "2020-06-30")


def standing(graph: str, on: str = "") -> set[tuple[str, str]]:
    return {(row["standing"], row["reading"]) for row in rows(graph, "parties", on)}


@pytest.mark.parametrize(
    ("on", "found"),
    [
        ("2020-02-29", set()),
        ("2020-03-01", {("contracting", "certain")}),
        ("2020-05-31", {("contracting", "certain")}),
        ("2020-06-01", {("party", "possible"), ("contracting", "possible")}),
        ("2020-06-30", {("party", "certain")}),
        ("", {("party", "")}),
    ],
)
def test_a_state_is_contracting_until_the_treaty_is_in_force_for_it(on: str, found: set[tuple[str, str]]) -> None:
    assert standing(BOUND, on) == found


LEFT = BOUND + act("d", "w", "Withdrawal", "2021-01-01", "2021-01-31")


@pytest.mark.parametrize(
    ("on", "found"),
    [
        ("2020-12-31", {("party", "certain")}),
        ("2021-01-01", {("party", "possible")}),
        ("2021-01-31", set()),
    ],
)
def test_a_withdrawal_ends_it(on: str, found: set[tuple[str, str]]) -> None:
    assert standing(LEFT, on) == found
    (status,) = rows(NEEDS + LEFT, "treaty-status", on)
    assert (status["parties"], status["possible_parties"]) == (
        str(int(("party", "certain") in found)), str(len(found)),
    )  # fmt: skip


def test_a_state_may_come_back() -> None:
    back = LEFT + act("d", "f2", "EntryIntoForceForParty", "2022-01-01", "2022-01-01")
    assert [standing(back, on) for on in ("2020-12-31", "2021-06-01", "2022-01-01")] == [
        {("party", "certain")}, set(), {("party", "certain")},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("on", "found"),
    [
        ("2020-01-09", []),
        ("2020-01-10", ["certain"]),
        ("2020-02-29", ["certain"]),
        ("2020-03-01", ["possible"]),
        ("2020-03-30", ["possible"]),
        ("2020-03-31", []),
    ],
)
def test_negation_swaps_the_readings(on: str, found: list[str]) -> None:
    graph = SIGNED + act("d", "r", "Acceptance", "2020-03-01", "2020-03-31")
    assert [row["reading"] for row in rows(graph, "not-ratified", on)] == found


def test_a_consent_without_a_day_may_have_been_given_any_time() -> None:
    graph = SIGNED + act("d", "r", "Approval", "", "2020-06-30")
    found = [[row["reading"] for row in rows(graph, "not-ratified", on)] for on in ("2020-06-29", "2020-06-30", "")]
    assert found == [["possible"], [], []]


# Entry into force


def missing(graph: str, on: str) -> tuple[str, ...]:
    (row,) = rows(NEEDS + graph, "entry-into-force", on)
    return short(row, "consents", "possible_consents", "missing", "missing_at_least", "in_force", "would_follow")


def test_each_party_counts_once_and_organisations_do_not() -> None:
    graph = act("d", "r", "Ratification", "2026-01-01", "2026-01-01")
    graph += act("p", "r2", "Ratification", "2026-01-01", "2026-01-01")
    graph += act("p", "a", "Accession", "2026-01-01", "2026-12-31", "sta:y")
    graph += act("d", "e", "FormalConfirmation", "2026-01-01", "2026-01-01", "bod:u")
    graph += said("d", "bod:u", "a cca:IntergovernmentalOrganization")
    graph += act("d", "v", "DomesticApproval", "2026-01-01", "2026-01-01", "sta:z")
    assert missing(graph, "2026-06-30") == ("1", "2", "1", "0", "", "2026-07-30")
    assert missing(graph, "2026-12-31") == ("2", "2", "0", "0", "", "")
    assert missing("", "2026-12-31") == ("0", "0", "2", "2", "no", "2027-01-30")


def test_a_deposit_told_apart_decides() -> None:
    graph = act("d", "r", "Ratification", "2026-01-01", "2026-01-01") + act(
        "d", "p", "Deposit", "2026-03-01", "2026-03-01"
    )
    assert [missing(graph, on)[0] for on in ("2026-01-01", "2026-02-28", "2026-03-01")] == ["0", "0", "1"]


@pytest.mark.parametrize(
    ("on", "follows"),
    [
        ("2023-05-08", "2023-06-07"),
        ("2024-02-28", "2024-03-29"),
        ("2026-12-23", "2027-01-22"),
        ("2026-01-31", "2026-03-02"),
    ],
)
def test_the_day_that_would_follow(on: str, follows: str) -> None:
    assert missing("", on)[-1] == follows


def test_in_force_by_the_leading_record() -> None:
    milestone = "a cca:TreatyMilestone , cca:EntryIntoForce ; cca:onTreaty trt:t"
    graph = said("d", "act:m", milestone + day("earliest", "2026-03-01") + day("latest", "2026-03-01"))
    graph += said("p", "act:m", milestone + day("earliest", "2027-03-01") + day("latest", "2027-03-01"))
    for_one = said(
        "d", "act:n", milestone + " ; cca:party sta:x" + day("earliest", "2025-01-01") + day("latest", "2025-01-01")
    )
    assert [missing(graph + for_one, on)[4] for on in ("2026-02-28", "2026-03-01")] == ["no", "certain"]
    (row,) = rows(NEEDS + graph, "treaty-status", "2026-03-01")
    assert short(row, "in_force", "in_force_since") == ("certain", "2026-03-01")
    (row,) = rows(NEEDS + graph, "treaty-status", "2026-02-28")
    assert short(row, "in_force", "in_force_since") == ("no", "")


# Access


def rule(name: str, who: str, may: str, start: str = "2020-01-01", end: str = "") -> str:
    rest = f'a cca:Eligibility ; cca:onTreaty trt:t ; cca:eligible {who} ; cca:may pmt:{may} ; cca:article "9 (1)"'
    return said("d", f"elg:{name}", rest + period(start, end))


def member(state: str, body: str, start: str, end: str = "") -> str:
    rest = f"a cca:StateMembership ; cca:memberState {state} ; cca:memberOf {body} ; cca:membershipStatus mst:full"
    return said("o", f"mem:{state[4:]}--{body[4:]}", rest + period(start, end))


def access(graph: str, on: str = "", may: str = "pmt:sign") -> list[tuple[str, ...]]:
    return [short(row, "actor", "reading", "acted", "through") for row in rows(graph, "eligible", on, may=may)]


def test_members_of_an_organisation_may_sign_while_they_are_members() -> None:
    graph = rule("a", "grp:council-of-europe-member-states", "sign", end="2030-12-31")
    graph += member("sta:x", "bod:coe", "2010-01-01", "2022-03-16") + member("sta:y", "bod:coe", "2010-01-01")
    through = "council-of-europe-member-states"
    assert access(graph, "2019-12-31") == []
    assert access(graph, "2022-03-16") == [("x", "certain", "no", through), ("y", "possible", "no", through)]
    assert access(graph, "2022-03-17") == [("y", "possible", "no", through)]
    assert access(graph, "2031-01-01") == []


def test_any_state_is_certain_for_members_of_the_united_nations() -> None:
    graph = rule("a", "grp:any-state", "sign", end="2026-12-31") + member("sta:x", "bod:un", "1950-01-01")
    graph += said("o", "sta:x", "a cca:State") + said("o", "sta:y", "a cca:State") + said("o", "bod:z", "a foaf:Agent")
    graph += SIGNED
    assert access(graph, "2026-12-31") == [
        ("x", "certain", "certain", "any-state"),
        ("y", "possible", "no", "any-state"),
    ]
    assert access(graph, "2020-01-09")[0] == ("x", "certain", "no", "any-state")


def test_who_is_named_and_a_group_without_list_stand_for_themselves() -> None:
    graph = rule("a", "sta:x", "sign", end="2030-12-31") + rule("b", "grp:any-reio", "sign", end="2030-12-31")
    graph += said("o", "grp:any-reio", "a foaf:Group")
    assert access(graph, "2020-01-01") == [("any-reio", "certain", "no", "any-reio"), ("x", "certain", "no", "x")]


def on_budapest(text: str) -> str:
    return text.replace("trt:t ", "trt:budapest-convention ")


def test_an_invitation_opens_and_lapses() -> None:
    graph = rule("a", "grp:states-invited-to-budapest-convention", "accede-if-invited", end="2040-12-31")
    graph += rule("b", "sta:y", "accede-if-invited", end="2040-12-31")
    graph += act(
        "d",
        "i",
        "InvitationToAccede",
        "2024-10-09",
        "2024-10-09",
        rest=day("endEarliest", "2029-10-09") + day("endLatest", "2029-10-09"),
    )
    found = [
        access(on_budapest(graph), on, "pmt:accede-if-invited")
        for on in ("2024-10-08", "2024-10-09", "2029-10-09", "2029-10-10")
    ]
    x = [("x", "certain", "no", "states-invited-to-budapest-convention")]
    assert found == [[], x, x, []]


def test_those_who_did_not_sign_may_accede() -> None:
    graph = rule("a", "grp:arab-states-not-signatory", "accede", end="2040-12-31") + member(
        "sta:x", "bod:arab-league", "1950-01-01", "2045-01-01"
    )
    graph += act("d", "s", "Signature", "2021-01-01", "2021-01-31")
    found = [[row[1] for row in access(graph, on, "pmt:accede")] for on in ("2020-12-31", "2021-01-01", "2021-01-31")]
    assert found == [["certain"], ["possible"], []]


# Holding on a day


def test_an_office_shown_by_two_sources() -> None:
    graph = office("d", "x", "2020-01-01", "2020-06-30") + office("p", "x", "2020-01-01", "2021-06-30")
    found = [rows(graph, "office-holders", on) for on in ("2020-06-30", "2021-06-30", "2021-07-01")]
    assert [[short(row, "reading", "source", "sources") for row in day_] for day_ in found] == [
        [("certain", "d", "2")], [("certain", "p", "2")], [("possible", "d", "2")],
    ]  # fmt: skip


def test_the_leading_record_may_exclude_the_day() -> None:
    ended = said("d", "mem:x", "a org:Membership ; org:member per:x" + period("2020-01-01", "2020-12-31"))
    graph = ended + said(
        "p",
        "mem:x",
        "a org:Membership ; org:member per:x" + day("startLatest", "2021-06-30") + day("endEarliest", "2021-06-30"),
    )
    assert rows(graph, "office-holders", "2021-06-30") == []
    assert [row["reading"] for row in rows(graph, "office-holders", "2020-12-31")] == ["certain"]
    assert len(rows(graph, "office-holders")) == 1


def test_a_code_passes_from_one_value_to_another() -> None:
    def code(value: str, start: str, end: str) -> str:
        return said(
            "o",
            f"cod:x{value}",
            f'a cca:CodeAssignment ; cca:codeOf sta:x ; cca:codeSystem cds:cown ; cca:codeValue "{value}"'
            + period(start, end),
        )

    graph = code("260", "1955-05-05", "1990-10-02") + code("255", "1990-10-03", "")
    found = [[short(row, "code", "reading") for row in rows(graph, "codes", on)] for on in ("1990-10-02", "1990-10-03")]
    assert found == [[("260", "certain")], [("255", "possible")]]


def test_regions_and_votes_follow_the_best_source() -> None:
    def grouped(slug: str, region: str) -> str:
        return said(
            slug,
            "rgp:x",
            f"a cca:RegionalGrouping ; cca:groupedState sta:x ; cca:classification cls:c ; cca:region rgn:{region}",
        )

    def vote(slug: str, choice: str) -> str:
        return said(slug, "vot:x", f"a cca:Vote ; cca:voteItem itm:i ; cca:voter sta:x ; cca:choice chc:{choice}")

    (row,) = rows(grouped("p", "a") + grouped("o", "b") + grouped("d", "b"), "regions")
    assert short(row, "region", "source", "sources", "differing") == ("b", "d", "3", "1")
    (row,) = rows(vote("p", "no") + vote("o", "yes"), "votes", voter="sta:x")
    assert short(row, "choice", "source", "sources", "differing") == ("yes", "o", "2", "1")
    assert rows(vote("p", "no") + doubted("p", "vot:x"), "votes") == []
