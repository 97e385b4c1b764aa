"""GraphML, as R's igraph, Gephi and NetworkX read it, and GEXF 1.3 with days."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from kg.networking.columns import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kg.networking.columns import Table, Value
    from kg.networking.model import Network

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def _clean(value: Value) -> str:
    """Leave out what no XML file may hold."""
    return _FORBIDDEN.sub("\ufffd", text(value))


def graphml(network: Network, rows: Table) -> str:
    """Write GraphML; a bipartite network has a boolean `type` on its nodes."""
    lines = [f'{HEAD}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n']
    for where, columns in (("node", rows.node_columns), ("edge", rows.edge_columns)):
        lines += [
            f'  <key id="{where[0]}_{name}" for="{where}" attr.name="{name}" attr.type="{kind}"/>\n'
            for name, kind in columns
        ]
    direction = "directed" if network.directed else "undirected"
    lines.append(f'  <graph id={quoteattr(network.projection.name)} edgedefault="{direction}">\n')
    for name, row in rows.nodes:
        lines += [f"    <node id={quoteattr(_clean(name))}>\n", *_data("n", row), "    </node>\n"]
    for source, target, row in rows.edges:
        ends = f"source={quoteattr(_clean(source))} target={quoteattr(_clean(target))}"
        lines += [f"    <edge {ends}>\n", *_data("e", row), "    </edge>\n"]
    return "".join([*lines, "  </graph>\n</graphml>\n"])


def _data(prefix: str, row: Mapping[str, Value]) -> Iterator[str]:
    for name, value in row.items():
        yield f'      <data key="{prefix}_{name}">{escape(_clean(value))}</data>\n'


def gexf(network: Network, rows: Table) -> str:
    """Write GEXF 1.3; an edge begins on the first day on which something could have joined its ends."""
    direction = "directed" if network.directed else "undirected"
    lines = [
        f'{HEAD}<gexf xmlns="http://gexf.net/1.3" version="1.3">\n',
        f'  <graph mode="dynamic" defaultedgetype="{direction}" timeformat="date" timerepresentation="interval">\n',
        *_attributes("node", rows.node_columns),
        *_attributes("edge", rows.edge_columns),
        "    <nodes>\n",
    ]
    for name, row in rows.nodes:
        lines += [f"      <node id={quoteattr(_clean(name))} label={quoteattr(_clean(row['label']))}>\n"]
        lines += [*_values(row, rows.node_columns), "      </node>\n"]
    lines += ["    </nodes>\n    <edges>\n"]
    for number, (source, target, row) in enumerate(rows.edges):
        ends = f"source={quoteattr(_clean(source))} target={quoteattr(_clean(target))}"
        weight = f'weight="{text(row["weight"])}"'
        lines += [f'      <edge id="{number}" {ends} {weight}{_spell(network, row)}>\n']
        lines += [*_values(row, rows.edge_columns), "      </edge>\n"]
    return "".join([*lines, "    </edges>\n  </graph>\n</gexf>\n"])


def _attributes(where: str, columns: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield f'    <attributes class="{where}">\n'
    for name, kind in columns:
        type_ = "integer" if kind == "int" else kind
        yield f'      <attribute id="{name}" title="{name}" type="{type_}"/>\n'
    yield "    </attributes>\n"


def _values(row: Mapping[str, Value], columns: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield "        <attvalues>\n"
    for name, _ in columns:
        if name in row:
            yield f'          <attvalue for="{name}" value={quoteattr(_clean(row[name]))}/>\n'
    yield "        </attvalues>\n"


def _spell(network: Network, row: Mapping[str, Value]) -> str:
    """Write the days that are days; only what holds for a time has an end."""
    first, last = str(row["first"]), str(row["last"])
    start = f' start="{first}"' if _DAY.fullmatch(first) else ""
    ends = network.projection.time == "spell" and _DAY.fullmatch(last) and last >= first
    return start + (f' end="{last}"' if ends else "")
