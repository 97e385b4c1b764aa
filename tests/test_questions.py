"""Questions give the answers checked by hand; audits find planted faults; rules derive what they should."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib.plugins.sparql import prepareQuery
from small_graphs import (
    BASE,
    PROSPECTIVE,
    ROOT,
    TWO,
    act,
    ask,
    bound,
    count,
    declared,
    long,
    office,
    period,
    query,
    rows,
    said,
    with_union,
)

from kg.declared import ontology, questions, workspace
from kg.networking import projection
from kg.querying import guard
from kg.querying.door import Door

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.building import build
    from kg.checking.validate import Report

HOME = workspace.find(ROOT)
GOLDEN = ROOT / "tests/golden/questions"
NAMES = {folder: sorted(p.stem for p in (ROOT / "queries" / folder).glob("*.rq")) for folder in questions.FOLDERS}
ALL = [(folder, name) for folder in ("questions", "audits", "rules", "networks") for name in NAMES[folder]]
PARAMS: dict[str, dict[str, str]] = tomllib.loads((GOLDEN / "params.toml").read_text("utf-8"))
DATED = ("cca:date", "cca:asOf", "schema:startDate", "schema:endDate", "dct:issued")
PROVENANCE = {"source", "level", "by", "start", "end"}
TALLIES = {
    "claims-summary", "cross-table", "date-span", "levels", "sources", "statements-by-speaker", "topics",
    "treaty-status", "two-treaties",
}  # fmt: skip
"""Questions whose rows are no facts but counts or descriptions of sources."""


@dataclass(frozen=True)
class Built:
    """A build of the seed, open for queries."""

    door: Door
    nquads: bytes
    report: Report


@pytest.fixture(scope="session")
def built(seed_result: build.Result) -> Iterator[Built]:
    with Door(store=seed_result.build.index) as door:
        yield Built(door, seed_result.build.nquads.read_bytes(), seed_result.report)


@pytest.fixture(scope="session")
def stated(built: Built) -> Iterator[Door]:
    """Yield the seed without what is derived from it, but for what the ontology says of codes."""
    derived = re.compile(rf" <{BASE}(derived/(?!6-concept-labels>)[^>]*|conflicts)> \.$".encode())
    lines = [line for line in built.nquads.splitlines() if not derived.search(line)]
    assert 0 < len(lines) < built.nquads.count(b"\n")
    with Door() as door:
        door.load(with_union(b"\n".join([*lines, b""])))
        yield door


# Headers and form


def test_there_are_queries_of_each_kind() -> None:
    assert len(NAMES["questions"]) >= 45
    assert len(NAMES["audits"]) == 10
    assert len(NAMES["rules"]) == 4
    assert len(NAMES["networks"]) == 10


@pytest.mark.parametrize("name", NAMES["questions"])
def test_header_is_complete(name: str) -> None:
    question = query("questions", name)
    assert question.summary.endswith("?"), "a question's summary is a question"
    assert len(question.description) > 20
    assert question.tags
    used = {token.text[1:] for token in guard.tokens(question.text) if token.kind == "variable"}
    assert {parameter.name for parameter in question.parameters} <= used
    assert all(parameter.help for parameter in question.parameters)


@pytest.mark.parametrize("name", NAMES["questions"])
def test_a_question_asks_about_a_day_or_says_why_not(name: str) -> None:
    question = query("questions", name)
    asks = "as_of" in {parameter.name for parameter in question.parameters}
    assert asks != bool(question.timeless), "either it declares as_of, or its header has `#+ timeless: reason`"
    assert not question.timeless or len(question.timeless) > 20


@pytest.mark.parametrize("name", NAMES["questions"])
def test_lists_that_an_answer_rests_on_are_known(name: str) -> None:
    question = query("questions", name)
    assert all(ontology.load(HOME).is_code(long(f"cva:{act}")) for act in question.coverage)
    assert not question.coverage or {"treaty", "as_of"} <= {parameter.name for parameter in question.parameters}
    with Door() as door:
        listed = {column for column in door.query(question.text).variables if column.startswith("list_")}
    named = question.coverage or question.timeless
    assert not listed or named, "its columns speak of lists that its header does not name"


@pytest.mark.parametrize("name", NAMES["networks"])
def test_header_of_a_network(name: str) -> None:
    header = query("networks", name).header
    assert header["directed"] in ("true", "false")
    assert header["weight"] and header["kind"]
    assert projection.declared(query("networks", name)).name == name
    assert "group without members" in header["nodes"]


@pytest.mark.parametrize(("folder", "name"), ALL)
def test_valid_sparql_elsewhere(folder: str, name: str) -> None:
    """Two parsers accept it without prefixes from outside."""
    ox.Store().query(query(folder, name).text)
    prepareQuery(query(folder, name).text)


@pytest.mark.parametrize(("folder", "name"), ALL)
def test_no_comparison_of_dates_as_given(folder: str, name: str) -> None:
    text = query(folder, name).text
    for variable in re.findall(rf"(?:{'|'.join(DATED)})\s+\?(\w+)", text):
        compared = rf"\?{variable}\b\s*(?:[<>=]|!=|IN\b)|(?:[<>=]|!=)\s*\?{variable}\b|(?:MIN|MAX)\(\?{variable}\)"
        assert not re.search(compared, text), variable


@pytest.mark.parametrize("name", NAMES["questions"])
def test_order_covers_all_columns(name: str) -> None:
    text = query("questions", name).text
    with Door() as door:
        columns = set(door.query(text).variables)
    ordered = set(re.findall(r"\?(\w+)", text[text.rindex("ORDER BY") :]))
    assert columns == ordered


@pytest.mark.parametrize("name", NAMES["questions"])
def test_facts_say_who_says_so(name: str) -> None:
    with Door() as door:
        columns = set(door.query(query("questions", name).text).variables)
    assert columns >= PROVENANCE or name in TALLIES


# Answers on the seed


def csv(door: Door, name: str, **given: str) -> str:
    return door.query(bound(name, **given), format="csv").body.decode("utf-8").replace("\r\n", "\n")


@pytest.mark.parametrize("name", NAMES["questions"])
def test_golden_answer(built: Built, name: str) -> None:
    answer = csv(built.door, name, **PARAMS.get(name, {}))
    assert answer == (GOLDEN / f"{name}.csv").read_text("utf-8")


BARE = TWO + "".join(
    said("a", *entry)
    for entry in (
        ("src:st", "a cca:Statement ; cca:speaker per:x ; cca:speechAct sat:appeals"),
        ("src:n", "a cca:QuantityClaim ; cca:measure msr:participants ; cca:comparator cmp:many"),
        ("mem:m", "a org:Membership ; org:member per:x"),
        ("evt:e", "a schema:Event"),
        ("src:p", "a cca:Participation ; cca:participant per:x ; cca:inEvent evt:e"),
        ("bod:o", "a foaf:Agent , org:Organization"),
        ("act:a", "a cca:TreatyMilestone , cca:Adoption ; cca:onTreaty trt:t"),
    )
)
"""One thing of each kind, with nothing that can be left out."""


@pytest.mark.parametrize("name", NAMES["questions"])
def test_what_has_no_value_does_not_have_every_value(name: str) -> None:
    """A parameter bound before an OPTIONAL would be taken for its answer."""
    for parameter in query("questions", name).parameters:
        if parameter.kind == "iri":
            assert ask(BARE, bound(name, **{parameter.name: "urn:unused"})) == [], parameter.name


@pytest.mark.parametrize(
    "name", ["statements", "counts", "office", "office-holders", "events", "participants", "adoption"]
)
def test_what_has_no_value_is_listed(name: str) -> None:
    assert len(ask(BARE, bound(name))) == 1


@pytest.mark.parametrize("name", NAMES["questions"])
def test_parameters_narrow_the_answer(built: Built, name: str) -> None:
    for parameter in query("questions", name).parameters:
        if parameter.kind == "iri":
            assert rows(built.door, bound(name, **{parameter.name: "urn:unused"})) == [], parameter.name


def test_every_golden_answer_has_a_question() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.csv")) == NAMES["questions"]
    assert PARAMS.keys() <= set(NAMES["questions"])


@pytest.mark.parametrize("name", NAMES["questions"])
def test_answer_needs_nothing_derived(built: Built, stated: Door, name: str) -> None:
    for given in ({}, PARAMS.get(name, {})):
        assert csv(stated, name, **given) == csv(built.door, name, **given)


def test_networks_on_the_seed(built: Built) -> None:
    address = rows(built.door, query("networks", "address").text)
    pairs = {(r["source"].rsplit("/", 1)[1], r["target"].rsplit("/", 1)[1]) for r in address}
    assert len(address) == 10 and {r["latest"] for r in address} == {"2025-10-26"}
    assert pairs == {("john-brandolino", "countries")} | {
        ("luong-tam-quang", to) for to in ("countries", "organisations", "enterprises")
    }
    part = query("networks", "co-participation")
    ceremony = long("evt:hanoi-2025-signing-ceremony")
    there = [r for r in rows(built.door, part.text) if r["target"] == ceremony]
    assert len(there) == 2 and {r["earliest"] for r in there} == {"2025-10-25"}
    whole = rows(built.door, questions.bind(part, {"whole": "yes"}, declared()[0]))
    assert {r["target"] for r in whole} == {ceremony} and len(whole) > 2


# Answers that take other sources than the seed


@pytest.mark.parametrize(
    ("other", "clashes"),
    [
        (count("b", 65, "exactly"), True),
        (count("b", 60, "at-least"), False),
        (count("b", 72, "more-than"), True),
        (count("b", 70, "approximately"), False),
        (count("b", 70, "nearly"), True),
        (count("b", 74, "exactly", "2026-01-01"), False),
    ],
)
def test_disagreeing_counts(other: str, clashes: bool) -> None:
    found = ask(TWO + count("a", 72, "exactly") + other, bound("disagreeing-counts"))
    assert len(found) == clashes
    assert all({r["source"], r["source_2"]} == {long("src:a"), long("src:b")} for r in found)


def test_positions_of_a_speaker_stay_side_by_side() -> None:
    """A speaker who was for a treaty in one source and against an article of it in another has two positions."""
    held = "a cca:Statement ; cca:speaker sta:x ; schema:about trt:t ; cca:speechAct sat:asserts ; cca:stance stn:"
    graph = TWO + said("a", "src:one", held + "supports") + said("b", "src:two", held + 'opposes ; cca:provision "14"')
    found = [(r["stance"].rsplit("/", 1)[1], r.get("provision"), r["source"]) for r in ask(graph, bound("positions"))]
    assert found == [("supports", None, long("src:a")), ("opposes", "14", long("src:b"))]
    against = ask(graph, bound("positions", stance="stn:opposes"))
    assert [r["source"] for r in against] == [long("src:b")]


def test_disagreeing_values() -> None:
    one = said("a", "evt:e", "a schema:Event" + period("2025-10-25", ""))
    other = said("b", "evt:e", "a schema:Event" + period("2025-10-24", ""))
    (row,) = ask(TWO + one + other, bound("disagreeing-values"))
    assert (row["value"], row["value_2"]) == ("2025-10-24", "2025-10-25")
    same = said("b", "evt:e", "a schema:Event" + period("2025-10-25", ""))
    assert ask(TWO + one + same, bound("disagreeing-values")) == []


def test_a_month_does_not_disagree_with_a_day_in_it() -> None:
    month = act("a", "s", "Signature", "2025-10-01", "2025-10-31")
    within = act("b", "s", "Signature", "2025-10-25", "2025-10-25")
    assert ask(TWO + month + within, bound("disagreeing-values")) == []
    elsewhere = act("b", "s", "Signature", "2025-11-01", "2025-11-01", "sta:y")
    found = ask(TWO + month + elsewhere, bound("disagreeing-values"))
    assert [row["property"] for row in found] == [long("cca:date"), long("cca:party")]


def readings(text: str, name: str, *days: str) -> list[list[str]]:
    return [[row["reading"] for row in ask(text, bound(name, as_of=on))] for on in days]


def test_readings_of_a_signature() -> None:
    text = TWO + act("a", "s", "Signature", "2025-10-01", "2025-10-31")
    found = readings(text, "signatories", "2025-09-30", "2025-10-15", "2025-10-31")
    assert found == [[], ["possible"], ["certain"]]
    assert ask(TWO + act("a", "s", "Signature", "", "", rest=PROSPECTIVE), bound("signatories")) == []


def test_non_state_signatories() -> None:
    text = TWO + act("a", "s", "Signature", "", "2025-10-25", "bod:eu") + act("a", "t", "Signature", "", "2025-10-25")
    found = ask(text + said("a", "sta:x", "a foaf:Agent , cca:State"), bound("non-state-signatories"))
    assert [row["party"] for row in found] == [long("bod:eu")]


def test_predecessors() -> None:
    text = TWO + office("a", "x", "2020-01-01", "2022-01-01") + office("b", "y", "2022-01-02", "2025-01-01")
    (row,) = ask(text, bound("predecessors"))
    assert (row["person"], row["predecessor"], row["source"]) == (long("per:y"), long("per:x"), long("src:a"))


def test_office_holders_certain_and_possible() -> None:
    text = TWO + office("a", "x", "2020-01-01", "2022-01-01")
    found = readings(text, "office-holders", "2019-12-31", "2021-01-01", "2023-01-01")
    assert found == [[], ["certain"], ["possible"]]


# Audits


def test_audits_find_nothing_on_the_seed(built: Built) -> None:
    assert [finding for finding in built.report.findings if finding.rule in NAMES["audits"]] == []
    for name in NAMES["audits"]:
        assert rows(built.door, query("audits", name).text) == [], name


# Rules


def derived(built: Built, rule: str) -> set[tuple[str, str, str]]:
    """Return the triples of a rule, shortened."""
    tail = f" <{BASE}derived/{rule}> ."
    lines = [line.removesuffix(tail) for line in built.nquads.decode("utf-8").splitlines() if line.endswith(tail)]
    shorten = declared()[0].shorten
    found = [line.split(" ", 2) for line in lines]
    return {(shorten(s[1:-1]), shorten(p[1:-1]), shorten(o[1:-1]) if o[0] == "<" else o) for s, p, o in found}


def test_class_closure(built: Built) -> None:
    found = derived(built, "1-class-closure")
    assert {p for _, p, _ in found} == {"rdf:type"}
    assert {o for s, _, o in found if s == "bod:un"} == {"org:FormalOrganization", "org:Organization"}
    assert ("act:un-convention-against-cybercrime--adoption", "rdf:type", "schema:Event") in found
    assert all(s.startswith(("bod:", "sta:", "act:", "trt:")) or o == "prov:Entity" for s, _, o in found)


def test_nothing_stated_is_derived_again(built: Built) -> None:
    closure, others = f" <{BASE}derived/1-class-closure> .", set()
    lines = built.nquads.decode("utf-8").splitlines()
    others = {line.rsplit(" <", 1)[0] for line in lines if not line.endswith(closure)}
    assert others.isdisjoint(line.removesuffix(closure) for line in lines if line.endswith(closure))


def test_organisation_roll_up(built: Built) -> None:
    found = {(s, o) for s, p, o in derived(built, "2-organisation-roll-up") if p == "org:transitiveSubOrganizationOf"}
    assert found == {
        ("bod:vnm-ministry-of-public-security", "sta:vnm"), ("bod:unodc", "bod:un"),
        ("bod:unodc-division-for-treaty-affairs", "bod:unodc"), ("bod:unodc-division-for-treaty-affairs", "bod:un"),
    }  # fmt: skip


def test_participation_roll_up(built: Built) -> None:
    found = {(s, o) for s, p, o in derived(built, "5-participation-roll-up") if p == "schema:attendee"}
    names = ("closing-speech", "closing-session", "signing-ceremony")
    speech, session, ceremony = (f"evt:hanoi-2025-{name}" for name in names)
    assert found == {
        (speech, "per:luong-tam-quang"), (session, "per:luong-tam-quang"), (ceremony, "per:luong-tam-quang"),
        (session, "per:john-brandolino"), (ceremony, "per:john-brandolino"),
        (ceremony, "grp:hanoi-2025-attendees"), (ceremony, "grp:hanoi-2025-signing-states"),
    }  # fmt: skip


def test_concept_labels(built: Built) -> None:
    found = derived(built, "6-concept-labels")
    labels = {o for s, p, o in found if (s, p) == ("msr:states-signed", "skos:prefLabel")}
    assert labels == {'"have signed"@en', '"podpisy"@pl'}
    assert ("msr:states-signed", "skos:inScheme", BASE + "concept/measure/") in found
    assert not any(s == "msr:arrests" for s, _, _ in found)
    used = set(re.findall(rf"<({BASE}concept/[^>]*[^/>])> <[^>]*> \.$", built.nquads.decode("utf-8"), re.MULTILINE))
    labelled = {long(s) for s, p, _ in found if p == "skos:prefLabel"}
    assert used
    assert used - labelled == set()
