"""Which words a date belongs to: the nearest that tell of something, counted over clause boundaries."""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from kg.drafting.dating.moments import Bounds, shift
from kg.drafting.facts.happenings import LONG
from kg.drafting.speech.edges import opening

if TYPE_CHECKING:
    from kg.drafting.dating.dated import Dated
    from kg.drafting.facts.happenings import Told
    from kg.drafting.text.document import Doc, Sentence
    from kg.drafting.text.nearby import Nearby

BOUNDARY = 8.0
"""A clause boundary counts as so many words."""
FARTHEST, BARRED = 90.0, 9000.0
"""A date behind words does not belong to them if they are farther away than this; some words have none at all."""
PHASE = 12
"""A verb of beginning or ending stands within so many tokens of its date."""
BEGIN, END, SINCE, UNTIL = "begin", "end", "since", "until"
PREPARED, COURSE = "prepared", "course"
"""Something else has gone on since a date, and no event has: planned since September."""
HELD = frozenset(("holding", "opening-session", "closing-session", "launch"))
"""Verbs that say of an event only that it took place."""
RANGE, FUTURE, MONTH = 100, 184, 31
"""Days between the ends of an explicit range that an event may take, and in which one may be planned."""
LASTING = frozenset(("session", "workshop", "conference", "operation", "meeting"))
"""Events that a sentence may go on to speak of by what ends."""
CONVENED = frozenset(("session", "meeting", "vote", "adoption"))
"""Events that a verb in the future tells of with no more than a month: will meet in August."""
NEAR = 8
"""A time longer than a month stands within so many tokens behind an event."""
LATE = 3.0
"""So many words nearer must be what follows a date within a sentence than what goes before it; farther if the date
opens a clause."""
NAME, NEXT, CLOSE = "name", 3, 4
"""A noun that tells of no event has only a date that follows so near: a statement of 8 June."""
COMMA, RELATIVE = 0.8, 0.2
"""A comma that opens no clause, and a relative clause to the noun before it, as parts of a boundary."""
GATHERINGS = frozenset(("conference", "workshop", "session"))
"""Events that people meet for."""
AROUND = frozenset(("meeting", "session"))
"""Events on the day of which something is done or said."""
REACH = 5
"""The word that says so stands within so many tokens before them."""
SIGNS = frozenset(";:,()-")
"""Signs that may be a boundary."""


class When(NamedTuple):
    """A date of an event, and whether it is its beginning or its end."""

    dated: Dated
    phase: str = ""


class _Host(NamedTuple):
    start: int
    end: int
    number: int
    """Number of the words that tell of an event; -1 if they tell of something else."""
    use: str = ""
    kind: str = ""
    planned: bool = False


class _Breaks(NamedTuple):
    """How many clause boundaries stand before each token: for a verb, and for a noun before a relative clause."""

    hard: list[float]
    easy: list[float]


def hosted(doc: Doc, told: list[Told], dated: Nearby[Dated]) -> dict[int, list[When]]:
    """Return the dates of each of the words that tell of events, by their number."""
    found: dict[int, list[When]] = defaultdict(list)
    breaks = _breaks(doc)
    here: dict[int, list[_Host]] = defaultdict(list)
    for number, one in enumerate(told):
        here[doc.sentence_at(one.start)].append(_host(doc, one, number))
    for at in here:
        sentence = doc.sentences[at]
        start = opening(doc, sentence)
        near = [d for d in dated.between(start, sentence.end) if d.bounds is not None]
        here[at] = _convened(doc, here[at], breaks)
        hosts = here[at] + _others(doc, sentence, {host.start for host in here[at]}) if near else []
        nouns = {host.start for host in here[at] if host.use == "noun"}
        for day in near if hosts else ():
            when = When(day, "" if day.end in nouns else _phase(doc, day, breaks.hard))
            for host in _hosts(doc, when, sorted(hosts), breaks):
                if host.number >= 0 and _may(doc, told[host.number], when):
                    found[host.number].append(_in_course(doc, host, when))
        _joined(doc, told, [host.number for host in here[at] if host.number >= 0], found)
    _carried_on(doc, told, dated, breaks.hard, found)
    return found


