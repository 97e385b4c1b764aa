"""The marks of a person on a run of capitalised words: given names, titles, verbs of speech, credits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.languages.inflection import nominative
from kg.drafting.names.hints import a_body
from kg.drafting.names.phrases import phrasal

if TYPE_CHECKING:
    from kg.drafting.names.runs import Run
    from kg.drafting.text.document import Doc

CREDITS = ("credit", "byline")
"""Zones where those who wrote or took pictures are named."""
PLURAL = "plural"
"""Rank of a row that names several holders of an office."""
APPOSITION = 9
"""A title begins at most so many tokens behind the comma."""
ONE_NAME = 3.0
"""Weight of a name of one word whose office between commas a verb of speech follows."""
YEAR = 3
"""An age has fewer figures."""
BYLINE = 4
"""Behind the name of an author stand at most so many tokens: in Bangkok."""
REACH, PLAIN = 24, 7
"""An office stands at most so many tokens before its holder, with so many words between that nothing is known of."""
WITHOUT = ("preposition", "connector", "relative", "possessive", "locative")
"""What no noun of an apposition stands behind: its own words come before."""
LOCATED = 2.5
"""What a run loses that stands behind a word of place: in Đông Hà."""
STYLES = frozenset(
    [
        "head-of-state",
        "head-of-government",
        "deputy-head-of-government",
        "minister",
        "deputy-minister",
        "legislator",
        "judge",
        "ambassador",
        "governor",
        "mayor",
        "officer-rank",
        "commissioner",
        "academic",
    ]
)
"""Kinds of office that are also a form of address: President X said."""


def score(doc: Doc, run: Run, small: set[str], masked: set[int], told: frozenset[str]) -> float:
    """Weigh the marks of a person on a run of words; `told` are names that the text tells are those of bodies."""
    tokens, given = doc.tokens, doc.pack.given
    words = [tokens.keys[at] for at in run.parts]
    weight = 3.0 if words[0] in given or nominative(tokens.word(run.start), doc.pack)[1] else 0.0
    weight += 1.0 if any(word in given for word in words[1:]) else 0.0
    weight += 3.0 if _titled(doc, run.start) else 2.0 if len(words) > 1 and _held(doc, run.start, masked) else 0.0
    weight += 2.0 if run.initial else 0.0
    weight += 1.0 if len(words) > 1 else _alone(doc, run.start)
    if _says(doc, run):
        weight += 1.0
    weight += 1.5 if _credited(doc, run) and len(words) > 1 else 0.0
    sure = len(words) > 1 and (_lives(doc, run.end) or _described(doc, run.end))
    weight += 2.0 if sure else 1.5 if _appositive(doc, run.end) else 0.0
    weight -= 2.0 * sum(word in small for word in words if word not in given) / len(words)
    weight -= 4.0 if any(at in doc.hits.get("heads", {}) for at in range(run.start, run.end)) else 0.0
    body = tokens.cut(run.start, run.end) in told or (tokens.keys[run.start] in given and a_body(doc, run))
    weight -= 4.0 if body else 0.0
    owns = doc.tokens.key(run.end) == "'" and doc.tokens.tight(run.end)  # in Ana Souza`'s` view
    weight -= LOCATED if _located(doc, run.start) and not (run.initial or owns) else 0.0
    return weight


def shouted(doc: Doc, run: Run) -> bool:
    """Tell whether a run stands in a longer line all in capitals, where they tell no names; an author's is short."""
    line = doc.paragraphs[doc.sentences[doc.sentence_at(run.start)].paragraph]
    if line.end - line.start <= run.end - run.start + BYLINE:
        return False
    end = doc.tokens.ends[line.end - 1]
    return doc.text[doc.tokens.starts[line.start] : end].isupper()


