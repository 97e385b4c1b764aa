"""Words that say that somebody said something: verbs of speech, attribution, nouns before a quotation."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from kg.drafting.contents.begun import naming
from kg.drafting.cues.cue import ATTRIBUTION, GUESSED, SOURCE, Cue
from kg.drafting.cues.nominal import SOURCED, sourced
from kg.drafting.cues.nouns import covered_by, noun_here
from kg.drafting.cues.orphans import STORY, closed, colons, headed, orphans
from kg.drafting.cues.owned import HELD, verdicts, views
from kg.drafting.cues.papers import about_no_paper, scheme
from kg.drafting.cues.phrased import stretched
from kg.drafting.cues.strange import announcing
from kg.drafting.cues.turned import apart
from kg.drafting.cues.uninflected import stated
from kg.drafting.names.bodies import NOT_BODIES

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc

UNKNOWN = frozenset(("quote", "after"))
"""Frames of a verb that no table knows."""
CLAUSE = frozenset(("that", GUESSED))
"""Frames of what only a clause behind it makes a cue."""
ATTRIBUTED = frozenset((ATTRIBUTION,))
"""Frames of words that say whose view is told."""
HEADED = frozenset(("that",))
"""Frames of the colon of a headline."""
UNSAID = frozenset(("asserts", "predicts", "commits", "accuses"))
"""Acts whose negation says that nothing was said; who does not accept, deny or praise something speaks all the same."""
REFUSING = ("rejects", "denies")
"""Acts of verbs that make a refusal to speak of the verb behind them."""
SAYING = frozenset(("that", "after"))
"""Frames of verbs that tell what was said in a clause."""
SUBJECTS = ("heads", "offices", "speech")
"""Tables of nouns for those who speak and for what they wrote."""
HOLDERS = ("person", "body")
"""Kinds of those for whom a sentence may say that something is so."""
FORCE = "entry-into-force"
"""An event that is an act for a state."""
VIEW = 4
"""Whose view it is stands within so many tokens behind a preposition."""
RELATIVE = 20
"""A relative clause has at most so many tokens."""
FAR = 14
"""A comma closes whose view it is within so many tokens."""


def cues(doc: Doc, busy: set[int]) -> list[Cue]:
    """Find the cues of a text outside quotations and names, in order; of two that overlap the longer one."""
    found = [*_verbs(doc, busy), *_attributions(doc)]
    kept: list[Cue] = []
    for cue in sorted(found, key=lambda c: (c.start, -c.end, not c.attributes)):
        if not kept or cue.start >= kept[-1].end:
            kept.append(cue)
    kept = _telling(doc, kept)
    reported = {cue.sentence for cue in kept}
    rest = [
        *((at, at + 1, HEADED, "rule:headline") for at in headed(doc, busy, reported)),
        *((at, at + 1, ATTRIBUTED, "rule:headline") for at in closed(doc, busy, reported)),
        *((start, end, CLAUSE, "rule:strange") for start, end in announcing(doc, reported)),
        *((at, at + 1, UNKNOWN, "rule:quotation") for at in orphans(doc, busy, reported)),
        *((at, at + 1, UNKNOWN, "rule:quotation") for at in colons(doc, busy, reported)),
    ]
    kept += [Cue(start, end, "asserts", frames, row, doc.sentence_at(start)) for start, end, frames, row in rest]
    return sorted(kept, key=lambda cue: cue.start)


def _telling(doc: Doc, found: list[Cue]) -> list[Cue]:
    """Leave out both verbs of a refusal to speak: `declined to comment` tells nothing."""
    silent: set[Cue] = set()
    for first, then in itertools.pairwise(found):
        speech = then.act == "asserts" and "quote" in then.frames and not doc.role("complementiser", then.end)
        if speech and first.act in REFUSING and doc.role("infinitive", first.end) == then.start:
            silent |= {first, then}
    return [cue for cue in found if cue not in silent and not _unsaid(doc, cue)]


def _unsaid(doc: Doc, cue: Cue) -> bool:
    """Tell whether somebody is said not to have said something: `has not said that it will sign`."""
    near = range(max(doc.sentences[cue.sentence].start, cue.start - 2), cue.start)  # has not yet said
    ends = (doc.role("negator", at) for at in near)
    denied = any(0 < end <= cue.start or end == cue.end for end in ends)  # but `did not` in `did not rule out`
    told = doc.tokens.keys[cue.end : cue.end + 2]  # who would not say `whether` speaks of what is open
    that = not told or any(key in doc.pack.first_complementiser for key in told)
    return denied and that and cue.act in UNSAID


def _outside(doc: Doc, at: int) -> bool:
    return doc.quoted[at] < 0 and doc.zone(at) in STORY


def _verbs(doc: Doc, busy: set[int]) -> list[Cue]:
    found = []
    covered = covered_by(doc)
    for at, hits in itertools.chain(apart(doc), doc.hits.get("speech", {}).items(), stretched(doc)):
        capital = doc.tokens.caps[at] and not _may_begin(doc, at)
        if not _outside(doc, at) or capital or _named_so(doc, at):
            continue
        hit = _read_as(doc, hits)
        if _asked(doc, at) and doc.tokens.key(hit.end) != ",":
            continue
        tags = hit.entry.tags
        other = _another_verb(doc, hit) or scheme(doc, hit) or naming(doc, hit) or about_no_paper(doc, hit)
        if other or noun_here(doc, hit, covered, busy):
            continue
        if "noun" in tags and _fronted_by_who(doc, hit):
            tags = SAYING
        owned = "noun" in tags and stated(doc, hit.start, hit.end) > 0
        if "noun" in tags and sourced(doc, hit) is not None:
            tags = frozenset((*tags - {"object", "quote"}, "that", "infinitive", SOURCED))
        elif "noun" in tags and "quote" not in tags and not owned:
            continue
        if _opens_circumstance(doc, hit):
            continue
        row = f"speech.csv:{hit.entry.row}"
        found.append(Cue(at, hit.end, hit.entry.kind, tags, row, doc.sentence_at(at)))
    return found


def _read_as(doc: Doc, hits: list[Hit]) -> Hit:
    """Choose the verb of words that may be a verb or a noun, unless it is a noun that says whose it is: a call by X."""
    verbs = [hit for hit in hits if "noun" not in hit.entry.tags]
    verb = _without_day(doc, verbs[0] if verbs else hits[0])
    return next((hit for hit in hits if "noun" in hit.entry.tags and sourced(doc, hit) is not None), verb)


def _without_day(doc: Doc, hit: Hit) -> Hit:
    """Return a verb without the preposition that belongs to a day behind it: insisted `on` Monday that."""
    day = hit.end in doc.days or doc.hit("time", hit.end) is not None
    led = day and hit.end - hit.start > 1 and doc.pack.settings.analytic and doc.role("preposition", hit.end - 1)
    known = doc.pack.lexicon.nodes.get(doc.tokens.keys[hit.start], ()) if led else ()
    entry = next((one for one in known if one.table == "speech" and "noun" not in one.tags), None)
    return hit if entry is None else hit._replace(end=hit.start + 1, entry=entry)


def _named_so(doc: Doc, at: int) -> bool:
    """Tell whether a verb only says what somebody calls a thing: praised `what she called` honest work.

    Not where it says so of all that is told before: signed it, `in what she called` a breakthrough.
    """
    return any(doc.ends("locative", start) < 0 for start in doc.places("free", max(0, at - 2), at))


def _fronted_by_who(doc: Doc, hit: Hit) -> bool:
    """Tell whether a noun is a verb here: who says it stands right before, a small word behind: she fears that."""
    own = doc.pack.settings
    if own.endings or hit.end - hit.start > 1 or not _clause_follows(doc, hit.end):
        return False
    if doc.role("pronoun", hit.start - 1) == hit.start:
        return True
    if own.syllables or own.adjective_after:
        return False
    return _subject_ends(doc, hit.start) or _subject_ends(doc, _before_relative(doc, hit))


def _clause_follows(doc: Doc, at: int) -> bool:
    """Tell whether a clause begins at a token: that it is late, the law will."""
    that = doc.tokens.key(at) in doc.pack.first_complementiser
    return that or doc.role("determiner", at) > 0


def _before_relative(doc: Doc, hit: Hit) -> int:
    """Return the comma that opens a clause between a word and its subject, which another one closes, or 0."""
    commas = doc.commas(max(doc.sentences[doc.sentence_at(hit.start)].start, hit.start - RELATIVE), hit.start)
    return commas[0] if len(commas) > 1 else 0


def _subject_ends(doc: Doc, end: int) -> bool:
    """Tell whether somebody or a document ends at a token as the subject of what follows: the bloc fears that.

    Only at the start of a sentence or behind an article: `amid EU fears that` names nobody.
    """
    for start in range(max(0, end - 5), end):
        named = any(m.end == end for m in doc.of("").between(start, start + 1))
        if named or any(h.end == end for table in SUBJECTS for h in doc.hits.get(table, {}).get(start, ())):
            return start == doc.sentences[doc.sentence_at(start)].start or doc.ends("determiner", start) >= 0
    return False


def _opens_circumstance(doc: Doc, hit: Hit) -> bool:
    """Tell whether a verb without a subject opens a sentence with a question or a thing, not with what was said.

    `Asked whether it was late, she laughed`; `Explaining the vote, she said`.
    """
    start = doc.sentences[doc.sentence_at(hit.start)].start
    first = all(not doc.tokens.words[at] for at in range(start, hit.start)) and "noun" not in hit.entry.tags
    if doc.pack.settings.pro_drop or not first or doc.zone(hit.start) == "headline":
        return False
    own = doc.pack.settings
    going_on = own.participle_endings and doc.tokens.keys[hit.start].endswith(own.participle_endings)
    if own.analytic and not going_on and not _inverted(doc, hit.end):
        return True  # asked, pressed or told about something: what somebody else said
    return hit.entry.kind == "asserts" and "object" in hit.entry.tags


def _inverted(doc: Doc, at: int) -> bool:
    """Tell whether somebody is named right behind a verb: `Said the minister: “No.”`."""
    at = doc.role("determiner", at) or doc.role("honorific", at) or at
    named = doc.of("").between(at, at + 1) or doc.hit("offices", at) or doc.hit("heads", at)
    return bool(named) or doc.role("pronoun", at) > 0


def _asked(doc: Doc, at: int) -> bool:
    """Tell whether a word stands in a question that the text itself puts."""
    sentence = doc.sentences[doc.sentence_at(at)]
    last = sentence.end - 1
    return doc.tokens.keys[last] == "?" and ":" not in doc.tokens.keys[at:last]


def _another_verb(doc: Doc, hit: Hit) -> bool:
    """Tell whether a reflexive behind a verb, or right before it, makes another one of it."""
    own = doc.within("reflexive", hit.start, hit.end)
    before = doc.ends("reflexive", hit.start) >= 0 and "noun" not in hit.entry.tags
    return (doc.role("reflexive", hit.end) > 0 or before) and not own


def _may_begin(doc: Doc, at: int) -> bool:
    """Tell whether a capital only marks the start of a sentence."""
    return at == doc.sentences[doc.sentence_at(at)].start


def _somebody(doc: Doc, at: int) -> bool:
    """Tell whether somebody is named at a token, or a title or a noun of bodies stands there."""
    named = any(m.kind != "place" for m in doc.of("").between(at, at + 1))
    return named or doc.hit("offices", at) is not None or doc.hit("heads", at) is not None


def _viewpoints(doc: Doc) -> list[Cue]:
    """Find the prepositions with which a sentence says whose view it tells: `For` Anna Reyes, a lawyer, it is late."""
    found = []
    for at, hit in doc.roles.get("viewpoint", {}).items():
        sentence = doc.sentence_at(at)
        low = doc.sentences[sentence].start
        first = all(not doc.tokens.words[b] for b in range(doc.role("contrast", low) or low, at))
        start = doc.role("determiner", hit.end) or doc.role("honorific", hit.end) or hit.end
        comma = next((b for b in range(start, min(start + FAR, len(doc.tokens))) if doc.tokens.keys[b] == ","), 0)
        states = "states" in hit.entry.value and not _acts(doc, comma, doc.sentences[sentence].end)
        kinds = (*HOLDERS, "state") if states else HOLDERS
        named = [m for kind in kinds for m in doc.of(kind).between(start, min(start + VIEW, comma))]
        head = doc.entry("heads", start)
        held = named or doc.hit("offices", start) or (head is not None and head.kind not in NOT_BODIES)
        if first and held and comma:
            found.append(Cue(at, hit.end, "asserts", ATTRIBUTED, "language.toml:viewpoints", sentence))
    return found


def _acts(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the clause behind a comma tells of an act, which is so for a state, not only in its view."""
    if doc.role("relative", start + 1):
        start = next(iter(doc.commas(start + 1, end)), start)
    entries = (doc.entry("triggers", at) for at in range(start, end))
    return any(entry is not None and (entry.kind == "action" or entry.value == FORCE) for entry in entries)


