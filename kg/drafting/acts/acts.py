"""What an act on a treaty is, for the rules that find acts and those that find words standing for them."""

from __future__ import annotations

from typing import NamedTuple

CONSENT = frozenset(("Approval", "Acceptance"))
"""Acts whose verbs are also said of what a parliament or a government consents to."""
BINDING = CONSENT | {"Ratification", "Accession"}
"""Acts that bind a state, which it does once."""


class Action(NamedTuple):
    """Tokens [start, end) that tell an act, with party, treaty, type and realisation."""

    start: int
    end: int
    party: str
    treaty: str
    type: str
    realisation: str
    row: int
