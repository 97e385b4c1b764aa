"""Verbs of speech of several words, parted by adverbs, pronouns and adjectives: expressed its deep concern."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.languages.lexicon import Hit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.drafting.text.document import Doc

STRETCH = 2
"""So many small words may stand within a verb of speech of several words."""
ADJECTIVES = 3
"""So many words may stand between a verb and the noun that makes one verb with it: expressed its deep concern."""

SMALL = ("preposition", "locative", "addressee", "coordinator", "relative", "complementiser", "infinitive", "negator")
"""Small words that are no part of what stands between a verb and its noun."""


def stretched(doc: Doc) -> Iterator[tuple[int, list[Hit]]]:
    """Find verbs of several words that adverbs part: `expressed also the hope`."""
    nodes, several = doc.pack.lexicon.nodes, doc.pack.lexicon.several
    yield from _described(doc)
    for adverb, then in sorted(doc.after.get("adverb", {}).items()):
        at = adverb - 1
        first = doc.tokens.key(at)
        if first not in several:
            continue
        then = doc.role("adverb", then) or then
        for end in range(then + 1, min(then + 1 + STRETCH, len(doc.tokens))):
            known = nodes.get(" ".join((first, *doc.tokens.keys[then:end])), ())
            hits = [Hit(at, end, entry) for entry in known if entry.table == "speech"]
            if hits:
                yield at, hits


def _described(doc: Doc) -> Iterator[tuple[int, list[Hit]]]:
    """Find verbs of several words whose noun has a pronoun or adjectives before it: voiced `its strong` support for."""
    nodes, several, speech = doc.pack.lexicon.nodes, doc.pack.lexicon.several, doc.hits.get("speech", {})
    own = doc.pack.settings
    for at, first in enumerate(doc.tokens.keys) if own.analytic or own.agreement else ():
        if first not in several or at in speech or doc.role("auxiliary", at):
            continue
        hits: list[Hit] = []
        for then in range(at + 2, min(at + 2 + ADJECTIVES, len(doc.tokens) - 1)):
            if not _adjective(doc, then - 1):
                break
            ends = range(min(then + 1 + STRETCH, len(doc.tokens)), then, -1)
            known = ((end, nodes.get(" ".join((first, *doc.tokens.keys[then:end])), ())) for end in ends)
            hits += [Hit(at, end, entry) for end, found in known for entry in found if entry.table == "speech"]
        if hits:
            yield at, sorted(hits, key=lambda hit: -hit.end)


def _adjective(doc: Doc, at: int) -> bool:
    """Tell whether a word may stand between a verb and its noun: no small word but a pronoun, no capital, no sign."""
    plain = doc.tokens.words[at] and not doc.tokens.caps[at] and doc.quoted[at] < 0
    return plain and not doc.one_of(SMALL, at)
