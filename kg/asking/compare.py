"""States side by side: the answers to the question `compare`, one column for each."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from kg import display
from kg.asking import lookup, source_facts
from kg.asking.days import Bounds, Spell
from kg.asking.source_facts import place_of
from kg.declared import ontology, questions
from kg.errors import KGError
from kg.terms import BASE, CCA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kg.asking.source_facts import SourceFacts
    from kg.building.selection import Selection
    from kg.declared.questions import Question
    from kg.graph import Graph
    from kg.querying.door import Binding, Door

QUESTION, LISTS = "compare", "coverage"
ORDER = (
    "code", "UN admission", "region", "member of", "signed", "consented", "bound since", "withdrew",
    "invited to accede", "approved at home", "promulgated", "deposited", "reservations", "declarations", "objected",
    "vote", "sponsored", "office", "statements",
)  # fmt: skip
"""Aspects in the order of a reader's interest; others follow."""
UNDATED = ("code", "region", "vote", "sponsored")
"""Aspects that are told without their day."""
CONSENT = ("ratification", "accession", "consent")
LISTED = {
    "signed": ("signature",), "consented": CONSENT, "bound since": CONSENT, "invited to accede": ("invitation",),
    "reservations": ("reservation",), "declarations": ("reservation",),
}  # fmt: skip
"""Which lists of acts an aspect is looked for in."""
DOUBTFUL = f"{BASE}concept/confidence/doubtful"
SHOWN = 3
"""Things in one cell of a table; CSV and JSON have all."""
DIFFER, ALIKE, OPEN = "yes", "no", "unknown"
SIGNS = {DIFFER: "≠", ALIKE: "=", OPEN: "?"}


@dataclass
class Entry:
    """One thing that a cell holds, by its leading record."""

    thing: str
    value: str
    detail: str
    when: Spell
    reading: str
    happened: bool
    doubtful: bool
    led: bool
    """Whether the record to follow is among those of the day; else the others do not count."""
    text: str = ""
    told: list[dict[str, str]] = field(default_factory=list)
    """Source, level and place of each record."""


@dataclass
class Cell:
    """What is known of one state in one row."""

    entries: list[Entry] = field(default_factory=list)
    text: str = ""
    known: bool = True
    """False if it is unknown; what is not on a complete list is known."""

    @property
    def sources(self) -> list[str]:
        """The slugs of the sources behind it."""
        return list(dict.fromkeys(one["source"] for entry in self.entries for one in entry.told))


@dataclass
class Row:
    """One aspect and item, for all states."""

    aspect: str
    item: str
    label: str
    cells: dict[str, Cell]

    @property
    def differs(self) -> str:
        """Tell whether what is known of the states differs; unknown where too little is known."""
        known = [cell.text for cell in self.cells.values() if cell.known]
        if len(set(known)) > 1:
            return DIFFER
        return ALIKE if len(known) == len(self.cells) else OPEN


@dataclass
class Comparison:
    """States and rows."""

    states: dict[str, str]
    """IRI to label."""
    as_of: str
    rows: list[Row]
    sources: dict[str, SourceFacts]


def read(
    graph: Graph, names: Sequence[str], as_of: str, selection: Selection, language: str = "en", timeout: float = 60.0
) -> Comparison:
    """Ask the same of several states.

    Args:
        graph: the build.
        names: the states, by any name or code; two or more.
        as_of: the day asked about; empty for all that is recorded.
        selection: the sources to see.
        language: of labels.
        timeout: seconds.

    Raises:
        KGError: fewer than two states, one of them twice or unknown, or no such day.

    """
    with graph.door() as whole:
        states = [lookup.find(graph.context, whole, name) for name in names]
    if len(states) < 2 or len(set(states)) < len(states):
        raise KGError("name two or more different states, such as sta:vnm sta:pol")
    question = questions.find(graph.workspace, QUESTION)
    when = {"as_of": as_of} if as_of else {}
    with graph.door(selection, timeout) as door:
        answers = {state: graph.answer(question, {"state": state, **when}, door).rows for state in states}
        lists = _lists(graph, door)
        treaties = sorted({treaty for treaty, _ in lists})
        labels = graph.labels(door, {*_mentioned(answers), *treaties}, language)
        rows = _rows(question, answers, treaties, _labelled(graph, labels, language))
        for row in rows:
            _fill(row, lists, as_of)
        told = {slug for row in rows for cell in row.cells.values() for slug in cell.sources}
        return Comparison(
            {s: labels[s] for s in states}, as_of, [r for r in rows if _says(r)], source_facts.read(door, told)
        )


