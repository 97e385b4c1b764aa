"""A review: a sheet, its text, what was decided so far, and what the sheet will be."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kg.errors import WorkspaceError
from kg.files import write_atomically
from kg.reviewing import amending, checker, commented, signing
from kg.reviewing.blocks import SOURCE, Block, replaced, split
from kg.reviewing.journal import ACCEPTED, AMENDED, REJECTED, Decision, Journal
from kg.reviewing.toml_text import with_key, written

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kg.errors import Problem
    from kg.reviewing.checker import Checker

STATUS, REVIEWER, REVIEWED = "status", "reviewer", "reviewed"
"""Keys of [source]: a draft says that it is one; a reviewed sheet says by whom and when."""
UNREFERRING = ("id", "name", "label", "gloss", "note", "at", "check")
"""Keys that hold words or places, never the name of another entry."""


@dataclass(frozen=True)
class Item:
    """One entry under review."""

    block: Block
    decision: Decision | None = None

    @property
    def text(self) -> str:
        """The entry as it now reads."""
        amended = self.decision and self.decision.verdict == AMENDED
        return self.decision.now if self.decision and amended else self.block.text

    @cached_property
    def values(self) -> dict[str, Any]:
        """What it now says."""
        import tomllib

        values: dict[str, Any] = tomllib.loads(self.text)[self.block.section][0]
        return values

    @property
    def verdict(self) -> str:
        """What was decided; empty while it is open."""
        return self.decision.verdict if self.decision else ""


class Review:
    """A sheet under review."""

    def __init__(self, sheet: Path, checker: Checker, texts: Mapping[str, str]) -> None:
        self.path, self.checker = sheet, checker
        self.data = sheet.read_bytes()
        try:
            self.sheet = self.data.decode("utf-8")
        except UnicodeDecodeError:
            raise WorkspaceError(f"{sheet.name} is not UTF-8; save it as UTF-8") from None
        self.blocks = split(self.sheet, sheet.name)
        self.source = next(block for block in self.blocks if block.section == SOURCE)
        self.journal = Journal(sheet)
        self._last: tuple[str, list[Problem]] = ("", [])
        self.text = checker_words(texts, self.source.values)

    @property
    def items(self) -> list[Item]:
        """The entries in the order of the sheet, each with what was decided on it."""
        return [Item(block, self.journal.of(block.key)) for block in self.blocks if block.section != SOURCE]

    @cached_property
    def commented(self) -> list[Item]:
        """What stands in comments of the sheet; it is seen and not decided on."""
        return [Item(block) for block in commented.facts(self.sheet)]

    @property
    def rejected_before(self) -> list[Decision]:
        """What was rejected and is no longer in the sheet."""
        here = {block.key for block in self.blocks}
        rejected = (one for one in self.journal.decisions.values() if one.verdict == REJECTED)
        return [one for one in rejected if one.entry not in here]

    @property
    def is_decided(self) -> bool:
        """Whether every entry is decided on."""
        return all(item.decision for item in self.items)

    def result(self, instead: Mapping[str, str | None] | None = None) -> str:
        """Write the sheet as decided: amended entries anew, rejected ones left out, every other byte as it was.

        Args:
            instead: entries, by key, with another text than was decided, or None to leave them out.

        """
        new: dict[int, str | None] = {}
        decided = {item.block.key: item for item in self.items}
        for index, block in enumerate(self.blocks):
            item = decided.get(block.key) if block.section != SOURCE else None
            if item and item.verdict == REJECTED:
                new[index] = None
            elif item and item.text != block.text:
                new[index] = item.text
            if instead and block.key in instead and block.section != SOURCE:
                new[index] = instead[block.key]
        return replaced(self.sheet, self.blocks, new)

    def settled(self) -> str:
        """Write the sheet as decided, without what a draft says of itself: somebody has read all of it."""
        sheet = self.result()
        blocks = split(sheet, self.path.name)
        new: dict[int, str | None] = {index: signing.settled(block.text) for index, block in enumerate(blocks)}
        index = next(number for number, block in enumerate(blocks) if block.section == SOURCE)
        new[index] = signing.titled(blocks[index].text, self.source.values)
        return signing.headed(replaced(sheet, blocks, new))

    @property
    def is_signed(self) -> bool:
        """Whether the sheet stands as it was decided, and says by whom."""
        return bool(self.reviewers) and self.settled() == self.sheet

    def problems(self, sheet: str) -> list[Problem]:
        """List what is wrong with the sheet as it would be; the last answer is kept, as few decisions change it."""
        if self._last[0] != sheet:
            self._last = (sheet, self.checker.problems(sheet, self.path.name, self.text))
        return self._last[1]

    def trouble(self, item: Item, text: str | None) -> list[str]:
        """List what a change would break: a new text of an entry, or None for leaving it out."""
        before, after = self.problems(self.result()), self.problems(self.result({item.block.key: text}))
        return checker.told(checker.new(before, after))

    def trouble_without(self, item: Item) -> list[str]:
        """List what rejecting an entry would break, above all which entries refer to it."""
        # In a sheet that has faults already nobody may have looked at its names yet.
        return self.trouble(item, None) or (self._referring(item) if self.problems(self.result()) else [])

    def _referring(self, item: Item) -> list[str]:
        """List the entries that name a thing which no other entry is about, each with the key."""
        name = str(item.values.get("id", ""))
        others = [one for one in self.items if one.verdict != REJECTED and one.block.key != item.block.key]
        if item.verdict == REJECTED or any(one.values.get("id") == name for one in others):
            return []
        return [
            f"{one.block.label}: {key}: refers to {name}"
            for one in others
            for key, value in one.values.items()
            if key not in UNREFERRING and name in (value if isinstance(value, list) else [value])
        ]

    def decide(self, item: Item, verdict: str, by: str, on: str, reason: str = "", now: str = "") -> None:
        """Decide on an entry, on disk when this returns.

        Raises WorkspaceError if another program has written to the file of decisions.
        """
        kept = item.decision.now if item.decision and item.decision.verdict == AMENDED else ""
        if verdict == ACCEPTED and kept:
            return  # what was amended is accepted as amended
        was = "" if verdict == ACCEPTED else self._as_drafted(item, verdict)
        self.journal.put(Decision(item.block.key, item.block.label, verdict, by, on, reason, was, now))

    def _as_drafted(self, item: Item, verdict: str) -> str:
        """Return an entry as it stands in the sheet, a rejected one with the comment that goes with it."""
        return self.sheet[item.block.start if verdict == REJECTED else item.block.head : item.block.end]

    def reopen(self, item: Item) -> None:
        """Take back what was decided on an entry."""
        if item.decision:
            self.journal.drop(item.decision.entry)

    def amended(self, item: Item, name: str, answer: str) -> str:
        """Return an entry with one key set anew, or taken out.

        Raises ValueError if the answer is no value of that key.
        """
        if answer == amending.REMOVE:
            return with_key(item.text, name, None)
        old = item.values.get(name)
        if name == "at":
            return amending.placed(
                item.text, amending.places(answer, self.text, spans_of(item.values)[0][0]), self.text
            )
        key = self.checker.context.sections[item.block.section].keys.get(name)
        return with_key(item.text, name, written(amending.typed(name, key, answer, old)))

    def sign(self, on: str) -> bool:
        """Write the sheet as decided, with who reviewed it; tell whether anything had to be written.

        Raises WorkspaceError if the sheet was changed meanwhile.
        """
        decided = self.settled()
        people = list(dict.fromkeys(item.decision.by for item in self.items if item.decision))
        people = people or [one.by for one in self.rejected_before]
        if decided == self.sheet and self.reviewers and set(people) <= set(self.reviewers):
            return False
        if self.path.read_bytes() != self.data:
            raise WorkspaceError(f"{self.path.name} was changed meanwhile; start again, no decision is lost")
        people = list(dict.fromkeys([*self.reviewers, *people]))
        blocks = split(decided, self.path.name)
        index = next(number for number, block in enumerate(blocks) if block.section == SOURCE)
        source = with_key(blocks[index].text, STATUS, None)
        source = with_key(source, REVIEWER, written(people[0] if len(people) == 1 else people))
        source = with_key(source, REVIEWED, written(on))
        write_atomically(self.path, replaced(decided, blocks, {index: source}).encode("utf-8"))
        return True

    @property
    def reviewers(self) -> list[str]:
        """Who has reviewed the sheet before."""
        given = self.source.values.get(REVIEWER, [])
        return [given] if isinstance(given, str) else list(given)


def checker_words(texts: Mapping[str, str], source: Mapping[str, object]) -> str | None:
    """Find the text of a sheet among some texts."""
    return texts.get(str(source.get("text_sha256", "")))


def spans_of(values: Mapping[str, Any]) -> list[tuple[int, int]]:
    """Return the spans of an entry that are spans at all, in order; the first place of a text if there are none."""
    at = values.get("at")
    pairs = at if isinstance(at, list) and at and isinstance(at[0], list) else [at]
    good = [
        (pair[0], pair[1])
        for pair in pairs
        if isinstance(pair, list) and len(pair) == 2 and all(type(n) is int for n in pair) and 0 <= pair[0] < pair[1]
    ]
    return sorted(good) or [(0, 0)]
