"""What happened when: the answer to the question `timeline`, folded to one line for each thing."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from kg import display
from kg.asking import lookup
from kg.asking.days import Bounds, Spell
from kg.asking.source_facts import place_of
from kg.declared import ontology, questions
from kg.declared.context import is_kind
from kg.errors import KGError
from kg.terms import BASE, CCA, is_iri

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kg.building.selection import Selection
    from kg.graph import Graph
    from kg.querying.door import Binding, Door

QUESTION, LISTS = "timeline", "coverage"
OPEN = frozenset({"http://www.w3.org/ns/org#Membership", CCA + "StateMembership"})
"""Kinds that go on until an end is known."""
DOUBTFUL = f"{BASE}concept/confidence/doubtful"
DENIED = f"{BASE}concept/realisation/denied"
HAPPENED = CCA + "hasHappened"
EXACTLY = f"{BASE}concept/comparator/exactly"
COLUMNS = ("day", "kind", "label", "party", "of", "standing", "sources", "differ", "evidence")
FIELDS = (
    "earliest", "latest", "end_earliest", "end_latest", "precision", "day", "kind", "label", "party", "of", "standing",
    "sources", "differ", "evidence", "thing",
)  # fmt: skip
"""Columns of the CSV, and keys of the JSON."""


class Record(NamedTuple):
    """What one source says of the day of a thing."""

    source: str
    when: Spell
    level: str
    confidence: str
    by: str
    place: str
    leading: bool
    realisation: str


@dataclass
class Line:
    """One thing that happened, is going on, or is said of a day."""

    thing: str
    kind: str
    """The narrowest class that the leading record gives."""
    actor: str = ""
    object: str = ""
    what: str = ""
    amount: tuple[str, str, str] = ("", "", "")
    """Value, comparator and unit of a count."""
    undone: str = ""
    """What the best source says of it, if that is that it is planned, cancelled or denied."""
    records: list[Record] = field(default_factory=list)
    label: str = ""
    party: str = ""
    of: str = ""

    @cached_property
    def leading(self) -> Record:
        """The record that the line follows."""
        return next((record for record in self.records if record.leading), self.records[0])

    @property
    def when(self) -> Spell:
        """When, by the leading record."""
        return self.leading.when

    @property
    def standing(self) -> str:
        """Tell why it does not count: doubtful, or what the best source says of it; empty if it counts."""
        if self.undone:
            return self.undone
        return "doubtful" if all(record.confidence == DOUBTFUL for record in self.records) else ""

    @property
    def sources(self) -> list[str]:
        """The slugs of the sources that tell it, the leading one first."""
        return list(dict.fromkeys([self.leading.source, *sorted(record.source for record in self.records)]))

    @property
    def differ(self) -> int:
        """How many of the other sources give other days, or deny it; doubtful ones aside."""
        others = {r.source: r for r in self.records if r.source != self.leading.source and r.confidence != DOUBTFUL}
        return sum(r.realisation == DENIED or r.when.differs(self.when) for r in others.values())


@dataclass(frozen=True)
class Covered:
    """Until when one list of acts is complete."""

    treaty: str
    act: str
    complete: bool
    until: str
    expected: str
    found: str


@dataclass
class Timeline:
    """Lines in order, with what a reader must know about them."""

    title: str
    lines: list[Line]
    covered: list[Covered] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)
    """Class to label."""
    first: str = ""
    last: str = ""
    """The days asked about, if any."""

    @property
    def sources(self) -> set[str]:
        """The slugs of all sources."""
        return {record.source for line in self.lines for record in line.records}


def read(
    graph: Graph,
    about: str,
    first: str,
    last: str,
    kinds: Sequence[str],
    selection: Selection,
    language: str = "en",
    timeout: float = 60.0,
    lists: bool = True,
) -> Timeline:
    """Ask what is dated about a thing, or at all.

    Args:
        graph: the build.
        about: a treaty, actor or event by any name; empty for everything.
        first: leave out what was certainly over before this day.
        last: leave out what certainly began after this day.
        kinds: names of kinds or sections, as signature or count; all without one.
        selection: the sources to see.
        language: of labels.
        timeout: seconds.
        lists: whether to ask how far the lists of acts go, as pictures show.

    Raises:
        KGError: no such thing, kind or day.

    """
    terms = ontology.load(graph.workspace)
    wanted = _classes(graph, terms, kinds)
    given = {name: value for name, value in (("about", about), ("from", first), ("to", last)) if value}
    with graph.door(selection, timeout) as door:
        rows = graph.answer(questions.find(graph.workspace, QUESTION), given, door).rows
        lines = [line for line in _fold(rows, terms) if not wanted or line.kind in wanted]
        if first or last:  # a thing is of the days of its leading record, also where another one lies within them
            lines = [line for line in lines if line.leading.leading]
        node = _found(graph, door, about) if about else ""
        labels = graph.labels(door, _mentioned(lines, node), language)
        covered = _covered(graph, door, {line.object for line in lines}) if lists else []
    sections = {section.iri: name for name, section in graph.context.sections.items()}
    names = {kind: terms.label(kind, language) or sections.get(kind, kind) for kind in {n.kind for n in lines}}
    for line in lines:
        _name(line, labels, names, graph.context.shorten(line.thing), node)
    return Timeline(labels.get(node, "Everything"), sorted(lines, key=_order), covered, names, first, last)


def _found(graph: Graph, door: Door, about: str) -> str:
    """Find the thing asked about in the whole build, also where a part of it is asked."""
    with graph.door() if door.data else contextlib.nullcontext(door) as whole:
        return lookup.find(graph.context, whole, about)


def _classes(graph: Graph, terms: ontology.Ontology, kinds: Iterable[str]) -> set[str]:
    """Find the classes that names of kinds stand for, each with what is below it.

    A section stands for its own class and its kinds: below an event in general there would be every act.
    """
    sections = {name: section for name, section in graph.context.sections.items() if name != "source"}
    keys = [key for section in sections.values() for key in section.keys.values() if is_kind(key)]
    coded = {code: iri for key in keys for code, iri in key.codes.items()}
    found: set[str] = set()
    for name in kinds:
        if name in sections:
            own = [key.codes.values() for key in sections[name].keys.values() if is_kind(key)]
            found |= {sections[name].iri}.union(*(terms.subclasses(iri) for codes in own for iri in codes))
            continue
        iri = coded.get(name) or graph.context.expand(name) or name
        if not is_iri(iri):
            known = ", ".join(sorted({*coded, *sections}))
            raise KGError(f"--kind {name}: no such kind; there are {known}, or a class such as cca:ConsentToBeBound")
        found |= terms.subclasses(iri)
    return found


def _fold(rows: Iterable[Binding], terms: ontology.Ontology) -> list[Line]:
    lines: dict[str, Line] = {}
    told: dict[str, set[Record]] = defaultdict(set)
    for row in rows:
        text = {name: cell["value"] for name, cell in row.items()}
        leads, thing = text["leading"] == "true", text["thing"]
        line = lines.get(thing)
        if line is None or (leads and not any(record.leading for record in told[thing])):
            amount = (text.get("value", ""), text.get("comparator", ""), text.get("unit", ""))
            actor, about, what = (text.get(name, "") for name in ("actor", "object", "what"))
            line = lines[thing] = Line(thing, text["kind"], actor, about, what, amount)
            line.undone = "" if text["happened"] == "true" else "said not to have happened"
        told[thing].add(_record(text, leads, line.kind))
    for thing, line in lines.items():
        line.records = sorted(told[thing], key=lambda r: (not r.leading, r.source, r.place, r.level))
        said = [r.realisation for r in line.records if terms.value(HAPPENED, r.realisation) == "false"]
        line.undone = said[0].rpartition("/")[2] if line.undone and said else line.undone
    return list(lines.values())


def _record(text: dict[str, str], leading: bool, kind: str) -> Record:
    start = Bounds(text.get("earliest", ""), text.get("latest", ""))
    end = Bounds(text.get("end_earliest", ""), text.get("end_latest", ""))
    return Record(
        text["source"].removeprefix(BASE + "source/"), Spell(start, end, kind in OPEN), text["level"],
        text.get("confidence", ""), text.get("by", ""), place_of(text), leading, text.get("realisation", ""),
    )  # fmt: skip


def _order(line: Line) -> tuple[str, ...]:
    start = line.when.start
    return (start.earliest or start.latest or "9999", start.latest, line.kind, line.party, line.label, line.thing)


def _mentioned(lines: Iterable[Line], node: str) -> set[str]:
    iris = {iri for n in lines for iri in (n.thing, n.actor, n.object, n.what, *n.amount[1:])}
    return (iris | {node}) - {""}


def _name(line: Line, labels: dict[str, str], kinds: dict[str, str], nameless: str, about: str) -> None:
    """Put a line into words; what has no name of its own has only its compact IRI for a label."""
    line.party = labels.get(line.actor, "")
    line.of = labels.get(line.object, "") if line.object != about else ""
    what = labels.get(line.what, "")
    value, comparator, unit = line.amount
    named = labels.get(line.thing, "")
    if value or unit:
        hedge = "" if comparator in ("", EXACTLY) else labels[comparator] + " "
        line.label = f"{what}: {hedge}{value or '?'} {labels.get(unit, '')}".rstrip()
    else:
        line.label = named if named != nameless else what or kinds[line.kind]


def _covered(graph: Graph, door: Door, treaties: set[str]) -> list[Covered]:
    rows = graph.answer(questions.find(graph.workspace, LISTS), {}, door).rows
    found = []
    for row in rows:
        text: dict[str, Any] = defaultdict(str, {name: cell["value"] for name, cell in row.items()})
        if text["treaty"] in treaties:
            act, how = (text[name].rpartition("/")[2] for name in ("covered", "completeness"))
            numbers = (text["complete_until"], text["expected"], text["found"])
            found.append(Covered(text["treaty"], act, how == "exhaustive", *numbers))
    return found


def render(found: Timeline, format: str, shorten: Callable[[str], str]) -> str:
    """Lay out a timeline as table, CSV or JSON."""
    if format == "json":
        return display.as_json([_as_dict(found, line, shorten) for line in found.lines])
    if format == "csv":
        rows = [[_text(value) for value in _as_dict(found, line, shorten).values()] for line in found.lines]
        return display.render(FIELDS, [row[: len(FIELDS)] for row in rows], "csv")
    rows = [_row(found, line) for line in found.lines]
    filled = [i for i in range(len(COLUMNS)) if not rows or any(row[i] for row in rows)]
    table = display.render([COLUMNS[i] for i in filled], [[row[i] for i in filled] for row in rows])
    return table + ("" if rows else "(no rows)\n")


def _row(found: Timeline, line: Line) -> list[str]:
    sources = line.sources
    told = sources[0] + (f" and {len(sources) - 1} more" if len(sources) > 1 else "")
    differ = str(line.differ) if line.differ else ""
    kind = found.kinds[line.kind]
    label = line.label if line.label != kind else ""
    return [line.when.text, kind, label, line.party, line.of, line.standing, told, differ, line.leading.place]


def _text(value: Any) -> str:
    return " | ".join(value) if isinstance(value, list) else str(value)


def _as_dict(found: Timeline, line: Line, shorten: Callable[[str], str]) -> dict[str, Any]:
    start, end = line.when.start, line.when.end
    told = [f"{record.source}: {record.place}" for record in line.records]
    values = [
        start.earliest, start.latest, end.earliest, end.latest, start.precision, line.when.text,
        found.kinds[line.kind], line.label, line.party, line.of, line.standing, line.sources, line.differ, told,
        shorten(line.thing),
    ]  # fmt: skip
    return dict(zip(FIELDS, values, strict=True))
