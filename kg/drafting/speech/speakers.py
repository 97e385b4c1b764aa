"""Who said it: the actors around a cue are scored; below a threshold nobody is chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.drafting.names.offices import oblique
from kg.drafting.names.slugs import slug
from kg.drafting.speech.clauses import subject_end
from kg.drafting.speech.cues import told
from kg.drafting.speech.said import leads_to

if TYPE_CHECKING:
    from kg.drafting.speech.actors import Actor, Line
    from kg.drafting.speech.coreference import Memory
    from kg.drafting.speech.cues import Cue
    from kg.drafting.speech.said import Content
    from kg.drafting.text.document import Doc, Sentence

ENOUGH = 2.0
SPOKEN_FOR = ("state", "delegation")
"""Kinds of noun that stand for the state named behind them."""
NAMES = frozenset(("person", "state", "role"))
"""Kinds whose first case tells a subject."""
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
BESIDE = 0.7
"""What an actor gains that stands right before the verb."""
REPEATED = 2.0
"""What an actor loses that is named in what somebody has just said."""
GOVERNED = 4.0
"""What an actor loses that depends on a preposition."""
OWNS = 2.0
"""What a pronoun loses that goes with a noun: his colleague."""
OBLIQUE = 3.5
"""What a title loses that stands in another case than the first."""
BACK = 60
"""So many tokens before a verb its subject may stand."""
FAR = 24
WIDE = 16
"""So many words between leave no hope."""
NOUNS = 4
"""So many words back a preposition may stand."""
WRITTEN = 3
"""Who wrote a document may be named so many words behind `according to`."""
NAMED = frozenset(("person", "body"))
SUBJECTS = frozenset(("person", "body", "role", "pronoun", "state", "group", "pair"))
"""Kinds that leave no other subject behind a verb where they stand right before it."""


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
    owned, tells = False, "" if cue.attributes else told(doc, cue)
    low = max(sentence.start, before.end if before and before.sentence == cue.sentence else sentence.start)
    for actor in line.between(max(sentence.start, cue.start - BACK), min(sentence.end, cue.end + FAR)):
        if _said(doc, cue, actor, content) or doc.quoted[actor.start] >= 0 or doc.tokens.key(actor.start - 1) == "(":
            continue
        if _impersonal(doc, cue, actor):
            continue
        if content is not None and leads_to(doc, cue, content, actor, sentence):
            score = 4.5
        elif actor.start >= cue.end:
            score = _after(doc, cue, content, actor, line)
        else:
            score = _before(doc, cue, actor, sentence, low, line) + _led_by(doc, actor, lead)
            score += BESIDE if actor.end == near and not (_dependence(doc, actor) or _case(doc, actor)) else 0.0
            score -= OWNS if _possessive(doc, cue, actor) else 0.0
            score -= REPEATED if _reported(actor, memory) and not opens(doc, actor) else 0.0
        owned = owned or (actor.end in beside and actor.kind in SUBJECTS and not governed(doc, actor))
        score -= 0.0 if cue.attributes or _concords(actor, tells, memory) else 2.0
        score -= 3.0 if owned and actor.start >= cue.end else 0.0
        score += WEIGHTS.get(actor.kind, 0.0) - (0.0 if cue.attributes else _case(doc, actor))
        found.append(Candidate(score, actor))
    return sorted(found, key=lambda c: (-c.score, c.actor.start))


def subject_like(doc: Doc, actor: Actor) -> bool:
    """Tell whether an actor may be the subject of a sentence: no preposition, no other case than the first."""
    return actor.kind in SUBJECTS and not _dependence(doc, actor) and not _case(doc, actor)


def leading(doc: Doc, cue: Cue, sentence: Sentence, line: Line, near: int) -> Actor | None:
    """Return the subject that goes on: a comma closes what was put in behind it, or a coordinator joins the verb.

    `The Union, backed by Norway and Japan, said`, `the minister met the ambassador and said`.
    """
    inserted, continues = doc.tokens.key(near - 1) == ",", _continues(doc, near)
    lead: Actor | None = None
    for actor in line.between(max(sentence.start, near - BACK), near - 1):
        goes_on = lead is None and (continues or (inserted and _inserts(doc, actor, near, line)))
        if (goes_on or opens(doc, actor)) and doc.quoted[actor.start] < 0 and subject_like(doc, actor):
            lead = actor
    return lead


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
    """Tell whether a comma behind an actor opens what another one closes, and that is no new clause and no name."""
    at = actor.end + 1
    if doc.tokens.keys[actor.end] != "," or at >= near - 1 or doc.joins(at) or doc.role("relative", at):
        return False
    start = doc.role("determiner", at) or doc.role("honorific", at) or at
    return line.at(start) is None


def _led_by(doc: Doc, actor: Actor, lead: Actor | None) -> float:
    """Return what an actor gains that leads a clause, and loses that stands between its subject and the verb."""
    if lead is None or (actor.start < lead.start and not opens(doc, lead)):
        return 0.0
    return 2.0 if actor is lead else -1.5


def _possessive(doc: Doc, cue: Cue, actor: Actor) -> bool:
    """Tell whether a pronoun goes with the noun behind it: `his colleague called for`."""
    noun = actor.end < cue.start and doc.tokens.words[actor.end] and actor.kind == "pronoun"
    return noun and not cue.attributes and doc.role("determiner", actor.start) == actor.end


def _reported(actor: Actor, memory: Memory) -> bool:
    """Tell whether an actor stands in what was said last."""
    return memory.reported[0] <= actor.start < memory.reported[1]


def _impersonal(doc: Doc, cue: Cue, actor: Actor) -> bool:
    """Tell whether a verb says of `it` that something was said, so that nobody is named: it was noted that."""
    if actor.kind != "pronoun" or actor.end >= cue.start or "passive" not in cue.frames or doc.pack.settings.pro_drop:
        return False
    hit = doc.roles["pronoun"].get(actor.start)
    between = subject_end(doc, cue, actor.end)
    return hit is not None and hit.entry.value.startswith("n") and between - actor.end == 1


def _concords(actor: Actor, told: str, memory: Memory) -> bool:
    """Tell whether an actor agrees with the verb, as far as gender and number are known."""
    if not told or actor.kind not in ("person", "role"):
        return True
    if actor.kind == "person":
        return memory.agrees(actor.id, told)
    gender = actor.office.hit.entry.value if actor.office is not None else ""
    return gender != "f" or told.partition(" ")[0] in ("f", "") or told.endswith("pl")


def _said(doc: Doc, cue: Cue, actor: Actor, content: Content | None) -> bool:
    """Tell whether an actor stands within what was said."""
    if content is None:
        return False
    if content.place == "around" and not content.direct:
        apart = cue.start if doc.pack.settings.pro_drop and doc.tokens.key(cue.end) in (",", "-") else cue.start - 1
        return actor.end not in (cue.start, apart) and not cue.start <= actor.start <= cue.end + 1
    if content.place == "around":
        return doc.quoted[actor.start] >= 0
    return content.start <= actor.start < content.end


def _after(doc: Doc, cue: Cue, content: Content | None, actor: Actor, line: Line) -> float:
    """Score an actor behind a cue: `said X`, `according to X`; elsewhere it is rather the addressee."""
    gap = _gap(doc, cue.end, actor.start, line)
    if cue.attributes:
        authored = doc.ends("connector", actor.start) >= 0 or not governed(doc, actor)
        return 5.0 - 1.6 * gap if gap < WRITTEN or actor.kind not in NAMED or not authored else 1.4
    verb_first = doc.pack.settings.verb_first
    follows = content is not None and content.place in ("before", "around")
    score = 4.5 if follows else 3.0 if verb_first else -2.0
    if content is not None and content.rule in ("object", "infinitive") and not follows:
        score -= 0.0 if actor.kind in ("person", "role") and _first_case(doc, actor) else 2.0
    if gap or actor.start > cue.end:
        score -= _dependence(doc, actor)
    then = line.at(actor.end)
    if actor.kind in ("body", "state") and then is not None and then.kind in ("person", "role"):
        score -= 2.0
    return score - (0.4 if follows else 0.6) * gap


def _before(doc: Doc, cue: Cue, actor: Actor, sentence: Sentence, low: int, line: Line) -> float:
    """Score an actor before a cue: the nearer the better; commas in between must enclose something."""
    gap = _gap(doc, actor.end, cue.start, line)
    score = 5.0 - 0.45 * gap
    commas = [at for at in range(actor.end, cue.start) if doc.tokens.keys[at] == ","]
    if len(commas) == 1 and commas[0] >= cue.start - 2:
        score -= 1.8
    if cue.attributes:
        score -= _unattributed(doc, cue, actor, gap)
    score -= 3.0 if _object_of(doc, actor.end, cue.start) else 0.0
    score -= _dependence(doc, actor)
    if actor.start < low:
        score -= 1.5
    if len(commas) < 2 and doc.within("relative", actor.end, cue.start):
        score -= 0.5
    begin = max(doc.ends("determiner", actor.start), doc.ends("honorific", actor.start))
    begin = begin if begin >= sentence.start else actor.start
    first = all(not doc.tokens.words[at] for at in range(sentence.start, begin))
    joined = doc.role("coordinator", actor.end) > 0
    others = actor.kind == "group" and doc.ends("coordinator", actor.start) >= 0
    return score + (1.0 if first and not joined else 0.0) - (1.0 if others else 0.0)


def _unattributed(doc: Doc, cue: Cue, actor: Actor, gap: int) -> float:
    """Return what an actor before `according to` loses, if no relative refers to it: `the judge, according to whom`."""
    related = doc.role("relative", cue.end) or doc.ends("relative", cue.start) >= 0
    if related and actor.kind != "pronoun":
        return 0.0
    return 3.5 if gap or actor.kind != "pronoun" else -1.0


def _object_of(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a relative in another case than the first follows an actor right away, so that it is no subject."""
    at = start + (doc.tokens.key(start) == ",")
    hit = doc.roles.get("relative", {}).get(at)
    return hit is not None and hit.end <= end and hit.entry.value == "oblique"


