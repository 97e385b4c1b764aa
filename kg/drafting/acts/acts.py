"""What an act on a treaty is, its kinds, and whether it happened, for all rules that find acts."""

from __future__ import annotations

from typing import NamedTuple

SIGNATURE = "Signature"
FORCE = "EntryIntoForceForParty"
CONSENT = frozenset(("Approval", "Acceptance"))
"""Acts whose verbs are also said of what a parliament or a government consents to."""
BINDING = CONSENT | {"Ratification", "Accession"}
"""Acts that bind a state, which it does once."""
ACTUAL, PROSPECTIVE, DENIED = "actual", "prospective", "denied"


class Action(NamedTuple):
    """Tokens [start, end) that tell an act, with party, treaty, type and realisation."""

    start: int
    end: int
    party: str
    treaty: str
    type: str
    realisation: str
    row: int