def _in_course(doc: Doc, host: _Host, when: When) -> When:
    """Return a date of an event as the day that it began, if words say which day of it that was: on the second day of."""
    times = doc.hits.get("time", {})
    for at in range(max(0, host.start - NEAR), host.start) if host.use == "noun" else ():
        for hit in times.get(at, ()):
            bounds = when.dated.bounds
            if hit.entry.kind == "course" and bounds and (day := shift(bounds.earliest, f"-{hit.entry.value}")):
                return When(when.dated._replace(bounds=Bounds(day, day)), COURSE)
    return when if when.phase else When(when.dated, _opened(doc, host))


def _joined(doc: Doc, told: list[Told], numbers: list[int], found: dict[int, list[When]]) -> None:
    """Give the date of one event to a verb that is joined to it: held talks in November and signed a memorandum."""
    for last, number in zip(numbers, numbers[1:], strict=False):
        one = told[number]
        before = range(max(told[last].end, one.start - CLOSE), one.start)
        joins = any(doc.role("coordinator", at) for at in before)
        if found.get(last) and number not in found and one.use == "verb" and joins and not planned_at(doc, one.start):
            found[number] += [when for when in found[last] if not when.phase]


def _convened(doc: Doc, hosts: list[_Host], breaks: _Breaks) -> list[_Host]:
    """Let a verb of meeting only say when the gathering was that it names: gathered on Thursday for a two-day summit."""
    nouns = [host for host in hosts if host.use == "noun" and host.kind in GATHERINGS]
    return [
        host._replace(use="held", number=-1)
        if (host.use, host.kind) == ("verb", "meeting") and any(_gathers(doc, host, noun, breaks) for noun in nouns)
        else host
        for host in hosts
    ]


def _gathers(doc: Doc, verb: _Host, noun: _Host, breaks: _Breaks) -> bool:
    """Tell whether a noun is the subject of a verb of meeting, or what the meeting is for."""
    if noun.start < verb.start:
        if doc.within("negator", max(noun.end, verb.start - NEXT), verb.start):
            return False
        return verb.start - noun.end <= NEAR and breaks.easy[verb.start] - breaks.easy[noun.end] <= 2 * RELATIVE
    apart = breaks.hard[noun.start] - breaks.hard[verb.end] > 0
    return not apart and noun.start - verb.end <= PHASE and _at(doc, noun.start)


def _at(doc: Doc, at: int) -> bool:
    """Tell whether the nearest small word before a noun says that something is done there or for it, not before it."""
    for back in range(at, max(0, at - REACH), -1):
        if any(doc.ends(role, back) >= 0 for role in ("circumstance", "attending")):
            return doc.ends("from", back) < 0
        if doc.ends("preposition", back) >= 0:
            return False
    return False


def _carried_on(
    doc: Doc, told: list[Told], dated: Nearby[Dated], breaks: list[float], found: dict[int, list[When]]
) -> None:
    """Add the end that the next sentence gives to an event without naming it: a seminar opened. It runs until Friday."""
    here = {doc.sentence_at(one.start) for one in told}
    last = {doc.sentence_at(one.start): number for number, one in enumerate(told) if one.use == "noun"}
    for at, number in last.items():
        if at + 1 in here or at + 1 >= len(doc.sentences) or told[number].kind not in LASTING:
            continue
        after = doc.sentences[at + 1]
        for day in dated.between(after.start, after.end):
            phase = _phase(doc, day, breaks)
            lasts = any(doc.role("lasting", a) or doc.role("ending", a) for a in range(after.start, after.end))
            if phase in (END, UNTIL) and lasts:
                found[number].append(When(day, phase))


def _host(doc: Doc, one: Told, number: int) -> _Host:
    planned = one.use != "noun" and planned_at(doc, one.start)
    return _Host(one.start, one.end, number, one.use, one.kind, planned)


def planned_at(doc: Doc, at: int) -> bool:
    """Tell whether a verb is only planned: a word for a plan a few words before, or the mark of an infinitive."""
    return doc.within("planner", max(0, at - NEXT - 1), at) or doc.ends("infinitive", at, 2) >= 0


def _hosts(doc: Doc, when: When, hosts: list[_Host], breaks: _Breaks) -> list[_Host]:
    """Return the hosts of a date, with what went on around them: passed on Tuesday after a debate."""
    chosen = _nearest(doc, when, hosts, breaks)
    if not chosen or any(host.use == "noun" for host in chosen) or not _past_day(doc, when):
        return chosen
    return chosen + [host for host in hosts if host.kind in AROUND and _around(doc, host, when.dated, breaks)]


