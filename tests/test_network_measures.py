"""Measures are those of NetworkX and of what was published; what must not be ranked is not."""

from __future__ import annotations

import random
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

import networkx
import pytest
from planted_networks import blocs, of, record, study
from workspaces import ROOT

import kg as package
from kg.errors import KGError
from kg.networking import (
    brokerage,
    changes,
    communities,
    handing,
    margins,
    measure_tables,
    measures,
    mixing,
    profiles,
    ranking,
    reading,
    significance,
)
from kg.networking.choice import Choice

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran

    from kg.building.store import Build
    from kg.graph import Graph
    from kg.networking.reading import Study

DRAWS = 200


@pytest.fixture(scope="module")
def world(world_build: Build) -> Graph:
    return package.open(ROOT, world_build.folder)


def karate() -> networkx.Graph:
    graph = networkx.Graph((str(u), str(v)) for u, v in networkx.karate_club_graph().edges())
    networkx.set_edge_attributes(graph, 1.0, "weight")
    return graph


def close(found: dict[str, float], expected: dict[str, float]) -> bool:
    return found.keys() == expected.keys() and all(abs(found[n] - expected[n]) < 1e-6 for n in found)


def unrefused(one: Study) -> measures.Asked:
    """Measure in spite of the reasons not to rank: the values themselves are compared."""
    network = one.network()
    return measures.Asked(one, network, handing.to_networkx(network, grounds=False), [])


# Classic networks


def test_karate_club() -> None:
    """Values as published for Zachary's club: density .139, transitivity .256, betweenness of the two heads."""
    direct = karate()
    names = ("degree", "strength", "betweenness", "eigenvector", "density", "components", "clustering")
    found = measures.measure(of(direct), names)
    assert found.said == [] and found.ranked_by == "betweenness"
    assert close(found.nodes["degree"], dict(direct.degree()))
    assert close(found.nodes["strength"], dict(direct.degree(weight="weight")))
    assert close(found.nodes["betweenness"], networkx.betweenness_centrality(direct))
    assert close(found.nodes["eigenvector"], networkx.eigenvector_centrality(direct, max_iter=5000, tol=1e-12))
    assert close(found.nodes["clustering"], networkx.clustering(direct))
    whole = dict(found.whole)
    assert whole["density"] == pytest.approx(0.139, abs=5e-4)
    assert whole["transitivity"] == pytest.approx(0.2557, abs=5e-5)
    assert whole["mean clustering"] == pytest.approx(0.5706, abs=5e-5)
    assert found.nodes["betweenness"]["0"] == pytest.approx(0.4376, abs=5e-5)
    assert found.nodes["betweenness"]["33"] == pytest.approx(0.3041, abs=5e-5)
    assert whole["components"] == 1 and whole["nodes of the largest component"] == 34


def test_florentine_families() -> None:
    """The Medici stand between half of all pairs: .522 (Padgett's marriages)."""
    direct = networkx.florentine_families_graph()
    found = measures.measure(of(direct), ["betweenness", "density"])
    assert close(found.nodes["betweenness"], networkx.betweenness_centrality(direct))
    assert found.nodes["betweenness"]["Medici"] == pytest.approx(0.5220, abs=5e-5)
    assert dict(found.whole)["density"] == pytest.approx(20 / 105)
    network = of(direct).network()
    lines = measure_tables.render(found, network, "table", str).splitlines()
    first = next(line for line in lines if line.startswith("1 "))
    assert "Medici" in first


def test_southern_women() -> None:
    """Eighteen women, fourteen events, 89 attendances; two sides are measured as two sides."""
    direct = networkx.davis_southern_women_graph()
    one = of(direct, bipartite="true")
    women = direct.graph["top"]
    found = measures.measure(one, ["degree", "density", "clustering"])
    assert dict(found.whole)["density"] == pytest.approx(89 / (18 * 14))
    assert dict(found.whole)["clustering (Robins and Alexander: closed paths of four)"] == pytest.approx(
        networkx.bipartite.robins_alexander_clustering(direct)
    )
    assert close(found.nodes["degree"], dict(direct.degree()))
    got = measures.Found()
    measures.MEASURES["betweenness"](unrefused(one), got)
    assert close(got.nodes["betweenness"], networkx.bipartite.betweenness_centrality(direct, women))
    folded = of(direct, fold="source").network()
    projected = networkx.bipartite.weighted_projected_graph(direct, women)
    assert {frozenset(pair): edge.weight for pair, edge in folded.edges.items()} == {
        frozenset((u, v)): float(w) for u, v, w in projected.edges(data="weight")
    }
    assert not networkx.get_node_attributes(handing.to_networkx(folded), "bipartite")


