"""The ninety-two facts of the first article are in the graph, each with its words, its level and its speaker."""

from __future__ import annotations

import csv
import os
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from small_sheets import BASE, TEXT, declared, invented, write
from workspaces import ROOT, SEED

from kg.asking import sheet
from kg.reading import sheets
from kg.reading.evidence import check_of, read_texts
from kg.terms import RDF, XSD

if TYPE_CHECKING:
    from kg.building.store import Build
    from kg.declared import context

FACTS = list(csv.DictReader((ROOT / "tests/golden/seed_facts.csv").read_text("utf-8").splitlines()))
SLUG = "hanoi-2025-10-26-pl"
SOURCE = f"{BASE}source/{SLUG}"
GRAPHS = (SOURCE, SOURCE + "/inferred", SOURCE + "/prov")
CCA, OA, SKOS = BASE + "ns#", "http://www.w3.org/ns/oa#", "http://www.w3.org/2004/02/skos/core#"
LEVELS = {
    "narrator": 32, "reported-implicit": 20, "inferred": 15, "reported-indirect": 13, "caption": 8, "metadata": 3,
    "reported-direct": 1,
}  # fmt: skip
BOUNDS = {CCA + name for name in ("earliest", "latest", "startEarliest", "startLatest", "endEarliest", "endLatest")}
LONGEST = 90
"""Characters of the longest Polish literal: names, titles and time words, never a sentence."""


@dataclass
class Record:
    """What one assertion of the seed says."""

    properties: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def one(self, prop: str) -> str:
        [value] = self.properties[prop]
        return value

    def vouches_for(self, prop: str, value: str) -> bool:
        named, objects = self.properties[RDF + "predicate"], self.properties[RDF + "object"]
        if prop == RDF + "type" or prop not in named:
            return RDF + "type" in named
        return not objects or value in objects

    def beside(self, other: Record) -> bool:
        same = (RDF + "subject", CCA + "inGraph")
        return other is not self and all(self.one(prop) == other.one(prop) for prop in same)


@dataclass
class Seed:
    """The three graphs of the first article, and the assertions in them."""

    quads: list[ox.Quad]
    records: list[Record]

    def objects(self, subject: str, prop: str, *graphs: str) -> set[str]:
        wanted = graphs or GRAPHS
        return {
            value(q.object)
            for q in self.quads
            if value(q.subject) == subject and q.predicate.value == prop and value(q.graph_name) in wanted
        }

    def vouched(self, record: Record, prop: str) -> set[str]:
        """Give what an assertion's graph says of its subject in its name, in the notation of the golden list."""
        named = prop in record.properties[RDF + "predicate"]
        others = [one for one in self.records if one.beside(record)]
        if not named and any(prop in one.properties[RDF + "predicate"] for one in others):
            return set()
        return {
            notation(q.object)
            for q in self.quads
            if value(q.subject) == record.one(RDF + "subject")
            and q.predicate.value == prop
            and value(q.graph_name) == record.one(CCA + "inGraph")
            and record.vouches_for(prop, value(q.object))
        }


def value(term: object) -> str:
    assert isinstance(term, ox.NamedNode | ox.Literal), "no blank node and no triple term"
    return term.value


def notation(term: object) -> str:
    """Write a term as the golden list does: short name, 'string', text@language, 72, 2025-10-26, text^^type."""
    text = value(term)
    if not isinstance(term, ox.Literal):
        return text.removeprefix(SOURCE + "/") if text.startswith(SOURCE + "/") else context_().shorten(text)
    if term.language:
        return f"{text}@{term.language}"
    kind = term.datatype.value
    if kind == XSD + "string":
        return f"'{text}'"
    return text if kind in (XSD + "integer", XSD + "date") else f"{text}^^{context_().shorten(kind)}"


def long(name: str) -> str:
    return name if name.startswith("https://") else context_().expand(name) or f"{SOURCE}/{name}"


@cache
def context_() -> context.Context:
    return declared().context


@pytest.fixture(scope="session")
def everything(seed_build: Build) -> list[ox.Quad]:
    return list(ox.parse(seed_build.nquads.read_bytes(), format=ox.RdfFormat.N_QUADS))


