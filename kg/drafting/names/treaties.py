"""Treaties that are named by a noun alone: `the convention` is the last treaty spoken of that may be called so."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from kg.drafting.names.gazetteer import public
from kg.drafting.text.document import Doc, Mention
from kg.drafting.text.nearby import Nearby

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.drafting.languages.lexicon import Entry, Hit
    from kg.drafting.languages.packs import Pack

LEAD = 2
"""The headline and the first paragraphs say what a story is about."""
LONGEST = 3
"""A head noun has at most so many words: nghị định thư."""
MANY = 4
"""More mentions than these do not make a treaty more likely."""
DEFAULT = "treaty/un-convention-against-cybercrime"
OPENED = {
    "treaty/budapest-convention": date(2001, 11, 23),
    "treaty/budapest-protocol-1": date(2003, 1, 28),
    "treaty/malabo-convention": date(2014, 6, 27),
    "treaty/budapest-protocol-2": date(2022, 5, 12),
    DEFAULT: date(2025, 10, 25),
}
"""When treaties were opened for signature: no state has acted on them before."""
PLACES = {
    "place/budapest": "treaty/budapest-convention",
    "place/malabo": "treaty/malabo-convention",
    "place/hanoi": DEFAULT,
}
"""Towns that treaties are called by: ratified Malabo."""
ADDITION = {"treaty/budapest-convention": "treaty/budapest-protocol-2"}
"""The newest addition to a treaty, which a noun stands for that no treaty named so far is called by."""
BESIDE = 6
"""The words that say which treaty a noun stands for end within so many tokens behind it."""
SMALL = ("connector", "owner", "determiner", "year-word", "locative")
NAMED = ("place", "body", "treaty", "state")
OPENERS = frozenset(("Signature", "signing", "adoption"))
"""What is said to have been done to a treaty in a town that it is called by."""
FIELD_BODY = "org/un"
FIELD = frozenset(("org/un", "org/unodc", "org/ahc-cybercrime", "org/unga"))
"""Bodies of the United Nations: where they are spoken of, a convention without a name is theirs."""


def heads(pack: Pack) -> dict[str, frozenset[str]]:
    """Tell what each treaty may be called: the head nouns in its names."""
    if pack.treaty_heads is None:
        pack.treaty_heads = _collected(pack)
    return pack.treaty_heads


def _collected(pack: Pack) -> dict[str, frozenset[str]]:
    """Collect the head nouns of treaties in their names."""
    nodes = pack.lexicon.nodes
    named = {word: e.lemma for word, found in nodes.items() for e in found if e.table == "heads" and e.kind == "treaty"}
    collected: dict[str, set[str]] = {}
    for form, found in nodes.items():
        for entry in found:
            if entry.table == "names" and entry.kind == "treaty":
                words = form.split()
                runs = (" ".join(words[at : at + size]) for size in range(1, LONGEST + 1) for at in range(len(words)))
                first = min((run for run in runs if run in named), key=form.find, default="")
                first = "" if _inside(entry.value, form, first, nodes) else first
                lemmas = {named[first]} if first else set()
                collected.setdefault(public(entry.value), set()).update(lemmas)
    return {treaty: frozenset(lemmas) for treaty, lemmas in collected.items()}


def _inside(id: str, form: str, head: str, nodes: Mapping[str, Sequence[Entry]]) -> bool:
    """Tell whether a head noun stands within the name of another treaty: an addition to the Budapest Convention."""
    words = form.partition(head)[0].split() if head else []
    ends = (" ".join(form.split()[at:]) for at in range(1, len(words) + 1))
    return any(
        one.kind == "treaty" and one.table == "names" and one.value != id for end in ends for one in nodes.get(end, ())
    )


def bare(doc: Doc, named: list[Mention], heads: Mapping[str, frozenset[str]]) -> list[Mention]:
    """Find the nouns that stand for a treaty; `heads` tells what each treaty may be called."""
    covered = {at for m in named if m.kind in ("treaty", "body", "event") for at in range(m.start, m.end)}
    known = Nearby(sorted([m for m in named if m.kind == "treaty"] + _inner(doc, named, heads)))
    ours = any(m.id in FIELD for m in named)
    field = {m.end: m.start for m in named if m.id == FIELD_BODY}
    told = Counter[str]()
    found: list[Mention] = []
    for at in sorted(doc.hits.get("heads", {})):
        hit = doc.hits["heads"][at][0]
        if hit.entry.kind != "treaty" or at in covered:
            continue
        start = field.get(at, at)
        if said := said_which(doc, at, hit.end, hit.entry.lemma, heads):
            meant = said
        elif _indefinite(doc, at):
            meant = _added(at, hit.entry.lemma, known, heads)
        else:
            meant = DEFAULT if start < at else _meant(doc, at, hit.end, hit.entry.lemma, known, heads, ours, told)
        if meant:
            told[meant] += 1
            found.append(Mention(start, hit.end, "treaty", meant, "treaty-head", hit.entry.place, 0.6))
    covered.update(m.start for m in found)
    return found + _texts(doc, covered, heads)


def _texts(doc: Doc, covered: set[int], heads: Mapping[str, frozenset[str]]) -> list[Mention]:
    """Find the nouns for any text where the words behind say which treaty it is: the text adopted by the Assembly."""
    texts = ((at, hit) for at, hit in sorted(doc.roles.get("stand-in", {}).items()) if at not in covered)
    told = ((hit, said_which(doc, at, hit.end, "", heads)) for at, hit in texts)
    return [Mention(hit.start, hit.end, "treaty", id, "treaty-head", hit.entry.place, 0.6) for hit, id in told if id]


def _inner(doc: Doc, named: list[Mention], heads: Mapping[str, frozenset[str]]) -> list[Mention]:
    """Find the treaties within the names of others: a protocol to the Budapest Convention."""
    names = doc.hits.get("names", {})
    found: list[Mention] = []
    for mention in (m for m in named if m.kind == "treaty"):
        for hit in (names[at][0] for at in range(mention.start + 1, mention.end) if at in names):
            id = public(hit.entry.value)
            other = not heads.get(id, frozenset()) & heads.get(mention.id, frozenset())
            if hit.entry.kind == "treaty" and other:
                found.append(Mention(hit.start, hit.end, "treaty", id, "inner", "", 0.5))
    return found


def said_which(doc: Doc, at: int, end: int, lemma: str, heads: Mapping[str, frozenset[str]]) -> str:
    """Return the treaty that the words beside a noun say it is: signed in Hanoi, of the United Nations, of 2001."""
    meant = _by_year(doc, doc.tokens.key(at - 1)) or _behind(doc, end)
    typed = any(lemma in lemmas for lemmas in heads.values())
    return meant if not typed or lemma in heads.get(meant, frozenset()) else ""


def _behind(doc: Doc, end: int) -> str:
    """Return the treaty that a year, a town or a body of the United Nations behind a noun stands for."""
    at, light = end, True
    limit = min(end + BESIDE, len(doc.tokens))
    while at < limit:
        small = max(doc.role(role, at) for role in SMALL)
        if not (doc.tokens.words[at] or (at == end and doc.tokens.keys[at] == ",")):
            return ""
        if found := [hit for hit in doc.hits.get("names", {}).get(at, ()) if hit.entry.kind in NAMED]:
            return _stands_for(doc, end, found[0], light)
        light, at = light and small > 0, max(small, at + 1)
        if light and (meant := _by_year(doc, doc.tokens.key(at))):
            return meant
    return ""


def _stands_for(doc: Doc, end: int, hit: Hit, light: bool) -> str:
    """Return the treaty of a town or a body behind a noun; `light` if nothing but small words is between."""
    id = public(hit.entry.value)
    done = _opened_by(doc, end, hit)
    if id in PLACES:
        return PLACES[id] if light or done or PLACES[id] == DEFAULT else ""
    other = light and doc.role("connector", hit.end) > 0  # the UN convention on climate
    return DEFAULT if id in FIELD and (done or (light and not other)) else ""


def _by_year(doc: Doc, key: str) -> str:
    """Return the treaty that was opened in a year, if it is a year."""
    return next((id for id, day in OPENED.items() if key == str(day.year)), "")


def _opened_by(doc: Doc, low: int, hit: Hit) -> bool:
    """Tell whether some words say that a treaty was signed in a town, or adopted by a body."""
    triggers = doc.hits.get("triggers", {})
    near = (*range(low, hit.start), hit.end)
    return any(hit.entry.value in OPENERS for at in near for hit in triggers.get(at, ()))


def _indefinite(doc: Doc, at: int) -> bool:
    return doc.tokens.key(at - 1) in doc.pack.indefinite


def _meant(
    doc: Doc,
    at: int,
    end: int,
    lemma: str,
    known: Nearby[Mention],
    heads: Mapping[str, frozenset[str]],
    ours: bool,
    told: Counter[str],
) -> str:
    """Choose among the treaties that may be called so: what the story is about, and what was named just before.

    A noun that points back, as `hiệp ước này`, may stand for one of another noun.
    """
    typed = any(lemma in lemmas for lemmas in heads.values())
    before = [m for m in known.before(at) if not typed or lemma in heads.get(m.id, frozenset())]
    shown = doc.tokens.key(end) in doc.pack.demonstratives
    whole = [m for m in before if m.rule != "inner"]
    if whole and (shown or doc.ends("pointer", at, 1) >= 0):
        return whole[-1].id
    if before:
        weight = {m.id: weigh(doc, at, m.id, before, told) for m in before}
        return max(weight, key=lambda id: weight[id])
    if ours and lemma in heads.get(DEFAULT, frozenset()) and not known.before(at):
        return DEFAULT
    after = (m.id for m in known.after(at) if not typed or lemma in heads.get(m.id, frozenset()))
    return (
        next(after, "")
        or next((m.id for m in reversed(known.before(at)) if shown), "")
        or _added(at, lemma, known, heads)
    )


def _added(at: int, lemma: str, known: Nearby[Mention], heads: Mapping[str, frozenset[str]]) -> str:
    """Return the newest addition to the treaty named last: joined the convention in 2018 and signed the protocol."""
    last = ADDITION.get(known.before(at)[-1].id, "") if known.before(at) else ""
    return last if lemma in heads.get(last, frozenset()) else ""


def weigh(doc: Doc, at: int, id: str, before: list[Mention], told: Counter[str]) -> float:
    """Weigh what was named: in the headline or the lead, spoken of often, named in this sentence or the one before."""
    mine = [m for m in before if m.id == id]
    last, here = doc.sentence_at(mine[-1].start), doc.sentence_at(at)
    lead = doc.sentences[doc.sentence_at(mine[0].start)].paragraph <= LEAD
    same = doc.sentences[last].paragraph == doc.sentences[here].paragraph
    near = 3.0 if last == here else 2.0 if same and last == here - 1 else 1.0 if same else 0.0
    newest = 0.4 if mine[-1] is before[-1] else 0.0
    return (2.0 if lead else 0.0) + min(len(mine) + told[id], MANY) / 2 + near + newest
