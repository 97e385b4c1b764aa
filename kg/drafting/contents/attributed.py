"""What somebody is said to have said by words such as according to: the sentence without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.clause_ends import clause_end
from kg.drafting.contents.edges import last_word
from kg.drafting.contents.said import Content, quotes_of
from kg.drafting.contents.sides import clause_opening
from kg.drafting.cues.owned import HELD
from kg.drafting.speakers.subjects import case, subject_like

if TYPE_CHECKING:
    from kg.drafting.cues.cue import Cue
    from kg.drafting.names.actor import Actor, Line
    from kg.drafting.text.document import Doc, Sentence


OWNERS = frozenset(("head", "body", "state"))
"""Kinds that own whom words of attribution name; a role there may say what the next one is."""
SAID = 3.0
"""Score of words that tell themselves who says them."""
CLAUSE = 20
"""A clause such as `as the minister said` has at most so many words."""
LEAST = 3
"""A clause before words of attribution has so many tokens at least."""
AROUND = 2
"""So many words stand before words of attribution that no sign parts from their clause."""
AS_HEARD = 3
"""Words of attribution of more tokens that begin with `as` hold a verb: as the Courier heard from."""
ADJECTIVES = 2
"""So many words may stand before a noun behind the preposition that joins it to a person."""
AS = 8
"""So many words may follow a verb after `as` before its parenthesis closes: as the minister told reporters."""


def attributed(doc: Doc, cue: Cue, sentence: Sentence, nexts: list[Cue], line: Line) -> list[Content]:
    """Take the sentence without `according to somebody`."""
    start, stop = _clause(doc, cue, sentence), last_word(doc, sentence.start, sentence.end)
    actor = _source(doc, cue, sentence, line)
    quoted = _quotation(doc, cue, sentence, actor) if doc.tokens.key(cue.end) != "," else None
    whose = _whose(doc, cue)
    quoted = quoted or (None if whose else _around(doc, cue, sentence, line, start, stop))
    whole = _predicate(doc, cue, quoted, start, stop)
    if whole is not None:
        return [whole]
    stop = last_word(doc, start, clause_end(doc, cue.end, sentence, nexts, line))
    if whose:
        return [Content(whose, stop, False, "behind", "attributed-relative", 4.2)]
    first = _leads(doc, start, cue.start)
    holder = _holder(cue, start, line)
    if first and _reported_within(cue, [other for other in nexts if other.start < sentence.end], line):
        return []
    if first or (holder is not None and holder.start <= start):
        silent = doc.tokens.key(cue.end) == ","
        begin = cue.end + silent if holder is not None or silent else _after_source(doc, cue, actor, sentence, line)
        begin = _past_relative(doc, begin, sentence) if silent else begin
        return [Content(begin, stop, False, "behind", "attributed", 4.0)] if stop - begin >= 2 else []
    announced = _announced(doc, sentence)
    if announced is not None:
        return [announced]
    within = _within(doc, cue, actor, start, stop)
    return [within] if within is not None else _before(doc, cue, sentence, actor, start)


def _clause(doc: Doc, cue: Cue, sentence: Sentence) -> int:
    """Return where the clause begins that words of attribution stand in: it is late, `but the vote, as X said, stands`.

    A language of cases opens one with a comma and a contrast, or with a dash.
    """
    start = clause_opening(doc, sentence, cue.start)
    for at in range(cue.start - 2, start, -1) if doc.pack.settings.endings else ():
        turn = doc.role("contrast", at + 1)
        if doc.tokens.keys[at] == "-" or 0 < turn < cue.start:
            return turn or at + 1
    return start


def _announced(doc: Doc, sentence: Sentence) -> Content | None:
    """Take the first quotation, behind a colon, in a sentence of attribution: he held up a key: “…”, in his words."""
    quote = next(iter(quotes_of(doc, sentence)), None)
    if quote is None or doc.tokens.key(quote.outer_start - 1) != ":":
        return None
    return Content(quote.start, quote.end, True, "before", "attributed-quote", 4.5)


def _within(doc: Doc, cue: Cue, actor: Actor | None, start: int, stop: int) -> Content | None:
    """Take the whole clause where no sign parts words of attribution within it: losses reach in X's view 40 million."""
    parted = not doc.tokens.words[cue.start - 1]
    if actor is None or parted or not doc.pack.settings.endings or cue.start - start < AROUND:
        return None
    near = actor.start <= cue.end + 1 and actor.end < stop and doc.tokens.words[actor.end]
    clause = doc.one_of(("relative", "complementiser"), actor.end)
    joined = clause and doc.hit("numbers", actor.end) is None  # co najmniej
    return Content(start, stop, False, "around", "attributed-around", 3.9) if near and not joined else None


def _leads(doc: Doc, start: int, end: int) -> bool:
    """Tell whether nothing but signs and small words stands before words of attribution: `But also according to`."""
    at = start
    while at < end:
        small = max(doc.joins(at), *(doc.role(role, at) for role in ("adverb", "contrast", "continuation")))
        if not 0 < small <= end:
            return False
        at = max(small, at + 1)
    return True


