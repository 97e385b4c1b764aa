"""Which cue has which content: the surest first, so that a weak verb does not take what a sure one reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.contents import Content, contents

if TYPE_CHECKING:
    from kg.drafting.actors import Line
    from kg.drafting.cues import Cue
    from kg.drafting.document import Doc

NEXT = 6


def shared_out(doc: Doc, cues: list[Cue], line: Line) -> list[tuple[Cue, Content]]:
    """Give contents to cues, without a cue inside what another one reports; in the order of the text."""
    offers = [
        (content, number)
        for number, cue in enumerate(cues)
        for content in contents(doc, cue, cues[number + 1 : number + NEXT], line)
    ]
    offers.sort(key=lambda offer: (-offer[0].score, offer[1]))
    given: dict[int, Content] = {}
    by_sentence: dict[int, list[int]] = {}
    for content, number in offers:
        rivals = by_sentence.setdefault(cues[number].sentence, [])
        if number not in given and not any(_clash(cues[number], content, cues[r], given[r]) for r in rivals):
            given[number] = content
            rivals.append(number)
    return [(cues[number], given[number]) for number in sorted(given)]


def _clash(cue: Cue, content: Content, other: Cue, taken: Content) -> bool:
    """Tell whether two statements of a sentence cannot both be."""
    if taken.start <= cue.start < taken.end and not (taken.place == "around" and taken.direct):
        return True
    if content.start <= other.start < content.end:
        return True
    return content.start == taken.start or (content.end == taken.end and content.start < taken.end)