@pytest.fixture(scope="session")
def seed(everything: list[ox.Quad]) -> Seed:
    quads = [quad for quad in everything if value(quad.graph_name) in GRAPHS]
    nodes: dict[str, Record] = defaultdict(Record)
    for quad in quads:
        if value(quad.graph_name) == SOURCE + "/prov":
            nodes[value(quad.subject)].properties[quad.predicate.value].add(value(quad.object))
    records = [node for node in nodes.values() if CCA + "Assertion" in node.properties[RDF + "type"]]
    return Seed(quads, records)


def behind(seed: Seed, fact: dict[str, str]) -> list[Record]:
    """Find the assertions that may be a fact of the golden list, by subject, span and level."""
    span = f"{SOURCE}/text#char={fact['start']},{fact['end']}"
    level = f"{BASE}concept/attribution/{fact['level']}"
    return [
        record
        for record in seed.records
        if record.one(RDF + "subject") == long(fact["subject"])
        and span in record.properties[CCA + "evidence"]
        and record.one(CCA + "attributionLevel") == level
    ]


def test_there_are_ninety_two_facts_and_as_many_assertions(seed: Seed) -> None:
    assert len({fact["fact"] for fact in FACTS}) == len(FACTS) == 92
    assert len(seed.records) == 92
    levels = Counter(record.one(CCA + "attributionLevel").rpartition("/")[2] for record in seed.records)
    assert levels == Counter(fact["level"] for fact in FACTS) == LEVELS


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["fact"])
def test_a_fact_is_in_the_graph(seed: Seed, fact: dict[str, str]) -> None:
    [record] = behind(seed, fact)
    graph = SOURCE + ("/inferred" if fact["level"] == "inferred" else "")
    assert record.one(CCA + "inGraph") == graph
    assert record.properties[CCA + "attributedTo"] == ({long(fact["by"])} if fact["by"] else set())
    for name in fact["predicates"].split("|"):
        prop = long(name)
        stated = seed.objects(long(fact["subject"]), prop, graph)
        assert any(record.vouches_for(prop, one) for one in stated), f"nothing stated of {name}"


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["fact"])
def test_a_fact_has_exactly_its_values(seed: Seed, fact: dict[str, str]) -> None:
    [record] = behind(seed, fact)
    names, cells = fact["predicates"].split("|"), fact["objects"].split("|")
    for name, cell in zip(names, cells, strict=True):
        found = seed.vouched(record, long(name))
        assert found, f"nothing stated of {name}"
        if cell == "*":
            assert name == "cca:gloss", "only our own wording is left out"
        else:
            assert found == set(cell.split(" + ")), name


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["fact"])
def test_a_span_names_its_words(seed: Seed, fact: dict[str, str]) -> None:
    span = f"{SOURCE}/text#char={fact['start']},{fact['end']}"
    assert seed.objects(span, OA + "start") == {fact["start"]}
    assert seed.objects(span, OA + "end") == {fact["end"]}
    assert seed.objects(span, CCA + "check") == {fact["check"]}


def test_every_reported_fact_names_the_statement_it_was_said_in(seed: Seed) -> None:
    for record in seed.records:
        reported = "/reported-" in record.one(CCA + "attributionLevel")
        assert len(record.properties[CCA + "viaStatement"]) == reported
        for statement in record.properties[CCA + "viaStatement"]:
            assert seed.objects(statement, CCA + "speaker") == record.properties[CCA + "attributedTo"]


def test_economy(seed: Seed) -> None:
    assert len(seed.quads) <= 1500


def test_inferred_triples_are_only_in_the_inferred_graph(seed: Seed) -> None:
    content = defaultdict(set)
    for quad in seed.quads:
        content[value(quad.graph_name)].add((value(quad.subject), quad.predicate.value, str(quad.object)))
    apart, plain = content[SOURCE + "/inferred"], content[SOURCE]
    assert apart
    assert not apart & plain
    inferred = [fact for fact in FACTS if fact["level"] == "inferred"]
    allowed = {(long(fact["subject"]), long(name)) for fact in inferred for name in fact["predicates"].split("|")}
    signature = long("act:un-convention-against-cybercrime--vnm--signature")
    assert {(s, p) for s, p, _ in apart if p not in BOUNDS} == allowed | {(signature, RDF + "type")}
    assert {s for s, p, _ in apart if p in BOUNDS} <= {long(fact["subject"]) for fact in inferred}
    assert not any(s == signature for s, _, _ in plain)


