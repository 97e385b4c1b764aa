"""Treaties that are named by a noun alone: `the convention` is the last treaty spoken of that may be called so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.document import Doc, Mention
from kg.drafting.nearby import Nearby

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT = "treaty/un-convention-against-cybercrime"
FIELD = frozenset(("org/un", "org/unodc", "org/ahc-cybercrime", "org/unga"))
"""Bodies of the United Nations: where they are spoken of, a convention without a name is theirs."""


def bare(doc: Doc, named: list[Mention], heads: Mapping[str, frozenset[str]]) -> list[Mention]:
    """Find the nouns that stand for a treaty; `heads` tells what each treaty may be called."""
    covered = {at for m in named if m.kind in ("treaty", "body", "event") for at in range(m.start, m.end)}
    treaties = Nearby([m for m in named if m.kind == "treaty"])
    ours = any(m.id in FIELD for m in named)
    found: list[Mention] = []
    for at in sorted(doc.hits.get("heads", {})):
        hit = doc.hits["heads"][at][0]
        if hit.entry.kind != "treaty" or at in covered or _indefinite(doc, at):
            continue
        meant = _meant(doc, at, hit.entry.lemma, treaties, heads, ours)
        if meant:
            found.append(Mention(at, hit.end, "treaty", meant, "treaty-head", f"heads.csv:{hit.entry.row}", 0.6))
    return found


def _indefinite(doc: Doc, at: int) -> bool:
    return doc.tokens.key(at - 1) in doc.pack.indefinite


def _meant(
    doc: Doc, at: int, lemma: str, treaties: Nearby[Mention], heads: Mapping[str, frozenset[str]], ours: bool
) -> str:
    typed = any(lemma in lemmas for lemmas in heads.values())
    order = [m.id for m in (*reversed(treaties.before(at)), *treaties.after(at))]
    fits = [t for t in order if not typed or lemma in heads.get(t, frozenset())]
    if fits:
        return fits[0]
    if not order and ours and lemma in heads.get(DEFAULT, frozenset()):
        return DEFAULT
    return ""
