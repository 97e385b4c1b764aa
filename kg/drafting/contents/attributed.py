"""What somebody is said to have said by words such as according to: the sentence without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.clause_ends import clause_end
from kg.drafting.contents.edges import last_word, strip
from kg.drafting.contents.said import Content, quotes_of
from kg.drafting.contents.sides import clause_opening
from kg.drafting.cues.owned import HELD
from kg.drafting.speakers.subjects import case, governed, subject_like

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
AROUND = 2
"""So many words stand before words of attribution that no sign parts from their clause."""
OWNED = 6
"""A paper is told in so many words before its owner: according to `the first report of` the police."""
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
    whole = quoted or _quotation(doc, cue, sentence, actor)
    whole = _predicate(doc, cue, whole, start, stop)
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
    announced = _announced(doc, cue, sentence)
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
        if doc.quoted[at] >= 0:
            continue
        dash = doc.tokens.keys[at] == "-" and not doc.tokens.tight(at + 1)
        turn = doc.role("contrast", at + 1) if doc.tokens.keys[at] == "," else 0
        if dash or 0 < turn < cue.start:
            return turn or at + 1
    return start


def _announced(doc: Doc, cue: Cue, sentence: Sentence) -> Content | None:
    """Take the quotation behind a colon that words of attribution follow: he held up a key: “…”, in his words."""
    ends = (cue.start, cue.start - 1)
    quote = next((q for q in quotes_of(doc, sentence) if q.outer_end in ends), None)
    if quote is None or doc.tokens.key(quote.outer_start - 1) != ":":
        return None
    return Content(quote.start, last_word(doc, quote.start, quote.end), True, "before", "attributed-quote", 4.5)


def _within(doc: Doc, cue: Cue, actor: Actor | None, start: int, stop: int) -> Content | None:
    """Take the whole clause where no sign parts words of attribution within it: losses reach in X's view 40 million."""
    parted = not doc.tokens.words[cue.start - 1]
    if actor is None or parted or not doc.pack.settings.endings or cue.start - start < AROUND:
        return None
    near = actor.start <= cue.end + 1 and actor.end < stop and doc.tokens.words[actor.end]
    joined = near and (doc.joins(actor.end) or doc.one_of(("relative", "complementiser"), actor.end))
    joined = joined and doc.hit("numbers", actor.end) is None  # co najmniej
    return Content(start, stop, False, "around", "attributed-around", 3.9) if near and not joined else None


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
    if doc.tokens.key(cue.end) == "," or HELD in cue.frames:
        return None
    start = _past_adverbs(doc, cue.end, line)
    first = next(iter(line.between(start, min(start + 8, sentence.end))), None)
    then = line.at(first.end) if first is not None and first.kind in ("body", "head") else None
    heard = first is not None and then is not None and _heard(doc, first) and subject_like(doc, then)
    return then if heard else first


def _heard(doc: Doc, actor: Actor) -> int:
    """Return where somebody ends to whom it was said, in a language of cases: as he told `the Courier`, or 0."""
    return actor.end if doc.pack.settings.endings and governed(doc, actor) else 0


def _past_adverbs(doc: Doc, at: int, line: Line) -> int:
    """Return where the words end that say how and where it was said, and an age: as `35-year-old` X, as Dr X said."""
    cased = bool(doc.pack.settings.endings)
    while end := max(doc.role("adverb", at), doc.role("honorific", at) if cased else 0, _aged(doc, at)):
        if cased and line.at(at) is not None:
            return at
        at = end
    return at


def _aged(doc: Doc, at: int) -> int:
    """Return where a number ends that a hyphen joins to a word, in small letters: `31-letniego` X, or 0."""
    joined = doc.tokens.key(at + 1) == "-" and doc.tokens.tight(at + 1)
    aged = joined and doc.tokens.key(at).isdigit() and bool(doc.pack.settings.endings)
    return at + 3 if aged and doc.tokens.words[at + 2] and not doc.tokens.caps[at + 2] else 0


def _holder(cue: Cue, start: int, line: Line) -> Actor | None:
    """Return the pronoun before the words or within them: her view, in her view."""
    before = next((a for a in line.between(start, cue.start) if a.end == cue.start and a.kind == "pronoun"), None)
    held = HELD in cue.frames
    return before or next((a for a in line.between(cue.start, cue.end) if held or a.kind == "pronoun"), None)


def _quotation(doc: Doc, cue: Cue, sentence: Sentence, actor: Actor | None) -> Content | None:
    """Take the quotation right behind who is named."""
    named = actor.end if actor is not None else cue.end
    quote = next((q for q in quotes_of(doc, sentence) if q.outer_start >= cue.end), None)
    if quote is None or any(
        doc.tokens.words[at] for at in range(named, quote.outer_start) if not doc.role("complementiser", at)
    ):
        return None
    return Content(quote.start, last_word(doc, quote.start, quote.end), True, "behind", "attributed-quote", 4.5)


