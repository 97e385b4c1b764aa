"""Timelines: which record a line follows, which days and things are asked about, and what the picture shows."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from typing import TYPE_CHECKING

import pytest
import recorded_acts as recorded
from small_graphs import BASE, act, ask, bound, day, office, period, said
from workspaces import ROOT

import kg as package
from kg.asking import timeline
from kg.asking.days import Bounds, Spell
from kg.building.selection import Selection
from kg.errors import KGError, WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

    from kg.asking.timeline import Timeline
    from kg.building.store import Build
    from kg.graph import Graph

HANOI, BUDAPEST, MALABO = "trt:un-convention-against-cybercrime", "trt:budapest-convention", "trt:malabo-convention"
SUBJECTS = (HANOI, BUDAPEST, "sta:vnm", MALABO)
RANKS = "skd:depositary cca:rank 1 . skd:press cca:rank 4 . rea:denied cca:hasHappened false"
RANKED = f"<{BASE}derived/6-concept-labels> {{ {RANKS} }}\n" + "".join(
    f"<{BASE}source/{slug}/prov> {{ src:{slug} a cca:Source ; dct:type skd:{kind} }}\n"
    for slug, kind in (("d", "depositary"), ("p", "press"))
)
DENIED = " ; cca:realisation rea:denied"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def small(small_home: Path) -> Graph:
    return package.open(small_home)


@pytest.fixture(scope="module")
def world(world_build: Build) -> Graph:
    return package.open(ROOT, out=world_build.folder)


@pytest.fixture
def drawing() -> None:
    pytest.importorskip("matplotlib", reason="matplotlib is not installed, so no picture is drawn")


def asked(graph: Graph, about: str = "", *kinds: str, first: str = "", last: str = "") -> Timeline:
    return timeline.read(graph, about, first, last, kinds, Selection())


def things(found: Timeline) -> list[str]:
    return [line.thing.rpartition("/")[2] for line in found.lines]


# Days in words


@pytest.mark.parametrize(
    ("earliest", "latest", "precision", "text"),
    [
        ("2025-10-25", "2025-10-25", "day", "2025-10-25"), ("2025-10-01", "2025-10-31", "month", "2025-10"),
        ("2024-02-01", "2024-02-29", "month", "2024-02"),
        ("2023-02-01", "2023-02-27", "range", "2023-02-01/2023-02-27"),
        ("2025-01-01", "2025-12-31", "year", "2025"), ("2024-01-01", "2025-12-31", "range", "2024-01-01/2025-12-31"),
        ("2025-10-25", "2025-10-26", "range", "2025-10-25/2025-10-26"), ("", "2025-10-26", "by", "by 2025-10-26"),
        ("2025-10-26", "", "from", "from 2025-10-26"), ("", "", "none", ""),
    ],
)  # fmt: skip
def test_bounds_in_words(earliest: str, latest: str, precision: str, text: str) -> None:
    assert (Bounds(earliest, latest).precision, Bounds(earliest, latest).text) == (precision, text)


DAY, LATER, NONE = Bounds("2020-01-01", "2020-01-01"), Bounds("2022-05-01", "2022-05-01"), Bounds()


@pytest.mark.parametrize(
    ("spell", "text"),
    [
        (Spell(DAY), "2020-01-01"), (Spell(DAY, LATER), "2020-01-01 to 2022-05-01"), (Spell(DAY, DAY), "2020-01-01"),
        (Spell(DAY, NONE, True), "since 2020-01-01"), (Spell(DAY, LATER, True), "2020-01-01 to 2022-05-01"),
        (Spell(Bounds("", "2020-01-31"), Bounds("2020-01-01", ""), True), "seen 2020-01"),
        (Spell(Bounds("", "2020-01-01"), NONE, True), "by 2020-01-01"),
    ],
)  # fmt: skip
def test_spells_in_words(spell: Spell, text: str) -> None:
    assert spell.text == text


def test_what_is_dated_otherwise_differs() -> None:
    assert Spell(DAY).differs(Spell(LATER))
    assert not Spell(DAY).differs(Spell(DAY, LATER))
    assert not Spell(DAY).differs(Spell(Bounds("", "2026-01-01"))), "who gives no day contradicts none"
    assert Spell(DAY, DAY).differs(Spell(DAY, LATER))


# The question: which record leads


def rows(graph: str, **given: str) -> list[dict[str, str]]:
    return ask(RANKED + graph, bound("timeline", **given))


def leaders(graph: str) -> list[str]:
    return [row["source"].rpartition("/")[2] for row in rows(graph) if row["leading"] == "true"]


def doubted(slug: str, subject: str) -> str:
    return f"<{BASE}source/{slug}/prov> {{ ast:{slug}-{subject.replace(':', '-')} cca:confidence cfd:doubtful }}\n"


BY_D, BY_P = (
    act("d", "s", "Signature", "2020-01-10", "2020-01-10"),
    act("p", "s", "Signature", "2020-01-09", "2020-01-09"),
)


def test_the_better_kind_of_source_leads() -> None:
    assert leaders(BY_D + BY_P) == ["d"]


def test_a_dated_record_leads_an_undated_one() -> None:
    assert leaders(act("d", "s", "Signature", "", "2026-01-01") + BY_P) == ["p"]


def test_a_doubtful_record_leads_only_where_there_is_no_other() -> None:
    assert leaders(BY_D + doubted("d", "act:s") + BY_P) == ["p"]
    assert leaders(BY_D + doubted("d", "act:s")) == ["d"]


def test_what_the_best_source_denies_has_not_happened() -> None:
    denied = said("d", "act:s", "a cca:Signature , cca:TreatyAction ; cca:onTreaty trt:t ; cca:party sta:x" + DENIED)
    assert {(row["source"][-1], row["happened"]) for row in rows(denied + BY_P)} == {("d", "false"), ("p", "false")}
    other = (
        denied.replace("source/d#", "source/p#")
        .replace("src:d", "src:p")
        .replace("d/prov", "p/prov")
        .replace("ast:d", "ast:p")
    )
    assert {row["happened"] for row in rows(other + BY_D)} == {"true"}


def test_each_source_has_a_row() -> None:
    assert [row["source"][-1] for row in rows(BY_D + BY_P)] == ["p", "d"], "in the order of their days"


# The question: which days


@pytest.mark.parametrize(
    ("graph", "first", "last"),
    [
        (act("d", "s", "Signature", "2020-01-10", "2020-01-10"), "2020-01-10", "2020-01-10"),
        (act("d", "s", "Signature", "2020-01-01", "2020-01-31"), "2020-01-01", "2020-01-31"),
        (said("d", "evt:e", "a schema:Event" + period("2020-01-10", "2020-01-12")), "2020-01-10", "2020-01-12"),
    ],
)
def test_a_window_takes_what_may_lie_in_it(graph: str, first: str, last: str) -> None:
    from datetime import date, timedelta

    before = (date.fromisoformat(first) - timedelta(1)).isoformat()
    after = (date.fromisoformat(last) + timedelta(1)).isoformat()
    assert rows(graph, to=before) == []
    assert len(rows(graph, to=first)) == len(rows(graph, **{"from": last})) == 1
    assert rows(graph, **{"from": after}) == []
    assert len(rows(graph, **{"from": first, "to": last})) == 1


def test_an_office_without_end_may_go_on() -> None:
    graph = office("d", "x", "2020-01-01", "2020-06-01")
    assert len(rows(graph, **{"from": "2030-01-01"})) == 1
    assert rows(graph, to="2019-12-31") == []


def test_an_undated_act_may_lie_on_any_day_before_it_was_known() -> None:
    graph = act("d", "s", "Signature", "", "2026-01-01")
    assert len(rows(graph, to="1900-01-01")) == 1
    assert rows(graph, **{"from": "2026-01-02"}) == []


# The question: about what


AT = "schema:organizer bod:m ; schema:location plc:p ; schema:superEvent evt:whole"
ON = day("earliest", "2019-12-27") + day("latest", "2019-12-27")
ALL = (
    act("d", "s", "Signature", "2020-01-10", "2020-01-10", rest=" ; cca:atEvent evt:e")
    + said("d", "evt:e", f"a schema:Event ; {AT}" + period("2020-01-10", "2020-01-10"))
    + said("d", "<urn:part>", "a cca:Participation ; cca:participant per:y ; cca:inEvent evt:e")
    + office("d", "x", "2020-01-01", "2020-06-01")
    + said("d", "bod:m", "a org:Organization ; org:subOrganizationOf bod:above")
    + said("d", "bod:above", "a org:Organization ; org:unitOf sta:x")
    + said("d", "itm:i", "a cca:VoteItem ; cca:decidedBy bod:ga" + ON)
    + said("d", "vot:v", "a cca:Vote ; cca:voteItem itm:i ; cca:voter sta:x ; cca:choice chc:yes")
    + said("d", "cod:c", "a cca:CodeAssignment ; cca:codeOf sta:x" + period("2020-01-01", "2020-01-02"))
)


@pytest.mark.parametrize(
    ("about", "names"),
    [
        ("trt:t", "s"), ("sta:x", "s e x v"), ("evt:e", "s e"), ("evt:whole", "e"), ("plc:p", "e"), ("per:y", "e"),
        ("per:x", "x"), ("bod:m", "e x"), ("bod:above", "e x"), ("bod:ga", "i"), ("itm:i", "i v"), ("act:s", "s"),
        ("sta:nobody", ""), ("", "s e x i"),
    ],
)  # fmt: skip
def test_things_about_something(about: str, names: str) -> None:
    found = rows(ALL, **({"about": about} if about else {}))
    assert {row["thing"].rpartition("/")[2] for row in found} == set(names.split())


def test_a_vote_is_of_the_day_of_its_item() -> None:
    (vote,) = (row for row in rows(ALL, about="sta:x") if row["thing"].endswith("/v"))
    assert (vote["earliest"], vote["latest"], vote["what"].rpartition("/")[2]) == ("2019-12-27", "2019-12-27", "yes")


# Lines


def test_one_line_for_each_thing_in_the_order_of_days(small: Graph) -> None:
    found = asked(small, "trt:small")
    assert things(found) == [
        "first", "small--adoption", "signed-many", "small--bbb--signature", "small--aaa--signature",
        "small--ccc--signature", "small-signing", "signed-2", "small--bbb--ratification", "small--aaa--reservation-1",
        "small--aaa--reservation-2", "small--aaa--ratification",
    ]  # fmt: skip
    lines = {line.thing.rpartition("/")[2]: line for line in found.lines}
    signed = lines["small--aaa--signature"]
    assert (signed.when.text, signed.party, signed.sources, signed.differ) == (
        "2025-10-25",
        "Alland",
        ["dep", "prs"],
        1,
    )
    assert lines["small--ccc--signature"].standing == "doubtful"
    assert lines["small--bbb--ratification"].standing == "denied"
    assert lines["small--aaa--ratification"].when.text == "by 2026-01-31"
    assert lines["signed-many"].label == "have signed: at least 3 parties"
    assert lines["small-signing"].when.text == "2025-10-25 to 2025-10-26"


def test_a_window_is_about_the_leading_record(small: Graph) -> None:
    assert "small--aaa--signature" in things(asked(small, "trt:small", last="2025-10-25"))
    assert "small--aaa--signature" not in things(asked(small, "trt:small", first="2025-10-26")), "only prs has it then"


@pytest.mark.parametrize(
    ("kinds", "count"),
    [
        (("signature",), 3), (("signature", "ratification"), 5), (("treaty-action",), 7), (("treaty-milestone",), 1),
        (("event",), 1), (("count",), 2), (("cca:ConsentToBeBound",), 2), (("vote-item",), 1), (("accession",), 0),
    ],
)  # fmt: skip
def test_kinds_are_those_of_sheets_and_tables(small: Graph, kinds: tuple[str, ...], count: int) -> None:
    assert len(asked(small, "trt:small", *kinds).lines) == count


@pytest.mark.parametrize("kind", ["signing", "urn:", "", "cca:no space", "source"])
def test_an_unknown_kind_is_refused(small: Graph, kind: str) -> None:
    with pytest.raises(KGError, match=r"no such kind; there are .*signature"):
        asked(small, "trt:small", kind)


def test_names_in_a_language(small: Graph) -> None:
    found = timeline.read(small, "sta:aaa", "", "", ("signature",), Selection(), "vi")
    assert (found.title, found.lines[0].party) == ("Đất A", "Đất A")


def test_a_part_of_the_build(small: Graph) -> None:
    found = timeline.read(small, "trt:small", "", "", ("signature",), Selection(sources=("prs",)))
    assert [(line.when.text, line.sources) for line in found.lines] == [("2025-10", ["prs"]), ("2025-10-26", ["prs"])]


def test_an_unknown_thing_is_refused(small: Graph) -> None:
    with pytest.raises(KGError, match="called 'Atlantis'"):
        asked(small, "Atlantis")


def test_csv_and_json_have_every_source_and_place(small: Graph) -> None:
    found = asked(small, "trt:small", "signature")
    table = list(csv.DictReader(io.StringIO(timeline.render(found, "csv", small.context.shorten))))
    data = json.loads(timeline.render(found, "json", small.context.shorten))
    assert [row["thing"] for row in table] == [one["thing"] for one in data]
    (signed,) = (one for one in data if one["party"] == "Alland")
    assert signed["sources"] == ["dep", "prs"]
    assert signed["evidence"] == [f"{slug}: treaty-action/act:small--aaa--signature" for slug in ("dep", "prs")]
    assert (signed["earliest"], signed["precision"], signed["differ"]) == ("2025-10-25", "day", 1)
    (same,) = (row for row in table if row["party"] == "Alland")
    assert same["sources"] == "dep | prs"


def test_on_the_command_line(kg: Callable[..., Ran], small_home: Path, tmp_path: Path) -> None:
    ran = kg("timeline", "--about", "Small Treaty", "--kind", "signature", base=small_home)
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 4
    assert "Small Treaty: 3 lines from 3 sources" in ran.err
    written = kg("timeline", "--about", "trt:small", "-o", tmp_path / "small.csv", base=small_home)
    assert written.out == ""
    assert (tmp_path / "small.csv").read_bytes().startswith(b"earliest,latest,")
    nothing = kg("timeline", "--about", "trt:small", "--kind", "accession", base=small_home)
    assert (nothing.code, nothing.out.splitlines()[-1]) == (0, "(no rows)")
    for bad in (["--from", "2025-13"], ["--about", "Atlantis"], ["--kind", "signing"], ["--known-on", "soon"]):
        refused = kg("timeline", *bad, base=small_home)
        assert (refused.code, refused.out) == (2, ""), bad
        assert refused.err.splitlines()[-1].startswith("Error: ")


@pytest.mark.parametrize("treaty", recorded.treaties())
def test_the_world_follows_the_records_of_the_tables(world: Graph, treaty: str) -> None:
    found = asked(world, f"trt:{treaty}", "treaty-action")
    lines = {line.thing.rpartition("/")[2]: line for line in found.lines if not line.standing}
    records = {
        act.removeprefix("act:"): record for act, record in recorded.leading().items() if record.treaty == treaty
    }
    # The first sheet tells one act from a text, not from a table.
    assert {
        name: (line.when.start.earliest, line.when.start.latest, line.leading.source) for name, line in lines.items()
    } == {name: (record.earliest, record.latest, record.source) for name, record in records.items()}


# Pictures


def svg(graph: Graph, found: Timeline) -> ET.Element:
    from kg.pictures import timeline as pictures

    return ET.fromstring(pictures.draw(found, graph, "svg", "kg timeline"))


def marks(root: ET.Element) -> list[tuple[int, int]]:
    """Return lane and number of things of every mark."""
    names = [element.get("id", "") for element in root.iter(f"{SVG}g")]
    found = (re.fullmatch(r"mark-(\d+)-\d+-of-(\d+)", name) for name in names)
    return [(int(m[1]), int(m[2])) for m in found if m]


def words(root: ET.Element) -> list[str]:
    return ["".join(element.itertext()).strip() for element in root.iter(f"{SVG}text")]


@pytest.mark.usefixtures("drawing")
@pytest.mark.parametrize("about", SUBJECTS)
def test_a_picture_has_a_mark_for_each_thing_with_a_day(world: Graph, about: str) -> None:
    found = asked(world, about)
    root = svg(world, found)
    assert sum(n for _, n in marks(root)) == sum(bool(line.when.start.latest) for line in found.lines) > 40
    counted = {
        e.get("id"): "".join(e.itertext()).strip() for e in root.iter(f"{SVG}g") if e.get("id", "").startswith("count-")
    }
    dated = [line for line in found.lines if line.when.start.latest and not line.standing]
    assert sum(map(int, counted.values())) == len(dated)
    assert found.title in " ".join(words(root))
    assert any(re.search("build [0-9a-f]{12}: kg timeline$", one) for one in words(root))
    assert f"told by {len(found.sources)} sources" in " ".join(words(root))


@pytest.mark.usefixtures("drawing")
def test_many_acts_of_two_days_are_a_number(world: Graph) -> None:
    found = asked(world, HANOI, "signature")
    days = Counter(n.when.start.earliest for n in found.lines if n.when.start.precision == "day" and not n.standing)
    text = " ".join(words(svg(world, found)))
    for day_ in ("2025-10-25", "2025-10-26"):
        assert f"{days[day_]} on {day_}" in text
    assert max(days.values()) > 60


@pytest.mark.usefixtures("drawing")
def test_a_lane_is_shaded_from_the_last_day_of_its_list(small: Graph) -> None:
    from kg.pictures.axis import Axis
    from kg.pictures.lanes import lanes

    axis = Axis.over(["2024-01-01", "2026-12-31"], 0, 1000)
    laid = {" ".join(lane.title): lane for lane in lanes(asked(small, "trt:small"), small.context, axis)}
    assert (laid["signature"].shaded_from, laid["signature"].notes) == (
        "2025-12-31",
        ["complete until 2025-12-31 (2 of 2)"],
    )
    assert (laid["ratification"].shaded_from, laid["ratification"].notes) == ("", ["in part (1 of 3)"])
    assert laid["events"].shaded_from is None
    assert (laid["signature"].count, laid["ratification"].count) == (2, 1), "without the doubtful and the denied"
    assert list(laid)[:2] == ["milestones", "signature"]


@pytest.mark.usefixtures("drawing")
@pytest.mark.parametrize("about", SUBJECTS)
def test_no_words_lie_on_others(world: Graph, about: str) -> None:
    from kg.pictures import lanes, style
    from kg.pictures.axis import Axis
    from kg.pictures.timeline import _days

    found = asked(world, about)
    axis = Axis.over(_days(found), lanes.LEFT, lanes.WIDTH - lanes.RIGHT)
    written = 0
    for lane in lanes.lanes(found, world.context, axis):
        spans: dict[float, list[tuple[float, float]]] = {}
        for mark in lane.marks:
            wide = style.width_of(mark.words, style.SMALL)
            first = mark.words_at - (wide if mark.to_the_left else 0)
            if mark.words:
                spans.setdefault(mark.words_y, []).append((first, first + wide))
                assert axis.left - 1 <= first and first + wide <= axis.right + 1, mark.words
                assert 0 < mark.words_y < lane.height
                written += 1
        for row in spans.values():
            row.sort()
            for (_, end), (start, _) in itertools.pairwise(row):
                assert end <= start
    assert written > 5


@pytest.mark.usefixtures("drawing")
@pytest.mark.parametrize("format", ["svg", "png", "pdf"])
def test_two_pictures_of_one_build_are_the_same_bytes(small: Graph, format: str) -> None:
    from kg.pictures import timeline as pictures

    one, two = (pictures.draw(asked(small, "trt:small"), small, format, "kg timeline") for _ in range(2))
    assert one == two
    assert not re.search(rb"20\d\d-\d\d-\d\dT|CreationDate", one), "no clock"


@pytest.mark.usefixtures("drawing")
def test_hash_seeds_do_not_matter(kg: Callable[..., Ran], small_home: Path, tmp_path: Path) -> None:
    made = []
    for seed in ("1", "2"):
        ran = kg(
            "timeline",
            "--about",
            "trt:small",
            "-o",
            tmp_path / f"{seed}.svg",
            base=small_home,
            env={"PYTHONHASHSEED": seed},
        )
        assert ran.code == 0, ran.err
        made.append((tmp_path / f"{seed}.svg").read_bytes())
    assert made[0] == made[1]
    assert b"kg timeline --about trt:small" in made[0]


@pytest.mark.usefixtures("drawing")
def test_letters_of_polish_and_vietnamese_are_there() -> None:
    from kg.pictures import style

    canvas = style.Canvas(300, 40)
    canvas.text(5, 20, "Łódź, Đặng Thị Ngọc, Lương Tam Quang, żółć \x1b[31m\u202e$x^2$")
    assert style.write(canvas, "png", "t", "a").startswith(b"\x89PNG")  # a missing letter would be a warning
    root = ET.fromstring(style.write(canvas, "svg", "t", "a"))
    assert words(root) == ["Łódź, Đặng Thị Ngọc, Lương Tam Quang, żółć \ufffd[31m\ufffd$x^2$"]


def test_shapes_tell_apart_what_colours_do() -> None:
    from kg.pictures.timeline import LOOKS

    shapes = [LOOKS[section][0] for section in ("treaty-milestone", "treaty-action", "event", "count", "cast-vote")]
    assert len(set(shapes)) == len(shapes)


def test_without_matplotlib_it_says_what_to_install(small: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.pictures import timeline as pictures

    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(WorkspaceError, match=r'pip install "cybercoop-kg\[pictures\]"') as raised:
        pictures.draw(asked(small, "trt:small"), small, "svg", "kg timeline")
    assert raised.value.exit_code == 2
    assert "\n" not in str(raised.value)


@pytest.mark.usefixtures("drawing")
def test_there_is_no_picture_of_nothing(small: Graph) -> None:
    from kg.pictures import timeline as pictures

    with pytest.raises(KGError, match="no picture to draw"):
        pictures.draw(asked(small, "trt:small", "accession"), small, "svg", "kg timeline")


@pytest.mark.parametrize(
    ("days", "first"),
    [
        (["2025-10-25"], "2025-10-22"), (["2025-10-25", "2025-11-05"], "2025-10-22"),
        (["2001-11-23", "2026-04-25"], "2005"), (["0001-01-01", "9999-12-31"], "1000"),
        (["2025-01-01", "2025-12-31"], "2025-01"),
    ],
)  # fmt: skip
def test_an_axis_has_a_few_lines(days: list[str], first: str) -> None:
    from kg.pictures.axis import MOST, Axis

    axis = Axis.over(days, 10, 110)
    ticks = axis.ticks()
    assert 1 <= len(ticks) <= MOST
    assert ticks[0][1] == first
    assert all(10 <= x <= 110 for x, _ in ticks)
    assert 10 <= axis.at(min(days)) <= axis.at(max(days)) <= 110
    assert (axis.at("0001-01-01"), axis.at("9999-12-31")) == (10, 110) or days[0] == "0001-01-01"


@pytest.mark.usefixtures("drawing")
def test_what_goes_beyond_the_days_asked_about_says_so(small: Graph) -> None:
    inside = words(svg(small, asked(small, "trt:small", "event")))
    cut = words(svg(small, asked(small, "sta:aaa", "state-membership", first="2025-01-01", last="2025-12-31")))
    assert "goes beyond these days" not in inside
    assert "goes beyond these days" in cut
