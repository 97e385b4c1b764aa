"""Hostile and broken shapes of a workspace, thrown at the real command line."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from conftest import Ran
from listening import listening
from shacl_pair import EX, one, parse, subclasses
from tiny import ROOT, small

from kg.checking.shacl import Outcome, apart, read_shapes
from kg.checking.turtle import to_turtle
from kg.checking.validate import Finding, Report
from kg.errors import InputError, KGError
from kg.terms import BASE

if TYPE_CHECKING:
    from pathlib import Path

Run = Callable[..., Ran]
HEAD = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix cca: <https://w3id.org/cca/ns#> .
@prefix s: <urn:ex:> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
ON = "s:Hostile a sh:NodeShape ; sh:targetClass cca:Statement ; "
DECLARED = (
    's:pre sh:declare [ sh:prefix "%s" ; sh:namespace """%s""" ] .\n'
    + ON
    + 'sh:sparql [ sh:message "x" ; sh:prefixes s:pre ; sh:select "$this a ?c }" ] ; %s .'
)
SERVED = "SELECT $this { SERVICE <URL> { ?a ?b ?c } }"
COMPONENT = """s:comp a sh:ConstraintComponent ; sh:parameter [ sh:path s:limit ] ;
  sh:validator [ a sh:SPARQLAskValidator ; sh:message "x" ; sh:ask "%s" ] .