def _papered(doc: Doc, cue: Cue) -> bool:
    """Tell whether words of attribution hold the paper itself, in a language of cases: by the report, losses grew."""
    return bool(doc.pack.settings.endings) and doc.ends("paper", cue.end) > cue.start


def _predicate(doc: Doc, cue: Cue, quote: Content | None, start: int, stop: int) -> Content | None:
    """Take in the subject before a parenthesis, where what is in marks behind it is only what is said of it."""
    small = quote is not None and not doc.tokens.caps[quote.start] and doc.tokens.key(cue.start - 1) == ","
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
    start = turned + 1 if turned and doc.tokens.key(turned) == "," and turned < cue.start - 1 else start
    begin, place = (after, "behind") if joined else (start, "around")
    return Content(begin, stop, False, place, "attributed-around", 4.1)


def _opens(doc: Doc, at: int) -> int:
    """Return where a small word ends that opens the clause which a parenthesis parts: and, which, that."""
    first = doc.role("coordinator", at) or not doc.pack.settings.endings or not doc.tokens.words[at - 1]
    return (doc.joins(at) if first else 0) or doc.role("relative", at) or doc.role("complementiser", at)


def _short(cue: Cue) -> range:
    """Return where a small word before the sign that opens a parenthesis may begin."""
    return range(max(0, cue.start - 4), cue.start - 1)


def _before(doc: Doc, cue: Cue, sentence: Sentence, actor: Actor | None, start: int) -> list[Content]:
    """Take the words before `according to somebody`."""
    dash = doc.pack.settings.endings and doc.tokens.keys[cue.start - 1] == "-"
    parted = doc.tokens.keys[cue.start - 1] == "," or bool(dash)
    far = actor is None or actor.start > cue.end + 2
    if not _source_ends(doc, cue, sentence) if far else (actor is not None and actor.kind == "head" and not parted):
        return []
    end = strip(doc, start, cue.start - parted)
    if any(m.start <= start + 1 and m.end >= end for m in doc.of("").between(start, start + 2)):
        return []
    score = SAID if doc.pack.settings.analytic and _said_within(doc, start, end) else 3.9
    return (
        [Content(start, last_word(doc, start, end), False, "before", "attributed", score)] if end - start >= 3 else []
    )


def _said_within(doc: Doc, start: int, end: int) -> bool:
    """Tell whether somebody named at the start of a range says something in it: Norway said it was late, citing a."""
    first = doc.role("determiner", start) or start
    named = next(iter(doc.of("").between(first, first + 1)), None)
    hit = doc.hit("speech", named.end) if named is not None and named.end < end else None
    return hit is not None and bool(hit.entry.tags & {"that", "object"}) and "noun" not in hit.entry.tags


def _reported_within(cue: Cue, nexts: list[Cue], line: Line) -> bool:
    """Tell whether somebody else speaks in the clause: `On behalf of X, Y praised Z`."""
    own = [other for other in nexts if other.sentence == cue.sentence and not other.attributes]
    named = ("person", "body", "state")
    return any(a.end == other.start and a.kind in named for other in own for a in line.between(cue.end, other.start))


def _after_source(doc: Doc, cue: Cue, actor: Actor | None, sentence: Sentence, line: Line) -> int:
    """Return where the words after `according to somebody` begin: behind a comma, else right behind who it is."""
    tokens = doc.tokens
    near = actor is not None and actor.start <= max(cue.end + 2, _past_adverbs(doc, cue.end, line))
    near = near or (
        actor is not None and any(_heard(doc, a) == actor.start for a in line.between(cue.end, actor.start))
    )
    near = near or (
        actor is not None and actor.start <= cue.end + OWNED and doc.ends("possessive", actor.start) > cue.start
    )
    named = _source_end(doc, actor.end, line) if actor is not None and near else cue.end
    several = bool(doc.pack.settings.endings) and cue.end - cue.start > AS_HEARD
    told = doc.tokens.keys[cue.start] in doc.pack.as_words and (several or _verb(doc, cue))
    reach = CLAUSE if told else 3 if near and doc.pack.settings.verb_first else 14
    commas = (at for at in range(named, min(named + reach, sentence.end)) if tokens.keys[at] == ",")
    comma = next((at for at in commas if not any(m.end > at for m in doc.of("").before(at, 3))), -1)
    led = doc.role("preposition", comma + 1) or doc.role("locative", comma + 1) or comma + 1
    related = comma >= 0 and (doc.role("relative", comma + 1) > 0 or doc.role("relative", led) > 0)
    if related or (comma >= 0 and _participle(doc, comma + 1)):
        comma = next((at for at in range(comma + 1, sentence.end) if tokens.keys[at] == ","), comma)
    if comma >= 0 and (told or related or not near or not (comma > named and doc.pack.settings.verb_first)):
        return comma + 1
    return named if near or _papered(doc, cue) else named + 1


