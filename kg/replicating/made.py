"""A table or figure that was made, and what must be the same when it is made again."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.asking.coverage import Line
    from kg.networking.reading import Study
    from kg.paneling.declare import Panel
    from kg.paneling.tables import Table
    from kg.replicating.declare import Exhibit
    from kg.replicating.watch import Read

FORM = " -f csv"
_TEXT = re.compile(r"<text\b[^>]*>(.*?)</text>", re.DOTALL)
_BUILD = re.compile(r"\b[0-9a-f]{12}\b")


@dataclass
class Made:
    """A table that was made."""

    exhibit: Exhibit
    parts: dict[str, str]
    """What comes after the name of the table, as .csv, to the text of the file."""
    command: str
    reads: list[Read] = field(default_factory=list)
    """What was asked."""
    seen: frozenset[str] = frozenset()
    """IRIs that the table names."""
    lists: list[Line] = field(default_factory=list)
    """How far the lists go that it rests on."""
    treaties: tuple[str, ...] = ()
    """The treaties that it was asked about; empty for all."""
    sources: frozenset[str] | None = None
    """The sources that it sees; None for all."""
    panel: Panel | None = None
    drawn: Table | Study | None = None
    """What a picture is drawn from."""
    picture: bytes = b""
    """The figure as SVG."""
    said: list[str] = field(default_factory=list)
    """What is left out of it."""

    @property
    def line(self) -> str:
        """The command that makes it."""
        if not self.exhibit.picture:
            return self.command
        plot = shlex.join(["--picture", self.exhibit.picture, "--plot", f"{self.exhibit.name}.svg"])
        return f"{self.command.removesuffix(FORM)} {plot}"

    @property
    def compared(self) -> dict[str, str]:
        """What must be the same, whether it is made from all inputs or from the frozen ones."""
        lists = [f"{line.treaty} {line.act} {line.sentence()}" for line in self.lists]
        found = {name: text for name, text in self.parts.items() if name.endswith(".csv")}
        return found | {": how far its lists go": "\n".join(lists), ".svg": words(self.picture)}


def words(svg: bytes) -> str:
    """Return the words of a figure, but for the build that they name."""
    return _BUILD.sub("", "\n".join(_TEXT.findall(svg.decode("utf-8"))))
