"""Quotations without a verb of speech, right behind a sentence about somebody: `She shrugged. “So what?”`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.drafting.statements.statement import Statement

    pass

LEAST = 3
"""A quotation of fewer words and signs is none that a rule should find."""
PEOPLE = ("person/", "state/", "org/")


class _Placed:
    """A statement by the place of its verb."""

    def __init__(self, said: Statement) -> None:
        self.said, self.start = said, said.verb[0]
