"""Everything that a workspace holds, entry by entry: what each is about, what it points to, where it stands."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from kg.declared import ontology
from kg.declared.workspace import Workspace
from kg.errors import WorkspaceError
from kg.mapping.values import Names, Reading
from kg.reading import material
from kg.reading.tables import IDENTITY
from kg.terms import BASE, RDF, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from kg.declared.context import Context, Section
    from kg.declared.ontology import Ontology
    from kg.graph import Graph
    from kg.reading.entries import Entry, Source
    from kg.reading.material import Material

TYPE = RDF + "type"
LINKING = ("reference", "code")
OURS = BASE + "source/"
_ASSERTED = re.compile(rf"^<({BASE}id/assertion/[^>]+)> <{RDF}subject> <([^>]+)>", re.MULTILINE)


class Placed(Workspace):
    """A workspace that calls each file by its whole path, so that an entry tells where it stands."""

    def show(self, path: Path) -> str:
        """Return the whole path."""
        return str(path)


@dataclass(frozen=True)
class Held:
    """An entry: a row of a table or an entry of a sheet."""

    entry: Entry
    source: str
    """Slug."""
    subject: str
    links: Mapping[str, frozenset[str]]
    """Property to what it points to: things and codes."""
    refs: frozenset[str]
    """The things among these."""
    classes: frozenset[str]
    """Of its section, and the narrower one."""

    @property
    def is_identity(self) -> bool:
        """Whether it says what a thing is, not what happened."""
        return self.entry.section in IDENTITY

    @property
    def in_reference(self) -> bool:
        """Whether it is a row of the reference, on which every source may rest."""
        return self.is_identity and not self.entry.typed

    @property
    def place(self) -> tuple[str, str]:
        """File, and line or number of the entry."""
        return self.entry.file, self.entry.label


@dataclass
class Stock:
    """The material of a build."""

    read: Material
    context: Context
    terms: Ontology
    built: frozenset[str]
    """Slugs of the sources that the build has."""
    asserted: Mapping[str, str]
    """Assertion to what it is about."""
    held: list[Held] = field(default_factory=list)

    @cached_property
    def by_subject(self) -> dict[str, list[Held]]:
        """Subject to all that is said of it."""
        found: dict[str, list[Held]] = defaultdict(list)
        for held in self.held:
            found[held.subject].append(held)
        return found

    @cached_property
    def classes(self) -> dict[str, frozenset[str]]:
        """Section to its class and the narrower ones."""
        return {name: classes(section) for name, section in self.context.sections.items()}

    @cached_property
    def only(self) -> dict[str, frozenset[str]]:
        """Section to the properties that no other section has."""
        shared = Counter(iri for section in self.context.sections.values() for iri in _properties(section))
        return {
            name: frozenset(iri for iri in _properties(section) if shared[iri] == 1)
            for name, section in self.context.sections.items()
        }

    def described(self, slug: str) -> Source | None:
        """Return the description of a source, also of one that is left out."""
        return self.read.sources.get(slug) or self.read.identity.get(slug) or self.read.pages.get(slug)


def classes(section: Section) -> frozenset[str]:
    """Return the class of a section, and those that its kinds name."""
    kinds = (iri for key in section.keys.values() if key.iri == TYPE for iri in key.codes.values())
    return frozenset({section.iri, *kinds})


def _properties(section: Section) -> set[str]:
    return {key.iri for key in section.keys.values()} - {TYPE}


def read(graph: Graph) -> Stock:
    """Read all entries that a build was made of.

    Raises WorkspaceError if the files changed after the build.
    """
    if graph.stale:
        raise WorkspaceError("the sheets or tables changed after the build; run `kg build` first")
    place = graph.workspace
    found = material.load(Placed(place.root, place.layers, place.out), graph.context)
    built = frozenset(graph.build.manifest.counts)
    asserted = dict(_ASSERTED.findall(graph.build.nquads.read_text("utf-8")))
    stock = Stock(found, graph.context, ontology.load(place), built, asserted)
    for slug, source in sorted({**found.identity, **found.sources}.items()):
        if slug in built:
            for kind in (found.identity, found.sources):
                stock.held += _held(stock, source, kind[slug].entries if slug in kind else [])
    return stock


def _held(stock: Stock, source: Source, entries: Iterable[Entry]) -> Iterable[Held]:
    names = Names(stock.context, source.slug, stock.read.same_as)
    for entry in entries:
        reading = Reading(names, stock.terms, source.language or "en", entry.typed)
        section = stock.context.sections[entry.section]
        links: dict[str, set[str]] = defaultdict(set)
        refs: set[str] = set()
        for name, raw in entry.values.items():
            key = section.keys[name]
            if key.kind in LINKING:
                told = {text_of(term) for _, term in reading.values(key, raw)}
                links[key.iri] |= told
                refs |= told if key.kind == "reference" else set()
        refs |= {names.resolve(name) for name in (entry.via, entry.by) if name}
        frozen = {prop: frozenset(told) for prop, told in links.items()}
        kinds = frozen.get(TYPE, frozenset())
        yield Held(entry, source.slug, names.subject(entry.id), frozen, frozenset(refs), kinds | {section.iri})


def source_refs(stock: Stock, source: Source) -> tuple[set[str], set[str]]:
    """Return the things and the other sources (slugs) that the description of a source points to."""
    names = Names(stock.context, source.slug, stock.read.same_as)
    keys = stock.context.sections["source"].keys
    told = [
        names.resolve(name)
        for key, given in source.values.items()
        if keys[key].kind == "reference"
        for name in (given if isinstance(given, list) else [given])
    ]
    slugs = {iri.removeprefix(OURS) for iri in told if iri.startswith(OURS) and "/" not in iri.removeprefix(OURS)}
    return {iri for iri in told if iri.removeprefix(OURS) not in slugs}, slugs
