"""Runs pySHACL in a process of its own, which is killed when it takes too long."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.checking.shacl.engine import Outcome
from kg.checking.shacl.results import Result
from kg.errors import KGError
from kg.querying.door import GRACE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from kg.checking.shacl.shapes import Shape

MEMORY = 4 * 2**30
"""Address space in bytes, before what the data needs."""
PER_BYTE = 100
"""Address space for each byte of the request; rdflib keeps three indexes of Python objects."""
LONGEST = 300
"""Characters of pySHACL's message that are shown."""


def validate(
    views: Mapping[str, Sequence[ox.Triple]],
    reference: Sequence[ox.Triple],
    shapes: Sequence[Shape],
    shapes_triples: Sequence[ox.Triple],
    ontology_triples: Sequence[ox.Triple],
    subclasses: Callable[[str], Collection[str]],
    deadline: float,
) -> Outcome:
    """Do what `fallback.validate` does, within a number of seconds.

    Raises KGError if pySHACL fails, takes too long or needs too much memory.
    """
    targets = {value for shape in shapes for kind, value in shape.targets if kind == "targetClass"}
    request = {
        "views": {view: _text(triples) for view, triples in views.items()},
        "reference": _text(reference),
        "shapes": [shape.iri for shape in shapes],
        "shapes_graph": _text(shapes_triples),
        "ontology": _text(ontology_triples),
        "subclasses": {cls: sorted(subclasses(cls)) for cls in targets},
    }
    data = _ask(request, ", ".join(shape.iri for shape in shapes), deadline)
    return Outcome([Result(**result) for result in data["results"]], data["tested"])


def _text(triples: Iterable[ox.Triple]) -> str:
    return (ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"").decode("utf-8")


def _ask(request: dict[str, Any], names: str, deadline: float) -> dict[str, Any]:
    memory = MEMORY + PER_BYTE * sum(map(len, [*request["views"].values(), request["reference"]]))
    script = str(Path(__file__).with_name("fallback_worker.py"))
    try:
        done = subprocess.run(
            [sys.executable, "-I", script, json.dumps(sys.path)],
            input=json.dumps({**request, "memory": memory, "deadline": deadline + GRACE}).encode("utf-8"),
            capture_output=True,
            timeout=deadline,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise KGError(f"pySHACL was stopped after {deadline:g} s; simplify the shapes it runs: {names}") from None
    if done.returncode:
        raise KGError(f"pySHACL cannot run the shapes {names}: {_reason(done)}")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _reason(done: subprocess.CompletedProcess[bytes]) -> str:
    """Say why a process ended: the last line of its traceback, if it came to that."""
    last = done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2]
    if not last or "MemoryError" in last:
        return f"it ended with code {done.returncode}, perhaps for want of memory"
    return last.removeprefix("kg.errors.KGError: pySHACL cannot run the shapes: ")[:LONGEST]