def _gap(doc: Doc, start: int, end: int, line: Line) -> int:
    """Count the words between, adverbs, times and what stands between two commas aside."""
    at, count, commas = start, 0, 0
    keys, small = doc.tokens.keys, _small(doc)
    while at < end and count < WIDE:
        key = keys[at]
        if key == "(":
            at = next((b + 1 for b in range(at + 1, min(at + 8, end)) if keys[b] == ")"), at + 1)
        elif key == ",":
            commas += 1
            if commas == 1 and _closes(keys, at, end):
                return count + 1
            at += 1
        elif at in small:
            at = small[at]
        else:
            inner = line.at(at)
            phrase = inner.end if inner is not None and inner.end <= end and governed(doc, inner) else 0
            opened = doc.role("preposition", at) if at > start else 0
            phrase = phrase or (min(opened + 2, end) if opened else 0)
            count += bool(phrase) or (doc.tokens.words[at] and doc.quoted[at] < 0)
            at = phrase or at + 1
    return count


def _closes(keys: list[str], at: int, end: int) -> bool:
    """Tell whether the next comma stands right before the end."""
    close = next((b for b in range(at + 1, end) if keys[b] == ","), -1)
    return close > 0 and close >= end - 2


def _small(doc: Doc) -> dict[int, int]:
    """Map where the small words and times start that do not count to where they end."""
    if not doc.small:
        for role in ("determiner", "honorific", "negator", "adverb"):
            doc.small.update(doc.after.get(role, {}))
        doc.small.update((at, hits[0].end) for at, hits in doc.hits.get("time", {}).items())
    return doc.small


