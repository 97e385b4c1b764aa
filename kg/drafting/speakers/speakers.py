"""Who said it: the actors around a cue are scored; below a threshold nobody is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.drafting.contents.edges import opening, subject_end
from kg.drafting.contents.said import leads_to, shut
from kg.drafting.contents.tails import meanwhile
from kg.drafting.cues.cue import SOURCE
from kg.drafting.cues.nominal import SOURCED, is_source
from kg.drafting.cues.owned import HELD
from kg.drafting.cues.passive import agent, passive
from kg.drafting.cues.undergone import urges
from kg.drafting.cues.uninflected import stated
from kg.drafting.speakers.distance import gap_between
from kg.drafting.speakers.somebody import overt_before
from kg.drafting.speakers.subjects import (
    GOVERNED,
    SUBJECTS,
    case,
    complements,
    dependence,
    first_case,
    governed,
    owned_by,
    shared,
    subject_like,
)

if TYPE_CHECKING:
    from kg.drafting.contents.said import Content
    from kg.drafting.cues.cue import Cue
    from kg.drafting.names.actor import Actor, Line
    from kg.drafting.speakers.coreference import Memory
    from kg.drafting.text.document import Doc, Sentence

ENOUGH = 2.0
WEIGHTS = {
    "person": 1.0,
    "body": 0.8,
    "role": 0.7,
    "pronoun": 0.7,
    "state": 0.5,
    "pair": 0.5,
    "group": 0.4,
    "head": 0.2,
}
AGENT = 6.0
"""Score of who is named behind a passive."""
BESIDE = 0.7
"""What an actor gains that stands right before the verb."""
RELATED = 2.0
"""What an actor gains before a relative: Europol, according to which."""
REPEATED = 2.0
"""What an actor loses that is named in what somebody has just said."""
OWNS = 2.0
"""What a pronoun loses that goes with a noun: his colleague."""
BACK = 60
"""So many tokens before a verb its subject may stand."""
FAR = 24
"""So many tokens behind a verb its subject may stand."""
WRITTEN = 3
"""Who wrote a document may be named so many words behind `according to`."""
NAMED = frozenset(("person", "body"))


class Candidate(NamedTuple):
    """An actor that may be the speaker, and the score for it."""

    score: float
    actor: Actor


def candidates(
    doc: Doc, cue: Cue, content: Content | None, line: Line, before: Cue | None, memory: Memory
) -> list[Candidate]:
    """Score the actors of a sentence as the speaker of a cue, the best first."""
    sentence = doc.sentences[cue.sentence]
    found = []
    near = subject_end(doc, cue, sentence.start)
    lead = leading(doc, cue, sentence, line, near)
    beside = (near, near - 1 if doc.tokens.key(near - 1) == "," else near)
    owned = False
    low = max(sentence.start, before.end if before and before.sentence == cue.sentence else sentence.start)
    subject = content is not None and content.place == "behind" and overt_before(doc, cue)
    by = agent(doc, cue, line) or urges(doc, cue, sentence, line)
    suffered = by is not None or passive(doc, cue)
    aside = _aside_before(doc, near, sentence.start)
    for actor in line.between(max(opening(doc, sentence), cue.start - BACK), min(sentence.end, cue.end + FAR)):
        if (actor is not by and suffered) or _elsewhere(doc, cue, actor):
            continue
        if _said(doc, cue, actor, content) or doc.quoted[actor.start] >= 0 or doc.tokens.key(actor.start - 1) == "(":
            continue
        if _impersonal(doc, cue, actor) or _no_subject(doc, cue, actor) or _of_unnamed(doc, cue, actor):
            continue
        if actor is by or cue.frames & {SOURCED, HELD}:
            score = AGENT
        elif content is not None and leads_to(doc, cue, content, actor, sentence):
            score = 4.5
        elif actor.start >= cue.end:
            score = _after(doc, cue, content, actor, line)
        elif _related(doc, actor, near):
            score = 5.0 + BESIDE
        else:
            score = _before(doc, cue, actor, sentence, low, line) + _led_by(actor, lead)
            score -= GOVERNED if actor.start in aside else 0.0
            score += dependence(doc, actor) + BESIDE if actor.end == near and shared(doc, actor) else 0.0
            score -= OWNS if _possessive(doc, cue, actor) else 0.0
            beside_noun = actor.end == near and complements(doc, actor, line)
            score -= GOVERNED if beside_noun or _topic(doc, actor, line) else 0.0
            score += _by_relative(doc, actor, near)
            score -= GOVERNED if _joined(doc, actor, line) else 0.0
            score -= 2 * GOVERNED if doc.role("citing", actor.end) else 0.0  # Reuters dẫn lời X, a judge, nói
            score -= REPEATED if _reported(actor, memory) and not opens(doc, actor) else 0.0
        owned = owned or (actor.end in beside and actor.kind in SUBJECTS and not governed(doc, actor))
        behind = owned or (subject and (actor.start > cue.end or case(doc, actor) > 0))
        score -= 3.0 if behind and actor.start >= cue.end else 0.0
        score += WEIGHTS.get(actor.kind, 0.0) - (0.0 if cue.attributes else case(doc, actor))
        found.append(Candidate(score, actor))
    return sorted(found, key=lambda c: (-c.score, c.actor.start))


def _elsewhere(doc: Doc, cue: Cue, actor: Actor) -> bool:
    """Tell whether a cue says whose words they are and an actor is another one, or a headline tells of two things."""
    if actor.end < cue.start and meanwhile(doc, actor.start, cue.end + 1) < cue.start:
        return True
    return SOURCED in cue.frames and not is_source(doc, cue, actor)


def leading(doc: Doc, cue: Cue, sentence: Sentence, line: Line, near: int) -> Actor | None:
    """Return the subject that goes on: a comma closes what was put in behind it, or a coordinator joins the verb.

    `The Union, backed by Norway and Japan, said`, `the minister met the ambassador and said`.
    """
    inserted = doc.tokens.key(near - 1) == ","
    continues = _continues(doc, near)
    again = inserted and doc.pack.settings.syllables and not cue.attributes  # Nga rút lui, nói rằng
    lead: Actor | None = None
    for actor in line.between(max(sentence.start, near - BACK), near - 1):
        if lead is None and continues and actor.kind == "head":
            return actor
        goes_on = continues or (inserted and _inserts(doc, actor, near, line))
        goes_on = lead is None and (goes_on or (again and doc.tokens.key(actor.end) != ","))
        if (goes_on or opens(doc, actor)) and doc.quoted[actor.start] < 0 and subject_like(doc, actor):
            lead = actor
    return lead


def _topic(doc: Doc, actor: Actor, line: Line) -> bool:
    """Tell whether a comma parts somebody from who speaks for them: `Phía Halden, giám đốc Jan Kos xin lỗi`."""
    if not doc.pack.settings.syllables or doc.tokens.key(actor.end) != ",":
        return False
    start = actor.end + 1
    person = line.at(start) or line.at(doc.role("honorific", start))
    return person is not None and person.kind == "person"


def opens(doc: Doc, actor: Actor) -> bool:
    """Tell whether a comma and a conjunction before an actor begin a clause of its own: `…, and India, which`."""
    if doc.tokens.key(actor.end) not in (",", "-"):
        return False
    start = max(doc.ends("determiner", actor.start), doc.ends("honorific", actor.start))
    start = start if start >= 0 else actor.start
    joined = next((at for at in range(max(1, start - 3), start) if doc.joins(at) == start), 0)
    return joined > 0 and doc.tokens.keys[joined - 1] in (",", ";")


def _continues(doc: Doc, at: int) -> bool:
    """Tell whether a word that joins verbs ends at a token, or a relative that is no subject: the last one goes on."""
    start = doc.ends("relative", at)
    oblique = start >= 0 and doc.roles["relative"][start].entry.value == "oblique"
    return oblique or doc.ends("coordinator", at) >= 0 or doc.tokens.key(at - 1) == ";"


def _inserts(doc: Doc, actor: Actor, near: int, line: Line) -> bool:
    """Tell whether a comma behind an actor opens what another one closes, and no name follows it."""
    at = actor.end + 1
    if doc.tokens.keys[actor.end] != "," or at >= near - 1:
        return False
    return line.at(doc.role("determiner", at) or at) is None


def _led_by(actor: Actor, lead: Actor | None) -> float:
    """Return what an actor gains that leads a clause, and loses that stands between its subject and the verb."""
    if lead is None or actor.start < lead.start:
        return 0.0
    return 2.0 if actor is lead else -1.5


def _joined(doc: Doc, actor: Actor, line: Line) -> bool:
    """Tell whether a coordinator joins somebody to one before it: states led by Norway `and Canada`."""
    join = doc.ends("coordinator", actor.start) if doc.pack.settings.analytic else -1
    return join > 0 and any(before.end == join for before in line.between(join - 6, join))


def _possessive(doc: Doc, cue: Cue, actor: Actor) -> bool:
    """Tell whether a pronoun goes with the noun behind it: `his colleague called for`."""
    noun = actor.end < cue.start and doc.tokens.words[actor.end] and actor.kind == "pronoun"
    return noun and not cue.attributes and doc.role("determiner", actor.start) == actor.end


def _by_relative(doc: Doc, actor: Actor, near: int) -> float:
    """Return what somebody gains before a relative right before a verb, or loses behind a word for an agent."""
    start = doc.ends("relative", near) if doc.pack.settings.syllables else -1
    if start <= 0 or actor.end >= start:
        return 0.0
    return -1.5 * GOVERNED if doc.within("agent", actor.start - 4, start) else 1.5


def _related(doc: Doc, actor: Actor, near: int) -> bool:
    """Tell whether a relative in the first case, right before a verb, tells of an actor in whatever case it stands."""
    start = doc.ends("relative", near)
    if start < 1 or doc.roles["relative"][start].entry.value == "oblique":
        return False
    return actor.end == start - 1 and actor.kind in SUBJECTS


def _aside_before(doc: Doc, near: int, low: int) -> range:
    """Return the tokens of a relative clause between commas right before a verb: Russia, `which Iran backed,` asked."""
    end = near - 1
    if doc.tokens.key(end) == "," and doc.pack.settings.endings:
        for at in range(end - 1, max(low, near - BACK), -1):
            if doc.role("relative", at):
                return range(at - (doc.tokens.keys[at - 1] != ","), end)
    return range(0)


def _reported(actor: Actor, memory: Memory) -> bool:
    """Tell whether an actor stands in what was said last."""
    return memory.reported[0] <= actor.start < memory.reported[1]


def _impersonal(doc: Doc, cue: Cue, actor: Actor) -> bool:
    """Tell whether a pronoun is the subject of a passive, so that nobody is named: it was noted that."""
    if actor.kind != "pronoun" or actor.end >= cue.start or "passive" not in cue.frames or doc.pack.settings.pro_drop:
        return False
    return subject_end(doc, cue, actor.end) - actor.end == 1


def _no_subject(doc: Doc, cue: Cue, actor: Actor) -> bool:
    """Tell whether a pronoun stands in a case in which it is no subject, or nobody before a cue is who says it."""
    if SOURCE in cue.frames and actor.end <= cue.start:
        return True
    hit = doc.roles["pronoun"].get(actor.start) if actor.kind == "pronoun" else None
    if hit is not None and doc.tokens.keys[actor.start] == "-" and actor.start != cue.end:
        return True  # faut-il, dit-elle: the pronoun of another verb
    verb = doc.hit("speech", cue.end - 1)
    told = not cue.attributes or (verb is not None and "noun" not in verb.entry.tags)
    return hit is not None and told and "oblique" in hit.entry.value


def _of_unnamed(doc: Doc, cue: Cue, actor: Actor) -> bool:
    """Tell whether an actor only owns somebody unnamed whose words they are: according to `sources of` Reuters."""
    noun = doc.ends("possessive", actor.start) if cue.attributes and doc.pack.settings.syllables else -1
    start = doc.ends("unnamed", noun) if noun > cue.end else -1
    return start >= cue.end


def _said(doc: Doc, cue: Cue, actor: Actor, content: Content | None) -> bool:
    """Tell whether an actor stands within what was said."""
    if content is None:
        return False
    if content.place == "around" and not content.direct:
        goes_on = doc.tokens.key(cue.end) == "," and actor.start > cue.end  # in May, she recalled, Ghana sent them
        if not goes_on and cue.start <= actor.start <= max(cue.end + 1, shut(doc, cue) - 1):
            return False
        if goes_on or (doc.pack.settings.endings and content.rule == "clause-around"):
            return True
        ends = (cue.start,) if doc.pack.settings.pro_drop else (cue.start - 1, cue.start)
        behind = actor.start in (cue.end + 1, cue.end + 2)  # argued Labour's X
        return actor.end not in ends and not behind
    return content.place != "around" and content.start <= actor.start < content.end


def _after(doc: Doc, cue: Cue, content: Content | None, actor: Actor, line: Line) -> float:
    """Score an actor behind a cue: `said X`, `according to X`; elsewhere it is rather the addressee."""
    gap = gap_between(doc, cue.end, actor.start, line)
    if "noun" in cue.frames and stated(doc, cue.start, cue.end) > actor.start and gap < WRITTEN:
        return 6.0 - gap
    if cue.attributes:
        return 5.0 - 1.6 * gap if gap < WRITTEN or actor.kind not in NAMED else 1.4
    verb_first = doc.pack.settings.verb_first
    inverted = content is not None and content.direct and actor.start == cue.end and _first(doc, cue)
    follows = content is not None and (content.place in ("before", "around") or inverted)
    score = 4.5 if follows else 3.0 if verb_first else -2.0
    if content is not None and content.rule in ("object", "infinitive") and not follows:
        score -= 2.0
    if gap or actor.start > cue.end:
        surely = follows and doc.pack.settings.endings and first_case(doc, actor)
        score -= 0.0 if surely else dependence(doc, actor)
    score -= 2.0 if _hears(doc, actor, line) else 0.0
    return score - (0.4 if follows else 0.6) * gap


def _hears(doc: Doc, actor: Actor, line: Line) -> bool:
    """Tell whether another one is named right behind a body, perhaps over an adjective, so that it only hears."""
    end = actor.end + (doc.tokens.key(actor.end) == '"')  # told the „Courier” Ann Lee
    then = line.at(end) or line.at(owned_by(doc, end))
    if then is None and doc.pack.settings.endings and doc.tokens.words[end : end + 1] == [True]:
        then = line.at(end + 1)
    return actor.kind in ("body", "state") and then is not None


def _first(doc: Doc, cue: Cue) -> bool:
    """Tell whether a verb begins its sentence: `Said the minister: “…”`."""
    return not any(doc.tokens.words[at] for at in range(doc.sentences[cue.sentence].start, cue.start))


def _before(doc: Doc, cue: Cue, actor: Actor, sentence: Sentence, low: int, line: Line) -> float:
    """Score an actor before a cue: the nearer the better; commas in between must enclose something."""
    gap = gap_between(doc, actor.end, cue.start, line)
    score = 5.0 - 0.45 * gap
    commas = [at for at in range(actor.end, cue.start) if doc.tokens.keys[at] == ","]
    begin = max(doc.ends("determiner", actor.start), doc.ends("honorific", actor.start))
    begin = begin if begin >= sentence.start else actor.start
    first = all(not doc.tokens.words[at] for at in range(opening(doc, sentence), begin))
    if len(commas) == 1 and commas[0] >= cue.start - 2:
        goes_on = first and doc.pack.settings.syllables and not cue.attributes
        score -= 0.0 if goes_on else 1.8  # X has sent a letter, `urging` …
    if cue.attributes:
        score -= _unattributed(doc, cue, actor, gap)
    score -= dependence(doc, actor)
    if actor.start < low:
        score -= 1.5
    if len(commas) < 2 and doc.within("relative", actor.end, cue.start):
        score -= 0.5
    joined = doc.role("coordinator", actor.end) > 0
    others = actor.kind == "group" and doc.ends("coordinator", actor.start) >= 0
    return score + (1.0 if first and not joined else 0.0) - (1.0 if others else 0.0)


def _unattributed(doc: Doc, cue: Cue, actor: Actor, gap: int) -> float:
    """Return what an actor before `according to` loses, if no relative refers to it: `the judge, according to whom`."""
    refers = doc.role("relative", cue.end) or doc.ends("relative", cue.start) >= 0
    if refers or doc.within("relative", cue.start, cue.end):
        return -RELATED
    return 3.5 if gap or actor.kind != "pronoun" else -1.0
