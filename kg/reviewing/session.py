"""A person goes through a sheet: shows, waits for a key, writes each decision before the next entry is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kg.declared.context import ABOUT_THE_ASSERTION
from kg.display import clean
from kg.reviewing import amending, screen
from kg.reviewing.checker import told
from kg.reviewing.journal import ACCEPTED, AMENDED, REJECTED
from kg.reviewing.plain import Plain
from kg.terms import BASE

if TYPE_CHECKING:
    from kg.reviewing.review import Item, Review
    from kg.reviewing.screen import Look

KEYS = {
    "a": "accept", "m": "amend", "r": "reject", "s": "skip", " ": "skip",
    "\x1b[C": "skip", "b": "back", "\x1b[D": "back", "u": "undo", "q": "quit", "?": "help", "h": "help",
}  # fmt: skip
MOST = 5
"""Troubles that are told of one change."""


class Terminal(Protocol):
    """What a session needs of a terminal."""

    @property
    def look(self) -> Look:
        """Its width, and whether it has colour."""

    def show(self, text: str) -> None:
        """Show some lines."""

    def key(self) -> str:
        """Wait for one key."""

    def ask(self, question: str) -> str:
        """Ask for a line."""


@dataclass(frozen=True)
class Reviewer:
    """Who decides, and when."""

    name: str
    day: str


def _most(troubles: list[str]) -> list[str]:
    more = len(troubles) - MOST
    return [*troubles[:MOST], *([f"and {more} more"] if more > 0 else [])]


class Session:
    """One sitting."""

    def __init__(self, review: Review, terminal: Terminal, reviewer: Reviewer) -> None:
        self.review, self.terminal, self.reviewer = review, terminal, reviewer
        self.plain = Plain(review)
        self.here = 0
        self.is_over = False
        self.is_signed = False

    def run(self) -> bool:
        """Go through the sheet until the person stops or signs; tell whether the sheet is signed."""
        items = self.review.items
        self.here = next((i for i, item in enumerate(items) if not item.decision), 0)
        if not items or (self.review.is_decided and not self.review.reviewers):
            self._sign()
        while items and not self.is_over:
            self._show()
            action = KEYS.get(self.terminal.key(), "")
            if action:
                getattr(self, f"_{action}")(self.review.items[self.here])
        return self.is_signed

    def _show(self) -> None:
        items = self.review.items
        item = items[self.here]
        still = sum(not one.decision for one in items)
        whole = self.review.problems(self.review.result())
        wrong = [f"{p.field}: {p.message}" for p in whole if p.entry.endswith(f"({item.values.get('id')})")]
        place = (self.here + 1, len(items), still)
        shown = screen.entry(item, place, self.plain, wrong, self.review.text, self.terminal.look)
        self.terminal.show(shown)

    def _say(self, *lines: str) -> None:
        self.terminal.show("".join(f"  {clean(line)}\n" for line in lines))

    def _agrees(self, question: str) -> bool:
        return self.terminal.ask(question).strip().lower() in ("y", "yes")

    def _decide(self, item: Item, verdict: str, reason: str = "", now: str = "") -> None:
        self.review.decide(item, verdict, self.reviewer.name, self.reviewer.day, reason, now)

    def _accept(self, item: Item) -> None:
        self._decide(item, ACCEPTED)
        self._go_on()

    def _reject(self, item: Item) -> None:
        if trouble := self.review.trouble_without(item):
            self._say("without it, the sheet cannot be built before other entries change too:", *_most(trouble))
            if not self._agrees("reject it all the same (y, n)"):
                return
        reason = self.terminal.ask("why (Enter for no reason, - to keep the entry)").strip()
        if reason != amending.REMOVE:
            self._decide(item, REJECTED, reason)
            self._go_on()

    def _skip(self, item: Item) -> None:
        self._go_on()

    def _back(self, item: Item) -> None:
        self.here = max(0, self.here - 1)

    def _undo(self, item: Item) -> None:
        self.review.reopen(item)

    def _help(self, item: Item) -> None:
        self._say(*screen.HELP.splitlines())

    def _quit(self, item: Item) -> None:
        # A signed sheet on which somebody has decided otherwise since is to be signed again.
        if self.review.reviewers and self.review.is_decided and not self.review.is_signed:
            self._sign()
        self.is_over = True

    def _go_on(self) -> None:
        """Go to the next entry; after the last one sign, or say what is open."""
        items = self.review.items
        if self.here + 1 < len(items):
            self.here += 1
        elif self.review.is_decided:
            self._sign()
        else:
            self.here = next(i for i, item in enumerate(items) if not item.decision)
            self._say(f"the end; {sum(not item.decision for item in items)} still open, from here")

    def _sign(self) -> None:
        """Sign the sheet, if it holds together and the person says so."""
        wrong = told(self.review.problems(self.review.result()))
        if wrong:
            self._say("everything is decided, but the sheet cannot be built so; amend what is wrong, or edit it:")
            self._say(*_most(wrong))
            return
        self._say(f"all {len(self.review.items)} entries are decided.")
        self._say(*screen.commented(self.review))
        if self._agrees(f"sign the sheet as reviewed by {self.reviewer.name} (y, n)"):
            self.review.sign(self.reviewer.day)
            self._say(f"{self.review.path.name} is signed; `kg validate` checks it, `kg build` takes it in")
            self.is_over = self.is_signed = True

    def _amend(self, item: Item) -> None:
        """Set one key anew; asks until the value is one, or nothing is typed."""
        if item.verdict == REJECTED:
            self._say("is rejected; u takes that back")
            return
        name = self._key_to_amend(item)
        if not name:
            return
        self._say(*self._expected(item, name))
        while answer := self.terminal.ask(f"{name} (Enter to leave it, - to take it out)").strip():
            wrong, text = self._tried(item, name, answer)
            if not wrong:
                if text != item.text:
                    self._decide(item, AMENDED, now=text)
                return
            self._say(*wrong[:MOST])

    def _key_to_amend(self, item: Item) -> str:
        """Ask for a key, by its name or the beginning of it."""
        section = self.review.checker.context.sections.get(item.block.section)
        known = [*(section.keys if section else ()), *(key for key in ABOUT_THE_ASSERTION if key != "check")]
        self._say(f"set: {', '.join(name for name in item.values if name != 'check')}", f"known: {', '.join(known)}")
        while asked := self.terminal.ask("which key (Enter for none)").strip():
            alike = [asked] if asked in known else [name for name in known if name.startswith(asked)]
            if len(alike) == 1:
                return alike[0]
            self._say(f"no key {asked!r}" if not alike else f"{asked!r} begins {', '.join(alike)}")
        return ""

    def _expected(self, item: Item, name: str) -> list[str]:
        """Say what a key holds and what it may hold."""
        now = item.values.get(name)
        lines = [f"now: {now}" if now is not None else "not set"]
        key = self.review.checker.context.sections[item.block.section].keys.get(name)
        concepts = self.review.checker.ontology.concepts
        scheme = {"level": f"{BASE}concept/attribution/", "confidence": f"{BASE}concept/confidence/"}.get(name, "")
        scheme = key.scheme if key else scheme
        codes = sorted((key.codes if key else {}) or (one.removeprefix(scheme) for one in concepts(scheme)))
        lines += [f"one of {', '.join(codes)}"] if scheme or codes else []
        lines += ["two numbers, or the words as the text has them; | between several"] if name == "at" else []
        return lines

    def _tried(self, item: Item, name: str, answer: str) -> tuple[list[str], str]:
        """Try a value: what is wrong with it, or the entry with it."""
        try:
            text = self.review.amended(item, name, answer)
        except ValueError as error:
            return [str(error)], ""
        own = f"({item.values.get('id')}): "
        wrong = self.review.trouble(item, text)
        # What is wrong here is often the cause of what would be wrong elsewhere.
        here = [one.partition(own)[2] for one in wrong if own in one]
        return here or wrong, text
