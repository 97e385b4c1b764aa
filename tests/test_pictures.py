"""Pictures of networks and panels: what is drawn, that it can be read without colour, and that bytes stay the same."""

from __future__ import annotations

import itertools
import random
import re
import xml.etree.ElementTree as ET
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from planted_networks import record, study
from workspaces import ROOT

import kg as package
from kg.declared import questions
from kg.declared.questions import parse
from kg.errors import InputError, KGError, WorkspaceError
from kg.networking import profiles
from kg.networking.choice import Choice
from kg.networking.nodes import Node
from kg.networking.reading import Study, read
from kg.paneling.declare import Column
from kg.paneling.tables import Table
from kg.pictures import caption as captions
from kg.pictures import (
    cells,
    claims,
    cumulative,
    discourse,
    drawing,
    elapsed,
    places,
    profile_rows,
    style,
    thinned,
    upset,
)
from kg.pictures.caption import Caption, Reach
from kg.pictures.scale import Scale, steps
from kg.pictures.survival import estimate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from conftest import Ran

    from kg.building.store import Build
    from kg.graph import Graph
    from kg.networking.model import Network
    from kg.pictures.page import Sheet
    from kg.pictures.style import Drawn

pytest.importorskip("matplotlib", reason="matplotlib is not installed, so no picture is drawn")

TOLD = Caption("A title", "As of 2025-10-26.", "", "Told by 2 sources.", "kg network planted", "0" * 64)
BUDAPEST, HANOI = (
    f"https://w3id.org/cca/id/treaty/{name}" for name in ("budapest-convention", "un-convention-against-cybercrime")
)
HOSTILE = (
    "$x$", r"$\frac{1}{0}$", "a_b^c%#&~{}", "<script>&amp;\"'", "\x1b[31mred\x07", "\x00nul", "\u202eevil",
    "\ufffe\uffff",
    "one\ntwo\tthree", "北京市", "ไทย", "Łódź i Đà Nẵng", "\\", "x" * 5000, "word " * 900, " ", "",
)  # fmt: skip


@pytest.fixture(scope="module")
def world(world_build: Build) -> Graph:
    return package.open(ROOT, out=world_build.folder)


@pytest.fixture(scope="module")
def treaties(world: Graph) -> Study:
    return read(world, "party-treaty", Choice())


def two_sided(rows: Mapping[str, str], **header: Any) -> Network:
    """Join each source to the targets that are letters of its text."""
    records = [record(source, target) for source, targets in rows.items() for target in targets]
    return study(records, bipartite="true", **header).network()


def renamed(network: Network, labels: Iterable[str]) -> Network:
    nodes = {iri: Node(label, node.kind) for (iri, node), label in zip(network.nodes.items(), itertools.cycle(labels))}
    network.nodes = nodes
    network.known = nodes
    return network


def table(name: str, rows: list[dict[str, str]], **drawn: str) -> Table:
    columns = [Column(key, key) for key in rows[0]]
    return Table(name, "A panel", "", columns, [list(row.values()) for row in rows], (), drawn=drawn)


def spell(state: str, stop: int, event: str, lower: str = "", upper: str = "", treaty: str = "trt:a") -> dict[str, str]:
    exact = str(stop) if event == "1" else ""
    bounds = {"t_lower": lower or str(stop), "t_upper": upper or exact}
    told = {
        "state": state,
        "treaty": treaty,
        "treaty_label": f"Treaty {treaty[-1]}",
        "event": event,
        "t_stop": str(stop),
    }
    return {**told, **bounds, "observed_until": "2026-01-01", "n_sources": "1" if event == "1" else ""}


def claim(number: int, error: str, days: str = "3", **more: str) -> dict[str, str]:
    row = {
        "claim_id": f"c{number}", "origin_id": f"source-{number}", "about": "trt:a", "about_label": "Treaty A",
        "unit": "states", "comparator": "", "value": "70", "days": days, "kind": "press", "error": error,
        "error_parties": error, "error_states": error, "error_members": error, "states_certain": "70",
        "states_possible": "70", "list_state": "complete", "observed_until": "2026-01-01", "source": f"s{number}",
    }  # fmt: skip
    return {**row, **more}


def texts(made: Sheet) -> list[str]:
    return [str(thing.values[2]) for thing in made.canvas.drawn if thing.artist == "text"]


def named(made: Sheet, pattern: str) -> list[Drawn]:
    return [thing for thing in made.canvas.drawn if re.fullmatch(pattern, str(thing.style.get("gid", "")))]


def without_colour(thing: Drawn) -> tuple[Any, ...]:
    """Return what is left of how a thing looks in black and white: a hollow mark differs from a filled one."""
    look = thing.style
    filled = look.get("markerfacecolor", look.get("facecolor", "")) not in (style.PAPER, "none")
    return look.get("marker"), str(look.get("linestyle")), look.get("hatch"), look.get("linewidth"), filled


