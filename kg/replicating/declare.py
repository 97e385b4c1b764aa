"""What an `analysis.toml` says: question, methods, tables, figures, and the results that its script computes."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.declared import questions
from kg.errors import InputError, KGError
from kg.reading.sheets import parse_toml
from kg.replicating.fields import Fields
from kg.replicating.filled import PLACES, placed
from kg.terms import is_slug

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kg.building.selection import Selection
    from kg.declared.questions import Question
    from kg.declared.workspace import Workspace

FOLDER = "queries/analyses"
FILE = "analysis.toml"
SCRIPT, NOTEBOOK = "analysis.R", "analysis.ipynb"
FOLDERS = {"panel": "panels", "network": "networks", "question": "questions"}
"""What a table may be made of, to the folder of its query."""
ASKS = "asks"
KEYS = ("title", "question", "scope", "methods", "authors", "table", "figure", "result")


@dataclass(frozen=True)
class Exhibit:
    """A table, or a figure drawn from one: what is asked, and how."""

    name: str
    entry: str
    """How a message names it."""
    kind: str
    """panel, network or question."""
    query: str
    """The name of its file."""
    caption: str
    given: Mapping[str, str]
    """Values of its parameters."""
    selection: Selection
    options: Mapping[str, Any] = field(default_factory=dict)
    """What else the command of its kind takes."""
    picture: str = ""
    """For a figure, the kind of picture."""


@dataclass(frozen=True)
class Result:
    """A table that the analysis' own script computes from ours."""

    path: str
    caption: str
    tables: tuple[str, ...]


@dataclass(frozen=True)
class Analysis:
    """An analysis, as its folder declares it."""

    name: str
    folder: Path
    file: str
    title: str
    question: str
    scope: str = ""
    methods: str = ""
    authors: tuple[str, ...] = ()
    tables: tuple[Exhibit, ...] = ()
    figures: tuple[Exhibit, ...] = ()
    results: tuple[Result, ...] = ()

    @property
    def own(self) -> dict[str, Path]:
        """The files of the analysis itself, by name."""
        paths = {name: self.folder / name for name in (FILE, SCRIPT, NOTEBOOK)}
        return {name: path for name, path in paths.items() if path.is_file()}


def folders(workspace: Workspace) -> dict[str, Path]:
    """Map the names of analyses to their folders; a workspace's own hides the packaged one of its name."""
    found = {}
    for layer in workspace.layers:
        for path in sorted((layer / FOLDER).glob(f"*/{FILE}")):
            if is_slug(path.parent.name):
                found[path.parent.name] = path.parent
    return dict(sorted(found.items()))


def find(workspace: Workspace, name: str) -> Analysis:
    """Find an analysis by name.

    Raises KGError naming the nearest one if there is none, InputError if its file is not what it should be.
    """
    known = folders(workspace)
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known) or 'none'}"
        raise KGError(f"no analysis named {name[:80]!r}; {hint}")
    return read(workspace, known[name])


def read(workspace: Workspace, folder: Path) -> Analysis:
    """Read an analysis.

    Raises InputError with every problem, each with file, entry and field.
    """
    path = folder / FILE
    file = workspace.show(path)
    data = parse_toml(path, file)
    fields = Fields(file)
    fields.known("", data, KEYS)
    exhibits = {
        what: tuple(_exhibit(workspace, fields, what, *pair) for pair in fields.entries(data, what))
        for what in ("table", "figure")
    }
    names = _names(fields, exhibits)
    analysis = Analysis(
        name=folder.name,
        folder=folder,
        file=file,
        title=fields.line("", data, "title", needed=True),
        question=fields.line("", data, "question", needed=True),
        scope=fields.line("", data, "scope"),
        methods=_methods(fields, data),
        authors=fields.names("", data, "authors"),
        tables=exhibits["table"],
        figures=exhibits["figure"],
        results=tuple(_result(fields, names, *pair) for pair in fields.entries(data, "result")),
    )
    if analysis.results and SCRIPT not in analysis.own:
        fields.complain("", "result", f"there is no {SCRIPT} beside it that would write results")
    if not (analysis.tables or analysis.figures):
        fields.complain("", "table", "missing; an analysis has at least one [[table]] or [[figure]]")
    if fields.problems:
        raise InputError(fields.problems)
    return analysis


