"""`kg sheet compare`: what several coders mark, how they code it, where they differ, and what an adjudicator gets."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import random
import tomllib
from collections.abc import Callable
from datetime import date
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest
from conftest import ROOT, Ran
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_sheets import Data, declared, mapped, source, toml
from two_coders import ACTS, LONG, Compared, files, of, restored, sheets, statement

from kg.coding import adjudicate, coders, disagreements, matching
from kg.coding.compare import compare, printed
from kg.declared import workspace
from kg.errors import InputError
from kg.reading import sheets as fact_sheets
from kg.reading.evidence import check_of

if TYPE_CHECKING:
    from pathlib import Path

Run = Callable[..., Ran]
slow_input = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])


def drafted(found: Compared) -> str:
    return adjudicate.draft(found.coders, found.units, found.meanings)


# Units


def test_overlap_is_shared_characters_over_all_characters() -> None:
    assert matching.overlap(((0, 10),), ((5, 15),)) == 5 / 15
    assert matching.overlap(((0, 4), (10, 14)), ((2, 12),)) == 4 / 14
    assert matching.overlap(((0, 5),), ((5, 9),)) == 0


def test_entries_are_matched_for_the_most_overlap_of_all_pairs(tmp_path: Path) -> None:
    one = of(statement(0, at=[0, 10]), statement(1, at=[8, 20]))
    other = of(statement(0, at=[7, 20]), statement(1, at=[0, 8]))
    found = Compared(tmp_path, one, other)
    assert [{n: i.entry.id for n, i in unit.members.items()} for unit in found.units] == [
        {0: "st0", 1: "st1"}, {0: "st1", 1: "st0"},
    ]  # fmt: skip


def test_sections_are_kept_apart_and_touching_is_not_overlapping(tmp_path: Path) -> None:
    one = of(statement(0, at=[0, 10]), actor=[{"id": "sta:vnm", "name": "x", "at": [20, 30]}])
    other = of(statement(0, at=[10, 20]), statement(1, at=[20, 30]))
    assert [len(unit.members) for unit in Compared(tmp_path, one, other).units] == [1, 1, 1, 1]


def test_among_entries_of_one_place_the_likest_are_matched(tmp_path: Path) -> None:
    acts = [statement(n, at=[0, 10], act=act) for n, act in enumerate(ACTS)]
    found = Compared(tmp_path, of(*acts), of(*reversed(acts)))
    assert all(len({i.raw["act"] for i in unit.members.values()}) == 1 for unit in found.units)
    assert found.row("coded", "statement", "act").estimate.value == 1.0


def test_a_least_overlap_can_be_asked_for(tmp_path: Path) -> None:
    one, other = of(statement(0, at=[0, 10])), of(statement(0, at=[5, 15]))
    assert len(Compared(tmp_path, one, other).units) == 1
    assert len(Compared(tmp_path, one, other, least=1 / 3).units) == 1
    assert len(Compared(tmp_path, one, other, least=0.34).units) == 2


def test_a_unit_of_three_coders_holds_only_what_overlaps_throughout(tmp_path: Path) -> None:
    three = [of(statement(0, at=at)) for at in ([0, 10], [5, 25], [15, 30])]
    members = [sorted(unit.members) for unit in Compared(tmp_path, *three).units]
    assert members == [[0], [1, 2]]


def test_too_many_entries_over_one_another_are_refused(tmp_path: Path) -> None:
    many = of(*(statement(n, at=[0, 40]) for n in range(250)))
    with pytest.raises(InputError, match="pairs of entries of one section overlap"):
        Compared(tmp_path, many, many)


# Agreement


def test_agreement_on_what_is_marked_is_f1_of_matched_entries(tmp_path: Path) -> None:
    one = of(*(statement(n) for n in range(8)), coder="Anna")
    other = of(*(statement(n) for n in range(2, 8)), statement(20), statement(21), coder="Bo")
    row = Compared(tmp_path, one, other).row("marked", "all")
    assert row.estimate.value == 2 * 6 / (8 + 8)
    assert (row.units, row.same, row.coders) == (10, 0.6, "Anna & Bo")
    assert row.prevalence == "Anna 8, Bo 8, places of pairs overlap 100%"


def test_three_coders_are_compared_together_and_two_by_two(tmp_path: Path) -> None:
    three = [of(*(statement(n) for n in chosen), coder=name) for name, chosen in
             (("A", range(4)), ("B", range(1, 4)), ("kg read 0.2", (0, 1, 2, 9)))]  # fmt: skip
    found = Compared(tmp_path, *three)
    values = {c: found.row("marked", "all", coders=c).estimate.value for c in ("all", "A & B", "A & kg read 0.2")}
    # Pairs share 3, 3 and 2 entries of 4+3, 4+4 and 3+4.
    assert values == {"all": 16 / 22, "A & B": 6 / 7, "A & kg read 0.2": 6 / 8}


def test_coding_is_compared_only_where_both_marked(tmp_path: Path) -> None:
    one = of(*(statement(n, act=ACTS[n % 2]) for n in range(6)))
    other = of(*(statement(n, act=ACTS[n % 2]) for n in range(4)), statement(4, act="praises"))
    found = Compared(tmp_path, one, other)
    row = found.row("coded", "statement", "act")
    assert (row.units, row.same, row.measure) == (5, 0.8, "alpha nominal")
    assert row.prevalence == "asserts 50%, praises 50%"
    # Values 5 and 5 of ten, one of five units differing: 1 - 9 * 2 / (2 * 5 * 5).
    assert row.estimate.value == pytest.approx(1 - 9 * 2 / 50)


def test_what_one_coder_left_open_is_counted_and_not_guessed(tmp_path: Path) -> None:
    one = of(*(statement(n) for n in range(3)))
    other = of(*(statement(n) for n in range(2)), {k: v for k, v in statement(2).items() if k != "speaker"})
    row = Compared(tmp_path, one, other).row("coded", "statement", "speaker")
    assert (row.units, row.open, row.same) == (2, 1, 1.0)


def test_no_addressee_is_a_coding_but_not_in_an_entry_that_adds(tmp_path: Path) -> None:
    one = of(statement(0, addressee=["sta:vnm", "bod:unodc"]), statement(1), statement(2, again=True))
    other = of(statement(0, addressee="sta:vnm"), statement(1), statement(2, again=True))
    row = Compared(tmp_path, one, other).row("coded", "statement", "addressee")
    assert (row.units, row.measure, row.same) == (2, "alpha MASI", 0.5)
    assert row.prevalence == "(none) 50%, sta:vnm 25%, sta:vnm|bod:unodc 25%"
    # Distances: within 2/3 and 0; between {} {} {v} {v,u}: five of 1, 1, 1, 1, 2/3 and one of 0.
    assert row.estimate.value == pytest.approx(1 - (2 * 2 / 3 / 4) / (2 * (4 + 2 / 3) / 12))


def test_confidence_is_a_scale_on_which_nothing_written_has_its_place(tmp_path: Path) -> None:
    scale = ["doubtful", "probable", "", "verified"]
    sure = [[statement(n, **({"confidence": c} if c else {})) for n, c in enumerate(scale)] for _ in range(2)]
    assert Compared(tmp_path, of(*sure[0]), of(*sure[1])).row("coded", "all", "confidence").estimate.value == 1.0
    near, far = (
        Compared(tmp_path, of(*sure[0]), of(statement(0, confidence=c), *sure[1][1:])).row("coded", "all", "confidence")
        for c in ("probable", "verified")
    )
    assert near.estimate.value is not None and far.estimate.value is not None
    assert near.estimate.value > far.estimate.value


def test_dates_are_days_and_both_bounds_are_compared(tmp_path: Path) -> None:
    def event(n: int, start: Any) -> Data:
        return {"id": f"evt:e{n}", "kind": "meeting", "start": start, "at": [n * 48, n * 48 + 9]}

    one = of(event=[event(0, "2025-10"), event(1, "2024-01-01"), event(2, date(2025, 1, 1))])
    other = of(event=[event(0, "2025-10-01"), event(1, "2024-01-01"), event(2, "2025-01-01")])
    found = Compared(tmp_path, one, other)
    assert found.row("coded", "event", "start, first day").estimate.value == 1.0
    last = found.row("coded", "event", "start, last day")
    assert last.measure == "alpha interval" and last.same == pytest.approx(2 / 3)
    assert last.estimate.value is not None and 0.98 < last.estimate.value < 1


def test_bare_names_are_a_coders_own(tmp_path: Path) -> None:
    one = of(statement(0), statement(1, level="reported-implicit", via="st0"), statement(2, speaker="st0"))
    renamed = {"st0": "first", "st1": "second", "st2": "third"}
    other = tomllib.loads(toml(one))
    for entry in other["statement"]:
        entry |= {key: renamed.get(entry[key], entry[key]) for key in ("id", "via", "speaker") if key in entry}
    found = Compared(tmp_path, one, other)
    assert not any(found.meanings.differing(unit) for unit in found.units)
    draft = drafted(found)
    assert adjudicate.MARK not in draft.partition("[source]")[2].replace(f'coder = "{adjudicate.MARK}', "")
    assert '"first"' not in "".join(line for line in draft.splitlines() if not line.startswith("#"))
    other["statement"][1]["via"] = "third"
    found = Compared(tmp_path, one, other)
    assert [found.meanings.differing(unit) for unit in found.units] == [[], ["via"], []]


def test_wordings_of_their_own_are_no_disagreement(tmp_path: Path) -> None:
    one = of(statement(0, gloss={"en": "She agrees."}, note="clear", topic=["trust", "funding"]))
    other = of(statement(0, gloss={"en": "Agreement."}, topic=["funding", "trust"], check=check_of("x")))
    found = Compared(tmp_path, one, other)
    assert [found.meanings.differing(unit) for unit in found.units] == [[]]


@slow_input
@given(sheets())
def test_a_coder_agrees_with_themselves(tmp_path: Path, sheet: Data) -> None:
    found = Compared(tmp_path, sheet, sheet)
    assert not disagreements.differences(found.coders, found.units, found.meanings, LONG)
    for row in found.rows:
        assert row.estimate.value in (1.0, None) and row.same == 1.0 and row.open == 0
    again = restored(drafted(found))
    assert again.get(1, {}) == again.get(2, {})


def test_independent_coders_agree_by_chance_only(tmp_path: Path) -> None:
    chance = random.Random(3)
    one, other = (
        of(*(statement(n, act=chance.choice(ACTS), topic=chance.choice(["trust", "funding"])) for n in range(400)))
        for _ in range(2)
    )
    found = Compared(tmp_path, one, other, resamples=200)
    assert found.row("marked", "all").estimate.value == 1.0
    for key in ("act", "topic"):
        row = found.row("coded", "statement", key)
        low, value, high = row.estimate.low, row.estimate.value, row.estimate.high
        assert low is not None and value is not None and high is not None
        assert abs(value) < 0.15 and low < 0 < high
    assert found.row("coded", "statement", "speaker").estimate.value is None


@settings(slow_input, max_examples=15)
@given(st.lists(sheets(), min_size=2, max_size=3), st.randoms())
def test_the_order_of_coders_and_of_entries_makes_no_difference(
    tmp_path: Path, some: list[Data], chance: random.Random
) -> None:
    named: list[Data] = [{**sheet, "source": {**sheet["source"], "coder": f"c{n}"}} for n, sheet in enumerate(some)]
    expected = figures(Compared(tmp_path, *named))
    for order in permutations(named):
        mixed = [{k: chance.sample(v, len(v)) if isinstance(v, list) else v for k, v in one.items()} for one in order]
        assert figures(Compared(tmp_path, *mixed)) == expected


def figures(found: Compared) -> dict[Any, Any]:
    return {
        (row.what, row.section, row.key, frozenset(row.coders.split(" & "))): (
            row.estimate,
            row.units,
            row.same,
            row.open,
        )
        for row in found.rows
    }


# Disagreements


def test_disagreements_have_their_words_or_else_their_place(tmp_path: Path) -> None:
    one = of(statement(0), statement(1, act="praises"), coder="Anna")
    other = of(statement(1, at=[50, 88]), coder="Bo")
    found = Compared(tmp_path, one, other)
    listed = disagreements.differences(found.coders, found.units, found.meanings, LONG)
    assert [(d.key, d.words, d.said) for d in listed] == [
        ("(marked)", LONG[0:40], {"Anna": "st0", "Bo": "(not marked)"}),
        ("at", LONG[48:88], {"Anna": "48–88", "Bo": "50–88"}),
        ("act", LONG[48:88], {"Anna": "praises", "Bo": "asserts"}),
    ]
    assert {d.words for d in disagreements.differences(found.coders, found.units, found.meanings, None)} == {""}


# The adjudicated draft


@slow_input
@given(st.lists(sheets(), min_size=2, max_size=3))
def test_nothing_is_lost_in_an_adjudicated_draft(tmp_path: Path, some: list[Data]) -> None:
    found = Compared(tmp_path, *some)
    draft = drafted(found)
    again = restored(draft)
    for number, coder in enumerate(found.coders, 1):
        original = {(item.section, item.number): item.raw for item in coder.items}
        assert again.get(number, {}) == original
    path = tmp_path / "adjudicated.toml"
    path.write_bytes(draft.encode("utf-8"))
    read = fact_sheets.read(path, "adjudicated.toml", declared().context)
    variants = sum(len({frozenset(found.meanings.of(i).items()) for i in u.members.values()}) for u in found.units)
    assert len(read.entries) == variants


def test_agreed_entries_stand_once_and_others_are_marked(tmp_path: Path) -> None:
    one = of(statement(0, note="sure"), statement(1), statement(2), coder="Anna")
    other = of(statement(0), statement(1, act="praises"), coder="Bo\u2028 [[x]]")
    draft = drafted(Compared(tmp_path, one, other))
    read = tomllib.loads(draft)
    assert [(e["id"], e["act"], e.get("note", "")) for e in read["statement"]] == [
        ("st0", "asserts", "sure"),
        ("st1", "asserts", "adjudicate: unit 2, coded so by 1; coders differ in act"),
        ("st1", "praises", "adjudicate: unit 2, coded so by 2; coders differ in act"),
        ("st2", "asserts", "adjudicate: unit 3, marked by 1, not by 2"),
    ]
    assert "\n# 2: no note\n" in draft
    assert read["source"]["coder"].startswith("adjudicate: Anna; Bo")


def test_names_that_two_coders_use_for_different_things_are_kept_apart(tmp_path: Path) -> None:
    one, other = of(statement(0, id="st01")), of(statement(5, id="st01"), statement(6, id="st02", via="st01"))
    read = tomllib.loads(drafted(Compared(tmp_path, one, other)))
    assert [(e["id"], e.get("via", "")) for e in read["statement"]] == [
        ("st01", ""),
        ("st01-2", ""),
        ("st02", "st01-2"),
    ]


def test_the_tables_of_the_sources_are_joined_with_what_differs(tmp_path: Path) -> None:
    one, other = of(statement(0)), of(statement(0))
    other["source"] |= {"kind": "wire", "publisher": "bod:vna"}
    draft = drafted(Compared(tmp_path, one, other))
    assert "# adjudicate: the sheets differ in kind, publisher\n" in draft
    assert '# 2: kind = "wire"\n' in draft and "# 1: no publisher\n" in draft
    assert tomllib.loads(draft)["source"]["kind"] == "press"


def test_a_subject_described_twice_keeps_a_draft_out_of_a_build(tmp_path: Path) -> None:
    one, other = of(statement(0)), of(statement(0, act="praises"))
    draft = drafted(Compared(tmp_path, one, other))
    with pytest.raises(InputError, match="is on this subject already"):
        mapped(draft, tmp_path)


# Hostile sheets


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"confidence": "certain"}, "unknown code 'certain'"),
        ({"level": "narrator\u2028"}, "unknown code"),
        ({"act": "sings"}, "unknown code 'sings'"),
        ({"speaker": "per:../x"}, "a name ends in"),
        ({"at": [5, 5]}, "is not within the text"),
        ({"at": [0, 10**9]}, "is not within the text"),
        ({"gloss": {"en": "\x1b[2J"}}, "control character"),
        ({"speaker": [["a"]]}, "expected a name"),
        ({"wrong": 1}, "unknown key"),
    ],
)
def test_sheets_that_no_build_would_take_are_refused(tmp_path: Path, change: Data, message: str) -> None:
    with pytest.raises(InputError, match=message):
        Compared(tmp_path, of(statement(0)), of(statement(0, **change)))


def test_sheets_of_different_texts_or_of_none_are_refused(tmp_path: Path) -> None:
    strange = {"source": source(text=LONG + "x"), "statement": [statement(0)]}
    with pytest.raises(InputError, match=r"no text of a\.toml is coded by all"):
        Compared(tmp_path, of(statement(0)), strange)
    empty: Data = {"source": {"slug": "x"}}
    with pytest.raises(InputError, match="no place can be compared"):
        Compared(tmp_path, empty, empty)
    with pytest.raises(InputError, match="two coders or more"):
        coders.read(files(tmp_path, [of()]), declared().context, declared().ontology)


@slow_input
@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_compared_or_refused(tmp_path: Path, data: bytes) -> None:
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_bytes(toml(of(statement(0))).encode())
    bad.write_bytes(data)
    with pytest.raises(InputError):
        coders.read([good, bad], declared().context, declared().ontology)


def test_empty_sheets_have_nothing_to_agree_on(tmp_path: Path) -> None:
    found = Compared(tmp_path, of(), of())
    assert found.rows == [] and found.units == []
    assert tomllib.loads(drafted(found))["source"]["slug"] == "invented"


def test_coders_of_one_name_are_told_apart(tmp_path: Path) -> None:
    found = Compared(tmp_path, of(coder="A"), of(coder="A"), of(), of(coder="c"))
    assert [coder.name for coder in found.coders] == ["A (a.toml)", "A (b.toml)", "c (c.toml)", "c (d.toml)"]


def test_a_source_that_no_build_would_take_is_refused(tmp_path: Path) -> None:
    for key, value, message in (
        ("coded", 10**5000, "expected a day"),
        ("kind", "gossip", "unknown code"),
        ("coder", "", "text"),
    ):
        bad = of(statement(0))
        bad["source"][key] = value
        with pytest.raises(InputError, match=message):
            Compared(tmp_path, of(statement(0)), bad)


# Several texts


OTHER = LONG.replace("invented", "imagined")


def second(*statements: Data) -> Data:
    return {"source": source("imagined", text=OTHER), "statement": list(statements)}


def folders(tmp_path: Path, **given: list[Data]) -> list[Path]:
    for name, some in given.items():
        (tmp_path / name).mkdir()
        for n, data in enumerate(some):
            (tmp_path / name / f"{n}.toml").write_text(toml(data), "utf-8")
    return [tmp_path / name for name in given]


def test_folders_of_sheets_are_pooled_over_the_texts_that_all_coded(tmp_path: Path) -> None:
    third = {"source": source("third", text="Only Anna read this."), "actor": []}
    paths = folders(
        tmp_path,
        anna=[second(statement(0), statement(1)), of(statement(0), statement(1, act="praises")), third],
        bo=[of(statement(0), statement(1)), second(statement(0, act="praises"), statement(5, via="st0"))],
    )
    found = compare(workspace.find(ROOT), paths, resamples=20)
    assert [text.slug for text in found.texts] == ["imagined", "invented"]
    assert [unit.number for text in found.texts for unit in text.units] == [1, 2, 3, 4, 5]
    marked = found.rows[0]
    assert (marked.estimate.value, marked.units, marked.coders) == (6 / 8, 5, "anna & bo")
    assert [(d.text, d.unit, d.key) for d in found.differences] == [
        ("imagined", 1, "act"), ("imagined", 2, "(marked)"), ("imagined", 3, "(marked)"), ("invented", 5, "act"),
    ]  # fmt: skip
    assert "anna: 2 sheets, 4 entries\n" in printed(found, "table", "")


def test_a_text_that_a_coder_has_twice_is_refused_and_so_is_an_empty_folder(tmp_path: Path) -> None:
    twice, empty = folders(tmp_path, twice=[of(statement(0)), of(statement(1))], empty=[])
    with pytest.raises(InputError, match=r"is the text of 0\.toml by this coder too"):
        compare(workspace.find(ROOT), [twice, twice])
    with pytest.raises(InputError, match="has no sheet in it"):
        compare(workspace.find(ROOT), [empty, empty])


def test_adjudicated_sheets_of_several_texts_go_into_a_folder(kg: Run, tmp_path: Path) -> None:
    paths = folders(tmp_path, a=[of(statement(0)), second(statement(0))], b=[of(statement(0)), second(statement(1))])
    out = tmp_path / "final"
    ran = kg("sheet", "compare", *map(str, paths), "--adjudicate", str(out))
    assert ran.code == 0, ran.err
    assert sorted(path.name for path in out.iterdir()) == ["imagined.toml", "invented.toml"]
    ran = kg("sheet", "compare", *map(str, paths), "--adjudicate", str(out))
    assert ran.code == 2 and "never written over" in ran.err


# The command


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    one, other = files(tmp_path, [
        of(statement(0), statement(1, act="praises"), statement(2), coder="Anna"),
        of(statement(0), statement(1), coder="kg read 0.2"),
    ])  # fmt: skip
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "note.txt").write_bytes(LONG.encode())
    return one, other


def test_the_command_prints_tables_for_people(kg: Run, pair: tuple[Path, Path], tmp_path: Path) -> None:
    ran = kg("sheet", "compare", *map(str, pair), "--texts", str(tmp_path / "texts"))
    assert ran.code == 0, ran.err
    assert "scope: descriptive of the supplied texts only\n" in ran.out
    assert "kg read 0.2: b.toml, 2 entries\n" in ran.out
    assert "agreement: " in ran.out and "disagreements: 2\n" in ran.out
    assert "Sentence 0001 of an invented" in ran.out
    assert "Sentence" not in kg("sheet", "compare", *map(str, pair)).out


def test_the_command_writes_data_for_machines(kg: Run, pair: tuple[Path, Path], tmp_path: Path) -> None:
    ran = kg("sheet", "compare", *map(str, pair), "-f", "json", "--texts", str(tmp_path / "texts"))
    data = json.loads(ran.out)
    assert set(data) == {"scope", "coders", "texts", "agreement", "units", "disagreements"}
    assert data["texts"][0]["text_sha256"] == hashlib.sha256(LONG.encode()).hexdigest()
    assert data["agreement"][0]["value"] == 0.8 and data["agreement"][0]["measure"] == "F1"
    assert data["disagreements"][0]["said"] == {"Anna": "praises", "kg read 0.2": "asserts"}
    rows = list(csv.DictReader(io.StringIO(kg("sheet", "compare", *map(str, pair), "-f", "csv").out)))
    assert rows[0]["value"] == "0.800" and rows[0]["scope"] == "descriptive of the supplied texts only"
    units = kg("sheet", "compare", *map(str, pair), "-f", "csv", "--part", "units", "--overlap", "0.9").out
    assert [row["Anna"] for row in csv.DictReader(io.StringIO(units))] == ["st0", "st1", "st2"]


def test_the_command_never_writes_over_an_adjudicated_sheet(kg: Run, pair: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "final.toml"
    ran = kg("sheet", "compare", *map(str, pair), "--adjudicate", str(out), "-o", str(tmp_path / "report.txt"))
    assert ran.code == 0 and ran.out == "" and tomllib.loads(out.read_text("utf-8"))["statement"]
    out.write_text("mine", "utf-8")
    ran = kg("sheet", "compare", *map(str, pair), "--adjudicate", str(out))
    assert ran.code == 2 and "never written over" in ran.err and out.read_text("utf-8") == "mine"


def test_the_command_refuses_one_sheet(kg: Run, pair: tuple[Path, Path]) -> None:
    ran = kg("sheet", "compare", str(pair[0]))
    assert ran.code == 2 and "two coders or more" in ran.err


def test_the_first_sheet_against_itself_agrees_throughout() -> None:
    seed = ROOT / "data/articles/hanoi-2025-10-26-pl.toml"
    found = compare(workspace.find(ROOT), [seed, seed], resamples=0)
    assert not found.differences
    assert {row.estimate.value for row in found.rows} <= {1.0, None}
    [text] = found.texts
    assert len(text.units) == len(text.coders[0].items) == 92
    assert "hanoi" in printed(found, "table", "")
    assert restored(text.adjudicated())[1] == restored(text.adjudicated())[2]
