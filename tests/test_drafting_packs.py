"""Tables of languages: what is wrong with them is said by file and line; those that are shipped are right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drafting_pack import ROWS

from kg.drafting.languages import pack_check, packs
from kg.drafting.languages.pack_check import GUARDS
from kg.drafting.languages.schema import TABLES
from kg.drafting.names import callings
from kg.drafting.text.pages import matches, pattern
from kg.drafting.text.tokens import split
from kg.errors import WorkspaceError

if TYPE_CHECKING:
    from pathlib import Path

TOML = """tag = "xx"
name = "Test"
stop = [{stop}]
[words]
complementisers = ["that"]
negators = ["not"]
pronouns = ["he"]
locatives = ["in"]
determiners = ["the"]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "xx"
    folder.mkdir()
    stop = ", ".join(f'"w{n}"' for n in range(20))
    (folder / "language.toml").write_text(TOML.format(stop=stop), "utf-8", newline="\n")
    for name, table in (TABLES | GUARDS).items():
        (folder / f"{name}.csv").write_text(",".join(table.columns) + f"\n{ROWS[name]}\n", "utf-8", newline="\n")
    return tmp_path


def problems(root: Path) -> list[str]:
    return [str(problem) for problem in pack_check.check(root, "xx")[0]]


def test_a_sound_language_has_no_problem_and_its_size_is_told(root: Path) -> None:
    found, rows = pack_check.check(root, "xx")
    assert found == []
    assert rows[0] == ["xx", "names", "10", "12", "0"]


@pytest.mark.parametrize(
    ("table", "row", "wanted"),
    [
        ("names", "sta:x,state,name,X,X,,perhaps,own", "'perhaps' is not one of"),
        ("names", "x,state,name,X,X,,yes,own", "is not a compact identifier"),
        ("names", "sta:other,state,name,Ruritania,Ruritania,,yes,own", "stands for another thing in line 2"),
        ("names", "sta:x,state,name,X,X,,yes,", "source is empty"),
        ("heads", "x,x||y,ministry,of,own", "has an empty form"),
        ("speech", "x,x,shouts,that,own", "'shouts' is not one of"),
        ("offices", "x,x,minster,head,,of,own", "does not stand in kinds.csv"),
        ("topics", "weather,rain,own", "is no topic of the ontology"),
        ("stances", "likes,likes,own", "'likes' is not one of"),
        ("speech", "x,x,asserts,that|sung,own", "'sung' is not one of"),
        ("units", "x,x,states", "more or fewer cells"),
        ("measures", "x,x,states,happiness,own", "is no measure of the ontology"),
    ],
)
def test_a_wrong_row_is_named(root: Path, table: str, row: str, wanted: str) -> None:
    path = root / "xx" / f"{table}.csv"
    path.write_text(path.read_text("utf-8") + row + "\n", "utf-8", newline="\n")
    found = problems(root)
    line = len(path.read_text("utf-8").splitlines())
    assert len(found) == 1 and wanted.replace("source is", "is") in found[0], found
    assert f"xx/{table}.csv, line {line}" in found[0]


def test_wrong_columns_line_ends_and_missing_tables_are_named(root: Path) -> None:
    (root / "xx" / "heads.csv").write_text("lemma,forms\na,b\n", "utf-8", newline="\n")
    (root / "xx" / "page.csv").write_bytes(b"pattern,zone,source\r\na,b,own\r\n")
    (root / "xx" / "time.csv").unlink()
    found = "\n".join(problems(root))
    assert "heads.csv, line 1" in found and "page.csv: has line ends" in found and "time.csv: is missing" in found


def test_an_unknown_language_is_refused_with_what_there_is(root: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"no language yy \(there are: xx\)"):
        packs.told(root, "yy")


@pytest.mark.parametrize("tag", packs.available(packs.folder()))
def test_the_languages_that_are_shipped_are_sound(tag: str) -> None:
    assert [str(problem) for problem in pack_check.check(packs.folder(), tag)[0]] == []