def test_directed_measures() -> None:
    chance = random.Random(5)
    direct = networkx.gnp_random_graph(30, 0.2, seed=3, directed=True)
    direct = networkx.relabel_nodes(direct, str)
    rows = [record(u, v, weight=str(chance.randint(1, 4))) for u, v in direct.edges()]
    rows = [row._replace(weight=float(row.weight)) for row in rows]
    networkx.set_edge_attributes(direct, {(r.source, r.target): r.weight for r in rows}, "weight")
    found = measures.measure(
        study(rows, directed="true"), ["degree", "strength", "betweenness", "eigenvector", "density"]
    )
    assert close(found.nodes["in degree"], dict(direct.in_degree()))
    assert close(found.nodes["out strength"], dict(direct.out_degree(weight="weight")))
    assert close(found.nodes["betweenness"], networkx.betweenness_centrality(direct))
    expected = networkx.eigenvector_centrality(direct, weight="weight", max_iter=5000, tol=1e-12)
    assert close(found.nodes["eigenvector"], expected)
    assert dict(found.whole)["density"] == pytest.approx(networkx.density(direct))


def test_assortativity_is_newmans() -> None:
    direct = karate()
    club = networkx.get_node_attributes(networkx.karate_club_graph(), "club")
    groups = {str(node): name for node, name in club.items()}
    networkx.set_node_attributes(direct, groups, "club")
    assert mixing.assortativity(direct, groups) == pytest.approx(
        networkx.attribute_assortativity_coefficient(direct, "club")
    )
    turned = direct.to_directed()
    turned.remove_edge("0", "1")
    assert mixing.assortativity(turned, groups) == pytest.approx(
        networkx.attribute_assortativity_coefficient(turned, "club")
    )
    assert mixing.assortativity(direct, {}) is None
    assert mixing.assortativity(direct, dict.fromkeys(groups, "one")) is None


def test_communities_of_the_karate_club() -> None:
    """The best partition has modularity .4198 and four communities (Brandes and others 2008)."""
    got = communities.find(karate())
    assert got
    assert got.modularity == pytest.approx(0.4198, abs=5e-5) and len(set(got.member.values())) == 4
    assert 0.5 < got.stability < 1 and got.counts[0] <= 4 <= got.counts[1]
    assert got == communities.find(karate()), "the same seeds give the same"
    assert communities.find(networkx.Graph()) is None


def test_adjusted_rand_is_one_for_the_same_and_nought_for_chance() -> None:
    chance = random.Random(2)
    one = {str(i): i % 4 for i in range(400)}
    assert communities.rand(one, {node: 9 - group for node, group in one.items()}) == 1
    mixed = {node: chance.randrange(4) for node in one}
    assert abs(communities.rand(one, mixed)) < 0.03
    # Hubert and Arabie's index by hand: six things, cells 2 1 / 1 2
    a = dict(zip("abcdef", (1, 1, 1, 2, 2, 2), strict=True))
    b = dict(zip("abcdef", (1, 1, 2, 1, 2, 2), strict=True))
    assert communities.rand(a, b) == pytest.approx((2 - 6 * 6 / 15) / (6 - 6 * 6 / 15))


