"""Who is meant: pronouns, bare roles and `the ministry`, in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.drafting.nearby import LAST, Nearby

if TYPE_CHECKING:
    from kg.drafting.actors import Actor
    from kg.drafting.document import Doc, Mention
    from kg.drafting.offices import Office

ORGANS = frozenset(
    [
        "spokesperson",
        "delegate",
        "delegation",
        "representative",
        "permanent-representative",
        "envoy",
        "negotiator",
        "head-of-delegation",
        "press-officer",
        "mission-head",
        "observer",
        "ambassador",
    ]
)
"""Kinds of office whose holders speak for a state or a body, where nobody is named."""
PLURAL = "plural"
"""Rank of a row that names several holders of an office: they are no one person."""


@dataclass
class Memory:
    """What is known of the actors of a text: offices and genders of persons, and who spoke last."""

    doc: Doc
    offices: list[Office]
    genders: dict[str, str]
    speakers: list[str] = field(default_factory=list)
    things: list[str] = field(default_factory=list)
    """Bodies and states that spoke or that sentences were about, the last one last."""
    voices: set[str] = field(default_factory=set)
    """Bodies and states that somebody spoke for whom the text does not name."""

    def __post_init__(self) -> None:
        """Sort the offices by place and by holder."""
        self.held = Nearby([office for office in self.offices if office.person])
        self.ranks: dict[str, set[str]] = {}
        for office in self.held.items:
            self.ranks.setdefault(office.person, set()).add(office.hit.entry.kind)

    def named(self, actor: Actor) -> str:
        """Return who an actor is, or nothing if the text leaves it open."""
        if actor.kind == "role":
            return self.role(actor)
        if actor.kind == "pronoun":
            return self.pronoun(actor)
        if actor.kind == "head":
            return self.head(actor)
        return actor.id

    def role(self, actor: Actor) -> str:
        """Return who holds the office of a bare role: somebody named with it, else the last to speak."""
        office = actor.office
        if office is None or office.hit.entry.use == PLURAL or _indefinite(self.doc, actor):
            return self._organ(actor) if office is not None else ""
        before = [o for o in reversed(self.held.before(actor.start)) if _alike(o, office) and _agrees(o, office)]
        after = (o for o in self.held.after(actor.start) if _alike(o, office) and _agrees(o, office))
        chosen = before[0] if before else next(after, None)
        if chosen is not None:
            return chosen.person
        if not (office.body or office.state):
            fits = [p for p in self._recent(actor.start) if self._may_be(p, office)]
            gender = office.hit.entry.value
            sure = [p for p in fits if self.genders.get(p, "") == gender]
            if fits and office.hit.entry.kind not in ORGANS:
                return (sure or fits)[0]
        return self._organ(actor)

    def _may_be(self, person: str, office: Office) -> bool:
        """Tell whether a person of the text has no other office that speaks against a role."""
        gender = office.hit.entry.value
        known = self.genders.get(person, "")
        if gender in ("m", "f") and known in ("m", "f") and gender != known:
            return False
        ranks = self.ranks.get(person)
        return office.hit.entry.kind in ("person-noun", "official", "expert", "lawyer", "officer-rank") or not ranks

    def _organ(self, actor: Actor) -> str:
        """Return the body that a spokesperson speaks for, or the state of a delegate."""
        office = actor.office
        if office is None or office.hit.entry.kind not in ORGANS:
            return office.body if office is not None and not _indefinite(self.doc, actor) else ""
        if office.body or office.state:
            return office.body or office.state
        if actor.end > office.chunk[1]:
            return next((m.id for m in reversed(self.doc.of("state").before(actor.start))), "")
        return next((s for s in reversed(self.speakers[-LAST:]) if s.startswith(("org/", "state/"))), "")

    def pronoun(self, actor: Actor) -> str:
        """Return whom a pronoun stands for: the last speaker that fits, else the last person named."""
        hit = self.doc.roles["pronoun"][actor.start]
        told = hit.entry.value.split()
        gender = next((part for part in told if part in ("m", "f", "n")), "")
        if "pl" in told:
            return next((s for s in reversed(self.speakers[-LAST:]) if s.startswith("group/")), "")
        if gender == "n":
            return self.things[-1] if self.things else ""
        if self.speakers and self.speakers[-1] in self.voices and not self._named_since(actor.start):
            return self.speakers[-1]
        fits = [s for s in self._recent(actor.start) if self._fits(s, gender)]
        last = self.speakers[-1] if self.speakers else ""
        if self.doc.pack.settings.endings and last.startswith("org/") and not self._named_since(actor.start):
            return last
        return fits[0] if fits else ""

    def _named_since(self, before: int) -> bool:
        """Tell whether a person was named in the sentence of a token or the one before it."""
        return self._fresh([m.id for m in self.doc.of("person").before(before, 1)], before)

    def heard(self, speaker: str, actor: Actor | None = None) -> None:
        """Remember who spoke, and in whose name if it was somebody without a name."""
        self.speakers.append(speaker)
        if not speaker.startswith("person/"):
            self.things.append(speaker)
            if actor is not None and actor.kind == "role":
                self.voices.add(speaker)

    def last(self, before: int, told: str = "") -> str:
        """Return who spoke last, or was named last, and agrees with what the verb tells of its subject."""
        spoken = reversed(self.speakers[-LAST:])
        first = next(iter(spoken), "") or next((m.id for m in self.doc.of("person").before(before, 1)), "")
        return first if self.agrees(first, told) else next((s for s in spoken if self.agrees(s, told)), "")

    def agrees(self, speaker: str, told: str) -> bool:
        """Tell whether somebody may be the subject of a verb of some gender and number."""
        if not told:
            return True
        gender, _, number = told.partition(" ")
        if not speaker.startswith("person/"):
            return speaker.startswith("group/") == (number == "pl") or bool(gender)
        return number != "pl" and gender != "n" and self._fits(speaker, gender)

    def _recent(self, before: int) -> list[str]:
        """List persons, the last speaker first, then those named last."""
        spoken = [s for s in reversed(self.speakers[-3:]) if s.startswith("person/")]
        named = [m.id for m in reversed(self.doc.of("person").before(before)) if m.end <= before]
        return list(
            dict.fromkeys([*named[:1], *spoken, *named[1:6]] if self._fresh(named, before) else [*spoken, *named])
        )

    def _fresh(self, named: list[str], before: int) -> bool:
        """Tell whether somebody was named since the last one spoke."""
        sentence = self.doc.sentence_at(before)
        last = next(iter(self.doc.of("person").before(before, 1)), None)
        return bool(named and last is not None and self.doc.sentence_at(last.start) >= sentence - 1)

    def _fits(self, person: str, gender: str) -> bool:
        known = self.genders.get(person, "")
        return not gender or known not in ("m", "f") or known == gender

    def head(self, actor: Actor) -> str:
        """Return the body that a bare noun stands for: the last one with the same kind of head."""
        entry = self.doc.hits["heads"][actor.start][0].entry
        last = self.speakers[-1] if self.speakers else ""
        before = self.doc.of("body").before(actor.start)
        headless = [m for m in before if m.id == last and not _headed(self.doc, m)]
        if headless:
            return last
        same = [m for m in before if m.rule == f"head-{entry.kind}" or _has_head(self.doc, m, entry.lemma)]
        same = same or [m for m in before if entry.kind in m.id.split("-")]
        return same[-1].id if same else self._only(before, actor)

    def _only(self, before: list[Mention], actor: Actor) -> str:
        """Return the one body of the last sentences whose name does not say what kind of body it is."""
        first = self.doc.sentences[max(0, self.doc.sentence_at(actor.start) - 2)].start
        near = {m.id for m in before if m.start >= first and not _headed(self.doc, m)}
        return near.pop() if len(near) == 1 else ""


def _headed(doc: Doc, mention: Mention) -> bool:
    """Tell whether a noun in a name says what kind of body it is."""
    return any(at in doc.hits.get("heads", {}) for at in range(mention.start, mention.end))


def _has_head(doc: Doc, mention: Mention, lemma: str) -> bool:
    heads = doc.hits.get("heads", {})
    return any(at in heads and heads[at][0].entry.lemma == lemma for at in range(mention.start, mention.end))


def _alike(one: Office, other: Office) -> bool:
    a, b = one.hit.entry, other.hit.entry
    return a.lemma == b.lemma or a.kind == b.kind or a.lemma in b.lemma or b.lemma in a.lemma


def _agrees(one: Office, other: Office) -> bool:
    """Tell whether two offices are not of different states or bodies."""
    states = one.state and other.state and one.state != other.state
    bodies = one.body and other.body and one.body != other.body
    return not (states or bodies)


def _indefinite(doc: Doc, actor: Actor) -> bool:
    for at in range(actor.start - 1, max(-1, actor.start - 4), -1):
        if doc.tokens.keys[at] in doc.pack.indefinite:
            return True
        if not doc.tokens.words[at] or doc.role("determiner", at) or doc.tokens.caps[at]:
            return False
    return False


def genders(doc: Doc, offices: list[Office], known: dict[str, str]) -> dict[str, str]:
    """Collect what given names, titles and offices tell of persons' genders."""
    found = {person: gender for person, gender in known.items() if gender in ("m", "f")}
    for office in offices:
        if office.person and office.hit.entry.value in ("m", "f"):
            found.setdefault(office.person, office.hit.entry.value)
    for mention in doc.mentions:
        if mention.kind == "person" and mention.start:
            hit = doc.roles.get("pronoun", {}).get(mention.start - 1)
            told = hit.entry.value.split() if hit is not None and hit.end == mention.start else []
            if "m" in told or "f" in told:
                found[mention.id] = "m" if "m" in told else "f"
    return found
