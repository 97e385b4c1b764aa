"""Cards: the number and its reading, how far the lists go, the sources, and digests that a reader can make again."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING

import pytest
from workspaces import ROOT

import kg as package
from kg.asking import cite, cite_text, drafts
from kg.asking.cite import Number
from kg.building.selection import Selection
from kg.declared import questions
from kg.errors import KGError, QueryRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

    from kg.asking.cite import Card
    from kg.building.store import Build
    from kg.graph import Graph

SMALL = {"treaty": "trt:small"}
HANOI = {"treaty": "trt:un-convention-against-cybercrime"}
VALUES = """#+ summary: How many are said to have signed?
#+ description: Each number that is told.
#+ timeless: each number has its own day
#+ cites: {cites}
PREFIX cca: <https://w3id.org/cca/ns#>
SELECT ?value ?most ?source WHERE {{
  GRAPH ?source {{ ?count cca:measure <https://w3id.org/cca/concept/measure/states-signed> ; cca:value ?value }}
  BIND(?value + 1 AS ?most)
}} ORDER BY ?value ?most ?source
"""
LIST = """#+ summary: Who signed?
#+ description: Each party, with a day.
{header}#+ params:
#+   - name: treaty
#+     kind: iri
#+     help: the treaty
PREFIX cca: <https://w3id.org/cca/ns#>
SELECT DISTINCT ?party ?group ?source WHERE {{
  GRAPH ?source {{ ?act a cca:Signature ; cca:onTreaty ?treaty ; cca:party ?party }}
  BIND(IF(STRENDS(STR(?party), "aaa"), "first", "second") AS ?group)
}} ORDER BY ?party ?group ?source
"""


@pytest.fixture(scope="module")
def small(small_home: Path) -> Graph:
    return package.open(small_home)


@pytest.fixture(scope="module")
def world(world_build: Build) -> Graph:
    return package.open(ROOT, out=world_build.folder)


def card(graph: Graph, name: str | Path, known_on: str = "", **given: str) -> Card:
    return cite.read(graph, str(name), given, Selection(known_on=known_on))


def written(tmp_path: Path, text: str) -> Path:
    file = tmp_path / "own.rq"
    file.write_text(text, encoding="utf-8")
    return file


# Numbers


@pytest.mark.parametrize(
    ("as_of", "text", "states"),
    [
        ("2025-09-30", "0", None), ("2025-10-01", "0 to 1", ("states", 0, 1)),
        ("2025-10-24", "0 to 1", ("states", 0, 1)),
        ("2025-10-25", "1 to 2", ("states", 1, 2)), ("2025-10-31", "2", ("states", 2, 2)),
    ],
)  # fmt: skip
def test_a_list_is_as_long_as_its_rows(
    small: Graph, as_of: str, text: str, states: tuple[str, int, int] | None
) -> None:
    (number,) = card(small, "signatories", **SMALL, as_of=as_of).numbers
    assert number.text == text
    assert (number.parts[0] if number.parts else None) == states


def test_units_are_kept_apart(world: Graph) -> None:
    found = card(world, "signatories", **HANOI, as_of="2025-10-26")
    assert found.numbers[0].parts == (("states", 71, 71), ("UN member states", 70, 70), ("other", 1, 1))
    assert found.numbers[0].text == "72"
    assert "72 parties (71 states, of them 70 UN member states, 1 other)" in cite_text.sentence(found)


@pytest.mark.parametrize(
    ("cites", "numbers"),
    [("value", ["2", "3"]), ("[value, most]", ["2 to 3", "3 to 4"])],
)
def test_numbers_that_are_told(small: Graph, tmp_path: Path, cites: str, numbers: list[str]) -> None:
    file = written(tmp_path, VALUES.format(cites=cites))
    found = cite.read(small, str(file), {}, Selection(sources=("prs", "odd")))
    assert [number.text for number in found.numbers] == numbers
    assert found.told == [("2", "prs"), ("3", "odd")]
    assert "was " + ", ".join(numbers) + " (sources differ); told by 2 sources" in cite_text.sentence(found)
    assert found.bound == "exact", "what a source says is what it says"


def test_own_words_are_words_and_no_program(small: Graph, tmp_path: Path) -> None:
    header = '#+ says: "signed {treaty.__class__} {treaty:>99999999} {"\n'
    found = card(small, written(tmp_path, LIST.format(header=header)), **SMALL)
    assert "signed {treaty.__class__} {treaty:>99999999} {;" in cite_text.sentence(found)


@pytest.mark.parametrize("cites", ["number", "[value, most, source]"])
def test_a_column_that_is_not_there(small: Graph, tmp_path: Path, cites: str) -> None:
    with pytest.raises(QueryRefusedError, match="cites"):
        card(small, written(tmp_path, VALUES.format(cites=cites)))


def test_numbers_apart(small: Graph, tmp_path: Path) -> None:
    found = card(small, written(tmp_path, LIST.format(header="#+ apart: group\n")), **SMALL)
    assert [(number.of, number.text) for number in found.numbers] == [("first", "1"), ("second", "2")]
    assert "1 party (first) and 2 parties (second)" in cite_text.sentence(found)


def test_own_words(small: Graph, tmp_path: Path) -> None:
    header = "#+ says: had put their names to the {treaty}\n#+ unit: names\n"
    found = card(small, written(tmp_path, LIST.format(header=header)), **SMALL)
    assert "at least 4 names had put their names to the Small Treaty;" in cite_text.sentence(found)
    without = card(small, written(tmp_path, LIST.format(header=header)))
    assert "the answer to “Who signed?” had at least 5 names;" in cite_text.sentence(without).replace(", counted", ";")


@pytest.mark.parametrize(
    ("n", "words"), [("1", "1 party"), ("2", "2 parties"), ("0", "0 parties"), ("1 to 2", "1 to 2 parties")]
)
def test_one_and_many(small: Graph, n: str, words: str) -> None:
    found = card(small, "signatories", **SMALL)
    found.numbers = [Number(n, n)]
    assert f" {words}" in cite_text.sentence(found)


# How far the lists go


def test_beyond_the_last_day_of_a_list_it_is_at_least(small: Graph) -> None:
    inside, after = (card(small, "signatories", **SMALL, as_of=day) for day in ("2025-12-31", "2026-01-01"))
    assert (inside.bound, after.bound) == ("exact", "at least")
    assert "at least" not in cite_text.sentence(inside)
    assert "list of signatures complete until 31 December 2025;" in cite_text.sentence(inside)
    assert "at least 2 parties" in cite_text.sentence(after)
    assert "list of signatures complete only until 31 December 2025" in cite_text.sentence(after)
    assert "at least 2 parties" in cite_text.render(after, "text")


def test_a_list_that_is_taken_off_leaves_no_bound(small: Graph, tmp_path: Path) -> None:
    less = "#+ coverage: [signature, ratification]\n#+ less: ratification\n"
    assert card(small, written(tmp_path, LIST.format(header=less)), **SMALL).bound == "open"
    only = "#+ coverage: [ratification]\n"
    assert card(small, written(tmp_path, LIST.format(header=only)), **SMALL).bound == "at least"


def test_without_a_list_it_is_at_least(small: Graph, tmp_path: Path) -> None:
    found = card(small, written(tmp_path, LIST.format(header="")), **SMALL)
    assert (found.bound, found.lists) == ("at least", [])
    assert "no source says how far the list goes" in cite_text.sentence(found)


def test_the_world_beyond_its_list(world: Graph) -> None:
    found = card(world, "signatories", **HANOI, as_of="2026-11-23")
    (line,) = found.lists
    assert (found.bound, line.complete, bool(line.until)) == ("at least", False, True)
    assert int(found.numbers[0].certain) > 72


# Days, sources, digests


def test_digests_can_be_made_again(small: Graph) -> None:
    found = card(small, "signatories", **SMALL, as_of="2025-10-26")
    assert found.build == hashlib.sha256(small.build.nquads.read_bytes()).hexdigest()
    question = questions.find(small.workspace, "signatories")
    text = questions.bind(question, {**SMALL, "as_of": "2025-10-26"}, small.context)
    assert found.query == hashlib.sha256(text.encode("utf-8")).hexdigest()
    assert found.version == package.__version__
    assert f"build {found.build[:12]}, query {found.query[:12]}." in cite_text.sentence(found)


def test_a_name_and_an_iri_make_one_query(small: Graph) -> None:
    one, other = (card(small, "signatories", treaty=name) for name in ("trt:small", "Small Treaty"))
    assert one == other
    assert card(small, "signatories", **SMALL, as_of="2025-10-26").query != one.query


def test_sources_have_their_days(small: Graph) -> None:
    found = card(small, "signatories", **SMALL, as_of="2025-10-31")
    assert [(one.slug, one.published, one.captured) for one in found.sources] == [
        ("dep", "2026-01-31", "2026-02-01"), ("prs", "2026-01-20", ""),
    ]  # fmt: skip
    assert "counted from 2 sources" in cite_text.sentence(found)


def test_known_on(small: Graph) -> None:
    found = card(small, "signatories", "2026-01-30", **SMALL, as_of="2025-10-31")
    assert [one.slug for one in found.sources] == ["prs"]
    assert "as far as sources known by 30 January 2026 tell" in cite_text.sentence(found)
    assert found.bound == "at least", "the list was not known by then"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2025-10-26", "26 October 2025"),
        ("2026-01-01", "1 January 2026"),
        ("2025-10", "October 2025"),
        ("2025", "2025"),
    ],
)
def test_days_in_words(day: str, words: str) -> None:
    assert cite_text.in_words(day) == words


# What is refused


def test_sheets_that_nobody_reviewed_are_not_cited(small: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    with small.door() as door:
        assert drafts.unreviewed(door, ["dep", "prs", "odd"]) == []
    monkeypatch.setattr(drafts, "unreviewed", lambda door, slugs: [slug for slug in slugs if slug == "prs"])
    with pytest.raises(QueryRefusedError, match="nobody has reviewed the sheets of prs"):
        card(small, "signatories", **SMALL, as_of="2025-10-31")
    assert card(small, "signatories", treaty="trt:un-convention-against-cybercrime").question == "signatories"


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("signatories", {"treaty": "Atlantis"}), ("signatories", {"planet": "x"}), ("counts", {"as_of": "2025-10-26"}),
        ("signatories", {**SMALL, "as_of": "2025-10"}), ("nothing-like-it", {}), ("ASK { ?s ?p ?o }", {}),
        ("CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }", {}),
    ],
)  # fmt: skip
def test_what_cannot_be_cited(small: Graph, name: str, given: dict[str, str]) -> None:
    with pytest.raises(KGError):
        cite.read(small, name, given, Selection())


# The card as a file


def test_forms_of_a_card(kg: Callable[..., Ran], small_home: Path, tmp_path: Path) -> None:
    ask = ("cite", "signatories", "--set", "treaty=trt:small", "--as-of", "2025-10-31")
    text, data, page = (kg(*ask, "-f", form, base=small_home) for form in ("text", "json", "markdown"))
    assert (text.code, data.code, page.code) == (0, 0, 0)
    read = json.loads(data.out)
    two = {"certain": 2, "possible": 2}
    units = {"states": two, "UN member states": two}
    assert read["numbers"] == [{"certain": "2", "possible": "2", "of": "", "units": units}]
    assert (read["as_of"], read["known_on"], read["bound"]) == ("2025-10-31", "", "exact")
    assert read["lists"][0]["until"] == "2025-12-31"
    assert read["parameters"] == {"treaty": "Small Treaty"}
    assert text.out.splitlines()[-1] == read["sentence"]
    assert page.out.splitlines()[0] == f"> {read['sentence']}"
    assert re.search(r"^build +SHA-256 [0-9a-f]{64}$", text.out, re.MULTILINE)
    kg(*ask, "-o", tmp_path / "card.txt", base=small_home)
    assert (tmp_path / "card.txt").read_text("utf-8") == text.out
    refused = kg("cite", "signatories", "--set", "treaty", base=small_home)
    assert (refused.code, refused.out) == (2, "")
