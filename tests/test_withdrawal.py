"""A withdrawn source leaves a graph as if none of its rows had ever been there, and can be put back."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from slices import make_field, read, write
from workspaces import SEED

from kg.building import build, store
from kg.declared import workspace
from kg.errors import InputError, KGError, NonconformingError
from kg.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

ARTICLE = SEED.stem
ORIGIN, COPIES = "un-news-65", ["itweb-65", "wam-65"]
PARTNERS = ("lamp-herald", "lamp-tribune")
"""Two invented papers that disagree on one number, and nobody else speaks of it."""
KINDS = {
    "a press source with claims": "vtcnews-973111",
    "a depositary with dated acts": "untc-xviii-16",
    "a source that others copy": ORIGIN,
    "a copy": "wam-65",
    "a source cited by identity rows only": "cldr-47",
    "the article": ARTICLE,
    "a source with one partner in a conflict": PARTNERS[0],
}


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build slices of what ships once, with two papers that contradict each other."""
    home = make_field(tmp_path_factory.mktemp("withdrawn") / "home")
    pages, counts = home / "data/sources.csv", home / "data/reference/count.claims.csv"
    cells = {"measure": "guest-states", "comparator": "exactly", "about": "trt:un-convention-against-cybercrime"}
    for number, slug in enumerate(PARTNERS):
        page = {"slug": slug, "title_en": slug, "kind": "press", "language": "en", "published": "2025-10-27"}
        append(pages, page)
        append(counts, {**cells, "id": "guests", "value": str(680 + number), "source": slug})
    build.run(workspace.find(home))
    return home


@pytest.fixture
def home(field: Path, tmp_path: Path) -> Path:
    return shutil.copytree(field, tmp_path / "home")


def append(path: Path, row: dict[str, str]) -> None:
    rows = read(path)
    write(path, [*rows, {column: row.get(column, "") for column in rows[0]}])


def withdraw(home: Path, slug: str, day: str = "2026-01-02") -> None:
    """Withdraw a source in the table of pages; the article gets a row there."""
    path = home / "data/sources.csv"
    if slug == ARTICLE:
        append(path, {"slug": slug, "title_en": "the article", "kind": "press", "withdrawn": day})
    else:
        write(path, [{**row, "withdrawn": day if row["slug"] == slug else row["withdrawn"]} for row in read(path)])


def remove(home: Path, slug: str) -> None:
    """Take out whatever the source said; its page stays in the list of pages only where others copy it."""
    for path in (home / "data/reference").glob("*.csv"):
        rows = read(path)
        kept = [row for row in rows if row["source"] != slug]
        write(path, kept) if kept else path.unlink()
    if slug == ARTICLE:
        (home / f"data/articles/{SEED.name}").unlink()
    pages = read(home / "data/sources.csv")
    copied = {page["derived_from"].removeprefix("src:") for page in pages}
    write(home / "data/sources.csv", [page for page in pages if page["slug"] != slug or slug in copied])


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_as_if_its_rows_had_never_been_there(kind: str, home: Path) -> None:
    slug, first = KINDS[kind], (home / "build/kg.nq").read_bytes()
    pages = (home / "data/sources.csv").read_bytes()
    left_out = build.run(workspace.find(home, out=home / "named"), without=[slug])
    after = left_out.build.nquads.read_bytes()
    withdraw(home, slug)
    withdrawn = build.run(workspace.find(home))
    assert withdrawn.build.nquads.read_bytes() == after != first
    assert withdrawn.withdrawn == left_out.withdrawn == [slug]
    (home / "data/sources.csv").write_bytes(pages)
    assert build.run(workspace.find(home)).build.nquads.read_bytes() == first
    remove(home, slug)
    assert build.run(workspace.find(home, out=home / "never")).build.nquads.read_bytes() == after


