"""Who may speak or act in a text: names with their titles as one piece, roles, pronouns."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.drafting.offices import leads

if TYPE_CHECKING:
    from kg.drafting.document import Doc
    from kg.drafting.offices import Office

NAMED = ("person", "body", "state", "group")


@dataclass(slots=True)
class Actor:
    """Tokens [start, end) of everything that names one actor, the words of its name, and who it is if that is known."""

    start: int
    end: int
    span: tuple[int, int]
    kind: str
    id: str = ""
    office: Office | None = None


def actors(doc: Doc, offices: list[Office]) -> list[Actor]:
    """List the actors of a text in order; none overlaps another."""
    found = _united([_person_or_role(doc, office) for office in offices])
    covered = _covered(found)
    for mention in doc.mentions:
        if mention.kind in NAMED and mention.start not in covered:
            found.append(Actor(mention.start, mention.end, (mention.start, mention.end), mention.kind, mention.id))
    covered = _covered(found)
    found += [actor for actor in _small(doc) if actor.start not in covered]
    return _led(doc, _apposed(doc, _apart(sorted(found, key=lambda a: (a.start, -a.end)))))


def _apposed(doc: Doc, found: list[Actor]) -> list[Actor]:
    """Join a noun that says what a named actor is: `Liberty Wall, a campaign group,`."""
    kept: list[Actor] = []
    for actor in found:
        last = kept[-1] if kept else None
        bare = actor.kind == "head" or (actor.kind == "role" and not actor.id)
        if (
            last
            and last.kind in NAMED
            and bare
            and 1 < actor.start - last.end <= 5
            and doc.tokens.keys[last.end] == ","
        ):
            article = doc.role("determiner", last.end + 1) or doc.tokens.key(last.end + 1) in doc.pack.indefinite
            inside = all(doc.tokens.words[at] for at in range(last.end + 1, actor.start))
            if article and inside and doc.tokens.key(actor.end) == ",":
                last.end = actor.end
                continue
        kept.append(actor)
    return kept


def _led(doc: Doc, found: list[Actor]) -> list[Actor]:
    """Join a possessive to the actor that it leads: `its director, Nana Osei`."""
    kept: list[Actor] = []
    for actor in found:
        while kept and actor.kind in ("person", "role") and kept[-1].kind in ("pronoun", "state", "head"):
            lead = next((last for last in kept[-2:] if _leads(doc, last, actor)), None)
            if lead is None:
                break
            actor.start = lead.start
            kept = [last for last in kept if last.start < actor.start]
        if kept and kept[-1].kind == "role" and actor.kind == "person" and _titles(doc, kept[-1], actor):
            actor.start = kept.pop().start
        if kept and kept[-1].kind == "role" and actor.kind == "pronoun" and kept[-1].end == actor.start:
            kept[-1].end = actor.end
            continue
        kept.append(actor)
    return kept


def _titles(doc: Doc, role: Actor, person: Actor) -> bool:
    """Tell whether nothing but a comma stands between a role and the person that holds it, and one more behind."""
    between = person.start - role.end == 1 and doc.tokens.keys[role.end] == ","
    return between and person.office is not None and doc.tokens.key(person.end) == ","


def _leads(doc: Doc, last: Actor, actor: Actor) -> bool:
    """Tell whether nothing but small words stands between a possessive or a state's adjective and a role."""
    gap = actor.start - last.end
    if gap == 0:
        return last.kind == "pronoun" or actor.office is not None
    if last.kind != "pronoun" or gap > 4 or actor.kind != "person":
        return False
    return doc.tokens.keys[actor.start - 1] == "," and all(
        doc.tokens.words[at] and not doc.hit("speech", at) for at in range(last.end, actor.start - 1)
    )


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
        if leads(doc, mention.end, office.start) and mention.end <= start:
            start = mention.start
    if office.person:
        named = [m for m in doc.of("person").between(start, end) if m.id == office.person]
        if named:
            return Actor(start, end, (named[0].start, named[0].end), "person", office.person, office)
    return Actor(start, end, (office.start, office.end), "role", "", office)


def _small(doc: Doc) -> list[Actor]:
    """List pronouns, and heads of bodies that stand for one named before: the ministry, the agency."""
    found = []
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
    return found


def _apart(found: list[Actor]) -> list[Actor]:
    """Keep the longer of two that overlap."""
    kept: list[Actor] = []
    for actor in found:
        if kept and actor.start < kept[-1].end:
            if kept[-1].kind in ("pronoun", "head") and actor.kind not in ("pronoun", "head"):
                kept[-1] = actor
            continue
        kept.append(actor)
    return kept


class Line:
    """Actors by place: who stands where."""

    def __init__(self, found: list[Actor]) -> None:
        self.all = found
        self.starts = [actor.start for actor in found]

    def between(self, start: int, end: int) -> list[Actor]:
        """Return the actors that begin in a range of tokens."""
        return self.all[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def at(self, token: int) -> Actor | None:
        """Return the actor that begins at a token."""
        number = bisect_left(self.starts, token)
        return self.all[number] if number < len(self.all) and self.starts[number] == token else None
