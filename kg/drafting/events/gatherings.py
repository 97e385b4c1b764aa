"""Words that share a date: a verb of meeting and what people meet for, verbs that are joined."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.drafting.events.boundaries import Breaks
    from kg.drafting.events.happenings import Told
    from kg.drafting.events.phases import When
    from kg.drafting.events.prices import Host
    from kg.drafting.text.document import Doc

GATHERINGS = frozenset(("conference", "workshop", "session"))
"""Events that people meet for."""
REACH, NEXT, CLOSE, FAR, LONG = 5, 3, 4, 12, 4
"""So many tokens stand at most between words that belong together."""


def joined(doc: Doc, told: list[Told], numbers: list[int], found: dict[int, list[When]]) -> None:
    """Give the date of one event to a verb that is joined to it: held talks in November and signed a memorandum."""
    for last, number in pairwise(numbers):
        one = told[number]
        before = range(max(told[last].end, one.start - CLOSE), one.start)
        joins = any(doc.role("coordinator", at) for at in before)
        shares = one.use == "verb" or (one.use, one.kind) == ("noun", "signing")
        if found.get(last) and number not in found and shares and joins and not planned_at(doc, one.start):
            found[number] += [when for when in found[last] if not when.phase]


def convened(hosts: list[Host], breaks: Breaks) -> list[Host]:
    """Let a verb of meeting only say when what it names was: gathered on Thursday for a two-day summit."""
    nouns = [host for host in hosts if host.use == "noun" and host.kind in GATHERINGS]
    starts = [noun.start for noun in nouns]
    made = []
    for host in hosts:
        near = nouns[bisect_left(starts, host.start - 2 * FAR) : bisect_left(starts, host.end + FAR + 1)]
        meets = (host.use, host.kind) == ("verb", "meeting") and any(_gathers(host, one, breaks) for one in near)
        made.append(host._replace(use="held", number=-1) if meets else host)
    return made


def _gathers(verb: Host, noun: Host, breaks: Breaks) -> bool:
    """Tell whether a noun stands before a verb of meeting, or behind it in its clause."""
    return noun.start - verb.end <= FAR and breaks.hard[noun.start] <= breaks.hard[verb.end]


def during(doc: Doc, at: int) -> bool:
    """Tell whether a word of what goes on around stands before a noun: at the, during a six-hour, na, podczas."""
    for back in range(at, max(0, at - REACH), -1):
        if doc.ends("circumstance", back, REACH) >= 0:
            return True
        if doc.role("preposition", back - 1):
            return False
    return False


def planned_at(doc: Doc, at: int) -> bool:
    """Tell whether a verb is only planned: a word for a plan stands a few words before."""
    return doc.within("planner", max(0, at - NEXT - 1), at)


def counted(doc: Doc, at: int) -> bool:
    """Tell whether a number, but not the word for one, stands before a noun in its sentence: three meetings."""
    numbers = doc.hits.get("numbers", {})
    low = max(doc.sentences[doc.sentence_at(at)].start, at - NEXT)
    digits = (doc.tokens.keys[before] for before in range(low, at))
    if any(key.isascii() and key.isdigit() and len(key) < LONG for key in digits):
        return True
    found = (numbers[before][0].entry for before in range(low, at) if before in numbers)
    return any(entry.kind == "number" and entry.value != "1" for entry in found)


def denied(doc: Doc, at: int) -> bool:
    """Tell whether a word right before a verb says that it has not been: did not adopt."""
    around = doc.role("negator", at - 1) > at if at else False
    return around or any(doc.ends("negator", before) >= 0 for before in (at, at - 1) if before > 0)
