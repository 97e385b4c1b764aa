"""The process behind the door: holds a store, answers queries from standard input, and can be killed at any time.

It is started as a script with `python -I -S`, so it imports nothing but the standard library and pyoxigraph.
A request is a line of JSON, followed by `size` bytes for "load"; an answer is a line of JSON and `size` bytes.
"""

from __future__ import annotations

import contextlib
import json
import sys
from typing import IO, Any

NEW_NETWORK, NEW_USER = 0x40000000, 0x10000000
"""CLONE_NEWNET and CLONE_NEWUSER of unshare(2)."""
FORMATS = {"json": "JSON", "csv": "CSV", "tsv": "TSV", "xml": "XML"}


def limit(memory: int) -> None:
    """Bound the address space, where the system offers it."""
    try:
        import resource
    except ImportError:
        return
    if memory:
        # A lower bound may be set already, and some systems refuse to set any; the deadline holds all the same.
        with contextlib.suppress(ValueError, OSError):
            hard = resource.getrlimit(resource.RLIMIT_AS)[1]
            bound = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
            resource.setrlimit(resource.RLIMIT_AS, (bound, bound))


def leave_the_network() -> None:
    """Move into an empty network namespace, where Linux allows it: the second lock behind the scan for SERVICE."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    system = ctypes.CDLL(None)
    for flags in (NEW_NETWORK, NEW_NETWORK | NEW_USER):
        if system.unshare(flags) == 0:
            return


def end_after(seconds: float) -> None:
    """Let the system end this process, where it can: a query outlives a parent that was killed. 0 takes it back."""
    import signal

    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


class Worker:
    """One store and the requests it answers."""

    def __init__(self, ox: Any) -> None:
        self.ox = ox
        self.store = ox.Store()

    def open(self, request: dict[str, Any], body: bytes) -> tuple[str, bytes]:
        """Read a store on disk, or begin an empty one."""
        self.store = self.ox.Store.read_only(request["path"]) if request["path"] else self.ox.Store()
        return "opened", b""

    def load(self, request: dict[str, Any], body: bytes) -> tuple[str, bytes]:
        """Add N-Quads to the store in memory."""
        self.store.bulk_load(body, format=self.ox.RdfFormat.N_QUADS)
        return "loaded", b""

    def query(self, request: dict[str, Any], body: bytes) -> tuple[str, bytes]:
        """Answer one query, or one query for each value of a variable in each of many graphs."""
        if "each" not in request:
            return self._one(request, {})
        answer = self._together if request.get("at") else self._one_by_one
        rows = []
        for graph, values in request["values"].items():
            own = {**request, "values": values, "graphs": list(dict.fromkeys([graph, *request["also"]]))}
            rows += [{**row, "g": {"type": "uri", "value": graph}} for row in answer(own)]
        return "rows", json.dumps(rows).encode()

    def _together(self, request: dict[str, Any]) -> list[Any]:
        """Put all values into the query, at the head of its outermost group."""
        text, at = request["query"], request["at"]
        values = " ".join(str(self.ox.NamedNode(value)) for value in request["values"])
        asked = f"{text[:at]} VALUES ?{request['each']} {{ {values} }} {text[at:]}"
        return self._rows({**request, "query": asked}, {})

    def _one_by_one(self, request: dict[str, Any]) -> list[Any]:
        variable = self.ox.Variable(request["each"])
        rows = []
        for value in request["values"]:
            bound = {request["each"]: {"type": "uri", "value": value}}
            rows += [{**row, **bound} for row in self._rows(request, {variable: self.ox.NamedNode(value)})]
        return rows

    def _rows(self, request: dict[str, Any], values: dict[Any, Any]) -> list[Any]:
        found: list[Any] = json.loads(self._one(request, values)[1])["results"]["bindings"]
        return found

    def _one(self, request: dict[str, Any], values: dict[Any, Any]) -> tuple[str, bytes]:
        ox = self.ox
        graphs = request.get("graphs")
        result = self.store.query(
            request["query"],
            prefixes=request.get("prefixes"),
            default_graph=[ox.NamedNode(g) for g in graphs] if graphs else None,
            # What may see some graphs only shall not reach the others by their names.
            named_graphs=[ox.NamedNode(g) for g in graphs] if graphs else None,
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
    for line in source:
        request = json.loads(line)
        body = source.read(request.get("size", 0))
        end_after(request.get("deadline", 0))
        try:
            kind, answer = operations[request["op"]](request, body)
            head: dict[str, Any] = {"ok": True, "kind": kind, "size": len(answer)}
        except Exception as error:  # every failure of the engine is an answer to the parent
            answer = b""
            head = {"ok": False, "type": type(error).__name__, "error": str(error), "size": 0}
        end_after(0)
        sink.write(json.dumps(head).encode() + b"\n" + answer)
        sink.flush()


def main() -> None:
    """Run as `worker.py FOLDER_OF_PYOXIGRAPH MEMORY`."""
    sys.path.insert(0, sys.argv[1])
    import pyoxigraph

    leave_the_network()
    limit(int(sys.argv[2]))
    serve(Worker(pyoxigraph), sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    main()
