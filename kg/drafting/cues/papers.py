"""Verbs that say something only by their subject: the memorandum provides for patrols, criminals asked for money."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.drafting.cues.cue import Cue
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc

PAPERS = "papers"
"""Frame of a verb that says something only where a paper is its subject: shows, lists, provides for."""
TREATY = "treaty"
"""Note at a paper that is a treaty, or its draft, where it is the subject."""
BEFORE = 9
"""A paper, with whose it is, has at most so many words before a verb."""
BEHIND = 3
"""A paper begins within so many words behind a verb that goes before it."""
ASIDE = 16
"""What commas enclose between a paper and its verb has at most so many tokens."""
SMALL = ("relative", "complementiser", "conjunction", "negator", "planner", "auxiliary")
"""Small words that part a noun from the verb behind it."""
SCHEMES = frozenset(("appeals", "warns", "offers", "commits"))
"""What a swindler does with words: to ask, to threaten, to offer, to promise."""
CHEATED = 14
"""Those who are cheated are named within so many tokens behind the verb."""


def about_no_paper(doc: Doc, hit: Hit) -> bool:
    """Tell whether a verb that only papers have as their subject stands without one."""
    return PAPERS in hit.entry.tags and not (_before(doc, hit.start) or _behind(doc, hit))


def paper_speaks(doc: Doc, cue: Cue) -> bool:
    """Tell whether a paper is the subject of a verb, so that what it says is told whoever wrote it."""
    return not cue.attributes and "noun" not in cue.frames and _before(doc, cue.start)


def _behind(doc: Doc, hit: Hit) -> bool:
    """Tell whether a paper stands behind a verb that a sign parts from what it says: `…, pokazują dane policji`."""
    inverted = doc.pack.settings.verb_first and not doc.tokens.words[hit.start - 1]
    return inverted and doc.within("paper", hit.end, hit.end + BEHIND)


def _before(doc: Doc, end: int) -> bool:
    """Tell whether a paper stands in the words right before a verb: the agency's report, data of X.

    What commas enclose between them may stand there: the figures, published on Monday, show.
    """
    if doc.tokens.key(end - 1) == ",":
        end = max((at for at in doc.commas(max(0, end - ASIDE), end - 1)), default=0)
    for at in range(end - 1, max(-1, end - BEFORE - 1), -1):
        if doc.role("paper", at):
            return not _text(doc, at)
        plain = doc.tokens.words[at] or doc.tokens.tight(at + 1)
        if not plain or doc.one_of(SMALL, at):
            return False
    return False


def _text(doc: Doc, at: int) -> bool:
    """Tell whether a paper is rather what a treaty or its draft is: what the text provides for nobody says."""
    return TREATY in doc.roles["paper"][at].entry.value


def scheme(doc: Doc, hit: Hit) -> bool:
    """Tell whether criminals stand before a verb and those whom they cheat behind it: asked victims to send money.

    That is how they work, no statement.
    """
    if hit.entry.kind not in SCHEMES or "noun" in hit.entry.tags:
        return False
    sentence = doc.sentences[doc.sentence_at(hit.start)]
    cheated = doc.within("sufferer", hit.end, min(hit.end + CHEATED, sentence.end))
    return cheated and any(_begins(doc, at) for at in doc.places("culprit", sentence.start, hit.start))


def _begins(doc: Doc, at: int) -> bool:
    """Tell whether a noun begins a sentence or a clause behind a sign, an article before it or not."""
    at = max(at - 1, 0) if doc.role("determiner", at - 1) == at else at
    return at in doc.opened or not doc.tokens.words[at - 1] or doc.ends("conjunction", at) >= 0