@pytest.mark.parametrize(
    ("groups", "role"),
    [
        ("xxx", "coordinator"),
        ("xyx", "consultant"),
        ("xyy", "gatekeeper"),
        ("xxy", "representative"),
        ("xyz", "liaison"),
    ],
)
def test_brokerage_roles(groups: str, role: str) -> None:
    graph = networkx.DiGraph([("a", "b"), ("b", "c")])
    counted = brokerage.roles(graph, dict(zip("abc", groups, strict=True)))
    assert counted == {"a": Counter(), "b": Counter({role: 1}), "c": Counter()}
    graph.add_edge("a", "c")
    assert not brokerage.roles(graph, dict(zip("abc", groups, strict=True)))["b"]


def test_what_is_not_defined_is_refused() -> None:
    undirected = of(karate())
    with pytest.raises(KGError, match="directed network only"):
        measures.measure(undirected, ["brokerage"])
    with pytest.raises(KGError, match="in a folded or bipartite network"):
        measures.measure(undirected, ["significance"])
    with pytest.raises(KGError, match="no measure 'closeness'; there are degree"):
        measures.measure(undirected, ["closeness"])
    apart = study([record("a", "b"), record("c", "d")], directed="true")
    got = measures.Found()
    measures.MEASURES["eigenvector"](unrefused(apart), got)
    assert not got.nodes and "not strongly connected" in got.said[0]


# What must not be ranked


def test_profiles_that_tie_forbid_a_ranking() -> None:
    """Two lists of many items each: all actors have one of two profiles."""
    rows = [record(f"a{i}", f"i{j:02}") for i in range(8) for j in range(30) if j % 2 == i % 2]
    network = study(rows, fold="source").network()
    assert profiles.sharing(profiles.of(network))["a0"] == 4
    [reason] = ranking.refusals(network)
    assert reason.startswith("8 of 8 nodes have the very same profile as another (2 profiles in all)")
    found = measures.measure(study(rows, fold="source"), ["betweenness", "degree"])
    assert "betweenness" not in found.nodes and "degree" in found.nodes and not found.ranked_by
    assert found.said[0].startswith("no ranking by betweenness: 8 of 8 nodes")


def test_few_items_forbid_a_ranking() -> None:
    def reasons(number: int) -> list[str]:
        chance = random.Random(1)
        rows = [
            record(f"a{i}", f"i{j:02}")
            for j in range(number)
            for i in range(12)
            if chance.random() < 0.5 or i == j % 12
        ]
        return ranking.refusals(study(rows, fold="source").network())

    assert reasons(20) == []
    assert reasons(19) == ["only 19 shared things stand behind it, fewer than 20; a rank follows from which these are"]


def test_parties_of_treaties_are_not_ranked(world: Graph) -> None:
    one = reading.read(world, "cosigning", Choice())
    reasons = ranking.refusals(one.network())
    assert len(reasons) == 2 and reasons[0].startswith("141 of 146 nodes") and reasons[1].startswith("only 8 shared")


def test_equal_values_share_a_rank() -> None:
    found = measures.measure(of(karate()), ["betweenness"])
    rows = measure_tables.render(found, of(karate()).network(), "table", str).splitlines()[1:]
    ranks = [int(row.split()[0]) for row in rows]
    values = [row.split()[-1] for row in rows]
    assert all((ranks[i] == ranks[j]) == (values[i] == values[j]) for i, j in combinations(range(34), 2))


# The null


def test_draws_keep_margins_and_eligibility() -> None:
    pairs, _ = blocs(4)
    closed = {("a00", "i01"), ("a05", "i07")} - set(pairs)
    allowed = {(f"a{i:02}", f"i{j:02}") for i in range(45) for j in range(48)} - closed
    start = margins.board(pairs, allowed)
    degrees = [mask.bit_count() for mask in start.masks()]
    sizes = [len(own) for own in start.members]
    seen = set()
    for drawn in margins.draws(start, 50, 3):
        assert [mask.bit_count() for mask in drawn.masks()] == degrees
        assert [len(own) for own in drawn.members] == sizes
        assert all(own <= may for own, may in zip(drawn.members, drawn.eligible, strict=True))
        seen.add(tuple(drawn.masks()))
    assert len(seen) == 50 and start.movable > 0


