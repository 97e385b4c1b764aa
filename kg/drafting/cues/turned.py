"""Verbs of several words whose parts stand apart in a language of cases.

Behind where it was said (`spoke at the session on Monday for the draft`), or with what goes with the verb before it
(`To the attack confessed a gang`, `Another view voiced Peru: …`), or with what is judged first (`The talk of costs the
minister calls absurd`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.edges import last_word, opening, subject_end
from kg.drafting.contents.said import Content
from kg.drafting.languages.lexicon import Hit
from kg.drafting.speakers.subjects import subject_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.drafting.cues.cue import Cue
    from kg.drafting.languages.lexicon import Entry
    from kg.drafting.names.actor import Line
    from kg.drafting.text.document import Doc, Sentence

AWAY = 8
"""So many words stand between a verb and what makes one verb with it."""
JUDGES = "judges"
"""Frame of a verb that says what somebody calls or takes a thing for: both the thing and the word are what is said."""
SMALL = ("complementiser", "relative", "locative", "preposition", "adverb", "pronoun")


def apart(doc: Doc) -> Iterator[tuple[int, list[Hit]]]:
    """Find verbs of several words that are parted, or whose noun or preposition stands before them."""
    several = doc.pack.lexicon.several if doc.pack.settings.endings else ()
    for at, key in enumerate(doc.tokens.keys) if several else ():
        if key not in several or doc.quoted[at] >= 0:
            continue
        end = doc.role("reflexive", at + 1) or at + 1
        hits = _behind(doc, at, end) if doc.role("locative", end) else []
        noun = doc.role("determiner", end)
        hits = hits or [Hit(at, noun + 1, entry) for entry in (_entries(doc, at, end, noun) if noun else ())]
        hits = hits or ([] if _whole(doc, at, end) else _before(doc, at, end))
        if hits:
            yield at, hits


def _whole(doc: Doc, at: int, end: int) -> bool:
    """Tell whether a verb of several words stands together, or one announces a clause: of this `informed`, that."""
    hits = doc.hits.get("speech", {}).get(at, ())
    alone = any(hit.end == end and "that" in hit.entry.tags for hit in hits)
    return any(hit.end > end for hit in hits) or (alone and _announces(doc, end))


def _announces(doc: Doc, at: int) -> bool:
    """Tell whether a clause, a colon or a quotation follows in the sentence of a verb."""
    for then in range(at, doc.sentences[doc.sentence_at(at - 1)].end):
        key = doc.tokens.keys[then]
        if key in doc.pack.first_complementiser or key == ":" or doc.quoted[then] >= 0:
            return True
    return False


def _entries(doc: Doc, at: int, end: int, then: int) -> list[Entry]:
    """List the verbs of speech that the words of a verb make with another word."""
    known = doc.pack.lexicon.nodes.get(" ".join((*doc.tokens.keys[at:end], doc.tokens.key(then))), ())
    return [entry for entry in known if entry.table == "speech" and "noun" not in entry.tags]


def _behind(doc: Doc, at: int, end: int) -> list[Hit]:
    for then in range(end + 2, min(end + AWAY, len(doc.tokens))):
        if not doc.tokens.words[then] or doc.quoted[then] >= 0 or doc.one_of(("complementiser", "relative"), then):
            break
        found = _entries(doc, at, end, then)
        if found:
            return [Hit(at, then + 1, entry) for entry in found]
    return []


def _before(doc: Doc, at: int, end: int) -> list[Hit]:
    then = companion(doc, at, end)
    return [Hit(at, end, entry) for entry in _entries(doc, at, end, then)] if then >= 0 else []


def companion(doc: Doc, at: int, end: int) -> int:
    """Return the noun before a verb, or the preposition that opens its clause, which makes one verb with it, or -1."""
    if doc.tokens.key(at) not in doc.pack.lexicon.several:
        return -1
    for then in range(at - 1, max(-1, at - 1 - AWAY), -1):
        if not doc.tokens.words[then] or doc.quoted[then] >= 0:
            break
        first = then == 0 or not doc.tokens.words[then - 1]
        if (first or not doc.one_of(SMALL, then)) and _entries(doc, at, end, then):
            return then
    return -1


def behind_companion(doc: Doc, cue: Cue) -> int:
    """Return where the object begins that stands between a verb and what makes one verb with it, or 0."""
    then = companion(doc, cue.start, cue.end)
    if then < 0:
        return 0
    small = ("connector", "preposition", "locative", "addressee")
    return max((doc.role(role, then + 1) for role in small), default=0) or then + 1


def judging(doc: Doc, cue: Cue, sentence: Sentence, line: Line, end: int) -> list[Content]:
    """Take the clause of a verb of judging whose object stands first and the judgement behind it."""
    if JUDGES not in cue.frames or not _judgement(doc, cue.end):
        return []
    at = subject_end(doc, cue, sentence.start)
    start = _clause(doc, sentence, at)
    subject = next((a for a in line.between(start, at) if a.end == at), None)
    named = subject is not None and (subject_like(doc, subject) or subject.kind == "head")
    object_end = subject.start if subject is not None and named else at
    plain = start < object_end and not doc.one_of(SMALL, start) and not doc.hit("time", start)
    known = any(doc.hit(table, start) for table in ("units", "heads", "offices")) and object_end - start == 1
    if not plain or known or any(a.start == start and subject_like(doc, a) for a in line.between(start, object_end)):
        return []
    return [Content(start, last_word(doc, start, end), False, "around", "judged", 6.2)]


def _clause(doc: Doc, sentence: Sentence, at: int) -> int:
    """Return where the clause before a subject begins; a relative clause between belongs to the object."""
    low = opening(doc, sentence)
    signs = (b + 1 for b in range(at - 1, low - 1, -1) if doc.tokens.keys[b] in (":", "-", ";", ",") and b + 1 < at)
    start = next(signs, low)
    if start == low or at - start > 1:
        return start
    return low if any(doc.role("relative", b) for b in range(low, start)) else start


def _judgement(doc: Doc, at: int) -> bool:
    """Tell whether what somebody calls a thing stands at a token: a quotation, a marked word or one of that case."""
    at = doc.role("adverb", at) or at
    if doc.role("pronoun", at):
        return False
    if doc.quoted[min(at, len(doc.tokens) - 1)] >= 0:
        return True
    endings = doc.pack.settings.predicative_endings
    cased, then = (doc.tokens.key(word).endswith(endings) for word in (at, at + 1))
    last = at + 1 >= len(doc.tokens) or not doc.tokens.words[at + 1] or doc.one_of(SMALL, at + 1)
    return doc.role("predicative", at) > 0 or (cased and (last or then))


def weighed(doc: Doc, cue: Cue, start: int, end: int) -> bool:
    """Tell whether a verb of judging has behind it both a thing and what it is called: considers `the law a gag`.

    Without cases an article tells that the second noun begins, where nothing governs it, or a pronoun is the thing.
    """
    if JUDGES not in cue.frames or not doc.pack.settings.analytic:
        return True
    if doc.role("pronoun", start) and not doc.role("determiner", start):
        return end - start > 1
    led = ("preposition", "locative", "addressee", "coordinator", "agent", "origin", "connector")
    again = (at for at in range(start + 2, end) if doc.role("determiner", at) and doc.tokens.words[at - 1])
    return any(not doc.one_ends(led, at) for at in again) or any(doc.quoted[at] >= 0 for at in range(start + 1, end))
