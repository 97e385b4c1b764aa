"""Bodies that neither a table nor a head noun gives away: acronyms, names in marks after a noun, speakers."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from kg.drafting.names.bodies import NOT_BODIES
from kg.drafting.names.hints import (
    bare,
    called,
    employs,
    informed,
    of_a_company,
    outlaw,
    said_to_be,
    staffed,
    viewed,
)
from kg.drafting.names.namewords import no_syllable
from kg.drafting.names.places import agency
from kg.drafting.names.slugs import slug
from kg.drafting.text.document import Doc, Mention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.drafting.names.runs import Run

RULE = "organisation"
LETTERS = 3
"""An acronym that nobody explains has at least so many letters."""
DATELINE = 10
"""A dateline has at most so many tokens before the agency."""
SPEAKS = 4
"""A name that speaks has at most so many words."""
NAME = 4
"""A name of one word that nothing else gives away has so many letters."""
PREFIX = 4
"""A capital inside a word is that of a brand behind so many small letters: McRae is a person."""


def acronyms(doc: Doc, known: list[Mention]) -> list[Mention]:
    """Link the acronym in brackets after a body to it, and every later mention of it."""
    aliases: dict[str, str] = {}
    taken = {at for m in known for at in range(m.start, m.end)}
    changed: list[Mention] = []
    for mention in known:
        at = mention.end + 1
        bracketed = doc.tokens.key(at - 1) == "(" and doc.tokens.key(at + 1) == ")"
        if mention.kind == "body" and bracketed and len(doc.tokens.key(at)) > 1:
            aliases[doc.tokens.word(at)] = mention.id
    spelt = _spelt(doc, known)
    for at in itertools.compress(range(len(doc.tokens)), doc.tokens.caps):
        meant = aliases.get(doc.tokens.word(at)) or spelt.get(doc.tokens.word(at))
        if meant and at not in taken:
            changed.append(Mention(at, at + 1, "body", meant, "acronym", "", 0.9))
    return changed


def _spelt(doc: Doc, known: list[Mention]) -> dict[str, str]:
    """Map the first letters of the names of bodies to them: Department of Inland Trade, DIT."""
    found: dict[str, str] = {}
    for mention in known:
        words = [doc.tokens.word(at) for at in range(mention.start, mention.end) if doc.tokens.caps[at]]
        letters = "".join(word[0] for word in words)
        if mention.kind == "body" and len(letters) >= LETTERS and not any(word.isupper() for word in words):
            found[letters] = mention.id
    return found


def speakers(doc: Doc, runs: list[Run], first: list[Run]) -> list[Mention]:
    """Take a capitalised name as a body if a verb of speech or a company's ending says so once.

    `first` are single words at the start of sentences: they are bodies if they are so elsewhere.
    """
    found: dict[str, list[Run]] = {}
    sure: dict[str, str] = {}
    for run in first:
        name = doc.tokens.cut(run.start, run.end)
        found.setdefault(name, []).append(run)
    for run in (bare(doc, run) for run in runs):
        name = doc.tokens.cut(run.start, run.end)
        found.setdefault(name, []).append(run)
        if _acts(doc, run):
            sure[name] = name
    for name in list(sure):
        sure.setdefault(name.partition(" ")[0], name)
    for name in _strangers(doc, runs, first) if doc.pack.settings.analytic else ():
        sure.setdefault(name, name)
    gangs = {sure[name] for name in sure if any(outlaw(doc, run) for run in found.get(name, ()))}
    return [_body(run, sure[name], gangs) for name in sure for run in found.get(name, ())]


def _body(run: Run, name: str, gangs: set[str]) -> Mention:
    """Return a mention of a body by a name; one of a gang is told from others by its identifier."""
    return Mention(run.start, run.end, "body", f"{'group' if name in gangs else 'org'}/{slug(name)}", RULE, "", 0.5)


def _acts(doc: Doc, run: Run) -> bool:
    """Tell whether a name has an ending of companies, stands in marks after a noun of bodies, or speaks."""
    heads = doc.hits.get("heads", {})
    if agency(doc, run) or _brand(doc, run) or _credited(doc, run) or _bracketed(doc, run):
        return True
    if called(doc, run.start) or informed(doc, run) or _foreign(doc, run):
        return True
    single = len(run.parts) == 1 and doc.pack.settings.family_first
    inside = [heads[at][0] for at in range(run.start, run.end) if at in heads]
    whole = any((hit.start, hit.end) == (run.start, run.end) for hit in inside)
    if single or whole or any(hit.entry.kind in NOT_BODIES for hit in inside):
        return False
    if (
        employs(doc, run.start)
        or (len(run.parts) > 1 and staffed(doc, run))
        or _behind_noun(doc, run)
        or said_to_be(doc, run.end)
    ):
        return True
    titled = doc.tokens.key(run.end) == '"' and bool(doc.pack.settings.endings)
    return len(run.parts) <= SPEAKS and _speaks(doc, run.end + titled)


def _strangers(doc: Doc, runs: list[Run], first: list[Run]) -> Iterator[str]:
    """Find the names of one word that speak at the start of a sentence, or behind the verb: “…”, wrote X."""
    for run in (run for run in first if doc.zone(run.start) == "body"):
        if _speaks(doc, run.end) and _strange(doc, run):
            yield doc.tokens.cut(run.start, run.end)
    for run in (run for run in runs if len(run.parts) == 1):
        titled = doc.role("honorific", run.start) or doc.hit("offices", run.end)
        if _reported(doc, run) and not titled:
            yield doc.tokens.cut(run.start, run.end)


def _reported(doc: Doc, run: Run) -> bool:
    """Tell whether a verb or words of attribution stand right before a name, or a view behind it: according to X."""
    verb = doc.entry("speech", run.start - 1)
    apart = run.start > 1 and (doc.tokens.keys[run.start - 2] == "," or doc.quoted[run.start - 2] >= 0)
    inverted = verb is not None and apart and {"quote", "after"} <= verb.tags
    return inverted or viewed(doc, run) or doc.ends("attribution", run.start) >= 0


def _strange(doc: Doc, run: Run) -> bool:
    """Tell whether a word in the singular is in no table, small words among them, and is no short one."""
    word = doc.tokens.keys[run.start]
    known = any(doc.hit(table, run.start) for table in ("heads", "units", "speech", "topics", "numbers"))
    small = any(run.start in starts for starts in doc.roles.values())
    plural = word.endswith(doc.pack.settings.plural_endings)
    return not (known or small or plural or len(word) < NAME)


def chapters(doc: Doc, known: list[Mention]) -> list[Mention]:
    """Take two or more capitalised words that end with a state for a body: Open Wire Malta."""
    taken = {at for m in known for at in range(m.start, m.end)}
    states = (m for m in known if m.kind == "state") if doc.pack.settings.analytic else ()
    ends = [(start, m.end) for m in states if m.start - (start := _opens(doc, m.start, taken)) > 1]
    return [Mention(a, b, "body", f"org/{slug(doc.tokens.cut(a, b))}", RULE, "", 0.5) for a, b in ends]


def _opens(doc: Doc, start: int, taken: set[int]) -> int:
    """Return where capitalised words begin that stand right before a name, nothing else being known of them."""
    tokens, low = doc.tokens, doc.sentences[doc.sentence_at(start)].start
    at = start
    while at > low and tokens.caps[at - 1] and at - 1 not in taken and not _other(doc, at - 1):
        at -= 1
    small = at == low or not tokens.caps[at - 1]
    return at if small and doc.zone(at) == "body" else start


def _other(doc: Doc, at: int) -> bool:
    """Tell whether a word is something else than a part of a name: an office, a time, a small word."""
    roles = ("honorific", "determiner", "conjunction", "complementiser", "locative", "preposition", "attribution")
    return doc.one_of(roles, at) or any(doc.hit(table, at) for table in ("offices", "time", "numbers"))


def _speaks(doc: Doc, at: int) -> bool:
    """Tell whether a verb of speech stands at a token."""
    speech = doc.entry("speech", at)
    return speech is not None and "noun" not in speech.tags


def _foreign(doc: Doc, run: Run) -> bool:
    """Tell whether a noun of bodies is before a name that is no syllable of the language: hãng phần mềm Kelpline."""
    return doc.pack.settings.syllables and of_a_company(doc, run.start) and no_syllable(doc, run.parts)


def _brand(doc: Doc, run: Run) -> bool:
    """Tell whether a name of one word has a capital inside, as brands have."""
    word = doc.tokens.word(run.start)
    if run.end - run.start > 1 or word.isupper():
        return False
    inner = next((at for at in range(1, len(word)) if word[at].isupper()), 0)
    return inner >= PREFIX


def _credited(doc: Doc, run: Run) -> bool:
    """Tell whether a name in the credit of a picture is the agency's: behind a stroke, a colon or a bracket."""
    signs = ("/", ":", "(") if len(doc.tokens.cut(run.start, run.end)) >= LETTERS else ("/",)
    return doc.zone(run.start) in ("credit", "caption") and doc.tokens.key(run.start - 1) in signs


def _bracketed(doc: Doc, run: Run) -> bool:
    """Tell whether a name stands in brackets and before a dash where a story opens: ROME (Blue Wire) -."""
    line = doc.paragraphs[doc.sentences[doc.sentence_at(run.start)].paragraph]
    inside = doc.tokens.key(run.start - 1) == "(" and doc.tokens.key(run.end + 1) == "-"
    return inside and len(run.parts) > 1 and run.start - line.start <= DATELINE


def _behind_noun(doc: Doc, run: Run) -> bool:
    """Tell whether a noun of bodies stands before a name or its marks, or `according to` before its marks."""
    heads = doc.hits.get("heads", {})
    before = run.start - 1 - (doc.tokens.key(run.start - 1) == '"')
    if before < run.start - 1 and doc.quoted[run.start] < 0 and doc.ends("attribution", before + 1) >= 0:
        return True
    near = range(max(0, before - 2), before + 1)
    verb = doc.entry("speech", before) is not None
    return not verb and any(at in heads and heads[at][0].end - 1 in (before, before - 1) for at in near)