def governed(doc: Doc, actor: Actor) -> bool:
    """Tell whether a preposition stands before an actor, so that it is not the subject."""
    start = actor.start
    if start in doc.opened:
        return False
    first = bool(doc.pack.settings.endings) and _first_case(doc, actor)
    for role in ("honorific",) if first else ("determiner", "honorific"):
        before = doc.ends(role, start, 2)
        start = before if before >= 0 else start
    if doc.role("addressee", start):
        return True
    if doc.ends("connector", start) >= 0 and doc.ends("coordinator", start) < 0:
        return True
    if any(doc.ends(role, start) >= 0 for role in ("locative", "addressee", "preposition")):
        return True
    return bool(doc.pack.settings.endings) and not first and _in_phrase(doc, start)


def _first_case(doc: Doc, actor: Actor) -> bool:
    """Tell whether a name or a title surely stands in the first case."""
    if actor.kind == "person":
        return not _case(doc, actor)
    hit = doc.hit("heads" if actor.kind in ("head", "body") else "names", actor.span[0])
    known = actor.office.hit if actor.kind == "role" and actor.office is not None else hit
    return known is not None and doc.tokens.cut(known.start, known.end).lower() == known.entry.lemma.lower()


def _in_phrase(doc: Doc, start: int) -> bool:
    """Tell whether a preposition governs the nouns before a name in a language of cases: to the office of X."""
    for at in range(start - 1, max(-1, start - NOUNS), -1):
        if not doc.tokens.words[at] or doc.hit("speech", at) or doc.hit("triggers", at) or doc.hit("time", at):
            return False
        if doc.role("preposition", at) == at + 1:
            return True
    return False