def test_only_the_conflict_goes_and_the_partner_stays(home: Path) -> None:
    said = f"<{BASE}source/{PARTNERS[1]}/guests> <{BASE}ns#value>".encode()
    measured = f"<{BASE}ns#measure> <{BASE}concept/measure/guest-states> <{BASE}conflicts>".encode()
    before = (home / "build/kg.nq").read_bytes()
    after = build.run(workspace.find(home), without=PARTNERS[:1]).build.nquads.read_bytes()
    assert (said in before, measured in before) == (True, True)
    assert (said in after, measured in after) == (True, False)


def test_several_can_be_left_out_at_once(home: Path) -> None:
    both = build.run(workspace.find(home), without=[*PARTNERS, ORIGIN]).build.nquads.read_bytes()
    for slug in (*PARTNERS, ORIGIN):
        remove(home, slug)
    assert build.run(workspace.find(home)).build.nquads.read_bytes() == both


# What others say of it


def test_copies_stay_and_still_name_their_origin(home: Path, kg: Callable[..., Ran]) -> None:
    ran = kg("build", "--without", ORIGIN, cwd=home)
    assert ran.code == 0
    assert f"withdrawn: {ORIGIN}; {', '.join(COPIES)} copy or translate it and stay\n" in ran.err
    data = store.read(home / "build").nquads.read_text("utf-8")
    origin = f"<http://www.w3.org/ns/prov#wasDerivedFrom> <{BASE}source/{ORIGIN}>"
    assert [slug for slug in COPIES if f"<{BASE}source/{slug}> {origin}" in data] == COPIES
    assert f"\n<{BASE}source/{ORIGIN}> <" not in data


def test_nothing_copies_it_any_more_if_the_copies_are_withdrawn_too(home: Path) -> None:
    result = build.run(workspace.find(home), without=[ORIGIN, *COPIES])
    assert result.copies == {}
    assert f"source/{ORIGIN}>" not in result.build.nquads.read_text("utf-8")


def test_what_only_it_identifies_is_said_to_be_withdrawn(home: Path) -> None:
    before = (home / "build/kg.nq").read_bytes()
    with pytest.raises(InputError) as caught:
        build.run(workspace.find(home), without=["supraverden-general-list"])
    told = str(caught.value)
    assert "bod:unga has its rows from supraverden-general-list, which is withdrawn; give it a row of another" in told
    assert "field body" in told and "vote-item.csv, line " in told
    assert (home / "build/kg.nq").read_bytes() == before
    rows = [row for row in read(home / "data/reference/actor.bodies.csv") if row["id"] in ("bod:unga", "bod:eu")]
    write(
        home / "data/reference/actor.more.csv",
        [{**row, "source": "codebook-0.1"} for row in rows if row["source"] == "supraverden-general-list"],
    )
    assert build.run(workspace.find(home), without=["supraverden-general-list"]).report.conforms


def test_what_it_alone_says_of_a_thing_is_missed_by_the_shapes(home: Path) -> None:
    with pytest.raises(NonconformingError, match=r"actor\.states\.csv, line \d+ \(sta:aut\), field iso3: "):
        build.run(workspace.find(home), without=["country-codes"])


@pytest.mark.parametrize(("slug", "hint"), [("un-news-64", "did you mean un-news-65?"), ("xyz", "no source 'xyz'")])
def test_a_source_that_is_none_cannot_be_left_out(home: Path, slug: str, hint: str, kg: Callable[..., Ran]) -> None:
    with pytest.raises(KGError, match="to leave out"):
        build.run(workspace.find(home), without=[slug])
    ran = kg("build", "--without", slug, cwd=home)
    assert (ran.code, ran.out) == (2, "") and hint in ran.err


def test_rows_of_a_withdrawn_source_may_be_wrong_in_what_they_say(home: Path) -> None:
    path = home / "data/reference/count.claims.csv"
    path.write_text(path.read_text("utf-8").replace(",680,exactly", ",many,exactly"), "utf-8", newline="\n")
    with pytest.raises(InputError):
        build.run(workspace.find(home))
    assert build.run(workspace.find(home), without=PARTNERS[:1]).left_out == {}