def _past_day(doc: Doc, when: When) -> bool:
    """Tell whether a date is one day that had come when the text was published, and no limit."""
    bounds = when.dated.bounds
    known = bounds is not None and bounds.earliest == bounds.latest
    return bool(known and not when.phase and bounds and doc.published and bounds.latest <= doc.published)


def _around(doc: Doc, host: _Host, dated: Dated, breaks: _Breaks) -> bool:
    """Tell whether a noun tells what went on when something was done: at a hearing, after a debate."""
    low, high = min(host.end, dated.start), max(host.start, dated.end)
    if host.use != "noun" or breaks.hard[high] - breaks.hard[low] >= COMMA or not during(doc, host.start):
        return False
    return not any(doc.role("complementiser", at) for at in range(low, high))


def during(doc: Doc, at: int) -> bool:
    """Tell whether a word of what goes on around stands before a noun: at the, during a six-hour, na, podczas."""
    for back in range(at, max(0, at - REACH), -1):
        if doc.ends("circumstance", back) >= 0:
            return True
        sign = not doc.tokens.words[back - 1] and not doc.tokens.tight(back - 1)
        if sign or doc.role("preposition", back - 1):
            return False
    return False


def _nearest(doc: Doc, when: When, hosts: list[_Host], breaks: _Breaks) -> list[_Host]:
    """Return the nearest host of a date; one that opens a sentence is also that of its first verb."""
    dated = when.dated
    fronted = hosts[0].start > dated.start
    past = bool(doc.published and dated.bounds and dated.bounds.latest <= doc.published)
    hosts = [host for host in hosts if not (past and host.planned)]
    if not hosts:
        return []
    own = next((host for host in hosts if host.use == "noun" and host.start == dated.end), None)
    if own is not None and not fronted:
        return [own]
    opens = _opens_clause(doc, dated)
    late = 0.0 if fronted else -LATE if opens else LATE
    costs = [(_price(doc, host, when, breaks) + (late if host.start > dated.start else 0), host) for host in hosts]
    best = min(costs)
    if best[0] > (BARRED - 1 if fronted else FARTHEST):
        return []
    chosen = [best[1]]
    if best[1].use == "fill":
        chosen += [host for host in hosts if host.use == "noun" and host.kind == best[1].kind][:1]
    if not fronted and best[1].use == "noun" and _governed(doc, best[1].start):
        verbs = [host for host in hosts if host.use in ("", "verb", "fill")]
        after = [host for host in verbs if host.start > best[1].start and _beside(dated, host, breaks)]
        return chosen + ([host for host in verbs if host.start < best[1].start][-1:] or after[:1])
    if fronted and best[1].use == "noun":
        verb = next((host for host in hosts if host.use in ("", "verb", "held")), None)
        chosen += [verb] if verb is not None and breaks.hard[verb.start] - breaks.easy[verb.start] == 0 else []
    return chosen


def _beside(dated: Dated, host: _Host, breaks: _Breaks) -> bool:
    """Tell whether a verb follows a date in its clause: at its plenary on 4 March adopted guidelines."""
    return host.start >= dated.end and breaks.hard[host.start] - breaks.hard[dated.end] < RELATIVE


def _governed(doc: Doc, at: int) -> bool:
    """Tell whether a preposition of place stands before a noun, with an article between or not."""
    article = doc.ends("determiner", at, 1)
    return doc.ends("locative", at, 5) >= 0 or (article >= 0 and doc.ends("locative", article, 5) >= 0)


def _may(doc: Doc, one: Told, when: When) -> bool:
    """Tell whether words may have a date: not too long for them, and no mere limit for a verb."""
    bounds, published = when.dated.bounds, doc.published
    most = max(one.most, RANGE) if when.dated.rule == "date-range" else one.most
    if bounds is not None and published is not None and bounds.earliest > published:
        most = max(most, FUTURE if one.use == "noun" else MONTH if one.kind in CONVENED else 0)
    if bounds is None or (bounds.latest - bounds.earliest).days > most:
        return False
    if when.phase == PREPARED or (when.dated.rule != "date-range" and not _close(doc, one, when)):
        return False
    if one.use == "fill" and bounds.earliest != bounds.latest and when.dated.rule == "date-relative":
        return False
    return one.use == "noun" or when.phase not in (SINCE, UNTIL)


