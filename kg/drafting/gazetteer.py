"""Names that the tables list: states with adjectives, demonyms and capitals, bodies, treaties, places, groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.document import Doc, Mention
from kg.drafting.schema import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.drafting.lexicon import Entry, Hit

RULE = "names"
PARTS, CURRENCY = "-'.@/", "$€£¥"
"""Signs within words and addresses, and those that make a name part of a sum."""
AFTER_CAPITAL = 3
"""A capital stands for its government if a verb follows within so many words."""


def public(compact: str) -> str:
    """Return the identifier that is written for a compact one: `sta:vnm` is `state/vnm`."""
    prefix, _, slug = compact.partition(":")
    return f"{PREFIXES.get(prefix, prefix)}/{slug}"


def listed(doc: Doc) -> list[Mention]:
    """Find the names of a text that the tables know, the longest at each place, and states within names of bodies."""
    found: list[Mention] = []
    inside = 0
    for at in sorted(doc.hits.get("names", {})):
        hit = _chosen(doc, doc.hits["names"][at])
        if hit is None or _cut(doc, hit):
            continue
        mention = _mention(doc, hit)
        if at < inside and not (mention.kind == "state" and found[-1].kind == "body" and hit.end <= inside):
            continue
        found.append(mention)
        found += _within(doc, hit, mention)
        inside = max(inside, hit.end)
    return found


def _within(doc: Doc, hit: Hit, mention: Mention) -> list[Mention]:
    """Find the state at the beginning of the name of a body: Dutch police."""
    shorter = doc.hits.get("names-inner", {}).get(hit.start, ()) if mention.kind == "body" else ()
    states = [inner for inner in shorter if inner.entry.kind == "state" and inner.entry.use != "capital"]
    return [_mention(doc, max(states, key=lambda inner: inner.end))] if states else []


def _chosen(doc: Doc, hits: list[Hit]) -> Hit | None:
    """Choose among names that begin here and are equally long: the first that its guards let pass."""
    for hit in hits:
        if _allowed(doc, hit):
            return hit
    return None


def _cut(doc: Doc, hit: Hit) -> bool:
    """Tell whether a name is only a part of a word with hyphens."""
    tokens = doc.tokens
    if (tokens.tight(hit.end) and tokens.key(hit.end) in CURRENCY) or _of_a_person(doc, hit):
        return True
    before = hit.start > 1 and tokens.tight(hit.start) and tokens.tight(hit.start - 1)
    return bool(before and tokens.words[hit.start - 2] and tokens.keys[hit.start - 1] in PARTS)


def _of_a_person(doc: Doc, hit: Hit) -> bool:
    """Tell whether a short name of a state is rather the first part of a person's name: Đức Huy."""
    tokens, end = doc.tokens, hit.end
    if hit.end - hit.start > 1 or end >= len(tokens) or tokens.keys[hit.start] not in doc.pack.given:
        return False
    follows = tokens.caps[end] and not tokens.breaks[end] and tokens.keys[end] in doc.pack.given
    return follows and hit.entry.kind == "state" and end not in doc.hits.get("names", {})


def _allowed(doc: Doc, hit: Hit) -> bool:
    """Ask the guards of a row: words that must or must not stand next to it."""
    tags = hit.entry.tags
    if not tags:
        return True
    around = {doc.tokens.key(hit.start - 1), doc.tokens.key(hit.end), doc.tokens.key(hit.end + 1)}
    needed = {tag[1:].lower() for tag in tags if tag[0] == "+"}
    barred = {tag[1:].lower() for tag in tags if tag[0] == "-"}
    if (needed and not needed & around) or barred & around:
        return False
    return "start" not in tags or not _only_at_start(doc, hit)


def _only_at_start(doc: Doc, hit: Hit) -> bool:
    """Tell whether a word stands at the start of a sentence and nowhere else."""
    if not _starts_sentence(doc, hit.start):
        return False
    key, tokens = doc.tokens.keys[hit.start], doc.tokens
    places = doc.hits["names"]
    return not any(
        tokens.keys[at] == key and tokens.caps[at] and not _starts_sentence(doc, at) for at in places if at != hit.start
    )


