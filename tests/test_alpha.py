"""Alpha, MASI, intervals and matching, held against published examples, a library and brute force."""

from __future__ import annotations

import math
import random
from collections import Counter
from itertools import combinations, permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.coding.alpha import INTERVAL, NOMINAL, ORDINAL, SETS, alpha, estimate, interval, masi, same_share
from kg.coding.assignment import best_pairs

METRICS = (NOMINAL, ORDINAL, INTERVAL)


def units_of(table: list[list[int | None]]) -> list[tuple[int, ...]]:
    """Turn a table with a row for each coder into units; what is not coded is left out."""
    return [tuple(sorted(v for v in unit if v is not None)) for unit in zip(*table, strict=True)]


# Published examples


def test_two_coders_of_binary_data_as_krippendorff_2011_a() -> None:
    units = list(zip([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0], strict=True))
    assert alpha(units, NOMINAL) == pytest.approx(0.095, abs=5e-4)
    assert same_share(units) == 0.6


def test_two_coders_of_nominal_data_as_krippendorff_2011_b() -> None:
    assert alpha(list(zip("aabbdcccedda", "babbbccceddd", strict=True)), NOMINAL) == pytest.approx(0.692, abs=5e-4)


FOUR: list[list[int | None]] = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]


@pytest.mark.parametrize(("metric", "value"), [(NOMINAL, 0.743), (ORDINAL, 0.815), (INTERVAL, 0.849)])
def test_four_coders_with_gaps_as_krippendorff_2011_c(metric: str, value: float) -> None:
    assert alpha(units_of(FOUR), metric) == pytest.approx(value, abs=5e-4)


NEWS = """112.2 1101. 2333. .00.0 000.0 000.0 102.1 1.20. 222.2 2111. .100. 0000. 1222. 33223 111.1 111.1 212.2 1233.
1101. 000.0 0011. 00.00 2333. 0000. 12.22 0111. 00010 1212. 1122. 112.2 110.0 2121. 22.22 3222. 222.2 223.2 222.2 22.12
2222. 111.1"""


def test_five_coders_of_forty_articles_as_hayes_and_krippendorff_2007() -> None:
    units = [tuple(sorted(int(v) for v in unit if v != ".")) for unit in NEWS.split()]
    assert len(units) == 40
    assert alpha(units, ORDINAL) == pytest.approx(0.7598, abs=5e-5)
    assert alpha(units, NOMINAL) == pytest.approx(0.477, abs=5e-4)
    assert alpha(units, INTERVAL) == pytest.approx(0.757, abs=5e-4)


@pytest.mark.parametrize(
    ("one", "other", "similar"),
    [
        ("ab", "ab", 1),  # the same: Jaccard 1, monotonicity 1
        ("a", "ab", 1 / 2 * 2 / 3),  # one holds the other
        ("ab", "abcd", 1 / 2 * 2 / 3),
        ("ab", "ac", 1 / 3 * 1 / 3),  # each has something of its own
        ("abc", "bcd", 2 / 4 * 1 / 3),
        ("ab", "cd", 0),  # nothing shared
        ("", "a", 0),
        ("", "", 1),
    ],
)
def test_masi_is_jaccard_times_monotonicity_as_passonneau_2006(one: str, other: str, similar: float) -> None:
    assert masi(frozenset(one), frozenset(other)) == pytest.approx(1 - similar)
    assert masi(frozenset(other), frozenset(one)) == pytest.approx(1 - similar)


def test_alpha_of_sets_by_hand() -> None:
    units = [(frozenset("a"), frozenset("a")), (frozenset("a"), frozenset("ab")), (frozenset("b"), frozenset("b"))]
    # Within: 0, 2/3, 0. All pairs of the six values {a}3 {ab}1 {b}2: a-ab 3 of 2/3, a-b 6 of 1, ab-b 2 of 2/3.
    observed, expected = 2 * (2 / 3) / 6, 2 * (3 * 2 / 3 + 6 + 2 * 2 / 3) / (6 * 5)
    assert alpha(units, SETS) == pytest.approx(1 - observed / expected)


# The library `krippendorff` 0.9.0, which is under the GPL and so no part of kg


