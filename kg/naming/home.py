"""What names are looked up in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kg.declared.context import Context
    from kg.querying.door import Door


class Home(Protocol):
    """Where the names come from: a build, or the tables of a workspace."""

    @property
    def context(self) -> Context:
        """How identifiers are shortened."""
        ...

    def door(self) -> Door:
        """Open the way to ask more of it."""
        ...
