"""When nodes must not be ranked, and why, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.networking import profiles

if TYPE_CHECKING:
    from kg.networking.model import Network

FEWEST = 20
"""Things behind a network below which no ranking is printed."""
TIED = 0.5
"""Share of nodes that have a profile in common with others above which no ranking is printed."""


def refusals(network: Network) -> list[str]:
    """Return the reasons why the nodes of a network must not be ranked; none if they may."""
    if not network.nodes:
        return []
    reasons = []
    sides = [sorted(network.first_side)] if network.two_mode else [list(network.nodes)]
    known = profiles.of(network)
    for side in sides:
        counts = profiles.sharing({node: known[node] for node in side})
        tied = sum(count > 1 for count in counts.values())
        if tied / len(side) > TIED:
            distinct = len({known[node] for node in side})
            reasons.append(
                f"{tied} of {len(side)} nodes have the very same profile as another ({distinct} profiles in all); "
                "among them a rank says nothing"
            )
    if network.behind < FEWEST:
        what = "shared things stand" if network.projection.fold else "things stand"
        reasons.append(
            f"only {network.behind} {what} behind it, fewer than {FEWEST}; a rank follows from which these are"
        )
    return reasons
