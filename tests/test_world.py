"""What ships is whole: every source and row is in the build, nothing breaks a shape, and the seed is still told."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

import pytest
from small_graphs import BASE, ROOT, bound, query, rows
from small_sheets import declared
from test_questions import NAMES, PARAMS, TALLIES
from workspaces import REFERENCE

from kg.querying.door import Door
from kg.terms import OA

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.building.build import Result
    from kg.building.store import Build

SEED = "hanoi-2025-10-26-pl"
SEED_GRAPHS = {f"{BASE}source/{SEED}{part}" for part in ("", "/inferred", "/prov")}
DAY = re.compile(r'"\d{4}-\d\d-\d\d"\^\^<http://www\.w3\.org/2001/XMLSchema#date>$')
LONGEST = 90
"""Characters of the longest literal that is not our own English."""
SILENT = {"predecessors"}
"""Questions that nothing that ships answers: no office has two holders with known days."""
ORIGINS = {"origins", "origins_2"}
"""Columns that count the sources that say the same."""
OTHERWISE = {"organisations"}
"""Questions in which a row without a value gives way to one with a value."""


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))


def slugs() -> set[str]:
    """List the sources that ship, those withdrawn apart."""
    found = table(ROOT / "data/sources.csv")
    assert len({row["slug"] for row in found}) == len(found) > 200
    return {row["slug"] for row in found if not row["withdrawn"]}


def lines_of(built: Build) -> list[str]:
    return built.nquads.read_text("utf-8").split("\n")[:-1]


def graph_of(line: str) -> str:
    return line.rsplit(" <", 1)[1].removesuffix("> .")


def property_of(line: str) -> str:
    return line.split(" ", 2)[1][1:-1]


@pytest.fixture(scope="session")
def lines(world_build: Build) -> list[str]:
    return lines_of(world_build)


@pytest.fixture(scope="session")
def door(world_build: Build) -> Iterator[Door]:
    with Door(store=world_build.index) as opened:
        yield opened


def test_nothing_is_left_out_and_nothing_breaks_a_shape(world_result: Result) -> None:
    assert (world_result.left_out, world_result.replaced) == ({}, [])
    assert world_result.report.conforms
    assert world_result.report.by_pyshacl == {}


def test_every_source_is_in_the_build(world_build: Build) -> None:
    assert {*slugs(), SEED} == world_build.manifest.counts.keys()


def test_every_row_names_a_source_and_is_one_record(lines: list[str]) -> None:
    told = [row["source"] for path in (ROOT / "data/reference").glob("*.csv") for row in table(path)]
    assert set(told) <= slugs()
    level = f" <{BASE}ns#attributionLevel> <{BASE}concept/attribution/record> <"
    assert sum(level in line for line in lines) == len(told) > 1000


def test_the_rows_of_the_seed_ship_too() -> None:
    """What the seed alone is built with is a part of what ships, told by the same sources."""
    for section in ("actor", "place", "treaty"):
        shipped = [row for path in (ROOT / "data/reference").glob(f"{section}*.csv") for row in table(path)]
        fixture = table(REFERENCE / f"{section}.csv")
        assert fixture
        assert {(row["id"], row["source"]) for row in fixture} <= {(row["id"], row["source"]) for row in shipped}


def test_it_is_canonical_and_without_blank_nodes(lines: list[str]) -> None:
    assert lines == sorted(set(lines), key=lambda line: (line.rsplit(" <", 1)[1], line))
    for line in lines:
        subject, _, rest = line.split(" ", 2)
        assert not subject.startswith("_:") and not rest.startswith("_:"), line


def test_bounds_are_days(lines: list[str]) -> None:
    found = [line for line in lines if property_of(line) in declared().ontology.bound_properties]
    assert len(found) > 1000
    assert not [line for line in found if not DAY.match(line.split(" ", 2)[2].rsplit(" <", 1)[0])]


def test_nothing_could_be_the_prose_of_a_page(lines: list[str]) -> None:
    texts = [re.search(r'"((?:[^"\\]|\\.)*)"@([\w-]+) <', line) for line in lines]
    long_ones = {text[2] for text in texts if text and len(text[1]) > LONGEST}
    assert long_ones <= {"en"}, "only our own descriptions are longer, and they are English"
    assert not [line for line in lines if property_of(line) in (f"{BASE}ns#text", f"{OA}exact")]


def test_the_seed_says_what_it_says_alone(lines: list[str], seed_build: Build) -> None:
    alone = {line for line in lines_of(seed_build) if graph_of(line) in SEED_GRAPHS}
    assert len(alone) > 1000
    assert {line for line in lines if graph_of(line) in SEED_GRAPHS} == alone


def adding(name: str) -> bool:
    """Tell whether a question lists facts one by one; one that weighs sources against each other knows their rank."""
    return name not in TALLIES | OTHERWISE and "cca:rank" not in query("questions", name).text


@pytest.mark.parametrize("name", NAMES["questions"])
def test_a_question_has_an_answer_and_none_of_the_seed_is_lost(name: str, seed_build: Build, door: Door) -> None:
    """Other sources add to what the seed says; they take nothing away."""
    text = bound(name, **PARAMS.get(name, {}))
    together = rows(door, text)
    assert bool(together) == (name not in SILENT)
    if adding(name):
        with Door(store=seed_build.index) as alone:
            assert [row for row in _facts(rows(alone, text)) if row not in _facts(together)] == []


def _facts(found: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{column: value for column, value in row.items() if column not in ORIGINS} for row in found]
