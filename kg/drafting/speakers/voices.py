"""Subjects without a name: several people whom only a noun names, and papers, which speak for who wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.drafting.contents.edges import opening, subject_end
from kg.drafting.cues.cue import told
from kg.drafting.cues.nominal import owner
from kg.drafting.cues.passive import passive
from kg.drafting.cues.uninflected import WHO
from kg.drafting.names.callings import PLURAL
from kg.drafting.names.groups import NUMBERS
from kg.drafting.names.slugs import slug
from kg.drafting.speakers.subjects import case, governed, subject_like

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.drafting.contents.said import Content
    from kg.drafting.cues.cue import Cue
    from kg.drafting.names.actor import Actor, Line
    from kg.drafting.speakers.coreference import Memory
    from kg.drafting.text.document import Doc

HEAD = 5
"""The noun of a phrase is among its first words."""
TAIL = 9
"""What goes with a noun behind it has at most so many words: two people familiar with the matter."""
NOUN = 3
"""A noun for several persons right before a verb has at most so many words."""
SHORT = 4
"""A noun for several persons has more letters."""
BACK = 40
"""A clause begins at most so many tokens before its verb."""
SMALL = ("adverb", "continuation", "enumerator", "contrast", "conjunction", "coordinator", "determiner")
STOPS = ("preposition", "locative", "connector", "agent", "relative", "pronoun", "negator", "planner", "auxiliary")
OF_AUTHORS = ("agent", "origin", "possessive", "connector")
"""Small words before who wrote a paper."""
EDGES = ("relative", "complementiser", "contrast", "subordinator")
WITHIN = ("-", "'", "’", ".")
"""Signs within a phrase; a stop within a sentence ends a short form."""
BODIES = frozenset(("body", "group", "head"))
"""Kinds of those who may have written a paper."""
HEARSAY = "owned"
"""Note at a noun that is somebody's only where it stands with the name: by information of Europol, by information."""
BODY_UNIT = "organisations"
"""Unit of the nouns that count bodies."""
WRITERS = "wrote"
"""Note at a noun for those who wrote the paper that was named last: the authors."""


class Voice(NamedTuple):
    """Tokens [start, end) of a subject without a name, those of its noun, where its phrase ends, if it is a paper."""

    start: int
    end: int
    noun: tuple[int, int]
    reach: int = 0
    paper: bool = False


def voice(doc: Doc, cue: Cue, content: Content, best: Actor | None) -> Voice | None:
    """Return the subject of a cue that only a noun names; a paper is none where a body is named."""
    if passive(doc, cue):
        return None
    for start, end in _places(doc, cue, content, best):
        end = min(end, content.start) if start < content.start < end else end
        if content.start <= start < content.end and content.place != "around":
            continue
        found = _paper(doc, cue, start, end) or _crowd(doc, cue, start, end)
        if found is not None and not (found.paper and best is not None and best.kind == "body"):
            return found
    return None


def _places(doc: Doc, cue: Cue, content: Content, best: Actor | None) -> Iterator[tuple[int, int]]:
    """Go through the phrases that may be the subject of a cue: before the verb, behind it, behind `according to`."""
    if cue.attributes:
        yield cue.end, _stop(doc, cue.end)
        return
    end = subject_end(doc, cue, doc.sentences[cue.sentence].start)
    if doc.tokens.key(end - 1) == ",":
        end = next((at for at in range(end - 2, max(0, end - BACK), -1) if doc.tokens.keys[at] == ","), end)
    start = _edge(doc, cue, end)
    yield start, end
    yield from ((doc.role("coordinator", at), end) for at in doc.places("coordinator", start, end))
    beside = range(max(start + 1, end - NOUN), end) if doc.pack.settings.endings else ()
    yield from ((at, end) for at in beside if doc.role("crowd", at) == end and _free(doc, at))
    if content.place in ("before", "around") and not doc.tokens.words[cue.start - 1] and best is None:
        yield cue.end, _stop(doc, cue.end)


def _free(doc: Doc, noun: int) -> bool:
    """Tell whether no possessive before a noun tells for whom they speak: not `its diplomats`, but `its authors`."""
    return doc.ends("pronoun", noun) < 0


def _edge(doc: Doc, cue: Cue, end: int) -> int:
    """Return where the clause begins that ends at a token."""
    start, low = end, max(doc.sentences[cue.sentence].start, end - BACK)
    while start > low and _inside(doc, start - 1):
        start -= 1
    return start


