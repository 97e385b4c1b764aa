"""Statements: a cue with what was said and who said it; without a sure speaker it is left open."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from kg.drafting.contents.clause_ends import JOINED as REASON
from kg.drafting.contents.conflicts import shared_out
from kg.drafting.contents.edges import last_word
from kg.drafting.cues.cue import told
from kg.drafting.cues.papers import PAPERS, paper_speaks
from kg.drafting.cues.uninflected import unnamed
from kg.drafting.speakers.somebody import overt
from kg.drafting.speakers.speakers import ENOUGH, candidates
from kg.drafting.speakers.subjects import SUBJECTS
from kg.drafting.speakers.topics import topic
from kg.drafting.speakers.voices import speaks, voice
from kg.drafting.statements.partners import partners
from kg.drafting.statements.statement import Statement
from kg.drafting.text.nearby import Nearby
from kg.drafting.text.sentences import begins

if TYPE_CHECKING:
    from kg.drafting.contents.said import Content
    from kg.drafting.cues.cue import Cue
    from kg.drafting.names.actor import Line
    from kg.drafting.speakers.coreference import Memory
    from kg.drafting.speakers.speakers import Candidate
    from kg.drafting.text.document import Doc

ECHO = 60
"""So many tokens back somebody may have spoken without words of theirs in the text."""
PIECE = 3
"""A sentence of fewer words and signs in a quotation stays with the next one: `No. We will not.`"""
TWO = 3
"""Cuts of a quotation of two sentences; a longer one is a speech of one piece."""
SURE = 5.0
"""Score of somebody who spoke without words of theirs."""
SAFE = frozenset(("clause-that", "clause-before", "clause-around", "clause-colon"))
"""Rules sure enough for a statement whose speaker is not known."""
IMPERSONAL = "impersonal"
"""Frame of a verb that names nobody: it follows from, one reads in; without `quote` it never has a speaker."""
PLAIN = frozenset(("that", "quote", "after"))
"""Frames of a verb of nothing but speech, after which a clause needs no small word: researchers say it is late."""
JOINED = 4.6
"""Score of the last speaker of a sentence, known or not, for a verb that is joined to the one before."""
CONTINUES = 2.6
"""Score of the last speaker for a verb that has no subject of its own."""


def statements(doc: Doc, cues: list[Cue], line: Line, memory: Memory) -> list[Statement]:
    """Draft the statements of a text, in order."""
    found: list[Statement] = []
    before: Cue | None = None
    shared = shared_out(doc, cues, line)
    heard = {cue.start for cue, _ in shared}
    silent = Nearby([cue for cue in cues if cue.start not in heard])
    for cue, content in shared:
        topic(doc, found[-1].verb[0] if found else -1, cue, line, memory)
        _named(doc, found, cue, content, silent, line, memory)
        statement = _statement(doc, cue, content, line, memory, before, found)
        if statement is None:
            continue
        before = cue
        found += [part for whole in (statement, *partners(doc, statement, line)) for part in _apart(doc, whole)]
        if statement.speaker:
            actor, verb = line.named(statement.speaker_span), _inflected(doc, cue)
            memory.heard(statement.speaker, actor, statement.content, verb)
            memory.wrote(statement.speaker, doc.sentences[cue.sentence].start, doc.sentences[cue.sentence].end)
        found += _continued(doc, statement)
    return found


def _named(
    doc: Doc, found: list[Statement], cue: Cue, content: Content, silent: Nearby[Cue], line: Line, memory: Memory
) -> None:
    """Remember who spoke without words of theirs in the text: `the minister spoke of it. She added that …`.

    A verb within what is said tells of nobody who has spoken: `The office will publish a guide, she said`.
    """
    first = found[-1].verb[1] if found else 0
    for other in silent.between(max(first, cue.start - ECHO), min(cue.start, content.start)):
        best = next(iter(candidates(doc, other, None, line, None, memory)), None)
        if best is not None and best.score >= SURE and memory.named(best.actor):
            memory.heard(memory.named(best.actor), best.actor)


def _inflected(doc: Doc, cue: Cue) -> str:
    """Return what a cue tells of its subject; words such as `according to` have none."""
    return "" if cue.attributes else told(doc, cue)


def _statement(
    doc: Doc, cue: Cue, content: Content, line: Line, memory: Memory, before: Cue | None, found: list[Statement]
) -> Statement | None:
    best, speaker, span, known = _who(doc, cue, content, line, memory, before, found)
    if not known and not content.direct and not cue.attributes and not _told(doc, cue, content):
        return None
    if not speaker and _thing(doc, cue, content, best):
        return None
    level = "reported-direct" if content.direct else "reported-indirect"
    score = min(1.0, (content.score + (best.score if best else 0.0)) / 11)
    place = (content.start, content.end)
    return Statement(
        speaker,
        span,
        (cue.start, cue.end),
        place,
        cue.act or "asserts",
        content.direct,
        level,
        content.rule,
        cue.row,
        score,
    )


def _who(
    doc: Doc, cue: Cue, content: Content, line: Line, memory: Memory, before: Cue | None, found: list[Statement]
) -> tuple[Candidate | None, str, tuple[int, int] | None, bool]:
    """Return the best candidate, who speaks, by which words, and whether a subject stands there, known or not."""
    scored = candidates(doc, cue, content, line, before, memory)
    best = scored[0] if scored else None
    carried = (0.0, "") if IMPERSONAL in cue.frames else _carried(doc, cue, before, found, line, memory)
    if IMPERSONAL in cue.frames and "quote" not in cue.frames:
        best = None
    speaker, span = carried[1], None
    chosen = best is not None and best.score >= ENOUGH and best.score > carried[0]
    if best is not None and chosen:
        speaker, span = memory.named(best.actor, _inflected(doc, cue)), best.actor.span
    named = best if chosen else None
    other = _voiced(doc, cue, content, named, speaker, line, memory) if chosen or carried[0] < JOINED else None
    if other is not None:
        plain = content.rule == "clause" and cue.act == "asserts"  # four people thought to have left
        return best, *other, chosen or (bool(other[0]) and not plain)
    return best, speaker, span, chosen or bool(carried[1]) or carried[0] >= JOINED


def _voiced(
    doc: Doc, cue: Cue, content: Content, best: Candidate | None, speaker: str, line: Line, memory: Memory
) -> tuple[str, tuple[int, int]] | None:
    """Return the speaker, and the words for it, where the subject is somebody without a name or a paper."""
    named = best.actor if best is not None else None
    found = voice(doc, cue, content, named)
    if found is None:
        return None
    outside = named is None or not found.start <= named.start < found.end
    inside, several = not (outside or found.paper), speaker.startswith("group/")
    if speaker and inside and not several:
        return None
    whose = speaker if inside and several else speaks(doc, found, line, memory)
    behind = named is not None and found.start <= named.start < max(cue.start, found.reach)
    return (whose, (found.start, found.end)) if whose or not behind else None


def _thing(doc: Doc, cue: Cue, content: Content, best: Candidate | None) -> bool:
    """Tell whether a noun that stands for nobody speaks of something: the agreement speaks of data."""
    head = best is not None and best.actor.kind == "head" and bool(doc.pack.settings.agreement)
    return head and content.rule == "object" and cue.act == "asserts" and not content.direct


def _told(doc: Doc, cue: Cue, content: Content) -> bool:
    """Tell whether somebody said something though the text does not let us know who: a subject stands there."""
    start = doc.sentences[cue.sentence].start
    subject = any(doc.tokens.words[at] for at in range(start, cue.start))
    clause, nobody = content.rule == "clause", IMPERSONAL in cue.frames
    plain = clause and cue.frames >= PLAIN and "object" not in cue.frames and doc.pack.settings.analytic
    if (nobody and content.rule == "infinitive") or ((content.rule in SAFE or plain) and (subject or nobody)):
        return True
    if PAPERS in cue.frames or (cue.act != "asserts" and paper_speaks(doc, cue)):
        return True
    return (clause or cue.act != "asserts") and unnamed(doc, cue)


def _carried(
    doc: Doc, cue: Cue, before: Cue | None, found: list[Statement], line: Line, memory: Memory
) -> tuple[float, str]:
    """Return the speaker that a verb without a subject goes on with, and how sure that is."""
    last = found[-1] if found else None
    if cue.attributes and doc.tokens.keys[cue.start] in doc.pack.as_words and doc.tokens.key(cue.end) in (",", "-"):
        return 5.5, memory.last(cue.start)
    if cue.attributes:
        return 0.0, ""
    same = before is not None and before.sentence == cue.sentence
    same = same and last is not None and doc.ends("infinitive", last.verb[0]) < 0
    if last is not None and same and _joined(doc, cue) and not _new_subject(cue, last, line):
        return (6.0 if doc.ends("coordinator", cue.start) >= 0 else JOINED), last.speaker
    first = all(not doc.tokens.words[at] for at in range(doc.sentences[cue.sentence].start, cue.start))
    if overt(doc, cue):
        return 0.0, ""
    if doc.pack.settings.pro_drop and (first or doc.pack.settings.endings):
        here = doc.sentences[cue.sentence].paragraph
        apart = last is not None and doc.sentences[doc.sentence_at(last.verb[0])].paragraph < here
        speaker = memory.last(cue.start, told(doc, cue), apart=apart)
        return (3.4 if first and doc.pack.settings.verb_first else CONTINUES) if speaker else 0.0, speaker
    return 0.0, ""


def _new_subject(cue: Cue, last: Statement, line: Line) -> bool:
    """Tell whether somebody else is named between what was said last in a sentence and a cue."""
    return any(actor.kind in SUBJECTS for actor in line.between(max(last.content[1], last.verb[1]), cue.start))


def _joined(doc: Doc, cue: Cue) -> bool:
    """Tell whether a conjunction or a comma stands right before a cue."""
    at = cue.start
    if doc.tokens.key(at - 1) in (",", ";", ":") or REASON in cue.frames:
        return True
    return any(doc.joins(before) == at for before in range(max(0, at - 3), at))


def _apart(doc: Doc, whole: Statement) -> list[Statement]:
    """Make one statement of each sentence of a quotation, where a language wants it, and of each clause reported."""
    if not whole.direct:
        return [whole._replace(content=part) for part in _clauses(doc, *whole.content)]
    if not doc.pack.settings.sentences_apart:
        return [whole]
    start, end = whole.content
    cuts = [start, *(at for at in range(start + PIECE, end - PIECE + 1) if begins(doc, at)), end]
    cuts = cuts if len(cuts) == TWO else [start, end]
    parts = [(a, last_word(doc, a, b)) for a, b in itertools.pairwise(cuts)]
    return [whole._replace(content=part) for part in parts]


def _clauses(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """Part what the same small word announces again: said `that` it was late `and that` nobody came."""
    small = doc.ends("complementiser", start)
    bare = small < 0 and not doc.pack.settings.endings and not doc.pack.settings.syllables
    found: list[tuple[int, int]] = []
    for at in range(start + PIECE, end - PIECE) if small >= 0 or bare else ():
        then = doc.role("coordinator", at)
        again = doc.role("complementiser", then) if then else 0
        same = doc.tokens.key(then) in doc.pack.first_complementiser if bare else False
        if again and (same or (small >= 0 and doc.tokens.keys[then:again] == doc.tokens.keys[small:start])):
            found.append((start, last_word(doc, start, at)))
            start, small, bare = again, then, False
    return [*found, (start, end)]


def _continued(doc: Doc, last: Statement) -> list[Statement]:
    """Go on with quotations that make whole sentences of their own right after a direct one."""
    found: list[Statement] = []
    if not last.direct:
        return found
    number = doc.sentence_at(max(last.content[1] - 1, last.verb[1] - 1)) + 1
    paragraph = doc.sentences[number - 1].paragraph
    while number < len(doc.sentences):
        sentence = doc.sentences[number]
        quote = doc.quotes[doc.quoted[sentence.start]] if doc.quoted[sentence.start] >= 0 else None
        if quote is None or quote.outer_end < sentence.end - 1 or sentence.paragraph > paragraph + 1:
            break
        end = quote.end
        while end > quote.start and not doc.tokens.words[end - 1]:
            end -= 1
        if end > quote.start:
            found += _apart(doc, last._replace(content=(quote.start, end), rule="quote-continued"))
        paragraph, number = sentence.paragraph, number + 1
    return found
