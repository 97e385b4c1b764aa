"""Every shape has an example that conforms and one that breaks it, and both engines say the same of each."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox
import pytest

from kg.building import build
from kg.checking import validate
from kg.checking.shacl import Outcome, Shape, fallback
from kg.declared import workspace
from kg.terms import BASE, Quad

if TYPE_CHECKING:
    from kg.building.build import Declared

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = sorted((ROOT / "tests/shapes").glob("*/*.ttl"))
IDS = [f"{path.parent.name}-{path.stem}" for path in EXAMPLES]
Found: TypeAlias = set[tuple[str, str, str, str, str]]
"""Node shape, focus, shape part, component, severity."""


@cache
def declared() -> Declared:
    return build.declare(workspace.find(ROOT))


@cache
def shapes() -> dict[str, Shape]:
    return {shape.iri.rpartition("#")[2]: shape for shape in declared().book.shapes}


def triples(path: Path) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)]


def view(path: Path) -> str:
    return f"{BASE}source/{path.parent.name}-{path.stem.lower()}"


def quads(path: Path) -> list[Quad]:
    return [(str(t.subject), str(t.predicate), str(t.object), f"<{view(path)}>") for t in triples(path)]


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
    with build.door(declared().context.prefixes, validate.as_views(data)) as door:
        outcome = validate.check_shapes(door, declared().book, declared().ontology, data, "compiled")
    assert outcome.by_pyshacl == {}
    return outcome


@pytest.mark.parametrize("kind", ["valid", "invalid"])
def test_every_shape_has_an_example(kind: str) -> None:
    assert {path.stem for path in EXAMPLES if path.parent.name == kind} == shapes().keys()


@pytest.mark.parametrize("path", EXAMPLES, ids=IDS)
def test_an_example_is_what_its_folder_says(path: Path, compiled: Outcome) -> None:
    results = found(compiled, view(path))
    assert compiled.tested[view(path)].get(shapes()[path.stem].iri), "the shape tests no node of its example"
    broken = {name for name, *_, severity in results if severity in ("Violation", "Warning")}
    assert broken == set() if path.parent.name == "valid" else path.stem in {name for name, *_ in results}


@pytest.mark.parametrize("path", EXAMPLES, ids=IDS)
def test_both_engines_agree_on_the_shape_of_an_example(path: Path, compiled: Outcome) -> None:
    own = {result for result in found(compiled, view(path)) if result[0] == path.stem}
    assert own == by_pyshacl(path, [shapes()[path.stem]])


@pytest.mark.parametrize("path", EXAMPLES[:: len(EXAMPLES) // 4], ids=IDS[:: len(EXAMPLES) // 4])
def test_both_engines_agree_on_all_shapes(path: Path, compiled: Outcome) -> None:
    assert found(compiled, view(path)) == by_pyshacl(path, declared().book.shapes)


def test_messages_are_filled_and_say_something(compiled: Outcome) -> None:
    for result in compiled.results:
        assert len(result.message) > 20
        assert "{?" not in result.message and "{$" not in result.message
