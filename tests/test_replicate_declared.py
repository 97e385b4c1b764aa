"""Hostile and mistaken analysis.toml: one clear sentence with file, entry and field."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import small_analyses
import small_world

from kg.declared import workspace
from kg.errors import InputError, KGError
from kg.replicating import declare

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

HEAD = 'title = "t"\nquestion = "q"\n'
TABLE = f'{HEAD}[[table]]\nname = "a"\n'
PANEL = f'{TABLE}panel = "spells"\n'
NET = f'{TABLE}network = "address"\n'


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_world.make(tmp_path_factory.mktemp("declared") / "home")


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        (f"{PANEL}colour = 1\n", "table 1 (a), field colour: unknown key; known are name, caption, panel"),
        (f'{PANEL}captoin = "c"\n', "table 1 (a), field captoin: unknown key; did you mean caption?"),
        (f'{PANEL}as_of = "2025-10-26"\n', "table 1 (a), field as_of: unknown key"),
        (f"sope = 1\n{PANEL}", "field sope: unknown key; did you mean scope?"),
        (f"{PANEL}caption = 1\n", "table 1 (a), field caption: expected text in quotes"),
        (f'{PANEL}caption = "a\\nb"\n', "table 1 (a), field caption: expected one line"),
        (f'{PANEL}caption = "\\u001b[31m"\n', "table 1 (a), field caption: has a control character"),
        (f'{HEAD}[[table]]\npanel = "spells"\n', "table 1, field name: missing"),
        (PANEL.replace('"a"', '"../x"'), "table 1 (../x), field name: '../x': expected a name of a-z"),
        (PANEL.replace('"a"', '"/etc/x"'), "table 1 (/etc/x), field name: '/etc/x': expected a name of a-z"),
        (PANEL.replace('"a"', '"nul"'), "table 1 (nul), field name: 'nul': expected a name of a-z"),
        (PANEL.replace('"a"', '"com1.x"'), "table 1 (com1.x), field name: 'com1.x': expected a name of a-z"),
        (f'{PANEL}question = "acts"\n', "table 1 (a), field question: has panel and question; give one of panel"),
        (f'{TABLE}caption = "c"\n', "table 1 (a), field panel: has none of them; give one of panel, network, question"),
        (f'{TABLE}panel = "spels"\n', "table 1 (a), field panel: no panel named 'spels'; did you mean spells?"),
        (f'{TABLE}panel = "../spells"\n', "table 1 (a), field panel: no panel named '../spells'"),
        (f'{TABLE}question = "SELECT * {{}}"\n', "table 1 (a), field question: no question named 'SELECT * {}'"),
        (f"{PANEL}set = {{tready = 1}}\n", "table 1 (a), field set.tready: spells has no parameter of this name; it"),
        (f"{PANEL}set = 1\n", "table 1 (a), field set: expected values of parameters"),
        (f"{PANEL}set = {{treaty = [1]}}\n", "table 1 (a), field set.treaty: expected a text, a number or a day"),
        (f"{PANEL}from = 20001\n", "table 1 (a), field from: expected a year such as 2001"),
        (f"{PANEL}from = true\n", "table 1 (a), field from: expected a year such as 2001"),
        (f'{NET}as_of = "2025-10"\n', "table 1 (a), field as_of: expected a day such as 2025-10-26"),
        (f"{NET}as_of = 2025-10-26T00:00:00\n", "table 1 (a), field as_of: expected a day such as 2025-10-26"),
        (f'{NET}groups = "yes"\n', "table 1 (a), field groups: expected true or false"),
        (f"{NET}draws = -1\n", "table 1 (a), field draws: expected a whole number up to a million"),
        (f"{NET}level = 1\n", "table 1 (a), field level: expected a list of texts in quotes"),
        (f"{NET}measure = [1]\n", "table 1 (a), field measure: expected text in quotes"),
        (
            f'{PANEL}[[table]]\nname = "a"\npanel = "events"\n',
            "table 2 (a), field name: table a would overwrite a file",
        ),
        (f'{NET}[[table]]\nname = "a.nodes"\npanel = "events"\n', "table 2 (a.nodes), field name: table a.nodes would"),
        (f'{PANEL}picture = "upset"\n', "table 1 (a), field picture: unknown key"),
        (f'{HEAD}[[figure]]\nname = "f"\npanel = "spells"\n', "figure 1 (f), field picture: missing"),
        (f'{PANEL}[[result]]\nname = "odds.csv"\n', "result 1 (odds.csv), field name: 'odds.csv' is no file such as"),
        (f'{PANEL}[[result]]\nname = "results/../x.csv"\n', "'results/../x.csv' is no file such as results/odds.csv"),
        (f'{PANEL}[[result]]\nname = "results/x.csv"\nfrom = ["b"]\n', "field from: there is no table named 'b'"),
        (f'{PANEL}[[result]]\nname = "results/x.csv"\n', "field result: there is no analysis.R beside it"),
        (f'methods = "since {{today}}"\n{PANEL}', "field methods: has {today}; what is filled in is as_of, captured"),
        (HEAD, "field table: missing; an analysis has at least one [[table]] or [[figure]]"),
        (f'{HEAD}[table]\nname = "a"\n', "field table: expected entries, each under [[table]]"),
        ('question = "q"\n', "field title: missing"),
        ("title = \n", "not valid TOML"),
        ("a." * 200 + "b = 1\n", "has a key of more than 100 parts"),
    ],
)
def test_a_mistake_is_one_sentence_with_its_place(home: Path, toml: str, message: str) -> None:
    small_analyses.put(home, "wrong", toml)
    with pytest.raises(InputError) as caught:
        declare.find(workspace.find(home), "wrong")
    told = [str(problem) for problem in caught.value.problems]
    assert any(message in line for line in told), told
    assert all(line.startswith("queries/analyses/wrong/analysis.toml, ") or "not valid TOML" in line for line in told)


@pytest.mark.parametrize("name", ["../wrong", "/etc", "", "wrong/../wrong", "x" * 5000])
def test_an_analysis_is_found_by_its_name_alone(home: Path, name: str) -> None:
    small_analyses.put(home, "wrong", PANEL)
    with pytest.raises(KGError, match="no analysis named"):
        declare.find(workspace.find(home), name)


def test_values_may_be_given_as_toml_has_them(home: Path) -> None:
    toml = f'{TABLE}panel = "state-year"\nfrom = 2001\nto = "2002"\nset = {{on = "10-26"}}\nknown_on = 2025-10-26\n'
    small_analyses.put(
        home, "plain", f'{toml}[[table]]\nname = "b"\nnetwork = "votes"\nas_of = 2025-10-26\nkind = "yes"\n'
    )
    one, other = declare.find(workspace.find(home), "plain").tables
    assert (one.options, one.given) == ({"from": "2001", "to": "2002"}, {"on": "10-26"})
    assert one.selection.known_on == "2025-10-26"
    assert other.options == {"as_of": "2025-10-26", "kind": ("yes",)}


def test_an_own_analysis_hides_the_packaged_one(home: Path, tmp_path: Path) -> None:
    small_analyses.put(home, "same", PANEL)
    small_analyses.put(tmp_path, "same", PANEL.replace('title = "t"', 'title = "mine"'))
    layered = workspace.Workspace(tmp_path, (home, tmp_path), tmp_path / "build")
    assert declare.find(layered, "same").title == "mine"


def test_analyses_are_listed_with_what_they_ask(kg: Callable[..., Ran], home: Path) -> None:
    small_analyses.put(home, "time-to-signature", small_analyses.SPELLS, small_analyses.SCRIPT)
    small_analyses.put(home, "wrong", "title = 1\n")
    done = kg("replicate", "--analysis", "-f", "json", cwd=home, base=home)
    assert done.code == 0
    [one] = [row for row in json.loads(done.out) if row["analysis"] == "time-to-signature"]
    assert one["asks"] == "How long did states take to sign the Small Treaty?"
    assert "queries/analyses/wrong/analysis.toml, field title: expected text in quotes" in done.err
    assert "analysis" in kg("replicate", cwd=home, base=home).out


def test_a_name_without_a_folder_is_a_usage_error(kg: Callable[..., Ran], home: Path) -> None:
    done = kg("replicate", "--analysis", "time-to-signature", cwd=home, base=home)
    assert done.code == 2 and "give a folder: kg replicate FOLDER --analysis time-to-signature" in done.err


def test_a_folder_of_another_kind_is_not_made_again(kg: Callable[..., Ran], home: Path, tmp_path: Path) -> None:
    done = kg("replicate", tmp_path, cwd=home, base=home)
    assert done.code == 2 and "is no replication folder" in done.err
