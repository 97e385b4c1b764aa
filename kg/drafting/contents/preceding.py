"""The clause before a verb of speech: It was late, she said; and one around it: the vote, she said, was close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.edges import last_word
from kg.drafting.contents.inverted import subject_behind
from kg.drafting.contents.placed import PHRASE, audience, elapsed, place_ends, placed
from kg.drafting.contents.said import Content
from kg.drafting.contents.sides import clause_opening, goes_on
from kg.drafting.cues.passive import agent
from kg.drafting.cues.uninflected import common
from kg.drafting.names.callings import PLURAL
from kg.drafting.speakers.subjects import owned_by

if TYPE_CHECKING:
    from kg.drafting.cues.cue import Cue
    from kg.drafting.names.actor import Actor, Line
    from kg.drafting.text.document import Doc, Sentence

NOUN = 3
"""A word within so many words behind an article may be a noun or an adjective: a hurriedly called meeting."""
ADJECTIVES = 5
"""So many tokens may stand between an article and its noun."""
UNKNOWN = 5
"""A noun that no table knows has at most so many words."""
SOMEBODY = 12
"""Somebody without a name is told in at most so many words: a lawyer who asked not to be named."""
HEARERS = 2
"""So many words at the end of a sentence say only to whom something was told."""
LEAST = 3
"""A clause has so many tokens at least."""


def preceding(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> list[Content]:
    """Take the clause that stands before a cue at the end of it, or around one between commas."""
    tokens = doc.tokens
    actor, left = _speaker(doc, cue, sentence, line)
    opens = actor is not None and not doc.role("adverb", actor.start)  # `has she said` has its subject behind
    if opens and doc.pack.settings.verb_first and not doc.pack.settings.pro_drop:
        return []
    behind = subject_behind(doc, cue, sentence, line) if actor is None else None
    known = behind is not None or actor is not None or doc.pack.settings.pro_drop
    known = known or bool(line.between(cue.end, min(cue.end + 8, sentence.end)))
    if not known:
        left = _unknown(doc, cue, sentence)
    elif tokens.key(left - 1) != "," and (
        tokens.key(cue.end) == "," or last_word(doc, cue.end, sentence.end) - cue.end <= HEARERS
    ):
        left = _somebody(doc, cue, sentence) or left
    silent = doc.pack.settings.syllables and doc.ends("unspoken", cue.start) >= 0  # …, they did not answer
    dash = tokens.keys[left - 1] == "-" and not tokens.tight(left)
    parted = left > sentence.start and (dash or _comma(doc, left - 1))
    parted = parted and not silent and agent(doc, cue, line) is None
    if not parted or not (cue.frames & {"after", "that"} or _judges(doc, cue, sentence)):
        return []
    dashed = tokens.keys[left - 1] == "-" and doc.pack.settings.dash_speech
    start = clause_opening(doc, sentence, left)
    heard = "hearer" in cue.frames and 0 < last_word(doc, cue.end, sentence.end) - cue.end <= HEARERS
    closed = dashed or heard or _only_where(doc, cue, sentence, line, left)
    acts = doc.pack.settings.analytic and "infinitive" in cue.frames and doc.role("infinitive", cue.end)
    closed = closed or behind is not None or _paper_behind(doc, cue, sentence)
    closed = closed or (not acts and _closed_behind(doc, cue, sentence, line, left - sentence.start))
    placed = doc.pack.settings.syllables and _leads(doc, start, left)
    if not closed or placed or (actor is None and _goes_on(doc, cue, start, line)):
        return []
    end = left - (doc.quoted[left - 1] < 0)
    owned = actor is not None
    named = tokens.keys[left - 1] == "," and _only_names(doc, start, end) and tokens.key(cue.end) == ","
    if named or _parenthesis(doc, cue, sentence, line, tokens.keys[left - 1], behind):
        return [Content(start, last_word(doc, start, sentence.end), False, "around", "clause-around", 4.2, owned)]
    if (
        end - start < (1 if behind else LEAST - bool(doc.role("negator", start)))
        or _another(doc, start)
        or (doc.tokens.keys[start] in doc.pack.indefinite and doc.tokens.key(start + 1) == ",")
        or _only_names(doc, start, end)
    ):
        return []
    return [Content(start, last_word(doc, start, end), False, "before", "clause-before", 4.1, owned)]


def _day(doc: Doc, at: int) -> int:
    """Return where a day ends that begins at a token, the word for it included: `ngày` 28-10; or 0."""
    return doc.days.get(at, 0) or (doc.days.get(at + 1, 0) if doc.tokens.key(at) in doc.pack.day_words else 0)


def _judges(doc: Doc, cue: Cue, sentence: Sentence) -> bool:
    """Tell whether a verb without its object ends a sentence: `Quốc hội hoãn bỏ phiếu, giới luật sư chỉ trích`."""
    return doc.pack.settings.syllables and last_word(doc, cue.end, sentence.end) <= cue.end


def _comma(doc: Doc, at: int) -> bool:
    """Tell whether a comma stands at a token, or a quotation there."""
    return doc.tokens.keys[at] == "," or (doc.quoted[at] >= 0 and doc.pack.settings.analytic)


def _leads(doc: Doc, start: int, left: int) -> bool:
    """Tell whether the words before a subject only lead to it: when, where, on what occasion something was said."""
    compound = doc.pack.lexicon.nodes.get(" ".join(doc.tokens.keys[start : doc.role("compound", start)]), ())
    spoken = any(entry.table == "speech" for entry in compound)  # `Phát biểu khai mạc, bà Lan nói, …`
    return spoken or _circumstance(doc, start, left)


def _circumstance(doc: Doc, start: int, left: int) -> bool:
    """Tell whether only when or where something was said stands before a subject: `Ngày 17/3, Bộ Công an nói, …`."""
    at = start
    while at < left - 1:
        step = doc.days.get(at + 1, 0)
        if not step:
            return False
        at = step
    return True


def _another(doc: Doc, at: int) -> bool:
    """Tell whether another verb of speech begins a clause, so that it tells of the subject: asked if so, he laughed.

    The bare form of a verb without endings tells what others should do: `Expect a clone, it warns`.
    """
    hit = doc.hit("speech", doc.joins(at) or at)
    bare = hit is not None and doc.pack.settings.analytic and hit.entry.lemma == doc.tokens.keys[hit.start]
    return hit is not None and not bare and "noun" not in hit.entry.tags


def _only_names(doc: Doc, start: int, end: int) -> bool:
    """Tell whether nothing but names and what joins them stands in a range, so that the clause goes on behind."""
    named = {at for m in doc.of("").between(start, end) for at in range(m.start, m.end)}
    for hits in (doc.hits.get("offices", {}).get(at, ()) for at in range(start, end)):
        named.update(at for hit in hits for at in range(hit.start, hit.end))
    small = ("determiner", "connector", "honorific")
    return all(at in named or doc.one_of(small, at) for at in range(start, end))


def _speaker(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> tuple[Actor | None, int]:
    """Return who stands right before a cue, and where the words for it begin, small words included."""
    left = cue.start
    while left > sentence.start and doc.ends("adverb", left) >= 0:
        left = doc.ends("adverb", left)
    near = line.between(max(sentence.start, cue.start - 30), cue.start)
    actor = next((a for a in near if a.end == left or (a.end == left - 1 and _apposed(doc, a))), None)
    if actor is not None:
        left = _phrase_start(doc, actor, sentence)
        as_word = doc.pack.settings.analytic and doc.tokens.keys[left - 1] in doc.pack.as_words  # , `as` Norway noted,
        left -= as_word and left > sentence.start
    return actor, left


def _somebody(doc: Doc, cue: Cue, sentence: Sentence) -> int:
    """Return where somebody begins who is told in many words behind a comma: `, a lawyer for the firm` said; or 0."""
    for start in range(cue.start - 1, max(sentence.start, cue.start - SOMEBODY), -1):
        several = doc.pack.settings.analytic and bool(doc.of("group").between(start, start + 1))
        several = several or common(doc, start, cue.start) or doc.role("crowd", start) > 0 or _officials(doc, start)
        if doc.tokens.keys[start - 1] == "," and (doc.tokens.keys[start] in doc.pack.indefinite or several):
            return start
        begin = start - (doc.tokens.keys[start - 1] in doc.pack.as_words)
        if doc.tokens.keys[begin - 1] == "," and _owned(doc, start, cue.start):
            return begin
    return 0


def _officials(doc: Doc, at: int) -> bool:
    """Tell whether a noun for several people of an office stands at a token: `ministers` from nine countries said."""
    office = doc.hit("offices", at)
    return office is not None and office.entry.use == PLURAL


def _owned(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a noun with its article and what owns it fill a range: `the head of the agency` admitted."""
    return doc.pack.settings.analytic and doc.role("determiner", start) > 0 and doc.within("origin", start + 2, end)