SAMPLES: dict[str, Callable[[], tuple[str, Any]]] = {
    "incidence": lambda: ("incidence", two_sided({"A": "xy", "B": "xy", "C": "x"})),
    "upset": lambda: ("upset", two_sided({"A": "xy", "B": "xy", "C": "x"})),
    "node-link": lambda: ("node-link", two_sided({"A": "xy", "B": "xy", "C": "xz"})),
    "discourse": lambda: ("discourse", two_sided({"A": "xy", "B": "xy", "C": "x"})),
    "cumulative": lambda: ("cumulative", table("spells", [spell("a", 400, "1"), spell("b", 900, "0")])),
    "claims": lambda: ("claims", table("claims", [claim(1, "0"), claim(2, "-3"), claim(3, "72", "")])),
}


# Every kind


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("format", style.FORMATS)
def test_the_same_bytes_twice_and_no_clock_in_them(name: str, format: str) -> None:
    kind, data = SAMPLES[name]()
    first, _ = drawing.picture(kind, data, format, TOLD)
    second, _ = drawing.picture(*SAMPLES[name](), format, TOLD)
    assert first == second
    assert not re.search(rb"20\d\d-\d\d-\d\dT\d\d:\d\d|D:20\d{12}", first), "a time of day"


@pytest.mark.parametrize("name", SAMPLES)
def test_the_caption_has_days_sources_build_and_command(name: str) -> None:
    made = " ".join(texts(drawing.sheet(*SAMPLES[name](), TOLD)))
    for part in ("A title", "As of 2025-10-26.", "Told by 2 sources.", f"build {'0' * 12}: kg network planted"):
        assert part in made


@pytest.mark.parametrize("name", [name for name in SAMPLES if name not in ("cumulative", "claims")])
def test_hostile_labels_are_written_as_they_are_or_replaced(name: str) -> None:
    kind, data = SAMPLES[name]()
    for format in style.FORMATS:
        made, said = drawing.picture(kind, renamed(data, HOSTILE), format, Caption(" ".join(HOSTILE)))
        assert ("北" in " ".join(said)) == (format != "svg" and "北" in " ".join(n.label for n in data.nodes.values()))
        if format == "svg":
            written = " ".join("".join(element.itertext()) for element in ET.fromstring(made).iter())
            assert "$x$" in written
            assert not re.search("[\x00-\x08\x0b-\x1f\u202e\ufffe\uffff]", written)


@pytest.mark.parametrize("name", ["cumulative", "claims"])
@pytest.mark.parametrize("label", HOSTILE)
def test_hostile_names_in_panels(name: str, label: str) -> None:
    kind, data = SAMPLES[name]()
    at = [
        i
        for i, column in enumerate(data.names)
        if column in ("treaty_label", "about_label", "origin_id", "unit", "kind")
    ]
    data.rows = [[label if i in at else cell for i, cell in enumerate(row)] for row in data.rows]
    made, _ = drawing.picture(kind, data, "svg", TOLD)
    ET.fromstring(made)


def test_letters_that_the_font_lacks_are_said_and_those_of_our_languages_are_there() -> None:
    network = renamed(two_sided({"A": "x", "B": "y"}), ["Trần Đình Tiến, Nguyễn Thị Ế", "Łódź, ąęśćńż", "Україна"])
    assert drawing.picture("incidence", network, "png", TOLD)[1] == []
    (said,) = drawing.picture("incidence", renamed(network, ["中"]), "pdf", TOLD)[1]
    assert "4e2d" in said or "中" in said
    assert drawing.picture("incidence", network, "svg", TOLD)[1] == []


def test_a_picture_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    kind, data = SAMPLES["incidence"]()
    target = tmp_path / "a.svg"
    assert drawing.draw(kind, data, target, TOLD) == []
    before = target.read_bytes()
    with pytest.raises(KGError):
        drawing.draw(kind, two_sided({}), target, TOLD)
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.svg"]
    for wrong in ("a.jpg", "a", ".svg", "a.svgz"):
        with pytest.raises(WorkspaceError, match=r"\.svg, \.png or \.pdf"):
            drawing.draw(kind, data, tmp_path / wrong, TOLD)
    with pytest.raises(WorkspaceError, match="cannot be written"):
        drawing.draw(kind, data, tmp_path / "nowhere" / "a.svg", TOLD)


def test_without_matplotlib_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "matplotlib", None)
    style.width_of.cache_clear()
    for name in SAMPLES:
        with pytest.raises(WorkspaceError, match=r'pip install "cybercoop-kg\[pictures\]"'):
            drawing.picture(*SAMPLES[name](), "svg", TOLD)


@pytest.mark.parametrize("kind", drawing.NETWORKS)
def test_an_empty_network_is_refused_in_words(kind: str) -> None:
    with pytest.raises(KGError, match="no picture to draw"):
        drawing.sheet(kind, two_sided({}), TOLD)


def test_what_files_declare_can_be_drawn(world: Graph) -> None:
    for folder, known in (("networks", drawing.NETWORKS), ("panels", (*drawing.TABLES, drawing.TIMELINE))):
        found = questions.named(world.workspace, folder)
        declared = {name: drawing.declared(question) for name, question in found.items()}
        assert set(declared.values()) - {""} <= set(known)
        if folder == "networks":
            assert all(declared.values()), "every network has a picture"
            for question in found.values():
                cells.read(question)
        else:
            assert {name for name, kind in declared.items() if kind} == {
                "claims",
                "events",
                "spells",
                "spells-counting",
            }


