"""What an office is over: the words between a role and a name that belong to the role, listed as portfolios or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc

KINDS = frozenset(
    [
        "minister",
        "deputy-minister",
        "secretary",
        "commissioner",
        "high-commissioner",
        "director",
        "deputy-director",
        "executive-director",
        "head",
        "coordinator",
        "deputy-secretary-general",
    ]
)
"""Kinds of office over a matter: behind `minister of` stands no person, behind `lawyer for` one may."""
PARTS = 4
"""So many portfolios are joined at most."""


def remit(doc: Doc, hit: Hit, known: Container[int]) -> int:
    """Return where the words end that say what an office is over; `known` are tokens where other names begin."""
    end = _listed(doc, hit, known)
    if not end:
        return hit.end
    for _ in range(PARTS):
        further = _joined(doc, end)
        if not further:
            break
        end = further
    return end


def _starts(doc: Doc, hit: Hit) -> tuple[int, ...]:
    inner = doc.role("connector", hit.end) or hit.end
    return hit.end, inner, doc.role("determiner", inner) or inner


def _listed(doc: Doc, hit: Hit, known: Container[int]) -> int:
    """Return where a portfolio of the tables ends that follows a role."""
    found = (doc.hit("portfolios", at) for at in _starts(doc, hit) if at not in known and not _verb(doc, at))
    return next((portfolio.end for portfolio in found if portfolio is not None), 0)


def _verb(doc: Doc, at: int) -> bool:
    """Tell whether a matter in small letters is rather a verb, in a language of syllables: Cục trưởng `thông tin`."""
    matter, verb = doc.hit("portfolios", at), doc.hit("speech", at)
    both = matter is not None and verb is not None and verb.end >= matter.end
    return both and doc.pack.settings.syllables


def _joined(doc: Doc, end: int) -> int:
    """Return where a further portfolio ends that is joined to the one before, or 0."""
    joined = doc.role("coordinator", end)
    portfolio = doc.hit("portfolios", joined) if joined else None
    return portfolio.end if portfolio is not None else 0
