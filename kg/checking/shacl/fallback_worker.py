"""The process in which pySHACL runs: it can be killed, has a bound on its memory and, where Linux allows, no network.

It is started as a script with the module path of its parent as argument. It reads one request, JSON, from standard
input and writes one answer, JSON, to standard output. What it stumbles over ends it; the parent shows the last line.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Any


def run(request: dict[str, Any]) -> dict[str, Any]:
    """Validate what a request holds (see `apart.validate`)."""
    import pyoxigraph as ox

    from kg.checking.shacl import fallback
    from kg.checking.shacl.shapes import read_shapes

    def parse(text: str) -> list[ox.Triple]:
        return [quad.triple for quad in ox.parse(text.encode("utf-8"), format=ox.RdfFormat.N_TRIPLES)]

    def subclasses(cls: str) -> list[str]:
        found: list[str] = request["subclasses"].get(cls, [cls])
        return found

    triples = parse(request["shapes_graph"])
    shapes = [shape for shape in read_shapes(triples) if shape.iri in set(request["shapes"])]
    views = {view: parse(text) for view, text in request["views"].items()}
    outcome = fallback.validate(
        views, parse(request["reference"]), shapes, triples, parse(request["ontology"]), subclasses
    )
    return {"results": [asdict(result) for result in outcome.results], "tested": outcome.tested}


def seal() -> None:
    """Keep rdflib from the network: no SERVICE, and no FROM that loads a graph."""
    from rdflib.plugins import sparql
    from rdflib.plugins.sparql import evaluate

    def refuse(*_: object) -> None:
        raise RuntimeError("SERVICE asks another machine")

    vars(sparql)["SPARQL_LOAD_GRAPHS"] = False
    vars(evaluate)["evalServiceQuery"] = refuse


def main() -> None:
    """Run as `fallback_worker.py MODULE_PATH`, the path as a JSON list."""
    sys.path[:] = json.loads(sys.argv[1])
    from kg.querying import worker

    request = json.load(sys.stdin.buffer)
    seal()
    worker.leave_the_network()
    worker.limit(request["memory"])
    worker.end_after(request["deadline"])
    sys.stdout.buffer.write(json.dumps(run(request)).encode("utf-8"))


if __name__ == "__main__":
    main()
