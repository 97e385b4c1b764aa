"""Who acts on a treaty: the subject of a verb, those it is joined to, and those whom a list behind a group names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from kg.drafting.acts.crowds import (
    GOVERNMENTS,
    STATES,
    apart,
    clause_of,
    counted_behind,
    crowd_before,
    of_them,
    one_of_many,
    one_state,
    organ,
    stands_for_state,
    states_before,
    tells_which,
)
from kg.drafting.acts.subjects import (
    agents,
    bare,
    better_behind,
    chain,
    fronted,
    governed,
    linked,
    owner,
    past_treaty,
    subjects_behind,
    those_listed,
    those_shown,
    whose,
)
from kg.drafting.names.treaties import weigh

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc, Mention, Sentence
    from kg.drafting.text.nearby import Nearby

FORCE = "EntryIntoForceForParty"
LAST, OBJECT = "last", "object"
"""What a word for the second of two is listed as, the latter, and a form that is no subject."""
CLOSE, BEHIND, NEAR = 4, 6, 3


def parties_of(doc: Doc, hit: Hit, sentence: Sentence, parties: Nearby[Mention]) -> list[str]:
    """Return the parties of an act."""
    if hit.entry.value == FORCE:
        return _bound(doc, hit, sentence, parties)
    own = _spoken_for(doc, hit, sentence, parties) or one_of_two(doc, sentence, hit.start, parties)
    if own or _of_the_treaty(doc, hit):
        by = own or agents(doc, hit, sentence, parties) or _headed(doc, hit, sentence, parties)
        return by or (_abroad(doc, sentence, parties) if _by_it(doc, hit, sentence) else [])
    low = _low(doc, hit, sentence)
    crowd = crowd_before(doc, low, hit)
    before = _subjects(doc, hit, low, crowd, parties)
    if before and hit.entry.use == "noun" and _others_asked(doc, before[-1].end, hit.start):
        return []
    before = _foreign(doc, before, hit)
    told = _other_place(doc, hit, sentence, parties, before, crowd) or two_before(doc, low, hit, parties)
    if told or (before and (before[-1].start > crowd or of_them(doc, before[-1], crowd))):
        return told or joined(doc, before)
    if crowd >= 0 or counted_behind(doc, hit):
        return _of_group(doc, hit, sentence, parties, low, crowd)
    behind = agents(doc, hit, sentence, parties) or subjects_behind(doc, hit, sentence, parties)
    behind = behind or fronted(doc, hit, sentence, parties)
    return behind or ([] if low > sentence.start else _earlier(doc, hit, sentence, parties))


def _foreign(doc: Doc, before: list[Mention], hit: Hit) -> list[Mention]:
    """Leave out the home state where a noun for a state, which is a foreign one, is the subject: nước này, ten kraj."""
    home = doc.pack.settings.home
    if not before or before[-1].id != home:
        return before
    shown = any(one_state(doc, at) for at in range(before[-1].end, hit.start))
    return [m for m in before if m.id != home] or before if shown else before


def _other_place(
    doc: Doc, hit: Hit, sentence: Sentence, parties: Nearby[Mention], before: list[Mention], crowd: int
) -> list[str]:
    """Return subjects that stand behind their act though others are named before it: in a list, after an owner."""
    if hit.entry.use == "noun":
        return []
    shown = those_shown(doc, hit, sentence, parties) if _opens(hit, sentence) or crowd >= 0 else []
    return shown or (better_behind(doc, hit, sentence, parties, before[-1]) if before else [])


def _of_the_treaty(doc: Doc, hit: Hit) -> bool:
    """Tell whether a participle says of a treaty that it was signed: the convention, signed in Budapest in 2001."""
    own = doc.pack.settings
    aside = not own.endings and doc.role("locative", hit.end)
    ends = (*own.participle_endings, *own.told_endings) if aside else own.participle_endings
    if hit.entry.use == "noun" or not ends or not doc.tokens.keys[hit.start].endswith(ends):
        return False
    end = hit.start - (doc.role("pronoun", hit.start - 1) == 0)
    return any(m.end in (hit.start, end) for m in doc.of("treaty").before(hit.start, 1))


def _others_asked(doc: Doc, low: int, high: int) -> bool:
    """Tell whether an act is that of others whom a state spoke to: urged other governments to hasten ratification."""
    heads, units = doc.hits.get("heads", {}), doc.hits.get("units", {})
    nouns = (
        one.get(at, ())
        for one in (heads, units)
        for other in doc.places("other", low, high)
        for at in (other + 1, other + 2)
    )
    return any(hits and (hits[0].entry.value in STATES or hits[0].entry.kind in GOVERNMENTS) for hits in nouns)


def _headed(doc: Doc, hit: Hit, sentence: Sentence, parties: Nearby[Mention]) -> list[str]:
    """Return who stands before a colon at the head of words on a treaty: Chad: the convention signed."""
    first = next(iter(parties.between(sentence.start, hit.start)), None)
    headed = first is not None and first.start == sentence.start and doc.tokens.key(first.end) == ":"
    return [first.id] if headed and first is not None else []


def _of_group(doc: Doc, hit: Hit, sentence: Sentence, parties: Nearby[Mention], low: int, crowd: int) -> list[str]:
    """Return those of a group whom the text names: in a list, or as one of it who is spoken of before."""
    if crowd >= 0 and one_of_many(doc, low, crowd):
        return _earlier(doc, hit, sentence, parties)
    listed = those_listed(doc, max(hit.end, crowd), sentence, parties)
    aside = crowd >= 0 and (apart(doc, crowd) or doc.tokens.key(hit.start - 1) == ",")
    return listed or (subjects_behind(doc, hit, sentence, parties) if aside else [])


def _subjects(doc: Doc, hit: Hit, low: int, crowd: int, parties: Nearby[Mention]) -> list[Mention]:
    """Return who is named before a verb, but those who only tell which group is meant, or stand in its clause."""
    before = _before(doc, low, hit, parties)
    if crowd < 0:
        return before
    before = [m for m in before if not tells_which(doc, m, crowd)]
    clause = clause_of(doc, crowd, hit)
    if not clause or (before and before[-1].start >= clause and _right_before(doc, before[-1], hit)):
        return before
    return [m for m in before if m.start < clause]


def _right_before(doc: Doc, mention: Mention, hit: Hit) -> bool:
    """Tell whether a name is the subject right before a verb, and not what a preposition governs."""
    governed = doc.one_ends(("locative", "connector", "preposition"), bare(doc, mention))
    return hit.start in (mention.end, doc.role("adverb", mention.end)) and not governed


def _spoken_for(doc: Doc, hit: Hit, sentence: Sentence, parties: Nearby[Mention]) -> list[str]:
    """Return for whom somebody signs, or who speaks of what `we` do."""
    own = owner(doc, hit, sentence, parties) if hit.entry.use == "noun" else []
    return own or _represented(doc, hit, sentence, parties) or _ourselves(doc, hit, sentence, parties)


def _ourselves(doc: Doc, hit: Hit, sentence: Sentence, parties: Nearby[Mention]) -> list[str]:
    """Return the state of who speaks of `us` in a quotation: named behind it, else before it."""
    quote = doc.quoted[hit.start]
    if quote < 0:
        return [doc.pack.settings.home] if doc.pack.settings.home and doc.role("ourselves", hit.start) else []
    words = doc.quotes[quote]
    low = max(words.start, hit.start - 2 * BEHIND)
    if not doc.within("ourselves", low, hit.end) or parties.between(low, hit.start):
        return []
    behind = parties.between(words.outer_end, max(sentence.end, words.outer_end + 2 * BEHIND))
    near = any(_same_paragraph(doc, m.start, sentence) for m in parties.before(words.outer_start, 1))
    return [m.id for m in behind[:1]] or (_likeliest(doc, words.outer_start, parties) if near else [])


def _represented(doc: Doc, hit: Hit, sentence: Sentence, parties: Nearby[Mention]) -> list[str]:
    """Return for whom somebody acts: signed it on behalf of the government of Senegal."""
    for at in doc.places(
        "behalf", max(sentence.start, hit.start - 2 * BEHIND), min(sentence.end, hit.end + 2 * BEHIND)
    ):
        end = doc.role("behalf", at)
        first = next(iter(parties.between(end, min(sentence.end, end + CLOSE))), None)
        if first is not None:
            return chain(doc, first, parties.between(first.end, sentence.end))
    return []


def one_of_two(doc: Doc, sentence: Sentence, end: int, parties: Nearby[Mention]) -> list[str]:
    """Return the one of the two named last that `the former` or `the latter` stands for, right before a verb."""
    ordered = doc.roles.get("one-of-two", {})
    at = next((at for at in range(end - 1, max(sentence.start, end - BEHIND) - 1, -1) if at in ordered), -1)
    if at < 0 or OBJECT in ordered[at].entry.value or parties.between(at, end):
        return []
    start = doc.sentences[max(0, doc.sentence_at(at) - 1)].start
    named = parties.before(sentence.start) if sentence.start > start else parties.before(at)
    last = list(dict.fromkeys(m.id for m in reversed(named)))[:2]
    return [last[0 if LAST in ordered[at].entry.value else 1]] if len(last) == 2 else []


def _opens(hit: Hit, sentence: Sentence) -> bool:
    """Tell whether an act is what its sentence begins with: among the signatories are."""
    return hit.start - sentence.start <= 1


def _low(doc: Doc, hit: Hit, sentence: Sentence) -> int:
    """Return where the words begin in which the subject may stand: a quotation of a sentence is a text of its own."""
    quote = doc.quoted[hit.start]
    if quote < 0 or not doc.tokens.caps[doc.quotes[quote].start]:
        return sentence.start
    return max(sentence.start, doc.quotes[quote].start)


def _before(doc: Doc, low: int, hit: Hit, parties: Nearby[Mention]) -> list[Mention]:
    before = [m for m in parties.between(low, hit.start) if m.end <= hit.start]
    before = [m for m in before if doc.ends("exception", bare(doc, m)) < 0] or before
    return _outside(doc, [m for m in before if not governed(doc, m)] or before, hit)


def _outside(doc: Doc, before: list[Mention], hit: Hit) -> list[Mention]:
    """Leave out who stands in an aside between a subject and its verb: Uruguay, which borders Brazil, signed it."""
    near = range(before[-1].end, hit.start) if before else range(0)
    if not any(doc.tokens.keys[at] == "," and not doc.role("relative", at + 1) for at in near[-BEHIND:]):
        return before
    for last in range(len(before) - 1, 0, -1):
        outer, inner = before[last - 1], before[last]
        if doc.tokens.keys[outer.end] == "," and not linked(doc, outer.end, inner.start):
            return before[:last]
    return before


def _bound(doc: Doc, hit: Hit, sentence: Sentence, parties: Nearby[Mention]) -> list[str]:
    """Return for whom a treaty enters into force: who stands behind the verb, or before one that says who is bound."""
    limit = min(sentence.end, past_treaty(doc, hit) + BEHIND)
    behind = [m for m in parties.between(hit.end, limit) if _for(doc, m, hit)]
    ahead = [m for m in parties.between(sentence.start, hit.start) if doc.ends("bound", bare(doc, m)) >= 0]
    if behind or ahead:
        first = (behind or ahead)[0]
        return chain(doc, first, parties.between(first.end, sentence.end))
    before = _before(doc, _low(doc, hit, sentence), hit, parties)
    stands = hit.end < limit and doc.ends("bound", hit.end) >= 0 and stands_for_state(doc, hit.end, limit)
    if stands or any(one_state(doc, at) or _stands_for_it(doc, at) for at in range(hit.start, limit)):
        named = before or [m for m in parties.before(sentence.start, 1) if _same_paragraph(doc, m.start, sentence)]
        return [named[-1].id] if named else []
    treaty = doc.of("treaty").between(sentence.start, hit.start)
    last = max(treaty[-1].start if treaty else -1, crowd_before(doc, sentence.start, hit))
    if before and before[-1].start > last:
        return joined(doc, before)
    return []


def _for(doc: Doc, mention: Mention, hit: Hit) -> bool:
    """Tell whether a preposition stands before who is bound: in force for Mexico, not after Mexico had ratified."""
    roles = ("connector", "locative", "addressee", "bound")
    starts = (mention.start, bare(doc, mention))
    return mention.start == hit.end or any(doc.ends(role, start) >= 0 for role in roles for start in starts)


def _stands_for_it(doc: Doc, at: int) -> bool:
    """Tell whether a pronoun that a preposition governs stands at a token, or a word of place: for it, there."""
    governed = any(doc.ends(role, at, 2) >= 0 for role in ("connector", "locative"))
    return bool(doc.role("there", at) or (governed and doc.role("pronoun", at)))


def two_before(doc: Doc, low: int, hit: Hit, parties: Nearby[Mention]) -> list[str]:
    """Return the two that were named last, where `both` or `neither` is the subject."""
    if not doc.within("pair", max(low, hit.start - BEHIND), hit.start):
        return []
    here = parties.between(low, hit.start)
    if here and len(named := joined(doc, here)) > 1:
        return named
    last = list(dict.fromkeys(m.id for m in reversed(parties.before(low))))[:2]
    return last if len(last) == 2 else []


def _earlier(doc: Doc, hit: Hit, sentence: Sentence, parties: Nearby[Mention]) -> list[str]:
    """Return who was named last, where a pronoun or nothing stands for it, or a noun needs an actor."""
    last = parties.before(sentence.start, 1)
    near = [m for m in last if _same_paragraph(doc, m.start, sentence)]
    home = doc.pack.settings.home
    span = range(sentence.start, hit.start)
    if hit.entry.use == "noun":
        if _by_it(doc, hit, sentence) or any(stands_for_state(doc, at, hit.start) for at in span):
            return _abroad(doc, sentence, parties)
        if states_before(doc, sentence.start, hit.start):
            return []
        return _likeliest(doc, sentence.start, parties) or _first(parties, sentence.end, home)
    if organ(doc, span.start, span.stop):
        return _likeliest(doc, sentence.start, parties) if near else [home] if home else []
    stand = next((at for at in span if stands_for_state(doc, at, hit.start)), -1)
    told = any(doc.hit("speech", at) and not doc.hit("units", at) for at in range(span.start, stand))
    if stand >= 0 and not told:
        return _abroad(doc, sentence, parties)
    return _likeliest(doc, sentence.start, parties) if near and _continues(doc, hit, sentence) else []


def _first(parties: Nearby[Mention], at: int, home: str) -> list[str]:
    """Return whom the headline of a story speaks of: the home state if the story names it, else who is named first."""
    after = [m.id for m in parties.after(at)]
    return [home] if home and (home in after or not after) else after[:1]


def _abroad(doc: Doc, sentence: Sentence, parties: Nearby[Mention]) -> list[str]:
    """Return the state named last before a sentence that calls it by a noun, if one can the foreign one."""
    before = [m.id for m in parties.before(sentence.start)]
    return [id for id in before if id != doc.pack.settings.home][-1:] or before[-1:]


def _by_it(doc: Doc, hit: Hit, sentence: Sentence) -> bool:
    """Tell whether a noun for a state behind an act says whose it is: przystąpienie tego kraju, przez królestwo."""
    own = whose(doc, hit, sentence)
    if own and stands_for_state(doc, own, min(sentence.end, own + 2 * CLOSE)):
        return True
    agents = [end for at in range(hit.end, min(sentence.end, hit.end + BEHIND)) if (end := doc.role("agent", at))]
    firsts = [*agents, hit.end, past_treaty(doc, hit)] if hit.entry.use == "noun" else agents
    return any(one_state(doc, at) for first in firsts for at in (first, first + 1) if at < sentence.end)


def _likeliest(doc: Doc, at: int, parties: Nearby[Mention]) -> list[str]:
    """Return whom a noun for an organ of a state, or for an act, most likely speaks of: whom the story is about."""
    before = parties.before(at)
    if headed := _heading(doc, at, before):
        return headed
    weight = {m.id: weigh(doc, at, m.id, before, Counter()) for m in before}
    return [max(weight, key=lambda id: weight[id])] if weight else []


def _heading(doc: Doc, at: int, before: list[Mention]) -> list[str]:
    """Return the state that alone is the first sentence of a paragraph of a digest: Ecuador. The court held that."""
    number = doc.sentence_at(at)
    paragraph = doc.sentences[number].paragraph
    while number > 0 and doc.sentences[number - 1].paragraph == paragraph:
        number -= 1
    first = doc.sentences[number]
    alone = (m.id for m in before if m.start == first.start and first.end - m.end <= 1 < at - first.start)
    return list(alone)[:1]


def _same_paragraph(doc: Doc, at: int, sentence: Sentence) -> bool:
    return doc.sentences[doc.sentence_at(at)].paragraph >= sentence.paragraph - 1


def _continues(doc: Doc, hit: Hit, sentence: Sentence) -> bool:
    """Tell whether a pronoun or nothing at all stands for the party."""
    span = range(sentence.start, hit.start)
    if _speaks_for(doc, span):
        return True
    dropped = doc.pack.settings.pro_drop and hit.entry.use != "noun"
    others = ("body", "person") if dropped else ("treaty", "body", "person")
    if not doc.pack.settings.endings and any(doc.ends("pronoun", at) >= 0 for at in (hit.start, hit.start - 1)):
        return True  # a treaty it signed
    if any(doc.of(kind).between(span.start, span.stop) for kind in others):
        return False
    objects = sum(m.end - m.start for m in doc.of("treaty").between(span.start, span.stop))
    if doc.pack.settings.pro_drop and len(span) - objects <= CLOSE:
        return True
    return any(doc.role("pronoun", at) or doc.role("determiner", at) for at in span)


def _speaks_for(doc: Doc, span: range) -> bool:
    """Tell whether a person or an office, and nobody else, stands before a verb: the minister ruled out signing it."""
    others = any(doc.of(kind).between(span.start, span.stop) for kind in ("body", "group"))
    crowds = states_before(doc, span.start, span.stop) or any(doc.role("those", at) for at in span)
    person = doc.of("person").between(span.start, span.stop) or any(doc.hit("offices", at) for at in span)
    return bool(person) and not others and not crowds


def joined(doc: Doc, before: list[Mention]) -> list[str]:
    """Take the last party before the verb, and those that a comma or `and` joins to it."""
    chosen = [before[-1]]
    for mention in reversed(before[:-1]):
        if mention.end == chosen[-1].start or not linked(doc, mention.end, chosen[-1].start):
            break
        chosen.append(mention)
    return list(dict.fromkeys(m.id for m in reversed(chosen)))