def _credited(doc: Doc, run: Run) -> bool:
    """Tell whether a name stands in a credit, or alone in a line behind a small word: By Ada Moss."""
    if doc.zone(run.start) in CREDITS or (doc.zone(run.start) == "page" and doc.tokens.key(run.start - 1) == ":"):
        return True
    line = doc.paragraphs[doc.sentences[doc.sentence_at(run.start)].paragraph]
    small = doc.role("attribution", line.start) == run.start or doc.role("preposition", line.start) == run.start
    return small and line.end - run.end <= BYLINE


def _titled(doc: Doc, at: int) -> bool:
    """Tell whether an honorific, a rank or an office stands right before."""
    honorifics, offices = doc.roles.get("honorific", {}), doc.hits.get("offices", {})
    for before in range(max(doc.sentences[doc.sentence_at(at)].start, at - 4), at):
        hit = honorifics.get(before)
        if hit is not None:
            return True
        office = offices.get(before)
        if office is not None and office[0].end == at and office[0].entry.use != PLURAL:
            return True
    return False


def _alone(doc: Doc, at: int) -> float:
    """Weigh one word: a name after an honorific, perhaps one after a title, else hardly a person."""
    if _honoured(doc, at):
        return 0.0
    return -3.5


def _honoured(doc: Doc, at: int) -> bool:
    """Tell whether a title such as Mr stands right before, so that a surname alone is a person."""
    end = at - 1 if doc.tokens.key(at - 1) == "." else at
    return doc.ends("honorific", end) >= 0


def _held(doc: Doc, at: int, masked: set[int]) -> bool:
    """Tell whether an office stands before, with nothing but its own words and a comma between."""
    offices, low = doc.hits.get("offices", {}), max(doc.sentences[doc.sentence_at(at)].start, at - REACH)
    signs, plain = "", 0
    for before in range(at - 1, low - 1, -1):
        if before in offices and offices[before][0].entry.use != PLURAL:
            return signs in ("", ",", ")(", ",)(")
        if not doc.tokens.words[before]:
            signs += doc.tokens.keys[before].strip("'-" if doc.tokens.tight(before) else "'")
        elif before not in masked:
            plain += 1
            if plain > PLAIN:
                return False
    return False


def _says(doc: Doc, run: Run) -> bool:
    """Tell whether a verb of speech stands right before or after, or behind the body that somebody is of."""
    speech, after = (doc.hits.get("speech", {}), run.end)
    while doc.role("adverb", after):
        after = doc.role("adverb", after)
    before = run.start
    while (at := doc.ends("adverb", before)) >= 0:
        before = at
    near = range(max(0, before - 3), before)
    return after in speech or any(at in speech and speech[at][0].end == before for at in near)


def _lives(doc: Doc, end: int) -> bool:
    """Tell whether an age between commas, or a word that takes up only persons, follows: Randi Moe, 81, or , who."""
    key = doc.tokens.key
    return (key(end + 1).isdigit() and len(key(end + 1)) < YEAR and key(end + 2) == ",") or doc.role("who", end + 1) > 0


def _described(doc: Doc, end: int) -> bool:
    """Tell whether a comma and a few words with an office for their noun follow, and no name: `, a lecturer,`."""
    if doc.tokens.key(end) != ",":
        return False
    article = doc.tokens.key(end + 1) in doc.pack.indefinite
    title = doc.hit("offices", doc.role("determiner", end + 1) or end + 1) if phrasal(doc) else None
    if title is not None:  # X, son directeur
        return True
    for at in range(end + 1 + article, min(end + APPOSITION, len(doc.tokens))):
        office = doc.hit("offices", at)
        if office is not None:
            holds = office.end < len(doc.tokens) and doc.tokens.caps[office.end]
            return article or (doc.pack.settings.analytic and not holds)
    return False


def _appositive(doc: Doc, end: int) -> bool:
    """Tell whether an office or an age follows after a comma, or a party in brackets."""
    if doc.tokens.key(end) != ",":
        return False
    offices = doc.hits.get("offices", {})
    return any(at in offices for at in range(end + 1, min(end + APPOSITION, len(doc.tokens))))


def _located(doc: Doc, at: int) -> bool:
    return any(doc.role("locative", before) == at for before in range(max(0, at - 2), at))
