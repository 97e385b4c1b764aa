"""Who acts, where it stands behind the act: subjects, agents and owners, lists; and what joins names to one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.acts.crowds import stands_for_state, with_others

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc, Mention, Sentence
    from kg.drafting.text.nearby import Nearby

CLOSE, BEHIND, NEAR = 4, 6, 3


def chain(doc: Doc, first: Mention, rest: list[Mention]) -> list[str]:
    """Take those that commas and conjunctions join to the first."""
    chosen = [first]
    for mention in rest:
        if mention.start == chosen[-1].end or not linked(doc, chosen[-1].end, mention.start):
            break
        chosen.append(mention)
    return list(dict.fromkeys(m.id for m in chosen))


def linked(doc: Doc, start: int, end: int) -> bool:
    """Tell whether nothing but a comma, a conjunction and an article stands between two names: et l'Uruguay."""
    if end - start > CLOSE:
        return False
    at, steps = start, 0
    while at < end:
        denied = doc.role("negator", at)
        along = with_others(doc, at)
        of = doc.role("owner", at) if at > start else 0  # des Fidji et de Kiribati
        after = (doc.role("coordinator", at), doc.role("determiner", at), of, denied if denied == at + 1 else 0, along)
        at = at + 1 if doc.tokens.keys[at] == "," else max(after)
        steps += 1
        if not at:
            return False
    return at == end and steps <= NEAR


def bare(doc: Doc, mention: Mention) -> int:
    """Return where a name starts, with its article."""
    article = doc.ends("determiner", mention.start, 1)
    return article if article >= 0 else mention.start


def those_listed(doc: Doc, start: int, sentence: Sentence, parties: Nearby[Mention]) -> list[str]:
    """Return those of a group whom a list names: two states: Qatar and Viet Nam; 50 states, among them Poland."""
    for at in range(start, min(sentence.end, start + 4 * BEHIND)):
        if doc.tokens.keys[at] == ";":
            return []
        colon = doc.tokens.keys[at] in (":", "-") and not doc.tokens.tight(at + 1)
        end = doc.role("inclusion", at) or (at + 1 if colon else 0)
        if end and doc.within("negator", max(start, at - NEAR), at):
            return []
        first = next(iter(parties.between(end, end + 2)), None) if end else None
        if first is not None:
            return chain(doc, first, parties.between(first.end, sentence.end))
    return []


def those_shown(doc: Doc, hit: Hit, sentence: Sentence, parties: Nearby[Mention]) -> list[str]:
    """Return those whom a verb presents behind an act: among those who signed it were Brazil and Peru."""
    for at in range(hit.end, sentence.end):
        if doc.tokens.keys[at] == ";":
            break
        end = doc.role("presenting", at)
        end = doc.days.get(end, 0) or doc.days.get(end + 1, end)
        first = next(iter(parties.between(end, end + 2)), None) if end else None
        if first is not None:
            return chain(doc, first, parties.between(first.end, sentence.end))
    return []


def agents(doc: Doc, hit: Hit, sentence: Sentence, parties: Nearby[Mention]) -> list[str]:
    """Return by whom it is done: signed by the president of Chad and by ministers from Mali and Niger."""
    found: list[str] = []
    for at in range(hit.end, sentence.end):
        end = doc.role("agent", at)
        first = next(iter(parties.between(end, min(sentence.end, end + BEHIND))), None) if end else None
        if at > hit.end + 2 * BEHIND and not found:
            break
        if first is not None:
            found += chain(doc, first, parties.between(first.end, sentence.end))
    return list(dict.fromkeys(found))


def subjects_behind(doc: Doc, hit: Hit, sentence: Sentence, parties: Nearby[Mention]) -> list[str]:
    """Return the subjects behind their verb, in a language that puts them there, or the actor behind a noun."""
    if not doc.pack.settings.verb_first and hit.entry.use != "noun":
        return []
    ahead = range(hit.end, min(sentence.end, hit.end + CLOSE))
    at = next((end for word in ahead if (end := doc.role("inclusion", word))), hit.end)
    at = max(at, past_treaty(doc, hit))
    while at < sentence.end and (step := _passed(doc, at)):
        at = step
    if officials := _officials(doc, at, sentence, parties) if hit.entry.use != "noun" else []:
        return officials
    behind = [m for m in parties.between(at, min(sentence.end, at + NEAR)) if not governed(doc, m)]
    if not behind:
        return []
    return chain(doc, behind[0], parties.between(behind[0].end, sentence.end))


def _officials(doc: Doc, at: int, sentence: Sentence, parties: Nearby[Mention]) -> list[str]:
    """Return whose officials are the subjects behind a verb: podpisali minister Brazylii i ambasador Chile."""
    found: list[str] = []
    if doc.of("treaty").between(at, at + 1):
        return found  # a noun of its name may be that of a body: konwencja
    while at and at < sentence.end and (doc.hit("offices", at) or doc.hit("heads", at)):
        first = next(iter(parties.between(at + 1, min(sentence.end, at + BEHIND))), None)
        if first is None:
            break
        found.append(first.id)
        at = doc.joins(first.end) or (first.end + 1 if doc.tokens.key(first.end) == "," else 0)
    return found


def _passed(doc: Doc, at: int) -> int:
    """Skip what may stand between a verb and its subjects: a colon, a day, a place, a pronoun, among others."""
    if doc.tokens.keys[at] == ":":
        return at + 1
    inner = doc.role("locative", at)
    place = next(iter(doc.of("place").between(inner, inner + 1)), None) if inner else None
    day = doc.days.get(at, 0) or (doc.days.get(inner, 0) if inner else 0)
    light = doc.role("adverb", at) or doc.role("pronoun", at)
    joined = doc.role("conjunction", at) if doc.pack.settings.endings else 0
    return place.end if place is not None else day or light or joined


