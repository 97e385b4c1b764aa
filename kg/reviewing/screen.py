"""One entry on a terminal: where we are, the words in context, what it says, what can be done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.display import clean
from kg.reviewing import passages
from kg.reviewing.journal import ACCEPTED, AMENDED, REJECTED
from kg.reviewing.plain import unsure
from kg.reviewing.review import spans_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.reviewing.plain import Line, Plain
    from kg.reviewing.review import Item, Review

KEYS = "a accept   m amend   r reject   s skip   b back   u undo   q quit   ? help"
HELP = """a          the entry is right as it stands (or as you amended it)
m          change one key: its value is checked at once against the schema and the text
r          the entry is wrong: it goes to the review file and leaves the sheet when that is signed
s, →       leave it open and go on
b, ←       go back
u          take back what was decided on this entry
q          stop; every decision is kept, and the next run goes on from here
"""
NO_TEXT = "(the text is not at hand: give --texts with the folder that holds it)"
COLOURS = {"": "33", ACCEPTED: "32", AMENDED: "36", REJECTED: "31"}
NARROW = 40
LABELS = 22
"""Columns for the names of keys."""


@dataclass(frozen=True)
class Look:
    """How a terminal shows things."""

    width: int
    colour: bool

    def in_(self, code: str, text: str) -> str:
        """Colour a text, where there is colour."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text


def entry(
    item: Item, place: tuple[int, int, int], plain: Plain, wrong: Sequence[str], text: str | None, look: Look
) -> str:
    """Lay out one entry.

    Args:
        item: the entry.
        place: its number, how many there are, how many are open.
        plain: puts it into plain words.
        wrong: what is wrong with it.
        text: the text it is about, if at hand.
        look: of the terminal.

    """
    number, count, still = place
    state = item.verdict or "open"
    head = f"{number} of {count}, {still} open · {plain.kind(item)} {item.values.get('id', '')} · "
    lines = [look.in_("1", clean(head)) + look.in_(COLOURS[item.verdict], state), ""]
    width = max(NARROW, look.width) - 4
    spans = spans_of(item.values)
    shown = passages.laid_out(text, spans, width, look.colour) if text is not None else []
    lines += [f"  {line}" for line in shown or [NO_TEXT if text is None else "(not within the text)"]]
    where = ", ".join(f"{start}–{end}" for start, end in spans)
    lines += [look.in_("2", f"  characters {where}"), ""]
    for line in plain.lines(item):
        lines += _line(line, width, look)
    lines += _remarks(item, wrong, width, look)
    return "\n".join(["", *lines, "", look.in_("2", KEYS), ""])


def commented(review: Review) -> list[str]:
    """List the facts that stand in comments, each with its words; no line if there are none."""
    if not review.commented:
        return []
    facts = [
        f"- {item.block.section} {item.values.get('id', '')}: {passages.quoted(review.text, spans_of(item.values))}"
        for item in review.commented
    ]
    return [f"{len(facts)} more stand in comments of the sheet and no build reads them; edit it to add one:", *facts]


def _line(line: Line, width: int, look: Look) -> list[str]:
    # The label speaks to everybody, the key is what is typed to amend it.
    name = line.label if line.label == line.key or line.key == "id" else f"{line.label} ({line.key})"
    column = min(LABELS, width // 3)
    value = _wrapped(line.value, max(10, width - column - 1))
    label = _padded(clean(name), column)
    lines = [look.in_("2", label[0].ljust(column)) + " " + (value[0] if value else "")]
    for i in range(1, max(len(label), len(value))):
        left = label[i] if i < len(label) else ""
        right = value[i] if i < len(value) else ""
        lines.append(look.in_("2", left.ljust(column)) + " " + right)
    return [f"  {one.rstrip()}" for one in lines]


def _padded(text: str, width: int) -> list[str]:
    return _wrapped(text, width) or [""]


def _wrapped(text: str, width: int) -> list[str]:
    cells = ((char, False) for char in clean(text))
    return ["".join(char for char, _ in line).strip() for line in passages.wrapped(cells, width)]


def _remarks(item: Item, wrong: Sequence[str], width: int, look: Look) -> list[str]:
    found = []
    if why := unsure(item.values):
        found.append(("35", f"not sure: {why}"))
    found += [("31", f"wrong: {one}") for one in wrong]
    if item.decision and item.decision.reason:
        found.append(("2", f"because: {item.decision.reason}"))
    lines = [(code, line) for code, text in found for line in _wrapped(text, width)]
    return ["", *(f"  {look.in_(code, line)}" for code, line in lines)] if lines else []
