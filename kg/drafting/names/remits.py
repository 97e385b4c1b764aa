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
    end = _listed(doc, hit, known) or _unlisted(doc, hit, known)
    if not end:
        return hit.end
    for _ in range(PARTS):
        further = _joined(doc, hit, end, known)
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


def _unlisted(doc: Doc, hit: Hit, known: Container[int]) -> int:
    """Return where capitalised words end that a preposition joins to a role over a matter, or 0: of Innovation."""
    at = _starts(doc, hit)[-1]
    return _capitals(doc, at, known) if hit.entry.kind in KINDS and at > hit.end else 0


def _joined(doc: Doc, hit: Hit, end: int, known: Container[int]) -> int:
    """Return where a further portfolio ends that is joined to the one before, or 0."""
    at = doc.role("coordinator", end)
    portfolio = doc.hit("portfolios", at) if at else None
    if portfolio is not None:
        return portfolio.end
    return _capitals(doc, at, known) if at and hit.entry.kind in KINDS else 0


def _capitals(doc: Doc, at: int, known: Container[int]) -> int:
    """Return where capitalised words end before a given name, or 0."""
    tokens, end = doc.tokens, at
    while end < len(tokens) and tokens.caps[end] and end not in known and tokens.keys[end] not in doc.pack.given:
        end += 1
    return end if end > at and tokens.key(end) in doc.pack.given else 0
