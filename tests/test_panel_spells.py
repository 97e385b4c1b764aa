"""Spells: their figures, their censoring, and bounds as R's `Surv(type = "interval2")` takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

from kg.declared import workspace
from kg.graph import Graph
from kg.paneling.inputs import Act
from kg.paneling.spells import Spell, _censor, _end

if TYPE_CHECKING:
    from kg.building.store import Build

BUDAPEST, UNCC = "trt:budapest-convention", "trt:un-convention-against-cybercrime"
YEAR = 365.25
Records = list[dict[str, str]]


@pytest.fixture(scope="module")
def graph(world_build: Build) -> Graph:
    return Graph(workspace.find(ROOT, out=world_build.folder), world_build)


@pytest.fixture(scope="module")
def members(graph: Graph) -> Records:
    return graph.panel("spells", treaty=BUDAPEST).records()


def survival(rows: Records) -> list[tuple[float, float]]:
    """Estimate the share not yet bound after each event (Kaplan-Meier)."""
    times = [(float(row["t_stop"]), row["event"]) for row in rows if row["event"] in ("0", "1")]
    left, curve = 1.0, []
    for time in sorted({time for time, event in times if event == "1"}):
        at_risk = sum(other >= time for other, _ in times)
        left *= 1 - times.count((time, "1")) / at_risk
        curve.append((time, left))
    return curve


def bound(rows: Records, years: float) -> float:
    """Return the share bound by some years."""
    return 1 - ([1.0] + [left for time, left in survival(rows) if time <= years * YEAR])[-1]


def test_share_of_members_that_consented(members: Records) -> None:
    assert len(members) == 193
    assert [row["event"] for row in members].count("1") == 81
    assert [round(bound(members, years), 2) for years in (5, 10, 20)] == [0.10, 0.17, 0.34]


def test_median_of_signatories(graph: Graph) -> None:
    rows = graph.panel("spells", treaty=BUDAPEST, clock="signature").records()
    assert (len(rows), [row["event"] for row in rows].count("1")) == (50, 48)
    assert round(next(time for time, left in survival(rows) if left <= 0.5) / YEAR, 1) == 4.8
    outside = {row["state"] for row in rows if row["coe_possible"] == "0"}
    assert outside == {"sta:can", "sta:jpn", "sta:usa", "sta:zaf"}, "all others are in the Council of Europe"


def test_nobody_is_followed_beyond_the_list(members: Records) -> None:
    censored = [row for row in members if row["event"] == "0"]
    assert censored
    assert {row["observed_until"] for row in members} == {"2026-04-25"}
    vietnam = next(row for row in censored if row["state"] == "sta:vnm")
    assert (vietnam["origin"], vietnam["t_stop"], vietnam["t_upper"]) == ("2001-11-23", "8919", "")
    late = next(row for row in members if row["state"] == "sta:mne")
    assert late["origin"] == "2006-06-28", "the clock of a new state begins with it"


def test_what_no_list_tells_is_neither_event_nor_censored(graph: Graph) -> None:
    rows = graph.panel("spells", treaty="trt:arab-convention").records()
    assert {row["event"] for row in rows} == {"not-observed"}
    assert not any(row["t_stop"] for row in rows)
    assert any(row["date"] for row in rows), "the acts that are known are told all the same"


def test_risk_may_be_that_of_the_eligible(graph: Graph) -> None:
    rows = graph.panel("spells", treaty="trt:malabo-convention", risk="eligible").records()
    poland = next(row for row in rows if row["state"] == "sta:pol")
    assert (poland["event"], poland["outcome"], poland["t_stop"]) == ("not-eligible", "not-eligible", "")
    assert sum(row["event"] in ("0", "1") for row in rows) == 54


def test_bounds_fit_interval2(members: Records, graph: Graph) -> None:
    signed = graph.panel("spells", treaty=UNCC, event="signed").records()
    kinds = set()
    for row in [*members, *signed]:
        lower, upper = row["t_lower"], row["t_upper"]
        if row["event"] == "1":
            assert upper
            assert not lower or int(lower) <= int(upper)
            kinds.add("exact" if lower == upper else "range" if lower else "left")
        elif row["event"] == "0":
            assert lower == row["t_stop"]
            assert not upper
            kinds.add("right")
    assert kinds >= {"exact", "range", "right"}


@pytest.mark.parametrize(
    ("origin", "act", "wanted"),
    [
        (("2001-11-23", "2001-11-23"), ("2001-12-03", "2001-12-03"), (10, 10, 10)),
        (("2001-11-23", "2001-11-23"), ("2001-12-01", "2001-12-31"), (7, 38, 38)),
        (("2001-11-23", "2001-11-23"), ("", "2001-12-31"), (None, 38, 38)),
        (("2001-11-01", "2001-11-30"), ("2001-12-03", "2001-12-03"), (2, 32, 3)),
    ],
    ids=["a day", "a month", "no day", "a clock that is not exact"],
)
def test_intervals_are_open_on_the_left(
    origin: tuple[str, str], act: tuple[str, str], wanted: tuple[int | None, int, int]
) -> None:
    spell = Spell("s", "t", origin, "2010-01-01", "")
    _end(spell, Act("a", "t", "s", "k", *act, rank=1, source="x", sources=("x",), differing=0, evidence=("e",)))
    assert (spell.lower, spell.upper, spell.stop) == wanted


@pytest.mark.parametrize(
    ("act", "stop"),
    [
        (("2009-12-20", "2010-01-15"), 352),  # it may have been before the end of observation: free of it until then
        (("2010-02-01", "2010-02-01"), 365),
        (("", "2010-05-01"), 0),  # it may have been on any day
        (None, 365),
    ],
)
def test_who_may_have_done_it_is_followed_until_then(act: tuple[str, str] | None, stop: int) -> None:
    spell = Spell("s", "t", ("2009-01-01", "2009-01-01"), "2010-01-01", "")
    _censor(spell, Act("a", "t", "s", "k", *act, 1, "x", ("x",), 0, ("e",)) if act else None)
    assert (spell.event, spell.stop, spell.lower, spell.upper) == ("0", stop, stop, None)


def test_an_act_on_the_first_day_is_a_row_that_r_takes(graph: Graph) -> None:
    rows = [r for r in graph.panel("spells", treaty=UNCC, event="signed").records() if r["event"] == "1"]
    assert len(rows) == 72, "by 29 December: 70 at the ceremony, and two more"
    assert all(float(row["t_stop"]) > float(row["t_start"]) for row in rows)
    exact = [row for row in rows if row["date"] == "2025-10-25"]
    assert {(row["t_lower"], row["t_upper"], row["t_stop"]) for row in exact} == {("0", "0", "0.5")}
    either = [row for row in rows if row["date"] == "[2025-10-25..2025-10-26]"]
    assert either
    assert {(row["t_lower"], row["t_upper"], row["t_stop"]) for row in either} == {("", "1", "1")}


def test_who_left_the_population_is_not_followed(graph: Graph) -> None:
    """The United Kingdom left the European Union on 31 January 2020."""
    rows = graph.panel("spells", organisation="bod:eu").records()
    own = {row["treaty"]: row for row in rows if row["state"] == "sta:gbr"}
    assert "trt:budapest-protocol-2" not in own, "it was opened in 2022"
    assert UNCC not in own
    unlisted = [row for row in rows if row["treaty"] == "trt:cis-agreement-2001"]
    assert {row["outcome"] for row in unlisted} == {"not-observed"}


def test_what_was_done_before_the_clock_is_said_apart(graph: Graph) -> None:
    rows = graph.panel("spells", treaty=UNCC, event="signed", organisation="bod:eu", also="acted").records()
    rows += graph.panel("spells", event="signed").records()
    before = [row for row in rows if row["outcome"] == "before-origin"]
    assert before
    assert {(row["event"], row["t_stop"]) for row in before} == {("", "")}


def test_parts_of_a_split_spell_join(graph: Graph, members: Records) -> None:
    parts: dict[str, Records] = {}
    for row in graph.panel("spells-counting", treaty=BUDAPEST).records():
        parts.setdefault(row["state"], []).append(row)
    assert parts.keys() == {row["state"] for row in members}
    whole = {row["state"]: row for row in members}
    assert sum(len(rows) == 2 for rows in parts.values()) > 10
    for state, rows in parts.items():
        assert rows[0]["t_start"] == "0"
        assert (rows[-1]["t_stop"], rows[-1]["event"]) == (whole[state]["t_stop"], whole[state]["event"])
        if len(rows) == 2:
            assert rows[0]["t_stop"] == rows[1]["t_start"]
            assert (rows[0]["signed"], rows[0]["event"]) == ("0", "0")
            assert rows[1]["signed"] == "1"
