"""What a stated number or date can mean, as a closed range, and when two ranges cannot both be true."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import TYPE_CHECKING, TypeVar

from kg.terms import CCA

if TYPE_CHECKING:
    from kg.declared.ontology import Ontology

T = TypeVar("T", Decimal, str)


def disjoint(a: tuple[T | None, T | None], b: tuple[T | None, T | None]) -> bool:
    """Tell whether two closed ranges share nothing; None is an open end."""
    return _below(a, b) or _below(b, a)


def _below(a: tuple[T | None, T | None], b: tuple[T | None, T | None]) -> bool:
    return a[1] is not None and b[0] is not None and a[1] < b[0]


def above(a: tuple[T | None, T | None], b: tuple[T | None, T | None]) -> bool:
    """Tell whether all of one range lies above all of another."""
    return _below(b, a)


@dataclass(frozen=True)
class Comparators:
    """The ranges of comparators, as the code list declares them: nearly 70 is 63 to 69."""

    ontology: Ontology

    def range(self, comparator: str, value: str, upper: str = "") -> tuple[Decimal | None, Decimal | None]:
        """Return the numbers that a stated number can mean.

        Args:
            comparator: IRI of the comparator; without one the number is exact.
            value: the number.
            upper: the upper number, where the source gives two.

        """
        number = Decimal(value)
        if not comparator:
            return number, Decimal(upper or value)
        low = self._end(comparator, number, "lowerFactor", "lowerOpen", 1)
        high = self._end(comparator, Decimal(upper or value), "upperFactor", "upperOpen", -1)
        if low is not None and high is not None and low > high:
            return high, high  # nearly 5: rounding inwards leaves nothing between 4.5 and 5
        return low, high

    def _end(self, comparator: str, number: Decimal, factor: str, is_open: str, inwards: int) -> Decimal | None:
        declared = self.ontology.value(CCA + factor, comparator)
        if declared is None:
            return None
        end = number * Decimal(declared)
        excluded = self.ontology.value(CCA + is_open, comparator) == "true"
        if number == number.to_integral_value():
            # A count is whole, so its range is too; an open end excludes the number itself.
            whole = end.to_integral_value(ROUND_CEILING if inwards > 0 else ROUND_FLOOR)
            return whole + inwards if excluded and whole == end else whole
        if excluded:
            return end.next_plus() if inwards > 0 else end.next_minus()
        return end
