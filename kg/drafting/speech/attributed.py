"""What somebody is said to have said by words such as according to: the sentence without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.speech.clause_ends import clause_end
from kg.drafting.speech.edges import last_word, opening, strip
from kg.drafting.speech.said import Content, quotes_of

if TYPE_CHECKING:
    from kg.drafting.speech.actors import Actor, Line
    from kg.drafting.speech.cues import Cue
    from kg.drafting.text.document import Doc, Sentence


AS = 8
"""So many words may follow a verb after `as` before its parenthesis closes: as the minister told reporters."""


def attributed(doc: Doc, cue: Cue, sentence: Sentence, nexts: list[Cue], line: Line) -> list[Content]:
    """Take the sentence without `according to somebody`."""
    start, stop = opening(doc, sentence), last_word(doc, sentence.start, sentence.end)
    actor = _source(doc, cue, sentence, line)
    quoted = _quotation(doc, cue, sentence, actor) if doc.tokens.key(cue.end) != "," else None
    whole = quoted or _around(doc, cue, sentence, line, start, stop) or _quotation(doc, cue, sentence, actor)
    if whole is not None:
        return [whole]
    stop = last_word(doc, start, clause_end(doc, cue.end, sentence, nexts, line))
    whose = doc.role("relative", cue.end)
    if whose and doc.tokens.key(cue.start - 1) == ",":
        return [Content(whose, stop, False, "behind", "attributed-relative", 4.2)]
    first = _leads(doc, start, cue.start)
    holder = _holder(cue, start, line)
    if first and _reported_within(cue, [other for other in nexts if other.start < sentence.end], line):
        return []
    if first or (holder is not None and holder.start <= start):
        silent = doc.tokens.key(cue.end) == ","
        begin = cue.end + silent if holder is not None or silent else _after_source(doc, cue, actor, sentence)
        return [Content(begin, stop, False, "behind", "attributed", 4.0)] if stop - begin >= 2 else []
    return _before(doc, cue, sentence, actor, start)


def _leads(doc: Doc, start: int, end: int) -> bool:
    """Tell whether nothing but signs and small words stands before words of attribution: `But also according to`."""
    at = start
    while at < end:
        small = max(doc.joins(at), *(doc.role(role, at) for role in ("adverb", "contrast", "continuation")))
        if doc.tokens.words[at] and not 0 < small <= end:
            return False
        at = max(small, at + 1)
    return True


def _source(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> Actor | None:
    """Return who is named behind the words, if anybody is."""
    if doc.tokens.key(cue.end) == ",":
        return None
    return next(iter(line.between(cue.end, min(cue.end + 8, sentence.end))), None)


def _holder(cue: Cue, start: int, line: Line) -> Actor | None:
    """Return the pronoun before the words or within them: her view, in her view."""
    before = next((a for a in line.between(start, cue.start) if a.end == cue.start and a.kind == "pronoun"), None)
    return before or next((a for a in line.between(cue.start, cue.end) if a.kind == "pronoun"), None)


def _quotation(doc: Doc, cue: Cue, sentence: Sentence, actor: Actor | None) -> Content | None:
    """Take the quotation right behind who is named."""
    named = actor.end if actor is not None else cue.end
    quote = next((q for q in quotes_of(doc, sentence) if q.outer_start >= cue.end), None)
    if quote is None or quote.outer_start > named + 2:
        return None
    return Content(quote.start, last_word(doc, quote.start, quote.end), True, "behind", "attributed-quote", 4.5)


def _around(doc: Doc, cue: Cue, sentence: Sentence, line: Line, start: int, stop: int) -> Content | None:
    """Take the words around a parenthesis, or behind it where a conjunction stands before it."""
    after = _enclosed(doc, cue, sentence, line)
    if not after or cue.start <= start + 1:
        return None
    joined = any(_opens(doc, at) == cue.start - 1 for at in _short(cue))
    begin, place = (after, "behind") if joined else (start, "around")
    return Content(begin, stop, False, place, "attributed-around", 4.1)


def _opens(doc: Doc, at: int) -> int:
    """Return where a small word ends that opens the clause which a parenthesis parts: and, which, that."""
    return doc.joins(at) or doc.role("relative", at) or doc.role("complementiser", at)


def _short(cue: Cue) -> range:
    """Return where a small word before the sign that opens a parenthesis may begin."""
    return range(max(0, cue.start - 4), cue.start - 1)


def _before(doc: Doc, cue: Cue, sentence: Sentence, actor: Actor | None, start: int) -> list[Content]:
    """Take the words before `according to somebody`."""
    parted = doc.tokens.keys[cue.start - 1] == ","
    far = actor is None or actor.start > cue.end + 2
    if not _source_ends(doc, cue, sentence) if far else (actor is not None and actor.kind == "head" and not parted):
        return []
    end = strip(doc, start, cue.start - parted)
    if any(m.start <= start + 1 and m.end >= end for m in doc.of("").between(start, start + 2)):
        return []
    return [Content(start, last_word(doc, start, end), False, "before", "attributed", 3.9)] if end - start >= 3 else []


def _reported_within(cue: Cue, nexts: list[Cue], line: Line) -> bool:
    """Tell whether somebody else speaks in the clause: `On behalf of X, Y praised Z`."""
    own = [other for other in nexts if other.sentence == cue.sentence and not other.attributes]
    named = ("person", "body", "state")
    return any(a.end == other.start and a.kind in named for other in own for a in line.between(cue.end, other.start))


def _after_source(doc: Doc, cue: Cue, actor: Actor | None, sentence: Sentence) -> int:
    """Return where the words after `according to somebody` begin: behind a comma, else right behind who it is."""
    tokens = doc.tokens
    near = actor is not None and actor.start <= cue.end + 2
    named = actor.end if actor is not None and near else cue.end
    reach = 3 if near and doc.pack.settings.verb_first else 14
    comma = next((at for at in range(named, min(named + reach, sentence.end)) if tokens.keys[at] == ","), -1)
    if comma >= 0 and doc.role("relative", comma + 1):
        comma = next((at for at in range(comma + 1, sentence.end) if tokens.keys[at] == ","), comma)
    if comma >= 0 and not (comma > named and doc.pack.settings.verb_first):
        return comma + 1
    return _belonging(doc, named) if near else named + 1


def _belonging(doc: Doc, at: int) -> int:
    """Return where the name ends of what somebody belongs to, where a word opens it: Jan Kos `of the Open Centre`."""
    end = doc.role("origin", at)
    named = end
    while end and end < len(doc.tokens) and doc.tokens.caps[end]:
        end += 1
    return end if end > named else at


def _source_ends(doc: Doc, cue: Cue, sentence: Sentence) -> bool:
    """Tell whether a document or somebody unknown ends the sentence behind a comma: `…, according to a paper`."""
    words = range(cue.end, last_word(doc, cue.end, sentence.end))
    return doc.tokens.key(cue.start - 1) == "," and all(doc.tokens.words[at] or doc.tokens.tight(at) for at in words)


def _enclosed(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> int:
    """Return the token after the comma or dash that closes a parenthesis of attribution, or 0 if it is none."""
    sign = doc.tokens.key(cue.start - 1)
    actor = line.at(doc.role("determiner", cue.end) or cue.end)
    near = actor.end if actor is not None else cue.end
    told = doc.tokens.keys[cue.start] in doc.pack.as_words
    reach = near + (AS if told else int(actor is None) if sign == "," else 6)
    close = next((at for at in range(near, min(reach + 1, sentence.end)) if doc.tokens.keys[at] == sign), 0)
    return close + 1 if close and sign in (",", "-") else 0
