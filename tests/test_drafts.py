"""What a program drafted and nobody reviewed says so in the graph, and no number is cited from it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import review_sheets
import small_analyses
import small_world

import kg as package
from kg.asking import cite, cite_text
from kg.building import build
from kg.building.selection import Selection
from kg.declared import workspace
from kg.errors import InputError, NonconformingError, QueryRefusedError
from kg.replicating import making

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

    from kg.graph import Graph

COUNTED = """#+ summary: How many counts are there?
#+ description: One number, without the sources it is made of.
#+ timeless: the counts have days of their own
#+ cites: value
PREFIX cca: <https://w3id.org/cca/ns#>
SELECT (COUNT(DISTINCT ?count) AS ?value) WHERE {{ ?count a cca:QuantityClaim {narrower} }}
"""
STATUS = 'status = "draft"\n'
SIGNED = 'reviewer = "A. Coder"\nreviewed = "2026-11-26"\n'


def home_with(tmp_path: Path, sheet: str) -> Path:
    home = small_world.make(tmp_path / "home")
    (home / "data/articles/drafted.toml").write_text(sheet, encoding="utf-8", newline="\n")
    return home


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = home_with(tmp_path_factory.mktemp("drafts"), review_sheets.draft())
    build.run(workspace.find(made))
    return made


@pytest.fixture(scope="module")
def graph(home: Path) -> Graph:
    return package.open(home)


def question(tmp_path: Path, narrower: str = "") -> str:
    file = tmp_path / "own.rq"
    file.write_text(COUNTED.format(narrower=narrower), encoding="utf-8")
    return str(file)


def test_the_graph_says_which_sheet_is_a_draft(graph: Graph) -> None:
    rows = graph.query(
        "SELECT ?source ?status ?label WHERE { ?source cca:reviewStatus ?status . ?status skos:prefLabel ?label }"
    )
    assert [(row["source"], row["label"]) for row in rows] == [("https://w3id.org/cca/source/drafted", "draft")]


def test_a_number_that_a_draft_tells_is_not_cited(graph: Graph) -> None:
    with pytest.raises(QueryRefusedError, match="nobody has reviewed the sheets of drafted"):
        cite.read(graph, "counts", {"about": review_sheets.TREATY}, Selection())


def test_a_number_whose_rows_name_no_source_is_not_cited_either(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(QueryRefusedError, match="nobody has reviewed the sheets of drafted"):
        cite.read(graph, question(tmp_path), {}, Selection())


def test_a_number_is_cited_that_is_the_same_without_drafts(graph: Graph, tmp_path: Path) -> None:
    about = "; <https://schema.org/about> <https://w3id.org/cca/id/treaty/small>"
    assert cite.read(graph, question(tmp_path, about), {}, Selection()).numbers[0].text == "2"
    assert cite.read(graph, "signatories", {"treaty": "trt:small"}, Selection()).numbers[0].certain == "2"


def test_with_nothing_but_drafts_nothing_is_cited(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(QueryRefusedError, match="drafted"):
        cite.read(graph, question(tmp_path), {}, Selection(sources=("drafted",)))


def test_without_the_draft_the_number_is_cited(graph: Graph, tmp_path: Path) -> None:
    chosen = Selection(sources=("dep", "prs", "odd"))
    assert cite.read(graph, question(tmp_path), {}, chosen).numbers[0].text == "2"


@pytest.mark.parametrize("form", ["table", "csv"])
def test_every_answer_names_the_drafts_in_sight(kg: Callable[..., Ran], home: Path, form: str) -> None:
    """A sum, or what is derived from all, rests on them without naming them."""
    words = "in sight, drafted by a program and reviewed by nobody: drafted; cite no number"
    told = kg("query", "counts", "--set", f"about={review_sheets.TREATY}", "-f", form, base=home)
    assert told.code == 0 and words in told.err
    for arguments in (
        ["query", "claims-summary"],
        ["timeline"],
        ["conflicts"],
        ["export", "-f", "csv"],
        ["discourse", "export"],
    ):
        assert words in kg(*arguments, base=home).err, arguments
    for choice in (["--reviewed"], ["--source", "dep"]):
        other = kg("query", "counts", "--set", "about=trt:small", "-f", form, *choice, base=home)
        assert other.code == 0 and "reviewed by nobody" not in other.err


def test_rows_that_a_draft_changes_are_not_cited(graph: Graph, tmp_path: Path) -> None:
    """Their number alone may stay the same."""
    file = tmp_path / "sums.rq"
    head = COUNTED[: COUNTED.index("SELECT")].replace("#+ cites: value\n", "")
    file.write_text(head + "SELECT (COUNT(DISTINCT ?count) AS ?n) WHERE { ?count a cca:QuantityClaim }", "utf-8")
    with pytest.raises(QueryRefusedError, match="--reviewed leaves them out"):
        cite.read(graph, str(file), {}, Selection())
    assert cite.read(graph, str(file), {}, Selection(reviewed=True)).numbers[0].text == "1"


def test_a_reviewed_sheet_is_cited(tmp_path: Path) -> None:
    home = home_with(tmp_path, review_sheets.draft().replace(STATUS, SIGNED))
    built = build.run(workspace.find(home))
    assert built.build
    found = cite.read(package.open(home), "counts", {"about": review_sheets.TREATY}, Selection())
    assert (found.numbers[0].text, found.sources[0].slug) == ("12", "drafted")


@pytest.mark.parametrize(
    ("instead", "rule"),
    [("", "SourceReview"), (STATUS + SIGNED, "SourceReview"), ('reviewer = "A. Coder"\n', "SourceReview")],
    ids=["a program, and no status", "a draft with a reviewer", "a review without a day"],
)  # fmt: skip
def test_a_sheet_cannot_hide_that_it_is_a_draft(tmp_path: Path, instead: str, rule: str) -> None:
    home = home_with(tmp_path, review_sheets.draft().replace(STATUS, instead))
    with pytest.raises(NonconformingError, match="draft"):
        build.run(workspace.find(home))


def test_the_schema_of_sheets_knows_the_status(kg: Callable[..., Ran], home: Path) -> None:
    keys = json.loads(kg("sheet", "schema", base=home).out)["properties"]["source"]["properties"]
    assert keys["status"]["anyOf"][0]["enum"] == ["draft"] and {"reviewer", "reviewed"} <= keys.keys()


def test_panels_and_networks_leave_drafts_out_and_say_so(graph: Graph, kg: Callable[..., Ran], home: Path) -> None:
    table = graph.panel("statements")
    assert "drafted" not in table.csv() and any("left out" in note and "drafted" in note for note in table.notes)
    told = kg("panel", "statements", "-f", "csv", base=home)
    assert "left out, drafted by a program and reviewed by nobody: drafted" in told.err
    edges = kg("network", "speaks-of", "-f", "csv", base=home)
    assert edges.code == 0 and "reviewed by nobody: drafted" in edges.err and "drafted" not in edges.out


def test_questions_can_leave_drafts_out(graph: Graph, kg: Callable[..., Ran], home: Path) -> None:
    about = review_sheets.TREATY
    assert len(graph.query("counts", about=about)) == 1
    assert not len(graph.query("counts", about=about, reviewed=True))
    told = kg("query", "counts", "--set", f"about={about}", "--reviewed", "-f", "csv", base=home)
    assert told.code == 0 and told.out.count("\n") == 1 and "reviewed by nobody" not in told.err


def test_no_analysis_rests_on_a_draft_unless_it_leaves_it_out(tmp_path: Path) -> None:
    home = home_with(tmp_path, review_sheets.draft())
    small_analyses.put(home, "own", small_analyses.SPEECH)
    build.run(workspace.find(home))
    with pytest.raises(InputError, match="drafts are in sight: review them"):
        making.make(package.open(home), "own", tmp_path / "folder", 60, lambda _: None)
    assert not (tmp_path / "folder").exists()


FRAME = """title = "Notes of two harbours"
rule = "names the pact"
screened = 3
[[search]]
where = "the archive of the Herald"
when = "2026-11-20"
found = 3
[[excluded]]
why = "not about the pact"
number = 2
[[text]]
source = "drafted"
"""


def test_what_rests_on_texts_says_what_they_stand_for(tmp_path: Path) -> None:
    home = home_with(tmp_path, review_sheets.draft().replace(STATUS, SIGNED))
    build.run(workspace.find(home))
    graph, about = package.open(home), {"about": review_sheets.TREATY}
    card = cite.read(graph, "counts", about, Selection())
    assert card.scope == "descriptive of the supplied texts only" and card.scope in cite_text.render(card, "table")
    assert cite.read(graph, "signatories", {"treaty": "trt:small"}, Selection()).scope == ""
    assert "the coded texts: descriptive of the supplied texts only" in graph.panel("statements").notes
    (home / "data/corpus.toml").write_text(FRAME, encoding="utf-8")
    assert cite.read(graph, "counts", about, Selection()).scope.startswith("Notes of two harbours: the archive of the")
