"""The marks of a person on a run of capitalised words: given names, titles, verbs of speech, credits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.languages.inflection import nominative
from kg.drafting.names.hints import a_body, firm
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
    weight += 1.0 if len(words) > 1 else ONE_NAME if _closed(doc, run.end) else _alone(doc, run.start)
    if _says(doc, run):
        weight += 1.0 if len(words) == 1 else -4.0 if weight == 1.0 and firm(doc, run) else 2.0
    weight += 1.5 if _credited(doc, run) and len(words) > 1 else 0.0
    sure = len(words) > 1 and (_lives(doc, run.end) or _described(doc, run.end) or _comes(doc, run.end))
    weight += 2.0 if sure else 1.5 if _appositive(doc, run.end) else 0.0
    weight -= 2.0 * sum(word in small for word in words if word not in given) / len(words)
    weight -= 4.0 if any(at in doc.hits.get("heads", {}) for at in range(run.start, run.end)) else 0.0
    weight -= 4.0 if any(character.isdigit() for word in words for character in word) else 0.0
    weight -= 4.0 if tokens.cut(run.start, run.end) in told or a_body(doc, run) else 0.0
    owns = doc.tokens.key(run.end) == "'" and doc.tokens.tight(run.end)  # in Ana Souza`'s` view
    weight -= LOCATED if _located(doc, run.start) and not (run.initial or owns) else 0.0
    weight -= 4.0 if shouted(doc, run) and not _titled(doc, run.start) else 0.0
    return weight


def shouted(doc: Doc, run: Run) -> bool:
    """Tell whether a run stands in a longer line all in capitals, where they tell no names; an author's is short."""
    if len(run.parts) == 1 or not all(doc.tokens.word(at).isupper() for at in run.parts):
        return False
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
    return small and line.end - run.end <= BYLINE and doc.tokens.key(line.end - 1) != "."


def _titled(doc: Doc, at: int) -> bool:
    """Tell whether an honorific, a rank or an office stands right before."""
    honorifics, offices = doc.roles.get("honorific", {}), doc.hits.get("offices", {})
    for before in range(max(doc.sentences[doc.sentence_at(at)].start, at - 4), at):
        hit = honorifics.get(before)
        if hit is not None and hit.end in (at, at - 1) and (hit.end == at or doc.tokens.keys[at - 1] == "."):
            return True
        office = offices.get(before)
        if office is not None and office[0].end == at and office[0].entry.use != PLURAL:
            return True
    return False


def _alone(doc: Doc, at: int) -> float:
    """Weigh one word: a name after an honorific, perhaps one after a title, else hardly a person."""
    if _honoured(doc, at):
        return 0.0
    offices = (doc.hit("offices", before) for before in range(max(0, at - 4), at))
    return -1.0 if any(o is not None and o.end == at and o.entry.kind in STYLES for o in offices) else -3.5


def _closed(doc: Doc, end: int) -> bool:
    """Tell whether an office between commas and a verb of speech follow one word: `Suharyono, the head of it, said`."""
    key = doc.tokens.key
    if key(end) != "," or not (doc.role("determiner", end + 1) or key(end + 1) in doc.pack.indefinite):
        return False
    close = next((at for at in range(end + 2, min(end + REACH, len(doc.tokens))) if key(at) == ","), 0)
    verb = doc.hit("speech", close + 1) if close else None
    offices = (doc.hit("offices", at) for at in range(end + 2, min(end + YEAR * 2, close)))
    said = verb is not None and "noun" not in verb.entry.tags and doc.pack.settings.analytic
    return said and any(office is not None and office.entry.use != PLURAL for office in offices)


def _honoured(doc: Doc, at: int) -> bool:
    """Tell whether a title such as Mr stands right before, so that a surname alone is a person."""
    end = at - 1 if doc.tokens.key(at - 1) == "." else at
    if doc.sentence_at(at) != doc.sentence_at(max(0, end - 1)):
        return False
    return doc.ends("honorific", end) >= 0 or doc.ends("honorific", at) >= 0


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
            if plain > PLAIN or before in doc.hits.get("speech", {}):
                return False
    return False


