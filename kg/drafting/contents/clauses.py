"""Where the clause behind a cue begins, by which rule, and how sure that is; its end is in `clause_ends`."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

from kg.drafting.contents.begun import (
    AS,
    KEEPS,
    REACH,
    addressee,
    besides,
    clause_begun,
    left,
    likened,
    marks,
    of_object,
    opens_clause,
    resumed,
)
from kg.drafting.contents.edges import opening, subject_end
from kg.drafting.contents.hearers import skipped
from kg.drafting.cues.nominal import SOURCED, announced_by
from kg.drafting.cues.passive import agent, behind_agent
from kg.drafting.statements.pointed import listed

if TYPE_CHECKING:
    from kg.drafting.cues.cue import Cue
    from kg.drafting.names.actor import Line
    from kg.drafting.text.document import Doc, Sentence

HEARER = 4
"""Whom a verb tells to do something is told in fewer words."""
MARKED = 9
"""Words that name whom a verb speaks to are at most so many."""
WHERE = 6
"""So many words say where something was said, before the clause begins."""
NO_CLAUSE = 8
"""A verb that seldom has a clause has it within so many tokens."""
ABOUT = 6
"""What somebody spoke about is told in fewer words before a colon."""
WHOLE = "whole"
"""Frame of a verb whose noun is part of what is said: put `the losses at two million`."""


def after_cue(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> tuple[int, str, float]:
    """Return where the clause after a cue begins, by which rule, and how sure that is."""
    if SOURCED in cue.frames:
        return announced_by(doc, cue)
    by = agent(doc, cue, line)
    if by is not None:
        return behind_agent(doc, cue, by)
    like = AS in cue.frames and likened(doc, cue.end, sentence.end)
    found = (0, "", 0.0) if AS in cue.frames else _announced(doc, cue, sentence, line)
    found = (cue.end, "object", 3.2) if like else found
    if found[0] or AS in cue.frames:
        return found
    first = taken_in(doc, cue) if WHOLE in cue.frames else cue.end
    at = sentence.end if _accused(doc, cue) else skipped(doc, first, sentence, line, cue)
    if at >= sentence.end or not _begins(doc, at) or doc.role("coordinator", at):
        return 0, "", 0.0
    if "that" in cue.frames and not doc.pack.settings.verb_first:
        return _bare(doc, at, line) if _may_govern(doc, cue) else (0, "", 0.0)
    return _governed(doc, cue, at, sentence)


def _as_told(doc: Doc, cue: Cue, sentence: Sentence) -> bool:
    """Tell whether a sentence begins with who said it behind a small word: `As Norway noted, the text was weak`."""
    parted = doc.pack.settings.analytic and doc.tokens.key(cue.end) == "," and "that" in cue.frames
    start = opening(doc, sentence) if parted else cue.start
    as_word = start < cue.start - 1 and doc.tokens.keys[start] in doc.pack.as_words
    return as_word and not any(_another(doc, at) for at in range(start, cue.start))


def _accused(doc: Doc, cue: Cue) -> bool:
    """Tell whether a verb names its object and nobody who speaks: the man `accused of` it, `announced by`."""
    acts = {act.rstrip("+") for act in marks(doc, cue.end)}
    by = doc.role("agent", cue.end) if "noun" not in cue.frames else 0
    somebody = by > 0 and (doc.role("determiner", by) > 0 or doc.tokens.caps[min(by, len(doc.tokens) - 1)])
    return doc.pack.settings.analytic and (somebody or (cue.act == "accuses" and cue.act in acts))


def _begins(doc: Doc, at: int) -> bool:
    """Tell whether a clause or a noun may begin at a token: a word, a quotation, a sum with its sign."""
    money = category(doc.tokens.word(at)[:1] or " ") == "Sc"
    return doc.tokens.words[at] or doc.quoted[at] >= 0 or money


def _announced(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> tuple[int, str, float]:
    """Find a clause that a small word or a colon announces; the colon of a headline is the cue itself."""
    headline = cue.end if doc.tokens.keys[cue.start] == ":" and "that" in cue.frames else 0
    pointed = headline or listed(doc, cue, sentence)
    if pointed:
        return pointed, "clause-colon", 4.8
    if _as_told(doc, cue, sentence):
        return cue.end + 1, "clause", 3.4
    if cue.end - cue.start > 1 and doc.ends("complementiser", cue.end) > cue.start:
        return cue.end, "clause-that", 5.0
    equal = _equal(doc, cue, line)
    colon = equal or _colon(doc, cue, sentence)
    if colon:
        return (colon, "clause-that", 4.4) if equal else (colon, "clause-colon", 4.8)
    governs = "that" not in cue.frames and doc.ends("preposition", cue.end) > cue.start
    governs = governs and not doc.role("backward", cue.end - 1)  # informed of this, that
    conjoined = 0 if governs else resumed(doc, cue, sentence) or _complement(doc, cue, sentence, line)
    if conjoined:
        return conjoined, "clause-that", 5.0 if doc.tokens.words[conjoined - 1] else 3.7
    marked, rule = _marked(doc, cue, sentence)
    return (marked, rule, 3.6) if marked and _may_govern(doc, cue) else (0, "", 0.0)


def _equal(doc: Doc, cue: Cue, line: Line) -> int:
    """Return where the words begin behind a verb and `là`, in a language of syllables: điều X nhấn mạnh là …; or 0."""
    if not doc.pack.settings.syllables or "that" not in cue.frames or cue.attributes or "noun" in cue.frames:
        return 0
    end = subject_end(doc, cue, doc.sentences[cue.sentence].start)
    ends = (end, doc.ends("planner", end))  # điều X muốn nhấn mạnh là
    subject = any(actor.end in ends for actor in line.between(max(0, end - 2 * NO_CLAUSE), end))
    start = doc.role("copula", doc.role("adverb", cue.end) or cue.end) if subject else 0
    return start if start and all(doc.tokens.words[start : start + 3]) else 0  # a clause, not `con người`


def _bare(doc: Doc, at: int, line: Line) -> tuple[int, str, float]:
    """Take a clause that nothing announces; before it may stand where it was said: said in a statement it would."""
    opened = doc.role("locative", at) if doc.hit("numbers", at) is None else 0  # at least three
    if doc.role("copula", at) or doc.role("auxiliary", at):
        return 0, "", 0.0  # what worries us is the price: no clause of its own
    if not opened or doc.pack.settings.pro_drop:
        return at, "clause", 2.6 if opened else 3.4
    near = range(opened + 2, opened + WHERE)
    begin = next((start for start in near if line.at(start) is not None or opens_clause(doc, start)), 0)
    return (begin, "clause", 3.0) if begin else (0, "", 0.0)


def _colon(doc: Doc, cue: Cue, sentence: Sentence) -> int:
    """Return where the words after a colon begin that stands right behind a cue: `the ministry calms: …`."""
    at = cue.end
    while at < min(sentence.end, cue.end + ABOUT) and doc.tokens.words[at]:
        object = "object" in cue.frames and not doc.role("adverb", at) and not _takes(doc, cue)
        if object or (at > cue.end and _another(doc, at)):
            return 0
        at += 1
    opens = doc.tokens.key(at) == ":" and at + 1 < sentence.end and doc.quoted[at + 1] < 0
    opens = opens and not any(doc.role("attribution", then) for then in (at + 1, at + 2))
    begin = at + 1 + (doc.tokens.key(at + 1) in doc.pack.first_complementiser)
    return begin if opens else 0


def _marked(doc: Doc, cue: Cue, sentence: Sentence) -> tuple[int, str]:
    """Return where the words begin that a small word marks behind the addressee: ask states to act, thank him for."""
    if doc.role("infinitive", cue.end) or doc.tokens.key(cue.end) in doc.pack.bare:
        return 0, ""
    for at in range(cue.end + 1, min(cue.end + MARKED, sentence.end)):
        listed = doc.tokens.keys[at - 1] == "," and at > cue.end + 1
        plain = doc.tokens.words[at - 1] or doc.tokens.tight(at - 1) or listed
        if not plain or _another(doc, at - 1):
            return 0, ""
        acts_at = doc.role("infinitive", at) if "infinitive" in cue.frames else 0
        if acts_at and not clause_begun(doc, cue, at) and not _sum(doc, acts_at):
            return at, "infinitive"
        acts = marks(doc, at) if not _takes(doc, cue) and "object" in cue.frames else []
        if {cue.act, cue.act + KEEPS} & set(acts):
            return addressee(doc, cue, at) or doc.role("object", at), "object"
    return 0, ""


def _takes(doc: Doc, cue: Cue) -> bool:
    """Tell whether a verb of several words ends with the preposition of its object: asked for."""
    small = (doc.role(role, cue.end - 1) for role in ("preposition", "locative"))
    return cue.end - cue.start > 1 and cue.end in small


def _sum(doc: Doc, at: int) -> bool:
    """Tell whether a number, a name or a noun stands at a token: `to` before it opens no infinitive: up to $10.

    Where a language lists the infinitive with what opens it, as `de signer`, its object may follow at once.
    """
    if not doc.role("addressee", at - 1):
        return False
    if not doc.tokens.key(at)[:1].isalpha():
        return True
    noun = doc.role("determiner", at) or any(doc.hit(table, at) for table in ("heads", "offices", "numbers"))
    return doc.tokens.caps[at] or bool(noun)


def _governed(doc: Doc, cue: Cue, at: int, sentence: Sentence) -> tuple[int, str, float]:
    """Take the infinitive or the noun phrase behind a verb that is not denied."""
    thing = doc.pack.settings.analytic and "object" in cue.frames and not doc.role("infinitive", at)
    led = doc.pack.settings.infinitive_endings and doc.one_of(("preposition", "locative"), at)
    if "infinitive" in cue.frames and _may_govern(doc, cue) and not thing and not led:
        return _past_hearer(doc, at), "infinitive", 3.4
    bare = "infinitive" not in cue.frames and _to_do(doc, at)
    if "object" in cue.frames and _may_govern(doc, cue) and not bare:
        return at if WHOLE in cue.frames or _article(doc, cue, at) else _object(doc, at, sentence), "object", 3.2
    return 0, "", 0.0


def _past_hearer(doc: Doc, at: int) -> int:
    """Skip whom a verb tells to do something, where infinitives have endings of their own: ordered `the police` to."""
    endings = doc.pack.settings.infinitive_endings
    for then in range(at, min(at + HEARER, len(doc.tokens))) if endings else ():
        if not doc.tokens.words[then] or doc.role("negator", then):
            return at
        if doc.tokens.keys[then].endswith(endings):
            return then
    return at


def taken_in(doc: Doc, cue: Cue) -> int:
    """Return where the noun begins that a verb takes in: behind its first word, or where its lemma ends."""
    if not doc.pack.settings.syllables:
        return doc.role("negator", cue.start) or cue.start + 1  # nie chciał `tego potwierdzić`
    hits = doc.hits.get("speech", {}).get(cue.start, ())
    return cue.start + next((len(hit.entry.lemma.split()) for hit in hits), 1)


def _to_do(doc: Doc, at: int) -> bool:
    """Tell whether a small word opens an infinitive, in a language where it is no part of it: expects `to` sign."""
    end = doc.role("infinitive", at)
    return end > at and doc.role("addressee", end - 1) == end


def _may_govern(doc: Doc, cue: Cue) -> bool:
    """Tell whether a verb without a clause is affirmed: `could not support` is no statement."""
    at = cue.start
    while at > 0 and doc.ends("adverb", at) >= 0:
        at = doc.ends("adverb", at)
    silent = doc.pack.settings.syllables and doc.ends("unspoken", at) >= 0
    return doc.ends("negator", at) < 0 and not silent


def _complement(doc: Doc, cue: Cue, sentence: Sentence, line: Line) -> int:
    """Return where the words after the complementiser of a cue begin, or 0."""
    first = doc.pack.first_complementiser
    reach = REACH if "that" in cue.frames else NO_CLAUSE
    begun = line.at(cue.end)
    if begun is not None and begun.kind == "pronoun" and not doc.pack.settings.verb_first:
        return 0
    closing = (";", ":", ",") if _inserted(doc, cue, line) else (";", ":")
    for at in range(cue.end, min(cue.end + reach, sentence.end)):
        ends = doc.quoted[at] >= 0 or doc.tokens.keys[at] in closing or _other_acts(doc, cue, at)
        if ends or besides(doc, at) or left(doc, cue, at):
            return 0
        parted = doc.tokens.keys[at] == "," and doc.pack.settings.syllables and "that" not in cue.frames
        end = _question(doc, cue, at) or (0 if parted or _listing(doc, at) else doc.role("complementiser", at))
        if end and _announces_nothing(doc, cue, at):
            return 0
        if end and (at - cue.end <= 1 or doc.tokens.keys[at] in first or doc.tokens.keys[at - 1] == ","):
            return end
        if at > cue.end and _another(doc, at):
            return 0
    return 0


def _announces_nothing(doc: Doc, cue: Cue, at: int) -> bool:
    """Tell whether a complementiser begins no clause that was said: one of other words, or a question left open."""
    if clause_begun(doc, cue, at) or of_object(doc, cue, at):
        return True
    return _pointing(doc, cue, at) or _noun_tells(doc, cue, at) or _left_open(doc, cue, at)


def _left_open(doc: Doc, cue: Cue, at: int) -> bool:
    """Tell whether somebody did not say what a question asks, so that nothing was said: would not say `whether`."""
    asked = doc.tokens.keys[at] not in doc.pack.first_complementiser
    return asked and cue.act == "asserts" and doc.pack.settings.analytic and not _may_govern(doc, cue)


def _pointing(doc: Doc, cue: Cue, at: int) -> bool:
    """Tell whether `that` goes with the one noun behind it: rejected `that argument`."""
    if "object" not in cue.frames or at != cue.end or at + 2 >= len(doc.tokens) or not doc.pack.settings.analytic:
        return False
    if doc.tokens.keys[at + 1].isdigit():
        return False  # noted that 26,400 were held
    small = doc.one_of(("preposition", "locative", "coordinator"), at + 2)
    return not doc.tokens.caps[at + 1] and (not doc.tokens.words[at + 2] or small)


def _noun_tells(doc: Doc, cue: Cue, at: int) -> bool:
    """Tell whether a clause belongs to a word of speech right behind a verb, its object: denied `claims` that.

    In a language of syllables it may stand anywhere before the clause.
    """
    own = doc.pack.settings
    cased = bool(own.endings) and cue.act != "asserts"
    if at <= cue.end or "object" not in cue.frames or not (own.analytic or own.syllables or cased):
        return False
    nouns = range(cue.end, at if own.syllables else cue.end + 1)
    return any(doc.hits.get("speech", {}).get(start) for start in nouns)


def _question(doc: Doc, cue: Cue, at: int) -> int:
    """Return where a question begins that a comma and its first word announce behind a verb of asking, or 0."""
    asks = "ask" in cue.frames and doc.tokens.keys[at - 1] == "," and doc.role("interrogative", at)
    related = doc.role("relative", at) and any(m.end == at - 1 for m in doc.of("").before(at, 2))
    return at if asks and not related else 0


def _other_acts(doc: Doc, cue: Cue, at: int) -> bool:
    """Tell whether a small word at a token announces what other verbs say: urged `that`, not said `that`."""
    hit = doc.roles.get("complementiser", {}).get(at)
    acts = hit.entry.value.split() if hit is not None else []
    return bool(acts) and cue.act not in acts


def _listing(doc: Doc, at: int) -> bool:
    """Tell whether a comma stands within a number, or before what else somebody said: `…, they said, and asked`."""
    if doc.tokens.keys[at] != ",":
        return False
    behind = [doc.joins(at + 1)]
    if doc.pack.settings.syllables:
        behind += [doc.role("relative", at + 1), at + 1]
    return doc.tokens.tight(at + 1) or any(_another(doc, end) for end in behind if end)


def _inserted(doc: Doc, cue: Cue, line: Line) -> bool:
    """Tell whether a verb and who says it stand behind a comma, inserted into what is said: the text, said X, is."""
    return doc.tokens.key(cue.start - 1) == "," and line.at(doc.role("determiner", cue.end) or cue.end) is not None


def _another(doc: Doc, at: int) -> bool:
    """Tell whether another verb of speech stands at a token."""
    hit = doc.hit("speech", at)
    return hit is not None and "noun" not in hit.entry.tags


def _article(doc: Doc, cue: Cue, at: int) -> bool:
    """Tell whether a small word is an article behind a verb, not its preposition: réclame `des` moyens."""
    alone = cue.end - cue.start == 1 or doc.role("auxiliary", cue.start) > 0  # not `se plaint des` retards
    return alone and doc.tokens.keys[at] in doc.pack.indefinite


def _object(doc: Doc, at: int, sentence: Sentence) -> int:
    """Skip the preposition that opens an object: thank for, appeal o."""
    end = doc.role("locative", at) or doc.role("connector", at)
    return end if end and end < sentence.end else at