def _source(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> Actor | None:
    """Return who is named behind the words, if anybody is."""
    if HELD in cue.frames:
        return None
    first = next(iter(line.between(cue.end, min(cue.end + 8, sentence.end))), None)
    then = line.at(first.end) if first is not None and first.kind in ("body", "head") else None
    heard = first is not None and then is not None and subject_like(doc, then)
    return then if heard else first


def _past_adverbs(doc: Doc, at: int, line: Line) -> int:
    """Return where adverbs end, and titles and ages in a language of cases: as `also Dr` X said."""
    cased = bool(doc.pack.settings.endings)
    while end := max(doc.role("adverb", at), doc.role("honorific", at) if cased else 0, _aged(doc, at) if cased else 0):
        if cased and line.at(at) is not None:
            return at
        at = end
    return at


def _aged(doc: Doc, at: int) -> int:
    """Return where a number ends that a hyphen joins to a word in small letters: `31-letniego` X, or 0."""
    joined = doc.tokens.key(at).isdigit() and doc.tokens.key(at + 1) == "-" and doc.tokens.tight(at + 1)
    return at + 3 if joined and doc.tokens.words[at + 2] and not doc.tokens.caps[at + 2] else 0


def _holder(cue: Cue, start: int, line: Line) -> Actor | None:
    """Return the pronoun before the words or within them: her view, in her view."""
    before = next((a for a in line.between(start, cue.start) if a.end == cue.start and a.kind == "pronoun"), None)
    held = HELD in cue.frames
    return before or next((a for a in line.between(cue.start, cue.end) if held or a.kind == "pronoun"), None)


def _quotation(doc: Doc, cue: Cue, sentence: Sentence, actor: Actor | None) -> Content | None:
    """Take the quotation right behind who is named."""
    named = actor.end if actor is not None else cue.end
    quote = next((q for q in quotes_of(doc, sentence) if q.outer_start >= cue.end), None)
    if quote is None or any(doc.tokens.words[at] for at in range(named, quote.outer_start)):
        return None
    return Content(quote.start, last_word(doc, quote.start, quote.end), True, "behind", "attributed-quote", 4.5)


def _predicate(doc: Doc, cue: Cue, quote: Content | None, start: int, stop: int) -> Content | None:
    """Take in the subject before a parenthesis, where what is in marks behind it is only what is said of it."""
    small = quote is not None and doc.tokens.key(cue.start - 1) == ","
    if quote is None or not small or cue.start <= start + 1 or not doc.pack.settings.syllables:
        return quote
    return Content(start, stop, False, "around", "attributed-around", 4.5)


def _around(doc: Doc, cue: Cue, sentence: Sentence, line: Line, start: int, stop: int) -> Content | None:
    """Take the words around a parenthesis, or behind it where a conjunction stands before it."""
    after = _enclosed(doc, cue, sentence, line)
    if not after or cue.start <= start + 1:
        return None
    joined = any(_opens(doc, at) == cue.start - 1 for at in _short(cue))
    turned = doc.role("contrast", start) if doc.pack.settings.syllables else 0
    start = turned + 1 if turned and turned < cue.start - 1 else start
    begin, place = (after, "behind") if joined else (start, "around")
    return Content(begin, stop, False, place, "attributed-around", 4.1)


def _opens(doc: Doc, at: int) -> int:
    """Return where a small word ends that opens the clause which a parenthesis parts: and, which, that."""
    first = doc.role("coordinator", at) or not doc.pack.settings.endings
    return (doc.joins(at) if first else 0) or doc.role("relative", at) or doc.role("complementiser", at)


def _short(cue: Cue) -> range:
    """Return where a small word before the sign that opens a parenthesis may begin."""
    return range(max(0, cue.start - 4), cue.start - 1)


def _before(doc: Doc, cue: Cue, sentence: Sentence, actor: Actor | None, start: int) -> list[Content]:
    """Take the words before `according to somebody`."""
    dash = doc.pack.settings.endings and doc.tokens.keys[cue.start - 1] == "-"
    parted = doc.tokens.keys[cue.start - 1] == "," or bool(dash)
    far = actor is None or actor.start > cue.end + 2
    if far and not _source_ends(doc, cue, sentence):
        return []
    end = cue.start - parted
    if any(m.start <= start + 1 and m.end >= end for m in doc.of("").between(start, start + 2)):
        return []
    if end - start < LEAST:
        return []
    score = SAID if doc.pack.settings.analytic and _said_within(doc, start, end) else 3.9
    return [Content(start, last_word(doc, start, end), False, "before", "attributed", score)]


def _said_within(doc: Doc, start: int, end: int) -> bool:
    """Tell whether somebody named at the start of a range says something in it: Norway said it was late, citing a."""
    first = doc.role("determiner", start) or start
    named = next(iter(doc.of("").between(first, first + 1)), None)
    return named is not None and named.end < end and doc.hit("speech", named.end) is not None


def _reported_within(cue: Cue, nexts: list[Cue], line: Line) -> bool:
    """Tell whether somebody else speaks in the clause: `On behalf of X, Y praised Z`."""
    own = [other for other in nexts if not other.attributes]
    named = ("person", "body", "state")
    return any(a.end == other.start and a.kind in named for other in own for a in line.between(cue.end, other.start))


def _after_source(doc: Doc, cue: Cue, actor: Actor | None, sentence: Sentence, line: Line) -> int:
    """Return where the words after `according to somebody` begin: behind a comma, else right behind who it is."""
    near = actor is not None and (
        actor.start <= max(cue.end + 2, _past_adverbs(doc, cue.end, line))
        or doc.ends("possessive", actor.start) > cue.start
    )
    named = _source_end(doc, actor.end, line) if actor is not None and near else cue.end
    several = bool(doc.pack.settings.endings) and cue.end - cue.start > AS_HEARD
    told = doc.tokens.keys[cue.start] in doc.pack.as_words and several
    reach = CLAUSE if told else 3 if near and doc.pack.settings.verb_first else 14
    comma = next(iter(doc.commas(named, min(named + reach, sentence.end))), -1)
    led = doc.role("preposition", comma + 1) or doc.role("locative", comma + 1) or comma + 1
    related = comma >= 0 and (doc.role("relative", comma + 1) > 0 or doc.role("relative", led) > 0)
    if related:
        comma = next(iter(doc.commas(comma + 1, sentence.end)), comma)
    far = near and comma > named and doc.pack.settings.verb_first
    return comma + 1 if comma >= 0 and (told or related or not far) else named


def _whose(doc: Doc, cue: Cue) -> int:
    """Return where the words begin behind a relative that says whose view it is: `, according to whom`; or 0."""
    if doc.tokens.key(cue.start - 1) != ",":
        return 0
    within = any(cue.start < doc.role("relative", at) < cue.end for at in range(cue.start, cue.end))
    return cue.end if within else doc.role("relative", cue.end)


def _past_relative(doc: Doc, at: int, sentence: Sentence) -> int:
    """Return where a sentence goes on behind what a relative tells of the source: in their view, which we know, it."""
    related = doc.role("relative", doc.role("preposition", at))
    return next((comma + 1 for comma in doc.commas(at, sentence.end)), at) if related else at


def _source_end(doc: Doc, at: int, line: Line) -> int:
    """Return where the words end that say who it is: what owns it, the mark behind a title, what somebody belongs to.

    The board `of the hospital`; Jan Kos `of the Open Centre`; our sources `in the office of the premier`.
    """
    at = _owners(doc, at, line)
    at += doc.tokens.key(at) == '"' and doc.quoted[at] < 0
    end = _past_adjectives(doc, doc.role("origin", at), line)
    body = line.at(end)
    while body is None and 0 < end < len(doc.tokens) and doc.tokens.caps[end]:
        end += 1  # a name that no table knows
    owner = body.end if body is not None and body.start < body.span[0] and body.kind == "body" else end  # firm X
    named = _owners(doc, owner, line, OWNERS | {"role"})
    return named if named > doc.role("origin", at) else at


def _past_adjectives(doc: Doc, start: int, line: Line) -> int:
    """Return where a name or noun begins behind a word or two that go with it: of the `Cracow` firm X."""
    near = range(start, start + ADJECTIVES + 1) if start and doc.pack.settings.endings else ()
    return next((at for at in near if line.at(at) is not None), start)


def _owners(doc: Doc, at: int, line: Line, kinds: frozenset[str] = OWNERS) -> int:
    """Skip the nouns that stand right behind each other in another case than the first."""
    actor = line.at(at)
    while actor is not None and actor.kind in kinds and case(doc, actor) and doc.pack.settings.endings:
        at = actor.end
        actor = line.at(at)
    return at


def _source_ends(doc: Doc, cue: Cue, sentence: Sentence) -> bool:
    """Tell whether a document or somebody unknown ends the sentence behind a comma: `…, according to a paper`."""
    words = range(cue.end, last_word(doc, cue.end, sentence.end))
    plain = all(doc.tokens.words[at] or doc.tokens.tight(at) or doc.tokens.keys[at] in "()" for at in words)
    return doc.tokens.key(cue.start - 1) == "," and plain


def _enclosed(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> int:
    """Return the token after the comma or dash that closes a parenthesis of attribution, or 0 if it is none."""
    sign = doc.tokens.key(cue.start - 1)
    actor = line.at(doc.role("determiner", cue.end) or cue.end)
    near = actor.end if actor is not None else cue.end
    told = doc.tokens.keys[cue.start] in doc.pack.as_words
    somebody = actor is not None or doc.tokens.key(cue.end) in doc.pack.indefinite
    reach = near + (AS if told or somebody else int(actor is None) if sign == "," else 6)
    close = next((at for at in range(near, min(reach + 1, sentence.end)) if doc.tokens.keys[at] == sign), 0)
    related = doc.pack.settings.analytic and doc.role("relative", close + 1)  # …, according to Jan Kos, who led it
    return close + 1 if close and sign in (",", "-") and not related else 0
