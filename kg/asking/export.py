"""The graph in other people's formats, in the same order every time and with its prefixes."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Any

from kg.asking.facts import facts
from kg.errors import KGError
from kg.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kg.building.selection import Selection
    from kg.graph import Graph

COLUMNS = (
    "subject", "property", "value", "language", "datatype", "source", "level", "by", "confidence", "start", "end",
    "assertion",
)  # fmt: skip

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|<[^>]*>')
_OF_SOURCE = re.compile(rf" <{BASE}source/[^>]*> \.$", re.MULTILINE)


def _lines(graph: Graph, selection: Selection) -> str:
    text = graph.build.nquads.read_text("utf-8")
    return "".join(selection.lines(text)) if selection else text


def _nquads(graph: Graph, selection: Selection) -> bytes:
    return _lines(graph, selection).encode("utf-8")


def _rdf(name: str) -> Callable[[Graph, Selection], bytes]:
    def write(graph: Graph, selection: Selection) -> bytes:
        import pyoxigraph as ox

        format = getattr(ox.RdfFormat, name)
        quads = list(ox.parse(_nquads(graph, selection), format=ox.RdfFormat.N_QUADS))
        if name == "JSON_LD":
            return ox.serialize(quads, format=format) or b""
        if format.supports_datasets:
            return with_prefixes(quads, format, graph.context.prefixes)
        triples = sorted({str(quad.triple): quad.triple for quad in quads}.items())
        return with_prefixes([triple for _, triple in triples], format, graph.context.prefixes)

    return write


def with_prefixes(statements: Sequence[Any], format: Any, prefixes: Mapping[str, str]) -> bytes:
    """Serialise as Turtle or TriG with the prefixes that are used, in order (the engine's own order varies)."""
    import pyoxigraph as ox

    data = ox.serialize(statements, format=format, prefixes=dict(prefixes)) or b""
    lines = data.decode("utf-8").split("\n")
    head = [line + "\n" for line in lines if line.startswith("@prefix ")]
    body = "\n".join(lines[len(head) :])
    names = _QUOTED.sub("", body)
    used = set(re.findall(r"(?<!\w)([A-Za-z][\w.-]*):", names))
    kept = sorted(line for line in head if line.split()[1].rstrip(":") in used)
    return "".join([*kept, body]).encode("utf-8")


def _table(graph: Graph, selection: Selection) -> bytes:
    """Write one row for each fact and each assertion behind it (places with several spans give several rows)."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    short = graph.context.shorten
    with graph.door(selection) as door:
        for fact in facts(door):
            cell, record = fact.value, fact.assertion
            value = short(cell["value"]) if cell["type"] == "uri" else cell["value"]
            datatype = short(cell.get("datatype", ""))
            head = [short(fact.subject), short(fact.property), value, cell.get("xml:lang", ""), datatype, record.source]
            grounds = [short(record.level), short(record.by), short(record.confidence)]
            for place in sorted(record.places, key=lambda p: (p.start or 0, p.iri)):
                span = ["" if n is None else str(n) for n in (place.start, place.end)]
                writer.writerow([*head, *grounds, *span, short(record.iri)])
    return buffer.getvalue().encode("utf-8")


WRITERS: dict[str, Callable[[Graph, Selection], bytes]] = {
    "turtle": _rdf("TURTLE"),
    "trig": _rdf("TRIG"),
    "nquads": _nquads,
    "jsonld": _rdf("JSON_LD"),
    "csv": _table,
}


def export(graph: Graph, format: str, selection: Selection) -> bytes:
    """Write a build, or a part of it, in a format.

    Raises KGError if nothing is selected.
    """
    data = WRITERS[format](graph, selection)
    if selection and not _OF_SOURCE.search(_lines(graph, selection)):
        raise KGError("nothing is selected; `kg query sources` lists the sources and the days they are known from")
    return data