@pytest.mark.parametrize(
    "header",
    [
        "picture: pie",
        "cells: yes",
        "cells: [a, b]",
        "cells:\n#+   - a: b",
        "cells:\n#+   - a: []\n#+   - b: []",
        "cells:\n" + "\n".join(f"#+   - a{i}: [x:y]" for i in range(6)),
        "picture: [x]",
    ],
)
def test_a_header_that_declares_what_there_is_not_is_refused(header: str) -> None:
    question = parse(f"#+ {header}\nSELECT ?source ?target WHERE {{ ?source ?p ?target }}", "n", "n.rq")
    with pytest.raises(InputError):
        drawing.declared(question)
        cells.read(question)
        cells.empty(question)


# Incidence and UpSet


def test_those_of_one_profile_share_a_row() -> None:
    network = two_sided({"A": "xy", "B": "xy", "C": "x", "D": "y", "E": "xy"})
    made = drawing.sheet("incidence", network, TOLD)
    assert [thing.values[2] for thing in named(made, r"row-\d+")] == ["3", "1", "1"]
    assert len(named(made, r"cell-\d+-\d+")) == 4
    assert [thing.values[2] for thing in named(made, r"total-\d+")] == ["4", "4"]
    assert {"A, B, E", "C", "D"} <= set(texts(made))


def test_what_no_mark_means_is_declared(world: Graph) -> None:
    """Of votes that somebody was absent is recorded; of parties without a mark nothing is."""
    votes, parties = (read(world, name, Choice()).network() for name in ("votes", "party-treaty"))
    told = texts(drawing.sheet("incidence", votes, TOLD))
    assert "absent, or no vote recorded" in told and "nothing recorded" not in told
    assert {"in favour", "against", "abstention"} <= set(told)
    assert "nothing recorded" in texts(drawing.sheet("incidence", parties, TOLD))


def test_the_world_in_rows_has_every_party_and_every_edge(treaties: Study) -> None:
    network = treaties.network()
    made = profile_rows.matrix(network)
    assert sum(len(row.members) for row in made.rows) == len(network.first_side)
    joined = sum(len(row.members) * len(row.cells) for row in made.rows)
    assert joined == len(network.edges)
    alike = profiles.of(network)
    plain = profile_rows.matrix(network, kinds=False)
    assert len(plain.rows) == len({alike[node] for node in network.first_side})
    assert [made.counts[c] for c in made.columns] == sorted(made.counts.values(), reverse=True)
    pairs = {(m, c): row.cells[c] for row in made.rows for m in row.members for c in row.cells}
    assert made.ways[pairs["Ireland", BUDAPEST]].words == "signed"
    assert made.ways[pairs["Qatar", HANOI]].words == "consented to be bound"


def test_lists_that_are_not_complete_are_dotted_and_counted_as_at_least() -> None:
    told = Caption("T", lists={"x": Reach(True, "2026-04-25"), "y": Reach(False, "in part")})
    network = two_sided({"A": "xy", "B": "x"})
    made = drawing.sheet("incidence", network, told)
    dotted = [thing for thing in made.canvas.drawn if thing.style.get("hatch") == "...."]
    assert len(dotted) == 2, "one column, and its sample in the key"
    assert [thing.values[2] for thing in named(made, r"total-\d+")] == ["2", "≥ 1"]
    assert {"2026-04-25", "in part"} <= set(texts(made))
    sets = drawing.sheet("upset", network, told)
    assert [thing.style.get("hatch") for thing in named(sets, r"set-\d+")] == [None, "...."]
    assert "≥ 1" in texts(sets)


def test_votes_are_told_apart_and_lie_near_those_who_vote_alike(world: Graph) -> None:
    network = read(world, "votes", Choice()).network()
    made = profile_rows.matrix(network)
    assert sum(len(row.members) for row in made.rows) == 193
    assert list(made.days.values()) and [made.days[c] for c in made.columns] == sorted(made.days.values())
    rows = [row for row in made.rows if len(row.cells) == len(made.columns)]
    whole = {member: i for i, row in enumerate(rows) for member in row.members}
    near = abs(whole["Germany"] - whole["France"])
    far = abs(whole["Germany"] - whole["Russian Federation"])
    assert near == 0 and far > len(rows) / 2
    backed = [made.ways[row.cells[c]].words for row in made.rows for c in row.cells]
    assert set(backed) == {"in favour", "against", "abstention"}


def test_an_upset_plot_counts_exact_memberships(treaties: Study) -> None:
    network = treaties.network()
    made = upset.sheet(network, TOLD)
    counts = Counter(profiles.of(network)[node] for node in network.first_side)
    bars = named(made, r"profile-\d+")
    assert len(bars) == len(counts)
    most = max(counts.values())
    heights = [round(most * float(bar.values[2]) / upset.HIGH) for bar in bars]
    assert heights == sorted(counts.values(), reverse=True)
    assert len(named(made, r"dot-\d+-\d+")) == sum(len(profile) for profile in counts)


