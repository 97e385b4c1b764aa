"""Real R reads what is written, evidence and all. Without R or igraph these tests say that they were skipped."""

from __future__ import annotations

import csv
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from workspaces import ROOT

import kg as package
from kg.networking import columns, files, reading
from kg.networking.choice import Choice

if TYPE_CHECKING:
    from pathlib import Path

    from kg.building.store import Build
    from kg.graph import Graph

RSCRIPT = shutil.which("Rscript")
GRAPHML = """suppressMessages(library(igraph))
g <- read_graph(commandArgs(TRUE)[1], format = "graphml")
stopifnot(!is_directed(g), is.logical(V(g)$type), is_bipartite(g))
stopifnot(is.numeric(E(g)$weight), is.character(E(g)$assertions), !anyDuplicated(V(g)$name))
e <- as_data_frame(g, what = "edges")
write.csv(data.frame(from = e$from, to = e$to, weight = E(g)$weight, assertions = E(g)$assertions),
          commandArgs(TRUE)[2], row.names = FALSE)
d <- degree(g)
write.csv(data.frame(name = names(d), degree = d), commandArgs(TRUE)[3], row.names = FALSE)
"""
TABLES = """suppressMessages(library(igraph))
e <- read.csv(commandArgs(TRUE)[1], encoding = "UTF-8")
n <- read.csv(commandArgs(TRUE)[2], encoding = "UTF-8")
g <- graph_from_data_frame(e, directed = FALSE, vertices = n)
cat(vcount(g), ecount(g), sum(E(g)$weight), class(n$type), sum(nchar(E(g)$assertions)), "\\n")
"""


def r(script: str, *arguments: Path) -> str:
    """Run a script; skip, and say so, where R or igraph is not there."""
    if not RSCRIPT:
        pytest.skip("R is not installed: reading back in R was not tested")
    there = subprocess.run([RSCRIPT, "-e", "library(igraph)"], capture_output=True, check=False)
    if there.returncode:
        pytest.skip("R's igraph is not installed: reading back in R was not tested")
    done = subprocess.run(
        [RSCRIPT, "--vanilla", "-e", script, *map(str, arguments)], capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def world(world_build: Build) -> Graph:
    return package.open(ROOT, world_build.folder)


def test_igraph_reads_graphml(world: Graph, tmp_path: Path) -> None:
    one = reading.read(world, "party-treaty", Choice())
    network, short = one.network(), world.context.shorten
    file, edges, degrees = tmp_path / "n.graphml", tmp_path / "edges.csv", tmp_path / "degrees.csv"
    file.write_text(files.render(one, network, "graphml", short), encoding="utf-8")
    r(GRAPHML, file, edges, degrees)
    with edges.open(encoding="utf-8") as rows:
        back = {frozenset((row["from"], row["to"])): row for row in csv.DictReader(rows)}
    assert len(back) == len(network.edges)
    for source, target, row in columns.table(network, short).edges:
        told = back[frozenset((source, target))]
        assert told["assertions"] == row["assertions"] and float(told["weight"]) == row["weight"]
    with degrees.open(encoding="utf-8") as rows:
        counted = {row["name"]: int(row["degree"]) for row in csv.DictReader(rows)}
    assert counted[short(world.iri("trt:budapest-convention"))] == sum(
        t == world.iri("trt:budapest-convention") for _, t in network.edges
    )


def test_igraph_reads_the_two_tables(world: Graph, tmp_path: Path) -> None:
    one = reading.read(world, "votes", Choice())
    network, short = one.network(), world.context.shorten
    edges, nodes = tmp_path / "n.csv", tmp_path / "n.nodes.csv"
    edges.write_text(files.render(one, network, "csv", short), encoding="utf-8", newline="")
    nodes.write_text(files.nodes(network, short), encoding="utf-8", newline="")
    told = r(TABLES, edges, nodes).split()
    evidence = sum(len(str(row["assertions"])) for _, _, row in columns.table(network, short).edges)
    weight = sum(edge.weight for edge in network.edges.values())
    assert told == [str(len(network.nodes)), str(len(network.edges)), str(int(weight)), "logical", str(evidence)]
