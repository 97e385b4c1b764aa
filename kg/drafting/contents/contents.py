"""What was said: the quotation, the clause or the noun phrase that belongs to a cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents.attributed import attributed
from kg.drafting.contents.clause_ends import clause_end, dashed, relative_end
from kg.drafting.contents.clauses import WHOLE, after_cue, taken_in
from kg.drafting.contents.edges import last_word, opening, subject_end
from kg.drafting.contents.fronted import fronted
from kg.drafting.contents.preceding import preceding
from kg.drafting.contents.said import Content, quotes_of
from kg.drafting.contents.sides import another_speaks, settled
from kg.drafting.contents.tails import (
    decided,
    following,
    held_back,
    inserted,
    judged,
    main,
    meanwhile,
    named_first,
    outcome,
    speaks_then,
    told_in,
)
from kg.drafting.cues.nominal import SOURCED, before_main
from kg.drafting.cues.passive import passive as passive_verb
from kg.drafting.cues.turned import JUDGES, judging
from kg.drafting.cues.undergone import by_somebody, passive
from kg.drafting.cues.uninflected import goes_over, led_to, of_phrase, stated, unnamed

if TYPE_CHECKING:
    from kg.drafting.cues.cue import Cue
    from kg.drafting.names.actor import Line
    from kg.drafting.text.document import Doc, Quote, Sentence

QUOTE_GAP = 34
"""So many tokens may stand between a quotation and its cue."""
BELOW = 8
"""So many tokens stand between a verb of speech and the colon at the end of its paragraph."""
GOES_ON = (",", ":", "-", '"')
"""Signs behind which the sentence itself says what was told: informed of this`,` that."""
NAMED = 2
"""What a verb names in more words before a quotation is part of what was said: called the whole plan a “farce”."""
WORKS = frozenset(("appeals", "offers"))
"""Acts whose verbs with a mere object often tell what somebody does: who advised the panel, which opposed bail."""
SCARE = 4
"""A quotation of fewer words in a clause is part of the clause."""


def contents(doc: Doc, cue: Cue, nexts: list[Cue], line: Line) -> list[Content]:
    """List what may be the content of a cue, the likeliest first."""
    sentence = _segment(doc, doc.sentences[cue.sentence], cue, nexts)
    found: list[Content] = []
    if cue.attributes:
        found += attributed(doc, cue, sentence, nexts, line)
    else:
        whole = passive(doc, cue, sentence, line) if doc.pack.settings.syllables else _earlier(doc, cue, sentence)
        if whole or (doc.pack.settings.syllables and by_somebody(doc, cue, sentence, line)):
            return whole
        found += _quoted(doc, cue, sentence, nexts, line)
        found += _behind(doc, cue, sentence, nexts, line)
        found += preceding(doc, cue, sentence, line)
        found += fronted(doc, cue, sentence, line)
        if JUDGES in cue.frames:
            found += judging(doc, cue, sentence, line, clause_end(doc, cue.end, sentence, nexts, line))
    found += _noun(doc, cue)
    found += [content for told in found if (content := _explaining(doc, cue, sentence, told)) is not None]
    kept = settled(doc, [content for content in found if content.end > content.start])
    return sorted(kept, key=lambda content: -content.score)


def _earlier(doc: Doc, cue: Cue, sentence: Sentence) -> list[Content]:
    """Take the sentence before, where a verb only points back to it: `Europol informed of this on Monday`.

    Words that point back are all it is about, behind it or at the start of the sentence.
    """
    after = next((end for at in (cue.end - 1, cue.end) if (end := doc.role("backward", at))), 0)
    first = doc.role("backward", opening(doc, sentence))
    told = after or (first if first == cue.start else 0)
    if not cue.sentence or not told or doc.tokens.key(max(told, cue.end)) in GOES_ON:
        return []
    before = doc.sentences[cue.sentence - 1]
    start = opening(doc, before)
    return [Content(start, last_word(doc, start, before.end), False, "before", "sentence-before", 5.2)]


def _noun(doc: Doc, cue: Cue) -> list[Content]:
    """Take the noun of a verb of several words where it is what is said, or nothing follows: voiced `regret`."""
    several = doc.pack.settings.endings and "object" in cue.frames and cue.end - cue.start > 1
    ends = cue.end >= len(doc.tokens) or doc.tokens.keys[cue.end] in (".", ";")
    small = ("reflexive", "preposition", "locative", "object", "pronoun", "negator")
    noun = ends and not any(doc.one_of(small, at) for at in range(cue.start, cue.end))
    if not several or not (WHOLE in cue.frames or noun):
        return []
    return [Content(taken_in(doc, cue), cue.end, False, "behind", "object", 3.6)]


def _explaining(doc: Doc, cue: Cue, sentence: Sentence, told: Content) -> Content | None:
    """Take the clause behind the colon that closes the object of a verb in a language of cases."""
    start = told.end + 1
    closes = told.rule == "object" and doc.tokens.key(told.end) == ":" and doc.pack.settings.endings
    if not closes or cue.act == "asserts" or start >= sentence.end:
        return None
    end = last_word(doc, start, sentence.end)
    return Content(start, end, False, "behind", "clause-colon", told.score - 0.1, told.owned)


def _segment(doc: Doc, sentence: Sentence, cue: Cue, nexts: list[Cue]) -> Sentence:
    """Return the part of a sentence between semicolons that a cue stands in."""
    cuts = [at for at in range(sentence.start, sentence.end) if doc.tokens.keys[at] == ";"]
    start = max((at + 1 for at in cuts if at < cue.start), default=sentence.start)
    end = min((at for at in cuts if at >= cue.end), default=sentence.end)
    end = goes_over(doc, cue, end, sentence, nexts) if doc.pack.settings.syllables else end
    end = min(end, _other(doc, cue, end)) if cue.attributes else min(end, dashed(doc, cue, end, nexts))
    return sentence._replace(start=start, end=end)


def _other(doc: Doc, cue: Cue, end: int) -> int:
    """Return the colon behind words of attribution after which somebody else speaks, or the end."""
    for at in range(cue.end, end):
        if doc.tokens.keys[at] == ":":
            return at if any(doc.hit("speech", then) for then in range(at + 1, end)) else end
    return end


def _quoted(doc: Doc, cue: Cue, sentence: Sentence, nexts: list[Cue], line: Line) -> list[Content]:
    """Take the quotation before or behind a cue, or both parts of one that the cue splits."""
    if cue.frames == {"after"} or ("that" not in cue.frames and passive_verb(doc, cue)):
        return []
    quotes = quotes_of(doc, sentence)
    before = [q for q in quotes if q.outer_end <= cue.start]
    behind = [q for q in quotes if q.outer_start >= cue.end]
    found: list[Content] = []
    last = before[-1] if before and _reaches(doc, before[-1].outer_end, cue.start) else None
    last = None if last is not None and _adds(doc, cue, last) else last
    first = behind[0] if behind and _reaches_behind(cue.end, behind[0], nexts) else None
    if last is not None and _spoken(doc, last, sentence):
        if first is not None and _splits(doc, first):
            return [Content(last.start, last_word(doc, first.start, first.end), True, "around", "quote-split", 6.0)]
        found.append(Content(last.start, last_word(doc, last.start, last.end), True, "before", "quote-before", 5.5))
    if first is not None:
        found += _first(doc, cue, first, line)
    return found + _below(doc, cue, sentence)


def _adds(doc: Doc, cue: Cue, last: Quote) -> bool:
    """Tell whether a verb before a colon only adds to a quotation that another one reports: he said, `adding: …`."""
    adds = doc.tokens.key(cue.end) == ":" and doc.pack.settings.analytic
    return adds and any(doc.hit("speech", at) for at in range(last.outer_end, cue.start))


def _below(doc: Doc, cue: Cue, sentence: Sentence) -> list[Content]:
    """Take the quotation with which the next paragraph begins, where this one ends with a colon."""
    paragraph = doc.paragraphs[sentence.paragraph]
    at = paragraph.end
    ends = sentence.end == at and doc.tokens.keys[at - 1] == ":" and at - cue.end <= BELOW and at < len(doc.tokens)
    if not ends or doc.quoted[at] < 0:
        return []
    quote = doc.quotes[doc.quoted[at]]
    return [Content(quote.start, last_word(doc, quote.start, quote.end), True, "behind", "quote-below", 5.8)]


def _first(doc: Doc, cue: Cue, first: Quote, line: Line) -> list[Content]:
    """Take the quotation behind a cue: after a colon surely, within a clause only if it is most of the clause."""
    end = last_word(doc, first.start, first.end)
    inserted = doc.tokens.key(cue.start - 1) == ","
    apart = doc.tokens.key(cue.end) == "," and (first.outer_start > cue.end + 1 or inserted)
    introduced = doc.tokens.keys[first.outer_start - 1] in (":", ",") or first.outer_start == cue.end
    if apart or (end - first.start <= SCARE and of_phrase(doc, cue, first)):
        return []
    clause = doc.within("complementiser", cue.end, first.outer_start)
    gap = first.outer_start - cue.end
    if introduced and not clause:
        return [Content(first.start, end, True, "behind", "quote-behind", 6.0)]
    close = any(doc.role("complementiser", at) == first.outer_start for at in range(cue.end, first.outer_start))
    if close and end - first.start > SCARE:
        return [Content(first.start, end, True, "behind", "quote-clause", 4.6)]
    clause = clause or (
        "that" in cue.frames
        and gap > 0
        and 0 < after_cue(doc, cue, doc.sentences[cue.sentence], line)[0] < first.outer_start
    )
    named = "object" in cue.frames and "that" not in cue.frames and gap > NAMED
    part = not introduced and (named or (gap > 0 and _within_phrase(doc, first)))
    adjacent = gap == 1 and doc.tokens.keys[cue.end] in doc.pack.as_words and "object" in cue.frames
    if adjacent:
        return [Content(first.start, end, True, "behind", "quote-object", 4.4)]
    if not clause and not part and end - first.start >= gap - 3 and first.outer_end >= _stop(doc, cue):
        return [Content(first.start, end, True, "behind", "quote-object", 4.4)]
    return []


def _within_phrase(doc: Doc, quote: Quote) -> bool:
    """Tell whether a quotation stands where an adjective follows its noun: une adhésion « préparée avec soin »."""
    if not doc.pack.settings.adjective_after:
        return False
    small = ("determiner", "preposition", "locative", "connector", "object", "complementiser", "addressee", "adverb")
    return not any(doc.ends(role, quote.outer_start) >= 0 for role in small)


def _stop(doc: Doc, cue: Cue) -> int:
    """Return where the words of a sentence end."""
    sentence = doc.sentences[cue.sentence]
    return last_word(doc, cue.end, sentence.end)


def _reaches(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a quotation stands near enough before its cue.

    A verb that is joined right behind it says something else: nói việc này “quá muộn”, `và` kêu gọi.
    """
    joined = doc.role("coordinator", start + (doc.tokens.key(start) == ",")) == end
    return end - start <= QUOTE_GAP and not joined


