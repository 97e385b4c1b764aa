"""What `kg network` shows: a network in a format, its measures and their sensitivity, or the evidence behind a part."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.coding import corpus
from kg.networking import changes, explain, files, measure_tables, measures, sensitivity, words

if TYPE_CHECKING:
    from kg.building.selection import Selection
    from kg.graph import Graph
    from kg.networking.model import Network
    from kg.networking.reading import Study


@dataclass(frozen=True)
class Wish:
    """What a reader asks for."""

    format: str = "table"
    measures: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    explain: str = ""
    compared_with: str = ""
    draws: int = 2000
    seed: int = 1


@dataclass
class Shown:
    """The result, what is said beside it, and the table of nodes that belongs to a table of edges."""

    text: str
    said: list[str] = field(default_factory=list)
    nodes: str = ""


def show(study: Study, graph: Graph, wish: Wish, selection: Selection | None = None) -> Shown:
    """Make what is asked for."""
    network, short = study.network(), graph.context.shorten
    said = words.about(network)
    documents = {document for edge in network.edges.values() for document in edge.documents}
    if texts := corpus.told(graph.workspace, documents):
        said.append(f"the coded texts: {texts}")
    if wish.compared_with:
        said.append(changes.between(study, wish.compared_with).sentence)
    if wish.explain:
        grounds = explain.find(study, network, graph, wish.explain)
        return Shown(explain.render(grounds, study, graph, wish.format, selection), said)
    if wish.measures or wish.ways:
        return _measured(study, network, graph, wish, said)
    nodes = files.nodes(network, short) if wish.format == "csv" else ""
    return Shown(files.render(study, network, wish.format, short), said, nodes)


def _measured(study: Study, network: Network, graph: Graph, wish: Wish, said: list[str]) -> Shown:
    """Measure, and lay the sensitivity beside the numbers; as CSV the sensitivity alone, if it is asked for."""
    parts = []
    if wish.measures:
        found = measures.measure(study, wish.measures, wish.draws, wish.seed)
        said += found.said
        parts.append(measure_tables.render(found, network, wish.format, graph.context.shorten))
    if wish.ways:
        moved = sensitivity.read(study, wish.ways, wish.measures, wish.draws, wish.seed)
        said += sensitivity.sentences(moved)
        parts = [
            *(parts if wish.format != "csv" else []),
            sensitivity.render(moved, "csv" if wish.format == "csv" else "table"),
        ]
    return Shown("\n".join(parts), said)
