"""corpus.toml: the sampling frame of a workspace's texts, its figures, and what may be said without one."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT, Ran
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_sheets import source, toml

from kg.coding import adjudicate, corpus
from kg.declared import workspace
from kg.errors import InputError, KGError

if TYPE_CHECKING:
    from pathlib import Path

Run = Callable[..., Ran]
GOOD: dict[str, Any] = {
    "title": "Reports on an invented signing",
    "rule": "names a state and reports a statement",
    "screened": 50,
    "duplicates": 4,
    "search": [
        {"where": "Press archive", "when": "2025-11-03", "found": 41, "query": "convention AND cyber*",
         "published": "2025-10-20/2025-11-02", "language": "pl"},
        {"where": "Agency site", "when": "2025-11", "found": 13},
    ],
    "excluded": [{"why": "no statement", "number": 40}, {"why": "paywall", "number": 8}],
    "text": [{"source": "one"}, {"source": "two", "note": "translated"}],
}  # fmt: skip


def written(data: dict[str, Any]) -> str:
    return "".join(f"{adjudicate._key(key)} = {adjudicate.value(value)}\n" for key, value in data.items())


def home(tmp_path: Path, frame: str | None, *slugs: str) -> workspace.Workspace:
    """Make a workspace of its own with sheets of some slugs."""
    (tmp_path / "data" / "articles").mkdir(parents=True, exist_ok=True)
    (tmp_path / "kg.toml").write_text("base = false\n", "utf-8")
    for slug in slugs:
        (tmp_path / "data" / "articles" / f"{slug}.toml").write_text(toml({"source": source(slug)}), "utf-8")
    if frame is not None:
        (tmp_path / corpus.FILE).write_text(frame, "utf-8")
    return workspace.find(tmp_path)


def changed(*path: Any, **new: Any) -> dict[str, Any]:
    """Change the good frame at a path."""
    data = copy.deepcopy(GOOD)
    at: Any = data
    for step in path:
        at = at[step]
    at.update(new)
    return {key: value for key, value in data.items() if value is not None}


def test_a_frame_is_read(tmp_path: Path) -> None:
    frame = corpus.load(home(tmp_path, written(GOOD)))
    assert frame is not None
    assert (frame.found, frame.screened, frame.fitting, frame.texts) == (54, 50, 2, ("one", "two"))
    assert frame.searches[0].published == "2025-10-20/2025-11-02" and frame.searches[1].when == "2025-11"
    assert frame.excluded == {"no statement": 40, "paywall": 8}


def test_a_sample_may_be_drawn_of_what_fits(tmp_path: Path) -> None:
    data = changed(excluded=[{"why": "no statement", "number": 10}], sample={"drawn": 2, "how": "at random, seed 7"})
    found = corpus.scope(home(tmp_path, written(data), "one", "two"))
    assert "10 excluded, 2 of 40 drawn (at random, seed 7), 2 taken in" in found


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (changed(titel="x"), "field titel: unknown key; did you mean title?"),
        (changed(title=None), "field title: missing"),
        (changed(rule=""), "field rule: expected text in quotes"),
        (changed(title="a\x1b[31mb"), "field title: has a control character"),
        (changed(rule="x" * 2001), "field rule: longer than 2000 characters"),
        (changed(screened="50"), "field screened: expected a whole number"),
        (changed(screened=True), "field screened: expected a whole number"),
        (changed(screened=-1), "field screened: expected a whole number"),
        (changed(screened=None), "field screened: missing"),
        (changed(search=[]), "field search: missing; expected at least one [[search]]"),
        (changed(search="x"), "field search: expected entries, each under [[search]]"),
        (changed("search", 0, when="soon"), "search 1, field when: 'soon' is not a date"),
        (changed("search", 1, when="2025-13"), "search 2, field when: 2025-13 is not in the calendar"),
        (changed("search", 0, where=3), "search 1, field where: expected text in quotes"),
        (changed("search", 0, found=40), "field screened: 53 found less 4 duplicates is 49, not 50"),
        (changed("excluded", 0, number=39), "field text: 3 texts fit (50 screened, 47 excluded), but 2 are listed"),
        (changed("excluded", 1, why="no statement"), "excluded 2, field why: is the reason of another entry too"),
        (changed("text", 0, source="One"), "text 1, field source: expected the slug of a source"),
        (changed("text", 0, source="two"), "field text: two is listed 2 times"),
        (changed(sample=3), "field sample: expected a table"),
        (changed(sample={"drawn": 2}), "[sample], field how: missing"),
        (changed(sample={"drawn": 3, "how": "x"}), "field text: 3 texts were drawn, but 2 are listed"),
        (changed(sample={"drawn": 3, "how": "x"}), "[sample], field drawn: only 2 texts fit"),
    ],
)
def test_faults_are_named_with_their_place(tmp_path: Path, data: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as caught:
        corpus.load(home(tmp_path, written(data)))
    assert f"data/corpus.toml, {message}" in str(caught.value)


def test_every_fault_of_a_file_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        corpus.load(home(tmp_path, "title = 3\nsearch = [{}]\n"))
    assert {problem.field for problem in caught.value.problems} == {
        "title", "rule", "screened", "where", "when", "found", "text",
    }  # fmt: skip


# What texts can stand for


def test_without_a_frame_texts_stand_for_themselves(tmp_path: Path) -> None:
    assert corpus.scope(home(tmp_path, None, "one")) == "descriptive of the supplied texts only"
    assert corpus.scope(home(tmp_path, None), ["one"]) == "descriptive of the supplied texts only"


def test_with_a_frame_the_scope_says_how_they_were_found(tmp_path: Path) -> None:
    assert corpus.scope(home(tmp_path, written(GOOD), "one", "two")) == (
        "Reports on an invented signing: Press archive, Agency site; 54 found, 50 screened, 48 excluded, 2 taken in; "
        "rule: names a state and reports a statement"
    )


def test_texts_outside_the_frame_take_the_scope_away(tmp_path: Path) -> None:
    place = home(tmp_path, written(GOOD), "one", "three")
    assert corpus.scope(place) == "descriptive of the supplied texts only: not in the sampling frame: three"
    assert corpus.scope(place, ["one"]).startswith("Reports on")
    assert corpus.scope(place, list("abcde")).endswith("frame: a, b, c and 2 more")


def test_a_frame_of_the_base_is_not_that_of_a_workspace_on_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base, own = tmp_path / "base", tmp_path / "own"
    home(base, written(GOOD))
    own.mkdir()
    (own / "kg.toml").write_text("base = true\n", "utf-8")
    monkeypatch.setattr(workspace, "base_root", lambda: base)
    assert corpus.load(workspace.find(own)) is None
    assert corpus.load(workspace.find(base)) is not None


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(min_size=1, max_size=6), inner, max_size=3),
    max_leaves=6,
)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["title", "search", "excluded", "sample", "text", "screened", "rule"])), st.data())
def test_any_data_is_a_frame_or_refused(tmp_path: Path, keys: list[str], data: st.DataObject) -> None:
    frame = copy.deepcopy(GOOD)
    for key in keys:
        value = data.draw(anything)
        target = (
            frame[key][0] if isinstance(frame.get(key), list) and frame[key] and data.draw(st.booleans()) else frame
        )
        if isinstance(target, dict) and target:
            target[data.draw(st.sampled_from(sorted(target)))] = value
    text = written(without_nothing(frame))
    path = tmp_path / "corpus.toml"
    path.write_bytes(text.encode("utf-8", "replace"))
    try:
        tomllib.loads(path.read_bytes().decode("utf-8"))
        corpus.sentence(corpus.read(path, "corpus.toml"))
    except (KGError, tomllib.TOMLDecodeError) as error:
        assert str(error)


def without_nothing(value: Any) -> Any:
    """Take out what TOML cannot say."""
    if isinstance(value, dict):
        return {key: without_nothing(one) for key, one in value.items() if one is not None}
    return [without_nothing(one) for one in value if one is not None] if isinstance(value, list) else value


# The command


def test_the_command_shows_the_flow_or_says_that_there_is_none(kg: Run, tmp_path: Path) -> None:
    home(tmp_path, written(GOOD), "one", "two")
    ran = kg("sheet", "frame", cwd=tmp_path)
    assert ran.code == 0, ran.err
    assert "scope: Reports on an invented signing" in ran.out and "excluded    40     no statement\n" in ran.out
    (tmp_path / corpus.FILE).unlink()
    assert kg("sheet", "frame", cwd=tmp_path).out == "no data/corpus.toml: descriptive of the supplied texts only\n"


def test_the_command_refuses_a_frame_that_does_not_add_up(kg: Run, tmp_path: Path) -> None:
    home(tmp_path, written(changed(screened=49)), "one", "two")
    ran = kg("sheet", "frame", cwd=tmp_path)
    assert ran.code == 2 and "not 49" in ran.err


# The page


def test_the_example_of_the_page_is_a_frame(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "two-coders.md").read_text("utf-8")
    example = page.split("```toml\n")[1].split("```")[0]
    frame = corpus.load(home(tmp_path, example))
    assert frame is not None and frame.fitting == 14 and len(frame.texts) == 2
