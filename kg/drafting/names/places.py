"""Places that no table lists: a capitalised name after a preposition of place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.names.hints import employs, viewed
from kg.drafting.names.slugs import slug
from kg.drafting.text.document import Doc, Mention

if TYPE_CHECKING:
    from kg.drafting.names.runs import Run

LONGEST = 3
ACRONYM = 5


def places(doc: Doc, runs: list[Run]) -> list[Mention]:
    """Find the runs of capitalised words that a preposition of place governs, and their later mentions."""
    found: list[Mention] = []
    names: dict[str, str] = {}
    for run in runs:
        if len(run.parts) > LONGEST or run.initial or doc.tokens.tight(run.start) or employs(doc, run.start):
            continue
        name = doc.tokens.cut(run.start, run.end)
        if name in names or _located(doc, run):
            names.setdefault(name, f"place/{slug(name)}")
            found.append(Mention(run.start, run.end, "place", names[name], "place-preposition", "", 0.5))
    return found


def _located(doc: Doc, run: Run) -> bool:
    located = any(doc.role("locative", at) == run.start for at in range(max(0, run.start - 3), run.start))
    return (located and not viewed(doc, run)) or _dateline(doc, run)


def _dateline(doc: Doc, run: Run) -> bool:
    """Tell whether a name in capitals opens a paragraph and a date, a bracket or a dash follows."""
    sentence = doc.sentences[doc.sentence_at(run.start)]
    if run.start != doc.paragraphs[sentence.paragraph].start or not doc.tokens.word(run.start).isupper():
        return False
    return doc.tokens.key(run.end) in (",", "(", "-") and not agency(doc, run)


def agency(doc: Doc, run: Run) -> bool:
    """Tell whether an acronym and a dash open a story: it is who reports, not where."""
    word = doc.tokens.cut(run.start, run.end)
    opens = run.start == doc.paragraphs[doc.sentences[doc.sentence_at(run.start)].paragraph].start
    return opens and word.isupper() and len(word) <= ACRONYM and doc.tokens.key(run.end) == "-"
