"""The store behind `Graph.rdflib()`: Oxigraph, read-only, with the scan that every query passes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
from oxrdflib import OxigraphStore

from kg.errors import QueryRefusedError
from kg.querying import guard

if TYPE_CHECKING:
    from pathlib import Path


class GuardedStore(OxigraphStore):
    """An rdflib store that refuses what no query here may do."""

    def __init__(self, index: Path) -> None:
        super().__init__(store=ox.Store.read_only(str(index)))

    def query(self, query: Any, *arguments: Any, **options: Any) -> Any:
        """Answer a query given as text.

        Raises QueryRefusedError for a prepared query, which rdflib would run by itself, files and network included.
        """
        if not isinstance(query, str):
            raise QueryRefusedError("give the query as text; a prepared query would not be checked")
        guard.check(query)
        return super().query(query, *arguments, **options)

    def update(self, update: Any, *arguments: Any, **options: Any) -> None:
        """Refuse every update.

        Raises QueryRefusedError always.
        """
        raise QueryRefusedError("a build is changed through its sheets and tables")
