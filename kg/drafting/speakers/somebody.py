"""Subjects that nobody knows: `the neighbours say`, `one of them added`; nobody before them goes on to speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.edges import subject_end
from kg.drafting.cues.cue import told

if TYPE_CHECKING:
    from kg.drafting.cues.cue import Cue
    from kg.drafting.text.document import Doc

SMALL = (
    "preposition", "locative", "addressee", "attribution", "connector", "pronoun", "reflexive", "relative",
    "complementiser", "negator", "planner", "interrogative", "determiner",
)  # fmt: skip
SKIPPED = ("continuation", "adverb", "enumerator")
SIGNS = (",", ";", ":", "-")


def overt(doc: Doc, cue: Cue) -> bool:
    """Tell whether a noun that no table knows is the subject of a verb, in a language whose verbs need none."""
    return overt_before(doc, cue) or (_tells(doc, cue) and _behind(doc, cue))


def overt_before(doc: Doc, cue: Cue) -> bool:
    """Tell whether such a noun stands before a verb, so that nobody behind it speaks: `a source told the Courier`."""
    return _tells(doc, cue) and _before(doc, cue)


def _tells(doc: Doc, cue: Cue) -> bool:
    own = doc.pack.settings
    return own.pro_drop and bool(own.adverb_endings) and not cue.attributes


def _before(doc: Doc, cue: Cue) -> bool:
    """Tell whether the clause of a verb begins with such a noun: `one of the pilots said`."""
    low = doc.sentences[cue.sentence].start
    end = subject_end(doc, cue, low)
    signs = [at + 1 for at in range(end - 1, low - 1, -1) if _parts(doc, at)]
    if len(signs) > 1 and signs[0] == end and doc.tokens.keys[end - 1] == ",":
        signs = signs[2:]  # what stands between two commas behind the noun says more of it
    at = next(iter(signs), low)
    at = doc.role("pronoun", at) or at
    return at < end and _noun(doc, at, neuter=told(doc, cue).startswith("n"))


def _parts(doc: Doc, at: int) -> bool:
    """Tell whether a sign parts clauses at a token, which a hyphen within a word does not."""
    sign = doc.tokens.keys[at]
    return doc.quoted[at] >= 0 or (sign in SIGNS and not (sign == "-" and doc.tokens.tight(at)))


def _behind(doc: Doc, cue: Cue) -> bool:
    """Tell whether such a noun follows a verb right behind what was said: `“…”, says a nurse`."""
    before = cue.start - 1
    reported = before > 0 and (doc.quoted[before] >= 0 or doc.tokens.keys[before] in (",", "-"))
    at = _small(doc, cue.end)
    return reported and at < len(doc.tokens) and not doc.tokens.caps[at] and _noun(doc, at)


def _small(doc: Doc, at: int) -> int:
    """Skip small words and times; where a phrase with a preposition begins, stop."""
    while at < len(doc.tokens) and not doc.role("preposition", at):
        time = doc.hit("time", at)
        step = doc.joins(at) or doc.days.get(at, 0) or (time.end if time is not None else 0)
        step = step or next((doc.role(role, at) for role in SKIPPED if doc.role(role, at)), 0)
        if not step:
            return at
        at = step
    return at


def _noun(doc: Doc, at: int, *, neuter: bool = False) -> bool:
    """Tell whether a word may be a noun in the first case: a count, an event; no small word, no adverb, no name.

    A verb that tells of a neuter has a subject that may end as adverbs do: `źródło powiedziało`.
    """
    word, own = doc.tokens.keys[at], doc.pack.settings
    if doc.hit("numbers", at) or doc.hit("triggers", at):
        return True
    if not doc.tokens.words[at] or doc.one_of(SMALL, at):
        return False
    endings = own.participle_endings if neuter else (*own.adverb_endings, *own.participle_endings)
    if word.endswith(endings):
        return False
    known = any(doc.hit(table, at) for table in ("names", "offices", "heads", "speech"))
    return not known and not doc.of("").between(at, at + 1)
