"""Headers of panels and networks whose words are names of nothing: each would give a wrong table, and is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

from kg.declared import context as contexts
from kg.declared import workspace
from kg.errors import InputError
from kg.networking import projection
from kg.paneling import declare

if TYPE_CHECKING:
    from pathlib import Path

    from kg.declared.workspace import Workspace

SIGNED = "acts: [cca:Signature, cca:SignatureAdReferendum]"
CONSENTED = (
    "acts: [cca:Ratification, cca:Acceptance, cca:Approval, cca:Accession, cca:FormalConfirmation, cca:Succession]"
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setattr(workspace, "base_root", lambda: ROOT)
    (tmp_path / "kg.toml").write_text("base = true\n", "utf-8")
    return workspace.find(tmp_path)


def changed(home: Workspace, kind: str, name: str, old: str, new: str) -> None:
    """Write a file of the workspace as `mine`, one thing changed in it."""
    text = (ROOT / f"queries/{kind}/{name}.rq").read_text("utf-8")
    assert old in text
    assert home.root
    target = home.root / f"queries/{kind}/mine.rq"
    target.parent.mkdir(parents=True)
    target.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "field", "said"),
    [
        ("spells", SIGNED, "acts: [cca:Signatur]", "measures signed acts", "did you mean cca:Signature?"),
        ("spells", SIGNED, "acts: [ca:Signature]", "measures signed acts", "did you mean cca:Signature?"),
        ("spells", SIGNED, "acts: [cca:State]", "measures signed acts", "no class of acts on treaties"),
        ("spells", CONSENTED, "acts: [cca:ConsentToBeBound]", "measures consented acts", "cca:Accession, cca:Approval"),
        ("spells", "[cca:Withdrawal]", "[cca:Withdrawl]", "measures consented ends", "did you mean cca:Withdrawal?"),
        ("spells", "lists: [signature]", "lists: [signatures]", "measures signed lists", "did you mean signature?"),
        ("spells", "may: [sign]", "may: [sing]", "measures signed may", "did you mean sign?"),
        ("spells", "after: consented", "after: consent", "measures bound after", "did you mean consented?"),
        ("spells", "after: consented", "after: bound", "measures bound after", "expected one of consented, signed"),
        ("spells", "after: consented", "after: [consented]", "measures bound after", "expected the name"),
        ("spells", "after: consented", "aftr: consented", "measures bound aftr", "did you mean after?"),
        ("spells", "force: yes", "force: ture", "measures bound force", "expected yes or no"),
        ("spells", "- iso2:", "- iso3:", "columns iso3", "a column of this name already"),
        ("spells", "code.iso3", "code.isoo3", "columns iso3", "did you mean code.iso3?"),
        ("events", "code.cown", "code.cow", "columns cown", "names no code system"),
        ("dyad-year", "one.code.iso3", "one.code.iso", "columns iso31", "did you mean one.code.iso"),
        ("state-year", "region.m49-regions", "region.m49-region", "columns m49_region", "mean region.m49-regions?"),
        ("state-year", "member.bod:un.certain", "member.bod:un.sure", "columns un_certain", "names no reading"),
        ("state-year", "votes.abstain", "votes.abstained", "columns votes_abstain", "did you mean votes.abstain?"),
        ("state-year", '"treaties that were not open yet, or all', "treaties, or all", "columns treaties", "in quotes"),
        ("spells", "type: integer,", "typ: integer,", "typ", "did you mean type?"),
        ("spells", "empty: yes", "empty: true", "empty", "expected yes or no"),
        ("spells-counting", "split: signed", "split: singed", "split", "expected signed"),
        ("spells-counting", "split: signed", "splits: signed", "splits", "did you mean split?"),
        ("spells", "unit: state and treaty", "unit: [state, treaty]", "unit", "one line of text"),
        ("spells", "key: [state, treaty]", "key: [[state], treaty]", "key", "a list of columns"),
    ],
)
def test_a_name_of_nothing_in_a_panel(home: Workspace, name: str, old: str, new: str, field: str, said: str) -> None:
    changed(home, "panels", name, old, new)
    with pytest.raises(InputError) as refused:
        declare.find(home, "mine", contexts.load(home))
    problem = refused.value.problems[0]
    assert problem.file == "queries/panels/mine.rq"
    assert field in problem.field, problem
    assert said in problem.message, problem


def test_every_wrong_name_is_told_at_once(home: Workspace) -> None:
    changed(
        home, "panels", "spells", "lists: [signature]\n#+     may: [sign]", "lists: [signed]\n#+     may: [signs, x]"
    )
    with pytest.raises(InputError) as refused:
        declare.find(home, "mine", contexts.load(home))
    assert [p.field for p in refused.value.problems] == ["measures signed lists", *["measures signed may"] * 2]


def test_a_column_may_not_take_the_place_of_why_another_is_empty(home: Workspace) -> None:
    changed(home, "panels", "statements", "- bodies:", "- office_reading_empty:")
    with pytest.raises(InputError, match="why office_reading is empty"):
        declare.find(home, "mine", contexts.load(home))


@pytest.mark.parametrize(
    ("name", "old", "new", "field", "said"),
    [
        ("votes", "#+ nodes:\n#+   - state\n", "#+ nodes: 7\n#+ x:\n#+   - state\n", "nodes", "a list of kinds"),
        ("votes", "- vote item", "- [vote, item]", "nodes", "a list of kinds"),
        ("votes", "weight: 1 for each vote cast", "weight: [1]", "weight", "one line of text"),
        ("votes", "kind: the choice", "kind: {the: choice}", "kind", "one line of text"),
        ("votes", "bipartite: true", "bipartit: true", "bipartit", "did you mean bipartite?"),
        ("party-treaty", "question: eligible", "question: eligibel", "eligible question", "did you mean eligible?"),
        ("party-treaty", "question: eligible", "question: [eligible]", "eligible", "expected question, source and"),
        ("party-treaty", "source: actor", "source: actors", "eligible source", "did you mean actor?"),
        ("party-treaty", "target: treaty", "target: key", "eligible target", "has no column 'key'"),
    ],
)
def test_a_name_of_nothing_in_a_network(home: Workspace, name: str, old: str, new: str, field: str, said: str) -> None:
    changed(home, "networks", name, old, new)
    with pytest.raises(InputError) as refused:
        projection.find(home, "mine")
    [problem] = refused.value.problems
    assert (problem.file, problem.field) == ("queries/networks/mine.rq", field)
    assert said in problem.message, problem


@pytest.mark.parametrize("kind", ["panels", "networks"])
def test_what_ships_names_what_there_is(home: Workspace, kind: str) -> None:
    names = sorted(home.named(f"queries/{kind}", "*.rq"))
    assert len(names) >= 9
    told = contexts.load(home)
    for name in names:
        found = declare.find(home, name, told) if kind == "panels" else projection.find(home, name)
        assert found.name == name
