"""Measures as tables: the whole network, then its nodes; ranked where a ranking says something, else by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import display

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.networking.measures import Found
    from kg.networking.model import Network


def render(found: Found, network: Network, format: str, shorten: Callable[[str], str]) -> str:
    """Write what was measured; CSV is one long table of measure, node, label and value."""
    if format == "csv":
        return _long(found, network, shorten)
    parts = []
    if found.whole:
        parts.append(display.render(["measure", "value"], [[name, number(value)] for name, value in found.whole]))
    if found.nodes:
        parts.append(_nodes(found, network))
    return "\n".join(parts) or "nothing to measure\n"


def _nodes(found: Found, network: Network) -> str:
    columns = list(found.nodes)
    ranks = _ranks(found, network) if found.ranked_by else {}
    order = sorted(
        network.nodes,
        key=lambda n: (network.nodes[n].kind if network.two_mode else "", ranks.get(n, 0), network.nodes[n].label, n),
    )
    head = (["rank"] if ranks else []) + ["node", "kind", *columns]
    rows = [
        [
            *([str(ranks[node])] if ranks else []),
            display.cut(network.nodes[node].label),
            network.nodes[node].kind,
            *(number(found.nodes[name][node]) if node in found.nodes[name] else "" for name in columns),
        ]
        for node in order
    ]
    return display.render(head, rows)


def _ranks(found: Found, network: Network) -> dict[str, int]:
    """Rank nodes by the first measure that ranks; equal values share a rank, and two sides are ranked apart."""
    values = found.nodes[found.ranked_by]
    sides = [list(network.nodes)]
    if network.two_mode:
        sides = [sorted(network.first_side), sorted(set(network.nodes) - network.first_side)]
    ranks: dict[str, int] = {}
    for side in sides:
        rounded = {node: round(values.get(node, 0.0), 10) for node in side}
        ordered = sorted(rounded.values(), reverse=True)
        ranks.update({node: ordered.index(value) + 1 for node, value in rounded.items()})
    return ranks


def _long(found: Found, network: Network, shorten: Callable[[str], str]) -> str:
    rows = [[name, "", "", number(value)] for name, value in found.whole]
    for name, values in found.nodes.items():
        rows += [[name, shorten(n), network.nodes[n].label, number(values[n])] for n in network.nodes if n in values]
    return display.render(["measure", "node", "label", "value"], rows, "csv")


def number(value: float | str) -> str:
    """Write a value with six places, or none if it is whole."""
    if isinstance(value, str):
        return value
    return str(int(value)) if float(value).is_integer() else f"{value:.6f}"