def drawn(seed: int) -> list[tuple[int, ...]]:
    chance = random.Random(seed)
    coders, units, values = chance.randint(2, 5), chance.randint(4, 40), chance.randint(2, 6)
    rows = []
    for _ in range(units):
        true = chance.randint(1, values)
        row = []
        for _ in range(coders):
            if chance.random() >= 0.2:
                row.append(true if chance.random() < 0.6 else chance.randint(1, values))
        rows.append(tuple(sorted(row)))
    return rows


LIBRARY = {
    NOMINAL: [0.282104637, 0.35326087, 0.285714286, 0.355955679, 0.417582418, 0.260270639],
    ORDINAL: [0.282104637, 0.35326087, 0.285714286, 0.35690183, 0.417582418, 0.297152649],
    INTERVAL: [0.282104637, 0.35326087, 0.285714286, 0.358241325, 0.417582418, 0.29947972],
}


@pytest.mark.parametrize("metric", METRICS)
def test_figures_of_the_library(metric: str) -> None:
    assert [alpha(drawn(seed), metric) for seed in range(6)] == pytest.approx(LIBRARY[metric], abs=1e-8)


@pytest.mark.parametrize("metric", METRICS)
def test_the_library_itself_where_somebody_has_it(metric: str) -> None:
    library = pytest.importorskip("krippendorff")
    for seed in range(60):
        units = drawn(seed)
        domain = sorted({v for unit in units for v in unit})
        counts = [[unit.count(v) for v in domain] for unit in units]
        theirs = library.alpha(value_counts=counts, value_domain=domain, level_of_measurement=metric)
        assert alpha(units, metric) == pytest.approx(theirs, abs=1e-12)


# What must hold of any data

numbers = st.lists(st.lists(st.integers(0, 5), min_size=0, max_size=4).map(tuple), max_size=12)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(2, 4)), min_size=2, max_size=20), st.sampled_from(METRICS))
def test_alpha_of_identical_codings_is_one(values: list[tuple[int, int]], metric: str) -> None:
    units = [(value,) * coders for value, coders in values]
    found = estimate(units, metric, "seed", 20)
    if len({value for value, _ in values}) == 1:
        assert found.value is None and found.low is None
    else:
        assert found.value == 1.0 and found.low in (1.0, None) and found.high in (1.0, None)


@given(numbers, st.sampled_from(METRICS), st.randoms())
def test_the_order_of_coders_and_units_makes_no_difference(
    units: list[tuple[int, ...]], metric: str, chance: random.Random
) -> None:
    other = [tuple(chance.sample(unit, len(unit))) for unit in units]
    chance.shuffle(other)
    one, two = alpha(units, metric), alpha(other, metric)
    assert (one is None) == (two is None)
    assert one is None or two is None or math.isclose(one, two, abs_tol=1e-12)


@given(numbers, st.sampled_from(METRICS))
def test_alpha_is_one_minus_mean_differences_within_over_mean_differences_between(
    units: list[tuple[int, ...]], metric: str
) -> None:
    kept = [unit for unit in units if len(unit) > 1]
    values = sorted(v for unit in kept for v in unit)
    counts = Counter(values)

    def difference(a: int, b: int) -> float:
        if metric == NOMINAL:
            return float(a != b)
        if metric == INTERVAL:
            return float((a - b) ** 2)
        low, high = min(a, b), max(a, b)
        ranks = sum(counts[g] for g in counts if low <= g <= high)
        return float((ranks - (counts[a] + counts[b]) / 2) ** 2)

    between = [difference(a, b) for a, b in permutations(values, 2)]
    found = alpha(units, metric)
    if not any(between):
        assert found is None
        return
    within = sum(sum(difference(a, b) for a, b in permutations(u, 2)) / (len(u) - 1) for u in kept) / len(values)
    assert found == pytest.approx(1 - within / (sum(between) / len(between)))


@pytest.mark.parametrize("metric", METRICS)
def test_alpha_of_independent_codings_is_near_nothing(metric: str) -> None:
    chance = random.Random(5)
    units = [(chance.randint(0, 3), chance.randint(0, 3)) for _ in range(3000)]
    found = estimate(units, metric, "seed", 200)
    assert found.value is not None and found.low is not None and found.high is not None
    assert abs(found.value) < 0.05
    assert found.low < 0 < found.high


def test_alpha_of_independent_sets_is_near_nothing() -> None:
    chance = random.Random(6)
    some = [frozenset(c) for k in range(4) for c in combinations("abc", k)]
    assert abs(alpha([(chance.choice(some), chance.choice(some)) for _ in range(2000)], SETS) or 1) < 0.05


