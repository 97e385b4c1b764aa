"""Two numbers that make one range: 70–72 states, five to six million; no exact count is meant."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from kg.drafting.counts.amounts import Amount, amount, is_sign, part

if TYPE_CHECKING:
    from kg.drafting.text.document import Doc

BELOW = frozenset(("at-most", "fewer-than", "nearly"))
"""Before a range these speak of its upper number."""


def ranged(doc: Doc, low: Amount, busy: set[int]) -> Amount | None:
    """Return the upper number of the range that a number begins, if it begins one."""
    after = _joined(doc, low)
    sign = doc.hit("units", after) if after else None
    if sign is not None and is_sign(doc.tokens.cut(sign.start, sign.end)):
        after = sign.end
    if not after or after >= len(doc.tokens) or after in busy:
        return None
    high = amount(doc, after)
    return high if high is not None and high.value > low.value else None


def _joined(doc: Doc, low: Amount) -> int:
    """Return where the second number would begin, or 0."""
    if doc.tokens.key(low.end) == "-":
        return low.end + 1
    if doc.ends("between", low.start, 2) >= 0 and (after := doc.role("coordinator", low.end)):
        return after
    return 0 if _grown(doc, low) else doc.role("range", low.end)


def _grown(doc: Doc, low: Amount) -> bool:
    """Tell whether a number is where a growth begins; it ends with an exact one: from 47 to 52."""
    return any(doc.ends("growth", at, 2) >= 0 for at in (low.start, low.start - 1))


def passed(doc: Doc, low: Amount) -> bool:
    """Tell whether a number was left behind by a growth and counts nothing any more."""
    after = doc.role("range", low.end) if _grown(doc, low) else 0
    return 0 < after < len(doc.tokens) and amount(doc, after) is not None


def bounded(doc: Doc, low: Amount, high: Amount) -> Amount:
    """Return a range as an amount with the value of its lower number; what multiplies the upper one does both."""
    value, own = low.value, any(part(doc, at, "multiplier") for at in range(low.start, low.end))
    for at in range(high.start + 1, high.end) if not (own or high.words) else ():
        hit = part(doc, at, "multiplier")
        value *= Decimal(hit.entry.value) if hit is not None else 1
    return low._replace(end=high.end, value=value, unit=low.unit or high.unit)
