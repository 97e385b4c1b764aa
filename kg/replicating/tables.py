"""Makes the tables of an analysis, each with what was asked for it and with how far its lists go."""

from __future__ import annotations

import re
import shlex
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.asking import coverage
from kg.declared import questions
from kg.declared.questions import Parameter
from kg.errors import KGError, QueryMemoryError, QueryTimeoutError, bad_input
from kg.networking import reading, showing
from kg.networking.choice import REGIONS, Choice
from kg.paneling import declare as panels
from kg.paneling import package
from kg.paneling import panel as paneling
from kg.paneling.tables import Table
from kg.replicating import declare, figures
from kg.replicating.made import FORM, Made
from kg.replicating.needs import TREATIES, visible
from kg.replicating.watch import iris

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from kg.asking.coverage import Line
    from kg.declared.context import Context
    from kg.replicating.declare import Exhibit
    from kg.replicating.watch import Watched

TREATY = "treaty"
_TOKEN = re.compile(r"[A-Za-z][\w-]*:[^\s;,|\"]+")


def make(graph: Watched, exhibit: Exhibit, file: str, timeout: float, drawing: bool) -> Made:
    """Make a table that a file declares, and its figure if it is one and figures can be drawn.

    Raises InputError naming the entry for whatever is wrong with it.
    """
    graph.log.taken()
    try:
        made = MAKERS[exhibit.kind](graph, exhibit, timeout)
        made.lists = _lists(graph, made, timeout)
        if exhibit.picture and drawing:
            made.picture, made.said = figures.draw(graph, made)
        made.reads = graph.log.taken()
        made.sources = visible(exhibit.selection, graph.build)
    except (QueryTimeoutError, QueryMemoryError):
        raise
    except KGError as error:
        raise bad_input(file, exhibit.entry, exhibit.kind, str(error)) from None
    return made


def _seen(context: Context, *texts: str) -> frozenset[str]:
    """Return every thing that some texts name, in full or in short."""
    found: set[str] = set()
    for text in texts:
        found |= iris(text) | {context.expand(token) or "" for token in set(_TOKEN.findall(text))}
    return frozenset(found - {""})


def _of_panel(graph: Watched, exhibit: Exhibit, timeout: float) -> Made:
    first, last = (str(exhibit.options.get(key, "")) for key in ("from", "to"))
    table = paneling.make(graph, exhibit.query, first, last, exhibit.given, exhibit.selection, timeout)
    panel = panels.find(graph.workspace, exhibit.query, graph.context)
    table.check()
    text = table.csv()
    parts = {f".{kind}": "" for kind in ("datapackage.json", "codebook.md", "load.R")} | {".csv": text}
    made = Made(exhibit, parts, table.facts["command"], seen=_seen(graph.context, text), panel=panel, drawn=table)
    made.treaties = _asked(graph, exhibit, panel.question.parameters)
    return made


def _asked(graph: Watched, exhibit: Exhibit, parameters: Iterable[Parameter]) -> tuple[str, ...]:
    """Return the treaty that was asked about, if one was."""
    default = next((p.default for p in parameters if p.name == TREATY), "")
    name = exhibit.given.get(TREATY) or default
    if not name:
        return ()
    with graph.door() as door:
        found = graph.named(replace(_BLANK, parameters=(Parameter(TREATY, "iri"),)), {TREATY: name}, door)
    return (graph.context.expand(found[TREATY]) or found[TREATY],)


_BLANK = questions.Question("lists", "", "")


