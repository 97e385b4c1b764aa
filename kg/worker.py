"""The process behind the door: holds a store, answers queries from standard input, and can be killed at any time.

It is started as a script with `python -I -S`, so it imports nothing but the standard library and pyoxigraph.
A request is a line of JSON, followed by `size` bytes for "load"; an answer is a line of JSON and `size` bytes.
"""

from __future__ import annotations

import json
import sys
from typing import IO, Any

FORMATS = {"json": "JSON", "csv": "CSV", "tsv": "TSV", "xml": "XML"}


def limit(memory: int) -> None:
    """Bound the address space, where the system offers it."""
    try:
        import resource
    except ImportError:
        return
    if memory:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def close_the_network() -> None:
    """Allow no further file descriptor: the second lock behind the scan for SERVICE."""
    try:
        import os
        import resource
    except ImportError:
        return
    probe = os.open(os.devnull, os.O_RDONLY)
    os.close(probe)
    resource.setrlimit(resource.RLIMIT_NOFILE, (probe, probe))


class Worker:
    """One store and the requests it answers."""

    def __init__(self, ox: Any) -> None:
        self.ox = ox
        self.store = ox.Store()

    def open(self, request: dict[str, Any], body: bytes) -> tuple[str, bytes]:
        """Read a store on disk."""
        self.store = self.ox.Store.read_only(request["path"])
        return "opened", b""

    def load(self, request: dict[str, Any], body: bytes) -> tuple[str, bytes]:
        """Add N-Quads to the store in memory."""
        self.store.bulk_load(body, format=self.ox.RdfFormat.N_QUADS)
        return "loaded", b""

    def query(self, request: dict[str, Any], body: bytes) -> tuple[str, bytes]:
        """Answer one query, or one query for each value of a variable."""
        if "each" not in request:
            return self._one(request, {})
        variable = self.ox.Variable(request["each"])
        rows: list[bytes] = []
        for index, value in enumerate(request["values"]):
            _, answer = self._one(request, {variable: self.ox.NamedNode(value)})
            found = json.loads(answer)["results"]["bindings"]
            if found:
                rows.append(json.dumps([index, found]).encode())
        return "each", b"[" + b",".join(rows) + b"]"

    def _one(self, request: dict[str, Any], values: dict[Any, Any]) -> tuple[str, bytes]:
        ox = self.ox
        graphs = request.get("graphs")
        result = self.store.query(
            request["query"],
            prefixes=request.get("prefixes"),
            default_graph=[ox.NamedNode(g) for g in graphs] if graphs else None,
            substitutions=values or None,
        )
        if isinstance(result, ox.QueryTriples):
            # The result is collected before it is sent, so that half an answer is never taken for a whole one.
            return "triples", result.serialize(format=ox.RdfFormat.N_TRIPLES)
        name = FORMATS[request.get("format", "json")]
        kind = "boolean" if isinstance(result, ox.QueryBoolean) else "solutions"
        if kind == "boolean" and name in ("CSV", "TSV"):
            return kind, b"true\n" if result else b"false\n"
        return kind, result.serialize(format=getattr(ox.QueryResultsFormat, name))


def serve(worker: Worker, source: IO[bytes], sink: IO[bytes]) -> None:
    """Answer requests until standard input ends."""
    operations = {"open": worker.open, "load": worker.load, "query": worker.query}
    sealed = False
    for line in source:
        request = json.loads(line)
        body = source.read(request.get("size", 0))
        if request["op"] == "query" and not sealed:
            close_the_network()
            sealed = True
        try:
            kind, answer = operations[request["op"]](request, body)
            head: dict[str, Any] = {"ok": True, "kind": kind, "size": len(answer)}
        except Exception as error:  # every failure of the engine is an answer to the parent
            answer = b""
            head = {"ok": False, "type": type(error).__name__, "error": str(error), "size": 0}
        sink.write(json.dumps(head).encode() + b"\n" + answer)
        sink.flush()


def main() -> None:
    """Run as `worker.py FOLDER_OF_PYOXIGRAPH MEMORY`."""
    sys.path.insert(0, sys.argv[1])
    import pyoxigraph

    limit(int(sys.argv[2]))
    serve(Worker(pyoxigraph), sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
