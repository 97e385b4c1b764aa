"""Who may speak or act in a text: names with their titles as one piece, roles, pronouns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.drafting.names.actor import Actor
from kg.drafting.speakers.appositions import titled
from kg.drafting.speakers.subjects import governed

if TYPE_CHECKING:
    from kg.drafting.names.offices import Office
    from kg.drafting.text.document import Doc

NAMED = ("person", "body", "state", "group")
OWNED = ("role", "body")
"""What a pronoun right behind it belongs to: the ministry of this country."""
PARENTS = frozenset(("org/un", "org/eu", "org/coe", "org/nato"))
"""Bodies that have agencies of their own, so that a noun before their names is not what they are."""
PAIR = "pair"
"""Kind of words for two that the text leaves open: both sides."""
OBLIQUE = "oblique"
"""Note at words for two that are no subject: des deux pays."""
BRACKETED = 8
"""What stands in brackets behind a name is at most so many tokens."""
APART = 5
"""So many words may stand between a name and the noun that says what it is."""
APPOSITION = 16
"""An apposition has at most so many tokens."""
PLAIN = 2
"""So many words may stand before the body of somebody."""


def actors(doc: Doc, offices: list[Office]) -> list[Actor]:
    """List the actors of a text in order; none overlaps another."""
    found = _united([_person_or_role(doc, office) for office in offices])
    pairs = doc.roles.get(PAIR, {})
    for mention in doc.mentions:
        if mention.kind in NAMED and mention.start not in pairs:
            found.append(Actor(mention.start, mention.end, (mention.start, mention.end), mention.kind, mention.id))
    covered = _covered(found)
    found += [actor for actor in _small(doc) if actor.start not in covered]
    return _extended(doc, _led(doc, _apposed(doc, _apart(sorted(found, key=lambda a: (a.start, -a.end))))))


def _extended(doc: Doc, found: list[Actor]) -> list[Actor]:
    """Take what goes on with a name into its words: where an apposition is closed, and the body somebody is of."""
    kept: list[Actor] = []
    for number, actor in enumerate(found):
        if kept and actor.start < kept[-1].end:
            continue
        actor.end = _bracketed(doc, actor) or actor.end
        if actor.kind == "head" and number + 1 < len(found) and _completed(doc, actor.end, found[number + 1]):
            actor = replace(found[number + 1], start=actor.start)
        if actor.kind == "person" and number + 1 < len(found) and _of(doc, actor.end, found[number + 1]):
            actor.end = _called(found, number + 1)
        behind = next((a for a in found[number + 1 : number + 3] if a.start >= actor.end), None)
        if behind is not None and _belongs(doc, actor, behind):
            actor.end = behind.end
        if number + 1 < len(found) and _owned(doc, actor, found[number + 1]):
            actor.end = found[number + 1].end
        if actor.kind in NAMED and any(doc.tokens.keys[at] == "," for at in range(actor.span[1], actor.end)):
            actor.end = _closing(doc, actor.end) or actor.end
        kept.append(actor)
    return kept


def _called(found: list[Actor], number: int) -> int:
    """Return where the words for a body end: a noun and the name right behind it, or one of them."""
    noun, named = found[number], found[number + 1] if number + 1 < len(found) else None
    whole = noun.kind == "head" and named is not None and named.start == noun.end
    return named.end if named is not None and whole else noun.end


def _belongs(doc: Doc, part: Actor, whole: Actor) -> bool:
    """Tell whether a comma alone parts a body from the one that it is a part of: `Cục A05, Bộ Công an thông tin`."""
    if not doc.pack.settings.syllables or {part.kind, whole.kind} != {"body"} or doc.tokens.key(part.end) != ",":
        return False
    if governed(doc, part):
        return False  # on X, in talks with a paper, the agency said
    end = whole.end
    while doc.role("adverb", end):
        end = doc.role("adverb", end)
    return doc.hit("speech", end) is not None


def _bracketed(doc: Doc, actor: Actor) -> int:
    """Return where brackets right behind a name end: `the Agency for Cybersecurity (ENISA)`, `Jan Kos (PSL)`."""
    if actor.kind not in NAMED or doc.tokens.key(actor.end) != "(":
        return 0
    return next((at + 1 for at in range(actor.end, actor.end + BRACKETED) if doc.tokens.key(at) == ")"), 0)


def _completed(doc: Doc, at: int, then: Actor) -> bool:
    """Tell whether a noun of bodies goes with what follows: `a coalition of 20 organisations`, `the group Halden`."""
    called = then.kind == "body" and then.start == at and then.id not in PARENTS
    listed = doc.hit("names", at)
    unlisted = called and (listed is None or doc.tokens.cut(at, listed.end).lower() == listed.entry.lemma.lower())
    own = doc.pack.settings
    made_of = then.kind == "group" and then.start == doc.role("connector", at)
    return made_of or (unlisted and (bool(own.endings) or own.syllables))


def _of(doc: Doc, at: int, body: Actor) -> bool:
    """Tell whether a preposition joins a body or a state to the person before it: `Dr Reyes, of the ministry`."""
    end = doc.role("connector", at + (doc.tokens.key(at) == ","))
    if not end or doc.role("addressee", at) or body.kind not in ("body", "state", "head"):
        return False
    start = doc.role("determiner", end) or end
    return start <= body.start <= max(start, end + PLAIN)  # of the opposition X


def _owned(doc: Doc, person: Actor, body: Actor) -> bool:
    """Tell whether an office behind a name goes on with the body that a state owns: `, head of Kenya's ministry`."""
    behind = person.kind == "person" and person.end > person.span[1]
    owns = doc.tokens.key(person.end) == "'" and doc.quoted[person.end] < 0
    return behind and owns and person.end < body.start <= person.end + 2


def _apposed(doc: Doc, found: list[Actor]) -> list[Actor]:
    """Join the words that say what a named actor is: `Liberty Wall, a campaign group in London,`."""
    kept: list[Actor] = []
    for actor in found:
        last = kept[-1] if kept else None
        if last is not None and actor.start < last.end:
            continue
        bare = actor.kind == "head" or (actor.kind == "role" and not actor.id)
        if last is not None and last.kind in NAMED and bare and _follows(doc, last.end, actor.start):
            close = _closing(doc, actor.end)
            if close and not doc.joins(close + 1):
                last.end = close
                continue
        kept.append(actor)
    return kept


def _follows(doc: Doc, end: int, start: int) -> bool:
    """Tell whether a comma and a few words, none of them a verb of speech, stand between a name and a noun."""
    if doc.tokens.key(end) != "," or not 1 <= start - end <= APART:
        return False
    return not any(doc.hit("speech", at) for at in range(end + 1, start))


def _closing(doc: Doc, at: int) -> int:
    """Return the comma that closes an apposition, or 0: no other sign and no verb of speech stands before it."""
    for end in range(at, min(at + APPOSITION, len(doc.tokens))):
        if doc.tokens.keys[end] == "," and not doc.tokens.tight(end + 1):  # not 3,4
            return end
        if not doc.tokens.words[end] or doc.hit("speech", end):
            return 0
    return 0


def _led(doc: Doc, found: list[Actor]) -> list[Actor]:
    """Join a possessive to the actor that it leads: `its director, Nana Osei`."""
    kept: list[Actor] = []
    for actor in found:
        if actor.start in doc.opened:
            kept.append(actor)
            continue
        while kept and actor.kind in ("person", "role") and kept[-1].kind in ("pronoun", "state", "head"):
            lead = next((last for last in kept[-2:] if _leads(doc, last, actor)), None)
            if lead is None:
                break
            actor.start = lead.start
            kept = [last for last in kept if last.start < actor.start]
        role = titled(doc, kept, actor)
        if role is not None:
            actor.start = role.start
            kept = [last for last in kept if last.start < role.start]
        subject = doc.role("determiner", actor.start) != actor.end and not doc.pack.settings.adjective_after
        owned = kept and kept[-1].kind in OWNED and actor.kind == "pronoun" and kept[-1].end == actor.start
        if owned and not (subject and doc.pack.settings.analytic):  # told delegates `it` was late
            kept[-1].end = actor.end
            continue
        kept.append(actor)
    return kept


def _leads(doc: Doc, last: Actor, actor: Actor) -> bool:
    """Tell whether nothing but small words stands between a possessive or a state's adjective and a role."""
    gap = actor.start - last.end
    small = ("preposition", "locative", *(("attribution",) if doc.pack.settings.endings else ()))
    if last.kind == "head" and doc.one_ends(small, last.start):
        return False
    if gap == 0:
        return not doc.role("whom", last.start) if last.kind == "pronoun" else actor.office is not None
    owns = last.kind == "pronoun" and doc.role("determiner", last.start) == last.end
    return owns and gap <= 4 and not doc.hit("speech", actor.end) and doc.tokens.keys[actor.start - 1] == ","


