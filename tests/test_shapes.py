"""Every shape has an example that conforms and one that breaks it, and both engines say the same of each."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox
import pytest

from kg.building import checks, parts
from kg.checking.shacl import Outcome, Shape, fallback
from kg.checking.shacl.shapes import Part, Step
from kg.declared import workspace
from kg.terms import BASE, Quad

if TYPE_CHECKING:
    from kg.building.checks import Declared

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = sorted((ROOT / "tests/shapes").glob("*/*.ttl"))
IDS = [f"{path.parent.name}-{path.stem}" for path in EXAMPLES]
Found: TypeAlias = set[tuple[str, str, str, str, str]]
"""Node shape, focus, shape part, component, severity."""


@cache
def declared() -> Declared:
    return checks.declare(workspace.find(ROOT))


@cache
def shapes() -> dict[str, Shape]:
    return {shape.iri.rpartition("#")[2]: shape for shape in declared().book.shapes}


def triples(path: Path) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)]


def view(path: Path) -> str:
    return f"{BASE}source/{path.parent.name}-{path.stem.lower()}"


def quads(path: Path) -> list[Quad]:
    return as_quads(triples(path), view(path))


def as_quads(told: list[ox.Triple], graph: str) -> list[Quad]:
    return [(str(t.subject), str(t.predicate), str(t.object), f"<{graph}>") for t in told]


def found(outcome: Outcome, graph: str) -> Found:
    results = [r for r in outcome.results if r.graph == graph]
    # A store gives blank nodes names of its own.
    return {
        (r.shape.rpartition("#")[2], r.focus if ":" in r.focus else "_", r.part, r.component, r.severity)
        for r in results
    }


def by_pyshacl(path: Path, used: list[Shape]) -> Found:
    known = declared()
    outcome = fallback.validate(
        {view(path): triples(path)}, [], used, known.book.triples, known.ontology.triples, known.ontology.subclasses
    )
    return found(outcome, view(path))


@pytest.fixture(scope="module")
def compiled() -> Outcome:
    """Check all examples at once, each as a view of its own."""
    data = [quad for path in EXAMPLES for quad in quads(path)]
    outcome = checks.run_shapes([parts.of_quads(data)], declared(), "compiled")
    assert outcome.by_pyshacl == {}
    return outcome


@pytest.mark.parametrize("kind", ["valid", "invalid"])
def test_every_shape_has_an_example(kind: str) -> None:
    assert {path.stem for path in EXAMPLES if path.parent.name == kind} == shapes().keys()


@pytest.mark.parametrize("path", EXAMPLES, ids=IDS)
def test_an_example_is_what_its_folder_says(path: Path, compiled: Outcome) -> None:
    results = found(compiled, view(path))
    assert compiled.tested[view(path)].get(shapes()[path.stem].iri), "the shape tests no node of its example"
    names = {name for name, *_ in results}
    broken = {name for name, *_, severity in results if severity in ("Violation", "Warning")}
    if path.parent.name == "valid":
        assert broken == set()
    else:
        assert path.stem in names and broken <= {path.stem}, "breaks its shape and no other"


@pytest.mark.parametrize("path", EXAMPLES, ids=IDS)
def test_both_engines_agree_on_the_shape_of_an_example(path: Path, compiled: Outcome) -> None:
    own = {result for result in found(compiled, view(path)) if result[0] == path.stem}
    assert own == by_pyshacl(path, [shapes()[path.stem]])


@pytest.mark.parametrize("path", EXAMPLES[:: len(EXAMPLES) // 4], ids=IDS[:: len(EXAMPLES) // 4])
def test_both_engines_agree_on_all_shapes(path: Path, compiled: Outcome) -> None:
    assert found(compiled, view(path)) == by_pyshacl(path, declared().book.shapes)


# Each constraint


Damage: TypeAlias = "tuple[ox.NamedNode | ox.Literal | None, ...]"
"""Values to add to a property; None takes away those that it has."""
EXTRA = tuple(ox.NamedNode(f"urn:extra:{n}") for n in range(4))
DAMAGE: dict[str, Damage] = {
    "minCount": (None,),
    "hasValue": (None,),
    "maxCount": EXTRA,
    "class": EXTRA[:1],
    "nodeKind": (ox.Literal("x"),),
    "datatype": (ox.Literal("x", datatype=ox.NamedNode("urn:odd")),),
    "pattern": (ox.Literal("\u00a7"),),
    "minInclusive": (ox.Literal(-9),),
    "uniqueLang": (ox.Literal("x", language="en"), ox.Literal("y", language="en")),
    "lessThan": (None, ox.Literal(5)),
    "lessThanOrEquals": (None, ox.Literal(5)),
}
LESS: Damage = (None, ox.Literal(4))
"""What then stands in the property that must not be less."""


def changed(shape: Shape, data: list[ox.Triple], predicate: str, damage: Damage) -> list[ox.Triple]:
    """Change the values of a property, on every node of an example that the shape tests."""
    classes = {below for kind, iri in shape.targets if kind == "targetClass" for below in subclasses(iri)}
    subjects = {iri for kind, iri in shape.targets if kind == "targetSubjectsOf"}
    hit = {t.subject for t in data if str(getattr(t.object, "value", "")) in classes or t.predicate.value in subjects}
    kept = [t for t in data if None not in damage or t.subject not in hit or t.predicate.value != predicate]
    return kept + [ox.Triple(node, ox.NamedNode(predicate), value) for node in hit for value in damage if value]


def damaged(path: Path, part: Part, name: str) -> list[ox.Triple]:
    """Break one constraint of a part."""
    shape, data = shapes()[path.stem], triples(path)
    for other in part.parameters[name] if name.startswith("lessThan") else ():
        assert isinstance(other, ox.NamedNode)
        data = changed(shape, data, other.value, LESS)
    return changed(shape, data, direct(part), DAMAGE[name])


def subclasses(iri: str) -> set[str]:
    return set(declared().ontology.subclasses(iri))


def direct(part: Part) -> str:
    """Return the property that a part is about, if it is one property, forwards."""
    match part.path:
        case ((Step(predicate, False),),):
            return predicate
    return ""


def test_every_plain_constraint_of_a_shape_is_seen_to_bite() -> None:
    """A valid example with one property damaged breaks the constraint on that property."""
    mutants: dict[str, tuple[str, str, list[ox.Triple]]] = {}
    for path in (path for path in EXAMPLES if path.parent.name == "valid"):
        for part in shapes()[path.stem].parts:
            for name in part.parameters.keys() & DAMAGE.keys() if direct(part) else ():
                view = f"{BASE}source/bitten-{len(mutants)}"
                mutants[view] = (part.iri, name, damaged(path, part, name))
    data = [quad for view, (*_, told) in mutants.items() for quad in as_quads(told, view)]
    outcome = checks.run_shapes([parts.of_quads(data)], declared(), "compiled")
    found = {(r.graph, r.part, r.component) for r in outcome.results}
    missed = [(part, name) for view, (part, name, _) in mutants.items() if (view, part, name) not in found]
    assert len(mutants) > 300
    assert missed == []


def test_messages_are_filled_and_say_something(compiled: Outcome) -> None:
    for result in compiled.results:
        assert len(result.message) > 20
        assert "{?" not in result.message and "{$" not in result.message
