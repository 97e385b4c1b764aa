"""Nouns that stand for bodies (the ministry, the agency): which nouns head their names."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from kg.drafting.names.gazetteer import public

if TYPE_CHECKING:
    from kg.drafting.languages.packs import Pack
    from kg.drafting.text.document import Doc, Mention


def longer(pack: Pack) -> dict[str, frozenset[str]]:
    """Tell which nouns head the names of each body, so that an acronym is known to be a ministry or an agency."""
    if pack.body_heads is None:
        found: dict[str, set[str]] = {}
        nodes = pack.lexicon.nodes
        nouns = {form: e.lemma for form, known in nodes.items() for e in known if e.table == "heads"}
        lists = pack.settings.lists
        joining = {form for form, _ in lists.get("coordinator", ())}
        small = {form for role in ("connector", "locative") for form, _ in lists.get(role, ())} - joining
        last = 0 if pack.settings.adjective_after else -1
        for form, known in nodes.items():
            bodies = {public(entry.value) for entry in known if entry.table == "names" and entry.kind == "body"}
            if bodies:
                words = itertools.takewhile(lambda word: word not in small, form.split())
                heads = [nouns[word] for word in words if word in nouns]
                for body in bodies if heads else ():
                    found.setdefault(body, set()).add(heads[last])
        pack.body_heads = {body: frozenset(lemmas) for body, lemmas in found.items()}
    return pack.body_heads


CLOSED = 8
"""A verb of speech within so many tokens behind a noun has it for its subject."""
APPOSED = 6
"""The noun that says what a body is stands within so many tokens behind the comma."""


def called(doc: Doc) -> dict[str, frozenset[str]]:
    """Tell by which nouns and kinds a text calls bodies: `airline` Halden, Nordvault, a `gang` called X."""
    starts = {m.start: m.id for m in doc.of("body").items}
    ends = {m.end: m.id for m in doc.of("body").items}
    states = {m.start: m.end for m in doc.of("state").items} if doc.pack.settings.syllables else {}
    found: dict[str, set[str]] = {}
    for at, hits in doc.hits.get("heads", {}).items():
        end = doc.role("naming", hits[0].end) or hits[0].end
        end += doc.tokens.key(end) == '"'  # the daily „Courier”
        apposed = ends.get(_comma(doc, at), "") if _closed(doc, end) else ""
        body = starts.get(end, "") or starts.get(states.get(end, -1), "") or apposed
        if body:
            found.setdefault(body, set()).update((hits[0].entry.lemma, hits[0].entry.kind))
    return {body: frozenset(words) for body, words in found.items()}


def _comma(doc: Doc, at: int) -> int:
    """Return the comma that opens the apposition which a noun stands in, or -1."""
    for sign in range(at - 1, max(-1, at - APPOSED), -1):
        if doc.tokens.keys[sign] == ",":
            return sign
        if not doc.tokens.words[sign] or doc.joins(sign) or doc.hit("speech", sign) or doc.role("relative", sign):
            return -1
    return -1


def _closed(doc: Doc, at: int) -> bool:
    """Tell whether a sign closes an apposition before a verb of speech: not `seen by AP, the prosecution says`."""
    for end in range(at, min(at + CLOSED, len(doc.tokens))):
        if not doc.tokens.words[end]:
            return True
        verb = doc.hit("speech", end)
        if verb is not None and "noun" not in verb.entry.tags:
            return False
    return True


def headed(doc: Doc, mention: Mention) -> bool:
    """Tell whether a noun in a name says what kind of body it is."""
    return any(at in doc.hits.get("heads", {}) for at in range(mention.start, mention.end))


def has_head(doc: Doc, mention: Mention, lemma: str) -> bool:
    """Tell whether a noun stands in a name."""
    heads = doc.hits.get("heads", {})
    return any(at in heads and heads[at][0].entry.lemma == lemma for at in range(mention.start, mention.end))


def begins_with(doc: Doc, mention: Mention, lemma: str) -> bool:
    """Tell whether a noun stands in a name, or a longer one that begins with it: Công an in Công an tỉnh."""
    heads = (hit for at in range(mention.start, mention.end) for hit in doc.hits.get("heads", {}).get(at, ()))
    return any(f"{hit.entry.lemma} ".startswith(f"{lemma} ") for hit in heads)


def has_kind(doc: Doc, mention: Mention, kind: str) -> bool:
    """Tell whether a noun of a kind stands in a name."""
    heads = doc.hits.get("heads", {})
    return any(at in heads and heads[at][0].entry.kind == kind for at in range(mention.start, mention.end))