def _starts_sentence(doc: Doc, at: int) -> bool:
    sentence = doc.sentences[doc.sentence_at(at)]
    return all(not doc.tokens.words[before] for before in range(max(sentence.start, at - 3), at))


def _mention(doc: Doc, hit: Hit) -> Mention:
    entry = hit.entry
    row = f"names.csv:{entry.row}"
    if entry.use == "capital" or entry.value in doc.pack.governments:
        return _capital(doc, hit, entry, row)
    kind = "body" if entry.kind == "body" else entry.kind
    return Mention(hit.start, hit.end, kind, public(entry.value), f"{RULE}-{entry.use}", row)


def _capital(doc: Doc, hit: Hit, entry: Entry, row: str) -> Mention:
    """Tell a city from the government that it stands for."""
    state = doc.pack.governments.get(entry.value)
    if state and "government" in entry.tags and acts(doc, hit.start, hit.end):
        return Mention(hit.start, hit.end, "state", public(state), "names-government", row, 0.8)
    return Mention(hit.start, hit.end, "place", public(entry.value), "names-capital", row)


def acts(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name is the subject of a verb of will or speech rather than where something happens."""
    before = max((b for b in range(max(0, start - 3), start) if doc.role("locative", b) == start), default=-1)
    if before >= 0 or doc.tokens.word(start).isupper():
        return False
    stop = min(end + AFTER_CAPITAL, doc.sentences[doc.sentence_at(start)].end)
    if _addressed(doc, start) or _joined(doc, end):
        return True
    return any(_verb(doc, at) for at in _follow(doc, end, stop)) or _subject(doc, start, end, stop)


def _addressed(doc: Doc, start: int) -> bool:
    """Tell whether a verb of speech stands right before a name: urged Ottawa, accused Brussels."""
    speech = doc.hits.get("speech", {})
    return any(
        at in speech and speech[at][0].end == start and "noun" not in speech[at][0].entry.tags
        for at in range(max(0, start - AFTER_CAPITAL), start)
    )


def _joined(doc: Doc, end: int) -> bool:
    """Tell whether a name is joined to another capital that acts: Seoul and Bangkok trade accusations."""
    after = doc.joins(end)
    hits = doc.hits.get("names", {}).get(after, ()) if after else ()
    other = next((hit for hit in hits if hit.entry.use == "capital"), None)
    if other is None:
        return False
    stop = min(other.end + AFTER_CAPITAL, doc.sentences[doc.sentence_at(other.start)].end)
    return any(_verb(doc, at) for at in _follow(doc, other.end, stop))


def _subject(doc: Doc, start: int, end: int, stop: int) -> bool:
    """Tell whether a name opens a sentence or a clause and something that may be its verb follows."""
    opens = _starts_sentence(doc, start) or any(
        doc.role("complementiser", before) == start for before in range(max(0, start - 3), start)
    )
    if not opens or end >= stop:
        return False
    if doc.tokens.keys[end] == ",":
        return doc.tokens.key(end + 1) in doc.pack.as_words
    small = doc.tokens.words[end] and not doc.tokens.caps[end] and not doc.tokens.keys[end].isdigit()
    return small and not (doc.role("locative", end) or doc.role("conjunction", end) or doc.hit("time", end))


def _follow(doc: Doc, start: int, stop: int) -> Iterator[int]:
    """Go on from a name until something else begins."""
    for at in range(start, stop):
        if not doc.tokens.words[at] or doc.tokens.caps[at]:
            return
        yield at


def _verb(doc: Doc, at: int) -> bool:
    if doc.role("planner", at) or doc.role("negator", at):
        return True
    speech, trigger = doc.entry("speech", at), doc.entry("triggers", at)
    return bool((speech and "noun" not in speech.tags) or (trigger and trigger.use == "verb"))
