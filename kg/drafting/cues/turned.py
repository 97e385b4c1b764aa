"""Verbs of several words whose parts stand apart in a language of cases.

With what goes with the verb before it (`To the attack confessed a gang`, `Another view voiced Peru: …`), or with what
is judged first (`The talk of costs the minister calls absurd`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.edges import last_word, opening, subject_end
from kg.drafting.contents.said import Content
from kg.drafting.languages.lexicon import Hit

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
CLAUSE = ("complementiser", "relative")
SMALL = ("complementiser", "relative", "locative", "preposition", "adverb", "pronoun")


def apart(doc: Doc) -> Iterator[tuple[int, list[Hit]]]:
    """Find verbs of several words that a determiner or a place parts, or whose noun or preposition goes before them."""
    several = doc.pack.lexicon.several if doc.pack.settings.endings else ()
    for at in (at for at, key in enumerate(doc.tokens.keys) if key in several):
        end = doc.role("reflexive", at + 1) or at + 1
        noun = doc.role("determiner", end)
        hits = [Hit(at, noun + 1, entry) for entry in _entries(doc, at, end, noun)] if noun else []
        hits = hits or (_behind(doc, at, end) if doc.role("locative", end) else []) or _before(doc, at, end)
        if hits:
            yield at, hits


def _entries(doc: Doc, at: int, end: int, then: int) -> list[Entry]:
    """List the verbs of speech that the words of a verb make with another word."""
    known = doc.pack.lexicon.nodes.get(" ".join((*doc.tokens.keys[at:end], doc.tokens.key(then))), ())
    return [entry for entry in known if entry.table == "speech"]


def _behind(doc: Doc, at: int, end: int) -> list[Hit]:
    """Find what makes a verb of taking sides with one over when and where it was: `wyraziła na sesji rozczarowanie`."""
    verbs = doc.pack.settings.infinitive_endings
    for then in range(end + 2, min(end + AWAY, len(doc.tokens))):
        if not doc.tokens.words[then] or doc.tokens.keys[then].endswith(verbs) or doc.one_of(CLAUSE, then):
            break
        found = [entry for entry in _entries(doc, at, end, then) if entry.kind != "asserts"]
        if found:
            return [Hit(at, then + 1, entry) for entry in found]
    return []


def _before(doc: Doc, at: int, end: int) -> list[Hit]:
    then = _companion(doc, at, end)
    return [Hit(at, end, entry) for entry in _entries(doc, at, end, then)] if then >= 0 else []


def _companion(doc: Doc, at: int, end: int) -> int:
    """Return the noun before a verb, or the preposition that opens its clause, which makes one verb with it, or -1."""
    for then in range(at - 1, max(-1, at - 1 - AWAY), -1):
        if not doc.tokens.words[then]:
            break
        first = then == 0 or not doc.tokens.words[then - 1]
        if (first or not doc.one_of(SMALL, then)) and _entries(doc, at, end, then):
            return then
    return -1


def behind_companion(doc: Doc, cue: Cue) -> int:
    """Return where the object begins that stands between a verb and what makes one verb with it, or 0."""
    return _companion(doc, cue.start, cue.end) + 1


def judging(doc: Doc, cue: Cue, sentence: Sentence, line: Line, end: int) -> list[Content]:
    """Take the clause of a verb of judging whose object of several words stands first and the judgement behind it."""
    if not _judgement(doc, cue.end):
        return []
    at = subject_end(doc, cue, sentence.start)
    start = _clause(doc, sentence, at)
    subject = next(iter(line.between(start, at)), None)
    object_end = subject.start if subject is not None and subject.kind == "head" else at
    if object_end - start <= 1:
        return []
    return [Content(start, last_word(doc, start, end), False, "around", "judged", 6.2)]


def _clause(doc: Doc, sentence: Sentence, at: int) -> int:
    """Return where the clause before a verb begins, or the sentence if that has only one word."""
    low = opening(doc, sentence)
    start = next((b + 1 for b in range(at - 2, low - 1, -1) if doc.tokens.keys[b] in (":", "-", ";", ",")), low)
    return start if at - start > 1 else low


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
