"""The one door for queries: questions, rules, audits, shapes and projections all pass through it.

A query is scanned, then answered by a worker process that can be killed: nothing can cancel a query from Python.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from kg.errors import KGError, QueryMemoryError, QueryRefusedError, QueryTimeoutError
from kg.querying import guard
from kg.terms import XSD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

MEMORY = 2 * 2**30
"""Address space of a worker in bytes, before what its data needs."""
PER_BYTE = 20
"""Address space for each byte of N-Quads it loads; measured need is about 4."""
TIMEOUT = 60.0
"""Seconds."""
GRACE = 5.0
"""Seconds after the deadline when a worker ends by itself, should nobody be left to end it."""

LONGEST = 200
"""Characters of an engine's message that are shown."""

Binding = dict[str, dict[str, str]]
"""One row of the SPARQL 1.1 Query Results JSON Format."""


@dataclass(frozen=True)
class Answer:
    """What a query gave: the kind of result and its serialisation."""

    kind: str
    """solutions, boolean or triples."""
    body: bytes

    @property
    def variables(self) -> list[str]:
        """The columns of a SELECT, asked for as JSON."""
        return list(json.loads(self.body)["head"].get("vars", []))

    @property
    def boolean(self) -> dict[str, str]:
        """The answer to an ASK, asked for as JSON, as a term."""
        return {"type": "literal", "value": str(json.loads(self.body)["boolean"]).lower(), "datatype": XSD + "boolean"}

    @property
    def rows(self) -> list[Binding]:
        """The rows of a SELECT, asked for as JSON."""
        return cast("list[Binding]", json.loads(self.body)["results"]["bindings"])


@dataclass
class Door:
    """A worker with a store behind it. Use as a context manager.

    Args:
        store: folder of a store on disk, or None for an empty store in memory.
        timeout: seconds that one request may take.
        memory: bytes of address space, 0 for no bound.
        prefixes: prefixes that queries may use without declaring them.
        data: N-Quads to load at once into a store in memory.

    """

    store: Path | None = None
    timeout: float = TIMEOUT
    memory: int = MEMORY
    prefixes: Mapping[str, str] = field(default_factory=dict)
    data: bytes = b""
    _process: subprocess.Popen[bytes] | None = None
    _late: bool = False

    def __enter__(self) -> Door:
        spec = importlib.util.find_spec("pyoxigraph")
        if spec is None or spec.origin is None:
            raise KGError("pyoxigraph is not installed; install the package again")
        engine = str(Path(spec.origin).parent.parent)
        script = str(Path(__file__).with_name("worker.py"))
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", script, engine, str(self.memory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        try:
            if self.store:
                self.open(self.store)
            if self.data:
                self.load(self.data)
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._close()

    def _close(self) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream:
                    # What a dead worker did not read is thrown away.
                    with contextlib.suppress(OSError):
                        stream.close()

    def open(self, store: Path | None) -> None:
        """Turn to a store on disk, or to an empty one in memory, and forget the one before."""
        self._ask({"op": "open", "path": str(store) if store else ""})

    def load(self, nquads: bytes) -> None:
        """Add N-Quads to a store in memory."""
        self._ask({"op": "load"}, nquads)

    def query(self, query: str, format: str = "json", where: str = "the query", **options: Any) -> Answer:
        """Answer a query.

        Args:
            query: SPARQL 1.1 query.
            format: json, csv, tsv or xml; triples always come as N-Triples.
            where: how messages name the query.
            options: `graphs`, the IRIs that make up the default graph.

        Raises:
            QueryRefusedError: it would leave the build or change it, or is not SPARQL.
            QueryTimeoutError: it ran past the deadline; the worker is gone.
            QueryMemoryError: it needed too much memory; the worker is gone.

        """
        guard.check(query, where)
        return self._send(query, where, {"format": format, **options})

    def each(
        self,
        query: str,
        variable: str,
        values: Mapping[str, Sequence[str]],
        also: Sequence[str],
        where: str,
        at: int | None = None,
    ) -> list[Binding]:
        """Answer a query for every value of a variable, graph by graph.

        Args:
            query: a SELECT.
            variable: the variable's name.
            values: graph to IRIs.
            also: graphs that, with the one whose turn it is, make up the default graph.
            where: how messages name the query.
            at: place for a VALUES clause with all values at once; without it the query runs once for each.

        Returns:
            the rows, each with its graph as `g`.

        """
        guard.check(query, where)
        options = {
            "each": variable,
            "values": {g: list(own) for g, own in values.items()},
            "also": list(also),
            "at": at,
        }
        return cast("list[Binding]", json.loads(self._send(query, where, options).body))

    def _send(self, query: str, where: str, options: dict[str, Any]) -> Answer:
        request = {"op": "query", "query": query, "prefixes": dict(self.prefixes), **options}
        head, body = self._ask(request)
        if head["ok"]:
            return Answer(head["kind"], body)
        if head["type"] == "MemoryError":
            raise QueryMemoryError(_memory_sentence(where, self.memory))
        raise QueryRefusedError(f"{where}: {_in_short(head['error'])}")

    def _ask(self, request: dict[str, Any], body: bytes = b"") -> tuple[dict[str, Any], bytes]:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise RuntimeError("the door is not open")
        timer = threading.Timer(self.timeout, self._kill)
        timer.daemon = True
        timer.start()
        try:
            whole = {**request, "size": len(body), "deadline": self.timeout + GRACE}
            process.stdin.write(json.dumps(whole).encode() + b"\n" + body)
            process.stdin.flush()
            line = process.stdout.readline()
            head = json.loads(line) if line else None
            answer = process.stdout.read(head["size"]) if head else b""
        except (BrokenPipeError, OSError):
            head, answer = None, b""
        finally:
            timer.cancel()
        if head is None or len(answer) < head["size"]:
            raise self._death()
        if request["op"] != "query" and not head["ok"]:
            raise KGError(head["error"])
        return head, answer

    def _kill(self) -> None:
        self._late = True
        if self._process:
            self._process.kill()

    def _death(self) -> KGError:
        code = self._process.wait() if self._process else 0
        if self._late:
            return QueryTimeoutError(
                f"stopped after {self.timeout:g} s; narrow the query or give --timeout more seconds"
            )
        if self.memory and code not in (0, 1):
            return QueryMemoryError(_memory_sentence("the query", self.memory))
        return KGError(f"the query process ended unexpectedly (code {code})")


def _in_short(error: str) -> str:
    """Shorten what the engine says: it may list every character that it would have understood."""
    line = " ".join(error.split())
    if "Prefix not found" in line:
        return f"{line.partition(': ')[0]}: a prefix that is neither declared nor one of ours"
    return line if len(line) <= LONGEST else line[:LONGEST] + " …"


def _memory_sentence(where: str, memory: int) -> str:
    return f"{where} needed more than {memory / 2**30:.1f} GiB of memory, or is nested too deeply; narrow it"
