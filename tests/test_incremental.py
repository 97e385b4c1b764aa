"""Whatever single row changes, the build that continues the last one is the build that starts anew."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from slices import make_field, read, write
from test_build import content

from kg.building import build, index, store
from kg.declared import workspace
from kg.errors import KGError

if TYPE_CHECKING:
    from pathlib import Path

    from slices import Row

KINDS = ("edit", "delete", "insert", "reorder")
TABLES = ("treaty-action.hanoi", "treaty-action.hanoi", "count.claims", "code", "cast-vote", "actor.states", "sources")
"""Where rows change; acts more often than the others."""
EDITS = {
    "date": ("2025", "2025-10", "2025-10-26", "2025-10-25/2025-12-31", ""),
    "as_of": ("2025-10", "2025-10-30", ""),
    "value": ("3", "72", "4000"),
    "choice": ("yes", "no", "absent"),
    "start": ("1950", ""),
    "label_en": ("Examplia", "zażółć \u2028 gęślą"),
    "confidence": ("doubtful", "verified", ""),
    "captured": ("2026-01", ""),
    "published": ("2025-10-26", ""),
    "note": ("seen twice",),
}
PARTIES = ("sta:bra", "sta:rus", "sta:aut", "bod:eu")
FEW = settings(
    max_examples=4,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build slices of what ships once."""
    home = make_field(tmp_path_factory.mktemp("incremental") / "home")
    build.run(workspace.find(home))
    return home


def edited(draw: st.DrawFn, rows: list[Row], at: int) -> list[Row]:
    row = rows[at]
    column = draw(st.sampled_from([column for column in EDITS if column in row]))
    return [*rows[:at], {**row, column: draw(st.sampled_from(EDITS[column]))}, *rows[at + 1 :]]


def inserted(draw: st.DrawFn, rows: list[Row], at: int) -> list[Row]:
    """Add a row like another: of a party that is not there, of another page, or of another thing."""
    row = rows[at]
    if "party" in row:
        party = draw(st.sampled_from(PARTIES))
        row = {**row, "party": party, "id": row["id"].replace(row["party"].partition(":")[2], party.partition(":")[2])}
    elif "slug" in row:
        row = {**row, "slug": "another-page"}
    else:
        row = {**row, "id": f"{row['id']}-too", "source": draw(st.sampled_from(["cldr-47", row["source"]]))}
    to = draw(st.integers(0, len(rows)))
    return [*rows[:to], row, *rows[to:]]


@st.composite
def changed(draw: st.DrawFn, home: Path, kind: str) -> tuple[str, list[Row]]:
    """Choose a table and change one of its rows."""
    name = draw(st.sampled_from(TABLES))
    rows = read(table(home, name))
    at = draw(st.integers(0, len(rows) - 1))
    if kind == "edit":
        return name, edited(draw, rows, at)
    if kind == "insert":
        return name, inserted(draw, rows, at)
    rest = [*rows[:at], *rows[at + 1 :]]
    if kind == "delete":
        return name, rest
    to = draw(st.integers(0, len(rest)))
    return name, [*rest[:to], rows[at], *rest[to:]]


def table(home: Path, name: str) -> Path:
    return home / ("data/sources.csv" if name == "sources" else f"data/reference/{name}.csv")


def attempt(home: Path, out: str) -> store.Build | str:
    """Build, or say why that is refused."""
    try:
        return build.run(workspace.find(home, out=home / out)).build
    except KGError as error:
        return str(error)


@pytest.mark.parametrize("kind", KINDS)
@FEW
@given(data=st.data())
def test_a_continued_build_equals_a_full_one(
    kind: str, data: st.DataObject, field: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = shutil.copytree(field, tmp_path_factory.mktemp("changed") / "home")
    name, rows = data.draw(changed(home, kind))
    write(table(home, name), rows)
    before = (home / "build/kg.nq").read_bytes()
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(index, "create")
        continued = attempt(home, "build")
    full = attempt(home, "fresh")
    if isinstance(continued, str) or isinstance(full, str):
        assert continued == full
        assert (home / "build/kg.nq").read_bytes() == before
        return
    assert continued.nquads.read_bytes() == full.nquads.read_bytes() == (home / "build/kg.nq").read_bytes()
    assert content(continued) == content(full)
    assert continued.remembered() == full.remembered()


def test_many_changes_one_after_the_other_and_back_again(field: Path, tmp_path: Path) -> None:
    home = shutil.copytree(field, tmp_path / "home")
    path = table(home, "treaty-action.hanoi")
    rows, first = read(path), (home / "build/kg.nq").read_bytes()
    for number in range(3):
        write(path, [*rows[number + 1 :], *rows[:number]])
        made = attempt(home, "build")
        assert isinstance(made, store.Build) and made.nquads.read_bytes() != first
    full = attempt(home, "fresh")
    assert isinstance(made, store.Build) and isinstance(full, store.Build)
    assert content(made) == content(full)
    write(path, rows)
    again = attempt(home, "build")
    assert isinstance(again, store.Build) and again.nquads.read_bytes() == first
