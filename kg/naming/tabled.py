"""The names in the tables of a workspace, to look names up in where nothing needs to be built first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.declared import context as contexts
from kg.errors import WorkspaceError
from kg.naming.resolve import ACRONYM, LABEL, NAME, Named, Resolver
from kg.reading import tables
from kg.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.declared.context import Context
    from kg.declared.workspace import Workspace
    from kg.querying.door import Door

KINDS = {"label": LABEL, "name": NAME, "acronym": ACRONYM}
"""Column, without its language, to the kind of name that it holds."""


STATES = f"{BASE}id/state/"


@dataclass(frozen=True)
class Tables:
    """The tables of a workspace in place of a build."""

    context: Context

    def door(self) -> Door:
        """Refuse: tables answer no questions."""
        raise WorkspaceError("the names of tables are looked up without a build; nothing else can be asked of them")


@dataclass(frozen=True)
class Tabled:
    """The things that tables identify, and a resolver over the names of all but the states."""

    context: Context
    things: frozenset[str]
    resolver: Resolver
    parents: dict[str, str]
    """Body to what it is a part of: a larger body or a state."""
    states: dict[str, list[str]]
    """State to its English names."""


def read(workspace: Workspace) -> Tabled:
    """Read actors, treaties and places of all layers; rows of a workspace replace the packaged ones of their id.

    Raises InputError for a table that cannot be read.
    """
    context = contexts.prefixes(workspace)
    found: dict[str, list[Named]] = {}
    parents: dict[str, str] = {}
    for layer in workspace.layers:
        layered: dict[str, list[Named]] = {}
        for section in tables.IDENTITY:
            for path in sorted((layer / "data/reference").glob(f"{section}*.csv")):
                if path.name.partition(".")[0] == section:
                    _read(path, workspace.show(path), context, layered, parents)
        found |= layered
    own = {thing: found[thing] for thing in found if not thing.startswith(STATES)}
    states = {thing: [n.text for n in found[thing] if n.language == "en"] for thing in found.keys() - own.keys()}
    names = sorted({name for named in own.values() for name in named})
    return Tabled(context, frozenset(found), Resolver(Tables(context), names, [], frozenset()), parents, states)


def _read(path: Path, file: str, context: Context, found: dict[str, list[Named]], parents: dict[str, str]) -> None:
    for _, row in tables.rows(path, file):
        thing = context.expand(row.get("id", ""))
        if thing:
            found.setdefault(thing, []).extend(_named(thing, row))
            above = context.expand((row.get("part_of") or row.get("unit_of") or "").partition("|")[0])
            if above:
                parents[thing] = above


def _named(thing: str, row: dict[str, str]) -> Iterator[Named]:
    for column, cell in row.items():
        key, _, language = column.partition("_")
        if key in KINDS:
            for text in filter(None, cell.split("|")):
                yield Named(thing, text, language, KINDS[key])
