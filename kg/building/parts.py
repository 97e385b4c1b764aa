"""The parts of a build: what each source says, and the reference, each a few graphs as text."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from kg.building import blocks
from kg.checking.shacl.compile import REFERENCE as REFERENCE_VIEW
from kg.mapping.mapper import Origin
from kg.terms import BASE, RDF, iri, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kg.building.blocks import Blocks
    from kg.mapping.mapper import Mapped
    from kg.terms import Quad

NOWHERE = Origin("", "", ())
NAMED = (iri(f"{RDF}predicate"), iri(f"{RDF}object"))
"""What a record says of the properties and values that it vouches for."""


def _order(place: Origin) -> tuple[str, int, str]:
    line = re.match(r"line ([0-9]+)", place.entry)
    return (place.file, int(line[1]) if line else 0, place.entry)


@dataclass
class Part:
    """What one source says, or the reference."""

    key: str = ""
    """A digest of everything that its mapping depends on."""
    blocks: Blocks = field(default_factory=dict)
    places: str = "{}"
    """The origin of each node, as JSON; it is read only when a message needs it."""

    @cached_property
    def origins(self) -> dict[str, Origin]:
        """IRI of a subject or assertion to the entry it came from."""
        places = json.loads(self.places).items()
        return {node: Origin(file, entry, tuple(at), *rest) for node, (file, entry, at, *rest) in places}

    @cached_property
    def _records(self) -> dict[str, dict[str, set[str]]]:
        """Subject to its assertions, each with the properties and values that it names, all as terms."""
        told: dict[str, set[str]] = defaultdict(set)
        subjects: dict[str, str] = {}
        for assertion, predicate, value, _ in self.quads:
            if predicate == iri(f"{RDF}subject"):
                subjects[assertion] = value
            elif predicate in NAMED:
                told[assertion].add(value)
        found: dict[str, dict[str, set[str]]] = defaultdict(dict)
        for assertion, subject in subjects.items():
            found[subject][assertion] = told[assertion]
        return found

    def origin(self, node: str, properties: Sequence[str] = (), value: str = "") -> Origin:
        """Say where a node came from, or which of its entries gives it a property: with that value, else the last."""
        names = {iri(prop) for prop in properties}
        giving = {a: told for a, told in self._records.get(iri(node), {}).items() if names & told} if names else {}
        exact = [assertion for assertion, told in giving.items() if value in told]
        places = [self.origins[text_of(assertion)] for assertion in exact or giving]
        return max(places, key=_order) if places else self.origins.get(node, NOWHERE)

    @property
    def quads(self) -> Iterator[Quad]:
        """Everything it says."""
        for graph, block in self.blocks.items():
            yield from blocks.quads(graph, block)

    @property
    def size(self) -> int:
        """How many quads it has."""
        return sum(block.count(b"\n") for block in self.blocks.values())

    @property
    def length(self) -> int:
        """How many bytes of N-Quads it is."""
        return sum(map(len, self.blocks.values()))

    def __bool__(self) -> bool:
        return bool(self.blocks)


def of_mapped(mapped: Mapped, key: str = "") -> Part:
    """Make a part of what was mapped."""
    return Part(key, blocks.of(mapped.quads), json.dumps(mapped.origins, sort_keys=True, ensure_ascii=False))


def of_quads(quads: Iterable[Quad]) -> Part:
    """Make a part of facts that no entry of ours made."""
    return Part("", blocks.of(quads))


@dataclass
class Parts:
    """All parts of a build."""

    reference: Part = field(default_factory=Part)
    sources: dict[str, Part] = field(default_factory=dict)
    """By slug."""

    @property
    def views(self) -> dict[str, Part]:
        """The parts by the view that shapes see."""
        found = {f"{BASE}source/{slug}": part for slug, part in self.sources.items()}
        return found | ({REFERENCE_VIEW: self.reference} if self.reference else {})

    def origin(self, view: str, node: str, properties: Sequence[str] = (), value: str = "") -> Origin:
        """Say where a node of a view, or what is said of it, came from; empty if no entry made it."""
        part = self.views.get(view)
        return part.origin(node, properties, value) if part else NOWHERE
