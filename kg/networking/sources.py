"""What a network needs to know of sources: their rank, the day they are known from, and whom they copied."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.terms import BASE, CCA

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.asking.disagreements import Described
    from kg.declared.ontology import Ontology
    from kg.querying.door import Door

UNKNOWN = 7
HAPPENED = CCA + "hasHappened"
PARENTS = "SELECT ?s ?parent WHERE { ?s prov:wasDerivedFrom|prov:hadPrimarySource ?parent } ORDER BY ?s ?parent"


@dataclass(frozen=True)
class Sources:
    """The sources of a build, by slug."""

    described: Mapping[str, Described] = field(default_factory=dict)
    parents: Mapping[str, str] = field(default_factory=dict)
    """Source to the one that it was derived or translated from."""
    undone: frozenset[str] = frozenset()
    """Codes of realisation which say that a thing did not happen."""

    def rank(self, document: str) -> int:
        """Return the rank of a source's kind, 1 for the best."""
        found = self.described.get(slug(document))
        return min(found.rank, UNKNOWN) if found else UNKNOWN

    def known_from(self, document: str) -> str:
        """Return the first day on which a source could be known."""
        found = self.described.get(slug(document))
        return found.known_from if found else ""

    def origin(self, document: str) -> str:
        """Return the slug of the source that a source was copied from in the end, or its own."""
        here, seen = slug(document), set[str]()
        while here in self.parents and here not in seen:
            seen.add(here)
            here = self.parents[here]
        return here


def slug(document: str) -> str:
    """Return the slug of a source."""
    return document.removeprefix(BASE + "source/").removeprefix(BASE)


def read(door: Door, ontology: Ontology) -> Sources:
    """Read the sources of a build, and from the ontology what says that a thing did not happen."""
    from kg.asking.disagreements import read_sources

    described, parents = read_sources(door), dict[str, str]()
    for row in door.query(PARENTS).rows:
        child, parent = slug(row["s"]["value"]), slug(row["parent"]["value"])
        if parent in described:  # what lies outside the build is not known to be the origin of anything else
            parents.setdefault(child, parent)
    undone = {code for code in ontology.facts[HAPPENED] if ontology.value(HAPPENED, code) == "false"}
    return Sources(described, parents, frozenset(undone))
