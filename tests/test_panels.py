"""Panels: sums that agree with questions, each kind of empty in cells checked by hand, keys, codes, spells."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from itertools import combinations, groupby
from typing import TYPE_CHECKING

import pytest
import recorded_acts as recorded
from conftest import ROOT
from recorded_acts import CONSENTS, FORCE, SIGNATURES
from small_graphs import long
from test_boundaries import days

from kg.declared import workspace
from kg.errors import KGError
from kg.graph import Graph
from kg.paneling import declare, panel
from kg.paneling.cells import UNKNOWN
from kg.paneling.declare import EMPTY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.building.store import Build
    from kg.paneling.book import Book
    from kg.paneling.tables import Table

UNCC, BUDAPEST, MALABO = (
    "trt:un-convention-against-cybercrime",
    "trt:budapest-convention",
    "trt:malabo-convention",
)
KINDS = {"signed": SIGNATURES, "consented": CONSENTS, "bound": FORCE}
NAMES = sorted(path.stem for path in (ROOT / "queries/panels").glob("*.rq"))
FIRST, LAST = "2001", "2026"


@pytest.fixture(scope="module")
def graph(world_build: Build) -> Graph:
    return Graph(workspace.find(ROOT, out=world_build.folder), world_build)


@pytest.fixture(scope="module")
def book(graph: Graph) -> Iterator[Book]:
    with graph.door() as door:
        found = declare.find(graph.workspace, "state-treaty-year", graph.context)
        yield panel.book(graph, door, found, FIRST, LAST, {"also": "acted"})


@pytest.fixture(scope="module")
def tables(graph: Graph) -> dict[str, Table]:
    """Make each panel once; pairs for two years only."""
    by_year = ("state-treaty-year", "state-treaty-year-wide", "state-year")
    years = {"dyad-year": ("2019", "2020"), **dict.fromkeys(by_year, (FIRST, LAST))}
    return {name: graph.panel(name, *years.get(name, ("", ""))) for name in NAMES}


@pytest.fixture(scope="module")
def long_rows(tables: dict[str, Table]) -> dict[tuple[str, str, str], dict[str, str]]:
    return {(r["state"], r["treaty"], r["year"]): r for r in tables["state-treaty-year"].records()}


# Sums


@pytest.mark.parametrize("measure", sorted(KINDS))
@pytest.mark.parametrize("treaty", recorded.treaties())
def test_sums_agree_with_the_tables_at_every_boundary(book: Book, treaty: str, measure: str) -> None:
    """The questions signatories, consents and parties are held to the same numbers in test_boundaries."""
    iri, told = long(f"trt:{treaty}"), recorded.parties(treaty, KINDS[measure])
    parties = {act.party for act in book.world.acts if act.treaty == iri}
    assert {long(party) for party in told} <= parties
    for day in days(treaty):
        cells = [book.cells.cell(iri, party, book.panel.measures[measure], day) for party in parties]
        found = sum(c.certain == "1" for c in cells), sum(c.possible == "1" for c in cells)
        certain, possible = recorded.readings(told.values(), day)
        # To the question an undated act may be of any day; the panel knows that there was no treaty yet.
        assert found == (certain, possible if book.cells.exists(iri, day) else certain), day


@pytest.mark.parametrize("day", ["2001-11-23", "2023-06-08", "2025-10-25"])
def test_sums_agree_with_questions(graph: Graph, day: str) -> None:
    rows = graph.panel("state-treaty-year", day[:4], day[:4], on=day[5:]).records()
    for question, measure in (("signatories", "signed"), ("consents", "consented"), ("parties", "bound")):
        asked = [row for row in graph.query(question, as_of=day) if row["un_member"]]
        if question == "parties":
            asked = [row for row in asked if row["standing"] == "party"]
        certain = Counter(row["treaty"] for row in asked if row["reading"] == "certain")
        there = {long(row["treaty"]) for row in rows if row["signed_certain"] != "not-existing"}
        possible = Counter(row["treaty"] for row in asked if row["treaty"] in there)
        assert asked, "nothing was asked"
        assert certain == Counter(long(row["treaty"]) for row in rows if row[f"{measure}_certain"] == "1")
        assert possible == Counter(long(row["treaty"]) for row in rows if row[f"{measure}_possible"] == "1")


def test_other_parties_come_in_on_request(graph: Graph) -> None:
    rows = graph.panel("state-treaty-year", 2025, 2025, treaty=UNCC, also="acted").records()
    told = recorded.parties(UNCC[4:], SIGNATURES)
    assert sum(row["signed_possible"] == "1" for row in rows) == recorded.readings(told.values(), "2025-12-31")[1]
    [union] = [row for row in rows if row["state"] == "bod:eu"]
    assert (union["member_possible"], union["signed_certain"], union["iso3"]) == ("0", "1", "")


def test_counts_and_columns_side_by_side_say_what_the_long_table_says(
    tables: dict[str, Table], long_rows: dict[tuple[str, str, str], dict[str, str]]
) -> None:
    counted: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (state, _, year), row in long_rows.items():
        counted[state, year] += Counter(
            f"{m}_{r}" for m in KINDS for r in ("certain", "possible") if row[f"{m}_{r}"] == "1"
        )
        counted[state, year]["signed_unknown"] += row["signed_possible"] in (UNKNOWN, "not-observed")
    wide = tables["state-treaty-year-wide"].records()
    assert len(wide) * 9 == len(long_rows)
    for row in wide:
        cells = long_rows[row["state"], BUDAPEST, row["year"]]
        assert row["budapest_convention_bound_certain"] == cells["bound_certain"]
        assert row["budapest_convention_signed_date"] == cells["signed_date"]
    for row in tables["state-year"].records():
        for name, number in counted[row["state"], row["year"]].items():
            assert row[name] == str(number), (row["state"], row["year"], name)


def test_without_its_rules_nothing_is_said_of_who_may(graph: Graph) -> None:
    """The rules of access are known from 2026 only; who signed then was not forbidden to."""
    rows = graph.panel("state-treaty-year", 2025, 2025, treaty=UNCC, known_on="2025-12-31").records()
    assert {row["may_sign"] for row in rows} == {"NA"}
    assert "not-eligible" not in {row["signed_certain"] for row in rows}


def test_votes_are_unknown_where_no_roll_call_is_recorded(tables: dict[str, Table]) -> None:
    by_year = defaultdict(set)
    for row in tables["state-year"].records():
        by_year[row["year"]].add(row["votes"] == "NA")
    assert by_year["2003"] == {True}
    assert by_year["2019"] == {False}
    assert all(len(told) == 1 for told in by_year.values())


def test_nothing_is_laid_out_beyond_the_lists(graph: Graph) -> None:
    assert max(row["year"] for row in graph.panel("state-treaty-year", treaty=BUDAPEST).records()) == "2025"
    assert max(row["year"] for row in graph.panel("state-treaty-year", treaty=BUDAPEST, on="04-25").records()) == "2026"


# Kinds of empty, checked by hand against the rows of the lists


@pytest.mark.parametrize(
    ("state", "treaty", "year", "column", "value"),
    [
        ("sta:vnm", UNCC, "2025", "signed_certain", "1"),  # signed on 2025-10-25
        ("sta:vnm", UNCC, "2024", "signed_certain", "not-existing"),  # opened on 2025-10-25
        ("sta:can", UNCC, "2025", "signed_certain", "0"),  # signed in July 2026
        ("sta:jpn", UNCC, "2025", "signed_certain", "not-observed"),  # the list ends on 2025-12-29
        ("sta:jpn", UNCC, "2025", "consented_certain", "NA"),  # nobody says how far the list of accessions goes
        ("sta:vnm", BUDAPEST, "2010", "signed_certain", "not-eligible"),  # no member, took no part in drafting
        ("sta:vnm", BUDAPEST, "2010", "consented_certain", "0"),  # an invitation is not excluded
        ("sta:irl", BUDAPEST, "2020", "status_certain", "signatory"),  # signed in 2002, has not ratified
        ("sta:irl", BUDAPEST, "2020", "bound_certain", "0"),
        ("sta:mne", BUDAPEST, "2004", "signed_certain", "not-existing"),  # in the United Nations since 2006
        ("sta:mne", BUDAPEST, "2005", "signed_certain", "1"),  # it signed before that, which counts all the same
        ("sta:pol", MALABO, "2020", "consented_certain", "not-eligible"),  # not in Africa
        ("sta:dza", MALABO, "2020", "consented_certain", "0"),
        ("sta:dza", MALABO, "2025", "consented_certain", "not-observed"),  # the list ends on 2024-07-08
        ("sta:dza", MALABO, "2020", "signed_certain", "NA"),  # two of 21 signatures are not known
        ("sta:ssd", MALABO, "2010", "consented_certain", "not-existing"),
    ],
)
def test_cells(
    long_rows: dict[tuple[str, str, str], dict[str, str]], state: str, treaty: str, year: str, column: str, value: str
) -> None:
    assert long_rows[state, treaty, year][column] == value


def test_every_kind_of_empty_occurs(long_rows: dict[tuple[str, str, str], dict[str, str]]) -> None:
    found = {
        row[f"{measure}_{reading}"]
        for row in long_rows.values()
        for measure in KINDS
        for reading in ("certain", "possible")
    }
    assert found == {"0", "1", *EMPTY}


def test_a_day_that_is_not_known_exactly_is_first_possible_then_certain(graph: Graph) -> None:
    rows = {
        row["state"]: row for row in graph.panel("state-treaty-year", 2025, 2025, treaty=UNCC, on="10-25").records()
    }
    open_day = rows["sta:swe"]
    assert (open_day["signed_certain"], open_day["signed_possible"]) == ("0", "1")
    assert open_day["signed_date"] == "[2025-10-25..2025-10-26]"
    assert rows["sta:jpn"]["signed_certain"] == "0", "the list covers this day"


def test_zeros_are_the_readers_choice(graph: Graph) -> None:
    def cell(zeros: str) -> str:
        rows = graph.panel("state-treaty-year", 2010, 2010, treaty=BUDAPEST, zeros=zeros).records()
        return next(row["consented_certain"] + " " + row["signed_certain"] for row in rows if row["state"] == "sta:vnm")

    assert [cell(zeros) for zeros in ("possible", "certain", "listed")] == ["0 not-eligible", "NA not-eligible", "0 0"]


def test_access_is_that_of_the_question(book: Book, graph: Graph) -> None:
    """It differs only where the list of those who make up a group is not complete: then they may belong to it."""
    day, unlisted = "2025-11-01", Counter[str]()
    asked = {
        (r["treaty"], r["actor"], r["may"].rpartition("/")[2]): r["reading"] for r in graph.query("eligible", as_of=day)
    }
    for treaty in book.treaties:
        for actor in {*book.people.spells, *book.people.others}:
            for may in ("sign", "ratify", "accede", "accede-if-invited"):
                found, wanted = (
                    book.cells.access.reading(treaty, actor, (may,), day),
                    asked.get((treaty, actor, may), "no"),
                )
                if found != wanted:
                    assert (found, wanted) == ("possible", "no"), (treaty, actor, may)
                    unlisted[may] += 1
    assert set(unlisted) == {"ratify", "accede-if-invited"}


# Keys, codes, grounds


@pytest.mark.parametrize("name", NAMES)
def test_keys_are_unique_and_columns_hold_what_they_say(tables: dict[str, Table], name: str) -> None:
    table = tables[name]
    assert table.rows, "nothing was laid out"
    keys = Counter(tuple(row[key] for key in table.key) for row in table.records())
    assert max(keys.values()) == 1
    assert all(column.description for column in table.columns)
    for i, column in enumerate(table.columns):
        values = {row[i] for row in table.rows} - {""}
        # NA is the code of Namibia, and a code list has words of its own.
        if not column.empty and not column.codes and column.name != "iso2":
            assert not values & set(EMPTY), column.name
        if column.codes:
            assert values - (set(EMPTY) if column.empty else set()) <= set(column.codes), column.name
        if column.type in ("integer", "year"):
            assert all(value.lstrip("-").isdigit() for value in values - set(EMPTY)), column.name
        if column.type == "date":
            assert all(len(value) == 10 for value in values), column.name


def test_a_key_that_comes_twice_is_refused(tables: dict[str, Table]) -> None:
    from dataclasses import replace

    table = tables["claims"]
    with pytest.raises(KGError, match="two rows have the key"):
        replace(table, rows=[*table.rows, table.rows[0]]).check()


def test_population_is_whole(long_rows: dict[tuple[str, str, str], dict[str, str]]) -> None:
    there = Counter((treaty, year) for (_, treaty, year), row in long_rows.items() if row["member_possible"] == "1")
    assert {number for (_, year), number in there.items() if year >= "2012"} == {193}
    assert len(long_rows) == 193 * 9 * 26


def test_codes_are_those_of_the_year(graph: Graph, long_rows: dict[tuple[str, str, str], dict[str, str]]) -> None:
    early = {r["state"]: r for r in graph.panel("state-treaty-year", 1985, 1985, treaty=BUDAPEST).records()}
    assert (early["sta:deu"]["cown"], long_rows["sta:deu", BUDAPEST, "2010"]["cown"]) == ("260", "255")
    assert long_rows["sta:vnm", BUDAPEST, "2010"]["cown"] == "816"
    assert long_rows["sta:nam", BUDAPEST, "2010"]["iso2"] == "NA"


def test_rows_name_their_grounds(tables: dict[str, Table], graph: Graph) -> None:
    acts = {row["event_id"]: row for row in tables["events"].records()}
    assert acts.keys() == set(recorded.leading())
    for act, record in recorded.leading().items():
        assert (acts[act]["lower"], acts[act]["upper"], acts[act]["source"]) == (
            record.earliest,
            record.latest,
            record.source,
        )
    row = acts["act:un-convention-against-cybercrime--vnm--signature"]
    assert row["n_sources"] == str(len(row["sources"].split(";")))
    assert 1 <= int(row["n_origins"]) <= int(row["n_sources"])
    for fact in row["evidence"].split(";"):
        assert graph.evidence(fact)


def test_origins_fold_copies(book: Book) -> None:
    assert book.world.origin_count(["wam-65", "itweb-65", "un-news-65"]) == 1
    assert book.world.origin_count(["coe-chart-185", "un-news-65"]) == 2


# Pairs


def test_pairs_share_what_both_have(
    tables: dict[str, Table], long_rows: dict[tuple[str, str, str], dict[str, str]]
) -> None:
    pairs = {(r["state1"], r["state2"], r["year"]): r for r in tables["dyad-year"].records()}
    assert len(pairs) == 2 * 193 * 192 // 2
    treaties = {treaty for _, treaty, _ in long_rows}
    for one, two in combinations(["sta:fra", "sta:mar", "sta:usa", "sta:vnm"], 2):
        both = [(long_rows[one, t, "2020"], long_rows[two, t, "2020"]) for t in treaties]
        for column in ("signed_certain", "consented_possible", "bound_certain"):
            assert pairs[one, two, "2020"][f"both_{column}"] == str(sum(a[column] == b[column] == "1" for a, b in both))


def test_votes_of_pairs_are_those_of_the_roll_calls(graph: Graph, tables: dict[str, Table]) -> None:
    choices: dict[str, dict[str, str]] = defaultdict(dict)
    for row in graph.query("votes"):
        if row["date"] and row["date"].year == 2019:
            choices[row["voter"]][row["item"]] = row["choice"].rpartition("/")[2]
    cast = ("yes", "no", "abstain")
    one, two = choices[long("sta:rus")], choices[long("sta:usa")]
    both = [(one[item], two[item]) for item in one.keys() & two.keys() if one[item] in cast and two[item] in cast]
    [pair] = [
        r
        for r in tables["dyad-year"].records()
        if (r["state1"], r["state2"], r["year"]) == ("sta:rus", "sta:usa", "2019")
    ]
    assert (pair["votes_both"], pair["votes_same"]) == (str(len(both)), str(sum(a == b for a, b in both)))
    assert pair["votes_opposite"] == str(sum({a, b} == {"yes", "no"} for a, b in both))
    assert both


def test_a_directed_pair_comes_from_both_sides(graph: Graph) -> None:
    rows = graph.panel("dyad-year", 2020, 2020, organisation="bod:g7", directed="yes", treaty=BUDAPEST).records()
    assert {(r["state2"], r["state1"]) for r in rows} == {(r["state1"], r["state2"]) for r in rows}
    assert len(rows) == 42


# Ten states drawn at random (seed 20261125), every cell checked by hand against the rows of the lists


def course(rows: list[dict[str, str]], measure: str) -> str:
    """Write the cells of a state, treaty and measure as years with what stands in them."""
    told = []
    for (certain, possible), group in groupby(rows, key=lambda r: (r[f"{measure}_certain"], r[f"{measure}_possible"])):
        years = [row["year"] for row in group]
        told.append(f"{years[0]}-{years[-1]}: {certain if certain == possible else f'{certain} to {possible}'}")
    return "; ".join(told)


@pytest.mark.parametrize("wrong", ["both.bound.sure", "either.nothing.unknown", "one.n.yes"])
def test_a_pair_counts_only_what_is_counted(graph: Graph, wrong: str, tmp_path: Path) -> None:
    text = (ROOT / "queries/panels/dyad-year.rq").read_text("utf-8").replace("both.bound.certain", wrong, 1)
    mine = tmp_path / "queries/panels/dyad-year.rq"
    mine.parent.mkdir(parents=True)
    mine.write_text(text, "utf-8")
    own = workspace.Workspace(tmp_path, (ROOT, tmp_path), graph.build.folder)
    with pytest.raises(KGError, match="nothing counts"):
        Graph(own, graph.build).panel("dyad-year", 2019, 2019)


def test_ten_states(tables: dict[str, Table]) -> None:
    rows: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in tables["state-treaty-year"].records():
        rows[row["state"], row["treaty"]].append(row)
    with (ROOT / "tests/golden/panels/ten-states.csv").open(encoding="utf-8", newline="") as file:
        golden = list(csv.DictReader(file))
    assert len(golden) == 10 * 9 * 3
    for told in golden:
        assert course(rows[told["state"], told["treaty"]], told["measure"]) == told["course"], told
