"""Words that tell of an event: nouns that name one, and verbs that say that it took place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.drafting.events.gatherings import counted
from kg.drafting.events.signatures import by_many, of_a_law, signs_it, treaty_before, treaty_behind
from kg.drafting.events.subjects import (
    BODIES,
    CHAMBER,
    CLOSE,
    COMMITTEES,
    DEBATERS,
    DIPLOMATS,
    DOCUMENT,
    LAW,
    MANY,
    PARLIAMENT,
    by,
    in_court,
    of_a_text,
    somebody,
    subject,
    tallied,
)

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc

VISIT = "visit"
"""A visit is written as a meeting, yet the talks during it are another one."""
DEPOSIT, DEPOSITED = "deposit", ("Ratification", "Accession")
"""An act at a ceremony that is no signing tells when the ceremony was."""
VENUE = "venue"
"""A room or a place on the net is no event, though its name has the word for one: a hacking forum."""
CEREMONY, EDITION, SAME = "ceremony", "edition", "same"
"""Nouns that stand for an event that is named elsewhere: the ceremony, the next one, what has just been named."""
AGAIN = frozenset(("workshop", "conference", "session", "meeting", "operation"))
"""Events that have editions."""
NOUNS = {
    "Signature": "signing",
    "signing": "signing",
    "memorandum": "signing",
    "ceremony": CEREMONY,
    "edition": EDITION,
    "same": SAME,
    "adoption": "adoption",
    "conference": "conference",
    "summit": "conference",
    "forum": "conference",
    "meeting": "meeting",
    "bilateral-meeting": "meeting",
    "high-level-discussion": "meeting",
    "consultation": "meeting",
    "talks": "meeting",
    "visit": VISIT,
    "press-conference": "meeting",
    "interview": "meeting",
    "reception": "meeting",
    "trial": "meeting",
    "questioning": "meeting",
    "hearing": "meeting",
    "round-table": "meeting",
    "side-event": "meeting",
    "debate": "session",
    "negotiation": "session",
    "session": "session",
    "plenary": "session",
    "opening-session": "session",
    "closing-session": "session",
    "operation": "operation",
    "search": "operation",
    "arrest": "operation",
    "vote": "vote",
    "workshop": "workshop",
    "training": "workshop",
    "exercise": "workshop",
    "incident": "incident",
}
"""Value of a trigger to the kind of event that its noun names."""
ASIDE = frozenset(("interview", "reception", "trial", "questioning"))
"""Values of nouns of a meeting that has a day only where the story names it."""
SORTS = ASIDE | {"press-conference", "hearing"}
"""Values of nouns of a meeting that is not another one: who speaks at a hearing does not mean the talks before."""
YEAR, LONG, SHORT = 366, 31, 3
"""Days within which a noun may say that something was, those that it may take, and those that a verb may tell of."""
VERBS = {
    "Signature": "signing",
    "signing": "signing",
    "memorandum": "signing",
    "agreement": "signing",
    "adoption": "adoption",
    "vote": "vote",
    "operation": "operation",
    "search": "operation",
    "incident": "incident",
    "meeting": "meeting",
    "bilateral-meeting": "meeting",
    "session": "session",
    "hearing": "meeting",
    "consensus": "adoption",
    "visit": VISIT,
}
"""Value of a trigger to the kind of event that its verb tells of."""
OF_PARLIAMENT = {"debate": "session", "backing": "vote"}
"""Value of a trigger to the kind of event that its verb tells of if a parliament is its subject."""
RECEIVED = "received"
"""A verb of it tells of a meeting if somebody in an office is its object: the president received the ambassador."""
SPANS = {"incident": YEAR, "adoption": LONG, "operation": LONG, "vote": LONG}
"""Kinds of events of which a verb may tell in which month, or year, they were."""
STRIKE, OUTAGE, INCIDENT = "strike", "outage", "incident"
"""Verbs that tell of an incident if attackers stand in their sentence: struck a bank, went dark."""
DISCOVERY = "discovery"
"""Verbs that say when something was found out, which is when it was if nothing else says so."""
CONSENSUS = "consensus"
"""A text that is adopted so has not been voted on, whoever adopts it."""
APPEAR, SUMMONS = "appear", "summons"
"""Verbs that tell of a meeting if a court stands behind them, or a diplomat near: the ambassador was summoned."""
FILLS = {**dict.fromkeys(("arrest", "seizure", "rescue"), "operation"), "outage": "incident", "negotiation": "session"}
"""Verbs that only say when an event was that something else names: police that arrested, in an operation."""
ALONE = frozenset(("arrest", "rescue"))
"""Values of verbs of which a story may tell without naming the operation: two men were picked up on Tuesday."""
BACKING, TALLY = "backing", "tally"
PAPERS = frozenset(("signing", "memorandum", "agreement"))
"""Values of verbs that tell of a ceremony, whoever signs."""
FEW = 4
"""What has just been named is the last noun among so many words for events."""
VOTES = ("votes-for", "votes-against", "abstentions")


class Told(NamedTuple):
    """Tokens [start, end) that tell of an event of a kind; use is noun, verb or fill; most the days it may take.

    Words of a sort speak only of others of that sort. What is `alone` may be an event that nothing else names.
    """

    start: int
    end: int
    kind: str
    use: str
    row: int
    named: bool = False
    most: int = YEAR
    sort: str = ""
    alone: bool = False


def told(doc: Doc, busy: set[int]) -> list[Told]:
    """Find what tells of events, outside quotations and the names of other things."""
    found: list[Told] = []
    inside = 0
    for at in sorted(doc.hits.get("triggers", {})):
        if at in busy or doc.quoted[at] >= 0 or at < inside or doc.zone(at) in ("page", "share"):
            continue
        if doc.hits["triggers"][at][0].entry.value == VENUE:
            inside = doc.hits["triggers"][at][0].end
            continue
        hits = () if without(doc, doc.hits["triggers"][at][0]) else meant(doc, at)
        one = next((one for hit in hits if (one := _told(doc, hit))), None)
        if one is not None:
            found.append(one)
            inside = one.end
    return _resolved(found)


def meant(doc: Doc, at: int) -> list[Hit]:
    """Return the rows of a word, the noun first where an article stands before it: the signing of the convention."""
    hits = doc.hits["triggers"][at]
    of = doc.ends("owner", at) >= 0 and hits[0].entry.kind != "action"
    if len(hits) > 1 and (of or doc.ends("determiner", _before_date(doc, at), 1) >= 0):
        return sorted(hits, key=lambda hit: hit.entry.use != "noun")
    verb = len(hits) > 1 and (doc.ends("infinitive", at, 1) >= 0 or doc.ends("planner", at) >= 0)
    return sorted(hits, key=lambda hit: hit.entry.use != "verb") if verb else hits


def _before_date(doc: Doc, at: int) -> int:
    """Return where a word of time before a word starts, or the word itself: the May attack."""
    return at - 1 if at > 1 and doc.hit("time", at - 1) else at


def _told(doc: Doc, hit: Hit) -> Told | None:
    entry = hit.entry
    if entry.use == "noun" and entry.value in NOUNS and not _of_one(doc, hit):
        end, named = _named(doc, hit)
        use = "fill" if entry.value == "Signature" else "noun"
        sort = entry.value if entry.value in SORTS else ""
        return Told(hit.start, end, NOUNS[entry.value], use, entry.row, named and use == "noun", sort=sort)
    if entry.kind == "action" and entry.value in DEPOSITED and _handed_over(doc, hit):
        return Told(hit.start, hit.end, DEPOSIT, "fill", entry.row, most=SHORT)
    if entry.use != "verb":
        return None
    if entry.value in (STRIKE, OUTAGE) and _attacked(doc, hit):
        return Told(hit.start, hit.end, INCIDENT, "verb", entry.row, most=YEAR)
    if entry.value in FILLS:
        return Told(hit.start, hit.end, FILLS[entry.value], "fill", entry.row, most=SHORT, alone=entry.value in ALONE)
    kind = _by_whom(doc, hit)
    return _verb(doc, hit, kind) if kind else None


def without(doc: Doc, hit: Hit) -> bool:
    """Tell whether what a noun names has not been: without a vote, bez debaty."""
    return any(doc.ends("without", at) >= 0 for at in (hit.start, hit.start - 1) if at > 0)


def _attacked(doc: Doc, hit: Hit) -> bool:
    """Tell whether attackers, or what they use, stand near a verb in its sentence."""
    sentence = doc.sentences[doc.sentence_at(hit.start)]
    return doc.within("attacker", max(sentence.start, hit.start - MANY), min(sentence.end, hit.end + MANY))


def _by_whom(doc: Doc, hit: Hit) -> str:
    """Return the kind of event that a verb tells of; of some only its subject or object says that it does."""
    value = hit.entry.value
    if value in OF_PARLIAMENT and by(doc, hit, BODIES if value == BACKING else DEBATERS):
        return OF_PARLIAMENT[value]
    if value == BACKING and (tallied(doc, hit) or (subject(doc, hit) in COMMITTEES and of_a_text(doc, hit))):
        return "vote"
    if value in (RECEIVED, "adoption") and somebody(doc, hit):
        return "meeting"
    if value in (APPEAR, SUMMONS):
        return "meeting" if (in_court(doc, hit) if value == APPEAR else by(doc, hit, DIPLOMATS)) else ""
    nowhere = value == VISIT and not any(doc.of(kind).between(hit.end, hit.end + CLOSE) for kind in ("state", "place"))
    if nowhere or value not in VERBS or of_a_law(doc, hit):
        return ""
    return VERBS[value] if value == CONSENSUS else _voted(doc, hit, VERBS[value])


def _verb(doc: Doc, hit: Hit, kind: str) -> Told:
    """Return what a verb tells of, with how long that may take; an act of one state only says when others were."""
    value, use, most = hit.entry.value, "verb", SPANS.get(kind, SHORT)
    if value in PAPERS or (kind == "signing" and treaty_before(doc, hit)):
        most = LONG
    elif value == "Signature" and (treaty_behind(doc, hit) or signs_it(doc, hit)) and not by_many(doc, hit):
        use = "fill"
    return Told(hit.start, hit.end, kind, use, hit.entry.row, most=most)


def _of_one(doc: Doc, hit: Hit) -> bool:
    """Tell whether the arrest is that of one person: his arrest."""
    if FILLS.get(hit.entry.value) in (None, "session"):
        return False
    bare = doc.tokens.cut(hit.start, hit.end).lower() == hit.entry.lemma.lower()
    numbers = doc.hits.get("numbers", {})
    several = any(at in numbers and numbers[at][0].entry.kind == "number" for at in range(hit.end, hit.end + MANY))
    return (bare and not several) or doc.ends("pronoun", hit.start, 2) >= 0


def _handed_over(doc: Doc, hit: Hit) -> bool:
    """Tell whether the instrument of an act is handed over in the sentence."""
    sentence = doc.sentences[doc.sentence_at(hit.start)]
    return doc.within("deposit", sentence.start, sentence.end)


def _resolved(found: list[Told]) -> list[Told]:
    """Tell what a ceremony and an edition are of: of what was signed or handed over last, of the event before."""
    ceremony, again = "", ""
    kept: list[Told] = []
    met = any(one.kind == CEREMONY for one in found)
    for one in found:
        again = one.kind if one.kind in AGAIN else again
        ceremony = {"signing": "signing", DEPOSIT: ceremony or "meeting"}.get(one.kind, ceremony)
        deposit = "meeting" if met and ceremony == "meeting" else ""
        last = next((known for known in reversed(kept[-FEW:]) if known.use == "noun"), None)
        same = last.kind if last is not None else ""
        kind = {CEREMONY: ceremony, EDITION: again, DEPOSIT: deposit, SAME: same}.get(one.kind, one.kind)
        if kind:
            kept.append(one._replace(kind=kind, sort=last.sort if one.kind == SAME and last else one.sort))
    return _opening(found, kept)


def _opening(found: list[Told], kept: list[Told]) -> list[Told]:
    """Give a ceremony that is named before what is signed there its kind too."""
    signed = any(one.kind == "signing" for one in kept)
    known = {one.start for one in kept}
    first = [one for one in found if one.kind == CEREMONY and one.start not in known]
    return sorted([*kept, *(one._replace(kind="signing") for one in first if signed)])


def _voted(doc: Doc, hit: Hit, kind: str) -> str:
    """Tell the vote of a parliament from the adoption of a text by others."""
    if kind != "adoption":
        return kind
    sentence = doc.sentences[doc.sentence_at(hit.start)]
    span = range(sentence.start, sentence.end)
    heads, units = doc.hits.get("heads", {}), doc.hits.get("units", {})
    triggers = doc.hits.get("triggers", {})
    if any(at in units and units[at][0].entry.kind in VOTES and counted(doc, at) for at in span):
        return "vote"
    votes = [at for at in span if at in triggers and triggers[at][0].entry.value in ("vote", TALLY)]
    if votes:
        return kind if all(without(doc, triggers[at][0]) for at in votes) else "vote"
    bodies = {heads[at][0].entry.kind for at in span if at in heads}
    laws = DOCUMENT in bodies or any(at in triggers and triggers[at][0].entry.value == LAW for at in span)
    return "vote" if PARLIAMENT in bodies or (laws and bodies & {CHAMBER, *COMMITTEES}) else kind


def _named(doc: Doc, hit: Hit) -> tuple[int, bool]:
    """Take in the name of an event: capitalised words or a quotation right behind it."""
    end = hit.end
    if end < len(doc.tokens) and doc.quoted[end] >= 0:
        quote = doc.quotes[doc.quoted[end]]
        if quote.end - quote.start <= 5:
            return quote.outer_end, True
    if not doc.tokens.caps[hit.start] or doc.zone(hit.start) == "headline":
        return end, False
    while end < len(doc.tokens) and end < hit.end + 6 and doc.tokens.caps[end]:
        if doc.tokens.breaks[end]:
            break
        end += 1
    return end, end > hit.end
