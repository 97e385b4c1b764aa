"""From a text to its draft: the stages one after the other, each a function of what the ones before it found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.drafting.acts import actions
from kg.drafting.counts import counts
from kg.drafting.cues import cues as cueing
from kg.drafting.dating import dates
from kg.drafting.events import events
from kg.drafting.languages import packs
from kg.drafting.names import (
    bodies,
    gazetteer,
    genders,
    groups,
    organisations,
    personmarks,
    persons,
    places,
    shortened,
    treaties,
)
from kg.drafting.names.actor import Line
from kg.drafting.names.callings import FOR_STATES, are
from kg.drafting.names.offices import Office, offices
from kg.drafting.names.runs import runs
from kg.drafting.speakers import actors as acting
from kg.drafting.speakers import coreference
from kg.drafting.statements import described, implicit, interviews, promises, statements
from kg.drafting.text import detect, quotes, sentences, zones
from kg.drafting.text.document import Doc, Mention, index
from kg.drafting.text.nearby import Nearby
from kg.drafting.text.tokens import split

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from kg.drafting.acts.acts import Action
    from kg.drafting.dating.dated import Dated
    from kg.drafting.statements.statement import Statement

FEW = 5
"""More attacks or meetings than so many are no event of the story."""
STATE_LIKE = frozenset(("org/eu",))
"""Organisations that are parties to treaties as states are."""


@dataclass
class Draft:
    """Everything that was found in a text."""

    doc: Doc | None
    text: str
    language: str
    published: date | None = None
    mentions: list[Mention] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    dates: list[Dated] = field(default_factory=list)
    counts: list[counts.Count] = field(default_factory=list)
    events: list[events.Event] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)


def read(text: str, published: date | None = None, language: str = "", root: Path | None = None) -> Draft:
    """Draft what a text says; in a language that nobody described nothing is found."""
    folder = root or packs.folder()
    tokens = split(text)
    tag = language or detect.detect(tokens, packs.every(folder))
    if tag == detect.UNKNOWN:
        return Draft(None, text, tag, published)
    pack = packs.load(folder, tag)
    return draft(Doc(text, tokens, pack, published))


def draft(doc: Doc) -> Draft:
    """Run the stages on a text whose language is known."""
    _structure(doc)
    found = Draft(doc, doc.text, doc.pack.tag, doc.published)
    found.dates = dates.dates(doc)
    people = _names(doc)
    named = {at for m in doc.mentions if m.kind not in ("group", "state") for at in range(m.start, m.end)}
    found.dates = [d for d in found.dates if d.full or d.start not in named]
    doc.days = {day.start: day.end for day in found.dates}
    busy = {at for d in found.dates for at in range(d.start, d.end)}
    states = {at for m in doc.mentions if m.kind == "state" for at in range(m.start, m.end)}  # Ba Lan is not three
    found.counts = counts.counts(doc, busy | named, states)
    doc.settle(groups.outer([*doc.mentions, *groups.groups(doc, found.counts)]))
    found.offices = offices(doc)
    many = {at: int(c.value) for c in found.counts if c.value > FEW for at in range(c.start, c.end)}
    found.events = events.events(doc, Nearby(found.dates), named, many)
    _speech(doc, found, people)
    found.actions = actions.actions(doc, Nearby(_parties(doc, found.offices)), Nearby(found.dates))
    found.mentions = doc.mentions
    return found


def _parties(doc: Doc, held: list[Office]) -> list[Mention]:
    """List who may act on a treaty: states, the European Union, and persons in an office of a state."""
    named = [m for m in doc.mentions if m.kind == "state" or m.id in STATE_LIKE]
    codes = {m.id.removeprefix("state/") for m in named}
    for office in held:
        own = office.body.removeprefix("org/").partition("-")[0] if office.body else ""
        near = doc.of("state").before(office.start, 1)
        state = office.state or (f"state/{own}" if own in codes else near[0].id if near else "")
        if office.person and state and office.hit.entry.kind in are(FOR_STATES):
            named.append(Mention(office.chunk[0], office.chunk[1], "state", state, "office-of-state"))
    return named


def _structure(doc: Doc) -> None:
    """Find forms, paragraphs, quotations and sentences."""
    index(doc, doc.pack.lexicon.find(doc.tokens))
    doc.paragraphs = zones.paragraphs(doc)
    doc.quotes = quotes.quotes(doc)
    doc.quoted = [-1] * len(doc.tokens)
    for number, quote in enumerate(doc.quotes):
        doc.quoted[quote.outer_start : quote.outer_end] = [number] * (quote.outer_end - quote.outer_start)
    doc.sentences = sentences.sentences(doc)
    doc.starts = [sentence.start for sentence in doc.sentences]


def _names(doc: Doc) -> list[persons.Person]:
    """Find everything that has a name."""
    named = gazetteer.listed(doc)
    grown = bodies.bodies(doc, named)
    inside = {at for m in grown for at in range(m.start, m.end)}
    own = (m for m in named if m.start not in inside or (m.kind == "state" and m.rule != gazetteer.GOVERNMENT))
    named = [*own, *grown]
    named += organisations.chapters(doc, named)
    named += organisations.acronyms(doc, sorted(named))
    named += shortened.shortened(doc, named)
    named += shortened.firms(doc, named)
    named += shortened.ministries(doc, sorted(named))
    bare = treaties.bare(doc, sorted(named), treaties.heads(doc.pack))
    within = {at for m in bare for at in range(m.start, m.end)}
    named = [m for m in named if m.start not in within] + bare
    people = persons.persons(doc, named)
    named += [m for person in people for m in person.mentions]
    trimmed = (persons.trim(doc, run) for run in runs(doc, _covered(doc, named)))
    left = [run for run in trimmed if run is not None and doc.zone(run.start) != "page"]
    heard = [run for run in left if not (_noise(doc, run.start, run.end) or personmarks.shouted(doc, run))]
    found = places.places(doc, heard)
    named += found
    taken = {m.start for m in found}
    named += organisations.speakers(doc, [run for run in heard if run.start not in taken], left)
    doc.settle(named)
    return people


def _covered(doc: Doc, named: list[Mention]) -> set[int]:
    covered = {at for m in named for at in range(m.start, m.end)}
    for table in ("offices", "time", "portfolios"):
        for hits in doc.hits.get(table, {}).values():
            if table != "portfolios" or not _in_name(doc, hits[0].start, hits[0].end):
                covered.update(range(hits[0].start, hits[0].end))
    for start, hit in doc.roles.get("honorific", {}).items():
        covered.update(range(start, hit.end))
    return covered


def _in_name(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a word of one token for a matter has a capital and another beside it: Digital Commons Watch."""
    caps = doc.tokens.caps
    if end - start > 1 or not caps[start] or doc.hit("offices", end):
        return False
    return (start > 0 and caps[start - 1]) or (end < len(caps) and caps[end])


