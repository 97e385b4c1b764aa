"""Which thing of the tables a mention means: what the language's own table did not name is looked up by its name.

A name is looked up as it stands, and in its first case by the identifier that was made of it; in languages with
cases also word by word. What the tables do not have stays `new`: a proposal, not a thing that everybody shares.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.drafting.languages import packs
from kg.drafting.languages.inflection import alike
from kg.drafting.names.slugs import slug
from kg.drafting.text.tokens import fold
from kg.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from kg.naming.tabled import Tabled

Data = dict[str, Any]
IDS = {
    "mentions": ("id",),
    "memberships": ("person", "body", "state"),
    "statements": ("speaker", "stance_on"),
    "events": ("place",),
    "actions": ("party", "treaty"),
}
"""Where a draft names things."""
LISTS = {"statements": "addressee"}
"""Where a draft names several things at once."""
LOOKED_UP = frozenset(("person", "body", "treaty", "place"))
"""Kinds of things that are looked up by name; a group is what its text says it is."""
HOME = f"{BASE}id/"
TABLES, RESOLVED, PACK, NEW = "tables", "resolved", "pack", "new"
"""How a mention is linked: to a thing of the tables, found by its name, known to the language only, or not at all."""
BEGINS = 3
"""So many letters of a name no case changes."""
DEEPEST = 5
"""So many bodies are within one another at most."""


@dataclass
class Known:
    """The things of a workspace's tables, by everything that they may be found by."""

    tabled: Tabled
    _slugs: dict[tuple[str, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    _words: dict[tuple[str, int, str], list[tuple[list[str], str]]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for name in self.tabled.resolver.names:
            step, made = _step(name.thing), slug(name.text)
            self._slugs[step, made].add(name.thing)
            home = self._home(name.thing)
            for state in self.tabled.states.get(home, ()):
                own = made.removesuffix(f"-of-{slug(state)}")
                self._slugs[step, f"{home.rpartition('/')[2]}-{own}"].add(name.thing)
            words = _folded(name.text)
            if len(words) > 1:
                self._words[step, len(words), words[0][:BEGINS]].append((words, name.thing))

    def has(self, id: str) -> bool:
        """Tell whether the tables identify a thing."""
        return HOME + id in self.tabled.things

    def find(self, id: str, kind: str, wordings: Iterable[str], inflected: bool) -> str:
        """Return the one thing that a new identifier and its wordings mean, or nothing."""
        step, _, name = id.partition("/")
        found = set(self._slugs.get((step, name), ()))
        for words in () if found else wordings:
            found.update(self.tabled.resolver.named(words, kind))
            if inflected and not found:
                found.update(self._inflected(step, _folded(words)))
        meant = {thing for thing in found if self.fits(id, thing)}
        return meant.pop().removeprefix(HOME) if len(meant) == 1 else ""

    def fits(self, id: str, thing: str) -> bool:
        """Tell whether a thing is of the kind of a new one; a body of one state is none of another."""
        step, _, name = id.partition("/")
        state = f"{HOME}state/{name.partition('-')[0]}"
        foreign = step == "org" and state in self.tabled.things and self._home(thing) not in ("", state)
        return _step(thing) == step and not foreign

    def _home(self, thing: str) -> str:
        """Return the state that a body is one of, or nothing."""
        for _ in range(DEEPEST):
            if _step(thing) == "state":
                return thing
            thing = self.tabled.parents.get(thing, "")
        return ""

    def _inflected(self, step: str, words: list[str]) -> list[str]:
        """Find the things whose name has the same words in other cases."""
        if len(words) < 2:
            return []
        near = self._words.get((step, len(words), words[0][:BEGINS]), ())
        return [thing for own, thing in near if all(map(alike, own, words))]


def _step(thing: str) -> str:
    return thing.removeprefix(HOME).partition("/")[0]


def _folded(words: str) -> list[str]:
    return [fold(word) for word in words.split()]


@cache
def known(start: Path | None = None) -> Known:
    """Read the tables of the workspace around a folder; they stay in memory for the next text."""
    from kg.declared import workspace
    from kg.naming import tabled

    return Known(tabled.read(workspace.find(start)))


@cache
def base() -> Known:
    """Read the tables that come with the package, whatever workspace is around."""
    from kg.declared.workspace import Workspace, base_root
    from kg.naming import tabled

    return Known(tabled.read(Workspace(None, (base_root(),), base_root() / "build")))


def link(text: str, data: Data, tables: Known) -> Data:
    """Say of every mention how it is linked, and give the identifier of the tables to those that are found there."""
    wordings: dict[tuple[str, str], set[str]] = defaultdict(set)
    for item in data["mentions"]:
        wordings[item["id"], item["kind"]].add(" ".join(text[slice(*item["span"])].split()))
    listed = {item["id"] for item in data["mentions"] if str(item["row"]).startswith("names.csv")}
    inflected = _inflects(data["language"])
    links, meant = {}, {}
    for (id, kind), words in sorted(wordings.items()):
        links[id] = TABLES if tables.has(id) else PACK if id in listed else NEW
        found = tables.find(id, kind, sorted(words), inflected) if links[id] == NEW and kind in LOOKED_UP else ""
        if found:
            links[id], meant[id] = RESOLVED, found
    for item in data["mentions"]:
        item["link"] = links[item["id"]]
    return renamed(data, meant)


def named(data: Data, part: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Go through the things that the facts of a list name, each with its fact."""
    for item in data[part]:
        for id in (*(item.get(key) for key in IDS[part]), *item.get(LISTS.get(part, ""), ())):
            if id:
                yield item, id


def _inflects(language: str) -> bool:
    """Tell whether names have cases in a language."""
    return language in packs.available(packs.folder()) and bool(packs.told(packs.folder(), language).endings)


def renamed(data: Data, names: Mapping[str, str]) -> Data:
    """Give things other identifiers, wherever a draft names them."""
    for part, keys in IDS.items():
        for item in data[part] if names else ():
            for key in keys:
                if item.get(key) in names:
                    item[key] = names[item[key]]
            several = LISTS.get(part, "")
            if several in item:
                item[several] = [names.get(one, one) for one in item[several]]
    return data