def _united(found: list[Actor]) -> list[Actor]:
    """Make one actor of a person that several offices stand beside."""
    kept: dict[tuple[int, int], Actor] = {}
    for actor in found:
        known = kept.get(actor.span)
        if known is None:
            kept[actor.span] = actor
        else:
            known.start, known.end = min(known.start, actor.start), max(known.end, actor.end)
    return list(kept.values())


def _covered(found: list[Actor]) -> set[int]:
    return {at for actor in found for at in range(actor.start, actor.end)}


def _person_or_role(doc: Doc, office: Office) -> Actor:
    start, end = office.chunk
    for mention in office.mentions:
        if mention.end <= start:
            start = mention.start
    if office.person:
        named = next(iter(doc.of("person").between(start, end)), None)
        if named is not None:
            return Actor(start, end, (named.start, named.end), "person", office.person, office)
    return Actor(start, end, (office.start, office.end), "role", "", office)


def _small(doc: Doc) -> list[Actor]:
    """List pronouns, and heads of bodies that stand for one named before: the ministry, the agency."""
    pairs = doc.roles.get(PAIR, {}).items()
    found = [Actor(at, hit.end, (at, hit.end), PAIR) for at, hit in pairs if OBLIQUE not in hit.entry.value]
    for start, hit in doc.roles.get("pronoun", {}).items():
        found.append(Actor(start, hit.end, (start, hit.end), "pronoun"))
    wider = _wider(doc)
    for start, hits in doc.hits.get("heads", {}).items():
        if hits[0].entry.kind not in ("treaty", "kind", "state") and wider.get(start, 0) < hits[0].end:
            found.append(Actor(start, hits[0].end, (start, hits[0].end), "head"))
    return found


def _wider(doc: Doc) -> dict[int, int]:
    """Map tokens inside an expression of several words to its end, so that a part of it is not read as a noun."""
    found: dict[int, int] = {}
    for table in ("speech", "offices", "units", "triggers"):
        for hits in doc.hits.get(table, {}).values():
            found.update((at, hits[0].end) for at in range(hits[0].start + 1, hits[0].end))
    papers = {} if doc.pack.settings.adjective_after else doc.roles.get("paper", {})
    for start, hit in papers.items():  # court documents are no court
        found.update((at, hit.end - 1) for at in range(start, hit.end - 1))
    return found


def _apart(found: list[Actor]) -> list[Actor]:
    """Keep of two that overlap the one that begins first."""
    kept: list[Actor] = []
    for actor in found:
        if not kept or actor.start >= kept[-1].end:
            kept.append(actor)
    return kept
