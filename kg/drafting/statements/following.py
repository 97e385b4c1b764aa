"""What may be seen of a sentence behind a statement that tells whether it goes on with what was said.

Each feature has a name and a test; `data/languages/following.csv` has a weight for each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.drafting.statements.statement import Statement
    from kg.drafting.text.document import Doc

CLAIMS = frozenset(("asserts", "accuses", "predicts", "warns", "denies", "condemns"))
"""Acts that say what is so; behind a demand or thanks the reporter is more likely to speak again."""
NAMED = ("person/", "org/", "state/")
SHORT = 6
"""A sentence of fewer words says what happened: `He smiled.`"""
FIRST = 3
"""A name within so many tokens opens a sentence."""


class Following(NamedTuple):
    """Tokens [start, end) behind a statement in its paragraph, the statement, and how many went on with it before."""

    start: int
    end: int
    last: Statement
    run: int


def _has(role: str) -> Callable[[Doc, Following], bool]:
    """Make the test whether a small word of a role stands in the words."""
    return lambda doc, it: doc.within(role, it.start, it.end)


def _opens(role: str) -> Callable[[Doc, Following], bool]:
    """Make the test whether the words begin with a small word of a role."""
    return lambda doc, it: doc.role(role, it.start) > 0


def _names(*kinds: str) -> Callable[[Doc, Following], bool]:
    """Make the test whether the words name something of some kinds."""
    return lambda doc, it: any(doc.of(kind).between(it.start, it.end) for kind in kinds)


def _table(table: str, kind: str = "") -> Callable[[Doc, Following], bool]:
    """Make the test whether the words have an entry of a table, of a kind if one is given."""

    def test(doc: Doc, it: Following) -> bool:
        found = (doc.hits.get(table, {}).get(at) for at in range(it.start, it.end))
        return any(hits and any(kind in ("", hit.entry.kind) for hit in hits) for hits in found)

    return test


def _opens_with_name(doc: Doc, it: Following) -> bool:
    return bool(doc.of("").between(it.start, min(it.start + FIRST, it.end)))


def _ends(doc: Doc, it: Following, endings: tuple[str, ...]) -> bool:
    return bool(endings) and any(key.endswith(endings) for key in doc.tokens.keys[it.start : it.end])


def _would(doc: Doc, it: Following) -> bool:
    """Tell whether a verb says what would be, or has its tense shifted back."""
    return doc.within("backshift", it.start, it.end) or _ends(doc, it, doc.pack.settings.conditional_endings)


def _speaks(doc: Doc, it: Following) -> bool:
    """Tell whether there is a verb of speech."""
    hits = (doc.hit("speech", at) for at in range(it.start, it.end))
    return any(hit is not None and "noun" not in hit.entry.tags for hit in hits)


def _parted(doc: Doc, it: Following) -> bool:
    return doc.tokens.keys[it.start - 1] == ";"


def _opened(it: Following) -> bool:
    """Tell whether the cue stands before what was said, so that the report may well end at a semicolon."""
    return it.last.verb[1] <= it.last.content[0]


def _quotes(doc: Doc, it: Following) -> bool:
    return any(doc.quoted[at] >= 0 for at in range(it.start, it.end))


FEATURES: dict[str, Callable[[Doc, Following], bool]] = {
    # what was said before
    "always": lambda _doc, _it: True,
    "behind a claim": lambda _doc, it: it.last.act in CLAIMS,
    "behind a clause": lambda _doc, it: it.last.rule.startswith("clause"),
    "behind words in marks": lambda _doc, it: it.last.direct,
    "of a person": lambda _doc, it: it.last.speaker.startswith("person/"),
    "of somebody named": lambda _doc, it: it.last.speaker.startswith(NAMED),
    "goes on already": lambda _doc, it: it.run > 0,
    "behind a semicolon and a report that its cue opens": lambda doc, it: _parted(doc, it) and _opened(it),
    # whom and what it names
    "opens with a name": _opens_with_name,
    "names a person": _names("person"),
    "names a state": _names("state"),
    "has a capital": lambda doc, it: any(doc.tokens.caps[it.start + 1 : it.end]),
    "has a date": lambda doc, it: any(at in doc.days for at in range(it.start, it.end)),
    "has digits": lambda doc, it: any(key[:1].isdigit() for key in doc.tokens.keys[it.start : it.end]),
    # what it tells
    "tells an act": _table("triggers", "action"),
    "tells an event": _table("triggers", "event"),
    "tells of speech": _speaks,
    "tells a refusal": _has("refusal"),
    "tells a plan": _has("planner"),
    "tells the past": lambda doc, it: _ends(doc, it, doc.pack.settings.past_endings),
    "would": _would,
    "must or may": _has("modal"),
    "argues": _has("argument"),
    # how it is put
    "has a small verb": _has("auxiliary"),
    "has a conjunction": _has("conjunction"),
    "has words in marks": _quotes,
    "opens with nobody": _opens("nobody"),
    "opens with an article": _opens("determiner"),
    "opens with an adverb": _opens("adverb"),
    "is short": lambda doc, it: sum(doc.tokens.words[it.start : it.end]) < SHORT,
}