s:Hostile a sh:NodeShape ; sh:targetClass cca:Statement ; s:limit 1 .
"""
PASTED = "urn:a> SELECT $this { SERVICE <URL> { ?a ?b ?c } #"


def own(home: Path, shapes: str) -> Path:
    """Make a workspace with shapes of its own."""
    path = home / "ontology/shapes/mine.ttl"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + shapes, "utf-8")
    (home / "kg.toml").write_text("base = true\n")
    return home


@pytest.mark.parametrize("rest", ['sh:name "x"', "sh:not [ sh:class s:X ]"], ids=["compiled", "pyshacl"])
@pytest.mark.parametrize(("prefix", "namespace"), [("p", PASTED), (f"p: <{PASTED}", "urn:a"), ("p", "file:///etc/")])
def test_a_prefix_does_not_become_a_query(prefix: str, namespace: str, rest: str, kg: Run, tmp_path: Path) -> None:
    with listening() as listener:
        shapes = (DECLARED % (prefix, namespace, rest)).replace("URL", listener.url)
        ran = kg("build", cwd=own(tmp_path, shapes))
        assert listener.visits == []
    assert (ran.code, ran.out) == (2, ""), ran
    assert re.search(r"mine\.ttl.*sh:(prefix|namespace)", ran.err), ran.err


@pytest.mark.parametrize(
    "shapes",
    [
        COMPONENT % "ASK { SERVICE <URL> { ?a ?b ?c } }",
        COMPONENT % "ASK { \\\\u0053ERVICE <URL> { ?a ?b ?c } }",
        f'{ON} sh:rule [ a sh:SPARQLRule ; sh:construct "CONSTRUCT {{ ?a ?b ?c }} {SERVED[13:]}" ] .',
        f'{ON} sh:target [ a sh:SPARQLTarget ; sh:select "{SERVED}" ] .',
        f'{ON} s:x [ sh:update "LOAD <URL>" ] .',
    ],
)
def test_no_text_of_a_shape_calls_another_machine(shapes: str, kg: Run, tmp_path: Path) -> None:
    with listening() as listener:
        ran = kg("build", cwd=own(tmp_path, shapes.replace("URL", listener.url)))
        assert listener.visits == []
    assert (ran.code, ran.out) == (2, ""), ran
    assert "mine.ttl" in ran.err


def test_pyshacl_loads_no_graph(kg: Run, tmp_path: Path) -> None:
    with listening() as listener:
        shapes = COMPONENT % f"ASK FROM <{listener.url}> {{ ?a ?b ?c }}"
        assert "Traceback" not in kg("build", cwd=own(tmp_path, shapes)).err
        assert listener.visits == []


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("minCount", '"x"'),
        ("maxCount", "1.5"),
        ("minLength", '"1) } #"'),
        ("maxLength", "<urn:x>"),
        ("nodeKind", "<urn:x>"),
        ("nodeKind", '"IRI"'),
        ("class", '"urn:x> } #"'),
        ("datatype", '"x"'),
        ("lessThan", '"x"'),
        ("minInclusive", "<urn:x>"),
        ("pattern", "<urn:x>"),
        ("hasValue", "[]"),
        ("targetClass", '"urn:x> } #"'),
    ],
)
def test_a_parameter_of_the_wrong_kind_is_refused(parameter: str, value: str) -> None:
    shapes = parse(f"ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:path ex:p ; sh:{parameter} {value} .")
    with pytest.raises(InputError, match=f"urn:ex:S, field sh:{parameter}"):
        read_shapes(shapes)


def test_a_shape_that_is_a_class_tests_its_instances() -> None:
    pair = one("ex:C a sh:NodeShape, rdfs:Class ; sh:property [ sh:path ex:p ; sh:minCount 1 ] .", "ex:n a ex:Sub .")
    for outcome in (pair.compiled(), pair.pyshacl()):
        assert outcome.tested == {EX + "view": {EX + "C": 1}}
        assert [result.focus for result in outcome.results] == [EX + "n"]


CUSTOM = """ex:comp a sh:ConstraintComponent ; sh:parameter [ sh:path <urn:ex#limit> ] ;
  sh:validator [ a sh:SPARQLAskValidator ; sh:message "x" ; sh:ask "ASK { FILTER(?value < ?limit) }" ] .
ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property [ sh:path ex:p ; <urn:ex#limit> 5 ] .
"""


def test_a_component_of_ones_own_falls_to_pyshacl_by_name() -> None:
    outcome = one(CUSTOM, "ex:n a ex:C ; ex:p 7 . ex:m a ex:C ; ex:p 3 .").compiled()
    assert outcome.by_pyshacl == {EX + "S": ["<urn:ex#limit>"]}
    assert [(result.focus, result.component) for result in outcome.results] == [(EX + "n", EX + "comp")]


def apart_from(shapes: str, deadline: float) -> Outcome:
    triples, view = parse(shapes), {EX + "view": parse("ex:n a ex:C ; ex:p ex:n .")}
    return apart.validate(view, [], read_shapes(triples), triples, [], subclasses, deadline)


def test_pyshacl_is_stopped_at_its_deadline() -> None:
    began = time.monotonic()
    endless = "SELECT $this { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(40)) + " FILTER(?a1 = 1) }"
    with pytest.raises(KGError, match=r"stopped after 3 s.*urn:ex:S"):
        apart_from(f'ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:sparql [ sh:select "{endless}" ] .', 3)
    assert time.monotonic() - began < 20


@pytest.mark.parametrize(
    "fault", ['sh:sparql [ sh:select "SELECT $PATH {" ]', "sh:not [ sh:property [ sh:path ex:p ; sh:minCount 'x' ] ]"]
)
def test_what_pyshacl_stumbles_over_is_one_sentence(fault: str) -> None:
    with pytest.raises(KGError, match="urn:ex:S"):
        apart_from(f"ex:S a sh:NodeShape ; sh:targetClass ex:C ; {fault} .", 60)


def test_a_process_of_its_own_gives_what_pyshacl_gives() -> None:
    shapes = "[] a sh:NodeShape ; sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:not [ sh:nodeKind sh:IRI ] ] ."
    outcome = apart_from(shapes, 60)
    [result] = outcome.results
    assert (result.focus, result.path, result.component, result.term) == (
        f"{EX}n",
        f"<{EX}p>",
        "not",
        f"<{EX}n>",
    )
    assert outcome.tested == {f"{EX}view": {result.shape: 1}}


DATA = """@prefix cca: <https://w3id.org/cca/ns#> .
[] a cca:Statement . <urn:a> a cca:QuantityClaim ; cca:value "x" .
"""


@pytest.mark.parametrize("engine", ["compiled", "pyshacl"])
def test_a_report_in_turtle_says_all_that_shacl_asks_for(engine: str, kg: Run, tmp_path: Path) -> None:
    small(tmp_path)
    shutil.copy(ROOT / "ontology/shapes/statements.ttl", tmp_path / "ontology/shapes")
    (tmp_path / "x.ttl").write_text(DATA)
    ran = kg("validate", "x.ttl", "-f", "turtle", "--engine", engine, cwd=tmp_path)
    assert ran.code == 1, ran.err
    store = ox.Store()
    store.load(ran.out.encode(), format=ox.RdfFormat.TURTLE)
    head = "PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX cca: <https://w3id.org/cca/ns#> "
    whole = """ASK { ?r sh:focusNode <urn:a> ; sh:value "x" ; sh:resultPath cca:value ; sh:resultSeverity sh:Violation ;
      sh:sourceConstraintComponent sh:MinInclusiveConstraintComponent ;
      sh:sourceShape <https://w3id.org/cca/shapes#CountRange-value> ; cca:inGraph <https://w3id.org/cca/source/x> }"""
    blank = "ASK { ?r sh:focusNode ?n ; sh:resultPath cca:speaker FILTER(isBlank(?n)) }"
    lacking = """ASK { ?r a sh:ValidationResult
      FILTER NOT EXISTS { ?r sh:focusNode ?f ; sh:sourceConstraintComponent ?c ; sh:sourceShape ?s } }"""
    assert [bool(store.query(head + query)) for query in (whole, blank, lacking)] == [True, True, False]


@pytest.mark.parametrize(
    ("source", "graph"),
    [("reference", f"{BASE}reference"), ("a-slug", f"{BASE}source/a-slug"), ("urn:kg:file", "urn:kg:file")],
)
def test_a_result_names_its_graph(source: str, graph: str) -> None:
    report = Report([Finding("Warning", "Rule", "urn:a", "Mend it.", source=source, path="^<urn:ex:p>")])
    text = to_turtle(report)
    [found] = [q.object for q in ox.parse(text, format=ox.RdfFormat.TURTLE) if q.predicate.value.endswith("inGraph")]
    assert found == ox.NamedNode(graph)
    assert "inversePath" in text