def _unknown(doc: Doc, cue: Cue, sentence: Sentence) -> int:
    """Return where a noun begins that no table knows, between a comma and a cue at the end of a sentence, or 0."""
    somebody = _somebody(doc, cue, sentence)
    if somebody:
        return somebody
    if "impersonal" in cue.frames:
        return cue.start  # the court heard: the verb has its subject within
    if last_word(doc, cue.end, sentence.end) > cue.end and doc.tokens.key(cue.end) != ",":
        return 0
    for start in range(cue.start - 1, max(sentence.start, cue.start - UNKNOWN) - 1, -1):
        if not doc.tokens.words[start] or _verb(doc, start):
            return 0
        if _comma(doc, start - 1):
            return start
    return 0


def _apposed(doc: Doc, actor: Actor) -> bool:
    """Tell whether a comma that closes an apposition stands behind the words of an actor."""
    return doc.tokens.key(actor.end) == "," and "," in doc.tokens.keys[actor.start : actor.end]


def _interposed(doc: Doc, cue: Cue, start: int) -> bool:
    """Tell whether only a subject with a relative clause between commas stands before a verb: X, who left, denied."""
    if doc.tokens.key(cue.start - 1) != ",":
        return False
    opened = next((at for at in range(start, cue.start - 1) if doc.tokens.keys[at] == ","), 0)
    return opened > 0 and doc.one_of(("relative", "complementiser"), opened + 1)