@pytest.mark.parametrize("closed", [None, {("a", "z")}, {("a", "z"), ("c", "x")}])
def test_draws_are_uniform(closed: set[tuple[str, str]] | None) -> None:
    """Every network of the same margins and eligibility is drawn equally often: they can all be listed."""
    pairs = [("a", "x"), ("a", "y"), ("b", "y"), ("b", "z"), ("c", "z"), ("d", "x")]
    allowed = None if closed is None else {(p, q) for p in "abcd" for q in "xyz"} - closed
    start = margins.board(pairs, allowed)
    rows = [mask.bit_count() for mask in start.masks()]
    columns = [len(own) for own in start.members]
    everything = 0
    for chosen in combinations([(i, j) for i in range(4) for j in range(3)], 6):
        names = {("abcd"[i], "xyz"[j]) for i, j in chosen}
        fits = Counter(i for i, _ in chosen) == Counter(dict(enumerate(rows)))
        fits = fits and Counter(j for _, j in chosen) == Counter(dict(enumerate(columns)))
        everything += fits and not names & (closed or set())
    number = 6000
    counts = Counter(tuple(drawn.masks()) for drawn in margins.draws(start, number, 11))
    assert len(counts) == everything > 2
    expected = number / everything
    chi = sum((n - expected) ** 2 / expected for n in counts.values())
    assert chi < (everything - 1) + 4 * (2 * (everything - 1)) ** 0.5


def test_planted_blocs_are_recovered_and_none_is_made_up() -> None:
    """Over 100 seeds: see the note on networks. Here three, so that a test is quick."""
    for seed in (1, 2):
        pairs, bloc = blocs(seed)
        found = margins.test(margins.board(pairs), number=400, seed=seed)
        kept = found.significant
        assert len(kept) > 100 and sum(bloc[t.one] == bloc[t.other] for t in kept) / len(kept) > 0.95
        graph = networkx.Graph((t.one, t.other) for t in kept)
        got = communities.find(graph)
        assert got and communities.rand(got.member, {n: bloc[n] for n in got.member}) > 0.8
        mixed, _ = blocs(seed, real=False)
        assert len(margins.test(margins.board(mixed), number=400, seed=seed).significant) == 0


def test_homophily_by_the_margins() -> None:
    pairs, bloc = blocs(1)
    names = {actor: str(group) for actor, group in bloc.items()}
    real = margins.test(margins.board(pairs), names, DRAWS).homophily
    assert real and real.p < 0.01 and real.observed > real.expected
    mixed = margins.test(margins.board(blocs(1, real=False)[0]), names, DRAWS).homophily
    assert mixed and mixed.p > 0.05


def test_closed_lists_are_not_taken_for_homophily() -> None:
    """Two regions with a treaty each that is open to it alone: all is explained by who was eligible."""
    rows = [record(f"{side}{i}", f"t{side}") for side in "xy" for i in range(6) if i != 2]
    rows += [record(f"{side}{i}", "open") for side in "xy" for i in range(6) if i % 2 == 0]
    regions = {f"{side}{i}": side for side in "xy" for i in range(6)}
    allowed = [(actor, t) for actor in regions for t in ("open", f"t{regions[actor]}")]

    def p(may: list[tuple[str, str]] | None) -> float:
        one = study(rows, allowed=may, regions=regions, fold="source")
        homophily = significance.test(one, one.network(), 500).homophily
        assert homophily
        return homophily.p

    assert p(None) < 0.05 < p(allowed)


def test_too_few_draws_for_one_tie_are_said() -> None:
    pairs, _ = blocs(1, actors=12, items=15, real=False)
    twins = [(twin, f"own{i}") for twin in ("twin1", "twin2") for i in range(6)]
    one = study([record(actor, item) for actor, item in [*pairs, *twins]], fold="source")
    found = significance.test(one, one.network(), 19)
    needed = len(found.ties) * 20
    assert not found.significant
    assert f"one tie alone would need --draws {needed:,}" in significance.sentences(found, one)[1]
    assert min(tie.p for tie in significance.test(one, one.network(), 400).ties) < 0.01


