"""The list of analyses, with what each asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg import display
from kg.errors import InputError
from kg.replicating import declare

if TYPE_CHECKING:
    from kg.declared.workspace import Workspace


@dataclass(frozen=True)
class Listed:
    """The list, and what is wrong with analyses that cannot be read."""

    text: str
    problems: tuple[str, ...]


def render(workspace: Workspace, format: str) -> Listed:
    """List the analyses of a workspace."""
    rows: list[list[str]] = []
    problems: list[str] = []
    for name, folder in declare.folders(workspace).items():
        try:
            found = declare.read(workspace, folder)
            rows.append([name, found.title, found.question])
        except InputError as error:
            problems += map(str, error.problems)
    return Listed(display.render(["analysis", "title", "asks"], rows, format), tuple(problems))
