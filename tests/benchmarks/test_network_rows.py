"""A million votes: from the rows of the projection to a network, against rdflib's own converter. Prints CPU seconds.

pytest tests/benchmarks/test_network_rows.py -s
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import rdflib
from rdflib.extras.external_graph_libs import rdflib_to_networkx_graph

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from planted_networks import projection

from kg.networking import handing, model, records
from kg.networking.choice import Choice
from kg.networking.sources import Sources
from kg.terms import BASE, CCA

if TYPE_CHECKING:
    from collections.abc import Iterator

VOTERS = 200
CHOICES = (("yes", 1), ("no", -1), ("abstain", 0))


def rows(votes: int) -> Iterator[str]:
    yield "source,target,item,sign,kind,earliest,latest,assertion,level,confidence,source_document\n"
    tail = f"{BASE}concept/attribution/record,,{BASE}source/un\n"
    for number in range(votes):
        item, voter = divmod(number, VOTERS)
        choice, sign = CHOICES[(voter * item) % 3]
        it = f"{BASE}id/vote-item/i{item}"
        head = f"{BASE}id/state/s{voter},{it},{it},{sign},{BASE}concept/choice/{choice},2001-01-01,2001-01-01"
        yield f"{head},{BASE}id/assertion/{number:016x},{tail}"


def converted(votes: int) -> float:
    """Let rdflib convert as many edges, each one triple, without evidence."""
    graph, votes_for = rdflib.Graph(), rdflib.URIRef(f"{CCA}votesFor")
    for number in range(votes):
        item, voter = divmod(number, VOTERS)
        graph.add((rdflib.URIRef(f"{BASE}s{voter}"), votes_for, rdflib.URIRef(f"{BASE}i{item}")))
    begin = time.process_time()
    made = rdflib_to_networkx_graph(graph)
    assert made.number_of_edges() == votes
    return time.process_time() - begin


def test_a_million_votes() -> None:
    few = converted(100_000)
    body = "".join(rows(1_000_000)).encode()
    begin = time.process_time()
    told = records.read(body, "votes")
    read = time.process_time()
    network = model.build(projection(bipartite="true"), told, {}, Sources(), Choice())
    built = time.process_time()
    graph = handing.to_networkx(network, grounds=False)
    done = time.process_time()
    assert graph.number_of_edges() == 1_000_000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    parts = f"rows {read - begin:.1f} s, network {built - read:.1f} s, NetworkX {done - built:.1f} s"
    print(f"\n1,000,000 votes: {parts}; peak {peak:.2f} GiB; rdflib's converter, 100,000 bare edges: {few:.1f} s")  # noqa: T201