def _reaches_behind(start: int, quote: Quote, nexts: list[Cue]) -> bool:
    """Tell whether a quotation stands near enough behind a cue, and no other cue between them."""
    end = quote.outer_start
    other = any(start <= cue.start < end and not cue.attributes for cue in nexts[:1])
    return end - start <= QUOTE_GAP and not other


def _spoken(doc: Doc, quote: Quote, sentence: Sentence) -> bool:
    """Tell a quotation that is speech from words in marks within a sentence."""
    if quote.dash or quote.outer_start == sentence.start:
        return True
    within = not doc.pack.settings.syllables and doc.tokens.words[quote.outer_start - 1]
    apart = doc.tokens.key(quote.outer_start - 1) in (":", "-", "?", "!")
    return apart or (not within and quote.end - quote.start > SCARE + 2)


def _splits(doc: Doc, first: Quote) -> bool:
    """Tell whether two quotations are parts of one sentence."""
    cut = doc.tokens.keys[first.outer_start] in ("-", ",")  # the marks hold both parts and the verb
    return cut or not doc.tokens.words[first.outer_start - 1]


def _behind(doc: Doc, cue: Cue, sentence: Sentence, nexts: list[Cue], line: Line) -> list[Content]:
    """Take the clause or noun phrase that follows a cue."""
    held = stated(doc, cue.start, cue.end) if "noun" in cue.frames else 0
    start, rule, score = (held, "clause-that", 4.6) if held else after_cue(doc, cue, sentence, line)
    bare = "noun" in cue.frames and SOURCED not in cue.frames
    if start <= 0 or start >= sentence.end or (bare and rule != "clause-that"):
        return []
    led = bare and doc.tokens.keys[start - 1] == ","
    if led or (rule == "clause" and _when(doc, cue, start, sentence.end)):
        return []
    end = _quote_end(doc, start, sentence) or clause_end(doc, start, sentence, nexts, line)
    end = last_word(doc, start, led_to(doc, cue, start, end, nexts, line))
    weak = cue.frames - {"passive"} in ({"infinitive"}, {"object"})
    end = min(end, relative_end(doc, cue, sentence, (start, end), rule), _passive_end(doc, cue, start, end))
    if rule == "clause" and "object" in cue.frames and doc.pack.settings.analytic:
        end = another_speaks(doc, start, end, nexts, line)
    thing = rule == "object" or (rule == "clause" and "object" in cue.frames)
    if thing and doc.pack.settings.analytic and _told_of_whom(doc, cue, sentence):
        return []
    begin = doc.role("honorific", start) or start
    person = rule == "object" and any(a.end == end and a.kind == "person" for a in line.between(start, begin + 3))
    if person or (thing and JUDGES in cue.frames and doc.pack.settings.analytic):
        return []
    told = named_first(doc, start, sentence.end) if rule in ("object", "clause") and "object" in cue.frames else 0
    if told:
        return [Content(told, last_word(doc, told, sentence.end), False, "behind", "clause-colon", score, True)]
    end = min(end, main(doc, cue, start, end, line)) if rule == "clause-that" else end
    end = min(end, inserted(doc, cue, start, end)) if doc.tokens.key(cue.start - 1) == "," else end
    end = judged(doc, start, end)
    end = before_main(doc, cue, start, end)
    end = told_in(doc, cue, start, end) if rule in ("object", "clause") else end
    end = _phrase(doc, start, end, nexts, line) if rule == "object" else end
    end = meanwhile(doc, start, following(doc, start, end))
    end = held_back(doc, start, end, line) if rule.startswith("clause") else end
    end = decided(doc, start, end) if rule == "infinitive" else end
    end = outcome(doc, start, end) if rule == "object" or SOURCED in cue.frames else end
    owned = _has_subject(doc, cue, sentence, line)
    score += (0.4 if owned or doc.tokens.key(cue.start - 1) == ";" else 0.0) - (0.5 if weak else 0.0)
    return [Content(start, end, False, "behind", rule, score, owned)] if end - start >= 1 else []


