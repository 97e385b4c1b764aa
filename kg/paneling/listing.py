"""Panels whose rows are those of a query: acts, claims, statements, one by one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.declared import questions
from kg.errors import bad_input
from kg.naming import codes
from kg.paneling import inputs
from kg.paneling.edtf import edtf
from kg.paneling.inputs import SOURCE, local, value
from kg.paneling.tables import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kg.graph import Graph
    from kg.naming.codes import Code
    from kg.paneling.declare import Column, Panel
    from kg.paneling.inputs import Membership
    from kg.paneling.population import Options
    from kg.querying.door import Binding, Door

    Row = dict[str, str]
    Getter = Callable[[Row], str]

CODED, OFFICE, DATED, ASKS = "coded", "office", "dated", "asks"
STATE_KIND = "/id/state/"


def table(graph: Graph, door: Door, panel: Panel, chosen: Options, given: Mapping[str, str]) -> Table:
    """Ask the query of a panel, or the named question that its header asks, and lay its rows out."""
    header, question = panel.question.header, panel.question
    if ASKS in header:
        question = questions.find(graph.workspace, str(header[ASKS]))
    rows = [_plain(row) for row in graph.answer(question, dict(given), door).rows]
    rows = [row for row in rows if _is_within(row, _pair(panel, DATED), chosen)]
    if OFFICE in header:
        _add_offices(rows, inputs.ask(graph, door, "offices"), _pair(panel, OFFICE))
    writer = _Writer(graph, door, panel, rows)
    getters = [writer.getter(column) for column in panel.columns]
    laid = [[get(row) for get in getters] for row in rows]
    return Table(panel.name, question.summary, panel.question.description, list(panel.columns), laid, panel.key)


def _plain(row: Binding) -> Row:
    return {name: value(row, name) for name in row}


def _pair(panel: Panel, name: str) -> dict[str, str]:
    told = panel.question.header.get(name, {})
    if not isinstance(told, dict) or not all(isinstance(part, str) for part in told.values()):
        raise bad_input(panel.question.file, "header", name, "expected a mapping to columns of the query")
    return told


def _is_within(row: Row, dated: Mapping[str, str], chosen: Options) -> bool:
    """Tell whether a row may lie within the years asked for; one without days may."""
    lower, upper = row.get(dated.get("lower", ""), ""), row.get(dated.get("upper", ""), "")
    if chosen.first and upper and upper[:4] < chosen.first:
        return False
    return not (chosen.last and lower and lower[:4] > chosen.last)


def _add_offices(rows: Iterable[Row], told: Iterable[Binding], named: Mapping[str, str]) -> None:
    """Add to each row whose office its person held on its day, and of which state."""
    by_person: dict[str, list[tuple[Membership, Row]]] = defaultdict(list)
    plain = list(told)
    spells = {m.iri: m for m in inputs.memberships(plain)}
    for fact in {value(row, "membership"): _plain(row) for row in plain}.values():
        by_person[fact["person"]].append((spells[fact["membership"]], fact))
    for row in rows:
        who, day = row.get(named.get("person", ""), ""), row.get(named.get("day", ""), "")
        row.update(_office(who, day, by_person.get(who, [])))


def _office(who: str, day: str, offices: Iterable[tuple[Membership, Row]]) -> Row:
    if STATE_KIND in who:
        return {"office_state": who, "office_reading": "itself"}
    read = [(spell.holds(day), fact) for spell, fact in offices] if day else []
    for reading in ("certain", "possible"):
        held = [fact for found, fact in read if found == reading]
        if held:
            states = {fact["state"] for fact in held if fact.get("state")}
            bodies = " ".join(sorted({fact["body"] for fact in held}))
            # Two states at once would be a guess.
            found = {"office_reading": reading, "office_bodies": bodies}
            return {**found, "office_state": next(iter(states))} if len(states) == 1 else found
    return {"office_reading": "NA"}


class _Writer:
    """Fills columns from the rows of a query."""

    def __init__(self, graph: Graph, door: Door, panel: Panel, rows: list[Row]) -> None:
        self.panel, self.short = panel, graph.context.shorten
        wanted = [column.source for column in panel.columns]
        self.origins = inputs.origins(graph, door) if any(w.endswith(".n_origins") for w in wanted) else {}
        labelled = {w.removesuffix(".label") for w in wanted if w.endswith(".label")}
        self.labels = graph.labels(door, {row[name] for row in rows for name in labelled if row.get(name)})
        self.codes: dict[tuple[str, str], list[Code]] = defaultdict(list)
        if any(w.startswith("code.") for w in wanted):
            for code in codes.read(door):
                self.codes[code.state, code.system].append(code)

    def getter(self, column: Column) -> Getter:
        """Return what fills a column."""
        name, dot, how = column.source.partition(".")
        if how.startswith("."):
            return lambda row: edtf(row.get(name, ""), row.get(how[1:], ""))
        if name == "code":
            return self._code(how)
        if not dot:
            return lambda row: self._text(row.get(name, ""))
        ways: dict[str, Callable[[str], str]] = {
            "local": local,
            "label": lambda text: self.labels.get(text, ""),
            "slug": lambda text: text.removeprefix(SOURCE),
            "ids": lambda text: ";".join(sorted({self.short(part) for part in text.split()})),
            "slugs": lambda text: ";".join(sorted(part.removeprefix(SOURCE) for part in text.split())),
            "n_sources": lambda text: str(len(set(text.split()))),
            "n_origins": self._n_origins,
        }
        if how not in ways:
            raise bad_input(self.panel.question.file, "header", column.name, f"nothing fills {column.source!r}")
        way = ways[how]
        return lambda row: way(row[name]) if row.get(name) else ""

    def _text(self, text: str) -> str:
        return self.short(text) if text.startswith(("https://", "http://")) else text

    def _n_origins(self, text: str) -> str:
        slugs = {part.removeprefix(SOURCE) for part in text.split()}
        return str(len({self.origins.get(slug, slug) for slug in slugs}))

    def _code(self, system: str) -> Getter:
        named = _pair(self.panel, CODED)

        def told(row: Row) -> str:
            state, day = row.get(named["state"], ""), row.get(named["day"], "")
            valid = [code for code in self.codes.get((state, system), ()) if day and code.is_valid(day, day)]
            return max(valid, key=lambda c: (c.first, c.value)).value if valid else ""

        return told
