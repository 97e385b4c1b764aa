"""What the engine does around the compiled parts: views, queries of a shape's own, and what falls to pySHACL."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from shacl_pair import EX, Pair, keys, one, parse
from workspaces import ROOT, seed_material

from kg.building import checks, parts
from kg.checking import validate
from kg.checking.shacl.compile import REFERENCE
from kg.declared import workspace

if TYPE_CHECKING:
    from kg.building.checks import Declared
    from kg.checking.shacl import Outcome
    from kg.terms import Quad

UNKNOWN = {
    # what the compiler does not know: a shape's body, the nodes of DATA that break it
    "sh:or": ("sh:or ( [ sh:path ex:p ; sh:minCount 1 ] [ sh:path ex:q ; sh:minCount 1 ] )", {"n3"}),
    "sh:node": ("sh:property [ sh:path ex:p ; sh:node ex:Plain ]", {"n1", "n2"}),
    "sh:not": ("sh:not [ sh:path ex:q ; sh:minCount 1 ]", {"n2"}),
    "sh:closed": ("sh:closed true ; sh:ignoredProperties ( rdf:type ex:p )", {"n2"}),
    "sh:path with a closure": ("sh:property [ sh:path [ sh:oneOrMorePath ex:p ] ; sh:maxCount 1 ]", {"n1"}),
    "sh:qualifiedValueShape": (
        "sh:property [ sh:path ex:p ; sh:qualifiedValueShape [ sh:class ex:C ] ; sh:qualifiedMinCount 1 ]",
        {"n2", "n3"},
    ),
    "sh:targetNode": ("sh:targetNode ex:n4 , ex:nowhere ; sh:property [ sh:path ex:p ; sh:minCount 1 ]", {"n3", "n4"}),
    "sh:equals": ("sh:property [ sh:path ex:p ; sh:equals ex:p ; sh:maxCount 1 ]", {"n1"}),
    "sh:property within sh:property": (
        "sh:property [ sh:path ex:p ; sh:property [ sh:path ex:q ; sh:minCount 1 ] ]",
        {"n3", "w"},
    ),
    "sh:sparql that counts without DISTINCT": (
        'sh:sparql [ sh:select "SELECT $this WHERE { $this <urn:ex:p> ?o } GROUP BY $this HAVING (COUNT(?o) > 1)" ]',
        {"n1"},
    ),
}
DATA = "ex:n1 a ex:C ; ex:p ex:n2 , ex:n3 . ex:n2 a ex:Sub ; ex:p ex:w ; ex:q 5 . ex:n3 a ex:C . ex:n4 ex:q 1 ."
PLAIN = """ex:Plain a sh:NodeShape ; sh:targetClass ex:Never ; sh:property ex:Plain-p .
ex:Plain-p sh:path ex:p ; sh:minCount 1 ."""


def names(outcome: Outcome) -> set[str]:
    return {r.focus.removeprefix(EX) for r in outcome.results}


def shape(body: str) -> str:
    return f"ex:S a sh:NodeShape ; sh:targetClass ex:C ; {body} ."


@pytest.mark.parametrize("reason", UNKNOWN)
def test_what_the_compiler_does_not_know_falls_to_pyshacl_by_name(reason: str) -> None:
    body, broken = UNKNOWN[reason]
    pair = one(PLAIN + shape(body), DATA)
    outcome = pair.compiled()
    assert reason in outcome.by_pyshacl[EX + "S"]
    assert names(outcome) == broken
    assert {r.shape for r in outcome.results if r.focus != EX + "w" and "within" not in reason} <= {EX + "S"}
    assert outcome.tested[EX + "view"][EX + "S"] == (4 if reason == "sh:targetNode" else 3)


def test_a_named_property_shape_is_not_forgotten_by_pyshacl() -> None:
    named = "ex:S-p a sh:PropertyShape ; sh:path ex:p ; sh:minCount 1 ; sh:message 'give a p' ."
    shapes = shape("sh:property ex:S-p ; sh:xone ( [ sh:nodeKind sh:IRI ] )") + named
    [result] = one(shapes, DATA).compiled().results
    assert (result.focus, result.shape, result.part, result.message) == (EX + "n3", EX + "S", EX + "S-p", "give a p")


def test_a_shape_that_tested_nothing_is_not_counted() -> None:
    outcome = one("ex:S a sh:NodeShape ; sh:targetClass ex:D ; sh:class ex:C .", DATA).compiled()
    assert outcome.tested == {}


@pytest.mark.parametrize("extra", ["", "; sh:or ( [ sh:nodeKind sh:IRI ] )"], ids=["compiled", "pyshacl"])
def test_a_shape_sees_one_source_and_the_reference(extra: str) -> None:
    shapes = shape(f"sh:property [ sh:path ex:p ; sh:minCount 1 ; sh:class ex:D ] {extra}")
    shapes += f"ex:T a sh:NodeShape ; sh:targetClass ex:C ; sh:property [ sh:path ex:q ; sh:maxCount 1 ] {extra} ."
    views = {
        EX + "a": parse("ex:n1 a ex:C ; ex:p ex:d1 ; ex:q 1 . ex:d2 a ex:D . ex:r1 ex:q 8 ."),
        EX + "b": parse("ex:n1 a ex:C ; ex:q 2 . ex:n2 a ex:C ; ex:p ex:d2 . ex:n3 a ex:C ; ex:p ex:d1 ."),
    }
    reference = parse("ex:d1 a ex:D . ex:r1 a ex:C ; ex:q 9 ; ex:p ex:d1 . ex:r2 a ex:C ; ex:p ex:d2 .")
    found = Pair(parse(shapes), views, reference).compiled()
    broken = {(r.graph.removeprefix(EX), r.focus.removeprefix(EX), r.component) for r in found.results}
    # n1 has its p and one of its q elsewhere; r1 would have two of q, but is typed in the reference alone
    assert broken == {("b", "n1", "minCount"), ("b", "n2", "class"), (REFERENCE, "r2", "class")}
    assert {view: counts[EX + "S"] for view, counts in found.tested.items()} == {EX + "a": 1, EX + "b": 3, REFERENCE: 2}


def test_the_reference_supplies_steps_of_a_path() -> None:
    shapes = shape("sh:property [ sh:path ( ex:p ex:q [ sh:inversePath ex:r ] ) ; sh:minCount 1 ; sh:hasValue ex:n1 ]")
    pair = Pair(
        parse(shapes),
        {EX + "a": parse("ex:n1 a ex:C ; ex:p ex:x . ex:n1 ex:r ex:y . ex:n2 a ex:C ; ex:p ex:z .")},
        parse("ex:x ex:q ex:y ."),
    )
    assert names(pair.compiled()) == {"n2"}
    assert keys(pair.compiled()) == keys(pair.pyshacl())


ASKED = "ex:n1 a ex:C ; ex:p ex:n2 ; ex:q ex:n1 . ex:n2 a ex:C ; ex:p 5 . ex:n3 a ex:C ; ex:q ex:n2 ; ex:p ex:n3 ."
QUERIES = {
    # the nodes that are found, whatever rdflib makes of a variable bound from outside
    "$this ex:p ?o FILTER(isIRI(?o))": {"n1", "n3"},
    "{ BIND($this AS ?value) } UNION { $this ex:q ?value } ?value ex:q ex:n1": {"n1"},
    "$this ex:p ?o FILTER NOT EXISTS { ?x ex:q ?o FILTER(?x != $this) }": {"n2", "n3"},
    "$this a ?c . { ?x ex:q ?y FILTER(?y = $this) }": {"n1", "n2"},
    "$this a ?c . OPTIONAL { ?x ex:p ?y FILTER(?y = $this) } FILTER(!BOUND(?x))": {"n1"},
    "$this a ?c FILTER(BOUND($this)) FILTER NOT EXISTS { $this ex:q ?o }": {"n2"},
    "$this ex:p ?o MINUS { $this ex:q ?x }": {"n2"},
    "{ SELECT $this WHERE { $this ex:p ?o } GROUP BY $this HAVING (COUNT(DISTINCT ?o) > 0) }": {"n1", "n2", "n3"},
    "$this ex:p+ $this": {"n3"},
}


@pytest.mark.parametrize("where", QUERIES)
def test_a_query_of_a_shapes_own_finds_these_nodes(where: str) -> None:
    query = f'sh:sparql [ sh:prefixes ex:pre ; sh:select "SELECT $this WHERE {{ {where} }}" ]'
    other = {EX + "b": parse("ex:n1 ex:p 7 . ex:n9 ex:q ex:n3 . ex:n2 ex:q ex:n1 ; ex:p ex:n1 .")}
    outcome = Pair(parse(shape(query)), {EX + "view": parse(ASKED), **other}).compiled()
    assert outcome.by_pyshacl == {}
    assert names(outcome) == QUERIES[where]


def test_a_constraint_that_is_switched_off_is_not_asked() -> None:
    query = 'sh:sparql [ sh:deactivated true ; sh:select "SELECT $this WHERE { $this a ?c }" ]'
    assert one(shape(query), DATA).compiled().results == []


def test_the_reference_is_not_counted_twice() -> None:
    text = "SELECT $this WHERE { $this <urn:ex:p> ?o } GROUP BY $this HAVING (COUNT(?o) > 1)"
    pair = Pair(parse(shape(f'sh:sparql [ sh:select "{text}" ]')), {EX + "a": parse(DATA)}, parse(DATA))
    assert names(pair.compiled()) == {"n1"}


# -- the seed, damaged -------------------------------------------------------------------------------------------------


@cache
def seed() -> tuple[Declared, list[Quad], list[Quad]]:
    """Return the declarations, the quads of the first article and those of the reference."""
    declared = checks.declare(workspace.find(ROOT))
    graph = checks.map_all(seed_material(), declared, [])
    return declared, sorted(graph.parts.sources["hanoi-2025-10-26-pl"].quads), graph.reference


def mutants(quads: list[Quad], chance: random.Random, count: int) -> list[tuple[list[Quad], set[str]]]:
    """Damage one quad at a time: leave it out, give it another object, or say it again with another object."""
    made = []
    for number in range(count):
        victim = chance.choice(quads)
        other = chance.choice(quads)[2]
        how = ("deleted", "retargeted", "doubled")[number % 3]
        kept = [quad for quad in quads if quad != victim] if how != "doubled" else list(quads)
        changed = (victim[0], victim[1], other, victim[3])
        made.append((kept if how == "deleted" else [*kept, changed], {victim[0], victim[2], other}))
    return made


def neighbourhood(quads: list[Quad], near: set[str]) -> list[Quad]:
    """Cut a view to the nodes concerned and what is one step from them, either way."""
    ends = {s for s, _, o, _ in quads if o in near} | {o for s, _, o, _ in quads if s in near} | near
    return [quad for quad in quads if quad[0] in ends]


@pytest.mark.parametrize(("count", "with_queries"), [(25, False), (1, True)])
def test_both_engines_agree_on_a_damaged_seed(count: int, with_queries: bool) -> None:
    """Queries of a shape's own take pySHACL seconds on a whole source, so that only one mutant has them."""
    declared, quads, reference = seed()
    shapes = [s for s in declared.book.shapes if with_queries or not any(part.queries for part in s.parts)]
    some = replace(declared, book=validate.Rulebook(declared.book.triples, shapes))
    damaged: list[Quad] = []
    for number, (all_quads, near) in enumerate(mutants(quads, random.Random(20251026), count)):
        view = f"<https://w3id.org/cca/source/mutant-{number}>"
        damaged += [(s, p, o, view) for s, p, o, _ in neighbourhood(all_quads, near)]
    everything = damaged + [q for q in reference if q[0] in {end for d in damaged for end in (d[0], d[2])}]
    found = {}
    for engine in ("compiled", "pyshacl"):
        outcome = checks.run_shapes([parts.of_quads(everything)], some, engine)
        found[engine] = {(r.graph, r.focus, r.part, r.component, r.severity) for r in outcome.results}
    assert found["compiled"] == found["pyshacl"]
    assert len({graph for graph, *_ in found["compiled"]}) > count // 2
