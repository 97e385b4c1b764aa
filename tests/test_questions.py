"""Questions give the answers checked by hand; audits find planted faults; rules derive what they should."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest
from rdflib.plugins.sparql import prepareQuery

from kg import build, context, questions, workspace
from kg.door import Door

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.context import Context
    from kg.questions import Question

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests/golden/questions"
BASE = "https://w3id.org/cca/"
NAMES = {folder: sorted(p.stem for p in (ROOT / "queries" / folder).glob("*.rq")) for folder in questions.FOLDERS}
ALL = [(folder, name) for folder in ("questions", "audits", "rules", "networks") for name in NAMES[folder]]
PARAMS: dict[str, dict[str, str]] = tomllib.loads((GOLDEN / "params.toml").read_text("utf-8"))
DATED = ("cca:date", "cca:asOf", "schema:startDate", "schema:endDate", "dct:issued")
PROVENANCE = {"source", "level", "by", "start", "end"}
TALLIES = {"date-span", "levels", "sources", "statements-by-speaker", "topics"}
"""Questions whose rows are no facts but counts or descriptions of sources."""


@dataclass(frozen=True)
class Built:
    """A build of the seed, open for queries."""

    door: Door
    nquads: bytes
    report: Any


@cache
def declared() -> tuple[Context, dict[str, dict[str, Question]]]:
    home = workspace.find(ROOT)
    return context.load(home), {folder: questions.named(home, folder) for folder in questions.FOLDERS}


def query(folder: str, name: str) -> Question:
    return declared()[1][folder][name]


def bound(name: str, **given: str) -> str:
    return questions.bind(query("questions", name), given, declared()[0])


def long(name: str) -> str:
    return declared()[0].expand(name) or name


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    home = workspace.find(ROOT, out=tmp_path_factory.mktemp("questions") / "build")
    result = build.run(home)
    with Door(store=result.build.index) as door:
        yield Built(door, result.build.nquads.read_bytes(), result.report)


def with_union(nquads: bytes) -> bytes:
    """Add the union of all graphs as the default graph, as a build does."""
    union = {line.rsplit(" <", 1)[0] + " .\n" for line in nquads.decode("utf-8").splitlines()}
    return nquads + "".join(sorted(union)).encode("utf-8")


@pytest.fixture(scope="session")
def stated(built: Built) -> Iterator[Door]:
    """Yield the seed without what is derived from it."""
    derived = (f"<{BASE}derived/", f"<{BASE}conflicts>")
    lines = [ln for ln in built.nquads.splitlines(keepends=True) if not ln.rsplit(b" ", 2)[1].decode().startswith(derived)]
    assert 0 < len(lines) < built.nquads.count(b"\n")
    with Door() as door:
        door.load(with_union(b"".join(lines)))
        yield door


def rows(door: Door, text: str) -> list[dict[str, str]]:
    return [{name: cell["value"] for name, cell in row.items()} for row in door.query(text).rows]


def ask(trig: str, text: str) -> list[dict[str, str]]:
    """Answer a query over a few graphs written in TriG."""
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in declared()[0].prefixes.items())
    nquads = ox.serialize(ox.parse((head + trig).encode("utf-8"), format=ox.RdfFormat.TRIG), format=ox.RdfFormat.N_QUADS)
    with Door() as door:
        door.load(with_union(nquads or b""))
        return rows(door, text)


# Headers and form


def test_there_are_queries_of_each_kind() -> None:
    assert len(NAMES["questions"]) >= 33
    assert len(NAMES["audits"]) == 10
    assert len(NAMES["rules"]) == 4
    assert NAMES["networks"] == ["address", "co-participation"]


@pytest.mark.parametrize("name", NAMES["questions"])
def test_header_is_complete(name: str) -> None:
    question = query("questions", name)
    assert question.summary.endswith("?"), "a question's summary is a question"
    assert len(question.description) > 20
    assert question.tags
    used = {token.text[1:] for token in questions.guard.tokens(question.text) if token.kind == "variable"}
    assert {parameter.name for parameter in question.parameters} <= used
    assert all(parameter.help for parameter in question.parameters)


@pytest.mark.parametrize("name", NAMES["audits"])
def test_header_of_an_audit(name: str) -> None:
    audit = query("audits", name)
    assert audit.header["severity"] in ("violation", "warning")
    columns = set(re.findall(r"\?(\w+)", audit.text[audit.text.index("SELECT") : audit.text.index("WHERE")]))
    assert {"this", "g"} <= columns
    assert set(re.findall(r"\{\?(\w+)\}", audit.message)) <= columns


@pytest.mark.parametrize("name", NAMES["networks"])
def test_header_of_a_network(name: str) -> None:
    header = query("networks", name).header
    assert header["directed"] in ("true", "false")
    assert header["weight"]
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
    assert len(address) == 10
    assert pairs == {("john-brandolino", "countries")} | {
        ("luong-tam-quang", to) for to in ("countries", "organisations", "enterprises")
    }
    (together,) = rows(built.door, query("networks", "co-participation").text)
    assert together["source_kind"] == together["target_kind"] == "group without members"
    assert together["date"] == "2025-10-25"
    assert together["event"] == long("evt:hanoi-2025-signing-ceremony")


# Answers that take other sources than the seed

TWO = """
src:a/prov { src:a a cca:Source ; cca:knownFrom "2025-10-26"^^xsd:date . }
src:b/prov { src:b a cca:Source ; cca:knownFrom "2026-06-30"^^xsd:date . }
"""


def said(slug: str, subject: str, rest: str) -> str:
    """Write what a source says of a subject, with the assertion that covers it."""
    record = f"rdf:subject {subject} ; rdf:predicate rdf:type ; cca:inGraph src:{slug} ; cca:attributionLevel lvl:narrator"
    name = re.sub(r"\W", "-", f"{slug}-{subject}")
    return (
        f"src:{slug} {{ {subject} {rest} . }}\n"
        f"src:{slug}/prov {{ ast:{name} a cca:Assertion ; {record} ; cca:evidence <{BASE}source/{slug}#{name}> . }}\n"
    )


def count(slug: str, value: int, comparator: str, day: str = "2025-10-26") -> str:
    bounds = f'cca:earliest "{day}"^^xsd:date ; cca:latest "{day}"^^xsd:date'
    what = f"cca:measure msr:states-signed ; cca:unit unt:states ; schema:about trt:t ; cca:value {value}"
    return said(slug, f"<{BASE}source/{slug}/n>", f"a cca:QuantityClaim ; {what} ; cca:comparator cmp:{comparator} ; {bounds}")


def act(slug: str, name: str, kind: str, earliest: str, latest: str, party: str = "sta:x", rest: str = "") -> str:
    days = f' ; cca:earliest "{earliest}"^^xsd:date' if earliest else ""
    days += f' ; cca:latest "{latest}"^^xsd:date' if latest else ""
    return said(slug, f"act:{name}", f"a cca:{kind} , cca:TreatyAction ; cca:onTreaty trt:t ; cca:party {party}{days}{rest}")


PROSPECTIVE = " ; cca:realisation rea:prospective"


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


def test_disagreeing_values() -> None:
    days = 'schema:startDate "{0}"^^xsd:date ; cca:startEarliest "{0}"^^xsd:date ; cca:startLatest "{0}"^^xsd:date'
    one = said("a", "evt:e", "a schema:Event ; " + days.format("2025-10-25"))
    other = said("b", "evt:e", "a schema:Event ; " + days.format("2025-10-24"))
    (row,) = ask(TWO + one + other, bound("disagreeing-values"))
    assert (row["value"], row["value_2"]) == ("2025-10-24", "2025-10-25")
    assert ask(TWO + one + one.replace("src:a", "src:b").replace("ast:a", "ast:b"), bound("disagreeing-values")) == []


def test_a_month_does_not_disagree_with_a_day_in_it() -> None:
    month, day = act("a", "s", "Signature", "2025-10-01", "2025-10-31"), act("b", "s", "Signature", "2025-10-25", "2025-10-25")
    assert ask(TWO + month + day, bound("disagreeing-values")) == []


def test_readings_of_a_signature() -> None:
    text = TWO + act("a", "s", "Signature", "2025-10-01", "2025-10-31")
    read = {d: [r["reading"] for r in ask(text, bound("signatories", as_of=d))] for d in ("2025-09-30", "2025-10-15", "2025-10-31")}
    assert read == {"2025-09-30": [], "2025-10-15": ["possible"], "2025-10-31": ["certain"]}
    assert ask(TWO + act("a", "s", "Signature", "", "", rest=PROSPECTIVE), bound("signatories")) == []


def test_non_state_signatories() -> None:
    eu = act("a", "s", "Signature", "", "2025-10-25", "bod:eu") + act("a", "t", "Signature", "", "2025-10-25")
    found = ask(TWO + eu + said("a", "sta:x", "a foaf:Agent , cca:State"), bound("non-state-signatories"))
    assert [r["party"] for r in found] == [long("bod:eu")]


def test_missing_ratifications() -> None:
    text = TWO + said("a", "trt:t", "a cca:Treaty ; cca:partiesNeeded 3")
    text += act("a", "r", "Ratification", "2026-01-01", "2026-01-01") + act("b", "r", "Ratification", "2026-01-01", "2026-01-01")
    text += act("b", "a", "Accession", "2026-01-01", "2026-12-31", "sta:y")
    text += act("b", "d", "DomesticApproval", "2026-01-01", "2026-01-01", "sta:z")
    (row,) = ask(text, bound("missing-ratifications", treaty="trt:t", as_of="2026-06-30"))
    assert (row["consents"], row["possible_consents"], row["missing"]) == ("1", "2", "2")


OFFICE = "a org:Membership ; org:member per:{0} ; org:role org-role:minister ; org:organization bod:m"


def office(slug: str, who: str, start: str, end: str) -> str:
    bounds = "".join(f' ; cca:{b} "{d}"^^xsd:date' for b, d in (("startEarliest", start), ("startLatest", start), ("endEarliest", end)))
    return said(slug, f"mem:{who}", OFFICE.format(who) + bounds)


def test_predecessors() -> None:
    found = ask(TWO + office("a", "x", "2020-01-01", "2022-01-01") + office("b", "y", "2022-01-02", "2025-01-01"), bound("predecessors"))
    assert [(r["person"], r["predecessor"], r["source"]) for r in found] == [(long("per:y"), long("per:x"), long("src:a"))]


def test_office_holders_between_what_is_certain_and_what_is_possible() -> None:
    text = TWO + office("a", "x", "2020-01-01", "2022-01-01")
    read = {d: [r["reading"] for r in ask(text, bound("office-holders", as_of=d))] for d in ("2019-12-31", "2021-01-01", "2023-01-01")}
    assert read == {"2019-12-31": [], "2021-01-01": ["certain"], "2023-01-01": ["possible"]}


# Audits


def test_audits_find_nothing_on_the_seed(built: Built) -> None:
    assert [finding for finding in built.report.findings if finding.rule in NAMES["audits"]] == []
    for name in NAMES["audits"]:
        assert rows(built.door, query("audits", name).text) == [], name


SIGNED = act("a", "s", "Signature", "2025-10-24", "2025-10-24")
WHEN = 'cca:startEarliest "{0}"^^xsd:date ; cca:startLatest "{0}"^^xsd:date ; cca:endEarliest "{1}"^^xsd:date ; cca:endLatest "{1}"^^xsd:date'
OPENED = said("b", "act:o", "a cca:OpeningForSignature ; cca:onTreaty trt:t ; " + WHEN)
FORCE = said("b", "act:f", 'a cca:EntryIntoForce ; cca:onTreaty trt:t ; cca:latest "2026-06-30"^^xsd:date')
NEEDED = said("b", "trt:t", "a cca:Treaty ; cca:partiesNeeded 2")
RATIFIED = act("b", "r", "Ratification", "2026-01-01", "2026-01-01", "sta:y")
WHOLE = said("a", "evt:w", "a schema:Event ; schema:subEvent evt:p ; " + WHEN.format("2025-10-25", "2025-10-26"))
PART = said("b", "evt:p", "a schema:Event ; " + WHEN)
FAULTS: dict[str, tuple[str, str, str]] = {
    # audit: what it must find, in which text, and a text like it in which it must find nothing
    "graph-has-source": ("src:c", "src:c { act:s a cca:Signature }", TWO + SIGNED),
    "triple-has-assertion": ("act:s", TWO + "src:a { act:s a cca:Signature }", TWO + SIGNED),
    "one-holder-at-a-time": (
        "mem:x",
        office("a", "x", "2020-01-01", "2022-01-01") + office("b", "y", "2021-01-01", "2023-01-01"),
        office("a", "x", "2020-01-01", "2022-01-01") + office("b", "y", "2022-01-02", "2023-01-01"),
    ),
    "part-within-whole": ("evt:p", WHOLE + PART.format("2025-10-26", "2025-10-29"), WHOLE + PART.format("2025-10-26", "2025-10-26")),
    "signature-after-opening": (
        "act:s", SIGNED + OPENED.format("2025-10-25", "2026-12-31"), SIGNED + OPENED.format("2025-10-24", "2026-12-31"),
    ),
    "signature-before-closing": (
        "act:s", SIGNED + OPENED.format("2025-10-01", "2025-10-23"), SIGNED + OPENED.format("2025-10-01", "2025-10-24"),
    ),
    "ratification-after-signature": (
        "act:q",
        SIGNED + act("b", "q", "Ratification", "", "2025-10-20"),
        SIGNED + act("b", "q", "Ratification", "", "2025-10-20", rest=PROSPECTIVE),
    ),
    "signatory-does-not-accede": (
        "act:q", SIGNED + act("b", "q", "Accession", "", "2026-01-01"), SIGNED + act("b", "q", "Accession", "", "2026-01-01", "sta:y"),
    ),
    "enough-consents": ("act:f", FORCE + NEEDED + RATIFIED, FORCE + NEEDED + RATIFIED + act("b", "q", "Approval", "", "2026-01-01")),
    "past-act-not-after-source": (
        "act:q",
        TWO + act("a", "q", "Signature", "2026-05-05", "2026-05-05"),
        TWO + act("a", "q", "Signature", "2026-05-05", "2026-05-05", rest=PROSPECTIVE),
    ),
}  # fmt: skip


def test_every_audit_has_a_planted_fault() -> None:
    assert sorted(FAULTS) == NAMES["audits"]


@pytest.mark.parametrize("name", NAMES["audits"])
def test_audit_finds_a_planted_fault(name: str) -> None:
    this, fault, innocent = FAULTS[name]
    found = ask(fault, query("audits", name).text)
    assert [row["this"] for row in found] == [long(this)]
    assert all(re.fullmatch(rf"{BASE}source/[abc](/inferred)?", row["g"]) for row in found)
    assert ask(innocent, query("audits", name).text) == []


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
    speech, session, ceremony = (f"evt:hanoi-2025-{n}" for n in ("closing-speech", "closing-session", "signing-ceremony"))
    assert found == {
        (speech, "per:luong-tam-quang"), (session, "per:luong-tam-quang"), (ceremony, "per:luong-tam-quang"),
        (session, "per:john-brandolino"), (ceremony, "per:john-brandolino"),
        (ceremony, "grp:hanoi-2025-attendees"), (ceremony, "grp:hanoi-2025-signing-states"),
    }  # fmt: skip


def test_concept_labels(built: Built) -> None:
    found = derived(built, "6-concept-labels")
    assert {o for s, p, o in found if (s, p) == ("msr:states-signed", "skos:prefLabel")} == {'"have signed"@en', '"podpisy"@pl'}
    assert ("msr:states-signed", "skos:inScheme", BASE + "concept/measure/") in found
    assert not any(s == "msr:arrests" for s, _, _ in found)
    used = set(re.findall(rf"<({BASE}concept/[^>]*[^/>])> <[^>]*> \.$", built.nquads.decode("utf-8"), re.MULTILINE))
    labelled = {long(s) for s, p, _ in found if p == "skos:prefLabel"}
    assert used
    assert used - labelled == set()
