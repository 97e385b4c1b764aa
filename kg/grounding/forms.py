"""What an extractor proposes: facts of a few kinds, each with slots that quote the text, and codes from closed lists.

Nothing here is trusted. Identifiers are not among the codes: a fact can only choose a thing that was found already.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kg.drafting.languages.schema import ACTIONS, ACTS, COMPARATORS

if TYPE_CHECKING:
    from collections.abc import Mapping

REALISATIONS = frozenset(["actual", "prospective", "denied"])
MENTIONS = frozenset(["state", "body", "person", "treaty", "event", "place", "group"])
EVENTS = frozenset(
    [
        "signing",
        "adoption",
        "conference",
        "meeting",
        "operation",
        "vote",
        "session",
        "workshop",
        "incident",
        "arrest",
        "negotiation",
    ]
)
SPEAKERS = frozenset(["person", "body", "state", "group", "office", "pronoun"])
PARTIES = frozenset(["state", "body", "group", "pronoun"])


@dataclass(frozen=True)
class Known:
    """Something found already: its name in what is asked, where it stands, its kind, and the thing it is linked to."""

    id: str
    start: int
    end: int
    kind: str
    thing: str = ""


@dataclass(frozen=True)
class Slot:
    """One part of a fact: words to be found in its sentence, or one of the known spans, or both if they agree.

    `refers` names the known span, earlier in the text, that a pronoun or an office stands for.
    """

    name: str
    quote: str = ""
    span: str = ""
    refers: str = ""
    at: tuple[int, int] | None = None
    """Where an extractor says the words stand: believed only if they do."""


@dataclass(frozen=True)
class Fact:
    """What an extractor proposes: a kind, the number of a sentence, slots, and codes."""

    kind: str
    sentence: int
    slots: tuple[Slot, ...]
    codes: Mapping[str, str] = field(default_factory=dict)

    def code(self, name: str) -> str:
        """Return a code, or nothing."""
        return self.codes.get(name, "")


class Form(NamedTuple):
    """The slots and codes that a kind of fact has; codes with an empty list are checked against the words."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    codes: Mapping[str, frozenset[str]] = {}
    """Code to its values; the first one must be given."""
    may_lack: frozenset[str] = frozenset()


FORMS: dict[str, Form] = {
    "mention": Form(("words",), codes={"type": MENTIONS}),
    "statement": Form(("verb", "content"), ("speaker", "addressee"), {"act": ACTS}),
    "count": Form(
        ("words",), codes={"value": frozenset(), "comparator": COMPARATORS}, may_lack=frozenset(["comparator"])
    ),
    "action": Form(("party", "verb", "treaty"), codes={"type": ACTIONS, "realisation": REALISATIONS}),
    "event": Form(("words",), ("date", "place"), {"type": EVENTS}),
}
FITTING: dict[str, frozenset[str]] = {
    "speaker": SPEAKERS,
    "addressee": SPEAKERS,
    "party": PARTIES,
    "treaty": frozenset(["treaty", "pronoun"]),
    "date": frozenset(["date"]),
    "place": frozenset(["place", "state"]),
    "verb": frozenset(["verb", "cue", "trigger"]),
    "content": frozenset(["content", "quotation", "clause"]),
}
"""Slot to the kinds of known spans that may fill it; where none is listed, the kind of fact decides."""
WORDS = {"mention": MENTIONS, "count": frozenset(["count"]), "event": frozenset(["event", "trigger"])}
"""The same for the slot `words`, by kind of fact."""


def fitting(kind: str, slot: str) -> frozenset[str]:
    """Return the kinds of known spans that may fill a slot."""
    return WORDS.get(kind, frozenset()) if slot == "words" else FITTING.get(slot, frozenset())


REASONS = {
    "unknown-kind": "there is no such kind of fact",
    "unknown-slot": "this kind of fact has no such slot, or has it once only",
    "no-slot": "a slot that this kind of fact needs is not filled",
    "code": "a code is missing or not in its list",
    "no-sentence": "the text has no such sentence, or it is too long to be one",
    "instructs": "the sentence or its paragraph addresses a machine, not a reader",
    "empty": "there is no word in the quotation",
    "too-long": "the quotation is longer than any is",
    "missing": "the words do not stand in the text",
    "elsewhere": "the words stand in the text, but not in the sentence named",
    "part-of-word": "the words are only part of a word, name or number of the sentence",
    "ambiguous": "the words stand more than once in the sentence",
    "differs": "the words are not those at the place given",
    "unknown-span": "no such span was found before",
    "unfit": "a span of this kind cannot fill this slot",
    "overlap": "two slots claim the same words",
    "order": "what is referred to does not stand before",
    "negated": "a negation in the sentence lies outside the words",
    "not-negated": "said to be denied, but nothing in the sentence denies it",
    "planned": "the sentence tells a plan, wish or condition outside the words",
    "not-planned": "said to be planned, but nothing in the sentence says so",
    "number": "the value is not what the words say, or cannot be read from them",
    "unchecked": "the language has no list of negations and plans to check the sentence with",
    "cut": "the words stop short, or begin late: what stands beside them belongs to them",
    "twice": "the same fact was proposed before",
    "too-many": "more facts than any text has",
}
"""Why a fact is refused."""


class RefusalError(Exception):
    """Ends the check of a fact at the first thing that is wrong with it."""

    def __init__(self, reason: str, slot: str = "", detail: str = "") -> None:
        self.reason, self.slot, self.detail = reason, slot, detail
        super().__init__(reason)


@dataclass(frozen=True)
class Anchor:
    """Where a slot stands, [start, end) in the stored text, and how it was found: exact, folded or chosen."""

    start: int
    end: int
    how: str
    span: str = ""
    refers: str = ""


@dataclass(frozen=True)
class Grounded:
    """A fact every slot of which stands in its sentence."""

    fact: Fact
    anchors: Mapping[str, Anchor]


@dataclass(frozen=True)
class Refused:
    """A fact that is not taken, the slot it fails at if there is one, and why."""

    fact: Fact
    reason: str
    slot: str = ""
    detail: str = ""

    def __str__(self) -> str:
        where = f"{self.fact.kind} in sentence {self.fact.sentence}" + (f", {self.slot}" if self.slot else "")
        return f"{where}: {REASONS[self.reason]}" + (f" ({self.detail})" if self.detail else "")


@dataclass(frozen=True)
class Outcome:
    """What was taken, what was refused, and what a reviewer should know."""

    taken: tuple[Grounded, ...] = ()
    refused: tuple[Refused, ...] = ()
    warnings: tuple[str, ...] = ()