def test_no_pair_of_parties_is_significant(world: Graph) -> None:
    """The must of this data: neither with who was eligible nor without, and it is said in words."""
    for eligibility in (True, False):
        one = reading.read(world, "party-treaty", Choice(), eligibility=eligibility)
        assert (one.allowed is not None) is eligibility
        found = significance.test(one, one.network(), 400)
        assert len(found.ties) > 6000 and not found.significant
        said = significance.sentences(found, one)
        assert said[0].startswith("no significant pair: none of 6,0")
        assert ("closed by eligibility" in said[-1]) is eligibility


def test_margins_that_leave_no_choice_are_said() -> None:
    one = study([record("a", "t"), record("b", "t")], fold="source")
    assert significance.sentences(significance.test(one, one.network(), DRAWS), one) == [
        "no other network has these margins and this eligibility: nothing can be said of its ties"
    ]


def test_mixed_signs_are_no_membership(world: Graph) -> None:
    one = reading.read(world, "votes", Choice())
    with pytest.raises(KGError, match="choose what counts as joining"):
        significance.test(one, one.network())
    with pytest.raises(KGError, match=r"^votes: choose what counts as joining, as --kind yes; signs are mixed$"):
        measures.measure(one, ["communities"])


def test_signs_are_mixed_also_where_one_pair_is_once_for_and_once_against() -> None:
    for_, against = record("a", "x", item="1")._replace(sign=1.0), record("a", "x", item="2")._replace(sign=-1.0)
    with pytest.raises(KGError, match="signs are mixed"):
        measures.measure(study([for_, against], bipartite="true"), ["communities"])
    assert measures.measure(study([against], bipartite="true"), ["communities"]).nodes


def test_communities_that_follow_from_the_seed_have_no_members(world: Graph) -> None:
    """Those who voted yes: 20 runs agree little more than by chance."""
    found = measures.measure(reading.read(world, "votes", Choice(kinds=("yes",))), ["communities"])
    assert {"communities (Louvain)", "modularity"} < dict(found.whole).keys()
    stability = dict(found.whole)["stability of communities (mean adjusted Rand index)"]
    assert isinstance(stability, float) and stability < communities.AGREED
    assert not found.nodes
    [why] = found.said
    assert "follows from the seed" in why and f"agree by {stability:.2f}" in why
    stable = measures.measure(of(karate()), ["communities"])
    assert set(stable.nodes) == {"community", "together"} and dict(stable.whole)["communities (Louvain)"] == 4


# Two days


def test_what_came_and_went() -> None:
    spell = {"earliest": "2001-01-01", "latest": "2001-01-01"}
    gone = {**spell, "end_earliest": "2002-01-01", "end_latest": "2002-01-01"}
    stays = {**spell, "end_earliest": "2009-01-01"}
    late = {"earliest": "2003-01-01", "latest": "2003-01-01", "end_earliest": "2009-01-01"}
    rows = [record("p", "b", **gone), record("q", "b", **stays), record("r", "b", **late)]
    one = study(rows, directed="true", time="spell", choice=Choice(as_of="2004-01-01"))
    assert changes.between(one, "2001-06-01").sentence == (
        "1 nodes came, 1 went; 1 edge came, 1 went, 1 stayed (Jaccard 0.333)"
    )
    with pytest.raises(KGError, match="must not be after"):
        changes.between(one, "2005-01-01")
    with pytest.raises(KGError, match="needs --as-of"):
        changes.between(study(rows, directed="true"), "2001-01-01")


def test_the_command_measures(kg: Callable[..., Ran], world_build: Build) -> None:
    ran = kg(
        *("network", "party-treaty", "--out", world_build.folder, "--draws", "100"),
        *("--measure", "betweenness", "--measure", "significance", "--measure", "degree", "-f", "csv"), base=ROOT,
    )  # fmt: skip
    assert ran.code == 0, ran.err
    assert "no ranking by betweenness" in ran.err and "no significant pair" in ran.err
    lines = ran.out.splitlines()
    assert lines[0] == "measure,node,label,value" and lines[1] == "significant pairs,,,0"
    assert not any(line.startswith("betweenness") for line in lines)
    assert any(line.startswith("degree,sta:vnm,Viet Nam,") for line in lines)
