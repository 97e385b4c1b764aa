"""Who is in the tables of a workspace is found by name; who is in none stays local to its sheet and is proposed."""

from __future__ import annotations

import csv
import io
import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from workspaces import ROOT

from kg.declared import workspace
from kg.drafting.sheets import linking, proposals, sheet, sheet_ids
from kg.naming import tabled

if TYPE_CHECKING:
    from pathlib import Path

TABLE = """id,kind,label_en,label_pl,acronym,part_of,source,confidence,note
per:anna-kowal,person,Anna Kowal,,,,own,,
bod:river-watch,ngo,River Watch,Straż Rzeczna,RWX,,own,,
bod:one-a,ngo,Twice Named,,,,own,,
bod:two-a,ngo,Twice Named,,,,own,,
bod:ken-justice,public-body,Ministry of Justice of Kenya,,,sta:ken,own,,
"""


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> linking.Known:
    home = tmp_path_factory.mktemp("own")
    (home / "kg.toml").write_text("base = true\n", "utf-8")
    (home / "data/reference").mkdir(parents=True)
    (home / "data/reference/actor.own.csv").write_text(TABLE, "utf-8", newline="\n")
    return linking.Known(tabled.read(workspace.find(home)))


def drafted(text: str, *named: tuple[str, str, str], language: str = "en") -> dict[str, Any]:
    """Make a draft of mentions alone: words, kind and identifier."""
    mentions = []
    for words, kind, id in named:
        at = text.index(words)
        told = {"id": id, "kind": kind, "span": [at, at + len(words)], "rule": "test", "row": None, "score": 1.0}
        mentions.append(told)
    empty: dict[str, Any] = {part: [] for part in linking.IDS} | {"dates": [], "counts": []}
    head = {"language": language, "published": None, "text_sha256": "0" * 64, "read_to": len(text)}
    return head | empty | {"mentions": mentions}


@pytest.mark.parametrize(
    ("words", "kind", "id", "language", "found"),
    [
        ("Anna Kowal", "person", "person/anna-kowal", "en", "person/anna-kowal"),
        ("Annę Kowal", "person", "person/anna-kowal", "pl", "person/anna-kowal"),
        ("Strażą Rzeczną", "body", "org/straza-rzeczna", "pl", "org/river-watch"),
        ("Strażą Rzeczną", "body", "org/straza-rzeczna", "en", ""),
        ("river watch", "body", "org/x", "en", "org/river-watch"),
        ("RWX", "body", "org/rwx", "vi", "org/river-watch"),
        ("River Watch", "person", "person/river-watch", "en", ""),
        ("Twice Named", "body", "org/twice-named", "en", ""),
        ("its justice ministry", "body", "org/ken-ministry-of-justice", "en", "org/ken-justice"),
        ("Ministry of Justice of Kenya", "body", "org/uga-ministry-of-justice", "en", ""),
        ("Bộ Tư pháp", "body", "org/vnm-ministry-of-justice", "vi", "org/vn-moj"),
        ("Bộ Tư pháp", "body", "org/irl-ministry-of-justice", "vi", ""),
    ],
)
def test_a_name_is_looked_up(known: linking.Known, words: str, kind: str, id: str, language: str, found: str) -> None:
    data = linking.link(words, drafted(words, (words, kind, id), language=language), known)
    exact = found == id
    wanted = linking.TABLES if exact else linking.RESOLVED if found else linking.NEW
    assert (data["mentions"][0]["id"], data["mentions"][0]["link"]) == (found or id, wanted)


def test_what_is_found_is_so_called_everywhere(known: linking.Known) -> None:
    text = "River Watch said no."
    data = drafted(text, ("River Watch", "body", "org/rw"))
    data["statements"] = [{"speaker": "org/rw", "content": [17, 19]}, {"speaker": None, "content": [0, 1]}]
    linking.link(text, data, known)
    assert [s["speaker"] for s in data["statements"]] == ["org/river-watch", None]


def test_an_own_row_replaces_the_packaged_one(tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_text("base = true\n", "utf-8")
    (tmp_path / "data/reference").mkdir(parents=True)
    own = "id,kind,label_en,source\nper:luong-cuong,person,Someone Else,own\n"
    (tmp_path / "data/reference/actor.own.csv").write_text(own, "utf-8", newline="\n")
    resolver = tabled.read(workspace.find(tmp_path)).resolver
    assert resolver.named("Someone Else", "person") and not resolver.named("Luong Cuong", "person")


def test_names_are_looked_up_without_a_graph() -> None:
    from kg.errors import WorkspaceError

    with pytest.raises(WorkspaceError, match="without a build"):
        tabled.read(workspace.find(ROOT)).resolver.graph.door()


TEXT = "Olga Nowa of River Wotch met Jan Ny in Kraków-Miasto."
NAMED = (
    ("Olga Nowa", "person", "person/olga-nowa"),
    ("River Wotch", "body", "org/river-wotch"),
    ("Kraków-Miasto", "place", "place/krakow-miasto"),
)


def test_what_no_table_names_is_local_to_the_sheet_and_says_so(known: linking.Known) -> None:
    data = linking.link(TEXT, drafted(TEXT, *NAMED), known)
    found = tomllib.loads(sheet.sheet(TEXT, data, "a-story", "2026-11-26"))
    assert [(a["id"], a["note"]) for a in found["actor"]] == [
        ("per-olga-nowa", "draft: no table has this name"),
        ("bod-river-wotch", "draft: no table has this name"),
    ]
    assert found["place"][0]["id"] == "plc-krakow-miasto"
    assert data["mentions"][0]["id"] == "person/olga-nowa"


def test_proposals_are_rows_that_nobody_has_decided_on(known: linking.Known) -> None:
    data = linking.link(TEXT, drafted(TEXT, *NAMED), known)
    made = proposals.tables(proposals.proposals(TEXT, data, "a-story"), known)
    assert sorted(made) == ["actor.proposed.csv", "links.proposed.csv", "place.proposed.csv"]
    links = list(csv.DictReader(io.StringIO(made["links.proposed.csv"])))
    assert {(row["this"], row["same_as"]) for row in links} == {
        ("src:a-story/per-olga-nowa", "per:olga-nowa"),
        ("src:a-story/bod-river-wotch", "bod:river-watch"),
        ("src:a-story/plc-krakow-miasto", "plc:krakow-miasto"),
    }
    assert {(row["who"], row["when"]) for row in links} == {("", "")}
    assert "“Olga Nowa” [0, 9] in a-story" in links[0]["why"]
    actors = list(csv.DictReader(io.StringIO(made["actor.proposed.csv"])))
    assert [(row["id"], row["label_en"], row["source"]) for row in actors] == [
        ("per:olga-nowa", "Olga Nowa", "a-story")
    ]


def test_local_names_stay_apart_and_are_never_too_long() -> None:
    long = "x" * 90
    data = drafted("a b", ("a", "person", f"person/{long}a"), ("b", "person", f"person/{long}b"))
    for item in data["mentions"]:
        item["link"] = linking.NEW
    made = sheet_ids.names(data)
    assert len(set(made.values())) == 2
    assert all(len(name) <= 80 for name in made.values())