def _put_in(doc: Doc, dated: Dated) -> bool:
    """Tell whether a date stands between two commas, which then part nothing: met in Oslo, on Monday, and agreed."""
    return _comma_before(doc, dated) and doc.tokens.key(dated.end) == "," and not doc.pack.settings.syllables


def _close(doc: Doc, one: Told, when: When) -> bool:
    """Tell whether a long time may be that of one event: it stands beside the noun, and nothing counts or denies it."""
    bounds = when.dated.bounds
    ahead = bool(bounds and doc.published and bounds.earliest > doc.published)
    if bounds is None or (bounds.latest - bounds.earliest).days <= (FUTURE if ahead else LONG):
        return True
    near = when.dated.end == one.start or 0 <= when.dated.start - one.end <= NEAR
    before = range(max(0, one.start - NEXT), one.start)
    counted = any(doc.hits.get("numbers", {}).get(at) and doc.entry("numbers", at).kind == "number" for at in before)
    return near and not when.phase and not counted and not doc.within("negator", before.start - NEXT, one.start)


def _opens_clause(doc: Doc, dated: Dated) -> bool:
    """Tell whether a date stands between a comma and a clause: with 40 for, on Monday parliament passed the bill."""
    return _comma_before(doc, dated) and (doc.tokens.key(dated.end) != "," or doc.pack.settings.syllables)


def _comma_before(doc: Doc, dated: Dated) -> bool:
    before = next((at for at in range(dated.start - 1, dated.start - NEXT, -1) if not _small(doc, at)), 0)
    return doc.tokens.key(before) == ","


def _small(doc: Doc, at: int) -> bool:
    return (
        any(doc.role(role, at) for role in ("locative", "preposition", "connector")) or doc.hit("time", at) is not None
    )


def _price(doc: Doc, host: _Host, when: When, breaks: _Breaks) -> float:
    """Return the cost of a host: less for what a verb says to begin or end, none for nouns a preposition parts off."""
    dated = when.dated
    if host.use == NAME and _parted(doc, host, dated):
        return BARRED
    cost = _cost(host, dated, breaks)
    if _put_in(doc, dated):
        cost = max(0.0, cost - BOUNDARY * COMMA) if host.start < dated.start else cost + BOUNDARY
    if host.start > dated.start and doc.role("from", dated.end):
        return cost + BOUNDARY
    if host.use == "noun" and host.start < dated.start and (_opened(doc, host) or _bounding(host, when)):
        return cost / 2
    return cost


def _bounding(host: _Host, when: When) -> bool:
    """Tell whether a date says when something that lasts began or ended."""
    return host.kind in LASTING and when.phase in (BEGIN, END)


def _parted(doc: Doc, host: _Host, dated: Dated) -> bool:
    """Tell whether words part a date off from the noun before it: adopt a declaration on Friday."""
    between = range(host.end, dated.start)
    if doc.hit("triggers", host.start) and not doc.pack.settings.syllables:
        return not all(_small(doc, at) for at in between)
    if doc.pack.settings.endings:
        return False
    return any(doc.role("locative", a) or (doc.role("preposition", a) and not doc.role("connector", a)) for a in between)


def _cost(host: _Host, dated: Dated, breaks: _Breaks) -> float:
    before = host.start <= dated.start
    if host.use == "held":
        return BARRED
    if host.use == NAME and not (before and dated.start - host.end <= NEXT):
        return BARRED
    first, last = (host.end, dated.start) if before else (dated.end, host.start)
    known = breaks.easy if before and host.use == "noun" else breaks.hard
    return max(0, last - first) + BOUNDARY * max(0.0, known[max(first, last)] - known[first])


def _others(doc: Doc, sentence: Sentence, known: set[int]) -> list[_Host]:
    """List the words of a sentence that tell of something else than an event: of speech, of acts, of sanctions."""
    found: list[_Host] = []
    inside = 0
    for at in _verbs(doc, sentence):
        speech, trigger = doc.hit("speech", at), doc.hit("triggers", at)
        covered = at < inside
        inside = max(inside, trigger.end if trigger is not None else 0)
        if trigger is not None and trigger.entry.value in HELD:
            found.append(_Host(at, trigger.end, -1, "held"))
            continue
        if speech is not None and at not in known and not doc.tokens.caps[at]:
            found.append(_Host(at, speech.end, -1, NAME if "noun" in speech.entry.tags else ""))
        elif trigger is not None and at not in known and not covered:
            noun = trigger.entry.use == "noun"
            found.append(_Host(at, trigger.end, -1, NAME if noun else "", "", not noun and planned_at(doc, at)))
    return found


