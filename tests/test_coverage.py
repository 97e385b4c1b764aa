"""What is said of the lists that an answer rests on, and how a question's header names them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from workspaces import make_seed

import kg
from kg.asking import coverage
from kg.asking.coverage import Line
from kg.building import build
from kg.declared import questions, workspace
from kg.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

FULL = Line("urn:t", "signature", 72, 72, None, "2025-12-29", True, "2025-10-26", "Treaty", "signatures")
UNTIL = "list complete until 2025-12-29"
LEAST = "so this is at least the number"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (FULL, f"found 72, {UNTIL}"),
        (replace(FULL, found=66, possible=69), f"found 66 for certain and 69 at most, {UNTIL}"),
        (replace(FULL, as_of="", expected=74), f"found 72, source says 74, {UNTIL}"),
        (
            replace(FULL, complete=False, as_of="2026-11-23", expected=77),
            f"found 72, source says 77, {UNTIL}; 2026-11-23 is later, {LEAST}",
        ),
        (replace(FULL, complete=False, as_of=""), f"found 72, {UNTIL} and in part after it, {LEAST}"),
        (replace(FULL, complete=False, until=""), f"found 72, list not known to be complete on any day, {LEAST}"),
        (
            replace(FULL, found=None, possible=None, complete=False, until=""),
            "no source says how far the list goes, so what is found is at least what there is",
        ),
        (replace(FULL, found=0, possible=0, expected=0), f"found 0, source says 0, {UNTIL}"),
    ],
)
def test_sentence(line: Line, said: str) -> None:
    assert line.sentence() == f"signatures of the Treaty: {said}"


QUERY = "SELECT ?treaty WHERE { ?treaty a <urn:x> }"


@pytest.mark.parametrize(
    ("header", "acts"), [("signature", ("signature",)), ("[signature, consent]", ("signature", "consent")), ("", ())]
)
def test_header_names_lists(header: str, acts: tuple[str, ...]) -> None:
    assert questions.parse(f"#+ coverage: {header}\n{QUERY}", "q", "q.rq").coverage == acts


@pytest.mark.parametrize(
    ("header", "key"),
    [("coverage: cva:signature", "coverage"), ("coverage: {a: b}", "coverage"), ("coverage: [[a]]", "coverage"),
     ("coverage: A B", "coverage"), ("timeless: [a]", "timeless")],
)  # fmt: skip
def test_a_wrong_header_is_refused(header: str, key: str) -> None:
    with pytest.raises(InputError, match=rf"^q\.rq, header, field {key}: expected"):
        questions.parse(f"#+ {header}\n{QUERY}", "q", "q.rq")


TREATY = "id,label_en,source\ntrt:own,Own Convention,untc-xviii-16\n"
ACTS = """id,kind,treaty,party,date,source
act:own--vnm--signature,signature,trt:own,sta:vnm,2025-01,untc-xviii-16
"""
LISTS = "id,treaty,act,complete,from,until,expected,found,source\n"
WHOLE = "cov:own--signature,trt:own,signature,exhaustive,2025-01-01,2025-06,1,1,untc-xviii-16\n"
LATER = "cov:own--signature-later,trt:own,signature,partial,2025-07-01,,9,1,untc-xviii-16\n"


def sentences(home: Path, lists: str, *days: str) -> list[str]:
    """Build the seed with one treaty more, and ask who signed it."""
    make_seed(home)
    for name, text in (("treaty", TREATY), ("treaty-action", ACTS), ("coverage", LISTS + lists)):
        (home / f"data/reference/{name}.own.csv").write_text(text, "utf-8")
    build.run(workspace.find(home))
    graph = kg.open(home)
    found = questions.find(graph.workspace, "signatories")
    with graph.door() as door:
        lines = [coverage.lines(graph, door, found, {"treaty": "Own Convention", "as_of": day}) for day in days]
    return [line.sentence().removeprefix("signatures of the Own Convention: ") for (line,) in lines]


def test_a_list_of_ones_own(tmp_path: Path) -> None:
    """It is complete to the first possible last day, and what a source says of its end is said of that day alone."""
    until = "list complete until 2025-06-01"
    assert sentences(tmp_path, WHOLE + LATER, "2025-01-01", "2025-06-01", "2025-06-02", "") == [
        f"found 0 for certain and 1 at most, {until}",
        f"found 1, source says 1, {until}",
        f"found 1, source says 9, {until}; 2025-06-02 is later, {LEAST}",
        f"found 1, source says 9, {until} and in part after it, {LEAST}",
    ]


def test_a_treaty_without_lists(tmp_path: Path) -> None:
    (sentence,) = sentences(tmp_path, "", "2025-06-01")
    assert sentence.startswith("no source says how far the list goes")


def test_a_workspace_without_the_question(tmp_path: Path) -> None:
    make_seed(tmp_path)
    (tmp_path / "queries/questions/coverage.rq").unlink()
    build.run(workspace.find(tmp_path))
    graph = kg.open(tmp_path)
    with graph.door() as door:
        assert coverage.lines(graph, door, questions.find(graph.workspace, "signatories"), {}) == []
