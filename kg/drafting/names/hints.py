"""What a story says of a name that no table has: that a group calls itself so, who works there, who is told it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.names.bodies import CALLED, LOOSE
from kg.drafting.names.callings import OUTLAW, are
from kg.drafting.names.remits import KINDS
from kg.drafting.names.runs import Run

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc

NEAR = 6
"""So many tokens from the noun for a body to the words that say how it is called."""
QUOTED = 4
"""The name of a paper between marks has at most so many tokens."""
NOUN = 7
"""So many tokens from the article to the noun that says what a name is."""
BAND = "team"
"""Kind of noun for a few people, whose name is that of a gang where it is theirs: nhóm X."""
BANDS = frozenset(("organisation", BAND))
"""Kinds of noun for a group of which the text may say no more than how it is called."""
SYLLABLES = 6
"""A noun for a firm has at most so many syllables: công ty an ninh mạng."""


def told(doc: Doc, runs: list[Run]) -> frozenset[str]:
    """List the names that a text says somewhere are those of bodies; with a given name they may be somebody else's."""
    given = doc.pack.given
    strange = (run for run in runs if doc.tokens.keys[run.start] not in given)
    bodies = (run for run in strange if a_body(doc, run.start) or _joined_to_staff(doc, run.start))
    return frozenset(doc.tokens.cut(run.start, run.end) for run in bodies)


def _joined_to_staff(doc: Doc, start: int) -> bool:
    """Tell whether a word for whom somebody works for joins a name to a role: a lawyer `with` X."""
    return doc.ends("employer", start) >= 0 and employs(doc, start)


def a_body(doc: Doc, start: int) -> bool:
    """Tell whether the words before a name say that it is one of a body."""
    return of_a_company(doc, start) or called(doc, start)


def called(doc: Doc, start: int) -> bool:
    """Tell whether a noun for a body and words for how it is called stand before: a group calling itself X."""
    at = start - (doc.tokens.key(start - 1) == '"')
    begins = doc.ends("naming", at, NEAR)
    if begins < 0:
        return False
    near = range(max(0, begins - NEAR), begins)
    hits = (doc.hit(table, b) for b in near for table in ("heads", "names"))
    return any(doc.role("crowd", b) for b in near) or any(hit is not None and hit.entry.kind in CALLED for hit in hits)


def outlaw(doc: Doc, run: Run) -> bool:
    """Tell whether the words beside a name say that it is one of a gang: hackers calling themselves X, the gang X."""
    start = run.start - (doc.tokens.key(run.start - 1) == '"')
    if doc.ends("attacker", start) >= 0 or doc.role("attacker", run.end):
        return True
    near = (doc.hit("heads", at) for at in range(max(0, start - 3), start))
    nouns = [noun for noun in near if noun is not None and noun.end == start]
    if any(noun.entry.kind in {*are(OUTLAW), BAND} or _of_hackers(doc, noun) for noun in nouns):
        return True
    if doc.tokens.key(run.end) == "," and doc.role("attacker", run.end + 2):
        return True  # X, a botnet
    begins = doc.ends("naming", start, NEAR)
    return begins >= 0 and any(_band(doc, at, begins) for at in range(max(0, begins - NEAR), begins))


def _of_hackers(doc: Doc, noun: Hit) -> bool:
    """Tell whether a noun for a group has a word for those who attack right before it: hackers of the group X."""
    near = range(max(0, noun.start - 2), noun.start)
    return noun.entry.kind in BANDS and any(doc.role("attacker", at) for at in near)


def _band(doc: Doc, at: int, begins: int) -> bool:
    """Tell whether a word says who calls themselves so: hackers, or a noun right before the words for it."""
    noun = doc.hit("heads", at)
    return doc.one_of(("crowd", "attacker"), at) or (noun is not None and noun.end == begins)


def employs(doc: Doc, start: int) -> bool:
    """Tell whether a preposition joins a name to a role that is over no matter: lawyer of X, analyst at X."""
    at = doc.ends("employer", start)
    before = at if at >= 0 else doc.ends("connector", start)
    if before < 0 or doc.joins(before) or (at < 0 and doc.ends("locative", start) >= 0):
        return False
    offices = (doc.hit("offices", near) for near in range(max(0, before - 5), before))
    return any(office is not None and office.end == before and office.entry.kind not in KINDS for office in offices)


def staffed(doc: Doc, run: Run) -> bool:
    """Tell whether a name owns an office: Open Now`'s director`."""
    owns = doc.pack.settings.analytic and doc.tokens.key(run.end) == "'" and doc.tokens.tight(run.end)
    return owns and doc.hit("offices", run.end + 2) is not None


def viewed(doc: Doc, run: Run) -> bool:
    """Tell whether a name owns something, as a place behind a preposition seldom does: in Halden`'s telling`."""
    return doc.tokens.key(run.end) == "'"


def informed(doc: Doc, run: Run) -> bool:
    """Tell whether a name is that of a paper which somebody tells something: told the X, says „X” behind a verb."""
    tokens, start = doc.tokens, run.start
    article = doc.ends("determiner", start)
    if article >= 0 and len(run.parts) > 1 and _verb(doc, article):
        return True
    marks = tokens.key(start - 1) == '"' and run.end - start <= QUOTED and doc.quoted[start] < 0
    return marks and bool(doc.pack.settings.endings) and _verb(doc, start - 1)


def _verb(doc: Doc, end: int) -> bool:
    """Tell whether a word of speech ends at a token."""
    near = (doc.hit("speech", at) for at in range(max(0, end - 3), end))
    return any(hit is not None and hit.end == end for hit in near)


def of_a_company(doc: Doc, at: int) -> bool:
    """Tell whether a noun in small letters for a company or a paper stands right before: firm Halden."""
    heads, names, end = doc.hits.get("heads", {}), doc.hits.get("names", {}), at
    if doc.pack.settings.syllables:  # nouns of several syllables, and the state right behind: hãng Hàn Quốc Hanbit
        near = (names[b][0] for b in range(max(0, at - 4), at) if b in names)
        end = next((hit.start for hit in near if hit.end == at and hit.entry.kind == "state"), at)
    nouns = [heads[b][0] for b in range(max(0, end - SYLLABLES), end) if b in heads and heads[b][0].end == end]
    first = doc.sentences[doc.sentence_at(at)].start if nouns else 0
    return any(h.entry.kind in LOOSE and (h.start == first or _small(doc, h.start)) for h in nouns)


def _small(doc: Doc, at: int) -> bool:
    """Tell whether a noun has no capital of a name: it is small, or nothing but letters, as NGO is."""
    return not doc.tokens.caps[at] or doc.tokens.word(at).isupper()


def said_to_be(doc: Doc, end: int) -> bool:
    """Tell whether the words after a comma say that a name is one of a body: a London-based campaign group."""
    article = doc.role("determiner", end + 1) if doc.tokens.key(end) == "," else 0
    return article > 0 and any(doc.hit("heads", at) for at in range(article, article + NOUN))


def bare(doc: Doc, run: Run) -> Run:
    """Leave out a noun with the capital of a sentence before the name that it describes: Firm Halden, ONG X Y."""
    hit = doc.hit("heads", run.start)
    if hit is None or hit.entry.kind not in CALLED or run.end <= hit.end:
        return run
    letters = doc.tokens.word(run.start).isupper()
    first = doc.sentences[doc.sentence_at(run.start)].start == run.start
    parts = tuple(at for at in run.parts if at >= hit.end)
    return Run(hit.end, run.end, parts) if parts and (letters or (first and run.end - hit.end == 1)) else run
