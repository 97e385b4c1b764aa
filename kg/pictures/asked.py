"""Pictures of what a command asked for: what the build knows besides goes into the caption."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from kg.asking import coverage, stamps
from kg.display import many
from kg.errors import KGError
from kg.networking import words
from kg.paneling import declare
from kg.pictures import caption as captions
from kg.pictures import drawing
from kg.pictures.caption import DRAWN, Caption, Reach

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kg.building.selection import Selection
    from kg.graph import Graph
    from kg.networking.model import Network
    from kg.networking.reading import Study
    from kg.paneling.tables import Table


def network(
    graph: Graph, study: Study, path: Path, picture: str, selection: Selection, given: Mapping[str, str]
) -> list[str]:
    """Draw a network as a command chose it, and say what is left out.

    Args:
        graph: the build.
        study: the projection, asked.
        path: the file.
        picture: kind of picture; empty for the one that the projection declares.
        selection: the sources that were seen.
        given: values of the projection's parameters.

    """
    question = study.projection.question
    drawing.suffix(path)
    kind = drawing.choose(f"network {question.name}", picture, drawing.declared(question), drawing.NETWORKS)
    made = study.network()
    return drawing.draw(kind, made, path, of_network(graph, study, made, kind, selection, given))


def of_network(
    graph: Graph, study: Study, made: Network, kind: str, selection: Selection, given: Mapping[str, str]
) -> Caption:
    """Make the caption of a network: days and reading, lists, sources, command and build."""
    question, choice = study.projection.question, study.choice
    ends = {node for pair in made.incidence for node in pair}
    lists = _lists(graph, question.coverage, choice.as_of, selection, ends)
    told = list(made.incidence.values())
    sources = {name for edge in told for name in edge.documents}
    origins = {name for edge in told for name in made.origins(edge)}
    command = ["kg", "network", study.projection.name]
    command += [word for name, value in sorted(given.items()) for word in ("--set", f"{name}={value}")]
    line = " ".join([shlex.join([*command, *choice.words, *selection.words]), *DRAWN]).format(kind)
    out = made.left_out
    more = [f"Left out: {many(out, 'edge')} to groups without members."] if out else []
    more += [sentence[0].upper() + sentence[1:] + "." for sentence in words.dominance(made)] if made.edges else []
    said = " ".join([captions.told(sources, len(origins)), *more])
    return Caption(question.summary, _days(study, made), _reach(lists), said, line, stamps.build(graph), lists)


def _days(study: Study, made: Network) -> str:
    """Say which days are in a network, and by which reading."""
    choice = study.choice
    if not (choice.as_of or choice.since):
        dated = [record for edge in made.incidence.values() for record in edge.records if record.earliest]
        ends = captions.ends([record.earliest for record in dated] + [record.latest for record in dated])
        return f"All that is recorded{f', dated {ends}' if ends else ''}; no day was asked about."
    asked = [f"As of {choice.as_of}" * bool(choice.as_of), f"since {choice.since}" * bool(choice.since)]
    spoken = ", ".join(part for part in asked if part)
    return f"{spoken[0].upper()}{spoken[1:]}, {choice.reading} reading."


def _lists(graph: Graph, acts: tuple[str, ...], as_of: str, selection: Selection, things: set[str]) -> dict[str, Reach]:
    """Say of each thing on lists of acts how far its lists go; nothing, if a picture rests on no lists."""
    if not acts:
        return {}
    with graph.door(selection) as door:
        lines = coverage.everywhere(graph, door, acts, as_of)
    treaties = {line.treaty for line in lines}
    found = {}
    for thing in sorted(things):
        own = [line for line in lines if line.treaty == thing]
        if own:
            ends = [line.until for line in own]
            until = min(ends) or ("in part" if max(ends) else "not known")
            found[thing] = Reach(all(line.complete for line in own), until)
        elif treaties and "/treaty/" in thing:
            found[thing] = Reach(False, "not known")
    return found


def _reach(lists: Mapping[str, Reach]) -> str:
    if not lists:
        return ""
    whole = [reach.until for reach in lists.values() if reach.complete]
    until = f", until {captions.ends(whole)}" if whole else ""
    whole_of = f"Lists are complete for {len(whole)} of {len(lists)} treaties{until}"
    return f"{whole_of}; of the others there is at least what is drawn."


def panel(
    graph: Graph,
    table: Table,
    path: Path,
    picture: str,
    selection: Selection,
    given: Mapping[str, str],
    years: tuple[str, str],
) -> list[str]:
    """Draw a panel as a command laid it out, and say what is left out.

    Args:
        graph: the build.
        table: the panel, laid out.
        path: the file.
        picture: kind of picture; empty for the one that the panel declares.
        selection: the sources that were seen.
        given: values of the panel's parameters.
        years: first and last year, either may be empty.

    """
    drawing.suffix(path)
    question = declare.find(graph.workspace, table.name, graph.context).question
    default = drawing.declared(question)
    known = [kind for kind in (*drawing.TABLES, drawing.TIMELINE) if _fits(table, kind)]
    if not known:
        raise KGError(f"there is no picture of the panel {table.name}; its table is for analysis")
    kind = drawing.choose(f"panel {table.name}", picture, default, known)
    told = captions.of_table(table, kind)
    if kind == drawing.TIMELINE:
        from kg.pictures import timeline

        acts = timeline.of_events(graph, given, years, selection)
        return drawing.draw(kind, acts, path, timeline.caption_of(acts, told))
    return drawing.draw(kind, table, path, told)


NEEDS = {
    "cumulative": {"state", "treaty", "event", "t_stop", "t_lower", "t_upper"},
    "claims": {"claim_id", "about", "days", "error", "kind"},
    "timeline": {"event_id", "sender", "receiver", "lower", "upper"},
}
"""Columns of a panel that a picture is drawn from."""


def _fits(table: Table, kind: str) -> bool:
    return NEEDS[kind] <= set(table.names)