sets = st.frozensets(st.sampled_from("abcde"))


@given(sets, sets)
def test_masi_is_a_distance_from_nothing_to_one(one: frozenset[str], other: frozenset[str]) -> None:
    assert 0 <= masi(one, other) <= 1
    assert (masi(one, other) == 0) == (one == other)
    assert (masi(one, other) == 1) == (one != other and not one & other)


# Intervals


def test_an_interval_holds_the_figure_and_narrows_with_more_units() -> None:
    chance = random.Random(9)
    units = [(value, value if chance.random() < 0.8 else chance.randint(0, 3)) for value in [0, 1, 2, 3] * 100]
    few, many = estimate(units[:40], NOMINAL, "s", 400), estimate(units, NOMINAL, "s", 400)
    widths = []
    for one in (few, many):
        assert one.value is not None and one.low is not None and one.high is not None
        assert one.low < one.value < one.high
        widths.append(one.high - one.low)
    assert widths[1] < widths[0] / 2


def test_about_nineteen_of_twenty_intervals_hold_the_true_figure() -> None:
    def sample(chance: random.Random, size: int) -> list[tuple[int, ...]]:
        values = [chance.randint(0, 3) for _ in range(size)]
        return [tuple(sorted((v, v if chance.random() < 0.7 else chance.randint(0, 3)))) for v in values]

    true = alpha(sample(random.Random(1), 100_000), NOMINAL)
    assert true is not None
    held = 0
    for seed in range(100):
        one = estimate(sample(random.Random(seed), 80), NOMINAL, "s", 200)
        assert one.low is not None and one.high is not None
        held += one.low <= true <= one.high
    assert 87 <= held <= 100


def test_an_interval_is_the_same_when_made_again_and_in_whatever_order() -> None:
    units = [(1, 1), (1, 2), (2, 2), (3, 1), (3, 3), (2, 2)]
    assert estimate(units, NOMINAL, "s", 300) == estimate(units[::-1], NOMINAL, "s", 300)
    assert estimate(units, NOMINAL, "s", 300) != estimate(units, NOMINAL, "t", 300)


@pytest.mark.parametrize("units", [[], [(1,)], [(1, 1)], [(1, 1), (1, 1)]])
def test_where_nothing_can_be_told_apart_there_is_no_figure(units: list[tuple[int, ...]]) -> None:
    found = estimate(units, NOMINAL, "s", 50)
    assert (found.value, found.low, found.high) == (None, None, None)


def test_a_figure_without_enough_draws_has_no_interval() -> None:
    never = interval(0.5, Counter({"x": 3}), lambda _: None, "s", 50)
    assert (never.value, never.low, never.high) == (0.5, None, None)
    assert estimate([(1, 1), (2, 2)], NOMINAL, "s", 0).low is None


# Pairing

weights = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 9), max_size=14)


def most(weights: dict[tuple[int, int], int]) -> int:
    """Try every pairing."""
    rows = sorted({row for row, _ in weights})

    def rest(n: int, taken: frozenset[int]) -> int:
        if n == len(rows):
            return 0
        options = [(c, w) for (r, c), w in weights.items() if r == rows[n] and c not in taken]
        return max([rest(n + 1, taken), *(w + rest(n + 1, taken | {c}) for c, w in options)])

    return rest(0, frozenset())


@given(weights)
def test_no_pairing_has_more_weight(given_weights: dict[tuple[int, int], int]) -> None:
    pairs = best_pairs(given_weights)
    assert len(set(pairs.values())) == len(pairs)
    assert sum(given_weights[pair] for pair in pairs.items()) == most(given_weights)


def test_pairing_as_a_library_of_graphs_finds_it() -> None:
    import networkx as nx

    for seed in range(40):
        chance = random.Random(seed)
        cells = [(i, j) for i in range(12) for j in range(9) if chance.random() < 0.4]
        some = {cell: chance.randint(1, 10**12) for cell in cells}
        graph: Any = nx.Graph()
        graph.add_weighted_edges_from((("row", i), ("column", j), w) for (i, j), w in some.items())
        theirs = sum(graph.edges[pair]["weight"] for pair in nx.max_weight_matching(graph))
        assert sum(some[pair] for pair in best_pairs(some).items()) == theirs