def _goes_on(doc: Doc, cue: Cue, start: int, line: Line) -> bool:
    """Tell whether a sentence goes on with its first words after an enclosed clause: Hungary, which left, explained."""
    alone = len(doc.commas(start, cue.start)) < 3  # X, who left, says Y; not: X, who left, is late, says Y
    if (doc.pack.settings.analytic or alone) and _interposed(doc, cue, start):
        return True
    first = next(iter(line.between(start, start + 2)), None)
    at = cue.end
    while doc.role("adverb", at):
        at = doc.role("adverb", at)
    closed = doc.tokens.key(cue.start - 1) == "," and line.at(doc.role("determiner", at) or at) is None
    return first is not None and closed and doc.tokens.key(first.end) == "," and first.end < cue.start - 1


def _phrase_start(doc: Doc, actor: Actor, sentence: Sentence) -> int:
    """Return where the words of a noun begin, with its article and what stands between: `the Lyon-based agency`."""
    reach = ADJECTIVES if actor.kind in ("head", "role") else 1
    first = _owner(doc, actor) or actor.start
    for start in range(first - 1, max(sentence.start, first - reach) - 1, -1):
        if doc.role("determiner", start):
            return start
        if not doc.tokens.words[start] and not doc.tokens.tight(start + 1):
            break
    return first


def _owner(doc: Doc, actor: Actor) -> int:
    """Return where the name begins whose possessive stands right before an actor: `Kenya's` ministry; or 0."""
    mark = next((at for at in (actor.start - 2, actor.start - 1) if at > 0 and doc.tokens.keys[at] == "'"), 0)
    return next((m.start for m in doc.of("").between(max(0, mark - ADJECTIVES), mark) if m.end == mark), 0)


def _only_where(doc: Doc, cue: Cue, sentence: Sentence, line: Line, left: int) -> bool:
    """Tell whether a clause stands before a cue and no verb behind it: told `a hurriedly called press meet in Rome`."""
    told = any(_verb(doc, at) or doc.role("negator", at) for at in range(sentence.start, left))
    acts = "infinitive" in cue.frames and doc.role("infinitive", cue.end)
    if not doc.pack.settings.analytic or not told or acts:
        return False
    begin = doc.role("determiner", cue.end) or cue.end
    behind = line.at(begin)
    begin = behind.end if behind is not None and behind.kind == "person" else cue.end
    end = last_word(doc, begin, sentence.end)
    roles = ("locative", "preposition", "addressee")
    where = doc.one_of(roles, begin) or "hearer" in cue.frames
    return where and end - begin > 1 and not any(_verb(doc, at) for at in range(begin, end))


def _verb(doc: Doc, at: int) -> bool:
    """Tell whether a word tells a verb: of being, of time to come or gone, of an act, of speech."""
    small = doc.one_of(("auxiliary", "planner", "backshift"), at)
    hit = doc.hit("speech", at)
    spoken = hit is not None and not doc.within("determiner", max(0, at - NOUN), at)
    return small or spoken or doc.quoted[at] >= 0


