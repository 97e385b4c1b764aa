"""Tables as a question wants them read, on a terminal of any width."""

from __future__ import annotations

import re
import sys

import pytest
from small_graphs import declared

from kg import display
from kg.asking import layout
from kg.declared import questions
from kg.errors import InputError

HEAD = """#+ table:
#+   groups: "{about}"
#+   columns:
#+     - claim: "{comparator} {value} {unit}"
#+     - record: "{low-high}"
#+     - error: "{+error}"
#+     - days: "{as_of}"
#+   spare: [days]
"""
ROW = {"about": "Pact", "value": "5", "unit": "states", "low": "3", "high": "4", "error": "1"}


def read(head: str) -> layout.Layout | None:
    return layout.of(questions.parse(head + "SELECT ?a { ?a ?b ?c }", "q", "q.rq"))


@pytest.mark.parametrize(
    ("template", "row", "text"),
    [
        ("{comparator} {value} {unit}", ROW, "5 states"),
        ("{comparator} {value} {unit}", {**ROW, "comparator": "nearly"}, "nearly 5 states"),
        ("{low-high}", ROW, "3–4"),
        ("{low-high}", {**ROW, "high": "3"}, "3"),
        ("{low-high}", {"low": "3"}, "3"),
        ("{low-high}", {"high": "4"}, "up to 4"),
        ("{low-high}", {}, ""),
        ("{+error}", ROW, "+1"),
        ("{+error}", {"error": "0"}, "0"),
        ("{+error}", {"error": "-7"}, "-7"),
        ("{as_of}", {"as_of": "2025-10-25/2025-10-26"}, "2025-10-25 to 2025-10-26"),
        ("{url}", {"url": "a/b"}, "a/b"),
        ("({value})", {"value": "{unit}"}, "({unit})"),
    ],
)
def test_fill(template: str, row: dict[str, str], text: str) -> None:
    assert layout.fill(template, row) == text


def test_rows_stand_in_groups_without_empty_columns() -> None:
    found = read(HEAD)
    assert found
    other = {**ROW, "about": "Treaty", "as_of": "2025-10-26"}
    text = found.render([ROW, ROW, other], "table")
    assert text == (
        "Pact\nclaim     record  error\n5 states  3–4     +1\n5 states  3–4     +1\n\n"
        "Treaty\nclaim     record  error  days\n5 states  3–4     +1     2025-10-26\n"
    )
    assert "| claim | record | error |\n" in found.render([ROW], "markdown")


def test_a_question_without_one_has_none() -> None:
    assert read("#+ summary: What?\n") is None


@pytest.mark.parametrize(
    "head",
    [
        "#+ table: wide\n",
        "#+ table: []\n",
        "#+ table:\n#+   columns: claim\n",
        "#+ table:\n#+   columns: [claim]\n",
        "#+ table:\n#+   columns:\n#+     - claim: [a]\n",
        "#+ table:\n#+   columns: []\n#+   groups: [a]\n",
        "#+ table:\n#+   columns: []\n#+   spare: days\n",
    ],
)
def test_a_layout_that_is_none_is_refused(head: str) -> None:
    with pytest.raises(InputError, match=r"q\.rq.*table"):
        read(head)


def test_all_layouts_name_columns_of_their_questions() -> None:
    laid_out = 0
    for question in declared()[1]["questions"].values():
        found = layout.of(question)
        if found:
            laid_out += 1
            templates = " ".join([*found.columns.values(), found.groups])
            used = {name for token in re.findall(r"\{([^}]*)\}", templates) for name in re.findall(r"\w+", token)}
            selected = set(re.findall(r"\?(\w+)", question.text[question.text.rindex("ORDER BY") :]))
            assert used and used <= selected, question.name
            assert set(found.spare) <= found.columns.keys(), question.name
    assert laid_out >= 2


# Narrow terminals

COLUMNS, LINE = ["claim", "source", "title"], ["72 states", "a-very-long-slug-of-a-source", "A title of some words"]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    return monkeypatch


def test_spare_columns_give_way(terminal: pytest.MonkeyPatch) -> None:
    def at(width: int) -> str:
        terminal.setenv("COLUMNS", str(width))
        return display.render(COLUMNS, [LINE], spare=["title", "claim"])

    assert all(word in at(120) for word in ("72 states", "A title of some words"))
    assert "title" not in at(44) and "claim" in at(44)
    assert "claim" not in at(34) and LINE[1] in at(34)
    assert at(20) == display._records(COLUMNS, [LINE]), "if nothing helps, all of it one below the other"


def test_no_word_is_broken_while_there_is_room(terminal: pytest.MonkeyPatch) -> None:
    terminal.setenv("COLUMNS", "62")
    text = display.render(COLUMNS, [LINE, ["x " * 40, "short", "y " * 40]])
    assert LINE[1] in text