def test_too_many_rows_and_columns_are_cut_and_it_is_said() -> None:
    rng = random.Random(1)
    rows = {f"N{i}": "".join(sorted(rng.sample("abcdefghijklmnop", 8))) for i in range(400)}
    made = drawing.sheet("incidence", two_sided(rows), TOLD)
    assert any(
        re.match(r"Too many profiles to read: 120 of \d+, the largest, with \d+ of 400 nodes", one) for one in made.said
    )
    assert len(named(made, r"row-\d+")) == 120
    many = two_sided({f"N{i}": chr(0x100 + i) for i in range(80)})
    wide = drawing.sheet("incidence", many, TOLD)
    assert any(one.startswith("Too many columns to read: 48 of 80") for one in wide.said)
    cut = drawing.sheet("upset", two_sided(rows), TOLD)
    assert len(named(cut, r"profile-\d+")) == upset.MOST and "Too many profiles to read" in " ".join(texts(cut))


def test_a_network_without_sides_has_no_matrix() -> None:
    plain = study([record("A", "B")]).network()
    with pytest.raises(KGError, match="no two sides"):
        drawing.sheet("incidence", plain, TOLD)
    with pytest.raises(KGError, match="neither directions nor two sides"):
        drawing.sheet("discourse", plain, TOLD)


def test_a_folded_network_shows_what_stands_behind_it(world: Graph) -> None:
    behind = profile_rows.matrix(read(world, "cosigning", Choice()).network())
    assert all(not label.startswith("https://") for label in behind.labels.values())
    assert sum(len(row.members) for row in behind.rows) == 146


# Node-link


def network_of(pairs: Iterable[tuple[str, str]], **header: Any) -> Network:
    return study([record(a, b) for a, b in pairs], **header).network()


def tree(size: int, seed: int = 1) -> list[tuple[str, str]]:
    rng = random.Random(seed)
    return [(f"n{i}", f"n{rng.randrange(i)}") for i in range(1, size)]


@pytest.mark.parametrize("size", [6, 15, 40])
def test_places_hardly_move_when_a_node_is_added(size: int) -> None:
    pairs = tree(size)
    before = placed(pairs)
    moved = []
    for i in range(8):
        after = placed([*pairs, (f"new{i}", f"n{i % size}")])
        moved.append(
            sorted(max(abs(a - b) for a, b in zip(before[n], after[n], strict=True)) for n in before)[size // 2]
        )
    assert sorted(moved)[4] < (0.25 if size < 10 else 0.1), moved
    assert max(moved) < (0.5 if size < 10 else 0.15), moved


def placed(pairs: list[tuple[str, str]]) -> dict[str, tuple[float, float]]:
    neighbours: dict[str, set[str]] = {}
    for a, b in pairs:
        neighbours.setdefault(a, set()).add(b)
        neighbours.setdefault(b, set()).add(a)
    return places.lay(neighbours, sorted(neighbours))


def test_places_follow_distances() -> None:
    at = placed([(f"n{i}", f"n{i + 1}") for i in range(8)])
    ends = sum((a - b) ** 2 for a, b in zip(at["n0"], at["n8"], strict=True)) ** 0.5
    steps_ = [sum((a - b) ** 2 for a, b in zip(at[f"n{i}"], at[f"n{i + 1}"], strict=True)) ** 0.5 for i in range(8)]
    assert ends > 2.5 * sum(steps_) / len(steps_)


def test_no_names_lie_on_others_and_every_node_has_one_size() -> None:
    from kg.pictures import node_link

    network = network_of(tree(60), directed="true")
    thin = thinned.of(network)
    at, _ = node_link.arranged(thin, 40)
    labels = node_link.named(network, thin, at)
    boxes = []
    for label in labels:
        wide = style.width_of(label.words, node_link.TINY)
        left = {"left": label.x, "right": label.x - wide, "center": label.x - wide / 2}[label.ha]
        boxes.append((left, label.y - 4, left + wide, label.y + 4))
    for one, other in itertools.combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    made = drawing.sheet("node-link", network, TOLD)
    assert {thing.style["markersize"] for thing in named(made, r"node-\d+")} == {node_link.SIZE}
    missing = len(at) - len(labels)
    assert (f"No room for the names of {missing}" in " ".join(texts(made))) == (missing > 0)


def test_components_do_not_lie_on_one_another() -> None:
    from kg.pictures import node_link

    pairs = [(f"{c}{a}", f"{c}{b}") for c in "abcdefgh" for a, b in tree(5)] + tree(30)
    thin = thinned.of(network_of(pairs))
    at, bottom = node_link.arranged(thin, 0)
    parts = places.parts(thin.neighbours)
    boxes = []
    for part in parts:
        xs, ys = [at[n][0] for n in part], [at[n][1] for n in part]
        boxes.append((min(xs), min(ys), max(xs), max(ys)))
    assert len(parts) == 9 and bottom >= max(box[3] for box in boxes)
    for one, other in itertools.combinations(boxes, 2):
        assert one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]


def test_a_projection_is_shown_by_its_profiles(world: Graph) -> None:
    network = read(world, "cosigning", Choice()).network()
    thin = thinned.of(network)
    assert sum(map(len, thin.members.values())) == len(network.nodes)
    assert len(thin.members) == len(set(profiles.of(network).values()))
    assert "the 146 nodes are shown as" in thin.said[0]