def _closed_behind(doc: Doc, cue: Cue, sentence: Sentence, line: Line, told: int) -> bool:
    """Tell whether nothing but who, to whom, when and where follows a cue before the next sign."""
    at, passed = cue.end, False
    thing = doc.pack.settings.analytic and "object" in cue.frames and "hearer" not in cue.frames
    for _ in range(8):
        if at >= sentence.end or not doc.tokens.words[at]:
            titled = line.at(at + 1) is not None  # the daily “La Voz”
            quoted = at < len(doc.tokens) and doc.quoted[at] >= 0  # said the plan “needed more time”
            return (titled or not quoted) and not _owns_thing(doc, at, line)
        later = elapsed(doc, at)
        if later:
            at = later
            continue
        heard = "hearer" in cue.frames and at == cue.end
        led = doc.role("determiner", at) or doc.role("honorific", at) * (line.at(at) is None)
        at = led or at + (doc.tokens.keys[at] in doc.pack.indefinite)
        actor = line.at(at)
        known = doc.hit("time", at) or actor
        step = doc.role("adverb", at) or _day(doc, at) or (known.end if known else 0)
        if passed and not step and doc.pack.settings.verb_first:
            return True
        passed = passed or actor is not None
        opened = doc.role("locative", at) or doc.role("addressee", at) or doc.role("connector", at)
        opened = opened or placed(doc, at)
        if opened and not passed and place_ends(doc, opened, sentence, line, told):
            return True
        word = doc.role("adverb", at) or doc.role("negator", at)
        if passed and word and not doc.hit("time", word - 1):
            return False
        if not step and opened:
            step = min((doc.role("determiner", opened) or opened) + 1, len(doc.tokens))
        step = step or (0 if thing else audience(doc, at, sentence, heard=heard))
        if not step:
            return doc.joins(at) > 0
        at = step
    return True


def _owns_thing(doc: Doc, at: int, line: Line) -> bool:
    """Tell whether a possessive ends at a token of a thing, which closes nothing: say the convention`'s` chapter."""
    start = owned_by(doc, at) if at < len(doc.tokens) and doc.pack.settings.analytic else -1
    actor = line.at(start) if start > 0 else None
    return start > 0 and (actor is None or actor.kind not in ("person", "role"))


def _paper_behind(doc: Doc, cue: Cue, sentence: Sentence) -> bool:
    """Tell whether nothing but a paper and what goes with it follows: …, one reads `in a letter sent to our paper`."""
    at = doc.role("locative", cue.end) or doc.role("preposition", cue.end) or cue.end
    whole = range(at, last_word(doc, at, sentence.end))
    plain = all(doc.tokens.words[b] or doc.tokens.tight(b) for b in whole)
    return bool(doc.pack.settings.endings and doc.role("paper", at)) and plain


def _parenthesis(doc: Doc, cue: Cue, sentence: Sentence, line: Line, sign: str, behind: tuple[int, int] | None) -> bool:
    """Tell whether the words of a cue end with a comma, after which the sentence goes on."""
    at = doc.role("determiner", cue.end) or doc.role("honorific", cue.end) * (line.at(cue.end) is None) or cue.end
    actor = line.at(at) if not doc.pack.settings.syllables else None
    actor = line.at(owned_by(doc, actor.end if actor is not None else at + 1)) or actor
    at = actor.end if actor is not None else behind[1] if behind else at
    while at < sentence.end and doc.role("adverb", at):
        at = doc.role("adverb", at)
    if doc.role("locative", at) or doc.role("preposition", at):
        at = next((b for b in range(at, min(at + PHRASE, sentence.end)) if doc.tokens.keys[b] == ","), at)
    last = line.at(at + 1)
    if last is not None and last.end >= last_word(doc, at, sentence.end):
        return False
    if sign == "-":
        if doc.pack.settings.endings:  # a noun that no table knows: – twierdzi nasz rozmówca –
            at = next((b for b in range(at, min(at + NOUN, sentence.end)) if not doc.tokens.words[b]), at)
        return doc.tokens.key(at) == "-" and at + 1 < sentence.end and not doc.tokens.caps[at + 1]
    return doc.tokens.key(at) == "," and goes_on(doc, cue, at, sentence, line)
