"""The marks of a person on a run of capitalised words: given names, titles, verbs of speech, credits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.languages.inflection import nominative
from kg.drafting.names.callings import PLURAL
from kg.drafting.names.hints import a_body
from kg.drafting.names.phrases import phrasal

if TYPE_CHECKING:
    from kg.drafting.names.runs import Run
    from kg.drafting.text.document import Doc

CREDITS = ("credit", "byline")
"""Zones where those who wrote or took pictures are named."""
APPOSITION = 9
"""A title begins at most so many tokens behind the comma."""
YEAR = 3
"""An age has fewer figures."""
ONE_NAME = 3.0
"""Weight of a name of one word whose office between commas a verb of speech follows."""
ALONE = 3.5
"""What a name of one word loses without an honorific."""
BYLINE = 4
"""Behind the name of an author stand at most so many tokens: in Bangkok."""
REACH, PLAIN = 24, 7
"""An office stands at most so many tokens before its holder, with so many words between that nothing is known of."""
LOCATED = 2.5
"""What a run loses that stands behind a word of place: in Đông Hà."""


def score(doc: Doc, run: Run, small: set[str], masked: set[int], told: frozenset[str]) -> float:
    """Weigh the marks of a person on a run of words; `told` are names that the text tells are those of bodies."""
    tokens, given = doc.tokens, doc.pack.given
    words = [tokens.keys[at] for at in run.parts]
    weight = 3.0 if words[0] in given or nominative(tokens.word(run.start), doc.pack)[1] else 0.0
    weight += 1.0 if any(word in given for word in words[1:]) else 0.0
    weight += 3.0 if _titled(doc, run.start) else 2.0 if len(words) > 1 and _held(doc, run.start, masked) else 0.0
    weight += 2.0 if run.initial else 0.0
    weight += 1.0 if len(words) > 1 else ONE_NAME if _closed(doc, run.end) else 0.0 if _introduced(doc, run) else -ALONE
    weight += 1.0 if _says(doc, run) else 0.0
    weight += 1.5 if _credited(doc, run) and len(words) > 1 else 0.0
    sure = len(words) > 1 and (_lives(doc, run.end) or _described(doc, run.end))
    weight += 2.0 if sure else 1.5 if _appositive(doc, run.end) else 0.0
    weight -= 2.0 * sum(word in small for word in words if word not in given) / len(words)
    weight -= 4.0 if any(at in doc.hits.get("heads", {}) for at in range(run.start, run.end)) else 0.0
    body = tokens.cut(run.start, run.end) in told or (tokens.keys[run.start] in given and a_body(doc, run.start))
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
    """Tell whether an honorific stands a few words before, or an office right before."""
    near = range(max(doc.sentences[doc.sentence_at(at)].start, at - 4), at)
    offices = (doc.hit("offices", before) for before in near)
    held = any(office is not None and office.end == at and office.entry.use != PLURAL for office in offices)
    return held or any(doc.role("honorific", before) for before in near)


def _closed(doc: Doc, end: int) -> bool:
    """Tell whether an office between commas and a verb of speech follow one word: `Suharyono, the head of it, said`."""
    key = doc.tokens.key
    if not doc.pack.settings.analytic or key(end) != "," or not doc.role("determiner", end + 1):
        return False
    close = next((at for at in range(end + 2, min(end + REACH, len(doc.tokens))) if key(at) == ","), 0)
    verb = doc.hit("speech", close + 1) if close else None
    offices = (doc.hit("offices", at) for at in range(end + 2, close))
    said = verb is not None and "noun" not in verb.entry.tags
    return said and any(office is not None and office.entry.use != PLURAL for office in offices)


def _introduced(doc: Doc, run: Run) -> bool:
    """Tell whether a surname alone is a person: behind a title such as Mr, or an office and beside a verb of speech."""
    end = run.start - 1 if doc.tokens.key(run.start - 1) == "." else run.start
    return doc.ends("honorific", end) >= 0 or (_titled(doc, run.start) and _says(doc, run))


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
    """Tell whether a verb of speech stands right before or after, adverbs between them aside."""
    speech, after = doc.hits.get("speech", {}), run.end
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
    if phrasal(doc) and doc.hit("offices", doc.role("determiner", end + 1) or end + 1):
        return True  # X, son directeur
    article = doc.tokens.key(end + 1) in doc.pack.indefinite
    near = (doc.hit("offices", at) for at in range(end + 1 + article, end + APPOSITION))
    office = next((hit for hit in near if hit is not None), None)
    if office is None or article:
        return office is not None
    return doc.pack.settings.analytic and not (office.end < len(doc.tokens) and doc.tokens.caps[office.end])


def _appositive(doc: Doc, end: int) -> bool:
    """Tell whether an office follows some words after a comma."""
    return doc.tokens.key(end) == "," and any(doc.hit("offices", at) for at in range(end + 1, end + APPOSITION))


def _located(doc: Doc, at: int) -> bool:
    return any(doc.role("locative", before) == at for before in range(max(0, at - 2), at))