def test_what_cannot_be_read_is_thinned_by_a_rule_or_refused() -> None:
    star = [("hub", f"leaf{i}") for i in range(200)] + [("hub", "a"), ("a", "b"), ("b", "hub")]
    thin = thinned.of(network_of(star))
    assert set(thin.members) == {"hub", "a", "b"}
    assert thin.said == ["Too many to read: showing the 3 of 203 nodes that have at least 2 neighbours."]
    whole = [(f"n{i:02}", f"n{j:02}") for i in range(40) for j in range(i)]
    with pytest.raises(KGError, match="too many to be read"):
        thinned.of(network_of(whole))
    heavy = [record(a, b, item=f"{a}{b}{k}") for n, (a, b) in enumerate(whole) for k in range(1 + n % 4)]
    light = thinned.of(study(heavy).network())
    assert "showing 195 of 780 edges, those of weight 4 and more" in light.said[0]
    assert {link.weight for link in light.links} == {4.0}


def test_arrows_point_to_the_target() -> None:
    made = drawing.sheet("node-link", network_of([("A", "B"), ("B", "C")], directed="true"), TOLD)
    arrows = [t for t in made.canvas.drawn if isinstance(t.style.get("marker"), tuple)]
    assert len(arrows) == 3, "two lines, and the sample"
    plain = drawing.sheet("node-link", network_of([("A", "B")]), TOLD)
    assert not [t for t in plain.canvas.drawn if isinstance(t.style.get("marker"), tuple)]


# Discourse


def test_each_way_of_each_pair_is_a_line() -> None:
    told = [
        record("S", "t", item="1", kind="x#praises"), record("S", "t", item="2", kind="x#praises"),
        record("S", "t", item="3", kind="x#appeals"), record("R", "u", item="4", kind="x#appeals"),
        record("R", "u", item="4", slug="two", kind="x#appeals"),
    ]  # fmt: skip
    network = study(told, bipartite="true", kind="act").network()
    found = {(line.source, line.target, line.way): line.count for line in discourse.lines(network)}
    assert found == {("S", "t", "praises"): 2, ("S", "t", "appeals"): 1, ("R", "u", "appeals"): 1}
    made = discourse.sheet(network, TOLD)
    assert Counter(thing.style["gid"] for thing in named(made, r"way-\d+-\d+")) == {
        "way-0-1": 3,
        "way-1-2": 1,
        "way-1-1": 1,
    }
    assert {"S (3)", "R (1)", "t (3)", "u (1)"} <= set(texts(made))


def test_signs_are_dashed_not_only_coloured() -> None:
    told = [record("A", "x", sign=1.0), record("B", "x", sign=-1.0), record("C", "x", sign=0.0)]  # type: ignore[arg-type]
    network = study(told, bipartite="true").network()
    for kind, pattern in (("discourse", r"way-\d+-1"), ("incidence", r"cell-\d+-0")):
        looks = {without_colour(thing) for thing in named(drawing.sheet(kind, network, TOLD), pattern)}
        assert len(looks) == 3, kind
    assert {"in favour", "against", "neither"} <= set(texts(discourse.sheet(network, TOLD)))


def test_many_speakers_are_cut_by_a_threshold() -> None:
    told = [record(f"S{i}", "t", item=f"{i}-{k}") for i in range(80) for k in range(2 if i < 10 else 1)]
    made = discourse.sheet(study(told, bipartite="true").network(), TOLD)
    assert made.said == ["Too many to read: showing 10 of 80 lines, between nodes with at least 2 things each."]


def test_what_has_no_threshold_is_refused() -> None:
    told = [record(f"S{i}", f"t{i}") for i in range(80)]
    with pytest.raises(KGError, match="too many to be read"):
        discourse.sheet(study(told, bipartite="true").network(), TOLD)


def test_those_for_and_against_are_not_shown_as_one() -> None:
    told = [
        record(f"S{i}", f"t{j}", sign=1.0 if i % 2 else -1.0)  # type: ignore[arg-type]
        for i in range(200) for j in range(2)
    ]  # fmt: skip
    thin = thinned.of(study(told, bipartite="true").network())
    assert sorted(map(len, thin.members.values())) == [2, 100, 100]
    assert sorted(link.sign or 0 for link in thin.links) == [-1.0, 1.0]


def test_too_many_kinds_are_refused() -> None:
    told = [record("S", "t", item=str(i), kind=f"x#k{i}") for i in range(9)]
    with pytest.raises(KGError, match="cannot be told apart"):
        discourse.sheet(study(told, bipartite="true").network(), TOLD)


# Looks


@pytest.mark.parametrize(
    "looks",
    [
        {name: look[0] for name, look in claims.LOOKS.items()},
        {str(i): str(dash) for i, dash in enumerate(style.DASHES)},
        dict(enumerate(discourse.GLYPHS)),
        dict(enumerate(cumulative.HATCHES)),
        {str(i): (shape, filled) for i, (shape, _, filled) in enumerate(cells.LOOKS)},
    ],
    ids=["claims", "dashes", "glyphs", "hatches", "cells"],
)
def test_looks_differ_without_colour(looks: Mapping[Any, Any]) -> None:
    assert len(set(looks.values())) == len(looks)


def test_kinds_of_nodes_differ_without_colour() -> None:
    from kg.pictures import node_link

    shapes = {kind: look[0] for kind, look in node_link.LOOKS.items() if kind != "vote item"}
    assert len(set(shapes.values())) == len(shapes)


