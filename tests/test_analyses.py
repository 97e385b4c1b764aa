"""The worked analyses: both sides say the same, and what they say is what was published or is explained.

Without R, or without a package of it, the tests of the R side say that they were skipped.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from functools import partial
from typing import TYPE_CHECKING

import analyses
import pytest
from analyses import FOLDER, NAMES, declared, results, rows
from workspaces import ROOT

import kg as package

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kg.building.store import Build
    from kg.graph import Graph

Sides = dict[str, bytes]
R_PACKAGES = {"time-to-budapest": ["survival"], "speech-network": ["igraph"]}
SCOPE = "descriptive of the supplied text only"
PAGE = ROOT / "docs" / "analyses.md"


@pytest.fixture(scope="module")
def graph(world_build: Build) -> Graph:
    return package.open(ROOT, world_build.folder)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all processes of a test run share, so that each side of an analysis runs once."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "analyses"
    shared.mkdir(exist_ok=True)
    return shared


@pytest.fixture(scope="module")
def workshop(graph: Graph, home: Path) -> Callable[[str], Path]:
    """Return the folder of an analysis with its tables."""
    return lambda name: analyses.once(home / f"{name}-r", lambda folder: analyses.make_tables(graph, name, folder))


@pytest.fixture(scope="module")
def in_r(workshop: Callable[[str], Path]) -> Callable[[str], tuple[Sides, str]]:
    """Return what an analysis writes and prints in R."""

    def run(name: str) -> tuple[Sides, str]:
        tables = workshop(name) / "tables"

        def ran(folder: Path) -> None:
            folder.mkdir()
            (folder / "tables").symlink_to(tables, target_is_directory=True)
            printed = analyses.run_r(FOLDER / name / "analysis.R", folder, *R_PACKAGES.get(name, []))
            (folder / "printed.txt").write_text(printed, "utf-8")

        folder = analyses.once(tables.parent.with_name(f"{name}-r-done"), ran)
        return results(folder), (folder / "printed.txt").read_text("utf-8")

    return run


@pytest.fixture(scope="module")
def in_python(world_build: Build, home: Path) -> Callable[[str], Sides]:
    """Return what the notebook of an analysis writes."""

    def run(name: str) -> Sides:
        ran = partial(analyses.run_notebook, name, build=world_build.folder)
        return results(analyses.once(home / f"{name}-python", ran))

    return run


def told(found: Sides, file: str, **where: str) -> dict[str, str]:
    """Return the one row of a result that has these values."""
    own = [row for row in rows(found[f"results/{file}.csv"]) if all(row[key] == value for key, value in where.items())]
    assert len(own) == 1, f"{len(own)} rows of {file} with {where}"
    return own[0]


# What every analysis is


def test_there_are_four() -> None:
    assert NAMES == ["budapest-and-hanoi", "press-counts", "speech-network", "time-to-budapest"]


@pytest.mark.parametrize("name", NAMES)
def test_its_parts_belong_together(name: str) -> None:
    script = (FOLDER / name / "analysis.R").read_text("utf-8")
    notebook = (FOLDER / name / "analysis.ipynb").read_text("utf-8")
    about = declared(name)
    tables = {table["name"] for table in about["table"]}
    assert about["title"] and about["question"] and about["methods"]
    assert all(entry["caption"] for what in ("table", "figure", "result") for entry in about[what])
    assert all(set(result["from"]) <= tables for result in about["result"])
    assert set().union(*(result["from"] for result in about["result"])) == tables, "each table is used"
    for table in tables:
        assert re.search(rf'"{table}"', script), f"analysis.R does not read {table}"
    assert "library(kg" not in script and "install.packages" not in script
    assert all(SCOPE in text.lower() for text in (script, notebook)) or about["scope"] == ""


@pytest.mark.parametrize("name", NAMES)
def test_its_notebook_is_clean(name: str) -> None:
    notebook = json.loads((FOLDER / name / "analysis.ipynb").read_text("utf-8"))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert all(not cell["outputs"] and cell["execution_count"] is None and not cell["metadata"] for cell in code)
    assert "graph = kg.open()\n" in "".join(line for cell in code for line in [*cell["source"], "\n"])
    title = notebook["cells"][0]
    assert title["cell_type"] == "markdown" and declared(name)["title"] in title["source"][0]


@pytest.mark.parametrize("name", NAMES)
def test_r_and_python_write_the_same(
    name: str, in_r: Callable[[str], tuple[Sides, str]], in_python: Callable[[str], Sides]
) -> None:
    ours, theirs = in_python(name), in_r(name)[0]
    assert sorted(ours) == sorted(result["name"] for result in declared(name)["result"])
    assert sorted(theirs) == sorted(ours)
    for file, data in ours.items():
        assert data == theirs[file], f"{file}: to six digits, and in order, R and Python agree"
        assert len(rows(data)) > 1


# Budapest and Hanoi


def test_the_cross_table(in_python: Callable[[str], Sides]) -> None:
    found = in_python("budapest-and-hanoi")
    wanted = {
        "africa": (5, 16, 8, 25),
        "americas": (6, 5, 7, 17),
        "asia": (4, 14, 5, 24),
        "europe": (13, 3, 27, 0),
        "oceania": (1, 3, 5, 5),
        "all": (29, 41, 52, 71),
    }
    for region, cells in wanted.items():
        row = told(found, "cross", region=region)
        counts = tuple(int(row[column]) for column in ("both", "hanoi_only", "budapest_only", "neither"))
        assert counts == cells, region
    of_all = told(found, "cross", region="all")
    assert (f"{float(of_all['share_parties']):.2f}", f"{float(of_all['share_others']):.2f}") == ("0.36", "0.37")
    groups = [row for row in rows(found["results/cross.csv"]) if row["by"] == "group"]
    assert len(groups) == 5
    assert (
        sum(int(row[column]) for row in groups for column in ("both", "hanoi_only", "budapest_only", "neither")) == 193
    )


@pytest.mark.parametrize(
    ("estimate", "wanted"),
    [
        ("all", "0.97 0.53 1.75 1.00"),
        ("over m49 regions", "0.98 0.48 1.98 0.95"),
        ("over un groups", "0.93 0.43 1.98 0.84"),
        ("outside europe", "1.20 0.57 2.51 0.70"),
    ],
)
def test_the_odds_ratios(estimate: str, wanted: str, in_python: Callable[[str], Sides]) -> None:
    for reading in ("certain", "possible"):
        row = told(in_python("budapest-and-hanoi"), "odds", status="consented", reading=reading, estimate=estimate)
        assert " ".join(f"{float(row[name]):.2f}" for name in ("odds_ratio", "lower", "upper", "p")) == wanted


def test_one_state_had_consented_and_was_not_yet_bound(in_python: Callable[[str], Sides]) -> None:
    row = told(in_python("budapest-and-hanoi"), "odds", status="bound", estimate="all")
    assert f"{float(row['odds_ratio']):.2f}" == "1.00"


# Time to being bound


@pytest.mark.parametrize(
    ("clock", "who", "wanted"),
    [
        ("signature", "signatories", "50 48 4.8 4.9"),
        # A study gave 4.6, that of the next event: see below.
        ("signature", "signatories in the Council of Europe", "46 45 4.3 4.4"),
        ("opening", "members of the United Nations", "193 81 - -"),
    ],
)
def test_medians(clock: str, who: str, wanted: str, in_python: Callable[[str], Sides]) -> None:
    for reading in ("certain", "possible"):
        row = told(in_python("time-to-budapest"), "medians", clock=clock, event="consent", who=who, reading=reading)
        years = [f"{float(row[name]):.1f}" if row[name] else "-" for name in ("median", "survfit_prints")]
        assert " ".join([row["at_risk"], row["events"], *years]) == wanted


def test_a_study_met_a_half_that_was_not_half() -> None:
    left = 1.0
    for at_risk in range(46, 23, -1):
        left *= 1 - 1 / at_risk
    assert left > 0.5, "so it took the next event, 1680 days or 4.6 years, for the median of 46 signatories"


@pytest.mark.parametrize(
    ("event", "who", "wanted"),
    [
        ("consent", "members of the United Nations", ["0.10", "0.17", "0.34"]),
        ("consent", "signatories in the Council of Europe", ["0.59", "0.83", "0.98"]),
        ("consent", "signatories", ["0.56", "0.78", "0.96"]),
        ("entry into force", "members of the United Nations", ["0.08", "0.17", "0.34"]),
    ],
)
def test_shares_bound(event: str, who: str, wanted: list[str], in_python: Callable[[str], Sides]) -> None:
    found = in_python("time-to-budapest")
    own = [told(found, "shares", event=event, who=who, reading="certain", years=years) for years in ("5", "10", "20")]
    assert [f"{float(row['share']):.2f}" for row in own] == wanted
    assert all(float(row["lower"]) < float(row["share"]) < float(row["upper"]) for row in own)


def test_the_naive_mean_leaves_out_many(in_python: Callable[[str], Sides]) -> None:
    found = [tuple(row.values()) for row in rows(in_python("time-to-budapest")["results/naive.csv"])]
    assert found == [
        ("signatories that consented", "48", "5.91239"),
        ("signatories that wait", "2", ""),
        ("consented without a signature", "33", ""),
    ]


def test_the_clock_from_invitation_cannot_be_computed(in_python: Callable[[str], Sides]) -> None:
    found = {row["what"]: int(row["number"]) for row in rows(in_python("time-to-budapest")["results/invitations.csv"])}
    assert (found["acceded"], found["acceded and invitation dated to a day"]) == (33, 1)
    assert (found["invited and waiting"], found["invited and waiting and invitation dated to a day"]) == (14, 3)


SURVIVAL = """suppressMessages(library(survival))
f <- read.csv("tables/from-signature.csv"); f <- f[f$event %in% 0:1, ]
k <- survfit(Surv(t_stop, event) ~ 1, f)
cat(sprintf("%d:%.12f", as.integer(k$time[k$n.event > 0]), k$surv[k$n.event > 0]), "\\n")
cat(sprintf("%.12f", summary(k)$table["median"] / 365.25), "\\n")
parts <- survfit(Surv(t_start, t_stop, event) ~ 1, f)
cat(isTRUE(all.equal(parts$surv, k$surv)), isTRUE(all.equal(parts$n.risk, k$n.risk)), "\\n")
"""


def test_curves_are_those_of_survfit(workshop: Callable[[str], Path], in_python: Callable[[str], Sides]) -> None:
    folder = workshop("time-to-budapest")
    steps, median, agree = analyses.run_r(SURVIVAL, folder, "survival").splitlines()
    curve = {int(time): float(left) for time, left in (step.split(":") for step in steps.split())}
    ours = [row for row in rows(in_python("time-to-budapest")["results/curves.csv"]) if row["who"] == "signatories"]
    assert {int(row["time"]): float(row["left"]) for row in ours} == pytest.approx(curve, abs=1e-6)
    printed = told(in_python("time-to-budapest"), "medians", event="consent", who="signatories", reading="certain")
    assert float(printed["survfit_prints"]) == pytest.approx(float(median), rel=1e-5)
    assert agree.split() == ["TRUE", "TRUE"], "a clock that starts at 0 is at risk from the next day"


RANGES = """t_lower,t_upper,t_stop,event,coe_possible
10,10,10,1,1
14,21,21,1,1
,30,30,1,1
35,35,35,1,1
35,,35,0,1
40,60,60,1,1
70,70,70,1,1
80,,80,0,1
"""
INTERVALS = """suppressMessages(library(survival))
source(textConnection(head(readLines("../analysis.R"), -ROWS)))
read_table <- function(name) read.csv("ranges.csv", colClasses = "character", na.strings = character())
certain <- curve_of(spells("x", "certain")); possible <- curve_of(spells("x", "possible"))
f <- spells("x", "certain")
t <- survfit(Surv(lower, upper, type = "interval2") ~ 1, data = f)
at <- c(10, 21, 30, 35, 60, 70)
of <- function(curve, x) c(1, curve$left)[1 + sum(curve$time <= x)]
cat(spells("x", "possible")$time, "\\n"); cat(f$time, "\\n")
cat(sprintf("%.6f", sapply(at, of, curve = certain)), "\\n")
cat(sprintf("%.6f", summary(t, times = at)$surv), "\\n")
cat(sprintf("%.6f", sapply(at, of, curve = possible)), "\\n")
"""


def test_ranges_are_open_on_the_left_and_turnbull_lies_within(tmp_path: Path) -> None:
    script = (FOLDER / "time-to-budapest" / "analysis.R").read_text("utf-8")
    (tmp_path / "analysis.R").write_text(script, "utf-8")
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "ranges.csv").write_text(RANGES, "utf-8")
    computed = script.splitlines().index("cases <- list(")
    told_by_r = analyses.run_r(
        INTERVALS.replace("ROWS", str(len(script.splitlines()) - computed)), tmp_path / "x", "survival"
    )
    first, last, certain, turnbull, possible = (list(map(float, line.split())) for line in told_by_r.splitlines())
    assert first == [10, 15, 0, 35, 35, 41, 70, 80], "the first possible day is the one after t_lower"
    assert last == [10, 21, 30, 35, 35, 60, 70, 80]
    # At 35 an event and a censoring fall together: the event comes first, of five at risk.
    assert certain[:4] == pytest.approx([7 / 8, 6 / 8, 5 / 8, 4 / 8], abs=1e-6)
    assert certain[4:] == pytest.approx([1 / 2 * 2 / 3, 1 / 2 * 1 / 3], abs=1e-6)
    assert all(p - 0.01 <= t <= c + 0.01 for p, t, c in zip(possible, turnbull, certain, strict=True))
    assert possible != certain


# Press counts


def test_shares_of_origins_that_are_right(in_python: Callable[[str], Sides]) -> None:
    found = {
        reading: told(in_python("press-counts"), "shares", by="all", reading=reading)
        for reading in ("certain", "stated", "charitable")
    }
    assert {reading: (row["right"], row["origins"]) for reading, row in found.items()} == {
        "certain": ("7", "25"),
        "stated": ("10", "25"),
        "charitable": ("17", "25"),
    }
    row = found["stated"]
    # Wilson by hand: (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)
    assert (row["share"], row["lower"], row["upper"]) == ("0.4", "0.234033", "0.592605")


def test_each_origin_has_one_row(in_python: Callable[[str], Sides]) -> None:
    found = rows(in_python("press-counts")["results/origins.csv"])
    origins = [row["origin"] for row in found]
    assert len(set(origins)) == len(origins) == 25
    assert not set(origins) & {"untc-xviii-16"}, "the depositary is not held against itself"
    by_name = {row["origin"]: row for row in found}
    expected = {
        "un-news-65": "agrees",
        "realnoevremya-364349": "agrees",
        "unodc-72": "wrong-unit",
        "vietnamplus-332730": "wrong-unit",
        "qna-2025-11-13": "stale",
        "newshour-72": "wrong-act",
    }
    assert {origin: by_name[origin]["classes"] for origin in expected} == expected
    assert by_name["efe-2025-10-25"]["certain"] == "0", (
        "68 is right only if all signatures of two possible days are of the first"
    )
    assert by_name["cyber-crime-ic-un-convention"]["claims"] == "2"


# The speech network


def test_the_speech_network_describes_one_text(in_python: Callable[[str], Sides]) -> None:
    about, found = declared("speech-network"), in_python("speech-network")
    assert about["scope"] == SCOPE
    assert all(SCOPE in entry["caption"] for what in ("table", "figure", "result") for entry in about[what])
    counts = {row["speaker"]: row["statements"] for row in rows(found["results/speakers.csv"])}
    assert counts == {"per:luong-tam-quang": "21", "per:john-brandolino": "4", "sta:vnm": "2"}
    sizes = told(found, "networks", network="speakers and topics")
    assert (sizes["nodes"], sizes["edges"], sizes["topics_of_one_speaker"]) == ("27", "30", "19")


def test_r_says_so_first(in_r: Callable[[str], tuple[Sides, str]]) -> None:
    assert in_r("speech-network")[1].splitlines()[0].lower().startswith(SCOPE)


# The page


def test_the_page_gives_the_figures_as_computed(in_python: Callable[[str], Sides]) -> None:
    """Each row of a table on the page that names a result is a row of it, rounded as printed."""
    tables = re.findall(r"^<!-- (\S+) (\S+) -->\n\n((?:\|.*\n)+)", PAGE.read_text("utf-8"), re.MULTILINE)
    assert {name for name, _, _ in tables} == set(NAMES)
    for name, file, table in tables:
        header, _, *lines = ([cell.strip() for cell in line.strip("| ").split(" | ")] for line in table.splitlines())
        computed = [[shown(row[column]) for column in header] for row in rows(in_python(name)[f"results/{file}"])]
        for line in lines:
            assert line in computed, f"{name}, {file}: {line}"


def test_what_the_page_shows_of_networkx_runs(
    in_python: Callable[[str], Sides], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_python("speech-network")
    monkeypatch.chdir(home / "speech-network-python")
    (code,) = re.findall(r"^```python\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    names: dict[str, object] = {}
    exec(code, names)
    assert names["speech"]


def test_what_the_page_shows_of_igraph_runs(workshop: Callable[[str], Path], tmp_path: Path) -> None:
    for ours, there in (("address.csv", "edges.csv"), ("address.nodes.csv", "edges.nodes.csv")):
        shutil.copy(workshop("speech-network") / "tables" / ours, tmp_path / there)
    (code,) = re.findall(r"^```r\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert "grp:countries" in analyses.run_r(f"suppressMessages({{{code}}})\nprint(V(g)$name)", tmp_path, "igraph")


def shown(cell: str) -> str:
    """Write a number as the page does: two decimals, none if it is whole."""
    try:
        value = float(cell)
    except ValueError:
        return cell or "-"
    return str(int(value)) if value.is_integer() and "." not in cell else f"{value:.2f}"
