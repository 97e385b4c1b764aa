"""What was said: the quotation, the clause or the noun phrase that belongs to a cue."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.drafting.clauses import after_cue, clause_end, last_word, opening, strip, subject_end

if TYPE_CHECKING:
    from kg.drafting.actors import Actor, Line
    from kg.drafting.cues import Cue
    from kg.drafting.document import Doc, Quote, Sentence

QUOTE_GAP = 34
"""So many tokens may stand between a quotation and its cue."""
SCARE = 4
"""A quotation of fewer words in a clause is part of the clause."""


class Content(NamedTuple):
    """Tokens [start, end) of what was said; direct if in quotation marks; after, before or around its cue."""

    start: int
    end: int
    direct: bool
    place: str
    rule: str
    score: float
    owned: bool = False
    """Whether somebody who may have said it stands right beside the cue."""


def contents(doc: Doc, cue: Cue, nexts: list[Cue], line: Line) -> list[Content]:
    """List what may be the content of a cue, the likeliest first."""
    sentence = _segment(doc, doc.sentences[cue.sentence], cue)
    found: list[Content] = []
    if cue.attributes:
        found += _attributed(doc, cue, sentence, nexts, line)
    else:
        found += _quoted(doc, cue, sentence, nexts, line)
        found += _behind(doc, cue, sentence, nexts, line)
        found += _before(doc, cue, sentence, line)
    kept = [content for content in found if content.end > content.start]
    return sorted(kept, key=lambda content: -content.score)


def _segment(doc: Doc, sentence: Sentence, cue: Cue) -> Sentence:
    """Return the part of a sentence between semicolons that a cue stands in."""
    cuts = [at for at in range(sentence.start, sentence.end) if doc.tokens.keys[at] == ";" and doc.quoted[at] < 0]
    start = max((at + 1 for at in cuts if at < cue.start), default=sentence.start)
    end = min((at for at in cuts if at >= cue.end), default=sentence.end)
    return sentence._replace(start=start, end=end)


def _quotes_of(doc: Doc, sentence: Sentence) -> list[Quote]:
    numbers = sorted({doc.quoted[at] for at in range(sentence.start, sentence.end) if doc.quoted[at] >= 0})
    return [doc.quotes[number] for number in numbers]


def _quoted(doc: Doc, cue: Cue, sentence: Sentence, nexts: list[Cue], line: Line) -> list[Content]:
    """Take the quotation before or behind a cue, or both parts of one that the cue splits."""
    quotes = _quotes_of(doc, sentence)
    before = [q for q in quotes if q.outer_end <= cue.start]
    behind = [q for q in quotes if q.outer_start >= cue.end]
    found: list[Content] = []
    last = before[-1] if before and _reaches(doc, before[-1].outer_end, cue.start, line) else None
    first = behind[0] if behind and _reaches_behind(doc, cue.end, behind[0], nexts) else None
    if last is not None and _spoken(doc, last, sentence):
        if first is not None and _splits(doc, last, first):
            return [Content(last.start, last_word(doc, first.start, first.end), True, "around", "quote-split", 6.0)]
        found.append(Content(last.start, last_word(doc, last.start, last.end), True, "before", "quote-before", 5.5))
    if first is not None:
        found += _first(doc, cue, first, line)
    return found


def _first(doc: Doc, cue: Cue, first: Quote, line: Line) -> list[Content]:
    """Take the quotation behind a cue: after a colon surely, within a clause only if it is most of the clause."""
    end = last_word(doc, first.start, first.end)
    if doc.tokens.key(cue.end) == "," and first.outer_start > cue.end + 1:
        return []
    introduced = doc.tokens.keys[first.outer_start - 1] in (":", ",") or first.outer_start == cue.end
    clause = any(doc.role("complementiser", at) for at in range(cue.end, first.outer_start))
    gap = first.outer_start - cue.end
    if introduced and not clause:
        return [Content(first.start, end, True, "behind", "quote-behind", 6.0)]
    close = any(doc.role("complementiser", at) == first.outer_start for at in range(cue.end, first.outer_start))
    if close and end - first.start > SCARE:
        return [Content(first.start, end, True, "behind", "quote-clause", 4.6)]
    clause = clause or (
        "that" in cue.frames
        and gap > 1
        and 0 < after_cue(doc, cue, doc.sentences[cue.sentence], line)[0] < first.outer_start
    )
    if not clause and end - first.start >= gap - 3 and first.outer_end >= _stop(doc, cue):
        return [Content(first.start, end, True, "behind", "quote-object", 4.4)]
    return []


def _stop(doc: Doc, cue: Cue) -> int:
    """Return where the words of a sentence end."""
    sentence = doc.sentences[cue.sentence]
    return last_word(doc, cue.end, sentence.end)


def _reaches(doc: Doc, start: int, end: int, line: Line) -> bool:
    """Tell whether nothing stands between a quotation and its cue but who speaks and small words."""
    if end - start > QUOTE_GAP:
        return False
    return not any(doc.tokens.keys[at] in ";:" for at in range(start, end))


def _reaches_behind(doc: Doc, start: int, quote: Quote, nexts: list[Cue]) -> bool:
    end = quote.outer_start
    if end - start > QUOTE_GAP or any(
        cue.start < end for cue in nexts[:1] if cue.start >= start and not cue.attributes
    ):
        return False
    return not any(doc.tokens.keys[at] == ";" for at in range(start, end))


def _spoken(doc: Doc, quote: Quote, sentence: Sentence) -> bool:
    """Tell a quotation that is speech from words in marks within a sentence."""
    if quote.dash or quote.outer_start == sentence.start:
        return True
    return doc.tokens.key(quote.outer_start - 1) in (":", "-", "?", "!") or quote.end - quote.start > SCARE + 2


def _splits(doc: Doc, last: Quote, first: Quote) -> bool:
    """Tell whether two quotations are parts of one sentence."""
    if not first.dash and doc.tokens.words[first.outer_start - 1]:
        return False
    if doc.tokens.word(last.end - 1) in ".!?…" or doc.tokens.word(first.outer_start - 1) in ".!?":
        return False
    return not doc.tokens.caps[first.start] or doc.tokens.word(first.outer_start - 1) != "."


def _behind(doc: Doc, cue: Cue, sentence: Sentence, nexts: list[Cue], line: Line) -> list[Content]:
    """Take the clause or noun phrase that follows a cue."""
    start, rule, score = after_cue(doc, cue, sentence, line)
    if start <= 0 or start >= sentence.end or ("noun" in cue.frames and rule != "clause-that"):
        return []
    end = last_word(doc, start, clause_end(doc, start, sentence, nexts, line))
    weak = cue.frames - {"passive"} in ({"infinitive"}, {"object"})
    if rule == "object" and any(a.end == end and a.kind == "person" for a in line.between(start, start + 3)):
        return []
    end = _told_in(doc, start, end) if rule in ("object", "clause") else end
    owned = _has_subject(doc, cue, sentence, line)
    score += (0.4 if owned else 0.0) - (0.5 if weak else 0.0)
    return [Content(start, end, False, "behind", rule, score, owned)] if end - start >= 1 else []


def _told_in(doc: Doc, start: int, end: int) -> int:
    """Cut off where and when something was said: rejected the charge `in a statement on Monday`."""
    for at in range(start + 1, end - 1):
        opened = doc.role("locative", at)
        if opened and any(_telling(doc, word) for word in range(opened, min(opened + 3, end))):
            return last_word(doc, start, at)
    return end


def _telling(doc: Doc, at: int) -> bool:
    """Tell whether a noun of speech stands at a token: a statement, a letter."""
    hit = doc.hit("speech", at)
    return hit is not None and "noun" in hit.entry.tags


def _has_subject(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> bool:
    """Tell whether an actor stands right before a cue, adverbs and negation aside."""
    at = subject_end(doc, cue, sentence.start)
    at -= 1 if doc.tokens.key(at - 1) == "," else 0
    return any(actor.end == at for actor in line.between(max(sentence.start, at - 40), at))


def _before(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> list[Content]:
    """Take the clause that stands before a cue at the end of it, or around one between commas."""
    tokens = doc.tokens
    left = cue.start
    while left > sentence.start and doc.ends("adverb", left) >= 0:
        left = doc.ends("adverb", left)
    ends = (left, left - 1 if tokens.key(left - 1) == "," else left)
    actor = next((a for a in line.between(max(sentence.start, cue.start - 30), cue.start) if a.end in ends), None)
    behind = line.between(cue.end, min(cue.end + 8, sentence.end))
    if actor is None and not behind and not doc.pack.settings.pro_drop:
        return []
    if actor is not None:
        left = actor.start
        left = doc.ends("determiner", left) if doc.ends("determiner", left) >= sentence.start else left
    while left > sentence.start and (doc.role("adverb", left - 1) == left or _as(doc, left)):
        left -= 1
    if left <= sentence.start or tokens.keys[left - 1] not in (",", "-") or not cue.frames & {"after", "quote", "that"}:
        return []
    dashed = tokens.keys[left - 1] == "-" and doc.pack.settings.dash_speech
    if not dashed and not _closed_behind(doc, cue, sentence, line):
        return []
    start = opening(doc, sentence)
    end = strip(doc, start, left - 1)
    right = _parenthesis(doc, cue, sentence, line)
    if right and tokens.keys[left - 1] == ",":
        return [Content(start, last_word(doc, start, sentence.end), False, "around", "clause-around", 4.2, True)]
    if end - start < 3 or doc.role("complementiser", start):
        return []
    return [Content(start, last_word(doc, start, end), False, "before", "clause-before", 4.1, actor is not None)]


def _closed_behind(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> bool:
    """Tell whether nothing but who, to whom, when and where follows a cue before the next sign."""
    at, passed = cue.end, False
    for _ in range(8):
        if at >= sentence.end or not doc.tokens.words[at]:
            return True
        at = doc.role("determiner", at) or at
        actor, time = line.at(at), doc.hit("time", at)
        step = doc.role("adverb", at) or (time.end if time else 0) or (actor.end if actor is not None else 0)
        if passed and not step and doc.pack.settings.verb_first:
            return True
        passed = passed or actor is not None
        opened = doc.role("locative", at) or doc.role("addressee", at) or doc.role("connector", at)
        if not step and opened:
            step = _phrase(doc, opened, line)
        step = step or _audience(doc, at, sentence)
        if not step:
            return doc.joins(at) > 0 or doc.role("relative", at) > 0
        at = step
    return at >= sentence.end or not doc.tokens.words[at]


def _audience(doc: Doc, at: int, sentence: Sentence) -> int:
    """Skip a few words behind an article before a sign, a time or a place: told a news conference on Tuesday."""
    if doc.ends("determiner", at) < 0:
        return 0
    for end in range(at, min(at + 4, sentence.end)):
        if not doc.tokens.words[end] or doc.role("locative", end) or doc.hit("time", end):
            return end
        if doc.tokens.caps[end] or doc.hit("speech", end):
            return 0
    return 0


def _phrase(doc: Doc, at: int, line: Line) -> int:
    """Skip the words of a phrase after its preposition."""
    at = doc.role("determiner", at) or at
    actor = line.at(at)
    if actor is not None:
        return actor.end
    return min(at + 1, len(doc.tokens))


def _as(doc: Doc, left: int) -> bool:
    """Tell whether a small word such as `as` opens the parenthesis."""
    return bool(doc.role("continuation", left - 1) == left) or doc.tokens.keys[left - 1] in doc.pack.as_words


def _parenthesis(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> bool:
    """Tell whether the words of a cue end with a comma, after which the sentence goes on."""
    at = doc.role("determiner", cue.end) or cue.end
    actor = line.at(at)
    at = actor.end if actor is not None else at
    while at < sentence.end and doc.role("adverb", at):
        at = doc.role("adverb", at)
    if doc.tokens.key(at) != "," or at + 2 >= sentence.end or doc.hit("speech", at + 1):
        return False
    return not (doc.joins(at + 1) or doc.role("relative", at + 1))


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
    if comma >= 0 and not (comma > named and doc.pack.settings.verb_first):
        return comma + 1
    return named if near else named + 1


def _source_ends(doc: Doc, cue: Cue, sentence: Sentence) -> bool:
    """Tell whether a document or somebody unknown ends the sentence behind a comma: `…, according to a paper`."""
    words = range(cue.end, last_word(doc, cue.end, sentence.end))
    return doc.tokens.key(cue.start - 1) == "," and all(doc.tokens.words[at] or doc.tokens.tight(at) for at in words)


def _enclosed(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> int:
    """Return the token after the comma or dash that closes a parenthesis of attribution, or 0 if it is none."""
    sign = doc.tokens.key(cue.start - 1)
    actor = line.at(doc.role("determiner", cue.end) or cue.end)
    near = actor.end if actor is not None else cue.end
    reach = near + (0 if sign == "," else 6)
    close = next((at for at in range(near, min(reach + 1, sentence.end)) if doc.tokens.keys[at] == sign), 0)
    return close + 1 if close and sign in (",", "-") else 0


def _attributed(doc: Doc, cue: Cue, sentence: Sentence, nexts: list[Cue], line: Line) -> list[Content]:
    """Take the sentence without `according to somebody`."""
    tokens = doc.tokens
    start, stop = opening(doc, sentence), last_word(doc, sentence.start, sentence.end)
    holder = next((a for a in line.between(start, cue.start) if a.end == cue.start and a.kind == "pronoun"), None)
    first = all(not tokens.words[at] for at in range(start, cue.start)) or cue.start <= start
    holder = holder or next((a for a in line.between(cue.start, cue.end) if a.kind == "pronoun"), None)
    silent = tokens.key(cue.end) == ","
    actor = None if silent else next(iter(line.between(cue.end, min(cue.end + 8, sentence.end))), None)
    named = actor.end if actor is not None else cue.end
    quote = next((q for q in _quotes_of(doc, sentence) if q.outer_start >= cue.end), None)
    if quote is not None and quote.outer_start <= named + 2:
        return [Content(quote.start, last_word(doc, quote.start, quote.end), True, "behind", "attributed-quote", 4.5)]
    if _enclosed(doc, cue, sentence, line) and cue.start > start + 1:
        begin = _enclosed(doc, cue, sentence, line) if doc.joins(cue.start - 2) == cue.start - 1 else start
        place = "around" if begin == start else "behind"
        return [Content(begin, stop, False, place, "attributed-around", 4.1)]
    stop = last_word(doc, start, clause_end(doc, cue.end, sentence, nexts, line))
    if first and _reported_within(cue, nexts, line):
        return []
    related = doc.role("relative", cue.end)
    if related or first or (holder is not None and holder.start <= start):
        near = holder is not None or silent
        begin = related or (cue.end + silent if near else _after_source(doc, cue, actor, sentence))
        return [Content(begin, stop, False, "behind", "attributed", 4.0)] if stop - begin >= 2 else []
    far = actor is None or actor.start > cue.end + 2
    if (far and not _source_ends(doc, cue, sentence)) or (
        actor is not None and not far and actor.kind == "head" and tokens.keys[cue.start - 1] != ","
    ):
        return []
    left = cue.start - 1 if tokens.keys[cue.start - 1] == "," else cue.start
    end = strip(doc, start, left)
    return [Content(start, last_word(doc, start, end), False, "before", "attributed", 3.9)] if end - start >= 3 else []