def test_the_colours_differ_for_those_who_see_no_red_or_no_green() -> None:
    def seen(colour: str, matrix: tuple[tuple[float, ...], ...]) -> tuple[float, ...]:
        rgb = [(int(colour[i : i + 2], 16) / 255) ** 2.2 for i in (1, 3, 5)]
        return tuple(max(0.0, sum(m * c for m, c in zip(row, rgb, strict=True))) ** (1 / 2.2) for row in matrix)

    # Viénot, Brettel and Mollon (1999), in linear RGB.
    protan = ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0))
    deutan = ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0))
    for matrix in (protan, deutan):
        for one, other in itertools.combinations(style.COLOURS, 2):
            apart = sum((a - b) ** 2 for a, b in zip(seen(one, matrix), seen(other, matrix), strict=True)) ** 0.5
            assert apart > 0.08, (one, other)


# Cumulative share


def test_the_estimate_is_that_of_statsmodels() -> None:
    survfunc = pytest.importorskip("statsmodels.duration.survfunc", reason="statsmodels is not installed")
    rng = random.Random(7)
    for size in (1, 2, 5, 50, 193):
        told = [(float(rng.randrange(1, 40)), rng.random() < 0.6) for _ in range(size)]
        ours = estimate(told)
        theirs = survfunc.SurvfuncRight([t for t, _ in told], [int(e) for _, e in told])
        steps_ = {time: 1 - p for time, p in zip(theirs.surv_times, theirs.surv_prob, strict=True)}
        assert all(abs(ours.at(time) - share) < 1e-12 for time, share in steps_.items())
        risk = dict(zip(theirs.surv_times, theirs.n_risk, strict=True))
        assert all(ours.at_risk(time) == count for time, count in risk.items())
        half = theirs.quantile(0.5)
        if 0.5 not in [round(share, 9) for share in ours.shares]:  # there statsmodels takes the next time
            assert ours.median == (None if half != half else half)


def test_small_estimates_by_hand() -> None:
    curve = estimate([(1, True), (2, False), (2, True), (5, True), (6, False)])
    assert curve.times == (1, 2, 5)
    assert [round(share, 6) for share in curve.shares] == [0.2, 0.4, 0.7]
    assert [curve.at(0), curve.at(1.5), curve.at(99)] == pytest.approx([0.0, 0.2, 0.7])
    assert [curve.at_risk(t) for t in (0, 1, 2, 3, 6, 7)] == [5, 5, 4, 2, 1, 0]
    assert (curve.median, estimate([(3, False)]).median, estimate([]).shares) == (5, None, ())


def test_the_band_lies_between_what_is_proved_and_what_is_possible() -> None:
    rows = [
        spell("a", 400, "1"), spell("b", 800, "1", lower="364", upper="800"),
        spell("c", 500, "1", lower="none", upper="500"), spell("d", 900, "0"),
    ]  # fmt: skip
    rows[2]["t_lower"] = ""
    (group,), _ = cumulative.grouped(table("spells", rows))
    assert group.curve.times == group.proved.times == (400, 500, 800)
    assert group.possible.times == (0, 365, 400)
    assert all(group.possible.at(t) >= group.proved.at(t) for t in range(0, 900, 7))
    made = drawing.sheet("cumulative", table("spells", rows), TOLD)
    (band,) = named(made, "band-0")
    assert band.style["hatch"] and any("do not exclude" in words for words in texts(made))
    unsure = {**spell("e", 400, "1", lower="370", upper="430")}
    (wide,), _ = cumulative.grouped(table("spells", [unsure]))
    assert (wide.possible.times, wide.curve.times, wide.proved.times) == ((371,), (400,), (430,))
    exact = drawing.sheet("cumulative", table("spells", [spell("a", 400, "1"), spell("d", 900, "0")]), TOLD)
    assert not named(exact, "band-0")


def test_numbers_at_risk_censoring_and_what_is_left_out() -> None:
    rows = [
        spell("a", 300, "1"),
        spell("b", 500, "0"),
        spell("c", 1200, "0"),
        spell("d", 0, "not-observed", treaty="trt:b"),
    ]
    rows[3]["t_stop"] = rows[3]["t_lower"] = ""
    made = drawing.sheet("cumulative", table("spells", rows, clock="signature", event="bound"), TOLD)
    assert [thing.values[2] for thing in named(made, r"risk-0-[\d.]+")] == ["3", "2", "1", "1"]
    assert len(named(made, r"censored-0-\d+")) == 2
    assert made.said == ["Not drawn: 1 spell, as no list is known to be complete."]
    assert {"share that is bound", "years since the state signed"} <= set(texts(made))