def _mentioned(answers: dict[str, list[Binding]]) -> set[str]:
    cells = [row.get(name) for rows in answers.values() for row in rows for name in ("item", "value", "detail")]
    return {cell["value"] for cell in cells if cell and cell["type"] == "uri"} | set(answers)


def _labelled(graph: Graph, labels: dict[str, str], language: str) -> dict[str, str]:
    """Add the names of the kinds of acts, which only the ontology knows."""
    terms = ontology.load(graph.workspace)
    return {iri: terms.label(iri, language) or text if iri.startswith(CCA) else text for iri, text in labels.items()}


def _rows(
    question: Question, answers: dict[str, list[Binding]], treaties: Iterable[str], labels: dict[str, str]
) -> list[Row]:
    counted = question.header.get("counted") or ()
    found: dict[tuple[str, str], dict[str, dict[str, Entry]]] = defaultdict(lambda: {state: {} for state in answers})
    for state, rows in answers.items():
        for row in rows:
            text: dict[str, str] = defaultdict(str, {name: cell["value"] for name, cell in row.items()})
            _enter(found[text["aspect"], text["item"]][state], text)
    for aspect in ("signed", "consented"):
        for treaty in treaties:
            found[aspect, treaty]  # a row even where no state has an act: the list may be complete
    made = []
    for (aspect, item), cells in found.items():
        detail = next((e.detail for entries in cells.values() for e in entries.values() if e.detail), "")
        label = labels.get(item, item) + (f", {detail}" if aspect in ("vote", "sponsored") and detail else "")
        held = {state: [e for e in entries.values() if e.led or not e.happened] for state, entries in cells.items()}
        laid = {state: _cell(aspect, entries, labels, aspect in counted) for state, entries in held.items()}
        made.append(Row(aspect, item, label, laid))
    ranks = {aspect: i for i, aspect in enumerate(ORDER)}
    return sorted(made, key=lambda row: (ranks.get(row.aspect, len(ranks)), row.aspect, _day(row), row.label, row.item))


def _day(row: Row) -> str:
    """Return the day that votes and drafts are sorted by; other rows go by their names."""
    days = [entry.when.start.earliest for cell in row.cells.values() for entry in cell.entries]
    return min(days, default="") if row.aspect in ("vote", "sponsored") else ""


def _enter(entries: dict[str, Entry], text: dict[str, str]) -> None:
    """Add a record to what is known of a thing; the leading one tells what it is."""
    slug, level = text["source"].removeprefix(BASE + "source/"), text["level"].rpartition("/")[2]
    told = {"source": slug, "level": level, "at": place_of(text)}
    known = entries.get(text["thing"])
    leads = text["leading"] == "true"
    if known is None or leads:
        start, end = Bounds(text["earliest"], text["latest"]), Bounds(text["end_earliest"], text["end_latest"])
        when = Spell(start, end, text["aspect"] in ("code", "member of", "office"))
        happened, doubtful = text["happened"] == "true", text["confidence"] == DOUBTFUL
        made = Entry(text["thing"], text["value"], text["detail"], when, text["reading"], happened, doubtful, leads)
        made.told = known.told if known else []
        entries[text["thing"]] = known = made
    if told not in known.told:
        known.told.insert(0 if leads else len(known.told), told)


def _cell(aspect: str, entries: list[Entry], labels: dict[str, str], counted: bool) -> Cell:
    cell = Cell(entries)
    if counted:
        good = [entry for entry in entries if entry.happened and not entry.doubtful]
        sure = sum(entry.reading != "possible" for entry in good)
        cell.text = str(sure) if sure == len(good) else f"{sure} to {len(good)}"
        cell.text = cell.text if entries else ""
        return cell
    for entry in entries:
        entry.text = _words(aspect, entry, labels, len(entries) > 1)
    cell.text = "; ".join(dict.fromkeys(entry.text for entry in entries))
    return cell


def _words(aspect: str, entry: Entry, labels: dict[str, str], several: bool) -> str:
    """Put one thing into words: what, when, and how sure."""
    value = labels.get(entry.value, entry.value)
    if entry.value.startswith(CCA) and aspect != "consented":
        value = ""  # the aspect says it
    if aspect == "UN admission":
        value = ""
    if aspect == "office":
        value = f"{value} ({labels.get(entry.detail, entry.detail)})"
    day = entry.when.text if aspect not in UNDATED or (aspect == "code" and several) else ""
    if not entry.happened:
        return "said not to have happened"
    parts = [part for part in (value, day) if part]
    doubt = " (doubtful)" if entry.doubtful else " (possible)" if entry.reading == "possible" else ""
    return ", ".join(parts) + doubt