def proper(tag: str) -> dict[str, set[str]]:
    """Collect the acronyms and names with capitals of bodies and treaties in a language, and what they stand for."""
    found: dict[str, set[str]] = {}
    for row in packs.rows(packs.folder() / tag / "names.csv"):
        if row["kind"] in ("body", "treaty"):
            for form in packs.parts(row["forms"]):
                if len(form) > 2 and form.isascii() and form[0].isupper():
                    found.setdefault(form, set()).add(row["id"])
    return found


@pytest.mark.parametrize("tag", packs.available(packs.folder()))
def test_a_name_that_two_languages_share_stands_for_one_body_or_treaty(tag: str) -> None:
    first, other = proper("en"), proper(tag)
    assert [(form, first[form], ids) for form, ids in other.items() if form in first and not ids & first[form]] == []


@pytest.mark.parametrize("tag", packs.available(packs.folder()))
def test_a_body_or_treaty_of_the_reference_bears_its_identifier_in_every_language(tag: str) -> None:
    reference = packs.folder().parent / "reference"
    wanted = {
        row["id"]
        for name in ("actor.bodies", "treaty")
        for row in packs.rows(reference / f"{name}.csv")
        if row["id"].startswith(("bod:", "trt:"))
    }
    assert wanted - {row["id"] for row in packs.rows(packs.folder() / tag / "names.csv")} == set()


@pytest.mark.parametrize(
    ("given", "line", "fits"),
    [
        ("^share", "share this on", True),
        ("^share", "do share", False),
        ("read*also", "read this also", True),
        ("share", "shareholders meet", False),
        ("tags:$", "see tags:", True),
        ("^photo:*afp", "photo: x/afp", True),
    ],
)
def test_patterns_of_page_remains(given: str, line: str, fits: bool) -> None:
    assert matches(pattern(given, "page"), line) is fits


def test_tokens_keep_their_places_and_are_compared_folded() -> None:
    text = "Côte d’Ivoire—Nhà\u200b nước"
    tokens = split(text)
    assert tokens.keys == ["côte", "d", "'", "ivoire", "-", "nhà", "nước"]
    assert [text[a:b] for a, b in zip(tokens.starts, tokens.ends, strict=True)][:4] == ["Côte", "d", "’", "Ivoire"]


def test_a_form_in_capitals_is_found_in_capitals_only() -> None:
    from kg.drafting.languages.lexicon import Entry, Lexicon

    lexicon = Lexicon()
    lexicon.add("IT", Entry("portfolios", 2, "IT"))
    lexicon.add("Nga", Entry("names", 3, "Nga"), cased=True)
    assert [hit.start for hit in lexicon.find(split("it is IT, nga and Nga"))] == [2, 6]


def test_kinds_have_traits_that_something_asks_for_and_stand_for_known_kinds() -> None:
    found = packs.rows(packs.folder() / "kinds.csv")
    traits = {getattr(callings, name) for name in ("FOR_STATES", "ORGANS", "MINISTERS", "ANYBODY", "SOFT")}
    traits |= {
        callings.ANY_BODY,
        callings.LOOSE,
        callings.OUTLAW,
        callings.AUTHORITY,
        callings.SOCIETY,
        callings.FIRM,
        callings.PUBLIC,
    }
    traits |= {callings.PROFESSION}
    known = {row["kind"] for row in found}
    assert len(known) == len(found)
    assert traits == {trait for row in found for trait in packs.parts(row["traits"])}
    assert all(kind in known for row in found for kind in packs.parts(row["stands_for"]))


def test_the_tables_of_all_languages_are_sound_and_told_last() -> None:
    problems, rows = pack_check.shared(packs.folder())
    assert problems == []
    assert [(row[0], row[1]) for row in rows] == [("all", name) for name in ("first-names", "names", "heads", "kinds")]
    assert all(int(row[2]) > 50 for row in rows)
