"""Two analyses of the small world, one over panels and one over a network, as files in a workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import small_world

from kg.building import build
from kg.declared import workspace
from kg.graph import Graph

if TYPE_CHECKING:
    from pathlib import Path

SPELLS = '''title = "Time to signature"
question = "How long did states take to sign the Small Treaty?"
methods = """
Nobody is followed beyond {observed_until}.
{n_sources} sources stand behind {n_rows} rows."""

[[table]]
name = "spells"
panel = "spells"
set = {treaty = "trt:small", event = "signed"}
caption = "Days from opening to signature"

[[table]]
name = "years"
panel = "state-treaty-year"
from = 2024
to = "2026"
set = {treaty = "trt:small"}

[[figure]]
name = "figure-1"
panel = "spells"
set = {treaty = "trt:small", event = "signed"}
picture = "cumulative"
caption = "Share that signed"

[[result]]
name = "results/outcomes.csv"
caption = "How spells end"
from = ["spells"]
'''
SPEECH = """title = "Who addresses whom"
question = "Who speaks to whom in the text?"
scope = "descriptive of the supplied text only"
authors = ["A. Coder"]

[[table]]
name = "address"
network = "address"
groups = true
kind = "appeals"
caption = "Appeals"

[[table]]
name = "appeals"
question = "appeals"
"""
SCRIPT = """# No other library(survival) is needed than base R.
spells <- read.csv("tables/spells.csv", colClasses = "character", encoding = "UTF-8")
dir.create("results", showWarnings = FALSE)
found <- as.data.frame(table(outcome = spells$outcome), responseName = "states")
file <- file("results/outcomes.csv", "wb")
write.csv(found, file, row.names = FALSE, quote = FALSE, eol = "\\n")
close(file)
"""
NAMES = """id,kind,label_pl,name_en,source
sta:aaa,state,Ałlandia,,prs
sta:bbb,state,,Isles of Bolland,prs
"""
"""Names of which only one is in the language of the tables."""
NOTEBOOK = '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}\n'


def put(home: Path, name: str, toml: str, script: str = "", notebook: str = "") -> Path:
    """Write an analysis into a workspace."""
    folder = home / "queries/analyses" / name
    folder.mkdir(parents=True, exist_ok=True)
    for file, text in (("analysis.toml", toml), ("analysis.R", script), ("analysis.ipynb", notebook)):
        if text:
            (folder / file).write_text(text, encoding="utf-8", newline="\n")
    return folder


def make(home: Path) -> Path:
    """Make the small world with both analyses, and build it."""
    small_world.make(home)
    (home / "data/reference/actor.names.csv").write_text(NAMES, encoding="utf-8", newline="\n")
    put(home, "time-to-signature", SPELLS, SCRIPT, NOTEBOOK)
    put(home, "who-addresses-whom", SPEECH)
    build.run(workspace.find(home))
    return home


def graph(home: Path, *, without: tuple[str, ...] = (), out: Path | None = None) -> Graph:
    """Build a workspace, or a part of it, and open it."""
    found = workspace.find(home, out)
    return Graph(found, build.run(found, without=without).build)