def stands_for(doc: Doc, actor: Actor) -> bool:
    """Tell whether a noun for those who speak for a state stands before its name: the Polish side, X's delegation."""
    before = actor.start - 1
    if actor.kind != "state" or before < 0 or not doc.pack.settings.endings:
        return False
    noun = next((hit for hit in doc.hits.get("heads", {}).get(before, ()) if hit.entry.kind in SPOKEN_FOR), None)
    return noun is not None and doc.tokens.cut(noun.start, noun.end).lower() == noun.entry.lemma.lower()


def _owns(doc: Doc, at: int) -> bool:
    """Tell whether a possessive ending stands behind a name: the bloc's secretary-general."""
    return doc.tokens.key(at) == "'" and doc.tokens.tight(at) and doc.quoted[at] < 0


def _dependence(doc: Doc, actor: Actor) -> float:
    """Return what an actor loses that depends on a preposition, or on a noun before it in a language of cases."""
    if stands_for(doc, actor):
        return 0.0
    if governed(doc, actor) or _owns(doc, actor.end):
        return GOVERNED
    if not _genitive(doc, actor.start):
        return 0.0
    if _in_phrase(doc, actor.start):
        return 1.2
    noun = doc.hit("heads", actor.start - 1)
    owned = noun is not None and doc.tokens.cut(noun.start, noun.end).lower() != noun.entry.lemma.lower()
    called = noun is not None and actor.kind == "body"  # `the group Halden`: the noun says what the name is
    return 2.5 if owned or _case(doc, actor) or not (called or actor.kind in NAMES) else 0.5


def _case(doc: Doc, actor: Actor) -> float:
    """Return what a form takes off: an adjective, or a name in another case than the first, is hardly a subject."""
    hit = doc.hit("names", actor.span[0])
    named = hit.entry if hit is not None and hit.end == actor.span[1] else None
    if named is not None and named.use == "adjective" and actor.office is None:
        return 0.0 if stands_for(doc, actor) else 2.0
    words = doc.tokens.cut(*actor.span)
    if actor.kind == "head":
        return 0.0 if doc.hits["heads"][actor.start][0].entry.lemma.lower() == words.lower() else 1.5
    cased = doc.pack.settings.endings and actor.kind in ("person", "state", "body", "role")
    if not cased or stands_for(doc, actor):
        return 0.0
    if actor.kind == "role":
        return OBLIQUE if actor.office is not None and oblique(doc, actor.office) else 0.0
    if actor.kind == "person":
        return 0.0 if actor.id.endswith(slug(words)) else 1.5
    return 0.0 if named is None or named.lemma.lower() == words.lower() else 1.5


def _first(doc: Doc, at: int) -> bool:
    """Tell whether a word that no table knows as a name or title begins its sentence."""
    start = doc.sentences[doc.sentence_at(at)].start
    known = any(doc.hit(table, at) for table in ("names", "offices")) or doc.roles.get("pronoun", {}).get(at)
    return not known and all(not doc.tokens.words[before] for before in range(start, at))


def _genitive(doc: Doc, start: int) -> bool:
    """Tell whether an actor follows a noun right away in a language of cases, and so depends on it."""
    before = start - 1
    if not doc.pack.settings.endings or not doc.tokens.words[max(0, before)] or start in doc.opened:
        return False
    if doc.tokens.caps[before] and not (doc.hit("heads", before) or _first(doc, before)):
        return False
    small = ("adverb", "conjunction", "coordinator", "complementiser", "determiner", "honorific", "continuation")
    if any(doc.ends(role, start) >= 0 for role in small) or doc.tokens.keys[before] in doc.pack.settings.stop:
        return False
    said = doc.hit("speech", before)
    verb = said is not None and "noun" not in said.entry.tags
    return not verb and not any(doc.hits.get(table, {}).get(before) for table in ("time", "triggers"))
