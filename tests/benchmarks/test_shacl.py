"""SHACL compiled to SPARQL against pySHACL: the same data, the same shapes, one run. Minutes long.

pytest tests/benchmarks/test_shacl.py -s
"""

from __future__ import annotations

import time

import corpus

from kg.building import checks

COPIES = 70
"""About 100,000 quads."""
FEWEST = 100_000
"""Quads that the corpus must have."""
FAULTS = 7
LEAST = 50
"""How many times faster the compiled shapes must be."""


def test_same_violations_and_how_much_faster() -> None:
    known = corpus.declared()
    graph, planted = corpus.make(COPIES, known, FAULTS)
    stated = graph.stated
    size = len(set(stated))
    assert size >= FEWEST
    found, seconds = {}, {}
    for engine in ("compiled", "pyshacl"):
        begin = time.perf_counter()
        outcome = checks.run_shapes(list(graph.parts.views.values()), known, engine)
        seconds[engine] = time.perf_counter() - begin
        found[engine] = {(r.graph, r.focus, r.part, r.component, r.severity) for r in outcome.results}
    assert found["compiled"] == found["pyshacl"]
    assert len(found["compiled"]) == planted
    ratio = seconds["pyshacl"] / seconds["compiled"]
    print(  # noqa: T201
        f"\n{size} quads, {planted} planted and found by both: compiled {seconds['compiled']:.2f} s, "
        f"pySHACL {seconds['pyshacl']:.1f} s, {ratio:.0f} times faster"
    )
    assert ratio >= LEAST
