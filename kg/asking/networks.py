"""Projections to NetworkX: edge lists that queries declare, with their grounds on every edge.

A projection selects `?source ?target` and what else an edge carries; `?source_kind` and `?target_kind` go to nodes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import networkx

if TYPE_CHECKING:
    from kg.asking.rows import Rows
    from kg.declared.questions import Question

ENDS = ("source", "target", "source_kind", "target_kind")


def network(projection: Question, rows: Rows, labels: dict[str, str]) -> networkx.MultiGraph:
    """Make a network of the rows of a projection, one edge for each row.

    Args:
        projection: its header says whether it is directed.
        rows: its answer.
        labels: IRI to label.

    Returns:
        a MultiDiGraph if directed, else a MultiGraph; nodes are IRIs with `label` and `kind`, edge attributes are
        the other columns (weight, kind, date, assertion, source_document …), unbound ones left out.

    """
    directed = projection.header.get("directed") == "true"
    made = networkx.MultiDiGraph() if directed else networkx.MultiGraph()
    weight = projection.header.get("weight", "")
    made.graph["name"], made.graph["weight"] = projection.name, weight if isinstance(weight, str) else ""
    for row in rows:
        for end in ("source", "target"):
            made.add_node(row[end], label=labels.get(row[end], row[end]), **_kind(row.get(f"{end}_kind")))
        edge = {name: value for name, value in row.items() if name not in ENDS and value is not None}
        made.add_edge(row["source"], row["target"], **edge)
    return made


def _kind(value: Any) -> dict[str, str]:
    return {"kind": str(value)} if value else {}