def _quote_end(doc: Doc, start: int, sentence: Sentence) -> int:
    """Return where the quotation ends with which a clause begins and that a comma closes, or 0."""
    number = doc.quoted[start]
    if number < 0:
        return 0
    end = doc.quotes[number].outer_end
    return end if end < sentence.end and doc.tokens.keys[end] == "," and end - start > SCARE else 0


def _when(doc: Doc, cue: Cue, start: int, end: int) -> bool:
    """Tell whether a verb without an object has only behind it when, where or on what somebody spoke."""
    stands = doc.roles.get("stand-for", {}).get(start) is not None or doc.role("origin", start)
    if doc.pack.settings.analytic and stands:
        return True
    if "object" in cue.frames:
        return False
    acts = doc.pack.settings.analytic and doc.role("infinitive", start) and "infinitive" not in cue.frames
    return bool(acts) or (_placed(doc, start) and _verbless(doc, start, _comma(doc, start, end)))


def _comma(doc: Doc, start: int, end: int) -> int:
    """Return the first comma in a range, or its end."""
    return next((at for at in range(start, end) if doc.tokens.keys[at] == ","), end)


def _placed(doc: Doc, at: int) -> bool:
    """Tell whether words begin at a token that say only when, where or on what somebody spoke: replied `on it`."""
    if doc.role("infinitive", at) or not doc.pack.settings.analytic:
        return False
    return any(doc.role(role, at) for role in ("preposition", "locative", "addressee"))


