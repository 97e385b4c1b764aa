"""All forms of a language in one index over tokens: one walk over a text finds every entry of every table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kg.drafting.text.tokens import keyed

if TYPE_CHECKING:
    from kg.drafting.text.tokens import Tokens

LONGEST = 24
"""No form has more tokens than this; it bounds the walk."""


ALL = -1
"""A form all in capitals, such as IT, is found only where the text is in capitals too."""


class Entry(NamedTuple):
    """A row of a table, as the stages ask for it; what `kind`, `value` and `use` hold differs by table."""

    table: str
    row: int
    lemma: str
    kind: str = ""
    value: str = ""
    use: str = ""
    tags: frozenset[str] = frozenset()
    capitals: int = 0
    """Which tokens of a form must have a capital in the text, as bits; `ALL` if the form is all in capitals."""

    @property
    def place(self) -> str:
        """Return where the row stands; rows below zero are of the table that all languages share."""
        return f"{self.table}.csv:{self.row}" if self.row > 0 else f"../{self.table}.csv:{-self.row}"


class Hit(NamedTuple):
    """An entry found in a text, as tokens [start, end)."""

    start: int
    end: int
    entry: Entry


@dataclass
class Lexicon:
    """Forms as strings of tokens, and how many tokens the longest form has that begins with one, if it has several."""

    nodes: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)
    several: set[str] = field(default_factory=set)
    """First tokens of verbs of speech of several words."""
    _last: Entry | None = None
    _ones: dict[int, tuple[Entry]] = field(default_factory=dict)

    def add(self, form: str, entry: Entry, cased: bool = False) -> None:
        """Add a form of an entry; one that is cased is found only with the capitals that it has."""
        keys, caps = keyed(form)
        keys = keys[:LONGEST]
        if not keys:
            return
        capitals = sum(1 << i for i, cap in enumerate(caps[:LONGEST]) if cap) if cased else 0
        if len(form) > 1 and form.isupper():
            capitals = ALL
        if len(keys) > 1:
            self.longest[keys[0]] = max(len(keys), self.longest.get(keys[0], 0))
        if len(keys) > 1 and entry.table == "speech":
            self.several.add(keys[0])
        path = " ".join(keys)
        whole = next((known for known in (entry.lemma, form) if known == path), path)  # one string for both
        self.nodes[whole] = self.nodes.get(whole, ()) + self._one(entry, capitals)

    def _one(self, entry: Entry, capitals: int) -> tuple[Entry]:
        """Return one object for all forms of an entry that are written alike: a language has many thousands."""
        if self._last is not entry:
            self._last, self._ones = entry, {}
        known = self._ones.get(capitals)
        if known is None:
            known = self._ones[capitals] = (entry._replace(capitals=capitals) if capitals else entry,)
        return known

    def take(self, other: Lexicon) -> None:
        """Take the forms of another one; where a table has a form of its own, that goes before."""
        for path, entries in other.nodes.items():
            own = self.nodes.get(path, ())
            tables = {entry.table for entry in own}
            self.nodes[path] = own + tuple(e for e in entries if e.table not in tables) if own else entries
        for key, length in other.longest.items():
            self.longest[key] = max(length, self.longest.get(key, 0))

    def find(self, tokens: Tokens) -> list[Hit]:
        """Find every entry at every token; the caller chooses among them."""
        found: list[Hit] = []
        nodes, longest, keys, breaks = self.nodes, self.longest, tokens.keys, tokens.breaks
        limit = len(keys)
        for start, path in enumerate(keys):
            end, last = start + 1, start + longest.get(path, 1)
            while True:
                for entry in nodes.get(path, ()):
                    if not entry.capitals or _capitalised(tokens, start, end, entry.capitals):
                        found.append(Hit(start, end, entry))
                if end in (last, limit) or breaks[end]:
                    break
                path = f"{path} {keys[end]}"
                end += 1
        return found


def _capitalised(tokens: Tokens, start: int, end: int, capitals: int) -> bool:
    """Tell whether the text has a capital wherever the form has one."""
    if capitals == ALL:
        return tokens.cut(start, end).isupper()
    at = start
    while capitals:
        if capitals & 1 and not tokens.caps[at]:
            return False
        capitals >>= 1
        at += 1
    return True