def _whose(doc: Doc, cue: Cue) -> int:
    """Return where the words begin behind a relative that says whose view it is: `, according to whom`; or 0."""
    if doc.tokens.key(cue.start - 1) != ",":
        return 0
    within = any(cue.start < doc.role("relative", at) < cue.end for at in range(cue.start, cue.end))
    return cue.end if within else doc.role("relative", cue.end)


def _past_relative(doc: Doc, at: int, sentence: Sentence) -> int:
    """Return where a sentence goes on behind what a relative tells of the source: in their view, which we know, it."""
    related = doc.role("relative", doc.role("preposition", at) or at)
    comma = next((b for b in range(at, sentence.end) if doc.tokens.keys[b] == ","), -1) if related else -1
    return comma + 1 if comma >= 0 else at


def _verb(doc: Doc, cue: Cue) -> bool:
    """Tell whether a verb ends a cue, so that a comma ends its clause: as the minister said in May, it is late."""
    hit = doc.hit("speech", cue.end - 1)
    return bool(doc.pack.settings.endings) and hit is not None and "noun" not in hit.entry.tags


def _participle(doc: Doc, at: int) -> bool:
    """Tell whether a word is a participle, with which what is put in behind a name begins."""
    endings = doc.pack.settings.participle_endings
    goes_on = doc.one_of(("reflexive", "preposition", "locative"), at + 1)
    small = bool(endings) and goes_on and doc.tokens.words[at] and not doc.tokens.caps[at]
    return small and doc.tokens.keys[at].endswith(endings)


def _source_end(doc: Doc, at: int, line: Line) -> int:
    """Return where the words end that say who it is: what owns it, the mark behind a title, what somebody belongs to.

    The board `of the hospital`; Jan Kos `of the Open Centre`; our sources `in the office of the premier`.
    """
    at = _owners(doc, at, line)
    titled = line.at(at + 1) if doc.tokens.key(at) == '"' and doc.pack.settings.endings else None
    at = titled.end if titled is not None else at
    at += doc.tokens.key(at) == '"' and doc.quoted[at] < 0
    end = _past_adjectives(doc, doc.role("origin", at), line)
    named = end
    while end and end < len(doc.tokens) and doc.tokens.caps[end]:
        end += 1
    body = line.at(end) if end == named else None
    owner = body.end if body is not None and body.start < body.span[0] and body.kind == "body" else named  # firm X
    named = _owners(doc, owner, line, OWNERS | {"role"}) if end == named else end
    return named if named > doc.role("origin", at) else at


def _past_adjectives(doc: Doc, start: int, line: Line) -> int:
    """Return where a name or noun of bodies begins behind a word or two that go with it: of the `Cracow` firm X."""
    for at in range(start, start + ADJECTIVES + 1) if start and doc.pack.settings.endings else ():
        actor = line.at(at)
        if actor is not None and actor.kind in OWNERS:
            return at
        if at >= len(doc.tokens) or doc.tokens.caps[at] or not doc.tokens.words[at] or doc.hit("speech", at):
            break
    return start


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


def _plain(doc: Doc, at: int) -> bool:
    """Tell whether only words of a phrase stand before the next comma: according to a diplomat `in the room`, it is."""
    near = range(at, min(at + AS + 1, len(doc.tokens)))
    close = next((b for b in near if not (doc.tokens.words[b] or doc.tokens.tight(b + 1))), at)
    verbs = ("auxiliary", "backshift", "planner", "copula", "relative", "complementiser")
    apposed = doc.tokens.key(close + 1) in doc.pack.indefinite or doc.role("determiner", close + 1)
    plain = not any(doc.one_of(verbs, b) or doc.joins(b) for b in range(at, close))
    return doc.tokens.key(close) == "," and plain and not apposed


def _enclosed(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> int:
    """Return the token after the comma or dash that closes a parenthesis of attribution, or 0 if it is none."""
    sign = doc.tokens.key(cue.start - 1)
    actor = line.at(doc.role("determiner", cue.end) or cue.end)
    near = actor.end if actor is not None else cue.end
    told = doc.tokens.keys[cue.start] in doc.pack.as_words
    somebody = actor is not None or doc.tokens.key(cue.end) in doc.pack.indefinite
    reach = near + (AS if told or (somebody and _plain(doc, near)) else int(actor is None) if sign == "," else 6)
    close = next((at for at in range(near, min(reach + 1, sentence.end)) if doc.tokens.keys[at] == sign), 0)
    related = doc.pack.settings.analytic and doc.role("relative", close + 1)  # …, according to Jan Kos, who led it
    return close + 1 if close and sign in (",", "-") and not related else 0
