"""What a stated number can mean, by the comparators that the code list declares."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from kg.comparing.ranges import Comparators, above, disjoint
from kg.declared import ontology, workspace
from kg.terms import BASE

CMP = BASE + "concept/comparator/"
RANGES = [
    # comparator, number, upper, lowest, highest
    ("exactly", "72", "", "72", "72"),
    ("exactly", "72.0", "", "72", "72"),
    ("", "72", "", "72", "72"),
    ("", "72", "80", "72", "80"),
    ("nearly", "70", "", "63", "69"),
    ("nearly", "100", "", "90", "99"),
    ("nearly", "5", "", "4", "4"),
    ("nearly", "1", "", "0", "0"),
    ("more-than", "60", "", "61", None),
    ("fewer-than", "60", "", None, "59"),
    ("at-least", "60", "", "60", None),
    ("at-most", "60", "", None, "60"),
    ("at-most", "60", "65", None, "65"),
    ("approximately", "72", "", "65", "79"),
    ("approximately", "100", "", "90", "110"),
    ("approximately", "3", "", "3", "3"),
    ("approximately", "70", "80", "63", "88"),
    ("exactly", "70", "80", "70", "80"),
    ("exactly", "1.5", "", "1.5", "1.5"),
    ("approximately", "1.5", "", "1.35", "1.65"),
    ("at-least", "1.5", "", "1.5", None),
    ("many", "12", "", None, None),
    ("few", "3", "", None, None),
    ("unspecified", "3", "", None, None),
]


@cache
def comparators() -> Comparators:
    return Comparators(ontology.load(workspace.find(Path(__file__).resolve().parents[1])))


def span(comparator: str, value: str, upper: str = "") -> tuple[Decimal | None, Decimal | None]:
    return comparators().range(comparator and CMP + comparator, value, upper)


@pytest.mark.parametrize(("comparator", "value", "upper", "low", "high"), RANGES)
def test_range(comparator: str, value: str, upper: str, low: str | None, high: str | None) -> None:
    assert span(comparator, value, upper) == (low and Decimal(low), high and Decimal(high))


def test_every_comparator_of_the_code_list_is_covered() -> None:
    declared = comparators().ontology.concepts(CMP)
    assert {CMP + comparator for comparator, *_ in RANGES if comparator} == declared


@pytest.mark.parametrize("value", ["1.5", "2", "0.001"])
def test_an_open_end_excludes_the_number_itself(value: str) -> None:
    exact = span("exactly", value)
    assert disjoint(span("more-than", value), exact)
    assert disjoint(span("fewer-than", value), exact)
    assert disjoint(span("nearly", value), exact)
    assert not disjoint(span("at-least", value), exact)
    assert not disjoint(span("at-most", value), exact)


def test_more_than_a_fraction_reaches_everything_above() -> None:
    assert not disjoint(span("more-than", "1.5"), span("exactly", "1.50001"))
    assert not disjoint(span("nearly", "1.5"), span("exactly", "1.49999"))


@pytest.mark.parametrize("number", range(1, 40))
@pytest.mark.parametrize("comparator", ["nearly", "approximately"])
def test_no_range_is_empty(comparator: str, number: int) -> None:
    low, high = span(comparator, str(number))
    assert low is not None and high is not None and low <= high


def test_open_ends_never_clash_on_their_side() -> None:
    low, high = (Decimal(5), None), (None, Decimal(5))
    assert not disjoint(low, high) and not disjoint((None, None), low)
    assert disjoint(low, (None, Decimal(4)))
    assert above((Decimal(5), Decimal(6)), (Decimal(1), Decimal(4)))
    assert not above((Decimal(4), Decimal(6)), (Decimal(1), Decimal(4)))
    assert not above(low, (Decimal(1), None))