def _acts(doc: Doc, at: int, hit: Hit) -> bool:
    """Tell whether a person before a verb, with no sign between them, is its subject: the minister signed it."""
    person = doc.hit("offices", at) is not None or bool(doc.of("person").between(at, at + 1))
    return person and all(doc.tokens.words[at : hit.start])


def past_treaty(doc: Doc, hit: Hit, reach: int = NEAR) -> int:
    """Return where the treaty that a noun of an act is on ends, else the noun: ratification of the convention."""
    treaty = doc.of("treaty").between(hit.end, hit.end + reach) if hit.entry.use == "noun" else []
    return treaty[0].end if treaty else hit.end


def governed(doc: Doc, mention: Mention) -> bool:
    """Tell whether a word of place stands before a name, so that it is no subject: in Peru, not wraz z Peru."""
    return doc.ends("locative", mention.start) >= 0 and doc.ends("coordinator", mention.start) < 0


def fronted(doc: Doc, hit: Hit, sentence: Sentence, parties: Nearby[Mention]) -> list[str]:
    """Return the subject behind a clause that opens a sentence: having ratified it in 2012, Japan waits."""
    own = any(
        doc.role("pronoun", at) or _acts(doc, at, hit) or stands_for_state(doc, at, hit.start)
        for at in range(sentence.start, hit.start)
    )
    if own or hit.start - sentence.start > BEHIND or doc.quoted[hit.start] >= 0:
        return []
    comma = next(
        (at for at in range(hit.end, min(sentence.end, hit.end + 4 * BEHIND)) if doc.tokens.keys[at] == ","), 0
    )
    named = parties.between(hit.end, comma) if comma else []
    first = next(iter(parties.between(comma, min(sentence.end, comma + CLOSE))), None) if comma else None
    return chain(doc, first, parties.between(first.end, sentence.end)) if first is not None and not named else []


def owner(doc: Doc, hit: Hit, sentence: Sentence, parties: Nearby[Mention]) -> list[str]:
    """Return whose act a noun behind it says it is: the accession of Tonga, podpisanie przez Iran."""
    at = whose(doc, hit, sentence)
    if not at and not doc.pack.settings.endings:
        return []
    start = at or hit.end
    first = next(iter(parties.between(start, start + CLOSE)), None)
    known = first is not None and (first.start == start or _noun_before(doc, start, first))
    return chain(doc, first, parties.between(first.end, sentence.end)) if first is not None and known else []


def whose(doc: Doc, hit: Hit, sentence: Sentence) -> int:
    """Return where the words begin that tell whose act a noun is: right behind it, or behind its treaty; or 0."""
    ends = (hit.end, _past(doc, past_treaty(doc, hit), sentence.end))
    owner = next((at for end in ends if (at := doc.role("agent", end) or doc.role("owner", end))), 0)
    return owner or _handing(doc, ends[-1], sentence)


def _past(doc: Doc, at: int, high: int) -> int:
    """Skip what may stand behind the name of a treaty: its year, another name in brackets."""
    time = doc.role("year-word", at) or at
    at = doc.days.get(time, doc.days.get(at, at))
    closing = next((c for c in range(at, min(high, at + 2 * BEHIND)) if doc.tokens.keys[c] == ")"), 0)
    return closing + 1 if closing and doc.tokens.key(at) == "(" else at


def _handing(doc: Doc, at: int, sentence: Sentence) -> int:
    """Return where who hands in what a noun tells of stands in a passive: văn kiện đã được Na Uy nộp; or 0."""
    at = doc.role("adverb", at) or at
    start = doc.role("passive", at)
    handed = start and doc.within("deposit", start, min(sentence.end, start + 2 * BEHIND))
    return start if handed and not doc.role("deposit", start) else 0


def owned_until(doc: Doc, hit: Hit, sentence: Sentence) -> int:
    """Return where the names end that tell whose act a noun is, or 0 if none does."""
    start = whose(doc, hit, sentence)
    if not start:
        return 0
    named = sorted((*doc.of("state").between(start, start + 2 * BEHIND), *doc.of("body").between(start, start + 1)))
    end = doc.role("pronoun", start)
    for mention in named:
        near = mention.start == start or (not end and _noun_before(doc, start, mention))
        if near or (end and linked(doc, end, mention.start)):
            end = max(end, mention.end)
    return end


def _noun_before(doc: Doc, at: int, mention: Mention) -> bool:
    """Tell whether an article, an office or the noun of an organ stands before whose it is: of the government of."""
    noun = doc.role("determiner", at) or any(doc.hit(table, at) for table in ("offices", "heads"))
    return bool(noun) and all(doc.tokens.words[at : mention.start])


def better_behind(doc: Doc, hit: Hit, sentence: Sentence, parties: Nearby[Mention], before: Mention) -> list[str]:
    """Return the subject behind a verb where who stands before it is only owned by: z sąsiadów Czarnogóry, Serbia."""
    if not doc.pack.settings.endings or _first_case(doc, before):
        return []
    if doc.hit("offices", before.start - 1) or doc.hit("heads", before.start - 1):
        return []
    behind = subjects_behind(doc, hit, sentence, parties)
    first = next((m for m in parties.between(hit.end, sentence.end) if m.id in behind[:1]), None)
    return behind if first is not None and _first_case(doc, first) else []


def _first_case(doc: Doc, mention: Mention) -> bool:
    """Tell whether a name stands in the form that a subject has."""
    hits = doc.hits.get("names", {}).get(mention.start, ())
    return not hits or hits[0].entry.lemma == doc.tokens.cut(mention.start, mention.end)
