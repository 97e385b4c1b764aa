"""A part of a build: chosen sources, without inferences, or what was known on a day.

Sources are selected before a question runs; derived graphs and conflicts are left out and the rules run again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import QueryRefusedError
from kg.reading import dates
from kg.terms import BASE, CCA, DCT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_KNOWN = re.compile(rf'<{BASE}source/([^/>]+)> <{CCA}knownFrom> "([0-9-]+)"')

_KIND = re.compile(rf"<{BASE}source/([^/>]+)> <{DCT}type> <{BASE}concept/source-kind/([^>]+)>")
_RANK = re.compile(rf'<{BASE}concept/source-kind/([^>]+)> <{CCA}rank> "(\d+)"')
_STATUS = re.compile(rf"<{BASE}source/([^/>]+)> <{CCA}reviewStatus> <([^>]+)>")
_UNCITED = re.compile(rf'<([^>]+)> <{CCA}citable> "false"')


@dataclass(frozen=True)
class Selection:
    """Which sources a question sees."""

    sources: tuple[str, ...] = ()
    without_inferred: bool = False
    known_on: str = ""
    min_source: str = ""
    """The least kind of source, such as official: those of a lower rank are left out."""

    reviewed: bool = False
    """Whether sheets are left out that a program drafted and nobody reviewed."""

    def __bool__(self) -> bool:
        return bool(self.sources or self.without_inferred or self.known_on or self.min_source or self.reviewed)

    @property
    def words(self) -> list[str]:
        """The options of the command line that make this selection."""
        pairs = [*(("--source", slug) for slug in self.sources), ("--known-on", self.known_on)]
        pairs.append(("--min-source", self.min_source))
        given = [word for pair in pairs if pair[1] for word in pair]
        flags = (("--without-inferred", self.without_inferred), ("--reviewed", self.reviewed))
        return [*given, *(word for word, is_set in flags if is_set)]

    def lines(self, nquads: str) -> Iterator[str]:
        """Yield the lines of a build that are selected.

        Raises QueryRefusedError for a source that is not in the build or a day that is none.
        """
        lines = split(nquads)
        chosen = self._chosen(lines)
        for line in lines:
            graph = line.rsplit(" <", 1)[1][:-4].removeprefix(BASE)
            if graph.startswith("reference"):
                yield line
            elif graph.startswith("source/"):
                slug, _, part = graph.removeprefix("source/").partition("/")
                if slug in chosen and not (self.without_inferred and part == "inferred"):
                    yield line

    def _chosen(self, lines: Iterable[str]) -> set[str]:
        days = {m[1]: m[2] for m in map(_KNOWN.match, lines) if m}
        for slug in self.sources:
            if slug not in days:
                raise QueryRefusedError(f"no source {slug!r} in the build; `kg query sources` lists them")
        chosen = set(self.sources) or set(days)
        if self.reviewed:
            chosen -= _drafts(lines)
        if self.min_source:
            chosen &= _of_kind(self.min_source, lines)
        return {slug for slug in chosen if days[slug] <= self._last_day()} if self.known_on else chosen

    def _last_day(self) -> str:
        try:
            return dates.parse(self.known_on).latest.isoformat()
        except ValueError as error:
            raise QueryRefusedError(f"--known-on: {error}") from None


def _of_kind(least: str, lines: Iterable[str]) -> set[str]:
    """List the sources whose kind ranks no lower than one kind, by the ranks that the build has from the code list."""
    ranks = {m[1]: int(m[2]) for m in map(_RANK.match, lines) if m}
    if least not in ranks:
        known = ", ".join(sorted(ranks, key=lambda kind: ranks[kind]))
        raise QueryRefusedError(f"--min-source {least}: expected one of {known}")
    kinds = [(m[1], m[2]) for m in map(_KIND.match, lines) if m]
    return {slug for slug, kind in kinds if ranks.get(kind, ranks[least] + 1) <= ranks[least]}


def _drafts(lines: Iterable[str]) -> set[str]:
    """List the sources of whose review status nothing may be cited."""
    uncited = {m[1] for m in map(_UNCITED.match, lines) if m}
    return {m[1] for m in map(_STATUS.match, lines) if m and m[2] in uncited}


def drafts(nquads: bytes) -> list[str]:
    """List the sources of a build whose sheet a program drafted and nobody reviewed."""
    lines: list[str] = []
    for mark in (f"{CCA}reviewStatus>".encode(), f"{CCA}citable>".encode()):
        at = nquads.find(mark)
        while at >= 0:
            lines.append(nquads[nquads.rfind(b"\n", 0, at) + 1 : nquads.find(b"\n", at)].decode("utf-8"))
            at = nquads.find(mark, at + 1)
    return sorted(_drafts(lines))


def split(nquads: str) -> list[str]:
    """Split N-Quads into lines at LF alone: other line separators of Unicode may stand in a literal."""
    return [line + "\n" for line in nquads.split("\n") if line]


def union(lines: Iterable[str]) -> bytes:
    """Write the lines of named graphs, and the union of their triples as default graph."""
    kept = list(lines)
    triples = {line.rsplit(" <", 1)[0] + " .\n" for line in kept}
    return "".join([*kept, *triples]).encode("utf-8")
