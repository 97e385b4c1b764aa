"""Layers, withdrawn sources and identity decisions: what a build starts from."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from small_sheets import BASE, Data, declared, invented, reference, said, toml
from workspaces import ROOT, SEED

from kg.building import build, checks
from kg.declared import workspace
from kg.errors import InputError
from kg.mapping.mapper import SourceMapper
from kg.reading import material

if TYPE_CHECKING:
    from pathlib import Path

    from kg.building.store import Build
    from kg.reading.material import Material

LINKS = "this,same_as,who,when,why\n"
SOURCES = "slug,title_en,kind,coded,withdrawn\n"
SUMMIT, CEREMONY = (f"{BASE}id/event/hanoi-2025-{name}" for name in ("summit", "signing-ceremony"))
pytestmark = pytest.mark.usefixtures("seed_base")


def put(home: Path, files: dict[str, str | Data]) -> Path:
    for name, content in {"kg.toml": "base = true\n", **files}.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((content if isinstance(content, str) else toml(content)).encode("utf-8"))
    return home


def load(home: Path) -> Material:
    return material.load(workspace.find(home), declared().context)


def loaded(home: Path, files: dict[str, str | Data]) -> Material:
    read = load(put(home, files))
    assert not read.problems, list(map(str, read.problems))
    return read


def problems(home: Path, files: dict[str, str | Data]) -> list[tuple[str, str, str]]:
    return [(p.file, p.entry, p.field) for p in load(put(home, files)).problems]


def built(home: Path) -> bytes:
    return build.run(workspace.find(home)).build.nquads.read_bytes()


# Layers


def test_the_packaged_base_is_sound(tmp_path: Path) -> None:
    read = loaded(tmp_path, {})
    assert list(read.sources) == ["hanoi-2025-10-26-pl"]
    assert len(read.sources["hanoi-2025-10-26-pl"].entries) == 92
    assert (read.replaced, read.same_as) == ([], {})


def test_the_base_that_ships_is_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workspace, "base_root", lambda: ROOT)
    read = loaded(tmp_path, {})
    assert len(read.sources["hanoi-2025-10-26-pl"].entries) == 92
    assert len(read.sources) > 200
    assert (read.replaced, read.withdrawn) == ([], [])


def test_own_rows_replace_packaged_rows_of_their_id(tmp_path: Path) -> None:
    table = "id,kind,label_en,iso3,source\nsta:vnm,state,Vietnam,VNM,own\n"
    files: dict[str, str | Data] = {
        "data/reference/actor.mine.csv": table,
        "data/sources.csv": SOURCES + "own,Mine,other,2026-01-02,\ncldr-47,My copy,other,2026-01-03,\n",
    }
    read = loaded(tmp_path, files)
    rows = [(e.file, e.values) for s in read.identity.values() for e in s.entries if e.id == "sta:vnm"]
    assert rows == [("data/reference/actor.mine.csv", {"kind": "state", "label": {"en": "Vietnam"}, "iso3": "VNM"})]
    assert read.replaced == ["source cldr-47", "actor sta:vnm"]
    result = build.run(workspace.find(tmp_path))
    assert result.replaced == read.replaced
    assert b'"Viet Nam"@en' not in result.build.nquads.read_bytes()


def test_an_own_sheet_replaces_the_packaged_one_of_its_slug(tmp_path: Path) -> None:
    read = loaded(tmp_path, {"data/articles/other-name.toml": invented(slug="hanoi-2025-10-26-pl")})
    assert read.replaced == ["source hanoi-2025-10-26-pl"]
    assert len(read.sources["hanoi-2025-10-26-pl"].entries) == 8
    assert f"<{CEREMONY}>".encode() not in built(tmp_path)


def test_two_own_sheets_may_not_share_a_slug(tmp_path: Path) -> None:
    files: dict[str, str | Data] = {"data/articles/a.toml": invented(), "data/articles/b.toml": invented()}
    assert problems(tmp_path, files) == [("data/articles/b.toml", "[source]", "slug")]


def test_a_folder_named_like_a_sheet_is_no_sheet(tmp_path: Path) -> None:
    put(tmp_path, {"data/articles/x.toml/y.txt": "", "data/reference/actor.csv/y.txt": ""})
    assert list(loaded(tmp_path, {}).sources) == ["hanoi-2025-10-26-pl"]


def test_sheets_are_read_alike_by_several_processes(tmp_path: Path) -> None:
    files: dict[str, str | Data] = {f"data/articles/{n}.toml": invented(slug=f"s{n}") for n in range(3)}
    put(tmp_path, {**files, "data/articles/bad.toml": "x"})
    found = workspace.find(tmp_path)
    one, two = (material.load(found, declared().context, jobs=jobs) for jobs in (1, 2))
    assert one == two
    assert len(one.problems) == 1


# Tables and their sources


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"data/reference/place.csv": "id,label_en,source\nplc:x,X,nowhere\n"},
            ("data/reference/place.csv", "line 2 (plc:x)", "source"),
        ),
        ({"data/reference/places.csv": "id,source\n"}, ("data/reference/places.csv", "", "")),
        ({"data/sources.csv": "slug,colour\nx,red\n"}, ("data/sources.csv", "line 1", "colour")),
        ({"data/links.csv": "this,same_as\nevt:a,evt:b\n"}, ("data/links.csv", "line 1", "who")),
        ({"data/links.csv": LINKS + "evt:a,,me,2026-01-02,same\n"}, ("data/links.csv", "line 2", "same_as")),
        ({"data/links.csv": LINKS + "evt:a,evt:B,me,2026-01-02,same\n"}, ("data/links.csv", "line 2", "same_as")),
        ({"data/links.csv": LINKS + "st01,evt:b,me,2026-01-02,same\n"}, ("data/links.csv", "line 2", "this")),
        ({"data/links.csv": LINKS + "evt:a,evt:b,me,2026-01-02\n"}, ("data/links.csv", "line 2", "")),
        ({"data/links.csv": LINKS + "evt:a,evt:b,me,2026-01-02,a\x1b[31m\n"}, ("data/links.csv", "line 2", "why")),
        ({"data/links.csv": LINKS + "evt:a,evt:a,me,2026-01-02,same\n"}, ("data/links.csv", "", "this")),
        (
            {"data/links.csv": LINKS.replace("why", "why,colour") + "evt:a,evt:b,me,2026,same,red\n"},
            ("data/links.csv", "line 1", "colour"),
        ),
        (
            {"data/links.csv": LINKS + "evt:a,evt:b,me,2026,same\nevt:a,evt:c,me,2026,same\n"},
            ("data/links.csv", "line 3", "this"),
        ),
    ],
)
def test_what_is_wrong_with_a_table(
    tmp_path: Path, files: dict[str, str | Data], expected: tuple[str, str, str]
) -> None:
    assert expected in problems(tmp_path, files)


def test_a_date_that_does_not_exist_is_named_with_its_line(tmp_path: Path) -> None:
    files: dict[str, str | Data] = {
        "data/sources.csv": SOURCES + "own,Mine,other,2026-02-31,\n",
        "data/reference/place.csv": "id,label_en,source\nplc:x,X,own\n",
    }
    put(tmp_path, files)
    with pytest.raises(
        InputError, match=r"data/sources\.csv, line 2 \(own\), field coded: 2026-02-31 is not in the calendar"
    ):
        checks.check_workspace(workspace.find(tmp_path))


def test_two_publishers_are_refused_in_a_sentence(tmp_path: Path) -> None:
    put(tmp_path, {"data/articles/x.toml": invented(publisher=["bod:un", "bod:unodc"])})
    report = checks.check_workspace(workspace.find(tmp_path))
    assert ("data/articles/x.toml", "[source]") in {
        (f.file, f.entry) for f in report.findings if f.severity == "Violation"
    }


def test_known_from(tmp_path: Path) -> None:
    original: Data = {**invented(slug="original", published="2025-10", url="https://example.org/o")}
    sheets: dict[str, str | Data] = {
        "data/articles/a.toml": original,
        "data/articles/b.toml": invented(
            slug="translation", translation_of="https://example.org/o", captured="2025-12-24"
        ),
        "data/articles/b2.toml": invented(slug="by-name", translation_of="src:original", captured="2025-12-24"),
        "data/articles/c.toml": invented(slug="captured", captured="2025-12-24"),
        "data/articles/d.toml": invented(slug="coded"),
    }
    days = material.known_days(loaded(tmp_path, sheets))
    found = {slug: tuple(days[slug]) for slug in ("original", "translation", "by-name", "captured", "coded")}
    assert found == {
        "original": ("2025-10-31", True),
        "translation": ("2025-10-31", True),
        "by-name": ("2025-10-31", True),
        "captured": ("2025-12-24", False),
        "coded": ("2026-01-02", False),
    }
    assert days["hanoi-2025-10-26-pl"] == ("2025-10-26", True)


@pytest.mark.parametrize(("known", "bounds"), [({"published": "2025-10-20"}, 2), ({"captured": "2025-12-24"}, 1)])
def test_an_undated_page_does_not_say_that_somebody_is_still_in_office(
    tmp_path: Path, known: dict[str, str], bounds: int
) -> None:
    sheet = invented(slug="office", **known)
    sheet["membership"][0].pop("start")
    sheet["membership"][0].pop("end")
    read = loaded(tmp_path, {"data/articles/office.toml": sheet})
    mapper = SourceMapper(read.sources["office"], declared().context, declared().ontology)
    quads = mapper.run(material.known_days(read)["office"], set(reference())).quads
    written = {p.rpartition("#")[2] for s, p, _, _ in quads if "/membership/zofia-probna" in s}
    assert ("startLatest>" in written, "endEarliest>" in written) == (True, bounds == 2)


# Withdrawn


def test_a_withdrawn_sheet_leaves_the_same_bytes_as_no_sheet(tmp_path: Path, seed_build: Build) -> None:
    home = put(tmp_path / "with", {"data/articles/x.toml": invented(withdrawn=True)})
    assert built(home) == seed_build.nquads.read_bytes()
    put(home, {"data/articles/x.toml": invented()})
    assert built(home) != seed_build.nquads.read_bytes()


def test_withdrawn_rows_leave_the_same_bytes_as_no_rows(tmp_path: Path, seed_build: Build) -> None:
    rows = "id,kind,label_en,iso3,source\nsta:vnm,state,Vietnam,VNM,own\nsta:exa,state,Examplia,EXA,own\n"
    home = put(
        tmp_path,
        {"data/reference/actor.csv": rows, "data/sources.csv": SOURCES + "own,Mine,other,2026-01-02,asked for\n"},
    )
    assert load(home).replaced == []
    assert built(home) == seed_build.nquads.read_bytes()


def test_a_row_withdraws_a_packaged_article(tmp_path: Path, checkout: Path) -> None:
    home = put(tmp_path / "own", {"data/sources.csv": SOURCES + "hanoi-2025-10-26-pl,Seed,press,2026-01-02,yes\n"})
    (checkout / "data/articles" / SEED.name).unlink()
    assert built(home) == built(checkout)


# Identity decisions


def test_a_chain_is_followed_to_its_end(tmp_path: Path) -> None:
    rows = "evt:a,evt:b,me,2026-01-02,same\nevt:b,evt:c,me,2026-01-02,same\n"
    a, b, c = (f"{BASE}id/event/{name}" for name in "abc")
    assert loaded(tmp_path, {"data/links.csv": LINKS + rows}).same_as == {a: c, b: c}


def test_a_circle_is_refused(tmp_path: Path) -> None:
    rows = "evt:a,evt:b,me,2026,same\nevt:b,evt:c,me,2026,same\nevt:c,evt:b,me,2026,same\n"
    assert {p.field for p in load(put(tmp_path, {"data/links.csv": LINKS + rows})).problems} == {"this"}


def test_two_nodes_of_one_sheet_can_be_joined_and_parted(checkout: Path, seed_build: Build) -> None:
    row = "evt:hanoi-2025-summit,evt:hanoi-2025-closing-session,coder,2026-01-02,the same meeting\n"
    put(checkout, {"data/links.csv": LINKS + row, "kg.toml": "base = false\n"})
    sheet = checkout / "data/articles" / SEED.name
    text = sheet.read_text("utf-8")
    sheet.write_text(text.replace('label = {en = "summit beside the ceremony"}\n', ""), "utf-8")
    joined = built(checkout)
    assert f"<{SUMMIT}>".encode() not in joined
    assert joined.count(b"concept/event-kind/summit>") >= 1
    (checkout / "data/links.csv").unlink()
    sheet.write_text(text, "utf-8")
    assert built(checkout) == seed_build.nquads.read_bytes()


def test_entries_of_another_sheet_follow_a_decision(tmp_path: Path) -> None:
    own = invented()
    own["event"] = [said("met in 2024", id="evt:same", kind="meeting", type="summit", start="2025-10-25")]
    own["count"] = []
    row = "evt:same,evt:hanoi-2025-summit,coder,2026-01-02,same\n"
    home = put(tmp_path, {"data/articles/x.toml": own, "data/links.csv": LINKS + row})
    data = built(home)
    assert b"event/same>" not in data
    assert f"<{SUMMIT}>".encode() in b"".join(line for line in data.splitlines() if b"source/invented>" in line)


def test_a_copy_of_the_base_builds_the_same_bytes(checkout: Path, seed_build: Build) -> None:
    assert built(checkout) == seed_build.nquads.read_bytes()
    shutil.rmtree(checkout / "build")
    assert (ROOT / "kg.toml").read_text("utf-8").endswith("base = false\n")
