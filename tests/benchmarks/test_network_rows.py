"""Votes to a network: a million rows of the projection, and the whole way from the store, against rdflib's converter.

Prints CPU seconds, of this process and of the worker behind the door. The converter gets the very triples that the
store holds, and makes an edge of each: it finishes 100,000 votes, a million triples, and has no memory for many more.

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

from kg.building import index
from kg.networking import handing, model, records
from kg.networking.choice import Choice
from kg.networking.sources import Sources
from kg.querying.door import Door
from kg.terms import BASE, CCA, RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
VOTERS = 200
CHOICES = (("yes", 1), ("no", -1), ("abstain", 0))
SOURCE = f"{BASE}source/un"
Triple = tuple[str, str, str]


def cast(votes: int) -> Iterator[tuple[int, int, int, str, int]]:
    for number in range(votes):
        item, voter = divmod(number, VOTERS)
        yield number, item, voter, *CHOICES[(voter * item) % 3]


def rows(votes: int) -> Iterator[str]:
    yield "source,target,item,sign,kind,earliest,latest,assertion,level,confidence,source_document\n"
    tail = f"{BASE}concept/attribution/record,,{SOURCE}\n"
    for number, item, voter, choice, sign in cast(votes):
        it = f"{BASE}id/vote-item/i{item}"
        head = f"{BASE}id/state/s{voter},{it},{it},{sign},{BASE}concept/choice/{choice},2001-01-01,2001-01-01"
        yield f"{head},{BASE}id/assertion/{number:016x},{tail}"


def content(votes: int) -> Iterator[Triple]:
    for number, item, voter, choice, _ in cast(votes):
        vote, it = f"{BASE}id/vote/i{item}--s{voter}", f"{BASE}id/vote-item/i{item}"
        yield vote, f"{RDF}type", f"{CCA}Vote"
        yield vote, f"{CCA}choice", f"{BASE}concept/choice/{choice}"
        yield vote, f"{CCA}voteItem", it
        yield vote, f"{CCA}voter", f"{BASE}id/state/s{voter}"
        if number % VOTERS == 0:
            yield it, f"{RDF}type", f"{CCA}VoteItem"


def grounds(votes: int) -> Iterator[Triple]:
    for number, item, voter, _, _ in cast(votes):
        assertion = f"{BASE}id/assertion/{number:016x}"
        yield assertion, f"{RDF}type", f"{CCA}Assertion"
        yield assertion, f"{RDF}subject", f"{BASE}id/vote/i{item}--s{voter}"
        yield assertion, f"{RDF}predicate", f"{RDF}type"
        yield assertion, f"{CCA}attributionLevel", f"{BASE}concept/attribution/record"
        yield assertion, f"{CCA}evidence", f"{SOURCE}#cast-vote/{number}"
        yield assertion, f"{CCA}inGraph", SOURCE


def nquads(votes: int) -> bytes:
    day = f'"2001-01-01"^^<{XSD}date>'
    lines = [f"<{s}> <{p}> <{o}> <{SOURCE}> .\n" for s, p, o in content(votes)]
    for item in range(-(-votes // VOTERS)):
        lines += [f"<{BASE}id/vote-item/i{item}> <{CCA}{end}> {day} <{SOURCE}> .\n" for end in ("earliest", "latest")]
    lines += [f"<{s}> <{p}> <{o}> <{SOURCE}/prov> .\n" for s, p, o in grounds(votes)]
    return "".join(sorted(lines, key=lambda line: line.rsplit(" <", 1)[1])).encode()


def converted(votes: int) -> float:
    """Let rdflib convert the same triples."""
    graph = rdflib.Graph()
    for triple in (*content(votes), *grounds(votes)):
        graph.add(tuple(map(rdflib.URIRef, triple)))  # type: ignore[arg-type]
    begin = time.process_time()
    made = rdflib_to_networkx_graph(graph)
    taken = time.process_time() - begin
    assert made.number_of_edges() == len(graph)
    return taken


def of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_a_million_rows() -> None:
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
    print(f"\n1,000,000 rows: {done - begin:.1f} s ({parts}); peak {peak:.2f} GiB")  # noqa: T201


def test_from_the_store(tmp_path: Path, votes: int = 100_000) -> None:
    index.create(tmp_path / "store", nquads(votes))
    query = (ROOT / "queries/networks/votes.rq").read_text("utf-8")
    before, begin = of_children(), time.process_time()
    with Door(tmp_path / "store", 600, 8 * 2**30, {}) as door:
        body = door.query(query, "csv").body
    asked = of_children() - before
    told = records.read(body, "votes")
    network = model.build(projection(bipartite="true"), told, {}, Sources(), Choice())
    graph = handing.to_networkx(network, grounds=False)
    ours = time.process_time() - begin
    assert graph.number_of_edges() == votes
    theirs = converted(votes)
    print(  # noqa: T201
        f"\n{votes:,} votes: query {asked:.1f} s, network {ours:.1f} s; rdflib's converter {theirs:.1f} s: "
        f"{theirs / ours:.0f} times the network alone, {theirs / (asked + ours):.1f} times the whole"
    )
