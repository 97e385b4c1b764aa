"""Whether the day that stands beside an act says that it has been, or is still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.acts.realised import ACTUAL, PROSPECTIVE

if TYPE_CHECKING:
    from kg.drafting.acts.acts import Action
    from kg.drafting.dating.dated import Dated
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc, Sentence
    from kg.drafting.text.nearby import Nearby

CLOSE, WHEN = 4, 10


def in_time(doc: Doc, hit: Hit, sentence: Sentence, dated: Nearby[Dated], told: list[Action]) -> list[Action]:
    """Let the date behind an act say whether it is still to come, or, of a noun, that it has been."""
    if not told or told[0].realisation not in (ACTUAL, PROSPECTIVE):
        return told
    if told[0].realisation == ACTUAL and _to_come(doc, hit, sentence, dated):
        return [act._replace(realisation=PROSPECTIVE) for act in told]
    if told[0].realisation == PROSPECTIVE and _been(doc, hit, sentence, dated):
        return [act._replace(realisation=ACTUAL) for act in told]
    return told


def _been(doc: Doc, hit: Hit, sentence: Sentence, dated: Nearby[Dated]) -> bool:
    """Tell whether the day of a noun of an act is past: its ratification of the convention in 2015."""
    treaty = doc.of("treaty").between(hit.end, min(sentence.end, hit.end + 2 * CLOSE))
    end = treaty[0].end if treaty else hit.end
    day = next(iter(dated.between(end, min(sentence.end, end + CLOSE))), None)
    if day is None or not day.full or day.bounds is None or not doc.published:
        return False
    if any(doc.hit("triggers", at) for at in range(end, day.start)):
        return False  # to ratify the protocol, signed in May 2022
    low = sentence.start if hit.entry.use == "noun" else hit.start
    planned = doc.within("planner", low, hit.start) or any(
        doc.ends("planner", at) >= 0 for at in (hit.start, hit.start - 1)
    )
    return day.bounds.latest < doc.published and not planned


def _month(doc: Doc, day: Dated) -> bool:
    """Tell whether a month without its year is all that is said: ratified it in August."""
    months = (doc.hits.get("time", {}).get(at, ()) for at in range(day.start, day.end))
    return any(hit.entry.kind == "month" for hits in months for hit in hits)


def _to_come(doc: Doc, hit: Hit, sentence: Sentence, dated: Nearby[Dated]) -> bool:
    """Tell whether the first date behind a verb is one after the day of publication."""
    behind = dated.between(hit.end, min(sentence.end, hit.end + WHEN))
    if (
        behind
        and not behind[0].full
        and (_month(doc, behind[0]) or any(day.full for day in dated.between(sentence.start, hit.start)))
    ):
        return False
    first = behind[0].bounds if behind else None
    if not behind or any(
        doc.tokens.keys[m.start - 1] == "," for m in doc.of("state").between(hit.end, behind[0].start)
    ):
        return False
    return bool(doc.published and first and first.earliest > doc.published)