def _lists(graph: Graph, door: Door) -> dict[tuple[str, str], str]:
    """Map treaties and acts to the last day of a complete list, empty if none is complete."""
    found: dict[tuple[str, str], str] = {}
    for row in graph.answer(questions.find(graph.workspace, LISTS), {}, door).rows:
        key = (row["treaty"]["value"], row["covered"]["value"].rpartition("/")[2])
        whole = row["completeness"]["value"].endswith("/exhaustive")
        until = row["complete_until"]["value"] if whole and "complete_until" in row else ""
        found[key] = max(found.get(key, ""), until)
    return found


def _fill(row: Row, lists: dict[tuple[str, str], str], as_of: str) -> None:
    """Say of what is not there whether a complete list lacks it, or it is unknown."""
    days = [lists[row.item, act] for act in LISTED.get(row.aspect, ()) if (row.item, act) in lists]
    until = min(days, default="")
    for cell in row.cells.values():
        if cell.text:
            continue
        cell.known = bool(until) and (not as_of or as_of <= until)
        cell.text = f"not on the list (complete until {until})" if cell.known else "unknown"
        if until and not cell.known:
            cell.text = f"unknown (list complete until {until})"


def _says(row: Row) -> bool:
    """Tell whether a row says anything of any state."""
    return any(cell.known for cell in row.cells.values())


def render(found: Comparison, format: str, shorten: Callable[[str], str]) -> str:
    """Lay out a comparison as table with footnotes, CSV or JSON."""
    if format == "json":
        return display.as_json(_as_dict(found, shorten))
    if format == "csv":
        names = [shorten(state) for state in found.states]
        columns = ["aspect", "item", "differs", *(part for name in names for part in (name, f"{name} sources"))]
        rows = [
            [row.aspect, row.label, row.differs]
            + [part for cell in row.cells.values() for part in (cell.text, " | ".join(cell.sources))]
            for row in found.rows
        ]
        return display.render(columns, rows, "csv")
    return _table(found)


def _table(found: Comparison) -> str:
    notes = {slug: i for i, slug in enumerate(_in_order(found), 1)}
    rows = [
        [row.aspect, row.label, SIGNS[row.differs], *(_noted(cell, notes) for cell in row.cells.values())]
        for row in found.rows
    ]
    table = display.render(["aspect", "item", "", *found.states.values()], rows)
    lines = [f"[{i}] {found.sources[slug].text}" for slug, i in notes.items()]
    day = f"on or by {found.as_of}" if found.as_of else "at whatever time"
    head = f"{', '.join(found.states.values())}: what is known {day} (≠ differ, = alike, ? not known of all)"
    more = ["* possible, not certain: no end is known, or the day is not"] if found.as_of else []
    return "\n".join([display.clean(head), *more, "", table, *map(display.clean, lines), ""])


def _in_order(found: Comparison) -> Iterable[str]:
    return dict.fromkeys(slug for row in found.rows for cell in row.cells.values() for slug in cell.sources)


def _noted(cell: Cell, notes: dict[str, int]) -> str:
    numbers = ",".join(str(notes[slug]) for slug in cell.sources)
    texts = cell.text.split("; ")
    more = f"; and {len(texts) - SHOWN} more" if len(texts) > SHOWN else ""
    words = "; ".join(texts[:SHOWN]).replace(" (possible)", " *")
    return words + more + (f" [{numbers}]" if numbers else "")


def _as_dict(found: Comparison, shorten: Callable[[str], str]) -> dict[str, Any]:
    rows = [
        {
            "aspect": row.aspect,
            "item": shorten(row.item),
            "label": row.label,
            "differs": row.differs,
            "cells": {shorten(state): _cell_dict(cell, shorten) for state, cell in row.cells.items()},
        }
        for row in found.rows
    ]
    return {
        "states": {shorten(state): label for state, label in found.states.items()},
        "as_of": found.as_of,
        "rows": rows,
        "sources": [asdict(one) for one in found.sources.values()],
    }


def _cell_dict(cell: Cell, shorten: Callable[[str], str]) -> dict[str, Any]:
    values = [
        {
            "thing": shorten(entry.thing),
            "text": entry.text,
            "value": shorten(entry.value),
            "reading": entry.reading,
            "start": asdict(entry.when.start),
            "end": asdict(entry.when.end),
            "happened": entry.happened,
            "doubtful": entry.doubtful,
            "told": entry.told,
        }
        for entry in cell.entries
    ]
    return {"text": cell.text, "known": cell.known, "values": values}
