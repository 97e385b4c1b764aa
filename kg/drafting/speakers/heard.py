"""What was said and told of last, and which body or state a noun or `it` means after it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from kg.drafting.contents.edges import opening
from kg.drafting.names.bodies import CALLED
from kg.drafting.names.callings import ANY_BODY, AUTHORITY, FIRM, LOOSE, OUTLAW, PUBLIC, SOCIETY, are, covered
from kg.drafting.names.capitals import ruled_from
from kg.drafting.names.organisations import RULE
from kg.drafting.speakers.bodynouns import begins_with, called, has_head, has_kind, headed, longer
from kg.drafting.speakers.subjects import SPOKEN_FOR

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Entry
    from kg.drafting.names.actor import Actor
    from kg.drafting.text.document import Doc, Mention

NAMED = 8
"""The body that a paragraph is about is among so many named last."""
IN = ("locative", "preposition")
INSIDE = 4
"""A preposition stands so many tokens before a paper in which somebody says something."""
STEM = 4
"""So many letters tell a noun in all its cases."""
SENT = 60
"""A delegation was named in full at most so many tokens before."""
RECENT = 80
"""A group is meant again at most so many tokens behind where it was named."""
LEAD = 4
"""Among so many sentences stands the first of the story behind its headline."""
START = 3
"""Who a story is about begins within so many tokens."""
FIRST = 3
"""In so many sentences a noun may stand for a body that is named only behind it."""


@dataclass
class Heard:
    """Who spoke last, and what the text told of last."""

    doc: Doc
    speakers: list[str] = field(default_factory=list)
    things: list[str] = field(default_factory=list)
    """Bodies and states that spoke or that sentences were about, the last one last."""
    voices: set[str] = field(default_factory=set)
    """Bodies and states that somebody spoke for whom the text does not name."""
    many: set[str] = field(default_factory=set)
    """Bodies and states that several people spoke for: its lawyers, the authors of its report."""
    reported: tuple[int, int] = (0, 0)
    """Tokens of what was said last: who is named only there is not who goes on."""
    groups: list[str] = field(default_factory=list)
    """Groups that spoke or that sentences were about, the last one last."""
    papers: list[tuple[str, str]] = field(default_factory=list)
    """Nouns for papers in which somebody spoke, and who, the last one last."""
    latest: str = ""
    """Who spoke or was told of last, of whatever kind."""

    @property
    def speaker(self) -> str:
        """Return who spoke last."""
        return self.speakers[-1] if self.speakers else ""

    @property
    def thing_told(self) -> str:
        """Return the body or state that spoke or was told of last."""
        return self.things[-1] if self.things else ""

    @cached_property
    def called(self) -> dict[str, frozenset[str]]:
        """Tell by which nouns the text calls bodies whose names do not say what they are."""
        return called(self.doc)

    def told(self, somebody: str) -> None:
        """Remember whom a sentence was about."""
        self.latest = somebody or self.latest
        if somebody.startswith("group/"):
            self.groups.append(somebody)
        elif somebody:
            (self.speakers if somebody.startswith("person/") else self.things).append(somebody)

    def heard(
        self, speaker: str, actor: Actor | None = None, content: tuple[int, int] = (0, 0), told: str = ""
    ) -> None:
        """Remember who spoke and what, in whose name if it was somebody without a name, and if several people did."""
        self.speakers.append(speaker)
        self.latest = speaker
        if told.endswith("pl"):
            self.many.add(speaker)
        self.reported = content
        if speaker.startswith("group/"):
            self.groups.append(speaker)
        if speaker.startswith(("org/", "state/")):
            self.things.append(speaker)
            if actor is not None and actor.kind == "role":
                self.voices.add(speaker)

    def wrote(self, speaker: str, start: int, end: int) -> None:
        """Remember the papers of a sentence in which somebody spoke: `in an open letter the groups say`."""
        for at in self.doc.places("paper", start, end):
            low = max(start, at - INSIDE)
            inside = any(self.doc.one_of(IN, before) for before in range(low, at)) or self.doc.one_of(IN, at)
            if inside and self.doc.quoted[at] < 0:
                self.papers.append((self.doc.tokens.keys[at], speaker))

    def writer(self, at: int) -> str:
        """Return who spoke in a paper that is meant again by the same noun."""
        stem = self.doc.tokens.keys[at][:STEM]
        return next((who for noun, who in reversed(self.papers) if noun.startswith(stem)), "")

    def noun(self, start: int) -> str:
        """Return the last body with the same kind of head as a noun, and of the same state where one stands there."""
        entry = self.doc.hits["heads"][start][0].entry
        if entry.kind in SPOKEN_FOR:
            sent = self._sending(start) or self._sent_by(start) or self.story(start)
            if sent:
                return sent
        if covered(entry.kind):
            return self._house(start, covered(entry.kind))
        return self._alike(start, entry)

    def _alike(self, start: int, entry: Entry) -> str:
        """Return the last body that a noun may stand for by its head, else by what the story tells of it."""
        end = self.doc.hits["heads"][start][0].end
        behind = self.doc.of("body").between(end, end + 1) if self.doc.pack.settings.syllables else []
        if behind:
            return behind[0].id  # đại diện của tổ chức Open Wire
        last = self.speaker
        before = self.doc.of("body").before(start)
        if entry.kind in are(OUTLAW):
            before = [m for m in before if not m.rule.startswith("names")]
            last = ""
        state = self._beside(start)
        if state:
            before = [m for m in before if state in m.id.partition("/")[2].split("-")]
            last = ""
        other = self.called.get(last, frozenset({entry.kind})).isdisjoint((entry.lemma, entry.kind))
        other = other and self.doc.pack.settings.syllables  # tờ The Post: no ministry
        headless = [m for m in before if m.id == last and not headed(self.doc, m) and entry.kind not in are(PUBLIC)]
        headless = [] if other else headless
        if headless:
            return last
        same = [m for m in before if self._headed_by(m, entry)]
        if not state:
            same = [m for m in same if not headed(self.doc, m) or begins_with(self.doc, m, entry.lemma)] or same
        if not same and self.doc.sentence_at(start) < FIRST:
            same = [m for m in self.doc.of("body").after(start, 12) if has_head(self.doc, m, entry.lemma)][:1]
        same = same or self._below(start, entry)
        same = same or [m for m in before if has_kind(self.doc, m, entry.kind)]
        if not same and last.startswith("org/") and entry.kind in are(LOOSE):
            return last
        if same:
            return same[-1].id
        only = self._only(before, start, entry.kind) if entry.kind not in are(PUBLIC) else ""
        return only or self._about(start, entry.kind) or self._of_state(start, entry.kind)

    def _of_state(self, start: int, kind: str) -> str:
        """Return the body that a noun alone means of the state that a story is about: the police, the government."""
        if kind not in are(PUBLIC):
            return ""
        own = self._beside(start) or self.story(start).removeprefix("state/")
        return f"org/{own}-{kind}" if own else ""

    def story(self, at: int) -> str:
        """Return the state that a story is about at a token: the only one that was just named, else the chief one."""
        here = self.doc.sentence_at(at)
        near = {m.id for m in self.doc.of("state").between(self.doc.sentences[max(0, here - 1)].start, at)}
        return near.pop() if len(near) == 1 else self._chief

    @cached_property
    def _chief(self) -> str:
        """Return the state named most often if the text begins with it, else the one where its language is at home."""
        states, home = self.doc.of("state").items, self.doc.pack.settings.home
        lead = self.doc.sentences[:LEAD][-1].end if self.doc.sentences else 0
        chief = next(iter(Counter(m.id for m in states).most_common(1)), ("", 0))[0]
        return chief if chief and (not home or any(m.start < lead for m in states)) else home

    def _below(self, start: int, noun: Entry) -> list[Mention]:
        """Return the body that begins the sentence below a headline: `Group says no`, `Open Wire warned that`."""
        number = self.doc.sentence_at(start)
        told = next((s for s in self.doc.sentences[number : number + LEAD] if s.zone == "body"), None)
        if not self.doc.pack.settings.analytic or self.doc.zone(start) != "headline" or told is None:
            return []
        first = opening(self.doc, told)
        near = self.doc.of("body").between(first, first + START)
        return [m for m in near if self._headed_by(m, noun) or m.rule == RULE][:1]

    def _beside(self, start: int) -> str:
        """Return the state whose capital a preposition joins to a noun."""
        ruled = ruled_from(self.doc, self.doc.hits["heads"][start][0].end)
        return ruled.partition(":")[2] if ruled.startswith("sta:") else ""

    def _about(self, start: int, kind: str) -> str:
        """Return the body of a like kind that the paragraph was about right before a noun: the union, the chamber."""
        last, here = self.thing_told, self.doc.sentence_at(start)
        if not last.startswith("org/") or self.doc.pack.settings.syllables:
            return ""
        near = (m for m in self.doc.of("body").before(start, NAMED) if m.id == last)
        told = next((m for m in near if self.doc.sentence_at(m.start) >= here - 1), None)
        return last if told is not None and self._like(told, kind) else ""

    def _like(self, body: Mention, kind: str) -> bool:
        """Tell whether the name of a body has a noun of a like kind: an organisation is a foundation, a council."""
        traits = [trait for trait in (AUTHORITY, SOCIETY, FIRM) if kind in are(trait)]
        return any(has_kind(self.doc, body, other) for trait in traits for other in are(trait))

    def _sending(self, start: int) -> str:
        """Return the state that begins the clause of a delegation: `Chile will sign in May, said its delegation`."""
        low = self.doc.sentences[self.doc.sentence_at(start)].start
        return next((m.id for m in self.doc.of("state").between(low, min(low + START, start))), "")

    def _sent_by(self, start: int) -> str:
        """Return the state whose delegation a noun means: named beside it, or beside a noun before."""
        heads = self.doc.hits["heads"]
        near = [at for at in heads if start - SENT <= at <= start]
        for at in () if self.doc.pack.settings.syllables else sorted(near, reverse=True):
            beside = [m for m in self.doc.of("state").between(at - 4, heads[at][0].end + 2) if m.end >= at - 2]
            if beside:
                return beside[0].id
        return ""

    def _house(self, start: int, kinds: frozenset[str]) -> str:
        """Return the last body before a noun whose head is of some kind, else the last one of any kind."""
        rules = {f"head-{kind}" for kind in kinds}
        near = self.doc.of("body").before(start)
        named = [m for m in near if m.rule in rules] or near
        return named[-1].id if named else ""

    def _headed_by(self, body: Mention, noun: Entry) -> bool:
        """Tell whether a noun may stand for a body: it is the head of its name here, elsewhere or in its identifier."""
        here = body.rule == f"head-{noun.kind}" or has_head(self.doc, body, noun.lemma)
        here = here or not self.called.get(body.id, frozenset()).isdisjoint((noun.lemma, noun.kind))
        return here or noun.kind in body.id.split("-") or noun.lemma in longer(self.doc.pack).get(body.id, ())

    def _only(self, before: list[Mention], start: int, kind: str) -> str:
        """Return the one body of the last sentences whose name does not say what kind of body it is."""
        if self.doc.pack.settings.adjective_after and kind not in are(ANY_BODY):
            return ""
        first = self.doc.sentences[max(0, self.doc.sentence_at(start) - 2)].start
        other = frozenset() if kind in CALLED else CALLED
        recent = [m for m in before if m.start >= first]
        fit = [m.id for m in recent if not headed(self.doc, m)] or [m.id for m in recent if self._like(m, kind)]
        near = {body for body in fit if self.called.get(body, frozenset()).isdisjoint(other)}
        return near.pop() if len(near) == 1 else ""

    def thing(self, actor: Actor) -> str:
        """Return the body or the state that is not named again: it, this country, this ministry."""
        noun = self.doc.hit("heads", actor.start)
        last = self.thing_told
        if noun is None or noun.end > actor.end:
            return self._just(actor.start, last)
        if noun.entry.kind == "state":
            return self.country(actor.start)
        return self.noun(actor.start) or last

    def _just(self, before: int, last: str) -> str:
        """Return the body that the sentence before named last, if what the text was about is not named there."""
        here = self.doc.sentence_at(before)
        near = [m.id for m in self.doc.of("").between(self.doc.sentences[max(0, here - 1)].start, before)]
        bodies = [body for body in near if body.startswith("org/")]
        return bodies[-1] if bodies and last not in near else last

    def several(self, before: int, *, apart: bool = False) -> str:
        """Return whom `they` or `the authors` means: the group that spoke or was told of last, or was named last.

        Without a group it is the body that the text was about just before. Whom `we` means, which may be the paper
        itself (`apart`), is left open.
        """
        if apart:
            return ""
        return (self.groups[-1] if self.groups else "") or self._last_group(before) or self._staff(before)

    def _staff(self, before: int) -> str:
        """Return the body whose people a plural means if it spoke or bodies were just named: the police. They said."""
        here = self.doc.sentence_at(before)
        near = self.doc.of("body").between(self.doc.sentences[max(0, here - 1)].start, before)
        return self.thing_told if near or self.speaker == self.thing_told else ""

    def _last_group(self, before: int) -> str:
        """Return the group that was named last, not long ago."""
        return next((m.id for m in reversed(self.doc.of("group").before(before)) if m.end > before - RECENT), "")

    def sender(self, before: int) -> str:
        """Return the state or body whose people a possessive leads: the first of a sentence, else the last told of."""
        start = self.doc.sentences[self.doc.sentence_at(before)].start
        here = [m for kind in ("state", "body") for m in self.doc.of(kind).between(start, before)]
        return min(here).id if here else self.thing_told

    def country(self, before: int) -> str:
        """Return the state that was named last in a sentence, else the state or body that the text was about."""
        sentence = self.doc.sentences[self.doc.sentence_at(before)]
        here = [m.id for m in self.doc.of("state").before(before) if m.start >= sentence.start]
        return here[-1] if here else self.thing_told
