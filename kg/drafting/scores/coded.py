"""How drafts and gold code what both marked: Krippendorff's alpha, apart from whether they marked the same.

Facts are matched as `scoring` matches them, by the words they share; of each matched pair the codes are compared.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.coding import alpha
from kg.drafting.scores.scoring import HALF, Item, aligned, overlap, pairs, same

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

COLUMNS = ("language", "section", "code", "metric", "units", "agreement", "alpha", "low", "high")
CODES: dict[str, tuple[str, dict[str, str]]] = {
    "statements": (
        "content",
        {
            "speaker": alpha.NOMINAL,
            "act": alpha.NOMINAL,
            "direct": alpha.NOMINAL,
            "level": alpha.NOMINAL,
            "stance": alpha.NOMINAL,
        },
    ),
    "counts": (
        "span",
        {"value": alpha.INTERVAL, "comparator": alpha.NOMINAL, "measure": alpha.NOMINAL, "unit": alpha.NOMINAL},
    ),
    "dates": ("span", {"earliest": alpha.INTERVAL, "latest": alpha.INTERVAL}),
    "events": ("span", {"kind": alpha.NOMINAL}),
    "actions": ("span", {"type": alpha.NOMINAL, "realisation": alpha.NOMINAL}),
}
"""Section to the span that it is matched by, and to its codes with their metrics."""


class Row(NamedTuple):
    """Agreement on one code in one language."""

    language: str
    section: str
    code: str
    metric: str
    units: int
    agreement: float | None
    alpha: float | None
    low: float | None
    high: float | None


def rows(compared: Iterable[tuple[str, Item, Item]]) -> list[Row]:
    """Lay out agreement by language, section and code.

    Args:
        compared: language, draft and gold of each article.

    """
    found: dict[tuple[str, str, str, str], list[alpha.Values]] = defaultdict(list)
    for language, drafted, gold in compared:
        for section, (span, codes) in CODES.items():
            for code, metric in codes.items():
                found[language, section, code, metric] += _units(drafted, gold, section, span, code)
    return [_row(*key, units) for key, units in found.items() if units]


def _units(drafted: Item, gold: Item, section: str, span: str, code: str) -> list[alpha.Values]:
    """Return what both wrote for one code, for each fact that both marked and coded."""
    mine, theirs = drafted[section], gold[section]
    least = HALF if section == "statements" else 0.0
    matched = pairs(mine, theirs, _fit(span, least))
    names = aligned(drafted["mentions"], gold["mentions"])
    told = [(_value(mine[i].get(code), code), _value(theirs[j].get(code), code)) for i, j in matched]
    if code == "speaker":
        return [(b if same(a, b, names) else a, b) for a, b in told]
    given = (pair for pair in told if None not in pair) if code in ("stance", "earliest", "latest", "value") else told
    return list(given)


def _fit(span: str, least: float) -> Callable[[Item, Item], float]:
    def fit(one: Item, other: Item) -> float:
        share = overlap(one[span], other[span])
        return share if share >= least else 0.0

    return fit


def _value(told: Any, code: str) -> Any:
    """Return what is compared: of a day its number."""
    return date.fromisoformat(told).toordinal() if told and code in ("earliest", "latest") else told


def _row(language: str, section: str, code: str, metric: str, units: list[alpha.Values]) -> Row:
    agreement, found = alpha.same_share(units), alpha.estimate(units, metric, f"{language} {section} {code}")
    figures = (agreement, found.value, found.low, found.high)
    return Row(language, section, code, metric, len(units), *(None if f is None else round(f, 3) for f in figures))
