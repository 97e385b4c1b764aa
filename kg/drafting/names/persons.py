"""Persons: runs of capitalised words that bear marks of a person, and every later mention of the same one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.drafting.languages.inflection import alike, nominative
from kg.drafting.names import hints, personmarks
from kg.drafting.names.remits import remit
from kg.drafting.names.runs import Run, is_initial, runs
from kg.drafting.names.slugs import slug
from kg.drafting.text.document import Doc, Mention
from kg.drafting.text.tokens import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.tokens import Tokens


TITLE = 9
"""A title stands at most so many tokens before the name of who bears it."""
MANY = 60
"""No story has more persons; in a list of names only the nearest are compared."""
SMALL = (
    "determiner",
    "locative",
    "conjunction",
    "pronoun",
    "complementiser",
    "connector",
    "adverb",
    "planner",
    "attribution",
    "preposition",
    "relative",
)
"""Parts of small words, with which no name begins."""
ENOUGH = 3.0
"""Score from which a run is a person."""


@dataclass
class Person:
    """One person of a text: the words of the name, and where it stands."""

    id: str
    words: list[str]
    mentions: list[Mention] = field(default_factory=list)
    gender: str = ""


def persons(doc: Doc, known: list[Mention]) -> list[Person]:
    """Find the persons of a text in the order of their first full mention."""
    masked = _masked(doc, known)
    candidates = [_apart(doc, hints.bare(doc, cut)) for run in runs(doc, masked) if (cut := trim(doc, run)) is not None]
    small = _in_small_letters(doc.tokens)
    told = hints.told(doc, candidates)
    found = _listed(doc, known)
    rest: list[Run] = []
    for run in candidates:
        score = personmarks.score(doc, run, small, masked, told)
        if score >= ENOUGH:
            _join(doc, found, run, score)
        else:
            rest.append(run)
    for run in rest:
        _again(doc, found, run)
    for person in found:
        _name(doc, person)
    return found


def _in_small_letters(tokens: Tokens) -> set[str]:
    """Collect the words that stand somewhere in small letters, not joined to what is before them."""
    after = zip(tokens.keys, tokens.caps, tokens.starts, [-1, *tokens.ends], strict=False)
    return {key for key, capital, start, end in after if not capital and start != end}


def _apart(doc: Doc, run: Run) -> Run:
    """Leave out the name of a firm before that of its speaker: analyst of firm Halden Ada Moss."""
    if not hints.of_a_company(doc, run.start):
        return run
    inner = range(1, len(run.parts) - 1)
    given = next((n for n in inner if nominative(doc.tokens.word(run.parts[n]), doc.pack)[1]), 0)
    return Run(run.parts[given], run.end, run.parts[given:], run.initial) if given else run


def _listed(doc: Doc, known: Iterable[Mention]) -> list[Person]:
    """List the persons that the tables name."""
    found: dict[str, Person] = {}
    for mention in known:
        if mention.kind == "person":
            words = [doc.tokens.keys[at] for at in range(mention.start, mention.end) if doc.tokens.words[at]]
            person = found.setdefault(mention.id, Person(mention.id, words))
            person.mentions.append(mention)
    return list(found.values())


def _masked(doc: Doc, known: list[Mention]) -> set[int]:
    """List the tokens that are something else: names, heads, offices, titles, days and months."""
    masked = {at for mention in known for at in range(mention.start, mention.end)}
    ends = {at: mention.end for mention in known for at in range(mention.start + 1, mention.end)}
    for table in ("offices", "time", "speech"):
        for hits in doc.hits.get(table, {}).values():
            if ends.get(hits[0].start, hits[0].end) < hits[0].end:
                continue
            inside = table == "time" and (doc.tokens.tight(hits[0].start) or _surname(doc, hits[0]))
            inside = inside or (table == "speech" and _given_last(doc, hits[0]))
            office = table == "offices" and not _called_so(doc, hits[0])
            if office or not (table == "offices" or inside or _personal(doc, hits[0].start)):
                masked.update(range(hits[0].start, hits[0].end))
    starts = {mention.start for mention in known}
    whose = {mention.start: mention.end for mention in known} if doc.pack.settings.endings else {}
    for hits in doc.hits.get("offices", {}).values():
        title = hits[0]._replace(end=whose.get(hits[0].end, hits[0].end))  # High Commissioner of the UN for rights
        masked.update(range(title.end, remit(doc, title, starts)))
    for start, hit in doc.roles.get("honorific", {}).items():
        if not (len(doc.tokens.keys[start]) == 1 and hit.end == start + 2) and not _called_so(doc, hit):
            masked.update(range(hit.start, hit.end))
    return masked


def _called_so(doc: Doc, hit: Hit) -> bool:
    """Tell whether a title is a surname: it has a capital behind a given name, where its language writes it small."""
    given = hit.start > 0 and bool(nominative(doc.tokens.word(hit.start - 1), doc.pack)[1])
    return given and bool(doc.pack.settings.endings) and hit.end == hit.start + 1 and _surname(doc, hit)


def _given_last(doc: Doc, hit: Hit) -> bool:
    """Tell whether a verb with a capital ends a name that a family name begins: bà Hà Thị Khuyên."""
    tokens, at = doc.tokens, hit.start
    single = hit.end == at + 1 and tokens.caps[at] and at > 1 and not tokens.breaks[at]
    return single and doc.pack.settings.family_first and tokens.caps[at - 1] and tokens.keys[at - 1] in doc.pack.given


def _surname(doc: Doc, hit: Hit) -> bool:
    """Tell whether a word of the calendar has a capital behind another one, where its language writes it small."""
    small = hit.entry.lemma.islower() and hit.end == hit.start + 1 and doc.tokens.caps[hit.start]
    return small and hit.start > 0 and doc.tokens.caps[hit.start - 1] and not doc.tokens.breaks[hit.start]


def _personal(doc: Doc, at: int) -> bool:
    """Tell whether a word of the calendar is rather a name: April Jones."""
    return doc.tokens.keys[at] in doc.pack.given and doc.tokens.caps[at]


def trim(doc: Doc, run: Run) -> Run | None:
    """Leave out the first word of a sentence where it is a common word."""
    parts, start, settings = list(run.parts), run.start, doc.pack.settings
    while parts and not _whole(doc, parts[0]) and (doc.tokens.keys[parts[0]] in settings.stop or _small(doc, parts[0])):
        parts.pop(0)
        if parts:
            start = parts[0]
    common = len(parts) > 1 and (_small(doc, parts[1]) or doc.tokens.keys[parts[1]] in settings.stop)
    if not parts or (common and is_initial(doc, parts[0])):
        return None
    return Run(start, run.end, tuple(parts), run.initial)


def _whole(doc: Doc, at: int) -> bool:
    """Tell whether a word is a letter with a stop or goes on with a hyphen: it is no small word, then."""
    return is_initial(doc, at) or (
        doc.tokens.key(at + 1) == "-" and doc.tokens.tight(at + 1) and doc.tokens.tight(at + 2)
    )


def _small(doc: Doc, at: int) -> bool:
    """Tell whether a token is one of the small words of the language."""
    if doc.tokens.keys[at] in doc.pack.given:
        return False
    return doc.one_of(SMALL, at) and any(doc.role(role, at) == at + 1 for role in SMALL)


def _mention(run: Run, id: str, score: float, rule: str) -> Mention:
    return Mention(run.start, run.end, "person", id, rule, "", min(1.0, score / 6))


def _join(doc: Doc, found: list[Person], run: Run, score: float) -> None:
    """Add a run to the person whose name it is, or as a new one."""
    words = _own(doc, run)
    for person in reversed(found[-MANY:]):
        if _same(doc, person.words, words):
            person.mentions.append(_mention(run, person.id, score, "person-again"))
            if len(words) > len(person.words):
                person.words = words
            return
    found.append(Person("", words, [_mention(run, "", score, "person-score")]))


def _own(doc: Doc, run: Run) -> list[str]:
    """List the words of a name without particles before it: Van der Berg."""
    parts = list(run.parts)
    while len(parts) > 1 and doc.role("particle", parts[0]):
        parts.pop(0)
    return [doc.tokens.keys[at] for at in parts]


def _again(doc: Doc, found: list[Person], run: Run) -> None:
    """Link a shorter or weaker run to somebody named in full elsewhere."""
    words = _own(doc, run)
    for person in reversed(found[:MANY]):
        if _same(doc, person.words, words):
            person.mentions.append(_mention(run, person.id, 4.0, "person-part"))
            return
    if len(run.parts) > 1 and doc.sentences[doc.sentence_at(run.start)].start == run.start:
        _again(doc, found, Run(run.parts[1], run.end, run.parts[1:]))


def _same(doc: Doc, full: list[str], words: list[str]) -> bool:
    """Tell whether words are a name or the end of it (the start, where all but the last word agree)."""
    if not full or not words:
        return False
    if len(words) > len(full):
        return (len(full) > 1 and _same(doc, words, full)) or _ends(doc, words, full)
    if len(words) == 1 and len(full) > 1 and (words[0] == full[0] or _family(doc, full, words[0])):
        return True
    return _ends(doc, full, words) or (len(words) > 1 and all(any(_alike(doc, w, f) for f in full) for w in words))


def _family(doc: Doc, full: list[str], word: str) -> bool:
    """Tell whether a word is the first of two family names: Cáceres of Ramiro Cáceres Ovelar."""
    return word in full[1:-1] and word not in doc.pack.given and not doc.pack.settings.family_first


def _ends(doc: Doc, full: list[str], words: list[str]) -> bool:
    tail = full[len(full) - len(words) :]
    return all(_alike(doc, a, b) for a, b in zip(tail, words, strict=True)) and max(map(len, words)) > 1


def _alike(doc: Doc, one: str, other: str) -> bool:
    """Tell whether two words are one name, in other cases where the language has cases."""
    return alike(one, other) if doc.pack.settings.endings else one == other


def _name(doc: Doc, person: Person) -> None:
    """Give a person an identifier from the fullest name, in its first case."""
    if not person.id:
        person.mentions.sort()
        length = {m: _length(doc, m) for m in person.mentions}
        fullest = max(length.values())
        written = [m for m in person.mentions if length[m] == fullest]
        names = [_cased(doc, mention) for mention in written]
        name, person.gender = min(names, key=lambda pair: (not pair[1], len(pair[0])))
        person.id = f"person/{slug(name)}"
        person.mentions = [mention._replace(id=person.id) for mention in person.mentions]


def _length(doc: Doc, mention: Mention) -> tuple[int, int]:
    """Measure how full a name is: by its words, then by its tokens, so that a letter counts less than a name."""
    words = sum(len(doc.tokens.keys[at]) > 1 for at in range(mention.start, mention.end))
    return words, mention.end - mention.start


def _cased(doc: Doc, mention: Mention) -> tuple[str, str]:
    """Return a name in its first case, and the gender that the given name tells."""
    mention = mention._replace(end=doc.ends("suffix", mention.end) if _honour(doc, mention.end) else mention.end)
    first = doc.tokens.word(mention.start)
    if not doc.pack.settings.endings:
        return _written(doc, mention), doc.pack.given.get(doc.tokens.keys[mention.start], "")
    base, gender = nominative(first, doc.pack)
    other_case = _behind_title_of_man(doc, mention.start) or doc.ends("attribution", mention.start) >= 0
    if base == first and gender and other_case:
        other = nominative(first, doc.pack, "m")
        base, gender = other if other[1] and fold(other[0]) in doc.pack.given else (base, gender)
    ended = [at for at in range(mention.start + 1, mention.end - 1) if _ending(doc, at)]
    if base == first and mention.start + 1 not in ended:
        return _written(doc, mention), gender
    inner = range(mention.start + 1, mention.end)
    rest = [doc.tokens.word(at) for at in inner if at not in ended and at - 1 not in ended]
    return " ".join([base, *(nominative(word, doc.pack, gender)[0] for word in rest)]), gender


def _ending(doc: Doc, at: int) -> bool:
    """Tell whether an apostrophe parts a foreign name from the ending of its case: Claude`'a` Weber."""
    return doc.tokens.keys[at] == "'" and doc.tokens.tight(at + 1) and not doc.tokens.caps[at + 1]


def _behind_title_of_man(doc: Doc, at: int) -> bool:
    """Tell whether a title of men stands before a name in another case than the first: of minister Jan, not of Jana.

    What he heads may stand between: of the chairman of Orlen Jan.
    """
    at -= doc.tokens.key(at - 1) == ","
    for start in range(at - 1, max(-1, at - TITLE), -1):
        verb = doc.hit("speech", start)
        if not doc.tokens.words[start] or doc.joins(start) or (verb is not None and "noun" not in verb.entry.tags):
            return False
        title = doc.hit("offices", start)
        if title is not None and title.end <= at:
            woman = title.entry.value == "f"
            return not woman and doc.tokens.word(start).lower() != title.entry.lemma.partition(" ")[0].lower()
    return False


def _written(doc: Doc, mention: Mention) -> str:
    """Return a name as it is written, without a nickname in marks."""
    marks = [at for at in range(mention.start, mention.end) if doc.tokens.keys[at] == '"']
    if len(marks) != 2:
        return doc.tokens.cut(mention.start, mention.end)
    return f"{doc.tokens.cut(mention.start, marks[0])} {doc.tokens.cut(marks[1] + 1, mention.end)}"


def _honour(doc: Doc, end: int) -> bool:
    """Tell whether letters for an honour end a name: Ada Moss KC."""
    at = doc.ends("suffix", end)
    return at > 0 and doc.tokens.word(at).isupper() and not set(doc.tokens.keys[at]) <= set("ivx")
