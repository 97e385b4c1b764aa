"""A draft beside the gold of its article."""

from __future__ import annotations

from typing import Any, NamedTuple


class Compared(NamedTuple):
    """An article: its language, its draft and its gold."""

    language: str
    drafted: dict[str, Any]
    gold: dict[str, Any]
