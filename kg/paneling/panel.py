"""From the name of a panel to its table: read the header, ask, lay out, check the keys."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg import display
from kg.asking import stamps
from kg.building.selection import Selection
from kg.coding import corpus
from kg.declared import questions
from kg.errors import KGError
from kg.naming import codes
from kg.paneling import declare, dyads, inputs, listing, nothing, spells, years
from kg.paneling.book import Book
from kg.paneling.cells import Cells
from kg.paneling.inputs import local, value
from kg.paneling.population import options, population
from kg.paneling.tables import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.graph import Graph
    from kg.paneling.declare import Column, Panel
    from kg.paneling.population import Options
    from kg.querying.door import Door

OVER_TIME: dict[str, Callable[[Book], tuple[list[Column], list[list[str]]]]] = {
    "state-treaty-year": years.rows,
    "state-year": years.rows,
    "dyad-year": dyads.rows,
    "spells": spells.rows,
}
TREATY = "treaty"


def make(
    graph: Graph,
    name: str,
    first: str = "",
    last: str = "",
    given: Mapping[str, str] | None = None,
    selection: Selection | None = None,
    timeout: float = 60.0,
) -> Table:
    """Make the table of a panel.

    Args:
        graph: where to ask.
        name: name of the panel.
        first: first year.
        last: last year.
        given: values of the panel's parameters.
        selection: which sources are seen.
        timeout: seconds for each query.

    Raises:
        KGError: no such panel, a wrong value, or two rows with one key.

    """
    panel = declare.find(graph.workspace, name, graph.context)
    chosen, seen = dict(given or {}), selection or Selection()
    _check_years(panel, first, last)
    with graph.door(seen, timeout) as door:
        if panel.layout in OVER_TIME:
            table = _over_time(book(graph, door, panel, first, last, chosen, seen), seen)
        else:
            table = _listed(graph, door, panel, (first, last), chosen, seen)
    table.notes += _scope(graph, table)
    table.facts = _facts(graph, panel, first, last, chosen, seen)
    table.drawn = _drawn(panel, chosen)
    table.check()
    return table


def _drawn(panel: Panel, given: Mapping[str, str]) -> dict[str, str]:
    header = panel.question.header
    values = {p.name: given.get(p.name) or p.default for p in panel.question.parameters}
    return {**values, **{name: str(header[name]) for name in ("picture", "shows") if name in header}}


def _check_years(panel: Panel, first: str, last: str) -> None:
    """Raise KGError for years that are none, or that a panel cannot be cut by."""
    options({}, first, last)
    timed = panel.layout.endswith("-year") or listing.DATED in panel.question.header
    if (first or last) and not timed:
        raise KGError(f"panel {panel.name} is not laid out by years; it takes neither --from nor --to")


def _over_time(book: Book, selection: Selection) -> Table:
    panel = book.panel
    columns, laid = OVER_TIME[panel.layout](book)
    notes = _notes(book) if laid else [nothing.over_time(book, selection), *_notes(book)]
    return Table(panel.name, panel.question.summary, panel.question.description, columns, laid, panel.key, notes)


def _listed(
    graph: Graph, door: Door, panel: Panel, years: tuple[str, str], given: Mapping[str, str], selection: Selection
) -> Table:
    table = listing.table(graph, door, panel, options({}, *years), given)
    if not table.rows:
        others = any(years) and listing.table(graph, door, panel, options({}, "", ""), given).rows
        table.notes.append(nothing.listed(years if others else ("", ""), selection))
    return table


def book(
    graph: Graph,
    door: Door,
    panel: Panel,
    first: str,
    last: str,
    given: dict[str, str],
    selection: Selection | None = None,
) -> Book:
    """Gather all that a panel over time is laid out from.

    Args:
        graph: where to ask.
        door: the door to it.
        panel: the panel.
        first: first year.
        last: last year.
        given: values of its parameters.
        selection: which sources the door shows.

    """
    asked = graph.named(panel.question, given, door)
    rows = door.query(questions.bind(panel.question, asked, graph.context), name=panel.name).rows
    treaty = asked.get(TREATY) or _default(panel, TREATY)
    treaties = (graph.context.expand(treaty) or treaty,) if treaty else ()
    values = {p.name: given.get(p.name, p.default) for p in panel.question.parameters}
    world = inputs.read(graph, door, selection or Selection())
    found = _book(graph, door, panel, options(values, first, last, treaties), world, inputs.memberships(rows))
    found.given = values
    return found


def _default(panel: Panel, name: str) -> str:
    return next((p.default for p in panel.question.parameters if p.name == name), "")


def _book(
    graph: Graph, door: Door, panel: Panel, chosen: Options, world: inputs.World, spells: list[inputs.Membership]
) -> Book:
    people = population(spells, world.acts, chosen.also)
    book = Book(world, panel, chosen, people, Cells(world, graph.context, chosen.zeros), graph.context)
    wanted = {column.source.partition(".")[0] for column in panel.columns}
    book.labels = graph.labels(door, {*book.treaties, *people.spells, *people.others})
    if any("code." in column.source for column in panel.columns):
        book.fill_codes(codes.read(door))
    if "region" in wanted:
        rows = inputs.ask(graph, door, "regions", "questions")
        book.regions = {(value(r, "state"), local(value(r, "classification"))): local(value(r, "region")) for r in rows}
    if "votes" in wanted:
        book.votes = _votes(graph, door)
    return book


def _votes(graph: Graph, door: Door) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Read roll calls: state and year to items and choices."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in inputs.ask(graph, door, "votes", "questions"):
        if "date" in row:
            pair = value(row, "item"), local(value(row, "choice"))
            found[value(row, "voter"), value(row, "date")[:4]].append(pair)
    return dict(found)


def _notes(book: Book) -> list[str]:
    """Say for each treaty until when its lists are complete, measures of one day together."""
    notes = []
    for treaty in book.treaties:
        days: dict[str, list[str]] = defaultdict(list)
        for name, measure in book.panel.measures.items():
            days[book.cells.until(treaty, measure)].append(name)
        told = [
            f"{' and '.join(names)}: " + (f"complete until {until}" if until else "no list known to be complete")
            for until, names in days.items()
        ]
        notes.append(f"{book.labels.get(treaty, treaty)}: " + "; ".join(told))
    return notes


def _scope(graph: Graph, table: Table) -> list[str]:
    """Say what the coded texts stand for that the rows of a table name."""
    named = [at for at, column in enumerate(table.columns) if column.source.endswith((".slug", ".slugs"))]
    slugs = {slug for row in table.rows for at in named for slug in row[at].split(";")}
    found = corpus.told(graph.workspace, slugs)
    return [f"the coded texts: {found}"] if found else []


def _facts(
    graph: Graph, panel: Panel, first: str, last: str, given: Mapping[str, str], selection: Selection
) -> dict[str, str]:
    import shlex

    words = ["kg", "panel", panel.name, *(w for pair in (("--from", first), ("--to", last)) if pair[1] for w in pair)]
    words += [word for name, told in sorted(given.items()) for word in ("--set", f"{name}={told}")]
    return {
        "command": shlex.join([*words, *selection.words]),
        "build": stamps.build(graph),
        "query": stamps.query(panel.question.text),
    }


def render_names(graph: Graph, format: str) -> str:
    """List the panels of a workspace: what a row is, what it has, what may be set."""
    rows = []
    for name, found in questions.named(graph.workspace, "panels").items():
        given = ", ".join(p.name + (f"={p.default}" if p.default else "") for p in found.parameters)
        rows.append([name, found.summary, str(found.header.get("unit", "")), given])
    return display.render(["panel", "has", "unit", "parameters"], rows, format)
