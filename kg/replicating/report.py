"""How the inputs of a folder were frozen, as its README and manifest tell it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.replicating.freeze import Count

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass
class Report:
    """How the inputs were frozen."""

    rule: str = ""
    counts: Mapping[str, Count] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    """Rules by which too little was kept, to what differed."""
    figures: bool = True
    """Whether figures can be drawn."""
    undrawn: bool = False
    """Whether there are figures that could not be drawn."""

    @property
    def total(self) -> Count:
        """All rows and entries together."""
        counts = self.counts.values()
        return Count(sum(count.rows for count in counts), sum(count.kept for count in counts))

    @classmethod
    def from_dict(cls, told: Mapping[str, Any]) -> Report:
        """Read it from a manifest."""
        counts = {section: Count(*pair) for section, pair in told["rows"].items()}
        return cls(told["rule"], counts, dict(told["refused"]), told["figures"])

    def as_dict(self) -> dict[str, Any]:
        """Write it for a manifest."""
        rows = {section: [count.rows, count.kept] for section, count in sorted(self.counts.items())}
        return {"rule": self.rule, "rows": rows, "refused": self.refused, "figures": self.figures}