def _inside(doc: Doc, at: int) -> bool:
    """Tell whether a token goes on with a phrase: a word of the story or the hyphen within one, no other clause."""
    plain = doc.tokens.words[at] or doc.tokens.keys[at] in WITHIN
    return plain and doc.quoted[at] < 0 and not doc.one_of(EDGES, at)


def _stop(doc: Doc, start: int) -> int:
    """Return where the phrase ends at the latest that begins at a token."""
    end = start
    while (
        end < min(start + HEAD + TAIL, len(doc.tokens))
        and (end == start or end not in doc.opened)
        and _inside(doc, end)
    ):
        end += 1
    return end


def _first(doc: Doc, start: int, end: int) -> int:
    """Skip the small words and times at the start of a phrase."""
    while start < end and not (_several(doc, start) or doc.role("paper", start)):
        time = doc.hit("time", start)
        step = doc.days.get(start, 0) or (time.end if time is not None else 0)
        if not step and doc.one_of(SMALL, start):
            step = next(end for role in SMALL if (end := doc.role(role, start)))
        if not step:
            return start
        start = step
    return start


def crowd(doc: Doc, start: int, end: int) -> str:
    """Return the group that begins a sentence in which nobody speaks: `Three men were arrested`."""
    found = _crowd(doc, None, start, end)
    return f"group/{slug(doc.tokens.cut(found.start, found.noun[1]))}" if found is not None else ""


def _crowd(doc: Doc, cue: Cue | None, start: int, end: int) -> Voice | None:
    """Read a phrase as several people or bodies without a name: three lawyers, rights groups, many users of the app."""
    begin = _first(doc, start, end)
    several = _several(doc, begin)
    skip = doc.role("plural", begin)  # des experts: of the experts it is elsewhere
    for at in range(skip or begin, min(begin + HEAD, end)):
        noun = _plural(doc, cue, at, several=bool(several))
        if noun:
            return Voice(begin, end if cue is not None else noun, (at, noun))
        if doc.one_of(STOPS, at) or _verb(doc, at):
            return None
    return None


def _several(doc: Doc, at: int) -> int:
    """Return where a word of number ends that tells of more than one."""
    hit = doc.hit("numbers", at)
    many = hit is not None and hit.entry.value != "1" and bool(NUMBERS & {hit.entry.kind, hit.entry.value})
    digits = doc.tokens.key(at).isdigit() and doc.tokens.key(at) != "1"
    plural = doc.role("plural", at)
    return (hit.end if hit is not None and many else 0) or (at + 1 if digits else 0) or plural


def _plural(doc: Doc, cue: Cue | None, at: int, *, several: bool) -> int:
    """Return where a noun ends that names several people or bodies, or 0."""
    own, crowd = doc.pack.settings, doc.role("crowd", at)
    office, unit = doc.hit("offices", at), doc.hit("units", at)
    told_so = several or (cue is not None and not cue.attributes and told(doc, cue).endswith("pl"))
    if office is not None and (office.entry.use == PLURAL or told_so):
        return max(office.end, crowd)
    if unit is not None and unit.entry.value in WHO and doc.hit("triggers", at) is None:  # ratifications do not speak
        last, plural = doc.tokens.keys[unit.end - 1], own.plural_endings
        return max(unit.end, crowd) if told_so or (plural and last.endswith(plural)) else crowd
    ends = own.crowd_endings if cue is not None else ()
    small = (not doc.tokens.caps[at] or at in doc.opened) and len(doc.tokens.keys[at]) > SHORT
    small = small and doc.hit("offices", at - 1) is None  # dyplomata proszący o anonimowość
    return crowd or (at + 1 if ends and small and doc.tokens.keys[at].endswith(ends) else 0)


def _verb(doc: Doc, at: int) -> bool:
    hit = doc.hit("speech", at)
    return hit is not None and "noun" not in hit.entry.tags


def _paper(doc: Doc, cue: Cue, start: int, end: int) -> Voice | None:
    """Read a phrase as a paper that speaks: its note, the report of the agency; or one in which one reads something."""
    begin = _first(doc, start, end)
    reads = "impersonal" in cue.frames
    skip = (doc.role("preposition", begin) or doc.role("locative", begin)) if reads or cue.attributes else 0
    begin = skip or begin
    for at in range(begin, min(begin + HEAD, end)):
        noun = doc.role("paper", at)
        if noun:
            return Voice(begin, noun, (at, noun), end, paper=True)
        owned = doc.pack.settings.endings and (doc.hit("heads", at) or doc.hit("offices", at))
        small = ("preposition", "locative", "relative", "negator", "planner")
        if owned or doc.one_of(small, at) or _verb(doc, at):
            return None
    return None