def _noise(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a run is only the first word of a sentence."""
    sentence = doc.sentences[doc.sentence_at(start)]
    quote = doc.quoted[start]
    opens = quote >= 0 and doc.quotes[quote].start == start
    first = (
        opens or doc.tokens.key(start - 1) in (".", ":", "?", "!") or not any(doc.tokens.words[sentence.start : start])
    )
    brand = any(character.isupper() for character in doc.tokens.word(start)[1:])
    return end - start == 1 and first and not brand


def _speech(doc: Doc, found: Draft, people: list[persons.Person]) -> None:
    """Find the statements."""
    line = Line(acting.actors(doc, found.offices))
    busy = {at for m in doc.mentions if m.kind != "group" for at in range(m.start, m.end)}
    known = {person.id: person.gender for person in people}
    memory = coreference.Memory(doc, offices=found.offices, genders=genders.genders(doc, found.offices, known))
    said = statements.statements(doc, cueing.cues(doc, busy), line, memory)
    said += interviews.answers(doc, said, line, memory)
    said += implicit.implicit(doc, said)
    said = promises.settled(doc, said, line, found.offices)
    said = [one for one in said if one.content[0] < one.content[1]]  # signs at the edges may be all there was
    found.statements = described.described(doc, said, line)
    doc.settle(groups.gangs([*doc.mentions, *groups.unnamed(found.statements, doc.mentions)]))
