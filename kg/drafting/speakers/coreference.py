"""Who is meant: pronouns, bare roles and `the ministry`, in the order of the text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.drafting.names.callings import (
    ANYBODY,
    FOR_STATES,
    MINISTERS,
    ORGANS,
    PLURAL,
    PROFESSION,
    SIGNATORY,
    SOFT,
    SUSPECT,
    are,
    covered,
)
from kg.drafting.names.slugs import slug
from kg.drafting.speakers.bodynouns import has_kind
from kg.drafting.speakers.heard import Heard
from kg.drafting.speakers.likeness import (
    agreeing,
    as_much,
    described,
    goes_on,
    indefinite,
    served,
    similar,
    unknown_name,
)
from kg.drafting.text.nearby import LAST, Nearby

if TYPE_CHECKING:
    from kg.drafting.names.actor import Actor
    from kg.drafting.names.offices import Office
    from kg.drafting.text.document import Mention


HEAD = "head"
"""Kind of office that says nothing without the body it is held in."""
COLLEGES = {"judge": "court"}
"""Kinds of office whose holders are together a body of some kind."""
FRONTED = ("person", "body", "state", "group")
"""Kinds of whom a sentence may be about."""


@dataclass
class Memory(Heard):
    """What is known of the actors of a text: offices and genders of persons, and who spoke last."""

    offices: list[Office] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Sort the offices by place and by holder."""
        self.held = Nearby([office for office in self.offices if office.person])
        self.ranks: dict[str, set[str]] = {}
        for office in self.held.items:
            self.ranks.setdefault(office.person, set()).add(office.hit.entry.kind)
        pronouns = {part for _, value in self.doc.pack.settings.lists.get("pronoun", ()) for part in value.split()}
        self.gendered = "n" not in pronouns
        self.plural = any(value.endswith("pl") for _, value in self.doc.pack.settings.agreement)

    def named(self, actor: Actor, told: str = "") -> str:
        """Return who an actor is, or nothing if the text leaves it open.

        Args:
            actor: the words that name somebody.
            told: what the verb tells of its subject: gender and number.

        """
        if actor.kind == "role":
            return self._for_noun(actor) or self.role(actor, told)
        if actor.kind == "pronoun":
            return self.pronoun(actor)
        if actor.kind == "head":
            return "" if indefinite(self.doc, actor) else self._led_by(actor) or self.noun(actor.start)
        return actor.id or self._both(actor)

    def _both(self, actor: Actor) -> str:
        """Return the group that words for two name: both sides."""
        return next((m.id for m in self.doc.of("group").between(actor.start, actor.end)), "")

    def _for_noun(self, actor: Actor) -> str:
        """Return whom a noun right behind one who speaks for others tells of: `đại diện khối`."""
        noun = self.doc.hit("heads", actor.end) if self.doc.pack.settings.syllables else None
        speaks = actor.office is not None and actor.office.hit.entry.kind in are(ORGANS)
        return self._organ(actor) if noun is not None and speaks else ""

    def _led_by(self, actor: Actor) -> str:
        """Return the body that the person leads whom a possessive before a noun means: `her ministry`."""
        start = self.doc.ends("pronoun", actor.start)
        hit = self.doc.roles.get("pronoun", {}).get(start)
        kind = self.doc.hits["heads"][actor.start][0].entry.kind
        if hit is None or not {"m", "f"} & set(hit.entry.value.split()):
            return ""
        person = self.pronoun(replace(actor, start=start))
        state = self.story(start).removeprefix("state/")
        return f"org/{state}-{kind}" if state and person else ""

    def role(self, actor: Actor, told: str = "") -> str:
        """Return who holds the office of a bare role: somebody named with it, else the last to speak."""
        office = actor.office
        if office is not None and office.hit.entry.kind == SIGNATORY:
            return self.several(actor.start)
        if office is None or unknown_name(self.doc, actor.end) or self._of_unknown(actor, office):
            return ""
        whose = self._whose(actor, office)
        several = self._several(office)
        if several or office.hit.entry.use == PLURAL or indefinite(self.doc, actor):
            return (
                whose
                or (self._listed(actor, office) if several else "")
                or self._organ(actor)
                or self._sent(office)
                or self._unnamed(actor, office)
            )
        if whose.startswith("state/") and not (office.state or office.body):
            office = replace(office, state=whose)
        unknown = described(self.doc, office)
        chosen = "" if unknown and office.hit.entry.kind in are(ANYBODY) else self._holder(actor, office, told)
        if chosen:
            return chosen
        if not (office.body or office.state):
            suspect = office.hit.entry.kind == SUSPECT
            recent = self._accused(actor.start) if suspect else self._recent(actor.start)
            recent = [] if unknown else recent
            others = served(self.doc, office, recent)
            fits = [p for p in recent if p not in others and self._may_be(p, office)]
            if fits:
                return self._likely(fits, told.partition(" ")[0])[0]
        return whose or self._organ(actor) or self._learned(actor, office, told)

    def _of_unknown(self, actor: Actor, office: Office) -> bool:
        """Tell whether words that nobody knows say of what somebody is head: `the head of the regional branch`."""
        bare = office.hit.entry.kind == HEAD and not (office.body or office.state)
        return bare and self.doc.role("connector", actor.end) > 0

    def _learned(self, actor: Actor, office: Office, told: str) -> str:
        """Return who has just spoken, whatever office they hold, if a word only tells what they have learnt."""
        here = self.doc.sentence_at(actor.start)
        just = self.reported[1] > 0 and self.doc.sentence_at(self.reported[1] - 1) >= here - 1
        last = self.speaker if just and office.hit.entry.kind in are(PROFESSION) else ""
        fits = last.startswith("person/") and self._suits(last, office) and self.agrees(last, told)
        owned = office.body or office.state or goes_on(self.doc, office.chunk[1])
        return last if fits and not owned else ""

    def _whose(self, actor: Actor, office: Office) -> str:
        """Return for whom those speak whom a possessive leads, in a language whose cases tell it: its diplomats."""
        hit = self.doc.roles.get("pronoun", {}).get(actor.start)
        mine = hit.entry.value if hit is not None and hit.end <= office.start else ""
        if mine.startswith("n") and not office.person:
            return self.country(actor.start)
        several = office.hit.entry.use == PLURAL
        if "oblique" not in mine or not (several or office.hit.entry.kind in are(ORGANS) | {"official"}):
            return ""
        return self.sender(actor.start)

    def _accused(self, before: int) -> list[str]:
        """List the persons named, the one named most often first: whom a story of a crime is about."""
        named = Counter(m.id for m in self.doc.of("person").before(before))
        return [person for person, _ in named.most_common()]

    def _holder(self, actor: Actor, office: Office, told: str) -> str:
        """Return who was named with the same office, before or behind, or with one that the word may stand for."""
        before = list(reversed(self.held.before(actor.start)))
        fit = [
            o for o in (*before, *self.held.after(actor.start)) if agreeing(o, office) and self.agrees(o.person, told)
        ]
        alike = [o for o in fit if similar(o, office) and self._suits(o.person, office)]
        alike.sort(key=lambda o: o.hit.entry.lemma != office.hit.entry.lemma)
        if office.state:
            of_it = [o for o in alike if office.state in self._states(o.person)]
            alike = of_it or [o for o in alike if not self._states(o.person)]
        if alike:
            named = [o.person for o in alike if o.hit.entry.lemma == alike[0].hit.entry.lemma]
            return self._likely(named, office.hit.entry.value or told.partition(" ")[0])[0]
        wide = covered(office.hit.entry.kind)
        wider = [o.person for o in fit if o in before and o.hit.entry.kind in wide and as_much(o, office)]
        wider = [person for person in wider if self._suits(person, office)]
        return next(iter(self._likely(wider, office.hit.entry.value)), "")

    def _states(self, person: str) -> set[str]:
        """List the states whose offices somebody holds anywhere in the text."""
        return {office.state for office in self.held.items if office.person == person and office.state}

    def _suits(self, person: str, office: Office) -> bool:
        """Tell whether the gender of a title is not the other one than that of a person."""
        return {office.hit.entry.value, self.genders.get(person, "")} != {"m", "f"}

    def _may_be(self, person: str, office: Office) -> bool:
        """Tell whether a person of the text has no other office that speaks against a role."""
        if not self._suits(person, office):
            return False
        if office.hit.entry.kind == "lawyer" and goes_on(self.doc, office.chunk[1]):
            return False
        return office.hit.entry.kind in are(ANYBODY) or not self.ranks.get(person)

    def _organ(self, actor: Actor) -> str:
        """Return the body that an unnamed spokesperson or head speaks for, or the state of a delegate."""
        office = actor.office
        kind = office.hit.entry.kind if office is not None else ""
        if office is None or office.hit.entry.use == PLURAL:
            return (office.body or self._crowd(actor)) if office is not None and kind == "official" else ""
        if kind in are(MINISTERS) and self.doc.role("pronoun", actor.start) and actor.start < office.start:
            return self.country(actor.start)
        if kind in are(ORGANS):
            first = office.state if kind in are(FOR_STATES) else office.body
            return first or office.body or office.state or self._behalf(actor, office)
        if kind in are(SOFT) or indefinite(self.doc, actor):
            return ""
        owned = actor.end > office.chunk[1]
        return self.thing(replace(actor, start=office.chunk[1])) if owned else office.body

    def _unnamed(self, actor: Actor, office: Office) -> str:
        """Return the body just told of that several people are together, or the group that a plural names: judges."""
        if office.hit.entry.use != PLURAL:
            return ""
        first = self.doc.sentences[max(0, self.doc.sentence_at(actor.start) - 2)].start
        near = self.doc.of("body").between(first, actor.start)
        kind = COLLEGES.get(office.hit.entry.kind, "")
        return next((m.id for m in reversed(near) if kind and has_kind(self.doc, m, kind)), self._listed(actor, office))

    def _several(self, office: Office) -> bool:
        """Tell whether a word for one or for several people means several: `śledczy szacują`."""
        crowd = self.doc.role("crowd", office.hit.start) == office.hit.end and office.hit.entry.use != PLURAL
        return crowd and not office.body

    def _listed(self, actor: Actor, office: Office) -> str:
        listed = (m.id for m in self.doc.of("group").between(actor.start, actor.end))
        return next(listed, f"group/{slug(office.hit.entry.lemma)}")

    def _sent(self, office: Office) -> str:
        """Return the body that unnamed people speak for by a noun in its own case: representatives of the agency."""
        noun = self.doc.hit("heads", office.hit.end) if self.doc.pack.settings.endings else None
        return self.noun(noun.start) if noun is not None else ""

    def _crowd(self, actor: Actor) -> str:
        """Return the group that words for officials name at the start of a sentence: they speak for nobody else."""
        start = self.doc.sentences[self.doc.sentence_at(actor.start)].start
        return next((m.id for m in self.doc.of("group").between(start, start + 1)), "")

    def _behalf(self, actor: Actor, office: Office) -> str:
        """Return for whom somebody speaks of whom only the words before tell it."""
        if actor.end > office.chunk[1]:
            return self.thing(replace(actor, start=office.chunk[1]))
        noun = next((hit for at in range(actor.end, actor.end + 3) if (hit := self.doc.hit("heads", at))), None)
        if noun is not None or office.hit.entry.kind == "diplomat":
            right = noun is not None and noun.start in (actor.end, self.doc.role("connector", actor.end))
            return self.noun(noun.start) if noun is not None and right else ""
        return self.speaker or (self.thing_told if self.thing_told.startswith("org/") else "")

    def pronoun(self, actor: Actor) -> str:
        """Return whom a pronoun stands for: the last speaker that fits, else the last person named."""
        fronted = self._fronted(actor.start)
        if fronted:
            return fronted
        hit = self.doc.roles["pronoun"][actor.start]
        told = hit.entry.value.split()
        gender = next(iter(told), "")
        if "pl" in told:
            return self.several(actor.start, apart=self.doc.role("ourselves", actor.start) > 0)
        if gender == "n":
            return self.thing(actor)
        if self.speaker in self.voices:
            return self.speaker
        fits = [s for s in self._recent(actor.start) if self._fits(s, gender)]
        last = self.latest if self.gendered else self.speaker
        things = self.gendered or bool(self.doc.pack.settings.endings)
        spoke = self.gendered and self.speaker == last and last.startswith("state/")
        if things and (spoke or last.startswith("org/")) and not self._named_since(actor.start):
            return last
        return fits[0] if fits else self._whoever(actor.start)

    def _fronted(self, before: int) -> str:
        """Return whom words at the start of a sentence name as the one it is about: `as for Kenya, it said`."""
        start = self.doc.sentences[self.doc.sentence_at(before)].start
        end = next((self.doc.role("as-for", at) for at in self.doc.places("as-for", start, before)), 0)
        named = self.doc.of("").between(end, min(end + 2, before)) if end else ()
        return next((m.id for m in named if m.kind in FRONTED), "")

    def _whoever(self, before: int) -> str:
        """Return the person just named, whatever the gender of their given name, which says little."""
        return next(iter(self._named(before)), "") if self._named_since(before) else ""

    def last(self, before: int, told: str = "", *, apart: bool = False) -> str:
        """Return who spoke last, or was named last, and agrees with what the verb tells of its subject.

        Where another paragraph has begun (`apart`), only a person goes on without being named.
        """
        spoken = [s for s in reversed(self.speakers[-LAST:]) if self.agrees(s, told)]
        spoken = [s for s in spoken if s.startswith(("person/", "group/"))] if apart else spoken
        if told.endswith("pl") and not spoken:
            return self.groups[-1] if self.groups else ""
        if spoken and (spoken[0] == self.speaker or not told or apart):
            return spoken[0]
        named = [p for p in self._named(before) if self.agrees(p, told)] if self._named_since(before) else []
        return next(iter([*named, *spoken]), "")

    def agrees(self, speaker: str, told: str) -> bool:
        """Tell whether somebody may be the subject of a verb of some gender and number."""
        if not told:
            return not (self.plural and speaker.startswith("group/"))
        gender, _, number = told.partition(" ")
        if not speaker.startswith("person/"):
            return speaker.startswith("group/") == (number == "pl") or bool(gender) or speaker in self.many
        return number != "pl" and gender != "n" and self._fits(speaker, gender)

    def _recent(self, before: int) -> list[str]:
        """List persons, the last speaker first, then those named last."""
        spoken = [s for s in reversed(self.speakers[-3:]) if s.startswith("person/")]
        named = self._named(before)
        fresh = named[:1] if self._named_since(before) else []
        return list(dict.fromkeys([*fresh, *spoken, *named[1:6]] if fresh else [*spoken, *named]))

    def _named(self, before: int) -> list[str]:
        """List persons named before a token, not in what was said last: the last first, of a sentence its subject."""
        start, end = self.reported
        known = [m for m in self.doc.of("person").before(before) if m.end <= before and not start <= m.start < end]
        ranked = sorted(
            known,
            key=lambda m: (self.doc.quoted[m.start] >= 0, -self.doc.sentence_at(m.start), self._oblique(m), -m.start),
        )
        return list(dict.fromkeys(m.id for m in ranked))

    def _oblique(self, mention: Mention) -> bool:
        """Tell whether a name stands in another case than the first, in a language of cases."""
        words = self.doc.tokens.cut(mention.start, mention.end)
        return bool(self.doc.pack.settings.endings) and not mention.id.endswith(slug(words))

    def _named_since(self, before: int) -> bool:
        """Tell whether a person was named in the sentence of a token or the one before it, and not in what was said."""
        sentence = self.doc.sentence_at(before)
        start, end = self.reported
        near = (m for m in self.doc.of("person").before(before, 6) if not start <= m.start < end)
        return any(self.doc.sentence_at(m.start) >= sentence - 1 for m in near)

    def _likely(self, people: list[str], gender: str) -> list[str]:
        """Sort persons: those who surely have a gender first."""
        return sorted(people, key=lambda p: self.genders.get(p) != gender) if gender else people

    def _fits(self, person: str, gender: str) -> bool:
        known = self.genders.get(person, "")
        return not gender or known not in ("m", "f") or known == gender
