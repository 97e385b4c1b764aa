"""From everything that was read to its parts: a source is mapped anew only where something changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.building import parts
from kg.building.parts import Part, Parts
from kg.checking.shacl.compile import REFERENCE as REFERENCE_VIEW
from kg.errors import InputError
from kg.files import digest
from kg.mapping.mapper import Mapped, SourceMapper
from kg.reading import material
from kg.reading.entries import Source
from kg.terms import BASE

if TYPE_CHECKING:
    from kg.building.memory import Memory
    from kg.declared.context import Context
    from kg.declared.ontology import Ontology
    from kg.errors import Problem
    from kg.reading.material import Material

MAPPER = 4
"""Version of the mapper; raise it when the same files shall be mapped anew."""


@dataclass(frozen=True)
class Vocabulary:
    """What mapping goes by."""

    context: Context
    ontology: Ontology
    digest: str
    """Of the files both were read from."""


class PartMapper:
    """Maps the material of a workspace, or takes parts over from the last build under their keys."""

    def __init__(self, read: Material, words: Vocabulary, problems: list[Problem], last: Memory) -> None:
        self.read, self.words, self.problems, self.last = read, words, problems, last
        self.days = material.known_days(read)
        self.same_as = sorted(read.same_as.items())

    def run(self) -> Parts:
        """Map everything; what cannot be mapped is noted as a problem and left out."""
        reference, identified = self._reference()
        everything = self._key(sorted(identified))
        found = Parts(reference)
        for slug in sorted(self.read.sources.keys() | self.read.identity.keys()):
            source = self.read.sources.get(slug) or _bare(self.read.identity[slug])
            key = digest(f"{everything} {self.days.get(slug)} {source}".encode("utf-8", "surrogatepass"))
            part = self.last.part(f"{BASE}source/{slug}", key)
            part = part or parts.of_mapped(self._mapped(source, False, identified), key)
            if part:
                found.sources[slug] = part
        return found

    def _key(self, *of: object) -> str:
        whole = f"{MAPPER} {self.words.digest} {self.same_as} {of}"
        return digest(whole.encode("utf-8", "surrogatepass"))

    def _reference(self) -> tuple[Part, set[str]]:
        """Map what identifies things: all of it together, since several pages may speak of one thing."""
        identified = self.identified()
        key = self._key(sorted(self.read.identity.items()))
        known = self.last.part(REFERENCE_VIEW, key)
        if known:
            return known, identified
        whole, before = Mapped(), len(self.problems)
        for _, source in sorted(self.read.identity.items()):
            out = self._mapped(source, True, identified)
            whole.quads += out.quads
            whole.origins |= out.origins
        # A part from which something is missing must not be taken over by a later build.
        return parts.of_mapped(whole, key if len(self.problems) == before else ""), identified

    def identified(self) -> set[str]:
        """List everything the reference identifies."""
        found = set()
        for source in self.read.identity.values():
            mapper = SourceMapper(source, self.words.context, self.words.ontology, self.read.same_as, True)
            for entry in source.entries:
                try:
                    found.add(mapper.names.resolve(entry.id))
                except ValueError:
                    continue  # the mapper itself will say so
        return found

    def _mapped(self, source: Source, identity: bool, identified: set[str]) -> Mapped:
        mapper = SourceMapper(source, self.words.context, self.words.ontology, self.read.same_as, identity)
        try:
            return mapper.run(self.days.get(source.slug), identified)
        except InputError as error:
            self.problems.extend(error.problems)
            return Mapped()


def _bare(source: Source) -> Source:
    """Describe a source of which only identity rows are taken."""
    return Source(source.slug, source.file, source.values, label=source.label)
