"""What stands between a verb and a small word behind it: whom it asks, a clause that nothing announces, an object."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.drafting.cues.cue import Cue
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc, Sentence

KEEPS = "+"
"""Marks an act whose content begins with whom it asks: urged `states to act`."""
SMALL = ("preposition", "locative", "addressee", "connector")
"""Words that part a verb from those it speaks to."""
FINITE = ("auxiliary", "backshift", "copula")
REACH = 16
"""A complementiser stands within so many tokens after its cue."""
SUBJECT = 6
"""The subject of a clause that nothing announces has fewer words."""
AS = "as"
"""Frame of a verb of speech only where it says what a thing is: sees it as."""
LIKENED = 12
"""What a thing is called stands within so many tokens."""


def marks(doc: Doc, at: int) -> list[str]:
    """Return the acts whose object a small word marks."""
    hit = doc.roles.get("object", {}).get(at)
    return hit.entry.value.split() if hit is not None else []


def addressee(doc: Doc, cue: Cue, at: int) -> int:
    """Return where those begin who are asked to act, if a language counts them as said: urged `states to act`; or 0."""
    start = cue.end
    while doc.role("adverb", start) > start:
        start = doc.role("adverb", start)
    asked = cue.act + KEEPS in marks(doc, at) and start < at and doc.tokens.words[start]
    return start if asked and not doc.one_of(SMALL, start) else 0


def clause_begun(doc: Doc, cue: Cue, at: int) -> bool:
    """Tell whether a clause that nothing announces stands between a verb and a token: warned `it would take years` to.

    What a relative tells of somebody is no such clause: asked `those who were there` to.
    """
    if not doc.pack.settings.analytic:
        return False
    for word in range(cue.end + 1, at):
        if doc.role("relative", word):
            return False
        if any(doc.role(role, word) for role in FINITE):
            return True
    return False


def of_object(doc: Doc, cue: Cue, at: int) -> bool:
    """Tell whether a small word tells of a noun behind a verb: denied `any link` that, said `the firm` that sold it."""
    if not doc.pack.settings.analytic or "hearer" in cue.frames:
        return False
    if "that" not in cue.frames:
        return at - cue.end > 1
    return cue.end < at - 1 and doc.role("determiner", cue.end) > 0


def opens_clause(doc: Doc, at: int) -> bool:
    """Tell whether a noun with an article and a verb begin a clause at a token: said in a statement `the law would`."""
    led = doc.role("determiner", at)
    for word in range(at + 1, at + SUBJECT) if led else ():
        if any(doc.role(role, word) for role in FINITE):
            return word > at + 1
    return False


def placed(doc: Doc, at: int) -> int:
    """Skip the name of where hearers are: told a meeting `in Oslo` the law was ready; or return 0."""
    start = doc.role("locative", at) if at and doc.pack.settings.analytic else 0
    return next((named.end for named in doc.of("").between(start, start + 1)), 0) if start else 0


def likened(doc: Doc, at: int, end: int) -> bool:
    """Tell whether a verb says what a thing is, where it must: sees the treaty `as` a threat."""
    for word in range(at + 1, min(at + LIKENED, end - 1)):
        if doc.hit("speech", word) is not None:
            return False
        copula = doc.pack.settings.syllables and doc.role("copula", word)
        if copula or doc.tokens.keys[word] in doc.pack.as_words:
            return True
    return False


def naming(doc: Doc, hit: Hit) -> bool:
    """Tell whether a verb only says what somebody's name is: a group `called` Pale Heron said."""
    at = hit.end
    governs = hit.entry.kind != "asserts" or hit.entry.tags & {"that", "after", "infinitive"}
    if governs or not doc.pack.settings.analytic:
        return False
    while at < len(doc.tokens) and doc.tokens.caps[at]:
        at += 1
    return at > hit.end and doc.hit("speech", at) is not None


def resumed(doc: Doc, cue: Cue, sentence: Sentence) -> int:
    """Return where the words begin behind what two commas enclose: reported on Monday`, citing two aides, that`; or 0.

    No clause begins before the first comma, and no small word of its own behind it.
    """
    first = doc.pack.first_complementiser
    commas = doc.commas(cue.end, min(cue.end + REACH, sentence.end)) if "that" in cue.frames else []
    if len(commas) < 2 or doc.tokens.key(commas[1] + 1) not in first:
        return 0
    begun = any(doc.one_of(("pronoun", "backshift", "auxiliary", "relative"), at) for at in range(cue.end, commas[0]))
    again = any(doc.tokens.keys[at] in first for at in range(cue.end, commas[1]))
    cased = bool(doc.pack.settings.endings)  # there a comma stands before every clause: offered it, `saying, that`
    again = again or (cased and any(doc.hit("speech", at) for at in range(commas[0], commas[1])))
    other = doc.joins(commas[0] + 1) or doc.one_of(("relative", "interrogative"), commas[0] + 1)
    return 0 if begun or again or other else commas[1] + 2


def left(doc: Doc, cue: Cue, at: int) -> bool:
    """Tell whether a comma ends what a verb governs where verbs go first: denies it, unlike what X says."""
    marked = doc.pack.settings.verb_first and not doc.pack.settings.endings
    return marked and at > cue.end and doc.tokens.keys[at] == ","


def besides(doc: Doc, at: int) -> bool:
    """Tell whether a participle behind a comma tells what somebody did besides: said, `ending` a raid that."""
    going_on = doc.pack.settings.participle_endings if doc.pack.settings.analytic else ()
    return bool(going_on) and doc.tokens.keys[at] == "," and doc.tokens.key(at + 1).endswith(going_on)
