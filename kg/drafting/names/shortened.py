"""Bodies named by their head noun alone, with a capital: the Commission, the Assembly, after the whole name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.names.bodies import CALLED, NOT_BODIES, home
from kg.drafting.names.slugs import slug
from kg.drafting.names.standing import institution, opens
from kg.drafting.text.document import Doc, Mention
from kg.drafting.text.nearby import Nearby

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Hit

MINISTRY, MINISTER = "ministry", "minister"
"""Kinds of a body and of the office over it."""


def shortened(doc: Doc, known: list[Mention]) -> list[Mention]:
    """Find the capitalised head nouns that stand for the body named last with the same head."""
    heads = doc.hits.get("heads", {})
    owners = {at: m.id for m in known if m.kind == "body" for at in range(m.start, m.end) if at in heads}
    taken = {at for m in known for at in range(m.start, m.end)}
    first = _first(doc, owners)
    states = Nearby([m for m in known if m.kind == "state"])
    last: dict[str, str] = {}
    found: list[Mention] = []
    for at in sorted(heads):
        hit = heads[at][0]
        if at in owners:
            last.update(dict.fromkeys(_short(hit), owners[at]))
        elif at not in taken and _stands(doc, hit):
            name = hit.entry.lemma.lower()
            meant = last.get(name) or (first.get(name, "") if _ahead(doc, hit) else "")
            if not meant and institution(doc, hit):
                meant = _own(hit, states)
                last[name] = meant
            if meant:
                found.append(Mention(at, hit.end, "body", meant, "head-again", hit.entry.place, 0.6))
    return found


def firms(doc: Doc, known: list[Mention]) -> list[Mention]:
    """Find the first word of a firm's name where it stands alone, if no table has it: Hanbit, after Hanbit Telecom."""
    heads = doc.hits.get("heads", {})
    names: dict[str, str] = {}
    for mention in known:
        last = heads.get(mention.end - 1) if mention.kind == "body" and mention.end - mention.start > 1 else None
        word = doc.tokens.keys[mention.start]
        firm = last is not None and last[0].entry.kind in CALLED and mention.rule.startswith("head-")
        if firm and word not in doc.pack.lexicon.nodes:
            names[word] = mention.id
    taken = {at for m in known for at in range(m.start, m.end)} if names else set()
    return [
        Mention(at, at + 1, "body", names[key], "firm-again", "", 0.6)
        for at, key in enumerate(doc.tokens.keys if names else ())
        if key in names and at not in taken and doc.tokens.caps[at]
    ]


def _own(hit: Hit, states: Nearby[Mention]) -> str:
    """Return the identifier of a body that only its noun names: that of the state of the story."""
    name = slug(hit.entry.lemma)
    own = home(hit.start, states).removeprefix("state/")
    return f"org/{own}-{name}" if own else f"org/{name}"


def ministries(doc: Doc, known: list[Mention]) -> list[Mention]:
    """Find the ministries that speak and are named only by their minister, whose matter the text tells."""
    heads = doc.hits.get("heads", {})
    nouns = [at for at in sorted(heads) if heads[at][0].entry.kind == MINISTRY] if doc.pack.settings.endings else []
    named = {at for m in known if m.kind == "body" for at in range(m.start, m.end)}
    if not nouns or any(at in named for at in nouns):
        return []
    states = Nearby([m for m in known if m.kind == "state"])
    matters = [(at, matter) for at in sorted(doc.hits.get("offices", {})) if (matter := _matter(doc, at))]
    found: list[Mention] = []
    for at in nouns:
        hit = heads[at][0]
        last = next((matter for before, matter in reversed(matters) if before < at), "")
        alone = doc.hit("portfolios", hit.end) is None
        if last and alone and (_speaks(doc, hit) or _told_by(doc, at)):
            own = home(at, states).removeprefix("state/")
            name = f"org/{own}-ministry-of-{last}" if own else f"org/ministry-of-{last}"
            found.append(Mention(at, hit.end, "body", name, "head-again", hit.entry.place, 0.5))
    return found


def _matter(doc: Doc, at: int) -> str:
    """Return what the minister at a token is minister of."""
    hit = doc.hits["offices"][at][0]
    places = range(at + 1, hit.end + 1) if hit.entry.kind == MINISTER else ()
    matter = next((matter for place in places if (matter := doc.hit("portfolios", place))), None)
    return matter.entry.value if matter is not None else ""


def _told_by(doc: Doc, at: int) -> bool:
    """Tell whether a verb of speech ends right before a noun: `jak szacuje resort`."""
    verb = next((h for s in (at - 1, at - 2) if s >= 0 for h in doc.hits.get("speech", {}).get(s, ())), None)
    return verb is not None and verb.end == at and "noun" not in verb.entry.tags


def _short(hit: Hit) -> tuple[str, ...]:
    """Return what a body may be called after its head: the head, and the first word of one of several words."""
    lemma = hit.entry.lemma.lower()
    return lemma, lemma.split(" ")[0]


def _ahead(doc: Doc, hit: Hit) -> bool:
    """Tell whether a noun may speak of a body that is named in full only later: in a headline, or as who speaks."""
    return doc.zone(hit.start) == "headline" or _speaks(doc, hit)


def _first(doc: Doc, owners: dict[int, str]) -> dict[str, str]:
    """Tell which body of a head is named first."""
    heads = doc.hits.get("heads", {})
    found: dict[str, str] = {}
    for at in sorted(owners):
        for name in _short(heads[at][0]):
            found.setdefault(name, owners[at])
    return found


def _speaks(doc: Doc, hit: Hit) -> bool:
    return doc.hit("speech", hit.end) is not None


def _stands(doc: Doc, hit: Hit) -> bool:
    """Tell whether a head noun stands alone as a name: with a capital that is not only that of a sentence."""
    tokens, at = doc.tokens, hit.start
    if hit.entry.kind in NOT_BODIES or not all(tokens.caps[b] for b in range(at, hit.end)):
        return False
    office = doc.hit("offices", at)
    if _follows_name(doc, at) or (office is not None and office.end > hit.end):
        return False
    return _speaks(doc, hit) or not opens(doc, at) or doc.zone(at) == "headline"


def _follows_name(doc: Doc, at: int) -> bool:
    """Tell whether another word of a name stands before."""
    return at > 0 and doc.tokens.caps[at - 1] and not doc.role("determiner", at - 1)
