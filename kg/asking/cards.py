"""What `kg show` and `kg evidence` print: facts with their grounds, as tables or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg import display
from kg.asking import facts, lookup
from kg.asking.places import place_text
from kg.building import memory
from kg.reading.evidence import read_texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from kg.asking.facts import Assertion, Fact, Place
    from kg.graph import Graph
    from kg.mapping.mapper import Origin
    from kg.querying.door import Door

FACT_COLUMNS = ["property", "value", "level", "said by", "source", "characters"]
NOT_ASKED: dict[str, str] = {}
"""Stands for texts that nobody wanted to see."""
TEXTS = "SELECT ?text ?sha WHERE { ?text a cca:TextSnapshot ; cca:sha256 ?sha }"


def _places(record: Assertion) -> str:
    return ", ".join(place_text(p) for p in sorted(record.places, key=lambda p: (p.start or 0, p.iri)))


class Names:
    """Labels for everything a page mentions, asked for once; a statement is called by its gloss."""

    def __init__(self, graph: Graph, door: Door, language: str, iris: Sequence[str]) -> None:
        self.graph = graph
        self.labels = graph.labels(door, {i for i in iris if i}, language, (*lookup.NAMING, "cca:gloss"))

    def __call__(self, iri: str) -> str:
        """Return what to call a thing."""
        return self.labels.get(iri, iri)


def _mentioned(found: Sequence[Fact]) -> list[str]:
    names = []
    for fact in found:
        cell = fact.value
        names += [fact.subject, fact.assertion.by, fact.assertion.level]
        names += [cell["value"]] if cell["type"] == "uri" else []
    return names


def show(graph: Graph, name: str, format: str, language: str) -> str:
    """Lay out everything said of a thing and what points to it."""
    with graph.door() as door:
        card = lookup.card(graph.context, door, name)
        names = Names(graph, door, language, [card.iri, *_mentioned([*card.facts, *card.mentions])])
    own = [_fact_row(graph, names, fact) for fact in card.facts]
    pointing = [[names(fact.subject), *_fact_row(graph, names, fact)] for fact in card.mentions]
    for row in pointing:
        del row[2]
    columns = ["what", "points here as", *FACT_COLUMNS[2:]]
    if format != "table":
        rows = [[names(card.iri), *row] for row in own] + [
            [row[0], row[1], names(card.iri), *row[2:]] for row in pointing
        ]
        return display.render(["subject", *FACT_COLUMNS], rows, format)
    head = f"{names(card.iri)}  <{graph.context.shorten(card.iri)}>\n\n"
    parts = [display.render(FACT_COLUMNS, own)] if own else ["nothing is said of it directly\n"]
    if pointing:
        parts.append(display.render(columns, pointing))
    return display.clean(head.strip()) + "\n\n" + "\n".join(parts)


def _fact_row(graph: Graph, names: Names, fact: Fact) -> list[str]:
    cell, record = fact.value, fact.assertion
    value = names(cell["value"]) if cell["type"] == "uri" else cell["value"]
    if cell.get("xml:lang"):
        value += f" @{cell['xml:lang']}"
    prop = "is a" if fact.property == facts.TYPE else graph.context.shorten(fact.property).partition(":")[2]
    level = record.level.rpartition("/")[2]
    return [prop, value, level, names(record.by), record.source, _places(record)]


def evidence(graph: Graph, name: str, texts: Path | None, format: str) -> str:
    """Lay out the assertions behind a fact, with the words where the text was supplied."""
    words = read_texts(texts) if texts else NOT_ASKED
    remembered = memory.load(graph.build)
    with graph.door() as door:
        found = lookup.evidence(graph.context, door, name)
        shas = {row["text"]["value"]: row["sha"]["value"] for row in door.query(TEXTS).rows}
        names = Names(graph, door, "en", [i for a in found for i in (a.by, a.via, a.subject)])
        by_subject = facts.facts(door, sorted({a.subject for a in found}))
    data = [_grounds(graph, names, a, by_subject, remembered.origin(a.graph, a.iri), shas, words) for a in found]
    return display.as_json(data) if format == "json" else _evidence_text(data, format)


def _grounds(
    graph: Graph,
    names: Names,
    record: Assertion,
    known: Sequence[Fact],
    origin: Origin,
    shas: Mapping[str, str],
    words: Mapping[str, str],
) -> dict[str, Any]:
    short = graph.context.shorten
    own = [f for f in known if f.assertion.iri == record.iri]
    return {
        "assertion": short(record.iri),
        "subject": short(record.subject),
        "says": [f"{short(f.property)} {short(f.value['value'])}" for f in own],
        "source": record.source,
        "level": record.level.rpartition("/")[2],
        "by": names(record.by) if record.by else "",
        "via": short(record.via) if record.via else "",
        "confidence": record.confidence.rpartition("/")[2],
        "file": origin.file,
        "entry": origin.entry,
        "places": [
            _passage(place, shas, words) for place in sorted(record.places, key=lambda p: (p.start or 0, p.iri))
        ],
    }


def _passage(place: Place, shas: Mapping[str, str], words: Mapping[str, str]) -> dict[str, Any]:
    from kg.reading.evidence import check_of

    passage: dict[str, Any] = {"place": place.iri, "start": place.start, "end": place.end, "check": place.check}
    sha = shas.get(place.iri.partition("#")[0], "")
    text = words.get(sha)
    if words is not NOT_ASKED and text is None and place.start is not None:
        passage["missing"] = sha
    if text is not None and place.start is not None and place.end is not None:
        passage["words"] = text[place.start : place.end]
        passage["intact"] = check_of(passage["words"]) == place.check if place.check else None
    return passage


def _evidence_text(data: Sequence[Mapping[str, Any]], format: str) -> str:
    if format == "csv":
        columns = ["assertion", "subject", "source", "level", "by", "start", "end", "check", "words"]
        rows = [
            [*(str(one[c]) for c in columns[:5]), *(str(p.get(c) or "") for c in columns[5:])]
            for one in data
            for p in one["places"]
        ]
        return display.render(columns, rows, "csv")
    return "\n".join("".join(f"{display.clean(line)}\n" for line in _evidence_lines(one)) for one in data)


def _evidence_lines(one: Mapping[str, Any]) -> list[str]:
    lines = [f"{one['subject']}  [{one['assertion']}]"]
    lines += [f"  says     {said}" for said in one["says"]]
    level = one["level"] + (f", {one['confidence']}" if one["confidence"] else "")
    lines.append(f"  level    {level}" + (f", said by {one['by']}" if one["by"] else ""))
    lines += [f"  via      {one['via']}"] if one["via"] else []
    lines.append(f"  source   {one['source']}" + (f" ({one['file']}, {one['entry']})" if one["file"] else ""))
    for place in one["places"]:
        at = f"characters {place['start']}–{place['end']}" if place["start"] is not None else place["place"]
        lines.append(f"  at       {at}" + (f", check {place['check']}" if place["check"] else ""))
        if "missing" in place:
            lines.append(f"  words    (none of these texts has the SHA-256 {place['missing']})")
        if "words" in place:
            state = {True: "", False: "  (NOT the words that were coded)", None: "  (no check recorded)"}[
                place["intact"]
            ]
            lines.append(f"  words    {place['words']}{state}")
    return lines
