"""Which words a date belongs to: the nearest that tell of something, counted over clause boundaries."""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from kg.drafting.speech.edges import opening

if TYPE_CHECKING:
    from datetime import date

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
HELD = frozenset(("holding", "opening-session", "closing-session", "launch"))
"""Verbs that say of an event only that it took place."""
RANGE, FUTURE, MONTH = 100, 184, 31
"""Days between the ends of an explicit range that an event may take, and in which one may be planned."""
CONVENED = frozenset(("session", "meeting"))
"""Events that a verb in the future tells of with no more than a month: will meet in August."""
LATE = 3.0
"""So many words nearer must be what follows a date within a sentence than what goes before it; farther if the date
opens a clause."""
NAME, NEXT = "name", 3
"""A noun that tells of no event has only a date that follows so near: a statement of 8 June."""
COMMA, RELATIVE = 0.8, 0.2
"""A comma that opens no clause, and a relative clause to the noun before it, as parts of a boundary."""
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
        hosts = here[at] + _others(doc, sentence, {host.start for host in here[at]}) if near else []
        nouns = {host.start for host in here[at] if host.use == "noun"}
        for day in near:
            when = When(day, "" if day.end in nouns else _phase(doc, day, breaks.hard))
            for host in _hosts(doc, day, sorted(hosts), breaks):
                if host.number >= 0 and _may(told[host.number], when, doc.published):
                    found[host.number].append(when if when.phase else When(day, _opened(doc, host)))
    return found


def _host(doc: Doc, one: Told, number: int) -> _Host:
    planned = one.use != "noun" and planned_at(doc, one.start)
    return _Host(one.start, one.end, number, one.use, one.kind, planned)


def planned_at(doc: Doc, at: int) -> bool:
    """Tell whether a verb is only planned: a word for a plan a few words before, or the mark of an infinitive."""
    return doc.within("planner", max(0, at - NEXT - 1), at) or doc.ends("infinitive", at, 2) >= 0


def _hosts(doc: Doc, dated: Dated, hosts: list[_Host], breaks: _Breaks) -> list[_Host]:
    """Return the nearest host of a date; one that opens a sentence is also that of its first verb."""
    fronted = hosts[0].start > dated.start
    past = bool(doc.published and dated.bounds and dated.bounds.latest <= doc.published)
    hosts = [host for host in hosts if not (past and host.planned)]
    if not hosts:
        return []
    own = next((host for host in hosts if host.use == "noun" and host.start == dated.end), None)
    if own is not None:
        return [own]
    opens = _opens_clause(doc, dated)
    late = 0.0 if fronted else -LATE if opens else LATE
    costs = [(_price(doc, host, dated, breaks) + (late if host.start > dated.start else 0), host) for host in hosts]
    best = min(costs)
    if best[0] > (BARRED - 1 if fronted else FARTHEST):
        return []
    chosen = [best[1]]
    if best[1].use == "fill":
        chosen += [host for host in hosts if host.use == "noun" and host.kind == best[1].kind][:1]
    if not fronted and best[1].use == "noun" and _governed(doc, best[1].start):
        before = [host for host in hosts if host.start < best[1].start and host.use in ("", "verb", "fill")]
        return chosen + before[-1:]
    if fronted and best[1].use == "noun":
        verb = next((host for host in hosts if host.use in ("", "verb", "held")), None)
        chosen += [verb] if verb is not None and breaks.hard[verb.start] - breaks.easy[verb.start] == 0 else []
    return chosen


def _governed(doc: Doc, at: int) -> bool:
    """Tell whether a preposition of place stands before a noun, with an article between or not."""
    article = doc.ends("determiner", at, 1)
    return doc.ends("locative", at, 5) >= 0 or (article >= 0 and doc.ends("locative", article, 5) >= 0)


def _may(one: Told, when: When, published: date | None) -> bool:
    """Tell whether words may have a date: not too long for them, and no mere limit for a verb."""
    bounds = when.dated.bounds
    most = max(one.most, RANGE) if when.dated.rule == "date-range" else one.most
    if bounds is not None and published is not None and bounds.earliest > published:
        most = max(most, FUTURE if one.use == "noun" else MONTH if one.kind in CONVENED else 0)
    if bounds is None or (bounds.latest - bounds.earliest).days > most:
        return False
    if one.use == "fill" and bounds.earliest != bounds.latest and when.dated.rule == "date-relative":
        return False
    return one.use == "noun" or when.phase not in (SINCE, UNTIL)


def _opens_clause(doc: Doc, dated: Dated) -> bool:
    """Tell whether a date stands between a comma and a clause: with 40 for, on Monday parliament passed the bill."""
    before = next((at for at in range(dated.start - 1, dated.start - NEXT, -1) if not _small(doc, at)), 0)
    return doc.tokens.key(before) == "," and (doc.tokens.key(dated.end) != "," or doc.pack.settings.syllables)


def _small(doc: Doc, at: int) -> bool:
    return (
        any(doc.role(role, at) for role in ("locative", "preposition", "connector")) or doc.hit("time", at) is not None
    )


def _price(doc: Doc, host: _Host, dated: Dated, breaks: _Breaks) -> float:
    """Return the cost of a host: less for what a verb says to begin or end, none for nouns a preposition parts off."""
    between = () if doc.pack.settings.endings else range(host.end, dated.start)
    if host.use == NAME and any(doc.role("locative", at) for at in between):
        return BARRED
    cost = _cost(host, dated, breaks)
    return cost / 2 if host.use == "noun" and host.start < dated.start and _opened(doc, host) else cost


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
    near = range(max(0, dated.start - PHASE), min(len(doc.tokens), dated.end + PHASE))
    begun, ended = doc.after.get("beginning", {}), doc.after.get("ending", {})
    for at in sorted((at for at in near if at in begun or at in ended), key=lambda at: abs(at - dated.start)):
        inside = breaks[max(at, dated.start)] - breaks[min(at, dated.start)] < COMMA
        if inside and at in ended:
            return END
        if inside and not until and at in begun:
            return BEGIN
    if until or dated.rule == "date-range":
        return UNTIL if until else ""
    return SINCE if doc.ends("since", dated.start) >= 0 else ""