def _verbless(doc: Doc, start: int, end: int) -> bool:
    """Tell whether no small verb stands in a range."""
    return not any(doc.within(role, start, end) for role in ("auxiliary", "planner", "backshift"))


def _told_of_whom(doc: Doc, cue: Cue, sentence: Sentence) -> bool:
    """Tell whether a relative is the subject of a verb with a mere object: a lawyer who advised the committee."""
    at = subject_end(doc, cue, sentence.start)
    works = cue.act in WORKS or (cue.act == "asserts" and "that" in cue.frames)
    return works and doc.ends("relative", at) >= sentence.start


def _passive_end(doc: Doc, cue: Cue, start: int, end: int) -> int:
    """Return the comma that closes a passive behind a noun, or the end."""
    closed = "passive" in cue.frames and doc.tokens.key(cue.start - 1) == "," and doc.role("agent", cue.end) > 0
    return next(iter(doc.commas(start + 1, end)), end) if closed and doc.pack.settings.analytic else end


def _phrase(doc: Doc, start: int, end: int, nexts: list[Cue], line: Line) -> int:
    """Cut a noun phrase at a colon, at a comma behind which another turn is taken, or before somebody who speaks."""
    end = another_speaks(doc, start, end, nexts, line)
    for at in range(start + 1, end - 1):
        turn = doc.role("contrast", at + 1) or doc.role("conjunction", at + 1)
        turned = turn and doc.tokens.keys[at] == "," and doc.quoted[at] < 0
        if doc.tokens.keys[at] == ":" or turned or speaks_then(doc, at, line):
            return at
    return end


def _has_subject(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> bool:
    """Tell whether an actor, or somebody without a name, stands right before a cue, adverbs and negation aside."""
    at = subject_end(doc, cue, sentence.start)
    at -= 1 if doc.tokens.key(at - 1) == "," else 0
    if doc.pack.settings.syllables and doc.ends("coordinator", at) > sentence.start:
        return True  # the subject of the verb before goes on: hoan nghênh quyết định này `và` nói Hà Nội sẵn sàng
    near = line.between(max(sentence.start, at - 40), at)
    if any(actor.end == at for actor in near):
        return True
    return doc.ends("relative", at) < 0 and unnamed(doc, cue)