def speaks(doc: Doc, found: Voice, line: Line, memory: Memory) -> str:
    """Return who a subject without a name is: a group by its words, or who wrote a paper."""
    if _wrote(doc, found):
        return memory.several(found.start) or f"group/{slug(doc.tokens.cut(*found.noun))}"
    if not found.paper:
        name = _calling_themselves(doc, found.noun[1])
        if name:
            return name
        led = doc.role("pronoun", found.start) and doc.pack.settings.endings
        known = memory.sender(found.start) if led else memory.several(found.start) if again(doc, found) else ""
        return known or f"group/{slug(doc.tokens.cut(found.start, found.end))}"
    return _author(doc, found, line, memory) or _before(doc, found, line, memory)


def _calling_themselves(doc: Doc, noun: int) -> str:
    """Return the name that several people give themselves right behind the noun for them: hackers calling them X."""
    names = (doc.role("naming", at) for at in range(noun, noun + HEAD))
    end = next((end for end in names if end), 0)
    start = end + (doc.tokens.key(end) == '"')
    return next((m.id for m in doc.of("body").between(start, start + 1)), "") if end else ""


def _wrote(doc: Doc, found: Voice) -> bool:
    """Tell whether a noun means those who wrote a paper."""
    hit = doc.roles.get("crowd", {}).get(found.noun[0])
    return hit is not None and WRITERS in hit.entry.value


def again(doc: Doc, found: Voice) -> bool:
    """Tell whether a noun only takes up several people named before: the authors."""
    hit = doc.roles.get("crowd", {}).get(found.noun[0])
    told = hit is not None and ("any" in hit.entry.value or WRITERS in hit.entry.value)
    return told or _counted_before(doc, found)


def _counted_before(doc: Doc, found: Voice) -> bool:
    """Tell whether a noun for bodies follows a group with more words: the groups, after `26 rights groups wrote`."""
    unit = doc.hit("units", found.noun[0])
    if unit is None or unit.entry.value != BODY_UNIT:
        return False
    return any(m.end - m.start > unit.end - unit.start for m in doc.of("group").before(found.start))


def _author(doc: Doc, found: Voice, line: Line, memory: Memory) -> str:
    """Return who wrote a paper as the words beside it tell: Europol's report, its note, the report of the agency."""
    whose = owner(doc, found.noun[0])
    before = [a for a in line.between(found.start - 1, found.noun[0]) if a.kind == "pronoun" or whose is not None]
    actor = before[0] if before else _behind(doc, found.noun[1], max(found.reach, found.noun[1] + 2), line)
    return memory.named(actor) if actor is not None else ""


def _behind(doc: Doc, at: int, end: int, line: Line) -> Actor | None:
    """Return who is named behind a paper as the one who wrote it: by, of or from somebody; in its own case."""
    for of in range(at, end):
        small = next((end for role in OF_AUTHORS if (end := doc.role(role, of))), 0)
        if not small and any(doc.role(role, of) for role in ("preposition", "addressee", "locative")):
            return None
        start = small or (of if doc.pack.settings.endings and of < at + 2 else 0)
        led = doc.role("determiner", start) or doc.role("honorific", start) or start
        actor = (line.at(led) or line.at(start)) if start else None
        if actor is not None:
            return actor
    return None


def _before(doc: Doc, found: Voice, line: Line, memory: Memory) -> str:
    """Return who wrote a paper that was named before: the report, after `Europol published its report`."""
    bare = doc.pack.settings.analytic and doc.ends("determiner", found.start) < 0
    bare = bare or HEARSAY in doc.roles["paper"][found.noun[0]].entry.value
    if bare or {doc.tokens.keys[found.start - 1], doc.tokens.keys[found.start]} & doc.pack.indefinite:
        return ""
    here = doc.sentences[doc.sentence_at(found.start)].start
    known = _subject(doc, here - 1, line, memory) if here else ""
    last = memory.thing_told
    return memory.writer(found.noun[0]) or known or (last if last.startswith("org/") else "")


def _subject(doc: Doc, at: int, line: Line, memory: Memory) -> str:
    """Return whom a sentence is about, if it is somebody who may write a paper."""
    sentence = doc.sentences[doc.sentence_at(at)]
    near = (a for a in line.between(opening(doc, sentence), sentence.end) if a.kind in BODIES)
    first = next((a for a in near if _leads(doc, a) and not governed(doc, a)), None)
    return memory.named(first) if first is not None else ""


def _leads(doc: Doc, actor: Actor) -> bool:
    """Tell whether somebody may be the subject of a sentence, in a language of cases by the case alone."""
    return subject_like(doc, actor) or (doc.pack.settings.pro_drop and not case(doc, actor))