def _of_network(graph: Watched, exhibit: Exhibit, timeout: float) -> Made:
    told = exhibit.options
    choice = Choice(
        told.get("as_of", ""),
        told.get("since", ""),
        told.get("reading") or "certain",
        told.get("level", ()),
        told.get("kind", ()),
        told.get("groups", False),
        told.get("regions") or REGIONS,
    )
    measures, ways, language = told.get("measure", ()), told.get("sensitivity", ()), told.get("lang") or "en"
    study = reading.read(
        graph,
        exhibit.query,
        choice,
        exhibit.selection,
        exhibit.given,
        eligibility="significance" in measures,
        language=language,
        timeout=timeout,
    )
    wish = showing.Wish("csv", measures, ways, draws=told.get("draws") or 2000, seed=told.get("seed") or 1)
    shown = showing.show(study, graph, wish, exhibit.selection)
    words = ["kg", "network", exhibit.query, *_set(exhibit), *choice.words, *exhibit.selection.words]
    words += [w for key in ("measure", "sensitivity") for one in told.get(key, ()) for w in (f"--{key}", one)]
    words += [w for key in ("draws", "seed", "lang") if told.get(key) for w in (f"--{key}", str(told[key]))]
    parts = {".csv": shown.text} | ({".nodes.csv": shown.nodes} if shown.nodes else {})
    made = Made(exhibit, parts, shlex.join(words) + FORM, seen=_seen(graph.context, *parts.values()))
    made.treaties = _asked(graph, exhibit, study.projection.question.parameters)
    made.drawn = study
    return made


def _of_question(graph: Watched, exhibit: Exhibit, timeout: float) -> Made:
    found = questions.named(graph.workspace)[exhibit.query]
    given = {**exhibit.given, **{key: str(value) for key, value in exhibit.options.items()}}
    with graph.door(exhibit.selection, timeout) as door:
        answer = graph.answer(found, given, door, "csv")
    if answer.kind != "solutions":
        raise KGError(f"{found.name} gives no table")
    text = answer.body.decode("utf-8").replace("\r\n", "\n")
    day = exhibit.options.get("as_of")
    words = ["kg", "query", exhibit.query, *_set(exhibit), *(("--as-of", day) if day else ())]
    command = shlex.join([*words, *exhibit.selection.words]) + FORM
    made = Made(exhibit, {".csv": text}, command, seen=_seen(graph.context, text))
    made.treaties = _asked(graph, exhibit, found.parameters)
    return made


MAKERS: dict[str, Callable[[Watched, Exhibit, float], Made]] = {
    "panel": _of_panel,
    "network": _of_network,
    "question": _of_question,
}


def _set(exhibit: Exhibit) -> list[str]:
    return [word for name, value in sorted(exhibit.given.items()) for word in ("--set", f"{name}={value}")]


def _lists(graph: Watched, made: Made, timeout: float) -> list[Line]:
    """Ask how far the lists go that a table rests on, for each of its treaties."""
    if made.panel and made.panel.measures:
        acts = tuple(dict.fromkeys(code for measure in made.panel.measures.values() for code in measure.lists))
    else:
        folder = declare.FOLDERS[made.exhibit.kind]
        acts = questions.named(graph.workspace, folder)[made.exhibit.query].coverage
    treaties = made.treaties or sorted(iri for iri in made.seen if iri.startswith(TREATIES))
    question = replace(_BLANK, coverage=acts, parameters=(Parameter(TREATY, "iri"), Parameter("as_of", "date")))
    found: list[Line] = []
    if not acts or not treaties:
        return found
    day = {"as_of": made.exhibit.options["as_of"]} if made.exhibit.options.get("as_of") else {}
    with graph.door(made.exhibit.selection, timeout) as door:
        for treaty in treaties:
            found += coverage.lines(graph, door, question, {TREATY: treaty, **day})
    return found


def write(made: Made, folder: Path) -> list[Path]:
    """Write a table with what goes with it."""
    from kg.files import write_atomically

    name = made.exhibit.name
    if isinstance(made.drawn, Table):
        return package.write(made.drawn, folder / f"{name}.csv")
    paths = {folder / f"{name}{ending}": text for ending, text in made.parts.items()}
    for path, text in paths.items():
        write_atomically(path, text.encode("utf-8"))
    return list(paths)


def observed_until(made: Iterable[Made]) -> str:
    """Return the last day that all lists behind tables cover which are known to be complete on any day."""
    return min((line.until for one in made for line in one.lists if line.until and not one.exhibit.picture), default="")