@pytest.mark.parametrize(
    ("last", "unit", "lines", "median"),
    [
        (1, "days", [0, 1], "1 day"),
        (65, "days", [0, 10, 20, 30, 40, 50, 60], "65 days"),
        (300, "months", list(range(10)), "9.9 months"),
        (1000, "months", [0, 6, 12, 18, 24, 30], "32.9 months"),
        (1500, "years", [0, 1, 2, 3, 4], "4.1 years"),
        (22000, "years", [0, 10, 20, 30, 40, 50, 60], "60.2 years"),
    ],
)
def test_time_is_told_in_what_fits_the_length_of_observation(
    last: int, unit: str, lines: list[int], median: str
) -> None:
    made = drawing.sheet("cumulative", table("spells", [spell("a", last, "1"), spell("b", 0, "0")]), TOLD)
    written = texts(made)
    assert f"{unit} since the clock began" in written
    risk = {thing.style["gid"]: thing.values[2] for thing in named(made, r"risk-0-\d+")}
    assert risk == {f"risk-0-{n}": "1" if n else "2" for n in lines}
    across = [float(thing.values[0]) for thing in named(made, r"risk-0-\d+")]
    gaps = [b - a for a, b in itertools.pairwise(across)]
    assert min(gaps) > 25 and max(gaps) - min(gaps) < 0.1, "numbers have room, and lie evenly"
    assert f"median {median}; observed until" in " ".join(written)


def test_numbers_at_risk_stand_under_the_lines_of_all_curves() -> None:
    rows = [spell("a", 1500, "1"), spell("b", 30, "0", treaty="trt:b"), spell("c", 900, "0", treaty="trt:b")]
    made = drawing.sheet("cumulative", table("spells", rows), TOLD)
    risk = {thing.style["gid"]: thing.values[2] for thing in named(made, r"risk-1-\d+")}
    assert risk == {"risk-1-0": "2", "risk-1-1": "1", "risk-1-2": "1"}


def test_hanoi_has_an_axis_though_it_is_observed_for_weeks(world: Graph) -> None:
    panel = world.panel("spells", treaty="trt:un-convention-against-cybercrime", event="signed")
    made = drawing.sheet("cumulative", panel, TOLD)
    assert "days since the treaty was open and the state in the population" in texts(made)
    assert len(named(made, r"risk-0-\d+")) > 4


def test_split_spells_count_each_state_once() -> None:
    first = {**spell("a", 200, "0"), "number": "1"}
    rows = [first, {**spell("a", 700, "1"), "number": "2"}, {**spell("b", 900, "0"), "number": "1"}]
    (group,), _ = cumulative.grouped(table("spells-counting", rows))
    assert (group.curve.stops, group.curve.times) == ((700, 900), (700,))


def test_curves_differ_without_colour_and_are_not_too_many() -> None:
    rows = [spell(f"s{i}", 100 * (i + 1), "1", treaty=f"trt:{t}") for t in "abcdef" for i in range(3)]
    made = drawing.sheet("cumulative", table("spells", rows), TOLD)
    assert len({without_colour(thing) for thing in named(made, r"curve-\d")}) == 6
    with pytest.raises(KGError, match="cannot be told apart"):
        drawing.sheet("cumulative", table("spells", [*rows, spell("s", 9, "1", treaty="trt:g")]), TOLD)
    with pytest.raises(KGError, match="no list is complete"):
        drawing.sheet("cumulative", table("spells", [spell("s", 9, "not-observed")]), TOLD)


def test_budapest_is_as_published(world: Graph) -> None:
    treaty = "trt:budapest-convention"
    (everyone,), _ = cumulative.grouped(world.panel("spells", treaty=treaty))
    shares = [round(everyone.curve.at(years * elapsed.YEAR), 2) for years in (5, 10, 20)]
    assert (everyone.curve.at_risk(0), shares, everyone.curve.median) == (193, [0.10, 0.17, 0.34], None)
    (signed,), _ = cumulative.grouped(world.panel("spells", treaty=treaty, clock="signature"))
    assert round((signed.curve.median or 0) / elapsed.YEAR, 1) == 4.8


# Claims


def test_a_mark_is_filled_if_it_is_right_under_one_unit() -> None:
    rows = [claim(1, "0"), claim(2, "1", error_parties="0"), claim(3, "-5"), claim(4, "7", "", kind="wire")]
    made = drawing.sheet("claims", table("claims", rows), TOLD)
    marks = {thing.style["gid"]: thing for thing in named(made, r"claim-0-\d+")}
    filled = [marks[f"claim-0-{i}"].style["markerfacecolor"] != style.PAPER for i in range(4)]
    assert filled == [True, True, False, False]
    assert {"70 states, source-3"} <= set(texts(made))
    assert "no day" in texts(made)


def test_marks_keep_their_height_and_do_not_lie_on_one_another() -> None:
    rows = [claim(i, str(i % 3 - 1)) for i in range(30)]
    made = drawing.sheet("claims", table("claims", rows), TOLD)
    at = [(thing.values[0][0], thing.values[1][0]) for thing in named(made, r"claim-0-\d+")]
    assert len({y for _, y in at}) == 3
    for one, other in itertools.combinations(at, 2):
        assert abs(one[0] - other[0]) >= claims.APART or abs(one[1] - other[1]) >= claims.APART


def test_what_cannot_be_held_against_a_record_is_counted() -> None:
    made = drawing.sheet("claims", table("claims", [claim(1, "0"), claim(2, "")]), TOLD)
    assert made.said == ["Not drawn, as no record can be held against them: 1."]
    with pytest.raises(KGError, match="no picture to draw"):
        drawing.sheet("claims", table("claims", [claim(2, "")]), TOLD)


