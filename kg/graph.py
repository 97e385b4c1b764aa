"""The Python door to a build: ask, look up evidence, hand over to rdflib or pandas.

import kg
graph = kg.open()
for row in graph.query("counts", measure="msr:states-signed"):
    print(row.value, row.by, row.start, row.end)
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.asking import facts
from kg.asking.lookup import NAMING
from kg.asking.rows import Rows
from kg.building import store
from kg.building.selection import Selection, union
from kg.declared import context as contexts
from kg.declared import ontology, questions, workspace
from kg.errors import KGError
from kg.querying.door import MEMORY, PER_BYTE, TIMEOUT, Answer, Door
from kg.terms import BASE, is_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import networkx
    import rdflib

    from kg.asking.disagreements import Disagreement
    from kg.asking.facts import Assertion
    from kg.checking.validate import Report
    from kg.declared.context import Context
    from kg.naming.resolve import Resolution, Resolver
    from kg.paneling.tables import Table

LABELS = "SELECT ?x ?p ?label WHERE {{ $values VALUES ?p {{ {kinds} }} ?x ?p ?label }}"


@dataclass(frozen=True)
class Graph:
    """A build, ready to be asked. Get one from `kg.open()`."""

    workspace: workspace.Workspace
    build: store.Build

    def __repr__(self) -> str:
        return f"<Graph: {self.build.folder}, {len(self.build.manifest.counts)} sources>"

    @cached_property
    def context(self) -> Context:
        """The sections and prefixes of the workspace."""
        return contexts.load(self.workspace)

    @cached_property
    def kept(self) -> dict[object, Any]:
        """What was read once and is read again for other tables: a build never changes."""
        return {}

    @cached_property
    def stale(self) -> bool:
        """Whether the files changed after the build."""
        from kg.building.freshness import is_stale

        return is_stale(self.workspace, self.build)

    def door(self, selection: Selection | None = None, timeout: float = TIMEOUT) -> Door:
        """Return a door to the build, or to a part of it; use it as a context manager."""
        if not selection:
            return Door(self.build.index, timeout, MEMORY, self.context.prefixes)
        return self._part(selection, timeout)

    def _part(self, selection: Selection, timeout: float) -> Door:
        """Open a part of the build, its rules run and its sources compared anew."""
        from kg.building import blocks, rules
        from kg.building.checks import rule_door
        from kg.checking.validate import rulebook
        from kg.comparing import find

        lines = list(selection.lines(self.build.nquads.read_text("utf-8")))
        with rule_door(self.workspace, self.context.prefixes, lines) as door:
            derived = rules.derive(door, questions.named(self.workspace, "rules"))
        stated = blocks.cut("".join(lines).encode("utf-8"))
        found = find.find([stated], ontology.load(self.workspace), rulebook(self.workspace).functional)
        data = union([*lines, *(f"{s} {p} {o} {g} .\n" for s, p, o, g in [*derived, *found.quads])])
        return Door(None, timeout, MEMORY + PER_BYTE * len(data), self.context.prefixes, data)

    def answer(
        self,
        question: questions.Question,
        given: dict[str, str],
        door: Door,
        format: str = "json",
    ) -> Answer:
        """Put values into a question and ask it; things may be named as `kg show` names them.

        Raises KGError for a thing that is not in the build: an empty answer would say that nothing is known of it.
        """
        named = self.named(question, given, door)
        return door.query(questions.bind(question, named, self.context), format, question.name)

    def named(self, question: questions.Question, given: dict[str, str], door: Door) -> dict[str, str]:
        """Return the values of a question with each thing by its IRI.

        Raises KGError for a thing that is not in the build.
        """
        named = [p for p in question.parameters if p.kind == "iri" and given.get(p.name)]
        if not named:
            return given
        with self.door() if door.data else contextlib.nullcontext(door) as whole:
            return {**given, **{p.name: self._found(whole, p.name, given[p.name], p.of) for p in named}}

    def _found(self, door: Door, parameter: str, value: str, cls: str) -> str:
        from kg.asking.lookup import find

        try:
            return find(self.context, door, value, cls)
        except KGError as error:
            iri = self.context.expand(value) or value
            if ontology.load(self.workspace).is_code(iri):
                return iri  # a code of our lists that nothing in the build has
            raise KGError(f"{parameter}: {error}") from None

    def query(
        self,
        question: str,
        *,
        known_on: str = "",
        min_source: str = "",
        sources: Iterable[str] = (),
        without_inferred: bool = False,
        reviewed: bool = False,
        timeout: float = TIMEOUT,
        **params: object,
    ) -> Rows:
        """Ask a named question, a query file or a SPARQL SELECT.

        Args:
            question: name, path or query text.
            known_on: see only sources known by this day (2025-10-26).
            min_source: see only sources of this kind or a better one (official).
            sources: see only these sources (slugs) and the reference.
            without_inferred: leave out what coders inferred.
            reviewed: leave out drafts that nobody reviewed, as networks and panels always do.
            timeout: seconds.
            params: values of the question's parameters, `as_of` among them.

        Returns:
            rows whose columns are the query's variables; an ASK gives one row with the column `answer`.

        Raises:
            KGError: no such question, or a query that is refused, runs out of time or out of memory.

        """
        found = questions.find(self.workspace, question)
        given = {name: str(value) for name, value in params.items() if value is not None}
        with self.door(Selection(tuple(sources), without_inferred, known_on, min_source, reviewed), timeout) as door:
            answer = self.answer(found, given, door)
        if answer.kind == "solutions":
            return Rows(answer.variables, answer.rows)
        if answer.kind == "boolean":
            return Rows(["answer"], [{"answer": answer.boolean}])
        raise KGError(f"{found.name} makes triples; use .rdflib() or `kg query -f turtle`")

    def network(
        self,
        name: str,
        *,
        as_of: str = "",
        since: str = "",
        reading: str = "certain",
        levels: Iterable[str] = (),
        kinds: Iterable[str] = (),
        groups: bool = False,
        regions: str = "un-regional-groups",
        known_on: str = "",
        min_source: str = "",
        sources: Iterable[str] = (),
        without_inferred: bool = False,
        timeout: float = TIMEOUT,
        **params: object,
    ) -> networkx.Graph:
        """Return a projection of `queries/networks/` as a NetworkX graph whose edges name their grounds.

        Args:
            name: name of the projection.
            as_of: only what was done by this day, or held on it.
            since: not what was done, or had ended, before this day.
            reading: certain or possible: what the bounds of days allow.
            levels: only what rests on these levels of attribution (narrator, record …).
            kinds: only acts, roles … of these kinds (Ratification …).
            groups: whether groups without members, as developing countries, are nodes.
            regions: the classification that the regions of states are taken from.
            known_on: see only sources known by this day.
            min_source: see only sources of this kind or a better one.
            sources: see only these sources.
            without_inferred: leave out what coders inferred.
            timeout: seconds.
            params: values of the projection's parameters.

        Raises:
            KGError: no such projection.

        """
        from kg.asking import drafts
        from kg.networking import handing
        from kg.networking import reading as asking
        from kg.networking.choice import Choice

        given = {key: str(value) for key, value in params.items() if value is not None}
        choice = Choice(str(as_of), str(since), reading, tuple(levels), tuple(kinds), groups, regions)
        chosen, _ = drafts.left_out(self, Selection(tuple(sources), without_inferred, known_on, min_source))
        return handing.to_networkx(asking.read(self, name, choice, chosen, given, timeout=timeout).network())

    def panel(
        self,
        name: str,
        first: int | str = "",
        last: int | str = "",
        *,
        known_on: str = "",
        min_source: str = "",
        sources: Iterable[str] = (),
        without_inferred: bool = False,
        timeout: float = TIMEOUT,
        **params: object,
    ) -> Table:
        """Return the table of a panel of `queries/panels/`; `.records()` are its rows, `.csv()` its text.

        Args:
            name: name of the panel.
            first: first year.
            last: last year.
            known_on: see only sources known by this day.
            min_source: see only sources of this kind or a better one.
            sources: see only these sources.
            without_inferred: leave out what coders inferred.
            timeout: seconds for each query.
            params: values of the panel's parameters.

        Raises:
            KGError: no such panel, or a value that it does not take.

        """
        from kg.asking import drafts
        from kg.paneling.panel import make

        given = {key: str(value) for key, value in params.items() if value is not None}
        selection, left = drafts.left_out(self, Selection(tuple(sources), without_inferred, known_on, min_source))
        table = make(self, name, str(first), str(last), given, selection, timeout)
        table.notes += left
        return table

    def labels(
        self, door: Door, iris: Iterable[str], language: str = "en", naming: Sequence[str] = NAMING
    ) -> dict[str, str]:
        """Return what to call things: a label in a language, else in English, else any, else the compact IRI.

        Args:
            door: where to look.
            iris: the things.
            language: language tag.
            naming: the properties that name a thing, best first.

        """
        wanted = sorted(set(iris))
        best: dict[str, tuple[tuple[bool, bool, int, str], str]] = {}
        kinds = [self.context.expand(name) for name in naming]
        query = LABELS.format(kinds=" ".join(naming))
        for row in facts.ask_of(door, query, "x", [node for node in wanted if is_iri(node)]):
            node, text, tag = row["x"]["value"], row["label"]["value"], row["label"].get("xml:lang", "")
            rank = (tag != language, tag != "en", kinds.index(row["p"]["value"]), text)
            if node not in best or rank < best[node][0]:
                best[node] = (rank, text)
        return {node: best[node][1] if node in best else self.context.shorten(node) for node in wanted}

    def iri(self, name: str) -> str:
        """Return the IRI of a compact IRI, an IRI, or a name local to a source (`slug/name`)."""
        if name.startswith(("https://", "http://")):
            return name
        expanded = self.context.expand(name)
        return expanded or f"{BASE}source/{name}"

    @cached_property
    def _resolver(self) -> Resolver:
        from kg.naming import resolve

        return resolve.read(self)

    def resolve(
        self, name: str, language: str | None = None, kind: str | None = None, on: str | None = None
    ) -> Resolution:
        """Say what a name or a code of any system can mean; nothing is decided where it is not certain.

        Args:
            name: a name, a code (`816`, `cown:816`), or an IRI.
            language: the language whose names come first.
            kind: only things of this kind, as state, body, person or treaty.
            on: only codes that were valid on this day, month or year.

        Raises:
            KGError: no such kind or language, or `on` is no date.

        """
        return self._resolver.resolve(name, language or "", kind or "", on or "")

    def evidence(self, fact: str) -> list[Assertion]:
        """Return the assertions behind a fact: an assertion itself, or all on a subject.

        Args:
            fact: compact IRI or IRI of an assertion or of a thing.

        Raises:
            KGError: nothing in the build is known under that name.

        """
        from kg.asking.lookup import evidence

        with self.door() as door:
            return evidence(self.context, door, fact)

    def conflicts(self) -> list[Disagreement]:
        """Return where sources disagree, each group with all its claims."""
        from kg.asking.disagreements import read

        with self.door() as door:
            return read(self, door)

    def validate(self, engine: str = "compiled") -> Report:
        """Check the sheets and tables of the workspace again.

        Args:
            engine: compiled, or pyshacl (slow: the reference engine).

        """
        from kg.building.checks import check_workspace

        return check_workspace(self.workspace, engine)

    def rdflib(self) -> rdflib.Dataset:
        """Return an rdflib Dataset over the same store, read-only.

        Its default graph is the union of all named graphs. Queries are scanned as everywhere and run in Oxigraph, but
        in this process: they have no deadline and no bound on memory, so this is for queries of your own.
        """
        import rdflib

        from kg.asking.rdflib_store import GuardedStore

        dataset = rdflib.Dataset(store=GuardedStore(self.build.index))
        for prefix, base in self.context.prefixes.items():
            dataset.bind(prefix, base)
        return dataset


def open_graph(path: str | Path | None = None, out: str | Path | None = None) -> Graph:
    """Open the build of a workspace.

    Args:
        path: a folder in the workspace; the current one by default.
        out: the folder of the build, if it is not `build/` in the workspace.

    Raises:
        NoBuildError: there is no build yet; run `kg build`.

    """
    found = workspace.find(Path(path) if path else None, Path(out) if out else None)
    return Graph(found, store.read(found.out))


def slugs(values: Sequence[str]) -> tuple[str, ...]:
    """Accept sources by slug, compact or full IRI."""
    return tuple(v.removeprefix(BASE + "source/").removeprefix("src:") for v in values)
