"""Offices: a role with what it is over, bound to the person beside it; and the words that make up one actor."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.drafting.languages.inflection import nominative
from kg.drafting.languages.packs import INFLECTS
from kg.drafting.names.body import divides
from kg.drafting.names.callings import PLURAL, RELATIVE
from kg.drafting.names.remits import remit
from kg.drafting.names.slugs import slug

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc, Mention
    from kg.drafting.text.nearby import Nearby

LEAD = 16
"""The name of a body before a role begins at most so many tokens before it."""
APPOSED = 8
"""So many tokens between a name and the role that says what it is."""
NEAR = 5
"""So many tokens from the comma behind a title to the next one."""
GAP = 9
"""An office and its person have at most so many tokens between them."""


@dataclass
class Office:
    """A role in a text: tokens [start, end) of its words, and what goes with it."""

    start: int
    end: int
    hit: Hit
    person: str = ""
    body: str = ""
    state: str = ""
    chunk: tuple[int, int] = (0, 0)
    """Tokens from the first to the last word that name one actor."""
    mentions: list[Mention] = field(default_factory=list)
    whole: int = 0
    """Where the words end that say of what the office is: director of the agency."""

    @property
    def department(self) -> str:
        """Return the part of a body that the office is over, or nothing: a person may head two departments."""
        return next((mention.id for mention in self.mentions if divides(mention)), "")


def offices(doc: Doc) -> list[Office]:
    """Find the roles of a text and who holds them."""
    people = doc.of("person")
    others = {m.start: m for m in doc.mentions if m.kind in ("body", "state", "place", "group")}
    inside = {at for m in people.items for at in range(m.start, m.end)}
    known = {*others, *inside}
    ends = {at: m.end for m in others.values() for at in range(m.start + 1, m.end)}
    found: list[Office] = []
    for at in sorted(doc.hits.get("offices", {})):
        hit = doc.hits["offices"][at][0]
        if ends.get(at, hit.end) < hit.end or (found and at < found[-1].end) or _within_body(doc, hit, others):
            continue
        found.append(_office(doc, hit, others, known, found[-1].end if found else 0))
    for number, office in enumerate(found):
        office.whole = _tail(doc, office.end, doc.sentences[doc.sentence_at(office.start)].end, others)
        after = found[number + 1].start if number + 1 < len(found) else len(doc.tokens)
        _bind(doc, office, people, others, after)
    _share(doc, found)
    return found


def _share(doc: Doc, found: list[Office]) -> None:
    """Give the first of two titles to the person who bears the second: President and Chief Executive X."""
    endings = bool(doc.pack.settings.endings)
    for first, second in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        behind = second.chunk[0] == second.start and second.chunk[1] > second.end
        if (
            second.person
            and behind
            and not first.person
            and (_coupled(doc, first, second) or _ranked(doc, first, second))
        ):
            first.person = second.person
        elif second.person and behind and not (first.person or endings) and first.end == second.start:
            first.person, first.chunk = second.person, (first.start, second.chunk[1])  # police chief Col. Jan Kos


def _coupled(doc: Doc, first: Office, second: Office) -> bool:
    """Tell whether nothing but a word for and stands between two titles."""
    joined = doc.role("coordinator", first.end) == second.start and doc.tokens.caps[first.start]
    return bool(joined and doc.ends("determiner", first.start) < 0)


def _ranked(doc: Doc, first: Office, second: Office) -> bool:
    """Tell whether a comma and a rank or a further title follow a title with all that is said of it."""
    at = first.whole
    if doc.tokens.key(at) != "," or first.hit.entry.use == PLURAL or not at < second.start <= at + NEAR:
        return False
    lead = {mention.start: mention.end for mention in second.mentions}
    at += 1
    while at < second.start:
        step = lead.get(at) or doc.role("honorific", at) or doc.role("determiner", at)
        if not step:
            return False
        at = step
    return True


def _within_body(doc: Doc, hit: Hit, others: dict[int, Mention]) -> bool:
    """Tell whether the words of a role are part of the name of a body: Đại sứ quán."""
    head, unit = doc.hit("heads", hit.start), doc.hit("units", hit.start - 1)
    if (head is not None and head.end > hit.end) or (unit is not None and unit.end == hit.end):
        return True  # nước thành viên: members that are states
    return any(
        at in others and others[at].kind == "body" and others[at].end >= hit.end
        for at in range(max(0, hit.start - 12), hit.start + 1)
    )


def _office(doc: Doc, hit: Hit, others: dict[int, Mention], known: set[int], low: int) -> Office:
    """Extend a role over its portfolio, behind it or before it."""
    start, end = hit.start, remit(doc, hit, known)
    if end == hit.end:
        body = others.get(end)
        if body is not None and body.kind == "body" and (divides(body) or not doc.pack.settings.endings):
            end = body.end
    for before in range(max(low, start - 4), start) if not doc.pack.settings.adjective_after else ():
        portfolio = doc.hit("portfolios", before)
        if portfolio is not None and portfolio.end == start:
            start = before
            break
    office = Office(start, end, hit)
    office.chunk = (start, end)
    return office


def _bind(doc: Doc, office: Office, people: Nearby[Mention], others: dict[int, Mention], after: int) -> None:
    """Find the person that holds an office: right behind it, else before it after a comma."""
    sentence = doc.sentences[doc.sentence_at(office.start)]
    behind = next(iter(people.after(office.end, 1)), None)
    before = next(iter(people.before(office.start, 1)), None)
    near = (
        behind is not None
        and behind.start <= min(max(office.end + GAP, office.whole + NEAR), after)
        and behind.end <= sentence.end
    )
    near = near and behind is not None and _agrees(doc, office, behind) and not _of_another(doc, office, behind)
    near = near and behind is not None and not (office.hit.entry.use == PLURAL and doc.commas(office.end, behind.start))
    limit = min(after, sentence.end)
    apposed = before is not None and before.start >= sentence.start and _apposed(doc, before.end, office.start, others)
    apposed = apposed and not (office.hit.entry.use == PLURAL and doc.pack.settings.endings)
    if behind is not None and near and not apposed and _only_parts(doc, office.end, behind.start, others):
        _take(doc, office, behind, office.end, behind.start, others)
        office.chunk = (office.start, behind.end)
        return
    if before is not None and apposed:
        end = _tail(doc, office.end, limit, others)
        _take(doc, office, before, office.end, end, others)
        office.chunk = (before.start, end)
        return
    end = _tail(doc, office.end, min(after, sentence.end), others)
    _take(doc, office, None, office.end, end, others)
    office.chunk = (office.start, end)


def _agrees(doc: Doc, office: Office, person: Mention) -> bool:
    """Tell whether a role before a name may be in its case: `powiedział dziennikarzom Jan` makes Jan no journalist."""
    attributed = doc.ends("attribution", office.start) >= 0 and person.start in (office.end, office.whole)
    if not doc.pack.settings.endings or attributed:
        return True
    name = slug(doc.tokens.cut(person.start, person.end))
    if oblique(doc, office):
        verb = doc.entry("speech", office.start - 1)
        return verb is None or "noun" in verb.tags or not person.id.endswith(name)
    first = doc.tokens.cut(office.hit.start, office.hit.end).lower() == office.hit.entry.lemma.lower()
    whole = name.count("-") == person.id.count("-") and person.rule != "names-name"
    woman = not office.hit.entry.value and nominative(doc.tokens.word(person.start), doc.pack)[1] == "f"
    return woman or not (first and whole and office.end == person.start) or person.id.endswith(f"/{name}")


def _of_another(doc: Doc, office: Office, person: Mention) -> bool:
    """Tell whether a role behind which a name stands is somebody else's: a relative, or joined by a preposition.

    So are con trai ông Tiến and the lawyer of X.
    """
    if office.hit.entry.kind == RELATIVE:
        return True
    start = doc.role("connector", office.end)
    small = all(doc.one_of(("determiner", "honorific", "pronoun"), at) for at in range(start, person.start))
    return office.end < start <= person.start and small


def oblique(doc: Doc, office: Office) -> bool:
    """Tell whether a role of one word stands in another case than the first, in a language of cases."""
    lemma = office.hit.entry.lemma
    if not doc.pack.settings.endings or " " in lemma:
        return False
    return doc.tokens.cut(office.hit.start, office.hit.end).lower() != lemma.lower()


def _only_parts(doc: Doc, start: int, end: int, others: dict[int, Mention]) -> bool:
    """Tell whether nothing stands between an office and a person but parts of a title."""
    at, unknown = start, 0
    while at < end:
        mention = others.get(at)
        if mention is not None:
            at = mention.end
            continue
        if doc.tokens.keys[at] == "(" and at + 1 in others:
            at = others[at + 1].end + 1
            continue
        if doc.hit("speech", at):
            return False
        step = _small_part(doc, at)
        if not step and not doc.tokens.words[at]:
            return False
        unknown += not step
        if unknown > 2:
            return False
        at = step or at + 1
    return at == end


def _small_part(doc: Doc, at: int) -> int:
    if doc.tokens.keys[at] in (",", "."):
        return at + 1
    for role in ("connector", "determiner", "honorific", "locative", "pronoun"):
        end = doc.role(role, at)
        if end:
            return end
    for table in ("portfolios", "heads"):
        hit = doc.hit(table, at)
        if hit is not None:
            return hit.end
    return 0


def _apposed(doc: Doc, start: int, end: int, others: dict[int, Mention]) -> bool:
    """Tell whether an office follows a name after a comma or in brackets, or right away as an acronym: Ann Lee MP."""
    if start == end and doc.tokens.word(end).isupper() and len(doc.tokens.word(end)) > 1:
        return True
    if doc.tokens.key(start) not in (",", "(", "-") or end - start > APPOSED:
        return False
    at, plain = start + 1, 0
    while at < end:
        mention = others.get(at)
        step = mention.end if mention is not None else (doc.role("determiner", at) or doc.role("pronoun", at))
        if not step and doc.tokens.keys[at] == "'":
            step = at + 1 + doc.tokens.tight(at + 1)
        if not step and _describes(doc, at) and plain < 1:
            step, plain = at + 1, plain + 1
        if not step:
            return False
        at = step
    return True


def _describes(doc: Doc, at: int) -> bool:
    """Tell whether a word in small letters may be an adjective of a role: a retired judge."""
    tokens = doc.tokens
    if not tokens.words[at] or doc.joins(at):
        return False
    roles = ("relative", "complementiser", "locative", "preposition", "connector", "negator", "planner", "attribution")
    return not (doc.one_of(roles, at) or any(doc.hit(t, at) for t in ("speech", "triggers", "time")))


def _tail(doc: Doc, start: int, limit: int, others: dict[int, Mention]) -> int:
    """Take in the bodies and states that follow an office."""
    at = start
    for _ in range(4):
        skipped = at
        for _ in range(2):
            small = (doc.role(role, skipped) for role in ("connector", "locative", "origin"))
            skipped = next((end for end in small if end), skipped)
        skipped = doc.role("determiner", skipped) or skipped
        whole = others.get(skipped - 1) if skipped > at + 1 else None
        mention = others.get(at) or others.get(skipped) or whole
        if mention is None or mention.kind not in ("body", "state") or mention.end > limit:
            break
        if mention.start == at and _begins_anew(doc, at):
            break
        at = mention.end
    return at


def _begins_anew(doc: Doc, at: int) -> bool:
    """Tell whether a name or noun of bodies stands in the first case: no part of a title, whose owners have another."""
    hit = (doc.hit("heads", at) or doc.hit("names", at)) if doc.pack.settings.endings else None
    words = doc.tokens.cut(hit.start, hit.end) if hit is not None else ""
    first = hit is not None and words.lower() == hit.entry.lemma.lower() and not words.isupper()
    return first and hit is not None and (hit.entry.table == "heads" or INFLECTS in hit.entry.tags)


def _take(doc: Doc, office: Office, person: Mention | None, start: int, end: int, others: dict[int, Mention]) -> None:
    """Read the body and the state out of the words of a title."""
    office.person = person.id if person else ""
    lead = next(
        (others[at] for at in range(max(0, office.start - LEAD), office.start) if _leads(doc, others, at, office)), None
    )
    inner = [others[at] for at in range(office.start, end) if at in others]
    office.mentions = [*([lead] if lead else []), *inner]
    for mention in office.mentions:
        if mention.kind == "body" and (not office.body or office.body.startswith(f"{mention.id}-")):
            office.body = mention.id
        if mention.kind == "state" and not office.state:
            office.state = mention.id


def _leads(doc: Doc, others: dict[int, Mention], at: int, office: Office) -> bool:
    """Tell whether a state or body stands right before an office: Polish minister, UN Secretary-General."""
    if at not in others or (others[at].kind == "body" and doc.ends("locative", at) >= 0):
        return False
    return others[at].kind in ("state", "body") and leads(doc, others[at].end, office.start)


def leads(doc: Doc, end: int, start: int) -> bool:
    """Tell whether a name ends right before a role, or with a possessive ending between."""
    return end == start or (end == start - 2 and doc.tokens.keys[end] == "'")
