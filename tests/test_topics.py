"""The topics on which sources are known to contradict each other: each is found by rule, or it is said why it is not.

The topics are C01 to C22 of the list from which the claims were collected.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import pytest
from small_graphs import long
from workspaces import ROOT

from kg.asking import conflict_page, disagreements
from kg.asking.conflict_page import Asked
from kg.declared import workspace
from kg.errors import KGError, QueryRefusedError
from kg.graph import Graph

if TYPE_CHECKING:
    from kg.asking.disagreements import Disagreement
    from kg.asking.rows import Row
    from kg.building.store import Build

UN, BUDAPEST = "trt:un-convention-against-cybercrime", "trt:budapest-convention"


class Topic(NamedTuple):
    """One topic, and a conflict that shows it: a row of golden/topics.csv."""

    topic: str
    subject: str
    kind: str
    property: str
    """Property or measure; for an order, what comes too late."""
    unit: str
    at_odds: str
    """Some of the sources that must be at odds."""
    follows: str
    """The source that the stated preference follows; `none` if it follows none; empty if that does not matter here."""


TOPICS = [Topic(**row) for row in csv.DictReader((ROOT / "tests/golden/topics.csv").read_text("utf-8").splitlines())]
NOT_FOUND = {
    "C05": ("msr:participants", "more than 1,000, 2,000 and 2,500 are lower bounds, with which 2,514 agrees"),
    "C14": ("skos:altLabel", "spellings are names of one person, and a person may have many; kg resolve knows them"),
    "C15": ("schema:organizer", "an event may have several organisers, so naming others contradicts nothing"),
    "C21": ("skos:prefLabel", "names are names; that one fits two states is for kg resolve to say"),
    "C22": ("org:hasSite", "headquarters are not in the tables: their source was found wrong"),
}
"""Topics without a conflict: what would have it, and why there is none."""
PARTLY = {
    "C09": "a day that was only planned contradicts no other, and that an assembly ratified is a word, not a date",
    "C10": "who was first is four rankings (first-to-ratify); places in a ranking are counts of at least so many",
    "C11": "nobody denies the signatures of the Emirates and Germany: lists that are complete do not name them",
    "C12": "the days of single signatures agree; of the count of 26 October the record check speaks",
    "C20": "18 signatures on an unknown day can have grown to 22",
}
"""Topics of which a part makes no conflict, and why."""


@pytest.fixture(scope="module")
def graph(world_build: Build) -> Graph:
    return Graph(workspace.find(ROOT, out=world_build.folder), world_build)


@pytest.fixture(scope="module")
def found(graph: Graph) -> list[Disagreement]:
    with graph.door() as door:
        return disagreements.read(graph, door)


@pytest.fixture(scope="module")
def claims(graph: Graph) -> list[Row]:
    return list(graph.query("claims"))


def slug(iri: str) -> str:
    return iri.rpartition("/source/")[2].rpartition("/")[0] or iri.rpartition("/source/")[2]


def test_every_topic_is_found_or_explained() -> None:
    assert {topic.topic for topic in TOPICS} | NOT_FOUND.keys() == {f"C{n:02}" for n in range(1, 23)}
    assert not {topic.topic for topic in TOPICS} & NOT_FOUND.keys()
    assert PARTLY.keys() <= {topic.topic for topic in TOPICS}


@pytest.mark.parametrize("topic", TOPICS, ids=lambda t: f"{t.topic}-{t.kind}-{t.subject}-{t.property}-{t.unit}")
def test_a_topic_is_found(topic: Topic, found: list[Disagreement]) -> None:
    wanted = (topic.kind, long(topic.subject), long(topic.property), long(topic.unit) if topic.unit else "")
    [one] = [c for c in found if (c.kind, c.subject, c.other if c.kind == "order" else c.property, c.unit) == wanted]
    at_odds = {claim.assertion.source for claim in one.claims if claim.at_odds}
    assert set(topic.at_odds.split()) <= at_odds
    if topic.follows:
        followed = [claim.assertion.source for claim in one.claims if claim.preferred]
        assert followed == ([] if topic.follows == "none" else [topic.follows])


@pytest.mark.parametrize("name", NOT_FOUND)
def test_what_is_no_contradiction_makes_none(name: str, found: list[Disagreement]) -> None:
    assert [c for c in found if c.property == long(NOT_FOUND[name][0])] == []


def test_growth_after_the_ceremony_is_growth(found: list[Disagreement], claims: list[Row]) -> None:
    """73 and 74 on later days are no conflict; on the days of the ceremony they are one."""
    signed = [c for c in found if c.property == long("msr:states-signed") and c.unit == long("unt:parties")]
    assert {c.kind for c in signed} == {"count", "record"}
    later = {"fbcnews-fiji", "wikipedia-un-convention"}
    for conflict in signed:
        standing = {claim.assertion.source: claim.at_odds for claim in conflict.claims if claim.value in ("73", "74")}
        assert {source for source, at_odds in standing.items() if not at_odds} == later
        assert standing["cyber-crime-ic-un-convention"]
    assert {r["class"].rpartition("/")[2] for r in claims if slug(r.claim) in later and r.value == 74} == {"agrees"}


# The claim table

CLASSES = {
    # claim to class, what it agrees under, the day it was or will be right
    "un-news-65/signed-65": ("agrees", "", ""),
    "efe-2025-10-25/signed-68": ("agrees", "", ""),
    "realnoevremya-364349/signed-71": ("agrees", "", ""),
    "vtcnews-973111/signed-60": ("early", "", ""),
    "vir-139450/signed-69": ("early", "", ""),
    "bangkok-now/signed-65": ("early", "", ""),
    "qna-2025-11-13/signed-65": ("stale", "", "2025-10-25"),
    "unodc-72/signed-72": ("wrong-unit", "parties", ""),
    "hanoi-2025-10-26-pl/qty-72-signed": ("wrong-unit", "parties", ""),
    "vietnamplus-332730/signed-72-members": ("wrong-unit", "parties", ""),
    "untc-xviii-16/signed-72": ("agrees", "", ""),
    "trend-4151684/signed-74": ("ahead", "", "2025-11-19"),
    "newshour-72/ratified-72": ("wrong-act", "ns#Signature", ""),
    "newshour-72/signed-eu-13": ("agrees", "", ""),
    "ecofin-21/signed-african-21": ("agrees", "", ""),
    "vnanet-412817/signed-eu-19": ("unmatched", "", ""),
    "geist-2026-07/signed-77": ("beyond-list", "", ""),
    "wikipedia-malabo/infobox-55": ("undated", "", ""),
    "coe-chart-185/parties-81": ("agrees", "", ""),
    "digest-59148757942/ratified-65": ("stale", "", "2021-04-27"),
}


@pytest.mark.parametrize("claim", CLASSES)
def test_a_claim_stands_as_it_should(claim: str, claims: list[Row]) -> None:
    [row] = [row for row in claims if row.claim == long(f"src:{claim}")]
    ends = ((row[name] or "") for name in ("class", "agrees_under"))
    assert (*(end.rpartition("/")[2] for end in ends), str(row.right_on or "")) == CLASSES[claim]


def test_copies_of_one_report_are_one_row(claims: list[Row]) -> None:
    [row] = [row for row in claims if slug(row.claim) == "un-news-65"]
    assert (row.relays, row.relayed_by) == (2, "itweb-65, wam-65")
    assert not [r for r in claims if slug(r.claim) in ("itweb-65", "wam-65")]
    [proxy] = [r for r in claims if slug(r.claim) == "movatter-wikipedia"]
    assert slug(proxy.origin) == "wikipedia-un-convention", "it says what its origin does not say today"
    assert all((row.relays > 0) == bool(row.relayed_by) for row in claims)


def test_errors_are_what_readings_say(claims: list[Row]) -> None:
    assert len(claims) > 50
    for row in claims:
        for unit in ("parties", "states", "members"):
            certain, possible, error = (row[f"{unit}_{part}"] for part in ("certain", "possible", "error"))
            assert 0 <= certain <= possible
            if row.comparator is None and row.upper is None:
                low, high = row.value - possible, row.value - certain
                assert error == (low if low > 0 else high if high < 0 else 0)
        assert row.members_possible <= row.states_possible <= row.parties_possible
        judged = row["class"].rpartition("/")[2] in ("agrees", "early", "stale", "ahead", "wrong-unit", "unmatched")
        assert not judged or (row.error == 0) == row["class"].endswith("/agrees"), row.claim


@pytest.mark.parametrize("day", ["2025-10-25", "2025-10-26"])
def test_the_record_is_what_the_questions_answer(day: str, graph: Graph, claims: list[Row]) -> None:
    """Two ways to the same numbers: the record check of a build, and the question who had signed."""
    signed = graph.query("signatories", treaty=UN, as_of=day)
    [row, *_] = [r for r in claims if r.measure == long("msr:states-signed") and r.about == long(UN) and r.as_of == day]
    states = [s for s in signed if s.party_kind == "state"]
    members = [s for s in signed if s.un_member]
    for unit, ours in (("parties", list(signed)), ("states", states), ("members", members)):
        certain = sum(s.reading == "certain" for s in ours)
        assert (row[f"{unit}_certain"], row[f"{unit}_possible"]) == (certain, len(ours)), unit


def test_the_summary_adds_up(graph: Graph, claims: list[Row]) -> None:
    rows = list(graph.query("claims-summary"))
    [all_of_them] = [row for row in rows if row.grouping == "all"]
    ours = [row for row in claims if row.about == long(UN)]
    classes = Counter(row["class"].rpartition("/")[2] for row in ours)
    assert all_of_them.claims == len(ours)
    assert (all_of_them.right, all_of_them.charitable) == (classes["agrees"], classes["agrees"] + classes["wrong-unit"])
    assert (all_of_them.early, all_of_them.stale) == (classes["early"], classes["stale"])
    for column in ("claims", "judged", "right", "charitable", "early", "stale", "ahead", "wrong_act", "unmatched"):
        for grouping in ("kind", "days"):
            assert sum(row[column] for row in rows if row.grouping == grouping) == all_of_them[column]
    for row in rows:
        rest = (row.early, row.stale, row.ahead, row.wrong_act, row.unmatched)
        assert row.judged == row.charitable + sum(rest)
        assert not row.judged or float(row.right_share) == pytest.approx(row.right / row.judged, abs=0.001)


def test_a_part_of_the_build_is_compared_anew(graph: Graph) -> None:
    rows = graph.query("claims", about=UN, known_on="2025-10-25")
    assert rows and all(row.as_of[:10] <= "2025-10-25" for row in rows if row.as_of)
    # The chart of the depositary is not known yet: there is no list to go by.
    assert {row.list_state for row in rows} == {"incomplete"}


# First to ratify


def test_azerbaijan_and_qatar_are_both_first(graph: Graph) -> None:
    rows = graph.query("first-to-ratify", treaty=UN)
    first = {row.ranking: row for row in rows if row["rank"] == 1}
    approval, deposit = first["domestic approval"], first["deposit with the depositary"]
    assert (approval.party, deposit.party) == (long("sta:aze"), long("sta:qat"))
    assert deposit["first"] == "certain"
    # The day of the Vietnamese approval is not known: it may have been earlier.
    assert (approval["first"], approval.rank_worst) == ("possible", 2)
    [viet_nam] = [row for row in rows if row.party == long("sta:vnm")]
    assert (viet_nam["rank"], viet_nam["first"]) == (None, "possible")
    assert all(row.source and row.list_state == "incomplete" for row in rows)


@pytest.mark.parametrize(
    ("day", "readings"),
    [
        ("2026-01-31", {}),
        ("2026-02-15", {"aze": "possible", "qat": "possible"}),
        ("2026-03-01", {"aze": "certain", "qat": "certain"}),
    ],
)
def test_rankings_as_of_a_day(day: str, readings: dict[str, str], graph: Graph) -> None:
    rows = [row for row in graph.query("first-to-ratify", treaty=UN, as_of=day) if row.earliest and row.step in (1, 3)]
    assert {row.party.rpartition("/")[2]: row.reading for row in rows} == readings


def test_ranks_are_places(graph: Graph) -> None:
    """Where all days are known, the rank is one more than the number of earlier days."""
    rows = [row for row in graph.query("first-to-ratify", treaty=BUDAPEST) if row.step == 4]
    days = [row.earliest for row in rows]
    assert len(rows) == 81 and None not in days
    for row in rows:
        assert row["rank"] == 1 + sum(day < row.earliest for day in days)
        assert (row["first"] == "certain") == (row["rank"] == 1) or row.earliest != row.latest


# The page


def page(graph: Graph, **asked: str) -> str:
    return conflict_page.conflicts(graph, Asked(**asked))


def test_the_page_says_it_in_words(graph: Graph, found: list[Disagreement]) -> None:
    sections = page(graph).split("\n\n")
    assert len(sections) == len(found)
    for section in sections:
        heading, *_, last = section.strip().split("\n")
        assert last.startswith("followed: ")
        assert not re.search(r"https?://|\b(?:act|mem|cca|msr|unt|cod):", heading + last), heading
        assert re.search(r"\d+ claims?, \d+ independent origins?$", heading)


def test_relays_stand_under_their_origin(graph: Graph, found: list[Disagreement]) -> None:
    text = page(graph, about=UN, kind="count")
    lines = [line for line in text.split("\n") if "itweb-65" in line]
    assert lines and all(" un-news-65 " in line and "itweb-65, wam-65" in line for line in lines)
    wanted = ("count", long("msr:states-signed"), long("unt:states"))
    [signed] = [c for c in found if (c.kind, c.property, c.unit) == wanted]
    assert signed.number_of_origins() < len({claim.assertion.source for claim in signed.claims})
    [un_news] = [claim for claim in signed.claims if claim.assertion.source == "un-news-65"]
    assert [claim.assertion.source for claim in signed.relays(un_news)] == ["itweb-65", "wam-65"]
    same = {claim.origin for claim in signed.claims if claim.said == un_news.said}
    assert signed.backing(un_news) == len(same) >= 3


def test_the_csv_has_every_claim(graph: Graph, found: list[Disagreement]) -> None:
    rows = list(csv.DictReader(io.StringIO(page(graph, format="csv"), newline="")))
    assert len(rows) == sum(len(c.claims) for c in found)
    relays = {row["source"]: row["relay_of"] for row in rows if row["relay_of"]}
    assert relays["wam-65"] == "un-news-65"
    assert {row["outcome"] for row in rows if row["kind"] == "record"} >= {"agrees", "early", "stale", "wrong-act"}


def test_what_concerns_a_thing_is_found(graph: Graph) -> None:
    def headings(about: str) -> str:
        return "\n".join(part.split("\n")[0] for part in page(graph, about=about).split("\n\n"))

    treaty = headings(UN)
    for words in ("have signed (states)", "Signing Ceremony", "adoption by", "a treaty action is dated before", "Fiji"):
        assert words in treaty, words
    assert "Malabo" not in treaty and "Convention on Cybercrime:" not in treaty
    assert "title as given" in headings("per:ghada-waly")
    assert "signature by Fiji" in headings("sta:fji")
    assert headings("plc:kampala") == "no conflicts"


def test_kinds_come_from_the_code_list(graph: Graph, found: list[Disagreement]) -> None:
    assert {c.kind for c in found} == {"functional", "title", "count", "order", "record"}
    assert page(graph, kind="identity") == "no conflicts\n"
    with pytest.raises(QueryRefusedError, match="count, functional, identity, order, record, title"):
        page(graph, kind="quarrel")
    with pytest.raises(KGError, match="nothing in the build"):
        page(graph, about="nobody at all")