def _verbs(doc: Doc, sentence: Sentence) -> list[int]:
    """List where words of speech and triggers start in a sentence."""
    speech, triggers = doc.hits.get("speech", {}), doc.hits.get("triggers", {})
    return [at for at in range(sentence.start, sentence.end) if at in speech or at in triggers]


def _breaks(doc: Doc) -> _Breaks:
    """Sum up, for each token, how many clause boundaries stand before it."""
    hard, easy = [0.0] * (len(doc.tokens) + 1), [0.0] * (len(doc.tokens) + 1)
    for at in _boundaries(doc):
        hard[at + 1], easy[at + 1] = _weight(doc, at)
    return _Breaks(list(accumulate(hard)), list(accumulate(easy)))


def _boundaries(doc: Doc) -> set[int]:
    """List the tokens that may be the boundary of a clause: signs, small words that join, and where somebody speaks."""
    found = {at for at, key in enumerate(doc.tokens.keys) if key in SIGNS}
    found.update(doc.after.get("coordinator", ()), doc.after.get("relative", ()))
    found.update(quote.outer_start for quote in doc.quotes)
    return found


def _weight(doc: Doc, at: int) -> tuple[float, float]:
    key = doc.tokens.keys[at]
    if key in (";", ":") or (doc.quoted[at] >= 0 and doc.quotes[doc.quoted[at]].outer_start == at):
        return 1.0, 1.0
    if key == ",":
        return _comma(doc, at + 1)
    if key in ("(", ")"):
        return 0.5, 0.5
    if key == "-":
        apart = 0.0 if doc.tokens.tight(at) or doc.tokens.tight(at + 1) else 1.0
        return apart, apart
    if doc.role("coordinator", at) == at + 1 and (doc.hit("speech", at + 1) or doc.hit("triggers", at + 1)):
        return 0.5, 0.5
    return (0.5, RELATIVE) if doc.role("relative", at) and doc.tokens.key(at - 1) != "," else (0.0, 0.0)


def _comma(doc: Doc, at: int) -> tuple[float, float]:
    at = doc.role("locative", at) or at
    if doc.role("relative", at):
        return 1.0, RELATIVE
    clause = doc.role("conjunction", at) or doc.role("complementiser", at)
    return (1.0, 1.0) if clause else (COMMA, COMMA)


def _opened(doc: Doc, host: _Host) -> str:
    """Tell whether the verb right before an event says that it begins or ends: opened a training course."""
    for at in range(max(0, host.start - 2 * NEXT), host.start):
        if doc.role("beginning", at) or doc.role("ending", at):
            return BEGIN if doc.role("beginning", at) else END
    return ""


def _phase(doc: Doc, dated: Dated, breaks: list[float]) -> str:
    """Tell whether something began or ended on a date: a verb near it in the clause, `since` or `until` before it."""
    until = dated.rule != "date-range" and doc.ends("limit", dated.start) >= 0
    near = [*range(max(0, dated.start - PHASE), dated.start), *range(dated.end, min(len(doc.tokens), dated.end + PHASE))]
    begun, ended, prepared = (doc.after.get(role, {}) for role in ("beginning", "ending", "preparing"))
    inside = [at for at in near if _one_clause(doc, at, dated, breaks)]
    for at in sorted((at for at in inside if at in begun or at in ended), key=lambda at: abs(at - dated.start)):
        if at in ended:
            return END
        if not until and at in begun:
            return BEGIN
    if until or dated.rule == "date-range":
        return UNTIL if until else ""
    since = doc.ends("since", dated.start) >= 0
    return (PREPARED if any(at in prepared for at in inside) else SINCE) if since else ""


def _one_clause(doc: Doc, at: int, dated: Dated, breaks: list[float]) -> bool:
    """Tell whether no boundary stands between a word and a date: resume on 24 August and are to end on 4 September."""
    low, high = min(at, dated.start), max(at, dated.start)
    return breaks[high] - breaks[low] < COMMA and not any(doc.role("coordinator", a) for a in range(low, high))