def test_how_far_the_record_is_open() -> None:
    row = claim(1, "0", states_certain="66", states_possible="69")
    assert claims.leeway({**row, "value": "68"}) == (-1, 2)
    assert claims.leeway({**row, "comparator": "approximately"}) is None
    assert claims.leeway({**row, "unit": "african-states"}) is None
    assert claims.leeway(claim(1, "0")) is None


def test_every_claim_of_the_world_with_an_error_is_drawn(world: Graph) -> None:
    panel = world.panel("claims")
    made = drawing.sheet("claims", panel, captions.of_table(panel, "claims"))
    errors = [row for row in panel.records() if row["error"]]
    assert len(named(made, r"claim-\d+-\d+")) == len(errors) > 50
    assert "Counts that sources give, against the record of their day" in texts(made)


# Axes


@pytest.mark.parametrize(
    ("low", "high", "most"), [(0, 1, 5), (0, 25, 5), (-7, 72, 8), (0, 24.4, 10), (3, 3, 5), (0, 0.03, 4)]
)
def test_steps_are_round_few_and_within(low: float, high: float, most: int) -> None:
    found = steps(low, high, most)
    assert 1 <= len(found) <= most + 2
    assert all(low - 1e-9 <= value <= high + 1e-9 for value in found)


def test_scales_go_both_ways_and_keep_order() -> None:
    for bent in (False, True):
        scale = Scale(-8, 72, 100, 0, bent)
        at = [scale.at(value) for value in range(-8, 73)]
        assert at == sorted(at, reverse=True) and (at[0], at[-1]) == (100, 0)
        assert scale.at(500) == 0
        assert 0 in scale.ticks()
    assert Scale(5, 5, 0, 100).at(5) == 0


# The command line


def test_on_the_command_line(kg: Callable[..., Ran], world_build: Build, tmp_path: Path) -> None:
    out = ("--out", world_build.folder)

    def ran(*arguments: str | Path) -> Ran:
        return kg(*arguments, *out, base=ROOT)

    done = ran("network", "party-treaty", "--as-of", "2025-10-26", "--plot", tmp_path / "a.svg")
    assert (done.code, done.out) == (0, "")
    assert done.err.splitlines()[-1].endswith("a.svg")
    text = " ".join("".join(e.itertext()) for e in ET.fromstring((tmp_path / "a.svg").read_bytes()).iter())
    assert "As of 2025-10-26, certain reading." in text
    assert "kg network party-treaty --as-of 2025-10-26 --picture incidence --plot FILE" in text
    assert re.search(r"Lists are complete for \d of \d treaties", text)
    acts = ran("panel", "events", "--set", "treaty=trt:malabo-convention", "--plot", tmp_path / "c.pdf")
    assert (acts.code, acts.out) == (0, "")
    assert (tmp_path / "c.pdf").read_bytes().startswith(b"%PDF")

    assert ran("panel", "claims", "--plot", tmp_path / "d.png", "-o", tmp_path / "claims.csv").code == 0
    assert (tmp_path / "claims.csv").exists()
    assert (tmp_path / "d.png").exists()

    for wrong, words in (
        (("network", "address", "--plot", tmp_path / "x.jpg"), "ends in .svg, .png or .pdf"),
        (("network", "address", "--plot", tmp_path / "x.svg"), "--groups"),
        (("panel", "claims", "--plot", tmp_path / "x.svg", "--picture", "cumulative"), "can be drawn as claims"),
    ):
        refused = ran(*wrong)
        assert (refused.code, refused.out) == (2, ""), wrong
        assert words in refused.err.splitlines()[-1]
    assert not list(tmp_path.glob("x.*"))


def test_a_kind_that_does_not_fit_is_refused_and_those_that_do_are_named() -> None:
    assert drawing.choose("panel x", "", "claims", ["claims"]) == "claims"
    with pytest.raises(KGError, match="--picture pie: network x can be drawn as incidence, upset"):
        drawing.choose("network x", "pie", "incidence", drawing.NETWORKS)
    with pytest.raises(KGError, match="declares no picture"):
        drawing.choose("network x", "", "", drawing.NETWORKS)
    with pytest.raises(KGError, match="no picture of the kind"):
        drawing.sheet("pie", two_sided({"A": "x"}), TOLD)


def test_events_of_a_party_on_a_treaty(world: Graph, tmp_path: Path) -> None:
    from kg.building.selection import Selection
    from kg.pictures import timeline

    acts = timeline.of_events(
        world, {"treaty": "trt:budapest-convention", "party": "France"}, ("2000", ""), Selection()
    )
    assert acts.found.lines and {line.party for line in acts.found.lines} == {"France"}
    told = timeline.caption_of(acts, TOLD)
    assert drawing.draw("timeline", acts, tmp_path / "a.svg", told) == []
    assert "kg network planted" in (tmp_path / "a.svg").read_text("utf-8")


def test_sources_are_named_if_few_and_counted_if_many() -> None:
    assert captions.told(["b", "a"]) == "Told by 2 sources: a, b."
    assert captions.told(["a"]) == "Told by 1 source: a."
    assert captions.told(map(str, range(9)), 4) == "Told by 9 sources (4 of them independent)."
    assert captions.told([]) == ""
