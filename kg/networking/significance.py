"""Which ties of a projection the margins do not explain, and what is said of it in words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from kg.display import many
from kg.errors import KGError
from kg.networking import margins

if TYPE_CHECKING:
    from kg.networking.margins import Outcome
    from kg.networking.model import Network
    from kg.networking.reading import Study


def test(study: Study, network: Network, number: int = margins.DRAWS, seed: int = 1) -> Outcome:
    """Hold the co-membership of a folded or bipartite network against the null that keeps both margins.

    Raises KGError for a network that is neither, or whose signs are mixed.
    """
    fold = network.projection.fold or ("source" if network.two_mode else "")
    if not fold:
        raise KGError(f"{network.projection.name}: significance is of co-membership, in a folded or bipartite network")
    network.check_signs()
    if not network.incidence:
        raise KGError(f"{network.projection.name}: nothing is joined")
    turned = fold == "target"
    pairs = [(t, s) if turned else (s, t) for s, t in network.incidence]
    allowed = study.allowed
    open_to = None if allowed is None else [(t, s) if turned else (s, t) for s, t in allowed]
    groups = {node: study.known[node].region for node, _ in pairs if node in study.known}
    return margins.test(margins.board(pairs, open_to), groups, number, seed)


def sentences(found: Outcome, study: Study) -> list[str]:
    """Say what the null found, and how it was drawn."""
    tested, kept, low = len(found.ties), found.significant, min((t.p for t in found.ties), default=1.0)
    raw = sum(tie.p < margins.ALPHA for tie in found.ties)
    what = many(tested, "tie")
    if not found.movable:
        return ["no other network has these margins and this eligibility: nothing can be said of its ties"]
    rate = f"(false discovery rate 5 %; {raw} have p < .05 uncorrected, the smallest p is {low:.4f})"
    if kept:
        verb = "is" if len(kept) == 1 else "are"
        first = f"{len(kept)} of {what} {verb} more than the margins and eligibility make likely {rate}"
    else:
        margin = "the number of memberships of each actor, the size of each list and eligibility"
        first = f"no significant pair: none of {what} is more than {margin} make likely {rate}"
    least = f"so that no p is below {1 / (found.draws + 1):.4f}"
    drawn = f"null: {found.draws} networks with both margins kept (curveball trades, seed {found.seed}), {least}"
    rules = (
        f"; {found.closed} of {found.actors * found.items} cells were closed by eligibility"
        if study.allowed is not None
        else "; the projection does not say who was eligible, so everybody counts as eligible for everything"
    )
    return [first, *_coarse(found, low), *_homophily(found, study), drawn + rules]


def _coarse(found: Outcome, low: float) -> list[str]:
    """Say if a single tie could not have been found, as no p of so few draws is low enough for so many ties."""
    if found.significant or low > 1 / (found.draws + 1):
        return []
    needed = math.ceil(len(found.ties) / margins.ALPHA)
    return [f"the smallest p is as low as {found.draws:,} draws allow; one tie alone would need --draws {needed:,}"]


def _homophily(found: Outcome, study: Study) -> list[str]:
    if not found.homophily:
        return []
    one = found.homophily
    verdict = "more than" if one.p < margins.ALPHA else "no more than"
    return [
        f"within regions ({study.choice.regions}) {one.observed:,} are shared, {one.expected:,.1f} expected: "
        f"{verdict} the margins make likely (p = {one.p:.4f}, one-sided)"
    ]
