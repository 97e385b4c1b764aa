"""What a build remembers of each view: the key it was mapped under, what its check found, where its nodes came from.

One line for each view: IRI, key, findings and origins (the last two as JSON), with a tab between them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from kg.building import blocks
from kg.building.parts import NOWHERE, Part
from kg.checking.cache import Checked
from kg.checking.validate import view_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.building.blocks import Blocks
    from kg.building.store import Build
    from kg.mapping.mapper import Origin


@dataclass
class Memory:
    """What the last build remembered; without one, nothing."""

    build: Build | None = None
    """None if there is none, or if its files are not those it wrote."""
    graph: bytes = b""
    """Its kg.nq."""
    lines: dict[str, list[str]] = field(default_factory=dict)
    """View to key, findings and origins."""

    @cached_property
    def blocks(self) -> dict[str, Blocks]:
        """The graphs of the last build, by view."""
        found: dict[str, Blocks] = defaultdict(dict)
        for graph, block in blocks.cut(self.graph).items():
            found[view_of(graph)][graph] = block
        return found

    def part(self, view: str, key: str) -> Part | None:
        """Return what a view said, if it was mapped under this key."""
        known = self.lines.get(view)
        if not known or not key or known[0] != key or view not in self.blocks:
            return None
        return Part(key, self.blocks[view], known[2])

    def origin(self, graph: str, node: str) -> Origin:
        """Say where a node of a graph came from."""
        known = self.lines.get(view_of(graph))
        return Part("", {}, known[2]).origins.get(node, NOWHERE) if known else NOWHERE

    def checked(self) -> dict[str, Checked]:
        """Return what was found, by the key of the check."""
        found = (Checked.from_dict(json.loads(known[1])) for known in self.lines.values())
        return {checked.key: checked for checked in found}


def load(build: Build | None) -> Memory:
    """Read what a build remembered, and its graph; a build whose files are not those it wrote remembers nothing."""
    if build is None:
        return Memory()
    try:
        remembered, graph = build.remembered(), build.nquads.read_bytes()
        if build.name_of(graph, remembered) != build.manifest.generation:
            return Memory()
        rows = [line.split("\t") for line in remembered.decode("utf-8").split("\n")]
        memory = Memory(build, graph, {view: rest for view, *rest in rows if len(rest) == 3})
        memory.checked()
    except (OSError, ValueError, KeyError, TypeError):
        return Memory()
    return memory


def dump(views: Mapping[str, Part], checked: Mapping[str, Checked]) -> bytes:
    """Write what a build shall remember."""
    lines = []
    for view, part in sorted(views.items()):
        found = json.dumps(checked[view].as_dict(), sort_keys=True, ensure_ascii=False) if view in checked else "{}"
        lines.append(f"{view}\t{part.key}\t{found}\t{part.places}\n")
    return "".join(lines).encode("utf-8")