def _methods(fields: Fields, data: dict[str, Any]) -> str:
    text = fields.text("", data, "methods")
    for name in placed(text):
        if name not in PLACES:
            fields.complain("", "methods", f"has {{{name}}}; what is filled in is {', '.join(sorted(PLACES))}")
    return text


def _names(fields: Fields, exhibits: Mapping[str, tuple[Exhibit, ...]]) -> set[str]:
    """Return the names of tables; two of one name, or whose files would have one name, are a problem."""
    for what, found in exhibits.items():
        seen: set[str] = set()
        for one in found:
            # Beside table-1.csv stand table-1.nodes.csv, table-1.load.R and others.
            if one.name and any(one.name == n or one.name.startswith(f"{n}.") for n in seen):
                fields.complain(one.entry, "name", f"{what} {one.name} would overwrite a file of another; rename it")
            seen.add(one.name)
    return {one.name for one in exhibits["table"]}


def _exhibit(workspace: Workspace, fields: Fields, what: str, entry: str, raw: dict[str, Any]) -> Exhibit:
    kinds = [kind for kind in FOLDERS if kind in raw]
    kind = kinds[0] if kinds else ""
    if len(kinds) != 1:
        has = f"has {' and '.join(kinds)}" if kinds else "has none of them"
        fields.complain(entry, kinds[1] if kinds else "panel", f"{has}; give one of {', '.join(FOLDERS)}")
    own = ("picture",) if what == "figure" else ()
    if kind:
        fields.known(entry, raw, ("name", "caption", *own, *FOLDERS, *fields.takes(kind)))
    query = fields.line(entry, raw, kind, needed=True) if kind else ""
    given = fields.values(entry, raw, "set")
    if query:
        _check_query(workspace, fields, entry, kind, query, given)
    return Exhibit(
        name=fields.slug(entry, raw, "name"),
        entry=entry,
        kind=kind,
        query=query,
        caption=fields.line(entry, raw, "caption"),
        given=given,
        selection=fields.selection(entry, raw),
        options=fields.options(entry, kind, raw),
        picture=fields.line(entry, raw, "picture", needed=True) if own else "",
    )


def _check_query(
    workspace: Workspace, fields: Fields, entry: str, kind: str, name: str, given: Mapping[str, str]
) -> None:
    """Complain of a query that there is none of, and of values for parameters that it does not declare."""
    paths = workspace.named(f"queries/{FOLDERS[kind]}", "*.rq")
    if name not in paths:
        near = difflib.get_close_matches(name, paths, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(paths))}"
        fields.complain(entry, kind, f"no {kind} named {name[:80]!r}; {hint}")
        return
    found = questions.load(paths[name], workspace.show(paths[name]))
    known = [parameter.name for parameter in asked(workspace, found).parameters]
    for parameter in given:
        if parameter not in known:
            allowed = f"it declares {', '.join(known)}" if known else "it declares none"
            fields.complain(entry, f"set.{parameter}", f"{name} has no parameter of this name; {allowed}")


def asked(workspace: Workspace, found: Question) -> Question:
    """Return the question that a panel passes on, or the query itself."""
    other = found.header.get(ASKS)
    return questions.find(workspace, str(other)) if other else found


def _result(fields: Fields, tables: set[str], entry: str, raw: dict[str, Any]) -> Result:
    fields.known(entry, raw, ("name", "caption", "from"))
    name = fields.line(entry, raw, "name", needed=True)
    folder, _, rest = name.partition("/")
    if name and (folder != "results" or not rest.endswith(".csv") or not is_slug(rest)):
        fields.complain(entry, "name", f"{name[:80]!r} is no file such as results/odds.csv")
    used = fields.names(entry, raw, "from")
    for table in used:
        if table not in tables:
            fields.complain(entry, "from", f"there is no table named {table[:80]!r}")
    return Result(name, fields.line(entry, raw, "caption"), used)