def test_no_blank_node_and_no_foreign_word(everything: list[ox.Quad]) -> None:
    for quad in everything:
        assert isinstance(quad.subject, ox.NamedNode)
        assert isinstance(quad.object, ox.NamedNode | ox.Literal)
        assert isinstance(quad.graph_name, ox.NamedNode)


def test_nothing_could_be_the_prose_of_the_article(everything: list[ox.Quad]) -> None:
    texts = [quad.object for quad in everything if isinstance(quad.object, ox.Literal)]
    polish = {text.value for text in texts if text.language == "pl"}
    assert len(polish) > 15
    assert max(map(len, polish)) <= LONGEST
    long_ones = {str(text.language) for text in texts if len(text.value) > LONGEST}
    assert long_ones == {"en"}, "only glosses and our own descriptions are longer, and they are English"
    quoting = {quad.predicate.value for quad in everything} & {OA + "exact", CCA + "text"}
    assert not quoting
    assert not {text.value for text in texts if text.value.endswith(".") and text.language == "pl"}


def test_dates_are_typed_by_their_precision(everything: list[ox.Quad]) -> None:
    for quad in everything:
        if isinstance(quad.object, ox.Literal) and quad.predicate.value in BOUNDS:
            assert quad.object.datatype.value == XSD + "date"


# Hard cases


def test_two_titles_of_one_man_each_with_its_own_place(seed: Seed) -> None:
    office = long("mem:john-brandolino--unodc-dta-director")
    titles = seed.objects(office, CCA + "titleAsGiven")
    assert len(titles) == 2
    places = {}
    for title in titles:
        [record] = [
            r for r in seed.records if r.one(RDF + "subject") == office and title in r.properties[RDF + "object"]
        ]
        places[title] = (record.one(CCA + "evidence"), record.one(CCA + "attributionLevel").rpartition("/")[2])
    assert {level for _, level in places.values()} == {"caption", "narrator"}
    assert {span.rpartition("=")[2] for span, _ in places.values()} == {"3568,3643", "3756,3810"}


def test_exactly_one_direct_quotation(seed: Seed) -> None:
    direct = [q for q in seed.quads if q.predicate.value == CCA + "reporting" and value(q.object).endswith("/direct")]
    assert [value(q.subject) for q in direct] == [SOURCE + "/st27"]


def test_entry_into_force_is_still_to_come(seed: Seed) -> None:
    force = long("act:un-convention-against-cybercrime--entry-into-force")
    assert seed.objects(force, CCA + "realisation") == {BASE + "concept/realisation/prospective"}
    assert not {q.predicate.value for q in seed.quads if value(q.subject) == force} & BOUNDS
    adoption = long("act:un-convention-against-cybercrime--adoption")
    assert seed.objects(adoption, CCA + "latest") == {"2025-10-26"}


def test_seventy_two_is_a_count_and_not_signatures(seed: Seed) -> None:
    assert seed.objects(long("qty-72-signed"), CCA + "value") == {"72"}
    kinds = Counter(value(q.object) for q in seed.quads if q.predicate.value == RDF + "type")
    assert kinds[CCA + "Signature"] == 1
    assert kinds[CCA + "Accession"] == 0


# The words


def words_match(path: Path, texts: dict[str, str]) -> sheet.SheetCheck:
    found = sheet.check(sheets.read(path, path.name, declared().context), texts)
    assert found.found, "the text is not in the folder"
    return found


def test_the_words_hash_to_the_checks() -> None:
    folder = os.environ.get("KG_TEXTS")
    if not folder:
        pytest.skip("set KG_TEXTS to a folder with the article's text to compare its words with the checks")
    found = words_match(SEED, read_texts(Path(folder)))
    assert (found.wrong, found.missing, found.length) == ([], [], None)
    [text] = [text for text in read_texts(Path(folder)).values() if len(text) == 4615]
    for fact in FACTS:
        assert check_of(text[int(fact["start"]) : int(fact["end"])]) == fact["check"]


def test_the_words_of_an_invented_text_hash_to_their_checks(tmp_path: Path) -> None:
    data = invented()
    path = write(data, tmp_path)
    texts = {data["source"]["text_sha256"]: TEXT}
    found = words_match(path, texts)
    assert (found.wrong, found.missing, found.length) == ([], [], None)
    data["count"][0]["at"] = [n + 1 for n in data["count"][0]["at"]]
    wrong = words_match(write(data, tmp_path), texts).wrong
    assert [label for label, _, _ in wrong] == ["count 1 (share)"]
