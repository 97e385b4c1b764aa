"""What act it is where a plain verb tells a promise, a refusal or a forecast: `tuyên bố sẽ ký`, said it would.

A language that lists the words for what is to come (`futures`) has its plain verbs read in this way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.names.callings import FOR_STATES, ORGANS, are

if TYPE_CHECKING:
    from kg.drafting.names.actor import Line
    from kg.drafting.names.offices import Office
    from kg.drafting.statements.statement import Statement
    from kg.drafting.text.document import Doc

PLAIN = "asserts"
DOERS = frozenset(("state", "body", "head", "pronoun", "pair"))
"""Kinds of subject that promise by what is said of them, where somebody speaks for them."""


def settled(doc: Doc, found: list[Statement], line: Line, offices: list[Office]) -> list[Statement]:
    """Give statements of plain verbs the act that their words tell."""
    spoken = are(FOR_STATES) | are(ORGANS)
    officials = {office.person for office in offices if office.hit.entry.kind in spoken}
    return [said._replace(act=_act(doc, said, line, officials)) if said.act == PLAIN else said for said in found]


def _act(doc: Doc, said: Statement, line: Line, officials: set[str]) -> str:
    """Return the act of a statement whose verb only says that something was said."""
    if forecast := _forecast(doc, said):
        return forecast
    start = said.content[0]
    at = _subject(doc, start, said, line)
    while doc.role("adverb", at) and not doc.role("future", at):
        at = doc.role("adverb", at)
    told = at < said.content[1] and (doc.role("future", at) or doc.role("refusing", at))
    if not told or (at > start and not _answers(said, officials)):
        return said.act
    return "rejects" if doc.role("refusing", at) else "commits"


def _subject(doc: Doc, start: int, said: Statement, line: Line) -> int:
    """Return where the words after the subject of a clause begin; a verb without one has that of the speaker."""
    if said.direct:
        return doc.role("ourselves", start) or said.content[1]
    actor = line.at(doc.role("determiner", start) or start)
    return actor.end if actor is not None and actor.kind in DOERS else start


def _answers(said: Statement, officials: set[str]) -> bool:
    """Tell whether who speaks may promise for others: a state, a body, somebody in an office."""
    return said.direct or said.speaker in officials or said.speaker.startswith(("state/", "org/"))


def _forecast(doc: Doc, said: Statement) -> str:
    """Return the act of a verb of opinion over something to come: is sure that it `will` enter into force."""
    opinion = doc.within("opinion", *said.verb)
    ahead = doc.within("future", *said.content)
    return "predicts" if opinion and ahead and not said.direct else ""
