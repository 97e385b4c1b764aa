"""Counts held against the acts that sources list: every outcome, every unit, and which record of an act leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mini import QUICK, World, act, grouped, listed, member, said, told, world

if TYPE_CHECKING:
    import random
    from pathlib import Path

UN = [member(s, "un") for s in "abcde"]
ACTS = [
    *(act("signature", s, "2025-10-25") for s in "abc"),
    act("signature", "d", "2025-10-25/2025-10-26"),
    act("signature", "e", "2025-10-26"),
    act("signature", "bod:eu", "2025-10-26"),
    act("signature", "f", "2025-11-19"),  # f is no member of the United Nations
]
SIGNED = listed("signature", "2025-12-29")
RECORD = told("record", *UN, *ACTS, SIGNED, listed("ratification", "2025-12-29"), kind="depositary")
"""Parties that signed, for certain and possibly: by 25 October 3 to 4, by the 26th 6 (5 of them states), at last 7."""


def check(folder: Path, claim: str, **source: str) -> tuple[World, str]:
    found = world(folder, RECORD, told("press", claim, **source))
    return found, found.check("press/n").one("recordClass")


OUTCOMES = [
    # number, day, unit, outcome, agrees under, right on
    (5, "2025-10-26", "states", "agrees", "", ""),
    (6, "2025-10-26", "parties", "agrees", "", ""),
    (5, "2025-10-26", "un-member-states", "agrees", "", ""),
    (3, "2025-10-25", "states", "agrees", "", ""),
    (4, "2025-10-25", "states", "agrees", "", ""),  # d may have signed that day
    (6, "2025-10-26", "", "agrees", "", ""),  # without a unit any will do
    (5, "2025-10", "states", "agrees", "", ""),  # on some day of the month
    (6, "2025-10-26", "states", "wrong-unit", "parties", ""),
    (6, "2025-10-26", "un-member-states", "wrong-unit", "parties", ""),
    (6, "2025-11-20", "un-member-states", "wrong-unit", "states", ""),
    (2, "2025-10-25", "states", "early", "", ""),  # right in the course of the day
    (3, "2025-10-26", "states", "early", "", ""),
    (4, "2025-11-10", "states", "stale", "", "2025-10-25"),
    (5, "2025-12-01", "parties", "wrong-unit", "un-member-states", ""),
    (7, "2025-10-26", "parties", "ahead", "", "2025-11-19"),
    (7, "2025-10-26", "states", "ahead", "", "2025-11-19"),  # as parties
    (40, "2025-10-26", "states", "unmatched", "", ""),
    (1, "2025-10-27", "states", "stale", "", "2025-10-25"),  # in the course of that day
    (8, "2026-01-31", "parties", "beyond-list", "", ""),
    (8, "2025-12-29", "parties", "unmatched", "", ""),  # the last day of the list
    (7, "2026-01-31", "parties", "agrees", "", ""),
    (4, "2026-01-31", "parties", "stale", "", "2025-10-25"),  # what is beyond the list can only add
    (9, "2025-10-26", "delegations", "other-unit", "", ""),
]


@pytest.mark.parametrize(("number", "day", "unit", "outcome", "under", "right_on"), OUTCOMES)
def test_outcome(number: int, day: str, unit: str, outcome: str, under: str, right_on: str, tmp_path: Path) -> None:
    found, said_of_it = check(tmp_path, said(number, day, unit))
    assert said_of_it == outcome
    node = found.check("press/n")
    assert (node.one("agreesUnder"), node.one("rightOn")) == (under, right_on)
    odds = {n.one("conflictKind") for n in found.conflicts("record")}
    assert odds == (set() if outcome in ("agrees", "beyond-list", "other-unit", "undated") else {"record"})


def test_a_stale_count_was_right_until_the_record_left_it(tmp_path: Path) -> None:
    """What is certain changes on the last day of an act too."""
    days = ("2025-10-25", "2025-10-25/2025-10-27", "2025-10-30")
    acts = [act("signature", s, day) for s, day in zip("abc", days, strict=True)]
    found = world(tmp_path, told("record", *acts, SIGNED), told("press", said(1, "2025-10-31", "parties")))
    assert (found.check("press/n").one("recordClass"), found.check("press/n").one("rightOn")) == ("stale", "2025-10-26")


def test_signatures_called_ratifications_are_the_wrong_act(tmp_path: Path) -> None:
    """Also where no ratification is recorded at all, if the list of them is complete."""
    found, outcome = check(tmp_path, said(5, "2025-10-26", "states", "states-ratified"))
    assert (outcome, found.check("press/n").one("agreesUnder")) == ("wrong-act", "Signature")
    _, outcome = check(tmp_path, said(5, "2026-01-31", "states", "states-ratified"))
    assert outcome == "beyond-list"
    _, outcome = check(tmp_path, said(0, "2025-10-26", "states", "states-ratified"))
    assert outcome == "agrees"


def test_a_count_for_no_known_day_is_not_judged(tmp_path: Path) -> None:
    assert check(tmp_path, said(40), published="")[1] == "undated"
    found, outcome = check(tmp_path, said(5), published="2025-11-01")
    assert (outcome, found.check("press/n").one("checkedOn")) == ("agrees", "2025-11-01")


def test_readings_and_errors(tmp_path: Path) -> None:
    found, _ = check(tmp_path, said(5, "2025-10-25", "states"))
    assert found.reading("press/n", "parties") == ("3", "4", "1")
    found, _ = check(tmp_path, said(2, "2025-10-26", "un-member-states"))
    assert found.reading("press/n", "states") == ("5", "5", "-3")
    found, _ = check(tmp_path, said(4, "2025-10-26", "states", comparator="at-least"))
    assert found.reading("press/n", "states") == ("5", "5", "0")
    found, _ = check(tmp_path, said(7, "2025-10-26", "states", comparator="at-least"))
    assert found.reading("press/n", "states") == ("5", "5", "2")


def test_a_number_that_says_nothing_is_not_checked(tmp_path: Path) -> None:
    found = world(tmp_path, RECORD, told("press", said(9, "2025-10-26", comparator="many")))
    assert not [n for n in found.nodes.values() if n["checkedClaim"]]


def test_nothing_is_checked_where_nothing_is_recorded(tmp_path: Path) -> None:
    found = world(tmp_path, told("record", SIGNED), told("press", said(9, "2025-10-26")))
    assert found.quads == []


def test_the_list_is_complete_until_its_last_certain_day(tmp_path: Path) -> None:
    def until(*rows: str) -> str:
        record = told("record", *ACTS, *rows, kind="depositary")
        return world(tmp_path, record, told("press", said(5, "2025-10-26"))).check("press/n").one("completeUntil")

    assert until(SIGNED) == "2025-12-29"
    assert until(listed("signature", "2025")) == "2025-01-01"
    assert until(listed("signature", "2025-12-29", "partial")) == ""
    assert until(SIGNED, listed("signature", "", "partial")) == "2025-12-29"
    assert until(listed("ratification", "2025-12-29")) == ""


def test_a_consent_is_covered_only_if_all_its_lists_are(tmp_path: Path) -> None:
    acts = [act("ratification", "a", "2025-10-25"), act("accession", "b", "2025-10-26")]
    claim = told("press", said(2, "2025-10-26", "states", "consents"))
    one = world(tmp_path, told("record", *acts, listed("ratification", "2025-12-29")), claim)
    assert one.check("press/n").one("completeUntil") == "2025-12-29"
    both = [listed("ratification", "2025-12-29"), listed("accession", "2025-11-30")]
    assert world(tmp_path, told("record", *acts, *both), claim).check("press/n").one("completeUntil") == "2025-11-30"
    partly = [listed("ratification", "2025-12-29"), listed("accession", "", "partial")]
    assert world(tmp_path, told("record", *acts, *partly), claim).check("press/n").one("completeUntil") == ""


# Whom a unit includes


def test_members_are_those_of_the_day(tmp_path: Path) -> None:
    eu = [member("a", "eu", end="2020-01-31"), member("b", "eu"), member("c", "eu", status="observer")]
    acts = [act("signature", s, "2019-01-01") for s in "abcd"]
    record = told("record", *eu, *acts, SIGNED)

    def members(day: str) -> tuple[str, str, str]:
        found = world(tmp_path, record, told("press", said(2, day, "eu-member-states")))
        return found.reading("press/n", "eu-member-states")

    assert members("2020-01-31") == ("2", "2", "0")
    assert members("2020-02-01") == ("1", "1", "1")


def test_groups_are_those_of_a_region(tmp_path: Path) -> None:
    regions = [
        grouped("a", "un-african-states"),
        grouped("b", "un-african-states"),
        grouped("c", "un-asia-pacific-states"),
    ]
    record = told("record", *regions, *ACTS, SIGNED)
    found = world(tmp_path, record, told("press", said(2, "2025-10-26", "african-states")))
    assert found.reading("press/n", "african-states") == ("2", "2", "0")
    wrong = world(tmp_path, record, told("press", said(3, "2025-10-26", "african-states")))
    assert wrong.check("press/n").one("recordClass") == "unmatched"
    as_all = world(tmp_path, record, told("press", said(6, "2025-10-26", "african-states")))
    assert as_all.check("press/n").one("recordClass") == "unmatched", "all parties are no reading of African states"


# Which record of an act leads


def signed(folder: Path, *texts: str, day: str = "2025-10-26") -> tuple[str, str]:
    """Return how many signed by a day, for certain and possibly."""
    found = world(folder, *texts, told("press", said(1, day, "parties")))
    return found.reading("press/n", "parties")[:2]


def test_a_dated_record_goes_before_an_undated_one(tmp_path: Path) -> None:
    undated = told("a-chart", act("signature", "a"), kind="depositary", published="2026-06-01")
    dated = told("b-news", act("signature", "a", "2025-10-25"), kind="other")
    assert signed(tmp_path, undated) == ("0", "1")
    assert signed(tmp_path, undated, dated) == ("1", "1")


def test_of_dated_records_the_better_kind_of_source_leads(tmp_path: Path) -> None:
    early = told("a-news", act("signature", "a", "2025-10-25"), kind="press")
    late = told("b-chart", act("signature", "a", "2025-10-27"), kind="depositary")
    assert signed(tmp_path, early) == ("1", "1")
    assert signed(tmp_path, early, late) == ("0", "0")


def test_what_its_coder_concluded_comes_last(tmp_path: Path) -> None:
    inferred = told("a-chart", act("signature", "a", "2025-10-25", 'level = "inferred"'), kind="depositary")
    stated = told("b-blog", act("signature", "a", "2025-10-27"), kind="other")
    assert signed(tmp_path, inferred) == ("1", "1")
    assert signed(tmp_path, inferred, stated) == ("0", "0")


def test_doubtful_records_do_not_count(tmp_path: Path) -> None:
    doubtful = told(
        "a", act("signature", "a", "2025-10-25", 'confidence = "doubtful"'), act("signature", "b", "2025-10-25")
    )
    assert signed(tmp_path, doubtful) == ("1", "1")
    sure = told("c", act("signature", "a", "2025-10-27"), kind="other")
    assert signed(tmp_path, doubtful, sure, day="2025-10-28") == ("2", "2")
    assert signed(tmp_path, doubtful, sure, day="2025-10-26") == ("1", "1")


@pytest.mark.parametrize("realisation", ["denied", "prospective", "cancelled"])
def test_what_the_best_source_denies_does_not_count(realisation: str, tmp_path: Path) -> None:
    news = told("a-news", act("signature", "a", "2025-10-25"), act("signature", "b", "2025-10-25"))
    denial = act("signature", "a", "", f'realisation = "{realisation}"')
    assert signed(tmp_path, news, told("z-chart", denial, kind="depositary")) == ("1", "1")
    assert signed(tmp_path, news, told("z-blog", denial, kind="other")) == ("2", "2")


def test_a_denial_with_a_day_does_not_lead(tmp_path: Path) -> None:
    chart = told("chart", act("signature", "a"), kind="depositary", published="2025-10-20")
    blog = told("blog", act("signature", "a", "2025-10-30", 'realisation = "denied"'), kind="other")
    assert signed(tmp_path, chart) == signed(tmp_path, chart, blog) == ("1", "1")


def test_an_act_told_by_many_is_one(tmp_path: Path) -> None:
    telling = [told(slug, act("signature", "a", "2025-10-25")) for slug in ("s1", "s2", "s3")]
    assert signed(tmp_path, *telling) == ("1", "1")
    twice = told("s4", act("signature", "a", "2025-10-24", name="act:lantern--a--signature-again"))
    assert signed(tmp_path, *telling, twice) == ("1", "1"), "a party counts once, however often it acted"


# What holds whatever the sources


DATES = ["", "2025-10", "2025-10-25", "2025-10-26", "2025-10-25/2025-10-27"]


@QUICK
@given(
    days=st.lists(
        st.sampled_from(["", "2025-10", "2025-10-25", "2025-10-26", "2025-10-25/2025-10-27"]), min_size=1, max_size=6
    ),
    number=st.integers(0, 8),
    as_of=st.sampled_from(["2025-10-24", "2025-10-25", "2025-10-26", "2025-11-30", "2025-10"]),
)
def test_certain_is_never_more_than_possible(
    days: list[str], number: int, as_of: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    acts = [act("signature", s, day) for s, day in zip("abcdef", days, strict=False)]
    found = world(tmp_path_factory.mktemp("w"), told("r", *acts, SIGNED), told("press", said(number, as_of)))
    for unit in ("parties", "states", "un-member-states"):
        certain, possible, error = map(int, found.reading("press/n", unit))
        assert 0 <= certain <= possible <= len(days)
        assert (error == 0) == (certain <= number <= possible)
        assert (error < 0) == (number < certain)
    agrees = found.reading("press/n", "states")[2] == "0"
    assert agrees == (found.check("press/n").one("recordClass") == "agrees")


@QUICK
@given(order=st.randoms(use_true_random=False))
def test_the_order_of_sources_changes_nothing(order: random.Random, tmp_path_factory: pytest.TempPathFactory) -> None:
    texts = [
        RECORD,
        told("s1", act("signature", "a", "2025-10-24"), said(5, "2025-10-26")),
        told("s2", act("signature", "a", "2025-10-26"), said(6, "2025-10-26"), kind="wire"),
        told("s3", act("signature", "b", "", 'realisation = "denied"'), said(4, "2025-11-10"), kind="wire"),
        told("s4", said(5, "2025-10-26", "parties"), kind="official"),
    ]
    before = set(world(tmp_path_factory.mktemp("w"), *texts).quads)
    order.shuffle(texts)
    assert set(world(tmp_path_factory.mktemp("w"), *texts).quads) == before
