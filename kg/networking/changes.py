"""Two days of one network: what came, what went, what stayed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.display import many
from kg.errors import KGError
from kg.networking.choice import check_day

if TYPE_CHECKING:
    from kg.networking.model import Network, Pair
    from kg.networking.reading import Study


@dataclass(frozen=True)
class Changes:
    """How a network differs from an earlier one."""

    before: Network
    after: Network

    @property
    def came(self) -> list[Pair]:
        """Edges of the later network alone."""
        return [pair for pair in self.after.edges if pair not in self.before.edges]

    @property
    def went(self) -> list[Pair]:
        """Edges of the earlier network alone."""
        return [pair for pair in self.before.edges if pair not in self.after.edges]

    @property
    def stayed(self) -> int:
        """How many edges both have."""
        return len(self.after.edges) - len(self.came)

    @property
    def sentence(self) -> str:
        """Say it in words."""
        nodes = f"{len(set(self.after.nodes) - set(self.before.nodes))} nodes came"
        gone = f"{len(set(self.before.nodes) - set(self.after.nodes))} went"
        edges = f"{many(len(self.came), 'edge')} came, {len(self.went)} went, {self.stayed} stayed"
        either = self.stayed + len(self.came) + len(self.went)
        return f"{nodes}, {gone}; {edges} (Jaccard {self.stayed / either if either else 1.0:.3f})"


def between(study: Study, day: str) -> Changes:
    """Compare the network chosen with the one of another, earlier day.

    Raises KGError if the network chosen has no day.
    """
    if not study.choice.as_of:
        raise KGError("--compared-with DAY needs --as-of, the later day")
    check_day("--compared-with", day)
    if day > study.choice.as_of:
        raise KGError("--compared-with must not be after --as-of")
    return Changes(study.network(replace(study.choice, as_of=day)), study.network())
