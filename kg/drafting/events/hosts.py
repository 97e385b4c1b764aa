"""Which words a date belongs to: the nearest that tell of something, counted over clause boundaries."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.drafting.contents.edges import opening
from kg.drafting.events.boundaries import COMMA, Breaks, breaks_of
from kg.drafting.events.gatherings import GATHERINGS, convened, counted, denied, joined, planned_at
from kg.drafting.events.happenings import APPEAR, DISCOVERY, LONG, STRIKE, SUMMONS, VENUE, VISIT, without
from kg.drafting.events.phases import (
    PREPARED,
    SINCE,
    UNTIL,
    When,
    carried_on,
    clause_of,
    in_course,
    phase_of,
)
from kg.drafting.events.prices import NAME, NEXT, Host, opens_clause, price
from kg.drafting.events.subjects import LAW

if TYPE_CHECKING:
    from kg.drafting.dating.dated import Dated
    from kg.drafting.dating.moments import Bounds
    from kg.drafting.events.happenings import Told
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc, Sentence
    from kg.drafting.text.nearby import Nearby

SILENT = frozenset((LAW, STRIKE, APPEAR, SUMMONS, VENUE, DISCOVERY))
"""Values of words that tell of nothing else where they tell of no event."""
HELD = frozenset(("holding", "opening-session", "closing-session", "launch"))
"""Verbs that say of an event only that it took place."""
PAPERS = frozenset(("document", "treaty", "agreement", "memorandum"))
"""Kinds of head for papers that a date behind them tells from others."""
RANGE, FUTURE, MONTH = 100, 184, 31
"""Days between the ends of an explicit range that an event may take, and in which one may be planned."""
CONVENED = frozenset(("session", "meeting", "vote", "adoption", VISIT))
"""Events that a verb in the future tells of with no more than a month: will meet in August."""
NEAR = 8
"""A time longer than a month stands within so many tokens behind an event."""
CLOSE = 4
"""What something held is about stands within so many tokens behind it."""
LATE = 3.0
"""So many words nearer must be what follows a date within a sentence than what goes before it; farther if the date
opens a clause."""
GOING_ON = frozenset((("incident", "fill"), ("session", "fill"), ("session", "verb")))
"""Kinds and uses of verbs that tell since when something is: is down, has been sitting since Monday."""
NAMING = frozenset(("noun", "verb"))
"""Uses of words that tell of an event of which others only say when it was: broke up a ring, arresting nine."""
AROUND = frozenset(("meeting", "session"))
"""Events on the day of which something is done or said."""


def hosted(doc: Doc, told: list[Told], dated: Nearby[Dated]) -> dict[int, list[When]]:
    """Return the dates of each of the words that tell of events, by their number."""
    found: dict[int, list[When]] = defaultdict(list)
    breaks = breaks_of(doc)
    here: dict[int, list[Host]] = defaultdict(list)
    for number, one in enumerate(told):
        here[doc.sentence_at(one.start)].append(_host(doc, one, number))
    for at in here:
        sentence = doc.sentences[at]
        start = opening(doc, sentence)
        near = [d for d in dated.between(start, sentence.end) if d.bounds is not None and not _of_a_paper(doc, d)]
        here[at] = convened(here[at], breaks)
        hosts = here[at] + _others(doc, sentence, here[at]) if near else []
        nouns = {host.start for host in here[at] if host.use == "noun"}
        for day in near if hosts else ():
            when = When(day, "" if day.end in nouns or clause_of(doc, day) else phase_of(doc, day, breaks.hard))
            for host in _hosts(doc, when, sorted(hosts), breaks):
                if host.number >= 0 and _may(doc, told[host.number], when):
                    found[host.number].append(in_course(doc, told[host.number], when))
        joined(doc, told, [host.number for host in here[at] if host.number >= 0], found)
    _resumed(doc, here, dated, found)
    carried_on(doc, told, dated, breaks.hard, found)
    return found


def _resumed(doc: Doc, here: dict[int, list[Host]], dated: Nearby[Dated], found: dict[int, list[When]]) -> None:
    """Give the day of a sentence that says no more than when it was to the event before: Odbyła się we wtorek."""
    for at, hosts in here.items():
        if at + 1 in here or at + 1 == len(doc.sentences):
            continue
        after = doc.sentences[at + 1]
        nouns = [host for host in hosts if host.number >= 0 and host.use == "noun"]
        days = [day for day in dated.between(after.start, after.end) if day.bounds is not None]
        if nouns and days and _it_was_held(doc, after):
            found[nouns[0].number].append(When(days[0]))


def _it_was_held(doc: Doc, sentence: Sentence) -> bool:
    """Tell whether a sentence says when something was: it opens with the verb, or a pronoun stands before that."""
    triggers = doc.hits.get("triggers", {})
    held = [at for at in range(sentence.start, sentence.end) if at in triggers and triggers[at][0].entry.value in HELD]
    named = any(doc.ends("pronoun", start) >= 0 for at in held for start in (at, doc.ends("auxiliary", at)))
    return named or sentence.start in held


def _of_a_paper(doc: Doc, day: Dated) -> bool:
    """Tell whether a date says which law or agreement is meant: dzięki ustawie z 2018 roku."""
    at = doc.ends("origin", day.start)
    near = (doc.hits.get("heads", {}).get(start, ()) for start in range(max(0, at - CLOSE), at))
    return any(hit.end == at and hit.entry.kind in PAPERS for hits in near for hit in hits)


def _host(doc: Doc, one: Told, number: int) -> Host:
    planned = one.use != "noun" and planned_at(doc, one.start)
    return Host(one.start, one.end, number, one.use, one.kind, planned)


def _hosts(doc: Doc, when: When, hosts: list[Host], breaks: Breaks) -> list[Host]:
    """Return the hosts of a date, with what went on around them: passed on Tuesday after a debate."""
    chosen = _sitting(_nearest(doc, when, hosts, breaks), when, hosts)
    if not chosen or any(host.use == "noun" for host in chosen):
        return chosen
    return chosen + [host for host in hosts if host.kind in AROUND and _around(host, when.dated, breaks)]


def _sitting(chosen: list[Host], when: When, hosts: list[Host]) -> list[Host]:
    """Return the gathering that people have met for since a day: delegates meeting since Monday ended their session."""
    nouns = [host for host in hosts if host.use == "noun" and host.kind in GATHERINGS]
    meets = bool(chosen) and all(host.kind == "meeting" for host in chosen)
    return nouns if meets and when.phase == SINCE and len(nouns) == 1 else chosen


def _passed_over(doc: Doc, host: Host, when: When) -> bool:
    """Tell whether a date is rather that of a verb before: said on Friday promising."""
    endings = doc.pack.settings.participle_endings
    return host.use == "" and doc.tokens.keys[host.start].endswith(endings) and host.start >= when.dated.end


def _around(host: Host, dated: Dated, breaks: Breaks) -> bool:
    """Tell whether a noun tells what went on when something was done: at a hearing, after a debate."""
    low, high = min(host.end, dated.start), max(host.start, dated.end)
    return host.use == "noun" and breaks.hard[high] - breaks.hard[low] < COMMA


def _nearest(doc: Doc, when: When, hosts: list[Host], breaks: Breaks) -> list[Host]:
    """Return the nearest host of a date; one that opens a sentence is also that of its first verb."""
    dated = when.dated
    fronted = hosts[0].start > dated.start
    past = bool(doc.published and dated.bounds and dated.bounds.latest <= doc.published)
    unfit = {host for host in hosts if (host.planned if past else host.kind == "incident")}
    hosts = [host for host in hosts if host not in unfit and not _passed_over(doc, host, when)]
    if not hosts:
        return []
    own = next((host for host in hosts if host.use == "noun" and host.start == dated.end), None)
    if own is not None and not fronted:
        return [own]
    opens = opens_clause(doc, dated)
    late = 0.0 if fronted else -LATE if opens else LATE
    every = hosts
    if at := clause_of(doc, dated):
        hosts = [host for host in hosts if host.start >= at and host.number >= 0] or hosts
    costs = [(price(doc, host, when, breaks) + (late if host.start > dated.start else 0), host) for host in hosts]
    best = min(costs)
    chosen = [best[1]]
    if best[1].use == "fill":
        chosen += [host for host in every if host.use in NAMING and host.kind == best[1].kind][:1]
    if not fronted and best[1].kind == "session" and _governed(doc, best[1].start):
        chosen += _done_there(dated, best[1], hosts, breaks)
    if fronted and best[1].use == "noun":
        verb = next((host for host in hosts if host.use in ("", "verb", "held")), None)
        chosen += [verb] if verb is not None and breaks.hard[verb.start] == breaks.easy[verb.start] else []
    return chosen


def _done_there(dated: Dated, noun: Host, hosts: list[Host], breaks: Breaks) -> list[Host]:
    """Return the verb of what was done at an event: adopted it at its plenary on 4 March; at its plenary adopted it."""
    verbs = [host for host in hosts if host.use == "verb"]
    after = [host for host in verbs if host.start >= dated.end and breaks.hard[host.start] == breaks.hard[dated.end]]
    return [host for host in verbs if host.start < noun.start][-1:] or after[:1]


def _governed(doc: Doc, at: int) -> bool:
    """Tell whether a preposition of place stands before a noun, with an article between or not."""
    return any(doc.ends("locative", start, 5) >= 0 for start in (at, doc.ends("determiner", at, 1)) if start >= 0)


def _several(doc: Doc, one: Told, bounds: Bounds) -> bool:
    """Tell whether several things are meant that have gone on since a date: four hearings since November."""
    past = doc.published is None or bounds.earliest <= doc.published
    return past and one.use == "noun" and counted(doc, one.start)


def _named(doc: Doc, dated: Dated) -> bool:
    """Tell whether a year ends the name of something: CYBER-WISŁA 2025."""
    last = dated.start - 1
    return dated.rule == "date-year" and last >= 0 and doc.tokens.caps[last] and not doc.role("locative", last)


def _remembered(doc: Doc, one: Told) -> bool:
    """Tell whether only the anniversary of an event is meant: the anniversary of the signing."""
    near = (doc.hit("triggers", at) for at in range(max(0, one.start - CLOSE), one.start))
    named = (hit for hit in near if hit is not None and hit.entry.value == "anniversary")
    return any(doc.role("connector", hit.end) or (hit.end == one.start and doc.pack.settings.endings) for hit in named)


def _may(doc: Doc, one: Told, when: When) -> bool:
    """Tell whether words may have a date: not too long for them, and no mere limit for a verb."""
    bounds, published = when.dated.bounds, doc.published
    most = max(one.most, RANGE) if when.dated.rule == "date-range" else one.most
    if bounds is not None and published is not None and bounds.earliest > published:
        most = max(most, FUTURE if one.use == "noun" else MONTH if one.kind in CONVENED else 0)
    if _named(doc, when.dated) or _remembered(doc, one) or (one.use != "noun" and denied(doc, one.start)):
        return False
    if bounds is None or (bounds.latest - bounds.earliest).days > most:
        return False
    if when.phase == PREPARED or (when.phase == SINCE and _several(doc, one, bounds)):
        return False
    if when.dated.rule != "date-range" and not _close(doc, one, when):
        return False
    goes_on = when.phase == SINCE and (one.kind, one.use) in GOING_ON
    return one.use == "noun" or goes_on or when.phase not in (SINCE, UNTIL)


def _close(doc: Doc, one: Told, when: When) -> bool:
    """Tell whether a long time may be that of one event: it stands beside the noun, and nothing counts or denies it."""
    bounds = when.dated.bounds
    ahead = bool(bounds and doc.published and bounds.earliest > doc.published)
    if bounds is None or (bounds.latest - bounds.earliest).days <= (FUTURE if ahead else LONG):
        return True
    reach = NEAR * 2 if doc.pack.settings.syllables else NEAR
    fronted = doc.tokens.key(when.dated.end) == ","
    near = fronted or when.dated.end == one.start or 0 <= when.dated.start - one.end <= reach
    denied = doc.within("negator", max(0, one.start - 2 * NEXT), one.start)
    return near and not when.phase and not counted(doc, one.start) and not denied


def _others(doc: Doc, sentence: Sentence, hosts: list[Host]) -> list[Host]:
    """List the words of a sentence that tell of something else than an event: of speech, of acts, of sanctions."""
    found: list[Host] = []
    inside = 0
    known = {host.start for host in hosts}
    inner = {at for m in doc.of("body").between(sentence.start, sentence.end) for at in range(m.start + 1, m.end)}
    for at in _verbs(doc, sentence):
        speech, trigger = doc.hit("speech", at), doc.hit("triggers", at)
        covered = at < inside or at in inner
        inside = max(inside, trigger.end if trigger is not None else 0)
        bound = doc.role("beginning", at) or doc.role("ending", at)
        if bound or (trigger is not None and trigger.entry.value in HELD):
            found.append(Host(at, bound or (trigger.end if trigger is not None else at), -1, "held"))
            continue
        if speech is not None and 0 <= doc.ends("planner", speech.end) < at:
            continue  # is expected on 27 May
        if speech is not None and known.isdisjoint(range(at, speech.end)):
            found.append(Host(at, speech.end, -1, NAME if "noun" in speech.entry.tags else ""))
        elif trigger is not None and at not in known and not covered and _speaks(doc, trigger):
            noun = trigger.entry.use == "noun"
            found.append(Host(at, trigger.end, -1, NAME if noun else "", "", not noun and planned_at(doc, at)))
    return found


def _speaks(doc: Doc, trigger: Hit) -> bool:
    """Tell whether a word that tells of no event tells of something else that may have a date."""
    return trigger.entry.value not in SILENT and not without(doc, trigger)


def _verbs(doc: Doc, sentence: Sentence) -> list[int]:
    """List where words of speech and triggers start in a sentence."""
    speech, triggers = doc.hits.get("speech", {}), doc.hits.get("triggers", {})
    return [at for at in range(sentence.start, sentence.end) if at in speech or at in triggers]