def _held(doc: Doc) -> list[Cue]:
    """Find the cues that hold whose view they tell: `in Kenya's view`; `“Never”, was her reply`."""
    found = [(one, ATTRIBUTED | {HELD}, "language.toml:views") for one in views(doc)]
    found += [(one, frozenset(("quote", HELD)), "rule:verdict") for one in verdicts(doc)]
    return [Cue(one.start, one.end, "asserts", tags, row, doc.sentence_at(one.start)) for one, tags, row in found]


def _attributions(doc: Doc) -> list[Cue]:
    found = [*_viewpoints(doc), *_held(doc)]
    for at, hit in doc.roles.get(ATTRIBUTION, {}).items():
        planned = max(doc.role("planner", at), doc.role("conjunction", at)) > hit.end
        whose = "named" not in hit.entry.value or _somebody(doc, hit.end)
        if _outside(doc, at) and not planned and whose and doc.tokens.key(at - 1) != "(":
            verb = next((h for s in range(at, hit.end) for h in doc.hits.get("speech", {}).get(s, ())), None)
            act = verb.entry.kind if verb and "noun" not in verb.entry.tags else "asserts"
            follows = verb is not None and "impersonal" in verb.entry.tags
            frames = ATTRIBUTED | {SOURCE} if follows else ATTRIBUTED
            found.append(Cue(at, hit.end, act, frames, "language.toml:attribution", doc.sentence_at(at)))
    return found