def _says(doc: Doc, run: Run) -> bool:
    """Tell whether a verb of speech stands right before or after, or behind the body that somebody is of."""
    speech, after = doc.hits.get("speech", {}), _past_own_body(doc, run.end)
    while doc.role("adverb", after):
        after = doc.role("adverb", after)
    before = run.start
    while (at := doc.ends("adverb", before)) >= 0:
        before = at
    near = range(max(0, before - 3), before)
    return after in speech or any(at in speech and speech[at][0].end == before for at in near)


def _past_own_body(doc: Doc, end: int) -> int:
    """Return where a name in capitals ends that `of the` joins to another: Tess Ruane `of the Liberal Movement`."""
    at = doc.role("determiner", doc.role("origin", end)) if doc.pack.settings.analytic else 0
    after = at
    while at and after < min(end + APPOSITION, len(doc.tokens)) and doc.tokens.caps[after]:
        after += 1
    return after if after > at else end


def _lives(doc: Doc, end: int) -> bool:
    """Tell whether an age between commas, or a word that takes up only persons, follows: Randi Moe, 81, or , who."""
    key = doc.tokens.key
    if key(end) != ",":
        return False
    return (key(end + 1).isdigit() and len(key(end + 1)) < YEAR and key(end + 2) == ",") or doc.role("who", end + 1) > 0


def _described(doc: Doc, end: int) -> bool:
    """Tell whether a comma and a few words with an office for their noun follow, and no name: `, a lecturer,`."""
    if doc.tokens.key(end) != ",":
        return False
    article = doc.tokens.key(end + 1) in doc.pack.indefinite
    title = doc.hit("offices", doc.role("determiner", end + 1) or end + 1) if phrasal(doc) else None
    if title is not None:  # X, son directeur
        return title.entry.use != PLURAL and not doc.tokens.caps[min(title.end, len(doc.tokens) - 1)]
    for at in range(end + 1 + article, min(end + APPOSITION, len(doc.tokens))):
        office = doc.hit("offices", at)
        if office is not None:
            holds = office.end < len(doc.tokens) and doc.tokens.caps[office.end]
            return office.entry.use != PLURAL and (article or (doc.pack.settings.analytic and not holds))
        if not (doc.tokens.words[at] or doc.tokens.keys[at] == "-") or doc.one_of(WITHOUT, at):
            return False
    return False


def _comes(doc: Doc, end: int) -> bool:
    """Tell whether a preposition joins the noun of a body to a name, in a language of cases: Tupac Quispe z fundacji.

    A state may own it: z boliwijskiej fundacji.
    """
    at = doc.role("origin", end) if doc.pack.settings.endings else 0
    state = doc.hit("names", at) if at else None
    at = state.end if state is not None and state.entry.kind == "state" else at
    return at > 0 and doc.hit("heads", at) is not None and not doc.tokens.caps[at]


def _appositive(doc: Doc, end: int) -> bool:
    """Tell whether an office or an age follows after a comma, or a party in brackets."""
    if doc.tokens.key(end) == "(":
        party = doc.hit("names", end + 1)
        return party is not None and party.entry.kind == "body" and doc.tokens.key(party.end) == ")"
    if doc.tokens.key(end) != ",":
        return False
    offices = doc.hits.get("offices", {})
    if any(doc.tokens.key(at).isdigit() for at in (end + 1, end + 2)):
        return True
    for at in range(end + 1, min(end + APPOSITION, len(doc.tokens))):
        if at in offices:
            return True
        if not doc.tokens.words[at] and doc.tokens.keys[at] not in ("'", "-"):
            return False
    return False


def _located(doc: Doc, at: int) -> bool:
    return any(doc.role("locative", before) == at for before in range(max(0, at - 2), at))
